/* load-icons.c: how a test's program loads icons
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <dlfcn.h>
#include <gtk/gtk.h>

/* In place of GIO's own, for icons alone: GTK 4.18 loads them in a thread, and that may let the last hold on one go in the
 * moment when the next window takes it out of the cache. No person closes and opens windows as quickly as tests do. */
void
g_task_run_in_thread (GTask *task, GTaskThreadFunc function)
{
  void (*run_in_thread) (GTask *, GTaskThreadFunc) = dlsym (RTLD_NEXT, "g_task_run_in_thread");
  gpointer source = g_task_get_source_object (task);

  if (source != NULL && GTK_IS_ICON_PAINTABLE (source))
    function (task, source, g_task_get_task_data (task), NULL);
  else
    run_in_thread (task, function);
}
