/* test-connection.c: whose file it is, the settings that guard it, and statements on it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/test-store.h"

static guint
get_mode (const char *path)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  return status.st_mode & 0777;
}

static void
test_files_are_private (TestStore *fixture, gconstpointer data)
{
  static const mode_t UMASKS[] = { 0000, 0022, 0277, 0777 };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (UMASKS); i++)
    {
      g_autofree char *name = g_strdup_printf ("mask-%u.accord", i);
      g_autofree char *path = test_store_file (fixture, name);
      g_autofree char *journal = g_strconcat (path, "-journal", NULL);
      g_autofree char *copy = g_strconcat (path, "-copy", NULL);
      mode_t before = umask (UMASKS[i]);
      g_autoptr (AccordStore) store = test_store_open (path, ACCORD_OPEN_CREATE);

      test_store_edit (store, "one", "INSERT INTO organisation (id, name) VALUES (1, 'one')");
      accord_store_backup (store, copy, &error);
      umask (before);
      g_assert_no_error (error);
      g_assert_cmpuint (get_mode (path), ==, 0600);
      g_assert_cmpuint (get_mode (journal), ==, 0600);
      g_assert_cmpuint (get_mode (copy), ==, 0600);
    }
}

static void
test_settings (TestStore *fixture, gconstpointer data)
{
  static const char *const SETTINGS[][2] = {
    { "PRAGMA application_id", "1094927172" },    /* "ACCD" */
    { "PRAGMA locking_mode", "exclusive" },
    { "PRAGMA journal_mode", "truncate" },
    { "PRAGMA synchronous", "2" },
    { "PRAGMA foreign_keys", "1" },
    { "PRAGMA secure_delete", "1" },
    { "PRAGMA temp_store", "2" },
    { "PRAGMA trusted_schema", "0" },
    { "PRAGMA cell_size_check", "1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (SETTINGS); i++)
    {
      g_autofree char *value = test_store_text (fixture->store, SETTINGS[i][0]);

      g_assert_cmpstr (value, ==, SETTINGS[i][1]);
    }
}

/* What a planted schema could use is off: nothing on this connection can write the schema or what FTS5 keeps, run a
 * trigger, open another file, or do without the journal. */
static void
test_defences (TestStore *fixture, gconstpointer data)
{
  static const char *const REFUSED[] = {
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'x' WHERE name = 'term'",
    "DELETE FROM search_data",
    "ATTACH ':memory:' AS other",
    "SELECT load_extension ('x')",
    "CREATE VIEW seen AS SELECT * FROM term; SELECT * FROM seen",
    "SELECT \"no such column\"",
  };
  g_autofree char *mode = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (REFUSED); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (test_store_try_edit (fixture->store, "refused", REFUSED[i], &error));
      g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_FAILED);
    }

  test_store_edit (fixture->store, "trigger",
                   "CREATE TRIGGER planted AFTER INSERT ON setting BEGIN DELETE FROM setting; END;"
                   "INSERT INTO setting VALUES ('a', 'b')");
  g_assert_cmpint (test_store_int (fixture->store, "SELECT count (*) FROM setting"), ==, 1);

  mode = test_store_text (fixture->store, "PRAGMA journal_mode = OFF");
  g_assert_cmpstr (mode, ==, "truncate");
}

static void
assert_not_opened (const char *path, AccordOpenMode mode, AccordError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordStore) store = accord_store_open (path, mode, "secretariat", NULL, &error);

  g_assert_null (store);
  g_assert_error (error, ACCORD_ERROR, (gint) code);
}

static void
test_second_opener (void)
{
  TestStore fixture = { 0 };

  if (g_test_subprocess ())
    {
      assert_not_opened (g_getenv ("ACCORD_TEST_PATH"), ACCORD_OPEN_EXISTING, ACCORD_ERROR_IN_USE);
      return;
    }

  /* Trying within the process must not drop the lock that keeps other processes out. */
  test_store_set_up (&fixture, NULL);
  assert_not_opened (fixture.path, ACCORD_OPEN_READ_ONLY, ACCORD_ERROR_IN_USE);
  g_setenv ("ACCORD_TEST_PATH", fixture.path, TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  test_store_edit (fixture.store, "still", "INSERT INTO setting VALUES ('still', 'ours')");

  test_store_reopen (&fixture);
  test_store_tear_down (&fixture, NULL);
}

/* --- files that are not to be opened --- */

static void
run_raw (const char *path, const char *script)
{
  sqlite3 *sqlite = NULL;

  g_assert_cmpint (sqlite3_open (path, &sqlite), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (sqlite, script, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (sqlite), ==, SQLITE_OK);
}

static char *
list_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, (gpointer) name);
  return g_strdup_printf ("%u entries", names->len);
}

/* Refused in every mode, with the file, its time and its folder as they were. */
static void
assert_refused (const char *path, AccordError code)
{
  static const AccordOpenMode MODES[] = { ACCORD_OPEN_READ_ONLY, ACCORD_OPEN_EXISTING };
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *listing = list_folder (folder);
  g_autofree char *sum = test_file_sum (path);
  struct stat before, after;

  g_assert_cmpint (stat (path, &before), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (MODES); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AccordStore) store = accord_store_open (path, MODES[i], "secretariat", NULL, &error);
      g_autofree char *listing_after = list_folder (folder);
      g_autofree char *sum_after = test_file_sum (path);

      g_test_message ("%s: %s", path, error != NULL ? error->message : "opened");
      g_assert_null (store);
      g_assert_error (error, ACCORD_ERROR, (gint) code);
      g_assert_cmpstr (sum, ==, sum_after);
      g_assert_cmpstr (listing, ==, listing_after);
    }
  g_assert_cmpint (stat (path, &after), ==, 0);
  g_assert_true (before.st_mtim.tv_sec == after.st_mtim.tv_sec && before.st_mtim.tv_nsec == after.st_mtim.tv_nsec);
}

static void
test_tampered_files_are_refused (TestStore *fixture, gconstpointer data)
{
  static const struct
  {
    const char *script;
    AccordError code;
  } TAMPERED[] = {
    { "CREATE TRIGGER planted AFTER INSERT ON seat BEGIN DELETE FROM seat; END", ACCORD_ERROR_NOT_OURS },
    { "CREATE VIEW planted AS SELECT * FROM seat", ACCORD_ERROR_NOT_OURS },
    { "ALTER TABLE seat ADD COLUMN planted TEXT", ACCORD_ERROR_NOT_OURS },
    { "CREATE TABLE planted (id INTEGER PRIMARY KEY)", ACCORD_ERROR_NOT_OURS },
    { "CREATE INDEX planted ON seat (note)", ACCORD_ERROR_NOT_OURS },
    { "DROP TABLE declaration", ACCORD_ERROR_NOT_OURS },
    /* What looks like SQLite's statistics and is not. */
    { "CREATE TRIGGER sqliteastat1 AFTER INSERT ON seat BEGIN DELETE FROM seat; END", ACCORD_ERROR_NOT_OURS },
    { "CREATE TRIGGER planted AFTER INSERT ON seat BEGIN DELETE FROM seat; END; PRAGMA writable_schema = ON;"
      "UPDATE sqlite_schema SET name = 'sqlite_stat1' WHERE name = 'planted'",
      ACCORD_ERROR_DAMAGED },
    { "PRAGMA application_id = 0", ACCORD_ERROR_NOT_OURS },
    { "PRAGMA user_version = 0", ACCORD_ERROR_NOT_OURS },
    { "PRAGMA user_version = 9999", ACCORD_ERROR_NEWER },
    { "PRAGMA user_version = -1", ACCORD_ERROR_NEWER },
    { "PRAGMA journal_mode = WAL", ACCORD_ERROR_NOT_OURS },
  };
  g_autofree char *path = test_store_file (fixture, "tampered.accord");

  g_clear_object (&fixture->store);
  for (guint i = 0; i < G_N_ELEMENTS (TAMPERED); i++)
    {
      test_file_copy (fixture->path, path);
      run_raw (path, TAMPERED[i].script);
      assert_refused (path, TAMPERED[i].code);
    }
}

/* SQLite's own statistics do not make a file foreign. */
static void
test_statistics_are_welcome (TestStore *fixture, gconstpointer data)
{
  test_store_edit (fixture->store, "rows", TEST_STORE_ROWS);
  g_clear_object (&fixture->store);
  run_raw (fixture->path, "ANALYZE");
  test_store_reopen (fixture);
}

static void
test_foreign_files_are_refused (TestStore *fixture, gconstpointer data)
{
  static const guint8 PNG[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R' };
  g_autofree char *path = test_store_file (fixture, "foreign.accord");
  g_autofree char *text = g_strnfill (5000, 'x');
  g_autofree char *whole = NULL;
  gsize length;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  assert_refused (path, ACCORD_ERROR_NOT_OURS);
  g_assert_true (g_file_set_contents (path, (const char *) PNG, sizeof PNG, NULL));
  assert_refused (path, ACCORD_ERROR_NOT_OURS);
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  assert_refused (path, ACCORD_ERROR_NOT_OURS);
  g_unlink (path);
  run_raw (path, "CREATE TABLE bookmarks (id INTEGER PRIMARY KEY, address TEXT)");
  assert_refused (path, ACCORD_ERROR_NOT_OURS);

  /* Ours, cut short: within a page, at a page's end, within the header. */
  g_clear_object (&fixture->store);
  g_assert_true (g_file_get_contents (fixture->path, &whole, &length, NULL));
  g_assert_true (g_file_set_contents (path, whole, length - 1000, NULL));
  assert_refused (path, ACCORD_ERROR_DAMAGED);
  g_assert_true (g_file_set_contents (path, whole, length - 4096, NULL));
  assert_refused (path, ACCORD_ERROR_DAMAGED);
  g_assert_true (g_file_set_contents (path, whole, 100, NULL));
  assert_refused (path, ACCORD_ERROR_DAMAGED);
  g_assert_true (g_file_set_contents (path, whole, 99, NULL));
  assert_refused (path, ACCORD_ERROR_NOT_OURS);

  /* Ours, its schema overwritten. */
  memset (whole + 100, 0xff, 3996);
  g_assert_true (g_file_set_contents (path, whole, length, NULL));
  assert_refused (path, ACCORD_ERROR_DAMAGED);
}

static void
test_what_is_no_file_is_refused (TestStore *fixture, gconstpointer data)
{
  g_autofree char *missing = test_store_file (fixture, "missing.accord");
  g_autofree char *below_a_file = g_build_filename (fixture->path, "test.accord", NULL);
  g_autofree char *link = test_store_file (fixture, "loop.accord");
  g_autofree char *pipe = test_store_file (fixture, "pipe.accord");
  g_autofree char *sum = NULL;
  g_autofree char *sum_after = NULL;

  g_assert_cmpint (symlink (link, link), ==, 0);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  assert_not_opened (missing, ACCORD_OPEN_EXISTING, ACCORD_ERROR_NOT_FOUND);
  assert_not_opened (below_a_file, ACCORD_OPEN_EXISTING, ACCORD_ERROR_NOT_FOUND);
  assert_not_opened (link, ACCORD_OPEN_EXISTING, ACCORD_ERROR_NOT_FOUND);
  assert_not_opened (fixture->folder, ACCORD_OPEN_EXISTING, ACCORD_ERROR_NOT_OURS);
  assert_not_opened (pipe, ACCORD_OPEN_EXISTING, ACCORD_ERROR_NOT_OURS);

  /* Nothing is made over what is there, and nothing where there is no folder. */
  g_clear_object (&fixture->store);
  sum = test_file_sum (fixture->path);
  assert_not_opened (fixture->path, ACCORD_OPEN_CREATE, ACCORD_ERROR_EXISTS);
  assert_not_opened (link, ACCORD_OPEN_CREATE, ACCORD_ERROR_EXISTS);
  sum_after = test_file_sum (fixture->path);
  g_assert_cmpstr (sum, ==, sum_after);
  g_free (missing);
  missing = test_store_file (fixture, "no-folder/test.accord");
  assert_not_opened (missing, ACCORD_OPEN_CREATE, ACCORD_ERROR_NOT_FOUND);
}

static void
test_read_only_never_writes (TestStore *fixture, gconstpointer data)
{
  g_autofree char *sum = NULL;
  g_autofree char *sum_after = NULL;
  g_autoptr (GError) error = NULL;

  test_store_edit (fixture->store, "rows", TEST_STORE_ROWS);
  g_clear_object (&fixture->store);
  sum = test_file_sum (fixture->path);

  fixture->store = test_store_open (fixture->path, ACCORD_OPEN_READ_ONLY);
  g_assert_cmpint (test_store_int (fixture->store, "SELECT count (*) FROM organisation"), ==, 3);
  g_assert_false (test_store_try_edit (fixture->store, "no", "DELETE FROM organisation", &error));
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_null (test_store_move (fixture->store, ACCORD_STORE_UNDO, &error));
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_READ_ONLY);
  g_clear_object (&fixture->store);

  sum_after = test_file_sum (fixture->path);
  g_assert_cmpstr (sum, ==, sum_after);
}

/* The state a crash leaves: a file half written and the journal that mends it. */
static void
snapshot_in_transaction (const char *path, const char *copy)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_autofree char *journal_copy = g_strconcat (copy, "-journal", NULL);
  sqlite3 *sqlite = NULL;

  g_assert_cmpint (sqlite3_open (path, &sqlite), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (sqlite, "BEGIN; DELETE FROM organisation_alias; UPDATE organisation SET name = 'half'",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_db_cacheflush (sqlite), ==, SQLITE_OK);
  test_file_copy (path, copy);
  test_file_copy (journal, journal_copy);
  g_assert_cmpint (sqlite3_exec (sqlite, "ROLLBACK", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (sqlite), ==, SQLITE_OK);
}

static void
test_hot_journal (TestStore *fixture, gconstpointer data)
{
  g_autofree char *copy = test_store_file (fixture, "crashed.accord");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  test_store_edit (fixture->store, "rows", TEST_STORE_ROWS);
  before = test_store_dump (fixture->store);
  g_clear_object (&fixture->store);
  snapshot_in_transaction (fixture->path, copy);

  /* Only looking may not mend it. */
  assert_not_opened (copy, ACCORD_OPEN_READ_ONLY, ACCORD_ERROR_READ_ONLY);
  fixture->store = test_store_open (copy, ACCORD_OPEN_EXISTING);
  after = test_store_dump (fixture->store);
  g_assert_cmpstr (before, ==, after);
}

/* The journal of a file that is gone belongs to no other file of that name. */
static void
test_stale_journal (TestStore *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *fresh = test_store_dump (fixture->store);
  g_autofree char *crashed = test_store_file (fixture, "crashed.accord");
  g_autofree char *after = NULL;
  g_autofree char *newer = NULL;

  test_store_edit (fixture->store, "rows", TEST_STORE_ROWS);
  g_clear_object (&fixture->store);

  snapshot_in_transaction (fixture->path, crashed);
  g_assert_cmpint (g_unlink (crashed), ==, 0);
  fixture->store = test_store_open (crashed, ACCORD_OPEN_CREATE);
  g_assert_true (accord_store_verify (fixture->store, NULL, &error));
  after = test_store_dump (fixture->store);
  g_assert_cmpstr (after, ==, fresh);
  g_clear_object (&fixture->store);

  snapshot_in_transaction (fixture->path, crashed);
  fixture->store = test_store_open (fixture->path, ACCORD_OPEN_EXISTING);
  test_store_edit (fixture->store, "newer", "UPDATE organisation SET name = 'newer'");
  newer = test_store_dump (fixture->store);
  g_assert_true (accord_store_backup (fixture->store, crashed, &error));
  g_clear_object (&fixture->store);
  fixture->store = test_store_open (crashed, ACCORD_OPEN_EXISTING);
  g_free (after);
  after = test_store_dump (fixture->store);
  g_assert_cmpstr (after, ==, newer);
}

/* --- statements --- */

static gpointer
nested_job (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char SQL[] = "SELECT id FROM organisation WHERE id >= ?1 ORDER BY id";
  g_autofree char *same_text = g_strdup (SQL);
  gint64 sum = 0;

  for (int round = 0; round < 3; round++)
    {
      g_autoptr (AccordStatement) outer = accord_connection_query (connection, error, SQL, "i", (gint64) 0);

      while (accord_statement_step (outer, error))
        {
          g_autoptr (AccordStatement) inner =
              accord_connection_query (connection, error, same_text, "i", accord_statement_int (outer, 0));

          while (accord_statement_step (inner, error))
            sum += accord_statement_int (inner, 0);
        }
    }
  return GINT_TO_POINTER ((int) sum);
}

/* One text in use at two depths, released in either order, again and again. */
static void
test_statements_nest (TestStore *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gpointer sum;

  test_store_edit (fixture->store, "three", "INSERT INTO organisation (id, name) VALUES (1, 'a'), (2, 'b'), (3, 'c')");
  sum = accord_store_run (fixture->store, test_store_job_new (ACCORD_STORE_READ, NULL, nested_job, NULL), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (GPOINTER_TO_INT (sum), ==, 3 * ((1 + 2 + 3) + (2 + 3) + 3));
}

static gpointer
interleaved_job (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char SQL[] = "SELECT ?1 || 'x'";
  AccordStatement *first = accord_connection_query (connection, error, SQL, "t", "1");
  AccordStatement *second = accord_connection_query (connection, error, SQL, "t", "2");
  AccordStatement *third;

  accord_statement_release (first);
  accord_statement_release (second);       /* freed: the first is kept already */
  third = accord_connection_query (connection, error, SQL, "t", "3");
  g_assert_true (accord_statement_step (third, error));
  g_assert_cmpstr (accord_statement_text (third, 0), ==, "3x");
  accord_statement_release (third);

  /* What was bound before is forgotten. */
  first = accord_connection_query (connection, error, SQL, "");
  g_assert_true (accord_statement_step (first, error));
  g_assert_true (accord_statement_is_null (first, 0));
  accord_statement_release (first);
  return NULL;
}

static void
test_statements_are_kept (TestStore *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  accord_store_run (fixture->store, test_store_job_new (ACCORD_STORE_READ, NULL, interleaved_job, NULL), NULL, &error);
  g_assert_no_error (error);
}

static gpointer
too_long_job (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_malloc0 (300 * 1024 * 1024), 300 * 1024 * 1024);

  accord_connection_run (connection, error, "UPDATE person SET organisation_id = ?1", "b", bytes);
  return NULL;
}

/* A value that is too long is an error, never a NULL in its place. */
static void
test_a_value_too_long (TestStore *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  test_store_edit (fixture->store, "rows", TEST_STORE_ROWS);
  accord_store_run (fixture->store, test_store_job_new (ACCORD_STORE_EDIT, "long", too_long_job, NULL), NULL, &error);
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_TOO_LARGE);
  g_assert_cmpint (test_store_int (fixture->store, "SELECT count (organisation_id) FROM person"), ==, 2);
}

static gpointer
values_job (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (AccordStatement) statement = accord_connection_query (connection, error, "SELECT ?1, ?2, ?3, ?4, ?5", "");
  g_autoptr (GBytes) bytes = g_bytes_new ("\0\1", 2);
  g_autoptr (GBytes) read = NULL;
  g_auto (GValue) text = G_VALUE_INIT;
  g_auto (GValue) number = G_VALUE_INIT;
  g_auto (GValue) nothing = G_VALUE_INIT;

  accord_statement_rebind (statement, "tiobo", "t'); DROP TABLE term; --", G_MAXINT64, (gint64) 0, bytes, (gint64) 7);
  g_assert_true (accord_statement_step (statement, error));
  accord_statement_get_value (statement, 0, &text);
  accord_statement_get_value (statement, 1, &number);
  accord_statement_get_value (statement, 2, &nothing);
  read = accord_statement_bytes (statement, 3);
  g_assert_cmpstr (g_value_get_string (&text), ==, "t'); DROP TABLE term; --");
  g_assert_cmpint (g_value_get_int64 (&number), ==, G_MAXINT64);
  g_assert_false (G_IS_VALUE (&nothing));
  g_assert_true (g_bytes_equal (read, bytes));
  g_assert_cmpint (accord_statement_int (statement, 4), ==, 7);

  accord_statement_rebind (statement, "");
  accord_statement_bind_value (statement, 1, &number);
  accord_statement_bind_value (statement, 2, &text);
  accord_statement_bind_value (statement, 3, &nothing);
  g_assert_true (accord_statement_step (statement, error));
  g_assert_cmpint (accord_statement_int (statement, 0), ==, G_MAXINT64);
  g_assert_cmpstr (accord_statement_text (statement, 1), ==, "t'); DROP TABLE term; --");
  g_assert_true (accord_statement_is_null (statement, 2));
  return NULL;
}

static void
test_values_travel (TestStore *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  accord_store_run (fixture->store, test_store_job_new (ACCORD_STORE_READ, NULL, values_job, NULL), NULL, &error);
  g_assert_no_error (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, TestStore, NULL, test_store_set_up, func, test_store_tear_down)
  ADD ("/store/connection/files-are-private", test_files_are_private);
  ADD ("/store/connection/settings", test_settings);
  ADD ("/store/connection/defences", test_defences);
  g_test_add_func ("/store/connection/second-opener", test_second_opener);
  ADD ("/store/connection/tampered-files-are-refused", test_tampered_files_are_refused);
  ADD ("/store/connection/statistics-are-welcome", test_statistics_are_welcome);
  ADD ("/store/connection/foreign-files-are-refused", test_foreign_files_are_refused);
  ADD ("/store/connection/what-is-no-file-is-refused", test_what_is_no_file_is_refused);
  ADD ("/store/connection/read-only-never-writes", test_read_only_never_writes);
  ADD ("/store/connection/hot-journal", test_hot_journal);
  ADD ("/store/connection/stale-journal", test_stale_journal);
  ADD ("/store/connection/statements-nest", test_statements_nest);
  ADD ("/store/connection/statements-are-kept", test_statements_are_kept);
  ADD ("/store/connection/a-value-too-long", test_a_value_too_long);
  ADD ("/store/connection/values-travel", test_values_travel);
  return g_test_run ();
}
