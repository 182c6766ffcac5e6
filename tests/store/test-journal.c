/* test-journal.c: edits, and taking them back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>

#include "base/accord-error.h"
#include "base/accord-id.h"
#include "store/accord-store.h"

typedef struct
{
  char *folder;
  char *path;
  AccordStore *store;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("accord-journal-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "test.accord", NULL);
  fixture->store = accord_store_open (fixture->path, ACCORD_OPEN_CREATE, "secretariat", NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);

  g_clear_object (&fixture->store);
  g_unlink (fixture->path);
  g_unlink (journal);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static gpointer
execute_job (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (accord_connection_execute (connection, data, error));
}

static gpointer
dump_job (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (AccordStatement) rows = accord_connection_query (
      connection, error,
      "SELECT 'organisation', id, name, note FROM organisation UNION ALL SELECT 'seat', id, title, organisation_id FROM seat"
      " UNION ALL SELECT 'alias', organisation_id, alias, '' FROM organisation_alias ORDER BY 1, 2, 3",
      "");
  GString *dump = g_string_new (NULL);

  while (accord_statement_step (rows, error))
    g_string_append_printf (dump, "%s %" G_GINT64_FORMAT " %s %s\n", accord_statement_text (rows, 0),
                            accord_statement_int (rows, 1), accord_statement_text (rows, 2),
                            accord_statement_text (rows, 3));
  return g_string_free_and_steal (dump);
}

static AccordStoreJob *
make_job (AccordStoreJobKind kind, const char *label, AccordStoreFunc func, gpointer data)
{
  AccordStoreJob *job = g_new0 (AccordStoreJob, 1);

  *job = (AccordStoreJob) { .kind = kind, .label = g_strdup (label), .func = func, .data = data };
  return job;
}

static void
edit (AccordStore *store, const char *label, const char *sql)
{
  g_autoptr (GError) error = NULL;

  accord_store_run (store, make_job (ACCORD_STORE_EDIT, label, execute_job, (gpointer) sql), NULL, &error);
  g_assert_no_error (error);
}

static char *
dump (AccordStore *store)
{
  g_autoptr (GError) error = NULL;
  char *text = accord_store_run (store, make_job (ACCORD_STORE_READ, NULL, dump_job, NULL), NULL, &error);

  g_assert_no_error (error);
  return text;
}

static void
step (AccordStore *store, AccordStoreJobKind kind, const char *expected_label)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = accord_store_run (store, make_job (kind, NULL, NULL, NULL), NULL, &error);

  if (expected_label == NULL)
    g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_NOTHING);
  else
    g_assert_no_error (error);
  g_assert_cmpstr (label, ==, expected_label);
}

static void
reopen (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->store);
  fixture->store = accord_store_open (fixture->path, ACCORD_OPEN_EXISTING, "secretariat", NULL, &error);
  g_assert_no_error (error);
}

/* Every state that was seen on the way there is seen again on the way back and forth, also after a restart. */
static void
test_undo_and_redo_across_restarts (Fixture *fixture, gconstpointer data)
{
  static const char *const EDITS[] = {
    "INSERT INTO organisation (id, name) VALUES (1, 'Norwold County Council'), (2, 'Healthwatch Norwold')",
    "INSERT INTO organisation_alias VALUES (1, 'NCC'); INSERT INTO seat (id, title, organisation_id) VALUES (3, 'Leader', 1)",
    "UPDATE organisation SET name = 'Norwold CC' WHERE id = 1",
    "DELETE FROM organisation WHERE id = 1",
  };
  char *states[5] = { dump (fixture->store) };

  for (int i = 0; i < 4; i++)
    {
      g_autofree char *label = g_strdup_printf ("edit %d", i);

      edit (fixture->store, label, EDITS[i]);
      states[i + 1] = dump (fixture->store);
      g_assert_cmpstr (states[i], !=, states[i + 1]);
    }

  for (int round = 0; round < 2; round++)
    {
      for (int i = 3; i >= 0; i--)
        {
          g_autofree char *label = g_strdup_printf ("edit %d", i);
          g_autofree char *state = NULL;

          step (fixture->store, ACCORD_STORE_UNDO, label);
          reopen (fixture);
          state = dump (fixture->store);
          g_assert_cmpstr (state, ==, states[i]);
        }
      step (fixture->store, ACCORD_STORE_UNDO, NULL);
      for (int i = 0; i < 4; i++)
        {
          g_autofree char *label = g_strdup_printf ("edit %d", i);
          g_autofree char *state = NULL;

          step (fixture->store, ACCORD_STORE_REDO, label);
          state = dump (fixture->store);
          g_assert_cmpstr (state, ==, states[i + 1]);
        }
      step (fixture->store, ACCORD_STORE_REDO, NULL);
    }
  for (int i = 0; i < 5; i++)
    g_free (states[i]);
}

static void
test_an_edit_ends_redo (Fixture *fixture, gconstpointer data)
{
  edit (fixture->store, "one", "INSERT INTO organisation (id, name) VALUES (1, 'one')");
  step (fixture->store, ACCORD_STORE_UNDO, "one");
  edit (fixture->store, "two", "INSERT INTO organisation (id, name) VALUES (2, 'two')");
  step (fixture->store, ACCORD_STORE_REDO, NULL);
  step (fixture->store, ACCORD_STORE_UNDO, "two");
  step (fixture->store, ACCORD_STORE_UNDO, NULL);
}

static void
test_a_failed_edit_leaves_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = dump (fixture->store);
  g_autofree char *after = NULL;

  accord_store_run (fixture->store,
                    make_job (ACCORD_STORE_EDIT, "bad", execute_job,
                              "INSERT INTO organisation (id, name) VALUES (1, 'x');"
                              "INSERT INTO seat (id, title, organisation_id) VALUES (2, 'y', 99)"),
                    NULL, &error);
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_INVALID);
  after = dump (fixture->store);
  g_assert_cmpstr (before, ==, after);
  step (fixture->store, ACCORD_STORE_UNDO, NULL);
}

typedef struct
{
  gint64 txn;
} Newest;

static gpointer
newest_job (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  accord_connection_get_int (connection, data, error, "SELECT max(id) FROM txn", "");
  return NULL;
}

static gint64
newest (AccordStore *store)
{
  gint64 txn = 0;

  accord_store_run (store, make_job (ACCORD_STORE_READ, NULL, newest_job, &txn), NULL, NULL);
  return txn;
}

static void
revert (AccordStore *store, gint64 txn, GError **error)
{
  AccordStoreJob *job = make_job (ACCORD_STORE_REVERT, "Took back", NULL, NULL);

  job->txn = txn;
  g_free (accord_store_run (store, job, NULL, error));
}

static void
test_revert_from_the_middle (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *state = NULL;
  gint64 batch;

  edit (fixture->store, "batch", "INSERT INTO organisation (id, name) VALUES (1, 'one'), (2, 'two')");
  batch = newest (fixture->store);
  edit (fixture->store, "other", "INSERT INTO organisation (id, name) VALUES (3, 'three')");
  before = dump (fixture->store);

  revert (fixture->store, batch, &error);
  g_assert_no_error (error);
  state = dump (fixture->store);
  g_assert_cmpstr (state, ==, "organisation 3 three \n");
  step (fixture->store, ACCORD_STORE_UNDO, "Took back");
  g_free (state);
  state = dump (fixture->store);
  g_assert_cmpstr (state, ==, before);

  edit (fixture->store, "later", "UPDATE organisation SET name = 'two and a half' WHERE id = 2");
  revert (fixture->store, batch, &error);
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
test_change_feed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) seen = g_string_new (NULL);

  g_signal_connect (fixture->store, "changed", G_CALLBACK (note_changes_cb), seen);
  edit (fixture->store, "one", "INSERT INTO organisation (id, name) VALUES (7, 'one')");
  step (fixture->store, ACCORD_STORE_UNDO, "one");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpstr (seen->str, ==, "organisation 7 0;organisation 7 2;");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/store/journal/undo-and-redo-across-restarts", test_undo_and_redo_across_restarts);
  ADD ("/store/journal/an-edit-ends-redo", test_an_edit_ends_redo);
  ADD ("/store/journal/a-failed-edit-leaves-nothing", test_a_failed_edit_leaves_nothing);
  ADD ("/store/journal/revert-from-the-middle", test_revert_from_the_middle);
  ADD ("/store/journal/change-feed", test_change_feed);
  return g_test_run ();
}
