/* accord-prose-link-dialog.c: asks for the words and the target of a link
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/prose/accord-prose-link-dialog.h"

#include <glib/gi18n.h>

struct _AccordProseLinkDialog
{
  AdwAlertDialog parent_instance;

  AccordProseBuffer *buffer;
  AdwEntryRow *words;
  AdwEntryRow *address;
};

G_DEFINE_FINAL_TYPE (AccordProseLinkDialog, accord_prose_link_dialog, ADW_TYPE_ALERT_DIALOG)

/**
 * accord_prose_complete_address:
 * @typed: what a person typed as the target of a link
 *
 * Completes "www.nhs.uk" to "https://www.nhs.uk" and "a@nhs.net" to "mailto:a@nhs.net".
 *
 * Returns: (transfer full) (nullable): the address; %NULL if it is none that a published strategy
 * may have: only https, http and mailto are
 */
char *
accord_prose_complete_address (const char *typed)
{
  g_autofree char *address = g_strstrip (g_strdup (typed));
  g_autofree char *scheme = g_uri_parse_scheme (address);
  g_autofree char *complete = NULL;
  g_autoptr (GUri) uri = NULL;

  if (scheme != NULL && strchr (address, ':')[1] != '\0' && !g_ascii_isdigit (strchr (address, ':')[1]))
    complete = g_steal_pointer (&address);
  else if (strchr (address, '@') != NULL && strchr (address, '/') == NULL)
    complete = g_strconcat ("mailto:", address, NULL);
  else
    complete = g_strconcat ("https://", address, NULL);

  uri = g_uri_parse (complete, G_URI_FLAGS_PARSE_RELAXED, NULL);
  if (uri == NULL)
    return NULL;

  if (g_str_equal (g_uri_get_scheme (uri), "mailto"))
    return strchr (g_uri_get_path (uri), '@') != NULL ? g_steal_pointer (&complete) : NULL;

  if (!g_str_equal (g_uri_get_scheme (uri), "https") && !g_str_equal (g_uri_get_scheme (uri), "http"))
    return NULL;

  return g_uri_get_host (uri) != NULL && strchr (g_uri_get_host (uri), '.') != NULL ? g_steal_pointer (&complete)
                                                                                    : NULL;
}

static void
changed_cb (AccordProseLinkDialog *self)
{
  g_autofree char *address = accord_prose_complete_address (gtk_editable_get_text (GTK_EDITABLE (self->address)));

  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (self), "save", address != NULL);
}

static void
response_cb (AccordProseLinkDialog *self, const char *response)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->words));
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->address));
  g_autofree char *address = accord_prose_complete_address (typed);

  if (g_str_equal (response, "save") && address != NULL)
    accord_prose_buffer_set_link (self->buffer, *words != '\0' ? words : typed, address);
  else if (g_str_equal (response, "remove"))
    accord_prose_buffer_set_link (self->buffer, words, NULL);
}

static void
accord_prose_link_dialog_dispose (GObject *object)
{
  AccordProseLinkDialog *self = ACCORD_PROSE_LINK_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_PROSE_LINK_DIALOG);
  g_clear_object (&self->buffer);

  G_OBJECT_CLASS (accord_prose_link_dialog_parent_class)->dispose (object);
}

static void
accord_prose_link_dialog_class_init (AccordProseLinkDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = accord_prose_link_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/accord_icp/Accord/ui/prose/accord-prose-link-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordProseLinkDialog, words);
  gtk_widget_class_bind_template_child (widget_class, AccordProseLinkDialog, address);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, response_cb);
}

static void
accord_prose_link_dialog_init (AccordProseLinkDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * accord_prose_link_dialog_new:
 * @buffer: a text whose cursor is where the link is, or is to be
 *
 * Returns: (transfer floating): a dialog that makes, changes or removes the link
 */
AdwDialog *
accord_prose_link_dialog_new (AccordProseBuffer *buffer)
{
  AccordProseLinkDialog *self = g_object_new (ACCORD_TYPE_PROSE_LINK_DIALOG, NULL);
  AccordProseFormat format;
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *words = NULL;

  self->buffer = g_object_ref (buffer);
  accord_prose_buffer_get_format (buffer, &format);
  if (accord_prose_buffer_get_link_range (buffer, &start, &end))
    words = gtk_text_iter_get_text (&start, &end);

  gtk_editable_set_text (GTK_EDITABLE (self->words), words != NULL ? words : "");
  gtk_editable_set_text (GTK_EDITABLE (self->address), format.url != NULL ? format.url : "");
  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (self), "remove", format.url != NULL);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->address));

  return ADW_DIALOG (self);
}
