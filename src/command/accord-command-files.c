/* accord-command-files.c: new, export, verify, backup
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "command/accord-command-private.h"

#include <glib/gi18n.h>

#include "base/accord-vague-date.h"
#include "exchange/accord-calendar.h"
#include "exchange/accord-export-members.h"
#include "exchange/accord-export-people.h"
#include "exchange/accord-export-strategy.h"
#include "exchange/accord-tables.h"
#include "exchange/accord-whole.h"
#include "model/accord-founding.h"
#include "report/accord-docx.h"

static char *option_name;
static char *option_output;
static char *option_strategy;
static char *option_as_at;
static char *option_table;
static char as_at[11];          /* what --as-at said, ISO 8601 */

static const GOptionEntry NEW_OPTIONS[] = {
  { "name", 0, 0, G_OPTION_ARG_STRING, &option_name, N_("The partnership’s name"), "NAME" },
  { NULL },
};

static const GOptionEntry OUTPUT_OPTIONS[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &option_output, N_("The file to write"), "FILE" },
  { NULL },
};

static const GOptionEntry EXPORT_OPTIONS[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &option_output, N_("The file to write"), "FILE" },
  { "strategy", 's', 0, G_OPTION_ARG_STRING, &option_strategy, N_("The strategy of this title"), "TITLE" },
  { "as-at", 0, 0, G_OPTION_ARG_STRING, &option_as_at, N_("The membership of this day"), "DATE" },
  { "table", 't', 0, G_OPTION_ARG_STRING, &option_table, N_("The table of this name; else all, into a folder"), "NAME" },
  { NULL },
};

static AccordExit
run_new (char **arguments)
{
  g_autofree char *path = accord_partnership_find_path (arguments[0]);
  g_autoptr (AccordPartnership) partnership = NULL;
  AccordFounding founding = { .name = option_name };
  g_autoptr (GError) error = NULL;

  if (option_name == NULL || *option_name == '\0')
    return accord_command_misused (_("A new partnership needs --name NAME"));
  partnership = accord_partnership_create (path, accord_founding_fill (&founding), &error);
  return partnership != NULL ? ACCORD_EXIT_DONE : accord_command_fail (error);
}

const AccordCommand accord_command_new = {
  .name = "new",
  .synopsis = "FILE --name NAME",
  .summary = N_("Make a partnership with nothing in it."),
  .options = NEW_OPTIONS,
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run_new,
};

/* --- export --- */

static AccordRequest *
save_whole (gint64 plan, const char *output)
{
  return accord_whole_save (output);
}

static AccordRequest *
save_meetings (gint64 plan, const char *output)
{
  return accord_calendar_save (output);
}

static AccordRequest *
save_members_csv (gint64 plan, const char *output)
{
  return accord_export_members_save_csv (as_at, output);
}

static AccordRequest *
save_members_xlsx (gint64 plan, const char *output)
{
  return accord_export_members_save_xlsx (as_at, output);
}

static AccordRequest *
save_tables_csv (gint64 plan, const char *output)
{
  return option_table != NULL ? accord_tables_save (option_table, ACCORD_SHEET_CSV, output)
                              : accord_tables_save_all (ACCORD_SHEET_CSV, output);
}

static AccordRequest *
save_tables_xlsx (gint64 plan, const char *output)
{
  return option_table != NULL ? accord_tables_save (option_table, ACCORD_SHEET_XLSX, output)
                              : accord_tables_save_all (ACCORD_SHEET_XLSX, output);
}

static AccordRequest *
save_people (gint64 plan, const char *output)
{
  return accord_export_people_save (output);
}

/*
 * A format that can be written: its name, the word that has to follow it (NULL: none), whether it is of one strategy, and
 * what writes it. An option that only one format has is read by its function.
 */
static const struct
{
  const char *name;
  const char *subject;
  gboolean of_strategy;
  AccordRequest *(*save) (gint64 plan, const char *output);
} EXPORTS[] = {
  { "json", NULL, FALSE, save_whole },
  { "md", NULL, TRUE, accord_export_strategy_save },
  { "docx", NULL, TRUE, accord_docx_save_strategy },
  { "ics", NULL, FALSE, save_meetings },
  { "csv", "members", FALSE, save_members_csv },
  { "xlsx", "members", FALSE, save_members_xlsx },
  { "csv", "tables", FALSE, save_tables_csv },
  { "xlsx", "tables", FALSE, save_tables_xlsx },
  { "vcf", NULL, FALSE, save_people },
};

static char *
list_exports (void)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (EXPORTS); i++)
    g_string_append_printf (names, "%s%s%s%s", i > 0 ? ", " : "", EXPORTS[i].name, EXPORTS[i].subject != NULL ? " " : "",
                            EXPORTS[i].subject != NULL ? EXPORTS[i].subject : "");
  return g_string_free_and_steal (names);
}

static AccordExit
complain_about_export (char **arguments)
{
  g_autofree char *words = g_strjoinv (" ", arguments + 1);
  g_autofree char *exports = list_exports ();

  return accord_command_misused (_("There is no export “%s”: try %s"), words, exports);
}

static AccordExit
write_export (const char *file, guint export)
{
  g_autoptr (AccordPartnership) partnership = NULL;
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  gint64 plan = 0;

  if (option_output == NULL)
    return accord_command_misused (_("Say where to write with -o FILE"));
  if (option_as_at != NULL && !accord_day_parse (option_as_at, as_at, &error))
    return accord_command_misused ("%s", error->message);
  partnership = accord_command_open (file);
  if (partnership == NULL ||
      (EXPORTS[export].of_strategy && !accord_command_find_strategy (partnership, option_strategy, &plan)))
    return ACCORD_EXIT_FAILED;
  output = accord_command_absolute (option_output);
  accord_partnership_do (partnership, EXPORTS[export].save (plan, output), NULL, &error);
  return error == NULL ? ACCORD_EXIT_DONE : accord_command_fail (error);
}

static AccordExit
run_export (char **arguments)
{
  for (guint i = 0; i < G_N_ELEMENTS (EXPORTS); i++)
    if (g_str_equal (arguments[1], EXPORTS[i].name) && g_strcmp0 (arguments[2], EXPORTS[i].subject) == 0)
      return write_export (arguments[0], i);
  return complain_about_export (arguments);
}

const AccordCommand accord_command_export = {
  .name = "export",
  .synopsis = "FILE json -o OUT.json | md|docx [--strategy TITLE] -o OUT | csv|xlsx members [--as-at DATE] -o OUT |"
              " csv|xlsx tables --table NAME -o OUT | csv|xlsx tables -o FOLDER | vcf -o OUT.vcf | ics -o OUT.ics",
  .summary = N_("Write the whole partnership, without its history, or a strategy as text in CommonMark; “accord import NEW "
                "partnership OUT.json” and “accord import FILE strategy OUT.md” bring them back. Or a strategy for Word, whose "
                "comments “accord import FILE comments” brings back. Or the membership of a day as a spreadsheet, the people "
                "as contacts, the meetings for a calendar. Or any table, or all, as spreadsheets that “accord import FILE "
                "tables” takes back unchanged."),
  .options = EXPORT_OPTIONS,
  .min_arguments = 2,
  .max_arguments = 3,
  .run = run_export,
};

static AccordExit
run_verify (char **arguments)
{
  g_autoptr (AccordPartnership) partnership = accord_command_open (arguments[0]);
  g_autoptr (GError) error = NULL;

  if (partnership == NULL)
    return ACCORD_EXIT_FAILED;
  if (!accord_partnership_verify (partnership, &error))
    return accord_command_fail (error);
  g_print ("%s\n", _("The file is whole."));
  return ACCORD_EXIT_DONE;
}

const AccordCommand accord_command_verify = {
  .name = "verify",
  .synopsis = "FILE",
  .summary = N_("Read the whole file and check it."),
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run_verify,
};

static AccordExit
run_backup (char **arguments)
{
  g_autoptr (AccordPartnership) partnership = NULL;
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;

  if (option_output == NULL)
    return accord_command_misused (_("Say where to write with -o FILE"));
  partnership = accord_command_open (arguments[0]);
  if (partnership == NULL)
    return ACCORD_EXIT_FAILED;
  output = accord_command_absolute (option_output);
  return accord_partnership_backup (partnership, output, &error) ? ACCORD_EXIT_DONE : accord_command_fail (error);
}

const AccordCommand accord_command_backup = {
  .name = "backup",
  .synopsis = "FILE -o OUT.accord",
  .summary = N_("Make a verified copy; a copy that is not good replaces nothing."),
  .options = OUTPUT_OPTIONS,
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run_backup,
};
