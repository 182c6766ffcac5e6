/* test-outline.c: arranging the sections of a strategy, in the real window with the sample
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "accord-ui-test.h"
#include "app/accord-window-private.h"
#include "engagement/accord-evidence.h"
#include "model/accord-record.h"
#include "plans/accord-need.h"
#include "plans/accord-outline.h"
#include "ui/common/accord-heard.h"
#include "ui/prose/accord-prose-area.h"
#include "ui/strategies/accord-evidence-row.h"
#include "ui/strategies/accord-outline-row.h"

/* Of the sample: a strategy, some of its sections, and something that was heard. */
#define PLAN 500
#define PURPOSE 510
#define ACCESS 513
#define PRIMARY_CARE 514
#define CARERS 516
#define MENTAL_HEALTH 521
#define ACTIVITY 1002
#define FEEDBACK 2000

typedef struct
{
  char *folder;
  AccordWindow *window;
  GtkWidget *root;
  AccordPartnership *partnership;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = accord_test_make_folder ();
  fixture->window = accord_ui_test_start_with_sample (fixture->folder);
  fixture->root = GTK_WIDGET (fixture->window);
  fixture->partnership = accord_window_get_partnership (fixture->window);
  accord_ui_test_resize (fixture->window, 1280, 800);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  accord_ui_test_stop (fixture->window);
  accord_test_remove_folder (fixture->folder);
}

static void
open_section (Fixture *fixture, gint64 section)
{
  g_assert_true (gtk_widget_activate_action (fixture->root, "win.open", "(sx)", "section", section));
  accord_ui_test_settle (fixture->window);
}

/* --- what a person sees --- */

static gboolean
is_row_of (GtkWidget *widget, gpointer data)
{
  return ACCORD_IS_OUTLINE_ROW (widget) && accord_outline_row_get_section (ACCORD_OUTLINE_ROW (widget)) == *(gint64 *) data;
}

/* NULL when it is folded away. */
static GtkWidget *
find_row (Fixture *fixture, gint64 section)
{
  return accord_ui_test_find (fixture->root, is_row_of, &section);
}

static void
take_in_hand (Fixture *fixture, gint64 section)
{
  GtkWidget *row = find_row (fixture, section);

  gtk_list_box_select_row (GTK_LIST_BOX (gtk_widget_get_parent (row)), GTK_LIST_BOX_ROW (row));
  gtk_widget_grab_focus (row);
  accord_ui_test_settle (fixture->window);
}

static void
press (Fixture *fixture, guint keyval, GdkModifierType modifiers)
{
  accord_ui_test_press (fixture->root, keyval, modifiers);
  accord_ui_test_settle (fixture->window);
}

static GtkTextBuffer *
get_text (Fixture *fixture)
{
  return gtk_text_view_get_buffer (
      GTK_TEXT_VIEW (accord_ui_test_find_type (fixture->root, ACCORD_TYPE_PROSE_AREA)));
}

static char *
read_text (Fixture *fixture)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (get_text (fixture), &start, &end);
  return gtk_text_buffer_get_text (get_text (fixture), &start, &end, FALSE);
}

/* From the first of these words on, all of them. */
static void
select_words (Fixture *fixture, const char *words)
{
  GtkTextIter start, from, to;

  gtk_text_buffer_get_start_iter (get_text (fixture), &start);
  g_assert_true (gtk_text_iter_forward_search (&start, words, GTK_TEXT_SEARCH_TEXT_ONLY, &from, &to, NULL));
  gtk_text_buffer_select_range (get_text (fixture), &from, &to);
}

/* --- what is stored --- */

/* Every section with its number, heading, and how many links and topics it has. */
static char *
describe (Fixture *fixture)
{
  g_autoptr (GPtrArray) outline = accord_test_run (fixture->partnership, accord_outline_load (PLAN));
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < outline->len; i++)
    {
      const AccordSection *section = g_ptr_array_index (outline, i);

      g_string_append_printf (all, "%s %s, %u %u\n%s\n", section->number, section->heading, section->n_links,
                              section->n_topics, section->body);
    }
  return g_string_free_and_steal (all);
}

static char *
get_number (Fixture *fixture, gint64 id)
{
  g_autoptr (GPtrArray) outline = accord_test_run (fixture->partnership, accord_outline_load (PLAN));

  for (guint i = 0; i < outline->len; i++)
    {
      const AccordSection *section = g_ptr_array_index (outline, i);

      if (section->id == id)
        return g_strdup (section->number);
    }
  return g_strdup ("");
}

static void
assert_number (Fixture *fixture, gint64 section, const char *expected)
{
  g_autofree char *number = get_number (fixture, section);

  g_assert_cmpstr (number, ==, expected);
}

static void
undo_until (Fixture *fixture, const char *expected)
{
  g_autofree char *now = describe (fixture);

  for (int i = 0; i < 20 && !g_str_equal (now, expected); i++)
    {
      gtk_widget_activate_action (fixture->root, "win.undo", NULL);
      accord_ui_test_settle (fixture->window);
      g_free (now);
      now = describe (fixture);
    }
  g_assert_cmpstr (now, ==, expected);
}

/* --- tests --- */

static void
test_fold (Fixture *fixture, gconstpointer data)
{
  open_section (fixture, ACCESS);
  take_in_hand (fixture, ACCESS);
  g_assert_nonnull (find_row (fixture, PRIMARY_CARE));
  press (fixture, GDK_KEY_Left, 0);
  g_assert_null (find_row (fixture, PRIMARY_CARE));

  /* It stays so, and what is opened by name is shown all the same. */
  gtk_widget_activate_action (fixture->root, "win.go", "s", "partners");
  open_section (fixture, ACCESS);
  g_assert_null (find_row (fixture, PRIMARY_CARE));
  open_section (fixture, PRIMARY_CARE);
  g_assert_nonnull (find_row (fixture, PRIMARY_CARE));

  take_in_hand (fixture, PRIMARY_CARE);
  press (fixture, GDK_KEY_Left, 0);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->root)) == find_row (fixture, ACCESS));
  press (fixture, GDK_KEY_Right, 0);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->root)) == find_row (fixture, PRIMARY_CARE));
}

static void
test_rename_in_place (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = describe (fixture);
  g_autofree char *after = NULL;
  GtkWidget *entry;

  open_section (fixture, CARERS);
  take_in_hand (fixture, CARERS);
  press (fixture, GDK_KEY_F2, 0);
  entry = accord_ui_test_find_name (fixture->root, "New heading");
  gtk_editable_set_text (GTK_EDITABLE (entry), "People who care for others");
  g_signal_emit_by_name (entry, "activate");
  accord_ui_test_settle (fixture->window);
  g_assert_null (accord_ui_test_find_name (fixture->root, "New heading"));
  after = describe (fixture);
  g_assert_nonnull (strstr (after, "5 People who care for others"));
  undo_until (fixture, before);
}

static void
test_only_what_lacks_something (Fixture *fixture, gconstpointer data)
{
  GtkListBox *list;
  GtkListBoxRow *row;
  int n_all = 0, n_lacking = 0;

  open_section (fixture, PURPOSE);
  list = GTK_LIST_BOX (gtk_widget_get_parent (find_row (fixture, PURPOSE)));
  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    {
      n_all++;
      n_lacking += accord_outline_row_is_lacking (ACCORD_OUTLINE_ROW (row));
    }
  g_assert_cmpint (n_lacking, >, 0);
  g_assert_cmpint (n_lacking, <, n_all);
  gtk_widget_activate_action (GTK_WIDGET (list), "outline.only-lacking", NULL);
  accord_ui_test_settle (fixture->window);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    g_assert_cmpint (gtk_widget_get_child_visible (GTK_WIDGET (row)), ==,
                     accord_outline_row_is_lacking (ACCORD_OUTLINE_ROW (row)));
  accord_ui_test_click (fixture->root, "Show All");
  accord_test_wait_until (find_row (fixture, PRIMARY_CARE) != NULL);
}

/* Add, move, split, merge, delete; then all of it undone. */
static void
test_arrange_and_undo (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = describe (fixture);
  g_autofree char *text = NULL;
  g_autofree char *rest = NULL;
  GtkWidget *heading;

  open_section (fixture, CARERS);
  take_in_hand (fixture, CARERS);
  press (fixture, GDK_KEY_Up, GDK_ALT_MASK);
  assert_number (fixture, CARERS, "4");
  press (fixture, GDK_KEY_Right, GDK_ALT_MASK);
  assert_number (fixture, CARERS, "3.1");

  /* The words after the cursor go to a section of their own, whose heading is asked for. */
  text = read_text (fixture);
  select_words (fixture, "offer a ");
  gtk_widget_grab_focus (accord_ui_test_find_type (fixture->root, ACCORD_TYPE_PROSE_AREA));
  press (fixture, GDK_KEY_Return, GDK_CONTROL_MASK);
  heading = accord_ui_test_find_name (fixture->root, "Heading of the section");
  g_assert_cmpint (gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (GTK_TEXT_VIEW (heading))), ==, 0);
  rest = read_text (fixture);
  g_assert_cmpuint (strlen (rest), <, strlen (text));
  g_assert_cmpuint (strlen (rest), >, 20);
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (heading)), "Breaks", -1);
  g_signal_emit_by_name (heading, "activate");
  accord_ui_test_settle (fixture->window);

  gtk_widget_activate_action (find_row (fixture, CARERS), "outline.add-before", NULL);
  accord_ui_test_settle (fixture->window);
  take_in_hand (fixture, CARERS);
  gtk_widget_activate_action (find_row (fixture, CARERS), "strategy.merge", NULL);
  accord_ui_test_settle (fixture->window);
  assert_number (fixture, CARERS, "3.1");
  press (fixture, GDK_KEY_Delete, 0);
  assert_number (fixture, CARERS, "");
  undo_until (fixture, before);
}

static void
test_drop_what_was_heard (Fixture *fixture, gconstpointer data)
{
  AccordHeard heard = { ACTIVITY, FEEDBACK };
  g_autoptr (GPtrArray) before = accord_test_run (fixture->partnership, accord_evidence_of_section (PURPOSE));
  g_autoptr (GPtrArray) after = NULL;

  open_section (fixture, CARERS);
  g_signal_emit_by_name (find_row (fixture, PURPOSE), "heard-dropped", &heard);
  accord_ui_test_settle (fixture->window);
  after = accord_test_run (fixture->partnership, accord_evidence_of_section (PURPOSE));
  g_assert_cmpuint (after->len, ==, before->len + 1);
}

static gboolean
is_position (Fixture *fixture, gint64 section, guint position)
{
  GtkWidget *row = find_row (fixture, section);

  return row != NULL && accord_outline_row_get_position (ACCORD_OUTLINE_ROW (row)) == position;
}

/* A long strategy: what a key does is seen at once. */
static void
test_two_hundred_sections (Fixture *fixture, gconstpointer data)
{
  gint64 start;
  guint position;

  for (int i = 0; i < 200; i++)
    {
      g_autofree char *heading = g_strdup_printf ("Part %d", i);

      g_free (accord_test_run (fixture->partnership, accord_section_add (PLAN, i % 3 == 0 ? 0 : PURPOSE, 0, heading)));
    }
  open_section (fixture, CARERS);
  take_in_hand (fixture, CARERS);
  position = accord_outline_row_get_position (ACCORD_OUTLINE_ROW (find_row (fixture, CARERS)));
  g_assert_cmpuint (position, >, 200);
  start = g_get_monotonic_time ();
  accord_ui_test_press (fixture->root, GDK_KEY_Down, GDK_ALT_MASK);
  accord_test_wait_until (!is_position (fixture, CARERS, position));
  g_test_message ("moved among 220 sections and shown in %.1f ms", (double) (g_get_monotonic_time () - start) / 1000);

  start = g_get_monotonic_time ();
  gtk_widget_activate_action (find_row (fixture, CARERS), "outline.fold-all", NULL);
  g_test_message ("folded in %.1f ms", (double) (g_get_monotonic_time () - start) / 1000);
}

/* --- what the section rests on --- */

static gboolean
is_evidence_row (GtkWidget *widget, gpointer data)
{
  return ACCORD_IS_EVIDENCE_ROW (widget) &&
         accord_record_get_id (accord_evidence_row_get_link (ACCORD_EVIDENCE_ROW (widget))) == *(gint64 *) data;
}

static GtkWidget *
find_evidence (Fixture *fixture, gint64 link)
{
  return accord_ui_test_find (fixture->root, is_evidence_row, &link);
}

/* The newest link of a section. */
static AccordRecord *
load_newest_link (Fixture *fixture, gint64 section)
{
  g_autoptr (GPtrArray) links = accord_test_run (fixture->partnership,
                                                 accord_record_load_all ("evidence_link", "section_id", section));
  AccordRecord *newest = NULL;

  for (guint i = 0; i < links->len; i++)
    if (newest == NULL || accord_record_get_id (links->pdata[i]) > accord_record_get_id (newest))
      newest = links->pdata[i];
  g_assert_nonnull (newest);
  return g_object_ref (newest);
}

/* The words that are marked in the text. */
static char *
read_marked (Fixture *fixture)
{
  GtkTextBuffer *buffer = get_text (fixture);
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "accord-quote");
  GtkTextIter start, end;

  gtk_text_buffer_get_start_iter (buffer, &start);
  if (tag == NULL || (!gtk_text_iter_starts_tag (&start, tag) && !gtk_text_iter_forward_to_tag_toggle (&start, tag)))
    return g_strdup ("");
  end = start;
  gtk_text_iter_forward_to_tag_toggle (&end, tag);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static gboolean
is_marked (Fixture *fixture, const char *expected)
{
  g_autofree char *marked = read_marked (fixture);

  return g_str_equal (marked, expected);
}

static void
focus_text (Fixture *fixture)
{
  gtk_widget_grab_focus (accord_ui_test_find_type (fixture->root, ACCORD_TYPE_PROSE_AREA));
}

static void
type_at_end (Fixture *fixture, const char *text)
{
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (get_text (fixture), &end);
  gtk_text_buffer_begin_user_action (get_text (fixture));
  gtk_text_buffer_insert_interactive (get_text (fixture), &end, text, -1, TRUE);
  gtk_text_buffer_end_user_action (get_text (fixture));
}

static GtkEventController *
find_controller (GtkWidget *widget, GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_OBJECT_TYPE (controller) == type)
        return controller;   /* the widget holds it */
    }
  g_assert_not_reached ();
}

static gboolean
is_cell_of (GtkWidget *widget, gpointer words)
{
  return GTK_IS_INSCRIPTION (widget) && g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (widget)), words) == 0;
}

static void
open_activity (Fixture *fixture, gint64 activity)
{
  g_assert_true (gtk_widget_activate_action (fixture->root, "win.open", "(sx)", "activity", activity));
  accord_ui_test_settle (fixture->window);
}

/* What goes along when somebody presses on the name of an activity in the log and drags; NULL for nothing. */
static GdkContentProvider *
drag_activity (Fixture *fixture, const char *title)
{
  GtkWidget *table = accord_ui_test_find_type (fixture->root, GTK_TYPE_COLUMN_VIEW);
  GtkWidget *cell = accord_ui_test_find (table, is_cell_of, (gpointer) title);
  GdkContentProvider *provider = NULL;
  graphene_point_t at;

  g_assert_nonnull (cell);
  g_assert_true (gtk_widget_compute_point (cell, table, &GRAPHENE_POINT_INIT (4, 4), &at));
  g_signal_emit_by_name (find_controller (table, GTK_TYPE_GESTURE_CLICK), "pressed", 1, (double) at.x, (double) at.y);
  g_signal_emit_by_name (find_controller (table, GTK_TYPE_DRAG_SOURCE), "prepare", (double) at.x, (double) at.y, &provider);
  return provider;
}

/* From its row in the log to the text of a section, in which words are selected. */
static void
test_drag_an_activity_to_the_text (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AccordRecord) activity = accord_test_run (fixture->partnership, accord_record_load ("activity", ACTIVITY));
  const char *title = accord_record_get (activity, "title");
  g_autoptr (GdkContentProvider) provider = NULL;
  g_autoptr (AccordRecord) link = NULL;
  g_auto (GValue) heard = G_VALUE_INIT;
  g_auto (GValue) words = G_VALUE_INIT;
  gboolean is_taken = FALSE;
  GtkWidget *pane;

  /* What is not in hand is selected by dragging. */
  open_activity (fixture, ACTIVITY + 1);
  g_assert_null (drag_activity (fixture, title));
  open_activity (fixture, ACTIVITY);
  provider = drag_activity (fixture, title);
  g_assert_nonnull (provider);
  g_value_init (&heard, ACCORD_TYPE_HEARD);
  g_value_init (&words, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (provider, &heard, NULL));
  g_assert_true (gdk_content_provider_get_value (provider, &words, NULL));
  g_assert_cmpstr (g_value_get_string (&words), ==, title);

  open_section (fixture, PURPOSE);
  select_words (fixture, "teaching hospital");
  pane = accord_ui_test_find_type (fixture->root, g_type_from_name ("AccordSectionPane"));
  g_signal_emit_by_name (find_controller (pane, GTK_TYPE_DROP_TARGET), "drop", &heard, 10.0, 10.0, &is_taken);
  g_assert_true (is_taken);
  accord_ui_test_settle (fixture->window);
  link = load_newest_link (fixture, PURPOSE);
  g_assert_cmpint (accord_record_get_int (link, "activity_id"), ==, ACTIVITY);
  g_assert_cmpint (accord_record_get_int (link, "feedback_id"), ==, 0);
  g_assert_cmpstr (accord_record_get (link, "quote"), ==, "teaching hospital");
}

static void
test_copy_a_whole_activity (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AccordRecord) link = NULL;

  open_activity (fixture, ACTIVITY);
  g_signal_emit_by_name (accord_ui_test_find_name (fixture->root, "Copy the whole activity as evidence"), "clicked");
  accord_ui_test_settle (fixture->window);
  open_section (fixture, PURPOSE);
  focus_text (fixture);
  press (fixture, GDK_KEY_e, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  link = load_newest_link (fixture, PURPOSE);
  g_assert_cmpint (accord_record_get_int (link, "activity_id"), ==, ACTIVITY);
  g_assert_cmpint (accord_record_get_int (link, "feedback_id"), ==, 0);
}

static void
test_link_to_selected_words (Fixture *fixture, gconstpointer data)
{
  AdwDialog *dialog;
  g_autoptr (AccordRecord) link = NULL;
  g_autoptr (AccordRecord) confirmed = NULL;
  GtkWidget *row, *why;
  gint64 id;

  open_section (fixture, PURPOSE);
  select_words (fixture, "within sight of a teaching hospital");
  focus_text (fixture);
  press (fixture, GDK_KEY_h, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
  accord_ui_test_activate_first (GTK_WIDGET (dialog));
  accord_ui_test_settle (fixture->window);
  adw_action_row_activate (ADW_ACTION_ROW (accord_ui_test_find_name (GTK_WIDGET (dialog), "The activity as a whole")));
  accord_ui_test_settle (fixture->window);
  link = load_newest_link (fixture, PURPOSE);
  id = accord_record_get_id (link);
  g_assert_cmpstr (accord_record_get (link, "quote"), ==, "within sight of a teaching hospital");
  g_assert_true (g_str_has_suffix (accord_record_get (link, "quote_before"), "Some live "));

  /* Its words are shown when it is taken in hand, and when somebody comes from the other end. */
  gtk_widget_grab_focus (find_evidence (fixture, id));
  accord_ui_test_settle (fixture->window);
  accord_test_wait_until (is_marked (fixture, "within sight of a teaching hospital"));
  open_section (fixture, CARERS);
  g_assert_true (is_marked (fixture, ""));
  g_assert_true (gtk_widget_activate_action (fixture->root, "win.open", "(sx)", "evidence_link", id));
  accord_ui_test_settle (fixture->window);
  accord_test_wait_until (is_marked (fixture, "within sight of a teaching hospital"));

  /* The text changes: the link asks, and one key confirms it, with the reason. */
  focus_text (fixture);
  type_at_end (fixture, " And more.");
  accord_test_wait_until ((row = find_evidence (fixture, id)) != NULL &&
                          accord_evidence_row_is_suspect (ACCORD_EVIDENCE_ROW (row)));
  g_assert_true (is_marked (fixture, ""));
  why = accord_ui_test_find_type (row, GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (why), "Only the end changed");
  gtk_widget_grab_focus (row);
  press (fixture, GDK_KEY_Return, GDK_CONTROL_MASK);
  confirmed = load_newest_link (fixture, PURPOSE);
  g_assert_cmpstr (accord_record_get (confirmed, "confirmed_why"), ==, "Only the end changed");
  g_assert_false (accord_evidence_row_is_suspect (ACCORD_EVIDENCE_ROW (find_evidence (fixture, id))));
}

static void
test_words_that_are_gone (Fixture *fixture, gconstpointer data)
{
  g_autofree gint64 *link
      = accord_test_run (fixture->partnership,
                         accord_evidence_link (PURPOSE, ACTIVITY, 0,
                                               &(AccordQuote) { (char *) "words that were never written here", NULL,
                                                                NULL }));

  open_section (fixture, MENTAL_HEALTH);
  g_assert_nonnull (accord_ui_test_find_name (fixture->root, "Nothing that was heard is linked to this section yet."));
  open_section (fixture, PURPOSE);
  g_assert_nonnull (accord_ui_test_find_name (find_evidence (fixture, *link), "These words are no longer in the text."));
}

static void
test_copy_and_paste_evidence (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AccordRecord) link = NULL;

  g_assert_true (gtk_widget_activate_action (fixture->root, "win.open", "(sx)", "activity", (gint64) ACTIVITY));
  accord_ui_test_settle (fixture->window);
  g_signal_emit_by_name (accord_ui_test_find_name (fixture->root, "Copy as evidence"), "clicked");
  open_section (fixture, PURPOSE);
  select_words (fixture, "teaching hospital");
  focus_text (fixture);
  press (fixture, GDK_KEY_e, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  link = load_newest_link (fixture, PURPOSE);
  g_assert_cmpint (accord_record_get_int (link, "activity_id"), ==, ACTIVITY);
  g_assert_cmpint (accord_record_get_int (link, "feedback_id"), ==, FEEDBACK);
  g_assert_cmpstr (accord_record_get (link, "quote"), ==, "teaching hospital");
}

static void
test_add_a_need (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) needs = NULL;
  GtkWidget *dialog;

  open_section (fixture, PURPOSE);
  g_signal_emit_by_name (accord_ui_test_find_name (fixture->root, "Add a Need…"), "activated");
  accord_ui_test_settle (fixture->window);
  dialog = GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)));
  /* Known ones are found by the words that are typed. */
  gtk_editable_set_text (GTK_EDITABLE (accord_ui_test_find_name (dialog, "Need")), "without a CAR");
  accord_ui_test_settle (fixture->window);
  g_assert_nonnull (accord_ui_test_find_name (dialog, "Reaching care without a car"));
  g_assert_null (accord_ui_test_find_name (dialog, "Talking therapies in the languages that people speak"));
  gtk_editable_set_text (GTK_EDITABLE (accord_ui_test_find_name (dialog, "Need")), "Travel time to care");
  accord_ui_test_settle (fixture->window);
  g_assert_null (accord_ui_test_find_name (dialog, "Needs Already Recorded"));
  g_signal_emit_by_name (accord_ui_test_find_name (dialog, "Add"), "activated");
  accord_ui_test_settle (fixture->window);
  needs = accord_test_run (fixture->partnership, accord_need_of_section (PURPOSE));
  g_assert_cmpuint (needs->len, >=, 1);
  g_assert_nonnull (accord_ui_test_find_name (fixture->root, "Travel time to care"));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/ui/outline/fold", test_fold);
  ADD ("/ui/outline/rename-in-place", test_rename_in_place);
  ADD ("/ui/outline/only-what-lacks-something", test_only_what_lacks_something);
  ADD ("/ui/outline/arrange-and-undo", test_arrange_and_undo);
  ADD ("/ui/outline/drop-what-was-heard", test_drop_what_was_heard);
  ADD ("/ui/outline/two-hundred-sections", test_two_hundred_sections);
  ADD ("/ui/outline/link-to-selected-words", test_link_to_selected_words);
  ADD ("/ui/outline/words-that-are-gone", test_words_that_are_gone);
  ADD ("/ui/outline/copy-and-paste-evidence", test_copy_and_paste_evidence);
  ADD ("/ui/outline/drag-an-activity-to-the-text", test_drag_an_activity_to_the_text);
  ADD ("/ui/outline/copy-a-whole-activity", test_copy_a_whole_activity);
  ADD ("/ui/outline/add-a-need", test_add_a_need);
  return g_test_run ();
}
