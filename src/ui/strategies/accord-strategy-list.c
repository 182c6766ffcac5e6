/* accord-strategy-list.c: all strategies of the partnership
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/strategies/accord-strategy-list.h"

#include <glib/gi18n.h>

#include "base/accord-fold.h"
#include "ui/common/accord-shell.h"
#include "ui/strategies/accord-new-strategy-dialog.h"
#include "ui/strategies/accord-strategy-row.h"
#include "ui/strategies/accord-undo-toast.h"

/**
 * AccordStrategyList:
 *
 * The strategies with their flags; newest last, in the order in which they were made. It emits
 * #AccordStrategyList::chosen for the one that is to be opened.
 */
struct _AccordStrategyList
{
  AdwNavigationPage parent_instance;

  GtkStack *stack;
  GtkListBox *list;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search;

  AccordPartnership *partnership;
  AccordChecks *checks;
  char *folded;                 /* what is searched for */
};

G_DEFINE_FINAL_TYPE (AccordStrategyList, accord_strategy_list, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- showing --- */

static void
show_checks (AccordStrategyList *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      gint64 plan = accord_record_get_id (accord_strategy_row_get_plan (ACCORD_STRATEGY_ROW (row)));

      accord_strategy_row_show_checks (ACCORD_STRATEGY_ROW (row), accord_checks_get_plan (self->checks, plan));
    }
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordStrategyList) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) plans = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, &error);

  if (self->partnership == NULL)
    return;
  if (plans == NULL)
    {
      accord_shell_complain (GTK_WIDGET (self), error);
      return;
    }
  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < plans->len; i++)
    gtk_list_box_append (self->list, accord_strategy_row_new (self->partnership, g_ptr_array_index (plans, i)));
  show_checks (self);
  gtk_stack_set_visible_child_name (self->stack, plans->len > 0 ? "list" : "none");
}

static void
load (AccordStrategyList *self)
{
  accord_partnership_run_async (self->partnership, accord_record_load_all ("plan", NULL, 0), NULL, loaded_cb,
                                g_object_ref (self));
}

static void
changed_cb (AccordPartnership *partnership, AccordChanges *changes, gpointer data)
{
  if (accord_changes_touch (changes, "plan") || accord_changes_touch (changes, "term"))
    load (data);
}

static gboolean
is_row_shown (GtkListBoxRow *row, gpointer data)
{
  AccordStrategyList *self = data;
  AccordRecord *plan = accord_strategy_row_get_plan (ACCORD_STRATEGY_ROW (row));
  g_autofree char *title = accord_fold (accord_record_get (plan, "title"));

  return self->folded == NULL || strstr (title, self->folded) != NULL;
}

static void
search_changed_cb (AccordStrategyList *self)
{
  g_free (self->folded);
  self->folded = accord_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  gtk_list_box_invalidate_filter (self->list);
}

static void
row_activated_cb (AccordStrategyList *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[CHOSEN], 0,
                 accord_record_get_id (accord_strategy_row_get_plan (ACCORD_STRATEGY_ROW (row))));
}

/* --- edits --- */

static void
created_cb (AccordStrategyList *self, gint64 plan)
{
  g_signal_emit (self, signals[CHOSEN], 0, plan);
}

static void
add_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordStrategyList *self = ACCORD_STRATEGY_LIST (widget);
  AdwDialog *dialog = accord_new_strategy_dialog_new (self->partnership);

  g_signal_connect_object (dialog, "created", G_CALLBACK (created_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
deleted_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordStrategyList) self = data;
  g_autoptr (GError) error = NULL;

  accord_partnership_do_finish (ACCORD_PARTNERSHIP (object), result, &error);
  if (error != NULL)
    accord_shell_complain (GTK_WIDGET (self), error);
  else
    accord_undo_toast_show (GTK_WIDGET (self), ACCORD_PARTNERSHIP (object), _("Strategy deleted"));
}

static void
delete_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordStrategyList *self = ACCORD_STRATEGY_LIST (widget);

  accord_partnership_run_async (self->partnership, accord_record_delete ("plan", g_variant_get_int64 (parameter)), NULL,
                                deleted_cb, g_object_ref (self));
}

/**
 * accord_strategy_list_find:
 *
 * Lets the person search the titles.
 */
void
accord_strategy_list_find (AccordStrategyList *self)
{
  g_return_if_fail (ACCORD_IS_STRATEGY_LIST (self));

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* --- the object --- */

static void
accord_strategy_list_dispose (GObject *object)
{
  AccordStrategyList *self = ACCORD_STRATEGY_LIST (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_STRATEGY_LIST);
  g_clear_object (&self->partnership);
  g_clear_object (&self->checks);

  G_OBJECT_CLASS (accord_strategy_list_parent_class)->dispose (object);
}

static void
accord_strategy_list_finalize (GObject *object)
{
  g_free (ACCORD_STRATEGY_LIST (object)->folded);

  G_OBJECT_CLASS (accord_strategy_list_parent_class)->finalize (object);
}

static void
accord_strategy_list_class_init (AccordStrategyListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = accord_strategy_list_dispose;
  object_class->finalize = accord_strategy_list_finalize;

  /**
   * AccordStrategyList::chosen:
   * @self: the list
   * @plan: the strategy to open
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                  1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/accord_icp/Accord/ui/strategies/accord-strategy-list.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordStrategyList, stack);
  gtk_widget_class_bind_template_child (widget_class, AccordStrategyList, list);
  gtk_widget_class_bind_template_child (widget_class, AccordStrategyList, search_bar);
  gtk_widget_class_bind_template_child (widget_class, AccordStrategyList, search);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_install_action (widget_class, "strategies.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "strategies.delete", "x", delete_cb);
}

static void
accord_strategy_list_init (AccordStrategyList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search));
  gtk_list_box_set_filter_func (self->list, is_row_shown, self, NULL);
}

/**
 * accord_strategy_list_new:
 * @partnership: what is shown
 * @checks: its live checks
 *
 * Returns: (transfer floating): the list, filled a little later
 */
AdwNavigationPage *
accord_strategy_list_new (AccordPartnership *partnership, AccordChecks *checks)
{
  AccordStrategyList *self = g_object_new (ACCORD_TYPE_STRATEGY_LIST, NULL);

  self->partnership = g_object_ref (partnership);
  self->checks = g_object_ref (checks);
  g_signal_connect_object (partnership, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (checks, "changed", G_CALLBACK (show_checks), self, G_CONNECT_SWAPPED);
  load (self);
  return ADW_NAVIGATION_PAGE (self);
}
