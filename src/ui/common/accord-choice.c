/* accord-choice.c: one thing that may be chosen in a field
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/accord-fold.h"
#include "ui/common/accord-choices.h"

/**
 * AccordChoice:
 *
 * What is stored, and what a person reads for it.
 */
struct _AccordChoice
{
  GObject parent_instance;

  char *value;
  char *label;
  GStrv names;    /* folded: what it is found by; the label's first */
  int depth;
};

G_DEFINE_FINAL_TYPE (AccordChoice, accord_choice, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_LABEL,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
accord_choice_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_LABEL:
      g_value_set_string (value, ACCORD_CHOICE (object)->label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
accord_choice_finalize (GObject *object)
{
  AccordChoice *self = ACCORD_CHOICE (object);

  g_free (self->value);
  g_free (self->label);
  g_strfreev (self->names);

  G_OBJECT_CLASS (accord_choice_parent_class)->finalize (object);
}

static void
accord_choice_class_init (AccordChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = accord_choice_get_property;
  object_class->finalize = accord_choice_finalize;

  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
accord_choice_init (AccordChoice *self)
{
}

/**
 * accord_choice_new:
 * @value: what is stored: a code or an id
 * @label: what a person reads
 * @words: (nullable): what else it is called, a line each
 * @depth: how far below the top of its tree it is
 *
 * Returns: (transfer full): a choice
 */
AccordChoice *
accord_choice_new (const char *value, const char *label, const char *words, int depth)
{
  AccordChoice *self = g_object_new (ACCORD_TYPE_CHOICE, NULL);
  g_autofree char *all = g_strjoin ("\n", label, words, NULL);

  self->value = g_strdup (value);
  self->label = g_strdup (label);
  self->names = g_strsplit (all, "\n", -1);
  for (char **name = self->names; *name != NULL; name++)
    {
      g_autofree char *as_written = *name;

      *name = accord_fold (as_written);
    }
  self->depth = depth;
  return self;
}

/**
 * accord_choice_get_value:
 *
 * Returns: (transfer none): what is stored
 */
const char *
accord_choice_get_value (AccordChoice *self)
{
  g_return_val_if_fail (ACCORD_IS_CHOICE (self), NULL);

  return self->value;
}

/**
 * accord_choice_get_label:
 *
 * Returns: (transfer none): what a person reads
 */
const char *
accord_choice_get_label (AccordChoice *self)
{
  g_return_val_if_fail (ACCORD_IS_CHOICE (self), NULL);

  return self->label;
}

/**
 * accord_choice_get_depth:
 *
 * Returns: how far below the top of its tree it is
 */
int
accord_choice_get_depth (AccordChoice *self)
{
  g_return_val_if_fail (ACCORD_IS_CHOICE (self), 0);

  return self->depth;
}

/**
 * accord_choice_equal:
 *
 * Returns: whether a person could not tell @one from @two
 */
gboolean
accord_choice_equal (AccordChoice *one, AccordChoice *two)
{
  return g_str_equal (one->value, two->value) && g_str_equal (one->label, two->label) && one->depth == two->depth &&
         g_strv_equal ((const char *const *) one->names, (const char *const *) two->names);
}

/**
 * accord_choice_matches:
 * @folded: what was typed, folded
 *
 * Returns: whether the label or another spelling holds @folded
 */
gboolean
accord_choice_matches (AccordChoice *self, const char *folded)
{
  g_return_val_if_fail (ACCORD_IS_CHOICE (self), FALSE);

  for (char **name = self->names; *name != NULL; name++)
    if (strstr (*name, folded) != NULL)
      return TRUE;
  return FALSE;
}

/**
 * accord_choice_begins:
 * @folded: what was typed, folded
 *
 * Returns: whether the label or another spelling begins with @folded
 */
gboolean
accord_choice_begins (AccordChoice *self, const char *folded)
{
  g_return_val_if_fail (ACCORD_IS_CHOICE (self), FALSE);

  for (char **name = self->names; *name != NULL; name++)
    if (g_str_has_prefix (*name, folded))
      return TRUE;
  return FALSE;
}

/**
 * accord_choice_is_called:
 * @folded: what was typed, folded
 *
 * Returns: whether the label or another spelling is @folded
 */
gboolean
accord_choice_is_called (AccordChoice *self, const char *folded)
{
  g_return_val_if_fail (ACCORD_IS_CHOICE (self), FALSE);

  return g_strv_contains ((const char *const *) self->names, folded);
}
