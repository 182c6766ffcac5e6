/* accord-outline-fold.c: hiding what is under a section in the outline
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/strategies/accord-outline-pane-private.h"

/* What is folded stays so while the partnership is open, wherever somebody goes meanwhile. */
static GHashTable *
get_folded (AccordOutlinePane *self)
{
  GHashTable *folded = g_object_get_data (G_OBJECT (self->partnership), "accord-folded-sections");

  if (folded == NULL)
    {
      folded = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      g_object_set_data_full (G_OBJECT (self->partnership), "accord-folded-sections", folded,
                              (GDestroyNotify) g_hash_table_unref);
    }
  return folded;
}

/* Whether what is under the section is hidden. */
gboolean
accord_outline_pane_is_folded (AccordOutlinePane *self, gint64 section)
{
  return g_hash_table_contains (get_folded (self), &section);
}

static void
mark_folded (AccordOutlinePane *self, gint64 section, gboolean folded)
{
  if (folded)
    g_hash_table_add (get_folded (self), g_memdup2 (&section, sizeof section));
  else
    g_hash_table_remove (get_folded (self), &section);
}

static void
set_folded (AccordOutlinePane *self, gint64 section, gboolean folded)
{
  guint position;

  mark_folded (self, section, folded);
  if (accord_section_tree_find (self->tree, section, &position) != NULL)
    accord_outline_pane_show_row (self, position);
  gtk_list_box_invalidate_filter (self->list);
}

static void
fold_cb (AccordOutlineRow *row, gpointer data)
{
  gint64 section = accord_outline_row_get_section (row);

  set_folded (data, section, !accord_outline_pane_is_folded (data, section));
}

static void
fold_all_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordOutlinePane *self = ACCORD_OUTLINE_PANE (widget);

  for (guint i = 0; i < accord_section_tree_get_length (self->tree); i++)
    {
      const AccordSection *section = accord_section_tree_get (self->tree, i);

      mark_folded (self, section->id, g_str_equal (action, "outline.fold-all"));
      accord_outline_pane_show_row (self, i);
    }
  gtk_list_box_invalidate_filter (self->list);
}

static void
take_in_hand (AccordOutlinePane *self, gint64 section)
{
  GtkListBoxRow *row = g_hash_table_lookup (self->rows, &section);

  if (row == NULL)
    return;
  gtk_list_box_select_row (self->list, row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* As in any tree: one arrow key opens and goes in, the other closes and goes out. */
static gboolean
fold_sideways_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  AccordOutlinePane *self = ACCORD_OUTLINE_PANE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  guint position = 0;
  const AccordSection *section = accord_section_tree_find (self->tree, self->selected, &position);
  gboolean is_in = g_variant_get_boolean (arguments) == (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_LTR);
  gboolean is_parent;

  if (focus == NULL || !ACCORD_IS_OUTLINE_ROW (focus) || section == NULL)
    return GDK_EVENT_PROPAGATE;
  is_parent = accord_section_tree_find_last_child (self->tree, section->id, 0) != 0;
  if (is_parent && accord_outline_pane_is_folded (self, section->id) == is_in)
    set_folded (self, section->id, !is_in);
  else if (is_in && is_parent)
    take_in_hand (self, accord_section_tree_get (self->tree, position + 1)->id);
  else if (!is_in && section->parent != 0)
    take_in_hand (self, section->parent);
  return GDK_EVENT_STOP;
}

/* Whether it is hidden because something that it is under is folded. */
gboolean
accord_outline_pane_is_folded_away (AccordOutlinePane *self, gint64 section)
{
  const AccordSection *found = accord_section_tree_find (self->tree, section, NULL);

  while (found != NULL && found->parent != 0 && !accord_outline_pane_is_folded (self, found->parent))
    found = accord_section_tree_find (self->tree, found->parent, NULL);
  return found != NULL && found->parent != 0;
}

/* Opens all that the section is folded away in. */
void
accord_outline_pane_unfold_to (AccordOutlinePane *self, gint64 section)
{
  const AccordSection *found = accord_section_tree_find (self->tree, section, NULL);

  while (found != NULL && found->parent != 0)
    {
      if (accord_outline_pane_is_folded (self, found->parent))
        set_folded (self, found->parent, FALSE);
      found = accord_section_tree_find (self->tree, found->parent, NULL);
    }
}

/* The arrow of a row folds. */
void
accord_outline_pane_let_fold (AccordOutlinePane *self, AccordOutlineRow *row)
{
  g_signal_connect_object (row, "fold", G_CALLBACK (fold_cb), self, G_CONNECT_DEFAULT);
}

void
accord_outline_pane_install_folding (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "outline.fold-all", NULL, fold_all_cb);
  gtk_widget_class_install_action (widget_class, "outline.unfold-all", NULL, fold_all_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, fold_sideways_cb, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, fold_sideways_cb, "b", TRUE);
}
