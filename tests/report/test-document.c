/* test-document.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "report/accord-document-private.h"
#include "report/accord-prose-blocks.h"

static const AccordNode *
get_child (const AccordNode *node, guint i)
{
  g_assert_cmpuint (i, <, node->children->len);
  return g_ptr_array_index (node->children, i);
}

static AccordDocument *
make_document (void)
{
  return accord_document_new ("Norwold integrated care strategy", "2025-06-19");
}

static void
test_spans_cover_the_text (void)
{
  g_autoptr (AccordSpans) spans = accord_spans_new ("Plain & <b>, ");
  const AccordSpan *all;
  guint n;

  accord_spans_append (spans, "bold", ACCORD_SPAN_BOLD);
  accord_spans_append (spans, "", ACCORD_SPAN_ITALIC);
  accord_spans_append_link (spans, " link", ACCORD_SPAN_PLAIN, "https://example.org/a b?c=ŵ%20d");
  all = accord_spans_get_spans (spans, &n);

  g_assert_cmpstr (accord_spans_get_text (spans), ==, "Plain & <b>, bold link");
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpuint (all[0].start, ==, 0);
  g_assert_cmpuint (all[1].start, ==, all[0].end);
  g_assert_cmpuint (all[1].style, ==, ACCORD_SPAN_BOLD);
  g_assert_cmpuint (all[2].end, ==, strlen (accord_spans_get_text (spans)));
  g_assert_cmpstr (all[2].address, ==, "https://example.org/a%20b?c=%C5%B5%20d");
}

static void
test_spans_follow_only_safe_links (void)
{
  static const char *const unsafe[] = {
    "javascript:alert(1)", "file:///etc/passwd", "section-3", "", "https://[",
  };
  g_autoptr (AccordSpans) spans = accord_spans_new (NULL);
  const AccordSpan *all;
  guint n;

  for (gsize i = 0; i < G_N_ELEMENTS (unsafe); i++)
    accord_spans_append_link (spans, "text", ACCORD_SPAN_PLAIN, unsafe[i]);
  accord_spans_append_link (spans, "text", ACCORD_SPAN_PLAIN, "MAILTO:office@example.org");

  all = accord_spans_get_spans (spans, &n);
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (unsafe) + 1);
  for (gsize i = 0; i < G_N_ELEMENTS (unsafe); i++)
    g_assert_null (all[i].address);
  g_assert_nonnull (all[n - 1].address);
}

static void
test_text_is_made_fit_for_paper (void)
{
  g_autofree char *plain = accord_text_make_plain ("a\x01" "b\tc\nd\x7f\xff" "e\xef\xbf\xbe" "f");
  g_autofree char *none = accord_text_make_plain (NULL);

  g_assert_cmpstr (plain, ==, "ab\tc\nd\xef\xbf\xbd" "ef");
  g_assert_cmpstr (none, ==, "");
}

static void
test_heading_levels_skip_none (void)
{
  static const guint asked[] = { 2, 4, 4, 3, 1, 2, 9, 4, 2 };
  static const guint given[] = { 1, 2, 2, 2, 1, 2, 3, 3, 2 };
  g_autoptr (AccordDocument) document = make_document ();

  for (gsize i = 0; i < G_N_ELEMENTS (asked); i++)
    accord_document_add_heading (document, asked[i], "Heading");
  for (gsize i = 0; i < G_N_ELEMENTS (given); i++)
    g_assert_cmpuint (get_child (accord_document_get_root (document), i)->level, ==, given[i]);
}

static void
test_containers_nest (void)
{
  g_autoptr (AccordDocument) document = make_document ();
  const AccordNode *list;
  const AccordNode *nested;

  accord_document_begin_list (document, ACCORD_LIST_BULLETED, 1);
  accord_document_begin_item (document);
  accord_document_add_text (document, "Outer");
  accord_document_begin_list (document, ACCORD_LIST_NUMBERED, 3);
  accord_document_begin_item (document);
  accord_document_add_text (document, "Inner");
  accord_document_end (document);
  accord_document_end (document);
  accord_document_end (document);
  accord_document_end (document);
  accord_document_add_text (document, "After");

  list = get_child (accord_document_get_root (document), 0);
  nested = get_child (get_child (list, 0), 1);
  g_assert_cmpint (nested->kind, ==, ACCORD_NODE_LIST);
  g_assert_cmpuint (nested->first, ==, 3);
  g_assert_cmpstr (accord_spans_get_text (get_child (get_child (nested, 0), 0)->spans), ==, "Inner");
  g_assert_cmpint (get_child (accord_document_get_root (document), 1)->kind, ==, ACCORD_NODE_PARAGRAPH);
}

static void
test_tables_are_rectangles (void)
{
  g_autoptr (AccordDocument) document = make_document ();
  const AccordNode *table;

  accord_document_begin_table (document, "Seats", ACCORD_TABLE_HEADER_COLUMN);
  accord_document_add_column (document, accord_spans_new ("Seat"), 0, ACCORD_ALIGN_END);
  accord_document_add_column (document, accord_spans_new ("Organisation"), 2, ACCORD_ALIGN_START);
  accord_document_add_column (document, accord_spans_new ("State"), 1, ACCORD_ALIGN_START);
  accord_document_add_cell_text (document, "11");
  accord_document_end (document);

  table = get_child (accord_document_get_root (document), 0);
  g_assert_cmpuint (table->columns->len, ==, 3);
  g_assert_cmpuint (table->children->len, ==, 3);
  g_assert_cmpstr (accord_spans_get_text (get_child (table, 2)->spans), ==, "");
}

static void
count_frees (gpointer data)
{
  int *count = data;

  (*count)++;
}

static void
draw_nothing (cairo_t *cr, PangoContext *context, double width, double height, gpointer user_data)
{
}

static void
test_figures_free_their_data (void)
{
  int frees = 0;
  AccordDocument *document = make_document ();

  accord_document_add_figure (document, 100, draw_nothing, &frees, count_frees, "A chart", NULL);
  accord_document_unref (accord_document_ref (document));
  g_assert_cmpint (frees, ==, 0);
  accord_document_unref (document);
  g_assert_cmpint (frees, ==, 1);
}

static guint
count_blocks (const char *commonmark, guint max_blocks)
{
  g_autoptr (AccordDocument) document = make_document ();
  g_autoptr (AccordProse) prose = accord_prose_parse (commonmark);

  accord_document_add_prose (document, prose, 1, max_blocks);
  return accord_document_get_root (document)->children->len;
}

/* The opening of a section does not end on words that announce what is not there. */
static void
test_openings_announce_nothing (void)
{
  g_assert_cmpuint (count_blocks ("One.\n\nTwo.\n\nThree.", 2), ==, 2);
  g_assert_cmpuint (count_blocks ("One.\n\nWe will:\n\n- do it", 2), ==, 1);
  g_assert_cmpuint (count_blocks ("One.\n\n## Why\n\nBecause.", 2), ==, 1);
  g_assert_cmpuint (count_blocks ("We will:\n\n- do it\n- do more", 1), ==, 1);
  g_assert_cmpuint (count_blocks ("One.\n\nWe will:", 2), ==, 2);
  g_assert_cmpuint (count_blocks ("One.\n\nWe will:\n\n- do it", 0), ==, 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/spans/cover-the-text", test_spans_cover_the_text);
  g_test_add_func ("/report/spans/follow-only-safe-links", test_spans_follow_only_safe_links);
  g_test_add_func ("/report/text/fit-for-paper", test_text_is_made_fit_for_paper);
  g_test_add_func ("/report/document/heading-levels-skip-none", test_heading_levels_skip_none);
  g_test_add_func ("/report/document/containers-nest", test_containers_nest);
  g_test_add_func ("/report/document/tables-are-rectangles", test_tables_are_rectangles);
  g_test_add_func ("/report/document/openings-announce-nothing", test_openings_announce_nothing);
  g_test_add_func ("/report/document/figures-free-their-data", test_figures_free_their_data);
  return g_test_run ();
}
