/* test-import-batches.c: what was brought in, and taking it out again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "import-support.h"

#include "engagement/accord-import-batch.h"
#include "model/accord-record.h"

static const char LOG[] = "Ref,Date,Activity,Method,Audience,Key themes\n"
                          "1,01/02/2025,Talk at the library,Event,Public,Buses\n"
                          "2,02/02/2025,Survey of carers,Survey,Public,Waiting\n"
                          "3,03/02/2025,Stall at the fair,Event,Staff,Parking\n";

static GPtrArray *
load (ImportFixture *fixture)
{
  return accord_test_run (fixture->partnership, accord_import_batches_load ());
}

static void
bring_in (ImportFixture *fixture, const char *text)
{
  g_autoptr (AccordImportPlan) plan = import_text (fixture, ACCORD_IMPORT_ACTIVITIES, text);

  accord_import_plan_set_update_all (plan, TRUE);
  import_apply (fixture, plan);
}

static gint64
find (ImportFixture *fixture, const char *table, const char *column, const char *value)
{
  g_autofree char *id = import_value (fixture, table, column, value, "id");

  return g_ascii_strtoll (id, NULL, 10);
}

static void
edit (ImportFixture *fixture, const char *table, const char *field, gint64 id, const char *text)
{
  accord_test_run (fixture->partnership, accord_record_set (accord_field_find (table, field), id, text, NULL));
}

static guint
count (ImportFixture *fixture, const char *table)
{
  g_autoptr (GPtrArray) rows = import_rows (fixture, table);

  return rows->len;
}

static void
test_list (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) batches = NULL;
  const AccordImportBatch *first;

  bring_in (fixture, LOG);
  bring_in (fixture, "Ref,Date,Activity,Method,Audience,Key themes\n1,01/02/2025,Talk in the hall,Event,Public,Buses\n"
                     "4,04/02/2025,Quiz,Event,Public,Fun\n");
  batches = load (fixture);
  g_assert_cmpuint (batches->len, ==, 2);
  first = batches->pdata[1];
  g_assert_cmpstr (first->kind, ==, "activities");
  g_assert_cmpstr (first->file_name, ==, "given.csv");
  g_assert_cmpuint (first->imported, ==, 3);
  g_assert_cmpuint (first->present, ==, 3);
  g_assert_cmpuint (first->edited->len, ==, 1);   /* by the second file */
  g_assert_cmpstr (first->edited->pdata[0], ==, "1 Talk in the hall");
  g_assert_cmpuint (((const AccordImportBatch *) batches->pdata[0])->updated, ==, 1);
  g_assert_cmpuint (((const AccordImportBatch *) batches->pdata[0])->edited->len, ==, 0);
}

/* Nothing came after it: all that it did goes, what it remembered of the columns as well, and one undo brings it back. */
static void
test_take_back (ImportFixture *fixture, gconstpointer data)
{
  g_autofree char *before = import_dump (fixture);
  g_autofree char *with = NULL, *without = NULL, *again = NULL;
  g_autoptr (GPtrArray) batches = NULL;

  bring_in (fixture, LOG);
  with = import_dump (fixture);
  batches = load (fixture);
  g_free (accord_test_run (fixture->partnership, accord_import_batch_take_back (batches->pdata[0])));
  without = import_dump (fixture);
  g_assert_cmpstr (without, ==, before);
  g_free (accord_test_run (fixture->partnership, accord_request_undo ()));
  again = import_dump (fixture);
  g_assert_cmpstr (again, ==, with);
}

/* Edits of the activity, of what was heard at it and of its lists each keep it. */
static void
test_keep_edited (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) batches = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autofree char *before = NULL, *after = NULL;
  const AccordImportBatch *batch;

  bring_in (fixture, LOG);
  edit (fixture, "activity", "title", find (fixture, "activity", "ref", "1"), "Talk in the hall");
  edit (fixture, "feedback", "said_by", find (fixture, "feedback", "text", "Waiting"), "Carers");
  before = import_dump (fixture);
  batches = load (fixture);
  batch = batches->pdata[0];
  g_assert_cmpuint (batch->edited->len, ==, 2);
  accord_test_run (fixture->partnership, accord_import_batch_remove (batch->id, FALSE));
  g_assert_cmpuint (count (fixture, "activity"), ==, 2);
  g_assert_cmpuint (count (fixture, "feedback"), ==, 2);
  g_free (accord_test_run (fixture->partnership, accord_request_undo ()));
  after = import_dump (fixture);
  g_assert_cmpstr (before, ==, after);

  accord_test_run (fixture->partnership, accord_import_batch_remove (batch->id, TRUE));
  g_assert_cmpuint (count (fixture, "activity"), ==, 0);
  left = load (fixture);
  g_assert_cmpuint (left->len, ==, 0);
}

/* An edit that was undone is none. */
static void
test_undone_edit (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) batches = NULL;

  bring_in (fixture, LOG);
  edit (fixture, "activity", "title", find (fixture, "activity", "ref", "1"), "Talk in the hall");
  g_free (accord_test_run (fixture->partnership, accord_request_undo ()));
  batches = load (fixture);
  g_assert_cmpuint (((const AccordImportBatch *) batches->pdata[0])->edited->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (ImportFixture *fixture, gconstpointer data);
  } tests[] = {
    { "/exchange/import/batches/list", test_list },
    { "/exchange/import/batches/take-back", test_take_back },
    { "/exchange/import/batches/keep-edited", test_keep_edited },
    { "/exchange/import/batches/undone-edit", test_undone_edit },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, ImportFixture, NULL, import_fixture_set_up, tests[i].test, import_fixture_tear_down);
  return g_test_run ();
}
