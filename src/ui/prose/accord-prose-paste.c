/* accord-prose-paste.c: the clipboard of the editor of a text
 *
 * What is copied goes out in three forms: CommonMark, which is all of it and which this editor takes first,
 * HTML, which Word and LibreOffice take, and the words alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/prose/accord-prose-paste.h"

#include <glib/gi18n.h>

#include "exchange/accord-prose-html.h"
#include "ui/common/accord-shell.h"
#include "ui/prose/accord-prose-buffer-private.h"
#include "ui/prose/accord-prose-link-dialog.h"

#define MARKDOWN "text/markdown"
#define HTML "text/html"

/* --- into the text --- */

static void
get_cursor (AccordProseBuffer *self, GtkTextIter *iter)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);

  gtk_text_buffer_get_iter_at_mark (buffer, iter, gtk_text_buffer_get_insert (buffer));
}

/* Puts the words of a block where the cursor is. */
static void
insert_words (AccordProseBuffer *self, const AccordProseText *text)
{
  GtkTextIter iter;

  get_cursor (self, &iter);
  accord_prose_buffer_insert_text_runs (self, &iter, text);
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (self), &iter);
}

/* In a cell there is one paragraph: all the words, or the cells of a table over these cells. */
static void
insert_into_cell (AccordProseBuffer *self, AccordProse *prose)
{
  const AccordProseBlock *first = accord_prose_get_block (prose, 0);
  g_autofree char *plain = NULL;
  guint row;
  guint column;

  if (accord_prose_get_n_blocks (prose) == 1 && first->table != NULL)
    {
      g_autoptr (AccordProseGrid) grid = g_object_ref (self->grid);

      if (accord_prose_grid_find_cell (grid, self, &row, &column))
        {
          accord_prose_grid_paste (grid, row, column, first->table);
          accord_prose_buffer_show_cell (accord_prose_grid_get_host (grid), grid, row, column, -1, -1);
        }
      return;
    }

  accord_prose_buffer_begin_step (self);
  gtk_text_buffer_delete_selection (GTK_TEXT_BUFFER (self), TRUE, TRUE);
  if (accord_prose_get_n_blocks (prose) == 1 && first->source == NULL)
    insert_words (self, &first->text);
  else
    {
      plain = accord_prose_plain_text (prose);
      gtk_text_buffer_insert_at_cursor (GTK_TEXT_BUFFER (self), g_strchomp (plain), -1);
    }
  accord_prose_buffer_end_step (self);
}

/* Makes room for blocks at the cursor: the start of a line that is not of the text before. Words after the
 * cursor go to a line of their own. Returns whether the line at @iter is empty and is to go.
 */
static gboolean
open_gap (AccordProseBuffer *self, GtkTextIter *iter)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter cursor;

  get_cursor (self, &cursor);
  *iter = cursor;
  if (gtk_text_iter_starts_line (&cursor))
    return gtk_text_iter_ends_line (&cursor) && !gtk_text_iter_is_end (&cursor);

  if (!gtk_text_iter_ends_line (&cursor))
    gtk_text_buffer_insert (buffer, iter, "\n", 1);
  else if (!gtk_text_iter_forward_line (iter))
    gtk_text_buffer_get_end_iter (buffer, iter);

  return FALSE;
}

static void
insert_blocks (AccordProseBuffer *self, AccordProse *prose)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  const AccordProseBlock *first = accord_prose_get_block (prose, 0);
  guint from = 0;
  gboolean leaves_empty;
  GtkTextIter iter;
  int number;

  accord_prose_buffer_begin_step (self);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  get_cursor (self, &iter);
  if (first->kind == ACCORD_PROSE_PARAGRAPH && accord_prose_get_n_blocks (prose) > 1 &&
      !gtk_text_iter_starts_line (&iter) && accord_prose_buffer_get_grid_on_line (&iter) == NULL)
    {
      GtkTextIter end;

      insert_words (self, &first->text);
      get_cursor (self, &end);
      from = 1;
    }

  leaves_empty = open_gap (self, &iter);
  number = gtk_text_iter_get_line (&iter);
  self->quiet++;
  for (guint i = from; i < accord_prose_get_n_blocks (prose); i++)
    accord_prose_buffer_insert_block (self, &iter, prose, i);
  if (leaves_empty)
    {
      GtkTextIter next = iter;

      gtk_text_iter_forward_line (&next);
      gtk_text_buffer_delete (buffer, &iter, &next);
    }
  self->quiet--;
  accord_prose_buffer_fit_list (self, number);
  accord_prose_buffer_fit_list (self, gtk_text_iter_get_line (&iter));

  /* After the last word that came. */
  gtk_text_iter_backward_char (&iter);
  gtk_text_buffer_place_cursor (buffer, &iter);
  accord_prose_buffer_end_step (self);
}

/* Whether what is shown as source is at the cursor, where all is taken as it is. */
static gboolean
is_in_source (AccordProseBuffer *self)
{
  GtkTextIter iter;
  AccordProseLine line;

  get_cursor (self, &iter);
  accord_prose_buffer_get_line (&iter, &line);

  return line.source != NULL && line.kind != ACCORD_PROSE_TABLE;
}

/* Inserts @prose, in paragraphs of a length that can be worked with; returns into how many more it was parted. */
static guint
insert_prose (AccordProseBuffer *self, AccordProse *prose)
{
  guint n_split;
  g_autoptr (AccordProse) soft = accord_prose_soften (prose, &n_split);
  const AccordProseBlock *first;

  if (accord_prose_get_n_blocks (soft) == 0)
    return 0;

  first = accord_prose_get_block (soft, 0);
  if (self->grid != NULL)
    insert_into_cell (self, soft);
  else if (accord_prose_get_n_blocks (soft) == 1 && first->kind == ACCORD_PROSE_PARAGRAPH)
    {
      accord_prose_buffer_begin_step (self);
      gtk_text_buffer_delete_selection (GTK_TEXT_BUFFER (self), TRUE, TRUE);
      insert_words (self, &first->text);
      accord_prose_buffer_end_step (self);
    }
  else
    insert_blocks (self, soft);

  return n_split;
}

/* An address that is pasted onto words makes a link of them. */
static gboolean
link_selection (AccordProseBuffer *self, const char *text)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  g_autofree char *typed = g_strstrip (g_strdup (text));
  g_autofree char *scheme = g_uri_parse_scheme (typed);
  g_autofree char *address = scheme != NULL ? accord_prose_complete_address (typed) : NULL;
  g_autofree char *words = NULL;
  GtkTextIter start;
  GtkTextIter end;

  if (address == NULL || strpbrk (typed, " \t\n") != NULL || is_in_source (self) ||
      !gtk_text_buffer_get_selection_bounds (buffer, &start, &end) ||
      gtk_text_iter_get_line (&start) != gtk_text_iter_get_line (&end))
    return FALSE;

  if (!accord_prose_buffer_get_link_range (self, &start, &end))
    return FALSE;
  words = gtk_text_iter_get_text (&start, &end);
  if (words[strspn (words, " ")] == '\0')
    return FALSE;

  accord_prose_buffer_set_link (self, words, address);

  return TRUE;
}

static gboolean
has_long_line (const char *text)
{
  for (const char *line = text; *line != '\0';)
    {
      gsize length = strcspn (line, "\r\n");

      if (length > ACCORD_PROSE_MAX_PARAGRAPH)
        return TRUE;
      line += length + (line[length] != '\0');
    }

  return FALSE;
}

static AccordProse *
read_lines (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_auto (GStrv) lines = g_strsplit_set (valid, "\r\n", -1);
  AccordProseBuilder *builder = accord_prose_builder_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    {
      accord_prose_builder_begin (builder, ACCORD_PROSE_PARAGRAPH, 0, 0);
      accord_prose_builder_add_text (builder, lines[i], -1, ACCORD_PROSE_PLAIN, NULL);
    }

  return accord_prose_builder_end (builder);
}

/**
 * accord_prose_paste_text:
 * @buffer: a text or a cell
 * @text: plain text from elsewhere
 *
 * Puts @text in place of what is selected, line by line; rows with tabs between their cells become a table, and
 * an address makes a link of what is selected.
 *
 * Returns: into how many more paragraphs than there were too long ones were parted
 */
guint
accord_prose_paste_text (AccordProseBuffer *buffer, const char *text)
{
  g_autoptr (AccordProse) table = NULL;
  g_autoptr (AccordProse) prose = NULL;

  g_return_val_if_fail (ACCORD_IS_PROSE_BUFFER (buffer), 0);
  g_return_val_if_fail (text != NULL, 0);

  if (link_selection (buffer, text))
    return 0;

  table = is_in_source (buffer) ? NULL : accord_prose_read_tabs (text);
  if (table != NULL)
    return insert_prose (buffer, table);

  if (is_in_source (buffer) || !has_long_line (text))
    {
      accord_prose_buffer_paste (buffer, text);
      return 0;
    }

  prose = read_lines (text);

  return insert_prose (buffer, prose);
}

/**
 * accord_prose_paste_html:
 * @buffer: a text or a cell
 * @html: HTML from elsewhere
 *
 * Puts what a text can hold of @html in place of what is selected.
 *
 * Returns: into how many more paragraphs than there were too long ones were parted
 */
guint
accord_prose_paste_html (AccordProseBuffer *buffer, const char *html)
{
  g_autoptr (AccordProse) prose = NULL;

  g_return_val_if_fail (ACCORD_IS_PROSE_BUFFER (buffer), 0);
  g_return_val_if_fail (html != NULL, 0);

  prose = accord_prose_read_html (html, strlen (html));

  return insert_prose (buffer, prose);
}

/* --- from the clipboard --- */

typedef struct
{
  GtkTextView *view;
  const char *form;
} Pasting;

static void
pasting_free (Pasting *self)
{
  g_object_unref (self->view);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pasting, pasting_free)

static void
paste (Pasting *self, const char *text)
{
  AccordProseBuffer *buffer = ACCORD_PROSE_BUFFER (gtk_text_view_get_buffer (self->view));
  guint n_split = 0;

  if (!gtk_text_view_get_editable (self->view))
    return;

  if (self->form != NULL)
    {
      g_autoptr (AccordProse) prose =
          strcmp (self->form, HTML) == 0 ? accord_prose_read_html (text, strlen (text)) : accord_prose_parse (text);

      /* What has nothing for us in this form may have words. */
      if (accord_prose_get_n_blocks (prose) == 0)
        {
          accord_prose_paste_from_clipboard (self->view, TRUE);
          return;
        }
      n_split = insert_prose (buffer, prose);
    }
  else
    n_split = accord_prose_paste_text (buffer, text);

  gtk_text_view_scroll_mark_onscreen (self->view, gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (buffer)));
  if (n_split > 0)
    {
      g_autofree char *words = g_strdup_printf (
          ngettext ("A very long paragraph was pasted as %u more, so that it can be worked with.",
                    "A very long paragraph was pasted as %u more, so that it can be worked with.", n_split),
          n_split);

      accord_shell_say (GTK_WIDGET (self->view), words);
    }
}

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Pasting) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  /* A clipboard without text, such as one with a picture, has nothing for us. */
  if (text != NULL)
    paste (self, text);
}

static void
bytes_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Pasting) self = data;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, NULL) < 0)
    return;

  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (source));
  text = accord_prose_decode (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  paste (self, text);
}

static void
form_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Pasting) self = data;
  g_autoptr (GOutputStream) target = g_memory_output_stream_new_resizable ();
  g_autoptr (GInputStream) stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, &self->form, NULL);

  if (stream == NULL)
    return;

  self->form = g_intern_string (self->form);
  g_output_stream_splice_async (target, stream,
                                G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, NULL, bytes_read_cb, g_steal_pointer (&self));
}

/**
 * accord_prose_paste_from_clipboard:
 * @view: the area or a cell
 * @plain: whether to take the words alone
 *
 * Pastes what is on the clipboard in the fullest form that there is, when it has come.
 */
void
accord_prose_paste_from_clipboard (GtkTextView *view, gboolean plain)
{
  GdkClipboard *clipboard;
  GdkContentFormats *formats;
  AccordProseBuffer *buffer;
  Pasting *pasting;

  g_return_if_fail (GTK_IS_TEXT_VIEW (view));

  clipboard = gtk_widget_get_clipboard (GTK_WIDGET (view));
  formats = gdk_clipboard_get_formats (clipboard);
  buffer = ACCORD_PROSE_BUFFER (gtk_text_view_get_buffer (view));
  pasting = g_new0 (Pasting, 1);
  pasting->view = g_object_ref (view);

  if (!plain && !is_in_source (buffer) &&
      (gdk_content_formats_contain_mime_type (formats, MARKDOWN) ||
       gdk_content_formats_contain_mime_type (formats, HTML)))
    gdk_clipboard_read_async (clipboard, (const char *[]){ MARKDOWN, HTML, NULL }, G_PRIORITY_DEFAULT, NULL,
                              form_read_cb, pasting);
  else
    gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, pasting);
}

/* --- to the clipboard --- */

/* A part of one line is words, whatever the line is. */
static AccordProse *
read_selection (AccordProseBuffer *self, const GtkTextIter *start, const GtkTextIter *end)
{
  g_autoptr (AccordProse) prose = accord_prose_buffer_read_between (self, start, end);
  const AccordProseBlock *block;
  AccordProseBuilder *builder;

  if (accord_prose_get_n_blocks (prose) != 1 || gtk_text_iter_get_line (start) != gtk_text_iter_get_line (end))
    return g_steal_pointer (&prose);

  block = accord_prose_get_block (prose, 0);
  if (block->source != NULL || block->table != NULL)
    return g_steal_pointer (&prose);

  builder = accord_prose_builder_new ();
  accord_prose_builder_begin (builder, ACCORD_PROSE_PARAGRAPH, 0, 0);
  for (guint i = 0; i < block->text.n_runs; i++)
    accord_prose_builder_add_text (builder, block->text.runs[i].text, -1, block->text.runs[i].style,
                                   block->text.runs[i].url);

  return accord_prose_builder_end (builder);
}

static gboolean
is_source_at (const GtkTextIter *iter)
{
  AccordProseLine line;

  accord_prose_buffer_get_line (iter, &line);

  return line.source != NULL && line.kind != ACCORD_PROSE_TABLE;
}

static GdkContentProvider *
provide (const char *form, char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  return gdk_content_provider_new_for_bytes (form, bytes);
}

/**
 * accord_prose_copy:
 * @buffer: a text or a cell
 *
 * Returns: (transfer full) (nullable): what is selected, in the forms that it is offered in; %NULL if nothing is
 */
GdkContentProvider *
accord_prose_copy (AccordProseBuffer *buffer)
{
  g_autoptr (AccordProse) prose = NULL;
  g_autofree char *plain = NULL;
  GdkContentProvider *forms[3];
  GtkTextIter start;
  GtkTextIter end;

  g_return_val_if_fail (ACCORD_IS_PROSE_BUFFER (buffer), NULL);

  if (!gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (buffer), &start, &end))
    return NULL;

  if (is_source_at (&start) || is_source_at (&end))
    {
      plain = gtk_text_iter_get_text (&start, &end);
      return gdk_content_provider_new_typed (G_TYPE_STRING, plain);
    }

  prose = read_selection (buffer, &start, &end);
  plain = accord_prose_plain_text (prose);
  forms[0] = provide (MARKDOWN, accord_prose_write (prose));
  forms[1] = provide (HTML, accord_prose_write_html (prose));
  forms[2] = gdk_content_provider_new_typed (G_TYPE_STRING, plain);

  return gdk_content_provider_new_union (forms, G_N_ELEMENTS (forms));
}

/**
 * accord_prose_copy_to_clipboard:
 * @view: the area or a cell
 * @cut: whether to take away what is copied
 *
 * Copies what is selected; without a selection the clipboard stays as it is.
 */
void
accord_prose_copy_to_clipboard (GtkTextView *view, gboolean cut)
{
  GtkTextBuffer *buffer;
  g_autoptr (GdkContentProvider) content = NULL;

  g_return_if_fail (GTK_IS_TEXT_VIEW (view));

  buffer = gtk_text_view_get_buffer (view);
  content = accord_prose_copy (ACCORD_PROSE_BUFFER (buffer));
  if (content == NULL)
    return;

  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (view)), content);
  if (cut && gtk_text_view_get_editable (view))
    {
      gtk_text_buffer_begin_user_action (buffer);
      gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
      gtk_text_buffer_end_user_action (buffer);
      gtk_text_view_scroll_mark_onscreen (view, gtk_text_buffer_get_insert (buffer));
    }
}
