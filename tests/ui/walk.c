/* walk.c: shows every page and dialog to a program that looks from outside
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes "scene NAME" when something is on the screen and at rest, and waits for a line before it goes on.
 */

#include <adwaita.h>
#include <gio/gunixinputstream.h>
#include <stdio.h>
#include <unistd.h>

#include "accord-ui-scenes.h"

static void
answered_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree char *line = g_data_input_stream_read_line_finish (G_DATA_INPUT_STREAM (object), result, NULL, NULL);

  /* Nobody looks any more. */
  if (line == NULL)
    exit (EXIT_FAILURE);
  *(gboolean *) data = TRUE;
}

static void
visit (AccordWindow *window, GtkWidget *root, const char *scene, gpointer data)
{
  GDataInputStream *input = data;
  gboolean answered = FALSE;

  printf ("scene %s\n", scene);
  fflush (stdout);
  g_data_input_stream_read_line_async (input, G_PRIORITY_DEFAULT, NULL, answered_cb, &answered);
  while (!answered)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GInputStream) in = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  g_autoptr (GDataInputStream) lines = g_data_input_stream_new (in);
  char *folder;

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  folder = accord_test_make_folder ();
  accord_ui_scenes_visit (folder, visit, lines);
  accord_test_remove_folder (folder);
  return EXIT_SUCCESS;
}
