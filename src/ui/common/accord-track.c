/* accord-track.c: stretches of a line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/common/accord-track.h"

#define THICKNESS 14
#define MIN_LENGTH 3
#define HATCH 4

/**
 * AccordTrack:
 *
 * A line from 0 to 1 with stretches on it, solid or hatched, and a mark. It is a picture beside words that say the same, so
 * a screen reader passes it by.
 */
struct _AccordTrack
{
  GtkWidget parent_instance;

  GArray *stretches;
  double mark;          /* less than 0: none */
};

typedef struct
{
  double from;
  double to;
  gboolean is_solid;
} Stretch;

G_DEFINE_FINAL_TYPE (AccordTrack, accord_track, GTK_TYPE_WIDGET)

static float
place (AccordTrack *self, double at)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));

  return (float) (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? width * (1 - at) : width * at);
}

static void
append_stretch (AccordTrack *self, GtkSnapshot *snapshot, const Stretch *stretch, float top, const GdkRGBA *text,
                const GdkRGBA *accent)
{
  float one = place (self, stretch->from), other = place (self, stretch->to);
  float x = MIN (one, other), width = MAX (ABS (other - one), MIN_LENGTH);
  GdkRGBA edge = *text;

  if (stretch->is_solid)
    {
      gtk_snapshot_append_color (snapshot, accent, &GRAPHENE_RECT_INIT (x, top, width, THICKNESS));
      return;
    }
  edge.alpha *= 0.75f;
  for (float line = x; line < x + width; line += HATCH)
    gtk_snapshot_append_color (snapshot, &edge, &GRAPHENE_RECT_INIT (line, top, 1, THICKNESS));
  gtk_snapshot_append_color (snapshot, &edge, &GRAPHENE_RECT_INIT (x, top, width, 1));
  gtk_snapshot_append_color (snapshot, &edge, &GRAPHENE_RECT_INIT (x, top + THICKNESS - 1, width, 1));
}

static void
accord_track_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AccordTrack *self = ACCORD_TRACK (widget);
  float top = (float) (gtk_widget_get_height (widget) - THICKNESS) / 2;
  GdkRGBA text, accent, base;

  gtk_widget_get_color (widget, &text);
  /* GTK gives one colour a widget: the accent is that of a hidden label's style. */
  gtk_widget_get_color (gtk_widget_get_first_child (widget), &accent);
  base = text;
  base.alpha *= 0.15f;
  gtk_snapshot_append_color (
      snapshot, &base, &GRAPHENE_RECT_INIT (0, top + THICKNESS / 2, (float) gtk_widget_get_width (widget), 1));
  for (guint i = 0; i < self->stretches->len; i++)
    append_stretch (self, snapshot, &g_array_index (self->stretches, Stretch, i), top, &text, &accent);
  if (self->mark >= 0)
    gtk_snapshot_append_color (snapshot, &text,
                               &GRAPHENE_RECT_INIT (place (self, self->mark), top - 3, 2, THICKNESS + 6));
}

static void
accord_track_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                      int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 60 : THICKNESS + 6;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 240 : THICKNESS + 6;
}

static void
accord_track_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_pointer (&child, gtk_widget_unparent);

  G_OBJECT_CLASS (accord_track_parent_class)->dispose (object);
}

static void
accord_track_finalize (GObject *object)
{
  g_array_unref (ACCORD_TRACK (object)->stretches);

  G_OBJECT_CLASS (accord_track_parent_class)->finalize (object);
}

static void
accord_track_class_init (AccordTrackClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_track_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_track_finalize;
  widget_class->snapshot = accord_track_snapshot;
  widget_class->measure = accord_track_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
accord_track_init (AccordTrack *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  self->stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));
  self->mark = -1;
  gtk_widget_add_css_class (label, "accent");
  gtk_widget_set_child_visible (label, FALSE);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
}

/**
 * accord_track_new:
 *
 * Returns: (transfer floating): a line with nothing on it
 */
GtkWidget *
accord_track_new (void)
{
  return g_object_new (ACCORD_TYPE_TRACK, NULL);
}

/**
 * accord_track_add:
 * @from: where it begins, from 0 to 1
 * @to: where it ends
 * @is_solid: whether it is filled; else it is hatched
 */
void
accord_track_add (AccordTrack *self, double from, double to, gboolean is_solid)
{
  const Stretch stretch = { CLAMP (from, 0, 1), CLAMP (to, 0, 1), is_solid };

  g_return_if_fail (ACCORD_IS_TRACK (self));

  g_array_append_val (self->stretches, stretch);
}

/**
 * accord_track_set_mark:
 * @at: where, from 0 to 1; less than 0 for no mark
 */
void
accord_track_set_mark (AccordTrack *self, double at)
{
  g_return_if_fail (ACCORD_IS_TRACK (self));

  self->mark = at;
}
