/* accord-shortcuts-dialog.c: what the keys do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/accord-shortcuts-dialog.h"

#include <glib/gi18n.h>

/* libadwaita has a dialog for this from 1.8 on; GTK's own window is deprecated. Rows say the same. */

typedef struct
{
  const char *keys;
  const char *what;
} Shortcut;

static const Shortcut EVERYWHERE[] = {
  { "<Control>z", N_("Undo") },
  { "<Control><Shift>z", N_("Redo") },
  { "<Control>f", N_("Find on the page") },
  { "<Control>k", N_("Find anything") },
  { "<Control>1", N_("Overview") },
  { "<Control>2", N_("Strategies") },
  { "<Control>3", N_("Partners") },
  { "<Control>4", N_("Engagement") },
  { "<Control>5", N_("Meetings") },
  { "<Control>6", N_("Checks") },
  { "F1", N_("Help on the page") },
  { "<Control>comma", N_("Preferences") },
  { "F10", N_("Main menu") },
  { "<Control>question", N_("Keyboard shortcuts") },
  { "<Control>w", N_("Close the window") },
  { "<Control>q", N_("Quit") },
};

static const Shortcut IN_TABLES[] = {
  { "F2", N_("Edit the cell") },
  { "<Shift>F2", N_("Write the same into all selected rows") },
  { "Insert", N_("Enter new rows at the top of the log") },
  { "Return", N_("Show the details of the row") },
  { "<Shift>Down", N_("Select more cells") },
  { "<Shift>space", N_("Select the row") },
  { "<Control>space", N_("Select the column") },
  { "<Control>a", N_("Select all cells") },
  { "<Control>c", N_("Copy the cells") },
  { "<Control>v", N_("Paste cells") },
  { "<Control>d", N_("Fill down") },
  { "Delete", N_("Clear the cells") },
  { "<Control>Return", N_("While typing: fill all selected cells") },
  { "<Control>semicolon", N_("Today") },
  { "<Control><Shift>l", N_("Filter by the column") },
  { "<Alt><Shift>Right", N_("Move the column") },
  { "<Alt><Shift>Up", N_("Fold the group of the row") },
  { "<Alt><Shift>Down", N_("Unfold the nearest group") },
  { "<Shift>F10", N_("Menu of the cells") },
};

/* Of a row that is being entered at the top of a table. */
static const Shortcut IN_NEW_ROWS[] = {
  { "Tab", N_("Take what is offered, and go to the next cell") },
  { "Return", N_("Store the row, and begin the next") },
  { "<Control>Return", N_("Store the row, and show its details") },
  { "Down", N_("Choose among what is offered") },
  { "semicolon", N_("Add one more to the values of the cell") },
  { "<Control>semicolon", N_("Today") },
  { "<Control>d", N_("The same as in the row before") },
  { "Escape", N_("Leave the new row") },
};

static const Shortcut IN_TEXT[] = {
  { "<Control>f", N_("Find in the section") },
  { "<Control>h", N_("Find and replace in the section") },
  { "<Control>g", N_("Find next") },
  { "<Control><Shift>g", N_("Find previous") },
  { "<Control><Shift>f", N_("Find and replace in the strategy") },
  { "<Control>plus", N_("Larger text") },
  { "<Control>minus", N_("Smaller text") },
  { "<Control>0", N_("Text of normal size") },
  { "F11", N_("Show only the text, or all again") },
  { "F7", N_("Next misspelling, with suggestions") },
  { "<Control>b", N_("Bold") },
  { "<Control>i", N_("Italic") },
  { "<Control>l", N_("Link") },
  { "<Control><Shift>8", N_("Bulleted list") },
  { "<Control><Shift>7", N_("Numbered list") },
  { "<Control><Shift>9", N_("Quotation") },
  { "<Control><Alt>0", N_("Paragraph") },
  { "<Control><Alt>2", N_("Heading 2") },
  { "<Control><Alt>3", N_("Heading 3") },
  { "<Control><Alt>4", N_("Heading 4") },
  { "<Control><Alt>t", N_("Insert a table") },
  { "<Control><Shift>v", N_("Paste without format") },
  { "Tab", N_("In a list: one level in") },
  { "<Shift>Tab", N_("In a list: one level out") },
  { "<Control>Return", N_("Split the section, or open the link") },
  { "<Control><Shift>h", N_("Link to what was heard") },
  { "<Control><Shift>e", N_("Paste as evidence") },
};

static const Shortcut IN_FEEDBACK[] = {
  { "<Control>t", N_("Give the selected words, or the sentence, a theme") },
};

static const Shortcut IN_LISTS[] = {
  { "<Alt>Up", N_("Move up") },
  { "<Alt>Down", N_("Move down") },
  { "<Alt>Right", N_("Put the section under the one before") },
  { "<Alt>Left", N_("Put the section beside the one that it is under") },
  { "Left", N_("Fold the section") },
  { "Right", N_("Unfold the section") },
  { "F2", N_("Rename the section") },
  { "Delete", N_("Delete the section") },
};

static const Shortcut IN_VERSIONS[] = {
  { "F8", N_("Next change") },
  { "<Shift>F8", N_("Previous change") },
};

static AdwPreferencesGroup *
make_group (const char *title, const Shortcut *shortcuts, guint n)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *keys;
      g_autofree char *label = NULL;
      GdkModifierType modifiers;
      guint key;

      gtk_accelerator_parse (shortcuts[i].keys, &key, &modifiers);
      label = gtk_accelerator_get_label (key, modifiers);
      keys = gtk_label_new (label);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(shortcuts[i].what));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), keys);
      adw_preferences_group_add (group, row);
    }
  return group;
}

/**
 * accord_shortcuts_dialog_new:
 *
 * Returns: (transfer none): a list of the keys that do something
 */
AdwDialog *
accord_shortcuts_dialog_new (void)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();

  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            make_group (_("Everywhere"), EVERYWHERE, G_N_ELEMENTS (EVERYWHERE)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            make_group (_("In Tables"), IN_TABLES, G_N_ELEMENTS (IN_TABLES)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            make_group (_("In the New Row of a Table"), IN_NEW_ROWS, G_N_ELEMENTS (IN_NEW_ROWS)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            make_group (_("In a Strategy’s Text"), IN_TEXT, G_N_ELEMENTS (IN_TEXT)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            make_group (_("In What Was Heard"), IN_FEEDBACK, G_N_ELEMENTS (IN_FEEDBACK)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            make_group (_("In an Outline or an Agenda"), IN_LISTS, G_N_ELEMENTS (IN_LISTS)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            make_group (_("Between Two Versions"), IN_VERSIONS, G_N_ELEMENTS (IN_VERSIONS)));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_title (dialog, _("Keyboard Shortcuts"));
  adw_dialog_set_content_width (dialog, 440);
  adw_dialog_set_content_height (dialog, 560);
  adw_dialog_set_child (dialog, view);
  return dialog;
}
