/* accord-command-tables.c: tables that were spreadsheets for a while
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "command/accord-command-private.h"

#include <glib/gi18n.h>

#include "exchange/accord-tables.h"
#include "model/accord-json.h"

static void
print_json (const AccordTablesTrial *trial, gboolean update, gboolean dry_run)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "dry_run");
  json_builder_add_boolean_value (builder, dry_run);
  json_builder_set_member_name (builder, "update");
  json_builder_add_boolean_value (builder, update);
  json_builder_set_member_name (builder, "tables");
  json_builder_begin_array (builder);
  for (guint i = 0; i < trial->sums->len; i++)
    {
      const AccordTablesSum *sum = trial->sums->pdata[i];

      json_builder_begin_object (builder);
      accord_json_set_text (builder, "file", sum->file);
      accord_json_set_text (builder, "table", sum->table);
      accord_json_set_int (builder, "added", sum->n_added);
      accord_json_set_int (builder, "changed", sum->n_changed);
      accord_json_set_int (builder, "unchanged", sum->n_same);
      accord_json_set_int (builder, "refused", sum->n_refused);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "refused");
  json_builder_begin_array (builder);
  for (guint i = 0; i < trial->refusals->len; i++)
    {
      const AccordTablesRefusal *refusal = trial->refusals->pdata[i];

      json_builder_begin_object (builder);
      accord_json_set_text (builder, "file", refusal->file);
      accord_json_set_int (builder, "row", refusal->row);
      accord_json_set_text (builder, "column", refusal->column);
      accord_json_set_text (builder, "reason", refusal->reason);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  accord_command_print_json (root);
}

static void
print_words (const AccordTablesTrial *trial, gboolean update)
{
  for (guint i = 0; i < trial->sums->len; i++)
    {
      const AccordTablesSum *sum = trial->sums->pdata[i];

      g_print (update ? _("%s: %u to add, %u to change, %u the same, %u refused\n")
                      : _("%s: %u to add, %u that say something else and are left, %u the same, %u refused\n"),
               sum->table, sum->n_added, sum->n_changed, sum->n_same, sum->n_refused);
    }
  for (guint i = 0; i < trial->refusals->len; i++)
    {
      const AccordTablesRefusal *refusal = trial->refusals->pdata[i];

      g_print (_("%s, row %u%s%s: %s\n"), refusal->file, refusal->row, *refusal->column != '\0' ? ", " : "", refusal->column,
               refusal->reason);
    }
  if (trial->refusals->len > 0)
    g_print ("%s\n", _("Nothing is brought in as long as a row is refused."));
}

/*
 * accord_command_bring_in_tables:
 * @file: the partnership
 * @input: a file that was exported, or a folder of them
 * @update: whether records that are there take what the files say
 *
 * Returns: how the command ends; ACCORD_EXIT_FAILED when a row is refused
 */
AccordExit
accord_command_bring_in_tables (const char *file, const char *input, gboolean update, gboolean dry_run, gboolean json)
{
  g_autoptr (AccordPartnership) partnership = accord_command_open (file);
  g_autofree char *path = accord_command_absolute (input);
  const char *const paths[] = { path, NULL };
  g_autoptr (AccordTablesTrial) trial = NULL;
  g_autofree AccordTablesCount *count = NULL;
  g_autoptr (GError) error = NULL;

  if (partnership == NULL)
    return ACCORD_EXIT_FAILED;
  if (dry_run || json)
    trial = accord_partnership_run (partnership, accord_tables_try (paths), NULL, &error);
  if (error == NULL && !dry_run && accord_partnership_backup_before (partnership, &error))
    count = accord_partnership_run (partnership, accord_tables_bring_in (paths, update), NULL, &error);
  if (error != NULL)
    return accord_command_fail (error);
  if (json)
    print_json (trial, update, dry_run);
  else if (dry_run)
    print_words (trial, update);
  else if (count != NULL)
    g_print (_("Brought in %u of %u rows.\n"), count->n_changed, count->n_rows);
  return dry_run && trial->refusals->len > 0 ? ACCORD_EXIT_FAILED : ACCORD_EXIT_DONE;
}
