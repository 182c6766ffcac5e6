/* import-support.c: what the tests of imports share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "import-support.h"

#include "exchange/accord-whole.h"
#include "model/accord-dump.h"
#include "model/accord-known.h"

void
import_fixture_set_up (ImportFixture *fixture, gconstpointer data)
{
  fixture->folder = accord_test_make_folder ();
  fixture->partnership = accord_test_create_partnership (fixture->folder);
}

void
import_fixture_tear_down (ImportFixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->partnership);
  accord_test_remove_folder (fixture->folder);
}

char *
import_sample (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "fixtures", name, NULL);
}

char *
import_write (ImportFixture *fixture, const char *name, const char *text)
{
  char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

AccordImportPlan *
import_read (ImportFixture *fixture, AccordImportKind kind, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  AccordImportPlan *plan = accord_import_plan_read (fixture->partnership, kind, file, NULL, NULL, &error);

  g_assert_no_error (error);
  return plan;
}

AccordImportPlan *
import_text (ImportFixture *fixture, AccordImportKind kind, const char *text)
{
  g_autofree char *path = import_write (fixture, kind == ACCORD_IMPORT_STRATEGY ? "given.md" : "given.csv", text);

  return import_read (fixture, kind, path);
}

void
import_apply (ImportFixture *fixture, AccordImportPlan *plan)
{
  g_free (accord_test_run (fixture->partnership, accord_import_apply (plan, NULL)));
}

JsonNode *
import_report (AccordImportPlan *plan)
{
  g_autofree char *json = accord_import_report_json (plan, TRUE);
  g_autoptr (GError) error = NULL;
  JsonNode *report = json_from_string (json, &error);

  g_assert_no_error (error);
  return report;
}

/* Everything in the partnership, as it is taken out. */
char *
import_dump (ImportFixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "dump.json", NULL);
  char *dump = NULL;

  accord_test_run (fixture->partnership, accord_whole_save (path));
  g_assert_true (g_file_get_contents (path, &dump, NULL, NULL));
  return dump;
}

static gboolean
read_row_cb (const AccordDumpTable *table, const GValue *values, gpointer data, GError **error)
{
  GHashTable *row = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; table->columns[i] != NULL; i++)
    {
      const GValue *value = &values[i];
      char *text = !G_IS_VALUE (value)           ? g_strdup ("")
                   : G_VALUE_HOLDS_INT64 (value) ? g_strdup_printf ("%" G_GINT64_FORMAT, g_value_get_int64 (value))
                                                 : g_value_dup_string (value);

      g_hash_table_insert (row, g_strdup (table->columns[i]), text);
    }
  g_ptr_array_add (data, row);
  return TRUE;
}

static gpointer
read_rows_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) tables = accord_dump_list_tables (connection, error);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);

  for (guint i = 0; i < tables->len; i++)
    {
      const AccordDumpTable *table = tables->pdata[i];

      if (g_str_equal (table->name, data))
        g_assert_true (accord_dump_read (connection, table, read_row_cb, rows, NULL, error));
    }
  return rows;
}

/* All rows of a table, each a table of column -> text. */
GPtrArray *
import_rows (ImportFixture *fixture, const char *table)
{
  return accord_test_run (fixture->partnership, accord_request_read (read_rows_cb, g_strdup (table), g_free, NULL));
}

/* The wanted column of the one row whose column has that value. */
char *
import_value (ImportFixture *fixture, const char *table, const char *column, const char *value, const char *wanted)
{
  g_autoptr (GPtrArray) rows = import_rows (fixture, table);
  char *found = NULL;

  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (g_hash_table_lookup (rows->pdata[i], column), value))
      {
        g_assert_null (found);
        found = g_strdup (g_hash_table_lookup (rows->pdata[i], wanted));
      }
  g_assert_nonnull (found);
  return found;
}

static gpointer
set_mapping_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const char *const *mapping = data;

  return GINT_TO_POINTER (accord_known_set_mapping (connection, mapping[0], mapping[1], error));
}

/* Puts in another's place what is remembered of the columns of a file. */
void
import_set_mapping (ImportFixture *fixture, const char *key, const char *value)
{
  const char *mapping[] = { key, value };

  accord_test_run (fixture->partnership, accord_request_edit ("Mapping", set_mapping_cb, mapping, NULL, NULL));
}

void
import_assert_no_row_lost (AccordImportPlan *plan)
{
  AccordSheet *sheet = accord_import_plan_get_sheet (plan);

  g_assert_cmpuint (accord_import_plan_get_n_read (plan), ==,
                    accord_import_plan_get_n_taken (plan) + accord_import_plan_get_n_skipped (plan) +
                        accord_import_plan_get_n_known (plan) + accord_import_plan_get_n_blank (plan));
  if (sheet != NULL)
    g_assert_cmpuint (accord_import_plan_get_n_read (plan), ==,
                      accord_sheet_get_n_rows (sheet) - accord_import_plan_get_header_row (plan) - 1);
}
