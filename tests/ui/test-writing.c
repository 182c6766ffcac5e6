/* test-writing.c: a strategy written as a person would write one, from its first section to the last undo
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "accord-ui-test.h"
#include "app/accord-window-private.h"
#include "exchange/accord-whole.h"
#include "model/accord-history.h"
#include "model/accord-record.h"
#include "plans/accord-outline.h"
#include "ui/prose/accord-prose-area.h"
#include "ui/prose/accord-prose-cell.h"
#include "ui/strategies/accord-evidence-row.h"
#include "ui/strategies/accord-outline-row.h"

typedef struct
{
  char *folder;
  AccordWindow *window;
  GtkWidget *root;
  AccordPartnership *partnership;
  gint64 plan;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = accord_test_make_folder ();
  fixture->window = accord_ui_test_start_with_sample (fixture->folder);
  fixture->root = GTK_WIDGET (fixture->window);
  fixture->partnership = accord_window_get_partnership (fixture->window);
  accord_ui_test_resize (fixture->window, 1280, 860);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  accord_ui_test_stop (fixture->window);
  accord_test_remove_folder (fixture->folder);
}

/* --- pictures --- */

/* --- a person's hands --- */

static void
press (Fixture *fixture, guint keyval, GdkModifierType modifiers)
{
  accord_ui_test_press (fixture->root, keyval, modifiers);
  accord_ui_test_settle (fixture->window);
}

static void
click (Fixture *fixture, const char *name)
{
  accord_ui_test_click (fixture->root, name);
  accord_ui_test_settle (fixture->window);
}

static GtkWidget *
get_focus (Fixture *fixture)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->root));

  g_assert_nonnull (focus);
  return focus;
}

static void
act (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (get_focus (fixture), action, NULL));
  accord_ui_test_settle (fixture->window);
}

/* What the text does with keys of its own, which are no shortcuts. */
static gboolean
is_taken_as_key (GtkWidget *focus, gunichar c)
{
  guint key = c == '\n' ? GDK_KEY_Return : c == '\t' ? GDK_KEY_Tab : GDK_KEY_space;

  if (c != '\n' && c != '\t' && c != ' ')
    return FALSE;
  if (ACCORD_IS_PROSE_CELL (focus))
    return accord_prose_cell_press (ACCORD_PROSE_CELL (focus), key, 0);
  return ACCORD_IS_PROSE_AREA (focus) && accord_prose_area_press (ACCORD_PROSE_AREA (focus), key, 0);
}

/* Sign by sign, where the focus is: Enter and Tab too. */
static void
type (Fixture *fixture, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      GtkWidget *focus = get_focus (fixture);
      int length = (int) (g_utf8_next_char (p) - p);

      if (is_taken_as_key (focus, g_utf8_get_char (p)))
        continue;
      if (GTK_IS_TEXT_VIEW (focus))
        {
          GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus));

          gtk_text_buffer_begin_user_action (buffer);
          gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
          gtk_text_buffer_insert_interactive_at_cursor (buffer, p, length, TRUE);
          gtk_text_buffer_end_user_action (buffer);
        }
      else
        {
          int position = gtk_editable_get_position (GTK_EDITABLE (focus));

          gtk_editable_insert_text (GTK_EDITABLE (focus), p, length, &position);
          gtk_editable_set_position (GTK_EDITABLE (focus), position);
        }
    }
}

static GtkWidget *
get_area (Fixture *fixture)
{
  return accord_ui_test_find_type (fixture->root, ACCORD_TYPE_PROSE_AREA);
}

static void
focus_text (Fixture *fixture)
{
  gtk_widget_grab_focus (get_area (fixture));
}

/* The first of these words in the text of the section. */
static void
select_words (Fixture *fixture, const char *words)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (get_area (fixture)));
  GtkTextIter start, from, to;

  gtk_text_buffer_get_start_iter (buffer, &start);
  g_assert_true (gtk_text_iter_forward_search (&start, words, GTK_TEXT_SEARCH_TEXT_ONLY, &from, &to, NULL));
  gtk_text_buffer_select_range (buffer, &from, &to);
  focus_text (fixture);
}

static void
put_cursor_before (Fixture *fixture, const char *words)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (get_area (fixture)));
  GtkTextIter from;

  select_words (fixture, words);
  gtk_text_buffer_get_selection_bounds (buffer, &from, NULL);
  gtk_text_buffer_place_cursor (buffer, &from);
}

/* --- the outline --- */

static GtkWidget *
find_row (Fixture *fixture, const char *number)
{
  GtkWidget *row = accord_ui_test_find_type (fixture->root, ACCORD_TYPE_OUTLINE_ROW);

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      g_autofree char *name = accord_ui_test_get_name (row);
      gsize length = strlen (number);

      if (strncmp (name, number, length) == 0 && name[length] == ' ')
        return row;
    }
  return NULL;
}

static void
take_in_hand (Fixture *fixture, const char *number)
{
  GtkWidget *row = find_row (fixture, number);

  g_assert_nonnull (row);
  gtk_list_box_select_row (GTK_LIST_BOX (gtk_widget_get_parent (row)), GTK_LIST_BOX_ROW (row));
  gtk_widget_grab_focus (row);
  accord_ui_test_settle (fixture->window);
}

/* "1 Purpose, 1.1 Carers", as it is stored. */
static char *
read_outline (Fixture *fixture)
{
  g_autoptr (GPtrArray) outline = accord_test_run (fixture->partnership, accord_outline_load (fixture->plan));
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < outline->len; i++)
    {
      const AccordSection *section = g_ptr_array_index (outline, i);

      g_string_append_printf (all, "%s%s %s", i > 0 ? ", " : "", section->number, section->heading);
    }
  return g_string_free_and_steal (all);
}

static void
assert_outline (Fixture *fixture, const char *expected)
{
  g_autofree char *outline = read_outline (fixture);

  g_assert_cmpstr (outline, ==, expected);
}

static void
assert_text (Fixture *fixture, guint index, const char *expected)
{
  g_autoptr (GPtrArray) outline = NULL;

  /* Leaving it stores it. */
  accord_ui_test_settle (fixture->window);
  outline = accord_test_run (fixture->partnership, accord_outline_load (fixture->plan));
  g_assert_cmpuint (index, <, outline->len);
  g_assert_cmpstr (((AccordSection *) g_ptr_array_index (outline, index))->body, ==, expected);
}

/* --- what the file holds --- */

/* All of it, as `accord export json` gives it. */
static char *
read_file (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "whole.json", NULL);
  g_autoptr (GError) error = NULL;
  char *content;

  accord_test_run (fixture->partnership, accord_whole_save (path));
  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  return content;
}

static guint
count_done (Fixture *fixture)
{
  g_autoptr (GPtrArray) entries = accord_test_run (fixture->partnership, accord_history_load (1000));
  guint n = 0;

  for (guint i = 0; i < entries->len; i++)
    n += g_str_equal (((AccordHistoryEntry *) g_ptr_array_index (entries, i))->state, "done");
  return n;
}

/* --- the job --- */

static void
begin (Fixture *fixture)
{
  g_autoptr (GPtrArray) plans = NULL;
  AdwComboRow *beginning;

  g_assert_true (gtk_widget_activate_action (fixture->root, "win.go", "s", "strategies"));
  accord_ui_test_settle (fixture->window);
  click (fixture, "New strategy");
  gtk_widget_grab_focus (accord_ui_test_wait_for (fixture->root, "Title"));
  type (fixture, "Living well in Norwold");
  beginning = ADW_COMBO_ROW (accord_ui_test_wait_for (fixture->root, "Begin with"));
  adw_combo_row_set_selected (beginning, g_list_model_get_n_items (adw_combo_row_get_model (beginning)) - 1);
  click (fixture, "Create");
  accord_ui_test_wait_for (fixture->root, "No Section Yet");
  plans = accord_test_run (fixture->partnership, accord_record_load_all ("plan", NULL, 0));
  for (guint i = 0; i < plans->len; i++)
    if (g_str_equal (accord_record_get (plans->pdata[i], "title"), "Living well in Norwold"))
      fixture->plan = accord_record_get_id (plans->pdata[i]);
  g_assert_cmpint (fixture->plan, !=, 0);
}

static gboolean
is_heading_focused (Fixture *fixture)
{
  GtkWidget *heading = accord_ui_test_find_name (fixture->root, "Heading of the section");

  return heading != NULL && (gtk_widget_get_state_flags (heading) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

/* A new section waits for its heading; Enter goes on to its text. */
static void
type_heading (Fixture *fixture, const char *heading)
{
  accord_test_wait_until (is_heading_focused (fixture));
  type (fixture, heading);
  g_signal_emit_by_name (get_focus (fixture), "activate");
  accord_ui_test_settle (fixture->window);
  g_assert_true (get_focus (fixture) == get_area (fixture));
}

static void
outline (Fixture *fixture)
{
  GtkWidget *entry;

  click (fixture, "Add a Section");
  type_heading (fixture, "Our purpose");
  click (fixture, "Add Section");
  type_heading (fixture, "Carers");
  take_in_hand (fixture, "2");
  act (fixture, "outline.add-under");
  type_heading (fixture, "Brakes");
  click (fixture, "Add Section");
  type_heading (fixture, "Money");
  assert_outline (fixture, "1 Our purpose, 2 Carers, 2.1 Brakes, 2.2 Money");

  take_in_hand (fixture, "2.1");
  press (fixture, GDK_KEY_F2, 0);
  entry = accord_ui_test_wait_for (fixture->root, "New heading");
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  type (fixture, "Breaks");
  g_signal_emit_by_name (entry, "activate");
  accord_ui_test_settle (fixture->window);
  take_in_hand (fixture, "2.2");
  press (fixture, GDK_KEY_Left, GDK_ALT_MASK);
  assert_outline (fixture, "1 Our purpose, 2 Carers, 2.1 Breaks, 3 Money");
  press (fixture, GDK_KEY_Right, GDK_ALT_MASK);
  assert_outline (fixture, "1 Our purpose, 2 Carers, 2.1 Breaks, 2.2 Money");
}

static void
text (Fixture *fixture)
{
  take_in_hand (fixture, "1");
  focus_text (fixture);
  type (fixture, "We will join up care & support.\n- with carers\nwith neighbours\n\nEverybody is heard.");
  select_words (fixture, "join up");
  act (fixture, "prose.bold");
  take_in_hand (fixture, "2.2");
  assert_text (fixture, 0, "We will **join up** care & support.\n\n- with carers\n- with neighbours\n\nEverybody is heard.\n");

  focus_text (fixture);
  act (fixture, "prose.table");
  type (fixture, "Year\tPounds\tFor\t2026\t2,000\tBreaks\t2027\t3,000\tTransport");
  focus_text (fixture);
  take_in_hand (fixture, "1");
  assert_text (fixture, 3,
               "| Year | Pounds | For |\n| --- | --- | --- |\n| 2026 | 2,000 | Breaks |\n| 2027 | 3,000 | Transport |\n");
  accord_ui_test_take_pictures (fixture->window, "writing-1-text");
}

/* What was heard, found by its words, for the words that are selected. */
static void
link_to_what_was_heard (Fixture *fixture)
{
  GtkWidget *dialog, *list;
  g_autoptr (GPtrArray) heard = accord_test_run (fixture->partnership, accord_record_load_all ("feedback", NULL, 0));
  AccordRecord *first = g_ptr_array_index (heard, 0);
  g_autofree char *words = g_strndup (accord_record_get (first, "text"), 40);

  select_words (fixture, "join up");
  press (fixture, GDK_KEY_h, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  dialog = GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)));
  type (fixture, words);
  accord_test_wait_until ((list = accord_ui_test_find_type (dialog, GTK_TYPE_LIST_VIEW)) != NULL &&
                          g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)))) == 1);
  g_signal_emit_by_name (list, "activate", 0);
  adw_action_row_activate (ADW_ACTION_ROW (accord_ui_test_wait_for (fixture->root, accord_record_get (first, "text"))));
  accord_ui_test_wait_for (fixture->root, "Evidence (1)");
  accord_ui_test_wait_for (fixture->root, "Bears on “join up”");
  accord_ui_test_take_pictures (fixture->window, "writing-2-evidence");
}

static void
split_and_move (Fixture *fixture)
{
  put_cursor_before (fixture, "Everybody");
  press (fixture, GDK_KEY_Return, GDK_CONTROL_MASK);
  type_heading (fixture, "Who is heard");
  assert_outline (fixture, "1 Our purpose, 2 Who is heard, 3 Carers, 3.1 Breaks, 3.2 Money");
  assert_text (fixture, 0, "We will **join up** care & support.\n\n- with carers\n- with neighbours\n");
  assert_text (fixture, 1, "Everybody is heard.\n");
  take_in_hand (fixture, "3");
  press (fixture, GDK_KEY_Up, GDK_ALT_MASK);
  assert_outline (fixture, "1 Our purpose, 2 Carers, 2.1 Breaks, 2.2 Money, 3 Who is heard");
}

static void
freeze (Fixture *fixture)
{
  act (fixture, "strategy.versions");
  click (fixture, "Freeze a Version");
  gtk_widget_grab_focus (accord_ui_test_wait_for (fixture->root, "What the version is called"));
  type (fixture, "For the board");
  click (fixture, "Freeze");
  accord_ui_test_wait_for (fixture->root, "Version 1 · For the board");
  accord_ui_test_take_pictures (fixture->window, "writing-3-version");
  g_assert_true (gtk_widget_activate_action (accord_ui_test_wait_for (fixture->root, "Version 1 · For the board"),
                                             "navigation.pop", NULL));
  accord_test_wait_until (get_area (fixture) != NULL);
}

/* The words change that the link bears on, and sections move. */
static void
edit (Fixture *fixture)
{
  GtkWidget *row = NULL;

  take_in_hand (fixture, "1");
  select_words (fixture, "care &");
  type (fixture, "all care and");
  take_in_hand (fixture, "2.2");
  press (fixture, GDK_KEY_Up, GDK_ALT_MASK);
  take_in_hand (fixture, "1");
  assert_text (fixture, 0, "We will **join up** all care and support.\n\n- with carers\n- with neighbours\n");
  assert_outline (fixture, "1 Our purpose, 2 Carers, 2.1 Money, 2.2 Breaks, 3 Who is heard");
  accord_test_wait_until ((row = accord_ui_test_find_type (fixture->root, ACCORD_TYPE_EVIDENCE_ROW)) != NULL &&
                          accord_evidence_row_is_suspect (ACCORD_EVIDENCE_ROW (row)));
  accord_ui_test_take_pictures (fixture->window, "writing-4-edited");
  gtk_widget_grab_focus (row);
  press (fixture, GDK_KEY_Return, GDK_CONTROL_MASK);
  accord_test_wait_until ((row = accord_ui_test_find_type (fixture->root, ACCORD_TYPE_EVIDENCE_ROW)) != NULL &&
                          !accord_evidence_row_is_suspect (ACCORD_EVIDENCE_ROW (row)));
}

static void
compare_and_restore (Fixture *fixture)
{
  act (fixture, "strategy.versions");
  click (fixture, "Compare version 1 with today");
  accord_ui_test_wait_for (fixture->root, "2 sections changed: 1 moved, 1 rewritten");
  accord_ui_test_take_pictures (fixture->window, "writing-5-redline");
  click (fixture, "Restore All");
  accord_ui_test_wait_for (fixture->root, "Nothing Has Changed");
  assert_text (fixture, 0, "We will **join up** care & support.\n\n- with carers\n- with neighbours\n");
  assert_outline (fixture, "1 Our purpose, 2 Carers, 2.1 Breaks, 2.2 Money, 3 Who is heard");
}

/* Key after key, where no text has the focus that would undo its own typing first. */
static void
undo_all (Fixture *fixture, guint n_done_before)
{
  guint n_done;

  g_assert_true (gtk_widget_activate_action (fixture->root, "win.go", "s", "overview"));
  accord_ui_test_settle (fixture->window);
  while ((n_done = count_done (fixture)) > n_done_before)
    {
      press (fixture, GDK_KEY_z, GDK_CONTROL_MASK);
      g_assert_cmpuint (count_done (fixture), ==, n_done - 1);
    }
}

static void
redo_all (Fixture *fixture, guint n_done_after)
{
  guint n_done;

  while ((n_done = count_done (fixture)) < n_done_after)
    {
      press (fixture, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
      g_assert_cmpuint (count_done (fixture), ==, n_done + 1);
    }
}

static void
test_writing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = read_file (fixture);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  guint n_done_before = count_done (fixture);
  guint n_done_after;

  begin (fixture);
  outline (fixture);
  text (fixture);
  link_to_what_was_heard (fixture);
  split_and_move (fixture);
  freeze (fixture);
  edit (fixture);
  compare_and_restore (fixture);

  after = read_file (fixture);
  g_assert_cmpstr (after, !=, before);
  n_done_after = count_done (fixture);
  g_test_message ("%u steps in the history", n_done_after - n_done_before);
  undo_all (fixture, n_done_before);
  undone = read_file (fixture);
  g_assert_cmpstr (undone, ==, before);
  redo_all (fixture, n_done_after);
  redone = read_file (fixture);
  g_assert_cmpstr (redone, ==, after);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/ui/writing", Fixture, NULL, set_up, test_writing, tear_down);
  return g_test_run ();
}
