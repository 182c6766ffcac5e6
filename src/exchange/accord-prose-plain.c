/* accord-prose-plain.c: plain text of a clipboard, as a text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/accord-prose-html.h"

static guint
count_tabs (const char *line)
{
  guint n = 0;

  for (; *line != '\0'; line++)
    n += *line == '\t';

  return n;
}

/**
 * accord_prose_read_tabs:
 * @text: plain text
 *
 * Reads what a spreadsheet gives as plain text: rows of lines, cells parted by tabs.
 *
 * Returns: (transfer full) (nullable): a text of one table; %NULL if @text is not two or more lines that all have
 * as many tabs
 */
AccordProse *
accord_prose_read_tabs (const char *text)
{
  g_autofree char *unified = NULL;
  g_auto (GStrv) lines = NULL;
  AccordProseBuilder *builder;
  guint n_lines;
  guint n_tabs;

  g_return_val_if_fail (text != NULL, NULL);

  unified = g_utf8_make_valid (text, -1);
  lines = g_strsplit (g_strdelimit (unified, "\r", ' '), "\n", -1);
  n_lines = g_strv_length (lines);
  while (n_lines > 0 && *g_strchomp (lines[n_lines - 1]) == '\0')
    n_lines--;
  if (n_lines < 2)
    return NULL;

  n_tabs = count_tabs (lines[0]);
  for (guint i = 0; i < n_lines; i++)
    if (count_tabs (lines[i]) != n_tabs)
      return NULL;
  if (n_tabs == 0 || n_tabs >= ACCORD_PROSE_MAX_COLUMNS)
    return NULL;

  builder = accord_prose_builder_new ();
  accord_prose_builder_begin_table (builder, n_tabs + 1);
  for (guint i = 0; i < n_lines; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);

      for (guint k = 0; cells[k] != NULL; k++)
        {
          accord_prose_builder_begin_cell (builder, ACCORD_PROSE_ALIGN_NONE);
          accord_prose_builder_add_text (builder, g_strstrip (cells[k]), -1, ACCORD_PROSE_PLAIN, NULL);
        }
    }

  return accord_prose_builder_end (builder);
}

/* Where a paragraph is to end that goes on too long: after the last sentence, else the last word, within the
 * length that is allowed.
 */
static const char *
find_end (const char *text, glong length)
{
  const char *limit = g_utf8_offset_to_pointer (text, length);
  const char *word = NULL;

  for (const char *p = limit; p > text; p = g_utf8_prev_char (p))
    {
      if (*p != ' ')
        continue;
      if (word == NULL)
        word = p + 1;
      if (strchr (".!?", p[-1]) != NULL && p - text > (limit - text) / 2)
        return p + 1;
    }

  return word != NULL ? word : limit;
}

static void
add_softened (AccordProseBuilder *builder, const AccordProseBlock *block, guint *n_split)
{
  glong room = ACCORD_PROSE_MAX_PARAGRAPH;

  accord_prose_builder_begin (builder, block->kind, block->level, block->start);
  for (guint i = 0; i < block->text.n_runs; i++)
    {
      const AccordProseRun *run = &block->text.runs[i];
      const char *text = run->text;
      glong length;

      while ((length = g_utf8_strlen (text, -1)) > room)
        {
          const char *end = find_end (text, room);

          accord_prose_builder_add_text (builder, text, end - text, run->style, run->url);
          accord_prose_builder_begin (builder, block->kind, block->level, 0);
          (*n_split)++;
          text = end;
          room = ACCORD_PROSE_MAX_PARAGRAPH;
        }
      accord_prose_builder_add_text (builder, text, -1, run->style, run->url);
      room -= length;
    }
}

/**
 * accord_prose_soften:
 * @prose: (transfer none): a text from elsewhere
 * @n_split: (out): how many paragraphs there are more than in @prose
 *
 * Parts paragraphs that are so long that typing in them would be felt, at the end of a sentence if there is one.
 * No word is lost; the person is to be told.
 *
 * Returns: (transfer full): the text with paragraphs of a length that can be worked with
 */
AccordProse *
accord_prose_soften (AccordProse *prose, guint *n_split)
{
  AccordProseBuilder *builder;

  g_return_val_if_fail (prose != NULL, NULL);
  g_return_val_if_fail (n_split != NULL, NULL);

  *n_split = 0;
  builder = accord_prose_builder_new ();
  for (guint i = 0; i < accord_prose_get_n_blocks (prose); i++)
    {
      const AccordProseBlock *block = accord_prose_get_block (prose, i);

      if (block->kind == ACCORD_PROSE_PARAGRAPH || block->kind == ACCORD_PROSE_BULLET ||
          block->kind == ACCORD_PROSE_NUMBER || block->kind == ACCORD_PROSE_QUOTE)
        add_softened (builder, block, n_split);
      else
        accord_prose_builder_add_block (builder, block);
    }

  return accord_prose_builder_end (builder);
}
