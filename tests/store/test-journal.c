/* test-journal.c: edits, and taking them back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>

#include "support/test-store.h"

static void
step (AccordStore *store, AccordStoreJobKind kind, const char *expected_label)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = test_store_move (store, kind, &error);

  if (expected_label == NULL)
    g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_NOTHING);
  else
    g_assert_no_error (error);
  g_assert_cmpstr (label, ==, expected_label);
}

/* Every state that was seen on the way there is seen again on the way back and forth, also after a restart. */
static void
test_undo_and_redo_across_restarts (TestStore *fixture, gconstpointer data)
{
  static const char *const EDITS[] = {
    "INSERT INTO organisation (id, name) VALUES (1, 'Norwold County Council'), (2, 'Healthwatch Norwold')",
    "INSERT INTO organisation_alias VALUES (1, 'NCC'); INSERT INTO seat (id, title, organisation_id) VALUES (3, 'Leader', 1)",
    "UPDATE organisation SET name = 'Norwold CC' WHERE id = 1",
    "DELETE FROM organisation WHERE id = 1",
  };
  char *states[5] = { test_store_dump (fixture->store) };

  for (int i = 0; i < 4; i++)
    {
      g_autofree char *label = g_strdup_printf ("edit %d", i);

      test_store_edit (fixture->store, label, EDITS[i]);
      states[i + 1] = test_store_dump (fixture->store);
      g_assert_cmpstr (states[i], !=, states[i + 1]);
    }

  for (int round = 0; round < 2; round++)
    {
      for (int i = 3; i >= 0; i--)
        {
          g_autofree char *label = g_strdup_printf ("edit %d", i);
          g_autofree char *state = NULL;

          step (fixture->store, ACCORD_STORE_UNDO, label);
          test_store_reopen (fixture);
          state = test_store_dump (fixture->store);
          g_assert_cmpstr (state, ==, states[i]);
        }
      step (fixture->store, ACCORD_STORE_UNDO, NULL);
      for (int i = 0; i < 4; i++)
        {
          g_autofree char *label = g_strdup_printf ("edit %d", i);
          g_autofree char *state = NULL;

          step (fixture->store, ACCORD_STORE_REDO, label);
          state = test_store_dump (fixture->store);
          g_assert_cmpstr (state, ==, states[i + 1]);
        }
      step (fixture->store, ACCORD_STORE_REDO, NULL);
    }
  for (int i = 0; i < 5; i++)
    g_free (states[i]);
}

static void
test_an_edit_ends_redo (TestStore *fixture, gconstpointer data)
{
  test_store_edit (fixture->store, "one", "INSERT INTO organisation (id, name) VALUES (1, 'one')");
  step (fixture->store, ACCORD_STORE_UNDO, "one");
  test_store_edit (fixture->store, "two", "INSERT INTO organisation (id, name) VALUES (2, 'two')");
  step (fixture->store, ACCORD_STORE_REDO, NULL);
  step (fixture->store, ACCORD_STORE_UNDO, "two");
  step (fixture->store, ACCORD_STORE_UNDO, NULL);
}

static void
test_a_failed_edit_leaves_nothing (TestStore *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = test_store_dump (fixture->store);
  g_autofree char *after = NULL;

  test_store_try_edit (fixture->store, "bad",
                       "INSERT INTO organisation (id, name) VALUES (1, 'x');"
                       "INSERT INTO seat (id, title, organisation_id) VALUES (2, 'y', 99)",
                       &error);
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_INVALID);
  after = test_store_dump (fixture->store);
  g_assert_cmpstr (before, ==, after);
  step (fixture->store, ACCORD_STORE_UNDO, NULL);
}

static gint64
newest (AccordStore *store)
{
  return test_store_int (store, "SELECT max (id) FROM txn");
}

static void
test_revert_from_the_middle (TestStore *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *state = NULL;
  gint64 batch;

  test_store_edit (fixture->store, "batch", "INSERT INTO organisation (id, name) VALUES (1, 'one'), (2, 'two')");
  batch = newest (fixture->store);
  test_store_edit (fixture->store, "other", "INSERT INTO organisation (id, name) VALUES (3, 'three')");
  before = test_store_dump (fixture->store);

  test_store_revert (fixture->store, batch, &error);
  g_assert_no_error (error);
  g_assert_cmpint (test_store_int (fixture->store, "SELECT count (*) FROM organisation"), ==, 1);
  g_assert_cmpint (test_store_int (fixture->store, "SELECT id FROM organisation"), ==, 3);
  step (fixture->store, ACCORD_STORE_UNDO, "Took back");
  state = test_store_dump (fixture->store);
  g_assert_cmpstr (state, ==, before);

  test_store_edit (fixture->store, "later", "UPDATE organisation SET name = 'two and a half' WHERE id = 2");
  test_store_revert (fixture->store, batch, &error);
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_CONFLICT);
}

static void
note_changes_cb (AccordStore *store, AccordChanges *changes, gpointer data)
{
  GString *seen = data;

  for (guint i = 0; i < accord_changes_get_length (changes); i++)
    {
      const AccordChange *change = accord_changes_get (changes, i);

      g_string_append_printf (seen, "%s %" G_GINT64_FORMAT " %d;", change->table, change->id, change->kind);
    }
}

static void
test_change_feed (TestStore *fixture, gconstpointer data)
{
  g_autoptr (GString) seen = g_string_new (NULL);

  g_signal_connect (fixture->store, "changed", G_CALLBACK (note_changes_cb), seen);
  test_store_edit (fixture->store, "one", "INSERT INTO organisation (id, name) VALUES (7, 'one')");
  step (fixture->store, ACCORD_STORE_UNDO, "one");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpstr (seen->str, ==, "organisation 7 0;organisation 7 2;");
}

/* A delete that takes much with it comes back whole: cascades, references set to NULL, links, a tree. */
static void
test_cascades_come_back (TestStore *fixture, gconstpointer data)
{
  static const char *const DELETES[] = {
    "DELETE FROM organisation WHERE id = 30", "DELETE FROM plan WHERE id = 80",   "DELETE FROM activity",
    "DELETE FROM section WHERE id = 90",      "DELETE FROM person",               "DELETE FROM import_batch",
    "DELETE FROM seat; DELETE FROM person",   "DELETE FROM feedback WHERE id = 120",
  };
  g_autofree char *before = NULL;

  test_store_edit (fixture->store, "rows", TEST_STORE_ROWS);
  before = test_store_dump (fixture->store);
  for (guint i = 0; i < G_N_ELEMENTS (DELETES); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *deleted = NULL;
      g_autofree char *after = NULL;
      g_autofree char *again = NULL;

      test_store_edit (fixture->store, "delete", DELETES[i]);
      deleted = test_store_dump (fixture->store);
      g_assert_cmpstr (deleted, !=, before);
      step (fixture->store, ACCORD_STORE_UNDO, "delete");
      after = test_store_dump (fixture->store);
      g_assert_cmpstr (after, ==, before);
      step (fixture->store, ACCORD_STORE_REDO, "delete");
      again = test_store_dump (fixture->store);
      g_assert_cmpstr (again, ==, deleted);
      step (fixture->store, ACCORD_STORE_UNDO, "delete");
      accord_store_verify (fixture->store, NULL, &error);
      g_assert_no_error (error);
    }
}

/* Taking back what a later edit has come to refer to would leave that pointing nowhere. */
static void
test_revert_of_what_is_referred_to (TestStore *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 first;

  test_store_edit (fixture->store, "body", "INSERT INTO organisation (id, name) VALUES (1, 'one')");
  first = newest (fixture->store);
  test_store_edit (fixture->store, "seat", "INSERT INTO seat (id, organisation_id) VALUES (2, 1)");
  before = test_store_dump (fixture->store);
  g_assert_false (test_store_revert (fixture->store, first, &error));
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_CONFLICT);
  after = test_store_dump (fixture->store);
  g_assert_cmpstr (before, ==, after);
  g_clear_error (&error);
  g_assert_false (test_store_revert (fixture->store, 12345, &error));
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_NOTHING);
}

#define BATCH "10000"

static void
test_large_batch (TestStore *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *imported = NULL;
  g_autofree char *again = NULL;

  test_store_edit (fixture->store, "rows", TEST_STORE_ROWS);
  before = test_store_dump (fixture->store);
  test_store_edit (fixture->store, "import",
                   "WITH RECURSIVE n (i) AS (SELECT 1001 UNION ALL SELECT i + 1 FROM n WHERE i < 1000 + " BATCH ")"
                   " INSERT INTO activity (id, title, lead_id, reach_text) SELECT i, 'activity ' || i, 31, '250+' FROM n;"
                   "INSERT INTO activity_audience SELECT id, 'public' FROM activity WHERE id > 1000");
  imported = test_store_dump (fixture->store);
  step (fixture->store, ACCORD_STORE_UNDO, "import");
  after = test_store_dump (fixture->store);
  g_assert_cmpstr (after, ==, before);
  step (fixture->store, ACCORD_STORE_REDO, "import");
  again = test_store_dump (fixture->store);
  g_assert_cmpstr (again, ==, imported);
  g_assert_cmpint (test_store_int (fixture->store, "SELECT count (*) FROM activity_audience"), ==, atoi (BATCH) + 2);
}

/* A clock that was set back, by a day or by forty years, does not reorder history. */
static void
test_clock_set_back (TestStore *fixture, gconstpointer data)
{
  test_store_edit (fixture->store, "made in 2060", "INSERT INTO setting VALUES ('a', '1')");
  test_store_execute (fixture->store,
                      "BEGIN; PRAGMA defer_foreign_keys = ON;"
                      "UPDATE txn SET id = id + (1 << 61), at = '2060-01-01T00:00:00Z';"
                      "UPDATE txn_row SET txn_id = txn_id + (1 << 61); COMMIT");
  test_store_edit (fixture->store, "second", "UPDATE setting SET value = '2'");
  test_store_edit (fixture->store, "third", "UPDATE setting SET value = '3'");
  test_store_reopen (fixture);
  test_store_edit (fixture->store, "fourth", "UPDATE setting SET value = '4'");

  step (fixture->store, ACCORD_STORE_UNDO, "fourth");
  step (fixture->store, ACCORD_STORE_UNDO, "third");
  step (fixture->store, ACCORD_STORE_REDO, "third");
  step (fixture->store, ACCORD_STORE_UNDO, "third");
  step (fixture->store, ACCORD_STORE_UNDO, "second");
  step (fixture->store, ACCORD_STORE_UNDO, "made in 2060");
  step (fixture->store, ACCORD_STORE_UNDO, NULL);
}

/* "What happened to this record?" has an answer for every table: a row's own id, or its owner's for a link. */
static void
test_rows_of_a_transaction (TestStore *fixture, gconstpointer data)
{
  g_autofree char *rows = NULL;
  g_autofree char *history = NULL;

  test_store_edit (fixture->store, "made", "INSERT INTO organisation (id, name) VALUES (1, 'one'), (2, 'two');"
                                           "INSERT INTO organisation_alias VALUES (1, 'a'), (1, 'b');"
                                           "INSERT INTO setting VALUES ('key', 'value')");
  test_store_edit (fixture->store, "removed", "DELETE FROM organisation WHERE id = 1");
  step (fixture->store, ACCORD_STORE_UNDO, "removed");
  test_store_edit (fixture->store, "changed", "UPDATE organisation SET name = 'three' WHERE id = 1");

  rows = test_store_text (fixture->store,
                          "SELECT group_concat (label || ' ' || table_name || ' ' || row_id, '; ')"
                          "  FROM (SELECT * FROM txn_row JOIN txn ON txn.id = txn_id ORDER BY txn_id, table_name, row_id)");
  g_assert_cmpstr (rows, ==,
                   "made organisation 1; made organisation 2; made organisation_alias 1; made setting 0; "
                   "removed organisation 1; removed organisation_alias 1; changed organisation 1");
  history = test_store_text (fixture->store,
                             "SELECT group_concat (label || ' ' || state || ' ' || changes || ' ' || author, '; ')"
                             "  FROM (SELECT * FROM txn ORDER BY id)");
  g_assert_cmpstr (history, ==,
                   "made done 5 secretariat; removed abandoned 3 secretariat; changed done 1 secretariat");
}

static gboolean
refuse_index (AccordConnection *connection, AccordChanges *changes, gpointer data, GError **error)
{
  gboolean *refuse = data;

  if (*refuse)
    g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_FAILED, "No index");
  return !*refuse;
}

/* When the index cannot follow, neither the edit nor the undo is made. */
static void
test_index_and_records_go_together (TestStore *fixture, gconstpointer data)
{
  gboolean refuse = FALSE;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  accord_store_set_index_func (fixture->store, refuse_index, &refuse);
  test_store_edit (fixture->store, "one", TEST_STORE_ROWS);
  before = test_store_dump (fixture->store);
  refuse = TRUE;
  g_assert_false (test_store_try_edit (fixture->store, "two", "DELETE FROM plan", &error));
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_null (test_store_move (fixture->store, ACCORD_STORE_UNDO, &error));
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_FAILED);
  after = test_store_dump (fixture->store);
  g_assert_cmpstr (before, ==, after);
  refuse = FALSE;
  step (fixture->store, ACCORD_STORE_UNDO, "one");
}

static void
edit_in_run (AccordStore *store, const char *run, const char *sql)
{
  AccordStoreJob *job = test_store_edit_job_new (run, sql);
  g_autoptr (GError) error = NULL;

  job->run = g_strdup (run);
  accord_store_run (store, job, NULL, &error);
  g_assert_no_error (error);
}

static char *
list_history (AccordStore *store)
{
  return test_store_text (store, "SELECT coalesce (group_concat (label || ' ' || state || ' ' || changes, '; '), '')"
                                 "  FROM (SELECT * FROM txn ORDER BY id)");
}

/* A text that is stored ten times while it is typed is one step, unless something came between. */
static void
test_a_run_is_one_step (TestStore *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *between = NULL;
  g_autofree char *after = NULL;
  g_autofree char *history = NULL;

  test_store_edit (fixture->store, "made", "INSERT INTO plan (id, title) VALUES (1, '')");
  before = test_store_dump (fixture->store);
  edit_in_run (fixture->store, "typing", "UPDATE plan SET title = 'w'");
  edit_in_run (fixture->store, "typing", "UPDATE plan SET title = 'wo'");
  edit_in_run (fixture->store, "typing", "UPDATE plan SET title = 'word'; INSERT INTO setting VALUES ('a', '1')");
  between = test_store_dump (fixture->store);
  history = list_history (fixture->store);
  g_assert_cmpstr (history, ==, "made done 1; typing done 2");

  test_store_edit (fixture->store, "other", "UPDATE setting SET value = '2'");
  edit_in_run (fixture->store, "typing", "UPDATE plan SET title = 'words'");
  step (fixture->store, ACCORD_STORE_UNDO, "typing");
  step (fixture->store, ACCORD_STORE_UNDO, "other");
  after = test_store_dump (fixture->store);
  g_assert_cmpstr (after, ==, between);
  g_free (after);
  step (fixture->store, ACCORD_STORE_UNDO, "typing");
  after = test_store_dump (fixture->store);
  g_assert_cmpstr (after, ==, before);
  step (fixture->store, ACCORD_STORE_REDO, "typing");
  g_free (after);
  after = test_store_dump (fixture->store);
  g_assert_cmpstr (after, ==, between);

  /* What has been taken back is not added to. */
  step (fixture->store, ACCORD_STORE_UNDO, "typing");
  edit_in_run (fixture->store, "typing", "UPDATE plan SET title = 'another'");
  g_free (history);
  history = list_history (fixture->store);
  g_assert_cmpstr (history, ==, "made done 1; typing abandoned 2; other abandoned 1; typing abandoned 1; typing done 1");
}

/* Typed and taken back again while it was typed: nothing happened. */
static void
test_a_run_may_come_to_nothing (TestStore *fixture, gconstpointer data)
{
  g_autofree char *history = NULL;

  test_store_edit (fixture->store, "made", "INSERT INTO plan (id, title) VALUES (1, 'before')");
  edit_in_run (fixture->store, "typing", "UPDATE plan SET title = 'typed'");
  edit_in_run (fixture->store, "typing", "UPDATE plan SET title = 'before'");
  history = list_history (fixture->store);
  g_assert_cmpstr (history, ==, "made done 1");
  edit_in_run (fixture->store, "typing", "UPDATE plan SET title = 'again'");
  step (fixture->store, ACCORD_STORE_UNDO, "typing");
  step (fixture->store, ACCORD_STORE_UNDO, "made");
  step (fixture->store, ACCORD_STORE_UNDO, NULL);
}

/* What is written to a file that somebody has moved away would be gone with the program. */
static void
test_the_file_is_moved_away (TestStore *fixture, gconstpointer data)
{
  g_autofree char *elsewhere = test_store_file (fixture, "elsewhere.accord");
  g_autoptr (GError) error = NULL;

  test_store_edit (fixture->store, "one", "INSERT INTO setting VALUES ('a', '1')");
  g_assert_cmpint (g_rename (fixture->path, elsewhere), ==, 0);
  g_assert_false (test_store_try_edit (fixture->store, "two", "UPDATE setting SET value = '2'", &error));
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (test_store_move (fixture->store, ACCORD_STORE_UNDO, &error));
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_NOT_FOUND);

  g_assert_cmpint (g_rename (elsewhere, fixture->path), ==, 0);
  test_store_edit (fixture->store, "two", "UPDATE setting SET value = '2'");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, TestStore, NULL, test_store_set_up, func, test_store_tear_down)
  ADD ("/store/journal/undo-and-redo-across-restarts", test_undo_and_redo_across_restarts);
  ADD ("/store/journal/a-run-is-one-step", test_a_run_is_one_step);
  ADD ("/store/journal/a-run-may-come-to-nothing", test_a_run_may_come_to_nothing);
  ADD ("/store/journal/the-file-is-moved-away", test_the_file_is_moved_away);
  ADD ("/store/journal/an-edit-ends-redo", test_an_edit_ends_redo);
  ADD ("/store/journal/a-failed-edit-leaves-nothing", test_a_failed_edit_leaves_nothing);
  ADD ("/store/journal/revert-from-the-middle", test_revert_from_the_middle);
  ADD ("/store/journal/change-feed", test_change_feed);
  ADD ("/store/journal/cascades-come-back", test_cascades_come_back);
  ADD ("/store/journal/revert-of-what-is-referred-to", test_revert_of_what_is_referred_to);
  ADD ("/store/journal/large-batch", test_large_batch);
  ADD ("/store/journal/clock-set-back", test_clock_set_back);
  ADD ("/store/journal/rows-of-a-transaction", test_rows_of_a_transaction);
  ADD ("/store/journal/index-and-records-go-together", test_index_and_records_go_together);
  return g_test_run ();
}
