/* accord-prose-blocks.c: a section's text as blocks of a report
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "report/accord-prose-blocks.h"

/* Lists and quotations are flat in the prose and nested in the report: what is open is counted here. */
typedef struct
{
  AccordDocument *document;
  AccordProseKind kinds[ACCORD_PROSE_MAX_LIST_LEVEL];
  guint depth;
  gboolean in_quote;
} Nesting;

static AccordSpanStyle
convert_style (AccordProseStyle style)
{
  return ((style & ACCORD_PROSE_STRONG) ? ACCORD_SPAN_BOLD : 0) | ((style & ACCORD_PROSE_EMPHASIS) ? ACCORD_SPAN_ITALIC : 0) |
         ((style & ACCORD_PROSE_LITERAL) ? ACCORD_SPAN_CODE : 0);
}

static void
append_run (AccordSpans *spans, const AccordProseRun *run)
{
  g_auto (GStrv) lines = g_strsplit (run->text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (i > 0)
        accord_spans_append_break (spans);
      if (run->url != NULL && *lines[i] != '\0')
        accord_spans_append_link (spans, lines[i], convert_style (run->style), run->url);
      else
        accord_spans_append (spans, lines[i], convert_style (run->style));
    }
}

static AccordSpans *
convert_text (const AccordProseText *text)
{
  AccordSpans *spans = accord_spans_new ("");

  for (guint i = 0; i < text->n_runs; i++)
    append_run (spans, &text->runs[i]);
  return spans;
}

static AccordSpans *
convert_source (const char *source)
{
  AccordSpans *spans = accord_spans_new ("");
  g_auto (GStrv) lines = g_strsplit (source, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (i > 0 && (lines[i + 1] != NULL || *lines[i] != '\0'))
        accord_spans_append_break (spans);
      accord_spans_append (spans, lines[i], ACCORD_SPAN_CODE);
    }
  return spans;
}

static void
close_lists (Nesting *nesting, guint depth)
{
  while (nesting->depth > depth)
    {
      accord_document_end (nesting->document);   /* the item */
      accord_document_end (nesting->document);   /* the list */
      nesting->depth--;
    }
}

static void
close_quote (Nesting *nesting)
{
  if (nesting->in_quote)
    accord_document_end (nesting->document);
  nesting->in_quote = FALSE;
}

static void
add_item (Nesting *nesting, const AccordProseBlock *block)
{
  guint level = CLAMP (block->level, 1, ACCORD_PROSE_MAX_LIST_LEVEL);

  close_quote (nesting);
  if (nesting->depth > level)
    close_lists (nesting, level);
  if (nesting->depth == level && (nesting->kinds[level - 1] != block->kind || block->start > 0))
    close_lists (nesting, level - 1);
  if (nesting->depth == level)
    accord_document_end (nesting->document);
  while (nesting->depth < level)
    {
      gboolean numbered = block->kind == ACCORD_PROSE_NUMBER && nesting->depth + 1 == level;

      accord_document_begin_list (nesting->document, numbered ? ACCORD_LIST_NUMBERED : ACCORD_LIST_BULLETED,
                                  numbered ? MAX (block->number, 1) : 1);
      nesting->kinds[nesting->depth++] = block->kind;
      if (nesting->depth < level)
        accord_document_begin_item (nesting->document);
    }
  accord_document_begin_item (nesting->document);
  accord_document_add_paragraph (nesting->document, convert_text (&block->text));
}

static AccordAlign
convert_align (AccordProseAlign align)
{
  return align == ACCORD_PROSE_ALIGN_CENTRE  ? ACCORD_ALIGN_CENTRE
         : align == ACCORD_PROSE_ALIGN_RIGHT ? ACCORD_ALIGN_END
                                             : ACCORD_ALIGN_START;
}

static void
add_table (AccordDocument *document, const AccordProseTable *table)
{
  accord_document_begin_table (document, NULL, ACCORD_TABLE_PLAIN);
  for (guint c = 0; c < table->n_columns; c++)
    accord_document_add_column (document, convert_text (&table->cells[c]), 0, convert_align (table->aligns[c]));
  for (guint i = table->n_columns; i < table->n_rows * table->n_columns; i++)
    accord_document_add_cell (document, convert_text (&table->cells[i]));
  accord_document_end (document);
}

static void
add_plain_block (AccordDocument *document, const AccordProseBlock *block, guint base_level)
{
  switch (block->kind)
    {
    case ACCORD_PROSE_HEADING:
      accord_document_add_heading_spans (document, MIN (base_level + block->level, 4), convert_text (&block->text));
      break;
    case ACCORD_PROSE_CODE:
    case ACCORD_PROSE_KEPT:
      accord_document_add_paragraph (document, convert_source (block->source));
      break;
    case ACCORD_PROSE_RULE:
      accord_document_add_rule (document);
      break;
    case ACCORD_PROSE_TABLE:
      add_table (document, block->table);
      break;
    default:
      accord_document_add_paragraph (document, convert_text (&block->text));
    }
}

/* "By 2030 we will:" and a heading say nothing without what comes after them. */
static gboolean
leads_on (const AccordProseBlock *block)
{
  const AccordProseText *text = &block->text;

  if (block->kind == ACCORD_PROSE_HEADING)
    return TRUE;
  return block->kind == ACCORD_PROSE_PARAGRAPH && text->n_runs > 0 &&
         g_str_has_suffix (text->runs[text->n_runs - 1].text, ":");
}

static guint
count_shown (const AccordProse *prose, guint max_blocks)
{
  guint n = accord_prose_get_n_blocks (prose);

  if (max_blocks == 0 || n <= max_blocks)
    return n;
  for (n = max_blocks; n > 1 && leads_on (accord_prose_get_block (prose, n - 1)); n--)
    ;
  return n;
}

/**
 * accord_document_add_prose:
 * @prose: a section's text
 * @base_level: the level of the section's own heading; headings in the text go below it
 * @max_blocks: how many blocks at most; 0 for all. A block that only leads on to one that is left out is left out too
 *
 * Adds a section's text. What the editor does not know how to show stands as its source, as on the screen.
 */
void
accord_document_add_prose (AccordDocument *self, const AccordProse *prose, guint base_level, guint max_blocks)
{
  Nesting nesting = { .document = self };
  guint n = count_shown (prose, max_blocks);

  for (guint i = 0; i < n; i++)
    {
      const AccordProseBlock *block = accord_prose_get_block (prose, i);

      if (block->kind == ACCORD_PROSE_BULLET || block->kind == ACCORD_PROSE_NUMBER)
        {
          add_item (&nesting, block);
          continue;
        }
      close_lists (&nesting, 0);
      if (block->kind == ACCORD_PROSE_QUOTE && !nesting.in_quote)
        {
          accord_document_begin_quote (self);
          nesting.in_quote = TRUE;
        }
      if (block->kind != ACCORD_PROSE_QUOTE)
        close_quote (&nesting);
      add_plain_block (self, block, base_level);
    }
  close_lists (&nesting, 0);
  close_quote (&nesting);
}
