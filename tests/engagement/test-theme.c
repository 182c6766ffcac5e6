/* test-theme.c: words of what was heard, coded with themes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/accord-error.h"
#include "engagement/accord-highlight.h"
#include "engagement/accord-theme.h"
#include "engagement/accord-trail.h"
#include "support/accord-test.h"

#define SAID "The bus stops at six. Nobody told us that the clinic had moved."
#define BUS "The bus stops at six"
#define MOVED "the clinic had moved"

typedef struct
{
  char *folder;
  AccordPartnership *partnership;
  gint64 activity;
  gint64 said;
  gint64 other;        /* another piece of feedback */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *activity = NULL;

  fixture->folder = accord_test_make_folder ();
  fixture->partnership = accord_test_create_partnership (fixture->folder);
  fixture->activity = accord_test_add (fixture->partnership, "activity", "title", "Forum", NULL);
  activity = accord_test_id (fixture->activity);
  fixture->said
      = accord_test_add (fixture->partnership, "feedback", "activity_id", activity, "text", SAID, "position", "0", NULL);
  fixture->other = accord_test_add (fixture->partnership, "feedback", "activity_id", activity, "text", "More buses",
                                    "position", "1", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->partnership);
  accord_test_remove_folder (fixture->folder);
}

/* --- what tests do --- */

static gint64
code (Fixture *fixture, gint64 feedback, const char *words, const char *theme)
{
  g_autofree gint64 *id = accord_test_run (
      fixture->partnership, accord_highlight_add (feedback, theme, &(AccordQuote) { (char *) words, NULL, NULL }));

  return *id;
}

static void
undo (Fixture *fixture, const char *expected)
{
  g_autofree char *label = accord_test_run (fixture->partnership, accord_request_undo ());

  g_assert_cmpstr (label, ==, expected);
}

static void
refuse (Fixture *fixture, AccordRequest *edit)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (accord_partnership_run (fixture->partnership, edit, NULL, &error));
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_INVALID);
}

static gint64
find_theme (Fixture *fixture, const char *code)
{
  g_autoptr (GPtrArray) themes = accord_test_run (fixture->partnership, accord_themes_list ());

  for (guint i = 0; i < themes->len; i++)
    if (g_str_equal (accord_record_get (themes->pdata[i], "code"), code))
      return accord_record_get_id (themes->pdata[i]);
  return 0;
}

/* The two themes in turn: which lies below which. */
static gpointer
set_parent_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 *themes = data;
  g_autofree char *above = accord_test_id (themes[1]);

  return GINT_TO_POINTER (accord_record_write (connection, "term", themes[0], (const char *const[]) { "parent_id", NULL },
                                               (const char *const[]) { above, NULL }, error));
}

static void
set_parent (Fixture *fixture, const char *code, const char *parent)
{
  gint64 themes[] = { find_theme (fixture, code), find_theme (fixture, parent) };

  accord_test_run (fixture->partnership, accord_request_edit ("Moved", set_parent_cb, themes, NULL, NULL));
}

static gint64
get_parent (Fixture *fixture, const char *code)
{
  g_autoptr (AccordRecord) theme
      = accord_test_run (fixture->partnership, accord_record_load ("term", find_theme (fixture, code)));

  return accord_record_get_int (theme, "parent_id");
}

/* The themes of a piece of feedback, as its field has them, by their codes with spaces between them. */
static char *
list_themes (Fixture *fixture, const AccordField *field, gint64 owner)
{
  g_autoptr (GPtrArray) links = accord_test_run (fixture->partnership, accord_record_load_links (field, owner));
  GString *codes = g_string_new (NULL);

  for (guint i = 0; i < links->len; i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? " " : "", accord_record_get (links->pdata[i], "value"));
  return g_string_free_and_steal (codes);
}

static void
assert_themes (Fixture *fixture, gint64 feedback, const char *expected)
{
  g_autofree char *codes = list_themes (fixture, accord_field_find ("feedback", "feedback_term"), feedback);

  g_assert_cmpstr (codes, ==, expected);
}

/* Each of the activity's coded words on a line: theme or former theme, and the words as they are now. */
static void
assert_coded (Fixture *fixture, const char *expected)
{
  g_autoptr (GPtrArray) coded = accord_test_run (fixture->partnership, accord_highlights_of_activity (fixture->activity));
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < coded->len; i++)
    {
      const char *former = accord_record_get (coded->pdata[i], "former");

      g_string_append_printf (lines, "%s%s%s: %s\n", accord_record_get (coded->pdata[i], "theme_code"),
                              *former != '\0' ? "formerly " : "", former, accord_record_get (coded->pdata[i], "quote_now"));
    }
  g_assert_cmpstr (lines->str, ==, expected);
}

static void
set_themes (Fixture *fixture, const char *first)
{
  accord_test_run (fixture->partnership, accord_record_set_links (accord_field_find ("feedback", "feedback_term"),
                                                                  fixture->said, (const char *const[]) { first, NULL }));
}

static void
set_text (Fixture *fixture, const char *text)
{
  accord_test_run (fixture->partnership,
                   accord_record_set (accord_field_find ("feedback", "text"), fixture->said, text, NULL));
}

/* --- coding --- */

static void
test_coding_gives_the_theme (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) coded = NULL;
  g_autoptr (AccordTrail) trail = NULL;

  code (fixture, fixture->said, MOVED, "communication");
  assert_themes (fixture, fixture->said, "communication");
  coded = accord_test_run (fixture->partnership, accord_highlights_of_activity (fixture->activity));
  g_assert_cmpint (accord_record_get_int (coded->pdata[0], "start"), ==, 42);
  g_assert_cmpint (accord_record_get_int (coded->pdata[0], "end"), ==, 62);
  g_assert_cmpstr (accord_record_get (coded->pdata[0], "theme"), ==, "Communication and information");
  trail = accord_test_run (fixture->partnership,
                           accord_trail_load (ACCORD_TRAIL_TERM, find_theme (fixture, "communication")));
  g_assert_cmpuint (trail->heard->len, ==, 1);

  undo (fixture, "Words coded");
  assert_themes (fixture, fixture->said, "");
  assert_coded (fixture, "");
}

static void
test_the_same_words_are_coded_once (Fixture *fixture, gconstpointer data)
{
  gint64 first = code (fixture, fixture->said, BUS, "transport");

  g_assert_cmpint (code (fixture, fixture->said, BUS, "Transport and distance"), ==, first);
  g_assert_cmpint (code (fixture, fixture->said, BUS, "trust"), !=, first);
  assert_coded (fixture, "transport: " BUS "\ntrust: " BUS "\n");
}

static void
test_a_new_name_makes_a_theme (Fixture *fixture, gconstpointer data)
{
  code (fixture, fixture->said, BUS, " Évening  buses ");
  assert_themes (fixture, fixture->said, "evening_buses");
  code (fixture, fixture->said, MOVED, "evening buses");
  assert_coded (fixture, "evening_buses: " BUS "\nevening_buses: " MOVED "\n");
  undo (fixture, "Words coded");
  undo (fixture, "Words coded");
  g_assert_cmpint (find_theme (fixture, "evening_buses"), ==, 0);

  refuse (fixture, accord_highlight_add (fixture->said, " ", &(AccordQuote) { BUS, NULL, NULL }));
  refuse (fixture, accord_highlight_add (fixture->said, "transport", &(AccordQuote) { "No such thing", NULL, NULL }));
}

static void
test_removing_takes_what_only_words_gave (Fixture *fixture, gconstpointer data)
{
  gint64 bus, moved;

  set_themes (fixture, "trust");
  bus = code (fixture, fixture->said, BUS, "transport");
  moved = code (fixture, fixture->said, MOVED, "transport");
  accord_test_run (fixture->partnership, accord_highlight_remove (bus));
  assert_themes (fixture, fixture->said, "transport trust");
  accord_test_run (fixture->partnership, accord_highlight_remove (moved));
  assert_themes (fixture, fixture->said, "trust");

  accord_test_run (fixture->partnership, accord_highlight_remove (code (fixture, fixture->said, BUS, "trust")));
  assert_themes (fixture, fixture->said, "trust");
}

static void
test_coding_anew (Fixture *fixture, gconstpointer data)
{
  gint64 bus = code (fixture, fixture->said, BUS, "transport");

  accord_test_run (fixture->partnership, accord_highlight_code (bus, "trust"));
  assert_themes (fixture, fixture->said, "trust");
  accord_test_run (fixture->partnership, accord_highlight_code (bus, "trust"));
  assert_themes (fixture, fixture->said, "trust");
  assert_coded (fixture, "trust: " BUS "\n");
}

static void
test_taking_a_theme_off_leaves_the_words (Fixture *fixture, gconstpointer data)
{
  gint64 bus = code (fixture, fixture->said, BUS, "transport");

  code (fixture, fixture->said, MOVED, "communication");
  set_themes (fixture, "communication");
  assert_coded (fixture, "formerly Transport and distance: " BUS "\ncommunication: " MOVED "\n");
  undo (fixture, "Feedback: “Themes” changed");
  assert_coded (fixture, "transport: " BUS "\ncommunication: " MOVED "\n");

  set_themes (fixture, "communication");
  accord_test_run (fixture->partnership, accord_highlight_code (bus, "transport"));
  assert_themes (fixture, fixture->said, "transport communication");
  assert_coded (fixture, "transport: " BUS "\ncommunication: " MOVED "\n");
}

/* --- the text changes --- */

static void
test_words_are_found_in_an_edited_text (Fixture *fixture, gconstpointer data)
{
  code (fixture, fixture->said, "The bus stops at six", "transport");
  code (fixture, fixture->said, MOVED, "communication");

  /* Corrected little by little, until hardly a word is as it was. */
  set_text (fixture, "Chair: the bus stops at six. Nobody told us that the clinic had moved.");
  set_text (fixture, "Chair: the bus stops at seven. Nobody told us that the clinic had moved.");
  set_text (fixture, "Chair: the buses stop at seven. Nobody told us that the clinic had moved.");
  set_text (fixture, "Chair: the buses end at seven. Nobody told us that the clinic had moved.");
  assert_coded (fixture, "transport: the buses end at seven\ncommunication: " MOVED "\n");

  set_text (fixture, "All taken out.");
  assert_coded (fixture, "transport: \ncommunication: \n");
  undo (fixture, "Feedback: “What was heard” changed");
  assert_coded (fixture, "transport: the buses end at seven\ncommunication: " MOVED "\n");
}

static void
test_the_feedback_takes_its_words_along (Fixture *fixture, gconstpointer data)
{
  code (fixture, fixture->said, BUS, "transport");
  accord_test_run (fixture->partnership, accord_record_delete ("feedback", fixture->said));
  assert_coded (fixture, "");
  undo (fixture, "Feedback deleted");
  assert_coded (fixture, "transport: " BUS "\n");
  accord_test_run (fixture->partnership, accord_record_delete ("activity", fixture->activity));
  undo (fixture, "Activity deleted");
  assert_coded (fixture, "transport: " BUS "\n");
  assert_themes (fixture, fixture->said, "transport");
}

/* --- themes change --- */

static void
test_rename (Fixture *fixture, gconstpointer data)
{
  gint64 theme = find_theme (fixture, "transport");
  g_autoptr (GPtrArray) coded = NULL;
  g_autoptr (GError) error = NULL;
  AccordVocabulary *themes;

  code (fixture, fixture->said, BUS, "transport");
  accord_test_run (fixture->partnership, accord_theme_rename (theme, " Getting there ", &error));
  coded = accord_test_run (fixture->partnership, accord_highlights_of_theme (theme));
  g_assert_cmpuint (coded->len, ==, 1);
  g_assert_cmpstr (accord_record_get (coded->pdata[0], "theme"), ==, "Getting there");
  accord_test_run_behind (fixture->partnership);
  themes = accord_partnership_get_vocabulary (fixture->partnership, ACCORD_THEMES);
  g_assert_cmpint (accord_vocabulary_find_spelling (themes, "transport and distance")->id, ==, theme);
  undo (fixture, "Theme renamed");

  refuse (fixture, accord_theme_rename (theme, "nhs DENTISTRY", NULL));
  g_assert_null (accord_theme_rename (theme, " ", &error));
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_INVALID);
}

static void
test_merge (Fixture *fixture, gconstpointer data)
{
  gint64 transport = find_theme (fixture, "transport");
  gint64 access = find_theme (fixture, "accessible_services");
  const AccordField *of_activity = accord_field_find ("activity", "activity_theme");
  g_autoptr (AccordRecord) preview = NULL;
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autoptr (GError) error = NULL;

  code (fixture, fixture->said, BUS, "transport");
  code (fixture, fixture->said, BUS, "accessible_services");
  code (fixture, fixture->other, "buses", "transport");
  accord_test_run (fixture->partnership, accord_record_set_links (of_activity, fixture->activity,
                                                                  (const char *const[]) { "transport", NULL }));
  preview = accord_test_run (fixture->partnership, accord_theme_preview (transport, access));
  g_assert_cmpint (accord_record_get_int (preview, "highlights"), ==, 2);
  g_assert_cmpint (accord_record_get_int (preview, "feedback"), ==, 2);
  g_assert_cmpint (accord_record_get_int (preview, "activities"), ==, 1);
  g_assert_cmpint (accord_record_get_int (preview, "shared"), ==, 1);

  accord_test_run (fixture->partnership, accord_theme_merge (access, transport, &error));
  assert_coded (fixture, "accessible_services: " BUS "\naccessible_services: " BUS "\naccessible_services: buses\n");
  assert_themes (fixture, fixture->said, "accessible_services");
  assert_themes (fixture, fixture->other, "accessible_services");
  after = list_themes (fixture, of_activity, fixture->activity);
  g_assert_cmpstr (after, ==, "accessible_services");
  g_assert_cmpint (find_theme (fixture, "transport"), ==, 0);

  undo (fixture, "Themes merged");
  assert_coded (fixture, "transport: " BUS "\naccessible_services: " BUS "\ntransport: buses\n");
  assert_themes (fixture, fixture->said, "transport accessible_services");
  undone = list_themes (fixture, of_activity, fixture->activity);
  g_assert_cmpstr (undone, ==, "transport");
  g_assert_null (accord_theme_merge (access, access, &error));
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_INVALID);
}

/* What somebody gave to the feedback itself is not lost with the words of the theme that it was merged with. */
static void
test_merge_keeps_what_was_given (Fixture *fixture, gconstpointer data)
{
  gint64 bus = code (fixture, fixture->said, BUS, "transport");

  accord_test_run (fixture->partnership,
                   accord_record_set_links (accord_field_find ("feedback", "feedback_term"), fixture->said,
                                            (const char *const[]) { "transport", "trust", NULL }));
  accord_test_run (fixture->partnership,
                   accord_theme_merge (find_theme (fixture, "transport"), find_theme (fixture, "trust"), NULL));
  accord_test_run (fixture->partnership, accord_highlight_remove (bus));
  assert_themes (fixture, fixture->said, "transport");
}

static void
test_merge_with_what_lies_below (Fixture *fixture, gconstpointer data)
{
  set_parent (fixture, "pharmacy", "dentistry");
  set_parent (fixture, "waiting", "pharmacy");
  set_parent (fixture, "discharge", "dentistry");
  accord_test_run (fixture->partnership,
                   accord_theme_merge (find_theme (fixture, "waiting"), find_theme (fixture, "dentistry"), NULL));
  g_assert_cmpint (get_parent (fixture, "pharmacy"), ==, 0);
  g_assert_cmpint (get_parent (fixture, "waiting"), ==, find_theme (fixture, "pharmacy"));
  g_assert_cmpint (get_parent (fixture, "discharge"), ==, find_theme (fixture, "waiting"));
}

static void
test_delete (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) left = NULL;

  code (fixture, fixture->said, BUS, "transport");
  code (fixture, fixture->other, "buses", "transport");
  set_parent (fixture, "pharmacy", "transport");
  accord_test_run (fixture->partnership, accord_theme_delete (find_theme (fixture, "transport")));
  assert_coded (fixture, "formerly Transport and distance: " BUS "\nformerly Transport and distance: buses\n");
  assert_themes (fixture, fixture->said, "");
  left = accord_test_run (fixture->partnership, accord_highlights_without_theme ());
  g_assert_cmpuint (left->len, ==, 2);
  g_assert_cmpint (get_parent (fixture, "pharmacy"), ==, 0);

  undo (fixture, "Theme deleted");
  assert_coded (fixture, "transport: " BUS "\ntransport: buses\n");
  assert_themes (fixture, fixture->said, "transport");
  g_assert_cmpint (get_parent (fixture, "pharmacy"), ==, find_theme (fixture, "transport"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/engagement/theme/coding-gives-the-theme", test_coding_gives_the_theme);
  ADD ("/engagement/theme/the-same-words-are-coded-once", test_the_same_words_are_coded_once);
  ADD ("/engagement/theme/a-new-name-makes-a-theme", test_a_new_name_makes_a_theme);
  ADD ("/engagement/theme/removing", test_removing_takes_what_only_words_gave);
  ADD ("/engagement/theme/coding-anew", test_coding_anew);
  ADD ("/engagement/theme/taking-it-off-leaves-the-words", test_taking_a_theme_off_leaves_the_words);
  ADD ("/engagement/theme/edited-text", test_words_are_found_in_an_edited_text);
  ADD ("/engagement/theme/feedback-deleted", test_the_feedback_takes_its_words_along);
  ADD ("/engagement/theme/rename", test_rename);
  ADD ("/engagement/theme/merge", test_merge);
  ADD ("/engagement/theme/merge-keeps-what-was-given", test_merge_keeps_what_was_given);
  ADD ("/engagement/theme/merge-with-what-lies-below", test_merge_with_what_lies_below);
  ADD ("/engagement/theme/delete", test_delete);
  return g_test_run ();
}
