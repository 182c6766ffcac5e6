/* test-rules.c: what each rule of each pack comes to, step by step
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <json-glib/json-glib.h>

#include "checks-fixture.h"
#include "model/accord-record.h"
#include "plans/accord-plan-facts.h"
#include "support/accord-test.h"

/*
 * The cases are data: tests/fixtures/rules/PACK.json has a "world", what every partnership of the file begins with, and for
 * each rule steps: what is done, and what the rule comes to then. Its README.md says how a step is written.
 */

typedef struct
{
  ChecksFixture base;
  GHashTable *ids;        /* the names that the file gives to records -> their ids */
} Fixture;

typedef struct
{
  AccordRulePack *pack;
  JsonObject *file;
  const AccordRule *rule;
} Case;

/* --- doing --- */

static gint64
find_id (Fixture *fixture, const char *name)
{
  gint64 *id = g_hash_table_lookup (fixture->ids, name);

  if (id == NULL)
    g_error ("The file names no record “%s”", name);
  return *id;
}

static void
name_id (Fixture *fixture, const char *name, gint64 id)
{
  g_hash_table_replace (fixture->ids, g_strdup (name), g_memdup2 (&id, sizeof id));
}

/* "@name" is a record's id. */
static char *
resolve (Fixture *fixture, const char *text)
{
  return *text == '@' ? accord_test_id (find_id (fixture, text + 1)) : g_strdup (text);
}

/* ["add", name, table, {column: value}] */
static void
do_add (Fixture *fixture, JsonArray *step)
{
  JsonObject *values = json_array_get_object_element (step, 3);
  g_autoptr (GList) members = json_object_get_members (values);
  g_autoptr (GString) columns = g_string_new (NULL);
  const char *table = g_intern_string (json_array_get_string_element (step, 2));

  for (GList *member = members; member != NULL; member = member->next)
    {
      g_autofree char *value = resolve (fixture, json_object_get_string_member (values, member->data));

      g_string_append_printf (columns, "%s%s=%s", columns->len > 0 ? "|" : "", (char *) member->data, value);
    }
  name_id (fixture, json_array_get_string_element (step, 1), checks_add (&fixture->base, table, "%s", columns->str));
}

/* ["set", table, name, field, value] */
static void
do_set (Fixture *fixture, JsonArray *step)
{
  g_autofree char *value = resolve (fixture, json_array_get_string_element (step, 4));

  checks_set (&fixture->base, json_array_get_string_element (step, 1), json_array_get_string_element (step, 3),
              find_id (fixture, json_array_get_string_element (step, 2)), value);
}

/* ["link", table, name, field, [value]]; a term by its code */
static void
do_link (Fixture *fixture, JsonArray *step)
{
  const AccordField *field = accord_field_find (json_array_get_string_element (step, 1),
                                                json_array_get_string_element (step, 3));
  JsonArray *values = json_array_get_array_element (step, 4);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) links = NULL;

  g_assert_nonnull (field);
  for (guint i = 0; i < json_array_get_length (values); i++)
    g_strv_builder_take (builder, resolve (fixture, json_array_get_string_element (values, i)));
  links = g_strv_builder_end (builder);
  accord_test_run (fixture->base.partnership,
                   accord_record_set_links (field, find_id (fixture, json_array_get_string_element (step, 2)),
                                            (const char *const *) links));
}

/* ["involve", name, audience, organisation or ""] */
static void
do_involve (Fixture *fixture, JsonArray *step)
{
  const char *organisation = json_array_get_string_element (step, 3);
  Involvement new = checks_add_involvement (&fixture->base, json_array_get_string_element (step, 2),
                                            *organisation == '@' ? find_id (fixture, organisation + 1) : 0);
  g_autofree char *feedback = g_strconcat (json_array_get_string_element (step, 1), "-feedback", NULL);

  name_id (fixture, json_array_get_string_element (step, 1), new.activity);
  name_id (fixture, feedback, new.feedback);
}

static void
do_step (JsonArray *array, guint index, JsonNode *node, gpointer data)
{
  static const struct
  {
    const char *name;
    void (*func) (Fixture *fixture, JsonArray *step);
  } STEPS[] = { { "add", do_add }, { "set", do_set }, { "link", do_link }, { "involve", do_involve } };
  JsonArray *step = json_node_get_array (node);

  for (guint i = 0; i < G_N_ELEMENTS (STEPS); i++)
    if (g_str_equal (STEPS[i].name, json_array_get_string_element (step, 0)))
      {
        STEPS[i].func (data, step);
        return;
      }
  g_assert_not_reached ();
}

/* --- expecting --- */

static AccordPlanChecks *
check (Fixture *fixture, const Case *this)
{
  g_autoptr (GPtrArray) plans = accord_test_run (
      fixture->base.partnership, accord_checks_for_plan_by (this->pack, fixture->base.plan, CHECKS_TODAY));

  return accord_plan_checks_ref (g_ptr_array_index (plans, 0));
}

/* [name, state, missing] */
static void
expect_part (JsonArray *array, guint index, JsonNode *node, gpointer data)
{
  JsonArray *expected = json_node_get_array (node);
  const AccordFinding *finding = data;

  for (guint i = 0; i < finding->parts->len; i++)
    {
      const AccordFindingPart *part = g_ptr_array_index (finding->parts, i);
      g_autofree char *missing = checks_list_missing (part);

      if (!g_str_equal (part->name, json_array_get_string_element (expected, 0)))
        continue;
      g_assert_cmpstr (accord_finding_state_get_code (part->state), ==, json_array_get_string_element (expected, 1));
      g_assert_cmpstr (missing, ==, json_array_get_string_element (expected, 2));
      return;
    }
  g_error ("%s has no part “%s”", finding->rule->id, json_array_get_string_element (expected, 0));
}

/* Whatever is open says what is missing and what would close it, with no braces left. */
static void
assert_words (const AccordFinding *finding)
{
  for (guint i = 0; i < finding->parts->len; i++)
    {
      const AccordFindingPart *part = g_ptr_array_index (finding->parts, i);

      g_assert_true (part->text == NULL || strpbrk (part->text, "{}") == NULL);
      g_assert_true (!accord_finding_state_is_open (part->state) || part->text != NULL || part->missing->len > 0);
    }
  g_assert_cmpint (accord_finding_state_is_open (finding->state), ==, *finding->advice != '\0');
}

static void
expect (Fixture *fixture, const Case *this, JsonObject *step)
{
  g_autoptr (AccordPlanChecks) checks = check (fixture, this);
  AccordFinding *finding = accord_plan_checks_find (checks, this->rule->id);

  g_assert_nonnull (finding);
  g_test_message ("%s: %s", this->rule->id, json_object_get_string_member (step, "case"));
  g_assert_cmpstr (accord_finding_state_get_code (finding->evidence), ==, json_object_get_string_member (step, "state"));
  if (json_object_has_member (step, "n_parts"))
    g_assert_cmpint (finding->parts->len, ==, json_object_get_int_member (step, "n_parts"));
  if (json_object_has_member (step, "parts"))
    json_array_foreach_element (json_object_get_array_member (step, "parts"), expect_part, finding);
  assert_words (finding);
}

/* A person's word stands before the records where it may, and says so ever after. */
static void
expect_word (Fixture *fixture, const Case *this, gboolean is_override)
{
  g_autoptr (AccordPlanChecks) checks = NULL;
  AccordFinding *finding;

  accord_test_run (fixture->base.partnership,
                   accord_plan_note_set (fixture->base.plan, this->rule->id, is_override, "The board has decided so"));
  checks = check (fixture, this);
  finding = accord_plan_checks_find (checks, this->rule->id);
  if (!is_override && !this->rule->allow_not_applicable)
    {
      g_assert_cmpint (finding->state, ==, finding->evidence);
      return;
    }
  g_assert_cmpint (finding->state, ==, is_override ? ACCORD_FINDING_OVERRIDDEN : ACCORD_FINDING_NOT_APPLICABLE);
  g_assert_cmpstr (finding->note->reason, ==, "The board has decided so");
  g_assert_cmpstr (finding->note->author, !=, "");
  g_assert_cmpuint (strlen (finding->note->noted_on), ==, 10);
  g_assert_false (finding->is_flagged);
}

/* --- a rule --- */

static void
begin (Fixture *fixture, const Case *this)
{
  g_autoptr (GPtrArray) partnerships = NULL;

  checks_fixture_set_up (&fixture->base, NULL);
  partnerships = accord_test_run (fixture->base.partnership, accord_record_load_all ("partnership", NULL, 0));
  fixture->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  name_id (fixture, "partnership", accord_record_get_id (g_ptr_array_index (partnerships, 0)));
  name_id (fixture, "plan", fixture->base.plan);
  name_id (fixture, "section", fixture->base.section);
  name_id (fixture, "place", fixture->base.place);
  name_id (fixture, "healthwatch", fixture->base.healthwatch);
  name_id (fixture, "alliance", fixture->base.alliance);
  json_array_foreach_element (json_object_get_array_member (this->file, "world"), do_step, fixture);
}

static void
test_rule (gconstpointer data)
{
  const Case *this = data;
  JsonArray *steps = json_object_get_array_member (json_object_get_object_member (this->file, "rules"), this->rule->id);
  Fixture fixture = { 0 };

  begin (&fixture, this);
  for (guint i = 0; i < json_array_get_length (steps); i++)
    {
      JsonObject *step = json_array_get_object_element (steps, i);

      if (json_object_has_member (step, "do"))
        json_array_foreach_element (json_object_get_array_member (step, "do"), do_step, &fixture);
      expect (&fixture, this, step);
    }
  expect_word (&fixture, this, FALSE);
  expect_word (&fixture, this, TRUE);
  g_hash_table_unref (fixture.ids);
  checks_fixture_tear_down (&fixture.base, NULL);
}

static gboolean
has_state (JsonArray *steps, const char *state)
{
  for (guint i = 0; i < json_array_get_length (steps); i++)
    if (g_str_equal (json_object_get_string_member (json_array_get_object_element (steps, i), "state"), state))
      return TRUE;
  return FALSE;
}

/* Every rule of the pack has a case for every state that it can come to. */
static void
test_every_rule_has_its_cases (gconstpointer data)
{
  const Case *this = data;
  JsonObject *rules = json_object_get_object_member (this->file, "rules");
  JsonObject *cannot = json_object_get_object_member (this->file, "cannot");

  g_assert_cmpuint (json_object_get_size (rules), ==, this->pack->rules->len);
  for (guint i = 0; i < this->pack->rules->len; i++)
    {
      static const char *const STATES[] = { "recorded", "partly", "none" };
      const AccordRule *rule = g_ptr_array_index (this->pack->rules, i);
      JsonArray *steps = json_object_get_array_member (rules, rule->id);
      const char *not_these = json_object_get_string_member_with_default (cannot, rule->id, "");

      g_assert_nonnull (steps);
      for (guint k = 0; k < G_N_ELEMENTS (STATES); k++)
        g_assert_cmpint (has_state (steps, STATES[k]), ==, strstr (not_these, STATES[k]) == NULL);
      if (json_object_has_member (rule->check, "due") || g_str_equal (rule->kind, "info"))
        g_assert_true (has_state (steps, "nothing_due"));
    }
}

/* --- the files --- */

static JsonObject *
load_cases (const char *pack)
{
  g_autofree char *name = g_strconcat (pack, ".json", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "rules", name, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  return json_object_ref (json_node_get_object (json_parser_get_root (parser)));
}

static void
case_free (gpointer data)
{
  Case *this = data;

  json_object_unref (this->file);
  g_free (this);
}

static void
add_case (AccordRulePack *pack, JsonObject *file, const AccordRule *rule, const char *name, GTestDataFunc func)
{
  g_autofree char *path = g_strdup_printf ("/checks/rules/%s/%s", pack->id, name);
  Case *new = g_new (Case, 1);

  *new = (Case) { pack, json_object_ref (file), rule };
  g_test_add_data_func_full (path, new, func, case_free);
}

int
main (int argc, char *argv[])
{
  AccordRulePacks *packs;

  g_test_init (&argc, &argv, NULL);
  packs = accord_rule_packs_get_default ();
  g_assert_cmpuint (packs->refused->len, ==, 0);
  for (guint i = 0; i < packs->packs->len; i++)
    {
      AccordRulePack *pack = g_ptr_array_index (packs->packs, i);
      g_autoptr (JsonObject) file = load_cases (pack->id);

      add_case (pack, file, NULL, "every-rule-has-its-cases", test_every_rule_has_its_cases);
      for (guint k = 0; k < pack->rules->len; k++)
        {
          const AccordRule *rule = g_ptr_array_index (pack->rules, k);

          add_case (pack, file, rule, rule->id, test_rule);
        }
    }
  return g_test_run ();
}
