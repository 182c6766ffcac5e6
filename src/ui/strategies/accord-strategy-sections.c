/* accord-strategy-sections.c: splitting, merging and searching the sections of a strategy
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/strategies/accord-strategy-editor-private.h"

#include <glib/gi18n.h>

#include "base/accord-error.h"
#include "plans/accord-outline.h"
#include "ui/common/accord-shell.h"
#include "ui/strategies/accord-find-dialog.h"
#include "ui/strategies/accord-undo-toast.h"

static void
add_section_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (ACCORD_STRATEGY_EDITOR (widget)->outline), "outline.add", NULL);
}

/* --- two sections out of one, and one out of two --- */

static void
split_done_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordStrategyEditor) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, &error);

  if (id == NULL)
    {
      accord_shell_complain (GTK_WIDGET (self), error);
      return;
    }
  accord_undo_toast_show (GTK_WIDGET (self), ACCORD_PARTNERSHIP (object), _("Section split"));
  accord_strategy_editor_want_section (self, *id, self->wants_heading);
}

static void
split_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordStrategyEditor *self = ACCORD_STRATEGY_EDITOR (widget);
  gint64 section = accord_section_pane_get_section (self->section);
  g_autofree char *first = NULL;
  g_autofree char *heading = NULL;
  g_autofree char *second = NULL;

  if (section == 0)
    return;
  accord_strategy_editor_flush (self);
  accord_section_pane_cut_in_two (self->section, &first, &heading, &second);
  self->wants_heading = *heading == '\0';
  accord_partnership_run_async (self->partnership, accord_section_split (section, first, heading, second), NULL,
                                split_done_cb, g_object_ref (self));
}

static void
merged_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordStrategyEditor) self = data;
  g_autoptr (GError) error = NULL;

  if (accord_partnership_do_finish (ACCORD_PARTNERSHIP (object), result, &error))
    accord_undo_toast_show (GTK_WIDGET (self), ACCORD_PARTNERSHIP (object), _("Sections merged"));
  else if (g_error_matches (error, ACCORD_ERROR, ACCORD_ERROR_NOT_FOUND))
    accord_shell_say (GTK_WIDGET (self), _("No section follows this one."));
  else
    accord_shell_complain (GTK_WIDGET (self), error);
}

static void
merge_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordStrategyEditor *self = ACCORD_STRATEGY_EDITOR (widget);
  gint64 section = accord_section_pane_get_section (self->section);

  if (section == 0)
    return;
  accord_strategy_editor_flush (self);
  accord_partnership_run_async (self->partnership, accord_section_merge (section), NULL, merged_cb, g_object_ref (self));
}

static void
place_chosen_cb (AccordStrategyEditor *self, const AccordFindHit *hit, AccordFind *find)
{
  accord_strategy_editor_close_outline (self);
  accord_strategy_editor_want_section (self, hit->section, FALSE);
  accord_section_pane_show_hit (self->section, hit, find);
}

static void
find_everywhere_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordStrategyEditor *self = ACCORD_STRATEGY_EDITOR (widget);
  g_auto (AccordQuote) quote = { 0 };
  gboolean is_selected = accord_section_pane_take_quote (self->section, &quote);
  AdwDialog *dialog;

  /* Only what is stored is searched. */
  accord_strategy_editor_flush (self);
  dialog = accord_find_dialog_new (self->partnership, self->plan, accord_section_pane_get_editable (self->section),
                                   is_selected ? quote.exact : "");
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (place_chosen_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

void
accord_strategy_editor_install_sections (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "strategy.add-section", NULL, add_section_cb);
  gtk_widget_class_install_action (widget_class, "strategy.find", NULL, find_everywhere_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "strategy.find", NULL);
  gtk_widget_class_install_action (widget_class, "strategy.split", NULL, split_cb);
  gtk_widget_class_install_action (widget_class, "strategy.merge", NULL, merge_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "strategy.split", NULL);
}
