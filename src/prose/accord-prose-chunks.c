/* accord-prose-chunks.c: splits CommonMark into stretches that stand by themselves
 *
 * md4c reports blocks without their place in the source. What is to be kept exactly therefore has
 * to be cut out before it is parsed: at blank lines, except where the block before runs on across
 * them. A cut too few only makes what is kept larger; a cut too many is noticed by the parser,
 * which compares each stretch with the whole.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "prose/accord-prose-private.h"

typedef struct
{
  GArray *chunks;
  AccordProseChunk chunk;
  const char *last_line;
  gboolean listed;
  char fence;
  gsize fence_length;
  gboolean fence_in_list;
  const char *html_end;
} Splitter;

static gsize
count_indent (const char *line)
{
  gsize columns = 0;

  for (; *line == ' ' || *line == '\t'; line++)
    columns = *line == '\t' ? (columns + 4) & ~3u : columns + 1;

  return columns;
}

static gboolean
is_blank (const char *line)
{
  line += strspn (line, " \t");
  return *line == '\n' || *line == '\0';
}

/* Steps over the marker of a list item; NULL if there is none. */
static const char *
skip_marker (const char *line)
{
  line += strspn (line, " \t");

  if (*line != '\0' && strchr ("-+*", *line) != NULL)
    line++;
  else if (g_ascii_isdigit (*line))
    {
      while (g_ascii_isdigit (*line))
        line++;
      if (*line != '.' && *line != ')')
        return NULL;
      line++;
    }
  else
    return NULL;

  return *line == ' ' || *line == '\t' || *line == '\n' || *line == '\0' ? line : NULL;
}

static gboolean
begins_footnote (const char *line)
{
  line += strspn (line, " \t");
  if (!g_str_has_prefix (line, "[^"))
    return FALSE;

  line += 2;
  line += strcspn (line, "[]` \t\n");
  return g_str_has_prefix (line, "]:");
}

/* Whether a list item, or a footnote, begins on this line: their content may go on after a blank
 * line. */
static gboolean
has_list_marker (const char *line)
{
  return skip_marker (line) != NULL || begins_footnote (line);
}

/* Whether the block that ends with @last_line could go on with @line after a blank line. */
static gboolean
joins (gboolean listed, const char *last_line, const char *line)
{
  if (listed && (count_indent (line) > 0 || has_list_marker (line)))
    return TRUE;

  return last_line != NULL && count_indent (last_line) >= 4 && count_indent (line) >= 4;
}

static const char *
find_html_end (const char *line)
{
  static const char *const raw[] = { "script", "pre", "style", "textarea" };
  static const char *const ends[] = { "</script>", "</pre>", "</style>", "</textarea>" };

  if (*line != '<')
    return NULL;
  if (g_str_has_prefix (line, "<!--"))
    return "-->";
  if (g_str_has_prefix (line, "<?"))
    return "?>";
  if (g_str_has_prefix (line, "<![CDATA["))
    return "]]>";
  if (line[1] == '!' && g_ascii_isalpha (line[2]))
    return ">";

  for (guint i = 0; i < G_N_ELEMENTS (raw); i++)
    {
      gsize length = strlen (raw[i]);

      if (g_ascii_strncasecmp (line + 1, raw[i], length) == 0 && strchr (" \t\n>", line[1 + length]) != NULL)
        return ends[i];
    }

  return NULL;
}

static void
follow_fence (Splitter *self, const char *line)
{
  const char *end = strchrnul (line, '\n');
  gboolean in_list = self->listed && count_indent (line) > 0;
  gsize length;

  /* A fence ends with the item that it stands in. */
  if (self->fence_in_list && count_indent (line) == 0)
    self->fence = '\0';

  for (const char *text = skip_marker (line); text != NULL && self->fence == '\0'; text = skip_marker (line))
    {
      line = text;
      in_list = TRUE;
    }

  if (!in_list && count_indent (line) > 3)
    return;

  line += strspn (line, " \t");
  if (*line != '`' && *line != '~')
    return;

  length = strspn (line, *line == '`' ? "`" : "~");
  if (self->fence != '\0')
    {
      if (*line == self->fence && length >= self->fence_length && is_blank (line + length))
        self->fence = '\0';
    }
  else if (length >= 3 && (*line == '~' || memchr (line + length, '`', end - line - length) == NULL))
    {
      self->fence = *line;
      self->fence_length = length;
      self->fence_in_list = in_list;
    }
}

static void
follow_html (Splitter *self, const char *line, const char *end)
{
  if (self->html_end == NULL && count_indent (line) <= 3)
    self->html_end = find_html_end (line + strspn (line, " "));

  if (self->html_end != NULL)
    {
      g_autofree char *text = g_ascii_strdown (line, end - line);
      g_autofree char *mark = g_ascii_strdown (self->html_end, -1);

      if (strstr (text, mark) != NULL)
        self->html_end = NULL;
    }
}

static void
finish_chunk (Splitter *self)
{
  if (self->chunk.start != NULL)
    g_array_append_val (self->chunks, self->chunk);
  self->chunk.start = NULL;
  self->listed = FALSE;
  self->last_line = NULL;
}

/* Splits @source, which outlives the result, into an array of AccordProseChunk. */
GArray *
accord_prose_split_chunks (const char *source)
{
  Splitter self = { .chunks = g_array_new (FALSE, FALSE, sizeof (AccordProseChunk)) };
  gboolean after_blank = FALSE;

  for (const char *line = source; *line != '\0';)
    {
      const char *end = strchrnul (line, '\n');
      gboolean inside =
          (self.fence != '\0' && !(self.fence_in_list && count_indent (line) == 0)) || self.html_end != NULL;

      if (is_blank (line))
        after_blank = TRUE;
      else
        {
          if (after_blank && !inside && !joins (self.listed, self.last_line, line))
            finish_chunk (&self);
          after_blank = FALSE;

          if (self.chunk.start == NULL)
            self.chunk.start = line;
          self.chunk.end = end;
          self.last_line = line;

          if (self.html_end == NULL)
            follow_fence (&self, line);
          if (!inside && self.fence == '\0')
            self.listed |= has_list_marker (line);
          if (self.fence == '\0')
            follow_html (&self, line, end);
        }

      line = *end == '\n' ? end + 1 : end;
    }

  /* Blank lines belong to a fence that is never closed. */
  if ((self.fence != '\0' || self.html_end != NULL) && self.chunk.start != NULL)
    self.chunk.end = source + strlen (source);
  finish_chunk (&self);

  return self.chunks;
}

/* Whether CommonMark might read @above and @below as one block though a blank line stands between
 * them. */
gboolean
accord_prose_would_join (const char *above, const char *below)
{
  const char *last_line = NULL;
  gboolean listed = FALSE;

  for (const char *line = above; *line != '\0';)
    {
      const char *end = strchrnul (line, '\n');

      if (!is_blank (line))
        last_line = line;
      listed |= has_list_marker (line);
      line = *end == '\n' ? end + 1 : end;
    }

  return joins (listed, last_line, below);
}
