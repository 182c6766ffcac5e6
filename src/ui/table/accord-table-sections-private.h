/* accord-table-sections-private.h: the groups of a list, as GTK wants to be told of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/accord-list.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_TABLE_SECTIONS (accord_table_sections_get_type ())
G_DECLARE_FINAL_TYPE (AccordTableSections, accord_table_sections, ACCORD, TABLE_SECTIONS, GObject)

GListModel *accord_table_sections_new (AccordList *list);

G_END_DECLS
