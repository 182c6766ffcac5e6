/* accord-prose-builder.c: puts an AccordProse together, in its normal form
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "prose/accord-prose-private.h"

struct _AccordProseBuilder
{
  GArray *blocks;
  GPtrArray *arrays;
  GStringChunk *strings;

  gboolean open;
  AccordProseBlock block;
  GString *text;
  GArray *spans;

  guint n_columns;
  AccordProseAlign *aligns;
  GArray *cells;
  gboolean in_cell;

  /* Of the list that the last block belongs to: for each level the kind and the last number. */
  AccordProseKind kinds[ACCORD_PROSE_MAX_LIST_LEVEL + 1];
  guint numbers[ACCORD_PROSE_MAX_LIST_LEVEL + 1];
};

/**
 * accord_prose_builder_new:
 *
 * Returns: (transfer full): a builder without blocks
 */
AccordProseBuilder *
accord_prose_builder_new (void)
{
  AccordProseBuilder *self = g_new0 (AccordProseBuilder, 1);

  self->blocks = g_array_new (FALSE, FALSE, sizeof (AccordProseBlock));
  self->arrays = g_ptr_array_new_with_free_func (g_free);
  self->strings = g_string_chunk_new (1024);
  self->text = g_string_new (NULL);
  self->spans = g_array_new (FALSE, FALSE, sizeof (AccordProseSpan));
  self->cells = g_array_new (FALSE, FALSE, sizeof (AccordProseText));

  return self;
}

/**
 * accord_prose_builder_free:
 * @self: (transfer full): a builder that was not ended
 */
void
accord_prose_builder_free (AccordProseBuilder *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->blocks, g_array_unref);
  g_clear_pointer (&self->arrays, g_ptr_array_unref);
  g_clear_pointer (&self->strings, g_string_chunk_free);
  g_string_free (self->text, TRUE);
  g_array_unref (self->spans);
  g_array_unref (self->cells);
  g_free (self);
}

static gboolean
is_list_item (const AccordProseBlock *block)
{
  return block->kind == ACCORD_PROSE_BULLET || block->kind == ACCORD_PROSE_NUMBER;
}

static void
add_run (AccordProseBuilder *self, GArray *runs, const char *text, gsize length, AccordProseStyle style, const char *url)
{
  AccordProseRun run = { g_string_chunk_insert_len (self->strings, text, length), url, style };

  g_array_append_val (runs, run);
}

/* What is in its normal form already, as nearly all text is. */
static void
take_spans (AccordProseBuilder *self, GArray *runs)
{
  gsize start = 0;

  for (guint i = 0; i < self->spans->len; i++)
    {
      const AccordProseSpan *span = &g_array_index (self->spans, AccordProseSpan, i);

      add_run (self, runs, self->text->str + start, span->end - start, span->style, span->url);
      start = span->end;
    }
}

static GArray *
split_letters (AccordProseBuilder *self)
{
  GArray *letters = g_array_sized_new (FALSE, FALSE, sizeof (AccordProseLetter), self->text->len);
  const char *p = self->text->str;

  for (guint i = 0; i < self->spans->len; i++)
    {
      const AccordProseSpan *span = &g_array_index (self->spans, AccordProseSpan, i);

      for (; p < self->text->str + span->end; p = g_utf8_next_char (p))
        {
          AccordProseLetter letter = { span->url, g_utf8_get_char (p), span->style };

          g_array_append_val (letters, letter);
        }
    }

  return letters;
}

static void
take_letters (AccordProseBuilder *self, AccordProsePlace place, GArray *runs)
{
  g_autoptr (GArray) letters = split_letters (self);
  g_autoptr (GString) text = g_string_new (NULL);

  accord_prose_normalise (letters, place);

  for (guint i = 0; i < letters->len; i++)
    {
      const AccordProseLetter *letter = &g_array_index (letters, AccordProseLetter, i);
      const AccordProseLetter *next = i + 1 < letters->len ? letter + 1 : NULL;

      g_string_append_unichar (text, letter->c);
      if (next == NULL || next->style != letter->style || next->url != letter->url)
        {
          add_run (self, runs, text->str, text->len, letter->style, letter->url);
          g_string_truncate (text, 0);
        }
    }
}

/* Takes what was added as runs. */
static AccordProseText
take_text (AccordProseBuilder *self, AccordProsePlace place)
{
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (AccordProseRun));
  AccordProseText taken = { NULL, 0 };

  if (accord_prose_is_normal (self->text, self->spans, place))
    take_spans (self, runs);
  else
    take_letters (self, place, runs);
  g_string_truncate (self->text, 0);
  g_array_set_size (self->spans, 0);

  taken.n_runs = runs->len;
  if (runs->len > 0)
    {
      taken.runs = (AccordProseRun *) g_array_steal (runs, NULL);
      g_ptr_array_add (self->arrays, (gpointer) taken.runs);
    }

  return taken;
}

/* A level may only go one deeper than the item before, and a number follows the one before unless
 * it cannot. */
static void
fit_list_item (AccordProseBuilder *self, AccordProseBlock *block)
{
  const AccordProseBlock *above =
      self->blocks->len > 0 ? &g_array_index (self->blocks, AccordProseBlock, self->blocks->len - 1) : NULL;
  guint deepest = above != NULL && is_list_item (above) ? above->level : 0;
  gboolean follows;
  guint expected;

  block->level = CLAMP (block->level, 1, MIN (deepest + 1, ACCORD_PROSE_MAX_LIST_LEVEL));
  follows = block->level <= deepest && self->kinds[block->level] == ACCORD_PROSE_NUMBER;
  expected = follows ? self->numbers[block->level] + 1 : 1;
  self->kinds[block->level] = block->kind;

  if (block->kind == ACCORD_PROSE_BULLET)
    {
      block->start = block->number = 0;
      return;
    }

  /* Inside another item only a list that starts with 1 is recognised by CommonMark. */
  block->start = MIN (block->start, ACCORD_PROSE_MAX_START);
  if (block->start == expected || (block->level > 1 && block->start > 1))
    block->start = 0;
  block->number = block->start != 0 ? block->start : expected;
  self->numbers[block->level] = block->number;
}

static void
finish_cell (AccordProseBuilder *self)
{
  if (self->in_cell)
    {
      AccordProseText text = take_text (self, ACCORD_PROSE_PLACE_CELL);

      g_array_append_val (self->cells, text);
      self->in_cell = FALSE;
    }
}

static void
finish_table (AccordProseBuilder *self, AccordProseBlock *block)
{
  AccordProseTable *table;
  AccordProseText none = { NULL, 0 };

  finish_cell (self);
  while (self->cells->len == 0 || self->cells->len % self->n_columns != 0)
    g_array_append_val (self->cells, none);

  table = g_new0 (AccordProseTable, 1);
  table->n_columns = self->n_columns;
  table->n_rows = self->cells->len / self->n_columns;
  table->aligns = self->aligns;
  table->cells = g_memdup2 (self->cells->data, self->cells->len * sizeof (AccordProseText));
  g_ptr_array_add (self->arrays, table);
  g_ptr_array_add (self->arrays, (gpointer) table->cells);
  g_array_set_size (self->cells, 0);
  block->table = table;
}

static void
finish_block (AccordProseBuilder *self)
{
  AccordProseBlock block = self->block;

  if (!self->open)
    return;

  self->open = FALSE;
  switch (block.kind)
    {
    case ACCORD_PROSE_TABLE:
      finish_table (self, &block);
      break;

    case ACCORD_PROSE_PARAGRAPH:
    case ACCORD_PROSE_HEADING:
    case ACCORD_PROSE_BULLET:
    case ACCORD_PROSE_NUMBER:
    case ACCORD_PROSE_QUOTE:
      block.text =
          take_text (self, block.kind == ACCORD_PROSE_HEADING ? ACCORD_PROSE_PLACE_HEADING : ACCORD_PROSE_PLACE_LINES);
      if (block.text.n_runs == 0)
        return;
      break;

    case ACCORD_PROSE_CODE:
    case ACCORD_PROSE_RULE:
    case ACCORD_PROSE_KEPT:
      break;

    default:
      g_assert_not_reached ();
    }

  if (is_list_item (&block))
    fit_list_item (self, &block);
  else if (block.kind == ACCORD_PROSE_HEADING)
    block.level = CLAMP (block.level, 1, 6);

  g_array_append_val (self->blocks, block);
}

/* Opens a block; the one before is finished. */
static void
open_block (AccordProseBuilder *self, AccordProseKind kind)
{
  finish_block (self);
  self->open = TRUE;
  self->block = (AccordProseBlock){ .kind = kind };
}

/**
 * accord_prose_builder_begin:
 * @self: a builder
 * @kind: paragraph, heading, bullet, number, quote or rule
 * @level: of a heading or list item; else 0
 * @start: the number at which a numbered item begins a list, or 0 to follow on
 *
 * Begins a block. A block that gets no text is left out, a level that is too deep is made
 * shallower.
 */
void
accord_prose_builder_begin (AccordProseBuilder *self, AccordProseKind kind, guint level, guint start)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (kind <= ACCORD_PROSE_QUOTE || kind == ACCORD_PROSE_RULE);

  open_block (self, kind);
  if (kind == ACCORD_PROSE_HEADING || kind == ACCORD_PROSE_BULLET || kind == ACCORD_PROSE_NUMBER)
    self->block.level = level;
  if (kind == ACCORD_PROSE_NUMBER)
    self->block.start = start;
}

/* White space cannot stand in an address; browsers write it so. */
static const char *
intern_url (AccordProseBuilder *self, const char *url)
{
  g_autoptr (GString) clean = NULL;

  if (url == NULL || *url == '\0')
    return NULL;

  clean = g_string_new (NULL);
  for (const char *p = url; *p != '\0'; p++)
    {
      guchar c = *p;

      if (c <= ' ' || c == 0x7f)
        g_string_append_printf (clean, "%%%02X", c);
      else
        g_string_append_c (clean, *p);
    }

  return g_string_chunk_insert_const (self->strings, clean->str);
}

/**
 * accord_prose_builder_add_text:
 * @self: a builder
 * @text: UTF-8
 * @length: bytes of @text, or -1
 * @style: its style
 * @url: (nullable): what it links to
 *
 * Adds to the block or the cell that was begun last. A line feed or U+2028 is a hard line break.
 */
void
accord_prose_builder_add_text (AccordProseBuilder *self, const char *text, gssize length, AccordProseStyle style,
                               const char *url)
{
  AccordProseSpan span = { NULL, style, 0 };
  AccordProseSpan *last;

  g_return_if_fail (self != NULL);
  g_return_if_fail (self->open);
  g_return_if_fail (text != NULL);

  g_string_append_len (self->text, text, length);
  span.url = intern_url (self, url);
  span.end = self->text->len;
  last = self->spans->len > 0 ? &g_array_index (self->spans, AccordProseSpan, self->spans->len - 1) : NULL;
  if (last != NULL && last->style == span.style && last->url == span.url)
    last->end = span.end;
  else if (span.end > (last != NULL ? last->end : 0))
    g_array_append_val (self->spans, span);
}

/* Tabs before a line of code are read as the columns that they reach to, so that they are written so. */
static char *
expand_tabs (const char *lines)
{
  GString *expanded = g_string_sized_new (strlen (lines));
  gsize column = 0;
  gboolean indent = TRUE;

  for (const char *p = lines; *p != '\0'; p++)
    {
      if (indent && *p == '\t')
        for (gsize stop = (column & ~3u) + 4; column < stop; column++)
          g_string_append_c (expanded, ' ');
      else
        {
          g_string_append_c (expanded, *p);
          indent = *p == '\n' || (indent && *p == ' ');
          column = *p == '\n' ? 0 : column + 1;
        }
    }

  return g_string_free_and_steal (expanded);
}

/**
 * accord_prose_builder_add_code:
 * @self: a builder
 * @info: (nullable): what the lines are written in
 * @lines: the lines
 *
 * Adds a block of code. Tabs at the start of a line become spaces.
 */
void
accord_prose_builder_add_code (AccordProseBuilder *self, const char *info, const char *lines)
{
  g_autofree char *stripped = NULL;
  g_autofree char *expanded = NULL;
  g_autofree char *terminated = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (lines != NULL);

  open_block (self, ACCORD_PROSE_CODE);
  stripped = info != NULL ? g_strstrip (g_strdelimit (g_strdup (info), "\t\n\r\v\f", ' ')) : NULL;
  if (stripped != NULL && *stripped != '\0')
    self->block.info = g_string_chunk_insert (self->strings, stripped);

  expanded = expand_tabs (lines);
  terminated = g_strconcat (expanded, *lines == '\0' || g_str_has_suffix (lines, "\n") ? "" : "\n", NULL);
  self->block.source = g_string_chunk_insert (self->strings, terminated);
}

/**
 * accord_prose_builder_add_kept:
 * @self: a builder
 * @source: CommonMark
 *
 * Adds @source as it is, without the blank lines around it. Blank source is left out.
 */
void
accord_prose_builder_add_kept (AccordProseBuilder *self, const char *source)
{
  const char *start;
  const char *end;

  g_return_if_fail (self != NULL);
  g_return_if_fail (source != NULL);

  start = source;
  for (const char *p = source; g_ascii_isspace (*p); p++)
    if (*p == '\n')
      start = p + 1;
  for (end = source + strlen (source); end > start && g_ascii_isspace (end[-1]); end--)
    continue;

  if (end == start)
    return;

  open_block (self, ACCORD_PROSE_KEPT);
  self->block.source = g_string_chunk_insert_len (self->strings, start, end - start);
}

/**
 * accord_prose_builder_begin_table:
 * @self: a builder
 * @n_columns: 1 to 128
 *
 * Begins a table. Its cells follow row by row, the header row first; a last row that is short is
 * filled up.
 */
void
accord_prose_builder_begin_table (AccordProseBuilder *self, guint n_columns)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (n_columns >= 1 && n_columns <= ACCORD_PROSE_MAX_COLUMNS);

  open_block (self, ACCORD_PROSE_TABLE);
  self->n_columns = n_columns;
  self->aligns = g_new0 (AccordProseAlign, n_columns);
  g_ptr_array_add (self->arrays, self->aligns);
}

/**
 * accord_prose_builder_begin_cell:
 * @self: a builder in a table
 * @align: how the column is aligned; counts in the header row
 *
 * Begins the next cell; text that is added goes there.
 */
void
accord_prose_builder_begin_cell (AccordProseBuilder *self, AccordProseAlign align)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->open && self->block.kind == ACCORD_PROSE_TABLE);

  finish_cell (self);
  if (self->cells->len < self->n_columns)
    self->aligns[self->cells->len] = align;
  self->in_cell = TRUE;
}

static void
copy_text (AccordProseBuilder *self, const AccordProseText *text)
{
  for (guint i = 0; i < text->n_runs; i++)
    accord_prose_builder_add_text (self, text->runs[i].text, -1, text->runs[i].style, text->runs[i].url);
}

/**
 * accord_prose_builder_add_block:
 * @self: a builder
 * @block: a block of another prose
 *
 * Adds a copy of @block. The number of a list item follows from what stands before it here.
 */
void
accord_prose_builder_add_block (AccordProseBuilder *self, const AccordProseBlock *block)
{
  const AccordProseTable *table;

  g_return_if_fail (self != NULL);
  g_return_if_fail (block != NULL);

  switch (block->kind)
    {
    case ACCORD_PROSE_CODE:
      accord_prose_builder_add_code (self, block->info, block->source);
      break;

    case ACCORD_PROSE_KEPT:
      accord_prose_builder_add_kept (self, block->source);
      break;

    case ACCORD_PROSE_TABLE:
      table = block->table;
      accord_prose_builder_begin_table (self, table->n_columns);
      for (guint i = 0; i < table->n_columns * table->n_rows; i++)
        {
          accord_prose_builder_begin_cell (self, table->aligns[i % table->n_columns]);
          copy_text (self, &table->cells[i]);
        }
      break;

    case ACCORD_PROSE_PARAGRAPH:
    case ACCORD_PROSE_HEADING:
    case ACCORD_PROSE_BULLET:
    case ACCORD_PROSE_NUMBER:
    case ACCORD_PROSE_QUOTE:
    case ACCORD_PROSE_RULE:
    default:
      accord_prose_builder_begin (self, block->kind, block->level, block->start);
      copy_text (self, &block->text);
      break;
    }
}

/**
 * accord_prose_builder_end:
 * @self: (transfer full): a builder
 *
 * Returns: (transfer full): what was built
 */
AccordProse *
accord_prose_builder_end (AccordProseBuilder *self)
{
  AccordProse *prose;

  g_return_val_if_fail (self != NULL, NULL);

  finish_block (self);
  prose = accord_prose_new_take (g_steal_pointer (&self->blocks), g_steal_pointer (&self->arrays),
                                 g_steal_pointer (&self->strings));
  accord_prose_builder_free (self);

  return prose;
}
