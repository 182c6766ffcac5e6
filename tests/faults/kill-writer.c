/* kill-writer.c: edits a file until it is killed, and says of each edit when it is stored
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <unistd.h>

#include "support/test-store.h"

/* Usage: kill-writer FILE COPY. Edits are numbered on from those that the file has, whose number is told first. Of one in
 * eight the last is taken back and made again; meanwhile the file is being copied. */
static void
acknowledge (gint64 n)
{
  g_autofree char *line = g_strdup_printf ("%" G_GINT64_FORMAT "\n", n);

  if (write (STDOUT_FILENO, line, strlen (line)) < 0)
    _exit (1);
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  accord_store_backup_finish (ACCORD_STORE (source), result, &error);
  g_assert_no_error (error);
  accord_store_backup_async (ACCORD_STORE (source), data, NULL, copied_cb, data);
}

int
main (int argc, char *argv[])
{
  g_autoptr (AccordStore) store = NULL;
  gint64 n;

  if (argc != 3)
    return 2;
  store = test_store_open (argv[1], ACCORD_OPEN_EXISTING);
  accord_store_backup_async (store, argv[2], NULL, copied_cb, argv[2]);
  n = test_store_int (store, "SELECT count (*) FROM activity");
  acknowledge (n);
  for (n++;; n++)
    {
      g_autofree char *sql = g_strdup_printf (
          "INSERT INTO activity (id, title, note) VALUES (%1$" G_GINT64_FORMAT ", 'activity %1$" G_GINT64_FORMAT "',"
          " hex (randomblob (%2$d)));"
          "INSERT INTO feedback (id, activity_id, text) VALUES (%1$" G_GINT64_FORMAT ", %1$" G_GINT64_FORMAT ", 'heard');"
          "INSERT INTO activity_audience VALUES (%1$" G_GINT64_FORMAT ", 'public');"
          "INSERT INTO setting VALUES ('last', %1$" G_GINT64_FORMAT ") ON CONFLICT DO UPDATE SET value = excluded.value",
          n, (int) (n * 97 % 3000));

      test_store_edit (store, "edit", sql);
      acknowledge (n);
      if (n % 8 == 0)
        {
          g_free (test_store_move (store, ACCORD_STORE_UNDO, NULL));
          g_free (test_store_move (store, ACCORD_STORE_REDO, NULL));
        }
      g_main_context_iteration (NULL, FALSE);
    }
}
