/* accord-table-sections.c: the groups of a list, as GTK wants to be told of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/table/accord-table-sections-private.h"

/**
 * AccordTableSections:
 *
 * The rows of an #AccordList, each where the list has it, with a #GtkSectionModel of the list's groups: the list itself
 * knows no GTK. A group that is folded has no rows, and so no section.
 */
struct _AccordTableSections
{
  GObject parent_instance;

  AccordList *list;
};

static void list_model_init (GListModelInterface *iface);
static void section_model_init (GtkSectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AccordTableSections, accord_table_sections, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SECTION_MODEL, section_model_init))

static GType
get_item_type (GListModel *model)
{
  return ACCORD_TYPE_LIST_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (ACCORD_TABLE_SECTIONS (model)->list));
}

static gpointer
get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (ACCORD_TABLE_SECTIONS (model)->list), position);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
get_section (GtkSectionModel *model, guint position, guint *start, guint *end)
{
  AccordList *list = ACCORD_TABLE_SECTIONS (model)->list;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));
  guint found = accord_list_find_group (list, position);

  if (position >= n)
    {
      *start = n;
      *end = G_MAXUINT;
      return;
    }
  *start = found != G_MAXUINT ? accord_list_get_nth_group (list, found)->start : 0;
  *end = found != G_MAXUINT ? *start + accord_list_get_nth_group (list, found)->n_rows : n;
}

static void
section_model_init (GtkSectionModelInterface *iface)
{
  iface->get_section = get_section;
}

static void
items_changed_cb (GListModel *list, guint position, guint removed, guint added, gpointer data)
{
  g_list_model_items_changed (data, position, removed, added);
}

static void
grouped_cb (AccordList *list, gpointer data)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  if (n > 0)
    gtk_section_model_sections_changed (data, 0, n);
}

static void
accord_table_sections_dispose (GObject *object)
{
  g_clear_object (&ACCORD_TABLE_SECTIONS (object)->list);

  G_OBJECT_CLASS (accord_table_sections_parent_class)->dispose (object);
}

static void
accord_table_sections_class_init (AccordTableSectionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_table_sections_dispose;
}

static void
accord_table_sections_init (AccordTableSections *self)
{
}

/* Follows @list as long as it lives. */
GListModel *
accord_table_sections_new (AccordList *list)
{
  AccordTableSections *self = g_object_new (ACCORD_TYPE_TABLE_SECTIONS, NULL);

  self->list = g_object_ref (list);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (list, "grouped", G_CALLBACK (grouped_cb), self, G_CONNECT_DEFAULT);
  return G_LIST_MODEL (self);
}
