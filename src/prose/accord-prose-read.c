/* accord-prose-read.c: turns what md4c finds into blocks and runs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "prose/accord-prose-private.h"

#include <md4c.h>

typedef struct
{
  AccordProseBuilder *builder;
  const char *source;
  gsize length;
  guint list_level;
  guint quote_level;
  guint number_start[ACCORD_PROSE_MAX_LIST_LEVEL + 2];
  gboolean numbered[ACCORD_PROSE_MAX_LIST_LEVEL + 2];
  gboolean in_item_text;
  gboolean has_words;
  gboolean link_has_words;
  gboolean one_line;
  gboolean in_table;
  AccordProseTables tables;
  GString *code;
  char *info;
  guint strong;
  guint emphasis;
  AccordProseStyle literal;
  char *url;
} Reader;

static const struct
{
  const char *name;
  const char *text;
} references[] = {
  { "&amp;", "&" },       { "&lt;", "<" },    { "&gt;", ">" },    { "&quot;", "\"" },  { "&apos;", "'" },
  { "&nbsp;", "\u00a0" }, { "&ndash;", "–" }, { "&mdash;", "—" }, { "&hellip;", "…" }, { "&lsquo;", "‘" },
  { "&rsquo;", "’" },     { "&ldquo;", "“" }, { "&rdquo;", "”" }, { "&bull;", "•" },   { "&middot;", "·" },
  { "&pound;", "£" },     { "&euro;", "€" },  { "&deg;", "°" },   { "&times;", "×" },  { "&frac12;", "½" },
  { "&copy;", "©" },      { "&reg;", "®" },   { "&trade;", "™" },
};

/* Appends what a character reference stands for; FALSE for the two thousand names that office staff
 * do not use. */
static gboolean
append_reference (GString *out, const char *text, gsize size)
{
  g_autofree char *reference = g_strndup (text, size);

  if (size > 2 && reference[1] == '#')
    {
      gboolean hex = g_ascii_tolower (reference[2]) == 'x';
      guint64 code = g_ascii_strtoull (reference + (hex ? 3 : 2), NULL, hex ? 16 : 10);

      g_string_append_unichar (out, code == 0 || code > 0x10ffff || !g_unichar_validate (code) ? 0xfffd : code);
      return TRUE;
    }

  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    if (strcmp (references[i].name, reference) == 0)
      {
        g_string_append (out, references[i].text);
        return TRUE;
      }

  return FALSE;
}

static char *
dup_attribute (const MD_ATTRIBUTE *attribute)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; attribute->size > 0 && attribute->substr_offsets[i] < attribute->size; i++)
    {
      const char *text = attribute->text + attribute->substr_offsets[i];
      gsize size = attribute->substr_offsets[i + 1] - attribute->substr_offsets[i];

      if (attribute->substr_types[i] == MD_TEXT_ENTITY)
        {
          if (!append_reference (out, text, size))
            return NULL;
        }
      else
        g_string_append_len (out, text, size);
    }

  return g_string_free_and_steal (g_steal_pointer (&out));
}

/* The callbacks end the parsing at the first thing that Accord does not represent. md4c says that
 * any value but zero does this; 0.5.2 heeds only negative ones inside containers.
 */
enum
{
  READ_ON = 0,
  UNSUPPORTED = -1,
};

static void
begin_text (Reader *self, AccordProseKind kind, guint level, guint start)
{
  accord_prose_builder_begin (self->builder, kind, level, start);
  self->has_words = FALSE;
}

static int
enter_list (Reader *self, gboolean numbered, guint start, gboolean tight)
{
  if (!tight || self->quote_level > 0 || self->list_level == ACCORD_PROSE_MAX_LIST_LEVEL)
    return UNSUPPORTED;

  if (self->list_level > 0 && !self->has_words)
    return UNSUPPORTED;

  if (numbered && (start == 0 || start > ACCORD_PROSE_MAX_START))
    return UNSUPPORTED;

  self->in_item_text = FALSE;
  self->list_level++;
  self->numbered[self->list_level] = numbered;
  self->number_start[self->list_level] = start;

  return READ_ON;
}

static int
enter_item (Reader *self, const MD_BLOCK_LI_DETAIL *detail)
{
  guint level = self->list_level;

  if (detail->is_task)
    return UNSUPPORTED;

  begin_text (self, self->numbered[level] ? ACCORD_PROSE_NUMBER : ACCORD_PROSE_BULLET, level,
              self->number_start[level]);
  self->number_start[level] = 0;
  self->in_item_text = TRUE;

  return READ_ON;
}

static int
enter_table (Reader *self, const MD_BLOCK_TABLE_DETAIL *detail)
{
  AccordProseTables *tables = &self->tables;

  accord_prose_builder_begin_table (self->builder, detail->col_count);
  tables->n_columns = tables->n_tables > 0 ? MIN (tables->n_columns, detail->col_count) : detail->col_count;
  tables->n_tables++;
  self->one_line = self->in_table = TRUE;

  return READ_ON;
}

/* Whether a line begins with a tab, which md4c gives as spaces if the line is code. */
static gboolean
has_tabbed_line (const Reader *self)
{
  gboolean indent = TRUE;

  for (gsize i = 0; i < self->length; i++)
    {
      if (indent && self->source[i] == '\t')
        return TRUE;
      indent = self->source[i] == '\n' || (indent && self->source[i] == ' ');
    }

  return FALSE;
}

static int
enter_code (Reader *self, const MD_BLOCK_CODE_DETAIL *detail)
{
  if (self->list_level > 0 || self->quote_level > 0 || has_tabbed_line (self))
    return UNSUPPORTED;

  self->info = dup_attribute (&detail->info);
  if (self->info == NULL)
    return UNSUPPORTED;

  self->code = g_string_new (NULL);

  return READ_ON;
}

static int
enter_block_cb (MD_BLOCKTYPE type, void *detail, void *data)
{
  Reader *self = data;
  gboolean nested = self->list_level > 0 || self->quote_level > 0;

  switch (type)
    {
    case MD_BLOCK_DOC:
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY:
    case MD_BLOCK_TR:
      return READ_ON;

    case MD_BLOCK_P:
      if (self->list_level > 0)
        return UNSUPPORTED;
      begin_text (self, self->quote_level > 0 ? ACCORD_PROSE_QUOTE : ACCORD_PROSE_PARAGRAPH, 0, 0);
      return READ_ON;

    case MD_BLOCK_H:
      if (nested)
        return UNSUPPORTED;
      begin_text (self, ACCORD_PROSE_HEADING, ((MD_BLOCK_H_DETAIL *) detail)->level, 0);
      self->one_line = TRUE;
      return READ_ON;

    case MD_BLOCK_QUOTE:
      self->has_words = FALSE;
      return nested || self->quote_level++ > 0 ? UNSUPPORTED : READ_ON;

    case MD_BLOCK_UL:
      return enter_list (self, FALSE, 0, ((MD_BLOCK_UL_DETAIL *) detail)->is_tight);

    case MD_BLOCK_OL:
      return enter_list (self, TRUE, ((MD_BLOCK_OL_DETAIL *) detail)->start, ((MD_BLOCK_OL_DETAIL *) detail)->is_tight);

    case MD_BLOCK_LI:
      return enter_item (self, detail);

    case MD_BLOCK_HR:
      if (nested)
        return UNSUPPORTED;
      accord_prose_builder_begin (self->builder, ACCORD_PROSE_RULE, 0, 0);
      return READ_ON;

    case MD_BLOCK_CODE:
      return enter_code (self, detail);

    case MD_BLOCK_TABLE:
      return nested ? UNSUPPORTED : enter_table (self, detail);

    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
      accord_prose_builder_begin_cell (self->builder, (AccordProseAlign) ((MD_BLOCK_TD_DETAIL *) detail)->align);
      return READ_ON;

    case MD_BLOCK_HTML:
    default:
      return UNSUPPORTED;
    }
}

static int
leave_block_cb (MD_BLOCKTYPE type, void *detail, void *data)
{
  Reader *self = data;

  switch (type)
    {
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
      self->list_level--;
      return READ_ON;

    case MD_BLOCK_LI:
      if (self->in_item_text && !self->has_words)
        return UNSUPPORTED;
      self->in_item_text = FALSE;
      return READ_ON;

    case MD_BLOCK_P:
      return self->has_words ? READ_ON : UNSUPPORTED;

    case MD_BLOCK_H:
      self->one_line = FALSE;
      return self->has_words ? READ_ON : UNSUPPORTED;

    case MD_BLOCK_QUOTE:
      self->quote_level--;
      return self->has_words ? READ_ON : UNSUPPORTED;

    case MD_BLOCK_TABLE:
      self->one_line = self->in_table = FALSE;
      return READ_ON;

    case MD_BLOCK_CODE:
      accord_prose_builder_add_code (self->builder, self->info, self->code->str);
      g_clear_pointer (&self->info, g_free);
      g_string_free (g_steal_pointer (&self->code), TRUE);
      return READ_ON;

    default:
      return READ_ON;
    }
}

static int
enter_span_cb (MD_SPANTYPE type, void *detail, void *data)
{
  Reader *self = data;
  MD_SPAN_A_DETAIL *link = detail;

  switch (type)
    {
    case MD_SPAN_STRONG:
      self->strong++;
      return READ_ON;

    case MD_SPAN_EM:
      self->emphasis++;
      return READ_ON;

    case MD_SPAN_CODE:
      self->literal = ACCORD_PROSE_LITERAL;
      return READ_ON;

    case MD_SPAN_A:
      if (link->title.size > 0 || link->href.size == 0)
        return UNSUPPORTED;
      g_free (self->url);
      self->url = dup_attribute (&link->href);
      self->link_has_words = FALSE;
      return self->url != NULL ? READ_ON : UNSUPPORTED;

    default:
      return UNSUPPORTED;
    }
}

static int
leave_span_cb (MD_SPANTYPE type, void *detail, void *data)
{
  Reader *self = data;

  switch (type)
    {
    case MD_SPAN_STRONG:
      self->strong--;
      return READ_ON;

    case MD_SPAN_EM:
      self->emphasis--;
      return READ_ON;

    case MD_SPAN_CODE:
      self->literal = ACCORD_PROSE_PLAIN;
      return READ_ON;

    case MD_SPAN_A:
      g_clear_pointer (&self->url, g_free);
      return self->link_has_words ? READ_ON : UNSUPPORTED;

    default:
      return UNSUPPORTED;
    }
}

/* Footnotes are text to md4c, and would be escaped as such when written. A bracket that is escaped
 * already comes at the beginning of its piece.
 */
static gboolean
has_footnote (const Reader *self, const char *text, gsize size)
{
  for (gsize i = 0; i + 1 < size; i++)
    if (text[i] == '[' && text[i + 1] == '^' && (i > 0 || text == self->source || text[-1] != '\\'))
      return TRUE;

  return FALSE;
}

static int
add_text (Reader *self, const char *text, gsize size)
{
  AccordProseStyle style =
      self->literal | (self->strong > 0 ? ACCORD_PROSE_STRONG : 0) | (self->emphasis > 0 ? ACCORD_PROSE_EMPHASIS : 0);

  if (self->list_level > 0 && !self->in_item_text)
    return UNSUPPORTED;

  for (gsize i = 0; i < size; i++)
    if ((guchar) text[i] > ' ')
      self->has_words = self->link_has_words = TRUE;
  if (self->literal)
    self->has_words = self->link_has_words = TRUE;

  accord_prose_builder_add_text (self->builder, text, size, style, self->url);

  return READ_ON;
}

/* In a table even a bar inside code is written with a backslash; md4c leaves it there. */
static int
add_literal (Reader *self, const char *text, gsize size)
{
  g_autofree char *literal = g_strndup (text, size);

  if (self->in_table)
    {
      g_auto (GStrv) parts = g_strsplit (literal, "\\|", -1);

      g_free (literal);
      literal = g_strjoinv ("|", parts);
    }

  return add_text (self, literal, strlen (literal));
}

static int
text_cb (MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *data)
{
  Reader *self = data;
  g_autoptr (GString) decoded = NULL;

  switch (type)
    {
    case MD_TEXT_CODE:
      if (self->code == NULL)
        return add_literal (self, text, size);
      g_string_append_len (self->code, text, size);
      return READ_ON;

    case MD_TEXT_NORMAL:
      return has_footnote (self, text, size) ? UNSUPPORTED : add_text (self, text, size);

    case MD_TEXT_SOFTBR:
      return add_text (self, " ", 1);

    case MD_TEXT_BR:
      return self->one_line ? UNSUPPORTED : add_text (self, "\n", 1);

    case MD_TEXT_ENTITY:
      decoded = g_string_new (NULL);
      return append_reference (decoded, text, size) ? add_text (self, decoded->str, decoded->len) : UNSUPPORTED;

    case MD_TEXT_NULLCHAR:
    case MD_TEXT_HTML:
    case MD_TEXT_LATEXMATH:
    default:
      return UNSUPPORTED;
    }
}

/* Adds what @source holds to @builder. FALSE if any of it cannot be represented; then the builder
 * holds a part of it.
 * @tables is set to what was seen of tables.
 */
gboolean
accord_prose_read (AccordProseBuilder *builder, const char *source, gsize length, AccordProseTables *tables)
{
  const MD_PARSER parser = {
    .flags = ACCORD_PROSE_MD_FLAGS,
    .enter_block = enter_block_cb,
    .leave_block = leave_block_cb,
    .enter_span = enter_span_cb,
    .leave_span = leave_span_cb,
    .text = text_cb,
  };
  Reader reader = { .builder = builder, .source = source, .length = length };
  int status = md_parse (source, length, &parser, &reader);

  *tables = reader.tables;
  g_free (reader.url);
  g_free (reader.info);
  if (reader.code != NULL)
    g_string_free (reader.code, TRUE);

  return status == READ_ON;
}
