/* test-rule-pack.c: good packs are read, bad ones refused with words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "checks/accord-rule-packs.h"

#include <json-glib/json-glib.h>

#include "base/accord-data.h"
#include "base/accord-error.h"
#include "checks-fixture.h"
#include "support/accord-test.h"

static char *
read_shipped (void)
{
  g_autofree char *path = accord_data_path ("rule-packs", "ics-2024-02.json", NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* The shipped pack with one text replaced everywhere, under the name that its id asks for. */
static char *
write_changed (ChecksFixture *fixture, const char *name, const char *from, const char *to)
{
  g_autofree char *shipped = read_shipped ();
  g_autoptr (GString) text = g_string_new (shipped);
  char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_cmpuint (g_string_replace (text, from, to, 0), >, 0);
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
  return path;
}

static void
test_shipped_packs (ChecksFixture *fixture, gconstpointer data)
{
  AccordRulePacks *packs = accord_rule_packs_get_default ();
  AccordRulePack *pack = accord_rule_packs_choose (packs, "", "ics", "2026-11-22");

  g_assert_cmpuint (packs->refused->len, ==, 0);
  g_assert_cmpstr (pack->id, ==, "ics-2024-02");
  g_assert_cmpuint (pack->rules->len, >=, 3);
  g_assert_cmpstr (accord_rule_pack_find_rule (pack, "INV-03")->strength_label, ==, "Statutory guidance");
  g_assert_null (accord_rule_pack_find_rule (pack, "INV-99"));
}

static const struct
{
  const char *from;
  const char *to;
  const char *says;
} BAD[] = {
  { "\"version\": 1", "\"version\": 2", "version" },
  { "\"format\": \"accord-rule-pack\"", "\"format\": \"something\"", "no rule pack" },
  { "\"format\": \"accord-rule-pack\"", "\"format\": {}", "“format” must be text" },
  { "\"id\": \"ics-2024-02\"", "\"id\": \"other\"", "other.json" },
  { "\"plan_types\": [\"ics\"]", "\"plan_types\": []", "plan_types" },
  { "\"applies_from\": \"2024-02-01\"", "\"applies_from\": \"1 February\"", "applies_from" },
  { "\"groups\": [", "\"groups\": 7, \"x\": [", "“groups” must be a list" },
  { "\"id\": \"INV-02\"", "\"id\": \"INV-01\"", "INV-01: two rules" },
  { "\"severity\": \"high\"", "\"severity\": \"loud\"", "INV-01: “severity” must be" },
  { "\"strength\": \"should\"", "\"strength\": \"would\"", "INV-03: there is no strength “would”" },
  { "\"group\": \"involvement\"", "\"group\": \"else\"", "INV-01: there is no group" },
  { "\"allow_not_applicable\": false", "\"allow_not_applicable\": \"no\"", "allow_not_applicable" },
  { "\"title\": \"Involve the VCSE sector\"", "\"title\": 3", "INV-03: “title” must be text" },
  { "\"over\": \"organisation\"", "\"over\": \"seat\"", "INV-01: the check can only go over" },
  { "\"audience\": \"public\",", "", "INV-02: the check needs “audience”" },
  { "\"test\": \"involvement\"", "\"test\": \"other\"", "INV-01: there is no test" },
  { "\"key\": \"heard\"", "\"key\": \"listened\"", "“listened” that is not known" },
  { "\"key\": \"heard\"", "\"key\": \"linked\"", "has the part “linked” twice" },
  { "“{level}”", "“{depth}”", "only {who} and {level}" },
  { "\"threshold\": \"consult\",", "", "no threshold" },
  { "\"group\": \"inclusion_health\",", "", "INV-04: the check needs “group”" },
  { "\"sectors\": [\"social_care_providers\"]", "\"sectors\": [3]", "INV-09: the check needs “sectors”" },
  { "\"topic\": \"workforce\",", "", "TOP-12: the check needs “topic”" },
  { "\"topic\": \"s75\",", "", "STR-02: the check needs “topic”" },
  { "\"table\": \"need\"", "\"table\": \"seat\"", "STR-01: the check can only go over “need”" },
  { "\"document_kind\": \"place_plan\",", "", "INV-11: the check needs “document_kind”" },
  { "\"over\": \"assessment\"", "\"over\": \"plan\"", "REV-01: the check can only go over" },
  { "\"over\": \"partner\"", "\"over\": \"friend\"", "PUB-03: the check can only go over" },
  { "\"partner_kind\": \"icb\",", "", "PUB-03: the check needs “partner_kind”" },
  { "\"table\": \"plan_response\"", "\"table\": \"need\"", "DWN-01: the check can only look into" },
  { "\"items\": [", "\"items\": [], \"others\": [", "PUB-04: the check needs “items”" },
  { "\"items\": [\"accessible_version\", ", "\"items\": [", "“accessible_version” that is not known" },
  { "\"when_none\": \"nothing_due\"", "\"when_none\": \"recorded\"", "REV-02: “when_none” can only be" },
  { "\"table\": \"decision_to_revise\"", "\"table\": \"term\"", "REV-02: the check cannot go over “term”" },
  { "\"due\": \"approved\"", "\"due\": \"soon\"", "PUB-01: “due” must be" },
  { "\"nothing_due\": {", "\"nothing\": {\"advice\": \"x\",", "no words for the state “nothing_due”" },
};

static void
test_bad_packs_are_refused (ChecksFixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (BAD); i++)
    {
      g_autofree char *path = write_changed (fixture, "ics-2024-02.json", BAD[i].from, BAD[i].to);
      g_autoptr (GError) error = NULL;

      g_assert_null (accord_rule_pack_load (path, &error));
      g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_FORMAT);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, BAD[i].says));
      g_assert_true (g_str_has_prefix (error->message, path));
    }
}

/* The line is where a person finds the rule. */
static void
test_a_bad_rule_is_found (ChecksFixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_changed (fixture, "ics-2024-02.json", "\"strength\": \"should\"", "\"strength\": \"x\"");
  g_autofree char *text = read_shipped ();
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;
  guint line = 1;

  for (const char *at = text; at < strstr (text, "\"INV-03\""); at++)
    line += *at == '\n';
  expected = g_strdup_printf ("%s:%u: INV-03: ", path, line);
  g_assert_null (accord_rule_pack_load (path, &error));
  g_assert_true (g_str_has_prefix (error->message, expected));

  g_clear_error (&error);
  g_assert_true (g_file_set_contents (path, "{\n\"id\": \"x\",,\n}", -1, NULL));
  g_clear_pointer (&expected, g_free);
  expected = g_strdup_printf ("%s:2:", path);
  g_assert_null (accord_rule_pack_load (path, &error));
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_FORMAT);
  g_assert_true (g_str_has_prefix (error->message, expected));
}

/* One that is refused does not take the others along. */
static void
test_the_others_stay_in_force (ChecksFixture *fixture, gconstpointer data)
{
  g_autofree char *good = accord_data_path ("rule-packs", "ics-2024-02.json", NULL);
  g_autofree char *bad = write_changed (fixture, "ics-2024-02.json", "\"version\": 1", "\"version\": 9");
  const char *const paths[] = { bad, good, "/nowhere/at-all.json", NULL };
  g_autoptr (AccordRulePacks) packs = accord_rule_packs_load (paths);
  const GError *error;

  g_assert_cmpuint (packs->packs->len, ==, 1);
  g_assert_cmpuint (packs->refused->len, ==, 2);
  error = g_ptr_array_index (packs->refused, 1);
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_NOT_FOUND);
}

/* A site's own edition takes the place of the one that came with the program, unless it is bad. */
static void
test_a_sites_own_pack (ChecksFixture *fixture, gconstpointer data)
{
  g_autofree char *shipped = accord_data_path ("rule-packs", "ics-2024-02.json", NULL);
  g_autofree char *own = write_changed (fixture, "ics-2024-02.json", "Involve the VCSE sector", "Involve the alliance");
  g_autoptr (AccordRulePacks) packs = accord_rule_packs_load ((const char *const[]) { shipped, own, NULL });
  g_autoptr (AccordRulePacks) kept = NULL;

  g_assert_cmpuint (packs->packs->len, ==, 1);
  g_assert_cmpstr (accord_rule_pack_find_rule (accord_rule_packs_find (packs, "ics-2024-02"), "INV-03")->title, ==,
                   "Involve the alliance");
  g_free (write_changed (fixture, "ics-2024-02.json", "\"severity\": \"high\"", "\"severity\": \"loud\""));
  kept = accord_rule_packs_load ((const char *const[]) { shipped, own, NULL });
  g_assert_cmpuint (kept->refused->len, ==, 1);
  g_assert_cmpstr (accord_rule_pack_find_rule (accord_rule_packs_find (kept, "ics-2024-02"), "INV-03")->title, ==,
                   "Involve the VCSE sector");
}

static void
test_a_newer_kind_is_not_checked (ChecksFixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_changed (fixture, "ics-2024-02.json", "\"kind\": \"engagement_per\"",
                                         "\"kind\": \"weighed_in_gold\"");
  const char *const paths[] = { path, NULL };
  g_autoptr (AccordRulePacks) packs = accord_rule_packs_load (paths);
  g_autoptr (GPtrArray) plans = NULL;
  AccordFinding *finding;

  g_assert_cmpuint (packs->refused->len, ==, 0);
  plans = accord_test_run (fixture->partnership, accord_checks_for_plan_on (packs, fixture->plan, CHECKS_TODAY));
  finding = accord_plan_checks_find (g_ptr_array_index (plans, 0), "INV-01");
  g_assert_cmpint (finding->state, ==, ACCORD_FINDING_NOT_CHECKED);
  g_assert_true (finding->is_flagged);
}

/* An old strategy is judged by the edition of its day; one that names a pack, by that one. */
static void
test_the_edition_of_the_day (ChecksFixture *fixture, gconstpointer data)
{
  g_autofree char *now = accord_data_path ("rule-packs", "ics-2024-02.json", NULL);
  g_autofree char *later = write_changed (fixture, "ics-2027-04.json", "ics-2024-02", "ics-2027-04");
  g_autofree char *text = NULL;
  g_autoptr (GString) changed = NULL;
  const char *const paths[] = { now, later, NULL };
  g_autoptr (AccordRulePacks) packs = NULL;

  g_assert_true (g_file_get_contents (later, &text, NULL, NULL));
  changed = g_string_new (text);
  g_string_replace (changed, "\"applies_from\": \"2024-02-01\"", "\"applies_from\": \"2027-04-01\"", 0);
  g_assert_true (g_file_set_contents (later, changed->str, -1, NULL));
  packs = accord_rule_packs_load (paths);

  g_assert_cmpstr (accord_rule_packs_choose (packs, "", "ics", "2026-11-22")->id, ==, "ics-2024-02");
  g_assert_cmpstr (accord_rule_packs_choose (packs, "", "ics", "2027-05-01")->id, ==, "ics-2027-04");
  g_assert_cmpstr (accord_rule_packs_choose (packs, "ics-2027-04", "ics", "2026-11-22")->id, ==, "ics-2027-04");
  g_assert_cmpstr (accord_rule_packs_choose (packs, "", "ics", "2020-01-01")->id, ==, "ics-2024-02");
  g_assert_null (accord_rule_packs_choose (packs, "", "nhp", "2026-11-22"));
}

/* Scripts rely on these names. */
static void
test_json (ChecksFixture *fixture, gconstpointer data)
{
  g_autoptr (AccordPlanChecks) checks = checks_run (fixture);
  g_autoptr (JsonNode) node = accord_plan_checks_to_json (checks);
  JsonObject *object = json_node_get_object (node);
  JsonObject *finding = json_array_get_object_element (json_object_get_array_member (object, "findings"), 0);
  JsonObject *part = json_array_get_object_element (json_object_get_array_member (finding, "parts"), 0);

  g_assert_cmpstr (json_object_get_string_member (object, "title"), ==, "Strategy");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "flagged")), ==, 3);
  g_assert_cmpstr (json_object_get_string_member (finding, "requirement"), ==, "INV-01");
  g_assert_cmpstr (json_object_get_string_member (finding, "strength"), ==, "must");
  g_assert_cmpstr (json_object_get_string_member (finding, "state"), ==, "none");
  g_assert_true (json_object_has_member (json_object_get_object_member (finding, "source"), "address"));
  g_assert_cmpstr (json_object_get_string_member (part, "name"), ==, "Healthwatch Kingsferry");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (part, "missing")), ==, 9);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (part, "records")), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func)                                                                                                \
  g_test_add ("/checks/rule-pack/" path, ChecksFixture, NULL, checks_fixture_set_up, func, checks_fixture_tear_down)
  ADD ("shipped", test_shipped_packs);
  ADD ("bad-ones-are-refused", test_bad_packs_are_refused);
  ADD ("a-bad-rule-is-found", test_a_bad_rule_is_found);
  ADD ("the-others-stay", test_the_others_stay_in_force);
  ADD ("a-sites-own", test_a_sites_own_pack);
  ADD ("newer-kind", test_a_newer_kind_is_not_checked);
  ADD ("edition-of-the-day", test_the_edition_of_the_day);
  ADD ("json", test_json);
  return g_test_run ();
}
