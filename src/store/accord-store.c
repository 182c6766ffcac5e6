/* accord-store.c: one file, one connection, one thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/accord-store-private.h"

#include "base/accord-error.h"
#include "store/accord-connection-private.h"
#include "store/accord-opener-private.h"

/**
 * AccordStore:
 *
 * The file of a partnership, opened. Its connection lives on one named thread and nothing else touches SQLite: the
 * window asks asynchronously, the command line and the tests wait, and both run the same functions.
 *
 * After each commit #AccordStore::changed says which rows were touched, on the main context that was the opening
 * thread's default.
 */
G_DEFINE_FINAL_TYPE (AccordStore, accord_store, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
accord_store_dispose (GObject *object)
{
  accord_store_close (ACCORD_STORE (object));

  G_OBJECT_CLASS (accord_store_parent_class)->dispose (object);
}

static void
accord_store_finalize (GObject *object)
{
  AccordStore *self = ACCORD_STORE (object);

  g_clear_object (&self->worker);
  g_free (self->path);
  g_ptr_array_unref (self->backups);
  g_main_context_unref (self->context);

  G_OBJECT_CLASS (accord_store_parent_class)->finalize (object);
}

static void
accord_store_class_init (AccordStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = accord_store_dispose;
  object_class->finalize = accord_store_finalize;

  /**
   * AccordStore::changed:
   * @self: the store
   * @changes: the rows that one commit touched
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, ACCORD_TYPE_CHANGES);
}

static void
accord_store_init (AccordStore *self)
{
  self->context = g_main_context_ref_thread_default ();
  self->backups = g_ptr_array_new ();
}

void
accord_store_job_free (AccordStoreJob *job)
{
  if (job->data_free != NULL)
    job->data_free (job->data);
  g_free (job->label);
  g_free (job->run);
  g_free (job);
}

/* --- the change feed --- */

/* Weak, so that what nobody has listened to yet keeps no file open. */
typedef struct
{
  GWeakRef store;
  AccordChanges *changes;
} Announcement;

static gboolean
announce_cb (gpointer data)
{
  Announcement *announcement = data;
  g_autoptr (AccordStore) store = g_weak_ref_get (&announcement->store);

  if (store != NULL)
    g_signal_emit (store, signals[CHANGED], 0, announcement->changes);
  return G_SOURCE_REMOVE;
}

static void
announcement_free (gpointer data)
{
  Announcement *announcement = data;

  g_weak_ref_clear (&announcement->store);
  accord_changes_unref (announcement->changes);
  g_free (announcement);
}

/* Attached before the answer is sent, so that at one priority a listener hears of a change before the asker does. */
static void
announce (AccordStore *self, AccordChanges *changes)
{
  g_autoptr (GSource) source = NULL;
  Announcement *announcement;

  if (changes == NULL || !g_signal_has_handler_pending (self, signals[CHANGED], 0, FALSE))
    return;

  announcement = g_new0 (Announcement, 1);
  g_weak_ref_init (&announcement->store, self);
  announcement->changes = accord_changes_ref (changes);
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_HIGH);
  g_source_set_callback (source, announce_cb, announcement, announcement_free);
  g_source_attach (source, self->context);
}

/* --- jobs, on the store's thread --- */

typedef struct
{
  AccordStore *store;
  AccordStoreJob *job;
  GCancellable *cancellable;
  GTask *task;               /* NULL when somebody waits */
  GMutex mutex;
  GCond answered;
  gboolean done;
  gpointer answer;
  GError *error;
} Run;

static gboolean
edit_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Run *run = data;
  GError *local_error = NULL;

  run->answer = run->job->func (connection, run->job->data, cancellable, &local_error);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

static void
drop_answer (Run *run)
{
  if (run->answer != NULL && run->job->answer_free != NULL)
    run->job->answer_free (run->answer);
  run->answer = NULL;
}

static void
do_in_journal (AccordStore *self, Run *run)
{
  g_auto (AccordJournalOutcome) outcome = { 0 };
  AccordStoreJob *job = run->job;
  gboolean done;

  if (job->kind == ACCORD_STORE_EDIT)
    done = accord_journal_edit (self->journal, job->label, job->run, edit_cb, run, run->cancellable, &outcome,
                                &run->error);
  else if (job->kind == ACCORD_STORE_ERASE)
    done = accord_journal_erase (self->journal, job->label, edit_cb, run, run->cancellable, &outcome, &run->error);
  else if (job->kind == ACCORD_STORE_REVERT)
    done = accord_journal_revert (self->journal, job->txn, job->label, &outcome, &run->error);
  else if (job->kind == ACCORD_STORE_UNDO)
    done = accord_journal_undo (self->journal, &outcome, &run->error);
  else
    done = accord_journal_redo (self->journal, &outcome, &run->error);

  if (!done)
    drop_answer (run);
  else if (job->kind != ACCORD_STORE_EDIT && job->kind != ACCORD_STORE_ERASE)
    run->answer = g_steal_pointer (&outcome.label);
  announce (self, outcome.changes);
}

void
accord_store_set_closed (GError **error)
{
  g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_FAILED, "The file is closed");
}

/* An edit that comes too late must be told of. Of a question nobody waits for the answer any more. */
static void
refuse_late_job (const AccordStoreJob *job, GError **error)
{
  if (job->kind == ACCORD_STORE_READ)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED, "The file is closed");
  else
    accord_store_set_closed (error);
}

static void
do_job (AccordStore *self, Run *run)
{
  if (g_cancellable_set_error_if_cancelled (run->cancellable, &run->error))
    return;
  if (self->connection == NULL)
    {
      refuse_late_job (run->job, &run->error);
      return;
    }

  if (!accord_connection_settle (self->connection, &run->error))
    return;
  accord_connection_set_cancellable (self->connection, run->cancellable);
  if (run->job->kind == ACCORD_STORE_READ)
    run->answer = run->job->func (self->connection, run->job->data, run->cancellable, &run->error);
  else
    do_in_journal (self, run);
  accord_connection_set_cancellable (self->connection, NULL);
  accord_connection_return_memory (self->connection);
}

static void
run_free (Run *run)
{
  accord_store_job_free (run->job);
  g_clear_object (&run->cancellable);
  g_clear_object (&run->task);
  g_mutex_clear (&run->mutex);
  g_cond_clear (&run->answered);
  g_free (run);
}

static void
work_cb (gpointer data)
{
  Run *run = data;

  do_job (run->store, run);

  if (run->task == NULL)
    {
      g_mutex_lock (&run->mutex);
      run->done = TRUE;
      g_cond_signal (&run->answered);
      g_mutex_unlock (&run->mutex);
      return;
    }

  if (run->error != NULL)
    g_task_return_error (run->task, run->error);
  else
    g_task_return_pointer (run->task, run->answer, run->job->answer_free);
  run_free (run);
}

static Run *
run_new (AccordStore *self, AccordStoreJob *job, GCancellable *cancellable)
{
  Run *run = g_new0 (Run, 1);

  run->store = self;
  run->job = job;
  run->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  g_mutex_init (&run->mutex);
  g_cond_init (&run->answered);
  return run;
}

/**
 * accord_store_run:
 * @job: (transfer full): what to do
 * @cancellable: (nullable): stops it
 *
 * Has the store's thread do @job and waits for it. Any thread but the store's own; not the window's, which never waits
 * for a disk.
 *
 * Returns: (transfer full) (nullable): the job's answer; %NULL with @error set when it failed
 */
gpointer
accord_store_run (AccordStore *self, AccordStoreJob *job, GCancellable *cancellable, GError **error)
{
  Run *run;
  gpointer answer;

  g_return_val_if_fail (ACCORD_IS_STORE (self), NULL);
  g_return_val_if_fail (self->worker == NULL || !accord_worker_is_current (self->worker), NULL);

  if (g_atomic_int_get (&self->closed))
    {
      accord_store_set_closed (error);
      accord_store_job_free (job);
      return NULL;
    }
  run = run_new (self, job, cancellable);
  if (!accord_worker_push (self->worker, G_PRIORITY_DEFAULT, work_cb, run))
    work_cb (run);

  g_mutex_lock (&run->mutex);
  while (!run->done)
    g_cond_wait (&run->answered, &run->mutex);
  g_mutex_unlock (&run->mutex);

  answer = run->answer;
  if (run->error != NULL)
    g_propagate_error (error, run->error);
  run_free (run);
  return answer;
}

/**
 * accord_store_run_async:
 * @job: (transfer full): what to do
 * @priority: %G_PRIORITY_DEFAULT, or %G_PRIORITY_LOW for what can wait behind the window's reads
 * @cancellable: (nullable): stops it
 * @callback: (nullable): called on the caller's main context
 * @user_data: for @callback
 *
 * Has the store's thread do @job. The answer is fetched with accord_store_run_finish().
 */
void
accord_store_run_async (AccordStore *self, AccordStoreJob *job, int priority, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  Run *run;

  g_return_if_fail (ACCORD_IS_STORE (self));

  run = run_new (self, job, cancellable);
  run->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (run->task, accord_store_run_async);
  /* A cancelled edit that was stored all the same must not be reported as cancelled. */
  g_task_set_check_cancellable (run->task, FALSE);
  /* A page that is going may still ask while another thread closes the file: it is told that the file is closed. */
  if (!accord_worker_push (self->worker, priority, work_cb, run))
    work_cb (run);
}

/**
 * accord_store_run_finish:
 *
 * Returns: (transfer full) (nullable): the job's answer; %NULL with @error set when it failed
 */
gpointer
accord_store_run_finish (AccordStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- opening and closing --- */

typedef struct
{
  AccordStore *store;
  AccordOpenMode mode;
  const char *author;
  const char *backup_folder;
  AccordStoreJob *fill;       /* NULL: nothing is put into a new file */
  AccordIndexFunc index_func;
  gpointer index_data;
  GCancellable *cancellable;
} Opening;

static gboolean
fill_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  AccordStoreJob *job = data;
  GError *local_error = NULL;
  gpointer answer = job->func (connection, job->data, cancellable, &local_error);

  if (answer != NULL && job->answer_free != NULL)
    job->answer_free (answer);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

/* Through the journal, which knows what the index must be told of; but what a new file holds is nobody's edit, and there
 * is nothing in it to undo. */
static gboolean
fill_new_file (AccordConnection *connection, gpointer data, GError **error)
{
  Opening *opening = data;
  g_autoptr (AccordJournal) journal = accord_journal_new (connection, opening->author);
  g_auto (AccordJournalOutcome) outcome = { 0 };

  accord_journal_set_index_func (journal, opening->index_func, opening->index_data);
  accord_connection_set_cancellable (connection, opening->cancellable);
  return accord_journal_edit (journal, opening->fill->label, NULL, fill_cb, opening->fill, opening->cancellable, &outcome,
                              error) &&
         accord_connection_execute (connection, "DELETE FROM txn", error);
}

static gpointer
open_job (AccordConnection *unused, gpointer data, GCancellable *cancellable, GError **error)
{
  Opening *opening = data;
  AccordStore *self = opening->store;

  if (opening->mode == ACCORD_OPEN_CREATE)
    self->connection =
        accord_opener_create (self->path, opening->fill != NULL ? fill_new_file : NULL, opening, error);
  else
    self->connection = accord_opener_open (self->path, opening->mode, opening->backup_folder, error);
  if (self->connection != NULL)
    self->journal = accord_journal_new (self->connection, opening->author);
  return self->connection;
}

static gpointer
close_job (AccordConnection *unused, gpointer data, GCancellable *cancellable, GError **error)
{
  AccordStore *self = data;

  accord_store_give_up_backups (self);
  g_clear_pointer (&self->journal, accord_journal_free);
  g_clear_pointer (&self->connection, accord_connection_close);
  return NULL;
}

typedef struct
{
  AccordStoreFunc func;
  gpointer data;
  GError **error;
  GMutex mutex;
  GCond answered;
  gboolean done;
} Direct;

static void
direct_cb (gpointer data)
{
  Direct *direct = data;

  direct->func (NULL, direct->data, NULL, direct->error);
  g_mutex_lock (&direct->mutex);
  direct->done = TRUE;
  g_cond_signal (&direct->answered);
  g_mutex_unlock (&direct->mutex);
}

/* Opening and closing happen on the store's thread as well, when there is no connection yet, or none any more. */
static void
run_without_connection (AccordStore *self, AccordStoreFunc func, gpointer data, GError **error)
{
  Direct direct = { .func = func, .data = data, .error = error };

  g_mutex_init (&direct.mutex);
  g_cond_init (&direct.answered);
  accord_worker_push (self->worker, G_PRIORITY_LOW, direct_cb, &direct);
  g_mutex_lock (&direct.mutex);
  while (!direct.done)
    g_cond_wait (&direct.answered, &direct.mutex);
  g_mutex_unlock (&direct.mutex);
  g_mutex_clear (&direct.mutex);
  g_cond_clear (&direct.answered);
}

static AccordStore *
open_store (const char *path, Opening *opening, GError **error)
{
  g_autoptr (AccordStore) self = g_object_new (ACCORD_TYPE_STORE, NULL);

  opening->store = self;
  self->path = g_strdup (path);
  self->worker = accord_worker_new ("accord-store");
  run_without_connection (self, open_job, opening, error);
  if (self->connection == NULL)
    return NULL;
  accord_journal_set_index_func (self->journal, opening->index_func, opening->index_data);
  return g_steal_pointer (&self);
}

/**
 * accord_store_open:
 * @path: the file
 * @mode: what is expected of it
 * @author: who edits, as the journal names them
 * @backup_folder: (nullable): an existing folder for the copy that is made before a migration
 *
 * Opens a file of ours and brings its schema up to date, after a verified copy. Blocks: the window calls it from a
 * thread of its own.
 *
 * Returns: (transfer full): the store, or %NULL with the errors of accord_connection_open() and of the migration
 */
AccordStore *
accord_store_open (const char *path, AccordOpenMode mode, const char *author, const char *backup_folder,
                   GError **error)
{
  Opening opening = { .mode = mode, .author = author, .backup_folder = backup_folder };

  return open_store (path, &opening, error);
}

/**
 * accord_store_create:
 * @path: where there is no file yet
 * @author: who edits, as the journal names them
 * @fill: (transfer full): the edit that puts the first rows into it; it is no step that could be undone
 * @index_func: (nullable): what keeps derived tables right, as for accord_store_set_index_func()
 * @index_data: for @index_func
 * @cancellable: (nullable): stops it
 *
 * Makes a file that is seen under its name only when it is filled, whenever the program stops. Blocks.
 *
 * Returns: (transfer full): the store, or %NULL with ACCORD_ERROR_EXISTS, _NOT_FOUND, _READ_ONLY, _FULL, a cancellation or
 *   the error of @fill, and then no file is left
 */
AccordStore *
accord_store_create (const char *path, const char *author, AccordStoreJob *fill, AccordIndexFunc index_func,
                     gpointer index_data, GCancellable *cancellable, GError **error)
{
  Opening opening = {
    .mode = ACCORD_OPEN_CREATE,
    .author = author,
    .fill = fill,
    .index_func = index_func,
    .index_data = index_data,
    .cancellable = cancellable,
  };
  AccordStore *self = open_store (path, &opening, error);

  accord_store_job_free (fill);
  return self;
}

/**
 * accord_store_close:
 *
 * Does what was asked for before, closes the file and ends the thread. Blocks until then; a second call does nothing.
 */
void
accord_store_close (AccordStore *self)
{
  g_return_if_fail (ACCORD_IS_STORE (self));

  if (self->worker == NULL || !g_atomic_int_compare_and_exchange (&self->closed, FALSE, TRUE))
    return;
  if (accord_worker_is_current (self->worker))
    close_job (NULL, self, NULL, NULL);
  else
    run_without_connection (self, close_job, self, NULL);
  accord_worker_stop (self->worker);
}

/**
 * accord_store_get_path:
 *
 * Returns: (transfer none): the file. Any thread.
 */
const char *
accord_store_get_path (AccordStore *self)
{
  g_return_val_if_fail (ACCORD_IS_STORE (self), NULL);

  return self->path;
}

/**
 * accord_store_set_index_func:
 * @func: (nullable): what keeps derived tables right
 * @data: for @func; it must live as long as the store
 *
 * To be called right after opening, before any edit.
 */
void
accord_store_set_index_func (AccordStore *self, AccordIndexFunc func, gpointer data)
{
  g_return_if_fail (ACCORD_IS_STORE (self));

  accord_journal_set_index_func (self->journal, func, data);
}
