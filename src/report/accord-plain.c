/* accord-plain.c: a report as plain text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "base/accord-save.h"
#include "report/accord-document-private.h"
#include "report/accord-docx.h"
#include "report/accord-pdf.h"
#include "report/accord-web.h"

/* For the body of an e-mail: no lines are broken, since whoever reads it has a window of their own. */

/* Notes gather at the end, numbered as they come. */
typedef struct
{
  GString *text;
  GPtrArray *notes;
} Plain;

static void write_nodes (Plain *plain, const AccordNode *node, const char *before);

static void
append_spans (GString *text, AccordSpans *spans, const char *before)
{
  g_auto (GStrv) lines = g_strsplit (spans != NULL ? accord_spans_get_text (spans) : "", "\n", -1);
  g_autofree char *between = g_strconcat ("\n", before, NULL);
  g_autofree char *joined = g_strjoinv (between, lines);

  g_string_append (text, joined);
}

static void
write_heading (GString *text, const AccordNode *node)
{
  glong length = g_utf8_strlen (accord_spans_get_text (node->spans), -1);

  append_spans (text, node->spans, "");
  g_string_append_c (text, '\n');
  for (glong i = 0; node->level <= 2 && i < length; i++)
    g_string_append_c (text, node->level == 1 ? '=' : '-');
  g_string_append (text, node->level <= 2 ? "\n\n" : "\n");
}

static void
write_block (Plain *plain, const AccordNode *node, const char *before)
{
  GString *text = plain->text;

  g_string_append (text, before);
  if (node->label != NULL)
    g_string_append_printf (text, "%s: ", node->label);
  append_spans (text, node->spans, before);
  for (guint i = 0; node->notes != NULL && i < node->notes->len; i++)
    {
      g_ptr_array_add (plain->notes, g_ptr_array_index (node->notes, i));
      g_string_append_printf (text, " [%u]", plain->notes->len);
    }
  g_string_append (text, "\n\n");
}

/* A row is its cells one under the other, each with the column's title. */
static void
write_table (GString *text, const AccordNode *node, const char *before)
{
  guint n = node->columns->len;

  for (guint i = 0; i < node->children->len; i++)
    {
      const AccordNode *cell = g_ptr_array_index (node->children, i);
      const AccordColumn *column = &g_array_index (node->columns, AccordColumn, i % n);
      g_autofree char *inner = g_strconcat (before, "  ", NULL);

      g_string_append_printf (text, "%s%s:\n%s", before, accord_spans_get_text (column->title), inner);
      append_spans (text, cell->spans, inner);
      g_string_append (text, i % n == n - 1 ? "\n\n" : "\n");
    }
}

static void
write_item (Plain *plain, const AccordNode *node, const char *before)
{
  g_autofree char *inner = g_strconcat (before, "  ", NULL);
  GString *text = plain->text;
  gsize start = text->len;

  write_nodes (plain, node, inner);
  if (text->len > start + strlen (before))
    text->str[start + strlen (before)] = '-';
}

static void
write_node (Plain *plain, const AccordNode *node, const char *before)
{
  switch (node->kind)
    {
    case ACCORD_NODE_HEADING:
      write_heading (plain->text, node);
      break;
    case ACCORD_NODE_PARAGRAPH:
    case ACCORD_NODE_STATUS:
    case ACCORD_NODE_FACT:
      write_block (plain, node, before);
      break;
    case ACCORD_NODE_ITEM:
      write_item (plain, node, before);
      break;
    case ACCORD_NODE_TABLE:
      write_table (plain->text, node, before);
      break;
    case ACCORD_NODE_FIGURE:
      g_string_append_printf (plain->text, "%s%s\n\n", before, node->figure->alternative);
      break;
    default:
      write_nodes (plain, node, before);
      break;
    }
}

static void
write_nodes (Plain *plain, const AccordNode *node, const char *before)
{
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    write_node (plain, g_ptr_array_index (node->children, i), before);
}

/**
 * accord_plain_make:
 * @document: a report
 *
 * Any thread.
 *
 * Returns: (transfer full): its words, UTF-8
 */
GBytes *
accord_plain_make (AccordDocument *document)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  Plain plain = { .text = text, .notes = notes };

  write_nodes (&plain, accord_document_get_root (document), "");
  for (guint i = 0; i < notes->len; i++)
    {
      g_string_append_printf (text, "[%u] ", i + 1);
      append_spans (text, g_ptr_array_index (notes, i), "    ");
      g_string_append_c (text, '\n');
    }
  return g_string_free_to_bytes (text);
}

/**
 * accord_report_write:
 * @document: a report
 * @path: a file whose name ends in .pdf, .html, .docx or .txt, which says what is written; anything else is a PDF
 * @cancellable: (nullable): to stop it
 *
 * Blocks. Any thread.
 *
 * Returns: whether it was written
 */
gboolean
accord_report_write (AccordDocument *document, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (g_str_has_suffix (path, ".html"))
    bytes = accord_web_make (document);
  else if (g_str_has_suffix (path, ".txt"))
    bytes = accord_plain_make (document);
  else if (g_str_has_suffix (path, ".docx"))
    bytes = accord_docx_make (document, error);
  else
    return accord_pdf_write (document, path, cancellable, error);
  return bytes != NULL && accord_save_bytes (path, bytes, cancellable, error);
}
