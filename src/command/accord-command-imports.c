/* accord-command-imports.c: what was brought in, and taking it out again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "command/accord-command-private.h"

#include <glib/gi18n.h>

#include "base/accord-error.h"
#include "engagement/accord-import-batch.h"
#include "model/accord-json.h"

static gboolean option_json;
static gboolean option_with_edited;
static gint64 option_remove;

static const GOptionEntry OPTIONS[] = {
  { "remove", 0, 0, G_OPTION_ARG_INT64, &option_remove, N_("Take out what the import of this number brought in"),
    N_("NUMBER") },
  { "with-edited", 0, 0, G_OPTION_ARG_NONE, &option_with_edited, N_("Also what was edited since"), NULL },
  { "json", 0, 0, G_OPTION_ARG_NONE, &option_json, N_("Print JSON"), NULL },
  { NULL },
};

static void
print_json (GPtrArray *batches)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < batches->len; i++)
    {
      const AccordImportBatch *batch = batches->pdata[i];

      json_builder_begin_object (builder);
      accord_json_set_int (builder, "id", batch->id);
      accord_json_set_text (builder, "kind", batch->kind);
      accord_json_set_text (builder, "file", batch->file_name);
      accord_json_set_text (builder, "at", batch->at);
      accord_json_set_int (builder, "imported", batch->imported);
      accord_json_set_int (builder, "updated", batch->updated);
      accord_json_set_int (builder, "present", batch->present);
      json_builder_set_member_name (builder, "edited");
      json_builder_begin_array (builder);
      for (guint j = 0; j < batch->edited->len; j++)
        json_builder_add_string_value (builder, batch->edited->pdata[j]);
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  accord_command_print_json (root);
}

static void
print_lines (GPtrArray *batches)
{
  for (guint i = 0; i < batches->len; i++)
    {
      const AccordImportBatch *batch = batches->pdata[i];
      g_autoptr (GDateTime) utc = g_date_time_new_from_iso8601 (batch->at, NULL);
      g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
      g_autofree char *when = local != NULL ? g_date_time_format (local, "%d/%m/%Y %H:%M") : g_strdup (batch->at);

      g_print (_("%" G_GINT64_FORMAT "  %s  %s: %u brought in, %u updated, %u edited since\n"), batch->id, when,
               batch->file_name, batch->imported, batch->updated, batch->edited->len);
    }
}

static AccordExit
remove_batch (AccordPartnership *partnership, const AccordImportBatch *batch)
{
  g_autoptr (GError) error = NULL;
  gboolean is_log = accord_import_batch_has_activities (batch);

  if (!is_log || batch->edited->len == 0)
    {
      g_free (accord_partnership_run (partnership, accord_import_batch_take_back (batch), NULL, &error));
      if (error == NULL)
        return ACCORD_EXIT_DONE;
      if (!is_log)
        return accord_command_fail (error);
      g_clear_error (&error);
    }
  if (!accord_partnership_do (partnership, accord_import_batch_remove (batch->id, option_with_edited), NULL, &error))
    return accord_command_fail (error);
  for (guint i = 0; i < batch->edited->len && !option_with_edited; i++)
    g_print (_("Kept, edited since: %s\n"), (const char *) batch->edited->pdata[i]);
  return ACCORD_EXIT_DONE;
}

static AccordExit
run_batches (char **arguments)
{
  g_autoptr (AccordPartnership) partnership = accord_command_open (arguments[0]);
  g_autoptr (GPtrArray) batches = NULL;
  g_autoptr (GError) error = NULL;

  if (partnership == NULL)
    return ACCORD_EXIT_FAILED;
  batches = accord_partnership_run (partnership, accord_import_batches_load (), NULL, &error);
  if (batches == NULL)
    return accord_command_fail (error);
  for (guint i = 0; i < batches->len && option_remove != 0; i++)
    if (((const AccordImportBatch *) batches->pdata[i])->id == option_remove)
      return remove_batch (partnership, batches->pdata[i]);
  if (option_remove != 0)
    return accord_command_misused (_("There is no import of that number: see “accord imports FILE”"));
  if (option_json)
    print_json (batches);
  else
    print_lines (batches);
  return ACCORD_EXIT_DONE;
}

const AccordCommand accord_command_imports = {
  .name = "imports",
  .synopsis = "FILE [--remove NUMBER [--with-edited]] [--json]",
  .summary = N_("List what was brought in, or take out again what one import brought in."),
  .options = OPTIONS,
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run_batches,
};
