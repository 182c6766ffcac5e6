/* accord-activity-details.c: an activity and what was heard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/engagement/accord-activity-details.h"

#include <glib/gi18n.h>

#include "engagement/accord-evidence.h"
#include "engagement/accord-highlight.h"
#include "ui/common/accord-cards.h"
#include "ui/common/accord-details.h"
#include "ui/common/accord-form.h"
#include "ui/common/accord-heard.h"
#include "ui/common/accord-shell.h"
#include "ui/engagement/accord-feedback-card.h"
#include "ui/engagement/accord-links-group.h"
#include "ui/engagement/accord-parties-group.h"

static const char *const WHAT_FIELDS[]
    = { "title", "happened", "state", "method", "lead_id", "lead", "place_id", "place_text", NULL };
static const char *const WHO_FIELDS[] = { "activity_audience", "activity_group", "activity_condition", "reached", "reach",
                                          "level", NULL };
static const char *const MORE_FIELDS[] = { "asked", "activity_theme", "evidence", "accessibility", "consent_basis",
                                           "sensitivity", "activity_plan", "ref", "note", NULL };

/**
 * AccordActivityDetails:
 *
 * Everything about one activity: what it was, who was heard, what they said and what came of it, and the passages of the
 * strategies that it bears on.
 */
struct _AccordActivityDetails
{
  AdwBin parent_instance;

  AccordPartnership *partnership;
  gint64 activity;
  gint64 new_feedback;      /* to have the focus when its card is there */
  AccordForm *form;
  AccordPartiesGroup *parties;
  AccordForm *more;
  GtkBox *cards;
  AccordLinksGroup *links;
};

static void accord_activity_details_details_init (AccordDetailsInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AccordActivityDetails, accord_activity_details, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (ACCORD_TYPE_DETAILS, accord_activity_details_details_init))

typedef struct
{
  AccordActivityDetails *details;
  gint64 activity;
} Asked;

static Asked *
asked_new (AccordActivityDetails *self)
{
  Asked *asked = g_new (Asked, 1);

  *asked = (Asked) { g_object_ref (self), self->activity };
  return asked;
}

static void
asked_free (Asked *asked)
{
  g_object_unref (asked->details);
  g_free (asked);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, asked_free)

/* --- links --- */

static void
links_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Asked) asked = data;
  AccordActivityDetails *self = asked->details;
  g_autoptr (GPtrArray) links = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, NULL);

  if (links == NULL || self->activity != asked->activity)
    return;
  accord_links_group_show (self->links, links);
  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->cards)); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    accord_feedback_card_show_links (ACCORD_FEEDBACK_CARD (card), links);
}

static void
load_links (AccordActivityDetails *self)
{
  accord_partnership_run_async (self->partnership, accord_evidence_of_activity (self->activity), NULL, links_loaded_cb,
                                asked_new (self));
}

/* --- coded words --- */

static void
highlights_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Asked) asked = data;
  AccordActivityDetails *self = asked->details;
  g_autoptr (GPtrArray) highlights = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, NULL);

  if (highlights == NULL || self->activity != asked->activity)
    return;
  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->cards)); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    accord_feedback_card_show_highlights (ACCORD_FEEDBACK_CARD (card), highlights);
}

static void
load_highlights (AccordActivityDetails *self)
{
  accord_partnership_run_async (self->partnership, accord_highlights_of_activity (self->activity), NULL,
                                highlights_loaded_cb, asked_new (self));
}

/* --- what was heard --- */

static GtkWidget *
show_card_cb (AccordRecord *record, GtkWidget *card, gpointer data)
{
  AccordActivityDetails *self = data;

  return card != NULL ? card : accord_feedback_card_new (self->partnership, record);
}

static void
feedback_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Asked) asked = data;
  AccordActivityDetails *self = asked->details;
  g_autoptr (GPtrArray) feedback = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, NULL);
  GtkWidget *card;
  guint number = 0;

  if (feedback == NULL || self->activity != asked->activity)
    return;
  accord_cards_update (self->cards, feedback, show_card_cb, self);
  for (card = gtk_widget_get_first_child (GTK_WIDGET (self->cards)); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    accord_feedback_card_set_number (ACCORD_FEEDBACK_CARD (card), ++number);
  card = self->new_feedback != 0 ? accord_cards_find (self->cards, self->new_feedback) : NULL;
  if (card != NULL)
    {
      self->new_feedback = 0;
      accord_feedback_card_focus (ACCORD_FEEDBACK_CARD (card));
    }
  load_links (self);
  load_highlights (self);
}

static void
load (AccordActivityDetails *self)
{
  accord_partnership_run_async (self->partnership, accord_record_load_all ("feedback", "activity_id", self->activity),
                                NULL, feedback_loaded_cb, asked_new (self));
}

static void
added_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Asked) asked = data;
  AccordActivityDetails *self = asked->details;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, &error);

  if (error != NULL)
    {
      accord_shell_complain (GTK_WIDGET (self), error);
      return;
    }
  if (self->activity != asked->activity)
    return;
  self->new_feedback = *id;
  load (self);
}

static guint
count_cards (AccordActivityDetails *self)
{
  guint n = 0;

  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->cards)); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    n++;
  return n;
}

static void
add_feedback_cb (AccordActivityDetails *self)
{
  g_autofree char *activity = g_strdup_printf ("%" G_GINT64_FORMAT, self->activity);
  g_autofree char *position = g_strdup_printf ("%u", count_cards (self));

  if (self->activity == 0)
    return;
  accord_partnership_run_async (
      self->partnership,
      accord_record_add ("feedback", (const char *const[]) { "activity_id", "position", NULL },
                         (const char *const[]) { activity, position, NULL }),
      NULL, added_cb, asked_new (self));
}

static void
changed_cb (AccordPartnership *partnership, AccordChanges *changes, gpointer data)
{
  AccordActivityDetails *self = data;

  if (self->activity == 0)
    return;
  if (accord_changes_touch (changes, "feedback"))
    load (self);
  else if (accord_changes_touch (changes, "evidence_link") || accord_changes_touch (changes, "section") ||
           accord_changes_touch (changes, "plan"))
    load_links (self);
  else if (accord_changes_touch (changes, "highlight") || accord_changes_touch (changes, "term"))
    load_highlights (self);
}

/* --- on its way to a strategy --- */

static void
activity_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Asked) asked = data;
  AccordActivityDetails *self = asked->details;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordRecord) activity = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, &error);
  g_autoptr (GdkContentProvider) provider = NULL;

  if (activity == NULL)
    {
      accord_shell_complain (GTK_WIDGET (self), error);
      return;
    }
  provider = accord_heard_provide (asked->activity, 0, accord_record_get (activity, "title"));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), provider);
  accord_shell_say (GTK_WIDGET (self), _("Copied. Paste it as evidence beside the section of a strategy (Ctrl+Shift+E)."));
}

/* Its name may just have been typed, so it is asked for. */
static void
copy_cb (AccordActivityDetails *self)
{
  if (self->activity == 0)
    return;
  accord_form_flush (self->form);
  accord_partnership_run_async (self->partnership, accord_record_load ("activity", self->activity), NULL,
                                activity_loaded_cb, asked_new (self));
}

static GtkWidget *
create_copy (AccordActivityDetails *self)
{
  GtkWidget *copy = gtk_button_new_from_icon_name ("edit-copy-symbolic");

  gtk_widget_set_tooltip_text (copy, _("Copy the whole activity as evidence"));
  gtk_widget_set_valign (copy, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (copy, "flat");
  g_signal_connect_swapped (copy, "clicked", G_CALLBACK (copy_cb), self);
  return copy;
}

/* --- as details --- */

static void
flush (AccordDetails *details)
{
  AccordActivityDetails *self = ACCORD_ACTIVITY_DETAILS (details);

  accord_form_flush (self->form);
  accord_form_flush (self->more);
  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->cards)); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    accord_feedback_card_flush (ACCORD_FEEDBACK_CARD (card));
}

static void
show (AccordDetails *details, gint64 activity)
{
  AccordActivityDetails *self = ACCORD_ACTIVITY_DETAILS (details);

  if (self->activity == activity)
    return;
  flush (details);
  self->activity = activity;
  self->new_feedback = 0;
  accord_form_show (self->form, "activity", activity);
  accord_form_show (self->more, "activity", activity);
  accord_parties_group_show (self->parties, activity);
  accord_links_group_set_ends (self->links, activity, 0);
  if (activity != 0)
    load (self);
}

static void
focus (AccordDetails *details)
{
  accord_form_focus (ACCORD_ACTIVITY_DETAILS (details)->form, "activity", "title");
}

static void
accord_activity_details_details_init (AccordDetailsInterface *iface)
{
  iface->show = show;
  iface->focus = focus;
  iface->flush = flush;
}

/* --- the object --- */

static void
accord_activity_details_dispose (GObject *object)
{
  AccordActivityDetails *self = ACCORD_ACTIVITY_DETAILS (object);

  self->activity = 0;
  g_clear_object (&self->partnership);

  G_OBJECT_CLASS (accord_activity_details_parent_class)->dispose (object);
}

static void
accord_activity_details_class_init (AccordActivityDetailsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_activity_details_dispose;
}

static void
accord_activity_details_init (AccordActivityDetails *self)
{
}

static GtkWidget *
create_adder (AccordActivityDetails *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Add What Was Heard"));
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (row), "list-add-symbolic");
  g_signal_connect_swapped (row, "activated", G_CALLBACK (add_feedback_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return group;
}

/**
 * accord_activity_details_new:
 * @partnership: what is edited
 *
 * Returns: (transfer floating): details that show nothing yet; they lie in an #AccordBrowser
 */
GtkWidget *
accord_activity_details_new (AccordPartnership *partnership)
{
  AccordActivityDetails *self = g_object_new (ACCORD_TYPE_ACTIVITY_DETAILS, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->partnership = g_object_ref (partnership);
  self->form = ACCORD_FORM (accord_form_new (partnership));
  adw_preferences_group_set_header_suffix (accord_form_add_group (self->form, _("What Was Done"), "activity", WHAT_FIELDS),
                                           create_copy (self));
  accord_form_add_group (self->form, _("Who Was Heard"), "activity", WHO_FIELDS);
  self->parties = ACCORD_PARTIES_GROUP (accord_parties_group_new (partnership));
  self->more = ACCORD_FORM (accord_form_new (partnership));
  accord_form_add_group (self->more, _("Evidence and Notes"), "activity", MORE_FIELDS);
  self->cards = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));
  gtk_widget_set_visible (GTK_WIDGET (self->cards), FALSE);
  self->links = ACCORD_LINKS_GROUP (accord_links_group_new (partnership, _("The Activity as a Whole")));

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->form));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->parties));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->cards));
  gtk_box_append (GTK_BOX (box), create_adder (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->links));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->more));
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_object (partnership, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
  return GTK_WIDGET (self);
}
