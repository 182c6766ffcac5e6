/* accord-pages.c: a report on paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "report/accord-fonts.h"
#include "report/accord-pages-private.h"

#include "report/accord-flow-private.h"
#include "report/accord-box-table-private.h"

#include "base/accord-vague-date.h"
#include <glib/gi18n.h>

#define MARGIN_SIDE 66.0
#define MARGIN_TOP 82.0
#define MARGIN_BOTTOM 72.0
#define HEADER_Y 40.0
#define HEADER_LINE_Y 58.0
#define HEADER_GAP 18.0
#define FOOTER_Y (ACCORD_PAGE_HEIGHT - 46.0)
#define HAIRLINE 0.5
#define RAIL_WIDTH 2.0
#define NOTES_SPACE 12.0
#define NOTES_LINE_WIDTH 96.0

/* Where the larger letters of a header still stand above its line, and a line has room for more of them. */
#define LARGE_PRINT_HEADER_Y 34.0
#define LARGE_PRINT_MARGIN_SIDE 51.0

#define TEXT_BOTTOM (ACCORD_PAGE_HEIGHT - MARGIN_BOTTOM)
#define TEXT_HEIGHT (TEXT_BOTTOM - MARGIN_TOP)

/* A row that may be broken wants at least this much of the page on which it begins. */
#define MIN_PART_OF_ROW 72.0

/* Sums of line heights are compared with the page's height. */
#define EPSILON 0.01

static const AccordTextStyle furniture_style = {
  .size = 8.5,
  .leading = 1.4,
  .colour = &accord_colour_soft,
  .one_line = TRUE,
};
static const AccordTextStyle furniture_end_style = {
  .size = 8.5,
  .leading = 1.4,
  .colour = &accord_colour_soft,
  .align = PANGO_ALIGN_RIGHT,
  .one_line = TRUE,
};
static const AccordTextStyle number_style = {
  .size = 10.5,
  .leading = 1.42,
  .colour = &accord_colour_soft,
  .align = PANGO_ALIGN_RIGHT,
};

/**
 * AccordPages:
 *
 * A document set, broken into A4 pages and ready to be drawn as often as wanted: on a printer, in a
 * preview, in a PDF.
 *
 * It does not change once made. It may be made on one thread and drawn on another, by one thread at
 * a time.
 */
struct _AccordPages
{
  GObject parent_instance;

  AccordDocument *document;
  AccordFlow *flow;
  GPtrArray *pages;
};

G_DEFINE_FINAL_TYPE (AccordPages, accord_pages, G_TYPE_OBJECT)

static void
page_free (gpointer data)
{
  AccordPage *page = data;

  g_array_unref (page->boxes);
  g_array_unref (page->repeated);
  g_array_unref (page->furniture);
  g_free (page);
}

static void
accord_pages_finalize (GObject *object)
{
  AccordPages *self = ACCORD_PAGES (object);

  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->flow, accord_flow_free);
  g_clear_pointer (&self->document, accord_document_unref);

  G_OBJECT_CLASS (accord_pages_parent_class)->finalize (object);
}

static void
accord_pages_class_init (AccordPagesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_pages_finalize;
}

static void
accord_pages_init (AccordPages *self)
{
  self->pages = g_ptr_array_new_with_free_func (page_free);
}

/* -- Breaking into pages -- */

typedef struct
{
  AccordPages *pages;
  AccordPage *page;
  double y;
  /* The lines at the side of quotations on this page: which one, and the index of its rectangle. */
  GHashTable *rails;
  /* Footnotes of this page, and where the text above them ends. */
  GPtrArray *notes;
  double bottom;
} Paginator;

/* Footnotes stand on the bottom margin, under a short line. */
static void
finish_page (Paginator *self)
{
  double y = self->bottom + NOTES_SPACE;
  AccordOp line = {
    .kind = ACCORD_OP_FILL,
    .colour = &accord_colour_soft,
    .x = self->pages->flow->page_left,
    .y = y - NOTES_SPACE / 2,
    .width = NOTES_LINE_WIDTH,
    .height = HAIRLINE,
  };

  if (self->notes->len > 0)
    g_array_append_val (self->page->furniture, line);
  for (guint i = 0; i < self->notes->len; i++)
    {
      AccordNote *note = g_ptr_array_index (self->notes, i);

      note->y = y;
      y += note->height;
    }
  g_ptr_array_set_size (self->notes, 0);
}

static void
begin_page (Paginator *self)
{
  if (self->page != NULL)
    finish_page (self);
  self->page = g_new0 (AccordPage, 1);
  self->page->boxes = g_array_new (FALSE, FALSE, sizeof (AccordPlaced));
  self->page->repeated = g_array_new (FALSE, FALSE, sizeof (AccordPlaced));
  self->page->furniture = g_array_new (FALSE, FALSE, sizeof (AccordOp));
  self->y = MARGIN_TOP;
  self->bottom = TEXT_BOTTOM;
  g_hash_table_remove_all (self->rails);
  g_ptr_array_add (self->pages->pages, self->page);
}

static gboolean
is_blank (const Paginator *self)
{
  return self->page->boxes->len == 0;
}

static AccordBox *
get_repeated_header (const Paginator *self, const AccordBox *box)
{
  AccordBox *header = box->table != NULL ? accord_box_table_get_header (box->table) : NULL;

  return is_blank (self) && header != box ? header : NULL;
}

/* What comes above a box if it is put here. */
static double
measure_above (const Paginator *self, const AccordBox *box)
{
  AccordBox *header = get_repeated_header (self, box);

  if (!is_blank (self))
    return box->space;
  return header != NULL ? header->height : 0;
}

/* What the footnotes of boxes take at the foot of the page. */
static double
measure_notes (const Paginator *self, AccordBox *const *boxes, guint n)
{
  double height = 0;

  for (guint i = 0; i < n; i++)
    for (guint k = 0; boxes[i]->notes != NULL && k < boxes[i]->notes->len; k++)
      height += ((AccordNote *) g_ptr_array_index (boxes[i]->notes, k))->height;
  return height > 0 && self->notes->len == 0 ? height + NOTES_SPACE : height;
}

static gboolean
fits (const Paginator *self, double height)
{
  return self->y + height <= self->bottom + EPSILON;
}

static void
extend_rails (Paginator *self, const AccordBox *box, double top)
{
  for (const AccordRail *rail = box->rail; rail != NULL; rail = rail->parent)
    {
      gpointer index;
      AccordOp *op;

      if (g_hash_table_lookup_extended (self->rails, rail, NULL, &index))
        {
          op = &g_array_index (self->page->furniture, AccordOp, GPOINTER_TO_UINT (index));
          op->height = top + box->height - op->y;
        }
      else
        {
          AccordOp fill = {
            .kind = ACCORD_OP_FILL,
            .colour = &accord_colour_line,
            .x = rail->x,
            .y = top,
            .width = RAIL_WIDTH,
            .height = box->height,
          };

          g_hash_table_insert (self->rails, (gpointer) rail, GUINT_TO_POINTER (self->page->furniture->len));
          g_array_append_val (self->page->furniture, fill);
        }
    }
}

static void
put (Paginator *self, AccordBox *box)
{
  AccordPlaced header = { .box = get_repeated_header (self, box), .y = self->y };
  AccordPlaced placed = { .box = box, .y = self->y + measure_above (self, box) };

  accord_box_table_fill_row (self->pages->flow, box);
  if (header.box != NULL)
    g_array_append_val (self->page->repeated, header);
  if (box->heading >= 0)
    {
      AccordHeading *heading = &g_array_index (self->pages->flow->headings, AccordHeading, box->heading);

      heading->page = self->pages->pages->len - 1;
      heading->y = placed.y;
    }
  g_array_append_val (self->page->boxes, placed);
  extend_rails (self, box, placed.y);
  self->y = placed.y + box->height;
  for (guint i = 0; box->notes != NULL && i < box->notes->len; i++)
    {
      AccordNote *note = g_ptr_array_index (box->notes, i);

      note->page = self->pages->pages->len - 1;
      note->number_y = placed.y;
      self->bottom -= note->height + (self->notes->len == 0 ? NOTES_SPACE : 0);
      g_ptr_array_add (self->notes, note);
    }
}

/* Puts a box here or on the next page, or breaks it. */
static void
place (Paginator *self, AccordBox *box)
{
  while (!fits (self, measure_above (self, box) + box->height + measure_notes (self, &box, 1)))
    {
      double available = self->bottom - self->y - measure_above (self, box);
      AccordBox *first;
      AccordBox *rest;

      if ((is_blank (self) || available >= MIN_PART_OF_ROW)
          && accord_box_table_split_row (self->pages->flow, box, available, &first, &rest))
        {
          put (self, first);
          begin_page (self);
          box = rest;
        }
      else if (!is_blank (self))
        begin_page (self);
      else
        break;
    }
  put (self, box);
}

/* Boxes that stay together, from one to the first that lets go. */
static guint
find_end_of_group (GPtrArray *boxes, guint start)
{
  guint end = start + 1;

  while (end < boxes->len
         && ((AccordBox *) g_ptr_array_index (boxes, end - 1))->keep
         && !((AccordBox *) g_ptr_array_index (boxes, end))->breaks)
    end++;
  return end;
}

static double
measure_group (const Paginator *self, guint start, guint end)
{
  GPtrArray *boxes = self->pages->flow->boxes;
  double height = 0;

  for (guint i = start; i < end; i++)
    {
      AccordBox *box = g_ptr_array_index (boxes, i);

      height += i == start ? measure_above (self, box) : box->space;
      if (i + 1 == end && accord_box_table_may_split_row (self->pages->flow, box))
        height += MIN_PART_OF_ROW;
      else
        height += box->height;
    }
  return height + measure_notes (self, (AccordBox *const *) boxes->pdata + start, end - start);
}

static void
paginate (AccordPages *pages)
{
  g_autoptr (GHashTable) rails = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  Paginator self = { .pages = pages, .rails = rails, .notes = notes };
  GPtrArray *boxes = pages->flow->boxes;
  guint end;

  begin_page (&self);
  for (guint start = 0; start < boxes->len; start = end)
    {
      AccordBox *box = g_ptr_array_index (boxes, start);

      end = find_end_of_group (boxes, start);
      if (!is_blank (&self) && (box->breaks || !fits (&self, measure_group (&self, start, end))))
        begin_page (&self);
      for (guint i = start; i < end; i++)
        place (&self, g_ptr_array_index (boxes, i));
    }
  finish_page (&self);
}

/* -- What is known only when all pages are -- */

static void
fill_contents (AccordPages *self)
{
  for (guint i = 0; i < self->flow->contents->len; i++)
    {
      AccordBox *box = g_ptr_array_index (self->flow->contents, i);
      guint heading = g_array_index (self->flow->listed, guint, i);
      g_autofree char *number = g_strdup_printf (
        "%u", g_array_index (self->flow->headings, AccordHeading, heading).page + 1);
      AccordText *text = accord_flow_set_plain (self->flow, number, &number_style, self->flow->page_width);
      AccordOp op = { .kind = ACCORD_OP_LINE, .text = text, .x = self->flow->page_left };
      guint at = box->ops->len;

      /* Right after the title's last line, so that the number is in the same link. */
      while (g_array_index (box->ops, AccordOp, at - 1).kind != ACCORD_OP_LINE)
        at--;
      accord_text_link_whole (text, ACCORD_LINK_HEADING, heading, number);
      g_array_insert_val (box->ops, at, op);
    }
}

static AccordOp
make_line (AccordPages *self,
           const char *words,
           const AccordTextStyle *style,
           double x,
           double width,
           double y)
{
  AccordText *text = accord_flow_set_plain (self->flow, words, style, width);
  AccordOp op = { .kind = ACCORD_OP_LINE, .text = text, .x = x, .y = y };

  return op;
}

static double
measure_words (AccordPages *self, const char *words)
{
  return accord_flow_set_plain (self->flow, words, &furniture_style, -1)->natural_width;
}

/* Whose it is on the left and what it is on the right. Where the line is too short for both, whose it is stands on the first
 * page, which has the title in its text, and the title on the others. */
static void
furnish_header (AccordPages *self, guint i, GArray *ops)
{
  const char *author = accord_document_get_author (self->document);
  const char *title = i == 0 ? "" : accord_document_get_title (self->document);
  double y = accord_document_get_large_print (self->document) ? LARGE_PRINT_HEADER_Y : HEADER_Y;
  double left = self->flow->page_left;
  double width = self->flow->page_width;
  double title_width = MIN (measure_words (self, title) + 1, width);
  double author_width = width;
  AccordOp op;

  if (i > 0)
    author_width = measure_words (self, author) + HEADER_GAP + title_width <= width ? width - title_width : 0;
  if (author_width > 0)
    {
      op = make_line (self, author, &furniture_style, left, author_width, y);
      g_array_append_val (ops, op);
    }
  op = make_line (self, title, &furniture_end_style, left + width - title_width, title_width, y);
  g_array_append_val (ops, op);
}

static void
furnish (AccordPages *self, guint i)
{
  AccordPage *page = g_ptr_array_index (self->pages, i);
  g_autoptr (GArray) ops = g_array_new (FALSE, FALSE, sizeof (AccordOp));
  g_autofree char *day = accord_day_format (accord_document_get_date (self->document));
  /* Translators: the foot of a printed page. */
  g_autofree char *number = g_strdup_printf (_("Page %u of %u"), i + 1, self->pages->len);
  double left = self->flow->page_left;
  double width = self->flow->page_width;
  double half = width / 2 - 6;
  double middle = left + width - half;
  AccordOp foot[] = {
    make_line (self, number, &furniture_end_style, middle, half, FOOTER_Y),
    make_line (self, day, &furniture_style, left, half, FOOTER_Y),
  };
  AccordOp line = {
    .kind = ACCORD_OP_FILL,
    .colour = &accord_colour_hairline,
    .x = left,
    .y = HEADER_LINE_Y,
    .width = width,
    .height = HAIRLINE,
  };

  /* Words before lines: see draw_artifacts(). */
  g_array_append_vals (ops, foot, G_N_ELEMENTS (foot));
  furnish_header (self, i, ops);
  g_array_append_val (ops, line);
  g_array_prepend_vals (page->furniture, ops->data, ops->len);
}

/**
 * accord_pages_new:
 * @document: what to set
 * @cancellable: (nullable): to stop it
 * @error: return location
 *
 * Sets a document and breaks it into pages of A4: a heading stays with what it heads, a paragraph
 * leaves no single line alone, a table shows its header on each of its pages.
 *
 * Any thread; needs no display. Fails only when cancelled.
 *
 * Returns: (transfer full) (nullable): the pages, at least one
 */
AccordPages *
accord_pages_new (AccordDocument *document, GCancellable *cancellable, GError **error)
{
  g_autoptr (AccordPages) self = g_object_new (ACCORD_TYPE_PAGES, NULL);
  double margin;

  g_return_val_if_fail (document != NULL, NULL);

  if (!accord_fonts_check (error))
    return NULL;
  margin = accord_document_get_large_print (document) ? LARGE_PRINT_MARGIN_SIDE : MARGIN_SIDE;
  self->document = accord_document_ref (document);
  self->flow = accord_flow_new (document, margin, ACCORD_PAGE_WIDTH - 2 * margin, TEXT_HEIGHT, cancellable, error);
  if (self->flow == NULL)
    return NULL;

  paginate (self);
  fill_contents (self);
  for (guint i = 0; i < self->pages->len; i++)
    furnish (self, i);
  return g_steal_pointer (&self);
}

/**
 * accord_pages_get_n_pages:
 * @self: pages
 *
 * Returns: how many, at least 1
 */
guint
accord_pages_get_n_pages (AccordPages *self)
{
  g_return_val_if_fail (ACCORD_IS_PAGES (self), 0);

  return self->pages->len;
}

/**
 * accord_pages_draw:
 * @self: pages
 * @page: which, from 0
 * @cr: where to: one unit is a point, the origin the upper left corner of the paper
 *
 * Draws a page, for a printer or a preview. The paper's colour is the caller's.
 */
void
accord_pages_draw (AccordPages *self, guint page, cairo_t *cr)
{
  accord_pages_draw_tagged (self, page, cr, NULL);
}

/**
 * accord_pages_draw_tagged:
 * @self: pages
 * @page: which, from 0; with a tagger each once, in order
 * @cr: where to
 * @tagger: (nullable): what notes the structure
 *
 * Draws a page for a PDF.
 */
void
accord_pages_draw_tagged (AccordPages *self, guint page, cairo_t *cr, AccordTagger *tagger)
{
  g_return_if_fail (ACCORD_IS_PAGES (self));
  g_return_if_fail (page < self->pages->len);
  g_return_if_fail (cr != NULL);

  accord_page_draw (g_ptr_array_index (self->pages, page), self->flow->typesetter->context, self->document, cr, tagger);
}

/**
 * accord_pages_get_document:
 * @self: pages
 *
 * Returns: (transfer none): what they show
 */
AccordDocument *
accord_pages_get_document (AccordPages *self)
{
  return self->document;
}

/**
 * accord_pages_get_page:
 * @self: pages
 * @page: which, from 0
 *
 * Returns: (transfer none): the page
 */
const AccordPage *
accord_pages_get_page (AccordPages *self, guint page)
{
  return g_ptr_array_index (self->pages, page);
}

/**
 * accord_pages_get_headings:
 * @self: pages
 * @n_headings: (out): how many
 *
 * Returns: (transfer none) (array length=n_headings): the headings with their places
 */
const AccordHeading *
accord_pages_get_headings (AccordPages *self, guint *n_headings)
{
  *n_headings = self->flow->headings->len;
  return (const AccordHeading *) self->flow->headings->data;
}

/**
 * accord_pages_get_notes:
 * @self: pages
 *
 * Returns: (transfer none) (element-type AccordNote): the footnotes with their places, in order
 */
GPtrArray *
accord_pages_get_notes (AccordPages *self)
{
  return self->flow->notes;
}
