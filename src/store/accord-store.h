/* accord-store.h: one file, one connection, one thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/accord-changes.h"
#include "store/accord-connection.h"
#include "store/accord-journal.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_STORE (accord_store_get_type ())
G_DECLARE_FINAL_TYPE (AccordStore, accord_store, ACCORD, STORE, GObject)

/**
 * AccordStoreFunc:
 * @connection: the connection; inside a transaction when the job is an edit
 * @data: the job's
 * @cancellable: (nullable): stops it
 *
 * Runs on the store's thread.
 *
 * Returns: (nullable): the answer; %NULL with @error set when it failed
 */
typedef gpointer (*AccordStoreFunc) (AccordConnection *connection, gpointer data, GCancellable *cancellable,
                                     GError **error);

/**
 * AccordStoreJob:
 * @kind: a read, an edit of the given label, an erasure, see accord_journal_erase(), or a step in the history
 * @label: (nullable): for an edit: its name for undo and history
 * @txn: for a revert: the transaction to take back
 * @run: (nullable): for an edit: of which run it is a part, see accord_journal_edit()
 * @func: what to do; unused for steps in the history, whose answer is the name (`char *`) of what was taken back or
 *   done again
 * @data: for @func
 * @data_free: (nullable): frees @data
 * @answer_free: (nullable): frees an answer that nobody took
 *
 * One thing for the store's thread to do.
 */
typedef enum
{
  ACCORD_STORE_READ,
  ACCORD_STORE_EDIT,
  ACCORD_STORE_ERASE,
  ACCORD_STORE_UNDO,
  ACCORD_STORE_REDO,
  ACCORD_STORE_REVERT,
} AccordStoreJobKind;

typedef struct _AccordStoreJob
{
  AccordStoreJobKind kind;
  char *label;
  gint64 txn;
  char *run;
  AccordStoreFunc func;
  gpointer data;
  GDestroyNotify data_free;
  GDestroyNotify answer_free;
} AccordStoreJob;

AccordStore *accord_store_open (const char *path, AccordOpenMode mode, const char *author, const char *backup_folder,
                                GError **error);
AccordStore *accord_store_create (const char *path, const char *author, AccordStoreJob *fill, AccordIndexFunc index_func,
                                  gpointer index_data, GCancellable *cancellable, GError **error);
void accord_store_close (AccordStore *self);
const char *accord_store_get_path (AccordStore *self);
void accord_store_set_index_func (AccordStore *self, AccordIndexFunc func, gpointer data);

gpointer accord_store_run (AccordStore *self, AccordStoreJob *job, GCancellable *cancellable, GError **error);
void accord_store_run_async (AccordStore *self, AccordStoreJob *job, int priority, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data);
gpointer accord_store_run_finish (AccordStore *self, GAsyncResult *result, GError **error);
void accord_store_job_free (AccordStoreJob *job);

gboolean accord_store_verify (AccordStore *self, GCancellable *cancellable, GError **error);
gboolean accord_store_backup (AccordStore *self, const char *path, GError **error);
void accord_store_backup_async (AccordStore *self, const char *path, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data);
gboolean accord_store_backup_finish (AccordStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
