/* accord-request.h: something to ask of a partnership
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A token: who holds one is on the store's thread. The rooms above the model hand it to the model's functions and can do
 * nothing else with it. */
typedef struct _AccordConnection AccordConnection;

typedef struct _AccordStoreJob AccordRequest;

/**
 * AccordRequestFunc:
 * @connection: the token for the model's functions; inside a transaction when the request is an edit
 * @data: the request's own
 * @cancellable: (nullable): stops it
 *
 * Runs on the store's thread.
 *
 * Returns: (nullable): the answer; %NULL with @error set when it failed
 */
typedef gpointer (*AccordRequestFunc) (AccordConnection *connection, gpointer data, GCancellable *cancellable,
                                       GError **error);

AccordRequest *accord_request_read (AccordRequestFunc func, gpointer data, GDestroyNotify data_free,
                                    GDestroyNotify answer_free);
AccordRequest *accord_request_edit (const char *label, AccordRequestFunc func, gpointer data,
                                    GDestroyNotify data_free, GDestroyNotify answer_free);
void accord_request_set_run (AccordRequest *self, const char *run);
AccordRequest *accord_request_erase (const char *label, AccordRequestFunc func, gpointer data,
                                     GDestroyNotify data_free, GDestroyNotify answer_free);
AccordRequest *accord_request_try (AccordRequestFunc func, gpointer data, GDestroyNotify data_free,
                                   GDestroyNotify answer_free);
AccordRequest *accord_request_undo (void);
AccordRequest *accord_request_redo (void);
AccordRequest *accord_request_revert (gint64 txn, const char *label);
void accord_request_free (AccordRequest *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordRequest, accord_request_free)

G_END_DECLS
