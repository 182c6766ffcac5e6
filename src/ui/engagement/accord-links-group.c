/* accord-links-group.c: the passages that something bears on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/engagement/accord-links-group.h"

#include <glib/gi18n.h>

#include "engagement/accord-evidence.h"
#include "ui/common/accord-shell.h"
#include "ui/engagement/accord-link-dialog.h"

/**
 * AccordLinksGroup:
 *
 * The sections that an activity, or one thing that was heard, is linked to; a link whose section has changed since asks
 * to be confirmed.
 */
struct _AccordLinksGroup
{
  AdwBin parent_instance;

  AccordPartnership *partnership;
  gint64 activity;
  gint64 feedback;
  AdwPreferencesGroup *group;
  GtkWidget *add;
  GPtrArray *rows;      /* the group holds them */
};

G_DEFINE_FINAL_TYPE (AccordLinksGroup, accord_links_group, ADW_TYPE_BIN)

/* --- one link --- */

static AccordLinksGroup *
find_group (GtkWidget *widget)
{
  return ACCORD_LINKS_GROUP (gtk_widget_get_ancestor (widget, ACCORD_TYPE_LINKS_GROUP));
}

static void
remove_cb (GtkWidget *button, gpointer data)
{
  AccordLinksGroup *self = find_group (button);

  gtk_widget_grab_focus (self->add);
  accord_shell_edit (GTK_WIDGET (self), self->partnership, accord_evidence_unlink (accord_record_get_id (data)));
}

static void
confirm_cb (GtkWidget *button, gpointer data)
{
  AccordLinksGroup *self = find_group (button);

  gtk_widget_grab_focus (self->add);
  accord_shell_edit (GTK_WIDGET (self), self->partnership, accord_evidence_confirm (accord_record_get_id (data), ""));
}

static void
open_cb (GtkWidget *row, gpointer data)
{
  accord_shell_open (row, "evidence_link", accord_record_get_id (data));
}

static void
free_link (gpointer data, GClosure *closure)
{
  g_object_unref (data);
}

static void
add_button (GtkWidget *row, const char *icon_name, const char *words, GCallback callback, AccordRecord *link)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);
  g_autofree char *name = NULL;

  /* Translators: what a button does, and with which section. */
  name = g_strdup_printf (_("%s: %s"), words, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_data (button, "clicked", callback, g_object_ref (link), free_link, G_CONNECT_DEFAULT);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static char *
describe_link (AccordRecord *link)
{
  const char *quote = accord_record_get (link, "quote");
  const char *plan = accord_record_get (link, "plan_title");
  g_autofree char *quoted = *quote != '\0' ? g_strdup_printf (_("“%s”"), quote) : NULL;
  const char *suspect = g_str_equal (accord_record_get (link, "suspect"), "1")
                            ? _("The section has changed since: confirm that the link still holds.")
                            : NULL;
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  if (quoted != NULL)
    g_strv_builder_add (lines, quoted);
  if (quoted != NULL && *accord_record_get (link, "quote_now") == '\0')
    g_strv_builder_add (lines, _("These words are no longer in the text."));
  g_strv_builder_add (lines, plan);
  if (suspect != NULL)
    g_strv_builder_add (lines, suspect);
  all = g_strv_builder_end (lines);
  return g_strjoinv ("\n", all);
}

static GtkWidget *
create_row (AccordRecord *link)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_strdup_printf ("%s %s", accord_record_get (link, "number"), accord_record_get (link, "heading"));
  g_autofree char *subtitle = describe_link (link);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_data (row, "activated", G_CALLBACK (open_cb), g_object_ref (link), free_link, G_CONNECT_DEFAULT);
  if (g_str_equal (accord_record_get (link, "suspect"), "1"))
    add_button (row, "object-select-symbolic", _("Confirm the link"), G_CALLBACK (confirm_cb), link);
  add_button (row, "list-remove-symbolic", _("Remove the link"), G_CALLBACK (remove_cb), link);
  return row;
}

/* --- all of them --- */

static void
add_cb (AccordLinksGroup *self)
{
  if (self->activity != 0)
    adw_dialog_present (accord_link_dialog_new (self->partnership, self->activity, self->feedback), GTK_WIDGET (self));
}

/**
 * accord_links_group_set_ends:
 * @activity: where it was heard
 * @feedback: one thing that was heard there, or 0 for the activity as a whole
 */
void
accord_links_group_set_ends (AccordLinksGroup *self, gint64 activity, gint64 feedback)
{
  g_return_if_fail (ACCORD_IS_LINKS_GROUP (self));

  self->activity = activity;
  self->feedback = feedback;
}

/**
 * accord_links_group_show:
 * @links: (element-type AccordRecord): the answer of accord_evidence_of_activity(); the others' are passed over
 */
void
accord_links_group_show (AccordLinksGroup *self, GPtrArray *links)
{
  g_return_if_fail (ACCORD_IS_LINKS_GROUP (self));

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  g_object_ref (self->add);
  adw_preferences_group_remove (self->group, self->add);
  for (guint i = 0; i < links->len; i++)
    if (accord_record_get_int (links->pdata[i], "feedback_id") == self->feedback)
      {
        GtkWidget *row = create_row (links->pdata[i]);

        adw_preferences_group_add (self->group, row);
        g_ptr_array_add (self->rows, row);
      }
  adw_preferences_group_add (self->group, self->add);
  g_object_unref (self->add);
}

static void
accord_links_group_dispose (GObject *object)
{
  AccordLinksGroup *self = ACCORD_LINKS_GROUP (object);

  g_ptr_array_set_size (self->rows, 0);
  g_clear_object (&self->partnership);

  G_OBJECT_CLASS (accord_links_group_parent_class)->dispose (object);
}

static void
accord_links_group_finalize (GObject *object)
{
  g_ptr_array_unref (ACCORD_LINKS_GROUP (object)->rows);

  G_OBJECT_CLASS (accord_links_group_parent_class)->finalize (object);
}

static void
accord_links_group_class_init (AccordLinksGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_links_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_links_group_finalize;
}

static void
accord_links_group_init (AccordLinksGroup *self)
{
  self->rows = g_ptr_array_new ();
}

/**
 * accord_links_group_new:
 * @partnership: what is edited
 * @title: above the links; "" for none
 *
 * Returns: (transfer floating): a group without links
 */
GtkWidget *
accord_links_group_new (AccordPartnership *partnership, const char *title)
{
  AccordLinksGroup *self = g_object_new (ACCORD_TYPE_LINKS_GROUP, NULL);
  g_autofree char *markup = g_markup_escape_text (title, -1);

  self->partnership = g_object_ref (partnership);
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, markup);
  self->add = adw_button_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->add), _("Link to a Section…"));
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (self->add), "list-add-symbolic");
  g_signal_connect_swapped (self->add, "activated", G_CALLBACK (add_cb), self);
  adw_preferences_group_add (self->group, self->add);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
  return GTK_WIDGET (self);
}
