/* accord-people-group.c: the people of an organisation
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/partners/accord-people-group.h"

#include <glib/gi18n.h>

#include "membership/accord-organisations.h"
#include "model/accord-record.h"
#include "ui/common/accord-shell.h"
#include "ui/partners/accord-record-dialog.h"

#define ID_KEY "accord-id"

/**
 * AccordPeopleGroup:
 *
 * The people of an organisation, a row each, with a tick at the point of contact. A row opens what is held of the person.
 */
struct _AccordPeopleGroup
{
  AdwPreferencesGroup parent_instance;

  AccordPartnership *partnership;
  gint64 organisation;
  GtkWidget *add;
  GPtrArray *rows;          /* the group holds them */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (AccordPeopleGroup, accord_people_group, ADW_TYPE_PREFERENCES_GROUP)

/* --- one person --- */

static gint64
get_id (GtkWidget *row)
{
  return *(gint64 *) g_object_get_data (G_OBJECT (row), ID_KEY);
}

static void
activated_cb (GtkWidget *row)
{
  AccordPeopleGroup *self = ACCORD_PEOPLE_GROUP (gtk_widget_get_ancestor (row, ACCORD_TYPE_PEOPLE_GROUP));

  accord_record_dialog_present (row, self->partnership, &accord_record_dialog_person, get_id (row));
}

static void
ticked_cb (GtkWidget *row, GParamSpec *pspec, GtkCheckButton *check)
{
  AccordPeopleGroup *self = ACCORD_PEOPLE_GROUP (gtk_widget_get_ancestor (row, ACCORD_TYPE_PEOPLE_GROUP));

  if (self != NULL && !self->showing)
    accord_shell_edit (row, self->partnership,
                       accord_organisation_set_contact (self->organisation,
                                                        gtk_check_button_get_active (check) ? get_id (row) : 0));
}

/* A post is enough; a name stands there where one is held. */
static const char *
name_person (AccordRecord *person)
{
  const char *name = accord_record_get (person, "name");
  const char *post = accord_record_get (person, "post");

  if (*name != '\0')
    return name;
  return *post != '\0' ? post : _("Person without a post");
}

static char *
describe (AccordRecord *person)
{
  const char *const parts[] = { "post", "email", "phone" };
  GString *words = g_string_new (accord_record_get_int (person, "is_contact") != 0 ? _("Point of contact") : NULL);

  for (guint i = *accord_record_get (person, "name") != '\0' ? 0 : 1; i < G_N_ELEMENTS (parts); i++)
    {
      const char *value = accord_record_get (person, parts[i]);

      if (*value != '\0')
        g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", value);
    }
  return g_string_free_and_steal (words);
}

static GtkWidget *
create_row (AccordRecord *person)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  gint64 id = accord_record_get_id (person);
  g_autofree char *words = describe (person);
  g_autofree char *name = g_strdup_printf (_("%s is the point of contact"), name_person (person));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name_person (person));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), ID_KEY, g_memdup2 (&id, sizeof id), g_free);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), accord_record_get_int (person, "is_contact") != 0);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (check, _("Point of contact"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (check, "notify::active", G_CALLBACK (ticked_cb), row, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic",
                                                                 "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  g_signal_connect (row, "activated", G_CALLBACK (activated_cb), NULL);
  return row;
}

/* --- all of them --- */

static void
show_people (AccordPeopleGroup *self, GPtrArray *people)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);

  self->showing = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  adw_preferences_group_remove (group, self->add);
  for (guint i = 0; i < people->len; i++)
    {
      GtkWidget *row = create_row (people->pdata[i]);

      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (group, row);
    }
  adw_preferences_group_add (group, self->add);
  self->showing = FALSE;
}

typedef struct
{
  AccordPeopleGroup *group;
  gint64 organisation;
} Asked;

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree Asked *asked = data;
  g_autoptr (AccordPeopleGroup) self = asked->group;
  g_autoptr (GPtrArray) people = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, NULL);

  if (people != NULL && self->partnership != NULL && self->organisation == asked->organisation)
    show_people (self, people);
}

static void
load (AccordPeopleGroup *self)
{
  Asked *asked;

  if (self->organisation == 0)
    return;
  asked = g_new (Asked, 1);
  *asked = (Asked) { g_object_ref (self), self->organisation };
  accord_partnership_run_async (self->partnership, accord_organisation_load_people (self->organisation), NULL, loaded_cb,
                                asked);
}

static void
changed_cb (AccordPartnership *partnership, AccordChanges *changes, gpointer data)
{
  if (accord_changes_touch (changes, "person") || accord_changes_touch (changes, "organisation") ||
      accord_changes_touch (changes, "appointment"))
    load (data);
}

static void
added_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordPeopleGroup) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, &error);

  if (error != NULL)
    accord_shell_complain (GTK_WIDGET (self), error);
  else if (self->partnership != NULL)
    accord_record_dialog_present (GTK_WIDGET (self), self->partnership, &accord_record_dialog_person, *id);
}

static void
add_cb (AccordPeopleGroup *self)
{
  g_autofree char *organisation = g_strdup_printf ("%" G_GINT64_FORMAT, self->organisation);

  accord_partnership_run_async (self->partnership,
                                accord_record_add ("person", (const char *const[]) { "organisation_id", NULL },
                                                   (const char *const[]) { organisation, NULL }),
                                NULL, added_cb, g_object_ref (self));
}

/* --- the object --- */

static void
accord_people_group_dispose (GObject *object)
{
  AccordPeopleGroup *self = ACCORD_PEOPLE_GROUP (object);

  self->organisation = 0;
  g_clear_object (&self->add);
  g_clear_object (&self->partnership);

  G_OBJECT_CLASS (accord_people_group_parent_class)->dispose (object);
}

static void
accord_people_group_finalize (GObject *object)
{
  g_ptr_array_unref (ACCORD_PEOPLE_GROUP (object)->rows);

  G_OBJECT_CLASS (accord_people_group_parent_class)->finalize (object);
}

static void
accord_people_group_class_init (AccordPeopleGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_people_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_people_group_finalize;
}

static void
accord_people_group_init (AccordPeopleGroup *self)
{
  self->rows = g_ptr_array_new ();
}

/**
 * accord_people_group_new:
 * @partnership: what is edited
 *
 * Returns: (transfer floating): a group that shows nobody yet
 */
GtkWidget *
accord_people_group_new (AccordPartnership *partnership)
{
  AccordPeopleGroup *self = g_object_new (ACCORD_TYPE_PEOPLE_GROUP, "title", _("People"), NULL);

  self->partnership = g_object_ref (partnership);
  self->add = g_object_ref_sink (adw_button_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->add), _("Add a Person"));
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (self->add), "list-add-symbolic");
  g_signal_connect_object (self->add, "activated", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->add);
  g_signal_connect_object (partnership, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
  return GTK_WIDGET (self);
}

/**
 * accord_people_group_show:
 * @organisation: an organisation, or 0
 *
 * Shows the people of an organisation.
 */
void
accord_people_group_show (AccordPeopleGroup *self, gint64 organisation)
{
  g_return_if_fail (ACCORD_IS_PEOPLE_GROUP (self));

  self->organisation = organisation;
  load (self);
}
