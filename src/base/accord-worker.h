/* accord-worker.h: one named thread with a queue
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define ACCORD_TYPE_WORKER (accord_worker_get_type ())
G_DECLARE_FINAL_TYPE (AccordWorker, accord_worker, ACCORD, WORKER, GObject)

/**
 * AccordWorkFunc:
 * @data: the work's own
 *
 * Runs on the worker's thread.
 */
typedef void (*AccordWorkFunc) (gpointer data);

AccordWorker *accord_worker_new (const char *name);
gboolean accord_worker_push (AccordWorker *self, int priority, AccordWorkFunc func, gpointer data);
gboolean accord_worker_is_current (AccordWorker *self);
void accord_worker_stop (AccordWorker *self);

G_END_DECLS
