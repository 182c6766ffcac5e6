/* test-migrations.c: files of every landed schema become files of this one, or stay as they are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <sqlite3.h>

#include "store/accord-migrator.h"
#include "support/test-store.h"

#define RESOURCE_PATH "/io/github/accord_icp/Accord/migrations"

static char *
get_fixture (guint version)
{
  g_autofree char *name = g_strdup_printf ("%04u.accord", version);

  return g_test_build_filename (G_TEST_DIST, "fixtures", "schema", name, NULL);
}

/* One fixture a landed schema, with rows in every table and a history: each opens, and opening compares its schema with
 * one made afresh. */
static void
test_every_landed_schema (TestStore *fixture, gconstpointer data)
{
  for (guint version = 1; version <= accord_migrator_latest_version (); version++)
    {
      g_autofree char *landed = get_fixture (version);
      g_autofree char *path = test_store_file (fixture, "landed.accord");
      g_autofree char *label = NULL;
      g_autoptr (AccordStore) store = NULL;
      g_autoptr (GError) error = NULL;

      test_file_copy (landed, path);
      store = test_store_open (path, ACCORD_OPEN_EXISTING);
      accord_store_verify (store, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (test_store_int (store, "PRAGMA user_version"), ==, accord_migrator_latest_version ());
      g_assert_cmpint (test_store_int (store, "SELECT count (*) FROM organisation"), ==, 3);
      g_assert_cmpint (test_store_int (store, "SELECT count (*) FROM evidence_link"), ==, 2);
      label = test_store_move (store, ACCORD_STORE_UNDO, &error);
      g_assert_cmpstr (label, ==, "Changed two settings");
    }
}

/* The rows of the fixtures must not miss a table. */
static void
test_rows_fill_every_table (TestStore *fixture, gconstpointer data)
{
  g_autofree char *dump = NULL;
  g_autofree char *tables = NULL;
  g_auto (GStrv) names = NULL;

  test_store_edit (fixture->store, "rows", TEST_STORE_ROWS);
  dump = test_store_dump (fixture->store);
  tables = test_store_text (fixture->store, "SELECT group_concat (name, ' ') FROM sqlite_schema WHERE type = 'table'"
                                            " AND name NOT GLOB 'search*' AND name NOT GLOB 'txn*'");
  names = g_strsplit (tables, " ", -1);
  g_assert_cmpuint (g_strv_length (names), >=, 44);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *row = g_strconcat (names[i], "|", NULL);

      g_test_message ("%s", names[i]);
      g_assert_nonnull (strstr (dump, row));
    }
}

/* --- a second migration, laid over the program's own in a process of its own --- */

typedef void (*Body) (const char *folder, const char *path);

static char *
find_backup (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, "old-2") && g_str_has_suffix (name, "Z.accord"))
      return g_build_filename (folder, name, NULL);
  return NULL;
}

/* A migration of the test as the next of the program's. */
static char *
lay_over (const char *folder, const char *name)
{
  g_autofree char *migrations = g_build_filename (folder, "migrations", NULL);
  g_autofree char *fixture = g_strconcat (name, ".sql", NULL);
  g_autofree char *next = g_strdup_printf ("%04u-%s", accord_migrator_latest_version () + 1, fixture);
  g_autofree char *source = g_test_build_filename (G_TEST_DIST, "fixtures", "migrations", fixture, NULL);
  g_autofree char *target = g_build_filename (migrations, next, NULL);

  g_assert_no_errno (g_mkdir (migrations, 0700));
  test_file_copy (source, target);
  return g_strconcat (RESOURCE_PATH, "=", migrations, NULL);
}

/* @path is a file of schema 1 in @folder; a migration of the test lies over those of the program. */
static void
run_with_migrations (const char *name, Body body)
{
  g_autofree char *folder = NULL;
  g_autofree char *overlay = NULL;
  g_autofree char *version = NULL;
  g_autofree char *landed = get_fixture (1);
  g_autofree char *path = NULL;

  if (g_test_subprocess ())
    {
      path = g_build_filename (g_getenv ("ACCORD_TEST_FOLDER"), "old.accord", NULL);
      body (g_getenv ("ACCORD_TEST_FOLDER"), path);
      return;
    }

  folder = g_dir_make_tmp ("accord-migrations-XXXXXX", NULL);
  path = g_build_filename (folder, "old.accord", NULL);
  test_file_copy (landed, path);
  overlay = lay_over (folder, name);
  version = g_strdup_printf ("%u", accord_migrator_latest_version () + 1);
  g_setenv ("G_RESOURCE_OVERLAYS", overlay, TRUE);
  g_setenv ("ACCORD_TEST_VERSION", version, TRUE);
  g_setenv ("ACCORD_TEST_FOLDER", folder, TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_unsetenv ("G_RESOURCE_OVERLAYS");
  g_test_trap_assert_passed ();
  test_remove_folder (folder);
}

static int
get_next_version (void)
{
  return atoi (g_getenv ("ACCORD_TEST_VERSION"));
}

static void
assert_not_migrated (const char *folder, const char *path, AccordOpenMode mode, AccordError code)
{
  g_autofree char *before = test_file_sum (path);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordStore) store = accord_store_open (path, mode, "secretariat", folder, &error);

  g_assert_cmpint ((int) accord_migrator_latest_version (), ==, get_next_version ());
  g_assert_null (store);
  g_assert_error (error, ACCORD_ERROR, (gint) code);
  after = test_file_sum (path);
  g_assert_cmpstr (before, ==, after);
}

static void
migrate_good (const char *folder, const char *path)
{
  g_autofree char *new_path = g_build_filename (folder, "new.accord", NULL);
  g_autofree char *backup = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordStore) store = NULL;

  /* Not for those who only look. */
  assert_not_migrated (folder, path, ACCORD_OPEN_READ_ONLY, ACCORD_ERROR_READ_ONLY);
  backup = find_backup (folder);
  g_assert_null (backup);

  store = accord_store_open (path, ACCORD_OPEN_EXISTING, "secretariat", folder, &error);
  g_assert_no_error (error);
  g_assert_cmpint (test_store_int (store, "PRAGMA user_version"), ==, get_next_version ());
  g_assert_cmpint (test_store_int (store, "PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpint (test_store_int (store, "SELECT count (*) FROM heading"), ==, 2);
  g_assert_cmpint (test_store_int (store, "SELECT count (*) FROM organisation_place JOIN place ON place.id = place_id"
                                          " WHERE place.note = 'rebuilt'"), ==, 3);
  accord_store_verify (store, NULL, &error);
  g_assert_no_error (error);

  /* What was done before the migration can be taken back after it, where the tables have only grown. */
  label = test_store_move (store, ACCORD_STORE_UNDO, &error);
  g_assert_cmpstr (label, ==, "Changed two settings");
  g_free (label);
  label = test_store_move (store, ACCORD_STORE_UNDO, &error);
  g_assert_cmpstr (label, ==, "Rows of schema 1");
  g_assert_cmpint (test_store_int (store, "SELECT count (*) FROM place"), ==, 0);

  /* A new file goes through every migration too, and the copy can take the file's place. */
  g_clear_object (&store);
  store = test_store_open (new_path, ACCORD_OPEN_CREATE);
  g_assert_cmpint (test_store_int (store, "PRAGMA user_version"), ==, get_next_version ());
  backup = find_backup (folder);
  g_assert_nonnull (backup);
  g_clear_object (&store);
  store = test_store_open (backup, ACCORD_OPEN_EXISTING);
  g_assert_cmpint (test_store_int (store, "SELECT count (*) FROM place"), ==, 3);
}

static void
test_migration (void)
{
  run_with_migrations ("widen", migrate_good);
}

static void
migrate_orphan (const char *folder, const char *path)
{
  g_autofree char *backup = NULL;

  assert_not_migrated (folder, path, ACCORD_OPEN_EXISTING, ACCORD_ERROR_DAMAGED);
  backup = find_backup (folder);
  g_assert_nonnull (backup);
}

static void
test_migration_that_breaks_references (void)
{
  run_with_migrations ("orphan", migrate_orphan);
}

static void
migrate_broken (const char *folder, const char *path)
{
  assert_not_migrated (folder, path, ACCORD_OPEN_EXISTING, ACCORD_ERROR_INVALID);
}

static void
test_migration_that_fails (void)
{
  run_with_migrations ("broken", migrate_broken);
}

/* No copy, no migration. */
static void
migrate_without_copy (const char *folder, const char *path)
{
  g_autofree char *missing = g_build_filename (folder, "missing", NULL);

  assert_not_migrated (missing, path, ACCORD_OPEN_EXISTING, ACCORD_ERROR_NOT_FOUND);
}

static void
test_migration_needs_its_copy (void)
{
  run_with_migrations ("widen", migrate_without_copy);
}

static void
plant (const char *path, const char *script)
{
  sqlite3 *sqlite = NULL;

  g_assert_cmpint (sqlite3_open (path, &sqlite), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (sqlite, script, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (sqlite);
}

static void
migrate_tampered (const char *folder, const char *path)
{
  g_autofree char *backup = NULL;

  plant (path, "CREATE VIEW planted AS SELECT 1");
  assert_not_migrated (folder, path, ACCORD_OPEN_EXISTING, ACCORD_ERROR_NOT_OURS);
  backup = find_backup (folder);
  g_assert_null (backup);
}

/* A foreign file with an old schema is refused as it was found, not brought up to date first. */
static void
test_tampered_file_is_not_migrated (void)
{
  run_with_migrations ("widen", migrate_tampered);
}

static void
migrate_narrow (const char *folder, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordStore) store = accord_store_open (path, ACCORD_OPEN_EXISTING, "secretariat", folder, &error);
  g_autofree char *label = NULL;

  g_assert_no_error (error);
  label = test_store_move (store, ACCORD_STORE_UNDO, &error);
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_CONFLICT);
  g_assert_cmpint (test_store_int (store, "SELECT count (*) FROM txn WHERE state = 'undone'"), ==, 0);
}

/* What cannot be taken back any more is not called taken back. */
static void
test_undo_across_a_lost_column (void)
{
  run_with_migrations ("narrow", migrate_narrow);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, TestStore, NULL, test_store_set_up, func, test_store_tear_down)
  ADD ("/store/migrations/every-landed-schema", test_every_landed_schema);
  ADD ("/store/migrations/rows-fill-every-table", test_rows_fill_every_table);
  g_test_add_func ("/store/migrations/migration", test_migration);
  g_test_add_func ("/store/migrations/breaks-references", test_migration_that_breaks_references);
  g_test_add_func ("/store/migrations/fails", test_migration_that_fails);
  g_test_add_func ("/store/migrations/needs-its-copy", test_migration_needs_its_copy);
  g_test_add_func ("/store/migrations/tampered-file-is-not-migrated", test_tampered_file_is_not_migrated);
  g_test_add_func ("/store/migrations/undo-across-a-lost-column", test_undo_across_a_lost_column);
  return g_test_run ();
}
