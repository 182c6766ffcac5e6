/* accord-prose-buffer-table.c: the tables in a text, and the cells as texts of their own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/prose/accord-prose-buffer-private.h"

/* The table on the line of @iter; NULL if there is none. */
AccordProseGrid *
accord_prose_buffer_get_grid_on_line (const GtkTextIter *iter)
{
  GtkTextIter start = *iter;

  gtk_text_iter_set_line_offset (&start, 0);

  return accord_prose_grid_get_from_anchor (gtk_text_iter_get_child_anchor (&start));
}

static gboolean
is_gone (AccordProseGrid *grid)
{
  return gtk_text_child_anchor_get_deleted (accord_prose_grid_get_anchor (grid));
}

static int
compare_grids (gconstpointer a, gconstpointer b, gpointer buffer)
{
  GtkTextIter first;
  GtkTextIter second;

  gtk_text_buffer_get_iter_at_child_anchor (buffer, &first, accord_prose_grid_get_anchor (*(AccordProseGrid *const *) a));
  gtk_text_buffer_get_iter_at_child_anchor (buffer, &second, accord_prose_grid_get_anchor (*(AccordProseGrid *const *) b));

  return gtk_text_iter_compare (&first, &second);
}

/**
 * accord_prose_buffer_list_grids:
 * @self: a buffer
 *
 * Returns: (transfer container) (element-type AccordProseGrid): its tables, in the order of the text
 */
GPtrArray *
accord_prose_buffer_list_grids (AccordProseBuffer *self)
{
  GPtrArray *grids = g_ptr_array_new ();

  g_return_val_if_fail (ACCORD_IS_PROSE_BUFFER (self), grids);

  for (guint i = self->grids != NULL ? self->grids->len : 0; i > 0; i--)
    if (is_gone (self->grids->pdata[i - 1]))
      g_ptr_array_remove_index_fast (self->grids, i - 1);
    else
      g_ptr_array_add (grids, self->grids->pdata[i - 1]);
  g_ptr_array_sort_with_data (grids, compare_grids, self);

  return grids;
}

/**
 * accord_prose_buffer_get_table_at:
 * @self: a buffer
 * @iter: a place in @self
 *
 * Returns: (transfer none) (nullable): the table on the line of @iter
 */
AccordProseGrid *
accord_prose_buffer_get_table_at (AccordProseBuffer *self, const GtkTextIter *iter)
{
  g_return_val_if_fail (ACCORD_IS_PROSE_BUFFER (self), NULL);

  return accord_prose_buffer_get_grid_on_line (iter);
}

/**
 * accord_prose_buffer_select_table_before:
 * @self: a buffer
 *
 * Does what Backspace does at the start of the line after a table: selects the table, so that the next one
 * takes it away.
 *
 * Returns: whether it did
 */
gboolean
accord_prose_buffer_select_table_before (AccordProseBuffer *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter iter;
  GtkTextIter table;

  g_return_val_if_fail (ACCORD_IS_PROSE_BUFFER (self), FALSE);

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  table = iter;
  if (gtk_text_buffer_get_has_selection (buffer) || !gtk_text_iter_starts_line (&iter) ||
      !gtk_text_iter_backward_line (&table) || accord_prose_buffer_get_grid_on_line (&table) == NULL)
    return FALSE;

  gtk_text_iter_backward_char (&iter);
  gtk_text_buffer_select_range (buffer, &table, &iter);

  return TRUE;
}

/**
 * accord_prose_buffer_get_grid:
 * @self: a buffer
 *
 * Returns: (transfer none) (nullable): the table that @self is a cell of
 */
AccordProseGrid *
accord_prose_buffer_get_grid (AccordProseBuffer *self)
{
  g_return_val_if_fail (ACCORD_IS_PROSE_BUFFER (self), NULL);

  return self->grid;
}

/**
 * accord_prose_buffer_set_active_cell:
 * @self: a text
 * @cell: (nullable): the cell of one of its tables that the cursor is in
 *
 * What is undone brings the cursor back to where it was.
 */
void
accord_prose_buffer_set_active_cell (AccordProseBuffer *self, AccordProseBuffer *cell)
{
  g_return_if_fail (ACCORD_IS_PROSE_BUFFER (self));

  if (g_set_weak_pointer (&self->active_cell, cell))
    g_signal_emit_by_name (self, "cell-moved");
}

/**
 * accord_prose_buffer_get_active_cell:
 * @self: a text
 *
 * Returns: (transfer none) (nullable): the cell that the cursor is in
 */
AccordProseBuffer *
accord_prose_buffer_get_active_cell (AccordProseBuffer *self)
{
  AccordProseBuffer *cell;

  g_return_val_if_fail (ACCORD_IS_PROSE_BUFFER (self), NULL);

  /* The table may have gone from the text, or got other cells, while something still holds this one. */
  cell = self->active_cell;
  if (cell == NULL || cell->grid == NULL || is_gone (cell->grid))
    return NULL;

  return cell;
}

/**
 * accord_prose_buffer_show_cell:
 * @self: a text
 * @grid: a table in it
 * @row: a row
 * @column: a column
 * @from: where the selection is to begin, in characters
 * @to: where it is to end; -1 for the end of the cell
 *
 * Asks the view to put the cursor into a cell and to scroll there.
 */
void
accord_prose_buffer_show_cell (AccordProseBuffer *self, AccordProseGrid *grid, guint row, guint column, int from,
                               int to)
{
  g_return_if_fail (ACCORD_IS_PROSE_BUFFER (self));
  g_return_if_fail (ACCORD_IS_PROSE_GRID (grid));

  row = MIN (row, accord_prose_grid_get_n_rows (grid) - 1);
  column = MIN (column, accord_prose_grid_get_n_columns (grid) - 1);
  g_signal_emit_by_name (self, "cell-wanted", grid, row, column, from, to);
}

/**
 * accord_prose_buffer_leave_grid:
 * @self: a text
 * @grid: a table in it
 * @after: whether to go to the line after it, else to the one before
 *
 * Puts the cursor into the text beside the table. Where no line is before it the cursor stays at the table,
 * where what is typed makes one.
 */
void
accord_prose_buffer_leave_grid (AccordProseBuffer *self, AccordProseGrid *grid, gboolean after)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter iter;

  g_return_if_fail (ACCORD_IS_PROSE_BUFFER (self));
  g_return_if_fail (ACCORD_IS_PROSE_GRID (grid));

  gtk_text_buffer_get_iter_at_child_anchor (buffer, &iter, accord_prose_grid_get_anchor (grid));
  if (after)
    gtk_text_iter_forward_line (&iter);
  else
    gtk_text_iter_backward_char (&iter);
  gtk_text_buffer_place_cursor (buffer, &iter);
  g_signal_emit_by_name (self, "cell-left");
}

/**
 * accord_prose_buffer_remove_grid:
 * @self: a text
 * @grid: a table in it
 *
 * Takes the table away, as one step.
 */
void
accord_prose_buffer_remove_grid (AccordProseBuffer *self, AccordProseGrid *grid)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter start;
  GtkTextIter end;

  g_return_if_fail (ACCORD_IS_PROSE_BUFFER (self));
  g_return_if_fail (ACCORD_IS_PROSE_GRID (grid));

  accord_prose_buffer_begin_step (self);
  gtk_text_buffer_get_iter_at_child_anchor (buffer, &start, accord_prose_grid_get_anchor (grid));
  end = start;
  gtk_text_iter_forward_line (&end);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_place_cursor (buffer, &start);
  accord_prose_buffer_end_step (self);
  g_signal_emit_by_name (self, "cell-left");
}

/* Makes the text of a cell of @grid. */
AccordProseBuffer *
accord_prose_buffer_new_cell (AccordProseGrid *grid)
{
  AccordProseBuffer *self = g_object_new (ACCORD_TYPE_PROSE_BUFFER, "grid", grid, NULL);

  self->link_colour = accord_prose_grid_get_host (grid)->link_colour;

  return self;
}

/* The table has other cells now; a view may hold this one a little longer, but it tells and remembers nothing. */
void
accord_prose_buffer_orphan_cell (AccordProseBuffer *self)
{
  self->quiet++;
  self->grid = NULL;
  self->history = NULL;
}

/* Adds @text; of what is code only the room that it takes. */
static void
append_checked (GString *checked, const char *text, AccordProseStyle style)
{
  if (!(style & ACCORD_PROSE_LITERAL))
    g_string_append (checked, text);
  else
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
      g_string_append_c (checked, ' ');
}

/**
 * accord_prose_buffer_dup_checked_text:
 * @self: a cell
 *
 * Returns: (transfer full): its words for whoever checks them, character for character; code is blank
 */
char *
accord_prose_buffer_dup_checked_text (AccordProseBuffer *self)
{
  GString *checked = g_string_new (NULL);
  GtkTextIter start, end;

  g_return_val_if_fail (ACCORD_IS_PROSE_BUFFER (self), g_string_free_and_steal (checked));

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (self), &start, &end);
  while (gtk_text_iter_compare (&start, &end) < 0)
    {
      GtkTextIter next = start;
      const char *url;
      AccordProseStyle style = accord_prose_buffer_get_style_at (&start, &url);
      g_autofree char *text = NULL;

      if (!gtk_text_iter_forward_to_tag_toggle (&next, NULL))
        next = end;
      text = gtk_text_iter_get_slice (&start, &next);
      append_checked (checked, text, style);
      start = next;
    }

  return g_string_free_and_steal (checked);
}

/**
 * accord_prose_grid_dup_checked_text:
 * @grid: a table
 * @row: a row
 * @column: a column
 *
 * The same of a cell that need not have been made yet.
 *
 * Returns: (transfer full): its words
 */
char *
accord_prose_grid_dup_checked_text (AccordProseGrid *grid, guint row, guint column)
{
  AccordProseBuffer *cell = accord_prose_grid_peek_cell (grid, row, column);
  const AccordProseTable *table;
  const AccordProseText *text;
  GString *checked;

  if (cell != NULL)
    return accord_prose_buffer_dup_checked_text (cell);

  table = accord_prose_get_block (accord_prose_grid_get_prose (grid), 0)->table;
  text = &table->cells[row * table->n_columns + column];
  checked = g_string_new (NULL);
  for (guint i = 0; i < text->n_runs; i++)
    append_checked (checked, text->runs[i].text, text->runs[i].style);

  return g_string_free_and_steal (checked);
}

/* The start of a line of its own at the cursor: the line it is on if that is empty, else one after it. Nothing
 * is selected.
 */
static void
open_line (AccordProseBuffer *self, GtkTextIter *iter)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);

  gtk_text_buffer_get_iter_at_mark (buffer, iter, gtk_text_buffer_get_insert (buffer));
  if (gtk_text_iter_starts_line (iter) && gtk_text_iter_ends_line (iter))
    {
      GtkTextIter next = *iter;

      if (gtk_text_iter_forward_line (&next))
        gtk_text_buffer_delete (buffer, iter, &next);
      return;
    }

  if (gtk_text_iter_starts_line (iter))
    return;
  if (!gtk_text_iter_forward_line (iter))
    gtk_text_buffer_get_end_iter (buffer, iter);
}

/**
 * accord_prose_buffer_insert_table:
 * @self: a text
 * @prose: a text of one block, a table
 *
 * Puts a table below the line of the cursor, or in its place if it is empty, as one step.
 *
 * Returns: (transfer none) (nullable): the table; %NULL if @self is a cell
 */
AccordProseGrid *
accord_prose_buffer_insert_table (AccordProseBuffer *self, AccordProse *prose)
{
  AccordProseGrid *grid;
  GtkTextIter iter;
  int number;

  g_return_val_if_fail (ACCORD_IS_PROSE_BUFFER (self), NULL);
  g_return_val_if_fail (prose != NULL && accord_prose_get_block (prose, 0)->table != NULL, NULL);

  if (self->grid != NULL)
    return NULL;

  accord_prose_buffer_begin_step (self);
  self->quiet++;
  open_line (self, &iter);
  number = gtk_text_iter_get_line (&iter);
  accord_prose_buffer_insert_block (self, &iter, prose, 0);
  gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (self), &iter, number);
  grid = accord_prose_buffer_get_grid_on_line (&iter);
  accord_prose_buffer_fit_list (self, number);
  self->quiet--;
  accord_prose_buffer_end_step (self);

  return grid;
}
