/* accord-prose-buffer.c: a section's text while it is edited
 *
 * One line is one block, or one line of a block that is shown as source. What a line is, and its
 * styles, are tags of a small fixed set; links and blocks of source have a tag each. A line's tags
 * cover its line feed too, so that empty lines have a format. For the same reason the buffer always
 * ends with an empty line, where the next paragraph is begun.
 *
 * A table is a line with one character, an AccordProseGrid. Each of its cells is an AccordProseBuffer
 * too, of one paragraph without a line feed; what is done there is undone by the history of the text
 * around the table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/prose/accord-prose-buffer-private.h"

G_DEFINE_FINAL_TYPE (AccordProseBuffer, accord_prose_buffer, GTK_SOURCE_TYPE_BUFFER)

enum
{
  PROP_GRID = 1,
  N_PROPS,
};

enum
{
  SIGNAL_EDITED,
  SIGNAL_CELL_MOVED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
emit_edited (AccordProseBuffer *self)
{
  if (self->quiet > 0)
    return;

  self->touched = TRUE;
  if (self->action_depth == 0)
    {
      self->touched = FALSE;
      g_signal_emit (self, signals[SIGNAL_EDITED], 0);
      if (self->grid != NULL)
        accord_prose_grid_touch (self->grid);
    }
}

/* To be called when a table in @self was edited. */
void
accord_prose_buffer_tell (AccordProseBuffer *self)
{
  emit_edited (self);
}

/* To be called within a user action, before it changes anything. */
void
accord_prose_buffer_record (AccordProseBuffer *self)
{
  accord_prose_history_record (self->history, self, ACCORD_PROSE_CHANGE_OTHER, -1, -1);
  emit_edited (self);
}

/* Begins what is one step to undo. */
void
accord_prose_buffer_begin_step (AccordProseBuffer *self)
{
  gtk_text_buffer_begin_user_action (GTK_TEXT_BUFFER (self));
  accord_prose_buffer_record (self);
}

void
accord_prose_buffer_end_step (AccordProseBuffer *self)
{
  gtk_text_buffer_end_user_action (GTK_TEXT_BUFFER (self));
}

/* Sees to the empty line at the end; the cursor stays on the line that it is on. */
static void
end_with_empty_line (AccordProseBuffer *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter end;
  GtkTextIter insert;
  GtkTextIter bound;
  int insert_offset;
  int bound_offset;
  AccordProseLine line;

  gtk_text_buffer_get_end_iter (buffer, &end);
  if (self->grid != NULL || gtk_text_iter_starts_line (&end))
    return;

  accord_prose_buffer_get_line (&end, &line);
  gtk_text_buffer_get_iter_at_mark (buffer, &insert, gtk_text_buffer_get_insert (buffer));
  gtk_text_buffer_get_iter_at_mark (buffer, &bound, gtk_text_buffer_get_selection_bound (buffer));
  insert_offset = gtk_text_iter_get_offset (&insert);
  bound_offset = gtk_text_iter_get_offset (&bound);

  self->quiet++;
  gtk_text_buffer_insert (buffer, &end, "\n", 1);
  self->quiet--;
  accord_prose_buffer_set_line (self, gtk_text_buffer_get_line_count (buffer) - 2, &line);

  gtk_text_buffer_get_iter_at_offset (buffer, &insert, insert_offset);
  gtk_text_buffer_get_iter_at_offset (buffer, &bound, bound_offset);
  gtk_text_buffer_select_range (buffer, &insert, &bound);
}

/* The styles that text typed at @iter takes: those chosen for it, or those of the character before
 * it in the line, else of the one after.
 */
static AccordProseStyle
get_typing_style (AccordProseBuffer *self, const GtkTextIter *iter)
{
  GtkTextIter neighbour = *iter;
  AccordProseStyle style;
  const char *url;

  if (self->pending_offset == gtk_text_iter_get_offset (iter))
    return self->pending_style;

  if (!gtk_text_iter_starts_line (&neighbour))
    gtk_text_iter_backward_char (&neighbour);
  else if (gtk_text_iter_ends_line (&neighbour))
    return ACCORD_PROSE_PLAIN;

  style = accord_prose_buffer_get_style_at (&neighbour, &url);

  return style & (ACCORD_PROSE_STRONG | ACCORD_PROSE_EMPHASIS);
}

static void
style_typed (AccordProseBuffer *self, int from, int to, AccordProseStyle style)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, from);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, to);
  for (AccordProseStyle bit = ACCORD_PROSE_STRONG; bit <= ACCORD_PROSE_EMPHASIS; bit <<= 1)
    {
      GtkTextTag *tag = accord_prose_buffer_get_style_tag (self, bit);

      if (style & bit)
        gtk_text_buffer_apply_tag (buffer, tag, &start, &end);
      else
        gtk_text_buffer_remove_tag (buffer, tag, &start, &end);
    }
}

/* A line ends with a line feed here, whatever it ended with where it came from; a cell is one line. */
static char *
unify_line_ends (AccordProseBuffer *self, const char *text, int length)
{
  g_autoptr (GString) unified = g_string_new_len (text, length);

  g_string_replace (unified, "\r\n", "\n", 0);
  g_string_replace (unified, "\r", "\n", 0);
  g_string_replace (unified, "\u2029", "\n", 0);
  if (self->grid != NULL)
    {
      g_string_replace (unified, "\n", " ", 0);
      g_string_replace (unified, ACCORD_PROSE_LINE_BREAK_UTF8, " ", 0);
    }

  return g_string_free_and_steal (g_steal_pointer (&unified));
}

static gboolean
is_cursor_at (AccordProseBuffer *self, const GtkTextIter *iter)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter cursor;

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));

  return gtk_text_iter_equal (&cursor, iter);
}

/* Nothing is typed into the line of a table: begins a paragraph before or after it, and moves @iter there. */
static void
step_off_table (AccordProseBuffer *self, GtkTextIter *iter, AccordProseLine *line)
{
  static const AccordProseLine paragraph = { ACCORD_PROSE_PARAGRAPH, 0, 0, NULL };
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  gboolean before = gtk_text_iter_starts_line (iter);
  gboolean moves_cursor = is_cursor_at (self, iter);
  int number = gtk_text_iter_get_line (iter);

  self->quiet++;
  GTK_TEXT_BUFFER_CLASS (accord_prose_buffer_parent_class)->insert_text (buffer, iter, "\n", 1);
  self->quiet--;
  accord_prose_buffer_set_line (self, before ? number : number + 1, &paragraph);
  accord_prose_buffer_set_line (self, before ? number + 1 : number, line);
  gtk_text_buffer_get_iter_at_line (buffer, iter, before ? number : number + 1);
  if (moves_cursor)
    gtk_text_buffer_place_cursor (buffer, iter);
  *line = paragraph;
}

static void
accord_prose_buffer_insert_text (GtkTextBuffer *buffer, GtkTextIter *iter, const char *text, int length)
{
  AccordProseBuffer *self = ACCORD_PROSE_BUFFER (buffer);
  GtkTextBufferClass *parent_class = GTK_TEXT_BUFFER_CLASS (accord_prose_buffer_parent_class);
  AccordProseLine line;
  AccordProseStyle style;
  g_autofree char *unified = NULL;
  gboolean broken;
  gboolean at_edge;
  int start;
  int end;
  int first_line;

  if (self->quiet > 0)
    {
      parent_class->insert_text (buffer, iter, text, length);
      return;
    }

  unified = unify_line_ends (self, text, length);
  text = unified;
  length = strlen (unified);
  broken = memchr (text, '\n', length) != NULL;
  accord_prose_buffer_get_line (iter, &line);
  start = gtk_text_iter_get_offset (iter);
  end = start + g_utf8_strlen (text, length);
  accord_prose_history_record (self->history, self, broken ? ACCORD_PROSE_CHANGE_OTHER : ACCORD_PROSE_CHANGE_TYPE,
                               start, end);

  if (accord_prose_buffer_get_grid_on_line (iter) != NULL)
    {
      step_off_table (self, iter, &line);
      if (strcmp (text, "\n") == 0)
        return;
      start = gtk_text_iter_get_offset (iter);
      end = start + g_utf8_strlen (text, length);
    }

  first_line = gtk_text_iter_get_line (iter);
  at_edge = gtk_text_iter_starts_line (iter) || gtk_text_iter_is_end (iter);
  style = line.source != NULL ? ACCORD_PROSE_PLAIN : get_typing_style (self, iter);
  parent_class->insert_text (buffer, iter, text, length);

  if (self->grid == NULL && (broken || at_edge))
    for (int i = first_line; i <= gtk_text_iter_get_line (iter); i++)
      {
        accord_prose_buffer_set_line (self, i, &line);
        /* Only the first of the lines begins the list anew. */
        line.start = 0;
      }
  style_typed (self, start, end, style);
  end_with_empty_line (self);
  self->pending_offset = -1;

  gtk_text_buffer_get_iter_at_offset (buffer, iter, end);
}

/* A table shares its line with nothing, so that the line feeds beside it stay unless the line beside it is
 * empty, or goes too. FALSE if nothing is left to be erased.
 */
static gboolean
spare_table_line (GtkTextIter *start, GtkTextIter *end)
{
  if (gtk_text_iter_get_line (start) == gtk_text_iter_get_line (end))
    return TRUE;

  if (!gtk_text_iter_starts_line (start) && accord_prose_buffer_get_grid_on_line (start) != NULL)
    gtk_text_iter_forward_line (start);
  if (gtk_text_iter_compare (start, end) < 0 && gtk_text_iter_starts_line (end) && !gtk_text_iter_starts_line (start) &&
      accord_prose_buffer_get_grid_on_line (end) != NULL)
    gtk_text_iter_backward_char (end);

  return gtk_text_iter_compare (start, end) < 0;
}

static void
accord_prose_buffer_delete_range (GtkTextBuffer *buffer, GtkTextIter *start, GtkTextIter *end)
{
  AccordProseBuffer *self = ACCORD_PROSE_BUFFER (buffer);
  GtkTextBufferClass *parent_class = GTK_TEXT_BUFFER_CLASS (accord_prose_buffer_parent_class);
  AccordProseLine line;
  gboolean joined;
  gboolean had_table;
  int offset;
  int number;

  if (self->quiet > 0)
    {
      parent_class->delete_range (buffer, start, end);
      return;
    }

  gtk_text_iter_order (start, end);
  if (!spare_table_line (start, end))
    return;

  offset = gtk_text_iter_get_offset (start);
  number = gtk_text_iter_get_line (start);
  had_table = accord_prose_buffer_get_grid_on_line (start) != NULL || accord_prose_buffer_get_grid_on_line (end) != NULL;
  joined = gtk_text_iter_get_line (end) != number;
  accord_prose_history_record (self->history, self, ACCORD_PROSE_CHANGE_ERASE, offset, gtk_text_iter_get_offset (end));

  /* Of two lines that become one, that which keeps some of its text keeps its format; the first if
   * both do. */
  accord_prose_buffer_get_line (
      joined && gtk_text_iter_starts_line (start) && !gtk_text_iter_is_end (end) ? end : start, &line);

  parent_class->delete_range (buffer, start, end);

  if (had_table)
    {
      gtk_text_buffer_get_iter_at_offset (buffer, start, offset);
      if (line.kind == ACCORD_PROSE_TABLE && accord_prose_buffer_get_grid_on_line (start) == NULL)
        line = (AccordProseLine){ ACCORD_PROSE_PARAGRAPH, 0, 0, NULL };
    }
  if (joined || had_table)
    {
      accord_prose_buffer_set_line (self, number, &line);
      end_with_empty_line (self);
      accord_prose_buffer_fit_list (self, number);
    }

  gtk_text_buffer_get_iter_at_offset (buffer, start, offset);
  *end = *start;
}

static void
accord_prose_buffer_insert_child_anchor (GtkTextBuffer *buffer, GtkTextIter *iter, GtkTextChildAnchor *anchor)
{
  g_ptr_array_add (ACCORD_PROSE_BUFFER (buffer)->grids, g_object_ref (accord_prose_grid_get_from_anchor (anchor)));

  GTK_TEXT_BUFFER_CLASS (accord_prose_buffer_parent_class)->insert_child_anchor (buffer, iter, anchor);
}

static void
accord_prose_buffer_changed (GtkTextBuffer *buffer)
{
  AccordProseBuffer *self = ACCORD_PROSE_BUFFER (buffer);

  GTK_TEXT_BUFFER_CLASS (accord_prose_buffer_parent_class)->changed (buffer);
  emit_edited (self);
}

static void
accord_prose_buffer_begin_user_action (GtkTextBuffer *buffer)
{
  AccordProseBuffer *self = ACCORD_PROSE_BUFFER (buffer);
  GtkTextBufferClass *parent_class = GTK_TEXT_BUFFER_CLASS (accord_prose_buffer_parent_class);

  if (parent_class->begin_user_action != NULL)
    parent_class->begin_user_action (buffer);
  self->action_depth++;
  if (self->history != NULL)
    accord_prose_history_begin_action (self->history);
}

static void
accord_prose_buffer_end_user_action (GtkTextBuffer *buffer)
{
  AccordProseBuffer *self = ACCORD_PROSE_BUFFER (buffer);
  GtkTextBufferClass *parent_class = GTK_TEXT_BUFFER_CLASS (accord_prose_buffer_parent_class);

  if (self->history != NULL)
    accord_prose_history_end_action (self->history);
  self->action_depth--;
  if (parent_class->end_user_action != NULL)
    parent_class->end_user_action (buffer);
  if (self->touched)
    emit_edited (self);
}

static void
accord_prose_buffer_mark_set (GtkTextBuffer *buffer, const GtkTextIter *iter, GtkTextMark *mark)
{
  AccordProseBuffer *self = ACCORD_PROSE_BUFFER (buffer);

  if (mark == gtk_text_buffer_get_insert (buffer) && gtk_text_iter_get_offset (iter) != self->pending_offset)
    self->pending_offset = -1;

  GTK_TEXT_BUFFER_CLASS (accord_prose_buffer_parent_class)->mark_set (buffer, iter, mark);
  if (self->grid != NULL && mark == gtk_text_buffer_get_insert (buffer))
    g_signal_emit (accord_prose_grid_get_host (self->grid), signals[SIGNAL_CELL_MOVED], 0);
}

/* Chooses the styles of what is typed next at the cursor. */
void
accord_prose_buffer_set_pending_style (AccordProseBuffer *self, AccordProseStyle style)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (self), &iter, gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (self)));
  self->pending_style = style;
  self->pending_offset = gtk_text_iter_get_offset (&iter);
}

AccordProseStyle
accord_prose_buffer_get_typing_style (AccordProseBuffer *self)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (self), &iter, gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (self)));

  return get_typing_style (self, &iter);
}

void
accord_prose_buffer_begin_restore (AccordProseBuffer *self)
{
  self->quiet++;
  g_object_freeze_notify (G_OBJECT (self));
}

void
accord_prose_buffer_end_restore (AccordProseBuffer *self)
{
  self->quiet--;
  self->pending_offset = -1;
  g_object_thaw_notify (G_OBJECT (self));
  emit_edited (self);
}

/**
 * accord_prose_buffer_can_go_back:
 * @self: a buffer
 *
 * Returns: whether there is something to undo
 */
gboolean
accord_prose_buffer_can_go_back (AccordProseBuffer *self)
{
  g_return_val_if_fail (ACCORD_IS_PROSE_BUFFER (self), FALSE);

  return self->history != NULL && accord_prose_history_can_go (self->history, TRUE);
}

/**
 * accord_prose_buffer_can_go_forward:
 * @self: a buffer
 *
 * Returns: whether there is something to redo
 */
gboolean
accord_prose_buffer_can_go_forward (AccordProseBuffer *self)
{
  g_return_val_if_fail (ACCORD_IS_PROSE_BUFFER (self), FALSE);

  return self->history != NULL && accord_prose_history_can_go (self->history, FALSE);
}

/**
 * accord_prose_buffer_go_back:
 * @self: a buffer
 *
 * Undoes the last run of typing or the last command, with its styles.
 */
void
accord_prose_buffer_go_back (AccordProseBuffer *self)
{
  g_return_if_fail (ACCORD_IS_PROSE_BUFFER (self));

  accord_prose_history_go (self->history, TRUE);
}

/**
 * accord_prose_buffer_go_forward:
 * @self: a buffer
 *
 * Does again what was undone last.
 */
void
accord_prose_buffer_go_forward (AccordProseBuffer *self)
{
  g_return_if_fail (ACCORD_IS_PROSE_BUFFER (self));

  accord_prose_history_go (self->history, FALSE);
}

static void
accord_prose_buffer_constructed (GObject *object)
{
  AccordProseBuffer *self = ACCORD_PROSE_BUFFER (object);

  G_OBJECT_CLASS (accord_prose_buffer_parent_class)->constructed (object);

  gtk_text_buffer_set_enable_undo (GTK_TEXT_BUFFER (self), FALSE);
  gtk_source_buffer_set_highlight_syntax (GTK_SOURCE_BUFFER (self), FALSE);
  gtk_source_buffer_set_highlight_matching_brackets (GTK_SOURCE_BUFFER (self), FALSE);
  gtk_source_buffer_set_style_scheme (GTK_SOURCE_BUFFER (self), NULL);
  accord_prose_buffer_create_tags (self);

  if (self->grid != NULL)
    self->history = accord_prose_grid_get_host (self->grid)->history;
  else
    {
      self->history = accord_prose_history_new (self);
      self->grids = g_ptr_array_new_with_free_func (g_object_unref);
    }
}

static void
accord_prose_buffer_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AccordProseBuffer *self = ACCORD_PROSE_BUFFER (object);

  switch (id)
    {
    case PROP_GRID:
      self->grid = g_value_get_object (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
accord_prose_buffer_finalize (GObject *object)
{
  AccordProseBuffer *self = ACCORD_PROSE_BUFFER (object);

  g_clear_weak_pointer (&self->active_cell);
  if (self->grids != NULL)
    {
      accord_prose_history_free (self->history);
      g_ptr_array_unref (self->grids);
    }

  G_OBJECT_CLASS (accord_prose_buffer_parent_class)->finalize (object);
}

static void
accord_prose_buffer_class_init (AccordProseBufferClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkTextBufferClass *buffer_class = GTK_TEXT_BUFFER_CLASS (klass);

  object_class->constructed = accord_prose_buffer_constructed;
  object_class->set_property = accord_prose_buffer_set_property;
  object_class->finalize = accord_prose_buffer_finalize;
  buffer_class->insert_text = accord_prose_buffer_insert_text;
  buffer_class->insert_child_anchor = accord_prose_buffer_insert_child_anchor;
  buffer_class->delete_range = accord_prose_buffer_delete_range;
  buffer_class->changed = accord_prose_buffer_changed;
  buffer_class->begin_user_action = accord_prose_buffer_begin_user_action;
  buffer_class->end_user_action = accord_prose_buffer_end_user_action;
  buffer_class->mark_set = accord_prose_buffer_mark_set;

  /* The table that this is a cell of. */
  properties[PROP_GRID] =
      g_param_spec_object ("grid", NULL, NULL, ACCORD_TYPE_PROSE_GRID,
                           G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * AccordProseBuffer::edited:
   * @self: the buffer
   *
   * The text, its styles or the format of a line were changed by a person, or an undo; not by
   * loading.
   */
  signals[SIGNAL_EDITED] =
      g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * AccordProseBuffer::cell-wanted:
   * @self: the buffer
   * @grid: a table in it
   * @row: a row
   * @column: a column
   * @from: where in the cell what is to be selected begins, in characters
   * @to: where it ends, and the cursor is to be
   *
   * The cursor is to go into a cell.
   */
  g_signal_new ("cell-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 5,
                ACCORD_TYPE_PROSE_GRID, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_INT, G_TYPE_INT);

  /**
   * AccordProseBuffer::cell-shown:
   * @self: the buffer
   * @cell: the text of a cell of one of its tables
   *
   * The cell has a widget from now on.
   */
  g_signal_new ("cell-shown", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                ACCORD_TYPE_PROSE_BUFFER);

  /**
   * AccordProseBuffer::cell-moved:
   * @self: the buffer
   *
   * The cursor moved within a cell, or came to one or went from it.
   */
  signals[SIGNAL_CELL_MOVED] =
      g_signal_new ("cell-moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * AccordProseBuffer::cell-left:
   * @self: the buffer
   *
   * The cursor was taken from a cell into the text, which is to have the focus.
   */
  g_signal_new ("cell-left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * AccordProseBuffer::loaded:
   * @self: the buffer
   *
   * Another text is shown, by accord_prose_buffer_load().
   */
  g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
accord_prose_buffer_init (AccordProseBuffer *self)
{
  self->pending_offset = -1;
}

/**
 * accord_prose_buffer_new:
 *
 * Returns: (transfer full): an empty text
 */
AccordProseBuffer *
accord_prose_buffer_new (void)
{
  return g_object_new (ACCORD_TYPE_PROSE_BUFFER, NULL);
}
