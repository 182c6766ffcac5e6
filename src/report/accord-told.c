/* accord-told.c: what was said and what changed, on paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "report/accord-told-private.h"

#include <glib/gi18n.h>

#include "report/accord-paper-private.h"

static gboolean
is_wanted (const AccordTrailItem *item, guint ways, guint but_not)
{
  return (item->ways & ways) != 0 && (item->ways & but_not) == 0;
}

/* How many came by one of @ways and by none of @but_not. */
guint
accord_told_count (GPtrArray *items, guint ways, guint but_not)
{
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    n += is_wanted (g_ptr_array_index (items, i), ways, but_not);
  return n;
}

static AccordSpans *
write_passages (GPtrArray *links)
{
  AccordSpans *spans = accord_spans_new (links->len == 0 ? _("None") : NULL);

  for (guint i = 0; i < links->len; i++)
    {
      AccordRecord *link = g_ptr_array_index (links, i);
      const char *now = accord_record_get (link, "quote_now");
      g_autofree char *section = g_strdup_printf ("%s %s", accord_record_get (link, "number"),
                                                  accord_record_get (link, "heading"));

      if (i > 0)
        accord_spans_append_break (spans);
      accord_spans_append (spans, section, ACCORD_SPAN_PLAIN);
      if (*now != '\0')
        {
          g_autofree char *quote = g_strdup_printf ("“%s”", now);

          accord_spans_append_break (spans);
          accord_spans_append (spans, quote, ACCORD_SPAN_ITALIC);
        }
    }
  return spans;
}

/* --- blocks --- */

/* What was said, what was done about it, and where it is written. */
void
accord_told_add_table (AccordDocument *document, GPtrArray *items, guint ways, guint but_not)
{
  accord_document_begin_table (document, NULL, ACCORD_TABLE_PLAIN);
  accord_document_add_column (document, accord_spans_new (_("What was said")), 4, ACCORD_ALIGN_START);
  accord_document_add_column (document, accord_spans_new (_("What we did")), 3, ACCORD_ALIGN_START);
  accord_document_add_column (document, accord_spans_new (_("Where it is written")), 3, ACCORD_ALIGN_START);
  for (guint i = 0; i < items->len; i++)
    {
      const AccordTrailItem *item = g_ptr_array_index (items, i);

      if (!is_wanted (item, ways, but_not))
        continue;
      accord_document_add_cell (document, accord_paper_write_said (item->activity, item->feedback));
      accord_document_add_cell (document, accord_paper_write_did (item->feedback));
      accord_document_add_cell (document, write_passages (item->links));
    }
  accord_document_end (document);
}

void
accord_told_add_activities (AccordDocument *document, GPtrArray *items, guint ways, guint but_not)
{
  accord_document_begin_list (document, ACCORD_LIST_BULLETED, 1);
  for (guint i = 0; i < items->len; i++)
    {
      const AccordTrailItem *item = g_ptr_array_index (items, i);
      g_autofree char *text = NULL;

      if (!is_wanted (item, ways, but_not))
        continue;
      text = accord_paper_describe_activity (item->activity);
      accord_document_begin_item (document);
      accord_document_add_text (document, text);
      accord_document_end (document);
    }
  accord_document_end (document);
}

/* --- everything that somebody told us --- */

typedef struct
{
  AccordTrailKind kind;
  gint64 id;
} Question;

static char *
name_trail (AccordTrail *trail)
{
  if (trail->kind == ACCORD_TRAIL_ORGANISATION)
    /* Translators: the title of a report; %s is an organisation. */
    return g_strdup_printf (_("Everything %s told us, and what changed"), trail->name);
  /* Translators: the title of a report; %s is a place, a group, a condition or a theme. */
  return g_strdup_printf (_("%s: everything we were told, and what changed"), trail->name);
}

static gpointer
load_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const guint all = ACCORD_WAY_DIRECT | ACCORD_WAY_ACTIVITY;
  const Question *question = data;
  g_autoptr (AccordTrail) trail = accord_trail_read (connection, question->kind, question->id, error);
  g_autofree char *title = trail != NULL ? name_trail (trail) : NULL;
  g_autoptr (AccordDocument) document
      = title != NULL ? accord_paper_begin (connection, NULL, title, _("You said, we did"), error) : NULL;

  if (document == NULL)
    return NULL;
  accord_document_add_heading (document, 2, _("You said, we did"));
  if (trail->heard->len > 0)
    accord_told_add_table (document, trail->heard, all, 0);
  else
    accord_document_add_text (document, _("Nothing that was said is recorded."));
  accord_document_add_heading (document, 2, _("Activities"));
  if (trail->activities->len > 0)
    accord_told_add_activities (document, trail->activities, all, 0);
  else
    accord_document_add_text (document, _("No activity is recorded."));
  accord_document_add_text (document,
                            _("This is what the partnership’s records hold. What was never recorded is not in it."));
  return g_steal_pointer (&document);
}

/**
 * accord_told_load:
 * @kind: where the trail begins
 * @id: the organisation, place or term
 *
 * Returns: (transfer full): a question whose answer is an #AccordDocument: everything they told us, and what changed
 */
AccordRequest *
accord_told_load (AccordTrailKind kind, gint64 id)
{
  Question *question = g_new (Question, 1);

  *question = (Question) { kind, id };
  return accord_request_read (load_cb, question, g_free, (GDestroyNotify) accord_document_unref);
}
