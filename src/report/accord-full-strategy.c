/* accord-full-strategy.c: all of a strategy, with its sources
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "engagement/accord-heard-rows.h"
#include "plans/accord-outline.h"
#include "report/accord-paper-private.h"
#include "report/accord-prose-blocks.h"

/* Footnotes must leave room for the text: of one paragraph only so many, and of each only so much. */
#define MAX_NOTES 4
#define MAX_NOTE_LENGTH 220

static AccordSpans *
write_source (AccordRecord *link)
{
  g_autofree char *activity = accord_paper_describe_activity (link);
  g_autoptr (GString) source = g_string_new (NULL);
  const char *text = accord_record_get (link, "text");
  AccordSpans *spans = accord_spans_new (NULL);

  if (*accord_record_get (link, "sensitivity") == '\0' && *text != '\0')
    {
      glong length = g_utf8_strlen (text, -1);
      g_autofree char *start = g_utf8_substring (text, 0, MIN (length, MAX_NOTE_LENGTH));

      g_string_append_printf (source, "“%s%s” ", start, length > MAX_NOTE_LENGTH ? "…" : "");
    }
  accord_spans_append (spans, source->str, ACCORD_SPAN_PLAIN);
  accord_spans_append (spans, activity, ACCORD_SPAN_ITALIC);
  return spans;
}

static AccordSpans *
write_rest (guint n)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%u more source: see the involvement statement",
                                                     "%u more sources: see the involvement statement", n),
                                           n);

  return accord_spans_new (text);
}

/* Links come in the order of the sections; those of one are together. */
static guint
add_sources (AccordDocument *document, gint64 section, GPtrArray *links, guint first)
{
  guint next = first;
  guint left_out = 0;

  for (; next < links->len && accord_record_get_int (links->pdata[next], "section_id") == section; next++)
    {
      AccordRecord *link = g_ptr_array_index (links, next);

      left_out += !accord_document_add_note (document, accord_record_get (link, "quote"), MAX_NOTES, write_source (link));
    }
  if (left_out > 0)
    accord_document_add_note (document, "", 0, write_rest (left_out));
  return next;
}

static gboolean
add_sections (AccordConnection *connection, AccordDocument *document, gint64 plan, GError **error)
{
  g_autoptr (GPtrArray) outline = accord_outline_read (connection, plan, error);
  g_autoptr (GPtrArray) links = outline != NULL ? accord_heard_rows_of_plan (connection, plan, error) : NULL;
  guint next = 0;

  if (links == NULL)
    return FALSE;
  for (guint i = 0; i < outline->len; i++)
    {
      const AccordSection *section = g_ptr_array_index (outline, i);
      g_autoptr (AccordProse) prose = accord_prose_parse (section->body);
      g_autofree char *heading = g_strdup_printf ("%s  %s", section->number, section->heading);
      g_autofree char *anchor = g_strdup_printf (ACCORD_SECTION_ANCHOR "%" G_GINT64_FORMAT, section->id);
      guint level = MIN (section->depth + 2, 4);

      accord_document_add_heading (document, level, heading);
      accord_document_set_anchor (document, anchor);
      accord_document_add_prose (document, prose, level, 0);
      next = add_sources (document, section->id, links, next);
    }
  return TRUE;
}

/**
 * accord_full_strategy_write:
 * @connection: the token
 * @options: the subject is a strategy
 *
 * Returns: (transfer full): the strategy with a list of contents, and with what was heard at the foot of the page that
 *   rests on it
 */
AccordDocument *
accord_full_strategy_write (AccordConnection *connection, const AccordReportOptions *options, GError **error)
{
  g_autoptr (AccordRecord) plan = accord_record_read (connection, "plan", options->subject, error);
  g_autoptr (AccordDocument) document = NULL;

  if (plan == NULL)
    return NULL;
  document = accord_paper_begin (connection, options, accord_record_get (plan, "title"), _("Strategy"), error);
  if (document == NULL || !accord_paper_add_plan_facts (connection, document, plan, error))
    return NULL;
  accord_document_set_contents (document, TRUE);
  if (!add_sections (connection, document, options->subject, error))
    return NULL;
  return g_steal_pointer (&document);
}
