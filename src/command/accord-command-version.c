/* accord-command-version.c: frozen versions, and what changed between them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "command/accord-command-private.h"

#include <glib/gi18n.h>

#include "model/accord-json.h"
#include "plans/accord-plan-version.h"
#include "plans/accord-redline.h"

static char *option_strategy;
static char *option_label;
static gboolean option_json;

static const GOptionEntry OPTIONS[] = {
  { "strategy", 's', 0, G_OPTION_ARG_STRING, &option_strategy, N_("The strategy of this title"), "TITLE" },
  { "label", 'l', 0, G_OPTION_ARG_STRING, &option_label, N_("What the version is called"), "LABEL" },
  { "json", 0, 0, G_OPTION_ARG_NONE, &option_json, N_("Print JSON"), NULL },
  { NULL },
};

static void
add_version (JsonBuilder *builder, const AccordPlanVersion *version)
{
  json_builder_begin_object (builder);
  accord_json_set_int (builder, "number", version->number);
  accord_json_set_text (builder, "label", version->label);
  accord_json_set_text (builder, "state", version->state);
  accord_json_set_text (builder, "frozen_at", version->frozen_at);
  accord_json_set_text (builder, "author", version->author);
  accord_json_set_text (builder, "sha256", version->sha256);
  accord_json_set_int (builder, "asked", version->n_asked);
  accord_json_set_int (builder, "approved", version->n_approved);
  accord_json_set_int (builder, "sent", version->n_sent);
  json_builder_end_object (builder);
}

static char *
format_moment (const char *at)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_iso8601 (at, NULL);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  return local != NULL ? g_date_time_format (local, "%d/%m/%Y %H:%M") : g_strdup (at);
}

static void
print_version (AccordPartnership *partnership, const AccordPlanVersion *version)
{
  AccordVocabulary *states = accord_partnership_get_vocabulary (partnership, "plan_state");
  g_autofree char *when = format_moment (version->frozen_at);

  g_print ("%3u  %s  %s  %.12s  %s%s%s\n", version->number, when, version->author, version->sha256,
           accord_vocabulary_get_label (states, version->state), *version->label != '\0' ? "  " : "", version->label);
}

static AccordExit
list (AccordPartnership *partnership, GPtrArray *versions)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < versions->len; i++)
    {
      if (option_json)
        add_version (builder, g_ptr_array_index (versions, i));
      else
        print_version (partnership, g_ptr_array_index (versions, i));
    }
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  if (option_json)
    accord_command_print_json (root);
  return ACCORD_EXIT_DONE;
}

static AccordExit
freeze (AccordPartnership *partnership, gint64 plan)
{
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GError) error = NULL;

  if (!accord_partnership_do (partnership, accord_plan_version_freeze (plan, option_label != NULL ? option_label : ""), NULL,
                              &error))
    return accord_command_fail (error);
  versions = accord_partnership_run (partnership, accord_plan_versions_load (plan), NULL, &error);
  if (versions == NULL)
    return accord_command_fail (error);
  g_ptr_array_set_size (versions, 1);
  return list (partnership, versions);
}

/* "today" is NULL in @version. */
static gboolean
find_version (GPtrArray *versions, const char *word, const AccordPlanVersion **version)
{
  guint64 number = 0;

  *version = NULL;
  if (g_str_equal (word, "today"))
    return TRUE;
  if (!g_ascii_string_to_unsigned (word, 10, 1, G_MAXUINT, &number, NULL))
    number = 0;
  for (guint i = 0; i < versions->len && *version == NULL; i++)
    if (((AccordPlanVersion *) g_ptr_array_index (versions, i))->number == number)
      *version = g_ptr_array_index (versions, i);
  if (*version == NULL)
    g_printerr (_("accord: There is no version “%s”: give its number, or “today”\n"), word);
  return *version != NULL;
}

static void
print_redline_json (const AccordRedline *redline, const AccordPlanVersion *from, const AccordPlanVersion *to)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "from");
  if (from != NULL)
    add_version (builder, from);
  else
    json_builder_add_string_value (builder, "today");
  json_builder_set_member_name (builder, "to");
  if (to != NULL)
    add_version (builder, to);
  else
    json_builder_add_string_value (builder, "today");
  accord_redline_add_json (redline, builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  accord_command_print_json (root);
}

static AccordExit
diff (AccordPartnership *partnership, gint64 plan, GPtrArray *versions, const char *a, const char *b)
{
  const AccordPlanVersion *from, *to;
  g_autoptr (AccordRedline) redline = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (!find_version (versions, a, &from) || !find_version (versions, b, &to))
    return ACCORD_EXIT_FAILED;
  redline = accord_partnership_run (partnership,
                                    accord_redline_load (plan, from != NULL ? from->id : 0, to != NULL ? to->id : 0), NULL,
                                    &error);
  if (redline == NULL)
    return accord_command_fail (error);
  if (option_json)
    {
      print_redline_json (redline, from, to);
      return ACCORD_EXIT_DONE;
    }
  text = accord_redline_to_text (redline);
  g_print ("%s", *text != '\0' ? text : _("Nothing has changed.\n"));
  return ACCORD_EXIT_DONE;
}

static AccordExit
run_version (char **arguments)
{
  static const char *const WORDS[] = { "freeze", "list", "diff", NULL };
  gboolean is_diff = g_str_equal (arguments[1], "diff");
  g_autoptr (AccordPartnership) partnership = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GError) error = NULL;
  gint64 plan = 0;

  if (!g_strv_contains (WORDS, arguments[1]))
    return accord_command_misused (_("There is no “version %s”: try freeze, list or diff"), arguments[1]);
  if (is_diff != (g_strv_length (arguments) == 4))
    return accord_command_misused (_("Usage: accord %s"), "version FILE freeze | list | diff A B");
  partnership = accord_command_open (arguments[0]);
  if (partnership == NULL || !accord_command_find_strategy (partnership, option_strategy, &plan))
    return ACCORD_EXIT_FAILED;
  if (g_str_equal (arguments[1], "freeze"))
    return freeze (partnership, plan);
  versions = accord_partnership_run (partnership, accord_plan_versions_load (plan), NULL, &error);
  if (versions == NULL)
    return accord_command_fail (error);
  return is_diff ? diff (partnership, plan, versions, arguments[2], arguments[3]) : list (partnership, versions);
}

const AccordCommand accord_command_version = {
  .name = "version",
  .synopsis = "FILE freeze [--label LABEL] | list | diff A B  [--strategy TITLE] [--json]",
  .summary = N_("Freeze a version of a strategy, list them, or say what changed from A to B: numbers of versions, or “today”."),
  .options = OPTIONS,
  .min_arguments = 2,
  .max_arguments = 4,
  .run = run_version,
};
