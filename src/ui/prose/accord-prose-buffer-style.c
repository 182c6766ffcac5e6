/* accord-prose-buffer-style.c: what the toolbar does to the words of a text: their styles and links
 *
 * Each function that changes something is one step to undo.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/prose/accord-prose-buffer-private.h"

static gboolean
is_word_before (const GtkTextIter *iter)
{
  GtkTextIter before = *iter;

  return !gtk_text_iter_starts_line (iter) && gtk_text_iter_backward_char (&before) &&
         accord_prose_is_word_char (gtk_text_iter_get_char (&before));
}

static gboolean
is_word_after (const GtkTextIter *iter)
{
  return !gtk_text_iter_is_end (iter) && accord_prose_is_word_char (gtk_text_iter_get_char (iter));
}

static gboolean
is_white_before (const GtkTextIter *iter)
{
  GtkTextIter before = *iter;

  return gtk_text_iter_backward_char (&before) && g_unichar_isspace (gtk_text_iter_get_char (&before));
}

/* Moves the ends of a stretch to where a style may begin and end. FALSE if nothing is left of it.
 */
static gboolean
snap_to_words (GtkTextIter *start, GtkTextIter *end)
{
  while (gtk_text_iter_compare (start, end) < 0 && g_unichar_isspace (gtk_text_iter_get_char (start)))
    gtk_text_iter_forward_char (start);
  while (gtk_text_iter_compare (start, end) < 0 && is_white_before (end))
    gtk_text_iter_backward_char (end);

  if (gtk_text_iter_equal (start, end))
    return FALSE;

  while (is_word_before (start))
    gtk_text_iter_backward_char (start);
  while (is_word_after (end))
    gtk_text_iter_forward_char (end);

  return TRUE;
}

/* The part of line @number that is selected. FALSE if nothing of it is, or if it is shown as
 * source. */
static gboolean
get_selected_part (AccordProseBuffer *self, int number, GtkTextIter *start, GtkTextIter *end)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter line_start;
  GtkTextIter line_end;
  AccordProseLine line;

  gtk_text_buffer_get_iter_at_line (buffer, &line_start, number);
  accord_prose_buffer_get_line (&line_start, &line);
  line_end = line_start;
  if (!gtk_text_iter_ends_line (&line_end))
    gtk_text_iter_forward_to_line_end (&line_end);

  gtk_text_buffer_get_selection_bounds (buffer, start, end);
  if (gtk_text_iter_compare (start, &line_start) < 0)
    *start = line_start;
  if (gtk_text_iter_compare (end, &line_end) > 0)
    *end = line_end;

  return line.source == NULL && gtk_text_iter_compare (start, end) < 0;
}

static void
style_part (AccordProseBuffer *self, GtkTextIter *start, GtkTextIter *end, AccordProseStyle style, gboolean on)
{
  GtkTextTag *tag = accord_prose_buffer_get_style_tag (self, style);

  if (!snap_to_words (start, end))
    return;

  if (on)
    gtk_text_buffer_apply_tag (GTK_TEXT_BUFFER (self), tag, start, end);
  else
    gtk_text_buffer_remove_tag (GTK_TEXT_BUFFER (self), tag, start, end);
}

/**
 * accord_prose_buffer_set_style:
 * @self: a buffer
 * @style: one style
 * @on: whether to give or to take it
 *
 * Styles what is selected, out to whole words; with nothing selected the word that the cursor is
 * in, or, between words, what is typed next.
 */
void
accord_prose_buffer_set_style (AccordProseBuffer *self, AccordProseStyle style, gboolean on)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter start;
  GtkTextIter end;
  AccordProseLine line;
  int first;
  int last;

  g_return_if_fail (ACCORD_IS_PROSE_BUFFER (self));

  if (!gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
    {
      accord_prose_buffer_get_line (&start, &line);
      if (line.source != NULL)
        return;

      if (!is_word_before (&start) || !is_word_after (&start))
        {
          AccordProseStyle typing = accord_prose_buffer_get_typing_style (self);

          accord_prose_buffer_set_pending_style (self, on ? typing | style : typing & ~style);
          return;
        }

      accord_prose_buffer_begin_step (self);
      gtk_text_iter_forward_char (&end);
      style_part (self, &start, &end, style, on);
      accord_prose_buffer_end_step (self);
      return;
    }

  accord_prose_buffer_begin_step (self);
  accord_prose_buffer_get_selected_lines (self, &first, &last);
  for (int i = first; i <= last; i++)
    if (get_selected_part (self, i, &start, &end))
      style_part (self, &start, &end, style, on);
  accord_prose_buffer_end_step (self);
}

/* The styles that all of what is selected has, spaces apart. */
static AccordProseStyle
get_selected_style (const GtkTextIter *from, const GtkTextIter *to)
{
  AccordProseStyle style = ACCORD_PROSE_STRONG | ACCORD_PROSE_EMPHASIS | ACCORD_PROSE_LITERAL;
  gboolean any = FALSE;
  const char *url;

  for (GtkTextIter iter = *from; gtk_text_iter_compare (&iter, to) < 0;)
    {
      if (g_unichar_isspace (gtk_text_iter_get_char (&iter)))
        {
          gtk_text_iter_forward_char (&iter);
          continue;
        }

      /* What follows is alike until some tag begins or ends. */
      any = TRUE;
      style &= accord_prose_buffer_get_style_at (&iter, &url);
      if (!gtk_text_iter_forward_to_tag_toggle (&iter, NULL))
        break;
    }

  return any ? style : ACCORD_PROSE_PLAIN;
}

/**
 * accord_prose_buffer_get_format:
 * @self: a buffer
 * @format: (out): the format at the cursor, or of what is selected
 *
 * The target of a link is valid until the text changes.
 */
void
accord_prose_buffer_get_format (AccordProseBuffer *self, AccordProseFormat *format)
{
  GtkTextIter start;
  GtkTextIter end;
  AccordProseLine line;

  g_return_if_fail (ACCORD_IS_PROSE_BUFFER (self));

  accord_prose_buffer_get_cursor (self, &start);
  accord_prose_buffer_get_line (&start, &line);
  accord_prose_buffer_get_style_at (&start, &format->url);
  format->kind = line.kind;
  format->level = line.level;

  if (gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (self), &start, &end))
    format->style = get_selected_style (&start, &end);
  else
    format->style = line.source != NULL ? ACCORD_PROSE_PLAIN : accord_prose_buffer_get_typing_style (self);
}

static gboolean
links_to (const GtkTextIter *iter, const char *url)
{
  const char *here;

  accord_prose_buffer_get_style_at (iter, &here);

  return here == url;
}

/**
 * accord_prose_buffer_get_link_range:
 * @self: a buffer
 * @start: (out): where the text of the link begins
 * @end: (out): where it ends
 *
 * Finds what a link at the cursor covers, or a new one would: the link there is, else what is
 * selected within one line, else nothing at the cursor.
 *
 * Returns: whether there can be a link; not in what is shown as source
 */
gboolean
accord_prose_buffer_get_link_range (AccordProseBuffer *self, GtkTextIter *start, GtkTextIter *end)
{
  AccordProseLine line;
  const char *url;

  g_return_val_if_fail (ACCORD_IS_PROSE_BUFFER (self), FALSE);

  gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (self), start, end);
  accord_prose_buffer_get_line (start, &line);
  if (line.source != NULL)
    return FALSE;

  if (gtk_text_iter_get_line (start) != gtk_text_iter_get_line (end))
    {
      *end = *start;
      gtk_text_iter_forward_to_line_end (end);
    }

  accord_prose_buffer_get_style_at (start, &url);
  if (url != NULL)
    {
      while (!gtk_text_iter_starts_line (start))
        {
          GtkTextIter before = *start;

          gtk_text_iter_backward_char (&before);
          if (!links_to (&before, url))
            break;
          *start = before;
        }
      while (!gtk_text_iter_ends_line (end) && links_to (end, url))
        gtk_text_iter_forward_char (end);
    }

  return TRUE;
}

static void
remove_links (AccordProseBuffer *self, const GtkTextIter *start, const GtkTextIter *end)
{
  GtkTextIter iter = *start;

  while (gtk_text_iter_compare (&iter, end) < 0)
    {
      g_autoptr (GSList) tags = gtk_text_iter_get_tags (&iter);

      for (GSList *l = tags; l != NULL; l = l->next)
        {
          AccordProseTag *meaning = accord_prose_tag_get (l->data);

          if (meaning != NULL && meaning->role == ACCORD_PROSE_TAG_LINK)
            gtk_text_buffer_remove_tag (GTK_TEXT_BUFFER (self), l->data, start, end);
        }
      if (!gtk_text_iter_forward_to_tag_toggle (&iter, NULL))
        break;
    }
}

/**
 * accord_prose_buffer_set_link:
 * @self: a buffer
 * @text: the words that are the link
 * @url: (nullable): its target, or %NULL to leave the words without a link
 *
 * Makes a link at accord_prose_buffer_get_link_range(), or changes the one that is there.
 */
void
accord_prose_buffer_set_link (AccordProseBuffer *self, const char *text, const char *url)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *current = NULL;

  g_return_if_fail (ACCORD_IS_PROSE_BUFFER (self));
  g_return_if_fail (text != NULL);

  if (!accord_prose_buffer_get_link_range (self, &start, &end))
    return;

  accord_prose_buffer_begin_step (self);
  current = gtk_text_iter_get_text (&start, &end);
  if (strcmp (current, text) != 0)
    {
      int offset = gtk_text_iter_get_offset (&start);

      gtk_text_buffer_delete (buffer, &start, &end);
      gtk_text_buffer_insert (buffer, &start, text, -1);
      end = start;
      gtk_text_buffer_get_iter_at_offset (buffer, &start, offset);
    }

  remove_links (self, &start, &end);
  if (url != NULL && *url != '\0')
    gtk_text_buffer_apply_tag (buffer, accord_prose_buffer_create_link_tag (self, url), &start, &end);
  gtk_text_buffer_place_cursor (buffer, &end);
  accord_prose_buffer_end_step (self);
}
