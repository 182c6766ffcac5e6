/* accord-connection.c: the one connection, and statements on it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/accord-connection-memory.h"
#include "store/accord-connection-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/accord-file-header-private.h"

/* How many of SQLite's virtual machine steps between two looks at the cancellable: about a tenth of a millisecond. */
#define STEPS_PER_LOOK 10000

/* Two command lines one after the other must not trip over each other's last lock. */
#define BUSY_TIMEOUT_MS 3000

/**
 * AccordConnection:
 *
 * SQLite with four small helpers and no more: run, query, get_int, execute. Everything here happens on the thread
 * that opened the connection. Values travel by a types string, one letter a value: 't' text (`const char *`, NULL is
 * SQL NULL), 'i' `gint64`, 'o' `gint64` where 0 means SQL NULL (an optional reference), 'b' `GBytes *`.
 */

struct _AccordStatement
{
  AccordConnection *connection;
  sqlite3_stmt *stmt;
  const char *sql;
  int bind_code;              /* of the first value that could not be bound; told by the next step */
  gpointer data;              /* what its reader keeps with it */
  GDestroyNotify data_free;
};

static void
statement_free (gpointer data)
{
  AccordStatement *statement = data;

  if (statement->data_free != NULL)
    statement->data_free (statement->data);
  sqlite3_finalize (statement->stmt);
  g_free (statement);
}

static int
look_at_cancellable (gpointer data)
{
  AccordConnection *self = data;

  return self->cancellable != NULL && g_cancellable_is_cancelled (self->cancellable);
}

/**
 * accord_create_private_file:
 * @path: where there is no file yet
 *
 * Makes an empty file that only its owner may read, whatever the umask: before SQLite sees it, which would use the umask.
 *
 * Returns: whether it was made
 */
gboolean
accord_create_private_file (const char *path, GError **error)
{
  int fd = g_open (path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
  int code = fd < 0 || fchmod (fd, 0600) != 0 ? errno : 0;   /* the umask may take even our own rights away */

  if (fd >= 0)
    close (fd);
  return code == 0 || accord_errno_error (code, path, error);
}

/**
 * accord_sync_folder:
 * @path: a file
 *
 * Brings the names in the file's folder to the disk. A file system that cannot do it is none the worse for being asked,
 * as SQLite sees it too.
 */
void
accord_sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

/* SQLite opens what it cannot write, and a file beside which it can make no journal, and says so at the first edit. A
 * person must hear of it before there is work to lose. */
static gboolean
check_writable (AccordConnection *self, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (sqlite3_db_filename (self->sqlite, "main"));

  if (sqlite3_db_readonly (self->sqlite, "main") == 0 && faccessat (AT_FDCWD, folder, W_OK | X_OK, AT_EACCESS) == 0)
    return TRUE;
  g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_READ_ONLY, "%s: the file or its folder cannot be written", self->path);
  return FALSE;
}

static gboolean
harden (AccordConnection *self, AccordOpenMode mode, GError **error)
{
  /* A foreign file's schema must not be able to run anything: no triggers or views that call functions, no extension,
   * no writing to the schema itself. */
  sqlite3_db_config (self->sqlite, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->sqlite, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (self->sqlite, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  sqlite3_db_config (self->sqlite, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_db_config (self->sqlite, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
  sqlite3_db_config (self->sqlite, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (self->sqlite, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_limit (self->sqlite, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_limit (self->sqlite, SQLITE_LIMIT_LENGTH, 256 * 1024 * 1024);

  /* No write-ahead log: SQLite before 3.51.3 can lose one on reset, network homes break it, and somebody who copies
   * the file copies half of it. A rollback journal and FULL synchronisation are enough at our rate of edits. */
  return accord_connection_execute (self,
                                    "PRAGMA locking_mode = EXCLUSIVE;"
                                    "PRAGMA foreign_keys = ON;"
                                    "PRAGMA secure_delete = ON;"
                                    "PRAGMA temp_store = MEMORY;"
                                    "PRAGMA cell_size_check = ON;",
                                    error) &&
         (mode == ACCORD_OPEN_READ_ONLY ||
          accord_connection_execute (self, "PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = FULL;", error));
}

/**
 * accord_connection_open:
 * @path: the file
 * @mode: what is expected of it
 *
 * Opens a file of ours, with the settings that guard it. A file that is not ours, that is cut short or that is from a
 * newer Accord is refused before anything that could change it. The lock is taken at once and kept: one program at a time.
 *
 * Returns: (transfer full): the connection, or %NULL with ACCORD_ERROR_NOT_FOUND, _EXISTS, _NOT_OURS, _NEWER, _DAMAGED,
 *   _IN_USE, _READ_ONLY or _FULL
 */
AccordConnection *
accord_connection_open (const char *path, AccordOpenMode mode, GError **error)
{
  g_autoptr (AccordConnection) self = NULL;
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  int code;

  if (mode == ACCORD_OPEN_CREATE ? !accord_create_private_file (path, error)
                                 : !accord_file_header_check (path, error))
    return NULL;

  self = g_new0 (AccordConnection, 1);
  self->path = g_strdup (path);
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, statement_free);

  flags |= mode == ACCORD_OPEN_READ_ONLY ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  code = sqlite3_open_v2 (path, &self->sqlite, flags, NULL);
  if (code != SQLITE_OK)
    {
      accord_connection_fail (self, code, "Opening the file", error);
      return NULL;
    }

  sqlite3_busy_timeout (self->sqlite, BUSY_TIMEOUT_MS);
  sqlite3_progress_handler (self->sqlite, STEPS_PER_LOOK, look_at_cancellable, self);
  if (!harden (self, mode, error))
    return NULL;

  if (mode != ACCORD_OPEN_READ_ONLY &&
      (!check_writable (self, error) || !accord_connection_execute (self, "BEGIN EXCLUSIVE; COMMIT;", error)))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * accord_connection_close:
 * @self: (transfer full): a connection
 *
 * Closes the file. Every statement must have been released; one that was not keeps the file open and locked.
 */
void
accord_connection_close (AccordConnection *self)
{
  g_hash_table_unref (self->statements);
  if (sqlite3_close (self->sqlite) != SQLITE_OK)
    {
      g_critical ("%s is still in use: %s", self->path, sqlite3_errmsg (self->sqlite));
      sqlite3_progress_handler (self->sqlite, 0, NULL, NULL);
      sqlite3_close_v2 (self->sqlite);
    }
  g_free (self->path);
  g_free (self);
}

void
accord_connection_set_cancellable (AccordConnection *self, GCancellable *cancellable)
{
  self->cancellable = cancellable;
}

/**
 * accord_connection_execute:
 * @script: one or more statements without values; never text from a person
 *
 * Returns: whether all of them ran
 */
gboolean
accord_connection_execute (AccordConnection *self, const char *script, GError **error)
{
  int code = sqlite3_exec (self->sqlite, script, NULL, NULL, NULL);

  return code == SQLITE_OK || accord_connection_fail (self, code, "Executing a script", error);
}

/* Writes the whole file anew, with nothing in it but what it holds. SQLite builds the copy in memory (temp_store) as an
 * attached database, which nothing else here may have. */
gboolean
accord_connection_rewrite (AccordConnection *self, GError **error)
{
  gboolean done;

  sqlite3_limit (self->sqlite, SQLITE_LIMIT_ATTACHED, 1);
  done = accord_connection_execute (self, "VACUUM", error);
  sqlite3_limit (self->sqlite, SQLITE_LIMIT_ATTACHED, 0);
  return done;
}

/**
 * accord_connection_settle:
 *
 * Rolls back a transaction that could not even be rolled back when it failed, as when memory had run out: nobody may see
 * what was never kept, nor build on it.
 *
 * Returns: whether no transaction is open now
 */
gboolean
accord_connection_settle (AccordConnection *self, GError **error)
{
  return sqlite3_get_autocommit (self->sqlite) || accord_connection_execute (self, "ROLLBACK", error);
}

/**
 * accord_connection_lend_memory:
 *
 * Lets SQLite keep 64 MB of pages in memory until the job that is running is done. With its own 2 MB an edit of a hundred
 * thousand rows writes the pages of its indexes out and reads them again and again; between such edits they are enough.
 *
 * Returns: whether it was done
 */
gboolean
accord_connection_lend_memory (AccordConnection *self, GError **error)
{
  self->has_memory = TRUE;
  return accord_connection_execute (self, "PRAGMA cache_size = -65536", error);
}

/* Gives the memory back. Nothing is lost when that fails: the next job that ends tries again. */
void
accord_connection_return_memory (AccordConnection *self)
{
  if (!self->has_memory || !accord_connection_execute (self, "PRAGMA cache_size = -2000", NULL))
    return;
  sqlite3_db_release_memory (self->sqlite);
  self->has_memory = FALSE;
}

/**
 * accord_connection_check_place:
 *
 * SQLite looks for its file by name only while it opens it: what is written to a file that has been deleted or moved away
 * since goes nowhere, without an error. To be asked before each transaction that must last.
 *
 * Returns: whether the file is still where it was; else ACCORD_ERROR_NOT_FOUND
 */
gboolean
accord_connection_check_place (AccordConnection *self, GError **error)
{
  int moved = 0;

  if (sqlite3_file_control (self->sqlite, "main", SQLITE_FCNTL_HAS_MOVED, &moved) != SQLITE_OK || !moved)
    return TRUE;
  g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_NOT_FOUND, "%s: the file is not there any more", self->path);
  return FALSE;
}

/* A statement is prepared once and kept; one that is in use further up the stack is prepared again. */
static AccordStatement *
take_statement (AccordConnection *self, const char *sql, GError **error)
{
  gpointer cached = NULL;
  AccordStatement *statement;
  const char *rest = NULL;
  int code;

  if (g_hash_table_steal_extended (self->statements, sql, NULL, &cached))
    return cached;

  statement = g_new0 (AccordStatement, 1);
  statement->connection = self;
  code = sqlite3_prepare_v3 (self->sqlite, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement->stmt, &rest);
  if (code != SQLITE_OK)
    {
      accord_connection_fail (self, code, sql, error);
      statement_free (statement);
      return NULL;
    }
  g_assert (statement->stmt != NULL && *rest == '\0');   /* one statement, or the others would be left undone */
  statement->sql = sqlite3_sql (statement->stmt);
  return statement;
}

static int
bind_bytes (sqlite3_stmt *stmt, int index, GBytes *bytes)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  return sqlite3_bind_blob64 (stmt, index, data != NULL ? data : "", size, SQLITE_TRANSIENT);
}

static int
bind_reference (sqlite3_stmt *stmt, int index, gint64 id)
{
  return id != 0 ? sqlite3_bind_int64 (stmt, index, id) : SQLITE_OK;
}

/* A value too long for SQLite, or for the memory there is, must not be stored as NULL. */
static void
note_bound (AccordStatement *self, int code)
{
  if (self->bind_code == SQLITE_OK)
    self->bind_code = code;
}

static void
bind_all (AccordStatement *self, const char *types, va_list values)
{
  for (int i = 1; *types != '\0'; types++, i++)
    {
      if (*types == 't')
        note_bound (self, sqlite3_bind_text (self->stmt, i, va_arg (values, const char *), -1, SQLITE_TRANSIENT));
      else if (*types == 'i')
        note_bound (self, sqlite3_bind_int64 (self->stmt, i, va_arg (values, gint64)));
      else if (*types == 'b')
        note_bound (self, bind_bytes (self->stmt, i, va_arg (values, GBytes *)));
      else if (*types == 'o')
        note_bound (self, bind_reference (self->stmt, i, va_arg (values, gint64)));
      else
        g_assert_not_reached ();
    }
}

static void
unbind (AccordStatement *self)
{
  sqlite3_reset (self->stmt);
  sqlite3_clear_bindings (self->stmt);
  self->bind_code = SQLITE_OK;
}

static AccordStatement *
query_valist (AccordConnection *self, GError **error, const char *sql, const char *types, va_list values)
{
  AccordStatement *statement = take_statement (self, sql, error);

  if (statement != NULL)
    bind_all (statement, types, values);
  return statement;
}

/**
 * accord_connection_query:
 * @sql: one statement; a constant
 * @types: one letter a value, see #AccordConnection
 * @...: the values: `gint64` for 'i' and 'o', never a plain int
 *
 * Returns: (transfer full): a statement before its first row, or %NULL with an error
 */
AccordStatement *
accord_connection_query (AccordConnection *self, GError **error, const char *sql, const char *types, ...)
{
  AccordStatement *statement;
  va_list values;

  va_start (values, types);
  statement = query_valist (self, error, sql, types, values);
  va_end (values);
  return statement;
}

/**
 * accord_connection_run:
 * @sql: one statement that gives no rows; a constant
 * @types: one letter a value, see #AccordConnection
 * @...: the values
 *
 * Returns: whether it ran
 */
gboolean
accord_connection_run (AccordConnection *self, GError **error, const char *sql, const char *types, ...)
{
  g_autoptr (AccordStatement) statement = NULL;
  GError *local_error = NULL;
  va_list values;

  va_start (values, types);
  statement = query_valist (self, error, sql, types, values);
  va_end (values);
  if (statement == NULL)
    return FALSE;

  while (accord_statement_step (statement, &local_error))
    ;
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  return TRUE;
}

/**
 * accord_connection_get_int:
 * @value: (out): the first column of the first row; left alone when there is no row
 * @sql: one statement; a constant
 * @types: one letter a value, see #AccordConnection
 * @...: the values
 *
 * Returns: whether there was a row; %FALSE with no error set when there was none
 */
gboolean
accord_connection_get_int (AccordConnection *self, gint64 *value, GError **error, const char *sql,
                           const char *types, ...)
{
  g_autoptr (AccordStatement) statement = NULL;
  va_list values;

  va_start (values, types);
  statement = query_valist (self, error, sql, types, values);
  va_end (values);
  if (statement == NULL || !accord_statement_step (statement, error))
    return FALSE;

  *value = accord_statement_int (statement, 0);
  return TRUE;
}

/**
 * accord_statement_step:
 *
 * Goes to the next row.
 *
 * Returns: whether there is one; %FALSE at the end, and %FALSE with an error when something failed
 */
gboolean
accord_statement_step (AccordStatement *self, GError **error)
{
  int code = self->bind_code != SQLITE_OK ? self->bind_code : sqlite3_step (self->stmt);

  if (code == SQLITE_ROW)
    return TRUE;
  if (code != SQLITE_DONE)
    accord_connection_fail (self->connection, code, self->sql, error);
  return FALSE;
}

/**
 * accord_statement_int:
 *
 * Returns: the column as a number; 0 for NULL
 */
gint64
accord_statement_int (AccordStatement *self, int column)
{
  return sqlite3_column_int64 (self->stmt, column);
}

/**
 * accord_statement_text:
 *
 * Returns: (transfer none): the column as text, "" for NULL; good until the next step
 */
const char *
accord_statement_text (AccordStatement *self, int column)
{
  const char *text = (const char *) sqlite3_column_text (self->stmt, column);

  return text != NULL ? text : "";
}

/**
 * accord_statement_is_null:
 *
 * Returns: whether the column is NULL
 */
gboolean
accord_statement_is_null (AccordStatement *self, int column)
{
  return sqlite3_column_type (self->stmt, column) == SQLITE_NULL;
}

/**
 * accord_statement_bytes:
 *
 * Returns: (transfer full): the column as bytes
 */
GBytes *
accord_statement_bytes (AccordStatement *self, int column)
{
  gconstpointer data = sqlite3_column_blob (self->stmt, column);

  return g_bytes_new (data, sqlite3_column_bytes (self->stmt, column));
}

/**
 * accord_statement_n_columns:
 *
 * Returns: how many columns a row has
 */
int
accord_statement_n_columns (AccordStatement *self)
{
  return sqlite3_column_count (self->stmt);
}

/**
 * accord_statement_column_name:
 *
 * Returns: (transfer none): the column's name
 */
const char *
accord_statement_column_name (AccordStatement *self, int column)
{
  return sqlite3_column_name (self->stmt, column);
}

/**
 * accord_statement_get_data:
 *
 * Returns: (transfer none) (nullable): what was kept with the statement, this time or an earlier one
 */
gpointer
accord_statement_get_data (AccordStatement *self)
{
  return self->data;
}

/**
 * accord_statement_set_data:
 * @data: (transfer full): what is known of the rows that the statement gives
 * @data_free: frees it
 *
 * Keeps something as long as the connection keeps the statement, which it does for the next time that the same SQL is run.
 */
void
accord_statement_set_data (AccordStatement *self, gpointer data, GDestroyNotify data_free)
{
  if (self->data_free != NULL)
    self->data_free (self->data);
  self->data = data;
  self->data_free = data_free;
}

/**
 * accord_statement_rebind:
 * @types: one letter a value, see #AccordConnection
 * @...: the values
 *
 * Makes the statement ready to run again with other values.
 */
void
accord_statement_rebind (AccordStatement *self, const char *types, ...)
{
  va_list values;

  unbind (self);
  va_start (values, types);
  bind_all (self, types, values);
  va_end (values);
}

/**
 * accord_statement_bind_value:
 * @index: from 1
 * @value: (nullable): a string or a gint64, or %NULL for SQL NULL
 *
 * Binds one value whose type is only known when the program runs.
 */
void
accord_statement_bind_value (AccordStatement *self, int index, const GValue *value)
{
  if (value == NULL || !G_IS_VALUE (value))
    note_bound (self, sqlite3_bind_null (self->stmt, index));
  else if (G_VALUE_HOLDS_INT64 (value))
    note_bound (self, sqlite3_bind_int64 (self->stmt, index, g_value_get_int64 (value)));
  else
    note_bound (self, sqlite3_bind_text (self->stmt, index, g_value_get_string (value), -1, SQLITE_TRANSIENT));
}

/**
 * accord_statement_bind_text:
 * @index: from 1
 * @text: must stay as it is until accord_statement_reset()
 *
 * Binds a text without a copy, for imports of many rows.
 */
void
accord_statement_bind_text (AccordStatement *self, int index, const char *text)
{
  note_bound (self, sqlite3_bind_text (self->stmt, index, text, -1, SQLITE_STATIC));
}

/**
 * accord_statement_bind_int:
 * @index: from 1
 */
void
accord_statement_bind_int (AccordStatement *self, int index, gint64 number)
{
  note_bound (self, sqlite3_bind_int64 (self->stmt, index, number));
}

/**
 * accord_statement_reset:
 *
 * Ends the run of a statement and forgets its values, so that it can be bound and run again.
 */
void
accord_statement_reset (AccordStatement *self)
{
  unbind (self);
}

/**
 * accord_statement_get_value:
 * @value: (out): unset; becomes a string, a gint64, or stays unset for SQL NULL
 *
 * Reads one value whose type is only known when the program runs.
 */
void
accord_statement_get_value (AccordStatement *self, int column, GValue *value)
{
  int type = sqlite3_column_type (self->stmt, column);

  if (type == SQLITE_INTEGER)
    {
      g_value_init (value, G_TYPE_INT64);
      g_value_set_int64 (value, sqlite3_column_int64 (self->stmt, column));
    }
  else if (type != SQLITE_NULL)
    {
      g_value_init (value, G_TYPE_STRING);
      g_value_set_string (value, (const char *) sqlite3_column_text (self->stmt, column));
    }
}

/**
 * accord_statement_release:
 * @self: (transfer full): a statement
 *
 * Gives the statement back to its connection, which keeps it for the next time.
 */
void
accord_statement_release (AccordStatement *self)
{
  unbind (self);

  /* The key of an entry is its own statement's text, so that a statement freed here takes no other's key with it. */
  if (g_hash_table_contains (self->connection->statements, self->sql))
    statement_free (self);
  else
    g_hash_table_insert (self->connection->statements, (gpointer) self->sql, self);
}
