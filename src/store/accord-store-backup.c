/* accord-store-backup.c: a file in use is verified, and copied
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/accord-store-private.h"

#include "base/accord-error.h"
#include "store/accord-backup.h"

/* A copy that is made in small steps. */
typedef struct
{
  GTask *task;
  char *path;
  AccordBackup *backup;
} SteppedBackup;

static gpointer
verify_job (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (accord_integrity_check (connection, error));
}

static AccordStoreJob *
read_job_new (AccordStoreFunc func, gpointer data)
{
  AccordStoreJob *job = g_new0 (AccordStoreJob, 1);

  job->kind = ACCORD_STORE_READ;
  job->func = func;
  job->data = data;
  return job;
}

/**
 * accord_store_verify:
 * @cancellable: (nullable): stops it
 *
 * Reads and checks the whole file; about five milliseconds a megabyte. Blocks.
 *
 * Returns: whether all is well; else ACCORD_ERROR_DAMAGED with the first complaint
 */
gboolean
accord_store_verify (AccordStore *self, GCancellable *cancellable, GError **error)
{
  return accord_store_run (self, read_job_new (verify_job, NULL), cancellable, error) != NULL;
}

/* Gives up what is under way; its next step finds no connection and says so. On the store's thread. */
void
accord_store_give_up_backups (AccordStore *self)
{
  for (guint i = 0; i < self->backups->len; i++)
    g_clear_pointer (&((SteppedBackup *) self->backups->pdata[i])->backup, accord_backup_free);
}

/* Two copies under one name would take each other's file away. */
static gboolean
check_no_backup_to (AccordStore *self, const char *path, GError **error)
{
  for (guint i = 0; i < self->backups->len; i++)
    if (strcmp (((SteppedBackup *) self->backups->pdata[i])->path, path) == 0)
      {
        g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_IN_USE, "A copy to %s is being made", path);
        return FALSE;
      }
  return TRUE;
}

typedef struct
{
  AccordStore *store;
  const char *path;
} WholeBackup;

static gpointer
backup_job (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  WholeBackup *whole = data;

  return GINT_TO_POINTER (check_no_backup_to (whole->store, whole->path, error) &&
                          accord_backup_run (connection, whole->path, error));
}

/**
 * accord_store_backup:
 * @path: the copy's name; its folder must be there
 *
 * Makes a verified copy. Blocks.
 *
 * Returns: whether it was made; a copy that failed replaces nothing
 */
gboolean
accord_store_backup (AccordStore *self, const char *path, GError **error)
{
  WholeBackup whole = { self, path };

  return accord_store_run (self, read_job_new (backup_job, &whole), NULL, error) != NULL;
}

static void
stepped_backup_free (SteppedBackup *stepped)
{
  g_object_unref (stepped->task);
  g_free (stepped->path);
  g_free (stepped);
}

static gboolean
begin_backup (SteppedBackup *stepped, AccordStore *store, GError **error)
{
  if (!check_no_backup_to (store, stepped->path, error))
    return FALSE;
  stepped->backup = accord_backup_new (store->connection, stepped->path, error);
  if (stepped->backup == NULL)
    return FALSE;
  g_ptr_array_add (store->backups, stepped);
  return TRUE;
}

static gboolean
step_backup (SteppedBackup *stepped, AccordStore *store, gboolean *done, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (g_task_get_cancellable (stepped->task), error))
    return FALSE;
  if (store->connection == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The file was closed");
      return FALSE;
    }
  return (stepped->backup != NULL || begin_backup (stepped, store, error)) &&
         accord_backup_step (stepped->backup, done, error);
}

/* One step, then back to the end of the queue: the window's reads and edits go in between. What is left of a copy is
 * cleared away before the answer is given: who asked may look at once. */
static void
backup_step_cb (gpointer data)
{
  SteppedBackup *stepped = data;
  AccordStore *store = g_task_get_source_object (stepped->task);
  GError *error = NULL;
  gboolean done = FALSE;

  if (step_backup (stepped, store, &done, &error) && !done)
    {
      if (accord_worker_push (store->worker, G_PRIORITY_LOW, backup_step_cb, stepped))
        return;
      accord_store_set_closed (&error);
    }

  g_ptr_array_remove (store->backups, stepped);
  g_clear_pointer (&stepped->backup, accord_backup_free);
  if (done)
    g_task_return_boolean (stepped->task, TRUE);
  else
    g_task_return_error (stepped->task, error);
  stepped_backup_free (stepped);
}

/**
 * accord_store_backup_async:
 * @path: the copy's name; its folder must be there
 * @cancellable: (nullable): stops it and removes what there is of the copy
 * @callback: called on the caller's main context
 * @user_data: for @callback
 *
 * Makes a verified copy in small steps between other work.
 */
void
accord_store_backup_async (AccordStore *self, const char *path, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  SteppedBackup *stepped = g_new0 (SteppedBackup, 1);

  stepped->path = g_strdup (path);
  stepped->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (stepped->task, accord_store_backup_async);
  /* A copy that was made before the cancellation was seen is there. */
  g_task_set_check_cancellable (stepped->task, FALSE);
  if (!accord_worker_push (self->worker, G_PRIORITY_LOW, backup_step_cb, stepped))
    backup_step_cb (stepped);
}

/**
 * accord_store_backup_finish:
 *
 * Returns: whether the copy was made
 */
gboolean
accord_store_backup_finish (AccordStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
