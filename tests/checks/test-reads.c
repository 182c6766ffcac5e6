/* test-reads.c: every check says which tables it looks into
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "checks/accord-check-kind-private.h"
#include "checks/accord-check-words-private.h"
#include "checks/accord-evaluator-private.h"
#include "checks-fixture.h"
#include "model/accord-rule-facts.h"
#include "model/accord-rule-sources.h"
#include "store/accord-connection-reads.h"
#include "support/accord-test.h"

/* A rule's question is asked of the organisations of its kind: one of each is there, whatever a pack calls it. */
static void
add_organisations (ChecksFixture *fixture)
{
  AccordRulePacks *packs = accord_rule_packs_get_default ();
  g_autoptr (GHashTable) kinds = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < packs->packs->len; i++)
    {
      AccordRulePack *pack = g_ptr_array_index (packs->packs, i);

      for (guint k = 0; k < pack->rules->len; k++)
        {
          const char *kind = accord_check_get_text (g_ptr_array_index (pack->rules, k), "organisation_kind");

          if (kind != NULL && g_hash_table_add (kinds, (gpointer) kind))
            checks_add (fixture, "organisation", "name=One of them|kind=%s", kind);
        }
    }
}

/* A strategy that is published, with something of all that rules go over, so that no question is left out. */
static void
set_up (ChecksFixture *fixture, gconstpointer data)
{
  checks_fixture_set_up (fixture, data);
  add_organisations (fixture);
  checks_add (fixture, "plan_version",
              "plan_id=%" G_GINT64_FORMAT "|number=1|state=published|frozen_at=2026-03-02T10:00:00Z|author=Secretariat"
              "|sha256=|content={}", fixture->plan);
  checks_add (fixture, "assessment", "title=Needs|received_on=2026-05-01");
  checks_add_involvement (fixture, "healthwatch", fixture->healthwatch);
}

static gboolean
is_declared (const AccordCheckKind *kind, const AccordRule *rule, const char *table)
{
  g_autoptr (AccordChanges) changes = accord_changes_new ();

  accord_changes_add (changes, table, 1, ACCORD_CHANGE_EDITED);
  accord_changes_sort (changes);
  /* Those on involvement follow what an edit reaches: they only have to be told of it. */
  return kind->asks != NULL ? accord_check_kind_reads (kind, rule, changes) : accord_checks_are_touched (changes);
}

static void
assert_declared (const AccordCheckKind *kind, const AccordRule *rule, GHashTable *tables)
{
  GHashTableIter iter;
  gpointer table;

  if (kind->asks == NULL || kind->asks[0] != NULL)
    g_assert_cmpuint (g_hash_table_size (tables), >, 0);
  g_hash_table_iter_init (&iter, tables);
  while (g_hash_table_iter_next (&iter, &table, NULL))
    if (!is_declared (kind, rule, table))
      g_error ("%s, %s: looks into “%s”, and is not looked at again when that changes", rule->id, kind->name,
               (const char *) table);
}

/* What a statement gives names to beside the tables is no table. */
static void
keep_tables (AccordConnection *connection, GHashTable *tables)
{
  GHashTableIter iter;
  gpointer table;

  g_hash_table_iter_init (&iter, tables);
  while (g_hash_table_iter_next (&iter, &table, NULL))
    {
      gint64 found = 0;

      accord_connection_get_int (connection, &found, NULL, "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1",
                                 "t", table);
      if (found == 0)
        g_hash_table_iter_remove (&iter);
    }
}

static void
check_rule (AccordConnection *connection, const ChecksFixture *fixture, AccordRulePack *pack, const AccordRule *rule)
{
  const AccordCheckKind *kind = accord_check_kind_find (rule->kind);
  g_autoptr (AccordFinding) finding = accord_finding_new (pack, rule);
  g_autoptr (GHashTable) tables = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  AccordCheckContext context = {
    .connection = connection,
    .plan = fixture->plan,
    .approved_on = "2026-03-01",
    .day = "2026-03-01",
    .today = CHECKS_TODAY,
    .state = "published",
  };

  accord_connection_note_reads (connection, tables);
  g_assert_true (kind->evaluate (&context, finding, &error));
  accord_connection_note_reads (connection, NULL);
  g_assert_no_error (error);
  keep_tables (connection, tables);
  assert_declared (kind, rule, tables);
}

static gpointer
check_all_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  AccordRulePacks *packs = accord_rule_packs_get_default ();

  for (guint i = 0; i < packs->packs->len; i++)
    {
      AccordRulePack *pack = g_ptr_array_index (packs->packs, i);

      for (guint k = 0; k < pack->rules->len; k++)
        check_rule (connection, data, pack, g_ptr_array_index (pack->rules, k));
    }
  return GINT_TO_POINTER (TRUE);
}

/* A table that a check forgets to name is a state that stays wrong after an edit of it. */
static void
test_every_table_is_named (ChecksFixture *fixture, gconstpointer data)
{
  accord_test_run (fixture->partnership, accord_request_read (check_all_cb, fixture, NULL, NULL));
}

/* The same for each question by itself: no table more and none less. */
static gpointer
ask_all_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const ChecksFixture *fixture = data;
  guint n;
  const AccordRuleSource *sources = accord_rule_source_list (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GHashTable) tables = g_hash_table_new (g_str_hash, g_str_equal);
      AccordRuleFactsQuestion question = { .source = sources[i].name, .day = CHECKS_TODAY, .plan = fixture->plan };
      g_autoptr (GPtrArray) facts = NULL;
      guint n_named = 0;

      accord_connection_note_reads (connection, tables);
      facts = accord_rule_facts_find (connection, &question, NULL);
      accord_connection_note_reads (connection, NULL);
      g_assert_nonnull (facts);
      keep_tables (connection, tables);
      for (; sources[i].tables[n_named] != NULL; n_named++)
        if (!g_hash_table_contains (tables, sources[i].tables[n_named]))
          g_error ("%s names “%s”, and does not look into it", sources[i].name, sources[i].tables[n_named]);
      g_assert_cmpuint (g_hash_table_size (tables), ==, n_named);
    }
  return GINT_TO_POINTER (TRUE);
}

static void
test_every_question_names_its_tables (ChecksFixture *fixture, gconstpointer data)
{
  accord_test_run (fixture->partnership, accord_request_read (ask_all_cb, fixture, NULL, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/checks/reads/" path, ChecksFixture, NULL, set_up, func, checks_fixture_tear_down)
  ADD ("checks", test_every_table_is_named);
  ADD ("questions", test_every_question_names_its_tables);
  return g_test_run ();
}
