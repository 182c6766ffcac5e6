/* accord-journal.h: every transaction, and how to take it back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/accord-changes.h"
#include "store/accord-connection.h"

G_BEGIN_DECLS

/**
 * AccordTransactionFunc:
 * @connection: the connection, inside a transaction
 * @data: the caller's
 * @cancellable: (nullable): stops it
 *
 * Returns: whether the transaction is to be kept; %FALSE with an error rolls it back
 */
typedef gboolean (*AccordTransactionFunc) (AccordConnection *connection, gpointer data, GCancellable *cancellable,
                                           GError **error);

/**
 * AccordIndexFunc:
 *
 * Called inside each transaction once its changes are known, so that what is derived from the records (the search index)
 * is right whenever the records are: after an edit, an undo, a redo.
 */
typedef gboolean (*AccordIndexFunc) (AccordConnection *connection, AccordChanges *changes, gpointer data,
                                     GError **error);

typedef struct _AccordJournal AccordJournal;

/**
 * AccordJournalOutcome:
 * @changes: (transfer full) (nullable): what was touched; %NULL when nothing was
 * @label: (transfer full): the transaction's name, as a person reads it
 * @id: the transaction, 0 when nothing was touched
 */
typedef struct
{
  AccordChanges *changes;
  char *label;
  gint64 id;
} AccordJournalOutcome;

AccordJournal *accord_journal_new (AccordConnection *connection, const char *author);
void accord_journal_free (AccordJournal *self);
void accord_journal_set_index_func (AccordJournal *self, AccordIndexFunc func, gpointer data);

gboolean accord_journal_edit (AccordJournal *self, const char *label, const char *run, AccordTransactionFunc func,
                              gpointer data, GCancellable *cancellable, AccordJournalOutcome *outcome, GError **error);
gboolean accord_journal_undo (AccordJournal *self, AccordJournalOutcome *outcome, GError **error);
gboolean accord_journal_redo (AccordJournal *self, AccordJournalOutcome *outcome, GError **error);
gboolean accord_journal_revert (AccordJournal *self, gint64 txn, const char *label, AccordJournalOutcome *outcome,
                                GError **error);
gboolean accord_journal_erase (AccordJournal *self, const char *label, AccordTransactionFunc func, gpointer data,
                               GCancellable *cancellable, AccordJournalOutcome *outcome, GError **error);
gboolean accord_journal_scrub (AccordConnection *connection, const char *const *texts, guint *n_scrubbed,
                               GError **error);
void accord_journal_outcome_clear (AccordJournalOutcome *outcome);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordJournal, accord_journal_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AccordJournalOutcome, accord_journal_outcome_clear)

G_END_DECLS
