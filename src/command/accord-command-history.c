/* accord-command-history.c: undo, history
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "command/accord-command-private.h"

#include <glib/gi18n.h>

#include "model/accord-history.h"

static gboolean option_json;

static const GOptionEntry HISTORY_OPTIONS[] = {
  { "json", 0, 0, G_OPTION_ARG_NONE, &option_json, N_("Print JSON"), NULL },
  { NULL },
};

static AccordExit
run_undo (char **arguments)
{
  g_autoptr (AccordPartnership) partnership = accord_command_open (arguments[0]);
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;

  if (partnership == NULL)
    return ACCORD_EXIT_FAILED;
  label = accord_partnership_run (partnership, accord_request_undo (), NULL, &error);
  if (label == NULL)
    return accord_command_fail (error);
  g_print (_("Undone: %s\n"), label);
  return ACCORD_EXIT_DONE;
}

const AccordCommand accord_command_undo = {
  .name = "undo",
  .synopsis = "FILE",
  .summary = N_("Take back the last change, whoever made it."),
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run_undo,
};

static void
add_entry (JsonBuilder *builder, const AccordHistoryEntry *entry)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "id");
  json_builder_add_int_value (builder, entry->id);
  json_builder_set_member_name (builder, "at");
  json_builder_add_string_value (builder, entry->at);
  json_builder_set_member_name (builder, "author");
  json_builder_add_string_value (builder, entry->author);
  json_builder_set_member_name (builder, "label");
  json_builder_add_string_value (builder, entry->label);
  json_builder_set_member_name (builder, "state");
  json_builder_add_string_value (builder, entry->state);
  json_builder_set_member_name (builder, "rows");
  json_builder_add_int_value (builder, entry->changes);
  json_builder_end_object (builder);
}

static void
print_json (GPtrArray *entries)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < entries->len; i++)
    add_entry (builder, g_ptr_array_index (entries, i));
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  accord_command_print_json (root);
}

static const char *
describe_state (const char *state)
{
  return g_str_equal (state, "undone")      ? _(" (undone)")
         : g_str_equal (state, "abandoned") ? _(" (undone, then something else was done)")
                                            : "";
}

static void
print_lines (GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const AccordHistoryEntry *entry = g_ptr_array_index (entries, i);
      g_autoptr (GDateTime) utc = g_date_time_new_from_iso8601 (entry->at, NULL);
      g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
      g_autofree char *when = local != NULL ? g_date_time_format (local, "%d/%m/%Y %H:%M:%S") : g_strdup (entry->at);

      g_print ("%s  %s  %s%s\n", when, entry->author, entry->label, describe_state (entry->state));
    }
}

static AccordExit
run_history (char **arguments)
{
  g_autoptr (AccordPartnership) partnership = accord_command_open (arguments[0]);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  if (partnership == NULL)
    return ACCORD_EXIT_FAILED;
  entries = accord_partnership_run (partnership, accord_history_load (G_MAXINT), NULL, &error);
  if (entries == NULL)
    return accord_command_fail (error);
  if (option_json)
    print_json (entries);
  else
    print_lines (entries);
  return ACCORD_EXIT_DONE;
}

const AccordCommand accord_command_history = {
  .name = "history",
  .synopsis = "FILE [--json]",
  .summary = N_("List the changes, newest first: when, who, what."),
  .options = HISTORY_OPTIONS,
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run_history,
};
