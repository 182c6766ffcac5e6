/* accord-web.c: a report as one web page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "report/accord-web.h"

#include <glib/gi18n.h>

#include "report/accord-document-private.h"

/* One file with nothing to fetch: it is sent as an attachment, or put on a site as it is. */
static const char STYLE[]
    = "body{font:1rem/1.5 sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem;color:#1d1d1d;background:#fff}"
      "h1,h2,h3,h4{line-height:1.25}table{border-collapse:collapse;width:100%}"
      "th,td{border-bottom:1px solid #767676;padding:.4rem .5rem;text-align:start;vertical-align:top}"
      "blockquote{border-inline-start:4px solid #767676;margin-inline-start:0;padding-inline-start:1rem}"
      "p,li{overflow-wrap:break-word}caption{text-align:start;font-weight:bold}"
      "nav ul{list-style:none;padding:0}nav .l3{padding-inline-start:1.5rem}"
      "nav a,li>a{display:inline-block;min-height:1.5rem}sup a{padding:0 .25rem}.large{font-size:1.5rem}"
      ".logo{max-height:4rem;max-width:100%}";

/* The headings and the notes are numbered as they come, so that links lead to them. */
typedef struct
{
  AccordDocument *document;
  GString *html;
  guint n_headings;
  GPtrArray *notes;
} Page;

static void write_nodes (Page *page, const AccordNode *node);

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

/* The language of a text that is not in the document's. */
static void
append_language (GString *html, AccordSpans *spans)
{
  const char *language = spans != NULL ? accord_spans_get_language (spans) : NULL;

  if (language == NULL)
    return;
  g_string_append (html, " lang=\"");
  append_text (html, language, -1);
  g_string_append (html, "\" dir=\"auto\"");
}

static void
write_element (Page *page, const char *element, const AccordNode *node)
{
  g_string_append_printf (page->html, "<%s", element);
  append_language (page->html, node->spans);
  g_string_append_c (page->html, '>');
  write_spans (page->html, node->spans);
  write_nodes (page, node);
  g_string_append_printf (page->html, "</%s>\n", element);
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

/* A number that leads to its note, from where the note leads back. */
static void
write_paragraph (Page *page, const AccordNode *node)
{
  GString *html = page->html;

  g_string_append (html, "<p");
  append_language (html, node->spans);
  g_string_append_c (html, '>');
  write_spans (html, node->spans);
  for (guint i = 0; node->notes != NULL && i < node->notes->len; i++)
    {
      guint n = page->notes->len + 1;
      g_autofree char *label = g_strdup_printf (_("Note %u"), n);

      g_ptr_array_add (page->notes, g_ptr_array_index (node->notes, i));
      g_string_append_printf (html, "<sup><a id=\"ref-%u\" href=\"#note-%u\" aria-label=\"", n, n);
      append_text (html, label, -1);
      g_string_append_printf (html, "\">%u</a></sup>", n);
    }
  g_string_append (html, "</p>\n");
}

static void
write_notes (Page *page)
{
  GString *html = page->html;

  if (page->notes->len == 0)
    return;
  g_string_append (html, "<section>\n<h2>");
  append_text (html, _("Notes"), -1);
  g_string_append (html, "</h2>\n<ol>\n");
  for (guint i = 0; i < page->notes->len; i++)
    {
      g_autofree char *back = g_strdup_printf (_("Back to the text of note %u"), i + 1);

      g_string_append_printf (html, "<li id=\"note-%u\">", i + 1);
      write_spans (html, g_ptr_array_index (page->notes, i));
      g_string_append_printf (html, " <a href=\"#ref-%u\" aria-label=\"", i + 1);
      append_text (html, back, -1);
      g_string_append (html, "\">");
      append_text (html, _("Back"), -1);
      g_string_append (html, "</a></li>\n");
    }
  g_string_append (html, "</ol>\n</section>\n");
}

static void
write_entries (GString *html, const AccordNode *node, guint *n)
{
  if (node->kind == ACCORD_NODE_HEADING)
    {
      if (node->level == 2 || node->level == 3)
        {
          g_string_append_printf (html, "<li class=\"l%u\"><a href=\"#h%u\">", node->level, *n);
          append_text (html, accord_spans_get_text (node->spans), -1);
          g_string_append (html, "</a></li>\n");
        }
      (*n)++;
    }
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    write_entries (html, g_ptr_array_index (node->children, i), n);
}

/* As on paper, the list of contents stands before the second heading. */
static void
write_contents (Page *page)
{
  guint n = 0;

  g_string_append (page->html, "<nav aria-label=\"");
  append_text (page->html, _("Contents"), -1);
  g_string_append (page->html, "\">\n<ul>\n");
  write_entries (page->html, accord_document_get_root (page->document), &n);
  g_string_append (page->html, "</ul>\n</nav>\n");
}

static void
write_heading (Page *page, const AccordNode *node)
{
  guint level = CLAMP (node->level, 1, 6);
  gboolean contents = accord_document_get_contents (page->document);

  if (contents && page->n_headings == 1)
    write_contents (page);
  g_string_append_printf (page->html, "<h%u", level);
  if (contents)
    g_string_append_printf (page->html, " id=\"h%u\"", page->n_headings);
  append_language (page->html, node->spans);
  g_string_append_c (page->html, '>');
  write_spans (page->html, node->spans);
  g_string_append_printf (page->html, "</h%u>\n", level);
  page->n_headings++;
}

static void
write_list (Page *page, const AccordNode *node)
{
  if (node->list != ACCORD_LIST_NUMBERED)
    {
      write_element (page, "ul", node);
      return;
    }
  g_string_append_printf (page->html, "<ol start=\"%u\">", node->first);
  write_nodes (page, node);
  g_string_append (page->html, "</ol>\n");
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
      AccordSpans *title = g_array_index (node->columns, AccordColumn, i).title;
      gboolean is_header = *accord_spans_get_text (title) != '\0';

      /* A corner without words heads nothing. */
      g_string_append (html, is_header ? "<th scope=\"col\">" : "<td>");
      write_spans (html, title);
      g_string_append (html, is_header ? "</th>" : "</td>");
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

/* A figure is drawn; what it says stands in its alternative text. A picture is in the file, so that nothing is fetched. */
static void
write_figure (GString *html, const AccordNode *node)
{
  if (node->figure->logo != NULL)
    {
      GBytes *bytes = accord_logo_get_bytes (node->figure->logo);
      g_autofree char *data = g_base64_encode (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

      g_string_append_printf (html, "<p><img class=\"logo\" src=\"data:%s;base64,%s\" alt=\"",
                              accord_logo_get_media_type (node->figure->logo), data);
      append_text (html, node->figure->alternative, -1);
      g_string_append (html, "\"></p>\n");
      return;
    }
  g_string_append (html, "<p>");
  append_text (html, node->figure->alternative, -1);
  g_string_append (html, "</p>\n");
}

static void
write_node (Page *page, const AccordNode *node)
{
  switch (node->kind)
    {
    case ACCORD_NODE_HEADING:
      write_heading (page, node);
      break;
    case ACCORD_NODE_PARAGRAPH:
      write_paragraph (page, node);
      break;
    case ACCORD_NODE_STATUS:
      write_labelled (page->html, "p", node);
      break;
    case ACCORD_NODE_LIST:
      write_list (page, node);
      break;
    case ACCORD_NODE_ITEM:
      write_element (page, "li", node);
      break;
    case ACCORD_NODE_QUOTE:
      write_element (page, "blockquote", node);
      break;
    case ACCORD_NODE_FACT:
      write_labelled (page->html, "p", node);
      break;
    case ACCORD_NODE_TABLE:
      write_table (page->html, node);
      break;
    case ACCORD_NODE_FIGURE:
      write_figure (page->html, node);
      break;
    case ACCORD_NODE_RULE:
      g_string_append (page->html, "<hr>\n");
      break;
    default:
      write_nodes (page, node);
      break;
    }
}

static void
write_nodes (Page *page, const AccordNode *node)
{
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    write_node (page, g_ptr_array_index (node->children, i));
}

static void
write_inks (GString *html, AccordDocument *document)
{
  g_autofree char *headings = accord_document_format_ink (document, ACCORD_INK_HEADINGS);
  g_autofree char *lines = accord_document_format_ink (document, ACCORD_INK_LINES);

  g_string_append_printf (html, "h1,h2,a{color:%s}h1{border-block-start:4px solid %s;padding-block-start:.5rem}"
                                "thead th,thead td{border-bottom:2px solid %s}blockquote{border-color:%s}",
                          headings, lines, lines, lines);
}

static void
write_head (GString *html, AccordDocument *document)
{
  g_string_append (html, "<!DOCTYPE html>\n<html lang=\"");
  append_text (html, accord_document_get_language (document), -1);
  g_string_append (html, "\">\n<head>\n<meta charset=\"utf-8\">\n"
                         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
  append_text (html, accord_document_get_title (document), -1);
  g_string_append_printf (html, "</title>\n<style>%s", STYLE);
  write_inks (html, document);
  g_string_append_printf (html, "</style>\n</head>\n<body%s>\n<main>\n",
                          accord_document_get_large_print (document) ? " class=\"large\"" : "");
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
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  Page page = { .document = document, .html = html, .notes = notes };

  write_head (html, document);
  write_nodes (&page, accord_document_get_root (document));
  write_notes (&page);
  g_string_append (html, "</main>\n</body>\n</html>\n");
  return g_string_free_to_bytes (html);
}
