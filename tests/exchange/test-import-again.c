/* test-import-again.c: a second file of the same shape
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "import-support.h"

#include "model/accord-record.h"

static const char FIRST[] = "Our no,Day,What we ran,People,Colour,Who came\n"
                            "A1,03/02/2025,Coffee morning,12,red,Carers\n"
                            "A2,04/02/2025,Walkabout,7,blue,Residents\n";

/* The same shape in another order: one row as it was, one that says something else now, one that is new. */
static const char SECOND[] = "WHAT WE RAN,Our No,Day,People,Who came,Colour\n"
                             "Coffee morning,A1,03/02/2025,12,Carers,red\n"
                             "Walkabout and talk,A2,04/02/2025,9,Residents,blue\n"
                             "Quiz,A3,05/02/2025,20,Staff,green\n";

static guint
find_field (AccordImportPlan *plan, const char *key)
{
  for (guint i = 0; i < accord_import_plan_get_n_fields (plan); i++)
    if (g_str_equal (accord_import_plan_get_field_key (plan, i), key))
      return i;
  g_assert_not_reached ();
}

static void
map (AccordImportPlan *plan, const char *key, int column)
{
  accord_import_plan_set_column (plan, find_field (plan, key), column);
}

static void
interpret (AccordImportPlan *plan)
{
  g_autoptr (GError) error = NULL;

  accord_import_plan_interpret (plan, NULL, NULL, &error);
  g_assert_no_error (error);
  import_assert_no_row_lost (plan);
}

static void
assert_value (ImportFixture *fixture, const char *ref, const char *column, const char *expected)
{
  g_autofree char *found = import_value (fixture, "activity", "ref", ref, column);

  g_assert_cmpstr (found, ==, expected);
}

/* Says what the columns are, tells rows apart by the first and brings them in. */
static void
bring_in_first (ImportFixture *fixture)
{
  g_autoptr (AccordImportPlan) plan = import_text (fixture, ACCORD_IMPORT_ACTIVITIES, FIRST);

  g_assert_false (accord_import_plan_is_remembered (plan));
  map (plan, "ref", 0);
  map (plan, "when", 1);
  map (plan, "title", 2);
  map (plan, "reach", 3);
  map (plan, "sensitivity", 4);
  map (plan, "reached", 5);
  accord_import_plan_set_key_column (plan, 0);
  interpret (plan);
  g_assert_cmpuint (accord_import_plan_get_n_taken (plan), ==, 2);
  import_apply (fixture, plan);
}

static void
test_mapping_is_remembered (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (AccordImportPlan) plan = NULL;

  bring_in_first (fixture);
  plan = import_text (fixture, ACCORD_IMPORT_ACTIVITIES, SECOND);
  g_assert_true (accord_import_plan_is_remembered (plan));
  g_assert_cmpint (accord_import_plan_get_column (plan, find_field (plan, "sensitivity")), ==, 5);
  g_assert_cmpint (accord_import_plan_get_column (plan, find_field (plan, "title")), ==, 0);
  g_assert_cmpint (accord_import_plan_get_column (plan, find_field (plan, "notes")), ==, -1);
  g_assert_cmpint (accord_import_plan_get_key_column (plan), ==, 1);
}

static void
test_leave (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (AccordImportPlan) plan = NULL;

  bring_in_first (fixture);
  plan = import_text (fixture, ACCORD_IMPORT_ACTIVITIES, SECOND);
  import_assert_no_row_lost (plan);
  g_assert_cmpuint (accord_import_plan_get_n_taken (plan), ==, 1);
  g_assert_cmpuint (accord_import_plan_get_n_known (plan), ==, 1);
  g_assert_cmpstr (accord_import_plan_get_skipped (plan, 0)->code, ==, "already_there");
  import_apply (fixture, plan);
  assert_value (fixture, "A2", "title", "Walkabout");
  assert_value (fixture, "A3", "title", "Quiz");
}

static void
assert_change (const AccordImportKnownRow *known, guint index, const char *field, const char *before, const char *after)
{
  const AccordImportChange *change = g_ptr_array_index (known->changes, index);

  g_assert_cmpstr (change->field, ==, field);
  g_assert_cmpstr (change->before, ==, before);
  g_assert_cmpstr (change->after, ==, after);
}

static void
test_update (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (AccordImportPlan) plan = NULL;
  const AccordImportKnownRow *known;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  bring_in_first (fixture);
  before = import_dump (fixture);
  plan = import_text (fixture, ACCORD_IMPORT_ACTIVITIES, SECOND);
  known = accord_import_plan_get_known (plan, 0);
  g_assert_false (known->update);
  g_assert_cmpuint (known->changes->len, ==, 2);
  assert_change (known, 0, "What", "Walkabout", "Walkabout and talk");
  assert_change (known, 1, "How many", "7", "9");
  accord_import_plan_set_update_all (plan, TRUE);
  import_apply (fixture, plan);
  assert_value (fixture, "A2", "title", "Walkabout and talk");
  assert_value (fixture, "A2", "reach_count", "9");
  assert_value (fixture, "A2", "sensitivity", "blue");

  g_clear_object (&plan);
  plan = import_text (fixture, ACCORD_IMPORT_ACTIVITIES, SECOND);
  g_assert_cmpuint (accord_import_plan_get_n_known (plan), ==, 0);
  g_assert_cmpuint (accord_import_plan_get_n_taken (plan), ==, 0);

  g_free (accord_test_run (fixture->partnership, accord_request_undo ()));
  after = import_dump (fixture);
  g_assert_cmpstr (before, ==, after);
}

/* What a person wrote since is said, and an empty cell takes nothing away. */
static void
test_edited_here (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (AccordImportPlan) plan = NULL;
  g_autofree char *id = NULL;

  bring_in_first (fixture);
  id = import_value (fixture, "activity", "ref", "A1", "id");
  accord_test_run (fixture->partnership, accord_record_set (accord_field_find ("activity", "title"),
                                                            g_ascii_strtoll (id, NULL, 10), "Tea morning", NULL));
  plan = import_text (fixture, ACCORD_IMPORT_ACTIVITIES,
                      "Our no,Day,What we ran,People,Colour,Who came\nA1,,Coffee morning,13,,Carers\n");
  g_assert_cmpuint (accord_import_plan_get_n_known (plan), ==, 1);
  assert_change (accord_import_plan_get_known (plan, 0), 0, "What", "Tea morning", "Coffee morning");
  accord_import_plan_set_update (plan, 0, TRUE);
  import_apply (fixture, plan);
  assert_value (fixture, "A1", "happened_from", "2025-02-03");
  assert_value (fixture, "A1", "sensitivity", "red");
  assert_value (fixture, "A1", "title", "Coffee morning");
}

/* Without a column that tells rows apart all that stands in one does, and equal rows are as many as they are. */
static void
test_whole_rows (ImportFixture *fixture, gconstpointer data)
{
  static const char twice[] = "Date,Activity,Method\n1/2/2025,Visit,Event\n1/2/2025,Visit,Event\n";
  g_autoptr (AccordImportPlan) plan = import_text (fixture, ACCORD_IMPORT_ACTIVITIES, twice);
  g_autofree char *thrice = g_strconcat (twice, "1/2/2025,Visit,Event\n", NULL);

  g_assert_cmpint (accord_import_plan_get_key_column (plan), ==, ACCORD_IMPORT_WHOLE_ROW);
  g_assert_cmpuint (accord_import_plan_get_n_taken (plan), ==, 2);
  import_apply (fixture, plan);
  g_clear_object (&plan);
  plan = import_text (fixture, ACCORD_IMPORT_ACTIVITIES, thrice);
  import_assert_no_row_lost (plan);
  g_assert_cmpuint (accord_import_plan_get_n_taken (plan), ==, 1);
  g_assert_cmpuint (accord_import_plan_get_n_skipped (plan), ==, 2);
}

/* Every field of an activity and its feedback can be read from a column, and lists only grow. */
static void
test_every_field (ImportFixture *fixture, gconstpointer data)
{
  static const char log[] =
      "Ref;Activity;Organisations that took part;Conditions;What we heard;Theme;For strategy;Accessibility;"
      "Privacy notice;Sensitivity;Said by;Stance;Response type;Our response;Answered on;Fed back;How fed back;Audience\n"
      "1;Talk;Norwold Mind;Epilepsy;Buses;Transport;Strategy;Loop;Notice 3;None;Carers;Supports;Changed;New bus;"
      "2/3/2025;3/3/2025;Letter;%s\n";
  g_autofree char *first = g_strdup_printf (log, "Public");
  g_autofree char *second = g_strdup_printf (log, "Staff");
  g_autoptr (AccordImportPlan) plan = NULL;
  g_autofree char *stance = NULL, *responded = NULL, *how = NULL, *said = NULL;
  g_autoptr (GPtrArray) parties = NULL, plans = NULL, terms = NULL, audiences = NULL;

  accord_test_add (fixture->partnership, "plan", "title", "Strategy", NULL);
  accord_test_add (fixture->partnership, "organisation", "name", "Norwold Mind", NULL);
  plan = import_text (fixture, ACCORD_IMPORT_ACTIVITIES, first);
  g_assert_cmpuint (accord_import_plan_get_n_problems (plan), ==, 0);
  import_apply (fixture, plan);
  assert_value (fixture, "1", "accessibility", "Loop");
  assert_value (fixture, "1", "consent_basis", "Notice 3");
  assert_value (fixture, "1", "sensitivity", "None");
  assert_value (fixture, "1", "note", "");
  stance = import_value (fixture, "feedback", "text", "Buses", "stance");
  responded = import_value (fixture, "feedback", "response", "changed", "responded_on");
  how = import_value (fixture, "feedback", "text", "Buses", "fed_back_how");
  said = import_value (fixture, "feedback", "text", "Buses", "said_by");
  g_assert_cmpstr (stance, ==, "supports");
  g_assert_cmpstr (responded, ==, "2025-03-02");
  g_assert_cmpstr (how, ==, "Letter");
  g_assert_cmpstr (said, ==, "Carers");
  parties = import_rows (fixture, "activity_party");
  plans = import_rows (fixture, "activity_plan");
  terms = import_rows (fixture, "feedback_term");
  g_assert_cmpuint (parties->len, ==, 1);
  g_assert_cmpuint (plans->len, ==, 1);
  g_assert_cmpuint (terms->len, ==, 1);

  g_clear_object (&plan);
  plan = import_text (fixture, ACCORD_IMPORT_ACTIVITIES, second);
  g_assert_cmpuint (accord_import_plan_get_n_known (plan), ==, 1);
  assert_change (accord_import_plan_get_known (plan, 0), 0, "Audience", "People and communities",
                 "People and communities, Staff");
  accord_import_plan_set_update (plan, 0, TRUE);
  import_apply (fixture, plan);
  audiences = import_rows (fixture, "activity_audience");
  g_assert_cmpuint (audiences->len, ==, 2);
}

/* What was heard is corrected in the spreadsheet, again and again: its coded words stay those that it has. */
static void
test_coded_words_follow (ImportFixture *fixture, gconstpointer data)
{
  static const char *const said[]
      = { "The bus stops at six. Nobody says so.", "The bus stops at seven. Nobody says so.",
          "The buses stop at seven. Nobody says so.", "The buses end at seven. Nobody says so." };
  g_autofree char *quote = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      g_autofree char *log = g_strdup_printf ("Ref;Activity;What we heard\n1;Talk;%s\n", said[i]);
      g_autoptr (AccordImportPlan) plan = import_text (fixture, ACCORD_IMPORT_ACTIVITIES, log);
      g_autofree char *feedback = NULL;

      g_assert_cmpuint (accord_import_plan_get_n_known (plan), ==, i > 0 ? 1 : 0);
      if (i > 0)
        accord_import_plan_set_update (plan, 0, TRUE);
      import_apply (fixture, plan);
      feedback = import_value (fixture, "feedback", "text", said[i], "id");
      if (i == 0)
        accord_test_add (fixture->partnership, "highlight", "feedback_id", feedback, "quote", "The bus stops at six",
                         "quote_after", ". Nobody says so.", "coded_on", "2025-03-03", NULL);
    }
  quote = import_value (fixture, "highlight", "coded_on", "2025-03-03", "quote");
  g_assert_cmpstr (quote, ==, "The buses end at seven");
}

/* A setting that was tampered with is none. */
static void
test_broken_mapping (ImportFixture *fixture, gconstpointer data)
{
  static const char *const broken[] = { "", "[]", "{\"columns\":3}", "{\"columns\":{\"title\":7},\"key\":[]}", "{" };
  g_autoptr (GPtrArray) settings = NULL;
  const char *key = NULL;

  bring_in_first (fixture);
  settings = import_rows (fixture, "setting");
  for (guint i = 0; i < settings->len; i++)
    if (g_str_has_prefix (g_hash_table_lookup (settings->pdata[i], "key"), "import:"))
      key = g_hash_table_lookup (settings->pdata[i], "key");
  g_assert_nonnull (key);
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (AccordImportPlan) plan = NULL;

      import_set_mapping (fixture, key, broken[i]);
      plan = import_text (fixture, ACCORD_IMPORT_ACTIVITIES, SECOND);
      import_assert_no_row_lost (plan);
    }
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (ImportFixture *fixture, gconstpointer data);
  } tests[] = {
    { "/exchange/import/again/mapping", test_mapping_is_remembered },
    { "/exchange/import/again/leave", test_leave },
    { "/exchange/import/again/update", test_update },
    { "/exchange/import/again/edited-here", test_edited_here },
    { "/exchange/import/again/whole-rows", test_whole_rows },
    { "/exchange/import/again/every-field", test_every_field },
    { "/exchange/import/again/coded-words-follow", test_coded_words_follow },
    { "/exchange/import/again/broken-mapping", test_broken_mapping },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, ImportFixture, NULL, import_fixture_set_up, tests[i].test, import_fixture_tear_down);
  return g_test_run ();
}
