/* accord-needs-group.c: the assessed needs that a section is to meet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/strategies/accord-needs-group.h"

#include <glib/gi18n.h>

#include "plans/accord-need.h"
#include "ui/common/accord-shell.h"
#include "ui/strategies/accord-need-details.h"
#include "ui/strategies/accord-need-dialog.h"
#include "ui/strategies/accord-undo-toast.h"

/**
 * AccordNeedsGroup:
 *
 * Each need with whose functions meet it. A need opens its details, in which it is edited.
 */
struct _AccordNeedsGroup
{
  AdwBin parent_instance;

  AccordPartnership *partnership;
  AdwPreferencesGroup *group;
  GtkWidget *add;
  GPtrArray *rows;      /* the group holds them */
  gint64 section;
  gboolean is_closed;
};

G_DEFINE_FINAL_TYPE (AccordNeedsGroup, accord_needs_group, ADW_TYPE_BIN)

/* --- one need --- */

static void
open_cb (AdwActionRow *row, gpointer data)
{
  AccordNeedsGroup *self = ACCORD_NEEDS_GROUP (gtk_widget_get_ancestor (GTK_WIDGET (row), ACCORD_TYPE_NEEDS_GROUP));

  adw_dialog_present (accord_need_details_new (self->partnership, "need_section", accord_record_get_id (data)),
                      GTK_WIDGET (self));
}

static void
removed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordNeedsGroup) self = data;
  g_autoptr (GError) error = NULL;

  if (accord_partnership_do_finish (ACCORD_PARTNERSHIP (object), result, &error))
    accord_undo_toast_show (GTK_WIDGET (self), ACCORD_PARTNERSHIP (object), _("Need removed from the section"));
  else
    accord_shell_complain (GTK_WIDGET (self), error);
}

static void
remove_cb (GtkWidget *button, gpointer data)
{
  AccordNeedsGroup *self = ACCORD_NEEDS_GROUP (gtk_widget_get_ancestor (button, ACCORD_TYPE_NEEDS_GROUP));

  gtk_widget_grab_focus (self->add);
  accord_partnership_run_async (self->partnership,
                                accord_record_delete ("need_section", accord_record_get_id (ACCORD_RECORD (data))), NULL,
                                removed_cb, g_object_ref (self));
}

static void
free_need (gpointer data, GClosure *closure)
{
  g_object_unref (data);
}

/* Whose functions meet it, and which assessment names it. */
static char *
write_subtitle (AccordNeedsGroup *self, AccordRecord *need)
{
  const char *code = accord_record_get (need, "function_of");
  const char *assessment = accord_record_get (need, "assessment");
  const char *functions
      = *code != '\0' ? accord_vocabulary_get_label (accord_partnership_get_vocabulary (self->partnership, "function_of"), code)
                      : _("Not said yet whose functions meet it");

  return *assessment != '\0' ? g_strdup_printf ("%s\n%s", functions, assessment) : g_strdup (functions);
}

static GtkWidget *
create_row (AccordNeedsGroup *self, AccordRecord *need)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *remove = gtk_button_new_from_icon_name ("list-remove-symbolic");
  g_autofree char *subtitle = write_subtitle (self, need);
  g_autofree char *name = g_strdup_printf (_("Remove the need: %s"), accord_record_get (need, "text"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), accord_record_get (need, "text"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_tooltip_text (remove, _("Remove from the section"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove, "flat");
  g_signal_connect_data (row, "activated", G_CALLBACK (open_cb), g_object_ref (need), free_need, G_CONNECT_DEFAULT);
  g_signal_connect_data (remove, "clicked", G_CALLBACK (remove_cb), g_object_ref (need), free_need, G_CONNECT_DEFAULT);
  gtk_widget_set_visible (remove, !self->is_closed);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove);
  return row;
}

/* --- all of them --- */

typedef struct
{
  AccordNeedsGroup *group;
  gint64 section;
} Asked;

static void
clear_rows (AccordNeedsGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree Asked *asked = data;
  g_autoptr (AccordNeedsGroup) self = asked->group;
  g_autoptr (GPtrArray) needs = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, NULL);

  if (needs == NULL || self->partnership == NULL || self->section != asked->section)
    return;
  clear_rows (self);
  g_object_ref (self->add);
  adw_preferences_group_remove (self->group, self->add);
  for (guint i = 0; i < needs->len; i++)
    {
      GtkWidget *row = create_row (self, needs->pdata[i]);

      adw_preferences_group_add (self->group, row);
      g_ptr_array_add (self->rows, row);
    }
  adw_preferences_group_add (self->group, self->add);
  g_object_unref (self->add);
}

static void
load (AccordNeedsGroup *self)
{
  Asked *asked;

  if (self->section == 0)
    return;
  asked = g_new (Asked, 1);
  *asked = (Asked) { g_object_ref (self), self->section };
  accord_partnership_run_async (self->partnership, accord_need_of_section (self->section), NULL, loaded_cb, asked);
}

static void
changed_cb (AccordPartnership *partnership, AccordChanges *changes, gpointer data)
{
  if (accord_changes_touch (changes, "need_section") || accord_changes_touch (changes, "need") ||
      accord_changes_touch (changes, "assessment"))
    load (data);
}

static void
add_cb (AccordNeedsGroup *self)
{
  if (self->section != 0)
    adw_dialog_present (accord_need_dialog_new (self->partnership, self->section), GTK_WIDGET (self));
}

/**
 * accord_needs_group_show:
 * @section: a section, or 0
 *
 * Shows what needs the section is to meet.
 */
void
accord_needs_group_show (AccordNeedsGroup *self, gint64 section)
{
  g_return_if_fail (ACCORD_IS_NEEDS_GROUP (self));

  if (section != self->section)
    clear_rows (self);
  self->section = section;
  load (self);
}

/**
 * accord_needs_group_set_closed:
 * @closed: whether the section is of a strategy that can only be read
 *
 * Chooses whether needs can be added and removed.
 */
void
accord_needs_group_set_closed (AccordNeedsGroup *self, gboolean closed)
{
  g_return_if_fail (ACCORD_IS_NEEDS_GROUP (self));

  self->is_closed = closed;
  gtk_widget_set_visible (self->add, !closed);
  load (self);
}

/* --- the object --- */

static void
accord_needs_group_dispose (GObject *object)
{
  g_clear_object (&ACCORD_NEEDS_GROUP (object)->partnership);

  G_OBJECT_CLASS (accord_needs_group_parent_class)->dispose (object);
}

static void
accord_needs_group_finalize (GObject *object)
{
  g_ptr_array_unref (ACCORD_NEEDS_GROUP (object)->rows);

  G_OBJECT_CLASS (accord_needs_group_parent_class)->finalize (object);
}

static void
accord_needs_group_class_init (AccordNeedsGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_needs_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_needs_group_finalize;
}

static void
accord_needs_group_init (AccordNeedsGroup *self)
{
  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->add = adw_button_row_new ();
  adw_preferences_group_set_title (self->group, _("Needs It Meets"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->add), _("Add a Need…"));
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (self->add), "list-add-symbolic");
  g_signal_connect_swapped (self->add, "activated", G_CALLBACK (add_cb), self);
  adw_preferences_group_add (self->group, self->add);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
}

/**
 * accord_needs_group_new:
 * @partnership: what is edited
 *
 * Returns: (transfer floating): a group without needs
 */
GtkWidget *
accord_needs_group_new (AccordPartnership *partnership)
{
  AccordNeedsGroup *self = g_object_new (ACCORD_TYPE_NEEDS_GROUP, NULL);

  self->partnership = g_object_ref (partnership);
  g_signal_connect_object (partnership, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
  return GTK_WIDGET (self);
}
