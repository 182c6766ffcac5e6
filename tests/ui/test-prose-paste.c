/* test-prose-paste.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>
#include <gtksourceview/gtksource.h>
#include <libspelling.h>

#include "accord-prose-test.h"
#include "ui/prose/accord-prose-paste.h"

static void
choose (AccordProseFixture *fixture, int line, int from, int to_line, int to)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (fixture->buffer);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_iter_at_line_offset (buffer, &start, line, from);
  gtk_text_buffer_get_iter_at_line_offset (buffer, &end, to_line, to);
  gtk_text_buffer_select_range (buffer, &end, &start);
}

static void
test_html (AccordProseFixture *fixture, gconstpointer data)
{
  choose (fixture, 0, 3, 0, 3);
  accord_prose_paste_html (fixture->buffer, " <b>x</b> <script>y</script>");
  accord_prose_test_assert_text (fixture, "**onextwo**\n\n- item\n\nend\n");
  accord_prose_buffer_go_back (fixture->buffer);
  accord_prose_test_assert_text (fixture, data);

  /* Several blocks: the first goes on with the line, what follows the cursor gets one of its own. */
  accord_prose_paste_html (fixture->buffer, "<p>p</p><ul><li>q<ul><li>r</ul></ul>");
  accord_prose_test_assert_text (fixture, "onep\n\n- q\n  - r\n\ntwo\n\n- item\n\nend\n");
  accord_prose_buffer_go_back (fixture->buffer);
  accord_prose_test_assert_text (fixture, data);

  choose (fixture, 1, 4, 1, 4);
  accord_prose_paste_html (fixture->buffer, "<h2>h</h2><table><tr><td>a<td>b<tr><td>c<td>d</table>");
  accord_prose_test_assert_text (fixture, "onetwo\n\n- item\n\n## h\n\n| a | b |\n| --- | --- |\n| c | d |\n\nend\n");
  accord_prose_buffer_go_back (fixture->buffer);
  accord_prose_test_assert_text (fixture, data);

  choose (fixture, 3, 0, 3, 0);
  accord_prose_paste_html (fixture->buffer, "<p>p</p><p>q</p>");
  accord_prose_test_assert_text (fixture, "onetwo\n\n- item\n\nend\n\np\n\nq\n");
}

static void
test_plain (AccordProseFixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autofree char *line = g_strnfill (300000, 'x');

  choose (fixture, 0, 4, 0, 4);
  accord_prose_paste_text (fixture->buffer, "a\tb\nc\td\n");
  accord_prose_test_assert_text (fixture, "word\n\n| a | b |\n| --- | --- |\n| c | d |\n");
  accord_prose_buffer_go_back (fixture->buffer);

  choose (fixture, 0, 0, 0, 4);
  accord_prose_paste_text (fixture->buffer, " https://example.org/a ");
  accord_prose_test_assert_text (fixture, "[word](https://example.org/a)\n");
  choose (fixture, 0, 0, 0, 4);
  accord_prose_paste_text (fixture->buffer, "javascript:alert(1)");
  accord_prose_test_assert_text (fixture, "javascript:alert(1)\n");

  for (guint i = 100; i < 300000; i += 100)
    line[i] = ' ';
  g_assert_cmpuint (accord_prose_paste_text (fixture->buffer, line), >=, 50);
}

static void
test_into_a_table (AccordProseFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) grids = accord_prose_buffer_list_grids (fixture->buffer);
  AccordProseBuffer *cell = accord_prose_grid_get_cell (grids->pdata[0], 1, 1);

  accord_prose_paste_html (cell, "<p>x <b>y</b></p>");
  accord_prose_test_assert_text (fixture, "| a | b |\n| --- | --- |\n| c | x **y** |\n");
  accord_prose_paste_html (cell, "<p>p</p><p>q</p>");
  accord_prose_buffer_go_back (fixture->buffer);
  accord_prose_buffer_go_back (fixture->buffer);
  accord_prose_test_assert_text (fixture, data);

  cell = accord_prose_grid_get_cell (grids->pdata[0], 1, 1);
  accord_prose_paste_text (cell, "1\t2\n3\t4\n");
  accord_prose_test_assert_text (fixture, "| a | b |  |\n| --- | --- | --- |\n| c | 1 | 2 |\n|  | 3 | 4 |\n");
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_assert_true (gdk_content_provider_write_mime_type_finish (GDK_CONTENT_PROVIDER (source), result, NULL));
  *(gboolean *) data = TRUE;
}

static char *
read_form (GdkContentProvider *content, const char *form)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  gboolean done = FALSE;

  gdk_content_provider_write_mime_type_async (content, form, stream, G_PRIORITY_DEFAULT, NULL, read_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);

  return g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                    g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)));
}

static void
test_copy (AccordProseFixture *fixture, gconstpointer data)
{
  g_autoptr (GdkContentProvider) content = NULL;
  g_autoptr (GdkContentProvider) part = NULL;
  g_autofree char *markdown = NULL;
  g_autofree char *html = NULL;
  g_autofree char *part_of_item = NULL;
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (fixture->buffer), &start, &end);
  gtk_text_buffer_select_range (GTK_TEXT_BUFFER (fixture->buffer), &start, &end);
  content = accord_prose_copy (fixture->buffer);
  markdown = read_form (content, "text/markdown");
  g_assert_cmpstr (markdown, ==, data);
  html = read_form (content, "text/html");
  g_assert_nonnull (strstr (html, "<p>a <strong>b</strong></p>\n<ul><li>item</li></ul>\n<table"));

  choose (fixture, 1, 1, 1, 3);
  part = accord_prose_copy (fixture->buffer);
  part_of_item = read_form (part, "text/markdown");
  g_assert_cmpstr (part_of_item, ==, "te\n");

  choose (fixture, 1, 1, 1, 1);
  g_assert_null (accord_prose_copy (fixture->buffer));
}

#define ADD(path, text, function) ACCORD_PROSE_TEST_ADD ("/ui/prose-paste/" path, text, function)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  gtk_source_init ();
  spelling_init ();

  ADD ("html", "onetwo\n\n- item\n\nend\n", test_html);
  ADD ("plain", "word\n", test_plain);
  ADD ("into-a-table", "| a | b |\n| --- | --- |\n| c |  |\n", test_into_a_table);
  ADD ("copy", "a **b**\n\n- item\n\n| c | d |\n| --- | --- |\n", test_copy);
  return g_test_run ();
}
