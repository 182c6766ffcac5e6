/* test-activity.c: everything that is said of an activity and of what was heard is there when the file is opened again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "engagement/accord-parties.h"
#include "model/accord-record.h"
#include "support/accord-test.h"

typedef struct
{
  AccordTestFixture base;
  gint64 activity;
  gint64 feedback;
} Fixture;

/* What is typed into a field, and what reads it back. */
typedef struct
{
  const char *key;
  const char *typed;
  const char *read;     /* (nullable): as typed */
} Case;

/* What of the scales' names a level has beside it: the level, IAP2, Arnstein, the ladder of co-production. */
static const char *const LEVELS[][4] = {
  { "inform", "IAP2: Inform.", "Arnstein: Informing.", "Ladder of co-production: Educating, Informing." },
  { "consult", "IAP2: Consult.", "Arnstein: Consultation.", "Ladder of co-production: Consultation." },
  { "involve", "IAP2: Involve.", "Arnstein: Placation.", "Ladder of co-production: Engagement." },
  { "collaborate", "IAP2: Collaborate.", "Arnstein: Partnership.", "Ladder of co-production: Co-design." },
  { "co_produce", "IAP2: Empower.", "Arnstein: Delegated power, Citizen control.", "Ladder of co-production: Co-production." },
};

static const Case ACTIVITY[] = {
  { "ref", "ENG-017" },
  { "title", "Coffee morning, “what matters?” <b>" },
  { "happened", "Oct-Nov 2022" },
  { "method", "focus_group" },
  { "lead", "The engagement team" },
  { "place_text", "Uttleford, and the Wolds" },
  { "reached", "Carers and one bus driver" },
  { "reach", "about 60" },
  { "level", "co_produce" },
  { "asked", "What matters?\nWhat would help?" },
  { "accessibility", "BSL, easy read, hearing loop" },
  { "consent_basis", "Privacy notice of 1 March 2022" },
  { "sensitivity", "Small group: do not quote" },
  { "evidence", "https://example.org/notes?a=1&b=2" },
  { "note", "To be written up." },
};

static const Case FEEDBACK[] = {
  { "text", "Nobody tells us whom to ring." },
  { "said_by", "A carer in the Wolds" },
  { "stance", "opposes" },
  { "response", "later" },
  { "response_text", "In the next strategy." },
  { "responded_on", "03/04/2023" },
  { "fed_back", "spring 2023" },
  { "fed_back_how", "A letter, and at the next morning" },
};

static const struct
{
  const char *key;
  const char *values[3];
} LINKS[] = {
  { "activity_audience", { "public", "vcse" } },
  { "activity_group", { "homelessness", "age" } },
  { "activity_condition", { "epilepsy", "migraine" } },
  { "activity_theme", { "housing", "transport" } },
};

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *activity = NULL;

  accord_test_set_up (&fixture->base, data);
  fixture->activity = accord_test_add (fixture->base.partnership, "activity", "title", "", NULL);
  activity = accord_test_id (fixture->activity);
  fixture->feedback = accord_test_add (fixture->base.partnership, "feedback", "activity_id", activity, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  accord_test_tear_down (&fixture->base, data);
}

static void
reopen (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->base.folder, "test.accord", NULL);
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->base.partnership);
  fixture->base.partnership = accord_partnership_open (path, &error);
  g_assert_no_error (error);
}

static void
type (Fixture *fixture, const char *table, gint64 id, const char *key, const char *text)
{
  g_autoptr (GError) error = NULL;
  AccordRequest *edit = accord_record_set (accord_field_find (table, key), id, text, &error);

  g_assert_no_error (error);
  accord_test_run (fixture->base.partnership, edit);
}

static AccordRecord *
load (Fixture *fixture, const char *table, gint64 id)
{
  return accord_test_run (fixture->base.partnership, accord_record_load (table, id));
}

static void
assert_reads (Fixture *fixture, const char *table, gint64 id, const Case *cases, guint n)
{
  g_autoptr (AccordRecord) record = load (fixture, table, id);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = accord_record_format (record, accord_field_find (table, cases[i].key));

      g_test_message ("%s.%s", table, cases[i].key);
      g_assert_cmpstr (text, ==, cases[i].read != NULL ? cases[i].read : cases[i].typed);
    }
}

static void
test_what_is_typed (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (ACTIVITY); i++)
    type (fixture, "activity", fixture->activity, ACTIVITY[i].key, ACTIVITY[i].typed);
  for (guint i = 0; i < G_N_ELEMENTS (FEEDBACK); i++)
    type (fixture, "feedback", fixture->feedback, FEEDBACK[i].key, FEEDBACK[i].typed);
  reopen (fixture);
  assert_reads (fixture, "activity", fixture->activity, ACTIVITY, G_N_ELEMENTS (ACTIVITY));
  assert_reads (fixture, "feedback", fixture->feedback, FEEDBACK, G_N_ELEMENTS (FEEDBACK));
}

/* A place, who led, a place and whose words they are: by their records. */
static void
test_what_is_chosen (Fixture *fixture, gconstpointer data)
{
  g_autofree char *place = accord_test_id (accord_test_add (fixture->base.partnership, "place", "name", "Wolds", NULL));
  g_autofree char *body
      = accord_test_id (accord_test_add (fixture->base.partnership, "organisation", "name", "Healthwatch Wolds", NULL));
  g_autofree char *plan = accord_test_id (accord_test_add (fixture->base.partnership, "plan", "title", "Strategy", NULL));
  g_autoptr (AccordRecord) activity = NULL, feedback = NULL;
  g_autoptr (GPtrArray) plans = NULL;

  type (fixture, "activity", fixture->activity, "place_id", place);
  type (fixture, "activity", fixture->activity, "lead_id", body);
  type (fixture, "feedback", fixture->feedback, "organisation_id", body);
  accord_test_run (fixture->base.partnership, accord_record_set_links (accord_field_find ("activity", "activity_plan"),
                                                                       fixture->activity,
                                                                       (const char *const[]) { plan, NULL }));
  reopen (fixture);
  activity = load (fixture, "activity", fixture->activity);
  feedback = load (fixture, "feedback", fixture->feedback);
  g_assert_cmpstr (accord_record_get (activity, "place_id"), ==, place);
  g_assert_cmpstr (accord_record_get (activity, "lead_id"), ==, body);
  g_assert_cmpstr (accord_record_get (feedback, "organisation_id"), ==, body);
  plans = accord_test_run (fixture->base.partnership,
                           accord_record_load_links (accord_field_find ("activity", "activity_plan"), fixture->activity));
  g_assert_cmpuint (plans->len, ==, 1);
  g_assert_cmpstr (accord_record_get (plans->pdata[0], "value"), ==, plan);
}

static gboolean
has_value (GPtrArray *links, const char *value)
{
  for (guint i = 0; i < links->len; i++)
    if (g_str_equal (accord_record_get (links->pdata[i], "value"), value))
      return TRUE;
  return FALSE;
}

static void
test_several_of_each (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (LINKS); i++)
    accord_test_run (fixture->base.partnership, accord_record_set_links (accord_field_find ("activity", LINKS[i].key),
                                                                         fixture->activity, LINKS[i].values));
  accord_test_run (fixture->base.partnership,
                   accord_record_set_links (accord_field_find ("feedback", "feedback_term"), fixture->feedback,
                                            (const char *const[]) { "transport", "housing", NULL }));
  reopen (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (LINKS); i++)
    {
      g_autoptr (GPtrArray) links = accord_test_run (
          fixture->base.partnership,
          accord_record_load_links (accord_field_find ("activity", LINKS[i].key), fixture->activity));

      g_test_message ("%s", LINKS[i].key);
      g_assert_cmpuint (links->len, ==, 2);
      g_assert_true (has_value (links, LINKS[i].values[0]));
      g_assert_true (has_value (links, LINKS[i].values[1]));
    }
}

/* Bodies took part, each in its role, a role of the site's own among them. */
static void
test_bodies_and_their_roles (Fixture *fixture, gconstpointer data)
{
  static const char *const ROLES[] = { "host", "kept the minutes", "" };
  gint64 bodies[G_N_ELEMENTS (ROLES)];
  g_autoptr (GPtrArray) parties = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ROLES); i++)
    {
      g_autofree char *name = g_strdup_printf ("Body %u", i);

      bodies[i] = accord_test_add (fixture->base.partnership, "organisation", "name", name, NULL);
      accord_test_run (fixture->base.partnership, accord_party_add (fixture->activity, bodies[i]));
      if (*ROLES[i] != '\0')
        accord_test_run (fixture->base.partnership, accord_party_set_role (fixture->activity, bodies[i], ROLES[i]));
    }
  reopen (fixture);
  parties = accord_test_run (fixture->base.partnership, accord_parties_load (fixture->activity));
  g_assert_cmpuint (parties->len, ==, G_N_ELEMENTS (ROLES));
  for (guint i = 0; i < parties->len; i++)
    g_assert_cmpstr (accord_record_get (parties->pdata[i], "role"), ==, ROLES[i]);
}

/* Planned, done, cancelled; and the one scale, with what it is called on the others. */
static void
test_states_and_levels (Fixture *fixture, gconstpointer data)
{
  static const char *const STATES[] = { "planned", "done", "cancelled" };
  AccordVocabulary *levels;

  for (guint i = 0; i < G_N_ELEMENTS (STATES); i++)
    {
      type (fixture, "activity", fixture->activity, "state", STATES[i]);
      reopen (fixture);
      assert_reads (fixture, "activity", fixture->activity, &(Case) { "state", STATES[i] }, 1);
    }
  levels = accord_partnership_get_vocabulary (fixture->base.partnership, "level");
  g_assert_cmpuint (accord_vocabulary_get_length (levels), ==, G_N_ELEMENTS (LEVELS));
  for (guint i = 0; i < G_N_ELEMENTS (LEVELS); i++)
    {
      const AccordTerm *level = accord_vocabulary_get (levels, i);

      g_assert_cmpstr (level->code, ==, LEVELS[i][0]);
      for (guint k = 1; k < G_N_ELEMENTS (LEVELS[i]); k++)
        g_assert_nonnull (strstr (level->note, LEVELS[i][k]));
    }
}

/* A day, a month, a span, a season, words; a number, a guess, a bound, none, and units: each is read back as written. */
static void
test_vague (Fixture *fixture, gconstpointer data)
{
  static const Case WHEN[] = {
    { "happened", "14/10/2026" },       { "happened", "3 April 2026", "03/04/2026" }, { "happened", "Oct-Nov 2022" },
    { "happened", "about May 2024" },   { "happened", "spring 2023" },                { "happened", "AGM May 2025" },
    { "happened", "2024" },             { "happened", "" },
  };
  static const Case REACH[] = {
    { "reach", "12" },          { "reach", "about 60" },     { "reach", "250+" },         { "reach", "just under 750" },
    { "reach", "40 people" },   { "reach", "30 responses" }, { "reach", "not known" },    { "reach", "", "not known" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (WHEN); i++)
    {
      type (fixture, "activity", fixture->activity, WHEN[i].key, WHEN[i].typed);
      type (fixture, "activity", fixture->activity, REACH[i].key, REACH[i].typed);
      reopen (fixture);
      assert_reads (fixture, "activity", fixture->activity, &WHEN[i], 1);
      assert_reads (fixture, "activity", fixture->activity, &REACH[i], 1);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/engagement/activity/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("what-is-typed", test_what_is_typed);
  ADD ("what-is-chosen", test_what_is_chosen);
  ADD ("several-of-each", test_several_of_each);
  ADD ("bodies-and-their-roles", test_bodies_and_their_roles);
  ADD ("states-and-levels", test_states_and_levels);
  ADD ("vague", test_vague);
  return g_test_run ();
}
