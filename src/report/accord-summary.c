/* accord-summary.c: a strategy on two to four pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "engagement/accord-evidence.h"
#include "plans/accord-outline.h"
#include "report/accord-paper-private.h"
#include "report/accord-prose-blocks.h"

/* A section opens with what it is about: its first block stands for it. */
#define BLOCKS_PER_SECTION 1

/* What was heard and what changed: enough to show, few enough to read. */
#define MAX_HEARD 6

/* --- what changed because of it --- */

static void
add_heard (AccordDocument *document, AccordRecord *row)
{
  accord_document_add_cell_text (document, accord_record_get (row, "said"));
  accord_document_add_cell_text (document, accord_record_get (row, "did"));
  accord_document_add_cell_text (document, accord_record_get (row, "section"));
}

static gboolean
add_changes (AccordConnection *connection, AccordDocument *document, gint64 plan, GError **error)
{
  g_autoptr (GPtrArray) rows = accord_evidence_read_answered (connection, plan, MAX_HEARD, error);

  if (rows == NULL)
    return FALSE;
  if (rows->len == 0)
    return TRUE;
  accord_document_add_heading (document, 2, _("You said, we did"));
  accord_document_begin_table (document, NULL, ACCORD_TABLE_PLAIN);
  accord_document_add_column (document, accord_spans_new (_("What was said")), 4, ACCORD_ALIGN_START);
  accord_document_add_column (document, accord_spans_new (_("What we did")), 4, ACCORD_ALIGN_START);
  accord_document_add_column (document, accord_spans_new (_("Section")), 3, ACCORD_ALIGN_START);
  for (guint i = 0; i < rows->len; i++)
    add_heard (document, g_ptr_array_index (rows, i));
  accord_document_end (document);
  return TRUE;
}

/* --- the sections --- */

static void
add_section (AccordDocument *document, const AccordSection *section)
{
  g_autoptr (AccordProse) prose = accord_prose_parse (section->body);
  g_autofree char *heading = g_strdup_printf ("%s  %s", section->number, section->heading);

  accord_document_add_heading (document, 3, heading);
  accord_document_add_prose (document, prose, 3, BLOCKS_PER_SECTION);
}

static gboolean
add_sections (AccordConnection *connection, AccordDocument *document, gint64 plan, GError **error)
{
  g_autoptr (GPtrArray) outline = accord_outline_read (connection, plan, error);

  if (outline == NULL)
    return FALSE;
  if (outline->len > 0)
    accord_document_add_heading (document, 2, _("The strategy, section by section"));
  for (guint i = 0; i < outline->len; i++)
    if (((AccordSection *) g_ptr_array_index (outline, i))->depth == 0)
      add_section (document, g_ptr_array_index (outline, i));
  return TRUE;
}

/**
 * accord_summary_write:
 * @connection: the token
 * @options: the subject is a strategy
 *
 * Returns: (transfer full): what the strategy is, how each of its sections opens, who was involved, and what changed
 *   because of it
 */
AccordDocument *
accord_summary_write (AccordConnection *connection, const AccordReportOptions *options, GError **error)
{
  g_autoptr (AccordRecord) plan = accord_record_read (connection, "plan", options->subject, error);
  g_autoptr (AccordDocument) document = NULL;

  if (plan == NULL)
    return NULL;
  document = accord_paper_begin (connection, options, accord_record_get (plan, "title"), _("Strategy summary"), error);
  if (document == NULL || !accord_paper_add_plan_facts (connection, document, plan, error) ||
      !add_sections (connection, document, options->subject, error) ||
      !accord_paper_add_checks (connection, document, options->subject, TRUE, error) ||
      !add_changes (connection, document, options->subject, error))
    return NULL;
  return g_steal_pointer (&document);
}
