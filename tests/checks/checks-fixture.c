/* checks-fixture.c: a small partnership whose strategy has everything, to take one thing away from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "checks-fixture.h"

#include <json-glib/json-glib.h>

#include "model/accord-record.h"
#include "support/accord-test.h"

/* Of as many records as this that pass, a finding may name any. */
#define MANY_RECORDS 4

/* "column=value|column=value" */
gint64
checks_add (ChecksFixture *fixture, const char *table, const char *columns, ...)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  g_auto (GStrv) name_list = NULL;
  g_auto (GStrv) value_list = NULL;
  g_auto (GStrv) pairs = NULL;
  g_autofree char *text = NULL;
  g_autofree gint64 *id = NULL;
  va_list arguments;

  va_start (arguments, columns);
  text = g_strdup_vprintf (columns, arguments);
  va_end (arguments);
  pairs = g_strsplit (text, "|", -1);
  for (guint i = 0; pairs[i] != NULL; i++)
    {
      char *equals = strchr (pairs[i], '=');

      g_strv_builder_take (names, g_strndup (pairs[i], (gsize) (equals - pairs[i])));
      g_strv_builder_add (values, equals + 1);
    }
  name_list = g_strv_builder_end (names);
  value_list = g_strv_builder_end (values);
  id = accord_test_run (fixture->partnership, accord_record_add (table, (const char *const *) name_list,
                                                                 (const char *const *) value_list));
  return *id;
}

void
checks_set (ChecksFixture *fixture, const char *table, const char *field, gint64 id, const char *text)
{
  g_autoptr (GError) error = NULL;
  AccordRequest *edit = accord_record_set (accord_field_find (table, field), id, text, &error);

  g_assert_no_error (error);
  accord_test_run (fixture->partnership, edit);
}

/* Exactly one link, or none with @id 0. */
void
checks_link (ChecksFixture *fixture, const char *field, gint64 activity, gint64 id)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  const char *const values[] = { id != 0 ? text : NULL, NULL };

  accord_test_run (fixture->partnership,
                   accord_record_set_links (accord_field_find ("activity", field), activity, values));
}

void
checks_set_audience (ChecksFixture *fixture, gint64 activity, const char *audience)
{
  const char *const values[] = { audience, NULL };

  accord_test_run (fixture->partnership,
                   accord_record_set_links (accord_field_find ("activity", "activity_audience"), activity, values));
}

Involvement
checks_add_involvement (ChecksFixture *fixture, const char *audience, gint64 organisation)
{
  Involvement new = { 0 };

  new.activity = checks_add (fixture, "activity",
                             "title=Forum|state=done|happened_from=2026-05-01|happened_until=2026-05-31|method=workshop"
                             "|level=involve|evidence=Minutes of 12/05/2026");
  checks_set_audience (fixture, new.activity, audience);
  if (organisation != 0)
    checks_link (fixture, "activity_party", new.activity, organisation);
  new.feedback = checks_add (fixture, "feedback",
                             "activity_id=%" G_GINT64_FORMAT "|text=Nobody joins up care|response=changed"
                             "|fed_back_from=2026-06-30|fed_back_until=2026-06-30",
                             new.activity);
  new.link = checks_add (fixture, "evidence_link",
                         "section_id=%" G_GINT64_FORMAT "|activity_id=%" G_GINT64_FORMAT "|feedback_id=%" G_GINT64_FORMAT,
                         fixture->section, new.activity, new.feedback);
  return new;
}

void
checks_fixture_set_up (ChecksFixture *fixture, gconstpointer data)
{
  fixture->folder = accord_test_make_folder ();
  fixture->partnership = accord_test_create_partnership (fixture->folder);
  fixture->place = checks_add (fixture, "place", "name=Kingsferry");
  fixture->healthwatch = checks_add (fixture, "organisation", "name=Healthwatch Kingsferry|kind=healthwatch");
  fixture->alliance = checks_add (fixture, "organisation", "name=VCFSE Alliance|kind=vcse");
  fixture->plan = checks_add (fixture, "plan", "title=Strategy");
  fixture->section = checks_add (fixture, "section", "plan_id=%" G_GINT64_FORMAT "|heading=Care", fixture->plan);
}

void
checks_fixture_tear_down (ChecksFixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->partnership);
  accord_test_remove_folder (fixture->folder);
}

AccordPlanChecks *
checks_run (ChecksFixture *fixture)
{
  g_autoptr (GPtrArray) plans = accord_test_run (
      fixture->partnership,
      accord_checks_for_plan_on (accord_rule_packs_get_default (), fixture->plan, CHECKS_TODAY));

  g_assert_cmpuint (plans->len, ==, 1);
  return accord_plan_checks_ref (g_ptr_array_index (plans, 0));
}

AccordFindingPart *
checks_part (AccordPlanChecks *checks, const char *requirement, guint index)
{
  AccordFinding *finding = accord_plan_checks_find (checks, requirement);

  g_assert_nonnull (finding);
  g_assert_cmpuint (finding->parts->len, >, index);
  return g_ptr_array_index (finding->parts, index);
}

char *
checks_list_missing (const AccordFindingPart *part)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) keys = NULL;

  for (guint i = 0; i < part->missing->len; i++)
    g_strv_builder_add (builder, ((AccordFindingMissing *) g_ptr_array_index (part->missing, i))->key);
  keys = g_strv_builder_end (builder);
  return g_strjoinv (",", keys);
}

static void
forget_which_of_many (JsonArray *array, guint index, JsonNode *node, gpointer data)
{
  JsonObject *part = json_node_get_object (node);

  if (!g_str_equal (json_object_get_string_member (part, "state"), "recorded") ||
      json_array_get_length (json_object_get_array_member (part, "records")) < MANY_RECORDS)
    return;
  json_object_remove_member (part, "records");
  json_object_remove_member (part, "more_records");
}

static void
forget_in_finding (JsonArray *array, guint index, JsonNode *node, gpointer data)
{
  json_array_foreach_element (json_object_get_array_member (json_node_get_object (node), "parts"), forget_which_of_many,
                              NULL);
}

/*
 * All that a script sees, for comparing two results whole. Where many records pass, any of them will do, and "or more"
 * too: both depend on when they were looked for.
 */
char *
checks_describe (AccordPlanChecks *checks)
{
  g_autoptr (JsonNode) node = accord_plan_checks_to_json (checks);
  g_autofree char *text = json_to_string (node, FALSE);
  g_autoptr (JsonNode) copy = json_from_string (text, NULL);

  json_array_foreach_element (json_object_get_array_member (json_node_get_object (copy), "findings"), forget_in_finding,
                              NULL);
  return json_to_string (copy, TRUE);
}
