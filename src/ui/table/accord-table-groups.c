/* accord-table-groups.c: the headings between the rows of a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "ui/table/accord-table-filter-private.h"
#include "ui/table/accord-table-view-private.h"

#define VALUE_KEY "accord-group-value"

/* A heading stands above the first row of its group. A group that is folded has no row: its heading stands above that of
 * the next group that has one, or, at the end, below all rows. */

/* --- one heading --- */

static void
heading_clicked_cb (GtkButton *button, gpointer data)
{
  AccordTableView *self = data;
  g_autofree char *value = g_strdup (g_object_get_data (G_OBJECT (button), VALUE_KEY));
  gboolean had_focus = gtk_widget_has_focus (GTK_WIDGET (button));
  gboolean is_folded = FALSE;

  for (guint i = 0; i < accord_list_get_n_groups (self->list); i++)
    if (g_str_equal (accord_list_get_nth_group (self->list, i)->value, value))
      is_folded = accord_list_get_nth_group (self->list, i)->is_folded;
  accord_list_fold (self->list, value, !is_folded);
  /* The button went with its heading. */
  if (had_focus)
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static char *
format_group (AccordTableView *self, const AccordListGroup *group)
{
  if (*group->value == '\0')
    return g_strdup (_("Empty"));
  return accord_table_cells_format_value (&self->cells, accord_list_get_group (self->list), group->value, NULL);
}

static GtkWidget *
create_heading (AccordTableView *self, const AccordListGroup *group)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_button_new ();
  g_autofree char *words = format_group (self, group);
  g_autofree char *number = g_strdup_printf ("%'u", group->n_rows);
  /* Translators: the heading of a group of rows, as "Healthwatch, 2 rows". */
  g_autofree char *name = g_strdup_printf (g_dngettext (NULL, "%s, %'u row", "%s, %'u rows", group->n_rows), words,
                                           group->n_rows);
  GtkWidget *title = gtk_label_new (words);
  GtkWidget *count = gtk_label_new (number);

  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (count, "accord-subtitle");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_IMAGE, "icon-name",
                                               group->is_folded ? "pan-end-symbolic" : "pan-down-symbolic",
                                               "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), count);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "accord-group");
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_EXPANDED, !group->is_folded, -1);
  g_object_set_data_full (G_OBJECT (button), VALUE_KEY, g_strdup (group->value), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (heading_clicked_cb), self, G_CONNECT_DEFAULT);
  return button;
}

/* The headings of the groups from @first until before @end. */
static void
fill_headings (AccordTableView *self, GtkWidget *box, guint first, guint end, gboolean can_focus)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
  for (guint i = first; i < end; i++)
    {
      GtkWidget *heading = create_heading (self, accord_list_get_nth_group (self->list, i));

      /* Tab goes from row to row: the keys of the table fold and unfold. */
      gtk_widget_set_focusable (heading, can_focus);
      gtk_box_append (GTK_BOX (box), heading);
    }
}

/* The first of the folded groups that come right before @group. */
static guint
find_first_folded (AccordTableView *self, guint group)
{
  while (group > 0 && accord_list_get_nth_group (self->list, group - 1)->is_folded)
    group--;
  return group;
}

/* --- above the first row of a group --- */

static void
show_header (AccordTableView *self, GtkListHeader *header)
{
  guint group = accord_list_find_group (self->list, gtk_list_header_get_start (header));

  if (group != G_MAXUINT)
    fill_headings (self, gtk_list_header_get_child (header), find_first_folded (self, group), group + 1, FALSE);
}

static void
setup_header_cb (GtkSignalListItemFactory *factory, GtkListHeader *header, gpointer data)
{
  gtk_list_header_set_child (header, gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
}

static void
bind_header_cb (GtkSignalListItemFactory *factory, GtkListHeader *header, gpointer data)
{
  AccordTableView *self = data;

  g_hash_table_add (self->headers, header);
  show_header (self, header);
}

static void
unbind_header_cb (GtkSignalListItemFactory *factory, GtkListHeader *header, gpointer data)
{
  AccordTableView *self = data;

  g_hash_table_remove (self->headers, header);
}

/* --- all of them --- */

/* Without rows below them, the last headings follow the rows there are, and not the end of the window. */
static void
show_last_headings (AccordTableView *self)
{
  guint n = accord_list_get_n_groups (self->list);
  guint first = find_first_folded (self, n);

  fill_headings (self, self->last_headings, first, n, TRUE);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scrolled), first < n);
  /* What scrolls is never lower than its bar. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_AUTOMATIC,
                                  n > 0 && first == 0 ? GTK_POLICY_NEVER : GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (self->scrolled, first == n);
  gtk_widget_set_visible (gtk_widget_get_ancestor (self->last_headings, GTK_TYPE_SCROLLED_WINDOW), first < n);
}

static void
grouped_cb (AccordTableView *self)
{
  GtkListItemFactory *factory = accord_list_get_n_groups (self->list) > 0 ? self->header_factory : NULL;
  GHashTableIter iter;
  gpointer header;

  gtk_column_view_set_header_factory (self->table, factory);
  gtk_list_view_set_header_factory (self->lines, factory);
  g_hash_table_iter_init (&iter, self->headers);
  while (g_hash_table_iter_next (&iter, &header, NULL))
    show_header (self, header);
  show_last_headings (self);
}

/* --- what a person does --- */

static const AccordListColumn *
find_choice (AccordTableView *self, const char *key)
{
  for (guint i = 0; i < self->cells.source->n_columns; i++)
    if (g_str_equal (self->cells.source->columns[i].key, key))
      return &self->cells.source->columns[i];
  return NULL;
}

static void
group_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  AccordTableView *self = data;

  if (!accord_table_edit_flush (self))
    return;
  accord_list_set_group (self->list, find_choice (self, g_variant_get_string (state, NULL)));
  g_simple_action_set_state (action, state);
}

static void
fold_all_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AccordTableView *self = data;

  if (accord_table_edit_flush (self))
    accord_list_fold_all (self->list, g_str_equal (g_action_get_name (G_ACTION (action)), "fold-all"));
}

static const GActionEntry ACTIONS[] = {
  { "group", NULL, "s", "''", group_cb },
  { "fold-all", fold_all_cb },
  { "unfold-all", fold_all_cb },
};

/* Takes the cell in hand to a row that is there now. */
static void
go_to (AccordTableView *self, guint position)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    accord_table_cursor_move (self, position, self->column, FALSE);
  else
    gtk_widget_child_focus (self->last_headings, GTK_DIR_TAB_FORWARD);
}

/* Folds the group of the cell in hand. */
void
accord_table_groups_fold (AccordTableView *self)
{
  guint group = accord_table_cursor_has_cell (self) ? accord_list_find_group (self->list, self->position) : G_MAXUINT;
  guint start;

  if (group == G_MAXUINT || !accord_table_edit_flush (self))
    return;
  start = accord_list_get_nth_group (self->list, group)->start;
  accord_list_fold (self->list, accord_list_get_nth_group (self->list, group)->value, TRUE);
  go_to (self, start);
}

/* Unfolds the nearest folded group above the cell in hand, or below where there is none above. */
void
accord_table_groups_unfold (AccordTableView *self)
{
  guint group = accord_table_cursor_has_cell (self) ? accord_list_find_group (self->list, self->position) : G_MAXUINT;
  guint n = accord_list_get_n_groups (self->list);
  guint folded = group;

  while (folded < n && folded > 0 && !accord_list_get_nth_group (self->list, folded)->is_folded)
    folded--;
  if (folded < n && !accord_list_get_nth_group (self->list, folded)->is_folded)
    for (folded = group; folded < n && !accord_list_get_nth_group (self->list, folded)->is_folded;)
      folded++;
  if (folded >= n || !accord_table_edit_flush (self))
    return;
  accord_list_fold (self->list, accord_list_get_nth_group (self->list, folded)->value, FALSE);
  go_to (self, accord_list_get_nth_group (self->list, folded)->start);
}

/* What the rows can be grouped by. */
GMenuModel *
accord_table_groups_create_menu (AccordTableView *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) columns = g_menu_new ();
  g_autoptr (GMenu) folds = g_menu_new ();

  g_menu_append (columns, _("No Groups"), "table.group('')");
  for (guint i = 0; i < self->cells.source->n_columns; i++)
    {
      const AccordListColumn *column = &self->cells.source->columns[i];
      g_autofree char *action = g_strdup_printf ("table.group('%s')", column->key);

      if (accord_table_filter_has_terms (self->cells.look, column))
        g_menu_append (columns, _(column->title), action);
    }
  g_menu_append (folds, _("_Fold All Groups"), "table.fold-all");
  g_menu_append (folds, _("_Unfold All Groups"), "table.unfold-all");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (columns));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (folds));
  return G_MENU_MODEL (menu);
}

void
accord_table_groups_clear (AccordTableView *self)
{
  g_clear_pointer (&self->headers, g_hash_table_unref);
  g_clear_object (&self->header_factory);
}

/* Puts what stands below the rows into @box. */
void
accord_table_groups_init (AccordTableView *self, GtkWidget *box)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->headers = g_hash_table_new (NULL, NULL);
  self->header_factory = gtk_signal_list_item_factory_new ();
  g_signal_connect (self->header_factory, "setup", G_CALLBACK (setup_header_cb), self);
  g_signal_connect (self->header_factory, "bind", G_CALLBACK (bind_header_cb), self);
  g_signal_connect (self->header_factory, "unbind", G_CALLBACK (unbind_header_cb), self);
  self->last_headings = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->last_headings);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_set_valign (scrolled, GTK_ALIGN_START);
  gtk_widget_set_visible (scrolled, FALSE);
  gtk_box_append (GTK_BOX (box), scrolled);
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), ACTIONS, G_N_ELEMENTS (ACTIONS), self);
}

/* Follows the list, once there is one. */
void
accord_table_groups_follow (AccordTableView *self)
{
  g_signal_connect_object (self->list, "grouped", G_CALLBACK (grouped_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}
