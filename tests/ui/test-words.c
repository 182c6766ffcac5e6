/* test-words.c: finding and replacing in a strategy, as a person does
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "accord-ui-test.h"
#include "model/accord-plan-state.h"
#include "model/accord-record.h"
#include "plans/accord-outline.h"
#include "plans/accord-plan-move.h"
#include "ui/prose/accord-prose-area.h"
#include "ui/prose/accord-prose-find-bar.h"
#include "ui/prose/accord-prose-hints.h"
#include "ui/prose/accord-prose-misspellings.h"
#include "ui/strategies/accord-find-dialog.h"

typedef struct
{
  char *folder;
  AccordWindow *window;
  AccordPartnership *partnership;
  gint64 plan;
  gint64 sections[3];
} Fixture;

static void
open_section (Fixture *fixture, guint index)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.open", "(sx)", "section", fixture->sections[index]);
  accord_ui_test_settle (fixture->window);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const BODIES[] = {
    "The **ICB** and the icb: an ICB.\n",
    "Nothing of the kind.\n",
    "An ICB.\n",
  };

  fixture->folder = accord_test_make_folder ();
  fixture->window = accord_ui_test_start_with_sample (fixture->folder);
  fixture->partnership = accord_window_get_partnership (fixture->window);
  fixture->plan = accord_test_add (fixture->partnership, "plan", "title", "Strategy", NULL);
  for (guint i = 0; i < 3; i++)
    {
      gint64 last = i > 0 ? fixture->sections[i - 1] : 0;
      g_autofree gint64 *id = accord_test_run (fixture->partnership, accord_section_add (fixture->plan, 0, last, "Heading"));

      fixture->sections[i] = *id;
      accord_test_run (fixture->partnership, accord_record_set (accord_field_find ("section", "body"), *id, BODIES[i], NULL));
    }
  open_section (fixture, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  accord_ui_test_stop (fixture->window);
  accord_test_remove_folder (fixture->folder);
}

static GtkWidget *
get_area (Fixture *fixture)
{
  GtkWidget *area = NULL;

  accord_test_wait_until ((area = accord_ui_test_find_type (GTK_WIDGET (fixture->window), ACCORD_TYPE_PROSE_AREA)) != NULL);
  return area;
}

static GtkTextBuffer *
get_text (Fixture *fixture)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (get_area (fixture)));
}

static gboolean
is_shown (Fixture *fixture, const char *expected)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (get_text (fixture), &start, &end);
  text = g_strstrip (gtk_text_buffer_get_text (get_text (fixture), &start, &end, FALSE));
  return g_str_equal (text, expected);
}

static int
get_cursor (Fixture *fixture)
{
  int offset;

  g_object_get (get_text (fixture), "cursor-position", &offset, NULL);
  return offset;
}

static char *
read_stored (Fixture *fixture, guint index)
{
  g_autoptr (AccordRecord) record = accord_test_run (fixture->partnership,
                                                     accord_record_load ("section", fixture->sections[index]));

  return g_strstrip (g_strdup (accord_record_get (record, "body")));
}

static gboolean
is_stored (Fixture *fixture, guint index, const char *expected)
{
  g_autofree char *body = read_stored (fixture, index);

  return g_str_equal (body, expected);
}

static gboolean
sees (Fixture *fixture, const char *text)
{
  return accord_ui_test_find_name (GTK_WIDGET (fixture->window), text) != NULL;
}

static void
activate (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (get_area (fixture), action, NULL));
}

static void
type_in (Fixture *fixture, GtkWidget *root, const char *entry, const char *text)
{
  GtkWidget *widget = NULL;

  accord_test_wait_until ((widget = accord_ui_test_find_name (root, entry)) != NULL);
  gtk_editable_set_text (GTK_EDITABLE (widget), text);
}

/* --- in the section --- */

static void
test_find (Fixture *fixture, gconstpointer data)
{
  GtkWidget *root = GTK_WIDGET (fixture->window);
  GtkWidget *bar;

  gtk_widget_grab_focus (get_area (fixture));
  gtk_widget_activate_action (root, "win.find", NULL);
  bar = accord_ui_test_find_type (root, ACCORD_TYPE_PROSE_FIND_BAR);
  type_in (fixture, bar, "Find in this section", "icb");
  accord_test_wait_until (sees (fixture, "1 of 3"));
  g_assert_cmpint (get_cursor (fixture), ==, 7);
  activate (fixture, "prose.find-next");
  accord_test_wait_until (sees (fixture, "2 of 3"));
  accord_ui_test_click (bar, "Find previous (Shift+Ctrl+G)");
  accord_test_wait_until (sees (fixture, "1 of 3"));
  accord_ui_test_click (bar, "Find previous (Shift+Ctrl+G)");
  accord_test_wait_until (sees (fixture, "3 of 3"));
  activate (fixture, "prose.find-next");
  accord_test_wait_until (sees (fixture, "1 of 3"));

  gtk_widget_activate_action (bar, "find.match-case", NULL);
  accord_test_wait_until (sees (fixture, "1 of 1"));
  type_in (fixture, bar, "Find in this section", "[a-z]");
  accord_test_wait_until (sees (fixture, "Not found"));
  accord_ui_test_click (bar, "Close find");
  accord_test_wait_until (gtk_widget_is_focus (get_area (fixture)));
  accord_test_wait_until (!sees (fixture, "Close find"));
}

static void
test_replace (Fixture *fixture, gconstpointer data)
{
  GtkWidget *root = GTK_WIDGET (fixture->window);
  GtkWidget *bar;

  activate (fixture, "prose.replace");
  bar = accord_ui_test_find_type (root, ACCORD_TYPE_PROSE_FIND_BAR);
  type_in (fixture, bar, "Find in this section", "ICB");
  type_in (fixture, bar, "Replace with", "board");
  accord_test_wait_until (sees (fixture, "1 of 3"));
  accord_ui_test_click (bar, "Replace");
  accord_test_wait_until (is_shown (fixture, "The board and the icb: an ICB."));
  accord_test_wait_until (sees (fixture, "1 of 2"));
  accord_ui_test_click (bar, "Replace All");
  accord_test_wait_until (is_shown (fixture, "The board and the board: an board."));
  accord_test_wait_until (sees (fixture, "2 places replaced"));
  accord_test_wait_until (is_stored (fixture, 0, "The **board** and the board: an board."));

  /* One step each. */
  activate (fixture, "text.undo");
  accord_test_wait_until (is_shown (fixture, "The board and the icb: an ICB."));
  activate (fixture, "text.undo");
  accord_test_wait_until (is_shown (fixture, "The ICB and the icb: an ICB."));
  accord_test_wait_until (is_stored (fixture, 0, "The **ICB** and the icb: an ICB."));
}

/* What comes in place of a link's words links as they did; what is longer, shorter or nothing is no different. */
static void
test_replace_keeps_links (Fixture *fixture, gconstpointer data)
{
  GtkWidget *bar;

  accord_test_run (fixture->partnership,
                   accord_record_set (accord_field_find ("section", "body"), fixture->sections[0],
                                      "see [our *plan*](https://example.org) a plan now\n", NULL));
  accord_test_wait_until (is_shown (fixture, "see our plan a plan now"));
  activate (fixture, "prose.replace");
  bar = accord_ui_test_find_type (GTK_WIDGET (fixture->window), ACCORD_TYPE_PROSE_FIND_BAR);
  type_in (fixture, bar, "Find in this section", "plan");
  type_in (fixture, bar, "Replace with", "long strategy");
  accord_ui_test_click (bar, "Replace All");
  accord_test_wait_until (
      is_stored (fixture, 0, "see [our _long strategy_](https://example.org) a long strategy now"));
}

/* The cells of a table are part of the text: found in their turn, replaced in the same step. */
static void
test_replace_in_tables (Fixture *fixture, gconstpointer data)
{
  GtkWidget *bar;

  accord_test_run (fixture->partnership,
                   accord_record_set (accord_field_find ("section", "body"), fixture->sections[0],
                                      "An ICB.\n\n| ICB | b |\n| --- | --- |\n| c | **ICB** |\n\nThe ICB.\n", NULL));
  accord_ui_test_settle (fixture->window);
  activate (fixture, "prose.replace");
  bar = accord_ui_test_find_type (GTK_WIDGET (fixture->window), ACCORD_TYPE_PROSE_FIND_BAR);
  type_in (fixture, bar, "Find in this section", "ICB");
  accord_test_wait_until (sees (fixture, "1 of 4"));
  activate (fixture, "prose.find-next");
  accord_test_wait_until (sees (fixture, "2 of 4"));
  activate (fixture, "prose.find-next");
  accord_test_wait_until (sees (fixture, "3 of 4"));
  activate (fixture, "prose.find-next");
  accord_test_wait_until (sees (fixture, "4 of 4"));
  type_in (fixture, bar, "Replace with", "board");
  accord_ui_test_click (bar, "Replace All");
  accord_test_wait_until (
      is_stored (fixture, 0, "An board.\n\n| board | b |\n| --- | --- |\n| c | **board** |\n\nThe board."));
  activate (fixture, "text.undo");
  accord_test_wait_until (
      is_stored (fixture, 0, "An ICB.\n\n| ICB | b |\n| --- | --- |\n| c | **ICB** |\n\nThe ICB."));
}

/* --- in the strategy --- */

static GtkWidget *
open_dialog (Fixture *fixture)
{
  GtkWidget *dialog;

  activate (fixture, "strategy.find");
  accord_test_wait_until ((dialog = accord_ui_test_find_type (GTK_WIDGET (fixture->window), ACCORD_TYPE_FIND_DIALOG)) != NULL);
  return dialog;
}

static void
test_replace_everywhere (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (fixture);

  type_in (fixture, dialog, "Find in all sections", "icb");
  accord_test_wait_until (sees (fixture, "4 places in 2 sections"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (accord_ui_test_find_name (dialog, "Match case")), TRUE);
  accord_test_wait_until (sees (fixture, "1 place in 1 section"));
  type_in (fixture, dialog, "Find in all sections", "ICB");
  accord_test_wait_until (sees (fixture, "3 places in 2 sections"));
  type_in (fixture, dialog, "Replace with", "board");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (accord_ui_test_find_name (dialog, "Replace here")), FALSE);
  accord_ui_test_click (dialog, "Replace in 2 Places");
  accord_test_wait_until (is_stored (fixture, 2, "An board."));
  g_assert_true (is_stored (fixture, 0, "The **ICB** and the icb: an board."));
  accord_test_wait_until (is_shown (fixture, "The ICB and the icb: an board."));
  accord_test_wait_until (sees (fixture, "1 place in 1 section"));

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  accord_test_wait_until (is_stored (fixture, 2, "An ICB."));
  g_assert_true (is_stored (fixture, 0, "The **ICB** and the icb: an ICB."));
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

/* Published while the dialog is open, by undo or by another window of the same file. */
static void
test_replace_in_published (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (fixture);

  type_in (fixture, dialog, "Find in all sections", "ICB");
  type_in (fixture, dialog, "Replace with", "board");
  accord_test_wait_until (sees (fixture, "4 places in 2 sections"));
  accord_test_run (fixture->partnership, accord_plan_move (fixture->plan, "approved", "2026-03-20", "", NULL));
  accord_test_run (fixture->partnership, accord_plan_move (fixture->plan, "published", "2026-04-01", "", NULL));
  accord_ui_test_click (dialog, "Replace in 4 Places");
  accord_test_wait_until (sees (fixture, "This strategy is published, so its text stays as it is. "
                                         "Prepare a revised strategy to change it."));
  g_assert_true (is_stored (fixture, 0, "The **ICB** and the icb: an ICB."));
  g_assert_true (is_stored (fixture, 2, "An ICB."));
  adw_dialog_force_close (ADW_DIALOG (dialog));

  dialog = open_dialog (fixture);
  accord_test_wait_until (sees (fixture, "Find in all sections"));
  g_assert_false (sees (fixture, "Replace with"));
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

static void
test_go_to_a_place (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (fixture);

  type_in (fixture, dialog, "Find in all sections", "kind");
  accord_test_wait_until (sees (fixture, "1 place in 1 section"));
  accord_ui_test_activate_first (dialog);
  accord_test_wait_until (is_shown (fixture, "Nothing of the kind."));
  accord_test_wait_until (sees (fixture, "1 of 1"));
  g_assert_cmpint (get_cursor (fixture), ==, 19);
}

/* --- spelling --- */

static char *
next_misspelling (Fixture *fixture)
{
  GtkTextIter start, end;

  gtk_widget_activate_action (get_area (fixture), "spelling.next", NULL);
  gtk_text_buffer_get_selection_bounds (get_text (fixture), &start, &end);
  return gtk_text_iter_get_text (&start, &end);
}

static gboolean
is_next_misspelling (Fixture *fixture, const char *expected)
{
  g_autofree char *word = next_misspelling (fixture);

  return g_str_equal (word, expected);
}

/* Names of the file and abbreviations are right, code is not looked at; what is chosen instead keeps its style. */
static void
test_spelling (Fixture *fixture, gconstpointer data)
{
  GtkTextIter start;

  accord_test_add (fixture->partnership, "place", "name", "Zzyvale", NULL);
  accord_test_run (fixture->partnership,
                   accord_record_set (accord_field_find ("section", "body"), fixture->sections[0],
                                      "The JSNA of Zzyvale, a **recieve** colour, `teh` and organisaton\n", NULL));
  accord_test_wait_until (is_shown (fixture, "The JSNA of Zzyvale, a recieve colour, teh and organisaton"));
  accord_test_wait_until (is_next_misspelling (fixture, "recieve"));
  accord_test_wait_until (is_next_misspelling (fixture, "organisaton"));
  accord_test_wait_until (is_next_misspelling (fixture, "recieve"));
  gtk_widget_activate_action (get_area (fixture), "spelling.correct", "s", "receive");
  accord_test_wait_until (
      is_stored (fixture, 0, "The JSNA of Zzyvale, a **receive** colour, `teh` and organisaton"));

  accord_test_wait_until (is_next_misspelling (fixture, "organisaton"));
  gtk_widget_activate_action (get_area (fixture), "spelling.ignore", NULL);
  gtk_text_buffer_get_start_iter (get_text (fixture), &start);
  gtk_text_buffer_place_cursor (get_text (fixture), &start);
  accord_test_wait_until (is_next_misspelling (fixture, ""));
}

static char *
dup_cell_word (Fixture *fixture)
{
  AccordProseBuffer *cell = accord_prose_area_get_active (ACCORD_PROSE_AREA (get_area (fixture)));
  GtkTextIter start, end;

  gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (cell), &start, &end);
  return gtk_text_iter_get_text (&start, &end);
}

static gboolean
is_next_in_cell (Fixture *fixture, const char *expected)
{
  g_autofree char *word = NULL;

  gtk_widget_activate_action (get_area (fixture), "spelling.next", NULL);
  word = dup_cell_word (fixture);
  return g_str_equal (word, expected);
}

static gboolean
is_marked (Fixture *fixture, const char *word)
{
  GtkTextBuffer *cell = GTK_TEXT_BUFFER (accord_prose_area_get_active (ACCORD_PROSE_AREA (get_area (fixture))));
  GtkTextTag *tag = accord_prose_misspellings_get_tag (ACCORD_PROSE_BUFFER (cell));
  GtkTextIter start, end;

  gtk_text_buffer_get_start_iter (cell, &start);
  return gtk_text_iter_forward_search (&start, word, GTK_TEXT_SEARCH_TEXT_ONLY, &start, &end, NULL) &&
         gtk_text_iter_starts_tag (&start, tag) && gtk_text_iter_ends_tag (&end, tag);
}

/* A cell that is far below, and not made yet, is found all the same; what is done there is as in the text. */
static void
test_spelling_in_table (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) body = g_string_new (NULL);
  g_autofree char *expected = NULL;

  for (guint i = 0; i < 60; i++)
    g_string_append (body, "A line.\n\n");
  expected = g_strconcat (body->str, "| Place | What’s heard |\n| --- | --- |\n| `teh` | A **receive** and experiense |",
                          NULL);
  g_string_append (body, "| Place | What’s heard |\n| --- | --- |\n| `teh` | A **recieve** and experiense |\n");
  accord_test_run (fixture->partnership, accord_record_set (accord_field_find ("section", "body"), fixture->sections[0],
                                                            body->str, NULL));
  accord_test_wait_until (is_next_in_cell (fixture, "recieve"));
  accord_test_wait_until (is_marked (fixture, "experiense"));
  gtk_widget_activate_action (get_area (fixture), "spelling.correct", "s", "receive");
  accord_test_wait_until (is_stored (fixture, 0, expected));

  accord_test_wait_until (is_next_in_cell (fixture, "experiense"));
  gtk_widget_activate_action (get_area (fixture), "spelling.add", NULL);
  accord_test_wait_until (!is_marked (fixture, "experiense"));
}

/* --- plain English --- */

static void
open_hints (Fixture *fixture)
{
  GtkWidget *hints = accord_ui_test_find_type (GTK_WIDGET (fixture->window), ACCORD_TYPE_PROSE_HINTS);

  gtk_menu_button_popup (GTK_MENU_BUTTON (accord_ui_test_find_type (hints, GTK_TYPE_MENU_BUTTON)));
}

static char *
dup_selection (Fixture *fixture)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_selection_bounds (get_text (fixture), &start, &end);
  return gtk_text_iter_get_text (&start, &end);
}

static GtkWidget *
find_last_row (Fixture *fixture)
{
  GtkWidget *hints = accord_ui_test_find_type (GTK_WIDGET (fixture->window), ACCORD_TYPE_PROSE_HINTS);
  GtkWidget *list = accord_ui_test_find_type (hints, GTK_TYPE_LIST_BOX);

  return gtk_widget_get_mapped (list) ? gtk_widget_get_last_child (list) : NULL;
}

/* What earlier sections write out is known; words of tables and of other sections are counted; a hint goes to its place, in a
 * cell too. */
static void
test_hints (Fixture *fixture, gconstpointer data)
{
  static const char *const BODIES[] = {
    "The integrated care board (ICB).\n",
    "The ICB and *its* JSNA.\n\n| Place | Heard |\n| --- | --- |\n| Here | We **utilise** it |\n\n- We utilise it.\n",
  };
  GtkWidget *window = GTK_WIDGET (fixture->window);
  g_autofree char *in_cell = NULL;
  g_autofree char *selected = NULL;
  GtkWidget *row;
  GtkTextIter start;

  for (guint i = 0; i < 2; i++)
    accord_test_run (fixture->partnership, accord_record_set (accord_field_find ("section", "body"), fixture->sections[i],
                                                              BODIES[i], NULL));
  open_section (fixture, 1);
  accord_test_wait_until (sees (fixture, "14 words · 3 hints"));
  open_hints (fixture);
  accord_test_wait_until (sees (fixture, "This section: 14 words · 1 minute to read"));
  accord_test_wait_until (sees (fixture, "The strategy: 21 words · 1 minute to read"));
  accord_test_wait_until (sees (fixture, "3 hints for plain English"));
  accord_test_wait_until (sees (fixture, "“JSNA” is not written out before"));
  gtk_widget_activate (gtk_widget_get_ancestor (accord_ui_test_find_name (window, "Instead of “utilise”: use"),
                                                GTK_TYPE_LIST_BOX_ROW));
  accord_test_wait_until (accord_prose_area_get_cell (ACCORD_PROSE_AREA (get_area (fixture))) != NULL);
  in_cell = dup_cell_word (fixture);
  g_assert_cmpstr (in_cell, ==, "utilise");

  open_hints (fixture);
  accord_test_wait_until ((row = find_last_row (fixture)) != NULL);
  gtk_widget_activate (row);
  accord_test_wait_until (gtk_widget_is_focus (get_area (fixture)));
  selected = dup_selection (fixture);
  g_assert_cmpstr (selected, ==, "utilise");

  /* What is typed counts at once; what another section does a little later. */
  gtk_text_buffer_get_start_iter (get_text (fixture), &start);
  gtk_text_buffer_place_cursor (get_text (fixture), &start);
  gtk_text_buffer_insert_interactive_at_cursor (get_text (fixture), "So joint strategic needs assessment (JSNA). ", -1, TRUE);
  accord_test_wait_until (sees (fixture, "20 words · 2 hints"));
  accord_test_run (fixture->partnership, accord_record_set (accord_field_find ("section", "body"), fixture->sections[0],
                                                            "Nothing.\n", NULL));
  accord_test_wait_until (sees (fixture, "20 words · 3 hints"));
}

/* --- how it is shown --- */

static int
measure_line (Fixture *fixture)
{
  GtkTextIter iter;
  int y, height;

  accord_ui_test_settle (fixture->window);
  gtk_text_buffer_get_start_iter (get_text (fixture), &iter);
  gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (get_area (fixture)), &iter, &y, &height);
  return height;
}

static void
test_zoom (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  g_autoptr (GSettings) settings = g_settings_new ("io.github.accord_icp.Accord");
  int normal = measure_line (fixture);

  gtk_widget_grab_focus (get_area (fixture));
  accord_ui_test_press (window, GDK_KEY_plus, GDK_CONTROL_MASK);
  g_assert_cmpint (g_settings_get_int (settings, "text-size"), ==, 110);
  for (guint i = 0; i < 20; i++)
    accord_ui_test_press (window, GDK_KEY_equal, GDK_CONTROL_MASK);
  g_assert_cmpint (g_settings_get_int (settings, "text-size"), ==, 300);
  g_assert_cmpint (measure_line (fixture), >, 2 * normal);
  for (guint i = 0; i < 20; i++)
    accord_ui_test_press (window, GDK_KEY_minus, GDK_CONTROL_MASK);
  g_assert_cmpint (g_settings_get_int (settings, "text-size"), ==, 50);
  g_assert_cmpint (measure_line (fixture), <, normal);
  accord_ui_test_press (window, GDK_KEY_0, GDK_CONTROL_MASK);
  g_assert_cmpint (measure_line (fixture), ==, normal);
}

static gboolean
is_alone (Fixture *fixture)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);

  accord_ui_test_settle (fixture->window);
  return accord_ui_test_find_type (window, g_type_from_name ("AccordOutlinePane")) == NULL &&
         accord_ui_test_find_type (window, g_type_from_name ("AccordEvidencePane")) == NULL && !sees (fixture, "Pages");
}

/* Ends by the key, by Escape, and when the strategy is left; what was hidden before stays so. */
static void
test_focus_mode (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *outline = accord_ui_test_find_type (window, g_type_from_name ("AccordOutlinePane"));
  GtkWidget *evidence = accord_ui_test_find_type (window, g_type_from_name ("AccordEvidencePane"));

  accord_ui_test_resize (fixture->window, 1280, 860);
  gtk_widget_grab_focus (get_area (fixture));
  g_assert_false (is_alone (fixture));
  accord_ui_test_press (window, GDK_KEY_F11, 0);
  accord_test_wait_until (is_alone (fixture));
  g_assert_true (gtk_widget_is_focus (get_area (fixture)));
  accord_ui_test_press (window, GDK_KEY_F11, 0);
  accord_test_wait_until (gtk_widget_get_mapped (outline) && gtk_widget_get_mapped (evidence) && sees (fixture, "Pages"));

  accord_ui_test_click (window, "What belongs to the section");
  accord_test_wait_until (!gtk_widget_get_mapped (evidence));
  gtk_widget_grab_focus (get_area (fixture));
  accord_ui_test_press (window, GDK_KEY_F11, 0);
  accord_test_wait_until (is_alone (fixture));
  accord_ui_test_press (window, GDK_KEY_Escape, 0);
  accord_test_wait_until (gtk_widget_get_mapped (outline) && sees (fixture, "Pages"));
  g_assert_false (gtk_widget_get_mapped (evidence));

  accord_ui_test_press (window, GDK_KEY_F11, 0);
  accord_test_wait_until (is_alone (fixture));
  gtk_widget_activate_action (window, "win.go", "s", "checks");
  accord_test_wait_until (sees (fixture, "Pages"));
  gtk_widget_activate_action (window, "win.go", "s", "strategies");
  accord_test_wait_until (gtk_widget_get_mapped (outline));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/ui/words/find", test_find);
  ADD ("/ui/words/replace", test_replace);
  ADD ("/ui/words/replace-keeps-links", test_replace_keeps_links);
  ADD ("/ui/words/replace-in-tables", test_replace_in_tables);
  ADD ("/ui/words/replace-everywhere", test_replace_everywhere);
  ADD ("/ui/words/replace-in-published", test_replace_in_published);
  ADD ("/ui/words/go-to-a-place", test_go_to_a_place);
  ADD ("/ui/words/spelling", test_spelling);
  ADD ("/ui/words/spelling-in-table", test_spelling_in_table);
  ADD ("/ui/words/hints", test_hints);
  ADD ("/ui/words/zoom", test_zoom);
  ADD ("/ui/words/focus-mode", test_focus_mode);
  return g_test_run ();
}
