/* test-prose-table.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>
#include <gtksourceview/gtksource.h>
#include <libspelling.h>

#include "accord-prose-test.h"
#include "support/accord-test.h"
#include "support/random-prose.h"
#include "ui/prose/accord-prose-cell.h"
#include "ui/prose/accord-prose-finder.h"

#ifdef __SANITIZE_ADDRESS__
#define N_RANDOM_EDITINGS 2
#else
#define N_RANDOM_EDITINGS 8
#endif

#define TABLE "| a | b |\n| --- | --: |\n| c | **d** |\n"

static AccordProseGrid *
get_grid (AccordProseFixture *fixture, guint index)
{
  g_autoptr (GPtrArray) grids = accord_prose_buffer_list_grids (fixture->buffer);

  return grids->pdata[index];
}

static void
go_to (AccordProseFixture *fixture, guint row, guint column)
{
  accord_prose_buffer_show_cell (fixture->buffer, get_grid (fixture, 0), row, column, 0, -1);
}

static AccordProseCell *
get_cell (AccordProseFixture *fixture)
{
  GtkWidget *cell = accord_prose_area_get_cell (fixture->area);

  g_assert_nonnull (cell);
  g_assert_true (gtk_root_get_focus (gtk_widget_get_root (cell)) == cell);

  return ACCORD_PROSE_CELL (cell);
}

static void
assert_in_cell (AccordProseFixture *fixture, guint row, guint column)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (get_cell (fixture)));
  guint found_row;
  guint found_column;

  g_assert_true (accord_prose_grid_find_cell (get_grid (fixture, 0), ACCORD_PROSE_BUFFER (buffer), &found_row,
                                              &found_column));
  g_assert_cmpuint (found_row, ==, row);
  g_assert_cmpuint (found_column, ==, column);
}

static void
assert_in_text (AccordProseFixture *fixture, int line)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (fixture->buffer);
  GtkTextIter iter;

  g_assert_null (accord_prose_area_get_cell (fixture->area));
  g_assert_true (gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (fixture->area))) == GTK_WIDGET (fixture->area));
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  g_assert_cmpint (gtk_text_iter_get_line (&iter), ==, line);
}

/* Where the cursor is, be that a cell or the text. */
static void
type (AccordProseFixture *fixture, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      GtkTextBuffer *buffer = GTK_TEXT_BUFFER (accord_prose_area_get_active (fixture->area));

      gtk_text_buffer_begin_user_action (buffer);
      gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
      gtk_text_buffer_insert_interactive_at_cursor (buffer, p, g_utf8_next_char (p) - p, TRUE);
      gtk_text_buffer_end_user_action (buffer);
    }
}

static gboolean
press (AccordProseFixture *fixture, guint keyval, GdkModifierType modifiers)
{
  return accord_prose_cell_press (get_cell (fixture), keyval, modifiers);
}

static void
activate (AccordProseFixture *fixture, const char *action, const char *target)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (fixture->area)));

  g_assert_true (gtk_widget_activate_action (focus, action, target != NULL ? "s" : NULL, target));
}

static void
test_cells_are_edited (AccordProseFixture *fixture, gconstpointer data)
{
  go_to (fixture, 1, 1);
  type (fixture, "one | two\nthree");
  accord_prose_test_assert_text (fixture, "| a | b |\n| --- | --: |\n| c | one \\| two three |\n");

  /* The toolbar is for the cell. */
  go_to (fixture, 0, 0);
  activate (fixture, "prose.italic", NULL);
  accord_prose_test_assert_text (fixture, "| _a_ | b |\n| --- | --: |\n| c | one \\| two three |\n");
  accord_prose_buffer_set_link (accord_prose_area_get_active (fixture->area), "law", "https://a.b");
  accord_prose_test_assert_text (fixture, "| [law](https://a.b) | b |\n| --- | --: |\n| c | one \\| two three |\n");
  assert_in_cell (fixture, 0, 0);
}

static void
test_keys_lead_through (AccordProseFixture *fixture, gconstpointer data)
{
  go_to (fixture, 0, 0);
  g_assert_true (press (fixture, GDK_KEY_Tab, 0));
  assert_in_cell (fixture, 0, 1);
  g_assert_true (press (fixture, GDK_KEY_Return, 0));
  assert_in_cell (fixture, 1, 1);
  g_assert_true (press (fixture, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK));
  assert_in_cell (fixture, 1, 0);

  /* The cursor goes through the text of a cell before it leaves it. */
  g_assert_false (press (fixture, GDK_KEY_Left, 0));
  gtk_widget_activate_action (GTK_WIDGET (get_cell (fixture)), "selection.none", NULL);
  go_to (fixture, 1, 0);
  accord_prose_buffer_show_cell (fixture->buffer, get_grid (fixture, 0), 1, 0, 1, 1);
  g_assert_true (press (fixture, GDK_KEY_Right, 0));
  assert_in_cell (fixture, 1, 1);
  g_assert_true (press (fixture, GDK_KEY_Up, 0));
  assert_in_cell (fixture, 0, 1);
  g_assert_true (press (fixture, GDK_KEY_Up, 0));
  assert_in_text (fixture, 0);

  go_to (fixture, 1, 0);
  g_assert_true (press (fixture, GDK_KEY_Down, 0));
  assert_in_text (fixture, 2);
  g_signal_emit_by_name (fixture->area, "move-cursor", GTK_MOVEMENT_VISUAL_POSITIONS, -1, FALSE);
  assert_in_cell (fixture, 1, 1);
  g_assert_true (press (fixture, GDK_KEY_Escape, 0));
  assert_in_text (fixture, 2);
}

static void
test_table_grows_and_shrinks (AccordProseFixture *fixture, gconstpointer data)
{
  go_to (fixture, 1, 1);
  g_assert_true (press (fixture, GDK_KEY_Tab, 0));
  assert_in_cell (fixture, 2, 0);
  type (fixture, "e");
  accord_prose_test_assert_text (fixture, "| a | b |\n| --- | --: |\n| c | **d** |\n| e |  |\n");

  activate (fixture, "prose.cell", "column-after");
  type (fixture, "f");
  activate (fixture, "prose.cell", "align-centre");
  assert_in_cell (fixture, 2, 1);
  accord_prose_test_assert_text (fixture, "| a |  | b |\n| --- | :-: | --: |\n| c |  | **d** |\n| e | f |  |\n");

  activate (fixture, "prose.cell", "row-above");
  assert_in_cell (fixture, 2, 1);
  activate (fixture, "prose.cell", "row-remove");
  activate (fixture, "prose.cell", "column-remove");
  accord_prose_test_assert_text (fixture, "| a | b |\n| --- | --: |\n| c | **d** |\n| e |  |\n");

  while (accord_prose_buffer_can_go_back (fixture->buffer))
    activate (fixture, "text.undo", NULL);
  accord_prose_test_assert_text (fixture, data);
  activate (fixture, "text.redo", NULL);
  accord_prose_test_assert_text (fixture, "| a | b |\n| --- | --: |\n| c | **d** |\n|  |  |\n");
}

static void
test_undo_by_runs (AccordProseFixture *fixture, gconstpointer data)
{
  go_to (fixture, 1, 0);
  type (fixture, "xyz");
  go_to (fixture, 0, 0);
  type (fixture, "w");
  accord_prose_test_put_cursor (fixture, 0, 0);
  type (fixture, "v");
  accord_prose_test_assert_text (fixture, "vtext\n\n| w | b |\n| --- | --: |\n| xyz | **d** |\n");

  activate (fixture, "text.undo", NULL);
  accord_prose_test_assert_text (fixture, "text\n\n| w | b |\n| --- | --: |\n| xyz | **d** |\n");
  assert_in_text (fixture, 0);
  activate (fixture, "text.undo", NULL);
  accord_prose_test_assert_text (fixture, "text\n\n| a | b |\n| --- | --: |\n| xyz | **d** |\n");
  assert_in_cell (fixture, 0, 0);
  activate (fixture, "text.undo", NULL);
  accord_prose_test_assert_text (fixture, data);
  assert_in_cell (fixture, 1, 0);
}

static void
test_insert_and_remove (AccordProseFixture *fixture, gconstpointer data)
{
  accord_prose_test_put_cursor (fixture, 0, 2);
  activate (fixture, "prose.table", NULL);
  assert_in_cell (fixture, 0, 0);
  type (fixture, "head");
  accord_prose_test_assert_text (fixture, "text\n\n| head |  |  |\n| --- | --- | --- |\n|  |  |  |\n|  |  |  |\n\nmore\n");
  activate (fixture, "prose.cell", "remove");
  accord_prose_test_assert_text (fixture, data);
  activate (fixture, "text.undo", NULL);
  accord_prose_test_assert_text (fixture, "text\n\n| head |  |  |\n| --- | --- | --- |\n|  |  |  |\n|  |  |  |\n\nmore\n");
  activate (fixture, "text.undo", NULL);
  activate (fixture, "text.undo", NULL);
  accord_prose_test_assert_text (fixture, data);
}

/* Nothing shares the line of a table, and no key beside it takes it away unseen. */
static void
test_beside_a_table (AccordProseFixture *fixture, gconstpointer data)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (fixture->buffer);
  GtkTextIter start;
  GtkTextIter end;

  accord_prose_test_put_cursor (fixture, 1, 0);
  type (fixture, "x");
  accord_prose_test_assert_text (fixture, "one\n\nx\n\n" TABLE "\ntwo\n");
  accord_prose_test_put_cursor (fixture, 2, 1);
  type (fixture, "y");
  accord_prose_test_assert_text (fixture, "one\n\nx\n\n" TABLE "\ny\n\ntwo\n");

  accord_prose_test_put_cursor (fixture, 3, 0);
  g_assert_true (accord_prose_area_press (fixture->area, GDK_KEY_BackSpace, 0));
  accord_prose_test_assert_text (fixture, "one\n\nx\n\n" TABLE "\ny\n\ntwo\n");
  g_signal_emit_by_name (fixture->area, "backspace");
  accord_prose_test_assert_text (fixture, "one\n\nx\n\ny\n\ntwo\n");
  activate (fixture, "text.undo", NULL);
  accord_prose_test_assert_text (fixture, "one\n\nx\n\n" TABLE "\ny\n\ntwo\n");

  accord_prose_test_put_cursor (fixture, 1, 1);
  g_signal_emit_by_name (fixture->area, "delete-from-cursor", GTK_DELETE_CHARS, 1);
  accord_prose_test_assert_text (fixture, "one\n\nx\n\n" TABLE "\ny\n\ntwo\n");

  gtk_text_buffer_get_iter_at_line_offset (buffer, &start, 0, 1);
  gtk_text_buffer_get_iter_at_line_offset (buffer, &end, 4, 1);
  gtk_text_buffer_select_range (buffer, &start, &end);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  accord_prose_test_assert_text (fixture, "owo\n");
  activate (fixture, "text.undo", NULL);
  accord_prose_test_assert_text (fixture, "one\n\nx\n\n" TABLE "\ny\n\ntwo\n");
}

static void
test_names (AccordProseFixture *fixture, gconstpointer data)
{
  go_to (fixture, 0, 0);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_cell (fixture)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Header of column 1");
  type (fixture, "Place");
  go_to (fixture, 1, 0);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_cell (fixture)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Row 1, column “Place”");
}

static void
test_read_only (AccordProseFixture *fixture, gconstpointer data)
{
  accord_prose_view_set_editable (fixture->view, FALSE);
  go_to (fixture, 1, 1);
  g_assert_false (gtk_text_view_get_editable (GTK_TEXT_VIEW (get_cell (fixture))));
  g_assert_true (press (fixture, GDK_KEY_Tab, 0));
  assert_in_text (fixture, 1);
  accord_prose_test_assert_text (fixture, data);
}

static void
edit_at_random (AccordProseFixture *fixture, GRand *random, AccordProseGrid *grid)
{
  guint row = g_rand_int_range (random, 0, accord_prose_grid_get_n_rows (grid));
  guint column = g_rand_int_range (random, 0, accord_prose_grid_get_n_columns (grid));
  static const char *const commands[] = {
    "row-above", "row-below", "row-remove", "column-before", "column-after", "column-remove", "align-right", "remove",
  };

  accord_prose_buffer_show_cell (fixture->buffer, grid, row, column, 0, g_rand_int_range (random, 0, 4));
  switch (g_rand_int_range (random, 0, 4))
    {
    case 0:
      accord_prose_cell_act (get_cell (fixture), commands[g_rand_int_range (random, 0, G_N_ELEMENTS (commands))]);
      break;

    case 1:
      accord_prose_buffer_set_style (accord_prose_area_get_active (fixture->area), ACCORD_PROSE_STRONG,
                                     g_rand_boolean (random));
      break;

    default:
      type (fixture, "x | *y* ");
      break;
    }
}

static void
test_random_edits (AccordProseFixture *fixture, gconstpointer data)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (fixture->buffer);

  for (guint seed = 0; seed < N_RANDOM_EDITINGS; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autofree char *before = NULL;

      accord_prose_view_set_text (fixture->view, "a\n\n" TABLE "\nb\n\n| x |\n|---|\n\n- c\n");
      before = accord_prose_view_dup_text (fixture->view);
      for (guint i = 0; i < 30; i++)
        {
          g_autoptr (GPtrArray) grids = accord_prose_buffer_list_grids (fixture->buffer);
          g_autoptr (AccordProse) shown = NULL;
          g_autoptr (AccordProse) stored = NULL;
          g_autofree char *text = NULL;

          if (grids->len > 0 && g_rand_int_range (random, 0, 3) > 0)
            edit_at_random (fixture, random, grids->pdata[g_rand_int_range (random, 0, grids->len)]);
          else if (g_rand_int_range (random, 0, 4) == 0)
            activate (fixture, "prose.table", NULL);
          else
            {
              int n_chars = gtk_text_buffer_get_char_count (buffer);
              GtkTextIter start;
              GtkTextIter end;

              gtk_text_buffer_get_iter_at_offset (buffer, &start, g_rand_int_range (random, 0, n_chars + 1));
              end = start;
              gtk_text_iter_forward_chars (&end, g_rand_int_range (random, 0, 4));
              gtk_widget_grab_focus (GTK_WIDGET (fixture->area));
              gtk_text_buffer_select_range (buffer, &start, &end);
              type (fixture, g_rand_boolean (random) ? "w" : "\n");
            }

          shown = accord_prose_buffer_read (fixture->buffer);
          text = accord_prose_write (shown);
          stored = accord_prose_parse (text);
          g_assert_true (accord_prose_equal (shown, stored));
        }

      while (accord_prose_buffer_can_go_back (fixture->buffer))
        accord_prose_buffer_go_back (fixture->buffer);
      accord_prose_test_assert_text (fixture, before);
    }
}

/* --- far from the screen --- */

static gboolean
is_filled (AccordProseGrid *grid)
{
  guint n_widgets;
  g_autofree GtkWidget **widgets = gtk_text_child_anchor_get_widgets (accord_prose_grid_get_anchor (grid), &n_widgets);

  return n_widgets == 1 && accord_prose_test_find (widgets[0], ACCORD_TYPE_PROSE_CELL) != NULL;
}

static int
get_height (AccordProseGrid *grid)
{
  guint n_widgets;
  g_autofree GtkWidget **widgets = gtk_text_child_anchor_get_widgets (accord_prose_grid_get_anchor (grid), &n_widgets);

  return gtk_widget_get_height (widgets[0]);
}

static gboolean
is_on_screen (AccordProseFixture *fixture, GtkWidget *widget)
{
  graphene_rect_t bounds;

  return widget != NULL && gtk_widget_compute_bounds (widget, GTK_WIDGET (fixture->area), &bounds) &&
         bounds.size.height > 0 && bounds.origin.y >= 0 &&
         bounds.origin.y + bounds.size.height <= gtk_widget_get_height (GTK_WIDGET (fixture->area));
}

#define N_TABLES 24
#define LAST (N_TABLES - 1)

static guint
count_filled (AccordProseFixture *fixture)
{
  guint n = 0;

  for (guint i = 0; i < N_TABLES; i++)
    n += is_filled (get_grid (fixture, i));
  return n;
}

static char *
write_long_text (void)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < N_TABLES; i++)
    {
      g_string_append (text, "| Place | What was heard there |\n| --- | --- |\n");
      for (guint row = 0; row < 6; row++)
        g_string_append (text, "| Kingsferry | Words that are as long as what people say, and say again, so that they are "
                               "wrapped at least once in the column |\n");
      for (guint k = 0; k < 20; k++)
        g_string_append (text, "\nA paragraph.\n");
      g_string_append_c (text, '\n');
    }
  return g_string_free_and_steal (text);
}

static guint
count_on_screen (AccordProseFixture *fixture)
{
  guint n = 0;

  for (guint i = 0; i < N_TABLES; i++)
    {
      guint n_widgets;
      g_autofree GtkWidget **widgets =
          gtk_text_child_anchor_get_widgets (accord_prose_grid_get_anchor (get_grid (fixture, i)), &n_widgets);

      n += is_on_screen (fixture, accord_prose_test_find (widgets[0], ACCORD_TYPE_PROSE_CELL));
    }
  return n;
}

/* A text is laid out when there is nothing else to do. */
static void
wait_for_layout (GtkAdjustment *vertical)
{
  double upper;

  do
    {
      upper = gtk_adjustment_get_upper (vertical);
      while (g_main_context_iteration (NULL, FALSE))
        continue;
    }
  while (gtk_adjustment_get_upper (vertical) != upper);
}

/* A table has cells when it comes near the screen, and before that about the room that they take. */
static void
test_filled_when_near (AccordProseFixture *fixture, gconstpointer data)
{
  g_autofree char *text = write_long_text ();
  GtkAdjustment *vertical = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (fixture->area));
  g_autofree char *read = NULL;
  int guess;

  accord_prose_view_set_text (fixture->view, text);
  accord_test_wait_until (is_filled (get_grid (fixture, 0)) && get_height (get_grid (fixture, LAST)) > 0);
  g_assert_cmpuint (count_filled (fixture), <, N_TABLES / 3);
  g_assert_false (is_filled (get_grid (fixture, LAST)));
  guess = get_height (get_grid (fixture, LAST));
  read = accord_prose_view_dup_text (fixture->view);
  wait_for_layout (vertical);

  /* Nothing but the screen depends on the widgets. */
  accord_prose_buffer_show_cell (fixture->buffer, get_grid (fixture, LAST), 3, 1, 0, -1);
  accord_test_wait_until (is_on_screen (fixture, accord_prose_area_get_cell (fixture->area)));
  g_test_message ("guessed %d, is %d", guess, get_height (get_grid (fixture, LAST)));
  g_assert_cmpint (ABS (get_height (get_grid (fixture, LAST)) - guess), <, guess / 3);
  g_assert_cmpuint (count_filled (fixture), <, N_TABLES / 2);
  accord_prose_test_assert_text (fixture, read);

  gtk_adjustment_set_value (vertical, gtk_adjustment_get_upper (vertical) / 2);
  accord_test_wait_until (count_on_screen (fixture) > 0);
}

/* Returns what is shown then, of which no table has cells but perhaps the first. */
static char *
open_long_text (AccordProseFixture *fixture, const char *more)
{
  g_autofree char *tables = write_long_text ();
  g_autofree char *text = g_strconcat (tables, more, NULL);

  accord_prose_view_set_text (fixture->view, text);

  return accord_prose_view_dup_text (fixture->view);
}

/* What is done at once after opening. */
static void
test_cells_not_made (AccordProseFixture *fixture, gconstpointer data)
{
  g_autofree char *text = open_long_text (fixture, "");
  g_autofree char *typed = NULL;
  AccordProseGrid *last;

  last = get_grid (fixture, LAST);
  g_assert_null (accord_prose_grid_peek_cell (last, 0, 0));

  /* Going there, before anything is laid out, and typing. */
  accord_prose_buffer_show_cell (fixture->buffer, last, 1, 1, 0, -1);
  type (fixture, "typed");
  accord_test_wait_until (is_on_screen (fixture, accord_prose_area_get_cell (fixture->area)));
  typed = accord_prose_view_dup_text (fixture->view);
  g_assert_nonnull (strstr (typed, "typed"));

  /* Undone, the cell is as it was, with the cursor in it; redone from elsewhere, it is gone to. */
  accord_prose_buffer_go_back (fixture->buffer);
  accord_prose_test_assert_text (fixture, text);
  g_assert_true (ACCORD_PROSE_BUFFER (accord_prose_area_get_active (fixture->area)) ==
                 accord_prose_grid_peek_cell (last, 1, 1));
  accord_prose_test_put_cursor (fixture, 0, 0);
  accord_prose_buffer_go_forward (fixture->buffer);
  accord_prose_test_assert_text (fixture, typed);
}

/* A table that goes before it had cells, and comes back by undo, is the same table with the same rows. */
static void
test_undo_of_unmade_table (AccordProseFixture *fixture, gconstpointer data)
{
  g_autofree char *text = open_long_text (fixture, "");

  accord_prose_buffer_remove_grid (fixture->buffer, get_grid (fixture, LAST));
  accord_prose_grid_add_row (get_grid (fixture, LAST - 1), 1);
  accord_prose_buffer_go_back (fixture->buffer);
  accord_prose_buffer_go_back (fixture->buffer);
  accord_prose_test_assert_text (fixture, text);
  g_assert_null (accord_prose_grid_peek_cell (get_grid (fixture, LAST), 0, 0));
  accord_prose_buffer_show_cell (fixture->buffer, get_grid (fixture, LAST), 2, 0, 0, -1);
  accord_test_wait_until (is_on_screen (fixture, accord_prose_area_get_cell (fixture->area)));
  accord_prose_test_assert_text (fixture, text);
}

static gboolean
is_found (AccordProseFixture *fixture, const char *words)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (accord_prose_area_get_active (fixture->area));
  g_autofree char *selected = NULL;
  GtkTextIter start, end;

  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  selected = gtk_text_iter_get_text (&start, &end);
  return g_str_equal (selected, words);
}

/* Words are found, and replaced, in a cell that nobody has seen. */
static void
test_find_in_unmade_cell (AccordProseFixture *fixture, gconstpointer data)
{
  g_autofree char *text = open_long_text (fixture, "| needle |\n| --- |\n| a **needle** |\n");
  g_autoptr (AccordFind) find = accord_find_new ("a needle", ACCORD_FIND_PLAIN);
  g_autoptr (AccordProseFinder) finder = accord_prose_finder_new (fixture->buffer);

  accord_prose_finder_set_find (finder, find);
  g_assert_cmpuint (accord_prose_finder_get_n_hits (finder), ==, 1);
  g_assert_true (accord_prose_finder_show (finder, 0));
  g_assert_true (is_found (fixture, "a needle"));
  accord_test_wait_until (is_on_screen (fixture, accord_prose_area_get_cell (fixture->area)));
  g_assert_true (accord_prose_finder_replace (finder, "a pin"));
  g_assert_false (accord_prose_finder_replace (finder, "a pin"));
  accord_prose_buffer_go_back (fixture->buffer);
  accord_prose_test_assert_text (fixture, text);
}

#define ADD(path, text, function) ACCORD_PROSE_TEST_ADD ("/ui/prose-table/" path, text, function)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  gtk_source_init ();
  spelling_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  ADD ("cells-are-edited", TABLE, test_cells_are_edited);
  ADD ("keys-lead-through", "text\n\n" TABLE "\nmore\n", test_keys_lead_through);
  ADD ("table-grows-and-shrinks", TABLE, test_table_grows_and_shrinks);
  ADD ("undo-by-runs", "text\n\n" TABLE, test_undo_by_runs);
  ADD ("insert-and-remove", "text\n\nmore\n", test_insert_and_remove);
  ADD ("beside-a-table", "one\n\n" TABLE "\ntwo\n", test_beside_a_table);
  ADD ("names", TABLE, test_names);
  ADD ("read-only", TABLE, test_read_only);
  ADD ("filled-when-near", NULL, test_filled_when_near);
  ADD ("cells-not-made", NULL, test_cells_not_made);
  ADD ("undo-of-unmade-table", NULL, test_undo_of_unmade_table);
  ADD ("find-in-unmade-cell", NULL, test_find_in_unmade_cell);
  ADD ("random-edits", NULL, test_random_edits);
  return g_test_run ();
}
