/* accord-command-import.c: bringing in what is kept elsewhere
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "command/accord-command-private.h"

#include <glib/gi18n.h>

#include "exchange/accord-import.h"
#include "exchange/accord-tables.h"
#include "exchange/accord-whole.h"

static gboolean option_dry_run;
static gboolean option_json;
static gboolean option_update;
static gboolean option_leave;
static char *option_from;
static char *option_strategy;

static const GOptionEntry OPTIONS[] = {
  { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &option_dry_run, N_("Say what would be brought in, and change nothing"), NULL },
  { "update", 0, 0, G_OPTION_ARG_NONE, &option_update,
    N_("Let rows that were brought in before say what they say now"), NULL },
  { "leave", 0, 0, G_OPTION_ARG_NONE, &option_leave, N_("Leave what they were brought in as (so without either)"), NULL },
  { "from", 0, 0, G_OPTION_ARG_STRING, &option_from, N_("Of comments: the body whose they are"), N_("BODY") },
  { "strategy", 's', 0, G_OPTION_ARG_STRING, &option_strategy, N_("Of comments: the strategy; else it is found out"),
    "TITLE" },
  { "json", 0, 0, G_OPTION_ARG_NONE, &option_json, N_("Print JSON"), NULL },
  { NULL },
};

static const char *const KINDS[] = { "members", "activities", "strategy" };
G_STATIC_ASSERT (G_N_ELEMENTS (KINDS) == ACCORD_IMPORT_N_KINDS);

static AccordExit
restore (const char *file, const char *input)
{
  g_autofree char *path = accord_partnership_find_path (file);
  g_autofree char *json = accord_command_absolute (input);
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordPartnership) partnership = NULL;

  if (option_dry_run || option_json || option_update || option_leave)
    return accord_command_misused (_("A whole partnership is brought back without options"));
  partnership = accord_partnership_create (path,
                                           g_file_test (json, G_FILE_TEST_IS_DIR) ? accord_tables_restore (json)
                                                                                  : accord_whole_restore (json),
                                           &error);
  return partnership != NULL ? ACCORD_EXIT_DONE : accord_command_fail (error);
}

static void
print_known (AccordImportPlan *plan)
{
  for (guint i = 0; i < accord_import_plan_get_n_known (plan); i++)
    {
      const AccordImportKnownRow *known = accord_import_plan_get_known (plan, i);

      g_print (known->update ? _("Row %u updates “%s”:\n") : _("Row %u says something else than “%s”, which is left:\n"),
               known->row, known->name);
      for (guint j = 0; j < known->changes->len; j++)
        {
          const AccordImportChange *change = known->changes->pdata[j];

          g_print (_("    %s: “%s”, was “%s”\n"), change->field, change->after, change->before);
        }
    }
}

static void
print_words (AccordImportPlan *plan)
{
  guint n_skipped = accord_import_plan_get_n_skipped (plan);
  guint n_problems = accord_import_plan_get_n_problems (plan);

  g_print (option_dry_run ? _("Would bring in %u of %u rows.\n") : _("Brought in %u of %u rows.\n"),
           accord_import_plan_get_n_taken (plan), accord_import_plan_get_n_read (plan));
  print_known (plan);
  for (guint i = 0; i < n_skipped; i++)
    {
      const AccordImportSkipped *skipped = accord_import_plan_get_skipped (plan, i);

      g_print (_("Row %u not used: %s\n    %s\n"), skipped->row, skipped->reason, skipped->text);
    }
  for (guint i = 0; i < n_problems; i++)
    {
      const AccordImportProblem *problem = accord_import_plan_get_problem (plan, i);

      g_print (_("Row %u%s: %s\n"), problem->row, problem->column, problem->text);
    }
  for (guint i = 0; i < accord_import_plan_get_n_proposals (plan); i++)
    {
      const AccordImportProposal *proposal = accord_import_plan_get_proposal (plan, i);

      g_print (_("Row %u: “%s” may be “%s”, spelt differently; they are kept apart.\n"), proposal->row, proposal->name,
               proposal->other);
    }
}

static gboolean
apply (AccordPartnership *partnership, AccordImportPlan *plan, GError **error)
{
  return option_dry_run || (accord_partnership_backup_before (partnership, error) &&
                            accord_partnership_do (partnership, accord_import_apply (plan, NULL), NULL, error));
}

static AccordExit
bring_in (const char *file, AccordImportKind kind, const char *input)
{
  g_autoptr (AccordPartnership) partnership = accord_command_open (file);
  g_autoptr (GFile) source = g_file_new_for_commandline_arg (input);
  g_autoptr (AccordImportPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  if (partnership == NULL)
    return ACCORD_EXIT_FAILED;
  plan = accord_import_plan_read (partnership, kind, source, NULL, NULL, &error);
  if (plan != NULL)
    accord_import_plan_set_update_all (plan, option_update);
  if (plan == NULL || !apply (partnership, plan, &error))
    return accord_command_fail (error);
  if (option_json)
    {
      g_autofree char *json = accord_import_report_json (plan, option_dry_run);

      g_print ("%s\n", json);
    }
  else
    print_words (plan);
  return ACCORD_EXIT_DONE;
}

static AccordExit
run_import (char **arguments)
{
  if (option_update && option_leave)
    return accord_command_misused (_("Rows are either updated or left"));
  if (g_str_equal (arguments[1], "partnership"))
    return restore (arguments[0], arguments[2]);
  if (g_str_equal (arguments[1], "tables"))
    return accord_command_bring_in_tables (arguments[0], arguments[2], option_update, option_dry_run, option_json);
  if (g_str_equal (arguments[1], "comments"))
    return accord_command_bring_in_comments (arguments[0], arguments[2], option_from, option_strategy, option_dry_run,
                                             option_json);
  for (guint i = 0; i < G_N_ELEMENTS (KINDS); i++)
    if (g_str_equal (arguments[1], KINDS[i]))
      return bring_in (arguments[0], (AccordImportKind) i, arguments[2]);
  return accord_command_misused (_("There is no import “%s”: try members, activities, strategy, comments, tables or "
                                   "partnership"),
                                 arguments[1]);
}

const AccordCommand accord_command_import = {
  .name = "import",
  .synopsis = "FILE members|activities|strategy|tables|partnership INPUT [--update|--leave] [--dry-run] [--json]"
              " | FILE comments RETURNED.docx [--from BODY] [--strategy TITLE] [--dry-run] [--json]",
  .summary = N_("Bring in a member list or engagement log (CSV, .xlsx), a strategy (CommonMark), the comments and tracked "
                "changes of a Word document, tables that “accord export” wrote (a file or a folder of them), or, into a new "
                "file, a whole partnership (JSON, or such a folder)."),
  .options = OPTIONS,
  .min_arguments = 3,
  .max_arguments = 3,
  .run = run_import,
};
