/* accord-arc.c: a share of a whole, as an arc
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/overview/accord-arc.h"

#include <glib/gi18n.h>
#include <math.h>

#define SIZE 72
#define THICKNESS 8

/* Of a full turn, open at the bottom. */
#define SWEEP 0.75

/**
 * AccordArc:
 *
 * Draws n of m in the colour of its text, with the numbers in the middle. Of m up to twelve each has a piece of its own, so
 * that it can be counted. Says nothing to a screen reader: what it is part of does.
 */
struct _AccordArc
{
  GtkWidget parent_instance;

  guint n;
  guint of;
};

G_DEFINE_FINAL_TYPE (AccordArc, accord_arc, GTK_TYPE_WIDGET)

#define MAX_PIECES 12

static void
append_arc (GtkSnapshot *snapshot, double from, double until, const GdkRGBA *colour)
{
  const float centre = SIZE / 2.0f, radius = (SIZE - THICKNESS) / 2.0f;
  const double start = G_PI * (0.5 + (1 - SWEEP)) + from * 2 * G_PI * SWEEP;
  const double end = G_PI * (0.5 + (1 - SWEEP)) + until * 2 * G_PI * SWEEP;
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskStroke) stroke = gsk_stroke_new (THICKNESS);
  g_autoptr (GskPath) path = NULL;

  gsk_path_builder_move_to (builder, centre + radius * (float) cos (start), centre + radius * (float) sin (start));
  gsk_path_builder_svg_arc_to (builder, radius, radius, 0, end - start > G_PI, TRUE,
                               centre + radius * (float) cos (end), centre + radius * (float) sin (end));
  path = gsk_path_builder_free_to_path (g_steal_pointer (&builder));
  gtk_snapshot_append_stroke (snapshot, path, stroke, colour);
}

static void
append_numbers (AccordArc *self, GtkSnapshot *snapshot, const GdkRGBA *colour)
{
  /* Translators: in the middle of a gauge: two of three. */
  g_autofree char *text = g_strdup_printf (C_("gauge", "%u/%u"), self->n, self->of);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  PangoAttrList *attributes = pango_attr_list_new ();
  int width, height;

  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (SIZE - width) / 2, (float) (SIZE - height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

static void
accord_arc_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AccordArc *self = ACCORD_ARC (widget);
  guint pieces = self->of <= MAX_PIECES ? MAX (self->of, 1) : 1;
  const double gap = pieces > 1 ? 0.012 : 0;
  GdkRGBA colour, track;

  gtk_widget_get_color (widget, &colour);
  track = colour;
  track.alpha *= 0.2f;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (gtk_widget_get_width (widget) - SIZE) / 2,
                                                          (float) (gtk_widget_get_height (widget) - SIZE) / 2));
  for (guint i = 0; i < pieces; i++)
    append_arc (snapshot, i / (double) pieces + gap, (i + 1) / (double) pieces - gap,
                pieces > 1 && i < self->n ? &colour : &track);
  if (pieces == 1 && self->of > 0 && self->n > 0)
    append_arc (snapshot, 0, self->n / (double) self->of, &colour);
  append_numbers (self, snapshot, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
accord_arc_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                    int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = SIZE;
}

static void
accord_arc_class_init (AccordArcClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = accord_arc_snapshot;
  widget_class->measure = accord_arc_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
accord_arc_init (AccordArc *self)
{
}

/**
 * accord_arc_new:
 *
 * Returns: (transfer floating): an empty arc
 */
GtkWidget *
accord_arc_new (void)
{
  return g_object_new (ACCORD_TYPE_ARC, NULL);
}

/**
 * accord_arc_set_share:
 * @n: how many
 * @of: of how many
 */
void
accord_arc_set_share (AccordArc *self, guint n, guint of)
{
  g_return_if_fail (ACCORD_IS_ARC (self));

  self->n = n;
  self->of = of;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
