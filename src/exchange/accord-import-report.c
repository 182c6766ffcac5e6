/* accord-import-report.c: what an import did, or would do, as JSON
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/accord-import-private.h"

#include <glib/gi18n.h>

#include "model/accord-json.h"

/* Adds to an array each pair of names that may be one body's. */
void
accord_import_report_add_questions (AccordImportPlan *plan, JsonBuilder *builder)
{
  static const char *const decisions[] = { "undecided", "same", "different" };

  for (guint i = 0; i < plan->questions->len; i++)
    {
      const AccordImportProposal *proposal = accord_import_plan_get_proposal (plan, i);

      json_builder_begin_object (builder);
      accord_json_set_text (builder, "what", "body");
      json_builder_set_member_name (builder, "names");
      json_builder_begin_array (builder);
      json_builder_add_string_value (builder, proposal->other);
      json_builder_add_string_value (builder, proposal->name);
      json_builder_end_array (builder);
      json_builder_set_member_name (builder, "rows");
      json_builder_begin_array (builder);
      if (proposal->other_row != 0)
        json_builder_add_int_value (builder, proposal->other_row);
      json_builder_add_int_value (builder, proposal->row);
      json_builder_end_array (builder);
      accord_json_set_text (builder, "decision", decisions[proposal->decision]);
      json_builder_end_object (builder);
    }
}

static const char *
name_delimiter (char delimiter)
{
  return delimiter == ';' ? "semicolon" : delimiter == '\t' ? "tab" : delimiter == '|' ? "bar" : "comma";
}

static void
report_file (AccordImportPlan *self, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "file");
  json_builder_begin_object (builder);
  accord_json_set_text (builder, "name", self->file_name);
  accord_json_set_text (builder, "sha256", self->sha256);
  if (self->sheet == NULL || accord_sheet_get_format (self->sheet) == ACCORD_SHEET_CSV)
    accord_json_set_text (builder, "encoding", accord_encoding_get_name (self->encoding));
  if (self->sheet != NULL && accord_sheet_get_format (self->sheet) == ACCORD_SHEET_CSV)
    accord_json_set_text (builder, "delimiter", name_delimiter (accord_sheet_get_delimiter (self->sheet)));
  if (self->sheet != NULL && accord_sheet_get_format (self->sheet) == ACCORD_SHEET_XLSX)
    accord_json_set_text (builder, "sheet", accord_sheet_get_name (self->sheet));
  if (self->sheet != NULL)
    accord_json_set_int (builder, "header_row",
                         accord_sheet_get_row_number (self->sheet, accord_import_plan_get_header_row (self)));
  json_builder_end_object (builder);
}

static void
report_columns (AccordImportPlan *self, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "columns");
  json_builder_begin_object (builder);
  for (guint field = 0; field < self->importer->n_fields; field++)
    {
      int column = accord_import_plan_get_column (self, field);

      if (column < 0)
        continue;
      accord_json_set_text (builder, self->importer->fields[field].key,
                            accord_table_get_header (self->table, (guint) column));
    }
  json_builder_end_object (builder);
}

static void
report_skipped (AccordImportPlan *self, JsonBuilder *builder, guint most)
{
  json_builder_set_member_name (builder, "skipped");
  json_builder_begin_array (builder);
  for (guint i = 0; i < MIN (self->skipped->len, most); i++)
    {
      const AccordImportSkipped *skipped = accord_import_plan_get_skipped (self, i);

      json_builder_begin_object (builder);
      accord_json_set_int (builder, "row", skipped->row);
      accord_json_set_text (builder, "code", skipped->code);
      accord_json_set_text (builder, "reason", skipped->reason);
      accord_json_set_text (builder, "text", skipped->text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
report_warnings (AccordImportPlan *self, JsonBuilder *builder, guint most)
{
  json_builder_set_member_name (builder, "warnings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < MIN (self->problems->len, most); i++)
    {
      const AccordImportProblem *problem = accord_import_plan_get_problem (self, i);

      json_builder_begin_object (builder);
      accord_json_set_int (builder, "row", problem->row);
      accord_json_set_text (builder, "column", problem->column);
      accord_json_set_text (builder, "text", problem->text);
      accord_json_set_text (builder, "value", problem->value);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
report_known (AccordImportPlan *self, JsonBuilder *builder, guint most)
{
  accord_json_set_int (builder, "known", self->known_rows->len);
  accord_json_set_int (builder, "updated", accord_import_plan_get_n_updates (self));
  json_builder_set_member_name (builder, "changes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < MIN (self->known_rows->len, most); i++)
    {
      const AccordImportKnownRow *known = accord_import_plan_get_known (self, i);

      json_builder_begin_object (builder);
      accord_json_set_int (builder, "row", known->row);
      accord_json_set_text (builder, "name", known->name);
      json_builder_set_member_name (builder, "update");
      json_builder_add_boolean_value (builder, known->update);
      json_builder_set_member_name (builder, "fields");
      json_builder_begin_array (builder);
      for (guint j = 0; j < known->changes->len; j++)
        {
          const AccordImportChange *change = known->changes->pdata[j];

          json_builder_begin_object (builder);
          accord_json_set_text (builder, "field", change->field);
          accord_json_set_text (builder, "before", change->before);
          accord_json_set_text (builder, "after", change->after);
          json_builder_end_object (builder);
        }
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/*
 * accord_import_report_build:
 * @most: how many skipped rows and warnings are listed at most; how many are left out is said
 *
 * Returns: (transfer full): the report
 */
JsonNode *
accord_import_report_build (AccordImportPlan *self, gboolean dry_run, guint most)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  accord_json_set_text (builder, "kind", self->importer->name);
  json_builder_set_member_name (builder, "dry_run");
  json_builder_add_boolean_value (builder, dry_run);
  report_file (self, builder);
  accord_json_set_int (builder, "rows_read", self->n_read);
  accord_json_set_int (builder, "imported", self->n_taken);
  accord_json_set_int (builder, "blank", self->n_blank);
  if (self->importer->knows_rows)
    report_known (self, builder, most);
  self->importer->report (self, builder);
  if (self->table != NULL)
    report_columns (self, builder);
  report_skipped (self, builder, most);
  report_warnings (self, builder, most);
  if (self->skipped->len > most)
    accord_json_set_int (builder, "skipped_left_out", self->skipped->len - most);
  if (self->problems->len > most)
    accord_json_set_int (builder, "warnings_left_out", self->problems->len - most);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

/**
 * accord_import_report_json:
 * @self: a plan, whether it was applied or not
 * @dry_run: whether it was not
 *
 * What `accord import --json` prints. Members come in this order and keep their names and meanings:
 *
 *  - `kind`: "members", "activities" or "strategy"; `dry_run`; `file`: `name`, `sha256`, and as far as they apply
 *    `encoding`, `delimiter`, `sheet` and `header_row`
 *  - `rows_read`: the rows below the header, for a strategy its sections; always the sum of `imported`, the length of
 *    `skipped`, `known` and `blank`
 *  - activities: `known`: rows that were brought in before and say something else now; `updated`: how many of them change
 *    their record; `changes`: of each its `row`, `name`, `update` and `fields`: `field`, `before`, `after`
 *  - members: `seats`; `vacant` and `deputies` of them; `observers` and people in attendance, who hold no seat; `bodies`:
 *    by kind, how many hold a seat; `possible_duplicates`: first each `what` "seat" (a seat `number` that stands twice)
 *    with `names` and `rows`, then each `what` "body" (two spellings, maybe of one body) with `names`, `rows` and the
 *    `decision` "undecided", "same" or "different"
 *  - activities: `activities`, `feedback`, `links` to sections, `bodies`: those named, `possible_duplicates` as above
 *  - strategy: `title`, `sections`, `topics`
 *  - `columns`: what each field is read from; `skipped`: `row`, a stable `code`, `reason`, `text`; `warnings`: `row`,
 *    `column` (letters, "" for the whole row), `text`, `value`
 *
 * Rows are counted as a spreadsheet program shows them, lines of a strategy as a text editor does; row 0 is the file.
 *
 * Returns: (transfer full): the JSON, ended by a line feed
 */
char *
accord_import_report_json (AccordImportPlan *self, gboolean dry_run)
{
  g_autoptr (JsonNode) report = accord_import_report_build (self, dry_run, G_MAXUINT);
  g_autofree char *json = json_to_string (report, TRUE);

  return g_strconcat (json, "\n", NULL);
}
