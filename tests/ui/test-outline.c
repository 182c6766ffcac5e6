/* test-outline.c: arranging the sections of a strategy, in the real window with the sample
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "accord-ui-test.h"
#include "app/accord-window-private.h"
#include "model/accord-evidence.h"
#include "model/accord-outline.h"
#include "model/accord-record.h"
#include "ui/common/accord-heard.h"
#include "ui/prose/accord-prose-area.h"
#include "ui/strategies/accord-outline-row.h"

/* Of the sample: a strategy, some of its sections, and something that was heard. */
#define PLAN 500
#define PURPOSE 510
#define ACCESS 513
#define PRIMARY_CARE 514
#define CARERS 516
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
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (heading)), ==, "");
  rest = read_text (fixture);
  g_assert_cmpuint (strlen (rest), <, strlen (text));
  g_assert_cmpuint (strlen (rest), >, 20);
  gtk_editable_set_text (GTK_EDITABLE (heading), "Breaks");
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
  return g_test_run ();
}
