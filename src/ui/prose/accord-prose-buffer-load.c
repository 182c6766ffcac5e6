/* accord-prose-buffer-load.c: shows a prose, and reads what is shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/prose/accord-prose-buffer-private.h"

/* Puts the styled words at @iter, which is moved behind them. */
void
accord_prose_buffer_insert_text_runs (AccordProseBuffer *self, GtkTextIter *iter, const AccordProseText *text)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);

  for (guint i = 0; i < text->n_runs; i++)
    {
      const AccordProseRun *run = &text->runs[i];
      g_auto (GStrv) lines = g_strsplit (run->text, "\n", -1);
      g_autofree char *shown = g_strjoinv (ACCORD_PROSE_LINE_BREAK_UTF8, lines);
      int offset = gtk_text_iter_get_offset (iter);
      GtkTextIter start;

      gtk_text_buffer_insert (buffer, iter, shown, -1);
      gtk_text_buffer_get_iter_at_offset (buffer, &start, offset);

      for (AccordProseStyle bit = ACCORD_PROSE_STRONG; bit <= ACCORD_PROSE_LITERAL; bit <<= 1)
        {
          GtkTextTag *tag = accord_prose_buffer_get_style_tag (self, bit);

          if (run->style & bit)
            gtk_text_buffer_apply_tag (buffer, tag, &start, iter);
        }
      if (run->url != NULL)
        gtk_text_buffer_apply_tag (buffer, accord_prose_buffer_create_link_tag (self, run->url), &start, iter);
    }
}

static void
insert_grid (AccordProseBuffer *self, GtkTextIter *iter, AccordProse *prose, guint index)
{
  AccordProseBuilder *builder = accord_prose_builder_new ();
  g_autoptr (AccordProse) table = NULL;
  g_autoptr (AccordProseGrid) grid = NULL;

  accord_prose_builder_add_block (builder, accord_prose_get_block (prose, index));
  table = accord_prose_builder_end (builder);
  grid = accord_prose_grid_new (self, table);
  gtk_text_buffer_insert_child_anchor (GTK_TEXT_BUFFER (self), iter, accord_prose_grid_get_anchor (grid));
}

/* Puts a block, as one or more lines, at @iter, the start of a line; @iter is moved behind it. To be called
 * while @self is quiet.
 */
void
accord_prose_buffer_insert_block (AccordProseBuffer *self, GtkTextIter *iter, AccordProse *prose, guint index)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  const AccordProseBlock *block = accord_prose_get_block (prose, index);
  AccordProseLine line = { block->kind, block->level, block->start, NULL };
  int first = gtk_text_iter_get_line (iter);
  int last;

  if (block->kind > ACCORD_PROSE_QUOTE)
    line.source = accord_prose_buffer_create_line_tag (self, block->kind, 0);

  if (block->kind == ACCORD_PROSE_TABLE)
    insert_grid (self, iter, prose, index);
  else if (block->kind > ACCORD_PROSE_QUOTE)
    {
      g_autofree char *source = accord_prose_write_block (prose, index);

      gtk_text_buffer_insert (buffer, iter, source, -1);
    }
  else
    accord_prose_buffer_insert_text_runs (self, iter, &block->text);

  gtk_text_buffer_insert (buffer, iter, "\n", 1);
  last = gtk_text_iter_get_line (iter);
  for (int i = first; i < last; i++)
    accord_prose_buffer_set_line (self, i, &line);
  gtk_text_buffer_get_iter_at_line (buffer, iter, last);
}

/* Shows what a cell of a table holds. */
void
accord_prose_buffer_load_cell (AccordProseBuffer *self, const AccordProseText *text)
{
  GtkTextIter iter;

  self->quiet++;
  gtk_text_buffer_set_text (GTK_TEXT_BUFFER (self), "", 0);
  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (self), &iter);
  accord_prose_buffer_insert_text_runs (self, &iter, text);
  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (self), &iter);
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (self), &iter);
  self->pending_offset = -1;
  self->quiet--;
}

static void
collect_single_tag (GtkTextTag *tag, gpointer data)
{
  AccordProseTag *meaning = accord_prose_tag_get (tag);

  if (meaning != NULL && (meaning->role == ACCORD_PROSE_TAG_LINK || meaning->role == ACCORD_PROSE_TAG_START ||
                          (meaning->role == ACCORD_PROSE_TAG_LINE && meaning->kind > ACCORD_PROSE_QUOTE)))
    g_ptr_array_add (data, tag);
}

/**
 * accord_prose_buffer_load:
 * @self: a buffer
 * @prose: what to show
 *
 * Shows @prose in place of what was there, with nothing to undo and the cursor at the start.
 */
void
accord_prose_buffer_load (AccordProseBuffer *self, AccordProse *prose)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextTagTable *table;
  g_autoptr (GPtrArray) single = g_ptr_array_new ();
  GtkTextIter start;

  g_return_if_fail (ACCORD_IS_PROSE_BUFFER (self));
  g_return_if_fail (prose != NULL);

  self->quiet++;
  g_object_freeze_notify (G_OBJECT (self));
  accord_prose_history_clear (self->history);
  gtk_text_buffer_set_text (buffer, "", 0);
  table = gtk_text_buffer_get_tag_table (buffer);
  gtk_text_tag_table_foreach (table, collect_single_tag, single);
  for (guint i = 0; i < single->len; i++)
    gtk_text_tag_table_remove (table, single->pdata[i]);

  gtk_text_buffer_get_start_iter (buffer, &start);
  for (guint i = 0; i < accord_prose_get_n_blocks (prose); i++)
    accord_prose_buffer_insert_block (self, &start, prose, i);

  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  self->pending_offset = -1;
  self->quiet--;
  g_object_thaw_notify (G_OBJECT (self));
  g_signal_emit_by_name (self, "loaded");
}

static void
read_runs (AccordProseBuilder *builder, const GtkTextIter *from, const GtkTextIter *line_end)
{
  GtkTextIter start = *from;

  while (gtk_text_iter_compare (&start, line_end) < 0)
    {
      GtkTextIter end = start;
      const char *url;
      AccordProseStyle style = accord_prose_buffer_get_style_at (&start, &url);
      g_autofree char *text = NULL;

      /* Pieces of one style are joined by the builder; a spelling tag between them does not matter.
       */
      if (!gtk_text_iter_forward_to_tag_toggle (&end, NULL) || gtk_text_iter_compare (&end, line_end) > 0)
        end = *line_end;
      text = gtk_text_iter_get_text (&start, &end);
      accord_prose_builder_add_text (builder, text, -1, style, url);
      start = end;
    }
}

/* Adds what a cell of a table holds to the cell that was begun in @builder. */
void
accord_prose_buffer_read_cell (AccordProseBuffer *self, AccordProseBuilder *builder)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (self), &start, &end);
  read_runs (builder, &start, &end);
}

/* A block that is shown as source may have been changed by hand. It stays what it was if it can
 * still be read as such; else it is kept as it is now.
 */
static void
read_source (AccordProseBuilder *builder, AccordProseKind kind, const char *source)
{
  g_autoptr (AccordProse) prose = accord_prose_parse (source);

  if (accord_prose_get_n_blocks (prose) == 1 && accord_prose_get_block (prose, 0)->kind == kind)
    accord_prose_builder_add_block (builder, accord_prose_get_block (prose, 0));
  else
    accord_prose_builder_add_kept (builder, source);
}

/* Reads the block of source that begins at @iter, which is moved to the line after it. */
static void
read_source_lines (AccordProseBuilder *builder, GtkTextIter *iter, const AccordProseLine *first)
{
  GtkTextIter start = *iter;
  AccordProseLine line;
  g_autofree char *source = NULL;

  do
    {
      if (!gtk_text_iter_forward_line (iter))
        break;
      accord_prose_buffer_get_line (iter, &line);
    }
  while (line.source == first->source);

  source = gtk_text_iter_get_text (&start, iter);
  read_source (builder, first->kind, source);
}

/**
 * accord_prose_buffer_read_between:
 * @self: a buffer
 * @from: where to begin, not within what is shown as source
 * @to: where to end, not within what is shown as source
 *
 * Returns: (transfer full): what is shown there, in its normal form: without empty paragraphs, with
 * styles at word edges
 */
AccordProse *
accord_prose_buffer_read_between (AccordProseBuffer *self, const GtkTextIter *from, const GtkTextIter *to)
{
  AccordProseBuilder *builder = accord_prose_builder_new ();
  GtkTextIter iter = *from;

  g_return_val_if_fail (ACCORD_IS_PROSE_BUFFER (self), NULL);

  while (gtk_text_iter_compare (&iter, to) < 0)
    {
      AccordProseLine line;
      GtkTextIter end = iter;

      accord_prose_buffer_get_line (&iter, &line);
      if (line.kind == ACCORD_PROSE_TABLE)
        {
          AccordProse *table = accord_prose_grid_get_prose (accord_prose_buffer_get_grid_on_line (&iter));

          accord_prose_builder_add_block (builder, accord_prose_get_block (table, 0));
          if (!gtk_text_iter_forward_line (&iter))
            break;
          continue;
        }
      if (line.source != NULL)
        {
          read_source_lines (builder, &iter, &line);
          continue;
        }

      if (!gtk_text_iter_ends_line (&end))
        gtk_text_iter_forward_to_line_end (&end);
      if (gtk_text_iter_compare (&end, to) > 0)
        end = *to;
      accord_prose_builder_begin (builder, line.kind, line.level, line.start);
      read_runs (builder, &iter, &end);
      if (!gtk_text_iter_forward_line (&iter))
        break;
    }

  return accord_prose_builder_end (builder);
}

/**
 * accord_prose_buffer_read:
 * @self: a buffer
 *
 * Returns: (transfer full): what is shown, in its normal form
 */
AccordProse *
accord_prose_buffer_read (AccordProseBuffer *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (ACCORD_IS_PROSE_BUFFER (self), NULL);

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (self), &start, &end);
  return accord_prose_buffer_read_between (self, &start, &end);
}
