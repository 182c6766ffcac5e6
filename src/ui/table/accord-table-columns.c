/* accord-table-columns.c: the columns of a table: their places, their widths, and what they narrow
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "base/accord-site.h"
#include "ui/table/accord-table-filter-private.h"
#include "ui/table/accord-table-view-private.h"

/* --- remembered on this desk --- */

#define SETTINGS_ID "io.github.accord_icp.Accord"
#define SETTINGS_KEY "table-columns"

static gboolean
is_left_out (AccordTableView *self, GtkColumnViewColumn *column)
{
  return self->left_out != NULL && g_ptr_array_find (self->left_out, column, NULL);
}

static GVariant *
describe_columns (AccordTableView *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->table);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sbi)"));
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      g_variant_builder_add (&builder, "(sbi)", gtk_column_view_column_get_id (column),
                             gtk_column_view_column_get_visible (column) || is_left_out (self, column),
                             gtk_column_view_column_get_fixed_width (column));
    }
  return g_variant_builder_end (&builder);
}

static void
remember_cb (AccordTableView *self)
{
  g_autoptr (GVariant) all = NULL;
  g_autoptr (GVariantDict) tables = NULL;

  if (self->is_arranging || self->table == NULL)
    return;
  all = g_settings_get_value (self->settings, SETTINGS_KEY);
  tables = g_variant_dict_new (all);
  g_variant_dict_insert_value (tables, self->cells.source->table, describe_columns (self));
  g_settings_set_value (self->settings, SETTINGS_KEY, g_variant_dict_end (tables));
}

static void
arrange (AccordTableView *self, GVariant *remembered)
{
  GVariantIter iter;
  const char *key;
  gboolean is_shown;
  int width;
  guint place = 0;

  g_variant_iter_init (&iter, remembered);
  while (g_variant_iter_next (&iter, "(&sbi)", &key, &is_shown, &width))
    for (guint i = 0; i < self->cells.source->n_columns; i++)
      {
        const AccordListColumn *column = &self->cells.source->columns[i];
        g_autoptr (GtkColumnViewColumn) view_column = NULL;

        if (!g_str_equal (column->key, key))
          continue;
        view_column = g_object_ref (accord_table_cursor_get_view_column (self, column));
        gtk_column_view_column_set_visible (view_column, is_shown);
        gtk_column_view_column_set_fixed_width (view_column, width);
        gtk_column_view_insert_column (self->table, place++, view_column);
      }
}

/* Puts the columns where they were when the table was last used, and remembers from now on where they are put. */
void
accord_table_columns_init (AccordTableView *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->table);
  g_autoptr (GVariant) all = NULL;
  g_autoptr (GVariant) remembered = NULL;

  self->settings = accord_site_settings_new (SETTINGS_ID);
  all = g_settings_get_value (self->settings, SETTINGS_KEY);
  remembered = g_variant_lookup_value (all, self->cells.source->table, G_VARIANT_TYPE ("a(sbi)"));
  if (remembered != NULL)
    arrange (self, remembered);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      g_signal_connect_object (column, "notify::visible", G_CALLBACK (remember_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (column, "notify::fixed-width", G_CALLBACK (remember_cb), self, G_CONNECT_SWAPPED);
    }
  g_signal_connect_object (columns, "items-changed", G_CALLBACK (remember_cb), self, G_CONNECT_SWAPPED);
}

/* --- moved by keys --- */

/* Moves the column of the cell in hand among those that are seen. */
void
accord_table_columns_move (AccordTableView *self, int step)
{
  guint place = accord_table_cursor_find_column (self, self->column);
  GListModel *columns = gtk_column_view_get_columns (self->table);
  g_autoptr (GtkColumnViewColumn) moved = NULL;
  GtkColumnViewColumn *other;

  if (!accord_table_cursor_has_cell (self) || (step < 0 && place == 0) ||
      (step > 0 && place + 1 >= self->shown->len))
    return;
  other = accord_table_cursor_get_view_column (self, self->shown->pdata[(int) place + step]);
  moved = g_object_ref (accord_table_cursor_get_view_column (self, self->column));
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (column != other)
        continue;
      gtk_column_view_insert_column (self->table, i, moved);
      accord_table_cursor_announce (self);
      return;
    }
}

/* --- narrowing --- */

static const AccordListColumn *
find_column (AccordTableView *self, const char *key)
{
  for (guint i = 0; i < self->cells.source->n_columns; i++)
    if (g_str_equal (self->cells.source->columns[i].key, key))
      return &self->cells.source->columns[i];
  return self->column;
}

static void
open_filter (AccordTableView *self, const AccordListColumn *column)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->table));
  guint n_rows = MAX (g_list_model_get_n_items (G_LIST_MODEL (self->list)), 1);
  double a_row = gtk_adjustment_get_upper (adjustment) / n_rows;
  guint top = (guint) (gtk_adjustment_get_value (adjustment) / MAX (a_row, 1));
  AccordTablePlace place = { accord_list_get_id (self->list, top), top, column };

  if (self->compact || column == NULL || self->popover != NULL || !accord_table_edit_flush (self))
    return;
  accord_table_edit_pop_up (self, accord_table_filter_new (&self->cells, self->list, column), &place);
}

static void
filter_cb (GSimpleAction *action, GVariant *key, gpointer data)
{
  AccordTableView *self = data;

  open_filter (self, find_column (self, g_variant_get_string (key, NULL)));
}

/* Asks what is to stay in the column of the cell in hand. */
void
accord_table_columns_filter (AccordTableView *self)
{
  open_filter (self, self->column);
}

/* The menu of a column's title. */
GMenuModel *
accord_table_columns_create_menu (const AccordListColumn *column)
{
  GMenu *menu = g_menu_new ();
  g_autofree char *filter = g_strdup_printf ("table.filter('%s')", column->key);
  g_autofree char *order = g_strdup_printf ("table.order('%s')", column->key);
  g_autofree char *show = g_strdup_printf ("table.show-%s", column->key);

  g_menu_append (menu, _("_Filter…"), filter);
  if (column->order != NULL)
    g_menu_append (menu, _("_Sort By This Column"), order);
  g_menu_append (menu, _("Show This _Column"), show);
  return G_MENU_MODEL (menu);
}

static void
chip_clicked_cb (GtkButton *button, gpointer data)
{
  AccordTableView *self = data;

  accord_list_set_condition (self->list, g_object_get_data (G_OBJECT (button), "accord-column"), NULL);
}

static GtkWidget *
create_chip (AccordTableView *self, const AccordListColumn *column)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *words = accord_table_filter_describe (&self->cells, self->list, column);
  g_autofree char *name = g_strdup_printf (_("Remove %s"), words);
  GtkWidget *label = gtk_label_new (words);
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_tooltip_text (label, words);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  g_object_set_data (G_OBJECT (button), "accord-column", (gpointer) column);
  g_signal_connect_object (button, "clicked", G_CALLBACK (chip_clicked_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_css_class (chip, "accord-chip");
  gtk_box_append (GTK_BOX (chip), label);
  gtk_box_append (GTK_BOX (chip), button);
  return chip;
}

/**
 * accord_table_view_show_conditions:
 * @box: holds nothing else
 *
 * Puts a chip that can be removed into @box for each column that narrows the list.
 */
void
accord_table_view_show_conditions (AccordTableView *self, AdwWrapBox *box)
{
  GtkWidget *child;
  gboolean has_any = FALSE;

  g_return_if_fail (ACCORD_IS_TABLE_VIEW (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    adw_wrap_box_remove (box, child);
  for (guint i = 0; i < self->cells.source->n_columns; i++)
    {
      const AccordListColumn *column = &self->cells.source->columns[i];

      if (accord_list_get_condition (self->list, column) == NULL)
        continue;
      adw_wrap_box_append (box, create_chip (self, column));
      has_any = TRUE;
    }
  gtk_widget_set_visible (GTK_WIDGET (box), has_any);
}

/**
 * accord_table_view_clear_conditions:
 *
 * Lets the list show everything again, as far as its columns narrow it.
 */
void
accord_table_view_clear_conditions (AccordTableView *self)
{
  g_return_if_fail (ACCORD_IS_TABLE_VIEW (self));

  for (guint i = 0; i < self->cells.source->n_columns; i++)
    accord_list_set_condition (self->list, &self->cells.source->columns[i], NULL);
}

/* The actions of this file. */
static const GActionEntry ACTIONS[] = {
  { "filter", filter_cb, "s" },
};

void
accord_table_columns_add_actions (AccordTableView *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), ACTIONS, G_N_ELEMENTS (ACTIONS), self);
}
