/* accord-prose-buffer-replace.c: puts other words in place of some, which look as those did
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/prose/accord-prose-buffer-private.h"

static gboolean
is_style (GtkTextTag *tag)
{
  AccordProseTag *meaning = accord_prose_tag_get (tag);

  return meaning != NULL && (meaning->role == ACCORD_PROSE_TAG_STYLE || meaning->role == ACCORD_PROSE_TAG_LINK);
}

static void
remove_style (GtkTextTag *tag, gpointer data)
{
  GtkTextIter *bounds = data;

  if (is_style (tag))
    gtk_text_buffer_remove_tag (gtk_text_iter_get_buffer (&bounds[0]), tag, &bounds[0], &bounds[1]);
}

/**
 * accord_prose_buffer_replace:
 * @self: a buffer, within a user action
 * @start: the first character
 * @end: the character after the last
 * @text: what comes in their place, on one line
 *
 * Replaces words. What comes in their place looks as their beginning did, and links where it did.
 */
void
accord_prose_buffer_replace (AccordProseBuffer *self, int start, int end, const char *text)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  g_autoptr (GSList) tags = NULL;
  GtkTextIter bounds[2];

  g_return_if_fail (ACCORD_IS_PROSE_BUFFER (self));

  gtk_text_buffer_get_iter_at_offset (buffer, &bounds[0], start);
  gtk_text_buffer_get_iter_at_offset (buffer, &bounds[1], end);
  tags = gtk_text_iter_get_tags (&bounds[0]);
  gtk_text_buffer_delete (buffer, &bounds[0], &bounds[1]);
  if (*text == '\0')
    return;
  gtk_text_buffer_insert (buffer, &bounds[1], text, -1);
  gtk_text_buffer_get_iter_at_offset (buffer, &bounds[0], start);
  gtk_text_tag_table_foreach (gtk_text_buffer_get_tag_table (buffer), remove_style, bounds);
  for (GSList *l = tags; l != NULL; l = l->next)
    if (is_style (l->data))
      gtk_text_buffer_apply_tag (buffer, l->data, &bounds[0], &bounds[1]);
}
