/* accord-journal.c: every transaction, and how to take it back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/accord-journal.h"

#include "base/accord-error.h"
#include "base/accord-id.h"
#include "store/accord-connection-private.h"

/**
 * AccordJournal:
 *
 * The one mechanism behind undo and redo, the history of a record and taking back an import. SQLite's session extension
 * watches a transaction and gives its changeset, which is stored with the transaction's name inside the same
 * transaction: what is in the file and what the journal says of it cannot differ. Taking back is the changeset
 * inverted and applied; applying triggers no foreign key action, since the changeset holds the rows that the action
 * removed.
 *
 * Two tables are outside: the journal itself, and the search index, which is derived.
 */
struct _AccordJournal
{
  AccordConnection *connection;
  GStrv tables;                 /* what is watched; NULL until the first edit */
  char *author;
  char *run;                    /* which run the last edit belongs to, and its entry */
  gint64 run_txn;
  AccordIndexFunc index_func;
  gpointer index_data;
};

AccordJournal *
accord_journal_new (AccordConnection *connection, const char *author)
{
  AccordJournal *self = g_new0 (AccordJournal, 1);

  self->connection = connection;
  self->author = g_strdup (author);
  return self;
}

void
accord_journal_free (AccordJournal *self)
{
  g_strfreev (self->tables);
  g_free (self->author);
  g_free (self->run);
  g_free (self);
}

void
accord_journal_outcome_clear (AccordJournalOutcome *outcome)
{
  g_clear_pointer (&outcome->changes, accord_changes_unref);
  g_clear_pointer (&outcome->label, g_free);
}

/**
 * accord_journal_set_index_func:
 * @func: (nullable): what keeps derived tables right
 * @data: for @func
 */
void
accord_journal_set_index_func (AccordJournal *self, AccordIndexFunc func, gpointer data)
{
  self->index_func = func;
  self->index_data = data;
}

/*
 * The changes of a transaction are held table by table, in this order. Where memory runs out while SQLite 3.46 reads the
 * head of a table that needs more room than those before it, it frees what it never made: so the largest head comes first.
 */
static gboolean
list_tables (AccordJournal *self, GError **error)
{
  g_autoptr (GStrvBuilder) tables = NULL;
  g_autoptr (AccordStatement) rows = NULL;
  GError *local_error = NULL;

  if (self->tables != NULL)
    return TRUE;
  tables = g_strv_builder_new ();
  rows = accord_connection_query (self->connection, error,
                                  "SELECT name FROM sqlite_schema"
                                  " WHERE type = 'table' AND name NOT IN ('txn', 'txn_row')"
                                  "   AND name NOT GLOB 'search*' AND name NOT GLOB 'sqlite_*'"
                                  " ORDER BY 17 * (SELECT count (*) FROM pragma_table_info (sqlite_schema.name))"
                                  "          + length (name) DESC, name", "");
  if (rows == NULL)
    return FALSE;
  while (accord_statement_step (rows, &local_error))
    g_strv_builder_add (tables, accord_statement_text (rows, 0));
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  self->tables = g_strv_builder_end (tables);
  return TRUE;
}

static int
watch_tables (AccordJournal *self, sqlite3_session *session)
{
  int code = SQLITE_OK;

  for (char **table = self->tables; *table != NULL && code == SQLITE_OK; table++)
    code = sqlite3session_attach (session, *table);
  return code;
}

static char *
now_utc (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format_iso8601 (now);
}

static AccordChangeKind
kind_of_operation (int operation)
{
  return operation == SQLITE_INSERT   ? ACCORD_CHANGE_ADDED
         : operation == SQLITE_DELETE ? ACCORD_CHANGE_REMOVED
                                      : ACCORD_CHANGE_EDITED;
}

/* What a changeset touches, read from the changeset itself. The key is in the old row, but for an insert. */
static gboolean
read_changes (GBytes *changeset, AccordChanges *changes, GError **error)
{
  sqlite3_changeset_iter *iter = NULL;
  int code = sqlite3changeset_start (&iter, (int) g_bytes_get_size (changeset),
                                     (void *) g_bytes_get_data (changeset, NULL));

  while (code == SQLITE_OK && (code = sqlite3changeset_next (iter)) == SQLITE_ROW)
    {
      sqlite3_value *key = NULL;
      const char *table;
      int n_columns, operation;

      code = sqlite3changeset_op (iter, &table, &n_columns, &operation, NULL);
      if (code != SQLITE_OK)
        break;
      code = operation == SQLITE_INSERT ? sqlite3changeset_new (iter, 0, &key) : sqlite3changeset_old (iter, 0, &key);
      if (code == SQLITE_OK)
        accord_changes_add (changes, table, sqlite3_value_int64 (key), kind_of_operation (operation));
    }
  sqlite3changeset_finalize (iter);

  /* A changeset holds its rows in no order; the tables that are written from it are fastest written in theirs. */
  accord_changes_sort (changes);
  return code == SQLITE_DONE || code == SQLITE_OK || accord_sqlite_error (NULL, code, "Reading a changeset", error);
}

/* txn_row answers "what happened to this record?"; a link's row stands for its owner, hence OR IGNORE. */
static gboolean
write_rows (AccordJournal *self, gint64 txn, AccordChanges *changes, GError **error)
{
  g_autoptr (AccordStatement) statement =
      accord_connection_query (self->connection, error, "INSERT OR IGNORE INTO txn_row VALUES (?1, ?2, ?3)", "");

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < accord_changes_get_length (changes); i++)
    {
      const AccordChange *change = accord_changes_get (changes, i);
      const AccordChange *last = i > 0 ? accord_changes_get (changes, i - 1) : NULL;
      GError *local_error = NULL;

      if (last != NULL && last->table == change->table && last->id == change->id)
        continue;
      accord_statement_bind_int (statement, 1, txn);
      accord_statement_bind_text (statement, 2, change->table);
      accord_statement_bind_int (statement, 3, change->id);
      accord_statement_step (statement, &local_error);
      accord_statement_reset (statement);
      if (local_error != NULL)
        {
          g_propagate_error (error, local_error);
          return FALSE;
        }
    }
  return TRUE;
}

static GBytes *
load_changeset (AccordJournal *self, const char *sql, gint64 txn, AccordJournalOutcome *outcome, GError **error)
{
  g_autoptr (AccordStatement) statement = accord_connection_query (self->connection, error, sql, txn != 0 ? "i" : "", txn);
  g_autoptr (GBytes) changeset = NULL;
  GError *local_error = NULL;

  if (statement == NULL)
    return NULL;
  if (!accord_statement_step (statement, &local_error))
    {
      if (local_error != NULL)
        g_propagate_error (error, local_error);
      else
        g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_NOTHING, "There is no such transaction");
      return NULL;
    }
  outcome->id = accord_statement_int (statement, 0);
  g_free (outcome->label);
  outcome->label = g_strdup (accord_statement_text (statement, 1));
  changeset = accord_statement_bytes (statement, 2);
  if (g_bytes_get_size (changeset) > 0)
    return g_steal_pointer (&changeset);
  g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_ERASED, "A person's data were erased from “%s”", outcome->label);
  return NULL;
}

/* The changeset that does at once what the entry of the run and then @bytes do; empty when together they do nothing. */
static GBytes *
join_changesets (AccordJournal *self, GBytes *bytes, GError **error)
{
  g_auto (AccordJournalOutcome) before = { 0 };
  g_autoptr (GBytes) first = load_changeset (self, "SELECT id, label, changeset FROM txn WHERE id = ?1", self->run_txn,
                                             &before, error);
  sqlite3_changegroup *group = NULL;
  void *joined = NULL;
  int size = 0, code;

  if (first == NULL)
    return NULL;
  code = sqlite3changegroup_new (&group);
  if (code == SQLITE_OK)
    code = sqlite3changegroup_add (group, (int) g_bytes_get_size (first), (void *) g_bytes_get_data (first, NULL));
  if (code == SQLITE_OK)
    code = sqlite3changegroup_add (group, (int) g_bytes_get_size (bytes), (void *) g_bytes_get_data (bytes, NULL));
  if (code == SQLITE_OK)
    code = sqlite3changegroup_output (group, &size, &joined);
  sqlite3changegroup_delete (group);
  if (code == SQLITE_OK)
    return g_bytes_new_with_free_func (joined, size, sqlite3_free, joined);
  accord_connection_fail (self->connection, code, "Joining two changesets", error);
  return NULL;
}

/* The edits of a run are one entry, as long as nothing came between them. */
static gboolean
write_joined_entry (AccordJournal *self, GBytes *bytes, AccordChanges *changes, GError **error)
{
  g_autofree char *at = now_utc ();
  g_autoptr (GBytes) joined = join_changesets (self, bytes, error);
  g_autoptr (AccordChanges) all = accord_changes_new ();

  if (joined == NULL)
    return FALSE;
  if (g_bytes_get_size (joined) == 0)
    return accord_connection_run (self->connection, error, "DELETE FROM txn WHERE id = ?1", "i", self->run_txn);
  return read_changes (joined, all, error) &&
         accord_connection_run (self->connection, error,
                                "UPDATE txn SET at = ?2, changes = ?3, changeset = ?4 WHERE id = ?1", "itib",
                                self->run_txn, at, (gint64) accord_changes_get_length (all), joined) &&
         write_rows (self, self->run_txn, changes, error);
}

static gboolean
write_entry (AccordJournal *self, gint64 id, const char *label, GBytes *bytes, AccordChanges *changes, GError **error)
{
  g_autofree char *at = now_utc ();

  return accord_connection_run (self->connection, error, "UPDATE txn SET state = 'abandoned' WHERE state = 'undone'",
                                "") &&
         accord_connection_run (self->connection, error,
                                "INSERT INTO txn (id, at, author, label, changes, changeset)"
                                " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                                "itttib", id, at, self->author, label,
                                (gint64) accord_changes_get_length (changes), bytes) &&
         write_rows (self, id, changes, error);
}

/* Only the last entry of all can be joined, and only while it stands. */
static gboolean
is_run_open (AccordJournal *self, const char *run, gboolean *open, GError **error)
{
  gint64 last = 0;

  *open = FALSE;
  if (run == NULL || g_strcmp0 (run, self->run) != 0)
    return TRUE;
  if (!accord_connection_get_int (self->connection, &last, error,
                                  "SELECT coalesce (max (id), 0) FROM txn"
                                  " WHERE NOT EXISTS (SELECT 1 FROM txn WHERE state = 'undone')",
                                  ""))
    return FALSE;
  *open = last == self->run_txn;
  return TRUE;
}

static gboolean
record (AccordJournal *self, const char *label, const char *run, sqlite3_session *session,
        AccordJournalOutcome *outcome, GError **error)
{
  g_autoptr (AccordChanges) changes = accord_changes_new ();
  g_autoptr (GBytes) bytes = NULL;
  gint64 last = 0;
  gboolean joins;
  void *changeset = NULL;
  int size = 0;
  int code = sqlite3session_changeset (session, &size, &changeset);

  if (code != SQLITE_OK)
    return accord_connection_fail (self->connection, code, "Recording a transaction", error);
  bytes = g_bytes_new_with_free_func (changeset, size, sqlite3_free, changeset);
  if (size == 0)
    return TRUE;

  /* History is told by id, and a clock may have been set back since the last entry. */
  if (!accord_connection_get_int (self->connection, &last, error, "SELECT coalesce (max (id), 0) FROM txn", "") ||
      !is_run_open (self, run, &joins, error))
    return FALSE;
  outcome->id = joins ? self->run_txn : MAX (accord_id_new (), last + 1);

  if (!read_changes (bytes, changes, error) ||
      !(joins ? write_joined_entry (self, bytes, changes, error)
              : write_entry (self, outcome->id, label, bytes, changes, error)) ||
      (self->index_func != NULL && !self->index_func (self->connection, changes, self->index_data, error)))
    return FALSE;

  outcome->changes = g_steal_pointer (&changes);
  return TRUE;
}

static gboolean
edit_in_session (AccordJournal *self, const char *label, const char *run, AccordTransactionFunc func, gpointer data,
                 GCancellable *cancellable, AccordJournalOutcome *outcome, GError **error)
{
  sqlite3_session *session = NULL;
  gboolean done;
  int code;

  if (!list_tables (self, error))
    return FALSE;
  code = sqlite3session_create (self->connection->sqlite, "main", &session);
  if (code != SQLITE_OK)
    return accord_connection_fail (self->connection, code, "Watching a transaction", error);

  code = watch_tables (self, session);
  done = code == SQLITE_OK ? func (self->connection, data, cancellable, error)
                           : accord_connection_fail (self->connection, code, "Watching a transaction", error);
  sqlite3session_enable (session, 0);
  done = done && !g_cancellable_set_error_if_cancelled (cancellable, error) &&
         record (self, label, run, session, outcome, error);
  sqlite3session_delete (session);
  return done;
}

static gboolean
begin (AccordJournal *self, GError **error)
{
  return accord_connection_check_place (self->connection, error) &&
         accord_connection_execute (self->connection, "BEGIN IMMEDIATE", error);
}

/* A commit that fails, for want of space say, leaves the transaction open: it is rolled back as well; before the next job
 * if it cannot be now. */
static gboolean
finish (AccordJournal *self, gboolean keep, AccordJournalOutcome *outcome, GError **error)
{
  accord_connection_set_cancellable (self->connection, NULL);
  if (keep && accord_connection_execute (self->connection, "COMMIT", error))
    return TRUE;
  accord_connection_settle (self->connection, NULL);
  accord_journal_outcome_clear (outcome);
  outcome->id = 0;
  return FALSE;
}

/**
 * accord_journal_edit:
 * @label: what the edit is called where a person can undo it, as "Changed the title of seat 11"
 * @run: (nullable): a name that no other run has: edits that follow one another and give the same one are one entry and
 *   one undo step, as the many times that a text is stored while it is typed. Together they may come to nothing, and then
 *   no entry is left
 * @func: does it
 * @data: for @func
 * @cancellable: (nullable): stops it; a cancelled edit leaves the file as it was
 * @outcome: (out caller-allocates): what it touched; nothing, and no entry in the journal, when nothing changed
 *
 * Runs @func as one transaction, which is one undo step. What had been undone can no longer be redone.
 *
 * Returns: whether it was kept
 */
gboolean
accord_journal_edit (AccordJournal *self, const char *label, const char *run, AccordTransactionFunc func, gpointer data,
                     GCancellable *cancellable, AccordJournalOutcome *outcome, GError **error)
{
  gboolean done;

  *outcome = (AccordJournalOutcome) { .label = g_strdup (label) };
  if (!begin (self, error))
    return FALSE;
  done = edit_in_session (self, label, run, func, data, cancellable, outcome, error);
  if (!finish (self, done, outcome, error))
    return FALSE;
  if (outcome->id != 0)
    {
      g_set_str (&self->run, run);
      self->run_txn = outcome->id;
    }
  return TRUE;
}

/* Notes the first table that would not take a change: "" when rows would point nowhere. Foreign keys are counted at the
 * end only: within a changeset the order of rows means nothing. */
static int
resolve_conflict (void *data, int conflict, sqlite3_changeset_iter *iter)
{
  char **where = data;
  const char *table = "";
  int n_columns, operation;

  if (conflict != SQLITE_CHANGESET_FOREIGN_KEY)
    sqlite3changeset_op (iter, &table, &n_columns, &operation, NULL);
  if (*where == NULL)
    *where = g_strdup (table);
  return SQLITE_CHANGESET_ABORT;
}

/* What is deleted was deleted with all that belongs to it, and all of that is in the changeset: nothing may follow of itself.
 * SQLite reads its whole schema anew to say so, which takes ten times as long as undoing one edit; without a deletion
 * nothing could follow. */
static int
choose_flags (AccordChanges *changes, AccordChangeKind deleted)
{
  for (guint i = 0; i < accord_changes_get_length (changes); i++)
    if (accord_changes_get (changes, i)->kind == deleted)
      return SQLITE_CHANGESETAPPLY_FKNOACTION;
  return 0;
}

/* SQLite passes over, without a word, what belongs to a table that has lost columns since or is there no longer. What is
 * called undone must be undone: each change touches one row, and the rows are counted. */
static gboolean
apply_changeset (AccordJournal *self, gconstpointer changeset, int size, AccordChanges *changes, AccordChangeKind deleted,
                 GError **error)
{
  g_autofree char *table = NULL;
  gint64 before = sqlite3_total_changes64 (self->connection->sqlite);
  int code = sqlite3changeset_apply_v2 (self->connection->sqlite, size, (void *) changeset, NULL, resolve_conflict,
                                        &table, NULL, NULL, choose_flags (changes, deleted));

  if (code != SQLITE_OK && table == NULL)
    return accord_connection_fail (self->connection, code, "Applying a changeset", error);
  if (code == SQLITE_OK && sqlite3_total_changes64 (self->connection->sqlite) - before == accord_changes_get_length (changes))
    return TRUE;

  if (code == SQLITE_OK)
    g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_CONFLICT, "A table is no longer what it was");
  else if (*table == '\0')
    g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_CONFLICT, "A later edit refers to the same rows");
  else
    g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_CONFLICT, "A later edit changed the same rows (table %s)", table);
  return FALSE;
}

static gboolean
apply_inverse (AccordJournal *self, GBytes *changeset, AccordChanges *changes, GError **error)
{
  void *inverse = NULL;
  int size = 0;
  int code = sqlite3changeset_invert ((int) g_bytes_get_size (changeset), g_bytes_get_data (changeset, NULL), &size,
                                      &inverse);
  gboolean applied;

  if (code != SQLITE_OK)
    return accord_connection_fail (self->connection, code, "Inverting a changeset", error);
  applied = apply_changeset (self, inverse, size, changes, ACCORD_CHANGE_ADDED, error);
  sqlite3_free (inverse);
  return applied;
}

/* The change feed of an undo: what the transaction added goes away, what it removed comes back. */
static AccordChanges *
invert_changes (AccordChanges *changes)
{
  AccordChanges *inverted = accord_changes_new ();

  for (guint i = 0; i < accord_changes_get_length (changes); i++)
    {
      const AccordChange *change = accord_changes_get (changes, i);

      accord_changes_add (inverted, change->table, change->id,
                          change->kind == ACCORD_CHANGE_ADDED     ? ACCORD_CHANGE_REMOVED
                          : change->kind == ACCORD_CHANGE_REMOVED ? ACCORD_CHANGE_ADDED
                                                                  : ACCORD_CHANGE_EDITED);
    }
  return inverted;
}

static gboolean
move_in_history (AccordJournal *self, gboolean forward, AccordJournalOutcome *outcome, GError **error)
{
  g_autoptr (GBytes) changeset = NULL;
  g_autoptr (AccordChanges) changes = accord_changes_new ();
  g_autofree char *at = forward ? g_strdup ("") : now_utc ();

  changeset = load_changeset (self,
                              forward ? "SELECT id, label, changeset FROM txn WHERE state = 'undone' ORDER BY id LIMIT 1"
                                      : "SELECT id, label, changeset FROM txn WHERE state = 'done' ORDER BY id DESC LIMIT 1",
                              0, outcome, error);
  if (changeset == NULL ||
      !read_changes (changeset, changes, error) ||
      !(forward ? apply_changeset (self, g_bytes_get_data (changeset, NULL), (int) g_bytes_get_size (changeset),
                                   changes, ACCORD_CHANGE_REMOVED, error)
                : apply_inverse (self, changeset, changes, error)) ||
      !accord_connection_run (self->connection, error, "UPDATE txn SET state = ?2, undone_at = ?3 WHERE id = ?1", "itt",
                              outcome->id, forward ? "done" : "undone", at))
    return FALSE;

  outcome->changes = forward ? g_steal_pointer (&changes) : invert_changes (changes);
  return self->index_func == NULL || self->index_func (self->connection, outcome->changes, self->index_data, error);
}

static gboolean
move_in_transaction (AccordJournal *self, gboolean forward, AccordJournalOutcome *outcome, GError **error)
{
  gboolean done;

  *outcome = (AccordJournalOutcome) { 0 };
  if (!begin (self, error))
    return FALSE;
  done = move_in_history (self, forward, outcome, error);
  return finish (self, done, outcome, error);
}

/**
 * accord_journal_undo:
 * @outcome: (out caller-allocates): what was taken back, and its name
 *
 * Takes back the last transaction that stands, whoever made it and in whatever run of the program.
 *
 * Returns: whether it was; else ACCORD_ERROR_NOTHING when there is none, or what went wrong
 */
gboolean
accord_journal_undo (AccordJournal *self, AccordJournalOutcome *outcome, GError **error)
{
  return move_in_transaction (self, FALSE, outcome, error);
}

/**
 * accord_journal_redo:
 * @outcome: (out caller-allocates): what was done again, and its name
 *
 * Does again what was undone last.
 *
 * Returns: whether it was; else ACCORD_ERROR_NOTHING when there is none, or what went wrong
 */
gboolean
accord_journal_redo (AccordJournal *self, AccordJournalOutcome *outcome, GError **error)
{
  return move_in_transaction (self, TRUE, outcome, error);
}

/* --- erasing --- */

/* Text lies in a changeset as it lies in the records. ASCII letters match in either case; other letters as they are. */
static gboolean
holds_text (const char *bytes, gsize length, const char *text)
{
  gsize n = strlen (text);
  char first[2] = { g_ascii_tolower (text[0]), g_ascii_toupper (text[0]) };

  for (const char *p = bytes; n > 0 && p + n <= bytes + length; p++)
    if ((*p == first[0] || *p == first[1]) && g_ascii_strncasecmp (p, text, n) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
holds_any (GBytes *changeset, const char *const *texts)
{
  gsize length;
  const char *bytes = g_bytes_get_data (changeset, &length);

  for (guint i = 0; texts[i] != NULL; i++)
    if (holds_text (bytes, length, texts[i]))
      return TRUE;
  return FALSE;
}

/**
 * accord_journal_scrub:
 * @connection: the connection, inside accord_journal_erase()
 * @texts: (array zero-terminated=1): what must not be found any more
 * @n_scrubbed: (out): how many transactions held one of them
 *
 * Drops the changeset of each transaction that holds one of @texts. The transaction stays in the history; it can no longer
 * be taken back or done again, which would bring the text back: both give ACCORD_ERROR_ERASED.
 *
 * Returns: whether it was done
 */
gboolean
accord_journal_scrub (AccordConnection *connection, const char *const *texts, guint *n_scrubbed, GError **error)
{
  g_autoptr (AccordStatement) rows = accord_connection_query (connection, error, "SELECT id, changeset FROM txn", "");
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  GError *local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (accord_statement_step (rows, &local_error))
    {
      g_autoptr (GBytes) changeset = accord_statement_bytes (rows, 1);
      gint64 id = accord_statement_int (rows, 0);

      if (holds_any (changeset, texts))
        g_array_append_val (found, id);
    }
  *n_scrubbed = found->len;
  for (guint i = 0; i < found->len && local_error == NULL; i++)
    accord_connection_run (connection, &local_error, "UPDATE txn SET changeset = x'' WHERE id = ?1", "i",
                           g_array_index (found, gint64, i));
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

/**
 * accord_journal_erase:
 * @label: what the erasure is called in the history; without a name
 * @func: takes the data out of the records, and calls accord_journal_scrub()
 * @data: for @func
 * @cancellable: (nullable): stops it
 * @outcome: (out caller-allocates): what it touched
 *
 * Runs @func as one transaction of which the journal keeps that it was and what rows it touched, not what stood in them:
 * it cannot be taken back. Then the file is written anew, so that nothing is left in pages that are no longer in use; with
 * SQLite's secure_delete alone, pages that were rearranged may keep old bytes.
 *
 * Returns: whether it was done; when only writing the file anew failed, for want of space say, the records are without
 *   the data all the same, and doing it again will finish it
 */
gboolean
accord_journal_erase (AccordJournal *self, const char *label, AccordTransactionFunc func, gpointer data,
                      GCancellable *cancellable, AccordJournalOutcome *outcome, GError **error)
{
  gboolean done;

  *outcome = (AccordJournalOutcome) { .label = g_strdup (label) };
  if (!begin (self, error))
    return FALSE;
  done = edit_in_session (self, label, NULL, func, data, cancellable, outcome, error) &&
         accord_connection_run (self->connection, error, "UPDATE txn SET changeset = x'' WHERE id = ?1", "i",
                                outcome->id);
  return finish (self, done, outcome, error) && accord_connection_rewrite (self->connection, error);
}

/* --- taking back from the middle --- */

typedef struct
{
  AccordJournal *journal;
  gint64 txn;
} Revert;

static gboolean
revert_one (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Revert *revert = data;
  g_auto (AccordJournalOutcome) found = { 0 };
  g_autoptr (AccordChanges) changes = accord_changes_new ();
  g_autoptr (GBytes) changeset =
      load_changeset (revert->journal, "SELECT id, label, changeset FROM txn WHERE id = ?1 AND state = 'done'",
                      revert->txn, &found, error);

  return changeset != NULL && read_changes (changeset, changes, error) &&
         apply_inverse (revert->journal, changeset, changes, error);
}

/**
 * accord_journal_revert:
 * @txn: any transaction that stands
 * @label: what taking it back is called
 * @outcome: (out caller-allocates): what was touched
 *
 * Takes back one transaction from the middle of the history, as a transaction of its own that can be undone. When a
 * later edit changed one of its rows nothing is done.
 *
 * Returns: whether it was taken back; else ACCORD_ERROR_CONFLICT, ACCORD_ERROR_NOTHING or what went wrong
 */
gboolean
accord_journal_revert (AccordJournal *self, gint64 txn, const char *label, AccordJournalOutcome *outcome,
                       GError **error)
{
  Revert revert = { self, txn };

  return accord_journal_edit (self, label, NULL, revert_one, &revert, NULL, outcome, error);
}
