/* accord-table-view.h: a list as a dense table, or as a list of two lines
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-list.h"

G_BEGIN_DECLS

/**
 * AccordTableWord:
 * @key: a column
 * @value: a value of it as stored
 * @words: what a person reads instead; to be translated
 */
typedef struct
{
  const char *key;
  const char *value;
  const char *words;
} AccordTableWord;

/**
 * AccordTableLook:
 * @name: what the table holds, for screen readers; to be translated
 * @title: the column that names a row
 * @untitled: what a row without a name is called; to be translated
 * @subtitle: (array zero-terminated=1): the columns below the name where there is no room for a table
 * @hidden: (array zero-terminated=1): the columns that are not shown at first
 * @beside: (array zero-terminated=1): the columns that there is room for where details are shown beside the table
 * @words: (nullable): ended by a %NULL key
 * @provide: (nullable): what a row is when it is dragged to another page; its record may not be read yet
 * @entry: (nullable): what a row is called that is being entered at the top; to be translated; %NULL where none is
 *
 * How a page wants its table. A constant.
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *untitled;
  const char *const *subtitle;
  const char *const *hidden;
  const char *const *beside;
  const AccordTableWord *words;
  GdkContentProvider *(*provide) (AccordListRow *row);
  const char *entry;
} AccordTableLook;

#define ACCORD_TYPE_TABLE_VIEW (accord_table_view_get_type ())
G_DECLARE_FINAL_TYPE (AccordTableView, accord_table_view, ACCORD, TABLE_VIEW, AdwBin)

GtkWidget *accord_table_view_new (AccordPartnership *partnership, AccordList *list, const AccordTableLook *look);
GMenuModel *accord_table_view_get_menu (AccordTableView *self);
GActionGroup *accord_table_view_get_actions (AccordTableView *self);
void accord_table_view_select (AccordTableView *self, gint64 id);
void accord_table_view_show_conditions (AccordTableView *self, AdwWrapBox *box);
void accord_table_view_clear_conditions (AccordTableView *self);
gboolean accord_table_view_flush (AccordTableView *self);
void accord_table_view_activate (AccordTableView *self);
gboolean accord_table_view_can_enter (AccordTableView *self);
gboolean accord_table_view_enter (AccordTableView *self);
gint64 accord_table_view_get_selected (AccordTableView *self);

G_END_DECLS
