/* test-plan-version.c: frozen versions, where a strategy stands, and the next one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/accord-error.h"
#include "engagement/accord-evidence.h"
#include "model/accord-plan-state.h"
#include "model/accord-record.h"
#include "plans/accord-need.h"
#include "plans/accord-outline.h"
#include "plans/accord-plan-move.h"
#include "plans/accord-plan-version.h"
#include "store/accord-connection.h"
#include "support/accord-test.h"

typedef struct
{
  char *folder;
  AccordPartnership *partnership;
  gint64 plan;
  gint64 a, b, b1, b2, c;
  gint64 activity;
} Fixture;

static gint64
add_section (Fixture *fixture, gint64 parent, gint64 after, const char *heading)
{
  g_autofree gint64 *id = accord_test_run (fixture->partnership,
                                           accord_section_add (fixture->plan, parent, after, heading));

  return *id;
}

static AccordRequest *
set_request (const char *table, const char *name, gint64 id, const char *text)
{
  g_autoptr (GError) error = NULL;
  AccordRequest *request = accord_record_set (accord_field_find (table, name), id, text, &error);

  g_assert_no_error (error);
  return request;
}

static void
set (Fixture *fixture, const char *table, const char *name, gint64 id, const char *text)
{
  accord_test_run (fixture->partnership, set_request (table, name, id, text));
}

/* a, b (b1, b2), c */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  const AccordField *topics = accord_field_find ("section", "section_topic");

  fixture->folder = accord_test_make_folder ();
  fixture->partnership = accord_test_create_partnership (fixture->folder);
  fixture->plan = accord_test_add (fixture->partnership, "plan", "title", "Strategy", NULL);
  fixture->a = add_section (fixture, 0, 0, "a");
  fixture->b = add_section (fixture, 0, fixture->a, "b");
  fixture->c = add_section (fixture, 0, fixture->b, "c");
  fixture->b1 = add_section (fixture, fixture->b, 0, "b1");
  fixture->b2 = add_section (fixture, fixture->b, fixture->b1, "b2");
  set (fixture, "section", "body", fixture->b1, "Care is *joined up*.");
  accord_test_run (fixture->partnership,
                   accord_record_set_links (topics, fixture->b1, (const char *const[]) { "workforce", "dying_well", NULL }));
  fixture->activity = accord_test_add (fixture->partnership, "activity", "title", "Survey", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->partnership);
  accord_test_remove_folder (fixture->folder);
}

static char *
read_today (Fixture *fixture, gint64 plan)
{
  g_autoptr (AccordPlanContent) content = accord_test_run (fixture->partnership, accord_plan_content_load (plan));

  return accord_plan_content_to_json (content);
}

static gint64
freeze (Fixture *fixture, const char *label)
{
  g_autofree gint64 *id = accord_test_run (fixture->partnership, accord_plan_version_freeze (fixture->plan, label));

  return *id;
}

static void
undo (Fixture *fixture)
{
  g_autofree char *label = accord_test_run (fixture->partnership, accord_request_undo ());
}

static void
assert_refused (Fixture *fixture, AccordRequest *request, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (accord_partnership_do (fixture->partnership, request, NULL, &error));
  g_assert_error (error, ACCORD_ERROR, code);
}

static char *
get_fact (Fixture *fixture, gint64 plan, const char *column)
{
  g_autoptr (AccordRecord) record = accord_test_run (fixture->partnership, accord_record_load ("plan", plan));

  return g_strdup (accord_record_get (record, column));
}

static void
assert_fact (Fixture *fixture, gint64 plan, const char *column, const char *expected)
{
  g_autofree char *found = get_fact (fixture, plan, column);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_freeze (Fixture *fixture, gconstpointer data)
{
  g_autofree char *frozen = read_today (fixture, fixture->plan);
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, frozen, -1);
  gint64 first = freeze (fixture, "  For the board ");
  g_autofree char *read = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (AccordPlanContent) content = NULL;
  g_autoptr (AccordPlanContent) copy = NULL;
  const AccordPlanVersion *version;

  set (fixture, "section", "body", fixture->a, "Something else.");
  freeze (fixture, "");
  versions = accord_test_run (fixture->partnership, accord_plan_versions_load (fixture->plan));
  g_assert_cmpuint (versions->len, ==, 2);
  version = g_ptr_array_index (versions, 1);
  g_assert_cmpuint (version->number, ==, 1);
  g_assert_cmpstr (version->label, ==, "For the board");
  g_assert_cmpstr (version->state, ==, "draft");
  g_assert_cmpstr (version->sha256, ==, sha256);
  g_assert_cmpstr (version->author, !=, "");

  content = accord_test_run (fixture->partnership, accord_plan_version_load_content (first));
  read = accord_plan_content_to_json (content);
  g_assert_cmpstr (read, ==, frozen);
  copy = accord_plan_content_from_json (frozen, NULL);
  g_assert_cmpstr (accord_plan_content_find_section (copy, fixture->b2)->number, ==, "2.2");
  g_assert_cmpuint (accord_plan_content_find_section (copy, fixture->b2)->depth, ==, 1);
}

static void
test_damaged_versions_are_refused (Fixture *fixture, gconstpointer data)
{
  static const char *const BAD[] = { "", "[]", "{}", "{\"plan\":{},\"sections\":[1]}", "{\"plan\":1,\"sections\":[]}" };
  gint64 forged = 0;
  g_autofree char *plan = g_strdup_printf ("%" G_GINT64_FORMAT, fixture->plan);

  for (guint i = 0; i < G_N_ELEMENTS (BAD); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (accord_plan_content_from_json (BAD[i], &error));
      g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_DAMAGED);
    }
  forged = accord_test_add (fixture->partnership, "plan_version", "plan_id", plan, "number", "1", "frozen_at",
                            "2026-11-22T10:00:00Z", "author", "Secretariat", "sha256", "00", "content", "{}", NULL);
  assert_refused (fixture, accord_plan_version_load_content (forged), ACCORD_ERROR_DAMAGED);
}

/* The whole comes back as it was, and one undo takes that back. */
static void
test_restore_all (Fixture *fixture, gconstpointer data)
{
  g_autofree char *frozen = read_today (fixture, fixture->plan);
  gint64 version = freeze (fixture, "");
  g_autofree char *changed = NULL;
  g_autofree char *restored = NULL;
  g_autofree char *undone = NULL;
  gint64 newer = add_section (fixture, 0, 0, "newer");

  accord_test_run (fixture->partnership, accord_section_move (fixture->b1, newer, 0));
  accord_test_run (fixture->partnership, accord_record_delete ("section", fixture->b));
  set (fixture, "section", "heading", fixture->c, "See");
  set (fixture, "plan", "title", fixture->plan, "Another");
  changed = read_today (fixture, fixture->plan);

  accord_test_run (fixture->partnership, accord_plan_version_restore (version));
  restored = read_today (fixture, fixture->plan);
  g_assert_cmpstr (restored, ==, frozen);
  undo (fixture);
  undone = read_today (fixture, fixture->plan);
  g_assert_cmpstr (undone, ==, changed);
}

static void
test_restore_section (Fixture *fixture, gconstpointer data)
{
  g_autofree char *frozen = read_today (fixture, fixture->plan);
  gint64 version = freeze (fixture, "");
  g_autofree char *restored = NULL;
  g_autoptr (AccordPlanContent) content = NULL;

  /* With what was under it, between the same neighbours. */
  accord_test_run (fixture->partnership, accord_record_delete ("section", fixture->b));
  accord_test_run (fixture->partnership, accord_plan_version_restore_section (version, fixture->b));
  restored = read_today (fixture, fixture->plan);
  g_assert_cmpstr (restored, ==, frozen);

  /* A section that is there stays where it is now. */
  accord_test_run (fixture->partnership, accord_section_move (fixture->b1, 0, fixture->c));
  set (fixture, "section", "body", fixture->b1, "");
  accord_test_run (fixture->partnership, accord_plan_version_restore_section (version, fixture->b1));
  content = accord_test_run (fixture->partnership, accord_plan_content_load (fixture->plan));
  g_assert_cmpstr (accord_plan_content_find_section (content, fixture->b1)->number, ==, "4");
  g_assert_cmpstr (accord_plan_content_find_section (content, fixture->b1)->body, ==, "Care is *joined up*.");

  assert_refused (fixture, accord_plan_version_restore_section (version, 1), ACCORD_ERROR_NOT_FOUND);
}

static gboolean
is_suspect (Fixture *fixture, gint64 section)
{
  g_autoptr (GPtrArray) links = accord_test_run (fixture->partnership, accord_evidence_of_section (section));

  g_assert_cmpuint (links->len, ==, 1);
  return accord_record_get_int (g_ptr_array_index (links, 0), "suspect") != 0;
}

static void
test_restored_text_needs_no_confirming (Fixture *fixture, gconstpointer data)
{
  g_autofree gint64 *link = accord_test_run (fixture->partnership,
                                             accord_evidence_link (fixture->b1, fixture->activity, 0,
                                                                   &(AccordQuote) { "", "", "" }));
  gint64 version = freeze (fixture, "");

  set (fixture, "section", "body", fixture->b1, "Care is joined up at last.");
  g_assert_true (is_suspect (fixture, fixture->b1));
  accord_test_run (fixture->partnership, accord_plan_version_restore_section (version, fixture->b1));
  g_assert_false (is_suspect (fixture, fixture->b1));
}

static void
move (Fixture *fixture, gint64 plan, const char *state, const char *day)
{
  accord_test_run (fixture->partnership, accord_plan_move (plan, state, day, "", NULL));
}

static void
test_states_keep_the_dates (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GPtrArray) dated = NULL;
  g_autoptr (GPtrArray) versions = NULL;

  move (fixture, fixture->plan, "out_for_engagement", "2026-01-10");
  accord_test_run (fixture->partnership,
                   accord_plan_move (fixture->plan, "for_approval", "2026-03-01", "ICP 12/26", "For the board"));
  versions = accord_test_run (fixture->partnership, accord_plan_versions_load (fixture->plan));
  g_assert_cmpuint (versions->len, ==, 1);
  g_assert_cmpstr (((AccordPlanVersion *) g_ptr_array_index (versions, 0))->state, ==, "for_approval");

  move (fixture, fixture->plan, "approved", "2026-03-20");
  assert_fact (fixture, fixture->plan, "approved_on", "2026-03-20");
  move (fixture, fixture->plan, "published", "2026-04-01");
  assert_fact (fixture, fixture->plan, "published_on", "2026-04-01");
  move (fixture, fixture->plan, "approved", "2026-04-02");
  assert_fact (fixture, fixture->plan, "approved_on", "2026-03-20");
  assert_fact (fixture, fixture->plan, "published_on", "");
  undo (fixture);
  assert_fact (fixture, fixture->plan, "state", "published");
  assert_fact (fixture, fixture->plan, "published_on", "2026-04-01");

  steps = accord_test_run (fixture->partnership, accord_record_load_all ("plan_step", "plan_id", fixture->plan));
  g_assert_cmpuint (steps->len, ==, 4);
  g_assert_cmpstr (accord_record_get (g_ptr_array_index (steps, 1), "note"), ==, "ICP 12/26");
  set (fixture, "plan", "approved_on", fixture->plan, "19/03/2026");
  dated = accord_test_run (fixture->partnership, accord_record_load_all ("plan_step", "plan_id", fixture->plan));
  g_assert_cmpstr (accord_record_get (g_ptr_array_index (dated, 2), "entered_on"), ==, "2026-03-19");
}

static void
test_a_draft_again_has_no_dates (Fixture *fixture, gconstpointer data)
{
  move (fixture, fixture->plan, "approved", "2026-03-20");
  move (fixture, fixture->plan, "draft", "2026-03-25");
  assert_fact (fixture, fixture->plan, "approved_on", "");
}

static void
test_what_may_follow (void)
{
  static const struct
  {
    const char *from;
    const char *to;
    gboolean may;
  } CASES[] = {
    { "draft", "draft", FALSE },       { "draft", "out_for_engagement", TRUE }, { "draft", "approved", TRUE },
    { "draft", "published", FALSE },   { "for_approval", "draft", TRUE },       { "approved", "published", TRUE },
    { "approved", "superseded", FALSE }, { "published", "draft", FALSE },       { "published", "approved", TRUE },
    { "published", "superseded", TRUE }, { "superseded", "published", TRUE },   { "superseded", "approved", FALSE },
    { "paused", "draft", TRUE },       { "draft", "paused", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    g_assert_cmpint (accord_plan_state_may_follow (CASES[i].from, CASES[i].to), ==, CASES[i].may);
}

static void
test_published_text_stays (Fixture *fixture, gconstpointer data)
{
  const AccordField *topics = accord_field_find ("section", "section_topic");
  g_autofree gint64 *link
      = accord_test_run (fixture->partnership, accord_evidence_link (fixture->a, fixture->activity, 0, NULL));
  g_autofree gint64 *met = accord_test_run (fixture->partnership, accord_need_add ("", "Warm homes", fixture->a, ""));
  gint64 version = freeze (fixture, "");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GPtrArray) sections = NULL;

  assert_refused (fixture, accord_plan_move (fixture->plan, "published", "2026-04-01", "", NULL), ACCORD_ERROR_INVALID);
  move (fixture, fixture->plan, "approved", "2026-03-20");
  move (fixture, fixture->plan, "published", "2026-04-01");
  before = read_today (fixture, fixture->plan);

  assert_refused (fixture, set_request ("section", "body", fixture->a, "No"), ACCORD_ERROR_CLOSED);
  assert_refused (fixture, accord_record_delete ("section", fixture->a), ACCORD_ERROR_CLOSED);
  assert_refused (fixture, accord_record_set_links (topics, fixture->b1, (const char *const[]) { NULL }),
                  ACCORD_ERROR_CLOSED);
  assert_refused (fixture, accord_section_add (fixture->plan, 0, 0, "No"), ACCORD_ERROR_CLOSED);
  assert_refused (fixture, accord_section_move (fixture->a, 0, fixture->c), ACCORD_ERROR_CLOSED);
  assert_refused (fixture, accord_section_shift (fixture->a, ACCORD_SECTION_DOWN), ACCORD_ERROR_CLOSED);
  assert_refused (fixture, accord_section_split (fixture->b1, "Care", "", "is joined up."), ACCORD_ERROR_CLOSED);
  assert_refused (fixture, accord_section_merge (fixture->a), ACCORD_ERROR_CLOSED);
  assert_refused (fixture, accord_plan_version_restore (version), ACCORD_ERROR_CLOSED);
  assert_refused (fixture, accord_plan_version_restore_section (version, fixture->a), ACCORD_ERROR_CLOSED);
  after = read_today (fixture, fixture->plan);
  g_assert_cmpstr (before, ==, after);

  /* And so does what it rests on. */
  assert_refused (fixture, accord_evidence_link (fixture->a, fixture->activity, 0, NULL), ACCORD_ERROR_CLOSED);
  assert_refused (fixture, accord_evidence_unlink (*link), ACCORD_ERROR_CLOSED);
  assert_refused (fixture, accord_evidence_confirm (*link, ""), ACCORD_ERROR_CLOSED);
  assert_refused (fixture, accord_evidence_confirm_all (fixture->a, ""), ACCORD_ERROR_CLOSED);
  assert_refused (fixture, accord_need_add ("", "Work", fixture->a, ""), ACCORD_ERROR_CLOSED);
  assert_refused (fixture, accord_record_delete ("need_section", *met), ACCORD_ERROR_CLOSED);
  sections = accord_test_run (fixture->partnership, accord_evidence_list_sections ());
  g_assert_cmpuint (sections->len, ==, 0);

  /* Until that step is taken back. */
  move (fixture, fixture->plan, "approved", "2026-03-20");
  accord_test_run (fixture->partnership, accord_evidence_unlink (*link));
}

static void
test_the_next_strategy (Fixture *fixture, gconstpointer data)
{
  g_autofree gint64 *link = accord_test_run (fixture->partnership,
                                             accord_evidence_link (fixture->b1, fixture->activity, 0,
                                                                   &(AccordQuote) { "joined up", "Care is ", "." }));
  g_autofree gint64 *next = NULL;
  g_autoptr (AccordPlanContent) content = NULL;
  g_autoptr (GPtrArray) links = NULL;
  const AccordPlanSection *copy;

  move (fixture, fixture->plan, "approved", "2026-03-20");
  move (fixture, fixture->plan, "published", "2026-04-01");
  next = accord_test_run (fixture->partnership, accord_plan_revise (fixture->plan));
  content = accord_test_run (fixture->partnership, accord_plan_content_load (*next));
  g_assert_cmpuint (accord_plan_content_get_n_sections (content), ==, 5);
  copy = accord_plan_content_get_section (content, 2);
  g_assert_cmpstr (copy->number, ==, "2.1");
  g_assert_cmpstr (copy->body, ==, "Care is *joined up*.");
  g_assert_cmpint (copy->id, !=, fixture->b1);
  g_assert_cmpuint (g_strv_length (copy->topics), ==, 2);
  g_assert_cmpstr (accord_plan_content_get_fact (content, "state"), ==, "draft");
  g_assert_cmpstr (accord_plan_content_get_fact (content, "approved_on"), ==, "");
  links = accord_test_run (fixture->partnership, accord_evidence_of_section (copy->id));
  g_assert_cmpuint (links->len, ==, 1);
  g_assert_cmpstr (accord_record_get (g_ptr_array_index (links, 0), "quote"), ==, "joined up");
  g_assert_false (is_suspect (fixture, copy->id));
  g_assert_false (is_suspect (fixture, fixture->b1));

  move (fixture, *next, "approved", "2027-03-20");
  assert_fact (fixture, fixture->plan, "state", "published");
  move (fixture, *next, "published", "2027-04-01");
  assert_fact (fixture, fixture->plan, "state", "superseded");
  undo (fixture);
  assert_fact (fixture, fixture->plan, "state", "published");
}

static gpointer
drop_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (accord_connection_execute (
      connection, "DELETE FROM term WHERE vocabulary = 'approval_answer' OR code = 'superseded'", error));
}

/* A file from before a vocabulary was known gets it when it is opened; what a site took out of another stays out. */
static void
test_new_vocabularies_reach_old_files (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_strdup (accord_partnership_get_path (fixture->partnership));
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  accord_test_run (fixture->partnership, accord_request_read (drop_cb, NULL, NULL, NULL));
  set (fixture, "plan", "title", fixture->plan, "Last edit");
  g_clear_object (&fixture->partnership);
  fixture->partnership = accord_partnership_open (path, &error);
  g_assert_no_error (error);
  g_assert_nonnull (accord_vocabulary_find_code (
      accord_partnership_get_vocabulary (fixture->partnership, "approval_answer"), "approved_with_changes"));
  g_assert_null (accord_vocabulary_find_code (accord_partnership_get_vocabulary (fixture->partnership, "plan_state"),
                                              "superseded"));
  label = accord_test_run (fixture->partnership, accord_request_undo ());
  assert_fact (fixture, fixture->plan, "title", "Strategy");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/model/plan-version/freeze", test_freeze);
  ADD ("/model/plan-version/damaged", test_damaged_versions_are_refused);
  ADD ("/model/plan-version/restore-all", test_restore_all);
  ADD ("/model/plan-version/restore-section", test_restore_section);
  ADD ("/model/plan-version/restored-evidence", test_restored_text_needs_no_confirming);
  ADD ("/model/plan-state/dates", test_states_keep_the_dates);
  ADD ("/model/plan-state/draft-again", test_a_draft_again_has_no_dates);
  g_test_add_func ("/model/plan-state/what-may-follow", test_what_may_follow);
  ADD ("/model/plan-state/published-text-stays", test_published_text_stays);
  ADD ("/model/plan-state/the-next-strategy", test_the_next_strategy);
  ADD ("/model/vocabulary/reaches-old-files", test_new_vocabularies_reach_old_files);
  return g_test_run ();
}
