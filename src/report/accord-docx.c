/* accord-docx.c: a report for a word processor
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "report/accord-docx.h"

#include <glib/gi18n.h>
#include <zip.h>

#include "base/accord-error.h"
#include "base/accord-save.h"
#include "report/accord-docx-private.h"

/*
 * Office Open XML, ECMA-376, in the part that Word, LibreOffice and the others read alike. Headings, lists and tables are of
 * the styles that every word processor knows by name, so that its navigation, its list of contents and its screen reader
 * find their way.
 */

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define WORD "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
#define RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define WORD_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml."

/* The least size of letters in large print, in half points. */
#define LARGE_PRINT 32

/* Points of a logo that was a drawing: 300 an inch where it is as wide as a look lets it be. */
#define LOGO_WIDTH 840

typedef struct
{
  const char *name;
  GString *xml;
} Part;

static void
clear_part (gpointer data)
{
  Part *part = data;

  g_string_free (part->xml, TRUE);
}

static GString *
add_part (GArray *parts, const char *name)
{
  Part part = { name, g_string_new (XML) };

  g_array_append_val (parts, part);
  return part.xml;
}

/* --- how it looks --- */

/* In the place of a colour, until it is known which. Links have that of headings. */
#define HEADING_COLOUR "@heading@"
#define HEADING "<w:b/><w:bCs/><w:color w:val=\"" HEADING_COLOUR "\"/>"
#define LINE_COLOUR "@line@"

/*
 * Sizes are in half points, the rest is what stands in the elements, in the order of the schema. Names are those of Word's
 * own styles where it has one: by them it knows a heading.
 */
static const struct
{
  const char *type;
  const char *id;
  const char *name;
  const char *based_on;
  const char *next;
  guint size;
  const char *paragraph;
  const char *letters;
} STYLES[] = {
  { "paragraph", "Normal", "Normal", NULL, NULL, 22, "<w:spacing w:after=\"120\" w:line=\"276\" w:lineRule=\"auto\"/>", "" },
  { "paragraph", "Title", "Title", "Normal", "Normal", 48,
    "<w:keepNext/><w:pBdr><w:top w:val=\"single\" w:sz=\"24\" w:space=\"8\" w:color=\"" LINE_COLOUR "\"/></w:pBdr>"
    "<w:spacing w:before=\"240\" w:after=\"240\"/>", HEADING },
  { "paragraph", "Heading1", "heading 1", "Normal", "Normal", 34,
    "<w:keepNext/><w:keepLines/><w:spacing w:before=\"360\" w:after=\"120\"/><w:outlineLvl w:val=\"0\"/>", HEADING },
  { "paragraph", "Heading2", "heading 2", "Normal", "Normal", 28,
    "<w:keepNext/><w:keepLines/><w:spacing w:before=\"280\" w:after=\"100\"/><w:outlineLvl w:val=\"1\"/>", "<w:b/><w:bCs/>" },
  { "paragraph", "Heading3", "heading 3", "Normal", "Normal", 24,
    "<w:keepNext/><w:keepLines/><w:spacing w:before=\"240\" w:after=\"80\"/><w:outlineLvl w:val=\"2\"/>", "<w:b/><w:bCs/>" },
  { "paragraph", "TOCHeading", "TOC Heading", "Normal", "Normal", 34,
    "<w:keepNext/><w:spacing w:before=\"360\" w:after=\"120\"/>", HEADING },
  { "paragraph", "TOC1", "toc 1", "Normal", "Normal", 0, "<w:spacing w:after=\"60\"/>", "" },
  { "paragraph", "TOC2", "toc 2", "Normal", "Normal", 0, "<w:spacing w:after=\"60\"/><w:ind w:left=\"284\"/>", "" },
  { "paragraph", "TOC3", "toc 3", "Normal", "Normal", 0, "<w:spacing w:after=\"60\"/><w:ind w:left=\"567\"/>", "" },
  { "paragraph", "ListParagraph", "List Paragraph", "Normal", NULL, 0, "<w:spacing w:after=\"60\"/>", "" },
  { "paragraph", "Quote", "Quote", "Normal", "Normal", 0,
    "<w:pBdr><w:left w:val=\"single\" w:sz=\"24\" w:space=\"10\" w:color=\"" LINE_COLOUR "\"/></w:pBdr>"
    "<w:ind w:left=\"567\" w:right=\"567\"/>", "" },
  { "paragraph", "Caption", "caption", "Normal", "Normal", 0, "<w:keepNext/><w:spacing w:before=\"120\" w:after=\"60\"/>",
    "<w:b/><w:bCs/>" },
  { "paragraph", "TableContents", "Table Contents", "Normal", NULL, 20, "<w:spacing w:before=\"40\" w:after=\"40\"/>", "" },
  { "paragraph", "TableHeading", "Table Heading", "TableContents", NULL, 0, "", "<w:b/><w:bCs/>" },
  { "paragraph", "AfterTable", "After Table", "Normal", "Normal", 8, "<w:spacing w:after=\"60\"/>", "" },
  { "paragraph", "Rule", "Rule", "Normal", "Normal", 8,
    "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"767676\"/></w:pBdr>", "" },
  { "paragraph", "FootnoteText", "footnote text", "Normal", NULL, 19, "<w:spacing w:after=\"40\"/>", "" },
  { "paragraph", "Header", "header", "Normal", NULL, 19, "", "" },
  { "paragraph", "Footer", "footer", "Normal", NULL, 19, "<w:jc w:val=\"right\"/>", "" },
  { "character", "FootnoteReference", "footnote reference", NULL, NULL, 0, "", "<w:vertAlign w:val=\"superscript\"/>" },
  { "character", "Hyperlink", "Hyperlink", NULL, NULL, 0, "",
    "<w:color w:val=\"" HEADING_COLOUR "\"/><w:u w:val=\"single\"/>" },
  { "character", "CodeText", "Code Text", NULL, NULL, 0, "",
    "<w:rFonts w:ascii=\"Courier New\" w:hAnsi=\"Courier New\" w:cs=\"Courier New\"/>" },
};

static guint
choose_size (guint size, gboolean large_print)
{
  return large_print && size > 8 ? MAX (size * LARGE_PRINT / 22, LARGE_PRINT) : size;
}

static void
append_style (GString *xml, guint index, gboolean large_print)
{
  guint size = choose_size (STYLES[index].size, large_print);

  g_string_append_printf (xml, "<w:style w:type=\"%s\"%s w:styleId=\"%s\"><w:name w:val=\"%s\"/>", STYLES[index].type,
                          index == 0 ? " w:default=\"1\"" : "", STYLES[index].id, STYLES[index].name);
  if (STYLES[index].based_on != NULL)
    g_string_append_printf (xml, "<w:basedOn w:val=\"%s\"/>", STYLES[index].based_on);
  if (STYLES[index].next != NULL)
    g_string_append_printf (xml, "<w:next w:val=\"%s\"/>", STYLES[index].next);
  g_string_append (xml, "<w:qFormat/>");
  if (*STYLES[index].paragraph != '\0')
    g_string_append_printf (xml, "<w:pPr>%s</w:pPr>", STYLES[index].paragraph);
  g_string_append_printf (xml, "<w:rPr>%s", STYLES[index].letters);
  if (size > 0)
    g_string_append_printf (xml, "<w:sz w:val=\"%u\"/><w:szCs w:val=\"%u\"/>", size, size);
  g_string_append (xml, "</w:rPr></w:style>\n");
}

static void
choose_colours (GString *xml, AccordDocument *document)
{
  g_autofree char *headings = accord_document_format_ink (document, ACCORD_INK_HEADINGS);
  g_autofree char *lines = accord_document_format_ink (document, ACCORD_INK_LINES);

  g_string_replace (xml, HEADING_COLOUR, headings + 1, 0);
  g_string_replace (xml, LINE_COLOUR, lines + 1, 0);
}

static void
add_styles (GArray *parts, AccordDocument *document)
{
  GString *xml = add_part (parts, "word/styles.xml");

  g_string_append (xml, "<w:styles " WORD "><w:docDefaults><w:rPrDefault><w:rPr>"
                        "<w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:eastAsia=\"Arial\" w:cs=\"Arial\"/><w:lang w:val=\"");
  accord_docx_append_text (xml, accord_document_get_language (document), -1);
  g_string_append (xml, "\"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>\n");
  for (guint i = 0; i < G_N_ELEMENTS (STYLES); i++)
    append_style (xml, i, accord_document_get_large_print (document));
  g_string_append (xml, "<w:style w:type=\"table\" w:styleId=\"TableGrid\"><w:name w:val=\"Table Grid\"/>"
                        "<w:tblPr><w:tblBorders>");
  for (guint i = 0; i < 6; i++)
    {
      static const char *const sides[] = { "top", "left", "bottom", "right", "insideH", "insideV" };

      g_string_append_printf (xml, "<w:%s w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"767676\"/>", sides[i]);
    }
  g_string_append (xml, "</w:tblBorders><w:tblCellMar><w:left w:w=\"108\" w:type=\"dxa\"/>"
                        "<w:right w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>"
                        "<w:tblStylePr w:type=\"firstRow\"><w:tcPr><w:tcBorders><w:bottom w:val=\"single\" w:sz=\"12\""
                        " w:space=\"0\" w:color=\"" LINE_COLOUR "\"/></w:tcBorders></w:tcPr></w:tblStylePr></w:style>\n"
                        "</w:styles>\n");
  choose_colours (xml, document);
}

/* --- how lists count --- */

static void
append_levels (GString *xml, gboolean numbered)
{
  static const char *const bullets[] = { "•", "◦", "▪" };
  static const char *const formats[] = { "decimal", "lowerLetter", "lowerRoman" };

  for (guint i = 0; i < ACCORD_DOCX_MAX_LEVELS; i++)
    {
      g_autofree char *number = g_strdup_printf ("%%%u.", i + 1);

      g_string_append_printf (xml,
                              "<w:lvl w:ilvl=\"%u\"><w:start w:val=\"1\"/><w:numFmt w:val=\"%s\"/><w:lvlText w:val=\"%s\"/>"
                              "<w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"%u\" w:hanging=\"397\"/></w:pPr></w:lvl>",
                              i, numbered ? formats[i % 3] : "bullet", numbered ? number : bullets[i % 3], (i + 1) * 567);
    }
}

static void
add_numbering (GArray *parts, const AccordDocxText *text)
{
  GString *xml = add_part (parts, "word/numbering.xml");

  g_string_append (xml, "<w:numbering " WORD ">\n");
  for (guint i = 0; i < 2; i++)
    {
      g_string_append_printf (xml, "<w:abstractNum w:abstractNumId=\"%u\"><w:multiLevelType w:val=\"hybridMultilevel\"/>", i);
      append_levels (xml, i == 1);
      g_string_append (xml, "</w:abstractNum>\n");
    }
  g_string_append_printf (xml, "<w:num w:numId=\"%u\"><w:abstractNumId w:val=\"0\"/></w:num>\n", ACCORD_DOCX_BULLETS);
  for (guint i = 0; i < text->lists->len; i++)
    {
      const AccordDocxList *list = &g_array_index (text->lists, AccordDocxList, i);

      g_string_append_printf (xml,
                              "<w:num w:numId=\"%u\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"%u\">"
                              "<w:startOverride w:val=\"%u\"/></w:lvlOverride></w:num>\n",
                              ACCORD_DOCX_FIRST_NUMBERED + i, list->level, list->first);
    }
  g_string_append (xml, "</w:numbering>\n");
}

/* --- the text, its notes, and what stands on every page --- */

static void
add_document (GArray *parts, const AccordDocxText *text)
{
  GString *xml = add_part (parts, "word/document.xml");

  g_string_append_printf (xml, "<w:document " WORD " xmlns:r=\"" RELATIONS "\"><w:body>\n%s", text->body.xml->str);
  g_string_append (xml, "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"header\"/>"
                        "<w:footerReference w:type=\"default\" r:id=\"footer\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
                        "<w:pgMar w:top=\"1440\" w:right=\"1440\" w:bottom=\"1440\" w:left=\"1440\" w:header=\"709\""
                        " w:footer=\"709\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>\n");
}

static void
add_notes (GArray *parts, const AccordDocxText *text)
{
  GString *xml = add_part (parts, "word/footnotes.xml");

  g_string_append_printf (xml,
                          "<w:footnotes " WORD " xmlns:r=\"" RELATIONS "\">"
                          "<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>"
                          "<w:footnote w:type=\"continuationSeparator\" w:id=\"0\"><w:p><w:r><w:continuationSeparator/></w:r>"
                          "</w:p></w:footnote>\n%s</w:footnotes>\n",
                          text->notes.xml->str);
}

static void
add_page_furniture (GArray *parts, AccordDocument *document)
{
  GString *header = add_part (parts, "word/header1.xml");
  GString *footer = add_part (parts, "word/footer1.xml");

  g_string_append (header, "<w:hdr " WORD "><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr><w:r><w:t>");
  accord_docx_append_text (header, accord_document_get_author (document), -1);
  g_string_append (header, "</w:t></w:r></w:p></w:hdr>\n");
  g_string_append (footer, "<w:ftr " WORD "><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>"
                           "<w:fldSimple w:instr=\" PAGE \"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>\n");
}

/* Not every word processor draws an SVG. */
static void
add_logo (GArray *parts, AccordLogo *logo)
{
  g_autoptr (GBytes) png = accord_logo_make_png (logo, LOGO_WIDTH);
  Part part = { "word/media/logo.png", g_string_new_len (g_bytes_get_data (png, NULL), (gssize) g_bytes_get_size (png)) };

  g_array_append_val (parts, part);
}

static void
add_settings (GArray *parts, AccordDocument *document)
{
  GString *xml = add_part (parts, "word/settings.xml");

  g_string_append (xml, "<w:settings " WORD "><w:defaultTabStop w:val=\"567\"/>"
                        "<w:footnotePr><w:footnote w:id=\"-1\"/><w:footnote w:id=\"0\"/></w:footnotePr>"
                        "<w:compat><w:compatSetting w:name=\"compatibilityMode\""
                        " w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>"
                        "<w:themeFontLang w:val=\"");
  accord_docx_append_text (xml, accord_document_get_language (document), -1);
  g_string_append (xml, "\"/></w:settings>\n");
}

/* --- what holds them together --- */

static void
append_element (GString *xml, const char *name, const char *text)
{
  if (*text == '\0')
    return;
  g_string_append_printf (xml, "<%s>", name);
  accord_docx_append_text (xml, text, -1);
  g_string_append_printf (xml, "</%s>", name);
}

static void
add_properties (GArray *parts, AccordDocument *document)
{
  GString *xml = add_part (parts, "docProps/core.xml");
  const char *date = accord_document_get_date (document);

  g_string_append (xml, "<cp:coreProperties"
                        " xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\""
                        " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\""
                        " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">");
  append_element (xml, "dc:title", accord_document_get_title (document));
  append_element (xml, "dc:subject", accord_document_get_subject (document));
  append_element (xml, "dc:creator", accord_document_get_author (document));
  append_element (xml, "dc:language", accord_document_get_language (document));
  for (guint i = 0; i < 2; i++)
    g_string_append_printf (xml, "<dcterms:%s xsi:type=\"dcterms:W3CDTF\">%sT00:00:00Z</dcterms:%s>",
                            i == 0 ? "created" : "modified", date, i == 0 ? "created" : "modified");
  g_string_append (xml, "</cp:coreProperties>\n");
}

static void
begin_relations (GString *xml)
{
  g_string_append (xml, "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\n");
}

static void
append_relation (GString *xml, const char *id, const char *type, const char *target)
{
  g_string_append_printf (xml, "<Relationship Id=\"%s\" Type=\"%s\" Target=\"%s\"/>\n", id, type, target);
}

static void
end_relations (GString *xml, GPtrArray *links)
{
  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      g_string_append_printf (xml, "<Relationship Id=\"link%u\" Type=\"" RELATIONS "/hyperlink\" Target=\"", i + 1);
      accord_docx_append_text (xml, links->pdata[i], -1);
      g_string_append (xml, "\" TargetMode=\"External\"/>\n");
    }
  g_string_append (xml, "</Relationships>\n");
}

static void
add_relations (GArray *parts, const AccordDocxText *text)
{
  static const char *const targets[] = { "styles", "numbering", "settings", "footnotes" };
  GString *xml = add_part (parts, "_rels/.rels");

  begin_relations (xml);
  append_relation (xml, "document", RELATIONS "/officeDocument", "word/document.xml");
  append_relation (xml, "properties", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                   "docProps/core.xml");
  end_relations (xml, NULL);

  xml = add_part (parts, "word/_rels/document.xml.rels");
  begin_relations (xml);
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_autofree char *type = g_strconcat (RELATIONS "/", targets[i], NULL);
      g_autofree char *target = g_strconcat (targets[i], ".xml", NULL);

      append_relation (xml, targets[i], type, target);
    }
  append_relation (xml, "header", RELATIONS "/header", "header1.xml");
  append_relation (xml, "footer", RELATIONS "/footer", "footer1.xml");
  if (text->logo != NULL)
    append_relation (xml, "logo", RELATIONS "/image", "media/logo.png");
  end_relations (xml, text->body.links);

  xml = add_part (parts, "word/_rels/footnotes.xml.rels");
  begin_relations (xml);
  end_relations (xml, text->notes.links);
}

static void
add_types (GArray *parts)
{
  static const char *const types[][2] = {
    { "document", "document.main" }, { "styles", "styles" },   { "numbering", "numbering" }, { "settings", "settings" },
    { "footnotes", "footnotes" },    { "header1", "header" }, { "footer1", "footer" },
  };
  GString *xml = add_part (parts, "[Content_Types].xml");

  g_string_append (xml, "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\n"
                        "<Default Extension=\"rels\""
                        " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\n"
                        "<Default Extension=\"xml\" ContentType=\"application/xml\"/>\n"
                        "<Default Extension=\"png\" ContentType=\"image/png\"/>\n"
                        "<Override PartName=\"/docProps/core.xml\""
                        " ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>\n");
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    g_string_append_printf (xml, "<Override PartName=\"/word/%s.xml\" ContentType=\"" WORD_TYPE "%s+xml\"/>\n", types[i][0],
                            types[i][1]);
  g_string_append (xml, "</Types>\n");
}

/* --- in one file --- */

static gboolean
fail (zip_error_t *zip_error, GError **error)
{
  g_set_error_literal (error, ACCORD_ERROR, ACCORD_ERROR_FAILED, zip_error_strerror (zip_error));
  return FALSE;
}

/* As long ago as the format can say: the same report gives the same bytes. */
static gboolean
pack_parts (zip_t *zip, GArray *parts)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = &g_array_index (parts, Part, i);
      zip_source_t *source = zip_source_buffer (zip, part->xml->str, part->xml->len, 0);
      zip_int64_t index = source != NULL ? zip_file_add (zip, part->name, source, ZIP_FL_ENC_UTF_8) : -1;

      if (index < 0)
        {
          g_clear_pointer (&source, zip_source_free);
          return FALSE;
        }
      if (zip_file_set_dostime (zip, (zip_uint64_t) index, 0, 1 << 5 | 1, 0) != 0)
        return FALSE;
    }
  return TRUE;
}

static GBytes *
read_source (zip_source_t *source, GError **error)
{
  g_autofree char *bytes = NULL;
  zip_stat_t stat;

  if (zip_source_stat (source, &stat) != 0 || zip_source_open (source) != 0)
    {
      fail (zip_source_error (source), error);
      return NULL;
    }
  bytes = g_malloc (stat.size);
  if (zip_source_read (source, bytes, stat.size) != (zip_int64_t) stat.size)
    {
      fail (zip_source_error (source), error);
      zip_source_close (source);
      return NULL;
    }
  zip_source_close (source);
  return g_bytes_new_take (g_steal_pointer (&bytes), stat.size);
}

static GBytes *
pack (GArray *parts, GError **error)
{
  GBytes *bytes = NULL;
  zip_error_t zip_error;
  zip_source_t *source;
  zip_t *zip = NULL;

  zip_error_init (&zip_error);
  source = zip_source_buffer_create (NULL, 0, 0, &zip_error);
  if (source != NULL)
    zip = zip_open_from_source (source, ZIP_TRUNCATE, &zip_error);
  if (zip == NULL)
    {
      g_clear_pointer (&source, zip_source_free);
      fail (&zip_error, error);
      zip_error_fini (&zip_error);
      return NULL;
    }
  zip_error_fini (&zip_error);
  zip_source_keep (source);
  if (!pack_parts (zip, parts) || zip_close (zip) != 0)
    {
      fail (zip_get_error (zip), error);
      zip_discard (zip);
    }
  else
    bytes = read_source (source, error);
  zip_source_free (source);
  return bytes;
}

/**
 * accord_docx_make:
 * @document: a report
 * @error: return location
 *
 * Any thread.
 *
 * Returns: (transfer full): one .docx file; %NULL with ACCORD_ERROR_FAILED where there is no memory for it
 */
GBytes *
accord_docx_make (AccordDocument *document, GError **error)
{
  g_autoptr (AccordDocxText) text = accord_docx_text_new (document);
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (Part));

  g_array_set_clear_func (parts, clear_part);
  /* The types come first: some readers know the file by them. */
  add_types (parts);
  add_relations (parts, text);
  add_document (parts, text);
  add_styles (parts, document);
  add_numbering (parts, text);
  add_notes (parts, text);
  add_page_furniture (parts, document);
  if (text->logo != NULL)
    add_logo (parts, text->logo);
  add_settings (parts, document);
  add_properties (parts, document);
  return pack (parts, error);
}

/* --- to a file --- */

typedef struct
{
  const AccordReport *report;
  AccordReportOptions *options;
  char *path;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  accord_report_options_free (saving->options);
  g_free (saving->path);
  g_free (saving);
}

static gpointer
save_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Saving *saving = data;
  g_autoptr (AccordDocument) document = saving->report->write (connection, saving->options, error);
  g_autoptr (GBytes) bytes = document != NULL ? accord_docx_make (document, error) : NULL;

  return GINT_TO_POINTER (bytes != NULL && accord_save_bytes (saving->path, bytes, cancellable, error));
}

/**
 * accord_docx_save_strategy:
 * @plan: a strategy
 * @path: the file to write
 *
 * Returns: (transfer full): a question that writes all of a strategy, with its sources, as a .docx file, whole or not at all
 */
AccordRequest *
accord_docx_save_strategy (gint64 plan, const char *path)
{
  Saving *saving = g_new (Saving, 1);

  *saving = (Saving) { accord_report_find ("strategy"), g_new0 (AccordReportOptions, 1), g_strdup (path) };
  saving->options->subject = plan;
  return accord_request_read (save_cb, saving, saving_free, NULL);
}
