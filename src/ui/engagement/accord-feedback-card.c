/* accord-feedback-card.c: one thing that was heard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/engagement/accord-feedback-card.h"

#include <glib/gi18n.h>

#include "ui/browser/accord-browser.h"
#include "ui/common/accord-form.h"
#include "ui/common/accord-heard.h"
#include "ui/common/accord-shell.h"
#include "ui/common/accord-text-row.h"
#include "ui/engagement/accord-coding-group.h"
#include "ui/engagement/accord-links-group.h"

static const char *const HEARD_FIELDS[] = { "text", "said_by", "organisation_id", "feedback_term", "stance", NULL };
static const char *const DONE_FIELDS[]
    = { "response", "response_text", "responded_on", "fed_back", "fed_back_how", NULL };

/**
 * AccordFeedbackCard:
 *
 * What was heard, the words of it that have a theme, what was done about it, and the passages it bears on.
 */
struct _AccordFeedbackCard
{
  AdwBin parent_instance;

  gint64 id;
  gint64 activity;
  char *text;                  /* what was heard, for other programs */
  AccordForm *form;
  AdwPreferencesGroup *heard;
  AccordCodingGroup *coding;
  AccordForm *done;
  AccordLinksGroup *links;
};

G_DEFINE_FINAL_TYPE (AccordFeedbackCard, accord_feedback_card, ADW_TYPE_BIN)

static void
delete_cb (AccordFeedbackCard *self)
{
  GtkWidget *browser = gtk_widget_get_ancestor (GTK_WIDGET (self), ACCORD_TYPE_BROWSER);

  accord_browser_delete (ACCORD_BROWSER (browser), "feedback", self->id);
}

/* --- on its way to a strategy --- */

static GdkContentProvider *
provide (AccordFeedbackCard *self)
{
  return accord_heard_provide (self->activity, self->id, self->text);
}

static void
copy_cb (AccordFeedbackCard *self)
{
  g_autoptr (GdkContentProvider) provider = provide (self);

  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), provider);
  accord_shell_say (GTK_WIDGET (self), _("Copied. Paste it as evidence beside the section of a strategy (Ctrl+Shift+E)."));
}

static GdkContentProvider *
prepare_drag_cb (GtkDragSource *source, double x, double y, gpointer data)
{
  return provide (data);
}

static void
add_dragging (AccordFeedbackCard *self, GtkWidget *handle)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_drag_cb), self);
  gtk_widget_add_controller (handle, GTK_EVENT_CONTROLLER (source));
}

static GtkWidget *
create_buttons (AccordFeedbackCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *copy = gtk_button_new_from_icon_name ("edit-copy-symbolic");
  GtkWidget *delete = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_set_tooltip_text (copy, _("Copy as evidence"));
  gtk_widget_set_tooltip_text (delete, _("Delete this feedback"));
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (copy, "flat");
  gtk_widget_add_css_class (delete, "flat");
  g_signal_connect_swapped (copy, "clicked", G_CALLBACK (copy_cb), self);
  g_signal_connect_swapped (delete, "clicked", G_CALLBACK (delete_cb), self);
  gtk_box_append (GTK_BOX (box), copy);
  gtk_box_append (GTK_BOX (box), delete);
  return box;
}

static void
accord_feedback_card_finalize (GObject *object)
{
  g_free (ACCORD_FEEDBACK_CARD (object)->text);

  G_OBJECT_CLASS (accord_feedback_card_parent_class)->finalize (object);
}

static void
accord_feedback_card_class_init (AccordFeedbackCardClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_feedback_card_finalize;
}

static void
accord_feedback_card_init (AccordFeedbackCard *self)
{
}

/**
 * accord_feedback_card_new:
 * @partnership: what is edited
 * @feedback: one thing that was heard
 *
 * Returns: (transfer floating): its card; it lies in an #AccordBrowser
 */
GtkWidget *
accord_feedback_card_new (AccordPartnership *partnership, AccordRecord *feedback)
{
  AccordFeedbackCard *self = g_object_new (ACCORD_TYPE_FEEDBACK_CARD, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  AccordTextRow *text;

  self->id = accord_record_get_id (feedback);
  self->form = ACCORD_FORM (accord_form_new (partnership));
  self->heard = accord_form_add_group (self->form, "", "feedback", HEARD_FIELDS);
  text = ACCORD_TEXT_ROW (accord_form_get_row (self->form, "feedback", "text"));
  self->coding = ACCORD_CODING_GROUP (accord_coding_group_new (partnership, self->id,
                                                               GTK_TEXT_VIEW (accord_text_row_get_editor (text))));
  self->done = ACCORD_FORM (accord_form_new (partnership));
  accord_form_add_group (self->done, _("What We Did"), "feedback", DONE_FIELDS);
  self->activity = accord_record_get_int (feedback, "activity_id");
  self->text = g_strdup (accord_record_get (feedback, "text"));
  adw_preferences_group_set_header_suffix (self->heard, create_buttons (self));
  add_dragging (self, GTK_WIDGET (self->heard));
  self->links = ACCORD_LINKS_GROUP (accord_links_group_new (partnership, ""));
  accord_links_group_set_ends (self->links, self->activity, self->id);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->form));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->coding));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->done));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->links));
  adw_bin_set_child (ADW_BIN (self), box);
  accord_form_show (self->form, "feedback", self->id);
  accord_form_show (self->done, "feedback", self->id);
  return GTK_WIDGET (self);
}

/**
 * accord_feedback_card_set_number:
 * @number: which it is of what was heard, from 1
 */
void
accord_feedback_card_set_number (AccordFeedbackCard *self, guint number)
{
  g_autofree char *title = NULL;

  g_return_if_fail (ACCORD_IS_FEEDBACK_CARD (self));

  title = g_strdup_printf (_("What Was Heard (%u)"), number);
  adw_preferences_group_set_title (self->heard, title);
}

/**
 * accord_feedback_card_show_links:
 * @links: (element-type AccordRecord): the answer of accord_evidence_of_activity()
 */
void
accord_feedback_card_show_links (AccordFeedbackCard *self, GPtrArray *links)
{
  g_return_if_fail (ACCORD_IS_FEEDBACK_CARD (self));

  accord_links_group_show (self->links, links);
}

/**
 * accord_feedback_card_show_highlights:
 * @highlights: (element-type AccordRecord): the answer of accord_highlights_of_activity()
 */
void
accord_feedback_card_show_highlights (AccordFeedbackCard *self, GPtrArray *highlights)
{
  g_return_if_fail (ACCORD_IS_FEEDBACK_CARD (self));

  accord_coding_group_show (self->coding, highlights);
}

/**
 * accord_feedback_card_focus:
 *
 * Puts the focus where feedback is filled in.
 */
void
accord_feedback_card_focus (AccordFeedbackCard *self)
{
  g_return_if_fail (ACCORD_IS_FEEDBACK_CARD (self));

  accord_form_focus (self->form, "feedback", "text");
}

/**
 * accord_feedback_card_flush:
 *
 * Stores what is typed and not stored yet.
 */
void
accord_feedback_card_flush (AccordFeedbackCard *self)
{
  g_return_if_fail (ACCORD_IS_FEEDBACK_CARD (self));

  accord_form_flush (self->form);
  accord_form_flush (self->done);
}
