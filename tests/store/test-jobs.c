/* test-jobs.c: what is asked of the store's thread is done in order, can be stopped, and is always answered
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "support/test-store.h"

#define ENDLESS "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count (*) FROM n"

/* What happened, in order; written to by one thread at a time. */
typedef struct
{
  GString *log;
  guint pending;
  gboolean done;
} Log;

static Log *
log_new (void)
{
  Log *log = g_new0 (Log, 1);

  log->log = g_string_new (NULL);
  return log;
}

static void
log_free (Log *log)
{
  g_string_free (log->log, TRUE);
  g_free (log);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Log, log_free)

typedef struct
{
  Log *log;
  const char *word;
} LogWord;

static gpointer
say_job (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  LogWord *word = data;

  g_string_append_printf (word->log->log, "%s ", word->word);
  return NULL;
}

static void
count_down_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Log *log = data;

  accord_store_run_finish (ACCORD_STORE (source), result, NULL);
  if (--log->pending == 0)
    log->done = TRUE;
}

static void
test_priorities (TestStore *fixture, gconstpointer data)
{
  g_autoptr (Log) log = log_new ();
  LogWord words[] = { { log, "low" }, { log, "first" }, { log, "second" }, { log, "high" } };
  static const int PRIORITIES[] = { G_PRIORITY_LOW, G_PRIORITY_DEFAULT, G_PRIORITY_DEFAULT, G_PRIORITY_HIGH };

  log->pending = G_N_ELEMENTS (words);
  test_store_hold (fixture->store);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    accord_store_run_async (fixture->store, test_store_job_new (ACCORD_STORE_READ, NULL, say_job, &words[i]),
                            PRIORITIES[i], NULL, count_down_cb, log);
  test_store_release ();
  test_spin_until (&log->done);
  g_assert_cmpstr (log->log->str, ==, "high first second low ");
}

static void
changed_cb (AccordStore *store, AccordChanges *changes, gpointer data)
{
  Log *log = data;

  for (guint i = 0; i < accord_changes_get_length (changes); i++)
    {
      const AccordChange *change = accord_changes_get (changes, i);

      g_string_append_printf (log->log, "%s-%" G_GINT64_FORMAT " ", change->table, change->id);
    }
  g_assert_true (accord_changes_touch (changes, "setting") || accord_changes_touch (changes, "organisation"));
  g_assert_false (accord_changes_touch (changes, "seat"));
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LogWord *word = data;
  g_autoptr (GError) error = NULL;

  accord_store_run_finish (ACCORD_STORE (source), result, &error);
  g_string_append_printf (word->log->log, "%s-%s ", word->word, error == NULL ? "answer" : "error");
  if (--word->log->pending == 0)
    word->log->done = TRUE;
}

static gsize
find (Log *log, const char *word)
{
  const char *found = strstr (log->log->str, word);

  g_assert_nonnull (found);
  return found - log->log->str;
}

/* Who asked finds the views up to date. An edit that failed or changed nothing is not announced. */
static void
test_change_is_told_before_the_answer (TestStore *fixture, gconstpointer data)
{
  static const char *const EDITS[] = {
    "INSERT INTO organisation (id, name) VALUES (5, 'five'), (6, 'six')",
    "INSERT INTO organisation (id, name) VALUES (5, 'five again')",
    "UPDATE organisation SET name = name",
    "INSERT INTO setting VALUES ('key', 'value')",
  };
  g_autoptr (Log) log = log_new ();
  LogWord words[] = { { log, "first" }, { log, "second" }, { log, "third" }, { log, "fourth" } };

  g_signal_connect (fixture->store, "changed", G_CALLBACK (changed_cb), log);
  log->pending = G_N_ELEMENTS (EDITS);
  for (guint i = 0; i < G_N_ELEMENTS (EDITS); i++)
    accord_store_run_async (fixture->store, test_store_edit_job_new ("edit", EDITS[i]), G_PRIORITY_DEFAULT, NULL,
                            answered_cb, &words[i]);
  test_spin_until (&log->done);
  g_assert_cmpuint (find (log, "organisation-5 organisation-6 "), <, find (log, "first-answer "));
  g_assert_cmpuint (find (log, "setting-0 "), <, find (log, "fourth-answer "));
  find (log, "second-error ");
  find (log, "third-answer ");
  g_assert_cmpuint (log->log->len, ==,
                    strlen ("organisation-5 organisation-6 first-answer second-error third-answer setting-0 fourth-answer "));
}

/* --- stopping --- */

typedef struct
{
  GCancellable *cancellable;
  const char *before;         /* done first */
} Endless;

/* The statement is cancelled from another thread while it runs; without a look at the cancellable it would never end. */
static gpointer
cancel_soon (gpointer data)
{
  g_usleep (20000);
  g_cancellable_cancel (data);
  return NULL;
}

static gpointer
endless_job (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Endless *endless = data;
  GThread *thread;
  gint64 n;

  if (!accord_connection_execute (connection, endless->before, error))
    return NULL;
  thread = g_thread_new ("cancel", cancel_soon, endless->cancellable);
  accord_connection_get_int (connection, &n, error, ENDLESS, "");
  g_thread_join (thread);
  return NULL;
}

static void
test_running_statement_is_cancelled (TestStore *fixture, gconstpointer data)
{
  static const AccordStoreJobKind KINDS[] = { ACCORD_STORE_READ, ACCORD_STORE_EDIT };
  g_autofree char *before = test_store_dump (fixture->store);
  g_autofree char *after = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (KINDS); i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      Endless endless = { cancellable, KINDS[i] == ACCORD_STORE_EDIT ? TEST_STORE_ROWS : "" };

      accord_store_run (fixture->store, test_store_job_new (KINDS[i], "endless", endless_job, &endless), cancellable,
                        &error);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
  after = test_store_dump (fixture->store);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (test_store_int (fixture->store, "SELECT count (*) FROM txn"), ==, 0);
  test_store_edit (fixture->store, "after", TEST_STORE_ROWS);
}

static gpointer
cancel_itself_job (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  char *answer = g_strdup ("answer");

  accord_connection_execute (connection, "INSERT INTO setting VALUES ('a', 'b')", error);
  g_cancellable_cancel (cancellable);
  return answer;
}

static guint n_freed;

static void
count_and_free (gpointer data)
{
  n_freed++;
  g_free (data);
}

/* Cancelled after its last statement: still nothing is kept, and what it would have answered is freed. */
static void
test_cancelled_edit_leaves_nothing (TestStore *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  AccordStoreJob *job = test_store_job_new (ACCORD_STORE_EDIT, "itself", cancel_itself_job, g_strdup ("data"));

  n_freed = 0;
  job->data_free = count_and_free;
  job->answer_free = count_and_free;
  g_assert_null (accord_store_run (fixture->store, job, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (n_freed, ==, 2);
  g_assert_cmpint (test_store_int (fixture->store, "SELECT count (*) FROM setting"), ==, 0);

  /* Cancelled before its turn: not begun. */
  g_clear_error (&error);
  accord_store_run (fixture->store, test_store_edit_job_new ("late", "INSERT INTO setting VALUES ('c', 'd')"),
                    cancellable, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (test_store_int (fixture->store, "SELECT count (*) FROM setting"), ==, 0);
}

/* --- closing --- */

typedef struct
{
  guint kept;
  guint closed;
  guint unread;
  guint cancelled;
  guint pending;
  gboolean done;
} Answers;

static void
note_answer (Answers *answers, GError *error)
{
  if (error == NULL)
    answers->kept++;
  else if (g_error_matches (error, ACCORD_ERROR, ACCORD_ERROR_FAILED))
    answers->closed++;
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
    answers->unread++;
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    answers->cancelled++;
  else
    g_assert_no_error (error);
  if (--answers->pending == 0)
    answers->done = TRUE;
}

static void
edited_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  accord_store_run_finish (ACCORD_STORE (source), result, &error);
  note_answer (data, error);
}

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  accord_store_backup_finish (ACCORD_STORE (source), result, &error);
  note_answer (data, error);
}

#define N_EDITS 50

/* What was asked for before closing is done; a copy under way is given up; what is asked for afterwards is refused. */
static void
test_everything_is_answered_at_close (TestStore *fixture, gconstpointer data)
{
  g_autofree char *copy = test_store_file (fixture, "copy.accord");
  g_autofree char *partial = g_strconcat (copy, ".partial", NULL);
  g_autoptr (GError) error = NULL;
  Answers answers = { .pending = N_EDITS + 3 };
  Answers copying = { .pending = 1 };

  test_store_edit (fixture->store, "many",
                   "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)"
                   " INSERT INTO organisation (id, name) SELECT i, 'organisation ' || i FROM n");
  accord_store_backup_async (fixture->store, copy, NULL, backed_up_cb, &copying);
  for (int i = 0; i < N_EDITS; i++)
    {
      g_autofree char *sql = g_strdup_printf ("INSERT INTO setting VALUES ('%d', '')", i);

      accord_store_run_async (fixture->store, test_store_edit_job_new ("edit", sql),
                              i % 2 == 0 ? G_PRIORITY_LOW : G_PRIORITY_DEFAULT, NULL, edited_cb, &answers);
    }
  accord_store_close (fixture->store);

  accord_store_run_async (fixture->store, test_store_edit_job_new ("late", "DELETE FROM setting"), G_PRIORITY_DEFAULT,
                          NULL, edited_cb, &answers);
  accord_store_run_async (fixture->store, test_store_job_new (ACCORD_STORE_READ, NULL, say_job, NULL),
                          G_PRIORITY_DEFAULT, NULL, edited_cb, &answers);
  accord_store_backup_async (fixture->store, copy, NULL, backed_up_cb, &answers);
  g_assert_false (test_store_try_edit (fixture->store, "late", "DELETE FROM setting", &error));
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_FAILED);
  accord_store_close (fixture->store);

  test_spin_until (&answers.done);
  test_spin_until (&copying.done);
  g_assert_cmpuint (answers.kept, ==, N_EDITS);
  g_assert_cmpuint (answers.closed, ==, 1);
  g_assert_cmpuint (answers.unread, ==, 1);
  g_assert_cmpuint (answers.cancelled, ==, 1);
  g_assert_cmpuint (copying.kept + copying.cancelled, ==, 1);
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS) == (copying.kept == 1));
  g_assert_false (g_file_test (partial, G_FILE_TEST_EXISTS));

  test_store_reopen (fixture);
  g_assert_cmpint (test_store_int (fixture->store, "SELECT count (*) FROM setting"), ==, N_EDITS);
}

/* The last reference may fall while work is queued, and on the store's own thread. */
static void
test_work_outlives_its_askers (TestStore *fixture, gconstpointer data)
{
  for (int i = 0; i < 20; i++)
    {
      g_autofree char *sql = g_strdup_printf ("INSERT INTO setting VALUES ('%d', '')", i);
      GWeakRef weak;
      AccordStore *store;

      g_weak_ref_init (&weak, fixture->store);
      accord_store_run_async (fixture->store, test_store_edit_job_new ("one", sql), G_PRIORITY_DEFAULT, NULL, NULL, NULL);
      g_clear_object (&fixture->store);
      while ((store = g_weak_ref_get (&weak)) != NULL)
        {
          g_object_unref (store);
          g_main_context_iteration (NULL, FALSE);
        }
      g_weak_ref_clear (&weak);
      fixture->store = test_store_open (fixture->path, ACCORD_OPEN_EXISTING);
      g_assert_cmpint (test_store_int (fixture->store, "SELECT count (*) FROM setting"), ==, i + 1);
    }
}

static void
test_news_keeps_no_file_open (TestStore *fixture, gconstpointer data)
{
  g_autoptr (Log) log = log_new ();
  AccordStore *weak = fixture->store;

  g_object_add_weak_pointer (G_OBJECT (fixture->store), (gpointer *) &weak);
  g_signal_connect (fixture->store, "changed", G_CALLBACK (changed_cb), log);
  test_store_edit (fixture->store, "one", "INSERT INTO setting VALUES ('a', 'b')");
  g_clear_object (&fixture->store);
  g_assert_null (weak);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpstr (log->log->str, ==, "");
}

/* --- making --- */

static gboolean
count_changes (AccordConnection *connection, AccordChanges *changes, gpointer data, GError **error)
{
  *(guint *) data += accord_changes_get_length (changes);
  return TRUE;
}

static void
assert_not_made (const char *path, const char *sql, GCancellable *cancellable, GQuark domain, int code)
{
  g_autofree char *partial = g_strconcat (path, ".partial", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordStore) store = accord_store_create (path, "secretariat", test_store_edit_job_new ("new", sql), NULL,
                                                       NULL, cancellable, &error);

  g_assert_null (store);
  g_assert_error (error, domain, code);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (partial, G_FILE_TEST_EXISTS));
}

/* A new file is there, filled, or not at all; and what it was filled with is nobody's edit. */
static void
test_new_file_is_filled (TestStore *fixture, gconstpointer data)
{
  g_autofree char *path = test_store_file (fixture, "new.accord");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (AccordStore) store = NULL;
  g_autoptr (GError) error = NULL;
  guint n_changes = 0;

  assert_not_made (path, "INSERT INTO setting VALUES ('a', ''), ('a', '')", NULL, ACCORD_ERROR, ACCORD_ERROR_INVALID);
  g_cancellable_cancel (cancellable);
  assert_not_made (path, TEST_STORE_ROWS, cancellable, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  store = accord_store_create (path, "secretariat", test_store_edit_job_new ("new", TEST_STORE_ROWS), count_changes,
                               &n_changes, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_changes, >, 40);
  g_assert_cmpint (test_store_int (store, "SELECT count (*) FROM organisation"), ==, 3);
  g_assert_null (test_store_move (store, ACCORD_STORE_UNDO, &error));
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_NOTHING);

  /* The index goes on being told. */
  n_changes = 0;
  test_store_edit (store, "edit", "DELETE FROM seat WHERE id = 51");
  g_assert_cmpuint (n_changes, ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, TestStore, NULL, test_store_set_up, func, test_store_tear_down)
  ADD ("/store/jobs/priorities", test_priorities);
  ADD ("/store/jobs/change-is-told-before-the-answer", test_change_is_told_before_the_answer);
  ADD ("/store/jobs/running-statement-is-cancelled", test_running_statement_is_cancelled);
  ADD ("/store/jobs/cancelled-edit-leaves-nothing", test_cancelled_edit_leaves_nothing);
  ADD ("/store/jobs/everything-is-answered-at-close", test_everything_is_answered_at_close);
  ADD ("/store/jobs/work-outlives-its-askers", test_work_outlives_its_askers);
  ADD ("/store/jobs/news-keeps-no-file-open", test_news_keeps_no_file_open);
  ADD ("/store/jobs/new-file-is-filled", test_new_file_is_filled);
  return g_test_run ();
}
