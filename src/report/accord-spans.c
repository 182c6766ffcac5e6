/* accord-spans.c: a run of text with its styles and links
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "report/accord-spans-private.h"

#include <string.h>

#define RESERVED G_URI_RESERVED_CHARS_GENERIC_DELIMITERS G_URI_RESERVED_CHARS_SUBCOMPONENT_DELIMITERS

/**
 * AccordSpans:
 *
 * The text of one paragraph, heading or table cell: characters, and for stretches of them a style
 * and perhaps a link. The characters are never markup: `<b>`, `&amp;` and `%s` are printed as they
 * are.
 *
 * Build it on one thread; once a document holds it, it does not change and any thread may read it.
 */
struct _AccordSpans
{
  gatomicrefcount references;
  GString *text;
  GArray *spans;
  char *language;
};

G_DEFINE_BOXED_TYPE (AccordSpans, accord_spans, accord_spans_ref, accord_spans_unref)

static void
clear_span (gpointer data)
{
  AccordSpan *span = data;

  g_free (span->address);
}

/* What XML 1.0 and every font agree on: control characters and noncharacters are neither. */
static gboolean
is_printable (gunichar c)
{
  if (c < 0x20)
    return c == '\t' || c == '\n';
  if (c >= 0x7f && c <= 0x9f)
    return FALSE;
  if ((c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef))
    return FALSE;
  return TRUE;
}

/**
 * accord_text_make_plain:
 * @text: (nullable): anything, even bytes that are not UTF-8
 *
 * Makes text fit for paper and for XML: valid UTF-8 (U+FFFD where it was not), without control
 * characters and noncharacters except tab and line feed. Any thread.
 *
 * Returns: (transfer full): the text
 */
char *
accord_text_make_plain (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString *plain = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_printable (c))
        g_string_append_unichar (plain, c);
    }

  return g_string_free_and_steal (plain);
}

/**
 * accord_spans_new:
 * @text: (nullable): a first stretch of plain text
 *
 * Returns: (transfer full): a new run of text
 */
AccordSpans *
accord_spans_new (const char *text)
{
  AccordSpans *self = g_new0 (AccordSpans, 1);

  g_atomic_ref_count_init (&self->references);
  self->text = g_string_new (NULL);
  self->spans = g_array_new (FALSE, FALSE, sizeof (AccordSpan));
  g_array_set_clear_func (self->spans, clear_span);

  if (text != NULL)
    accord_spans_append (self, text, ACCORD_SPAN_PLAIN);
  return self;
}

/**
 * accord_spans_ref:
 * @self: a run of text
 *
 * Returns: (transfer full): @self
 */
AccordSpans *
accord_spans_ref (AccordSpans *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

/**
 * accord_spans_unref:
 * @self: (transfer full): a run of text
 */
void
accord_spans_unref (AccordSpans *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;

  g_string_free (self->text, TRUE);
  g_array_unref (self->spans);
  g_free (self->language);
  g_free (self);
}

static void
append_span (AccordSpans *self, const char *text, AccordSpanStyle style, const char *address)
{
  g_autofree char *plain = accord_text_make_plain (text);
  AccordSpan span = { .start = self->text->len, .style = style };

  if (*plain == '\0')
    return;

  g_string_append (self->text, plain);
  span.end = self->text->len;
  span.address = g_strdup (address);
  g_array_append_val (self->spans, span);
}

/**
 * accord_spans_append:
 * @self: a run of text
 * @text: characters, never markup; a line feed begins a new line
 * @style: how they look
 */
void
accord_spans_append (AccordSpans *self, const char *text, AccordSpanStyle style)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);

  append_span (self, text, style, NULL);
}

/* Only what a reader of a published report may safely follow; `javascript:` and `file:` are text.
   */
static gboolean
is_followable (const char *address)
{
  static const char *const schemes[] = { "https", "http", "mailto", "tel" };
  const char *scheme = g_uri_peek_scheme (address);

  if (scheme == NULL || !g_uri_is_valid (address, G_URI_FLAGS_PARSE_RELAXED, NULL))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (strcmp (scheme, schemes[i]) == 0)
      return TRUE;
  return FALSE;
}

/**
 * accord_spans_append_link:
 * @self: a run of text
 * @text: what is read
 * @style: how it looks, besides being a link
 * @address: where it leads
 *
 * Appends a link. An @address that is not `https`, `http`, `mailto` or `tel` is not followed: @text
 * is then plain.
 */
void
accord_spans_append_link (AccordSpans *self, const char *text, AccordSpanStyle style, const char *address)
{
  g_autofree char *escaped = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);
  g_return_if_fail (address != NULL);

  /* PDF wants ASCII; escapes that are there already stay as they are. */
  escaped = g_uri_escape_string (address, RESERVED "%", FALSE);
  append_span (self, text, style, is_followable (escaped) ? escaped : NULL);
}

/**
 * accord_spans_append_note:
 * @self: a run of text
 * @mark: the number as it stands in the text
 * @note: the number, from 1
 *
 * Appends the number of a footnote, which leads to it. A copy of @self does not lead there.
 */
void
accord_spans_append_note (AccordSpans *self, const char *mark, guint note)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (mark != NULL && *mark != '\0');

  append_span (self, mark, ACCORD_SPAN_PLAIN, NULL);
  g_array_index (self->spans, AccordSpan, self->spans->len - 1).note = note;
}

/**
 * accord_spans_append_break:
 * @self: a run of text
 *
 * Begins a new line within the paragraph.
 */
void
accord_spans_append_break (AccordSpans *self)
{
  accord_spans_append (self, "\n", ACCORD_SPAN_PLAIN);
}

/**
 * accord_spans_append_spans:
 * @self: a run of text
 * @other: another one
 *
 * Appends a copy of @other with its styles and links.
 */
void
accord_spans_append_spans (AccordSpans *self, AccordSpans *other)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (other != NULL && other != self);

  for (guint i = 0; i < other->spans->len; i++)
    {
      const AccordSpan *span = &g_array_index (other->spans, AccordSpan, i);
      g_autofree char *text = g_strndup (other->text->str + span->start, span->end - span->start);

      append_span (self, text, span->style, span->address);
    }
}

/**
 * accord_spans_set_language:
 * @self: a run of text
 * @language: (nullable): a BCP 47 tag such as "cy" or "ur", or %NULL for the document's own
 *
 * Says in which language the text is, for screen readers and for the choice of letter forms.
 */
void
accord_spans_set_language (AccordSpans *self, const char *language)
{
  g_return_if_fail (self != NULL);

  g_set_str (&self->language, language);
}

/**
 * accord_spans_get_text:
 * @self: a run of text
 *
 * Returns: (transfer none): its characters
 */
const char *
accord_spans_get_text (AccordSpans *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text->str;
}

/**
 * accord_spans_get_language:
 * @self: a run of text
 *
 * Returns: (transfer none) (nullable): its language, or %NULL for the document's own
 */
const char *
accord_spans_get_language (AccordSpans *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->language;
}

/**
 * accord_spans_get_spans:
 * @self: a run of text
 * @n_spans: (out): how many
 *
 * Returns: (transfer none) (array length=n_spans): the stretches, in order
 */
const AccordSpan *
accord_spans_get_spans (AccordSpans *self, guint *n_spans)
{
  *n_spans = self->spans->len;
  return (const AccordSpan *) self->spans->data;
}
