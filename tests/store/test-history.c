/* test-history.c: any history of edits can be gone back and forth through, and every state on the way is met again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "support/test-store.h"

#define N_EDITS (5000 / TEST_STORE_SLOWNESS)
#define N_IDS 12

/* One statement on a few rows, chosen at random; ?1 to ?3 become ids from a small range, so that edits meet. Many break
 * a reference or a rule: those must leave no trace. */
static const char *const STATEMENTS[] = {
  "INSERT INTO organisation (id, name, note) VALUES (?1, 'organisation ?2', hex (randomblob (?3)))",
  "INSERT OR IGNORE INTO organisation (id, name) VALUES (?1, 'a'), (?2, 'b'), (?3, 'c')",
  "INSERT OR REPLACE INTO organisation (id, name) VALUES (?1, 'replaced ?2')",
  "UPDATE organisation SET name = name || '?2' WHERE id = ?1",
  "UPDATE organisation SET note = '', sector = 'sector ?2' WHERE id BETWEEN ?1 AND ?3",
  "DELETE FROM organisation WHERE id = ?1",
  "INSERT OR IGNORE INTO organisation_alias VALUES (?1, 'alias ?2'), (?1, 'alias ?3')",
  "UPDATE OR IGNORE organisation_alias SET alias = 'other ?2' WHERE organisation_id = ?1",
  "INSERT INTO place (id, name, parent_id) VALUES (?1, 'place', nullif (?2, ?1))",
  "INSERT OR IGNORE INTO place (id, name) VALUES (?1, 'place')",
  "DELETE FROM place WHERE id = ?1",
  "INSERT OR REPLACE INTO organisation_place VALUES (?1, ?2, '2022-07-01', '')",
  "INSERT OR IGNORE INTO seat (id, title, organisation_id, place_id) VALUES (?1, 'seat', ?2, NULL)",
  "UPDATE seat SET organisation_id = ?2, vacant_since = '' WHERE id = ?1",
  "UPDATE seat SET position = position + ?2",
  "DELETE FROM seat WHERE id = ?1",
  "INSERT INTO appointment (id, seat_id, organisation_id) VALUES (?1, ?2, ?3)",
  "INSERT INTO declaration (id, appointment_id, interest) VALUES (?1, ?2, 'none')",
  "INSERT OR IGNORE INTO plan (id, title) VALUES (?1, 'plan')",
  "DELETE FROM plan WHERE id = ?1",
  "INSERT OR IGNORE INTO section (id, plan_id, parent_id, heading) VALUES (?1, ?2, nullif (?3, ?1), 'section')",
  "INSERT INTO section (id, plan_id, body) VALUES (?1, ?2, 'text ' || hex (randomblob (?3 * 50)))",
  "UPDATE section SET body = body || ' and ?2', position = ?3 WHERE id = ?1",
  "UPDATE section SET parent_id = NULL WHERE parent_id = ?1",
  "DELETE FROM section WHERE id IN (?1, ?2)",
  "INSERT OR IGNORE INTO activity (id, title, lead_id) VALUES (?1, 'activity', ?2)",
  "INSERT OR REPLACE INTO activity (id, title, reach_count) VALUES (?1, 'activity', ?2)",
  "UPDATE activity SET title = title || '?2', reach_text = 'about ?3' WHERE id = ?1",
  "DELETE FROM activity WHERE id = ?1",
  "INSERT OR IGNORE INTO activity_party VALUES (?1, ?2, ''), (?1, ?3, 'lead')",
  "UPDATE OR IGNORE activity_party SET organisation_id = ?2 WHERE activity_id = ?1",
  "INSERT OR REPLACE INTO activity_plan VALUES (?1, ?2)",
  "INSERT OR IGNORE INTO feedback (id, activity_id, text, organisation_id) VALUES (?1, ?2, 'heard', ?3)",
  "UPDATE feedback SET response = 'changed', activity_id = ?2 WHERE id = ?1",
  "INSERT OR REPLACE INTO evidence_link (id, section_id, activity_id) VALUES (?1, ?2, ?3)",
  "DELETE FROM evidence_link WHERE section_id = ?1",
  "INSERT OR REPLACE INTO finding_note VALUES (?1, ?2, 'INV-0?3', 'overridden', 'reason', 'a', '2023-05-01')",
  "INSERT INTO term (id, vocabulary, code, label) VALUES (?1, 'topic', 'code ?2', 'label')",
  "UPDATE term SET label = label || ?2, parent_id = nullif (?3, ?1) WHERE id = ?1",
  "DELETE FROM term WHERE id = ?1",
  "INSERT OR IGNORE INTO section_topic VALUES (?1, ?2)",
  "INSERT INTO setting VALUES ('key ?1', '?2') ON CONFLICT DO UPDATE SET value = value || excluded.value",
  "DELETE FROM setting WHERE key = 'key ?1'",
  "UPDATE organisation SET name = name",
};

static void
append_statement (GString *script, GRand *rand)
{
  g_autoptr (GString) statement = g_string_new (STATEMENTS[g_rand_int_range (rand, 0, G_N_ELEMENTS (STATEMENTS))]);

  for (int i = 1; i <= 3; i++)
    {
      g_autofree char *place = g_strdup_printf ("?%d", i);
      g_autofree char *id = g_strdup_printf ("%d", g_rand_int_range (rand, 1, N_IDS + 1));

      g_string_replace (statement, place, id, 0);
    }
  g_string_append_printf (script, "%s;\n", statement->str);
}

typedef struct
{
  TestStore *fixture;
  GRand *rand;
  GPtrArray *states;          /* what the file holds after each transaction, as a checksum */
  guint position;             /* where in @states the file is */
  guint edits, refused, undone, redone, reverted, conflicts;
} History;

static char *
look (History *history)
{
  g_autofree char *dump = test_store_dump (history->fixture->store);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, dump, -1);
}

static void
assert_at (History *history, guint position)
{
  g_autofree char *state = look (history);

  g_assert_cmpuint (position, <, history->states->len);
  g_assert_cmpstr (state, ==, g_ptr_array_index (history->states, position));
  history->position = position;
}

/* A transaction was made: what had been undone before is gone. */
static void
advance (History *history, char *state)
{
  g_ptr_array_set_size (history->states, history->position + 1);
  g_ptr_array_add (history->states, state);
  history->position++;
}

static void
edit (History *history)
{
  g_autoptr (GString) script = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  gint64 n_before = test_store_int (history->fixture->store, "SELECT count (*) FROM txn");
  int n = g_rand_int_range (history->rand, 1, 5);

  for (int i = 0; i < n; i++)
    append_statement (script, history->rand);
  if (!test_store_try_edit (history->fixture->store, "edit", script->str, &error))
    {
      g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_INVALID);
      assert_at (history, history->position);
      history->refused++;
    }
  else if (test_store_int (history->fixture->store, "SELECT count (*) FROM txn") > n_before)
    {
      advance (history, look (history));
      history->edits++;
    }
  else
    assert_at (history, history->position);
}

static void
move (History *history, AccordStoreJobKind kind)
{
  gboolean forward = kind == ACCORD_STORE_REDO;
  gboolean at_end = forward ? history->position + 1 == history->states->len : history->position == 0;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = test_store_move (history->fixture->store, kind, &error);

  if (at_end)
    {
      g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_NOTHING);
      assert_at (history, history->position);
      return;
    }
  g_assert_no_error (error);
  g_assert_cmpstr (label, !=, "");
  assert_at (history, forward ? history->position + 1 : history->position - 1);
  *(forward ? &history->redone : &history->undone) += 1;
}

/* Any transaction that stands, the last one most often: of that one it is known what must come of it. */
static void
revert (History *history)
{
  guint back = history->position == 0 ? 0 : (guint) g_rand_int_range (history->rand, 0, MIN (history->position, 8));
  g_autofree char *sql = g_strdup_printf ("SELECT coalesce ((SELECT id FROM txn WHERE state = 'done' ORDER BY id DESC"
                                          " LIMIT 1 OFFSET %u), 0)",
                                          back);
  g_autoptr (GError) error = NULL;
  gboolean done = test_store_revert (history->fixture->store, test_store_int (history->fixture->store, sql), &error);

  if (!done)
    {
      g_assert_error (error, ACCORD_ERROR, (history->position == 0 ? ACCORD_ERROR_NOTHING : ACCORD_ERROR_CONFLICT));
      g_assert_true (history->position == 0 || back > 0);
      assert_at (history, history->position);
      history->conflicts++;
      return;
    }
  advance (history, look (history));
  if (back == 0)
    g_assert_cmpstr (g_ptr_array_index (history->states, history->position), ==,
                     g_ptr_array_index (history->states, history->position - 2));
  history->reverted++;
}

static void
verify (History *history)
{
  g_autoptr (GError) error = NULL;

  accord_store_verify (history->fixture->store, NULL, &error);
  g_assert_no_error (error);
}

static void
step (History *history)
{
  int die = g_rand_int_range (history->rand, 0, 1000);

  if (die < 600)
    edit (history);
  else if (die < 780)
    move (history, ACCORD_STORE_UNDO);
  else if (die < 940)
    move (history, ACCORD_STORE_REDO);
  else if (die < 995)
    revert (history);
  else
    {
      verify (history);
      test_store_reopen (history->fixture);
      test_store_execute (history->fixture->store, "PRAGMA synchronous = OFF");
      assert_at (history, history->position);
    }
}

static void
test_random_history (TestStore *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  History history = { .fixture = fixture, .rand = rand, .states = states };

  /* This test is about what is in the file, not about the disk; thousands of waits for the disk would hide it. */
  test_store_execute (fixture->store, "PRAGMA synchronous = OFF");
  g_ptr_array_add (states, look (&history));
  while (history.edits + history.refused < N_EDITS)
    step (&history);

  while (history.position > 0)
    move (&history, ACCORD_STORE_UNDO);
  move (&history, ACCORD_STORE_UNDO);
  while (history.position + 1 < states->len)
    move (&history, ACCORD_STORE_REDO);
  move (&history, ACCORD_STORE_REDO);
  verify (&history);

  g_test_message ("%u edits, %u refused, %u undone, %u redone, %u reverted, %u conflicts", history.edits,
                  history.refused, history.undone, history.redone, history.reverted, history.conflicts);
  g_assert_cmpuint (history.edits, >, N_EDITS / 10);
  g_assert_cmpuint (history.refused, >, N_EDITS / 20);
  g_assert_cmpuint (history.reverted, >, N_EDITS / 50);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/history/random", TestStore, NULL, test_store_set_up, test_random_history, test_store_tear_down);
  return g_test_run ();
}
