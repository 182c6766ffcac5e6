/* accord-web.c: a report as one web page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "report/accord-web.h"

#include "report/accord-document-private.h"

/* One file with nothing to fetch: it is sent as an attachment, or put on a site as it is. */
static const char STYLE[]
    = "body{font:1rem/1.5 sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem;color:#1d1d1d;background:#fff}"
      "h1,h2,h3,h4{line-height:1.25}table{border-collapse:collapse;width:100%}"
      "th,td{border-bottom:1px solid #767676;padding:.4rem .5rem;text-align:start;vertical-align:top}"
      "blockquote{border-inline-start:4px solid #767676;margin-inline-start:0;padding-inline-start:1rem}"
      "dt{font-weight:bold}";

static void write_nodes (GString *html, const AccordNode *node);

static void
append_text (GString *html, const char *text, gssize length)
{
  g_autofree char *escaped = g_markup_escape_text (text, length);

  g_string_append (html, escaped);
}

static void
append_lines (GString *html, const char *text, guint start, guint end)
{
  while (start < end)
    {
      guint line = start;

      while (line < end && text[line] != '\n')
        line++;
      append_text (html, text + start, line - start);
      if (line == end)
        return;
      g_string_append (html, "<br>");
      start = line + 1;
    }
}

static void
write_span (GString *html, const char *text, const AccordSpan *span)
{
  if (span->address != NULL)
    {
      g_string_append (html, "<a href=\"");
      append_text (html, span->address, -1);
      g_string_append (html, "\">");
    }
  g_string_append (html, span->style & ACCORD_SPAN_BOLD ? "<strong>" : "");
  g_string_append (html, span->style & ACCORD_SPAN_ITALIC ? "<em>" : "");
  g_string_append (html, span->style & ACCORD_SPAN_CODE ? "<code>" : "");
  append_lines (html, text, span->start, span->end);
  g_string_append (html, span->style & ACCORD_SPAN_CODE ? "</code>" : "");
  g_string_append (html, span->style & ACCORD_SPAN_ITALIC ? "</em>" : "");
  g_string_append (html, span->style & ACCORD_SPAN_BOLD ? "</strong>" : "");
  g_string_append (html, span->address != NULL ? "</a>" : "");
}

static void
write_spans (GString *html, AccordSpans *spans)
{
  const AccordSpan *all;
  guint n;

  if (spans == NULL)
    return;
  all = accord_spans_get_spans (spans, &n);
  for (guint i = 0; i < n; i++)
    write_span (html, accord_spans_get_text (spans), &all[i]);
}

static void
write_element (GString *html, const char *element, const AccordNode *node)
{
  g_string_append_printf (html, "<%s>", element);
  write_spans (html, node->spans);
  write_nodes (html, node);
  g_string_append_printf (html, "</%s>\n", element);
}

static void
write_labelled (GString *html, const char *element, const AccordNode *node)
{
  g_string_append_printf (html, "<%s><strong>", element);
  append_text (html, node->label != NULL ? node->label : "", -1);
  g_string_append (html, "</strong> ");
  write_spans (html, node->spans);
  g_string_append_printf (html, "</%s>\n", element);
}

static void
write_cell (GString *html, const AccordNode *table, guint i)
{
  const AccordNode *cell = g_ptr_array_index (table->children, i);
  gboolean is_header = (table->flags & ACCORD_TABLE_HEADER_COLUMN) != 0 && i % table->columns->len == 0;

  g_string_append (html, is_header ? "<th scope=\"row\">" : "<td>");
  write_spans (html, cell->spans);
  g_string_append (html, is_header ? "</th>" : "</td>");
}

static void
write_table (GString *html, const AccordNode *node)
{
  guint n = node->columns->len;

  g_string_append (html, "<table>\n");
  if (node->label != NULL)
    {
      g_string_append (html, "<caption>");
      append_text (html, node->label, -1);
      g_string_append (html, "</caption>\n");
    }
  g_string_append (html, "<thead><tr>");
  for (guint i = 0; i < n; i++)
    {
      g_string_append (html, "<th scope=\"col\">");
      write_spans (html, g_array_index (node->columns, AccordColumn, i).title);
      g_string_append (html, "</th>");
    }
  g_string_append (html, "</tr></thead>\n<tbody>\n");
  for (guint i = 0; i < node->children->len; i++)
    {
      g_string_append (html, i % n == 0 ? "<tr>" : "");
      write_cell (html, node, i);
      g_string_append (html, i % n == n - 1 ? "</tr>\n" : "");
    }
  g_string_append (html, "</tbody>\n</table>\n");
}

/* A figure is drawn; what it says stands in its alternative text. */
static void
write_figure (GString *html, const AccordNode *node)
{
  g_string_append (html, "<p>");
  append_text (html, node->figure->alternative, -1);
  g_string_append (html, "</p>\n");
}

static void
write_node (GString *html, const AccordNode *node)
{
  char heading[] = "h1";

  switch (node->kind)
    {
    case ACCORD_NODE_HEADING:
      heading[1] = '0' + CLAMP (node->level, 1, 6);
      write_element (html, heading, node);
      break;
    case ACCORD_NODE_PARAGRAPH:
      write_element (html, "p", node);
      break;
    case ACCORD_NODE_STATUS:
      write_labelled (html, "p", node);
      break;
    case ACCORD_NODE_LIST:
      write_element (html, node->list == ACCORD_LIST_NUMBERED ? "ol" : "ul", node);
      break;
    case ACCORD_NODE_ITEM:
      write_element (html, "li", node);
      break;
    case ACCORD_NODE_QUOTE:
      write_element (html, "blockquote", node);
      break;
    case ACCORD_NODE_FACT:
      write_labelled (html, "p", node);
      break;
    case ACCORD_NODE_TABLE:
      write_table (html, node);
      break;
    case ACCORD_NODE_FIGURE:
      write_figure (html, node);
      break;
    case ACCORD_NODE_RULE:
      g_string_append (html, "<hr>\n");
      break;
    default:
      write_nodes (html, node);
      break;
    }
}

static void
write_nodes (GString *html, const AccordNode *node)
{
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    write_node (html, g_ptr_array_index (node->children, i));
}

static void
write_head (GString *html, AccordDocument *document)
{
  g_string_append (html, "<!DOCTYPE html>\n<html lang=\"");
  append_text (html, accord_document_get_language (document), -1);
  g_string_append (html, "\">\n<head>\n<meta charset=\"utf-8\">\n"
                         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
  append_text (html, accord_document_get_title (document), -1);
  g_string_append_printf (html, "</title>\n<style>%s</style>\n</head>\n<body>\n<main>\n", STYLE);
}

/**
 * accord_web_make:
 * @document: a report
 *
 * Any thread.
 *
 * Returns: (transfer full): one HTML file, UTF-8, that needs no other
 */
GBytes *
accord_web_make (AccordDocument *document)
{
  GString *html = g_string_new (NULL);

  write_head (html, document);
  write_nodes (html, accord_document_get_root (document));
  g_string_append (html, "</main>\n</body>\n</html>\n");
  return g_string_free_to_bytes (html);
}
