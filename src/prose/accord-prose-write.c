/* accord-prose-write.c: writes an AccordProse as CommonMark
 *
 * Our own, since the renderers of the parsers at hand lose tables or change text (libcmark's keeps
 * 87 % of the specification's own examples), and since a section's text should read well in a diff:
 * one line a paragraph, no escape that is not needed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "prose/accord-prose-private.h"

typedef struct
{
  GString *out;
  AccordProsePlace place;
  const char *indent;
  gsize line_start;
  AccordProseStyle open[2];
  guint n_open;
} Writer;

/* Whether @p begins a character reference, such as "&amp;". */
static gboolean
begins_reference (const char *p)
{
  const char *q = p + 1;

  if (*q == '#')
    q++;
  while (g_ascii_isalnum (*q))
    q++;

  return q > p + 1 && *q == ';';
}

/* Whether @p begins a marker of a numbered list; @delimiter is where its "." or ")" stands. */
static gboolean
begins_number (const char *p, const char **delimiter)
{
  const char *q = p;

  while (g_ascii_isdigit (*q))
    q++;
  *delimiter = q;

  return q > p && q <= p + 9 && (*q == '.' || *q == ')') && (q[1] == ' ' || q[1] == '\0' || q[1] == '\n');
}

/* Whether @c at the start of a line would begin a heading, list, quotation, table or underline. */
static gboolean
begins_block (char c, char next)
{
  return strchr ("#>+-=|", c) != NULL || (c == ':' && next == '-');
}

static gboolean
is_intraword (const char *text, const char *p)
{
  return p > text && g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (p))) && p[1] != '\0' &&
         g_unichar_isalnum (g_utf8_get_char (p + 1));
}

/* Whether what follows @p can be neither a tag nor an address in brackets. md4c lets an address begin with any character,
 * even with a space.
 */
static gboolean
is_less_than (const char *p)
{
  const char *end = p + 1 + strspn (p + 1, "0123456789.,%");

  if (end > p + 1)
    return *end == ' ' || *end == '\0';
  if (*end != ' ')
    return FALSE;

  for (end++; g_ascii_isalnum (*end) || *end == '+' || *end == '-' || *end == '.'; end++)
    continue;

  return *end != ':';
}

static gboolean
needs_escape (const Writer *writer, const char *text, const char *p, gboolean last)
{
  switch (*p)
    {
    case '\\':
    case '`':
    case '*':
    case '[':
    case ']':
    case '~':
      return TRUE;

    case '_':
      return !is_intraword (text, p);

    case '<':
      return !is_less_than (p);

    case '&':
      return begins_reference (p);

    /* A link may follow. */
    case '!':
      return p[1] == '\0' && !last;

    case '|':
      if (writer->place == ACCORD_PROSE_PLACE_CELL)
        return TRUE;
      break;

    case '#':
      if (writer->place == ACCORD_PROSE_PLACE_HEADING && last && p[1] == '\0')
        return TRUE;
      break;

    default:
      break;
    }

  return writer->place == ACCORD_PROSE_PLACE_LINES && writer->out->len == writer->line_start && begins_block (*p, p[1]);
}

static void
write_plain (Writer *writer, const char *text, gboolean last)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      const char *delimiter;

      if (*p == '\n')
        {
          g_string_append_printf (writer->out, "\\\n%s", writer->indent);
          writer->line_start = writer->out->len;
          continue;
        }

      if (writer->place == ACCORD_PROSE_PLACE_LINES && writer->out->len == writer->line_start &&
          begins_number (p, &delimiter))
        {
          g_string_append_len (writer->out, p, delimiter - p);
          g_string_append_c (writer->out, '\\');
          p = delimiter;
        }
      else if (needs_escape (writer, text, p, last))
        g_string_append_c (writer->out, '\\');

      g_string_append_c (writer->out, *p);
    }
}

/* Finds how many backquotes enclose @text: the smallest number that does not stand in it. */
static gsize
find_fence (const char *text, gsize at_least)
{
  for (gsize n = at_least;; n++)
    {
      gsize run = 0;
      gboolean taken = FALSE;

      for (const char *p = text;; p++)
        if (*p == '`')
          run++;
        else
          {
            taken |= run == n;
            run = 0;
            if (*p == '\0')
              break;
          }

      if (!taken)
        return n;
    }
}

static void
append_times (GString *out, char c, gsize times)
{
  while (times-- > 0)
    g_string_append_c (out, c);
}

static void
write_literal (Writer *writer, const char *text)
{
  gsize fence = find_fence (text, 1);
  gsize length = strlen (text);
  gboolean blank = strspn (text, " ") == length;
  gboolean pad = text[0] == '`' || text[length - 1] == '`' || (!blank && text[0] == ' ' && text[length - 1] == ' ');

  append_times (writer->out, '`', fence);
  if (pad)
    g_string_append_c (writer->out, ' ');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '|' && writer->place == ACCORD_PROSE_PLACE_CELL)
        g_string_append_c (writer->out, '\\');
      g_string_append_c (writer->out, *p);
    }
  if (pad)
    g_string_append_c (writer->out, ' ');
  append_times (writer->out, '`', fence);
}

static void
write_delimiter (Writer *writer, AccordProseStyle style)
{
  /* Two characters for two styles: "***" can be read in two ways, "**_" only in one. */
  g_string_append (writer->out, style == ACCORD_PROSE_STRONG ? "**" : "_");
}

static void
close_styles (Writer *writer, AccordProseStyle needed)
{
  guint keep = 0;

  while (keep < writer->n_open && (writer->open[keep] & needed))
    keep++;
  while (writer->n_open > keep)
    write_delimiter (writer, writer->open[--writer->n_open]);
}

static guint
run_end (const AccordProseText *text, guint from, AccordProseStyle style)
{
  guint i = from;

  while (i < text->n_runs && (text->runs[i].style & style) && text->runs[i].url == text->runs[from].url)
    i++;

  return i;
}

static void
open_styles (Writer *writer, const AccordProseText *text, guint i)
{
  AccordProseStyle first =
      accord_prose_opens_first (run_end (text, i, ACCORD_PROSE_STRONG), run_end (text, i, ACCORD_PROSE_EMPHASIS));
  AccordProseStyle order[] = { first, ACCORD_PROSE_EMPHASES & ~first };

  for (guint k = 0; k < G_N_ELEMENTS (order); k++)
    {
      gboolean is_open = FALSE;

      for (guint o = 0; o < writer->n_open; o++)
        is_open |= writer->open[o] == order[k];

      if (!is_open && (text->runs[i].style & order[k]))
        {
          write_delimiter (writer, order[k]);
          writer->open[writer->n_open++] = order[k];
        }
    }
}

static void
write_url (Writer *writer, const char *url)
{
  for (const char *p = url; *p != '\0'; p++)
    {
      if (g_ascii_ispunct (*p) && strchr ("/:.-,;=?#%@$+'", *p) == NULL && (*p != '&' || begins_reference (p)))
        g_string_append_c (writer->out, '\\');
      g_string_append_c (writer->out, *p);
    }
}

static void
write_text (GString *out, const AccordProseText *text, AccordProsePlace place, const char *indent)
{
  Writer writer = { .out = out, .place = place, .indent = indent, .line_start = out->len };
  const char *url = NULL;

  for (guint i = 0; i < text->n_runs; i++)
    {
      const AccordProseRun *run = &text->runs[i];
      gboolean last = i + 1 == text->n_runs;

      close_styles (&writer, run->url == url ? run->style : ACCORD_PROSE_PLAIN);
      if (run->url != url && run->url != NULL)
        g_string_append_c (out, '[');
      url = run->url;

      open_styles (&writer, text, i);
      if (run->style & ACCORD_PROSE_LITERAL)
        write_literal (&writer, run->text);
      else
        write_plain (&writer, run->text, last);

      if (url != NULL && (last || run[1].url != url))
        {
          close_styles (&writer, ACCORD_PROSE_PLAIN);
          g_string_append (out, "](");
          write_url (&writer, url);
          g_string_append_c (out, ')');
        }
    }

  close_styles (&writer, ACCORD_PROSE_PLAIN);
}

static void
write_code (GString *out, const AccordProseBlock *block)
{
  char mark = block->info != NULL && strchr (block->info, '`') != NULL ? '~' : '`';
  gsize fence = 3;

  /* A closing fence is at least as long as the opening one. */
  for (const char *p = block->source; *p != '\0'; p++)
    {
      gsize run = strspn (p, mark == '~' ? "~" : "`");

      if (run > 0)
        {
          fence = MAX (fence, run + 1);
          p += run - 1;
        }
    }

  append_times (out, mark, fence);
  if (block->info != NULL && block->info[0] == '~' && mark == '~')
    g_string_append_c (out, ' ');
  for (const char *p = block->info; p != NULL && *p != '\0'; p++)
    {
      if (*p == '\\' || (*p == '&' && begins_reference (p)))
        g_string_append_c (out, '\\');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '\n');
  g_string_append (out, block->source);
  append_times (out, mark, fence);
}

static void
write_table (GString *out, const AccordProseTable *table)
{
  static const char *const rules[] = { " --- |", " :-- |", " :-: |", " --: |" };

  for (guint row = 0; row < table->n_rows; row++)
    {
      if (row > 0)
        g_string_append_c (out, '\n');
      g_string_append_c (out, '|');
      for (guint column = 0; column < table->n_columns; column++)
        {
          g_string_append_c (out, ' ');
          write_text (out, &table->cells[row * table->n_columns + column], ACCORD_PROSE_PLACE_CELL, "");
          g_string_append (out, " |");
        }

      if (row == 0)
        {
          g_string_append (out, "\n|");
          for (guint column = 0; column < table->n_columns; column++)
            g_string_append (out, rules[table->aligns[column]]);
        }
    }
}

/* What a list needs to remember between its items: how far the text of each level is indented, and
 * with which character numbers end, since a list that begins anew right after another must use the
 * other one.
 */
typedef struct
{
  gsize indent[ACCORD_PROSE_MAX_LIST_LEVEL + 1];
  char delimiter[ACCORD_PROSE_MAX_LIST_LEVEL + 1];
} Lists;

static void
write_item (GString *out, const AccordProseBlock *block, Lists *lists, gboolean follows)
{
  g_autofree char *marker = NULL;
  g_autofree char *indent = NULL;
  guint level = block->level;

  if (block->kind == ACCORD_PROSE_NUMBER)
    {
      if (!follows)
        lists->delimiter[level] = '.';
      else if (block->start != 0)
        lists->delimiter[level] = lists->delimiter[level] == '.' ? ')' : '.';
      marker = g_strdup_printf ("%u%c ", block->number, lists->delimiter[level]);
    }
  else
    marker = g_strdup ("- ");

  append_times (out, ' ', lists->indent[level - 1]);
  g_string_append (out, marker);
  lists->indent[level] = lists->indent[level - 1] + strlen (marker);
  indent = g_strnfill (lists->indent[level], ' ');
  write_text (out, &block->text, ACCORD_PROSE_PLACE_LINES, indent);
}

static gboolean
is_list_item (const AccordProseBlock *block)
{
  return block->kind == ACCORD_PROSE_BULLET || block->kind == ACCORD_PROSE_NUMBER;
}

/* Whether @block continues a list of the same kind at its own level. */
static gboolean
follows_number (const AccordProse *self, guint index)
{
  const AccordProseBlock *block = accord_prose_get_block (self, index);

  while (index-- > 0)
    {
      const AccordProseBlock *above = accord_prose_get_block (self, index);

      if (!is_list_item (above) || above->level < block->level)
        return FALSE;
      if (above->level == block->level)
        return above->kind == ACCORD_PROSE_NUMBER;
    }

  return FALSE;
}

static void
write_block (GString *out, const AccordProse *self, guint index, Lists *lists)
{
  const AccordProseBlock *block = accord_prose_get_block (self, index);

  switch (block->kind)
    {
    case ACCORD_PROSE_PARAGRAPH:
      write_text (out, &block->text, ACCORD_PROSE_PLACE_LINES, "");
      break;

    case ACCORD_PROSE_HEADING:
      append_times (out, '#', block->level);
      g_string_append_c (out, ' ');
      write_text (out, &block->text, ACCORD_PROSE_PLACE_HEADING, "");
      break;

    case ACCORD_PROSE_BULLET:
    case ACCORD_PROSE_NUMBER:
      write_item (out, block, lists, follows_number (self, index));
      break;

    case ACCORD_PROSE_QUOTE:
      g_string_append (out, "> ");
      write_text (out, &block->text, ACCORD_PROSE_PLACE_LINES, "> ");
      break;

    case ACCORD_PROSE_CODE:
      write_code (out, block);
      break;

    case ACCORD_PROSE_RULE:
      g_string_append (out, "---");
      break;

    case ACCORD_PROSE_TABLE:
      write_table (out, block->table);
      break;

    case ACCORD_PROSE_KEPT:
      g_string_append (out, block->source);
      break;

    default:
      g_assert_not_reached ();
    }
}

static const char *
choose_separator (const AccordProse *self, guint index)
{
  const AccordProseBlock *above = accord_prose_get_block (self, index - 1);
  const AccordProseBlock *block = accord_prose_get_block (self, index);

  if (is_list_item (above) && is_list_item (block))
    {
      gboolean new_list = block->level == 1 &&
                          (block->start != 0 || follows_number (self, index) != (block->kind == ACCORD_PROSE_NUMBER));

      return new_list ? "\n\n" : "\n";
    }

  if (above->kind == ACCORD_PROSE_QUOTE && block->kind == ACCORD_PROSE_QUOTE)
    return "\n>\n";

  if ((above->kind == ACCORD_PROSE_KEPT || block->kind == ACCORD_PROSE_KEPT) &&
      accord_prose_would_join (is_list_item (above)               ? "- "
                               : above->kind == ACCORD_PROSE_KEPT ? above->source
                                                                  : "",
                               is_list_item (block)               ? "- "
                               : block->kind == ACCORD_PROSE_KEPT ? block->source
                                                                  : ""))
    return "\n\n" ACCORD_PROSE_SEPARATOR "\n\n";

  return "\n\n";
}

/**
 * accord_prose_write:
 * @self: a prose
 *
 * Writes CommonMark with GitHub's tables. accord_prose_parse() makes an equal prose of it.
 *
 * Returns: (transfer full): the text, ending in a line feed unless empty
 */
char *
accord_prose_write (const AccordProse *self)
{
  GString *out = g_string_new (NULL);
  Lists lists = { { 0 }, { 0 } };
  guint n_blocks;

  g_return_val_if_fail (self != NULL, NULL);

  n_blocks = accord_prose_get_n_blocks (self);
  for (guint i = 0; i < n_blocks; i++)
    {
      if (i > 0)
        g_string_append (out, choose_separator (self, i));
      write_block (out, self, i, &lists);
    }

  if (n_blocks > 0)
    g_string_append_c (out, '\n');

  return g_string_free_and_steal (out);
}

/**
 * accord_prose_write_block:
 * @self: a prose
 * @index: less than the number of blocks
 *
 * Writes one block by itself, a list item as one of depth 1.
 *
 * Returns: (transfer full): CommonMark without a line feed at its end
 */
char *
accord_prose_write_block (const AccordProse *self, guint index)
{
  GString *out = g_string_new (NULL);
  Lists lists = { { 0 }, { 0 } };

  write_block (out, self, index, &lists);

  return g_string_free_and_steal (out);
}
