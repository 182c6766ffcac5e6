/* accord-cards.c: a widget for each of a few records
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/common/accord-cards.h"

#define ID_KEY "accord-card-id"

/**
 * accord_cards_get_id:
 * @card: a child of a box that accord_cards_update() fills
 *
 * Returns: the record that it stands for
 */
gint64
accord_cards_get_id (GtkWidget *card)
{
  const gint64 *id = g_object_get_data (G_OBJECT (card), ID_KEY);

  return id != NULL ? *id : 0;
}

/**
 * accord_cards_find:
 * @box: a box that accord_cards_update() fills
 * @id: a record
 *
 * Returns: (transfer none) (nullable): the card that stands for it
 */
GtkWidget *
accord_cards_find (GtkBox *box, gint64 id)
{
  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (box)); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    if (accord_cards_get_id (card) == id)
      return card;
  return NULL;
}

/* A card that was just made has no place yet. */
static gboolean
scroll_cb (GtkWidget *card, GdkFrameClock *clock, gpointer data)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (card, GTK_TYPE_VIEWPORT);

  if (viewport != NULL && gtk_widget_get_height (card) == 0)
    return G_SOURCE_CONTINUE;
  if (viewport != NULL)
    gtk_viewport_scroll_to (GTK_VIEWPORT (viewport), card, NULL);
  return G_SOURCE_REMOVE;
}

/**
 * accord_cards_show:
 * @box: a box that accord_cards_update() fills
 * @id: a record
 *
 * Brings the card that stands for a record into sight, as soon as it has a place. Where the focus is, is shown from then on.
 *
 * Returns: (transfer none) (nullable): the card, for the focus; %NULL when there is none yet
 */
GtkWidget *
accord_cards_show (GtkBox *box, gint64 id)
{
  GtkWidget *card = accord_cards_find (box, id);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (box));

  if (card == NULL)
    return NULL;
  gtk_widget_add_tick_callback (card, scroll_cb, NULL, NULL);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_focus_visible (GTK_WINDOW (root), TRUE);
  return card;
}

static gboolean
has_record (GPtrArray *records, gint64 id)
{
  for (guint i = 0; i < records->len; i++)
    if (accord_record_get_id (records->pdata[i]) == id)
      return TRUE;
  return FALSE;
}

static void
remove_others (GtkBox *box, GPtrArray *records)
{
  GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (box));

  while (card != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (card);

      if (!has_record (records, accord_cards_get_id (card)))
        gtk_box_remove (box, card);
      card = next;
    }
}

/**
 * accord_cards_update:
 * @box: holds the cards and nothing else
 * @records: (element-type AccordRecord): what there is, in order
 * @func: makes and updates cards
 * @data: for @func
 *
 * Makes the children of @box stand for @records. A card whose record stays is kept, with the focus and with what is being
 * typed in it. For tens of records; thousands belong in a list view.
 */
void
accord_cards_update (GtkBox *box, GPtrArray *records, AccordCardFunc func, gpointer data)
{
  GtkWidget *previous = NULL;

  remove_others (box, records);
  for (guint i = 0; i < records->len; i++)
    {
      gint64 id = accord_record_get_id (records->pdata[i]);
      GtkWidget *card = accord_cards_find (box, id);

      if (card != NULL)
        {
          func (records->pdata[i], card, data);
          if (gtk_widget_get_prev_sibling (card) != previous)
            gtk_box_reorder_child_after (box, card, previous);
        }
      else
        {
          card = func (records->pdata[i], NULL, data);
          g_object_set_data_full (G_OBJECT (card), ID_KEY, g_memdup2 (&id, sizeof id), g_free);
          gtk_box_insert_child_after (box, card, previous);
        }
      previous = card;
    }
  gtk_widget_set_visible (GTK_WIDGET (box), records->len > 0);
}
