/* test-pages.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "report/accord-pages-private.h"
#include "report/accord-box-table-private.h"
#include "report-sample.h"

#include <string.h>

#define THREE_LINES \
  "A paragraph that is long enough for three lines on a page of this width, so that it may be broken " \
  "neither after its first line nor before its last, and which therefore goes to the next page as a " \
  "whole whenever it does not fit where it is; no more than that."

static AccordPages *
lay_out (AccordDocument *document)
{
  g_autoptr (GError) error = NULL;
  AccordPages *pages = accord_pages_new (document, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (pages);
  return pages;
}

static const AccordPlaced *
get_placed (AccordPages *pages, guint page, guint i)
{
  return &g_array_index (accord_pages_get_page (pages, page)->boxes, AccordPlaced, i);
}

/* The type of the innermost element that is read last on each page. */
static GPtrArray *
collect_last_tags (AccordPages *pages)
{
  GPtrArray *last = g_ptr_array_new ();
  g_autoptr (GPtrArray) open = g_ptr_array_new ();

  for (guint page = 0; page < accord_pages_get_n_pages (pages); page++)
    {
      const char *tag = NULL;

      for (guint i = 0; i < accord_pages_get_page (pages, page)->boxes->len; i++)
        {
          GArray *ops = get_placed (pages, page, i)->box->ops;

          for (guint k = 0; k < ops->len; k++)
            {
              const AccordOp *op = &g_array_index (ops, AccordOp, k);

              if (op->kind == ACCORD_OP_BEGIN)
                g_ptr_array_add (open, (gpointer) op->element->tag);
              else if (op->kind == ACCORD_OP_END)
                g_ptr_array_set_size (open, open->len - 1);
              else
                tag = g_ptr_array_index (open, open->len - 1);
            }
        }
      g_ptr_array_add (last, (gpointer) tag);
    }

  g_assert_cmpuint (open->len, ==, 0);
  return last;
}

/* Everything is inside the margins, in order, and nothing lies over anything else. */
static void
assert_within_pages (AccordPages *pages)
{
  for (guint page = 0; page < accord_pages_get_n_pages (pages); page++)
    {
      double bottom = 60;

      for (guint i = 0; i < accord_pages_get_page (pages, page)->boxes->len; i++)
        {
          const AccordPlaced *placed = get_placed (pages, page, i);

          g_assert_cmpfloat (placed->y, >=, bottom - 0.001);
          bottom = placed->y + placed->box->height;
        }
      g_assert_cmpfloat (bottom, <, ACCORD_PAGE_HEIGHT - 60);
    }
}

static void
count_lines (GHashTable *counts, const AccordBox *box)
{
  for (guint i = 0; i < box->ops->len; i++)
    {
      const AccordOp *op = &g_array_index (box->ops, AccordOp, i);
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, op->text));

      if (op->kind == ACCORD_OP_LINE)
        g_hash_table_insert (counts, (gpointer) op->text, GUINT_TO_POINTER (count + 1));
    }
}

/* A paragraph has at least two lines on each page that it is on. */
static void
assert_no_lone_lines (AccordPages *pages)
{
  for (guint page = 0; page < accord_pages_get_n_pages (pages); page++)
    {
      g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
      GHashTableIter iter;
      gpointer text;
      gpointer count;

      for (guint i = 0; i < accord_pages_get_page (pages, page)->boxes->len; i++)
        if (get_placed (pages, page, i)->box->row == NULL)
          count_lines (counts, get_placed (pages, page, i)->box);

      g_hash_table_iter_init (&iter, counts);
      while (g_hash_table_iter_next (&iter, &text, &count))
        g_assert_cmpuint (GPOINTER_TO_UINT (count), >=, MIN (2, ((AccordText *) text)->lines->len));
    }
}

static void
assert_no_orphan_headings (AccordPages *pages)
{
  g_autoptr (GPtrArray) last = collect_last_tags (pages);

  for (guint i = 0; i < last->len; i++)
    {
      const char *tag = g_ptr_array_index (last, i);

      g_assert_true (tag != NULL || i + 1 == last->len);
      g_assert_false (tag != NULL && tag[0] == 'H' && g_ascii_isdigit (tag[1]));
      g_assert_cmpstr (tag, !=, "Caption");
    }
}

/* Every note is on the page of the line that has its number, below the text and above the margin, and none lies over
   another. Returns how many there are. */
static guint
assert_notes_at_foot (AccordPages *pages)
{
  guint n = 0;

  for (guint page = 0; page < accord_pages_get_n_pages (pages); page++)
    {
      const AccordPage *it = accord_pages_get_page (pages, page);
      double text = 0;
      double foot = 0;

      for (guint i = 0; i < it->boxes->len; i++)
        text = get_placed (pages, page, i)->y + get_placed (pages, page, i)->box->height;
      for (guint i = 0; i < it->boxes->len; i++)
        {
          GPtrArray *notes = get_placed (pages, page, i)->box->notes;

          for (guint k = 0; notes != NULL && k < notes->len; k++)
            {
              const AccordNote *note = g_ptr_array_index (notes, k);

              g_assert_cmpfloat (note->y, >=, MAX (text, foot));
              foot = note->y + note->height;
              n++;
            }
        }
      g_assert_cmpfloat (foot, <, ACCORD_PAGE_HEIGHT - 60);
    }
  return n;
}

static AccordDocument *
make_document_with (guint n_lines, gboolean table)
{
  AccordDocument *document = accord_document_new ("Title", "2025-06-19");

  accord_document_add_heading (document, 1, "Title");
  for (guint i = 0; i < n_lines; i++)
    accord_document_add_text (document, "One line.");
  accord_document_add_heading (document, 2, "A heading");
  accord_document_add_heading (document, 3, "Another one right below");
  if (table)
    {
      accord_document_begin_table (document, "A caption", ACCORD_TABLE_PLAIN);
      accord_document_add_column (document, accord_spans_new ("Column"), 0, ACCORD_ALIGN_START);
      for (guint i = 0; i < 6; i++)
        accord_document_add_cell_text (document, i % 2 == 0 ? "Cell" : THREE_LINES);
      accord_document_end (document);
    }
  accord_document_add_text (document, THREE_LINES);
  accord_document_add_text (document, THREE_LINES THREE_LINES);
  return document;
}

/* Wherever on a page they fall: each line more above moves them down. */
static void
test_breaks (void)
{
  for (guint n = 0; n < 70; n++)
    {
      g_autoptr (AccordDocument) document = make_document_with (n, n % 2 == 0);
      g_autoptr (AccordPages) pages = lay_out (document);

      assert_within_pages (pages);
      assert_no_orphan_headings (pages);
      assert_no_lone_lines (pages);
    }
}

/* The page on which a text of the body is, or -1. */
static int
find_page (AccordPages *pages, const char *words)
{
  for (guint page = 0; page < accord_pages_get_n_pages (pages); page++)
    for (guint i = 0; i < accord_pages_get_page (pages, page)->boxes->len; i++)
      {
        GArray *ops = get_placed (pages, page, i)->box->ops;

        for (guint k = 0; k < ops->len; k++)
          {
            const AccordOp *op = &g_array_index (ops, AccordOp, k);

            if (op->kind == ACCORD_OP_LINE && g_str_equal (op->text->text, words))
              return (int) page;
          }
      }
  return -1;
}

/* What leads to a list, to a table or to the parts of a chapter stands on the page of the first of them. */
static void
test_introductions_stay (void)
{
  for (guint n = 20; n < 60; n++)
    {
      g_autoptr (AccordDocument) document = accord_document_new ("Introductions", "2025-06-19");
      g_autoptr (AccordPages) pages = NULL;

      accord_document_add_heading (document, 1, "Introductions");
      for (guint i = 0; i < n; i++)
        accord_document_add_text (document, "Filler");
      accord_document_add_text (document, "We will:");
      accord_document_begin_list (document, ACCORD_LIST_BULLETED, 1);
      accord_document_begin_item (document);
      accord_document_add_text (document, "answer");
      accord_document_end (document);
      accord_document_end (document);
      accord_document_add_heading (document, 2, "Chapter");
      accord_document_add_text (document, "It has parts.");
      accord_document_add_heading (document, 3, "Part");
      accord_document_add_text (document, "As each promise has:");
      accord_document_begin_table (document, NULL, ACCORD_TABLE_PLAIN);
      accord_document_add_column (document, accord_spans_new ("Promise"), 1, ACCORD_ALIGN_START);
      accord_document_add_cell_text (document, "Kept");
      accord_document_end (document);
      pages = lay_out (document);

      g_assert_cmpint (find_page (pages, "We will:"), >=, 0);
      g_assert_cmpint (find_page (pages, "We will:"), ==, find_page (pages, "answer"));
      g_assert_cmpint (find_page (pages, "It has parts."), ==, find_page (pages, "Part"));
      g_assert_cmpint (find_page (pages, "As each promise has:"), ==, find_page (pages, "Kept"));
    }
}

/* Where words have just room enough, neither a day nor a number nor a header is broken. */
static void
test_narrow_columns (void)
{
  static const char *const titles[] = { "No.", "Seat", "Held by", "Deputy", "Since" };
  static const char *const cells[] = { "1", "District representative", "Portfolio Holder, Partnerships",
                                       "Director of Adult Care Services", "15/12/2022" };
  g_autoptr (AccordDocument) document = accord_document_new ("Members", "2025-06-19");
  g_autoptr (AccordPages) pages = NULL;
  const AccordPage *page;
  guint n_seen = 0;

  accord_document_set_large_print (document, TRUE);
  accord_document_add_heading (document, 1, "Members");
  accord_document_begin_table (document, NULL, ACCORD_TABLE_PLAIN);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    accord_document_add_column (document, accord_spans_new (titles[i]), i % 4 == 0 ? 0 : 1, ACCORD_ALIGN_START);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    accord_document_add_cell_text (document, cells[i]);
  accord_document_end (document);
  pages = lay_out (document);
  page = accord_pages_get_page (pages, 0);

  for (guint i = 0; i < page->boxes->len; i++)
    {
      GArray *ops = get_placed (pages, 0, i)->box->ops;

      for (guint k = 0; k < ops->len; k++)
        {
          const AccordOp *op = &g_array_index (ops, AccordOp, k);

          if (op->kind != ACCORD_OP_LINE || strchr (op->text->text, ' ') != NULL)
            continue;
          g_assert_cmpuint (op->text->lines->len, ==, 1);
          n_seen++;
        }
    }
  g_assert_cmpuint (n_seen, ==, 7);
}

/* A title that is too long to stand beside the partnership's name has the head of the page for itself, and is whole. */
static void
test_long_titles (void)
{
  static const char title[] = "Dementia: how people’s views and experiences inform our strategy of five years";
  g_autoptr (AccordDocument) document = accord_document_new (title, "2025-06-19");
  g_autoptr (AccordPages) pages = NULL;
  const GArray *furniture;
  gboolean is_titled = FALSE;

  accord_document_set_author (document, "Norwold & West Fenshire Integrated Care Partnership");
  accord_document_add_heading (document, 1, "Dementia");
  accord_document_add_page_break (document);
  accord_document_add_text (document, "The second page");
  pages = lay_out (document);
  furniture = accord_pages_get_page (pages, 1)->furniture;

  for (guint i = 0; i < furniture->len; i++)
    {
      const AccordOp *op = &g_array_index (furniture, AccordOp, i);

      if (op->kind != ACCORD_OP_LINE)
        continue;
      g_assert_cmpstr (op->text->text, !=, accord_document_get_author (document));
      is_titled |= g_str_equal (op->text->text, title);
    }
  g_assert_true (is_titled);
}

/* Wherever the paragraph falls, its notes go with it. */
static void
test_notes (void)
{
  for (guint n = 0; n < 60; n++)
    {
      g_autoptr (AccordDocument) document = accord_document_new ("Title", "2025-06-19");
      g_autoptr (AccordPages) pages = NULL;

      accord_document_set_large_print (document, n % 3 == 0);
      accord_document_add_heading (document, 1, "Title");
      for (guint i = 0; i < n; i++)
        accord_document_add_text (document, "One line.");
      for (guint i = 0; i < 6; i++)
        {
          accord_document_add_text (document, THREE_LINES);
          for (guint k = 0; k < i % 4; k++)
            accord_document_add_note (document, "", 0, accord_spans_new (THREE_LINES));
        }
      pages = lay_out (document);
      assert_within_pages (pages);
      assert_no_lone_lines (pages);
      g_assert_cmpuint (assert_notes_at_foot (pages), ==, 0 + 1 + 2 + 3 + 0 + 1);
    }
}

static const AccordNode *
get_block (AccordDocument *document, guint i)
{
  return g_ptr_array_index (accord_document_get_root (document)->children, i);
}

/* A note goes to the paragraph with its words, else to the last one of the section, and never to another section. */
static void
test_notes_find_their_paragraph (void)
{
  g_autoptr (AccordDocument) document = accord_document_new ("Title", "2025-06-19");

  accord_document_add_heading (document, 1, "One");
  accord_document_add_text (document, "Carers come first.");
  accord_document_add_heading (document, 2, "Two");
  accord_document_add_text (document, "Buses come second.");
  accord_document_add_text (document, "All else comes third.");
  g_assert_true (accord_document_add_note (document, "Buses", 1, accord_spans_new ("A")));
  g_assert_false (accord_document_add_note (document, "Buses", 1, accord_spans_new ("One too many")));
  accord_document_add_note (document, "Carers", 0, accord_spans_new ("B"));
  accord_document_add_heading (document, 2, "Three");
  accord_document_add_note (document, "Buses", 0, accord_spans_new ("C"));

  g_assert_null (get_block (document, 1)->notes);
  g_assert_cmpuint (get_block (document, 3)->notes->len, ==, 1);
  g_assert_cmpuint (get_block (document, 4)->notes->len, ==, 1);
  g_assert_cmpstr (accord_spans_get_text (get_block (document, 6)->spans), ==, "Sources:");
}

static guint
count_small_letters (const AccordPage *page)
{
  guint n = 0;

  for (guint i = 0; i < page->furniture->len; i++)
    {
      const AccordOp *op = &g_array_index (page->furniture, AccordOp, i);

      n += op->kind == ACCORD_OP_LINE && *op->text->text != '\0' && accord_text_get_line (op->text, 0)->height < 16;
    }
  for (guint i = 0; i < page->boxes->len; i++)
    {
      GArray *ops = g_array_index (page->boxes, AccordPlaced, i).box->ops;

      for (guint k = 0; k < ops->len; k++)
        {
          const AccordOp *op = &g_array_index (ops, AccordOp, k);

          n += op->kind == ACCORD_OP_LINE && accord_text_get_line (op->text, op->line)->height < 16;
        }
    }
  return n;
}

/* Header, footer, notes and tables included. */
static void
test_large_print (void)
{
  g_autoptr (AccordDocument) document = report_sample_new ();
  g_autoptr (AccordPages) usual = lay_out (document);
  g_autoptr (AccordPages) large = NULL;

  accord_document_set_large_print (document, TRUE);
  large = lay_out (document);
  g_assert_cmpuint (count_small_letters (accord_pages_get_page (usual, 0)), >, 0);
  for (guint i = 0; i < accord_pages_get_n_pages (large); i++)
    g_assert_cmpuint (count_small_letters (accord_pages_get_page (large, i)), ==, 0);
  assert_within_pages (large);
  assert_no_orphan_headings (large);
  assert_no_lone_lines (large);
}

static void
test_sample_breaks (void)
{
  g_autoptr (AccordDocument) document = report_sample_new ();
  g_autoptr (AccordPages) pages = lay_out (document);

  assert_within_pages (pages);
  assert_no_orphan_headings (pages);
  assert_no_lone_lines (pages);
}

/* Every page that shows rows of a table shows its header above them, and says so only once to
   assistive technology. */
static void
test_headers_repeat (void)
{
  g_autoptr (AccordDocument) document = report_sample_new ();
  g_autoptr (AccordPages) pages = lay_out (document);
  guint repeated = 0;

  for (guint page = 0; page < accord_pages_get_n_pages (pages); page++)
    {
      const AccordPage *it = accord_pages_get_page (pages, page);
      const AccordBoxTable *last = NULL;

      for (guint i = 0; i < it->boxes->len; i++)
        {
          const AccordPlaced *placed = get_placed (pages, page, i);
          const AccordBox *header;

          if (placed->box->table == NULL || placed->box->table == last)
            continue;
          last = placed->box->table;
          header = accord_box_table_get_header (last);
          if (placed->box == header)
            continue;
          g_assert_cmpuint (it->repeated->len, ==, 1);
          g_assert_true (g_array_index (it->repeated, AccordPlaced, 0).box == header);
          g_assert_cmpfloat (g_array_index (it->repeated, AccordPlaced, 0).y + header->height,
                             <=,
                             placed->y + 0.001);
          repeated++;
        }
    }
  g_assert_cmpuint (repeated, >=, 4);
}

/* A row that is higher than a page goes on, and none of its lines is lost or shown twice. */
static void
test_high_rows_break (void)
{
  g_autoptr (AccordDocument) document = report_sample_new ();
  g_autoptr (AccordPages) pages = lay_out (document);
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer text;
  gpointer count;
  guint longest = 0;

  for (guint page = 0; page < accord_pages_get_n_pages (pages); page++)
    for (guint i = 0; i < accord_pages_get_page (pages, page)->boxes->len; i++)
      {
        const AccordBox *box = get_placed (pages, page, i)->box;

        for (guint k = 0; k < box->ops->len && box->row != NULL; k++)
          {
            const AccordOp *op = &g_array_index (box->ops, AccordOp, k);
            guint seen = GPOINTER_TO_UINT (g_hash_table_lookup (counts, op->text));

            if (op->kind != ACCORD_OP_LINE)
              continue;
            /* A header of a row stands again from its first line. */
            g_assert_true (op->line == seen || op->line == 0);
            g_hash_table_insert (counts, (gpointer) op->text, GUINT_TO_POINTER (op->line + 1));
          }
      }

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &text, &count))
    {
      g_assert_cmpuint (GPOINTER_TO_UINT (count), ==, ((AccordText *) text)->lines->len);
      longest = MAX (longest, GPOINTER_TO_UINT (count));
    }
  g_assert_cmpuint (longest, >, 60);
}

static guint
count_ink (cairo_surface_t *surface)
{
  const guint32 *pixels = (const guint32 *) cairo_image_surface_get_data (surface);
  int n = cairo_image_surface_get_height (surface) * cairo_image_surface_get_stride (surface) / 4;
  guint ink = 0;

  for (int i = 0; i < n; i++)
    ink += pixels[i] != 0xffffffff;
  return ink;
}

static guint
count_points (cairo_surface_t *surface, guint32 colour)
{
  const guint32 *pixels = (const guint32 *) cairo_image_surface_get_data (surface);
  int n = cairo_image_surface_get_height (surface) * cairo_image_surface_get_stride (surface) / 4;
  guint points = 0;

  for (int i = 0; i < n; i++)
    points += (pixels[i] & 0xffffff) == colour;
  return points;
}

static cairo_surface_t *
draw_first_page (AccordDocument *document)
{
  g_autoptr (AccordPages) pages = lay_out (document);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 596 * 4, 842 * 4);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, 4, 4);
  accord_pages_draw (pages, 0, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* Headings in one, lines in the other, and nothing is left of the program's own. */
static void
test_inks (void)
{
  g_autoptr (AccordDocument) document = report_sample_new ();
  cairo_surface_t *surface = draw_first_page (document);

  g_assert_cmpuint (count_points (surface, 0x1a4f8b), >, 1000);
  cairo_surface_destroy (surface);
  accord_document_set_ink (document, ACCORD_INK_HEADINGS, (double[]) { 1, 0, 0 });
  surface = draw_first_page (document);
  g_assert_cmpuint (count_points (surface, 0xff0000), >, 1000);
  g_assert_cmpuint (count_points (surface, 0x1a4f8b), ==, 0);
  cairo_surface_destroy (surface);
  accord_document_set_ink (document, ACCORD_INK_LINES, (double[]) { 0, 0, 1 });
  surface = draw_first_page (document);
  g_assert_cmpuint (count_points (surface, 0xff0000), >, 1000);
  g_assert_cmpuint (count_points (surface, 0x0000ff), >, 1000);
  cairo_surface_destroy (surface);
}

/* What a printer and a preview do: each page by itself, in any order, more than once, with the same
   result. */
static void
test_draws_on_any_surface (void)
{
  g_autoptr (AccordDocument) document = report_sample_new ();
  g_autoptr (AccordPages) pages = lay_out (document);
  g_autofree guint *ink = g_new0 (guint, accord_pages_get_n_pages (pages));

  g_assert_cmpuint (accord_pages_get_n_pages (pages), >, 5);
  for (guint turn = 0; turn < 2; turn++)
    for (guint i = accord_pages_get_n_pages (pages); i-- > 0;)
      {
        cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 596, 842);
        cairo_t *cr = cairo_create (surface);

        cairo_set_source_rgb (cr, 1, 1, 1);
        cairo_paint (cr);
        accord_pages_draw (pages, i, cr);
        g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
        cairo_destroy (cr);
        cairo_surface_flush (surface);
        g_assert_cmpuint (count_ink (surface), >, 500);
        g_assert_true (turn == 0 || ink[i] == count_ink (surface));
        ink[i] = count_ink (surface);
        cairo_surface_destroy (surface);
      }
}

static void
test_contents_name_pages (void)
{
  g_autoptr (AccordDocument) document = report_sample_new ();
  g_autoptr (AccordPages) pages = lay_out (document);
  guint n;
  const AccordHeading *headings = accord_pages_get_headings (pages, &n);

  g_assert_cmpuint (n, ==, 9);
  g_assert_cmpuint (headings[0].page, ==, 0);
  for (guint i = 1; i < n; i++)
    g_assert_true (headings[i].page > headings[i - 1].page
                   || (headings[i].page == headings[i - 1].page && headings[i].y > headings[i - 1].y));
  g_assert_cmpuint (headings[n - 1].page, ==, accord_pages_get_n_pages (pages) - 1);
}

static void
test_empty (void)
{
  g_autoptr (AccordDocument) document = accord_document_new ("", "");
  g_autoptr (AccordPages) pages = lay_out (document);

  g_assert_cmpuint (accord_pages_get_n_pages (pages), ==, 1);
}

/* Deep nesting, columns without end and words without spaces stay on the paper. */
static void
test_extremes (void)
{
  g_autoptr (AccordDocument) document = accord_document_new ("Title", "2025-06-19");
  g_autofree char *word = g_strnfill (400, 'w');
  g_autoptr (AccordPages) pages = NULL;

  for (guint i = 0; i < 60; i++)
    {
      accord_document_begin_list (document, ACCORD_LIST_NUMBERED, 4000000000u);
      accord_document_begin_item (document);
      accord_document_add_text (document, "Deep");
      accord_document_begin_quote (document);
    }
  accord_document_add_text (document, word);
  for (guint i = 0; i < 180; i++)
    accord_document_end (document);
  accord_document_begin_table (document, word, ACCORD_TABLE_HEADER_COLUMN);
  for (guint i = 0; i < 20; i++)
    accord_document_add_column (document, accord_spans_new (word), 0, ACCORD_ALIGN_START);
  for (guint i = 0; i < 40; i++)
    accord_document_add_cell_text (document, word);
  accord_document_end (document);

  pages = lay_out (document);
  assert_within_pages (pages);
}

static void
test_cancelled (void)
{
  g_autoptr (AccordDocument) document = report_sample_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (accord_pages_new (document, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/pages/breaks", test_breaks);
  g_test_add_func ("/report/pages/introductions-stay", test_introductions_stay);
  g_test_add_func ("/report/pages/narrow-columns", test_narrow_columns);
  g_test_add_func ("/report/pages/long-titles", test_long_titles);
  g_test_add_func ("/report/pages/notes", test_notes);
  g_test_add_func ("/report/pages/notes-find-their-paragraph", test_notes_find_their_paragraph);
  g_test_add_func ("/report/pages/large-print", test_large_print);
  g_test_add_func ("/report/pages/sample-breaks", test_sample_breaks);
  g_test_add_func ("/report/pages/headers-repeat", test_headers_repeat);
  g_test_add_func ("/report/pages/high-rows-break", test_high_rows_break);
  g_test_add_func ("/report/pages/draws-on-any-surface", test_draws_on_any_surface);
  g_test_add_func ("/report/pages/inks", test_inks);
  g_test_add_func ("/report/pages/contents-name-pages", test_contents_name_pages);
  g_test_add_func ("/report/pages/empty", test_empty);
  g_test_add_func ("/report/pages/extremes", test_extremes);
  g_test_add_func ("/report/pages/cancelled", test_cancelled);
  return g_test_run ();
}
