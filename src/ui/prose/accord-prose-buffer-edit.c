/* accord-prose-buffer-edit.c: what the toolbar and the keys do to the lines of a text
 *
 * Each function is one step to undo.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/prose/accord-prose-buffer-private.h"

static const AccordProseLine plain_line = { ACCORD_PROSE_PARAGRAPH, 0, 0, NULL };

/* The place of the cursor. */
void
accord_prose_buffer_get_cursor (AccordProseBuffer *self, GtkTextIter *iter)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);

  gtk_text_buffer_get_iter_at_mark (buffer, iter, gtk_text_buffer_get_insert (buffer));
}

/* The lines that are selected, or the line of the cursor. */
void
accord_prose_buffer_get_selected_lines (AccordProseBuffer *self, int *first, int *last)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (self), &start, &end);
  *first = gtk_text_iter_get_line (&start);
  *last = gtk_text_iter_get_line (&end);
  if (*last > *first && gtk_text_iter_starts_line (&end))
    (*last)--;
}

/* The last line has no characters that could hold a format: gives it a line feed, and the cursor
 * stays on it. */
static void
make_last_line_real (AccordProseBuffer *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter end;
  int offset;

  gtk_text_buffer_get_end_iter (buffer, &end);
  offset = gtk_text_iter_get_offset (&end);
  gtk_text_buffer_insert (buffer, &end, "\n", 1);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, offset);
  gtk_text_buffer_place_cursor (buffer, &end);
}

/**
 * accord_prose_buffer_set_kind:
 * @self: a buffer
 * @kind: paragraph, heading, bullet, number or quote
 * @level: of a heading; items keep their depth
 *
 * Makes the selected lines blocks of @kind. What is shown as source stays as it is.
 */
void
accord_prose_buffer_set_kind (AccordProseBuffer *self, AccordProseKind kind, guint level)
{
  GtkTextIter iter;
  AccordProseLine line;
  int first;
  int last;

  g_return_if_fail (ACCORD_IS_PROSE_BUFFER (self));
  g_return_if_fail (kind <= ACCORD_PROSE_QUOTE);

  if (self->grid != NULL)
    return;

  accord_prose_buffer_begin_step (self);
  accord_prose_buffer_get_selected_lines (self, &first, &last);
  if (first == gtk_text_buffer_get_line_count (GTK_TEXT_BUFFER (self)) - 1)
    make_last_line_real (self);

  for (int i = first; i <= last; i++)
    {
      gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (self), &iter, i);
      accord_prose_buffer_get_line (&iter, &line);
      if (line.source != NULL)
        continue;

      if (kind == ACCORD_PROSE_HEADING)
        line.level = CLAMP (level, 1, 6);
      else if (kind != ACCORD_PROSE_BULLET && kind != ACCORD_PROSE_NUMBER)
        line.level = 0;
      else if (!accord_prose_line_is_item (&line))
        line.level = 1;
      line.kind = kind;
      line.start = 0;
      accord_prose_buffer_set_line (self, i, &line);
    }
  accord_prose_buffer_fit_list (self, first);
  if (last > first)
    accord_prose_buffer_fit_list (self, last);
  accord_prose_buffer_end_step (self);
}

/**
 * accord_prose_buffer_nest:
 * @self: a buffer
 * @by: 1 to put the selected list items deeper, -1 to lift them
 *
 * Returns: whether that could be done; not with the first item of a list, at the last level, or
 * outside a list
 */
gboolean
accord_prose_buffer_nest (AccordProseBuffer *self, int by)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter iter;
  AccordProseLine line;
  AccordProseLine above = plain_line;
  int first;
  int last;

  g_return_val_if_fail (ACCORD_IS_PROSE_BUFFER (self), FALSE);

  accord_prose_buffer_get_selected_lines (self, &first, &last);
  gtk_text_buffer_get_iter_at_line (buffer, &iter, first);
  accord_prose_buffer_get_line (&iter, &line);
  if (gtk_text_iter_backward_line (&iter))
    accord_prose_buffer_get_line (&iter, &above);

  if (!accord_prose_line_is_item (&line) || (by < 0 && line.level == 1) ||
      (by > 0 &&
       (!accord_prose_line_is_item (&above) || line.level > above.level || line.level == ACCORD_PROSE_MAX_LIST_LEVEL)))
    return FALSE;

  accord_prose_buffer_begin_step (self);
  for (int i = first; i <= last; i++)
    {
      gtk_text_buffer_get_iter_at_line (buffer, &iter, i);
      accord_prose_buffer_get_line (&iter, &line);
      if (!accord_prose_line_is_item (&line))
        continue;

      line.level = CLAMP ((int) line.level + by, 1, ACCORD_PROSE_MAX_LIST_LEVEL);
      line.start = 0;
      accord_prose_buffer_set_line (self, i, &line);
    }
  accord_prose_buffer_fit_list (self, first);
  accord_prose_buffer_end_step (self);

  return TRUE;
}

static gboolean
is_line_empty (const GtkTextIter *iter)
{
  return gtk_text_iter_starts_line (iter) && gtk_text_iter_ends_line (iter);
}

/* Whether the block of source that the line at @iter belongs to ends with it. */
static gboolean
ends_source (const GtkTextIter *iter, const AccordProseLine *line)
{
  GtkTextIter below = *iter;
  AccordProseLine next;

  if (line->source == NULL || !gtk_text_iter_forward_line (&below))
    return line->source != NULL;
  accord_prose_buffer_get_line (&below, &next);

  return next.source != line->source;
}

/**
 * accord_prose_buffer_break_line:
 * @self: a buffer
 *
 * Does what Enter does where that is more than a line feed: it ends a list, a quotation or a block
 * of source from an empty line, lifts an empty item, and goes on with a paragraph after a heading.
 *
 * Returns: whether it did; if not, a line feed is to be typed
 */
gboolean
accord_prose_buffer_break_line (AccordProseBuffer *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter iter;
  AccordProseLine line;
  int number;

  g_return_val_if_fail (ACCORD_IS_PROSE_BUFFER (self), FALSE);

  if (gtk_text_buffer_get_has_selection (buffer))
    return FALSE;

  accord_prose_buffer_get_cursor (self, &iter);
  number = gtk_text_iter_get_line (&iter);
  accord_prose_buffer_get_line (&iter, &line);

  if (is_line_empty (&iter) && accord_prose_line_is_item (&line) && line.level > 1)
    return accord_prose_buffer_nest (self, -1);

  if (is_line_empty (&iter) &&
      (accord_prose_line_is_item (&line) || line.kind == ACCORD_PROSE_QUOTE || ends_source (&iter, &line)))
    {
      accord_prose_buffer_begin_step (self);
      accord_prose_buffer_set_line (self, number, &plain_line);
      accord_prose_buffer_fit_list (self, number + 1);
      accord_prose_buffer_end_step (self);
      return TRUE;
    }

  if (line.kind == ACCORD_PROSE_HEADING && (gtk_text_iter_ends_line (&iter) || gtk_text_iter_starts_line (&iter)))
    {
      gboolean after = gtk_text_iter_ends_line (&iter);

      accord_prose_buffer_begin_step (self);
      gtk_text_buffer_insert (buffer, &iter, "\n", 1);
      accord_prose_buffer_set_line (self, after ? number + 1 : number, &plain_line);
      accord_prose_buffer_end_step (self);
      return TRUE;
    }

  return FALSE;
}

/**
 * accord_prose_buffer_break_within_line:
 * @self: a buffer
 *
 * Types a hard line break, which does not end the paragraph or item.
 *
 * Returns: whether it did; not in headings and in what is shown as source, which have no such
 * breaks
 */
gboolean
accord_prose_buffer_break_within_line (AccordProseBuffer *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter iter;
  AccordProseLine line;

  g_return_val_if_fail (ACCORD_IS_PROSE_BUFFER (self), FALSE);

  accord_prose_buffer_get_cursor (self, &iter);
  accord_prose_buffer_get_line (&iter, &line);
  if (line.source != NULL || line.kind == ACCORD_PROSE_HEADING || self->grid != NULL)
    return FALSE;

  accord_prose_buffer_begin_step (self);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_insert_at_cursor (buffer, ACCORD_PROSE_LINE_BREAK_UTF8, -1);
  accord_prose_buffer_end_step (self);

  return TRUE;
}

/**
 * accord_prose_buffer_erase_format:
 * @self: a buffer
 *
 * Does what Backspace does at the start of an item, quotation or heading: makes it a paragraph.
 *
 * Returns: whether it did
 */
gboolean
accord_prose_buffer_erase_format (AccordProseBuffer *self)
{
  GtkTextIter iter;
  AccordProseLine line;

  g_return_val_if_fail (ACCORD_IS_PROSE_BUFFER (self), FALSE);

  accord_prose_buffer_get_cursor (self, &iter);
  accord_prose_buffer_get_line (&iter, &line);
  if (gtk_text_buffer_get_has_selection (GTK_TEXT_BUFFER (self)) || !gtk_text_iter_starts_line (&iter) ||
      line.kind == ACCORD_PROSE_PARAGRAPH || line.source != NULL)
    return FALSE;

  accord_prose_buffer_set_kind (self, ACCORD_PROSE_PARAGRAPH, 0);

  return TRUE;
}

/**
 * accord_prose_buffer_format_as_typed:
 * @self: a buffer
 *
 * Types a space, and makes a list of the line if the space follows "-", "*", "+", "1." or "1)" at
 * its start. The two are steps of their own, so that one undo gives back what was typed.
 *
 * Returns: whether it did; if not, nothing was typed
 */
gboolean
accord_prose_buffer_format_as_typed (AccordProseBuffer *self)
{
  static const char *const markers[] = { "-", "*", "+", "1.", "1)" };
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter start;
  GtkTextIter iter;
  AccordProseLine line;
  g_autofree char *typed = NULL;

  g_return_val_if_fail (ACCORD_IS_PROSE_BUFFER (self), FALSE);

  accord_prose_buffer_get_cursor (self, &iter);
  accord_prose_buffer_get_line (&iter, &line);
  start = iter;
  gtk_text_iter_set_line_offset (&start, 0);
  if (gtk_text_buffer_get_has_selection (buffer) || line.kind != ACCORD_PROSE_PARAGRAPH || self->grid != NULL ||
      gtk_text_iter_get_line_offset (&iter) > 2)
    return FALSE;

  typed = gtk_text_iter_get_text (&start, &iter);
  for (guint i = 0; i < G_N_ELEMENTS (markers); i++)
    if (strcmp (typed, markers[i]) == 0)
      {
        gtk_text_buffer_begin_user_action (buffer);
        gtk_text_buffer_insert (buffer, &iter, " ", 1);
        gtk_text_buffer_end_user_action (buffer);

        accord_prose_buffer_begin_step (self);
        start = iter;
        gtk_text_iter_set_line_offset (&start, 0);
        gtk_text_buffer_delete (buffer, &start, &iter);
        accord_prose_buffer_set_kind (self, g_ascii_isdigit (*typed) ? ACCORD_PROSE_NUMBER : ACCORD_PROSE_BULLET, 0);
        accord_prose_buffer_end_step (self);
        return TRUE;
      }

  return FALSE;
}

/* What word processors and browsers leave in plain text and nobody means to write. */
static gboolean
is_rubbish (gunichar c)
{
  return (c < ' ' && c != '\n') || c == 0x7f || c == 0xad || c == 0x200b || c == 0x2060 || c == 0xfeff || c == 0xfffc;
}

static char *
clean_paste (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *clean = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((c == '\r' && p[1] != '\n') || c == '\f' || c == 0x2029)
        c = '\n';
      else if (c == '\v')
        c = ACCORD_PROSE_LINE_BREAK;
      else if (c == '\t')
        c = ' ';

      if (c == '\n')
        while (clean->len > 0 && strchr (" \n", clean->str[clean->len - 1]) != NULL)
          g_string_truncate (clean, clean->len - 1);
      if (!is_rubbish (c))
        g_string_append_unichar (clean, c);
    }

  return g_string_free_and_steal (clean);
}

/**
 * accord_prose_buffer_paste:
 * @self: a buffer
 * @text: plain text from elsewhere
 *
 * Puts @text in place of what is selected, each of its lines a block of the kind at the cursor,
 * without control characters and blank lines. In what is shown as source it stays as it is.
 */
void
accord_prose_buffer_paste (AccordProseBuffer *self, const char *text)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  g_autofree char *clean = NULL;
  GtkTextIter iter;
  AccordProseLine line;
  int first;

  g_return_if_fail (ACCORD_IS_PROSE_BUFFER (self));
  g_return_if_fail (text != NULL);

  accord_prose_buffer_begin_step (self);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  accord_prose_buffer_get_cursor (self, &iter);
  accord_prose_buffer_get_line (&iter, &line);
  first = gtk_text_iter_get_line (&iter);
  clean = line.source != NULL ? g_utf8_make_valid (text, -1) : clean_paste (text);
  gtk_text_buffer_insert (buffer, &iter, clean, -1);

  if (line.kind == ACCORD_PROSE_HEADING)
    for (int i = first + 1; i <= gtk_text_iter_get_line (&iter); i++)
      accord_prose_buffer_set_line (self, i, &plain_line);
  accord_prose_buffer_end_step (self);
}
