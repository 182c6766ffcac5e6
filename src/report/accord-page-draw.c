/* accord-page-draw.c: painting one page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "report/accord-pages-private.h"

#include <math.h>

#define UNDERLINE_OFFSET 1.6
#define UNDERLINE_WIDTH 0.5
#define MARK_LINE 1.1

typedef struct
{
  cairo_t *cr;
  PangoContext *context;
  /* NULL on paper and screen, and within an artifact. */
  AccordTagger *tagger;
  AccordDocument *document;
} Painter;

/* A stretch of a line in one font, with its place on the page. */
typedef struct
{
  PangoGlyphItem *item;
  double x;
  double width;
} Run;

/* A partnership may have colours of its own. */
static const double *
find_ink (Painter *self, const AccordColour *colour)
{
  return colour == &accord_colour_accent ? accord_document_get_ink (self->document, ACCORD_INK_HEADINGS)
         : colour == &accord_colour_line ? accord_document_get_ink (self->document, ACCORD_INK_LINES)
                                         : NULL;
}

static void
set_colour (Painter *self, const AccordColour *colour)
{
  const double *ink = find_ink (self, colour);

  if (ink != NULL)
    cairo_set_source_rgb (self->cr, ink[0], ink[1], ink[2]);
  else
    cairo_set_source_rgb (self->cr, colour->red, colour->green, colour->blue);
}

static int
compare_runs (gconstpointer a, gconstpointer b)
{
  const Run *one = a;
  const Run *two = b;

  return one->item->item->offset - two->item->item->offset;
}

/* The runs of a line in the order in which they are read, which in a line of two directions is not
   that of the paper. */
static GArray *
collect_runs (const AccordLine *line, double x)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (Run));

  for (GSList *l = line->line->runs; l != NULL; l = l->next)
    {
      PangoGlyphItem *item = l->data;
      int width = pango_glyph_string_get_width (item->glyphs);
      Run run = { .item = item, .x = x, .width = pango_units_to_double (width) };

      g_array_append_val (runs, run);
      x += run.width;
    }
  g_array_sort (runs, compare_runs);
  return runs;
}

static void
draw_run (Painter *self, const AccordText *text, const Run *run, double baseline)
{
  const AccordLink *link = accord_text_find_link (text, run->item->item->offset);

  if (self->tagger != NULL)
    accord_tagger_set_link (self->tagger, link);

  /* Entries of the list of contents look like text; the address of a web page looks like a link. */
  set_colour (self, link != NULL && link->kind != ACCORD_LINK_HEADING ? &accord_colour_accent : text->colour);
  cairo_move_to (self->cr, run->x, baseline);
  pango_cairo_show_glyph_item (self->cr, text->text, run->item);

  if (link != NULL && link->kind == ACCORD_LINK_ADDRESS)
    {
      cairo_rectangle (self->cr, run->x, baseline + UNDERLINE_OFFSET, run->width, UNDERLINE_WIDTH);
      cairo_fill (self->cr);
    }
}

static void
draw_line (Painter *self, const AccordOp *op, double y)
{
  const AccordLine *line = accord_text_get_line (op->text, op->line);
  g_autoptr (GArray) runs = collect_runs (line, op->x + line->x);

  for (guint i = 0; i < runs->len; i++)
    draw_run (self, op->text, &g_array_index (runs, Run, i), y + line->baseline);
}

/* cairo opens marked content only where text is shown, so that strokes and fills alone would belong
   to nothing. A dot * that nobody sees, which reads as a space, opens it. */
static void
open_marked_content (Painter *self, double x, double y)
{
  cairo_text_cluster_t cluster = { .num_bytes = 1, .num_glyphs = 1 };
  cairo_glyph_t *glyphs = NULL;
  int n_glyphs = 0;
  cairo_t *cr = self->cr;

  cairo_save (cr);
  cairo_select_font_face (cr, "Noto Sans", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size (cr, 1);
  cairo_set_source_rgba (cr, 1, 1, 1, 0.004);
  if (cairo_scaled_font_text_to_glyphs (cairo_get_scaled_font (cr),
                                        x,
                                        y,
                                        ".",
                                        1,
                                        &glyphs,
                                        &n_glyphs,
                                        NULL,
                                        NULL,
                                        NULL)
      == CAIRO_STATUS_SUCCESS
      && n_glyphs == 1)
    cairo_show_text_glyphs (cr, " ", 1, glyphs, 1, &cluster, 1, 0);
  cairo_glyph_free (glyphs);
  cairo_restore (cr);
}

static void
draw_figure (Painter *self, const AccordOp *op, double y)
{
  if (self->tagger != NULL)
    open_marked_content (self, op->x, y);

  cairo_save (self->cr);
  cairo_translate (self->cr, op->x, y);
  op->figure->draw (self->cr, self->context, op->width, op->height, op->figure->user_data);
  cairo_restore (self->cr);
}

static const AccordColour *
get_mark_colour (AccordMark mark)
{
  static const AccordColour recorded = { 0.114, 0.420, 0.227 };
  static const AccordColour partly = { 0.541, 0.345, 0.000 };
  static const AccordColour none = { 0.647, 0.114, 0.176 };
  static const AccordColour overridden = { 0.380, 0.208, 0.514 };

  switch (mark)
    {
    case ACCORD_MARK_RECORDED:
      return &recorded;
    case ACCORD_MARK_PARTLY:
    case ACCORD_MARK_INFORMED_ONLY:
      return &partly;
    case ACCORD_MARK_NONE:
      return &none;
    case ACCORD_MARK_OVERRIDDEN:
      return &overridden;
    case ACCORD_MARK_NOT_APPLICABLE:
    default:
      return &accord_colour_soft;
    }
}

static void
draw_ring (cairo_t *cr, double centre_x, double centre_y, double radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, centre_x, centre_y, radius, 0, 2 * G_PI);
  cairo_stroke (cr);
}

static void
draw_sector (cairo_t *cr, double centre_x, double centre_y, double radius, double from, double until)
{
  cairo_move_to (cr, centre_x, centre_y);
  cairo_arc (cr, centre_x, centre_y, radius, from, until);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
draw_diamond (cairo_t *cr, double centre_x, double centre_y, double radius)
{
  cairo_move_to (cr, centre_x, centre_y - radius);
  cairo_line_to (cr, centre_x + radius, centre_y);
  cairo_line_to (cr, centre_x, centre_y + radius);
  cairo_line_to (cr, centre_x - radius, centre_y);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
draw_mark (Painter *self, const AccordOp *op, double y)
{
  double radius = (op->height - MARK_LINE) / 2;
  double centre_x = op->x + op->height / 2;
  double centre_y = y + op->height / 2;
  cairo_t *cr = self->cr;

  set_colour (self, get_mark_colour (op->mark));
  cairo_set_line_width (cr, MARK_LINE);
  cairo_new_path (cr);

  if (op->mark == ACCORD_MARK_OVERRIDDEN)
    {
      draw_diamond (cr, centre_x, centre_y, op->height / 2);
      return;
    }

  draw_ring (cr, centre_x, centre_y, radius);
  if (op->mark == ACCORD_MARK_RECORDED)
    draw_sector (cr, centre_x, centre_y, radius, 0, 2 * G_PI);
  else if (op->mark == ACCORD_MARK_PARTLY)
    draw_sector (cr, centre_x, centre_y, radius, G_PI / 2, 3 * G_PI / 2);
  else if (op->mark == ACCORD_MARK_INFORMED_ONLY)
    draw_sector (cr, centre_x, centre_y, radius, -G_PI / 2, 0);
  else if (op->mark == ACCORD_MARK_NOT_APPLICABLE)
    {
      cairo_move_to (cr, centre_x - radius / 2, centre_y);
      cairo_line_to (cr, centre_x + radius / 2, centre_y);
      cairo_stroke (cr);
    }
}

static void
draw_fill (Painter *self, const AccordOp *op, double y)
{
  set_colour (self, op->colour);
  cairo_rectangle (self->cr, op->x, y, op->width, op->height);
  cairo_fill (self->cr);
}

static void
draw_ops (Painter *self, GArray *ops, double top)
{
  for (guint i = 0; i < ops->len; i++)
    {
      const AccordOp *op = &g_array_index (ops, AccordOp, i);

      switch (op->kind)
        {
        case ACCORD_OP_BEGIN:
          if (self->tagger != NULL)
            accord_tagger_begin (self->tagger, op->element);
          break;
        case ACCORD_OP_END:
          if (self->tagger != NULL)
            accord_tagger_end (self->tagger);
          break;
        case ACCORD_OP_LINE:
          draw_line (self, op, top + op->y);
          break;
        case ACCORD_OP_FIGURE:
          draw_figure (self, op, top + op->y);
          break;
        case ACCORD_OP_FILL:
          draw_fill (self, op, top + op->y);
          break;
        case ACCORD_OP_MARK:
          draw_mark (self, op, top + op->y);
          break;
        case ACCORD_OP_NOTE:
          draw_ops (self, op->note->ops, op->note->y);
          break;
        }
    }
}

static void
collect_link_areas (AccordTagger *tagger, GArray *ops, double top)
{
  for (guint i = 0; i < ops->len; i++)
    {
      const AccordOp *op = &g_array_index (ops, AccordOp, i);
      const AccordLine *line;
      g_autoptr (GArray) runs = NULL;

      if (op->kind == ACCORD_OP_NOTE)
        collect_link_areas (tagger, op->note->ops, op->note->y);

      if (op->kind != ACCORD_OP_LINE || op->text->links->len == 0)
        continue;

      line = accord_text_get_line (op->text, op->line);
      runs = collect_runs (line, op->x + line->x);
      for (guint k = 0; k < runs->len; k++)
        {
          const Run *run = &g_array_index (runs, Run, k);
          const AccordLink *link = accord_text_find_link (op->text, run->item->item->offset);
          cairo_rectangle_t area = { run->x, top + op->y, run->width, line->height };

          if (link != NULL)
            accord_tagger_add_link_area (tagger, link, &area);
        }
    }
}

/* All that is not read comes first and under everything else: its words are shown before its lines,
   see * open_marked_content(). */
static void
draw_artifacts (Painter *self, const AccordPage *page)
{
  draw_ops (self, page->furniture, 0);
  for (guint i = 0; i < page->repeated->len; i++)
    {
      const AccordPlaced *placed = &g_array_index (page->repeated, AccordPlaced, i);

      draw_ops (self, placed->box->decoration, placed->y);
      draw_ops (self, placed->box->ops, placed->y);
    }
  for (guint i = 0; i < page->boxes->len; i++)
    {
      const AccordPlaced *placed = &g_array_index (page->boxes, AccordPlaced, i);

      draw_ops (self, placed->box->decoration, placed->y);
    }
}

/**
 * accord_page_draw:
 * @self: a page
 * @context: the fonts, for figures
 * @document: what the page is of
 * @cr: what to draw on, in points
 * @tagger: (nullable): what notes the structure of a PDF, or %NULL for paper and screen
 *
 * Draws a page. This is the one routine for print, preview and PDF.
 */
void
accord_page_draw (const AccordPage *self, PangoContext *context, AccordDocument *document, cairo_t *cr,
                  AccordTagger *tagger)
{
  Painter artifacts = { .cr = cr, .context = context, .document = document };
  Painter content = { .cr = cr, .context = context, .tagger = tagger, .document = document };

  cairo_save (cr);
  if (tagger != NULL)
    {
      accord_tagger_begin_page (tagger);
      for (guint i = 0; i < self->boxes->len; i++)
        {
          const AccordPlaced *placed = &g_array_index (self->boxes, AccordPlaced, i);

          collect_link_areas (tagger, placed->box->ops, placed->y);
        }
      accord_tagger_begin_artifact (tagger);
    }
  draw_artifacts (&artifacts, self);
  if (tagger != NULL)
    accord_tagger_end_artifact (tagger);

  for (guint i = 0; i < self->boxes->len; i++)
    {
      const AccordPlaced *placed = &g_array_index (self->boxes, AccordPlaced, i);

      draw_ops (&content, placed->box->ops, placed->y);
    }
  if (tagger != NULL)
    accord_tagger_end_page (tagger);
  cairo_restore (cr);
}
