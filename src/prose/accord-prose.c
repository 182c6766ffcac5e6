/* accord-prose.c: the text of a section, as blocks and runs
 *
 * An AccordProse is always in one normal form, which the builder makes: no empty blocks, no two
 * neighbouring runs alike, styles that begin and end at word edges. Whatever is built can therefore
 * be written as CommonMark and read back as an equal value; tests/model/test-prose.c proves it on
 * random documents.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "prose/accord-prose-private.h"

struct _AccordProse
{
  gatomicrefcount ref_count;
  GArray *blocks;
  GPtrArray *arrays;
  GStringChunk *strings;
};

G_DEFINE_BOXED_TYPE (AccordProse, accord_prose, accord_prose_ref, accord_prose_unref)

/* Takes everything that the builder has put together; @arrays and @strings own what @blocks points
 * to. */
AccordProse *
accord_prose_new_take (GArray *blocks, GPtrArray *arrays, GStringChunk *strings)
{
  AccordProse *self = g_new0 (AccordProse, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->blocks = blocks;
  self->arrays = arrays;
  self->strings = strings;

  return self;
}

/**
 * accord_prose_ref:
 * @self: a prose
 *
 * A prose never changes, so that any thread may hold and read it.
 *
 * Returns: (transfer full): @self
 */
AccordProse *
accord_prose_ref (AccordProse *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * accord_prose_unref:
 * @self: (transfer full): a prose
 */
void
accord_prose_unref (AccordProse *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_array_unref (self->blocks);
  g_ptr_array_unref (self->arrays);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/**
 * accord_prose_get_n_blocks:
 * @self: a prose
 *
 * Returns: how many blocks there are; none in an empty text
 */
guint
accord_prose_get_n_blocks (const AccordProse *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->blocks->len;
}

/**
 * accord_prose_get_block:
 * @self: a prose
 * @index: less than the number of blocks
 *
 * Returns: (transfer none): the block, which lives as long as @self
 */
const AccordProseBlock *
accord_prose_get_block (const AccordProse *self, guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->blocks->len, NULL);

  return &g_array_index (self->blocks, AccordProseBlock, index);
}

/**
 * accord_prose_text_equal:
 * @a: a text
 * @b: a text
 *
 * Returns: whether both hold the same characters with the same styles and targets
 */
gboolean
accord_prose_text_equal (const AccordProseText *a, const AccordProseText *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->n_runs != b->n_runs)
    return FALSE;

  for (guint i = 0; i < a->n_runs; i++)
    if (a->runs[i].style != b->runs[i].style || g_strcmp0 (a->runs[i].url, b->runs[i].url) != 0 ||
        strcmp (a->runs[i].text, b->runs[i].text) != 0)
      return FALSE;

  return TRUE;
}

static gboolean
tables_equal (const AccordProseTable *a, const AccordProseTable *b)
{
  if (a == NULL || b == NULL)
    return a == b;

  if (a->n_columns != b->n_columns || a->n_rows != b->n_rows)
    return FALSE;

  for (guint i = 0; i < a->n_columns; i++)
    if (a->aligns[i] != b->aligns[i])
      return FALSE;

  for (guint i = 0; i < a->n_columns * a->n_rows; i++)
    if (!accord_prose_text_equal (&a->cells[i], &b->cells[i]))
      return FALSE;

  return TRUE;
}

/**
 * accord_prose_equal:
 * @a: a prose
 * @b: a prose
 *
 * Returns: whether both hold the same blocks with the same text and styles
 */
gboolean
accord_prose_equal (const AccordProse *a, const AccordProse *b)
{
  g_return_val_if_fail (a != NULL, FALSE);
  g_return_val_if_fail (b != NULL, FALSE);

  if (a->blocks->len != b->blocks->len)
    return FALSE;

  for (guint i = 0; i < a->blocks->len; i++)
    {
      const AccordProseBlock *x = accord_prose_get_block (a, i);
      const AccordProseBlock *y = accord_prose_get_block (b, i);

      if (x->kind != y->kind || x->level != y->level || x->number != y->number || x->start != y->start ||
          g_strcmp0 (x->source, y->source) != 0 || g_strcmp0 (x->info, y->info) != 0 ||
          !accord_prose_text_equal (&x->text, &y->text) || !tables_equal (x->table, y->table))
        return FALSE;
    }

  return TRUE;
}

static void
append_text (GString *plain, const AccordProseText *text)
{
  for (guint i = 0; i < text->n_runs; i++)
    g_string_append (plain, text->runs[i].text);
}

/**
 * accord_prose_plain_text:
 * @self: a prose
 *
 * The words alone, a line for each block and each row of a table, for searching and counting. What
 * is kept as source is given as source, since its words count too.
 *
 * Returns: (transfer full): UTF-8, maybe empty
 */
char *
accord_prose_plain_text (const AccordProse *self)
{
  GString *plain = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const AccordProseBlock *block = accord_prose_get_block (self, i);

      if (plain->len > 0 && plain->str[plain->len - 1] != '\n')
        g_string_append_c (plain, '\n');

      if (block->source != NULL)
        g_string_append (plain, block->source);
      else if (block->table != NULL)
        for (guint k = 0; k < block->table->n_columns * block->table->n_rows; k++)
          {
            append_text (plain, &block->table->cells[k]);
            g_string_append_c (plain, (k + 1) % block->table->n_columns == 0 ? '\n' : '\t');
          }
      else
        append_text (plain, &block->text);
    }

  return g_string_free_and_steal (plain);
}

/**
 * accord_prose_count_words:
 * @text: UTF-8, for example from accord_prose_plain_text()
 *
 * Counts as a writer expects: stretches between white space that hold a letter or a digit.
 *
 * Returns: the number of words
 */
guint
accord_prose_count_words (const char *text)
{
  guint n_words = 0;
  gboolean counted = FALSE;

  g_return_val_if_fail (text != NULL, 0);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        counted = FALSE;
      else if (!counted && g_unichar_isalnum (c))
        {
          counted = TRUE;
          n_words++;
        }
    }

  return n_words;
}
