/* accord-record-link.c: a line that opens a record
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/common/accord-record-link.h"

#include "ui/common/accord-shell.h"

typedef struct
{
  const char *table;
  gint64 id;
} Target;

static void
open_cb (GtkWidget *widget)
{
  const Target *target = g_object_get_data (G_OBJECT (widget), "accord-target");

  accord_shell_open (widget, target->table, target->id);
}

static void
set_target (GtkWidget *widget, const char *signal, const char *table, gint64 id)
{
  Target *target = g_new (Target, 1);

  *target = (Target) { table, id };
  g_object_set_data_full (G_OBJECT (widget), "accord-target", target, g_free);
  g_signal_connect (widget, signal, G_CALLBACK (open_cb), NULL);
}

static GtkWidget *
make_arrow (void)
{
  return g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic", "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                       NULL);
}

/**
 * accord_record_link_new:
 * @text: plain text
 * @table: (not nullable): a table of the model; a constant
 * @id: a record
 *
 * Returns: (transfer floating): a button that reads as a line of text, and goes to the record
 */
GtkWidget *
accord_record_link_new (const char *text, const char *table, gint64 id)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "hexpand", TRUE, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, NULL);

  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), make_arrow ());
  gtk_button_set_child (GTK_BUTTON (button), line);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "accord-record-link");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  set_target (button, "clicked", table, id);
  return button;
}

/**
 * accord_record_link_row_new:
 * @title: plain text
 * @subtitle: plain text
 * @table: (not nullable): a table of the model; a constant
 * @id: a record
 *
 * Returns: (transfer floating): a row of a boxed list, which goes to the record
 */
GtkWidget *
accord_record_link_row_new (const char *title, const char *subtitle, const char *table, gint64 id)
{
  GtkWidget *row = adw_action_row_new ();

  /* Before the texts are set: they are never markup. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_arrow ());
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  set_target (row, "activated", table, id);
  return row;
}
