/* accord-chip-strip.c: the chips above a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/common/accord-chip-strip.h"

#include "ui/common/accord-filter-chip.h"

#define SPACING 6

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

static GtkWidget *
make_line (GtkWidget *chips)
{
  GtkWidget *line = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (line), GTK_POLICY_EXTERNAL, GTK_POLICY_NEVER);
  gtk_widget_add_css_class (line, "undershoot-start");
  gtk_widget_add_css_class (line, "undershoot-end");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (line), chips);
  return line;
}

static void
take_from_line (GtkWidget *line)
{
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (line), NULL);
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
