/* test-store.c: a store in a folder of its own, and few words for what tests do with it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "support/test-store.h"

const char TEST_STORE_ROWS[] =
    "INSERT INTO partnership (id, name, established_on) VALUES (1, 'Norwold Integrated Care Partnership', '2022-07-01');"
    "INSERT INTO setting VALUES ('author', 'secretariat'), ('threshold', 'consult');"
    "INSERT INTO term (id, vocabulary, code, label) VALUES"
    " (10, 'topic', 'integration', 'Integration'), (11, 'group', 'carers', 'Carers'), (13, 'theme', 'access', 'Access');"
    "INSERT INTO term (id, vocabulary, code, label, parent_id) VALUES (12, 'group', 'young_carers', 'Young carers', 11);"
    "INSERT INTO place (id, name, kind) VALUES (20, 'Norwold', 'system');"
    "INSERT INTO place (id, parent_id, name) VALUES (21, 20, 'Eastmere'), (22, 20, 'Westmere');"
    "INSERT INTO organisation (id, name, kind) VALUES (30, 'Norwold County Council', 'responsible_authority'),"
    " (31, 'Healthwatch Norwold', 'healthwatch'), (32, 'NHS Norwold ICB', 'icb');"
    "INSERT INTO organisation_alias VALUES (30, 'NCC'), (31, 'HW Norwold');"
    "INSERT INTO organisation_place (organisation_id, place_id) VALUES (30, 20), (31, 21), (31, 22);"
    "INSERT INTO person (id, post, organisation_id) VALUES (40, 'Leader of the Council', 30), (41, 'Chair', 31);"
    "INSERT INTO seat (id, number, title, organisation_id, place_id) VALUES (50, '1', 'Council leader', 30, 20),"
    " (51, '2', 'Healthwatch', 31, NULL);"
    "INSERT INTO appointment (id, seat_id, organisation_id, person_id, post) VALUES (60, 50, 30, 40, 'Leader'),"
    " (61, 51, 31, 41, 'Chair');"
    "INSERT INTO declaration (id, appointment_id, received, interest) VALUES (70, 60, 'yes', 'none');"
    "INSERT INTO plan (id, title) VALUES (80, 'Integrated care strategy 2023 to 2028'), (81, 'Draft of 2028');"
    "INSERT INTO section (id, plan_id, heading, body) VALUES (90, 80, 'Start well', 'Every child *counts*.');"
    "INSERT INTO section (id, plan_id, parent_id, heading) VALUES (91, 80, 90, 'Young carers'), (92, 80, 91, 'Breaks');"
    "INSERT INTO section_topic VALUES (90, 10), (91, 10);"
    "INSERT INTO import_batch (id, kind, file_name, sha256, at, rows_read, imported, skipped, report)"
    " VALUES (100, 'activities', 'log.csv', 'ab', '2023-01-01T00:00:00Z', 3, 2, 1, '{}');"
    "INSERT INTO activity (id, title, happened_from, happened_until, happened_text, lead_id, place_id, import_batch_id)"
    " VALUES (110, 'Listening event', '2022-10-01', '2022-11-30', 'Oct-Nov 2022', 31, 21, 100),"
    " (111, 'Survey', '2022-12-05', '2022-12-05', '5 December 2022', 30, NULL, 100);"
    "INSERT INTO activity_party VALUES (110, 30, ''), (110, 31, 'lead');"
    "INSERT INTO activity_audience VALUES (110, 'healthwatch'), (111, 'public');"
    "INSERT INTO activity_term VALUES (110, 11), (111, 12);"
    "INSERT INTO activity_plan VALUES (110, 80);"
    "INSERT INTO feedback (id, activity_id, text, organisation_id) VALUES (120, 110, 'Breaks for carers', 31),"
    " (121, 111, 'Evening appointments', NULL);"
    "INSERT INTO feedback_term (feedback_id, term_id) VALUES (120, 13);"
    "INSERT INTO evidence_link (id, section_id, activity_id, feedback_id) VALUES (130, 91, 110, 120), (131, 90, 111, NULL);"
    "INSERT INTO finding_note VALUES (140, 80, 'INV-02', 'overridden', 'Agreed in May', 'secretariat', '2023-05-01');"
    "INSERT INTO plan_step VALUES (150, 80, 'draft', '2022-11-01', '');"
    "INSERT INTO plan_version VALUES (160, 80, 1, 'For the board', 'draft', '2023-01-10T09:30:00Z', 'secretariat', 'ab', '{}');"
    "INSERT INTO approval VALUES (170, 160, 30, '2023-01-11', 'approved', '2023-02-01', 'Item 7', '');"
    "INSERT INTO dispatch VALUES (180, 160, 31, '2023-02-02', 'E-mail', '');"
    "INSERT INTO assessment VALUES (190, 'Needs of children', 31, '2022-09-01', '', '');"
    "INSERT INTO need VALUES (200, 190, 0, 'Breaks for young carers', '');"
    "INSERT INTO need_section VALUES (210, 200, 92, 'Both', '');"
    "INSERT INTO organisation_relation VALUES (220, 30, 'partner_icb', 31, '', '', '');"
    "INSERT INTO place_succession VALUES (230, 20, 21, '2026-04-01', '');"
    "INSERT INTO joining_request (id, organisation_id, received_on) VALUES (240, 31, '2026-01-05');"
    "INSERT INTO terms_of_reference (id, title, from_on) VALUES (250, 'Terms of 2025', '2025-05-20');"
    "INSERT INTO meeting (id, title, held_on) VALUES (260, 'Partnership board', '2026-03-10');"
    "INSERT INTO attendance (id, meeting_id, seat_id, state) VALUES (270, 260, 50, 'present');"
    "INSERT INTO agenda_item (id, meeting_id, title) VALUES (280, 260, 'Draft strategy');"
    "INSERT INTO decision (id, meeting_id, topic, text) VALUES (290, 260, 's75', 'Considered');"
    "INSERT INTO action_item (id, meeting_id, text) VALUES (300, 260, 'Ask the district council');"
    "INSERT INTO chase VALUES (310, 'vacancy', 'seat', 50, NULL, '2026-03-11', 'secretariat', '');"
    "INSERT INTO erasure VALUES (320, '2026-05-01', 'secretariat', 2, '');"
    "INSERT INTO plan_document (id, plan_id, kind, title) VALUES (330, 80, 'easy_read', 'Easy read');"
    "INSERT INTO plan_response (id, plan_id, organisation_id, outcome) VALUES (340, 80, 31, 'enough');"
    "INSERT INTO highlight (id, feedback_id, term_id, quote, quote_after) VALUES (350, 120, 13, 'Breaks', ' for carers');";

AccordStore *
test_store_open (const char *path, AccordOpenMode mode)
{
  g_autoptr (GError) error = NULL;
  AccordStore *store = accord_store_open (path, mode, "secretariat", NULL, &error);

  g_assert_no_error (error);
  return store;
}

void
test_store_set_up (TestStore *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("accord-store-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "test.accord", NULL);
  self->store = test_store_open (self->path, ACCORD_OPEN_CREATE);
}

void
test_store_tear_down (TestStore *self, gconstpointer data)
{
  g_clear_object (&self->store);
  test_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

void
test_store_reopen (TestStore *self)
{
  g_clear_object (&self->store);
  self->store = test_store_open (self->path, ACCORD_OPEN_EXISTING);
}

char *
test_store_file (TestStore *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

AccordStoreJob *
test_store_job_new (AccordStoreJobKind kind, const char *label, AccordStoreFunc func, gpointer data)
{
  AccordStoreJob *job = g_new0 (AccordStoreJob, 1);

  *job = (AccordStoreJob) { .kind = kind, .label = g_strdup (label), .func = func, .data = data };
  return job;
}

static gpointer
execute_job (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (accord_connection_execute (connection, data, error));
}

AccordStoreJob *
test_store_edit_job_new (const char *label, const char *sql)
{
  AccordStoreJob *job = test_store_job_new (ACCORD_STORE_EDIT, label, execute_job, g_strdup (sql));

  job->data_free = g_free;
  return job;
}

gboolean
test_store_try_edit (AccordStore *store, const char *label, const char *sql, GError **error)
{
  return accord_store_run (store, test_store_edit_job_new (label, sql), NULL, error) != NULL;
}

void
test_store_edit (AccordStore *store, const char *label, const char *sql)
{
  g_autoptr (GError) error = NULL;

  test_store_try_edit (store, label, sql, &error);
  g_assert_no_error (error);
}

/* Past the journal. */
void
test_store_execute (AccordStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;

  accord_store_run (store, test_store_job_new (ACCORD_STORE_READ, NULL, execute_job, (gpointer) sql), NULL, &error);
  g_assert_no_error (error);
}

char *
test_store_move (AccordStore *store, AccordStoreJobKind kind, GError **error)
{
  return accord_store_run (store, test_store_job_new (kind, NULL, NULL, NULL), NULL, error);
}

gboolean
test_store_revert (AccordStore *store, gint64 txn, GError **error)
{
  AccordStoreJob *job = test_store_job_new (ACCORD_STORE_REVERT, "Took back", NULL, NULL);
  GError *local_error = NULL;

  job->txn = txn;
  g_free (accord_store_run (store, job, NULL, &local_error));
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

static gpointer
text_job (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (AccordStatement) statement = accord_connection_query (connection, error, data, "");

  return statement != NULL && accord_statement_step (statement, error) ? g_strdup (accord_statement_text (statement, 0))
                                                                       : NULL;
}

char *
test_store_text (AccordStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;
  char *text =
      accord_store_run (store, test_store_job_new (ACCORD_STORE_READ, NULL, text_job, (gpointer) sql), NULL, &error);

  g_assert_no_error (error);
  return text;
}

gint64
test_store_int (AccordStore *store, const char *sql)
{
  g_autofree char *text = test_store_text (store, sql);

  g_assert_nonnull (text);
  return g_ascii_strtoll (text, NULL, 10);
}

static gboolean
dump_table (AccordConnection *connection, const char *table, GString *dump, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\" ORDER BY 1, 2", table);
  g_autoptr (AccordStatement) rows = accord_connection_query (connection, error, sql, "");
  GError *local_error = NULL;

  while (rows != NULL && accord_statement_step (rows, &local_error))
    {
      g_string_append (dump, table);
      for (int i = 0; i < accord_statement_n_columns (rows); i++)
        g_string_append_printf (dump, "|%s", accord_statement_is_null (rows, i) ? "NULL" : accord_statement_text (rows, i));
      g_string_append_c (dump, '\n');
    }
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return rows != NULL && local_error == NULL;
}

static gpointer
dump_job (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (AccordStatement) tables = accord_connection_query (
      connection, error,
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('txn', 'txn_row') AND name NOT GLOB 'search*'"
      " AND name NOT GLOB 'sqlite_*' ORDER BY name",
      "");
  g_autoptr (GString) dump = g_string_new (NULL);
  GError *local_error = NULL;

  while (tables != NULL && accord_statement_step (tables, &local_error))
    if (!dump_table (connection, accord_statement_text (tables, 0), dump, error))
      return NULL;
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return tables != NULL && local_error == NULL ? g_string_free_and_steal (g_steal_pointer (&dump)) : NULL;
}

/* Every row of every table of records, one a line. */
char *
test_store_try_dump (AccordStore *store, GError **error)
{
  return accord_store_run (store, test_store_job_new (ACCORD_STORE_READ, NULL, dump_job, NULL), NULL, error);
}

char *
test_store_dump (AccordStore *store)
{
  g_autoptr (GError) error = NULL;
  char *dump = test_store_try_dump (store, &error);

  g_assert_no_error (error);
  return dump;
}

/* What is asked for while the store is held is all there when its thread goes on, and is done in an order that is known. */
static GMutex gate;

static gpointer
wait_at_gate_job (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_mutex_lock (&gate);
  g_mutex_unlock (&gate);
  return NULL;
}

void
test_store_hold (AccordStore *store)
{
  g_mutex_lock (&gate);
  accord_store_run_async (store, test_store_job_new (ACCORD_STORE_READ, NULL, wait_at_gate_job, NULL), G_PRIORITY_HIGH,
                          NULL, NULL, NULL);
}

void
test_store_release (void)
{
  g_mutex_unlock (&gate);
}

/* Runs the main context until a callback has set @done. */
void
test_spin_until (gboolean *done)
{
  while (!*done)
    g_main_context_iteration (NULL, TRUE);
}

char *
test_file_sum (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) contents, length);
}

void
test_file_copy (const char *from, const char *to)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  gsize length;

  g_file_get_contents (from, &contents, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents (to, contents, length, &error);
  g_assert_no_error (error);
}

void
test_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        test_remove_folder (path);
      else
        g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}
