/* accord-bars.c: stacked bars
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/common/accord-bars.h"

#define HEIGHT 120
#define LABEL_GAP 3
#define SWATCH 14

/**
 * AccordBars:
 *
 * Bars of stacked series, with the names of the first and the last bar and the height of the tallest. Series are told apart
 * by pattern as well as by colour. What it shows must be said by its accessible name.
 */
struct _AccordBars
{
  GtkWidget parent_instance;

  GPtrArray *series;      /* guint * of n_bars */
  guint n_bars;
  char *first;
  char *last;
};

G_DEFINE_FINAL_TYPE (AccordBars, accord_bars, GTK_TYPE_WIDGET)

/* How a series is filled: how much of the text's colour or of the accent, and lines across at this distance. */
static const struct
{
  float alpha;
  gboolean is_accent;
  int line_gap;
} FILLS[] = {
  { 1.0f, TRUE, 0 }, { 0.55f, FALSE, 0 }, { 0.35f, TRUE, 4 }, { 0.18f, FALSE, 0 }, { 0.1f, FALSE, 3 },
};

static void
fill (GtkSnapshot *snapshot, const graphene_rect_t *area, guint series, const GdkRGBA *text, const GdkRGBA *accent)
{
  GdkRGBA line = FILLS[series].is_accent ? *accent : *text;
  GdkRGBA colour = line;

  colour.alpha *= FILLS[series].alpha;
  gtk_snapshot_append_color (snapshot, &colour, area);
  for (float y = 0; FILLS[series].line_gap > 0 && y < area->size.height; y += (float) FILLS[series].line_gap)
    gtk_snapshot_append_color (snapshot, &line, &GRAPHENE_RECT_INIT (area->origin.x, area->origin.y + y,
                                                                     area->size.width, 1));
}

static void
get_colours (GtkWidget *widget, GdkRGBA *text, GdkRGBA *accent)
{
  /* GTK gives one colour a widget: the accent is that of a hidden label's style. */
  GtkWidget *accented = gtk_widget_get_first_child (widget);

  gtk_widget_get_color (widget, text);
  gtk_widget_get_color (accented, accent);
}

static void
add_accented_child (GtkWidget *widget)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, "accent");
  gtk_widget_set_child_visible (label, FALSE);
  gtk_widget_set_parent (label, widget);
}

/* --- the bars --- */

static guint
sum_bar (AccordBars *self, guint bar)
{
  guint sum = 0;

  for (guint i = 0; i < self->series->len; i++)
    sum += ((guint *) g_ptr_array_index (self->series, i))[bar];
  return sum;
}

static guint
find_tallest (AccordBars *self)
{
  guint tallest = 1;

  for (guint bar = 0; bar < self->n_bars; bar++)
    tallest = MAX (tallest, sum_bar (self, bar));
  return tallest;
}

static int
append_text (GtkWidget *widget, GtkSnapshot *snapshot, const char *text, gboolean at_end, float y, const GdkRGBA *colour)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (
                                        at_end != is_rtl ? (float) (gtk_widget_get_width (widget) - width) : 0, y));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
  return height;
}

static void
append_bar (AccordBars *self, GtkSnapshot *snapshot, guint bar, const graphene_rect_t *column, guint tallest,
            const GdkRGBA *text, const GdkRGBA *accent)
{
  float bottom = column->origin.y + column->size.height;

  for (guint i = 0; i < self->series->len; i++)
    {
      guint value = ((guint *) g_ptr_array_index (self->series, i))[bar];
      float height = column->size.height * (float) value / (float) tallest;

      if (value == 0)
        continue;
      bottom -= height;
      fill (snapshot, &GRAPHENE_RECT_INIT (column->origin.x, bottom, column->size.width, MAX (height - 1, 1)), i, text,
            accent);
    }
}

static void
accord_bars_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AccordBars *self = ACCORD_BARS (widget);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  float width = (float) gtk_widget_get_width (widget), step = width / (float) MAX (self->n_bars, 1);
  guint tallest = find_tallest (self);
  g_autofree char *scale = g_strdup_printf ("%u", tallest);
  GdkRGBA text, accent, base;
  float top;

  get_colours (widget, &text, &accent);
  top = (float) append_text (widget, snapshot, scale, FALSE, 0, &text) + LABEL_GAP;
  base = text;
  base.alpha *= 0.3f;
  gtk_snapshot_append_color (snapshot, &base, &GRAPHENE_RECT_INIT (0, top - 1, width, 1));
  gtk_snapshot_append_color (snapshot, &base, &GRAPHENE_RECT_INIT (0, top + HEIGHT, width, 1));
  for (guint bar = 0; bar < self->n_bars; bar++)
    {
      float x = step * (float) (is_rtl ? self->n_bars - 1 - bar : bar);

      append_bar (self, snapshot, bar, &GRAPHENE_RECT_INIT (x + step * 0.15f, top, step * 0.7f, HEIGHT), tallest, &text,
                  &accent);
    }
  append_text (widget, snapshot, self->first, FALSE, top + HEIGHT + LABEL_GAP, &text);
  append_text (widget, snapshot, self->last, TRUE, top + HEIGHT + LABEL_GAP, &text);
}

static void
accord_bars_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                     int *minimum_baseline, int *natural_baseline)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, "0");
  int line;

  pango_layout_get_pixel_size (layout, NULL, &line);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 200;
      *natural = 480;
    }
  else
    *minimum = *natural = HEIGHT + 2 * (line + LABEL_GAP);
}

static void
accord_bars_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_pointer (&child, gtk_widget_unparent);

  G_OBJECT_CLASS (accord_bars_parent_class)->dispose (object);
}

static void
accord_bars_finalize (GObject *object)
{
  AccordBars *self = ACCORD_BARS (object);

  g_ptr_array_unref (self->series);
  g_free (self->first);
  g_free (self->last);

  G_OBJECT_CLASS (accord_bars_parent_class)->finalize (object);
}

static void
accord_bars_class_init (AccordBarsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_bars_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_bars_finalize;
  widget_class->snapshot = accord_bars_snapshot;
  widget_class->measure = accord_bars_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
accord_bars_init (AccordBars *self)
{
  self->series = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_add_css_class (GTK_WIDGET (self), "numeric");
  add_accented_child (GTK_WIDGET (self));
}

/**
 * accord_bars_new:
 * @n_bars: how many
 *
 * Returns: (transfer floating): bars of no height
 */
GtkWidget *
accord_bars_new (guint n_bars)
{
  AccordBars *self = g_object_new (ACCORD_TYPE_BARS, NULL);

  self->n_bars = n_bars;
  self->first = g_strdup ("");
  self->last = g_strdup ("");
  return GTK_WIDGET (self);
}

/**
 * accord_bars_add_series:
 * @values: one for each bar; copied
 *
 * Puts a series on top of those before; never more than five.
 */
void
accord_bars_add_series (AccordBars *self, const guint *values)
{
  g_return_if_fail (ACCORD_IS_BARS (self));
  g_return_if_fail (self->series->len < G_N_ELEMENTS (FILLS));

  g_ptr_array_add (self->series, g_memdup2 (values, self->n_bars * sizeof *values));
}

/**
 * accord_bars_set_ends:
 * @first: what the first bar is called
 * @last: what the last bar is called
 */
void
accord_bars_set_ends (AccordBars *self, const char *first, const char *last)
{
  g_return_if_fail (ACCORD_IS_BARS (self));

  g_set_str (&self->first, first);
  g_set_str (&self->last, last);
}

/* --- a swatch --- */

#define ACCORD_TYPE_BARS_SWATCH (accord_bars_swatch_get_type ())
G_DECLARE_FINAL_TYPE (AccordBarsSwatch, accord_bars_swatch, ACCORD, BARS_SWATCH, GtkWidget)

struct _AccordBarsSwatch
{
  GtkWidget parent_instance;

  guint series;
};

G_DEFINE_FINAL_TYPE (AccordBarsSwatch, accord_bars_swatch, GTK_TYPE_WIDGET)

static void
accord_bars_swatch_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GdkRGBA text, accent;

  get_colours (widget, &text, &accent);
  fill (snapshot, &GRAPHENE_RECT_INIT (0, (float) (gtk_widget_get_height (widget) - SWATCH) / 2, SWATCH, SWATCH),
        ACCORD_BARS_SWATCH (widget)->series, &text, &accent);
}

static void
accord_bars_swatch_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                            int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = SWATCH;
}

static void
accord_bars_swatch_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_pointer (&child, gtk_widget_unparent);

  G_OBJECT_CLASS (accord_bars_swatch_parent_class)->dispose (object);
}

static void
accord_bars_swatch_class_init (AccordBarsSwatchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_bars_swatch_dispose;
  widget_class->snapshot = accord_bars_swatch_snapshot;
  widget_class->measure = accord_bars_swatch_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
accord_bars_swatch_init (AccordBarsSwatch *self)
{
  add_accented_child (GTK_WIDGET (self));
}

/**
 * accord_bars_swatch_new:
 * @series: which
 *
 * Returns: (transfer floating): a square filled as that series is
 */
GtkWidget *
accord_bars_swatch_new (guint series)
{
  AccordBarsSwatch *self = g_object_new (ACCORD_TYPE_BARS_SWATCH, NULL);

  g_return_val_if_fail (series < G_N_ELEMENTS (FILLS), GTK_WIDGET (self));
  self->series = series;
  return GTK_WIDGET (self);
}
