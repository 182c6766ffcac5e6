/* accord-chip-strip.c: the chips above a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/browser/accord-chip-strip.h"

#include <glib/gi18n.h>

#include "ui/browser/accord-filter-chip.h"

#define SPACING 6
#define ADJUSTMENT_KEY "accord-adjustment"

/**
 * AccordChipStrip:
 *
 * The chips of accord_filter_chip_new() and its like: in as many lines as they need, or, on a narrow window, where those
 * lines would take the place of the list, in one that moves sideways.
 */
struct _AccordChipStrip
{
  AdwBin parent_instance;

  AdwWrapBox *chips;
  gboolean is_single_line;
};

G_DEFINE_FINAL_TYPE (AccordChipStrip, accord_chip_strip, ADW_TYPE_BIN)

enum
{
  PROP_SINGLE_LINE = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static gboolean
is_at_end (GtkAdjustment *adjustment)
{
  return gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment) + 1 >=
         gtk_adjustment_get_upper (adjustment);
}

/* From the end it goes back to the first chip. */
static void
more_cb (GtkAdjustment *adjustment)
{
  double step = gtk_adjustment_get_page_size (adjustment) * 0.8;

  gtk_adjustment_set_value (adjustment, is_at_end (adjustment) ? 0 : gtk_adjustment_get_value (adjustment) + step);
}

static void
show_more (gpointer data)
{
  GtkButton *more = data;
  GtkAdjustment *adjustment = g_object_get_data (G_OBJECT (more), ADJUSTMENT_KEY);
  gboolean is_more = gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment) + 1;
  const char *icon = is_more && is_at_end (adjustment) ? "go-first-symbolic" : "go-next-symbolic";

  /* It keeps its place, so that it does not make the room that it says is missing. */
  gtk_widget_set_opacity (GTK_WIDGET (more), is_more ? 1 : 0);
  gtk_widget_set_sensitive (GTK_WIDGET (more), is_more);
  if (g_strcmp0 (gtk_button_get_icon_name (more), icon) != 0)
    gtk_button_set_icon_name (more, icon);
  g_object_unref (more);
}

/* Sizes change while they are given out, when nothing may ask for another. */
static void
scrolled_cb (GtkAdjustment *adjustment, gpointer data)
{
  g_idle_add_once (show_more, g_object_ref (data));
}

/* A line that moves sideways, and a button that says that there is more of it and shows that. */
static GtkWidget *
make_line (GtkWidget *chips)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *more = gtk_button_new_from_icon_name ("go-next-symbolic");
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scrolled));

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_EXTERNAL, GTK_POLICY_NEVER);
  gtk_widget_add_css_class (scrolled, "undershoot-start");
  gtk_widget_add_css_class (scrolled, "undershoot-end");
  gtk_widget_set_hexpand (scrolled, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), chips);
  /* Else the chips would be given what is seen, and wrap to lines that are not. */
  gtk_scrollable_set_hscroll_policy (GTK_SCROLLABLE (gtk_widget_get_parent (chips)), GTK_SCROLL_NATURAL);
  gtk_widget_set_tooltip_text (more, _("More filters"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (more), GTK_ACCESSIBLE_PROPERTY_LABEL, _("More filters"), -1);
  gtk_widget_add_css_class (more, "flat");
  g_object_set_data_full (G_OBJECT (more), ADJUSTMENT_KEY, g_object_ref (adjustment), g_object_unref);
  g_signal_connect_object (more, "clicked", G_CALLBACK (more_cb), adjustment, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (scrolled_cb), more, G_CONNECT_DEFAULT);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), more, G_CONNECT_DEFAULT);
  gtk_box_append (GTK_BOX (line), scrolled);
  gtk_box_append (GTK_BOX (line), more);
  return line;
}

static void
take_from_line (GtkWidget *line)
{
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (gtk_widget_get_first_child (line)), NULL);
}

static void
set_single_line (AccordChipStrip *self, gboolean is_single_line)
{
  g_autoptr (GtkWidget) chips = g_object_ref (GTK_WIDGET (self->chips));

  if (self->is_single_line == is_single_line)
    return;
  self->is_single_line = is_single_line;
  if (!is_single_line)
    take_from_line (adw_bin_get_child (ADW_BIN (self)));
  adw_bin_set_child (ADW_BIN (self), NULL);
  adw_bin_set_child (ADW_BIN (self), is_single_line ? make_line (chips) : chips);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SINGLE_LINE]);
}

static void
accord_chip_strip_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SINGLE_LINE:
      set_single_line (ACCORD_CHIP_STRIP (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
accord_chip_strip_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SINGLE_LINE:
      g_value_set_boolean (value, ACCORD_CHIP_STRIP (object)->is_single_line);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
accord_chip_strip_class_init (AccordChipStripClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = accord_chip_strip_set_property;
  object_class->get_property = accord_chip_strip_get_property;

  /**
   * AccordChipStrip:single-line:
   *
   * Whether the chips stand in one line, however many there are.
   */
  properties[PROP_SINGLE_LINE] = g_param_spec_boolean ("single-line", NULL, NULL, FALSE,
                                                       G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
accord_chip_strip_init (AccordChipStrip *self)
{
  self->chips = ADW_WRAP_BOX (adw_wrap_box_new ());
  adw_wrap_box_set_child_spacing (self->chips, SPACING);
  adw_wrap_box_set_line_spacing (self->chips, SPACING);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->chips));
}

/**
 * accord_chip_strip_add:
 * @chip: made by accord_filter_chip_new() or its like
 */
void
accord_chip_strip_add (AccordChipStrip *self, GtkWidget *chip)
{
  g_return_if_fail (ACCORD_IS_CHIP_STRIP (self));

  adw_wrap_box_append (self->chips, chip);
}

/**
 * accord_chip_strip_clear:
 *
 * Lets every chip narrow nothing.
 */
void
accord_chip_strip_clear (AccordChipStrip *self)
{
  g_return_if_fail (ACCORD_IS_CHIP_STRIP (self));

  for (GtkWidget *chip = gtk_widget_get_first_child (GTK_WIDGET (self->chips)); chip != NULL;
       chip = gtk_widget_get_next_sibling (chip))
    accord_filter_chip_clear (chip);
}
