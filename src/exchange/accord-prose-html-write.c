/* accord-prose-html-write.c: a text as HTML, for the clipboard
 *
 * Plain elements without styles, which Word and LibreOffice show in the styles of the document that it
 * is pasted into.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/accord-prose-html.h"

typedef struct
{
  GString *out;
  AccordProseKind lists[ACCORD_PROSE_MAX_LIST_LEVEL + 1];
  guint depth;
} Writer;

static void
append_escaped (GString *out, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  g_auto (GStrv) lines = g_strsplit (escaped, "\n", -1);
  g_autofree char *joined = g_strjoinv ("<br>", lines);

  g_string_append (out, joined);
}

static void
write_text (GString *out, const AccordProseText *text)
{
  static const struct
  {
    AccordProseStyle style;
    const char *name;
  } elements[] = {
    { ACCORD_PROSE_STRONG, "strong" },
    { ACCORD_PROSE_EMPHASIS, "em" },
    { ACCORD_PROSE_LITERAL, "code" },
  };

  for (guint i = 0; i < text->n_runs; i++)
    {
      const AccordProseRun *run = &text->runs[i];

      if (run->url != NULL)
        {
          g_autofree char *url = g_markup_escape_text (run->url, -1);

          g_string_append_printf (out, "<a href=\"%s\">", url);
        }
      for (guint k = 0; k < G_N_ELEMENTS (elements); k++)
        if (run->style & elements[k].style)
          g_string_append_printf (out, "<%s>", elements[k].name);
      append_escaped (out, run->text);
      for (guint k = G_N_ELEMENTS (elements); k > 0; k--)
        if (run->style & elements[k - 1].style)
          g_string_append_printf (out, "</%s>", elements[k - 1].name);
      if (run->url != NULL)
        g_string_append (out, "</a>");
    }
}

static void
write_element (GString *out, const char *name, const AccordProseText *text)
{
  g_string_append_printf (out, "<%s>", name);
  write_text (out, text);
  g_string_append_printf (out, "</%s>\n", name);
}

static const char *
get_list_name (AccordProseKind kind)
{
  return kind == ACCORD_PROSE_NUMBER ? "ol" : "ul";
}

static void
close_lists (Writer *self, guint depth)
{
  for (; self->depth > depth; self->depth--)
    g_string_append_printf (self->out, "</li></%s>\n", get_list_name (self->lists[self->depth]));
}

static void
write_item (Writer *self, const AccordProseBlock *block)
{
  close_lists (self, block->level);
  if (self->depth == block->level && (self->lists[self->depth] != block->kind || block->start != 0))
    close_lists (self, block->level - 1);

  if (self->depth == block->level)
    g_string_append (self->out, "</li>\n");
  while (self->depth < block->level)
    {
      self->lists[++self->depth] = block->kind;
      if (block->start != 0)
        g_string_append_printf (self->out, "<ol start=\"%u\">", block->start);
      else
        g_string_append_printf (self->out, "<%s>", get_list_name (block->kind));
    }
  g_string_append (self->out, "<li>");
  write_text (self->out, &block->text);
}

static void
write_table (GString *out, const AccordProseTable *table)
{
  static const char *const aligns[] = { "", " align=\"left\"", " align=\"center\"", " align=\"right\"" };

  g_string_append (out, "<table border=\"1\">\n");
  for (guint i = 0; i < table->n_rows * table->n_columns; i++)
    {
      guint column = i % table->n_columns;
      char mark = i < table->n_columns ? 'h' : 'd';

      if (column == 0)
        g_string_append (out, "<tr>");
      g_string_append_printf (out, "<t%c%s>", mark, aligns[table->aligns[column]]);
      write_text (out, &table->cells[i]);
      g_string_append_printf (out, "</t%c>", mark);
      if (column + 1 == table->n_columns)
        g_string_append (out, "</tr>\n");
    }
  g_string_append (out, "</table>\n");
}

static void
write_block (Writer *self, const AccordProseBlock *block)
{
  g_autofree char *name = NULL;

  if (block->kind != ACCORD_PROSE_BULLET && block->kind != ACCORD_PROSE_NUMBER)
    close_lists (self, 0);

  switch (block->kind)
    {
    case ACCORD_PROSE_HEADING:
      name = g_strdup_printf ("h%u", block->level);
      write_element (self->out, name, &block->text);
      break;

    case ACCORD_PROSE_BULLET:
    case ACCORD_PROSE_NUMBER:
      write_item (self, block);
      break;

    case ACCORD_PROSE_QUOTE:
      g_string_append (self->out, "<blockquote>");
      write_element (self->out, "p", &block->text);
      g_string_append (self->out, "</blockquote>\n");
      break;

    case ACCORD_PROSE_RULE:
      g_string_append (self->out, "<hr>\n");
      break;

    case ACCORD_PROSE_TABLE:
      write_table (self->out, block->table);
      break;

    case ACCORD_PROSE_CODE:
    case ACCORD_PROSE_KEPT:
      name = g_markup_escape_text (block->source, -1);
      g_string_append_printf (self->out, "<pre>%s</pre>\n", name);
      break;

    case ACCORD_PROSE_PARAGRAPH:
    default:
      write_element (self->out, "p", &block->text);
      break;
    }
}

/**
 * accord_prose_write_html:
 * @prose: a text
 *
 * Writes a document for other programs to paste. What is kept as source is shown as source.
 *
 * Returns: (transfer full): HTML in UTF-8
 */
char *
accord_prose_write_html (const AccordProse *prose)
{
  Writer self = { .out = g_string_new ("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"></head><body>\n") };

  g_return_val_if_fail (prose != NULL, NULL);

  for (guint i = 0; i < accord_prose_get_n_blocks (prose); i++)
    write_block (&self, accord_prose_get_block (prose, i));
  close_lists (&self, 0);
  g_string_append (self.out, "</body></html>\n");

  return g_string_free_and_steal (self.out);
}
