/* test-web.c: a report as one web page, and as plain text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "report/accord-web.h"

static AccordDocument *
make_document (void)
{
  AccordDocument *document = accord_document_new ("A <report> & more", "2026-11-22");

  accord_document_add_heading (document, 1, "A <report> & more");
  accord_document_add_text (document, "One\nTwo <script>");
  accord_document_begin_list (document, ACCORD_LIST_BULLETED, 1);
  accord_document_begin_item (document);
  accord_document_add_text (document, "An item");
  accord_document_end (document);
  accord_document_end (document);
  accord_document_begin_table (document, NULL, ACCORD_TABLE_PLAIN);
  accord_document_add_column (document, accord_spans_new ("Said"), 1, ACCORD_ALIGN_START);
  accord_document_add_column (document, accord_spans_new ("Did"), 1, ACCORD_ALIGN_START);
  accord_document_add_cell_text (document, "Buses");
  accord_document_add_cell_text (document, "More");
  accord_document_end (document);
  return document;
}

static void
test_web (void)
{
  g_autoptr (AccordDocument) document = make_document ();
  g_autoptr (GBytes) bytes = accord_web_make (document);
  g_autofree char *html = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_nonnull (strstr (html, "<html lang=\"en-GB\">"));
  g_assert_nonnull (strstr (html, "<title>A &lt;report&gt; &amp; more</title>"));
  g_assert_nonnull (strstr (html, "<h1>A &lt;report&gt; &amp; more</h1>"));
  g_assert_nonnull (strstr (html, "<p>One<br>Two &lt;script&gt;</p>"));
  g_assert_nonnull (strstr (html, "<ul><li><p>An item</p>\n</li>\n</ul>"));
  g_assert_nonnull (strstr (html, "<th scope=\"col\">Said</th>"));
  g_assert_nonnull (strstr (html, "<tr><td>Buses</td><td>More</td></tr>"));
  g_assert_null (strstr (html, "<script"));
}

static void
test_plain (void)
{
  g_autoptr (AccordDocument) document = make_document ();
  g_autoptr (GBytes) bytes = accord_plain_make (document);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_cmpstr (text, ==,
                   "A <report> & more\n=================\n\nOne\nTwo <script>\n\n- An item\n\n"
                   "Said:\n  Buses\nDid:\n  More\n\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/web/page", test_web);
  g_test_add_func ("/web/plain", test_plain);
  return g_test_run ();
}
