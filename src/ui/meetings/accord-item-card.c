/* accord-item-card.c: an item of an agenda, a decision or an action
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/meetings/accord-item-card.h"

#include <glib/gi18n.h>

#include "base/accord-vague-date.h"
#include "membership/accord-meeting.h"
#include "ui/browser/accord-browser.h"
#include "ui/common/accord-field-row.h"
#include "ui/common/accord-shell.h"

static const char *const AGENDA_FIELDS[] = { "title", "lead", "paper", "note", NULL };
static const char *const DECISION_FIELDS[] = { "text", "topic", "plan_id", "assessment_id", "outcome", "edition", "minute",
                                               "decided_on", "note", NULL };
static const char *const ACTION_FIELDS[] = { "text", "owner", "organisation_id", "due_on", "done_on", "note", NULL };

static const struct
{
  const char *table;
  const char *title;          /* the column that names an item */
  const char *untitled;
  const char *const *fields;
  gboolean is_ordered;
} KINDS[] = {
  { "agenda_item", "title", N_("Item without words"), AGENDA_FIELDS, TRUE },
  { "decision", "text", N_("Decision without words"), DECISION_FIELDS, TRUE },
  { "action_item", "text", N_("Action without words"), ACTION_FIELDS, FALSE },
};

/**
 * AccordItemCard:
 *
 * One item in a line, which opens to be edited. Its place among the others is changed by buttons, or by Alt with the
 * arrows; an action is ticked off.
 */
struct _AccordItemCard
{
  AdwBin parent_instance;

  AccordPartnership *partnership;
  guint kind;
  AccordRecord *item;
  AdwExpanderRow *row;
  GtkLabel *number;             /* NULL for an action */
  GtkCheckButton *done;         /* NULL for all but an action */
  GPtrArray *fields;            /* AccordFieldRow; the row holds them; empty until it is opened */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (AccordItemCard, accord_item_card, ADW_TYPE_BIN)

/* --- edits --- */

static void
move (AccordItemCard *self, int by)
{
  if (self->item != NULL && KINDS[self->kind].is_ordered)
    accord_shell_edit (GTK_WIDGET (self), self->partnership,
                       accord_meeting_move_item (KINDS[self->kind].table, accord_record_get_id (self->item), by));
}

static void
up_cb (AccordItemCard *self)
{
  move (self, -1);
}

static void
down_cb (AccordItemCard *self)
{
  move (self, 1);
}

static gboolean
move_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  move (ACCORD_ITEM_CARD (widget), g_variant_get_int32 (arguments));
  return GDK_EVENT_STOP;
}

static void
delete_cb (AccordItemCard *self)
{
  GtkWidget *browser = gtk_widget_get_ancestor (GTK_WIDGET (self), ACCORD_TYPE_BROWSER);

  if (self->item != NULL)
    accord_browser_delete (ACCORD_BROWSER (browser), KINDS[self->kind].table, accord_record_get_id (self->item));
}

static void
done_toggled_cb (AccordItemCard *self)
{
  char today[11] = "";

  if (self->showing || self->item == NULL)
    return;
  if (gtk_check_button_get_active (self->done))
    accord_day_today (today);
  accord_shell_edit (GTK_WIDGET (self), self->partnership,
                     accord_meeting_finish_action (accord_record_get_id (self->item), today));
}

/* --- words --- */

static void
add_words (GPtrArray *parts, const char *format, const char *words)
{
  if (*words != '\0')
    {
      g_auto (GStrv) around = g_strsplit (format, "%s", 2);

      g_ptr_array_add (parts, g_strjoinv (words, around));
    }
}

static void
add_day (GPtrArray *parts, AccordItemCard *self, const char *format, const char *column)
{
  g_autofree char *day = accord_day_format (accord_record_get (self->item, column));

  add_words (parts, format, day);
}

static void
add_action_words (GPtrArray *parts, AccordItemCard *self)
{
  if (accord_record_get_int (self->item, "is_carried") != 0)
    add_day (parts, self, _("Carried over from %s"), "meeting_day");
  add_words (parts, "%s", accord_record_get (self->item, "owner"));
  add_words (parts, "%s", accord_record_get (self->item, "organisation"));
  add_day (parts, self, _("due %s"), "due_on");
  add_day (parts, self, _("done %s"), "done_on");
}

static char *
describe (AccordItemCard *self)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const char *table = KINDS[self->kind].table;

  if (g_str_equal (table, "action_item"))
    add_action_words (parts, self);
  else if (g_str_equal (table, "decision"))
    {
      AccordVocabulary *topics = accord_partnership_get_vocabulary (self->partnership, "decision_topic");

      add_words (parts, "%s", accord_vocabulary_get_label (topics, accord_record_get (self->item, "topic")));
      add_words (parts, _("minute %s"), accord_record_get (self->item, "minute"));
    }
  else
    {
      add_words (parts, "%s", accord_record_get (self->item, "lead"));
      add_words (parts, "%s", accord_record_get (self->item, "note"));
    }
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

/* --- the fields --- */

static void
create_fields (AccordItemCard *self)
{
  GtkWidget *delete = adw_button_row_new ();

  for (const char *const *name = KINDS[self->kind].fields; *name != NULL; name++)
    {
      GtkWidget *field = accord_field_row_new (self->partnership, accord_field_find (KINDS[self->kind].table, *name));

      accord_field_row_show (ACCORD_FIELD_ROW (field), self->item);
      adw_expander_row_add_row (self->row, field);
      g_ptr_array_add (self->fields, field);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (delete), _("Delete"));
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (delete), "user-trash-symbolic");
  g_signal_connect_swapped (delete, "activated", G_CALLBACK (delete_cb), self);
  adw_expander_row_add_row (self->row, delete);
}

static void
expanded_cb (AccordItemCard *self)
{
  if (adw_expander_row_get_expanded (self->row) && self->fields->len == 0 && self->item != NULL)
    create_fields (self);
}

/* --- the object --- */

static void
accord_item_card_dispose (GObject *object)
{
  AccordItemCard *self = ACCORD_ITEM_CARD (object);

  g_ptr_array_set_size (self->fields, 0);
  g_clear_object (&self->item);
  g_clear_object (&self->partnership);

  G_OBJECT_CLASS (accord_item_card_parent_class)->dispose (object);
}

static void
accord_item_card_finalize (GObject *object)
{
  g_ptr_array_unref (ACCORD_ITEM_CARD (object)->fields);

  G_OBJECT_CLASS (accord_item_card_parent_class)->finalize (object);
}

static void
accord_item_card_class_init (AccordItemCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_item_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_item_card_finalize;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, GDK_ALT_MASK, move_key_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, move_key_cb, "i", 1);
}

static void
accord_item_card_init (AccordItemCard *self)
{
  self->fields = g_ptr_array_new ();
}

static void
add_mover (AccordItemCard *self, GtkWidget *box, const char *icon_name, const char *name, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_tooltip_text (button, name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (box), button);
}

static void
add_movers (AccordItemCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  add_mover (self, box, "accord-move-up-symbolic", _("Move up"), G_CALLBACK (up_cb));
  add_mover (self, box, "accord-move-down-symbolic", _("Move down"), G_CALLBACK (down_cb));
  adw_expander_row_add_suffix (self->row, box);
}

static void
add_prefix (AccordItemCard *self)
{
  if (g_str_equal (KINDS[self->kind].table, "action_item"))
    {
      self->done = GTK_CHECK_BUTTON (gtk_check_button_new ());
      gtk_widget_set_valign (GTK_WIDGET (self->done), GTK_ALIGN_CENTER);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->done), _("Done"));
      gtk_widget_set_size_request (GTK_WIDGET (self->done), 30, 30);
      g_signal_connect_swapped (self->done, "toggled", G_CALLBACK (done_toggled_cb), self);
      adw_expander_row_add_prefix (self->row, GTK_WIDGET (self->done));
      return;
    }
  self->number = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->number), "numeric");
  adw_expander_row_add_prefix (self->row, GTK_WIDGET (self->number));
}

/**
 * accord_item_card_new:
 * @partnership: what is edited
 * @table: agenda_item, decision or action_item
 *
 * Returns: (transfer floating): a card that shows nothing yet; it lies in an #AccordBrowser
 */
GtkWidget *
accord_item_card_new (AccordPartnership *partnership, const char *table)
{
  AccordItemCard *self = g_object_new (ACCORD_TYPE_ITEM_CARD, NULL);
  GtkWidget *list = gtk_list_box_new ();

  self->partnership = g_object_ref (partnership);
  while (!g_str_equal (KINDS[self->kind].table, table))
    self->kind++;
  self->row = ADW_EXPANDER_ROW (adw_expander_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->row), FALSE);
  adw_expander_row_set_title_lines (self->row, 3);
  adw_expander_row_set_subtitle_lines (self->row, 2);
  add_prefix (self);
  if (KINDS[self->kind].is_ordered)
    add_movers (self);
  g_signal_connect_swapped (self->row, "notify::expanded", G_CALLBACK (expanded_cb), self);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->row));
  adw_bin_set_child (ADW_BIN (self), list);
  return GTK_WIDGET (self);
}

/**
 * accord_item_card_show:
 * @item: what the card stands for, as it is now
 */
void
accord_item_card_show (AccordItemCard *self, AccordRecord *item)
{
  const char *title;
  g_autofree char *subtitle = NULL;

  g_return_if_fail (ACCORD_IS_ITEM_CARD (self));

  g_set_object (&self->item, item);
  title = accord_record_get (item, KINDS[self->kind].title);
  subtitle = describe (self);
  self->showing = TRUE;
  if (*title == '\0')
    title = _(KINDS[self->kind].untitled);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), title);
  /* The row within that opens it has the name, and this one around it would have none. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_expander_row_set_subtitle (self->row, subtitle);
  if (self->done != NULL)
    gtk_check_button_set_active (self->done, *accord_record_get (item, "done_on") != '\0');
  for (guint i = 0; i < self->fields->len; i++)
    accord_field_row_show (self->fields->pdata[i], item);
  self->showing = FALSE;
}

/**
 * accord_item_card_set_number:
 * @number: which one it is among its kind, from 1
 */
void
accord_item_card_set_number (AccordItemCard *self, guint number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);

  g_return_if_fail (ACCORD_IS_ITEM_CARD (self));

  if (self->number != NULL)
    gtk_label_set_text (self->number, text);
}

/**
 * accord_item_card_open:
 *
 * Opens the card and puts the focus where it is filled in.
 */
void
accord_item_card_open (AccordItemCard *self)
{
  g_return_if_fail (ACCORD_IS_ITEM_CARD (self));

  adw_expander_row_set_expanded (self->row, TRUE);
  if (self->fields->len > 0)
    gtk_widget_grab_focus (self->fields->pdata[0]);
}

/**
 * accord_item_card_flush:
 *
 * Stores what is typed and not stored yet.
 */
void
accord_item_card_flush (AccordItemCard *self)
{
  g_return_if_fail (ACCORD_IS_ITEM_CARD (self));

  for (guint i = 0; i < self->fields->len; i++)
    accord_field_row_flush (self->fields->pdata[i]);
}
