/* accord-docx-text.c: the text of a report in WordprocessingML
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <string.h>

#include "report/accord-docx-private.h"

/* Between the margins of A4, in twentieths of a point. */
#define TEXT_WIDTH 9026
#define LEAST_WIDTH 1300
#define INDENT 567

/* English Metric Units in a point. */
#define EMU 12700

#define DRAWING "http://schemas.openxmlformats.org/drawingml/2006"

/* The names of headings that the list of contents leads to. Word keeps names that begin like this for itself and offers them
 * to nobody. */
#define CONTENTS_ANCHOR "_Toc%08u"

typedef struct
{
  AccordDocxText *text;
  AccordDocument *document;
  guint n_headings;
  guint n_bookmarks;
  guint n_notes;
} Writer;

/*
 * Where a block stands: in how many lists, in a quotation, and as which item. The numbering is spent on the first paragraph
 * of an item; those after it only stand as far in.
 */
typedef struct
{
  guint depth;
  guint numbering;
  gboolean in_quote;
} Place;

static void write_nodes (Writer *writer, const AccordNode *node, Place *place);

/**
 * accord_docx_append_text:
 * @xml: XML
 * @text: text without control characters but tabs and line feeds
 * @length: in bytes, or -1
 *
 * Appends text to be read as text, in an element or an attribute.
 */
void
accord_docx_append_text (GString *xml, const char *text, gssize length)
{
  g_autofree char *escaped = g_markup_escape_text (text, length);

  g_string_append (xml, escaped);
}

/* --- runs --- */

/* By its first letter, as UAX #9 has it: P2 and P3. */
static gboolean
is_right_to_left (const char *text)
{
  while (*text != '\0' && !g_unichar_isalpha (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  switch (g_unichar_get_script (g_utf8_get_char (text)))
    {
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_HEBREW:
    case G_UNICODE_SCRIPT_SYRIAC:
    case G_UNICODE_SCRIPT_THAANA:
    case G_UNICODE_SCRIPT_NKO:
      return TRUE;
    default:
      return FALSE;
    }
}

/* The order of the elements is that of the schema, which Word insists on: ECMA-376 part 1, 17.3.2.28. */
static void
append_run_properties (GString *xml, AccordSpanStyle style, gboolean is_link, gboolean rtl, const char *language)
{
  if (style == ACCORD_SPAN_PLAIN && !is_link && !rtl && language == NULL)
    return;
  g_string_append (xml, "<w:rPr>");
  if (is_link || (style & ACCORD_SPAN_CODE))
    g_string_append_printf (xml, "<w:rStyle w:val=\"%s\"/>", is_link ? "Hyperlink" : "CodeText");
  g_string_append (xml, style & ACCORD_SPAN_BOLD ? "<w:b/><w:bCs/>" : "");
  g_string_append (xml, style & ACCORD_SPAN_ITALIC ? "<w:i/><w:iCs/>" : "");
  g_string_append (xml, rtl ? "<w:rtl/>" : "");
  if (language != NULL)
    {
      g_string_append_printf (xml, "<w:lang w:%s=\"", rtl ? "bidi" : "val");
      accord_docx_append_text (xml, language, -1);
      g_string_append (xml, "\"/>");
    }
  g_string_append (xml, "</w:rPr>");
}

static void
append_characters (GString *xml, const char *text, guint start, guint end)
{
  while (start < end)
    {
      guint piece = start;

      while (piece < end && text[piece] != '\n' && text[piece] != '\t')
        piece++;
      if (piece > start)
        {
          g_string_append (xml, "<w:t xml:space=\"preserve\">");
          accord_docx_append_text (xml, text + start, piece - start);
          g_string_append (xml, "</w:t>");
        }
      if (piece < end)
        g_string_append (xml, text[piece] == '\n' ? "<w:br/>" : "<w:tab/>");
      start = piece + 1;
    }
}

static void
append_span (AccordDocxPart *part, AccordSpans *spans, const AccordSpan *span, gboolean rtl)
{
  if (span->address != NULL)
    {
      g_ptr_array_add (part->links, g_strdup (span->address));
      g_string_append_printf (part->xml, "<w:hyperlink r:id=\"link%u\" w:history=\"1\">", part->links->len);
    }
  g_string_append (part->xml, "<w:r>");
  append_run_properties (part->xml, span->style, span->address != NULL, rtl, accord_spans_get_language (spans));
  append_characters (part->xml, accord_spans_get_text (spans), span->start, span->end);
  g_string_append (part->xml, "</w:r>");
  if (span->address != NULL)
    g_string_append (part->xml, "</w:hyperlink>");
}

static void
append_spans (AccordDocxPart *part, AccordSpans *spans)
{
  const AccordSpan *all;
  gboolean rtl;
  guint n;

  if (spans == NULL)
    return;
  all = accord_spans_get_spans (spans, &n);
  rtl = is_right_to_left (accord_spans_get_text (spans));
  for (guint i = 0; i < n; i++)
    append_span (part, spans, &all[i], rtl);
}

static void
append_label (AccordDocxPart *part, const char *label, const char *after)
{
  g_autofree char *words = g_strconcat (label, after, NULL);
  g_autoptr (AccordSpans) spans = accord_spans_new (NULL);

  accord_spans_append (spans, words, ACCORD_SPAN_BOLD);
  append_spans (part, spans);
}

/* --- paragraphs --- */

static void
begin_paragraph (GString *xml, const char *style, Place *place, gboolean rtl)
{
  const char *chosen = style != NULL                             ? style
                       : place != NULL && place->in_quote        ? "Quote"
                       : place != NULL && place->depth > 0       ? "ListParagraph"
                                                                 : NULL;

  g_string_append (xml, "<w:p><w:pPr>");
  if (chosen != NULL)
    g_string_append_printf (xml, "<w:pStyle w:val=\"%s\"/>", chosen);
  if (place != NULL && place->numbering > 0)
    g_string_append_printf (xml, "<w:numPr><w:ilvl w:val=\"%u\"/><w:numId w:val=\"%u\"/></w:numPr>",
                            MIN (place->depth, ACCORD_DOCX_MAX_LEVELS) - 1, place->numbering);
  g_string_append (xml, rtl ? "<w:bidi/>" : "");
  if (place != NULL && place->depth > 0 && place->numbering == 0)
    g_string_append_printf (xml, "<w:ind w:left=\"%u\"/>", place->depth * INDENT);
  g_string_append (xml, "</w:pPr>");
  if (place != NULL)
    place->numbering = 0;
}

static void
end_paragraph (GString *xml)
{
  g_string_append (xml, "</w:p>\n");
}

static gboolean
spans_are_right_to_left (AccordSpans *spans)
{
  return spans != NULL && is_right_to_left (accord_spans_get_text (spans));
}

static void
write_plain_paragraph (Writer *writer, const char *style, const char *text, Place *place)
{
  g_autoptr (AccordSpans) spans = accord_spans_new (text);

  begin_paragraph (writer->text->body.xml, style, place, is_right_to_left (text));
  append_spans (&writer->text->body, spans);
  end_paragraph (writer->text->body.xml);
}

static void
write_note (Writer *writer, AccordSpans *spans)
{
  AccordDocxPart *notes = &writer->text->notes;

  writer->n_notes++;
  g_string_append_printf (writer->text->body.xml,
                          "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteReference w:id=\"%u\"/></w:r>",
                          writer->n_notes);
  g_string_append_printf (notes->xml, "<w:footnote w:id=\"%u\">", writer->n_notes);
  begin_paragraph (notes->xml, "FootnoteText", NULL, spans_are_right_to_left (spans));
  g_string_append (notes->xml, "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteRef/></w:r>"
                               "<w:r><w:t xml:space=\"preserve\"> </w:t></w:r>");
  append_spans (notes, spans);
  g_string_append (notes->xml, "</w:p></w:footnote>\n");
}

static void
write_paragraph (Writer *writer, const AccordNode *node, Place *place)
{
  begin_paragraph (writer->text->body.xml, NULL, place, spans_are_right_to_left (node->spans));
  append_spans (&writer->text->body, node->spans);
  for (guint i = 0; node->notes != NULL && i < node->notes->len; i++)
    write_note (writer, g_ptr_array_index (node->notes, i));
  end_paragraph (writer->text->body.xml);
}

static void
write_labelled (Writer *writer, const AccordNode *node, Place *place)
{
  begin_paragraph (writer->text->body.xml, NULL, place, FALSE);
  append_label (&writer->text->body, node->label != NULL ? node->label : "", node->spans != NULL ? ": " : "");
  append_spans (&writer->text->body, node->spans);
  end_paragraph (writer->text->body.xml);
}

/* --- headings and the list of them --- */

static void
write_entry (Writer *writer, const AccordNode *node, guint n)
{
  GString *xml = writer->text->body.xml;
  g_autofree char *style = g_strdup_printf ("TOC%u", MAX (node->level, 2) - 1);

  begin_paragraph (xml, style, NULL, spans_are_right_to_left (node->spans));
  /* Without page numbers: only the program that lays the pages out can know them. */
  if (n == 1)
    g_string_append (xml, "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\">"
                          " TOC \\o \"1-3\" \\n \\h \\z </w:instrText></w:r>"
                          "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>");
  g_string_append_printf (xml, "<w:hyperlink w:anchor=\"" CONTENTS_ANCHOR "\" w:history=\"1\"><w:r>", n);
  append_characters (xml, accord_spans_get_text (node->spans), 0, (guint) strlen (accord_spans_get_text (node->spans)));
  g_string_append (xml, "</w:r></w:hyperlink>");
  end_paragraph (xml);
}

static void
write_entries (Writer *writer, const AccordNode *node, guint *n)
{
  if (node->kind == ACCORD_NODE_HEADING)
    {
      if (*n > 0)
        write_entry (writer, node, *n);
      (*n)++;
    }
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    write_entries (writer, g_ptr_array_index (node->children, i), n);
}

static void
write_contents (Writer *writer)
{
  GString *xml = writer->text->body.xml;
  guint n = 0;

  write_plain_paragraph (writer, "TOCHeading", _("Contents"), NULL);
  write_entries (writer, accord_document_get_root (writer->document), &n);
  /* The field ends in the paragraph of its last entry. */
  g_string_truncate (xml, xml->len - strlen ("</w:p>\n"));
  g_string_append (xml, "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>");
  end_paragraph (xml);
}

static void
append_bookmark_start (Writer *writer, const char *name)
{
  g_string_append_printf (writer->text->body.xml, "<w:bookmarkStart w:id=\"%u\" w:name=\"", writer->n_bookmarks++);
  accord_docx_append_text (writer->text->body.xml, name, -1);
  g_string_append (writer->text->body.xml, "\"/>");
}

static void
write_heading (Writer *writer, const AccordNode *node)
{
  GString *xml = writer->text->body.xml;
  g_autofree char *style = node->level > 1 ? g_strdup_printf ("Heading%u", node->level - 1) : g_strdup ("Title");
  g_autofree char *anchor = g_strdup_printf (CONTENTS_ANCHOR, writer->n_headings);
  guint first = writer->n_bookmarks;

  if (accord_document_get_contents (writer->document) && writer->n_headings == 1)
    write_contents (writer);
  begin_paragraph (xml, style, NULL, spans_are_right_to_left (node->spans));
  append_bookmark_start (writer, anchor);
  if (node->anchor != NULL)
    append_bookmark_start (writer, node->anchor);
  append_spans (&writer->text->body, node->spans);
  for (guint i = writer->n_bookmarks; i > first; i--)
    g_string_append_printf (xml, "<w:bookmarkEnd w:id=\"%u\"/>", i - 1);
  end_paragraph (xml);
  writer->n_headings++;
}

/* --- lists --- */

static guint
find_numbering (Writer *writer, const AccordNode *node, guint depth)
{
  AccordDocxList list = { MIN (depth, ACCORD_DOCX_MAX_LEVELS) - 1, node->first };

  if (node->list != ACCORD_LIST_NUMBERED)
    return ACCORD_DOCX_BULLETS;
  g_array_append_val (writer->text->lists, list);
  return ACCORD_DOCX_FIRST_NUMBERED + writer->text->lists->len - 1;
}

static void
write_list (Writer *writer, const AccordNode *node, const Place *outer)
{
  Place place = { .depth = outer->depth + 1, .in_quote = outer->in_quote };
  guint numbering = find_numbering (writer, node, place.depth);

  for (guint i = 0; i < node->children->len; i++)
    {
      const AccordNode *item = g_ptr_array_index (node->children, i);

      place.numbering = numbering;
      if (item->children->len == 0)
        write_plain_paragraph (writer, NULL, "", &place);
      write_nodes (writer, item, &place);
    }
}

/* --- tables --- */

/* No column is so narrow that a day would be broken in it. */
static guint
find_width (const AccordNode *table, guint column)
{
  guint n = table->columns->len;
  guint least = MIN (LEAST_WIDTH, TEXT_WIDTH / n);
  double weight = MAX (g_array_index (table->columns, AccordColumn, column).weight, 1.0);
  double all = 0;

  for (guint i = 0; i < n; i++)
    all += MAX (g_array_index (table->columns, AccordColumn, i).weight, 1.0);
  return least + (guint) ((TEXT_WIDTH - n * least) * weight / all);
}

static void
write_cell (Writer *writer, const AccordNode *table, guint column, AccordSpans *spans, gboolean is_header)
{
  static const char *const sides[] = { [ACCORD_ALIGN_START] = "left", [ACCORD_ALIGN_CENTRE] = "center",
                                       [ACCORD_ALIGN_END] = "right" };
  GString *xml = writer->text->body.xml;
  AccordAlign align = g_array_index (table->columns, AccordColumn, column).align;

  g_string_append_printf (xml, "<w:tc><w:tcPr><w:tcW w:w=\"%u\" w:type=\"dxa\"/></w:tcPr><w:p><w:pPr><w:pStyle w:val=\"%s\"/>",
                          find_width (table, column), is_header ? "TableHeading" : "TableContents");
  g_string_append (xml, spans_are_right_to_left (spans) ? "<w:bidi/>" : "");
  if (align != ACCORD_ALIGN_START)
    g_string_append_printf (xml, "<w:jc w:val=\"%s\"/>", sides[align]);
  g_string_append (xml, "</w:pPr>");
  append_spans (&writer->text->body, spans);
  g_string_append (xml, "</w:p></w:tc>");
}

static void
write_header_row (Writer *writer, const AccordNode *table)
{
  g_string_append (writer->text->body.xml, "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
  for (guint i = 0; i < table->columns->len; i++)
    write_cell (writer, table, i, g_array_index (table->columns, AccordColumn, i).title, TRUE);
  g_string_append (writer->text->body.xml, "</w:tr>\n");
}

static void
write_rows (Writer *writer, const AccordNode *table)
{
  guint n = table->columns->len;

  for (guint i = 0; i < table->children->len; i++)
    {
      const AccordNode *cell = g_ptr_array_index (table->children, i);
      gboolean is_header = (table->flags & ACCORD_TABLE_HEADER_COLUMN) != 0 && i % n == 0;

      g_string_append (writer->text->body.xml, i % n == 0 ? "<w:tr>" : "");
      write_cell (writer, table, i % n, cell->spans, is_header);
      g_string_append (writer->text->body.xml, i % n == n - 1 ? "</w:tr>\n" : "");
    }
}

static void
write_table (Writer *writer, const AccordNode *node, Place *place)
{
  GString *xml = writer->text->body.xml;

  if (node->columns->len == 0)
    return;
  if (node->label != NULL)
    write_plain_paragraph (writer, "Caption", node->label, NULL);
  g_string_append_printf (xml,
                          "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"%u\" w:type=\"dxa\"/>"
                          "<w:tblLook w:val=\"%s\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"%u\" w:lastColumn=\"0\""
                          " w:noHBand=\"1\" w:noVBand=\"1\"/></w:tblPr><w:tblGrid>",
                          TEXT_WIDTH, node->flags & ACCORD_TABLE_HEADER_COLUMN ? "06A0" : "0620",
                          (node->flags & ACCORD_TABLE_HEADER_COLUMN) != 0);
  for (guint i = 0; i < node->columns->len; i++)
    g_string_append_printf (xml, "<w:gridCol w:w=\"%u\"/>", find_width (node, i));
  g_string_append (xml, "</w:tblGrid>\n");
  write_header_row (writer, node);
  write_rows (writer, node);
  /* Without a paragraph between them two tables would become one. */
  g_string_append (xml, "</w:tbl>\n<w:p><w:pPr><w:pStyle w:val=\"AfterTable\"/></w:pPr></w:p>\n");
  place->numbering = 0;
}

/* --- all --- */

/* In the line above the title, in English Metric Units. */
static void
write_logo (Writer *writer, const AccordFigure *figure)
{
  GString *xml = writer->text->body.xml;
  guint height = (guint) (figure->height * EMU), width = (guint) (figure->height / accord_logo_get_ratio (figure->logo) * EMU);
  g_autofree char *words = g_markup_escape_text (figure->alternative, -1);

  writer->text->logo = figure->logo;
  g_string_append_printf (xml,
                          "<w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:drawing>"
                          "<wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\" xmlns:wp=\"" DRAWING
                          "/wordprocessingDrawing\"><wp:extent cx=\"%u\" cy=\"%u\"/>"
                          "<wp:docPr id=\"1\" name=\"Logo\" descr=\"%s\"/><a:graphic xmlns:a=\"" DRAWING
                          "/main\"><a:graphicData uri=\"" DRAWING "/picture\"><pic:pic xmlns:pic=\"" DRAWING
                          "/picture\"><pic:nvPicPr><pic:cNvPr id=\"1\" name=\"Logo\" descr=\"%s\"/><pic:cNvPicPr/>"
                          "</pic:nvPicPr>",
                          width, height, words, words);
  g_string_append_printf (xml,
                          "<pic:blipFill><a:blip r:embed=\"logo\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
                          "<pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"%u\" cy=\"%u\"/></a:xfrm>"
                          "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>"
                          "</a:graphic></wp:inline></w:drawing></w:r></w:p>\n",
                          width, height);
}

/* A figure is drawn on paper; what it says stands in its alternative text. A logo is a picture here too. */
static void
write_figure (Writer *writer, const AccordNode *node, Place *place)
{
  if (node->figure->logo != NULL)
    {
      write_logo (writer, node->figure);
      return;
    }
  write_plain_paragraph (writer, NULL, node->figure->alternative, place);
  if (node->label != NULL)
    write_plain_paragraph (writer, "Caption", node->label, NULL);
}

static void
write_quote (Writer *writer, const AccordNode *node, Place *outer)
{
  Place place = *outer;

  place.in_quote = TRUE;
  write_nodes (writer, node, &place);
  outer->numbering = place.numbering;
}

static void
write_node (Writer *writer, const AccordNode *node, Place *place)
{
  switch (node->kind)
    {
    case ACCORD_NODE_HEADING:
      write_heading (writer, node);
      break;
    case ACCORD_NODE_PARAGRAPH:
      write_paragraph (writer, node, place);
      break;
    case ACCORD_NODE_STATUS:
    case ACCORD_NODE_FACT:
      write_labelled (writer, node, place);
      break;
    case ACCORD_NODE_LIST:
      write_list (writer, node, place);
      break;
    case ACCORD_NODE_QUOTE:
      write_quote (writer, node, place);
      break;
    case ACCORD_NODE_TABLE:
      write_table (writer, node, place);
      break;
    case ACCORD_NODE_FIGURE:
      write_figure (writer, node, place);
      break;
    case ACCORD_NODE_RULE:
      g_string_append (writer->text->body.xml, "<w:p><w:pPr><w:pStyle w:val=\"Rule\"/></w:pPr></w:p>\n");
      break;
    case ACCORD_NODE_PAGE_BREAK:
      g_string_append (writer->text->body.xml, "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>\n");
      break;
    default:
      write_nodes (writer, node, place);
      break;
    }
}

static void
write_nodes (Writer *writer, const AccordNode *node, Place *place)
{
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    write_node (writer, g_ptr_array_index (node->children, i), place);
}

static void
begin_part (AccordDocxPart *part)
{
  part->xml = g_string_new (NULL);
  part->links = g_ptr_array_new_with_free_func (g_free);
}

/*
 * accord_docx_text_new:
 * @document: a report
 *
 * Returns: (transfer full): what it says
 */
AccordDocxText *
accord_docx_text_new (AccordDocument *document)
{
  AccordDocxText *self = g_new0 (AccordDocxText, 1);
  Writer writer = { .text = self, .document = document };
  Place place = { 0 };

  begin_part (&self->body);
  begin_part (&self->notes);
  self->lists = g_array_new (FALSE, FALSE, sizeof (AccordDocxList));
  write_nodes (&writer, accord_document_get_root (document), &place);
  return self;
}

void
accord_docx_text_free (AccordDocxText *self)
{
  g_string_free (self->body.xml, TRUE);
  g_ptr_array_unref (self->body.links);
  g_string_free (self->notes.xml, TRUE);
  g_ptr_array_unref (self->notes.links);
  g_array_unref (self->lists);
  g_free (self);
}
