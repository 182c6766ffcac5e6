/* test-docx.c: a report for a word processor is what the format asks for, and says all of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <string.h>
#include <zip.h>

#include "report-sample.h"
#include "report/accord-docx.h"
#include "report/accord-logo.h"
#include "report/accord-paper-private.h"
#include "report/accord-web.h"

#define W "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define R "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

typedef struct
{
  AccordDocument *document;
  GBytes *bytes;
  zip_t *zip;
  GPtrArray *open;              /* parts that were read */
} Fixture;

static void
open_document (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gsize size;
  const void *start;

  fixture->bytes = accord_docx_make (fixture->document, &error);
  g_assert_no_error (error);
  start = g_bytes_get_data (fixture->bytes, &size);
  fixture->zip = zip_open_from_source (zip_source_buffer_create (start, size, 0, NULL), ZIP_RDONLY | ZIP_CHECKCONS, NULL);
  g_assert_nonnull (fixture->zip);
  fixture->open = g_ptr_array_new_with_free_func ((GDestroyNotify) xmlFreeDoc);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->document = report_sample_new ();
  open_document (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_ptr_array_unref (fixture->open);
  zip_discard (fixture->zip);
  g_bytes_unref (fixture->bytes);
  accord_document_unref (fixture->document);
}

static xmlDoc *
read_part (Fixture *fixture, const char *name)
{
  zip_stat_t stat;
  zip_file_t *file;
  g_autofree char *text = NULL;
  xmlDoc *part;

  g_assert_cmpint (zip_stat (fixture->zip, name, 0, &stat), ==, 0);
  text = g_malloc (stat.size);
  file = zip_fopen (fixture->zip, name, 0);
  g_assert_cmpint (zip_fread (file, text, stat.size), ==, stat.size);
  zip_fclose (file);
  part = xmlReadMemory (text, (int) stat.size, name, NULL, XML_PARSE_NONET);
  g_assert_nonnull (part);
  g_ptr_array_add (fixture->open, part);
  return part;
}

/* Nodes in the words of XPath; w: and r: are known. */
static GPtrArray *
find (xmlDoc *part, const char *path)
{
  xmlXPathContext *context = xmlXPathNewContext (part);
  GPtrArray *nodes = g_ptr_array_new ();
  xmlXPathObject *result;

  xmlXPathRegisterNs (context, BAD_CAST "w", BAD_CAST W);
  xmlXPathRegisterNs (context, BAD_CAST "r", BAD_CAST R);
  result = xmlXPathEvalExpression (BAD_CAST path, context);
  g_assert_nonnull (result);
  for (int i = 0; result->nodesetval != NULL && i < result->nodesetval->nodeNr; i++)
    g_ptr_array_add (nodes, result->nodesetval->nodeTab[i]);
  xmlXPathFreeObject (result);
  xmlXPathFreeContext (context);
  return nodes;
}

static guint
count (xmlDoc *part, const char *path)
{
  g_autoptr (GPtrArray) nodes = find (part, path);

  return nodes->len;
}

static GHashTable *
list_values (xmlDoc *part, const char *path)
{
  g_autoptr (GPtrArray) nodes = find (part, path);
  GHashTable *values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < nodes->len; i++)
    {
      xmlChar *value = xmlNodeGetContent (nodes->pdata[i]);

      g_hash_table_add (values, g_strdup ((const char *) value));
      xmlFree (value);
    }
  return values;
}

static void
assert_known (xmlDoc *users, const char *used, xmlDoc *makers, const char *made)
{
  g_autoptr (GHashTable) asked = list_values (users, used);
  g_autoptr (GHashTable) there = list_values (makers, made);
  GHashTableIter iter;
  gpointer value;

  g_assert_cmpuint (g_hash_table_size (asked), >, 0);
  g_hash_table_iter_init (&iter, asked);
  while (g_hash_table_iter_next (&iter, &value, NULL))
    if (!g_hash_table_contains (there, value))
      g_error ("%s “%s” is nowhere in %s", used, (char *) value, made);
}

static char *
read_text (xmlDoc *part, const char *path)
{
  g_autoptr (GPtrArray) nodes = find (part, path);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < nodes->len; i++)
    {
      xmlChar *content = xmlNodeGetContent (nodes->pdata[i]);

      g_string_append (text, (const char *) content);
      g_string_append_c (text, '\n');
      xmlFree (content);
    }
  return g_string_free_and_steal (text);
}

/* --- the package --- */

/* Every part is well formed, has a type, and every relation leads to a part. */
static void
test_package (Fixture *fixture, gconstpointer data)
{
  xmlDoc *types = read_part (fixture, "[Content_Types].xml");
  xmlDoc *relations[] = { read_part (fixture, "_rels/.rels"), read_part (fixture, "word/_rels/document.xml.rels") };
  g_autoptr (GHashTable) named = list_values (types, "//@PartName");

  g_assert_cmpstr (zip_get_name (fixture->zip, 0, 0), ==, "[Content_Types].xml");
  for (zip_int64_t i = 0; i < zip_get_num_entries (fixture->zip, 0); i++)
    {
      const char *name = zip_get_name (fixture->zip, i, 0);
      g_autofree char *path = g_strconcat ("/", name, NULL);

      read_part (fixture, name);
      g_assert_true (g_str_has_suffix (name, ".rels") || i == 0 || g_hash_table_contains (named, path));
    }
  for (guint i = 0; i < G_N_ELEMENTS (relations); i++)
    {
      g_autoptr (GPtrArray) targets = find (relations[i], "//*[not(@TargetMode='External')]/@Target");

      g_assert_cmpuint (targets->len, >=, 2);
      for (guint j = 0; j < targets->len; j++)
        {
          xmlChar *target = xmlNodeGetContent (targets->pdata[j]);
          g_autofree char *path = g_strconcat (i == 0 ? "" : "word/", (const char *) target, NULL);

          g_assert_cmpint (zip_name_locate (fixture->zip, path, 0), >=, 0);
          xmlFree (target);
        }
    }
}

static void
test_properties (Fixture *fixture, gconstpointer data)
{
  xmlDoc *properties = read_part (fixture, "docProps/core.xml");
  xmlDoc *styles = read_part (fixture, "word/styles.xml");
  g_autofree char *title = read_text (properties, "//*[local-name()='title']");
  g_autofree char *language = read_text (properties, "//*[local-name()='language']");
  g_autofree char *author = read_text (properties, "//*[local-name()='creator']");

  g_assert_cmpstr (title, ==, REPORT_SAMPLE_TITLE "\n");
  g_assert_cmpstr (language, ==, "en-GB\n");
  g_assert_cmpstr (author, ==, "Norwold Integrated Care Partnership\n");
  g_assert_cmpuint (count (styles, "//w:docDefaults//w:lang[@w:val='en-GB']"), ==, 1);
}

/* The same report is the same bytes, whenever it is written. */
static void
test_same_bytes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) again = accord_docx_make (fixture->document, NULL);

  g_assert_true (g_bytes_equal (fixture->bytes, again));
}

/* --- what leads somewhere --- */

static void
test_references (Fixture *fixture, gconstpointer data)
{
  xmlDoc *body = read_part (fixture, "word/document.xml");
  xmlDoc *notes = read_part (fixture, "word/footnotes.xml");
  xmlDoc *styles = read_part (fixture, "word/styles.xml");
  xmlDoc *numbering = read_part (fixture, "word/numbering.xml");
  g_autoptr (GHashTable) names = list_values (body, "//w:bookmarkStart/@w:name");
  g_autoptr (GHashTable) ids = list_values (body, "//w:bookmarkStart/@w:id");

  assert_known (body, "//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val", styles, "//w:style/@w:styleId");
  assert_known (notes, "//w:pStyle/@w:val | //w:rStyle/@w:val", styles, "//w:style/@w:styleId");
  assert_known (styles, "//w:basedOn/@w:val | //w:next/@w:val", styles, "//w:style/@w:styleId");
  assert_known (body, "//w:numId/@w:val", numbering, "//w:num/@w:numId");
  assert_known (numbering, "//w:num/w:abstractNumId/@w:val", numbering, "//w:abstractNum/@w:abstractNumId");
  assert_known (body, "//w:footnoteReference/@w:id", notes, "//w:footnote/@w:id");
  assert_known (body, "//@r:id", read_part (fixture, "word/_rels/document.xml.rels"), "//@Id");
  assert_known (notes, "//@r:id", read_part (fixture, "word/_rels/footnotes.xml.rels"), "//@Id");
  assert_known (body, "//@w:anchor", body, "//w:bookmarkStart/@w:name");
  assert_known (body, "//w:bookmarkStart/@w:id", body, "//w:bookmarkEnd/@w:id");
  g_assert_cmpuint (g_hash_table_size (names), ==, count (body, "//w:bookmarkStart"));
  g_assert_cmpuint (g_hash_table_size (ids), ==, count (body, "//w:bookmarkStart"));
  g_assert_cmpuint (count (body, "//w:footnoteReference"), ==, 3);
  g_assert_cmpuint (count (body, "//w:fldChar[@w:fldCharType='begin']"), ==, 1);
  g_assert_cmpuint (count (body, "//w:fldChar[@w:fldCharType='end']"), ==, 1);
}

/* --- the order that Word insists on --- */

static void
assert_order (xmlDoc *part, const char *path, const char *const *order)
{
  g_autoptr (GPtrArray) nodes = find (part, path);

  g_assert_cmpuint (nodes->len, >, 0);
  for (guint i = 0; i < nodes->len; i++)
    {
      guint at = 0;

      for (xmlNode *child = xmlFirstElementChild (nodes->pdata[i]); child != NULL; child = xmlNextElementSibling (child))
        {
          while (order[at] != NULL && !g_str_equal (order[at], (const char *) child->name))
            at++;
          if (order[at] == NULL)
            g_error ("%s of %s is unknown or out of order", (const char *) child->name, path);
        }
    }
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  static const char *const paragraph[] = { "pStyle", "keepNext", "keepLines", "pageBreakBefore", "numPr", "pBdr", "shd",
                                           "tabs", "bidi", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl",
                                           "rPr", NULL };
  static const char *const run[] = { "rStyle", "rFonts", "b", "bCs", "i", "iCs", "color", "sz", "szCs", "u", "vertAlign",
                                     "rtl", "cs", "lang", NULL };
  static const char *const style[] = { "name", "basedOn", "next", "qFormat", "pPr", "rPr", "tblPr", "tblStylePr", NULL };
  static const char *const table[] = { "tblStyle", "tblW", "jc", "tblInd", "tblBorders", "tblLayout", "tblCellMar",
                                       "tblLook", NULL };
  static const char *const settings[] = { "defaultTabStop", "footnotePr", "compat", "themeFontLang", NULL };
  xmlDoc *body = read_part (fixture, "word/document.xml");
  xmlDoc *styles = read_part (fixture, "word/styles.xml");

  assert_order (body, "//w:pPr", paragraph);
  assert_order (body, "//w:rPr", run);
  assert_order (body, "//w:tblPr", table);
  assert_order (styles, "//w:pPr", paragraph);
  assert_order (styles, "//w:rPr", run);
  assert_order (styles, "//w:style", style);
  assert_order (read_part (fixture, "word/footnotes.xml"), "//w:rPr", run);
  assert_order (read_part (fixture, "word/settings.xml"), "/w:settings", settings);
  g_assert_cmpuint (count (body, "//w:p/w:pPr[preceding-sibling::*]"), ==, 0);
  g_assert_cmpuint (count (body, "/w:document/w:body/*[last()][self::w:sectPr]"), ==, 1);
}

/* --- what it says --- */

static void
test_blocks (Fixture *fixture, gconstpointer data)
{
  xmlDoc *body = read_part (fixture, "word/document.xml");
  xmlDoc *styles = read_part (fixture, "word/styles.xml");
  xmlDoc *numbering = read_part (fixture, "word/numbering.xml");
  g_autofree char *title = read_text (body, "//w:p[w:pPr/w:pStyle/@w:val='Title']");
  g_autofree char *first = read_text (body, "//w:p[w:pPr/w:pStyle/@w:val='Heading1'][1]");
  g_autofree char *bold = read_text (body, "//w:r[w:rPr/w:b]/w:t[.='bold']");
  g_autofree char *link = read_text (body, "//w:hyperlink[@r:id='link1']");

  g_assert_cmpstr (title, ==, "Integrated care strategy 2025–2030: summary\n");
  g_assert_true (g_str_has_prefix (first, "Who was involved\n"));
  g_assert_cmpuint (count (styles, "//w:style[w:name/@w:val='heading 1'][w:pPr/w:outlineLvl/@w:val='0']"), ==, 1);
  g_assert_cmpuint (count (styles, "//w:style[w:name/@w:val='heading 3'][w:pPr/w:outlineLvl/@w:val='2']"), ==, 1);
  g_assert_cmpstr (bold, ==, "bold\n");
  g_assert_true (g_str_has_prefix (link, "the guidance on the preparation"));
  g_assert_cmpuint (count (body, "//w:p[w:pPr/w:pStyle/@w:val='Quote']"), ==, 2);
  g_assert_cmpuint (count (body, "//w:p[w:pPr/w:numPr/w:ilvl/@w:val='0']"), ==, 4);
  g_assert_cmpuint (count (body, "//w:p[w:pPr/w:numPr/w:ilvl/@w:val='1']"), ==, 3);
  g_assert_cmpuint (count (body, "//w:p[w:pPr/w:numPr/w:ilvl/@w:val='2']"), ==, 2);
  g_assert_cmpuint (count (numbering, "//w:num/w:lvlOverride[@w:ilvl='1']/w:startOverride[@w:val='9']"), ==, 1);
  g_assert_cmpuint (count (body, "//w:p[w:pPr/w:bidi]//w:r[w:rPr/w:rtl][w:rPr/w:lang/@w:bidi='ur']"), ==, 1);
  g_assert_cmpuint (count (body, "//w:r[w:rPr/w:lang/@w:val='cy']"), ==, 1);
}

static void
test_tables (Fixture *fixture, gconstpointer data)
{
  xmlDoc *body = read_part (fixture, "word/document.xml");

  g_assert_cmpuint (count (body, "//w:tbl"), ==, 2);
  g_assert_cmpuint (count (body, "//w:tbl[1]/w:tr"), ==, REPORT_SAMPLE_ROWS + 1);
  g_assert_cmpuint (count (body, "//w:tbl[w:tr[1]/w:trPr/w:tblHeader]"), ==, 2);
  g_assert_cmpuint (count (body, "//w:tr/w:trPr/w:tblHeader"), ==, 2);
  g_assert_cmpuint (count (body, "//w:tr[count(w:tc) != count(../w:tblGrid/w:gridCol)]"), ==, 0);
  g_assert_cmpuint (count (body, "//w:tc[not(w:p)]"), ==, 0);
  g_assert_cmpuint (count (body, "//w:tbl[following-sibling::*[1][self::w:tbl]]"), ==, 0);
}

/* Without what stands for its place in plain text: a bullet or number, the colon after a column's title, the note's number. */
static char *
take_words (const char *line)
{
  g_autoptr (GRegex) marks = g_regex_new ("^[=-]+$|^\\s*(- |[0-9]+\\. )*|\\s*(\\[[0-9]+\\]\\s*)+$|:\\s*$", 0, 0, NULL);

  return g_regex_replace_literal (marks, line, -1, 0, "", 0, NULL);
}

/* Every line of the plain text is there, above its notes and among them. */
static void
test_nothing_lost (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) plain = accord_plain_make (fixture->document);
  g_autofree char *said = g_strndup (g_bytes_get_data (plain, NULL), g_bytes_get_size (plain));
  g_autofree char *body = read_text (read_part (fixture, "word/document.xml"), "//w:p");
  g_autofree char *notes = read_text (read_part (fixture, "word/footnotes.xml"), "//w:p");
  g_auto (GStrv) lines = g_strsplit (said, "\n", -1);
  guint n_notes = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gboolean is_note = g_regex_match_simple ("^\\[[0-9]+\\] ", lines[i], 0, 0);
      g_autofree char *words = take_words (is_note ? strchr (lines[i], ' ') : lines[i]);

      n_notes += is_note;
      if (strstr (is_note ? notes : body, words) == NULL)
        g_error ("“%s” is lost", words);
    }
  g_assert_cmpuint (n_notes, ==, 3);
}

/* --- other documents --- */

static void
test_large_print (Fixture *fixture, gconstpointer data)
{
  xmlDoc *styles;
  g_autoptr (GHashTable) sizes = NULL;
  GHashTableIter iter;
  gpointer size;

  tear_down (fixture, data);
  fixture->document = report_sample_new ();
  accord_document_set_large_print (fixture->document, TRUE);
  open_document (fixture);
  styles = read_part (fixture, "word/styles.xml");
  sizes = list_values (styles, "//w:style[not(@w:styleId='AfterTable' or @w:styleId='Rule')]//w:sz/@w:val");
  g_hash_table_iter_init (&iter, sizes);
  while (g_hash_table_iter_next (&iter, &size, NULL))
    g_assert_cmpuint (g_ascii_strtoull (size, NULL, 10), >=, 32);
}

static void
open_with_look (Fixture *fixture, const char *svg)
{
  g_autofree char *logo = g_base64_encode ((const guchar *) svg, strlen (svg));
  const AccordLook look = { { [ACCORD_LOOK_LOGO] = logo, [ACCORD_LOOK_LOGO_WORDS] = (char *) "Norwold & \"West\"",
                              [ACCORD_LOOK_COLOUR] = (char *) "#7a0040", [ACCORD_LOOK_LINE_COLOUR] = (char *) "#00467a",
                              [ACCORD_LOOK_ADDRESS] = (char *) "County Hall\nNorwold",
                              [ACCORD_LOOK_DISCLAIMER] = (char *) "This is no legal advice." } };

  fixture->document = accord_document_new ("Letter", "2025-06-19");
  accord_paper_begin_look (fixture->document, &look);
  accord_document_add_heading (fixture->document, 1, "Letter");
  accord_document_add_text (fixture->document, "Dear partner");
  accord_paper_end_look (fixture->document, &look);
  open_document (fixture);
}

static void
assert_picture (Fixture *fixture)
{
  guchar head[24];
  zip_file_t *file = zip_fopen (fixture->zip, "word/media/logo.png", 0);

  g_assert_nonnull (file);
  g_assert_cmpint (zip_fread (file, head, sizeof head), ==, sizeof head);
  zip_fclose (file);
  g_assert_cmpmem (head, 8, "\x89PNG\r\n\x1a\n", 8);
  g_assert_cmpuint ((guint) (head[18] << 8 | head[19]), ==, 840);
  g_assert_cmpuint ((guint) (head[22] << 8 | head[23]), ==, 210);
}

/* The logo is a picture above the title that says what it is; colours are the styles'; address and disclaimer end it. */
static void
test_look (Fixture *fixture, gconstpointer data)
{
  xmlDoc *body, *styles;
  g_autofree char *words = NULL;
  g_autofree char *text = NULL;

  tear_down (fixture, data);
  open_with_look (fixture, "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 400 100'>"
                           "<rect width='9' height='9'/></svg>");
  body = read_part (fixture, "word/document.xml");
  styles = read_part (fixture, "word/styles.xml");
  words = read_text (body, "//w:body/w:p[1]//*[local-name()='docPr']/@descr");
  text = read_text (body, "//w:p[w:r]");
  g_assert_cmpstr (words, ==, "Norwold & \"West\"\n");
  /* Lines of an address are parted by breaks, which are no text. */
  g_assert_cmpstr (text, ==, "\nLetter\nDear partner\nAbout this document\nCounty HallNorwold\nThis is no legal advice.\n");
  g_assert_cmpuint (count (body, "//*[local-name()='extent'][@cx = 4 * @cy][@cy = 48 * 12700]"), ==, 1);
  assert_known (body, "//@r:embed", read_part (fixture, "word/_rels/document.xml.rels"), "//@Id");
  assert_picture (fixture);
  g_assert_cmpuint (count (read_part (fixture, "[Content_Types].xml"), "//@ContentType[.='image/png']"), ==, 1);
  g_assert_cmpuint (count (styles, "//w:style[w:rPr/w:color/@w:val='7a0040']"), ==, 4);
  g_assert_cmpuint (count (styles, "//w:style[@w:styleId='Quote']//w:left[@w:color='00467a']"), ==, 1);
  g_assert_cmpuint (count (styles, "//w:tblStylePr[@w:type='firstRow']//w:bottom[@w:color='00467a']"), ==, 1);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/docx/package", test_package },           { "/docx/properties", test_properties },
    { "/docx/same-bytes", test_same_bytes },     { "/docx/references", test_references },
    { "/docx/order", test_order },               { "/docx/blocks", test_blocks },
    { "/docx/tables", test_tables },             { "/docx/nothing-lost", test_nothing_lost },
    { "/docx/large-print", test_large_print },   { "/docx/look", test_look },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
