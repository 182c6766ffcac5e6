/* accord-prose-quote.c: words of a text that something else points at, and the text on both sides of the cursor
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/prose/accord-prose-quote.h"

#define TAG_NAME "accord-quote"

static GtkTextBuffer *
get_buffer (AccordProseArea *area)
{
  return GTK_TEXT_BUFFER (accord_prose_area_get_buffer (area));
}

/* --- quotes --- */

static GtkTextTag *
ensure_tag (GtkTextBuffer *buffer)
{
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), TAG_NAME);
  /* Over any background of the theme it leaves the contrast of the text what it is, near enough. */
  GdkRGBA colour = { 0.96f, 0.76f, 0.07f, 0.35f };

  return tag != NULL ? tag : gtk_text_buffer_create_tag (buffer, TAG_NAME, "background-rgba", &colour, NULL);
}

/* The cursor stays where it was. By a mark, since the lines above may not have been measured yet. */
static void
bring_on_screen (AccordProseArea *area, const GtkTextIter *place)
{
  GtkTextBuffer *buffer = get_buffer (area);
  GtkTextMark *mark = gtk_text_buffer_get_mark (buffer, TAG_NAME);

  if (mark == NULL)
    mark = gtk_text_buffer_create_mark (buffer, TAG_NAME, place, TRUE);
  else
    gtk_text_buffer_move_mark (buffer, mark, place);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (area), mark, 0.1, TRUE, 0, 0.3);
}

/**
 * accord_prose_area_show_quote:
 * @area: an area
 * @quote: (nullable): words of its text; %NULL for none
 *
 * Marks the words, in place of others that were marked, and brings them on the screen.
 *
 * Returns: whether they are in the text
 */
gboolean
accord_prose_area_show_quote (AccordProseArea *area, const AccordQuote *quote)
{
  GtkTextBuffer *buffer;
  GtkTextTag *tag;
  GtkTextIter start, end;
  g_autofree char *text = NULL;
  guint from, to;

  g_return_val_if_fail (ACCORD_IS_PROSE_AREA (area), FALSE);

  buffer = get_buffer (area);
  tag = ensure_tag (buffer);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag (buffer, tag, &start, &end);
  if (quote == NULL)
    return FALSE;

  text = gtk_text_buffer_get_slice (buffer, &start, &end, TRUE);
  if (accord_quote_find (quote, text, &from, &to) == ACCORD_QUOTE_GONE)
    return FALSE;
  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) from);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) to);
  gtk_text_buffer_apply_tag (buffer, tag, &start, &end);
  bring_on_screen (area, &start);
  return TRUE;
}

/**
 * accord_prose_area_take_quote:
 * @area: an area
 * @quote: (out caller-allocates): receives the words that are selected; to be cleared
 *
 * Returns: whether any are
 */
gboolean
accord_prose_area_take_quote (AccordProseArea *area, AccordQuote *quote)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end, from, to;
  g_autofree char *text = NULL;

  g_return_val_if_fail (ACCORD_IS_PROSE_AREA (area), FALSE);

  buffer = get_buffer (area);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_slice (buffer, &start, &end, TRUE);
  gtk_text_buffer_get_selection_bounds (buffer, &from, &to);
  accord_quote_take (quote, text, (guint) gtk_text_iter_get_offset (&from), (guint) gtk_text_iter_get_offset (&to));
  return *quote->exact != '\0';
}

/* --- both sides of the cursor --- */

/* A heading is not cut, and neither is what is shown as source. */
static void
find_cut (AccordProseBuffer *buffer, GtkTextIter *cut)
{
  guint level;
  AccordProseKind kind;

  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (buffer), cut, gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (buffer)));
  kind = accord_prose_buffer_get_line_kind (buffer, cut, &level);
  if (kind <= ACCORD_PROSE_QUOTE && kind != ACCORD_PROSE_HEADING)
    return;
  gtk_text_iter_set_line_offset (cut, 0);
  while (kind > ACCORD_PROSE_QUOTE && !accord_prose_buffer_begins_source (buffer, cut) &&
         gtk_text_iter_backward_line (cut))
    ;
}

/* The heading that the text begins with, if it does, is taken out of it. */
static AccordProse *
take_heading (AccordProse *prose, char **heading)
{
  AccordProseBuilder *builder = accord_prose_builder_new ();
  const AccordProseBlock *first = accord_prose_get_n_blocks (prose) > 0 ? accord_prose_get_block (prose, 0) : NULL;
  gboolean has_heading = first != NULL && first->kind == ACCORD_PROSE_HEADING;
  GString *words = g_string_new (NULL);

  for (guint i = 0; has_heading && i < first->text.n_runs; i++)
    g_string_append (words, first->text.runs[i].text);
  *heading = g_strstrip (g_strdelimit (g_string_free_and_steal (words), "\n", ' '));
  for (guint i = has_heading ? 1 : 0; i < accord_prose_get_n_blocks (prose); i++)
    accord_prose_builder_add_block (builder, accord_prose_get_block (prose, i));
  return accord_prose_builder_end (builder);
}

/**
 * accord_prose_area_cut_in_two:
 * @area: an area
 * @first: (out): the text before the cursor, CommonMark
 * @heading: (out): the heading that stands at the cursor, or ""
 * @second: (out): the text after that
 *
 * Reads both parts of the text; it stays as it is.
 */
void
accord_prose_area_cut_in_two (AccordProseArea *area, char **first, char **heading, char **second)
{
  AccordProseBuffer *buffer = accord_prose_area_get_buffer (area);
  GtkTextIter start, cut, end;
  g_autoptr (AccordProse) before = NULL;
  g_autoptr (AccordProse) after = NULL;
  g_autoptr (AccordProse) rest = NULL;

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (buffer), &start, &end);
  find_cut (buffer, &cut);
  before = accord_prose_buffer_read_between (buffer, &start, &cut);
  after = accord_prose_buffer_read_between (buffer, &cut, &end);
  rest = take_heading (after, heading);
  *first = accord_prose_write (before);
  *second = accord_prose_write (rest);
}
