/* accord-strategy-evidence.c: linking what a strategy says to what was heard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/strategies/accord-strategy-editor-private.h"

#include <glib/gi18n.h>

#include "engagement/accord-evidence.h"
#include "ui/common/accord-heard.h"
#include "ui/common/accord-shell.h"
#include "ui/strategies/accord-evidence-dialog.h"
#include "ui/strategies/accord-undo-toast.h"

static void
heard_linked_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordStrategyEditor) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *link = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, &error);

  if (link != NULL)
    accord_undo_toast_show (GTK_WIDGET (self), ACCORD_PARTNERSHIP (object), _("Linked to what was heard"));
  else
    accord_shell_complain (GTK_WIDGET (self), error);
}

/* To the words that are selected, if the section is the one in hand. */
static void
link_heard (AccordStrategyEditor *self, gint64 section, const AccordHeard *heard)
{
  g_auto (AccordQuote) quote = { 0 };
  gboolean has_words = section == accord_section_pane_get_section (self->section) &&
                       accord_section_pane_take_quote (self->section, &quote);

  if (section == 0 || !accord_section_pane_get_editable (self->section))
    return;
  accord_strategy_editor_flush (self);
  accord_partnership_run_async (self->partnership,
                                accord_evidence_link (section, heard->activity, heard->feedback, has_words ? &quote : NULL),
                                NULL, heard_linked_cb, g_object_ref (self));
}

static void
heard_here_cb (AccordStrategyEditor *self, AccordHeard *heard)
{
  link_heard (self, accord_section_pane_get_section (self->section), heard);
}

static void
heard_read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordStrategyEditor) self = data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (object), result, NULL);

  if (self->partnership == NULL)
    return;
  if (value != NULL)
    heard_here_cb (self, g_value_get_boxed (value));
  else
    accord_shell_say (GTK_WIDGET (self), _("Copy what was heard on the Engagement page first."));
}

static void
paste_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gdk_clipboard_read_value_async (gtk_widget_get_clipboard (widget), ACCORD_TYPE_HEARD, G_PRIORITY_DEFAULT, NULL,
                                  heard_read_cb, g_object_ref (widget));
}

static void
show_quote_cb (AccordStrategyEditor *self, gpointer quote)
{
  gboolean is_shown = accord_section_pane_show_quote (self->section, quote);

  if (is_shown && adw_overlay_split_view_get_collapsed (self->evidence_split))
    adw_overlay_split_view_set_show_sidebar (self->evidence_split, FALSE);
}

static void
heard_dropped_cb (AccordStrategyEditor *self, gint64 section, AccordHeard *heard)
{
  link_heard (self, section, heard);
}

static void
link_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordStrategyEditor *self = ACCORD_STRATEGY_EDITOR (widget);
  gint64 section = accord_section_pane_get_section (self->section);
  g_auto (AccordQuote) quote = { 0 };

  if (section == 0)
    return;
  accord_section_pane_take_quote (self->section, &quote);
  /* The link holds the text as it is stored, so it must be. */
  accord_strategy_editor_flush (self);
  adw_dialog_present (accord_evidence_dialog_new (self->partnership, section, &quote), widget);
}

void
accord_strategy_editor_install_evidence (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, heard_dropped_cb);
  gtk_widget_class_bind_template_callback (widget_class, heard_here_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_quote_cb);
  gtk_widget_class_install_action (widget_class, "evidence.link", NULL, link_cb);
  gtk_widget_class_install_action (widget_class, "evidence.paste", NULL, paste_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_h, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "evidence.link", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "evidence.paste", NULL);
}
