/* accord-backup.c: verified copies
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/accord-backup.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

#include "store/accord-connection-private.h"

/* 64 pages of 4 KiB: well under a millisecond of copying, so that reads for the window never wait for long. */
#define PAGES_PER_STEP 64

/**
 * AccordBackup:
 *
 * A copy of the file, made in small steps on the store's thread while other work goes in between, then checked, brought
 * to the disk, and only then given its name. A copy that fails the check is removed and replaces nothing.
 */
struct _AccordBackup
{
  AccordConnection *source;
  sqlite3 *copy;
  sqlite3_backup *backup;
  char *path;
  char *partial;
};

static void
remove_with_journal (const char *path)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);

  g_unlink (journal);
  g_unlink (path);
}

/* A copy over the file that is open would take its name away: what is edited from then on would be nowhere. */
static gboolean
check_not_source (AccordBackup *self, GError **error)
{
  GStatBuf source, target;

  if (g_stat (self->path, &target) != 0 || g_stat (self->source->path, &source) != 0 ||
      source.st_dev != target.st_dev || source.st_ino != target.st_ino)
    return TRUE;
  g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_EXISTS, "%s is the file itself", self->path);
  return FALSE;
}

/**
 * accord_backup_new:
 * @connection: what to copy; it must outlive the backup
 * @path: the copy's name; a file of that name is replaced once the copy is known to be good
 *
 * Begins a copy. On the store's thread, as everything here.
 *
 * Returns: (transfer full): the copy in the making
 */
AccordBackup *
accord_backup_new (AccordConnection *connection, const char *path, GError **error)
{
  g_autoptr (AccordBackup) self = g_new0 (AccordBackup, 1);
  int code;

  self->source = connection;
  self->path = g_strdup (path);
  if (!check_not_source (self, error))
    return NULL;
  self->partial = g_strconcat (path, ".partial", NULL);
  remove_with_journal (self->partial);
  if (!accord_create_private_file (self->partial, error))
    return NULL;

  code = sqlite3_open_v2 (self->partial, &self->copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE, NULL);
  if (code == SQLITE_OK)
    self->backup = sqlite3_backup_init (self->copy, "main", connection->sqlite, "main");
  if (self->backup == NULL)
    {
      accord_sqlite_error (self->copy, code == SQLITE_OK ? sqlite3_errcode (self->copy) : code, "Beginning a backup",
                           error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
accord_backup_free (AccordBackup *self)
{
  if (self->backup != NULL)
    sqlite3_backup_finish (self->backup);
  sqlite3_close (self->copy);
  if (self->partial != NULL)
    remove_with_journal (self->partial);
  g_free (self->partial);
  g_free (self->path);
  g_free (self);
}

static gboolean
check_rows (sqlite3 *sqlite, const char *sql, const char *good, GError **error)
{
  sqlite3_stmt *stmt = NULL;
  g_autofree char *complaint = NULL;
  int code = sqlite3_prepare_v2 (sqlite, sql, -1, &stmt, NULL);

  while (code == SQLITE_OK && (code = sqlite3_step (stmt)) == SQLITE_ROW)
    {
      const char *text = (const char *) sqlite3_column_text (stmt, 0);

      if (complaint == NULL && g_strcmp0 (text, good) != 0)
        complaint = g_strdup (text);
      code = SQLITE_OK;
    }
  sqlite3_finalize (stmt);

  if (complaint != NULL)
    g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_DAMAGED, "%s: %s", sql, complaint);
  else if (code != SQLITE_DONE)
    accord_sqlite_error (sqlite, code, sql, error);
  return complaint == NULL && code == SQLITE_DONE;
}

/**
 * accord_integrity_check:
 *
 * Reads the whole file: every page, every index against its table, every reference.
 *
 * Returns: whether all is well; else ACCORD_ERROR_DAMAGED with the first complaint, or a cancellation
 */
gboolean
accord_integrity_check (AccordConnection *connection, GError **error)
{
  return check_rows (connection->sqlite, "PRAGMA integrity_check", "ok", error) &&
         check_rows (connection->sqlite, "PRAGMA foreign_key_check", "", error);
}

/* SQLite has brought the copy to the disk when the backup finished; the name must follow. A journal that a broken-off
 * program left for a file of that name would be played into the copy. */
static gboolean
keep (AccordBackup *self, GError **error)
{
  g_autofree char *stale_journal = g_strconcat (self->path, "-journal", NULL);
  int code;

  if (!check_rows (self->copy, "PRAGMA quick_check", "ok", error))
    return FALSE;
  code = sqlite3_close (self->copy);
  self->copy = NULL;
  if (code != SQLITE_OK)
    return accord_sqlite_error (NULL, code, "Closing a backup", error);

  g_unlink (stale_journal);
  if (g_rename (self->partial, self->path) != 0)
    return accord_errno_error (errno, self->path, error);
  g_clear_pointer (&self->partial, g_free);
  accord_sync_folder (self->path);
  return TRUE;
}

/**
 * accord_backup_step:
 * @done: (out): whether the copy is whole, checked and in its place
 *
 * Copies a little more. Edits may come between two steps: SQLite carries them over.
 *
 * Returns: whether all is well so far
 */
gboolean
accord_backup_step (AccordBackup *self, gboolean *done, GError **error)
{
  int code = sqlite3_backup_step (self->backup, PAGES_PER_STEP);

  *done = FALSE;
  if (code == SQLITE_OK)
    return TRUE;

  /* What went wrong is told to the copy's connection only now. */
  code = sqlite3_backup_finish (g_steal_pointer (&self->backup));
  if (code != SQLITE_OK)
    return accord_sqlite_error (self->copy, code, "Copying a backup", error);
  return *done = keep (self, error);
}

/**
 * accord_backup_run:
 *
 * Makes a whole copy at once: for a migration, for the command line.
 *
 * Returns: whether it is made
 */
gboolean
accord_backup_run (AccordConnection *connection, const char *path, GError **error)
{
  g_autoptr (AccordBackup) backup = accord_backup_new (connection, path, error);
  gboolean done = FALSE;

  if (backup == NULL)
    return FALSE;
  while (!done)
    if (!accord_backup_step (backup, &done, error))
      return FALSE;
  return TRUE;
}
