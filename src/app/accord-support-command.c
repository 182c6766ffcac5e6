/* accord-support-command.c: support, which knows the versions of the window's libraries
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/accord-support-command.h"

#include <glib/gi18n.h>

#include "app/accord-desk.h"
#include "app/accord-support.h"

static void
looked_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree char *lacks = accord_desk_summarise (accord_desk_look_finish (result));

  g_print ("\nDesk\n%s\n", lacks != NULL ? lacks : "Nothing is lacking");
  g_main_loop_quit (data);
}

static AccordExit
run_support (char **arguments)
{
  g_autofree char *report = accord_support_report ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_print ("%s", report);
  accord_desk_look_async (NULL, looked_cb, loop);
  g_main_loop_run (loop);
  return ACCORD_EXIT_DONE;
}

const AccordCommand accord_support_command = {
  .name = "support",
  .synopsis = "",
  .summary = N_("Print versions, settings and the site pack for whoever helps, without anything personal."),
  .run = run_support,
};
