/* accord-items-group.c: the agenda, the decisions or the actions of a meeting
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/meetings/accord-items-group.h"

#include <glib/gi18n.h>

#include "membership/accord-meeting.h"
#include "ui/common/accord-cards.h"
#include "ui/common/accord-shell.h"
#include "ui/meetings/accord-item-card.h"

/**
 * AccordItemsGroup:
 *
 * The items of one kind that a meeting has, in their order, with a row to add one. The agenda can be filled with what is
 * due; among the actions are those that earlier meetings left open.
 */
struct _AccordItemsGroup
{
  AdwBin parent_instance;

  AccordPartnership *partnership;
  const char *table;
  gint64 meeting;
  gint64 new_item;      /* to be opened when its card is there */
  GtkBox *cards;
};

G_DEFINE_FINAL_TYPE (AccordItemsGroup, accord_items_group, ADW_TYPE_BIN)

static const struct
{
  const char *table;
  const char *title;
  const char *add;
} WORDS[] = {
  { "agenda_item", N_("Agenda"), N_("Add an Item") },
  { "decision", N_("Decisions"), N_("Record a Decision") },
  { "action_item", N_("Actions"), N_("Add an Action") },
};

typedef struct
{
  AccordItemsGroup *group;
  gint64 meeting;
} Asked;

static Asked *
asked_new (AccordItemsGroup *self)
{
  Asked *asked = g_new (Asked, 1);

  *asked = (Asked) { g_object_ref (self), self->meeting };
  return asked;
}

static void
asked_free (Asked *asked)
{
  g_object_unref (asked->group);
  g_free (asked);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, asked_free)

static GtkWidget *
show_card_cb (AccordRecord *record, GtkWidget *card, gpointer data)
{
  AccordItemsGroup *self = data;

  if (card == NULL)
    card = accord_item_card_new (self->partnership, self->table);
  accord_item_card_show (ACCORD_ITEM_CARD (card), record);
  return card;
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Asked) asked = data;
  AccordItemsGroup *self = asked->group;
  g_autoptr (GPtrArray) items = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, NULL);
  GtkWidget *card;
  guint number = 0;

  if (items == NULL || self->meeting != asked->meeting)
    return;
  accord_cards_update (self->cards, items, show_card_cb, self);
  for (card = gtk_widget_get_first_child (GTK_WIDGET (self->cards)); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    accord_item_card_set_number (ACCORD_ITEM_CARD (card), ++number);
  card = self->new_item != 0 ? accord_cards_find (self->cards, self->new_item) : NULL;
  if (card != NULL)
    {
      self->new_item = 0;
      accord_item_card_open (ACCORD_ITEM_CARD (card));
    }
}

static void
load (AccordItemsGroup *self)
{
  AccordRequest *request = g_str_equal (self->table, "action_item")
                               ? accord_meeting_actions (self->meeting)
                               : accord_record_load_all (self->table, "meeting_id", self->meeting);

  accord_partnership_run_async (self->partnership, request, NULL, loaded_cb, asked_new (self));
}

static void
changed_cb (AccordPartnership *partnership, AccordChanges *changes, gpointer data)
{
  AccordItemsGroup *self = data;

  if (self->meeting != 0 && (accord_changes_touch (changes, self->table) || accord_changes_touch (changes, "meeting")))
    load (self);
}

static void
added_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Asked) asked = data;
  AccordItemsGroup *self = asked->group;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, &error);

  if (error != NULL)
    {
      accord_shell_complain (GTK_WIDGET (self), error);
      return;
    }
  if (self->meeting != asked->meeting)
    return;
  self->new_item = *id;
  load (self);
}

static void
add_cb (AccordItemsGroup *self)
{
  if (self->meeting != 0)
    accord_partnership_run_async (self->partnership, accord_meeting_add_item (self->table, self->meeting), NULL, added_cb,
                                  asked_new (self));
}

static void
fill_cb (AccordItemsGroup *self)
{
  if (self->meeting != 0)
    accord_shell_edit (GTK_WIDGET (self), self->partnership, accord_meeting_fill_agenda (self->meeting));
}

/* --- the object --- */

static void
accord_items_group_dispose (GObject *object)
{
  AccordItemsGroup *self = ACCORD_ITEMS_GROUP (object);

  self->meeting = 0;
  g_clear_object (&self->partnership);

  G_OBJECT_CLASS (accord_items_group_parent_class)->dispose (object);
}

static void
accord_items_group_class_init (AccordItemsGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_items_group_dispose;
}

static void
accord_items_group_init (AccordItemsGroup *self)
{
}

static GtkWidget *
create_button (AccordItemsGroup *self, const char *title, const char *icon_name, GCallback callback)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (row), icon_name);
  g_signal_connect_swapped (row, "activated", callback, self);
  return row;
}

/**
 * accord_items_group_new:
 * @partnership: what is edited
 * @table: agenda_item, decision or action_item
 *
 * Returns: (transfer floating): a group that shows nothing yet
 */
GtkWidget *
accord_items_group_new (AccordPartnership *partnership, const char *table)
{
  AccordItemsGroup *self = g_object_new (ACCORD_TYPE_ITEMS_GROUP, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = adw_preferences_group_new ();
  GtkWidget *buttons = adw_preferences_group_new ();

  self->partnership = g_object_ref (partnership);
  self->table = g_intern_string (table);
  self->cards = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_widget_set_visible (GTK_WIDGET (self->cards), FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (WORDS); i++)
    if (g_str_equal (WORDS[i].table, table))
      {
        adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (heading), _(WORDS[i].title));
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (buttons),
                                   create_button (self, _(WORDS[i].add), "list-add-symbolic", G_CALLBACK (add_cb)));
      }
  if (g_str_equal (table, "agenda_item"))
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (buttons),
                               create_button (self, _("Fill In What Is Due"), "document-edit-symbolic",
                                              G_CALLBACK (fill_cb)));
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->cards));
  gtk_box_append (GTK_BOX (box), buttons);
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_object (partnership, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
  return GTK_WIDGET (self);
}

/**
 * accord_items_group_show:
 * @meeting: whose items, or 0
 */
void
accord_items_group_show (AccordItemsGroup *self, gint64 meeting)
{
  g_return_if_fail (ACCORD_IS_ITEMS_GROUP (self));

  self->meeting = meeting;
  self->new_item = 0;
  if (meeting != 0)
    load (self);
}

/**
 * accord_items_group_flush:
 *
 * Stores what is typed and not stored yet.
 */
void
accord_items_group_flush (AccordItemsGroup *self)
{
  g_return_if_fail (ACCORD_IS_ITEMS_GROUP (self));

  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->cards)); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    accord_item_card_flush (ACCORD_ITEM_CARD (card));
}
