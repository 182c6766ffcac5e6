/* accord-redline-body.c: what changed within the text of a section, block by block
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plans/accord-redline-private.h"
#include "prose/accord-diff.h"

/* How much two paragraphs must be alike to be called the same one, changed. */
#define ALIKE 0.4
/* Beyond this many pairs a gap is cut in two before its paragraphs are paired. */
#define MAX_PAIRS 10000

typedef struct
{
  const AccordProseBlock *block;
  AccordRedlineItem item;
} Block;

/* --- which belongs to which --- */

static double
compare_items (const AccordRedlineItem *a, const AccordRedlineItem *b)
{
  double alike;

  if (a->is_table != b->is_table)
    return 0;
  alike = accord_redline_words_compare (a->words, b->words);
  return alike >= ALIKE ? alike : 0;
}

static void
add_pair (GArray *pairs, int a, int b)
{
  AccordRedlinePair pair = { a, b };

  g_array_append_val (pairs, pair);
}

/* The pairs, in order, that together are most alike; by the table of the best that can be had from each place on. */
static void
pair_gap (const AccordRedlineItem *a, guint a0, guint n_a, const AccordRedlineItem *b, guint b0, guint n_b, GArray *pairs)
{
  guint width = n_b + 1;
  g_autofree double *alike = NULL;
  g_autofree double *best = NULL;
  guint i = 0, k = 0;

  if ((gsize) n_a * n_b > MAX_PAIRS)
    {
      pair_gap (a, a0, n_a / 2, b, b0, n_b / 2, pairs);
      pair_gap (a, a0 + n_a / 2, n_a - n_a / 2, b, b0 + n_b / 2, n_b - n_b / 2, pairs);
      return;
    }
  alike = g_new0 (double, (n_a + 1) * width);
  best = g_new0 (double, (n_a + 1) * width);
  for (i = n_a; i-- > 0;)
    for (k = n_b; k-- > 0;)
      {
        double one = alike[i * width + k] = compare_items (&a[a0 + i], &b[b0 + k]);

        best[i * width + k] = MAX (best[(i + 1) * width + k], best[i * width + k + 1]);
        if (one > 0)
          best[i * width + k] = MAX (best[i * width + k], one + best[(i + 1) * width + k + 1]);
      }
  for (i = 0, k = 0; i < n_a || k < n_b;)
    {
      if (i < n_a && k < n_b && alike[i * width + k] > 0 &&
          best[i * width + k] == alike[i * width + k] + best[(i + 1) * width + k + 1])
        add_pair (pairs, (int) (a0 + i++), (int) (b0 + k++));
      else if (i < n_a && (k == n_b || best[i * width + k] == best[(i + 1) * width + k]))
        add_pair (pairs, (int) (a0 + i++), -1);
      else
        add_pair (pairs, -1, (int) (b0 + k++));
    }
}

static guint32 *
list_keys (const AccordRedlineItem *items, guint n)
{
  guint32 *keys = g_new (guint32, n + 1);

  for (guint i = 0; i < n; i++)
    keys[i] = items[i].key;
  return keys;
}

/* First what is the same, then, in the gaps, what is alike. */
GArray *
accord_redline_align (const AccordRedlineItem *a, guint n_a, const AccordRedlineItem *b, guint n_b)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (AccordRedlinePair));
  g_autofree guint32 *keys_a = list_keys (a, n_a);
  g_autofree guint32 *keys_b = list_keys (b, n_b);
  g_autoptr (GArray) runs = accord_diff (keys_a, n_a, keys_b, n_b);

  for (guint i = 0; i < runs->len; i++)
    {
      const AccordDiffRun *run = &g_array_index (runs, AccordDiffRun, i);

      if (!run->is_same)
        pair_gap (a, run->a, run->n_a, b, run->b, run->n_b, pairs);
      for (guint k = 0; run->is_same && k < run->n_a; k++)
        add_pair (pairs, (int) (run->a + k), (int) (run->b + k));
    }
  return pairs;
}

/* --- tables --- */

static const AccordProseText *
get_cell (const AccordProseTable *table, guint row, guint column)
{
  return &table->cells[row * table->n_columns + column];
}

static void
add_key (GString *key, const AccordProseText *text)
{
  for (guint i = 0; i < text->n_runs; i++)
    g_string_append_printf (key, "\x1f%d\x1e%s\x1e%s", (int) text->runs[i].style,
                            text->runs[i].url != NULL ? text->runs[i].url : "", text->runs[i].text);
  g_string_append_c (key, '\x1d');
}

static AccordRedlineWords *
make_words (AccordRedlineContext *context, const AccordProseText *text)
{
  AccordRedlineWords *words = accord_redline_words_new (context);

  accord_redline_words_add_text (words, text);
  accord_redline_words_end (words, context);
  return words;
}

static AccordRedlineItem *
make_columns (AccordRedlineContext *context, const AccordProseTable *table)
{
  AccordRedlineItem *items = g_new0 (AccordRedlineItem, table->n_columns + 1);

  for (guint i = 0; i < table->n_columns; i++)
    {
      g_autoptr (GString) key = g_string_new (NULL);

      add_key (key, get_cell (table, 0, i));
      items[i].key = accord_redline_get_key (context, key->str);
      items[i].words = make_words (context, get_cell (table, 0, i));
    }
  return items;
}

static AccordRedlineItem *
make_rows (AccordRedlineContext *context, const AccordProseTable *table)
{
  AccordRedlineItem *items = g_new0 (AccordRedlineItem, table->n_rows + 1);

  for (guint i = 0; i < table->n_rows; i++)
    {
      g_autoptr (GString) key = g_string_new (NULL);
      AccordRedlineWords *words = accord_redline_words_new (context);

      for (guint k = 0; k < table->n_columns; k++)
        {
          add_key (key, get_cell (table, i, k));
          accord_redline_words_add_text (words, get_cell (table, i, k));
          accord_redline_words_add (words, " ", ACCORD_PROSE_PLAIN, NULL);
        }
      accord_redline_words_end (words, context);
      items[i].key = accord_redline_get_key (context, key->str);
      items[i].words = words;
    }
  return items;
}

/* A column whose heading is another is the same column when it is one among as many. */
static void
join_columns (GArray *pairs)
{
  for (guint i = 0; i + 1 < pairs->len; i++)
    {
      AccordRedlinePair *one = &g_array_index (pairs, AccordRedlinePair, i);
      AccordRedlinePair *next = one + 1;

      if ((one->a < 0) == (next->a < 0) || (one->b < 0) == (next->b < 0))
        continue;
      one->a = MAX (one->a, next->a);
      one->b = MAX (one->b, next->b);
      g_array_remove_index (pairs, i + 1);
    }
}

static AccordRedlineText
compare_cells (AccordRedlineContext *context, const AccordProseText *a, const AccordProseText *b, AccordRedlineChange *row)
{
  AccordRedlineText text = { 0 };

  if (a == NULL && b == NULL)
    return text;
  if (a == NULL || b == NULL)
    text = accord_redline_words_all (context, make_words (context, a != NULL ? a : b),
                                     a != NULL ? ACCORD_REDLINE_REMOVED : ACCORD_REDLINE_ADDED);
  else
    text = accord_redline_words_diff (context, make_words (context, a), make_words (context, b));
  for (guint i = 0; i < text.n_spans && *row == ACCORD_REDLINE_SAME; i++)
    if (text.spans[i].change != ACCORD_REDLINE_SAME)
      *row = ACCORD_REDLINE_CHANGED;
  return text;
}

static AccordRedlineRow
compare_rows (AccordRedlineContext *context, const AccordProseTable *a, const AccordProseTable *b, AccordRedlinePair row,
              const GArray *columns)
{
  AccordRedlineText *cells = g_new0 (AccordRedlineText, columns->len + 1);
  AccordRedlineRow compared = { ACCORD_REDLINE_SAME, cells };

  g_ptr_array_add (context->arrays, cells);
  for (guint i = 0; i < columns->len; i++)
    {
      const AccordRedlinePair *column = &g_array_index (columns, AccordRedlinePair, i);
      const AccordProseText *was = row.a >= 0 && column->a >= 0 ? get_cell (a, row.a, column->a) : NULL;
      const AccordProseText *is = row.b >= 0 && column->b >= 0 ? get_cell (b, row.b, column->b) : NULL;

      cells[i] = compare_cells (context, was, is, &compared.change);
    }
  if (row.a < 0 || row.b < 0)
    compared.change = row.a < 0 ? ACCORD_REDLINE_ADDED : ACCORD_REDLINE_REMOVED;
  return compared;
}

static AccordRedlineChange
name_pair (AccordRedlinePair pair)
{
  return pair.a < 0 ? ACCORD_REDLINE_ADDED : pair.b < 0 ? ACCORD_REDLINE_REMOVED : ACCORD_REDLINE_SAME;
}

static void
compare_tables (AccordRedlineContext *context, const AccordProseTable *a, const AccordProseTable *b,
                AccordRedlineBlock *block)
{
  g_autofree AccordRedlineItem *columns_a = make_columns (context, a);
  g_autofree AccordRedlineItem *columns_b = make_columns (context, b);
  g_autofree AccordRedlineItem *rows_a = make_rows (context, a);
  g_autofree AccordRedlineItem *rows_b = make_rows (context, b);
  g_autoptr (GArray) columns = accord_redline_align (columns_a, a->n_columns, columns_b, b->n_columns);
  g_autoptr (GArray) rows = accord_redline_align (rows_a, a->n_rows, rows_b, b->n_rows);
  AccordRedlineChange *changes;
  AccordRedlineRow *compared;

  join_columns (columns);
  changes = g_new0 (AccordRedlineChange, columns->len + 1);
  compared = g_new0 (AccordRedlineRow, rows->len + 1);
  g_ptr_array_add (context->arrays, changes);
  g_ptr_array_add (context->arrays, compared);
  for (guint i = 0; i < columns->len; i++)
    changes[i] = name_pair (g_array_index (columns, AccordRedlinePair, i));
  for (guint i = 0; i < rows->len; i++)
    compared[i] = compare_rows (context, a, b, g_array_index (rows, AccordRedlinePair, i), columns);
  block->n_columns = columns->len;
  block->columns = changes;
  block->n_rows = rows->len;
  block->rows = compared;
}

static void
take_table (AccordRedlineContext *context, const AccordProseTable *table, AccordRedlineChange change,
            AccordRedlineBlock *block)
{
  AccordRedlineChange *changes = g_new0 (AccordRedlineChange, table->n_columns + 1);
  AccordRedlineRow *rows = g_new0 (AccordRedlineRow, table->n_rows + 1);

  g_ptr_array_add (context->arrays, changes);
  g_ptr_array_add (context->arrays, rows);
  for (guint i = 0; i < table->n_columns; i++)
    changes[i] = change;
  for (guint i = 0; i < table->n_rows; i++)
    {
      AccordRedlineText *cells = g_new0 (AccordRedlineText, table->n_columns + 1);

      g_ptr_array_add (context->arrays, cells);
      for (guint k = 0; k < table->n_columns; k++)
        cells[k] = accord_redline_words_all (context, make_words (context, get_cell (table, i, k)), change);
      rows[i] = (AccordRedlineRow) { change, cells };
    }
  block->n_columns = table->n_columns;
  block->columns = changes;
  block->n_rows = table->n_rows;
  block->rows = rows;
}

/* --- blocks --- */

static void
read_block (AccordRedlineContext *context, const AccordProseBlock *block, Block *read)
{
  AccordRedlineWords *words = accord_redline_words_new (context);
  g_autoptr (GString) key = g_string_new (NULL);

  g_string_printf (key, "%d.%u.%u.", (int) block->kind, block->level, block->start);
  read->block = block;
  read->item.is_table = block->table != NULL;
  read->item.words = words;
  if (block->source != NULL)
    {
      accord_redline_words_add (words, block->source, ACCORD_PROSE_PLAIN, NULL);
      g_string_append_printf (key, "%s\x1d%s", block->source, block->info != NULL ? block->info : "");
    }
  accord_redline_words_add_text (words, &block->text);
  add_key (key, &block->text);
  for (guint i = 0; block->table != NULL && i < block->table->n_rows * block->table->n_columns; i++)
    {
      accord_redline_words_add_text (words, &block->table->cells[i]);
      accord_redline_words_add (words, " ", ACCORD_PROSE_PLAIN, NULL);
      add_key (key, &block->table->cells[i]);
    }
  for (guint i = 0; block->table != NULL && i < block->table->n_columns; i++)
    g_string_append_printf (key, "%d.", (int) block->table->aligns[i]);
  accord_redline_words_end (words, context);
  read->item.key = accord_redline_get_key (context, key->str);
}

static AccordRedlineItem *
read_blocks (AccordRedlineContext *context, const AccordProse *prose, Block **blocks)
{
  guint n = accord_prose_get_n_blocks (prose);
  AccordRedlineItem *items = g_new0 (AccordRedlineItem, n + 1);

  *blocks = g_new0 (Block, n + 1);
  for (guint i = 0; i < n; i++)
    {
      read_block (context, accord_prose_get_block (prose, i), &(*blocks)[i]);
      items[i] = (*blocks)[i].item;
    }
  return items;
}

static AccordRedlineBlock
take_block (AccordRedlineContext *context, const Block *block, AccordRedlineChange change)
{
  AccordRedlineBlock taken = { change, block->block->kind, block->block->kind, block->block->level, block->block->level,
                               block->block->number };

  if (block->block->table != NULL)
    take_table (context, block->block->table, change, &taken);
  else
    taken.text = accord_redline_words_all (context, block->item.words, change);
  return taken;
}

static AccordRedlineBlock
compare_blocks (AccordRedlineContext *context, const Block *a, const Block *b)
{
  AccordRedlineBlock compared = { ACCORD_REDLINE_CHANGED, b->block->kind, a->block->kind, b->block->level,
                                  a->block->level, b->block->number };

  if (a->item.key == b->item.key)
    return take_block (context, b, ACCORD_REDLINE_SAME);
  if (b->block->table != NULL)
    compare_tables (context, a->block->table, b->block->table, &compared);
  else
    compared.text = accord_redline_words_diff (context, a->item.words, b->item.words);
  return compared;
}

/* Both bodies as one text in @section, with what changed marked. */
void
accord_redline_compare_bodies (AccordRedlineContext *context, const char *from, const char *to,
                               AccordRedlineSection *section)
{
  g_autoptr (AccordProse) was = accord_prose_parse (from);
  g_autoptr (AccordProse) is = accord_prose_parse (to);
  g_autofree Block *blocks_a = NULL;
  g_autofree Block *blocks_b = NULL;
  g_autofree AccordRedlineItem *items_a = read_blocks (context, was, &blocks_a);
  g_autofree AccordRedlineItem *items_b = read_blocks (context, is, &blocks_b);
  g_autoptr (GArray) pairs = accord_redline_align (items_a, accord_prose_get_n_blocks (was), items_b,
                                                   accord_prose_get_n_blocks (is));
  AccordRedlineBlock *blocks = g_new0 (AccordRedlineBlock, pairs->len + 1);

  g_ptr_array_add (context->arrays, blocks);
  for (guint i = 0; i < pairs->len; i++)
    {
      AccordRedlinePair pair = g_array_index (pairs, AccordRedlinePair, i);

      blocks[i] = pair.a < 0   ? take_block (context, &blocks_b[pair.b], ACCORD_REDLINE_ADDED)
                  : pair.b < 0 ? take_block (context, &blocks_a[pair.a], ACCORD_REDLINE_REMOVED)
                               : compare_blocks (context, &blocks_a[pair.a], &blocks_b[pair.b]);
      section->is_rewritten = section->is_rewritten || blocks[i].change != ACCORD_REDLINE_SAME;
    }
  section->blocks = blocks;
  section->n_blocks = section->is_rewritten ? pairs->len : 0;
  /* Words and addresses of the scraps point into the texts that end here. */
  g_hash_table_remove_all (context->tokens);
  g_ptr_array_set_size (context->scraps, 0);
}
