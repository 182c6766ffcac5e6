/* accord-strategy-row.c: one strategy in the list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/strategies/accord-strategy-row.h"

#include <glib/gi18n.h>

#include "ui/strategies/accord-flags.h"

/**
 * AccordStrategyRow:
 *
 * A strategy's title, kind, state and date, and what is recorded of who was involved.
 */
struct _AccordStrategyRow
{
  GtkListBoxRow parent_instance;

  AccordRecord *plan;
  char *caption;
  GtkBox *flags;
};

G_DEFINE_FINAL_TYPE (AccordStrategyRow, accord_strategy_row, GTK_TYPE_LIST_BOX_ROW)

/**
 * accord_strategy_write_caption:
 * @partnership: whose terms the strategy uses
 * @plan: the strategy
 *
 * Returns: (transfer full): its kind, its state and when it was approved, in one line
 */
char *
accord_strategy_write_caption (AccordPartnership *partnership, AccordRecord *plan)
{
  const char *kind = accord_vocabulary_get_label (accord_partnership_get_vocabulary (partnership, "plan_type"),
                                                  accord_record_get (plan, "plan_type"));
  const char *state = accord_vocabulary_get_label (accord_partnership_get_vocabulary (partnership, "plan_state"),
                                                   accord_record_get (plan, "state"));
  g_autofree char *approved = accord_record_format (plan, accord_field_find ("plan", "approved_on"));

  if (*approved == '\0')
    return g_strdup_printf ("%s · %s", kind, state);
  return g_strdup_printf (_("%s · %s · approved on %s"), kind, state, approved);
}

static void
accord_strategy_row_finalize (GObject *object)
{
  AccordStrategyRow *self = ACCORD_STRATEGY_ROW (object);

  g_clear_object (&self->plan);
  g_free (self->caption);

  G_OBJECT_CLASS (accord_strategy_row_parent_class)->finalize (object);
}

static void
accord_strategy_row_class_init (AccordStrategyRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_strategy_row_finalize;
}

static void
accord_strategy_row_init (AccordStrategyRow *self)
{
}

static GtkWidget *
make_menu_button (AccordStrategyRow *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenuItem) item = g_menu_item_new (_("_Delete"), NULL);
  g_autofree char *name = g_strdup_printf (_("More for %s"), accord_record_get (self->plan, "title"));

  g_menu_item_set_action_and_target (item, "strategies.delete", "x", accord_record_get_id (self->plan));
  g_menu_append_item (menu, item);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_set_tooltip_text (button, name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static void
append_label (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
}

/**
 * accord_strategy_row_new:
 * @partnership: whose terms the strategy uses
 * @plan: the strategy
 *
 * Returns: (transfer floating): a row whose menu activates `strategies.delete` (x)
 */
GtkWidget *
accord_strategy_row_new (AccordPartnership *partnership, AccordRecord *plan)
{
  AccordStrategyRow *self = g_object_new (ACCORD_TYPE_STRATEGY_ROW, NULL);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->plan = g_object_ref (plan);
  self->caption = accord_strategy_write_caption (partnership, plan);
  self->flags = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 3));
  append_label (box, accord_record_get (plan, "title"), "heading");
  append_label (box, self->caption, "accord-subtitle");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->flags));
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_margin_top (line, 12);
  gtk_widget_set_margin_bottom (line, 12);
  gtk_widget_set_margin_start (line, 12);
  gtk_widget_set_margin_end (line, 6);
  gtk_box_append (GTK_BOX (line), box);
  gtk_box_append (GTK_BOX (line), make_menu_button (self));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), line);
  accord_strategy_row_show_checks (self, NULL);
  return GTK_WIDGET (self);
}

/**
 * accord_strategy_row_get_plan:
 *
 * Returns: (transfer none): the strategy
 */
AccordRecord *
accord_strategy_row_get_plan (AccordStrategyRow *self)
{
  g_return_val_if_fail (ACCORD_IS_STRATEGY_ROW (self), NULL);

  return self->plan;
}

/**
 * accord_strategy_row_show_checks:
 * @checks: (nullable): its findings, %NULL while they are not known
 *
 * Shows what is recorded of who was involved.
 */
void
accord_strategy_row_show_checks (AccordStrategyRow *self, AccordPlanChecks *checks)
{
  g_autofree char *summary = NULL;
  g_autofree char *name = NULL;
  GtkWidget *child;

  g_return_if_fail (ACCORD_IS_STRATEGY_ROW (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->flags))) != NULL)
    gtk_box_remove (self->flags, child);
  accord_flags_fill_box (checks, self->flags);
  gtk_widget_set_visible (GTK_WIDGET (self->flags), checks != NULL && checks->findings->len > 0);
  summary = checks != NULL ? accord_flags_write_summary (checks) : g_strdup ("");
  name = g_strdup_printf ("%s. %s. %s", accord_record_get (self->plan, "title"), self->caption, summary);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
