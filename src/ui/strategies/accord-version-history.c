/* accord-version-history.c: what was done to one section
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/strategies/accord-version-history.h"

#include <glib/gi18n.h>

#include "model/accord-history.h"
#include "ui/strategies/accord-version-words.h"

static GtkWidget *
make_row (const AccordHistoryEntry *entry)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *when = accord_version_write_moment (entry->at);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s%s", when, entry->author,
                                               g_str_equal (entry->state, "done") ? "" : _(" · undone"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), entry->label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AdwPreferencesGroup) group = data;
  g_autoptr (GPtrArray) entries = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, NULL);

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    adw_preferences_group_add (group, make_row (g_ptr_array_index (entries, i)));
  if (entries != NULL && entries->len == 0)
    adw_preferences_group_set_description (group, _("Nothing was done to it since the file was made."));
}

/**
 * accord_version_history_new:
 * @partnership: whose journal it is
 * @section: a section
 *
 * Returns: (transfer floating): a dialog with who changed the section, and when, newest first
 */
AdwDialog *
accord_version_history_new (AccordPartnership *partnership, gint64 section)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_title (dialog, _("History of the Section"));
  adw_dialog_set_content_width (dialog, 480);
  adw_dialog_set_content_height (dialog, 560);
  adw_dialog_set_child (dialog, view);
  accord_partnership_run_async (partnership, accord_history_load_record ("section", section), NULL, loaded_cb,
                                g_object_ref (group));
  return dialog;
}
