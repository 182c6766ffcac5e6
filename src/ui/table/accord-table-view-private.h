/* accord-table-view-private.h: inside the table only
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/table/accord-cell-editor.h"
#include "ui/table/accord-table-cells-private.h"
#include "ui/table/accord-table-entry.h"
#include "ui/table/accord-table-view.h"

G_BEGIN_DECLS

/* The title that is above a column of the view. */
#define ACCORD_TABLE_TITLE_KEY "accord-title"

/* How far a block goes beyond its two corners. */
typedef enum
{
  ACCORD_TABLE_REACH_NONE = 0,
  ACCORD_TABLE_REACH_ROWS = 1 << 0,     /* all rows */
  ACCORD_TABLE_REACH_COLUMNS = 1 << 1,  /* all columns */
} AccordTableReach;

/* A cell, found again by its identity. */
typedef struct
{
  gint64 id;
  guint position;
  const AccordListColumn *column;
} AccordTablePlace;

/**
 * AccordTableView:
 *
 * Shows an #AccordList of any length. Its columns come from the list's source; a click on a header, or the menu of the
 * page, sorts the list itself: nothing is sorted here. Where there is no room for a table (#AccordTableView:compact) each
 * row is a name and a line below it.
 *
 * What is selected is remembered by its identity, so that it stays selected when rows come and go around it. In a table
 * that is a cell, the one in hand, and maybe a block of cells around it; the focus is with the cell's row.
 */
struct _AccordTableView
{
  AdwBin parent_instance;

  AccordList *list;
  AccordTableCells cells;
  GtkSingleSelection *selection;
  GtkWidget *overlay;
  GtkWidget *scrolled;
  GtkWidget *last_headings;   /* below all rows */
  GtkListItemFactory *header_factory;   /* of the headings above rows */
  GHashTable *headers;        /* GtkListHeaders that are there */
  GtkColumnView *table;
  GtkListView *lines;
  GSimpleActionGroup *actions;
  GPtrArray *shown;           /* AccordListColumns that are seen, from the start */
  gint64 selected;            /* the record of the cell in hand, 0 for none */
  const AccordListColumn *column;   /* and its column */
  AccordTablePlace corner;    /* the cell across the block from it; itself when there is no block */
  AccordTableReach reach;     /* of the block, beyond the two */
  gboolean takes_row;         /* dragging takes the row in hand along */
  AccordCellEditor *editor;   /* of one cell: */
  AccordTablePlace edited;
  gint64 edited_owner;        /* the record whose field it is */
  GdkRectangle editor_place;
  AccordTableEntry *entry;    /* a new row above the others; NULL where there is none */
  GtkWidget *popover;         /* in the editor's place, where a value is chosen; NULL while there is none */
  gboolean settling;          /* what is selected now was not chosen by anybody */
  gboolean should_scroll;     /* to the selected row, once it is there */
  guint position;             /* of the selected row when it was last looked for */
  guint n_rows;
  guint serial;               /* of the list */
  guint settle_source;
  guint tick;                 /* waits for a size, 0 when nothing does */
  guint top_tick;             /* waits to scroll to the first heading, 0 when nothing does */
  gboolean top_tick_is_first;
  gboolean compact;
  GSettings *settings;
  gboolean is_arranging;      /* the columns are not where a person put them */
  GPtrArray *left_out;        /* columns that were shown until details came beside them; NULL where there are none */
};

/* accord-table-view.c */
void accord_table_view_queue_settle (AccordTableView *self);
void accord_table_view_open (AccordTableView *self, gint64 id);

/* accord-table-cursor.c */
void accord_table_cursor_init (AccordTableView *self);
void accord_table_cursor_columns_changed (AccordTableView *self);
gboolean accord_table_cursor_has_cell (AccordTableView *self);
gboolean accord_table_cursor_has_block (AccordTableView *self);
gboolean accord_table_cursor_get_block (AccordTableView *self, AccordTableBlock *block);
guint accord_table_cursor_find_column (AccordTableView *self, const AccordListColumn *column);
GtkColumnViewColumn *accord_table_cursor_get_view_column (AccordTableView *self, const AccordListColumn *column);
void accord_table_cursor_move (AccordTableView *self, guint position, const AccordListColumn *column, gboolean extend);
void accord_table_cursor_focus (AccordTableView *self);
void accord_table_cursor_step (AccordTableView *self, int rows, int columns);
void accord_table_cursor_settle (AccordTableView *self);
void accord_table_cursor_forget (AccordTableView *self);
void accord_table_cursor_paint (AccordTableView *self);
void accord_table_cursor_pop_up_menu (AccordTableView *self);
void accord_table_cursor_announce (AccordTableView *self);

/* accord-table-drag.c */
void accord_table_drag_init (AccordTableView *self, GtkGesture *presses);
void accord_table_drag_press (AccordTableView *self, guint position, const AccordListColumn *column);

/* accord-table-keys.c */
void accord_table_keys_init (AccordTableView *self);

/* accord-table-edit.c */
void accord_table_edit_pop_up (AccordTableView *self, GtkWidget *popover, const AccordTablePlace *place);
void accord_table_edit_init (AccordTableView *self);
void accord_table_edit_begin (AccordTableView *self, const char *typed);
gboolean accord_table_edit_flush (AccordTableView *self);

/* accord-table-enter.c */
void accord_table_enter_init (AccordTableView *self);
void accord_table_enter_arrange (AccordTableView *self);
void accord_table_enter_close (AccordTableView *self);
gboolean accord_table_enter_place (AccordTableView *self, GtkWidget *child, GdkRectangle *allocation);
gboolean accord_table_enter_flush (AccordTableView *self);

/* accord-table-block.c */
void accord_table_block_put (AccordTableView *self, const char *text);
void accord_table_block_clear (AccordTableView *self);
void accord_table_block_fill_down (AccordTableView *self);
void accord_table_block_paste (AccordTableView *self);
void accord_table_block_delete_rows (AccordTableView *self);
void accord_table_block_edit_rows (AccordTableView *self);

/* accord-table-columns.c */
void accord_table_columns_init (AccordTableView *self);
void accord_table_columns_add_actions (AccordTableView *self);
void accord_table_columns_move (AccordTableView *self, int step);
void accord_table_columns_filter (AccordTableView *self);
GMenuModel *accord_table_columns_create_menu (const AccordListColumn *column);

/* accord-table-groups.c */
void accord_table_groups_init (AccordTableView *self, GtkWidget *box);
void accord_table_groups_follow (AccordTableView *self);
void accord_table_groups_clear (AccordTableView *self);
void accord_table_groups_fold (AccordTableView *self);
void accord_table_groups_unfold (AccordTableView *self);
GMenuModel *accord_table_groups_create_menu (AccordTableView *self);

/* accord-table-copy.c */
void accord_table_copy (AccordTableView *self);

G_END_DECLS
