/* accord-prose-marks.c: what is drawn beside the lines of a text
 *
 * Bullets, numbers, the bar beside a quotation and the captions over what is shown as source are
 * drawn, not text, so that the cursor never stands in one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/prose/accord-prose-marks.h"

#include <glib/gi18n.h>

/* Between a bullet or number and its text, and between the bar of a quotation and its text. */
#define MARKER_GAP 8
#define QUOTE_GAP 14
#define QUOTE_BAR 3

/* Over and beside what is shown as source. */
#define SOURCE_GAP 12

static AccordProseBuffer *
get_buffer (GtkTextView *view)
{
  return ACCORD_PROSE_BUFFER (gtk_text_view_get_buffer (view));
}

/**
 * accord_prose_marks_describe:
 * @kind: what a line is
 * @level: the level of a heading or of an item
 *
 * Returns: (transfer full): what is said of the line to somebody who does not see how it looks
 */
char *
accord_prose_marks_describe (AccordProseKind kind, guint level)
{
  switch (kind)
    {
    case ACCORD_PROSE_HEADING:
      return g_strdup_printf (_("Heading %u"), level);

    case ACCORD_PROSE_BULLET:
      return g_strdup_printf (_("Bulleted list, level %u"), level);

    case ACCORD_PROSE_NUMBER:
      return g_strdup_printf (_("Numbered list, level %u"), level);

    case ACCORD_PROSE_QUOTE:
      return g_strdup (_("Quotation"));

    case ACCORD_PROSE_TABLE:
      return g_strdup (_("Table"));

    case ACCORD_PROSE_CODE:
    case ACCORD_PROSE_RULE:
    case ACCORD_PROSE_KEPT:
      return g_strdup (_("Shown as source"));

    case ACCORD_PROSE_PARAGRAPH:
    default:
      return g_strdup (_("Paragraph"));
    }
}

static gboolean
is_right_to_left (GtkTextView *view, const GtkTextIter *line_start)
{
  GtkTextIter end = *line_start;
  g_autofree char *text = NULL;
  g_autoptr (PangoLayout) layout = NULL;

  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  text = gtk_text_iter_get_text (line_start, &end);
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (view), text);

  return pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL;
}

/* Draws a bullet or a number before the text of its line, on the side where the text begins. */
static void
draw_marker (GtkTextView *view, GtkSnapshot *snapshot, const GtkTextIter *iter, AccordProseKind kind, guint level,
             const GdkRGBA *colour)
{
  static const char *const bullets[] = { "•", "•", "◦", "•", "◦" };
  g_autoptr (PangoLayout) layout = NULL;
  g_autofree char *number = NULL;
  GdkRectangle place;
  int width;
  int height;
  int x;

  if (kind == ACCORD_PROSE_NUMBER)
    number = g_strdup_printf ("%u.", accord_prose_buffer_get_line_number (get_buffer (view), iter));
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (view), number != NULL ? number : bullets[level]);
  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_text_view_get_iter_location (view, iter, &place);
  x = is_right_to_left (view, iter) ? place.x + MARKER_GAP : place.x - MARKER_GAP - width;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, place.y + (place.height - height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

static void
draw_quote_bar (GtkTextView *view, GtkSnapshot *snapshot, const GtkTextIter *iter, const GdkRGBA *colour)
{
  GdkRectangle place;
  int y;
  int height;

  gtk_text_view_get_iter_location (view, iter, &place);
  gtk_text_view_get_line_yrange (view, iter, &y, &height);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA){ colour->red, colour->green, colour->blue, 0.35 },
                             &GRAPHENE_RECT_INIT (place.x - QUOTE_GAP, y, QUOTE_BAR, height));
}

/* Draws the ground of a line that is shown as source and, over the first line, what it is. */
static void
draw_source (GtkTextView *view, GtkSnapshot *snapshot, const GtkTextIter *iter, AccordProseKind kind,
             const GdkRGBA *colour)
{
  gboolean first = accord_prose_buffer_begins_source (get_buffer (view), iter);
  int left = gtk_text_view_get_left_margin (view);
  int width = gtk_widget_get_width (GTK_WIDGET (view)) - left - gtk_text_view_get_right_margin (view);
  g_autofree char *text = NULL;
  g_autoptr (PangoLayout) layout = NULL;
  g_autoptr (PangoAttrList) attributes = NULL;
  int gap = first ? SOURCE_GAP : 0;
  int y;
  int height;

  gtk_text_view_get_line_yrange (view, iter, &y, &height);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA){ colour->red, colour->green, colour->blue, 0.07 },
                             &GRAPHENE_RECT_INIT (left, y + gap, width, height - gap));
  if (!first)
    return;

  text = accord_prose_marks_describe (kind, 0);
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (view), text);
  attributes = pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_scale_new (0.85));
  pango_layout_set_attributes (layout, attributes);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (left + SOURCE_GAP, y + gap + 4));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

static void
draw_line (GtkTextView *view, GtkSnapshot *snapshot, const GtkTextIter *iter, const GdkRGBA *colour)
{
  guint level;
  AccordProseKind kind = accord_prose_buffer_get_line_kind (get_buffer (view), iter, &level);

  switch (kind)
    {
    case ACCORD_PROSE_BULLET:
    case ACCORD_PROSE_NUMBER:
      draw_marker (view, snapshot, iter, kind, level, colour);
      break;

    case ACCORD_PROSE_QUOTE:
      draw_quote_bar (view, snapshot, iter, colour);
      break;

    case ACCORD_PROSE_CODE:
    case ACCORD_PROSE_RULE:
    case ACCORD_PROSE_KEPT:
      draw_source (view, snapshot, iter, kind, colour);
      break;

    case ACCORD_PROSE_PARAGRAPH:
    case ACCORD_PROSE_HEADING:
    case ACCORD_PROSE_TABLE:
    default:
      break;
    }
}

/**
 * accord_prose_marks_draw:
 * @view: shows an #AccordProseBuffer
 * @snapshot: what is drawn on, in the coordinates of the text
 *
 * Draws what belongs to the lines that are on the screen, below their text.
 */
void
accord_prose_marks_draw (GtkTextView *view, GtkSnapshot *snapshot)
{
  GdkRectangle visible;
  GtkTextIter iter;
  GtkTextIter end;
  GdkRGBA colour;

  g_return_if_fail (GTK_IS_TEXT_VIEW (view));

  gtk_widget_get_color (GTK_WIDGET (view), &colour);
  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &iter, visible.y, NULL);
  gtk_text_view_get_line_at_y (view, &end, visible.y + visible.height, NULL);

  do
    draw_line (view, snapshot, &iter, &colour);
  while (gtk_text_iter_forward_line (&iter) && gtk_text_iter_compare (&iter, &end) <= 0);
}
