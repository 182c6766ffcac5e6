/* accord-plan-records.c: the records of one kind that go with a strategy
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/strategies/accord-plan-records.h"

#include <glib/gi18n.h>

#include "model/accord-record.h"
#include "ui/common/accord-cards.h"
#include "ui/common/accord-form.h"
#include "ui/common/accord-shell.h"

static const char *const DOCUMENT_FIELDS[] = { "kind", "title", "address", "dated_on", "note", NULL };
static const char *const RESPONSE_FIELDS[] = { "organisation_id", "outcome", "decided_on", "minute", "address", "note", NULL };

static const struct
{
  const char *table;
  const char *title;
  const char *one;
  const char *add;
  const char *delete;
  const char *const *fields;
} KINDS[] = {
  { "plan_document", N_("Documents"), N_("Document"), N_("_Add a Document"), N_("Delete the document"), DOCUMENT_FIELDS },
  { "plan_response", N_("What Other Bodies Do"), N_("Response"), N_("Add a _Response"), N_("Delete the response"),
    RESPONSE_FIELDS },
};

/**
 * AccordPlanRecords:
 *
 * A card for each document of a strategy, or for each body that has said what it does about it, and a button for more.
 */
struct _AccordPlanRecords
{
  GtkBox parent_instance;

  AccordPartnership *partnership;
  guint kind;
  gint64 plan;
  gint64 wanted;        /* the record to be shown once it is there, or 0 */
  GtkBox *cards;
};

G_DEFINE_FINAL_TYPE (AccordPlanRecords, accord_plan_records, GTK_TYPE_BOX)

static void
delete_cb (GtkWidget *button, gpointer data)
{
  AccordPlanRecords *self = ACCORD_PLAN_RECORDS (gtk_widget_get_ancestor (button, ACCORD_TYPE_PLAN_RECORDS));

  accord_shell_edit (GTK_WIDGET (self), self->partnership,
                     accord_record_delete (KINDS[self->kind].table, accord_cards_get_id (data)));
}

static GtkWidget *
make_card (AccordRecord *record, GtkWidget *card, gpointer data)
{
  AccordPlanRecords *self = data;

  if (card == NULL)
    {
      GtkWidget *delete = gtk_button_new_from_icon_name ("user-trash-symbolic");
      AdwPreferencesGroup *group;

      card = accord_form_new (self->partnership);
      group = accord_form_add_group (ACCORD_FORM (card), _(KINDS[self->kind].one), KINDS[self->kind].table,
                                     KINDS[self->kind].fields);
      gtk_widget_set_tooltip_text (delete, _(KINDS[self->kind].delete));
      gtk_widget_add_css_class (delete, "flat");
      g_signal_connect_object (delete, "clicked", G_CALLBACK (delete_cb), card, G_CONNECT_DEFAULT);
      adw_preferences_group_set_header_suffix (group, delete);
    }
  accord_form_show (ACCORD_FORM (card), KINDS[self->kind].table, accord_record_get_id (record));
  return card;
}

static void
show_wanted (AccordPlanRecords *self)
{
  GtkWidget *card = self->wanted != 0 ? accord_cards_show (self->cards, self->wanted) : NULL;

  if (card == NULL)
    return;
  self->wanted = 0;
  accord_form_focus (ACCORD_FORM (card), KINDS[self->kind].table, KINDS[self->kind].fields[0]);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordPlanRecords) self = data;
  g_autoptr (GPtrArray) records = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, NULL);

  if (records == NULL || self->partnership == NULL)
    return;
  accord_cards_update (self->cards, records, make_card, self);
  show_wanted (self);
}

static void
load (AccordPlanRecords *self)
{
  accord_partnership_run_async (self->partnership,
                                accord_record_load_all (KINDS[self->kind].table, "plan_id", self->plan), NULL, loaded_cb,
                                g_object_ref (self));
}

static void
changed_cb (AccordPlanRecords *self, AccordChanges *changes)
{
  if (accord_changes_touch (changes, KINDS[self->kind].table))
    load (self);
}

static void
add_cb (AccordPlanRecords *self)
{
  g_autofree char *plan = g_strdup_printf ("%" G_GINT64_FORMAT, self->plan);

  accord_shell_edit (GTK_WIDGET (self), self->partnership,
                     accord_record_add (KINDS[self->kind].table, (const char *const[]) { "plan_id", NULL },
                                        (const char *const[]) { plan, NULL }));
}

static void
accord_plan_records_dispose (GObject *object)
{
  g_clear_object (&ACCORD_PLAN_RECORDS (object)->partnership);

  G_OBJECT_CLASS (accord_plan_records_parent_class)->dispose (object);
}

static void
accord_plan_records_class_init (AccordPlanRecordsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_plan_records_dispose;
}

static void
accord_plan_records_init (AccordPlanRecords *self)
{
}

/* Its heading, the cards, and the button. */
static void
build (AccordPlanRecords *self)
{
  GtkWidget *heading = gtk_label_new (_(KINDS[self->kind].title));
  GtkWidget *add = gtk_button_new_with_mnemonic (_(KINDS[self->kind].add));

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_widget_add_css_class (heading, "heading");
  self->cards = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  gtk_widget_set_halign (add, GTK_ALIGN_START);
  g_signal_connect_object (add, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), heading);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->cards));
  gtk_box_append (GTK_BOX (self), add);
}

/**
 * accord_plan_records_new:
 * @partnership: what is edited
 * @table: "plan_document" or "plan_response"
 * @plan: a strategy
 *
 * Returns: (transfer floating): the cards; every edit is stored at once
 */
GtkWidget *
accord_plan_records_new (AccordPartnership *partnership, const char *table, gint64 plan)
{
  AccordPlanRecords *self = g_object_new (ACCORD_TYPE_PLAN_RECORDS, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 12,
                                          NULL);

  self->partnership = g_object_ref (partnership);
  self->plan = plan;
  self->kind = g_str_equal (table, "plan_response");
  build (self);
  g_signal_connect_object (partnership, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}

/**
 * accord_plan_records_show:
 * @id: a record of the table
 *
 * Brings its card into sight and gives it the focus, as soon as it is read.
 */
void
accord_plan_records_show (AccordPlanRecords *self, gint64 id)
{
  g_return_if_fail (ACCORD_IS_PLAN_RECORDS (self));

  self->wanted = id;
  show_wanted (self);
}

/**
 * accord_plan_records_flush:
 *
 * Stores what is still being typed.
 */
void
accord_plan_records_flush (AccordPlanRecords *self)
{
  g_return_if_fail (ACCORD_IS_PLAN_RECORDS (self));

  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->cards)); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    accord_form_flush (ACCORD_FORM (card));
}
