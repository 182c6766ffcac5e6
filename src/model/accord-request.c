/* accord-request.c: something to ask of a partnership
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/accord-request.h"

#include "store/accord-connection.h"
#include "store/accord-store.h"

/**
 * AccordRequest:
 *
 * A question or an edit, made by value on any thread and run on the store's thread by accord_partnership_run() or
 * accord_partnership_run_async(), which take it. An edit is one transaction, one undo step, and one line of history.
 */

static AccordRequest *
request_new (AccordStoreJobKind kind, const char *label)
{
  AccordRequest *self = g_new0 (AccordRequest, 1);

  self->kind = kind;
  self->label = g_strdup (label);
  return self;
}

/**
 * accord_request_read:
 * @func: finds the answer
 * @data: (transfer full): for @func
 * @data_free: (nullable): frees @data
 * @answer_free: (nullable): frees an answer that nobody fetched
 *
 * Returns: (transfer full): a question
 */
AccordRequest *
accord_request_read (AccordRequestFunc func, gpointer data, GDestroyNotify data_free, GDestroyNotify answer_free)
{
  AccordRequest *self = request_new (ACCORD_STORE_READ, NULL);

  self->func = func;
  self->data = data;
  self->data_free = data_free;
  self->answer_free = answer_free;
  return self;
}

/**
 * accord_request_edit:
 * @label: its name, as a person reads it after "Undone:", already translated
 * @func: makes the edit
 * @data: (transfer full): for @func
 * @data_free: (nullable): frees @data
 * @answer_free: (nullable): frees an answer that nobody fetched
 *
 * Returns: (transfer full): an edit
 */
AccordRequest *
accord_request_edit (const char *label, AccordRequestFunc func, gpointer data, GDestroyNotify data_free,
                     GDestroyNotify answer_free)
{
  AccordRequest *self = accord_request_read (func, data, data_free, answer_free);

  self->kind = ACCORD_STORE_EDIT;
  self->label = g_strdup (label);
  return self;
}

/**
 * accord_request_set_run:
 * @run: (nullable): a name that no other run has
 *
 * Makes an edit a part of a run: those of one run that follow one another, with nothing between them, are one undo step and
 * one line of history.
 */
void
accord_request_set_run (AccordRequest *self, const char *run)
{
  g_set_str (&self->run, run);
}

/**
 * accord_request_erase:
 * @label: its name in the history; holds nothing of what is erased
 * @func: takes the data out
 * @data: (transfer full): for @func
 * @data_free: (nullable): frees @data
 * @answer_free: (nullable): frees an answer that nobody fetched
 *
 * Returns: (transfer full): an edit of which nothing is kept that could bring the data back, see accord_journal_erase()
 */
AccordRequest *
accord_request_erase (const char *label, AccordRequestFunc func, gpointer data, GDestroyNotify data_free,
                      GDestroyNotify answer_free)
{
  AccordRequest *self = accord_request_edit (label, func, data, data_free, answer_free);

  self->kind = ACCORD_STORE_ERASE;
  return self;
}

typedef struct
{
  AccordRequestFunc func;
  gpointer data;
  GDestroyNotify data_free;
} Trial;

static void
trial_free (gpointer data)
{
  Trial *trial = data;

  if (trial->data_free != NULL)
    trial->data_free (trial->data);
  g_free (trial);
}

static gpointer
try_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Trial *trial = data;
  gpointer answer;

  if (!accord_connection_execute (connection, "BEGIN IMMEDIATE", error))
    return NULL;
  answer = trial->func (connection, trial->data, cancellable, error);
  /* Some failures have rolled it back already. */
  accord_connection_execute (connection, "ROLLBACK", NULL);
  return answer;
}

/**
 * accord_request_try:
 * @func: makes an edit, to see what would come of it
 * @data: (transfer full): for @func
 * @data_free: (nullable): frees @data
 * @answer_free: (nullable): frees an answer that nobody fetched
 *
 * Returns: (transfer full): a question: nothing of what @func changed is kept
 */
AccordRequest *
accord_request_try (AccordRequestFunc func, gpointer data, GDestroyNotify data_free, GDestroyNotify answer_free)
{
  Trial *trial = g_new (Trial, 1);

  *trial = (Trial) { func, data, data_free };
  return accord_request_read (try_cb, trial, trial_free, answer_free);
}

static AccordRequest *
history_request_new (AccordStoreJobKind kind, const char *label)
{
  AccordRequest *self = request_new (kind, label);

  self->answer_free = g_free;
  return self;
}

/**
 * accord_request_undo:
 *
 * Returns: (transfer full): takes back the last transaction; the answer is its name (`char *`, to be freed)
 */
AccordRequest *
accord_request_undo (void)
{
  return history_request_new (ACCORD_STORE_UNDO, NULL);
}

/**
 * accord_request_redo:
 *
 * Returns: (transfer full): does again what was undone last; the answer is its name (`char *`, to be freed)
 */
AccordRequest *
accord_request_redo (void)
{
  return history_request_new (ACCORD_STORE_REDO, NULL);
}

/**
 * accord_request_revert:
 * @txn: any transaction that stands
 * @label: what taking it back is called
 *
 * Returns: (transfer full): takes back one transaction, as a new one; the answer is its label (`char *`, to be freed)
 */
AccordRequest *
accord_request_revert (gint64 txn, const char *label)
{
  AccordRequest *self = history_request_new (ACCORD_STORE_REVERT, label);

  self->txn = txn;
  return self;
}

/**
 * accord_request_free:
 *
 * Frees a request that was not run.
 */
void
accord_request_free (AccordRequest *self)
{
  accord_store_job_free (self);
}
