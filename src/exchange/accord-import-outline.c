/* accord-import-outline.c: a text in CommonMark, cut at its headings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/accord-import-outline.h"

#include <string.h>

/*
 * Only as much of CommonMark as decides where a heading is: # and underlined headings, fenced and indented code, comments
 * and preformatted HTML. Everything between two headings stays byte for byte what it was.
 */
typedef struct
{
  AccordImportOutline *outline;
  char **lines;
  guint first;                  /* line after the front matter */
  AccordImportOutlineSection *section;
  guint body_start;             /* first line of the section in hand */
  guint paragraph;              /* line where the paragraph in hand began, G_MAXUINT outside one */
  gboolean in_block;            /* a list, a quotation, a table: the lines that follow belong to it up to a blank one */
  char fence;                   /* '`' or '~' inside fenced code */
  gsize fence_length;
  const char *html_end;         /* what ends the piece of HTML in hand */
} Scanner;

static void
key_free (gpointer data)
{
  AccordImportOutlineKey *key = data;

  g_free (key->key);
  g_free (key->value);
  g_free (key);
}

static void
section_free (gpointer data)
{
  AccordImportOutlineSection *section = data;

  g_free (section->heading);
  g_free (section->body);
  g_free (section->topics);
  g_free (section->owner);
  g_free (section);
}

static gboolean
is_blank (const char *line)
{
  return line[strspn (line, " \t")] == '\0';
}

/* --- front matter --- */

/* What YAML writes with a backslash between double quotes, as far as it stands in a line. */
static void
unescape (char *value)
{
  static const char WRITTEN[] = "nrt\\\"";
  static const char MEANT[] = "\n\r\t\\\"";
  char *to = value;

  for (const char *from = value; *from != '\0'; from++)
    {
      const char *found = from[0] == '\\' && from[1] != '\0' ? strchr (WRITTEN, from[1]) : NULL;

      *to++ = found != NULL ? MEANT[found - WRITTEN] : *from;
      from += found != NULL;
    }
  *to = '\0';
}

static char *
dup_value (const char *text)
{
  char *value = g_strstrip (g_strdup (text));
  gsize length = strlen (value);
  gboolean is_escaped = value[0] == '"';

  if (length >= 2 && (value[0] == '"' || value[0] == '\'') && value[length - 1] == value[0])
    {
      memmove (value, value + 1, length - 2);
      value[length - 2] = '\0';
      if (is_escaped)
        unescape (value);
    }
  return value;
}

static void
read_key (AccordImportOutline *outline, const char *line, guint number)
{
  const char *colon = strchr (line, ':');
  AccordImportOutlineKey *key;

  /* A line that goes on from the one before: a list, or a long text. */
  if (colon == NULL || colon == line || g_ascii_isspace (line[0]) || line[0] == '-')
    {
      AccordImportOutlineKey *last = outline->keys->len > 0 ? outline->keys->pdata[outline->keys->len - 1] : NULL;

      if (last != NULL && !is_blank (line))
        {
          g_autofree char *before = last->value;
          g_autofree char *more = dup_value (line);

          last->value = g_strconcat (before, *before != '\0' ? " " : "", more, NULL);
        }
      return;
    }
  key = g_new0 (AccordImportOutlineKey, 1);
  key->line = number;
  key->key = g_ascii_strdown (line, colon - line);
  g_strstrip (key->key);
  key->value = dup_value (colon + 1);
  g_ptr_array_add (outline->keys, key);
}

static gboolean
is_marker (const char *line, const char *marker)
{
  return g_str_has_prefix (line, marker) && is_blank (line + strlen (marker));
}

/* Front matter that nobody closed is a text that begins with a rule. */
static guint
read_front_matter (AccordImportOutline *outline, char **lines)
{
  guint end = 1;

  if (lines[0] == NULL || !is_marker (lines[0], "---"))
    return 0;
  while (lines[end] != NULL && !is_marker (lines[end], "---") && !is_marker (lines[end], "..."))
    end++;
  if (lines[end] == NULL)
    return 0;
  for (guint i = 1; i < end; i++)
    if (lines[i][0] != '#')
      read_key (outline, lines[i], i + 1);
  return end + 1;
}

/* --- headings --- */

static gsize
measure_indent (const char *line)
{
  gsize indent = 0;

  for (; *line == ' ' || *line == '\t'; line++)
    indent += *line == '\t' ? 4 - indent % 4 : 1;
  return indent;
}

static guint
read_hash_heading (const char *line, char **heading)
{
  const char *start = line + strspn (line, " ");
  gsize level = strspn (start, "#");
  char *text, *end;

  if (measure_indent (line) > 3 || level < 1 || level > 6 || (start[level] != '\0' && !g_ascii_isspace (start[level])))
    return 0;
  text = g_strstrip (g_strdup (start + level));
  end = text + strlen (text);
  while (end > text && end[-1] == '#')
    end--;
  if (end == text || g_ascii_isspace (end[-1]))
    *end = '\0';
  *heading = g_strchomp (text);
  return (guint) level;
}

static guint
read_underline (const char *line)
{
  const char *start = line + strspn (line, " ");
  gsize length = strspn (start, *start == '=' ? "=" : "-");

  if (measure_indent (line) > 3 || length == 0 || !is_blank (start + length))
    return 0;
  return *start == '=' ? 1 : 2;
}

static gboolean
is_paragraph_text (const char *line)
{
  const char *start = line + strspn (line, " \t");

  if (*start == '\0' || strchr (">|<", *start) != NULL || measure_indent (line) > 3)
    return FALSE;
  if (strchr ("-+*", *start) != NULL && (g_ascii_isspace (start[1]) || start[1] == '\0'))
    return FALSE;
  start += strspn (start, "0123456789");
  return !((*start == '.' || *start == ')') && g_ascii_isspace (start[1]));
}

/* --- what headings do not stand in --- */

static gboolean
pass_fence (Scanner *scanner, const char *line)
{
  const char *start = line + strspn (line, " ");
  gsize length = strspn (start, *start == '~' ? "~" : "`");

  if (scanner->fence != '\0')
    {
      if (measure_indent (line) <= 3 && *start == scanner->fence && length >= scanner->fence_length &&
          is_blank (start + length))
        scanner->fence = '\0';
      return TRUE;
    }
  if (measure_indent (line) > 3 || length < 3 || (*start == '`' && strchr (start + length, '`') != NULL))
    return FALSE;
  scanner->fence = *start;
  scanner->fence_length = length;
  return TRUE;
}

static gboolean
pass_html (Scanner *scanner, const char *line)
{
  static const struct
  {
    const char *start;
    const char *end;
  } pieces[] = { { "<!--", "-->" }, { "<pre", "</pre>" }, { "<script", "</script>" }, { "<style", "</style>" } };
  const char *text = line + strspn (line, " ");

  for (guint i = 0; scanner->html_end == NULL && measure_indent (line) <= 3 && i < G_N_ELEMENTS (pieces); i++)
    if (g_ascii_strncasecmp (text, pieces[i].start, strlen (pieces[i].start)) == 0)
      scanner->html_end = pieces[i].end;
  if (scanner->html_end == NULL)
    return FALSE;
  if (strcasestr (line, scanner->html_end) != NULL)
    scanner->html_end = NULL;
  return TRUE;
}

/* --- sections --- */

static char *
join_lines (char **lines, guint start, guint end)
{
  GString *text = g_string_new (NULL);

  while (start < end && is_blank (lines[start]))
    start++;
  while (end > start && is_blank (lines[end - 1]))
    end--;
  for (guint i = start; i < end; i++)
    g_string_append_printf (text, "%s%s", lines[i], i + 1 < end ? "\n" : "");
  return g_string_free_and_steal (text);
}

static int
find_parent (AccordImportOutline *outline, guint level)
{
  for (guint i = outline->sections->len; i-- > 0;)
    {
      const AccordImportOutlineSection *section = outline->sections->pdata[i];

      if (section->level > 0 && section->level < level)
        return (int) i;
      if (section->level > 0 && section->parent < 0 && level <= section->level)
        return -1;
    }
  return -1;
}

static void
end_section (Scanner *scanner, guint end)
{
  AccordImportOutlineSection *section = scanner->section;

  section->body = join_lines (scanner->lines, scanner->body_start, end);
  if (section->level == 0 && *section->body == '\0')
    section_free (section);
  else
    g_ptr_array_add (scanner->outline->sections, section);
}

static void
begin_section (Scanner *scanner, guint level, char *heading, guint line, guint body_start)
{
  scanner->section = g_new0 (AccordImportOutlineSection, 1);
  scanner->section->line = line + 1;
  scanner->section->level = level;
  scanner->section->heading = heading;
  scanner->section->parent = level > 0 ? find_parent (scanner->outline, level) : -1;
  scanner->body_start = body_start;
  scanner->paragraph = G_MAXUINT;
  scanner->in_block = FALSE;
}

static void
scan_line (Scanner *scanner, guint i)
{
  const char *line = scanner->lines[i];
  char *heading = NULL;
  guint level;

  if (scanner->html_end != NULL ? pass_html (scanner, line)
                                : pass_fence (scanner, line) || pass_html (scanner, line))
    {
      scanner->paragraph = G_MAXUINT;
      scanner->in_block = FALSE;
      return;
    }
  if ((level = read_hash_heading (line, &heading)) > 0)
    {
      end_section (scanner, i);
      begin_section (scanner, level, heading, i, i + 1);
    }
  else if (scanner->paragraph != G_MAXUINT && (level = read_underline (line)) > 0)
    {
      guint start = scanner->paragraph;

      heading = join_lines (scanner->lines, start, i);
      g_strdelimit (heading, "\n", ' ');
      end_section (scanner, start);
      begin_section (scanner, level, g_strstrip (heading), start, i + 1);
    }
  else if (is_blank (line))
    {
      scanner->paragraph = G_MAXUINT;
      scanner->in_block = FALSE;
    }
  else if (!is_paragraph_text (line) && (scanner->paragraph == G_MAXUINT || measure_indent (line) <= 3))
    {
      scanner->paragraph = G_MAXUINT;
      scanner->in_block = TRUE;
    }
  else if (scanner->paragraph == G_MAXUINT && !scanner->in_block)
    scanner->paragraph = i;
}

/* --- a text that Accord wrote, where each section begins at a mark --- */

/* Returns 0 when there are no marks. */
static guint64
get_mark_number (const AccordImportOutline *outline)
{
  for (guint i = 0; i < outline->keys->len; i++)
    {
      const AccordImportOutlineKey *key = outline->keys->pdata[i];

      if (g_str_equal (key->key, ACCORD_IMPORT_OUTLINE_KEY))
        return g_ascii_strtoull (key->value, NULL, 10);
    }
  return 0;
}

static char *
dup_after (const char *line, const char *prefix)
{
  return g_str_has_prefix (line, prefix) ? g_strdup (line + strlen (prefix)) : g_strdup ("");
}

/* The mark, the heading, topics, owner, an empty line; then the text, up to the empty line before @end. */
static void
read_marked_section (AccordImportOutline *outline, char **lines, guint start, guint end, guint level)
{
  AccordImportOutlineSection *section = g_new0 (AccordImportOutlineSection, 1);
  g_autoptr (GString) body = g_string_new (NULL);
  const char *heading = lines[start + 1] + strspn (lines[start + 1], "#");

  for (guint i = start + 5; i + 1 < end; i++)
    g_string_append_printf (body, "%s%s", i > start + 5 ? "\n" : "", lines[i]);
  section->line = start + 1;
  section->level = level;
  section->heading = g_strdup (*heading == ' ' ? heading + 1 : heading);
  section->topics = dup_after (lines[start + 2], "topics: ");
  section->owner = dup_after (lines[start + 3], "owner: ");
  section->body = g_strdup (body->str);
  section->parent = find_parent (outline, level);
  g_ptr_array_add (outline->sections, section);
}

static void
read_marked (AccordImportOutline *outline, char **lines, guint first, guint n_lines, guint number)
{
  g_autofree char *mark = g_strdup_printf (ACCORD_IMPORT_OUTLINE_MARK, number);
  guint start = first;

  while (start < n_lines && !g_str_has_prefix (lines[start], mark))
    start++;
  while (start < n_lines)
    {
      guint level = (guint) CLAMP (g_ascii_strtoll (lines[start] + strlen (mark), NULL, 10), 1, 1000);
      guint end = start + 1;

      while (end < n_lines && !g_str_has_prefix (lines[end], mark))
        end++;
      if (end - start >= 5)
        read_marked_section (outline, lines, start, end, level);
      start = end;
    }
}

/**
 * accord_import_outline_read:
 * @text: UTF-8 in CommonMark, maybe with front matter between two lines of "---"
 *
 * Any thread.
 *
 * Returns: (transfer full): its keys and its sections
 */
AccordImportOutline *
accord_import_outline_read (const char *text)
{
  AccordImportOutline *self = g_new0 (AccordImportOutline, 1);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  Scanner scanner = { self, lines };
  guint n_lines = g_strv_length (lines);

  self->keys = g_ptr_array_new_with_free_func (key_free);
  self->sections = g_ptr_array_new_with_free_func (section_free);
  for (guint i = 0; i < n_lines; i++)
    if (g_str_has_suffix (lines[i], "\r"))
      lines[i][strlen (lines[i]) - 1] = '\0';
  scanner.first = read_front_matter (self, lines);
  if (get_mark_number (self) > 0)
    read_marked (self, lines, scanner.first, n_lines, (guint) get_mark_number (self));
  if (self->sections->len > 0)
    return self;
  begin_section (&scanner, 0, g_strdup (""), scanner.first, scanner.first);
  for (guint i = scanner.first; i < n_lines; i++)
    scan_line (&scanner, i);
  end_section (&scanner, n_lines);
  return self;
}

void
accord_import_outline_free (AccordImportOutline *self)
{
  g_ptr_array_unref (self->keys);
  g_ptr_array_unref (self->sections);
  g_free (self);
}
