/* accord-opener.c: from a path to a connection whose schema is right
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/accord-opener-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "store/accord-backup.h"
#include "store/accord-connection-private.h"
#include "store/accord-migrator.h"

#define SUFFIX ".accord"

static gboolean
back_up (AccordConnection *connection, const char *path, const char *folder, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *stem = g_path_get_basename (path);
  g_autofree char *name = NULL;
  g_autofree char *copy = NULL;

  if (g_str_has_suffix (stem, SUFFIX))
    stem[strlen (stem) - strlen (SUFFIX)] = '\0';
  name = accord_backup_name (stem, now);
  copy = g_build_filename (folder, name, NULL);
  return accord_backup_run (connection, copy, error);
}

/**
 * accord_opener_open:
 * @path: the file
 * @mode: what is expected of it; the file is there
 * @backup_folder: (nullable): an existing folder for the copy that is made before a migration
 *
 * Opens a file, on the store's thread: whose it is, what its tables are, and, after a verified copy, the migrations that
 * it has not seen. The schema is looked at before anything is written, a copy included: a foreign file is refused as it
 * was found.
 *
 * Returns: (transfer full): the connection, or %NULL with the errors of accord_connection_open() and of the migration
 */
AccordConnection *
accord_opener_open (const char *path, AccordOpenMode mode, const char *backup_folder, GError **error)
{
  g_autoptr (AccordConnection) connection = accord_connection_open (path, mode, error);
  gboolean needed;

  if (connection == NULL || !accord_migrator_check_schema (connection, error) ||
      !accord_migrator_needed (connection, &needed, error))
    return NULL;
  if (!needed)
    return g_steal_pointer (&connection);

  if (mode == ACCORD_OPEN_READ_ONLY)
    {
      g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_READ_ONLY, "%s must be written to bring its schema up to date", path);
      return NULL;
    }
  if ((backup_folder != NULL && !back_up (connection, path, backup_folder, error)) ||
      !accord_migrator_run (connection, error) || !accord_migrator_check_schema (connection, error))
    return NULL;
  return g_steal_pointer (&connection);
}

static void
remove_with_journal (const char *path)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);

  g_unlink (journal);
  g_unlink (path);
}

static gboolean
make_whole (const char *path, AccordFillFunc fill, gpointer data, GError **error)
{
  g_autoptr (AccordConnection) connection = accord_connection_open (path, ACCORD_OPEN_CREATE, error);

  return connection != NULL && accord_migrator_run (connection, error) &&
         (fill == NULL || fill (connection, data, error));
}

/* link() leaves alone what somebody else has put there meanwhile; not every file system has it. */
static gboolean
give_name (const char *partial, const char *path, GError **error)
{
  if (link (partial, path) != 0 && (errno == EEXIST || g_rename (partial, path) != 0))
    return accord_errno_error (errno, path, error);
  return TRUE;
}

/**
 * accord_opener_create:
 * @path: where there is no file yet
 * @fill: (nullable): what puts the first rows into it
 * @data: for @fill
 *
 * Makes a file. It is made under another name and gets its own when it is whole: a stop in between leaves no half file
 * that would later be refused, or be in the way. A journal of a file of that name that is gone would be played into the
 * new one.
 *
 * Returns: (transfer full): the connection, or %NULL with the errors of accord_connection_open() and of @fill, and then
 *   no file is left
 */
AccordConnection *
accord_opener_create (const char *path, AccordFillFunc fill, gpointer data, GError **error)
{
  g_autofree char *partial = g_strconcat (path, ".partial", NULL);
  g_autofree char *stale_journal = g_strconcat (path, "-journal", NULL);
  gboolean made;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      accord_errno_error (EEXIST, path, error);
      return NULL;
    }
  remove_with_journal (partial);
  made = make_whole (partial, fill, data, error);
  if (made)
    {
      g_unlink (stale_journal);
      made = give_name (partial, path, error);
    }
  remove_with_journal (partial);
  accord_sync_folder (path);
  return made ? accord_opener_open (path, ACCORD_OPEN_EXISTING, NULL, error) : NULL;
}
