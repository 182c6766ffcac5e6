/* accord-state-label.c: a state as a shape and a word
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/common/accord-state-label.h"

#include <glib/gi18n.h>

static const struct
{
  const char *state;
  const char *words;
  const char *icon_name;
} STATES[] = {
  { "recorded", N_("Evidence recorded"), "accord-state-recorded-symbolic" },
  { "partly", N_("Partly recorded"), "accord-state-partly-symbolic" },
  { "informed_only", N_("Informed only"), "accord-state-informed-symbolic" },
  { "none", N_("None recorded"), "accord-state-none-symbolic" },
  { "not_applicable", N_("Not applicable"), "accord-state-not-applicable-symbolic" },
  { "overridden", N_("Overridden"), "accord-state-overridden-symbolic" },
  { "nothing_due", N_("Nothing due"), "accord-state-nothing-due-symbolic" },
};

/**
 * AccordStateLabel:
 *
 * Says by a shape and by words, and only then by colour, how well something is recorded.
 */
struct _AccordStateLabel
{
  AdwBin parent_instance;

  GtkImage *image;
  GtkLabel *label;
  char *state;
};

enum
{
  PROP_0,
  PROP_STATE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AccordStateLabel, accord_state_label, ADW_TYPE_BIN)

static guint
find_state (const char *state)
{
  for (guint i = 0; i < G_N_ELEMENTS (STATES); i++)
    if (g_strcmp0 (STATES[i].state, state) == 0)
      return i;
  return G_N_ELEMENTS (STATES);
}

/**
 * accord_state_words:
 * @state: a state of the checks, as "recorded"
 *
 * Returns: (transfer none): what a person reads for it, translated; @state itself when it is not known
 */
const char *
accord_state_words (const char *state)
{
  guint i = find_state (state);

  return i < G_N_ELEMENTS (STATES) ? _(STATES[i].words) : state;
}

/**
 * accord_state_icon_name:
 * @state: a state of the checks
 *
 * Returns: (transfer none) (nullable): the shape that goes with its words
 */
const char *
accord_state_icon_name (const char *state)
{
  guint i = find_state (state);

  return i < G_N_ELEMENTS (STATES) ? STATES[i].icon_name : NULL;
}

static void
accord_state_label_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_STATE:
      g_value_set_string (value, ACCORD_STATE_LABEL (object)->state);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
accord_state_label_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_STATE:
      accord_state_label_set_state (ACCORD_STATE_LABEL (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
accord_state_label_finalize (GObject *object)
{
  g_free (ACCORD_STATE_LABEL (object)->state);

  G_OBJECT_CLASS (accord_state_label_parent_class)->finalize (object);
}

static void
accord_state_label_class_init (AccordStateLabelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = accord_state_label_get_property;
  object_class->set_property = accord_state_label_set_property;
  object_class->finalize = accord_state_label_finalize;

  /**
   * AccordStateLabel:state:
   *
   * "recorded", "partly", "informed_only", "none", "not_applicable", "overridden" or "nothing_due".
   */
  properties[PROP_STATE] = g_param_spec_string ("state", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
accord_state_label_init (AccordStateLabel *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->image = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_wrap (self->label, TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->image));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "accord-state");
}

/**
 * accord_state_label_new:
 * @state: (nullable): a state of the checks
 *
 * Returns: (transfer floating): a label
 */
GtkWidget *
accord_state_label_new (const char *state)
{
  return g_object_new (ACCORD_TYPE_STATE_LABEL, "state", state, NULL);
}

/**
 * accord_state_label_set_state:
 * @state: (nullable): a state of the checks
 */
void
accord_state_label_set_state (AccordStateLabel *self, const char *state)
{
  g_return_if_fail (ACCORD_IS_STATE_LABEL (self));

  if (self->state != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->state);
  if (!g_set_str (&self->state, state))
    return;
  if (state != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), state);
  gtk_image_set_from_icon_name (self->image, accord_state_icon_name (state));
  gtk_label_set_text (self->label, state != NULL ? accord_state_words (state) : "");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

/**
 * accord_state_label_get_state:
 *
 * Returns: (transfer none) (nullable): the state it shows
 */
const char *
accord_state_label_get_state (AccordStateLabel *self)
{
  g_return_val_if_fail (ACCORD_IS_STATE_LABEL (self), NULL);

  return self->state;
}
