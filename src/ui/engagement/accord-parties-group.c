/* accord-parties-group.c: the bodies that took part in an activity, each with its role
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/engagement/accord-parties-group.h"

#include <glib/gi18n.h>

#include "engagement/accord-parties.h"
#include "model/accord-reference.h"
#include "ui/common/accord-choices.h"
#include "ui/common/accord-chooser.h"
#include "ui/common/accord-shell.h"

#define PARTY_KEY "accord-party"

/**
 * AccordPartiesGroup:
 *
 * A row for each body that took part in an activity, which says and changes its role. One is added by any of its
 * spellings, or by a name that is not known yet.
 */
struct _AccordPartiesGroup
{
  AdwPreferencesGroup parent_instance;

  AccordPartnership *partnership;
  gint64 activity;
  GStrv codes;              /* of the roles, the first is none */
  GtkStringList *roles;     /* their labels */
  GtkWidget *add;
  AccordChooser *chooser;
  GPtrArray *rows;          /* the group holds them */
  gboolean is_showing;      /* nobody chooses now */
};

G_DEFINE_FINAL_TYPE (AccordPartiesGroup, accord_parties_group, ADW_TYPE_PREFERENCES_GROUP)

static const AccordField *
get_field (void)
{
  return accord_field_find ("activity", "activity_party");
}

/* --- one of them --- */

static AccordRecord *
get_party (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), PARTY_KEY);
}

static AccordPartiesGroup *
get_group (GtkWidget *row)
{
  return ACCORD_PARTIES_GROUP (gtk_widget_get_ancestor (row, ACCORD_TYPE_PARTIES_GROUP));
}

static void
role_cb (GtkWidget *row)
{
  AccordPartiesGroup *self = get_group (row);
  guint index = adw_combo_row_get_selected (ADW_COMBO_ROW (row));

  /* A role in words of its own stands after those that are known. */
  if (self == NULL || self->is_showing || index >= g_strv_length (self->codes))
    return;
  accord_shell_edit (row, self->partnership,
                     accord_party_set_role (self->activity, accord_record_get_id (get_party (row)), self->codes[index]));
}

static void
remove_cb (GtkWidget *row)
{
  AccordPartiesGroup *self = get_group (row);

  gtk_widget_grab_focus (self->add);
  accord_shell_edit (row, self->partnership,
                     accord_party_remove (self->activity, accord_record_get_id (get_party (row))));
}

static GListModel *
list_roles (AccordPartiesGroup *self, const char *role, guint *index)
{
  GtkStringList *with_own;

  for (*index = 0; self->codes[*index] != NULL; (*index)++)
    if (g_str_equal (self->codes[*index], role))
      return g_object_ref (G_LIST_MODEL (self->roles));
  with_own = gtk_string_list_new (NULL);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->roles)); i++)
    gtk_string_list_append (with_own, gtk_string_list_get_string (self->roles, i));
  gtk_string_list_append (with_own, role);
  return G_LIST_MODEL (with_own);
}

static GtkWidget *
create_row (AccordPartiesGroup *self, AccordRecord *party)
{
  GtkWidget *row = adw_combo_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  const char *name = accord_record_get (party, "name");
  g_autofree char *remove = g_strdup_printf (_("Remove %s"), name);
  guint index;
  g_autoptr (GListModel) roles = list_roles (self, accord_record_get (party, "role"), &index);

  g_object_set_data_full (G_OBJECT (row), PARTY_KEY, g_object_ref (party), g_object_unref);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), roles);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), index);
  g_signal_connect (row, "notify::selected", G_CALLBACK (role_cb), NULL);
  gtk_widget_set_tooltip_text (button, remove);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, remove, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), row, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

/* --- all of them --- */

static gboolean
is_same (AccordPartiesGroup *self, GPtrArray *parties)
{
  if (self->rows->len != parties->len)
    return FALSE;
  for (guint i = 0; i < parties->len; i++)
    {
      AccordRecord *before = get_party (self->rows->pdata[i]);

      if (accord_record_get_id (before) != accord_record_get_id (parties->pdata[i]) ||
          !g_str_equal (accord_record_get (before, "name"), accord_record_get (parties->pdata[i], "name")) ||
          !g_str_equal (accord_record_get (before, "role"), accord_record_get (parties->pdata[i], "role")))
        return FALSE;
    }
  return TRUE;
}

/* Somebody may be in a row that stays. */
static void
show_roles (AccordPartiesGroup *self, GPtrArray *parties)
{
  g_autoptr (GStrvBuilder) hidden = g_strv_builder_new ();
  g_auto (GStrv) values = NULL;

  if (is_same (self, parties))
    return;
  self->is_showing = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < parties->len; i++)
    {
      GtkWidget *row = create_row (self, parties->pdata[i]);

      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
      g_strv_builder_take (hidden, g_strdup_printf ("%" G_GINT64_FORMAT, accord_record_get_id (parties->pdata[i])));
    }
  self->is_showing = FALSE;
  values = g_strv_builder_end (hidden);
  accord_chooser_set_hidden (self->chooser, (const char *const *) values);
}

/* What a person chose is on the row already: it is not made anew under the hand. */
static gboolean
take_over (AccordPartiesGroup *self, GPtrArray *parties)
{
  if (self->rows->len != parties->len)
    return FALSE;
  for (guint i = 0; i < parties->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];
      guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row));
      const char *role = selected < g_strv_length (self->codes) ? self->codes[selected] : NULL;

      if (accord_record_get_id (get_party (row)) != accord_record_get_id (parties->pdata[i]) ||
          g_strcmp0 (role, accord_record_get (parties->pdata[i], "role")) != 0)
        return FALSE;
    }
  for (guint i = 0; i < parties->len; i++)
    g_object_set_data_full (G_OBJECT (self->rows->pdata[i]), PARTY_KEY, g_object_ref (parties->pdata[i]), g_object_unref);
  return TRUE;
}

typedef struct
{
  AccordPartiesGroup *group;
  gint64 activity;
} Asked;

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree Asked *asked = data;
  g_autoptr (AccordPartiesGroup) self = asked->group;
  g_autoptr (GPtrArray) parties = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, NULL);

  if (parties == NULL || self->partnership == NULL || self->activity != asked->activity)
    return;
  if (!take_over (self, parties))
    show_roles (self, parties);
}

static void
load (AccordPartiesGroup *self)
{
  Asked *asked;

  if (self->activity == 0)
    return;
  asked = g_new (Asked, 1);
  *asked = (Asked) { g_object_ref (self), self->activity };
  accord_partnership_run_async (self->partnership, accord_parties_load (self->activity), NULL, loaded_cb, asked);
}

static void
changed_cb (AccordPartnership *partnership, AccordChanges *changes, gpointer data)
{
  if (accord_changes_touch (changes, "activity_party") || accord_changes_touch (changes, "organisation"))
    load (data);
}

/* --- adding --- */

static void
chosen_cb (AccordChooser *chooser, AccordChoice *choice, gpointer data)
{
  AccordPartiesGroup *self = data;

  gtk_popover_popdown (GTK_POPOVER (chooser));
  if (self->activity != 0)
    accord_shell_edit (GTK_WIDGET (self), self->partnership,
                       accord_party_add (self->activity, g_ascii_strtoll (accord_choice_get_value (choice), NULL, 10)));
}

static void
add_cb (AccordChooser *chooser, const char *text, gpointer data)
{
  AccordPartiesGroup *self = data;
  AccordRequest *edit = self->activity != 0 ? accord_reference_add (get_field (), self->activity, text, NULL) : NULL;

  gtk_popover_popdown (GTK_POPOVER (chooser));
  if (edit != NULL)
    accord_shell_edit (GTK_WIDGET (self), self->partnership, edit);
}

static GtkWidget *
create_adder (AccordPartiesGroup *self)
{
  GtkWidget *chooser = accord_chooser_new (accord_choices_get (self->partnership, get_field ()), _(get_field ()->label),
                                           TRUE);
  const char *name = _("Add an organisation that took part");

  self->add = gtk_menu_button_new ();
  self->chooser = ACCORD_CHOOSER (chooser);
  g_signal_connect (chooser, "chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect (chooser, "add", G_CALLBACK (add_cb), self);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->add), "list-add-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->add), chooser);
  gtk_widget_set_tooltip_text (self->add, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_valign (self->add, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->add, "flat");
  return self->add;
}

/* --- the object --- */

static void
accord_parties_group_dispose (GObject *object)
{
  AccordPartiesGroup *self = ACCORD_PARTIES_GROUP (object);

  self->activity = 0;
  g_clear_object (&self->roles);
  g_clear_object (&self->partnership);

  G_OBJECT_CLASS (accord_parties_group_parent_class)->dispose (object);
}

static void
accord_parties_group_finalize (GObject *object)
{
  g_ptr_array_unref (ACCORD_PARTIES_GROUP (object)->rows);
  g_strfreev (ACCORD_PARTIES_GROUP (object)->codes);

  G_OBJECT_CLASS (accord_parties_group_parent_class)->finalize (object);
}

static void
accord_parties_group_class_init (AccordPartiesGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_parties_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_parties_group_finalize;
}

static void
accord_parties_group_init (AccordPartiesGroup *self)
{
  self->rows = g_ptr_array_new ();
  self->roles = gtk_string_list_new (NULL);
}

static void
list_terms (AccordPartiesGroup *self)
{
  AccordVocabulary *vocabulary = accord_partnership_get_vocabulary (self->partnership, "party_role");
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();

  g_strv_builder_add (codes, "");
  gtk_string_list_append (self->roles, _("Role not recorded"));
  for (guint i = 0; vocabulary != NULL && i < accord_vocabulary_get_length (vocabulary); i++)
    {
      const AccordTerm *term = accord_vocabulary_get (vocabulary, i);

      g_strv_builder_add (codes, term->code);
      gtk_string_list_append (self->roles, term->label);
    }
  self->codes = g_strv_builder_end (codes);
}

/**
 * accord_parties_group_new:
 * @partnership: what is edited
 *
 * Returns: (transfer floating): a group that shows nothing yet
 */
GtkWidget *
accord_parties_group_new (AccordPartnership *partnership)
{
  AccordPartiesGroup *self = g_object_new (ACCORD_TYPE_PARTIES_GROUP, "title", _("Organisations That Took Part"), NULL);

  self->partnership = g_object_ref (partnership);
  list_terms (self);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), create_adder (self));
  g_signal_connect_object (partnership, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
  return GTK_WIDGET (self);
}

/**
 * accord_parties_group_show:
 * @activity: an activity, or 0
 *
 * Shows who took part in an activity.
 */
void
accord_parties_group_show (AccordPartiesGroup *self, gint64 activity)
{
  g_return_if_fail (ACCORD_IS_PARTIES_GROUP (self));

  self->activity = activity;
  gtk_widget_set_visible (GTK_WIDGET (self), activity != 0);
  load (self);
}
