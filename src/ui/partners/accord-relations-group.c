/* accord-relations-group.c: the organisations with which one stands in a relation
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/partners/accord-relations-group.h"

#include <glib/gi18n.h>

#include "base/accord-vague-date.h"
#include "membership/accord-organisations.h"
#include "model/accord-record.h"
#include "ui/common/accord-choices.h"
#include "ui/common/accord-chooser.h"
#include "ui/common/accord-shell.h"
#include "ui/partners/accord-record-dialog.h"

/**
 * AccordRelationsGroup:
 *
 * One kind of relation in which an organisation stands, both ways round, a row each. A row opens the other organisation.
 */
struct _AccordRelationsGroup
{
  AdwPreferencesGroup parent_instance;

  AccordPartnership *partnership;
  const AccordRelationLook *look;
  gint64 organisation;
  AccordChooser *chooser;
  GPtrArray *rows;          /* the group holds them */
};

G_DEFINE_FINAL_TYPE (AccordRelationsGroup, accord_relations_group, ADW_TYPE_PREFERENCES_GROUP)

/* --- one relation --- */

static gint64
get_id (GtkWidget *row, const char *key)
{
  return *(gint64 *) g_object_get_data (G_OBJECT (row), key);
}

static void
keep_id (GtkWidget *row, const char *key, gint64 id)
{
  g_object_set_data_full (G_OBJECT (row), key, g_memdup2 (&id, sizeof id), g_free);
}

static void
activated_cb (GtkWidget *row)
{
  accord_shell_open (row, "organisation", get_id (row, "accord-other"));
}

static void
edit_cb (GtkWidget *row)
{
  AccordRelationsGroup *self = ACCORD_RELATIONS_GROUP (gtk_widget_get_ancestor (row, ACCORD_TYPE_RELATIONS_GROUP));

  accord_record_dialog_present (row, self->partnership, &accord_record_dialog_relation, get_id (row, "accord-id"));
}

static void
delete_cb (GtkWidget *row)
{
  AccordRelationsGroup *self = ACCORD_RELATIONS_GROUP (gtk_widget_get_ancestor (row, ACCORD_TYPE_RELATIONS_GROUP));

  accord_shell_edit (row, self->partnership, accord_record_delete ("organisation_relation", get_id (row, "accord-id")));
}

static void
add_button (GtkWidget *row, const char *icon, const char *tooltip, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", clicked, row, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static char *
describe (AccordRelationsGroup *self, AccordRecord *relation)
{
  GString *words = g_string_new (NULL);
  g_autofree char *from = accord_day_format (accord_record_get (relation, "from_on"));
  g_autofree char *until = accord_day_format (accord_record_get (relation, "until_on"));

  if (g_str_equal (accord_record_get (relation, "direction"), "from"))
    g_string_append (words, _(self->look->reverse));
  if (*from != '\0')
    {
      g_string_append (words, words->len > 0 ? " · " : "");
      g_string_append_printf (words, _("From %s"), from);
    }
  if (*until != '\0')
    {
      g_string_append (words, words->len > 0 ? " · " : "");
      g_string_append_printf (words, _("Until %s"), until);
    }
  return g_string_free_and_steal (words);
}

static GtkWidget *
create_row (AccordRelationsGroup *self, AccordRecord *relation)
{
  GtkWidget *row = adw_action_row_new ();
  const char *name = accord_record_get (relation, "name");
  g_autofree char *words = describe (self, relation);
  g_autofree char *edit = g_strdup_printf (_("Say since when for %s"), name);
  g_autofree char *delete = g_strdup_printf (_("Delete the relation with %s"), name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  keep_id (row, "accord-id", accord_record_get_id (relation));
  keep_id (row, "accord-other", accord_record_get_int (relation, "with_id"));
  g_signal_connect (row, "activated", G_CALLBACK (activated_cb), NULL);
  add_button (row, "document-edit-symbolic", edit, G_CALLBACK (edit_cb));
  add_button (row, "user-trash-symbolic", delete, G_CALLBACK (delete_cb));
  return row;
}

/* --- all of them --- */

/* Neither the organisation itself nor one that is there already can be chosen. */
static void
show_relations (AccordRelationsGroup *self, GPtrArray *relations)
{
  g_autoptr (GStrvBuilder) hidden = g_strv_builder_new ();
  g_auto (GStrv) values = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  g_strv_builder_take (hidden, g_strdup_printf ("%" G_GINT64_FORMAT, self->organisation));
  for (guint i = 0; i < relations->len; i++)
    {
      AccordRecord *relation = relations->pdata[i];
      GtkWidget *row;

      if (!g_str_equal (accord_record_get (relation, "kind"), self->look->kind))
        continue;
      row = create_row (self, relation);
      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
      g_strv_builder_add (hidden, accord_record_get (relation, "with_id"));
    }
  values = g_strv_builder_end (hidden);
  accord_chooser_set_hidden (self->chooser, (const char *const *) values);
}

typedef struct
{
  AccordRelationsGroup *group;
  gint64 organisation;
} Asked;

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree Asked *asked = data;
  g_autoptr (AccordRelationsGroup) self = asked->group;
  g_autoptr (GPtrArray) relations = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, NULL);

  if (relations != NULL && self->partnership != NULL && self->organisation == asked->organisation)
    show_relations (self, relations);
}

static void
load (AccordRelationsGroup *self)
{
  Asked *asked;

  if (self->organisation == 0)
    return;
  asked = g_new (Asked, 1);
  *asked = (Asked) { g_object_ref (self), self->organisation };
  accord_partnership_run_async (self->partnership, accord_organisation_load_relations (self->organisation), NULL, loaded_cb,
                                asked);
}

static void
changed_cb (AccordPartnership *partnership, AccordChanges *changes, gpointer data)
{
  if (accord_changes_touch (changes, "organisation_relation") || accord_changes_touch (changes, "organisation"))
    load (data);
}

/* --- adding --- */

static void
chosen_cb (AccordChooser *chooser, const char *value, gpointer data)
{
  AccordRelationsGroup *self = data;
  g_autofree char *organisation = g_strdup_printf ("%" G_GINT64_FORMAT, self->organisation);

  if (self->organisation == 0)
    return;
  gtk_popover_popdown (GTK_POPOVER (chooser));
  accord_shell_edit (
      GTK_WIDGET (self), self->partnership,
      accord_record_add ("organisation_relation", (const char *const[]) { "organisation_id", "kind", "other_id", NULL },
                         (const char *const[]) { organisation, self->look->kind, value, NULL }));
}

static GtkWidget *
create_adder (AccordRelationsGroup *self)
{
  const AccordField *field = accord_field_find ("organisation_relation", "other_id");
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *chooser = accord_chooser_new (accord_choices_get (self->partnership, field), _(self->look->add), FALSE);

  self->chooser = ACCORD_CHOOSER (chooser);
  g_signal_connect (chooser, "chosen", G_CALLBACK (chosen_cb), self);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "list-add-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), chooser);
  gtk_widget_set_tooltip_text (button, _(self->look->add));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _(self->look->add), -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

/* --- the object --- */

static void
accord_relations_group_dispose (GObject *object)
{
  AccordRelationsGroup *self = ACCORD_RELATIONS_GROUP (object);

  self->organisation = 0;
  g_clear_object (&self->partnership);

  G_OBJECT_CLASS (accord_relations_group_parent_class)->dispose (object);
}

static void
accord_relations_group_finalize (GObject *object)
{
  g_ptr_array_unref (ACCORD_RELATIONS_GROUP (object)->rows);

  G_OBJECT_CLASS (accord_relations_group_parent_class)->finalize (object);
}

static void
accord_relations_group_class_init (AccordRelationsGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_relations_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_relations_group_finalize;
}

static void
accord_relations_group_init (AccordRelationsGroup *self)
{
  self->rows = g_ptr_array_new ();
}

/**
 * accord_relations_group_new:
 * @partnership: what is edited
 * @look: a kind of relation; not copied
 *
 * Returns: (transfer floating): a group that shows nothing yet
 */
GtkWidget *
accord_relations_group_new (AccordPartnership *partnership, const AccordRelationLook *look)
{
  AccordRelationsGroup *self = g_object_new (ACCORD_TYPE_RELATIONS_GROUP, "title", _(look->title), NULL);

  self->partnership = g_object_ref (partnership);
  self->look = look;
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), create_adder (self));
  g_signal_connect_object (partnership, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
  return GTK_WIDGET (self);
}

/**
 * accord_relations_group_show:
 * @organisation: an organisation, or 0
 *
 * Shows the relations of an organisation.
 */
void
accord_relations_group_show (AccordRelationsGroup *self, gint64 organisation)
{
  g_return_if_fail (ACCORD_IS_RELATIONS_GROUP (self));

  self->organisation = organisation;
  load (self);
}
