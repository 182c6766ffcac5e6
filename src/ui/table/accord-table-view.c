/* accord-table-view.c: a list as a dense table, or as a list of two lines
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/table/accord-table-view.h"

#include <glib/gi18n.h>

#include "ui/table/accord-table-sections-private.h"
#include "ui/table/accord-table-view-private.h"

/* A column this wide takes what room is left. */
#define WIDE_COLUMN 26

enum
{
  PROP_0,
  PROP_COMPACT,
  PROP_BESIDE,
  N_PROPS,
};

enum
{
  SELECTED,
  ACTIVATED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AccordTableView, accord_table_view, ADW_TYPE_BIN)

/* --- what is selected --- */

static GtkWidget *
get_view (AccordTableView *self)
{
  return self->compact ? GTK_WIDGET (self->lines) : GTK_WIDGET (self->table);
}

static void
scroll_to (AccordTableView *self, guint position, GtkListScrollFlags flags)
{
  if (self->compact)
    gtk_list_view_scroll_to (self->lines, position, flags, NULL);
  else
    gtk_column_view_scroll_to (self->table, position, NULL, flags, NULL);
}

static gboolean
scroll_to_heading_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  AccordTableView *self = ACCORD_TABLE_VIEW (widget);

  /* The rows lie where they belong only after the frame in which they were told to. */
  if (self->top_tick_is_first)
    {
      self->top_tick_is_first = FALSE;
      return G_SOURCE_CONTINUE;
    }
  self->top_tick = 0;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)), 0);
  return G_SOURCE_REMOVE;
}

/* A view scrolls to a row, and the heading of the first group is above its first row. */
static void
scroll_to_top (AccordTableView *self)
{
  scroll_to (self, 0, GTK_LIST_SCROLL_NONE);
  self->top_tick_is_first = TRUE;
  if (accord_list_get_n_groups (self->list) > 0 && self->top_tick == 0)
    self->top_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_to_heading_cb, NULL, NULL);
}

static gboolean
wait_for_size_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  AccordTableView *self = ACCORD_TABLE_VIEW (widget);

  if (gtk_widget_get_height (get_view (self)) == 0)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  accord_table_view_queue_settle (self);
  return G_SOURCE_REMOVE;
}

/* A view is read from its top when it is asked for something else, unless what is selected is in it; and it goes along
 * with the selected row when an edit gives that another place. What comes and goes elsewhere moves nothing. */
static void
follow (AccordTableView *self, guint position)
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  guint serial = accord_list_get_serial (self->list);
  gboolean is_other = serial != self->serial;
  gboolean is_moved = position != self->position && n_rows == self->n_rows;

  if (position != GTK_INVALID_LIST_POSITION)
    self->position = position;
  self->n_rows = n_rows;
  self->serial = serial;
  if (position == GTK_INVALID_LIST_POSITION)
    {
      if (is_other && n_rows > 0)
        scroll_to_top (self);
      return;
    }
  if (!self->should_scroll && (is_other || is_moved))
    scroll_to (self, position, GTK_LIST_SCROLL_NONE);
  if (!self->should_scroll)
    return;
  /* A view without a size does not remember where it was to scroll: it is told again once it is on the screen. */
  if (gtk_widget_get_height (get_view (self)) == 0)
    {
      if (self->tick == 0)
        self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), wait_for_size_cb, NULL, NULL);
      return;
    }
  self->should_scroll = FALSE;
  scroll_to (self, position, GTK_LIST_SCROLL_FOCUS);
}

/* Finds the selected record again after the rows around it changed. */
static void
settle (AccordTableView *self)
{
  guint position = GTK_INVALID_LIST_POSITION;

  if (self->selected != 0)
    accord_list_find (self->list, self->selected, &position);
  self->settling = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->settling = FALSE;
  follow (self, position);
  accord_table_cursor_settle (self);
}

static gboolean
settle_cb (gpointer data)
{
  AccordTableView *self = data;

  self->settle_source = 0;
  settle (self);
  return G_SOURCE_REMOVE;
}

/* What is selected is looked for once all has changed that changes now. */
void
accord_table_view_queue_settle (AccordTableView *self)
{
  if (self->settle_source == 0)
    self->settle_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, settle_cb, self, NULL);
}

static void
selected_cb (AccordTableView *self)
{
  AccordListRow *row = gtk_single_selection_get_selected_item (self->selection);
  gint64 id = row != NULL ? accord_list_row_get_id (row) : 0;

  /* A row that is taken out of the list is no choice: it may be back in a moment. */
  if (self->settling || id == 0 || id == self->selected)
    return;
  self->selected = id;
  self->position = gtk_single_selection_get_selected (self->selection);
  g_signal_emit (self, signals[SELECTED], 0, id);
}

static void
activated_cb (GtkWidget *view, guint position, gpointer data)
{
  AccordTableView *self = data;
  g_autoptr (AccordListRow) row = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  if (row == NULL)
    return;
  self->selected = accord_list_row_get_id (row);
  settle (self);
  g_signal_emit (self, signals[ACTIVATED], 0, self->selected);
}

/* --- its order --- */

static const AccordListColumn *
find_column (AccordTableView *self, GtkColumnViewColumn *column)
{
  const char *key = column != NULL ? gtk_column_view_column_get_id (column) : NULL;

  for (guint i = 0; key != NULL && i < self->cells.source->n_columns; i++)
    if (g_str_equal (self->cells.source->columns[i].key, key))
      return &self->cells.source->columns[i];
  return NULL;
}

static GtkColumnViewColumn *
find_view_column (AccordTableView *self, const char *key)
{
  GListModel *columns = gtk_column_view_get_columns (self->table);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_strcmp0 (gtk_column_view_column_get_id (column), key) == 0)
        return column;
    }
  return NULL;
}

static void
set_state (AccordTableView *self, const char *name, GVariant *state)
{
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)), state);
}

static void
sorter_changed_cb (GtkColumnViewSorter *sorter, GtkSorterChange change, gpointer data)
{
  AccordTableView *self = data;
  const AccordListColumn *column = find_column (self, gtk_column_view_sorter_get_primary_sort_column (sorter));
  gboolean descending = gtk_column_view_sorter_get_primary_sort_order (sorter) == GTK_SORT_DESCENDING;

  accord_list_set_order (self->list, column != NULL ? column->key : NULL, descending);
  set_state (self, "order", g_variant_new_string (column != NULL ? column->key : ""));
  set_state (self, "descending", g_variant_new_boolean (column != NULL && descending));
}

static void
order_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  AccordTableView *self = data;
  GtkColumnViewColumn *column = find_view_column (self, g_variant_get_string (state, NULL));

  gtk_column_view_sort_by_column (self->table, column, GTK_SORT_ASCENDING);
}

static void
descending_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  AccordTableView *self = data;
  GtkColumnViewSorter *sorter = GTK_COLUMN_VIEW_SORTER (gtk_column_view_get_sorter (self->table));
  GtkColumnViewColumn *column = gtk_column_view_sorter_get_primary_sort_column (sorter);

  if (column != NULL)
    gtk_column_view_sort_by_column (self->table, column,
                                    g_variant_get_boolean (state) ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

static void
edit (AccordTableView *self)
{
  accord_table_edit_begin (self, NULL);
}

static void
enter (AccordTableView *self)
{
  accord_table_view_enter (self);
}

/* What a menu offers for the cell in hand, or for the block around it. */
static const struct
{
  const char *name;
  void (*run) (AccordTableView *self);
} COMMANDS[] = {
  { "open", accord_table_view_activate },        { "edit", edit },
  { "enter", enter },
  { "copy", accord_table_copy },                 { "paste", accord_table_block_paste },
  { "fill-down", accord_table_block_fill_down }, { "clear", accord_table_block_clear },
  { "delete-rows", accord_table_block_delete_rows }, { "edit-rows", accord_table_block_edit_rows },
};

static void
command_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (COMMANDS); i++)
    if (g_str_equal (COMMANDS[i].name, g_action_get_name (G_ACTION (action))))
      COMMANDS[i].run (data);
}

static const GActionEntry ACTIONS[] = {
  { "order", NULL, "s", "''", order_cb },
  { "descending", NULL, NULL, "false", descending_cb },
};

/* --- building --- */

static gboolean
is_hidden (AccordTableView *self, const char *key)
{
  return self->cells.look->hidden != NULL && g_strv_contains (self->cells.look->hidden, key);
}

static GtkWidget *
get_last_title (GtkColumnView *table)
{
  return gtk_widget_get_last_child (gtk_widget_get_first_child (GTK_WIDGET (table)));
}

static void
add_column (AccordTableView *self, const AccordListColumn *column)
{
  g_autoptr (GtkListItemFactory) factory = NULL;
  g_autoptr (GtkColumnViewColumn) view_column = gtk_column_view_column_new (_(column->title), NULL);
  g_autofree char *action_name = g_strconcat ("show-", column->key, NULL);
  g_autoptr (GMenuModel) menu = accord_table_columns_create_menu (column);
  g_autoptr (GPropertyAction) action = NULL;

  gtk_column_view_column_set_id (view_column, column->key);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_column_set_header_menu (view_column, menu);
  gtk_column_view_column_set_expand (view_column, column->width >= WIDE_COLUMN);
  gtk_column_view_column_set_visible (view_column, !is_hidden (self, column->key));
  if (column->order != NULL)
    {
      /* Only makes the header a button: the list sorts itself. */
      g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (NULL, NULL, NULL));

      gtk_column_view_column_set_sorter (view_column, sorter);
    }
  gtk_column_view_append_column (self->table, view_column);
  g_object_set_data (G_OBJECT (view_column), ACCORD_TABLE_TITLE_KEY, get_last_title (self->table));
  factory = accord_table_cells_create_factory (&self->cells, column, GTK_ACCESSIBLE (get_last_title (self->table)));
  gtk_column_view_column_set_factory (view_column, factory);
  /* A column has no say in how its title lies: over numbers, which lie at the end, so does the title. */
  if (column->kind == ACCORD_LIST_NUMBER)
    gtk_widget_set_halign (gtk_widget_get_first_child (get_last_title (self->table)), GTK_ALIGN_END);
  g_signal_connect_object (view_column, "notify::visible", G_CALLBACK (accord_table_cursor_columns_changed), self,
                           G_CONNECT_SWAPPED);
  action = g_property_action_new (action_name, view_column, "visible");
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
}

static void
build_table (AccordTableView *self)
{
  g_autoptr (GtkListItemFactory) row_factory = accord_table_cells_create_row_factory (&self->cells);

  self->table = g_object_ref_sink (GTK_COLUMN_VIEW (gtk_column_view_new (NULL)));
  for (guint i = 0; i < self->cells.source->n_columns; i++)
    add_column (self, &self->cells.source->columns[i]);
  gtk_column_view_set_row_factory (self->table, row_factory);
  gtk_column_view_set_tab_behavior (self->table, GTK_LIST_TAB_ITEM);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->table), GTK_ACCESSIBLE_PROPERTY_LABEL, _(self->cells.look->name),
                                  -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->table), "accord-table");
  accord_table_columns_init (self);
  accord_table_cursor_init (self);
  accord_table_keys_init (self);
  accord_table_cursor_columns_changed (self);
  g_signal_connect_object (gtk_column_view_get_columns (self->table), "items-changed",
                           G_CALLBACK (accord_table_cursor_columns_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect (self->table, "activate", G_CALLBACK (activated_cb), self);
  g_signal_connect_object (gtk_column_view_get_sorter (self->table), "changed", G_CALLBACK (sorter_changed_cb), self,
                           G_CONNECT_DEFAULT);
}

static void
build_lines (AccordTableView *self)
{
  self->lines = g_object_ref_sink (
      GTK_LIST_VIEW (gtk_list_view_new (NULL, accord_table_cells_create_line_factory (&self->cells))));
  gtk_list_view_set_single_click_activate (self->lines, TRUE);
  gtk_list_view_set_tab_behavior (self->lines, GTK_LIST_TAB_ITEM);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->lines), GTK_ACCESSIBLE_PROPERTY_LABEL, _(self->cells.look->name),
                                  -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->lines), "accord-lines");
  g_signal_connect (self->lines, "activate", G_CALLBACK (activated_cb), self);
}

/* Beside details there is room for few columns; the others come back when there is more. */
static void
leave_out_columns (AccordTableView *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->table);

  self->left_out = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (!gtk_column_view_column_get_visible (column) ||
          g_strv_contains (self->cells.look->beside, gtk_column_view_column_get_id (column)))
        continue;
      gtk_column_view_column_set_visible (column, FALSE);
      g_ptr_array_add (self->left_out, g_steal_pointer (&column));
    }
}

static void
bring_columns_back (AccordTableView *self)
{
  for (guint i = 0; i < self->left_out->len; i++)
    gtk_column_view_column_set_visible (self->left_out->pdata[i], TRUE);
  g_clear_pointer (&self->left_out, g_ptr_array_unref);
}

static void
set_beside (AccordTableView *self, gboolean is_beside)
{
  if (is_beside == (self->left_out != NULL))
    return;
  self->is_arranging = TRUE;
  if (is_beside)
    leave_out_columns (self);
  else
    bring_columns_back (self);
  self->is_arranging = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BESIDE]);
}

/* Only the view that is seen has the rows. */
static void
show_view (AccordTableView *self)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self->selection);

  gtk_column_view_set_model (self->table, self->compact ? NULL : model);
  gtk_list_view_set_model (self->lines, self->compact ? model : NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled),
                                 self->compact ? GTK_WIDGET (self->lines) : GTK_WIDGET (self->table));
  self->should_scroll = self->selected != 0;
  accord_table_view_queue_settle (self);
}

/* --- the object --- */

static void
accord_table_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_COMPACT:
      g_value_set_boolean (value, ACCORD_TABLE_VIEW (object)->compact);
      break;
    case PROP_BESIDE:
      g_value_set_boolean (value, ACCORD_TABLE_VIEW (object)->left_out != NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
accord_table_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AccordTableView *self = ACCORD_TABLE_VIEW (object);

  switch (id)
    {
    case PROP_COMPACT:
      if (self->compact == g_value_get_boolean (value))
        return;
      self->compact = g_value_get_boolean (value);
      accord_table_enter_close (self);
      accord_table_enter_arrange (self);
      show_view (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_BESIDE:
      set_beside (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
accord_table_view_dispose (GObject *object)
{
  AccordTableView *self = ACCORD_TABLE_VIEW (object);

  g_clear_handle_id (&self->settle_source, g_source_remove);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  if (self->table != NULL)
    {
      gtk_column_view_set_model (self->table, NULL);
      gtk_list_view_set_model (self->lines, NULL);
      g_signal_handlers_disconnect_by_data (gtk_column_view_get_columns (self->table), self);
      g_signal_handlers_disconnect_by_data (gtk_column_view_get_sorter (self->table), self);
    }
  g_clear_pointer (&self->left_out, g_ptr_array_unref);
  g_clear_object (&self->table);
  g_clear_object (&self->lines);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->actions);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (accord_table_view_parent_class)->dispose (object);
}

static void
accord_table_view_finalize (GObject *object)
{
  accord_table_cells_clear (&ACCORD_TABLE_VIEW (object)->cells);
  accord_table_groups_clear (ACCORD_TABLE_VIEW (object));
  g_ptr_array_unref (ACCORD_TABLE_VIEW (object)->shown);

  G_OBJECT_CLASS (accord_table_view_parent_class)->finalize (object);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  AccordTableView *self = ACCORD_TABLE_VIEW (widget);

  return gtk_widget_grab_focus (get_view (self));
}

static void
accord_table_view_class_init (AccordTableViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = accord_table_view_get_property;
  object_class->set_property = accord_table_view_set_property;
  object_class->dispose = accord_table_view_dispose;
  object_class->finalize = accord_table_view_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = grab_focus;

  /**
   * AccordTableView:compact:
   *
   * Whether rows are two lines instead of cells.
   */
  properties[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE, G_PARAM_READWRITE |
                                                   G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * AccordTableView:beside:
   *
   * Whether details are shown beside the table, so that there is room for fewer columns.
   */
  properties[PROP_BESIDE] = g_param_spec_boolean ("beside", NULL, NULL, FALSE, G_PARAM_READWRITE |
                                                  G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * AccordTableView::selected:
   * @self: the table
   * @id: the record of the row that a person selected
   */
  signals[SELECTED] = g_signal_new ("selected", ACCORD_TYPE_TABLE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_INT64);
  /**
   * AccordTableView::activated:
   * @self: the table
   * @id: the record of the row that a person opened: by Enter, a double click, or a click where rows are two lines
   */
  signals[ACTIVATED] = g_signal_new ("activated", ACCORD_TYPE_TABLE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
accord_table_view_init (AccordTableView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->shown = g_ptr_array_new ();
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), ACTIONS, G_N_ELEMENTS (ACTIONS), self);
  accord_table_columns_add_actions (self);
  for (guint i = 0; i < G_N_ELEMENTS (COMMANDS); i++)
    g_action_map_add_action_entries (G_ACTION_MAP (self->actions),
                                     &(GActionEntry) { .name = COMMANDS[i].name, .activate = command_cb }, 1, self);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  self->overlay = gtk_overlay_new ();
  gtk_box_append (GTK_BOX (box), self->scrolled);
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), box);
  accord_table_groups_init (self, box);
  accord_table_edit_init (self);
  adw_bin_set_child (ADW_BIN (self), self->overlay);
}

/**
 * accord_table_view_new:
 * @partnership: whose
 * @list: what is shown
 * @look: how; a constant
 *
 * Returns: (transfer floating): a table
 */
GtkWidget *
accord_table_view_new (AccordPartnership *partnership, AccordList *list, const AccordTableLook *look)
{
  AccordTableView *self = g_object_new (ACCORD_TYPE_TABLE_VIEW, NULL);

  self->list = g_object_ref (list);
  accord_table_cells_init (&self->cells, partnership, accord_list_get_source (list), look);
  self->selection = gtk_single_selection_new (accord_table_sections_new (list));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (accord_table_view_queue_settle), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  /* Rows that stay may stand for other records now. */
  g_signal_connect_object (list, "notify::loading", G_CALLBACK (accord_table_view_queue_settle), self, G_CONNECT_SWAPPED);
  build_table (self);
  build_lines (self);
  accord_table_groups_follow (self);
  accord_table_enter_init (self);
  show_view (self);
  return GTK_WIDGET (self);
}

/**
 * accord_table_view_get_actions:
 *
 * Returns: (transfer none): the actions of the menu, to be put into the page as "table"
 */
GActionGroup *
accord_table_view_get_actions (AccordTableView *self)
{
  g_return_val_if_fail (ACCORD_IS_TABLE_VIEW (self), NULL);

  return G_ACTION_GROUP (self->actions);
}

/**
 * accord_table_view_get_menu:
 *
 * Returns: (transfer full): a menu for the order of the rows and for the columns
 */
GMenuModel *
accord_table_view_get_menu (AccordTableView *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) order = g_menu_new ();
  g_autoptr (GMenu) keys = g_menu_new ();
  g_autoptr (GMenu) columns = g_menu_new ();
  g_autoptr (GMenuModel) groups = NULL;

  g_return_val_if_fail (ACCORD_IS_TABLE_VIEW (self), NULL);

  g_menu_append (keys, _("Usual Order"), "table.order('')");
  for (guint i = 0; i < self->cells.source->n_columns; i++)
    {
      const AccordListColumn *column = &self->cells.source->columns[i];
      g_autofree char *order_action = g_strdup_printf ("table.order('%s')", column->key);
      g_autofree char *show_action = g_strdup_printf ("table.show-%s", column->key);

      if (column->order != NULL)
        g_menu_append (keys, _(column->title), order_action);
      g_menu_append (columns, _(column->title), show_action);
    }
  g_menu_append_section (order, NULL, G_MENU_MODEL (keys));
  g_menu_append (order, _("Reverse Order"), "table.descending");
  g_menu_append_submenu (menu, _("_Sort By"), G_MENU_MODEL (order));
  groups = accord_table_groups_create_menu (self);
  g_menu_append_submenu (menu, _("_Group By"), groups);
  g_menu_append_submenu (menu, _("_Columns"), G_MENU_MODEL (columns));
  return G_MENU_MODEL (menu);
}

/**
 * accord_table_view_select:
 * @id: a record, or 0 for none
 *
 * Selects a record and shows its row as soon as the list has it, without #AccordTableView::selected.
 */
void
accord_table_view_select (AccordTableView *self, gint64 id)
{
  g_return_if_fail (ACCORD_IS_TABLE_VIEW (self));

  self->selected = id;
  self->should_scroll = id != 0;
  settle (self);
  accord_table_cursor_forget (self);
}

/**
 * accord_table_view_get_selected:
 *
 * Returns: the selected record, or 0
 */
gint64
accord_table_view_get_selected (AccordTableView *self)
{
  g_return_val_if_fail (ACCORD_IS_TABLE_VIEW (self), 0);

  return self->selected;
}

/**
 * accord_table_view_flush:
 *
 * Stores what is being typed into a cell.
 *
 * Returns: whether it could be used
 */
gboolean
accord_table_view_flush (AccordTableView *self)
{
  g_return_val_if_fail (ACCORD_IS_TABLE_VIEW (self), TRUE);

  return accord_table_edit_flush (self) && accord_table_enter_flush (self);
}

/* Selects a record that may not be in the list yet, and opens it. */
void
accord_table_view_open (AccordTableView *self, gint64 id)
{
  accord_table_view_select (self, id);
  g_signal_emit (self, signals[ACTIVATED], 0, id);
}

/**
 * accord_table_view_activate:
 *
 * Opens the record of the row in hand; without one, that of the first row.
 */
void
accord_table_view_activate (AccordTableView *self)
{
  g_return_if_fail (ACCORD_IS_TABLE_VIEW (self));

  if (self->selected == 0 || !accord_list_find (self->list, self->selected, NULL))
    gtk_single_selection_set_selected (self->selection, 0);
  if (self->selected != 0)
    g_signal_emit (self, signals[ACTIVATED], 0, self->selected);
}
