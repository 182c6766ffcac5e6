/* accord-find-prose.c: finds words in a section's text as a person sees it, and replaces them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plans/accord-find-private.h"

/* Which of the places that are found are to be replaced; all when @chosen is NULL. */
typedef struct
{
  const AccordFind *find;
  const char *replacement;
  const gboolean *chosen;
  guint n_chosen;
  guint ordinal;
} Replacing;

static gboolean
take_next (Replacing *self)
{
  guint ordinal = self->ordinal++;

  return self->chosen == NULL || (ordinal < self->n_chosen && self->chosen[ordinal]);
}

static char *
join (const AccordProseText *text)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < text->n_runs; i++)
    g_string_append (joined, text->runs[i].text);
  return g_string_free_and_steal (joined);
}

/* --- plain text --- */

static char *
replace_in_text (Replacing *self, const char *text)
{
  g_autoptr (GArray) ranges = accord_find_in_text (self->find, text);
  GString *replaced = g_string_new (NULL);
  gsize from = 0;

  for (guint i = 0; i < ranges->len; i++)
    {
      const AccordFindRange *range = &g_array_index (ranges, AccordFindRange, i);

      if (!take_next (self))
        continue;
      g_string_append_len (replaced, text + from, (gssize) (range->start - from));
      g_string_append (replaced, self->replacement);
      from = range->end;
    }
  g_string_append (replaced, text + from);
  return g_string_free_and_steal (replaced);
}

/**
 * accord_find_replace_in_text:
 * @text: UTF-8
 * @replacement: what comes in place of the words
 * @chosen: (nullable) (array length=n_chosen): for each place in its turn, whether it is replaced; all when %NULL
 *
 * Returns: (transfer full): the text with the words replaced
 */
char *
accord_find_replace_in_text (const AccordFind *self, const char *text, const char *replacement, const gboolean *chosen,
                             guint n_chosen)
{
  Replacing replacing = { self, replacement, chosen, n_chosen, 0 };

  return replace_in_text (&replacing, text);
}

/* --- styled text --- */

/* Adds what lies between two places, run by run. */
static void
add_between (AccordProseBuilder *builder, const AccordProseText *text, gsize from, gsize to)
{
  gsize start = 0;

  for (guint i = 0; i < text->n_runs && start < to; i++)
    {
      const AccordProseRun *run = &text->runs[i];
      gsize end = start + strlen (run->text);
      gsize first = MAX (from, start), last = MIN (to, end);

      if (first < last)
        accord_prose_builder_add_text (builder, run->text + (first - start), (gssize) (last - first), run->style, run->url);
      start = end;
    }
}

static const AccordProseRun *
find_run (const AccordProseText *text, gsize at)
{
  gsize end = 0;

  for (guint i = 0; i < text->n_runs; i++)
    if ((end += strlen (text->runs[i].text)) > at)
      return &text->runs[i];
  g_assert_not_reached ();
}

/* What comes in place of the words looks as their beginning did, and links where it did. */
static void
replace_runs (Replacing *self, AccordProseBuilder *builder, const AccordProseText *text)
{
  g_autofree char *joined = join (text);
  g_autoptr (GArray) ranges = accord_find_in_text (self->find, joined);
  gsize from = 0;

  for (guint i = 0; i < ranges->len; i++)
    {
      const AccordFindRange *range = &g_array_index (ranges, AccordFindRange, i);
      const AccordProseRun *run = find_run (text, range->start);

      if (!take_next (self))
        continue;
      add_between (builder, text, from, range->start);
      accord_prose_builder_add_text (builder, self->replacement, -1, run->style, run->url);
      from = range->end;
    }
  add_between (builder, text, from, strlen (joined));
}

static void
replace_table (Replacing *self, AccordProseBuilder *builder, const AccordProseTable *table)
{
  accord_prose_builder_begin_table (builder, table->n_columns);
  for (guint i = 0; i < table->n_columns * table->n_rows; i++)
    {
      accord_prose_builder_begin_cell (builder, table->aligns[i % table->n_columns]);
      replace_runs (self, builder, &table->cells[i]);
    }
}

static void
skip_kept (Replacing *self, AccordProseBuilder *builder, const AccordProseBlock *block)
{
  g_autoptr (GArray) ranges = accord_find_in_text (self->find, block->source);

  self->ordinal += ranges->len;
  accord_prose_builder_add_block (builder, block);
}

static void
replace_block (Replacing *self, AccordProseBuilder *builder, const AccordProseBlock *block)
{
  g_autofree char *source = NULL;

  switch (block->kind)
    {
    case ACCORD_PROSE_KEPT:
      skip_kept (self, builder, block);
      break;
    case ACCORD_PROSE_CODE:
      source = replace_in_text (self, block->source);
      accord_prose_builder_add_code (builder, block->info, source);
      break;
    case ACCORD_PROSE_TABLE:
      replace_table (self, builder, block->table);
      break;
    default:
      accord_prose_builder_begin (builder, block->kind, block->level, block->start);
      replace_runs (self, builder, &block->text);
      break;
    }
}

/**
 * accord_find_replace_in_prose:
 * @prose: a section's text
 * @replacement: what comes in place of the words, on one line
 * @chosen: (nullable) (array length=n_chosen): for each place in its turn, whether it is replaced; all when %NULL
 *
 * Replaces words where a person sees them: in paragraphs, headings, lists, quotations, cells of tables and code. What is
 * kept as source stays as it is, since other words there could make something else of it; its places count all the same.
 *
 * Returns: (transfer full): the text with the words replaced
 */
AccordProse *
accord_find_replace_in_prose (const AccordFind *self, AccordProse *prose, const char *replacement,
                              const gboolean *chosen, guint n_chosen)
{
  Replacing replacing = { self, replacement, chosen, n_chosen, 0 };
  AccordProseBuilder *builder = accord_prose_builder_new ();

  for (guint i = 0; i < accord_prose_get_n_blocks (prose); i++)
    replace_block (&replacing, builder, accord_prose_get_block (prose, i));
  return accord_prose_builder_end (builder);
}

/* --- looking only --- */

static void
visit_text (const AccordFind *self, const char *text, gboolean is_kept, AccordFindVisit visit, gpointer data)
{
  g_autoptr (GArray) ranges = accord_find_in_text (self, text);

  for (guint i = 0; i < ranges->len; i++)
    visit (text, &g_array_index (ranges, AccordFindRange, i), is_kept, data);
}

static void
visit_runs (const AccordFind *self, const AccordProseText *text, AccordFindVisit visit, gpointer data)
{
  g_autofree char *joined = join (text);

  visit_text (self, joined, FALSE, visit, data);
}

/* Calls @visit for each place, in the order in which they are replaced. */
void
accord_find_visit_prose (const AccordFind *self, AccordProse *prose, AccordFindVisit visit, gpointer data)
{
  for (guint i = 0; i < accord_prose_get_n_blocks (prose); i++)
    {
      const AccordProseBlock *block = accord_prose_get_block (prose, i);

      if (block->source != NULL)
        visit_text (self, block->source, block->kind == ACCORD_PROSE_KEPT, visit, data);
      else if (block->table != NULL)
        for (guint k = 0; k < block->table->n_columns * block->table->n_rows; k++)
          visit_runs (self, &block->table->cells[k], visit, data);
      else
        visit_runs (self, &block->text, visit, data);
    }
}
