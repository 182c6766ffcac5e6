/* accord-prose-table-menu.c: what can be done to a table
 *
 * One list for the toolbar and for the menu of a cell.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/prose/accord-prose-table-menu.h"

#include <glib/gi18n.h>

static const struct
{
  const char *command;
  const char *label;
} entries[] = {
  { "row-above", N_("Add Row _Above") },
  { "row-below", N_("Add Row _Below (Ctrl+Enter)") },
  { "column-before", N_("Add Column Be_fore") },
  { "column-after", N_("Add Column A_fter") },
  { NULL, NULL },
  { "align-left", N_("Align Column _Left") },
  { "align-centre", N_("Align Column _Centre") },
  { "align-right", N_("Align Column _Right") },
  { NULL, NULL },
  { "row-remove", N_("Remove R_ow") },
  { "column-remove", N_("Remove Col_umn") },
  { "remove", N_("Remove _Table") },
};

/**
 * accord_prose_table_menu_new:
 * @with_insert: whether a table can be inserted from here
 *
 * Returns: (transfer full): a menu of the actions "prose.table" and "prose.cell"
 */
GMenuModel *
accord_prose_table_menu_new (gboolean with_insert)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) section = g_menu_new ();

  if (with_insert)
    {
      g_menu_append (section, _("_Insert Table"), "prose.table");
      g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
      g_set_object (&section, NULL);
      section = g_menu_new ();
    }

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    if (entries[i].command == NULL)
      {
        g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
        g_object_unref (section);
        section = g_menu_new ();
      }
    else
      {
        g_autoptr (GMenuItem) item = g_menu_item_new (_(entries[i].label), NULL);

        g_menu_item_set_action_and_target (item, "prose.cell", "s", entries[i].command);
        g_menu_append_item (section, item);
      }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));

  return G_MENU_MODEL (menu);
}
