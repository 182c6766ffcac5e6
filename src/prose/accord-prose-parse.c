/* accord-prose-parse.c: reads CommonMark with GitHub's tables
 *
 * The parser is md4c: small, kept up, and it knows tables, which libcmark does not (it passes them
 * silently as text; libcmark-gfm does, but sleeps). What md4c does not give is made up for here: it
 * drops the cells of a row beyond the last column, and it reports neither where a block stands in
 * the source nor the definitions of links. A text in which any of these could matter, or which
 * holds anything else that Accord does not edit, is read stretch by stretch, and a stretch that
 * cannot be represented is kept as it is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "prose/accord-prose-private.h"

/* After so many stretches that make no sense by themselves, the rest is kept in one piece. */
#define MAX_MERGES 16

/* A stretch with more candidates than this for the definition of a link is kept without asking
 * further. */
#define MAX_DEFINITION_PROBES 64

/* What a blank line may be made of. */
#define BLANKS " \t\v\f"

/* Definitions of links longer than this in all, which no person writes, are not followed: all is
 * kept in one piece. */
#define MAX_DEFINITIONS (16 * 1024)

typedef struct
{
  AccordProseBuilder *builder;
  GArray *chunks;
  GString *definitions;
  GString *definitions_digest;
  const char *expected;
} Splicer;

static gboolean
is_escaped (const char *source, const char *p)
{
  gboolean escaped = FALSE;

  while (p > source && *--p == '\\')
    escaped = !escaped;

  return escaped;
}

/* Whether @label, with its brackets, is a link because of what @source defines. */
static gboolean
defines (const char *source, gsize length, const char *label, gsize label_length)
{
  g_autoptr (GString) probe = g_string_new_len (source, length);
  g_autoptr (GString) alone = accord_prose_digest (source, length);
  g_autoptr (GString) unlinked = accord_prose_digest (label, label_length);
  g_autoptr (GString) both = NULL;

  g_string_append (probe, "\n\n");
  g_string_append_len (probe, label, label_length);
  both = accord_prose_digest (probe->str, probe->len);
  g_string_append_len (alone, unlinked->str, unlinked->len);

  return !g_string_equal (both, alone);
}

static gboolean
has_definitions (const char *source, gsize length)
{
  const char *end = source + length;
  guint n_probes = 0;

  for (const char *p = source; (p = memmem (p, end - p, "]:", 2)) != NULL; p++)
    {
      const char *open = p;

      if (is_escaped (source, p))
        continue;

      while (open > source && (*open != '[' || is_escaped (source, open)))
        open--;

      if (*open == '[' && (++n_probes > MAX_DEFINITION_PROBES || defines (source, length, open, p + 1 - open)))
        return TRUE;
    }

  return FALSE;
}

/* Counts the cells of a row; at least 1. */
static guint
count_cells (const char *line, const char *end)
{
  guint n_cells = 1;

  while (line < end && g_ascii_isspace (*line))
    line++;
  while (end > line && g_ascii_isspace (end[-1]))
    end--;
  if (line < end && *line == '|')
    line++;
  if (end > line && end[-1] == '|' && !is_escaped (line, end - 1))
    end--;

  for (const char *p = line; p < end; p++)
    if (*p == '\\')
      p++;
    else if (*p == '|')
      n_cells++;

  return n_cells;
}

static const char *
find_line_end (const char *line, const char *end)
{
  const char *line_end = memchr (line, '\n', end - line);

  return line_end != NULL ? line_end : end;
}

/* Whether a row has more cells than its table has columns; GitHub's tables drop them. */
static gboolean
loses_cells (const char *source, gsize length, guint n_columns)
{
  const char *end = source + length;

  for (const char *line = source; line < end;)
    {
      const char *line_end = find_line_end (line, end);

      if (count_cells (line, line_end) > n_columns)
        return TRUE;
      line = line_end + 1;
    }

  return FALSE;
}

/* Whether a line is of nothing but @chars. */
static gboolean
is_made_of (const char *line, const char *end, const char *chars)
{
  while (line < end && strchr (chars, *line) != NULL)
    line++;

  return line == end;
}

/* Whether it is certain that no row of the @n_tables tables in @source has more cells than there are columns. Whatever
 * looks like the line below the header of a table is taken for one: if there are as many of these as tables, they are the
 * tables. A row that could belong to one is anything between there and the next blank line.
 */
static gboolean
keeps_cells (const char *source, gsize length, guint n_tables)
{
  const char *end = source + length;
  guint n_columns = G_MAXUINT;
  guint n_above = 0;
  guint n_found = 0;

  for (const char *line = source; line < end; line = find_line_end (line, end) + 1)
    {
      const char *line_end = find_line_end (line, end);
      guint n_cells = count_cells (line, line_end);

      if (is_made_of (line, line_end, BLANKS))
        {
          n_columns = G_MAXUINT;
          n_above = 0;
          continue;
        }
      if (n_above > 0 && is_made_of (line, line_end, BLANKS "|:-"))
        {
          n_columns = MIN (n_columns, n_cells);
          n_found++;
        }
      if (MAX (n_cells, n_above) > n_columns)
        return FALSE;
      n_above = n_cells;
    }

  return n_found == n_tables;
}

/* What @source means where the definitions of the whole text are known; NULL if it runs on into
 * them. */
static GString *
digest_in_context (Splicer *self, const char *source, gsize length)
{
  g_autoptr (GString) text = NULL;
  g_autoptr (GString) digest = NULL;

  if (self->definitions->len == 0)
    return accord_prose_digest (source, length);

  text = g_string_new_len (source, length);
  g_string_append (text, "\n\n");
  g_string_append (text, self->definitions->str);
  digest = accord_prose_digest (text->str, text->len);
  if (!g_str_has_suffix (digest->str, self->definitions_digest->str))
    return NULL;

  g_string_truncate (digest, digest->len - self->definitions_digest->len);

  return g_steal_pointer (&digest);
}

static gboolean
can_edit (const char *source, gsize length, GString *in_context)
{
  g_autoptr (AccordProseBuilder) scratch = accord_prose_builder_new ();
  g_autoptr (GString) alone = accord_prose_digest (source, length);
  AccordProseTables tables;

  return g_string_equal (alone, in_context) && accord_prose_read (scratch, source, length, &tables) &&
         (tables.n_tables == 0 || !loses_cells (source, length, tables.n_columns)) && !has_definitions (source, length);
}

static void
add_stretch (Splicer *self, const char *source, gsize length, GString *in_context)
{
  g_autofree char *text = g_strndup (source, length);
  AccordProseTables tables;

  if (strcmp (text, ACCORD_PROSE_SEPARATOR) == 0)
    return;

  if (can_edit (source, length, in_context))
    accord_prose_read (self->builder, source, length, &tables);
  else
    accord_prose_builder_add_kept (self->builder, text);
}

/* Adds the stretch that begins with chunk @first, of as many chunks as it takes to mean by itself
 * what it means in the whole text. Returns the number of chunks, 0 if there is no such stretch.
 */
static guint
splice_next (Splicer *self, guint first)
{
  for (guint last = first; last < self->chunks->len && last < first + MAX_MERGES; last++)
    {
      const char *start = g_array_index (self->chunks, AccordProseChunk, first).start;
      gsize length = g_array_index (self->chunks, AccordProseChunk, last).end - start;
      g_autoptr (GString) digest = digest_in_context (self, start, length);

      if (digest != NULL && g_str_has_prefix (self->expected, digest->str))
        {
          self->expected += digest->len;
          add_stretch (self, start, length, digest);
          return last + 1 - first;
        }
    }

  return 0;
}

static void
collect_definitions (Splicer *self)
{
  for (guint i = 0; i < self->chunks->len; i++)
    {
      AccordProseChunk *chunk = &g_array_index (self->chunks, AccordProseChunk, i);

      if (has_definitions (chunk->start, chunk->end - chunk->start))
        {
          g_string_append_len (self->definitions, chunk->start, chunk->end - chunk->start);
          g_string_append (self->definitions, "\n\n");
        }
    }
}

static AccordProse *
parse_by_stretches (const char *source)
{
  g_autoptr (GArray) chunks = accord_prose_split_chunks (source);
  g_autoptr (GString) whole = accord_prose_digest (source, strlen (source));
  g_autoptr (GString) definitions = g_string_new (NULL);
  g_autoptr (GString) definitions_digest = NULL;
  Splicer splicer = { accord_prose_builder_new (), chunks, definitions, NULL, whole->str };

  collect_definitions (&splicer);
  definitions_digest = accord_prose_digest (definitions->str, definitions->len);
  splicer.definitions_digest = definitions_digest;

  for (guint i = 0; i < chunks->len;)
    {
      guint n_spliced = definitions->len <= MAX_DEFINITIONS ? splice_next (&splicer, i) : 0;

      if (n_spliced == 0)
        {
          accord_prose_builder_add_kept (splicer.builder, g_array_index (chunks, AccordProseChunk, i).start);
          break;
        }
      i += n_spliced;
    }

  return accord_prose_builder_end (splicer.builder);
}

static char *
unify_line_ends (const char *text)
{
  GString *unified = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p++)
    if (*p != '\r')
      g_string_append_c (unified, *p);
    else if (p[1] != '\n')
      g_string_append_c (unified, '\n');

  return g_string_free_and_steal (unified);
}

/**
 * accord_prose_parse:
 * @commonmark: valid UTF-8
 *
 * Reads CommonMark with GitHub's tables. Nothing is lost: what Accord does not edit becomes a kept
 * block that holds its exact source. There is no invalid CommonMark, so that this does not fail.
 *
 * Any thread.
 *
 * Returns: (transfer full): the text
 */
AccordProse *
accord_prose_parse (const char *commonmark)
{
  g_autofree char *source = NULL;
  g_autoptr (AccordProseBuilder) builder = accord_prose_builder_new ();
  AccordProseTables tables;
  gsize length;

  g_return_val_if_fail (commonmark != NULL, NULL);

  source = unify_line_ends (commonmark);
  length = strlen (source);
  if (strstr (source, "]:") == NULL && accord_prose_read (builder, source, length, &tables) &&
      (tables.n_tables == 0 || keeps_cells (source, length, tables.n_tables)))
    return accord_prose_builder_end (g_steal_pointer (&builder));

  return parse_by_stretches (source);
}
