/* accord-migrator.c: brings a file's schema up to date
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/accord-migrator.h"

#include <stdlib.h>

#include "base/accord-error.h"
#include "store/accord-connection-private.h"
#include "store/accord-migrations-resource.h"

/*
 * Migrations are the SQL files of src/store/migrations, numbered from 0001 without a gap, compiled in as a resource and
 * never changed once landed. Those that a file has not seen run in one transaction, each followed by a look that it broke
 * no foreign key: the file is brought up to date or stays as it was. The store makes a verified backup before that.
 */

#define RESOURCE_PATH "/io/github/accord_icp/Accord/migrations"

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char **
list_migrations (void)
{
  char **names;

  g_resources_register (accord_migrations_get_resource ());
  names = g_resources_enumerate_children (RESOURCE_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_assert (names != NULL);
  qsort (names, g_strv_length (names), sizeof (char *), compare_names);
  return names;
}

static char *
load_migration (const char *name)
{
  g_autofree char *path = g_strconcat (RESOURCE_PATH, "/", name, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert (bytes != NULL);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/**
 * accord_migrator_latest_version:
 *
 * Returns: the schema version that this program writes. Any thread.
 */
guint
accord_migrator_latest_version (void)
{
  static gsize version;

  if (g_once_init_enter (&version))
    {
      g_auto (GStrv) names = list_migrations ();
      gsize last = 0;

      for (guint i = 0; names[i] != NULL; i++)
        {
          last = strtoul (names[i], NULL, 10);
          g_assert_cmpuint (last, ==, i + 1);
        }
      g_once_init_leave (&version, last);
    }
  return (guint) version;
}

static gboolean
get_version (AccordConnection *connection, gint64 *version, GError **error)
{
  return accord_connection_get_int (connection, version, error, "PRAGMA user_version", "");
}

/**
 * accord_migrator_needed:
 * @needed: (out): whether accord_migrator_run() would do something to a file that holds data
 *
 * Returns: whether that could be told
 */
gboolean
accord_migrator_needed (AccordConnection *connection, gboolean *needed, GError **error)
{
  gint64 version;

  if (!get_version (connection, &version, error))
    return FALSE;
  *needed = version > 0 && version < accord_migrator_latest_version ();
  return TRUE;
}

static gboolean
check_foreign_keys (AccordConnection *connection, const char *name, GError **error)
{
  g_autoptr (AccordStatement) statement = accord_connection_query (connection, error, "PRAGMA foreign_key_check", "");
  GError *local_error = NULL;

  if (statement == NULL)
    return FALSE;
  if (accord_statement_step (statement, &local_error))
    g_set_error (&local_error, ACCORD_ERROR, ACCORD_ERROR_DAMAGED, "%s: a row of %s points nowhere",
                 name, accord_statement_text (statement, 0));
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

static gboolean
run_one (AccordConnection *connection, const char *name, guint version, GError **error)
{
  g_autofree char *script = load_migration (name);
  g_autofree char *finish = g_strdup_printf ("PRAGMA user_version = %u; PRAGMA application_id = %d;",
                                             version, ACCORD_STORE_APPLICATION_ID);

  if (accord_connection_execute (connection, script, error) && check_foreign_keys (connection, name, error) &&
      accord_connection_execute (connection, finish, error))
    return TRUE;
  g_prefix_error (error, "Migration %s: ", name);
  return FALSE;
}

static gboolean
run_from (AccordConnection *connection, guint version, GError **error)
{
  g_auto (GStrv) names = list_migrations ();

  if (!accord_connection_execute (connection, "BEGIN EXCLUSIVE", error))
    return FALSE;
  for (; names[version] != NULL; version++)
    if (!run_one (connection, names[version], version + 1, error))
      break;
  if (names[version] == NULL && accord_connection_execute (connection, "COMMIT", error))
    return TRUE;
  accord_connection_execute (connection, "ROLLBACK", NULL);
  return FALSE;
}

/**
 * accord_migrator_run:
 * @connection: a connection that may write
 *
 * Runs the migrations that the file has not seen. When one fails, the file is as it was.
 *
 * Returns: whether the schema is now the latest
 */
gboolean
accord_migrator_run (AccordConnection *connection, GError **error)
{
  gint64 version;

  if (!get_version (connection, &version, error))
    return FALSE;
  if (version >= accord_migrator_latest_version ())
    return TRUE;
  /* A table may be rebuilt while others point to it; what is broken afterwards is found by the check. */
  return accord_connection_execute (connection, "PRAGMA foreign_keys = OFF", error) &&
         run_from (connection, (guint) version, error) &&
         accord_connection_execute (connection, "PRAGMA foreign_keys = ON", error);
}

/* What FTS5 keeps below the search index is FTS5's to word, and differs between its versions: only that it is there
 * counts. The statistics are SQLite's own tables. */
#define DESCRIBE_SCHEMA                                                                                               \
  "SELECT type || ' ' || name || ' ' || tbl_name || ' ' ||"                                                           \
  "       iif (type = 'table' AND name IN ('search_data', 'search_idx', 'search_docsize', 'search_config'), '',"     \
  "            coalesce (sql, ''))"                                                                                   \
  "  FROM sqlite_schema"                                                                                              \
  " WHERE NOT (type = 'table' AND name IN ('sqlite_stat1', 'sqlite_stat4'))"                                          \
  " ORDER BY type, name"

static char *
describe_schema (sqlite3 *sqlite, GError **error)
{
  g_autoptr (GString) description = g_string_new (NULL);
  sqlite3_stmt *stmt = NULL;
  int code = sqlite3_prepare_v2 (sqlite, DESCRIBE_SCHEMA, -1, &stmt, NULL);

  while (code == SQLITE_OK && (code = sqlite3_step (stmt)) == SQLITE_ROW)
    {
      g_string_append_printf (description, "%s\n", (const char *) sqlite3_column_text (stmt, 0));
      code = SQLITE_OK;
    }
  sqlite3_finalize (stmt);

  if (code == SQLITE_DONE)
    return g_string_free_and_steal (g_steal_pointer (&description));
  accord_sqlite_error (sqlite, code, "Reading the schema", error);
  return NULL;
}

static char *
describe_fresh_schema (gint64 version, GError **error)
{
  g_auto (GStrv) names = list_migrations ();
  sqlite3 *sqlite = NULL;
  char *description = NULL;
  int code = sqlite3_open_v2 (":memory:", &sqlite, SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE, NULL);

  for (gint64 i = 0; i < version && code == SQLITE_OK; i++)
    {
      g_autofree char *script = load_migration (names[i]);

      code = sqlite3_exec (sqlite, script, NULL, NULL, NULL);
    }
  if (code == SQLITE_OK)
    description = describe_schema (sqlite, error);
  else
    accord_sqlite_error (sqlite, code, "Making a fresh schema", error);
  sqlite3_close (sqlite);
  return description;
}

/**
 * accord_migrator_check_schema:
 *
 * Compares the file's schema, word by word, with one of the same version made afresh. A trigger, a view or a column that
 * somebody planted makes the file foreign, and a foreign file is not opened, nor brought up to date first.
 *
 * Returns: whether they are the same, else ACCORD_ERROR_NOT_OURS
 */
gboolean
accord_migrator_check_schema (AccordConnection *connection, GError **error)
{
  g_autofree char *found = NULL;
  g_autofree char *fresh = NULL;
  gint64 version;

  if (!get_version (connection, &version, error) ||
      (found = describe_schema (connection->sqlite, error)) == NULL ||
      (fresh = describe_fresh_schema (version, error)) == NULL)
    return FALSE;
  if (strcmp (found, fresh) == 0)
    return TRUE;
  g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_NOT_OURS, "%s: its tables are not Accord's", connection->path);
  return FALSE;
}
