/* accord-plan-picker.c: which strategy is in hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/common/accord-plan-picker.h"

#include <glib/gi18n.h>

/**
 * AccordPlanPicker:
 *
 * Chooses one of a few strategies by title. It keeps what was chosen when titles or the order change, and chooses the
 * first when that strategy goes.
 */
struct _AccordPlanPicker
{
  AdwBin parent_instance;

  GtkDropDown *choice;
  GtkStringList *titles;
  GArray *plans;
  gint64 plan;
  gboolean is_updating;
};

G_DEFINE_FINAL_TYPE (AccordPlanPicker, accord_plan_picker, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
selected_cb (AccordPlanPicker *self)
{
  guint position = gtk_drop_down_get_selected (self->choice);
  gint64 plan;

  if (self->is_updating || position >= self->plans->len)
    return;
  plan = g_array_index (self->plans, gint64, position);
  if (plan == self->plan)
    return;
  self->plan = plan;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
title_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_list_item_set_child (item, label);
}

/* What stands on the button is no item to go to. */
static void
chosen_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  title_setup_cb (factory, item);
  gtk_list_item_set_focusable (item, FALSE);
}

static void
title_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkLabel *label = GTK_LABEL (gtk_list_item_get_child (item));
  const char *title = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_text (label, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), title);
}

static void
accord_plan_picker_finalize (GObject *object)
{
  AccordPlanPicker *self = ACCORD_PLAN_PICKER (object);

  g_array_unref (self->plans);
  g_object_unref (self->titles);

  G_OBJECT_CLASS (accord_plan_picker_parent_class)->finalize (object);
}

static void
accord_plan_picker_class_init (AccordPlanPickerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_plan_picker_finalize;

  /**
   * AccordPlanPicker::changed:
   *
   * Another strategy is in hand.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
accord_plan_picker_init (AccordPlanPicker *self)
{
  g_autoptr (GtkListItemFactory) chosen = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) others = gtk_signal_list_item_factory_new ();

  self->plans = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->titles = gtk_string_list_new (NULL);
  self->choice = GTK_DROP_DOWN (gtk_drop_down_new (g_object_ref (G_LIST_MODEL (self->titles)), NULL));
  g_signal_connect (chosen, "setup", G_CALLBACK (chosen_setup_cb), NULL);
  g_signal_connect (chosen, "bind", G_CALLBACK (title_bind_cb), NULL);
  g_signal_connect (others, "setup", G_CALLBACK (title_setup_cb), NULL);
  g_signal_connect (others, "bind", G_CALLBACK (title_bind_cb), NULL);
  gtk_drop_down_set_factory (self->choice, chosen);
  gtk_drop_down_set_list_factory (self->choice, others);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Strategy"), -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->choice), "flat");
  g_signal_connect_object (self->choice, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->choice));
}

/**
 * accord_plan_picker_new:
 *
 * Returns: (transfer floating): a picker of nothing yet
 */
GtkWidget *
accord_plan_picker_new (void)
{
  return g_object_new (ACCORD_TYPE_PLAN_PICKER, NULL);
}

static guint
find_plan (AccordPlanPicker *self, gint64 plan)
{
  for (guint i = 0; i < self->plans->len; i++)
    if (g_array_index (self->plans, gint64, i) == plan)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

/**
 * accord_plan_picker_update:
 * @plans: (array length=n_plans): the strategies
 * @titles: (array length=n_plans): their titles
 * @n_plans: how many
 *
 * Sets what can be chosen. Emits nothing: whoever calls this looks at the strategy in hand anyway.
 */
void
accord_plan_picker_update (AccordPlanPicker *self, const gint64 *plans, const char *const *titles, guint n_plans)
{
  g_auto (GStrv) terminated = g_new0 (char *, n_plans + 1);

  g_return_if_fail (ACCORD_IS_PLAN_PICKER (self));

  for (guint i = 0; i < n_plans; i++)
    terminated[i] = g_strdup (titles[i]);
  self->is_updating = TRUE;
  g_array_set_size (self->plans, 0);
  g_array_append_vals (self->plans, plans, n_plans);
  gtk_string_list_splice (self->titles, 0, g_list_model_get_n_items (G_LIST_MODEL (self->titles)),
                          (const char *const *) terminated);
  if (find_plan (self, self->plan) == GTK_INVALID_LIST_POSITION)
    self->plan = n_plans > 0 ? plans[0] : 0;
  gtk_drop_down_set_selected (self->choice, find_plan (self, self->plan));
  gtk_widget_set_visible (GTK_WIDGET (self), n_plans > 0);
  self->is_updating = FALSE;
}

/**
 * accord_plan_picker_set_plan:
 * @plan: a strategy
 *
 * Takes a strategy in hand; nothing happens when it cannot be chosen.
 */
void
accord_plan_picker_set_plan (AccordPlanPicker *self, gint64 plan)
{
  guint position;

  g_return_if_fail (ACCORD_IS_PLAN_PICKER (self));

  position = find_plan (self, plan);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_drop_down_set_selected (self->choice, position);
}

/**
 * accord_plan_picker_get_plan:
 *
 * Returns: the strategy in hand, 0 when there is none
 */
gint64
accord_plan_picker_get_plan (AccordPlanPicker *self)
{
  g_return_val_if_fail (ACCORD_IS_PLAN_PICKER (self), 0);

  return self->plan;
}
