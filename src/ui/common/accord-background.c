/* accord-background.c: long work for a widget, on a thread of its own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/common/accord-background.h"

/**
 * accord_background_run:
 * @widget: who wants the work done; held until @callback
 * @work: called on a thread of a pool, with no source object
 * @data: (transfer full): what @work needs, and all it may touch
 * @data_free: frees @data, on either thread
 * @cancellable: (nullable): stops it
 * @callback: called on the main thread; its user data is @widget (transfer full) and its object %NULL
 *
 * Runs @work without waiting.
 *
 * A task holds its source object until its last reference is dropped, and the pool's thread may be the one that drops
 * it: a widget as the source would then end there, and GTK with it. So the callback is given the widget to unref.
 */
void
accord_background_run (GtkWidget *widget, GTaskThreadFunc work, gpointer data, GDestroyNotify data_free,
                       GCancellable *cancellable, GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  task = g_task_new (NULL, cancellable, callback, g_object_ref (widget));
  g_task_set_task_data (task, data, data_free);
  g_task_run_in_thread (task, work);
}
