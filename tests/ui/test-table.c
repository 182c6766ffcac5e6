/* test-table.c: the table, worked in as in a spreadsheet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>

#include "accord-ui-test.h"
#include "model/accord-record.h"
#include "ui/browser/accord-browser.h"
#include "ui/table/accord-entry-cell.h"

typedef struct
{
  char *folder;
  AccordWindow *window;
  AccordPartnership *partnership;
  GtkWidget *page;
  GtkWidget *table;           /* GtkColumnView */
} Fixture;

static void
go (Fixture *fixture, const char *page)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.go", "s", page);
  accord_ui_test_settle (fixture->window);
  fixture->page = accord_ui_test_find_type (GTK_WIDGET (fixture->window), ACCORD_TYPE_BROWSER);
  fixture->table = accord_ui_test_find_type (fixture->page, GTK_TYPE_COLUMN_VIEW);
  g_assert_nonnull (fixture->table);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = accord_test_make_folder ();
  fixture->window = accord_ui_test_start_with_sample (fixture->folder);
  fixture->partnership = accord_window_get_partnership (fixture->window);
  go (fixture, data);
  gtk_widget_grab_focus (accord_ui_test_find_type (fixture->page, ACCORD_TYPE_TABLE_VIEW));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  accord_ui_test_stop (fixture->window);
  accord_test_remove_folder (fixture->folder);
}

/* --- keys --- */

static gboolean
send (GtkWidget *widget, guint key, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean is_handled = FALSE;

      if (!GTK_IS_EVENT_CONTROLLER_KEY (controller))
        continue;
      g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &is_handled);
      if (is_handled)
        return TRUE;
    }
  return FALSE;
}

/* To what has the focus and what it is in, as GTK hands it down. */
static void
press (Fixture *fixture, const char *accelerator)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  guint key;
  GdkModifierType state;

  g_assert_true (gtk_accelerator_parse (accelerator, &key, &state));
  for (GtkWidget *widget = focus; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (send (widget, key, state))
      break;
  accord_ui_test_settle (fixture->window);
}

static void
press_all (Fixture *fixture, const char *const *accelerators)
{
  for (; *accelerators != NULL; accelerators++)
    press (fixture, *accelerators);
}

#define PRESS(...) press_all (fixture, (const char *const[]) { __VA_ARGS__, NULL })

/* --- the pointer --- */

static void
click (Fixture *fixture, GtkWidget *widget, int n_press)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (fixture->table);
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, fixture->table, &bounds));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      double x = graphene_rect_get_x (&bounds) + graphene_rect_get_width (&bounds) / 2;
      double y = graphene_rect_get_y (&bounds) + graphene_rect_get_height (&bounds) / 2;

      if (!GTK_IS_GESTURE_CLICK (controller))
        continue;
      g_signal_emit_by_name (controller, "pressed", n_press, x, y);
      g_signal_emit_by_name (controller, "released", n_press, x, y);
    }
  accord_ui_test_settle (fixture->window);
}

static gboolean
match_text (GtkWidget *widget, gpointer text)
{
  return GTK_IS_INSCRIPTION (widget) && g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (widget)), text) == 0;
}

static GtkWidget *
find_cell (Fixture *fixture, const char *text)
{
  GtkWidget *cell = NULL;

  accord_test_wait_until ((cell = accord_ui_test_find (fixture->table, match_text, (gpointer) text)) != NULL);
  return cell;
}

/* --- what is seen --- */

static gboolean
match_class (GtkWidget *widget, gpointer name)
{
  return g_str_equal (gtk_widget_get_css_name (widget), "cell") && gtk_widget_has_css_class (widget, name);
}

static GtkWidget *
find_active (Fixture *fixture)
{
  return accord_ui_test_find (fixture->table, match_class, (gpointer) "accord-active");
}

static const char *
read_cell (GtkWidget *cell)
{
  return gtk_inscription_get_text (GTK_INSCRIPTION (gtk_widget_get_first_child (cell)));
}

static const char *
read_active (Fixture *fixture)
{
  GtkWidget *cell = find_active (fixture);

  return cell != NULL ? read_cell (cell) : NULL;
}

#define WAIT_FOR_ACTIVE(text) accord_test_wait_until (g_strcmp0 (read_active (fixture), text) == 0)

static guint
count_class (GtkWidget *widget, const char *name)
{
  guint n = match_class (widget, (gpointer) name);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_class (child, name);
  return n;
}

/* --- the clipboard --- */

static void
text_read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, NULL);
}

static char *
read_clipboard (Fixture *fixture)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->window));
  char *text = NULL;

  gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, &text);
  accord_test_wait_until (text != NULL);
  return text;
}

/* --- tests --- */

/* Seats 1 and 2 of the sample. */
static void
test_move (Fixture *fixture, gconstpointer data)
{
  PRESS ("<Control>Home");
  WAIT_FOR_ACTIVE ("1");
  PRESS ("Down");
  WAIT_FOR_ACTIVE ("2");
  PRESS ("Up", "Right", "Right");
  WAIT_FOR_ACTIVE ("Norwold County Council");
  PRESS ("End");
  g_assert_cmpuint (count_class (fixture->table, "accord-active"), ==, 1);
  PRESS ("Right", "Home", "Left");
  WAIT_FOR_ACTIVE ("1");
  PRESS ("<Control>End", "Home");
  WAIT_FOR_ACTIVE ("28");
  PRESS ("Page_Up", "Page_Down", "Down");
  WAIT_FOR_ACTIVE ("28");
}

static void
test_block (Fixture *fixture, gconstpointer data)
{
  PRESS ("<Control>Home", "<Shift>Down", "<Shift>Down", "<Shift>Right");
  g_assert_cmpuint (count_class (fixture->table, "accord-block"), ==, 6);
  WAIT_FOR_ACTIVE ("1");
  PRESS ("<Shift>Up");
  g_assert_cmpuint (count_class (fixture->table, "accord-block"), ==, 4);
  PRESS ("Escape");
  g_assert_cmpuint (count_class (fixture->table, "accord-block"), ==, 0);
  PRESS ("<Shift>space");
  g_assert_cmpuint (count_class (fixture->table, "accord-block"), >=, 5);
  WAIT_FOR_ACTIVE ("1");
}

/* A block stays with its rows when others come to stand between them. */
static void
test_block_follows_its_rows (Fixture *fixture, gconstpointer data)
{
  PRESS ("<Control>Home", "Down", "<Shift>Down");
  g_assert_cmpuint (count_class (fixture->table, "accord-block"), ==, 2);
  gtk_widget_activate_action (accord_ui_test_find_type (fixture->page, ACCORD_TYPE_TABLE_VIEW), "table.order", "s", "number");
  gtk_widget_activate_action (accord_ui_test_find_type (fixture->page, ACCORD_TYPE_TABLE_VIEW), "table.descending", NULL);
  accord_ui_test_settle (fixture->window);
  WAIT_FOR_ACTIVE ("2");
}

/* A click takes the cell and gives its row the focus, wherever that was. */
static void
test_click (Fixture *fixture, gconstpointer data)
{
  GtkWidget *focus;

  PRESS ("<Control>Home", "Return");
  click (fixture, find_cell (fixture, "Kingsferry City Council"), 1);
  WAIT_FOR_ACTIVE ("Kingsferry City Council");
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_true (gtk_widget_is_ancestor (focus, fixture->table));
}

static void
test_copy (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;
  GdkContentFormats *formats;

  PRESS ("<Control>Home", "<Shift>Down", "<Shift>Right", "<Shift>Right", "<Control>c");
  formats = gdk_clipboard_get_formats (gtk_widget_get_clipboard (GTK_WIDGET (fixture->window)));
  accord_test_wait_until (gdk_content_formats_contain_mime_type (
      gdk_clipboard_get_formats (gtk_widget_get_clipboard (GTK_WIDGET (fixture->window))), "text/html"));
  g_assert_nonnull (formats);
  text = read_clipboard (fixture);
  g_assert_cmpstr (text, ==,
                   "1\tLocal authority (statutory)\tNorwold County Council\n"
                   "2\tLocal authority (statutory)\tKingsferry City Council\n");
}

/* --- editing --- */

static void
type_text (Fixture *fixture, const char *text)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));

  g_assert_true (GTK_IS_TEXT (focus));
  gtk_editable_set_text (GTK_EDITABLE (focus), text);
}

static gboolean
is_typing (Fixture *fixture)
{
  return GTK_IS_TEXT (gtk_root_get_focus (GTK_ROOT (fixture->window)));
}

static char *
read_field (Fixture *fixture, const char *table, gint64 id, const char *column)
{
  g_autoptr (AccordRecord) record = accord_test_run (fixture->partnership, accord_record_load (table, id));

  return g_strdup (accord_record_get (record, column));
}

static void
assert_field (Fixture *fixture, const char *table, gint64 id, const char *column, const char *expected)
{
  g_autofree char *value = read_field (fixture, table, id, column);

  g_assert_cmpstr (value, ==, expected);
}

static gint64
get_selected (Fixture *fixture)
{
  return accord_table_view_get_selected (
      ACCORD_TABLE_VIEW (accord_ui_test_find_type (fixture->page, ACCORD_TYPE_TABLE_VIEW)));
}

static void
undo (Fixture *fixture)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  accord_ui_test_settle (fixture->window);
}

/* From the first cell of the log, which is When. */
static gint64
go_to (Fixture *fixture, guint n_right)
{
  PRESS ("<Control>Home");
  for (guint i = 0; i < n_right; i++)
    PRESS ("Right");
  return get_selected (fixture);
}

static void
test_edit_text (Fixture *fixture, gconstpointer data)
{
  gint64 id = go_to (fixture, 1);
  g_autofree char *before = read_field (fixture, "activity", id, "title");

  PRESS ("F2");
  accord_test_wait_until (is_typing (fixture));
  type_text (fixture, "Typed in the table");
  PRESS ("Return");
  assert_field (fixture, "activity", id, "title", "Typed in the table");
  g_assert_cmpint (get_selected (fixture), !=, id);
  undo (fixture);
  assert_field (fixture, "activity", id, "title", before);
}

/* What is typed over a cell begins with the first key; Tab goes right, Escape gives up. */
static void
test_type_over (Fixture *fixture, gconstpointer data)
{
  gint64 id = go_to (fixture, 1);

  PRESS ("x");
  g_assert_true (is_typing (fixture));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (gtk_root_get_focus (GTK_ROOT (fixture->window)))), ==, "x");
  type_text (fixture, "xyz");
  PRESS ("Tab");
  assert_field (fixture, "activity", id, "title", "xyz");
  g_assert_cmpint (get_selected (fixture), ==, id);
  PRESS ("Left", "q", "Escape");
  g_assert_false (is_typing (fixture));
  assert_field (fixture, "activity", id, "title", "xyz");
}

/* What cannot be used stays as it was typed, with the reason, and nothing is stored. */
static void
test_bad_input (Fixture *fixture, gconstpointer data)
{
  gint64 id = go_to (fixture, 0);
  g_autofree char *before = read_field (fixture, "activity", id, "happened_from");
  GtkWidget *line;

  PRESS ("3");
  type_text (fixture, "30/02/2026");
  line = gtk_root_get_focus (GTK_ROOT (fixture->window));
  PRESS ("Return");
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == line);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (line)), ==, "30/02/2026");
  g_assert_true (gtk_widget_has_css_class (gtk_widget_get_parent (gtk_widget_get_parent (line)), "error"));
  assert_field (fixture, "activity", id, "happened_from", before);
  type_text (fixture, "Oct-Nov 2026");
  PRESS ("Return");
  assert_field (fixture, "activity", id, "happened_from", "2026-10-01");
  assert_field (fixture, "activity", id, "happened_until", "2026-11-30");
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  PRESS ("<Control>Home", "End", "x");
  g_assert_false (is_typing (fixture));
  accord_test_wait_until (accord_ui_test_find_name (GTK_WIDGET (fixture->window),
                                                    "“Links” is worked out from other values and cannot be changed here.")
                          != NULL);
}

static gboolean
is_popover (GtkWidget *widget, gpointer data)
{
  return GTK_IS_POPOVER (widget) && gtk_widget_get_mapped (widget);
}

static void
test_choose_a_term (Fixture *fixture, gconstpointer data)
{
  gint64 id = go_to (fixture, 5);
  GtkWidget *popover = NULL;

  PRESS ("c");
  accord_test_wait_until ((popover = accord_ui_test_find (fixture->page, is_popover, NULL)) != NULL);
  accord_test_wait_until (is_typing (fixture));
  type_text (fixture, "consult");
  g_signal_emit_by_name (accord_ui_test_find_type (popover, GTK_TYPE_SEARCH_ENTRY), "activate");
  accord_ui_test_settle (fixture->window);
  assert_field (fixture, "activity", id, "level", "consult");
}

/* --- blocks --- */

static void
set_clipboard (Fixture *fixture, const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (fixture->window)), text);
}

static guint
count_activities (Fixture *fixture)
{
  g_autoptr (GPtrArray) records = accord_test_run (fixture->partnership, accord_record_load_all ("activity", NULL, 0));

  return records->len;
}

/* As LibreOffice and Excel write it: a quoted text that holds a line end, days, counts, terms by their labels. */
static void
test_paste (Fixture *fixture, gconstpointer data)
{
  gint64 id = go_to (fixture, 0);
  g_autofree char *before = read_field (fixture, "activity", id, "title");

  set_clipboard (fixture, "12/03/2024\t\"Market \"\"day\"\"\"\t\r\nabout May 2024\tSecond\t\r\n");
  PRESS ("<Control>v");
  accord_ui_test_settle (fixture->window);
  assert_field (fixture, "activity", id, "happened_from", "2024-03-12");
  assert_field (fixture, "activity", id, "title", "Market \"day\"");
  undo (fixture);
  assert_field (fixture, "activity", id, "title", before);
}

static void
test_paste_is_refused_whole (Fixture *fixture, gconstpointer data)
{
  gint64 id = go_to (fixture, 0);
  g_autofree char *before = read_field (fixture, "activity", id, "title");
  AdwDialog *dialog = NULL;

  set_clipboard (fixture, "12/03/2024\tFirst\n30/02/2024\tSecond\n");
  PRESS ("<Control>v");
  accord_test_wait_until (
      (dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window))) != NULL);
  g_assert_nonnull (accord_ui_test_find_name (GTK_WIDGET (dialog), "Row 2, When: 30/02/2024"));
  assert_field (fixture, "activity", id, "title", before);
  adw_dialog_force_close (dialog);
}

/* Rows below the last one become records. */
static void
test_paste_adds_rows (Fixture *fixture, gconstpointer data)
{
  guint before = count_activities (fixture);

  PRESS ("<Control>End", "Home", "Right");
  set_clipboard (fixture, "The last\nNew one\nNew two\n");
  PRESS ("<Control>v");
  accord_ui_test_settle (fixture->window);
  g_assert_cmpuint (count_activities (fixture), ==, before + 2);
  undo (fixture);
  g_assert_cmpuint (count_activities (fixture), ==, before);
}

static void
test_fill_down_and_clear (Fixture *fixture, gconstpointer data)
{
  gint64 first = go_to (fixture, 5), second;
  g_autofree char *level = read_field (fixture, "activity", first, "level");
  g_autofree char *before = NULL;

  PRESS ("Down");
  second = get_selected (fixture);
  before = read_field (fixture, "activity", second, "level");
  PRESS ("Up", "<Shift>Down", "<Shift>Down", "<Control>d");
  assert_field (fixture, "activity", second, "level", level);
  PRESS ("Delete");
  assert_field (fixture, "activity", second, "level", "");
  undo (fixture);
  undo (fixture);
  assert_field (fixture, "activity", second, "level", before);
}

/* Ctrl+Enter writes what was typed into the whole block. */
static void
test_block_entry (Fixture *fixture, gconstpointer data)
{
  gint64 first = go_to (fixture, 1), second;

  PRESS ("Down");
  second = get_selected (fixture);
  PRESS ("Up", "<Shift>Down", "a");
  type_text (fixture, "The same");
  PRESS ("<Control>Return");
  assert_field (fixture, "activity", first, "title", "The same");
  assert_field (fixture, "activity", second, "title", "The same");
  undo (fixture);
}

/* --- filters, columns, rows --- */

static gboolean
says (Fixture *fixture, const char *words)
{
  return accord_ui_test_find_name (fixture->page, words) != NULL;
}

static GtkWidget *
open_filter (Fixture *fixture)
{
  GtkWidget *popover = NULL;

  PRESS ("<Control><Shift>l");
  accord_test_wait_until ((popover = accord_ui_test_find (fixture->page, is_popover, NULL)) != NULL);
  accord_ui_test_settle (fixture->window);
  return popover;
}

static void
test_filter_by_text_and_days (Fixture *fixture, gconstpointer data)
{
  GtkWidget *popover;

  go_to (fixture, 1);
  popover = open_filter (fixture);
  gtk_editable_set_text (GTK_EDITABLE (accord_ui_test_find_type (popover, GTK_TYPE_ENTRY)), "draft");
  accord_ui_test_click (popover, "Filter");
  accord_test_wait_until (says (fixture, "Remove What: contains “draft”"));
  accord_test_wait_until (!says (fixture, "55 activities"));
  go_to (fixture, 0);
  popover = open_filter (fixture);
  gtk_editable_set_text (GTK_EDITABLE (accord_ui_test_find_type (popover, GTK_TYPE_ENTRY)), "01/09/2026");
  accord_ui_test_click (popover, "Filter");
  accord_test_wait_until (says (fixture, "Remove When: from 01/09/2026"));
  accord_ui_test_click (fixture->page, "Remove When: from 01/09/2026");
  accord_test_wait_until (!says (fixture, "Remove When: from 01/09/2026"));
  accord_ui_test_click (fixture->page, "Remove What: contains “draft”");
  accord_test_wait_until (says (fixture, "55 activities"));
}

static gboolean
is_check (GtkWidget *widget, gpointer data)
{
  const char *label = GTK_IS_CHECK_BUTTON (widget) ? gtk_check_button_get_label (GTK_CHECK_BUTTON (widget)) : NULL;

  return label != NULL && g_str_has_prefix (label, data);
}

/* The values of a column are ticked, with how many rows have each; text that looks like SQL is text. */
static void
test_filter_by_values (Fixture *fixture, gconstpointer data)
{
  GtkWidget *popover, *check = NULL;

  go_to (fixture, 2);
  popover = open_filter (fixture);
  accord_test_wait_until ((check = accord_ui_test_find (popover, is_check, (gpointer) "VCSE")) != NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  accord_ui_test_click (popover, "Filter");
  accord_test_wait_until (!says (fixture, "55 activities"));
  go_to (fixture, 1);
  popover = open_filter (fixture);
  gtk_editable_set_text (GTK_EDITABLE (accord_ui_test_find_type (popover, GTK_TYPE_ENTRY)), "%' OR 1=1 --");
  accord_ui_test_click (popover, "Filter");
  accord_test_wait_until (says (fixture, "Nothing Found"));
  accord_ui_test_click (fixture->page, "Show All");
  accord_test_wait_until (says (fixture, "55 activities"));
}

/* What cannot be read as a number stays to be mended. */
static void
test_filter_by_numbers (Fixture *fixture, gconstpointer data)
{
  GtkWidget *popover = NULL, *least;

  go_to (fixture, 0);
  gtk_widget_activate_action (accord_ui_test_find_type (fixture->page, ACCORD_TYPE_TABLE_VIEW), "table.filter", "s", "reach");
  accord_test_wait_until ((popover = accord_ui_test_find (fixture->page, is_popover, NULL)) != NULL);
  accord_ui_test_settle (fixture->window);
  least = accord_ui_test_find_type (popover, GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (least), "a few");
  accord_ui_test_click (popover, "Filter");
  accord_test_wait_until (says (fixture, "“afew” is not a whole number. Write it in digits, as 12."));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (least)), ==, "a few");
  gtk_editable_set_text (GTK_EDITABLE (least), "1,000");
  accord_ui_test_click (popover, "Filter");
  accord_test_wait_until (says (fixture, "Remove Reached: at least 1000"));
  accord_test_wait_until (!says (fixture, "55 activities"));
}

/* Headings with counts, folded by keys, by a click and by the menu; keys and blocks go across them. */
static void
test_groups (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = accord_ui_test_find_type (fixture->page, ACCORD_TYPE_TABLE_VIEW);

  gtk_widget_activate_action (view, "table.group", "s", "sector");
  accord_test_wait_until (says (fixture, "NHS, 1 row"));
  PRESS ("<Control>Home", "Down", "Down", "<Shift>Down");
  g_assert_cmpuint (count_class (fixture->table, "accord-block"), ==, 2);
  PRESS ("Escape");
  WAIT_FOR_ACTIVE ("3");
  PRESS ("Down", "<Alt><Shift>Up");
  WAIT_FOR_ACTIVE ("5");
  PRESS ("Up");
  WAIT_FOR_ACTIVE ("3");
  PRESS ("<Alt><Shift>Up");
  WAIT_FOR_ACTIVE ("5");
  g_assert_true (says (fixture, "NHS, 1 row"));
  PRESS ("<Alt><Shift>Down");
  WAIT_FOR_ACTIVE ("4");
  PRESS ("<Alt><Shift>Down");
  WAIT_FOR_ACTIVE ("1");

  accord_ui_test_click (fixture->page, "NHS, 1 row");
  accord_test_wait_until (says (fixture, "27 shown of 28 seats, 1 vacant"));
  gtk_widget_activate_action (view, "table.fold-all", NULL);
  accord_test_wait_until (says (fixture, "0 shown of 28 seats, 1 vacant"));
  accord_ui_test_click (fixture->page, "NHS, 1 row");
  accord_test_wait_until (says (fixture, "1 shown of 28 seats, 1 vacant"));
  gtk_widget_activate_action (view, "table.unfold-all", NULL);
  accord_test_wait_until (says (fixture, "28 seats, 1 vacant"));
  gtk_widget_activate_action (view, "table.group", "s", "");
  accord_test_wait_until (!says (fixture, "NHS, 1 row"));
}

static void
test_delete_rows (Fixture *fixture, gconstpointer data)
{
  guint before = count_activities (fixture);

  PRESS ("<Control>Home", "<Shift>Down", "<Shift>Down");
  gtk_widget_activate_action (accord_ui_test_find_type (fixture->page, ACCORD_TYPE_TABLE_VIEW), "table.delete-rows", NULL);
  accord_ui_test_settle (fixture->window);
  g_assert_cmpuint (count_activities (fixture), ==, before - 3);
  undo (fixture);
  g_assert_cmpuint (count_activities (fixture), ==, before);
}

static AccordEntryCell *
find_line (GtkWidget *root, const char *key)
{
  AccordEntryCell *found = NULL;

  if (ACCORD_IS_ENTRY_CELL (root) && g_str_equal (accord_entry_cell_get_column (ACCORD_ENTRY_CELL (root))->key, key))
    return ACCORD_ENTRY_CELL (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_line (child, key);
  return found;
}

static void
type_into (GtkWidget *dialog, const char *key, const char *text)
{
  AccordEntryCell *line = find_line (dialog, key);

  g_assert_nonnull (line);
  gtk_widget_grab_focus (GTK_WIDGET (line));
  gtk_editable_set_text (GTK_EDITABLE (gtk_root_get_focus (gtk_widget_get_root (dialog))), text);
}

static guint
count_with_level (Fixture *fixture, const char *level, gboolean with_theme)
{
  g_autoptr (GPtrArray) activities = accord_test_run (fixture->partnership, accord_record_load_all ("activity", NULL, 0));
  guint n = 0;

  for (guint i = 0; i < activities->len; i++)
    {
      g_autoptr (GPtrArray) themes = NULL;

      if (!g_str_equal (accord_record_get (activities->pdata[i], "level"), level))
        continue;
      themes = accord_test_run (fixture->partnership,
                                accord_record_load_links (accord_field_find ("activity", "activity_theme"),
                                                          accord_record_get_id (activities->pdata[i])));
      for (guint k = 0; with_theme && k < themes->len; k++)
        n += g_str_equal (accord_record_get (themes->pdata[k], "value"), "housing");
      n += !with_theme;
    }
  return n;
}

/* Three rows, two of their columns, one step; a value that cannot be used is refused at its line and nothing is written. */
static void
test_edit_rows (Fixture *fixture, gconstpointer data)
{
  guint before = count_with_level (fixture, "co_produce", FALSE);
  AdwDialog *dialog = NULL;

  PRESS ("<Control>Home", "<Shift>Down", "<Shift>Down", "<Shift>F2");
  accord_test_wait_until (
      (dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window))) != NULL);
  g_assert_cmpstr (adw_dialog_get_title (dialog), ==, "Edit 3 Rows");
  type_into (GTK_WIDGET (dialog), "happened", "30/02/2026");
  accord_ui_test_click (GTK_WIDGET (dialog), "Change");
  accord_test_wait_until (gtk_widget_has_css_class (GTK_WIDGET (find_line (GTK_WIDGET (dialog), "happened")), "error"));
  type_into (GTK_WIDGET (dialog), "happened", "");
  type_into (GTK_WIDGET (dialog), "level", "co_produce");
  type_into (GTK_WIDGET (dialog), "themes", "housing");
  accord_ui_test_click (GTK_WIDGET (dialog), "Change");
  accord_test_wait_until (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)) == NULL);
  accord_ui_test_settle (fixture->window);
  g_assert_cmpuint (count_with_level (fixture, "co_produce", FALSE), >=, MAX (before, 3));
  g_assert_cmpuint (count_with_level (fixture, "co_produce", TRUE), >=, 3);
  undo (fixture);
  g_assert_cmpuint (count_with_level (fixture, "co_produce", FALSE), ==, before);
}

/* A column that is moved is still there when the page is opened again. */
static void
test_columns_are_remembered (Fixture *fixture, gconstpointer data)
{
  go_to (fixture, 0);
  WAIT_FOR_ACTIVE ("14/01/2027");
  PRESS ("<Alt><Shift>Right");
  WAIT_FOR_ACTIVE ("14/01/2027");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.close-partnership", NULL);
  accord_ui_test_settle (fixture->window);
  accord_window_open_sample (fixture->window);
  accord_test_wait_until (accord_window_get_partnership (fixture->window) != NULL);
  fixture->partnership = accord_window_get_partnership (fixture->window);
  go (fixture, "engagement");
  gtk_widget_grab_focus (accord_ui_test_find_type (fixture->page, ACCORD_TYPE_TABLE_VIEW));
  PRESS ("<Control>Home", "Right");
  WAIT_FOR_ACTIVE ("14/01/2027");
  PRESS ("<Alt><Shift>Left");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, page, func) g_test_add ("/ui/table/" path, Fixture, page, set_up, func, tear_down)
  ADD ("move", "partners", test_move);
  ADD ("block", "partners", test_block);
  ADD ("block-follows-its-rows", "partners", test_block_follows_its_rows);
  ADD ("click", "partners", test_click);
  ADD ("copy", "partners", test_copy);
  ADD ("edit-text", "engagement", test_edit_text);
  ADD ("type-over", "engagement", test_type_over);
  ADD ("bad-input", "engagement", test_bad_input);
  ADD ("read-only", "engagement", test_read_only);
  ADD ("choose-a-term", "engagement", test_choose_a_term);
  ADD ("paste", "engagement", test_paste);
  ADD ("paste-is-refused-whole", "engagement", test_paste_is_refused_whole);
  ADD ("paste-adds-rows", "engagement", test_paste_adds_rows);
  ADD ("fill-down-and-clear", "engagement", test_fill_down_and_clear);
  ADD ("block-entry", "engagement", test_block_entry);
  ADD ("filter-by-text-and-days", "engagement", test_filter_by_text_and_days);
  ADD ("filter-by-values", "engagement", test_filter_by_values);
  ADD ("filter-by-numbers", "engagement", test_filter_by_numbers);
  ADD ("groups", "partners", test_groups);
  ADD ("delete-rows", "engagement", test_delete_rows);
  ADD ("edit-rows", "engagement", test_edit_rows);
  ADD ("columns-are-remembered", "engagement", test_columns_are_remembered);
  return g_test_run ();
}
