/* accord-outline-pane.c: the sections of a strategy, to choose and to arrange
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/strategies/accord-outline-pane-private.h"

#include <glib/gi18n.h>

#include "base/accord-fold.h"
#include "ui/common/accord-heard.h"

/**
 * AccordOutlinePane:
 *
 * The left pane. It shows the sections it is given, and makes the edits that add, move and delete them; the strategy is
 * then read again by whoever gave them. Numbers follow by themselves. Sections move by dragging and by Alt and the arrow
 * keys, and a screen reader hears where they went.
 */
G_DEFINE_FINAL_TYPE (AccordOutlinePane, accord_outline_pane, ADW_TYPE_BIN)

enum
{
  PROP_ONLY_LACKING = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum
{
  CHOSEN,
  ACTIVATED,
  RENAME,
  HEARD_DROPPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- showing --- */

static void
heard_dropped_cb (AccordOutlineRow *row, AccordHeard *heard, gpointer data)
{
  g_signal_emit (data, signals[HEARD_DROPPED], 0, accord_outline_row_get_section (row), heard);
}

/* Shows in its row what is known of a section. */
void
accord_outline_pane_show_row (AccordOutlinePane *self, guint position)
{
  const AccordSection *section = accord_section_tree_get (self->tree, position);
  const AccordSection *next = accord_section_tree_get (self->tree, position + 1);

  accord_outline_row_show (g_hash_table_lookup (self->rows, &section->id), section, position,
                           next != NULL && next->parent == section->id,
                           accord_outline_pane_is_folded (self, section->id));
}

static void
row_selected_cb (AccordOutlinePane *self, GtkListBoxRow *row)
{
  gint64 section = row != NULL ? accord_outline_row_get_section (ACCORD_OUTLINE_ROW (row)) : 0;

  if (self->showing || section == 0 || section == self->selected)
    return;
  self->selected = section;
  g_signal_emit (self, signals[CHOSEN], 0, section);
}

static void
row_activated_cb (AccordOutlinePane *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[ACTIVATED], 0, accord_outline_row_get_section (ACCORD_OUTLINE_ROW (row)));
}

static int
compare_rows (GtkListBoxRow *a, GtkListBoxRow *b, gpointer data)
{
  guint first = accord_outline_row_get_position (ACCORD_OUTLINE_ROW (a));
  guint second = accord_outline_row_get_position (ACCORD_OUTLINE_ROW (b));

  return (first > second) - (first < second);
}

static gboolean
is_row_shown (GtkListBoxRow *row, gpointer data)
{
  AccordOutlinePane *self = data;
  const AccordSection *section
      = accord_section_tree_find (self->tree, accord_outline_row_get_section (ACCORD_OUTLINE_ROW (row)), NULL);
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;

  if (section == NULL)
    return TRUE;
  if (self->only_lacking && !accord_outline_row_is_lacking (ACCORD_OUTLINE_ROW (row)))
    return FALSE;
  if (self->searched == NULL || *self->searched == '\0')
    return self->only_lacking || !accord_outline_pane_is_folded_away (self, section->id);
  heading = accord_fold (section->heading);
  body = accord_fold (section->body);
  return strstr (heading, self->searched) != NULL || strstr (body, self->searched) != NULL;
}

static void
search_changed_cb (AccordOutlinePane *self)
{
  g_free (self->searched);
  self->searched = accord_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  gtk_list_box_invalidate_filter (self->list);
}

static void
remove_gone_rows (AccordOutlinePane *self)
{
  GHashTableIter iter;
  gpointer id, row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &id, &row))
    if (accord_section_tree_find (self->tree, *(gint64 *) id, NULL) == NULL)
      {
        gtk_list_box_remove (self->list, row);
        g_hash_table_iter_remove (&iter);
      }
}

static AccordOutlineRow *
ensure_row (AccordOutlinePane *self, gint64 id)
{
  GtkWidget *row = g_hash_table_lookup (self->rows, &id);

  if (row != NULL)
    return ACCORD_OUTLINE_ROW (row);
  row = accord_outline_row_new (id);
  g_signal_connect_object (row, "heard-dropped", G_CALLBACK (heard_dropped_cb), self, G_CONNECT_DEFAULT);
  accord_outline_pane_let_edit (self, ACCORD_OUTLINE_ROW (row));
  accord_outline_pane_let_fold (self, ACCORD_OUTLINE_ROW (row));
  accord_outline_row_say_what_lacks (ACCORD_OUTLINE_ROW (row), self->only_lacking);
  g_hash_table_insert (self->rows, g_memdup2 (&id, sizeof id), row);
  gtk_list_box_append (self->list, row);
  return ACCORD_OUTLINE_ROW (row);
}

static void
show_filter (AccordOutlinePane *self)
{
  GHashTableIter iter;
  gpointer row;
  guint n_lacking = 0;
  g_autofree char *title = NULL;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    n_lacking += accord_outline_row_is_lacking (row);
  /* Translators: how many sections lack evidence, a topic or text, of how many in all. */
  title = g_strdup_printf (_("%u of %u lack something"), n_lacking, g_hash_table_size (self->rows));
  adw_banner_set_title (self->filter, title);
  adw_banner_set_revealed (self->filter, self->only_lacking);
}

static void
set_only_lacking (AccordOutlinePane *self, gboolean only_lacking)
{
  GHashTableIter iter;
  gpointer row;

  if (only_lacking == self->only_lacking)
    return;
  self->only_lacking = only_lacking;
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    accord_outline_row_say_what_lacks (row, only_lacking);
  show_filter (self);
  gtk_list_box_invalidate_filter (self->list);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ONLY_LACKING]);
}

static void
show_all_cb (AccordOutlinePane *self)
{
  set_only_lacking (self, FALSE);
}

/**
 * accord_outline_pane_show:
 * @sections: (element-type AccordSection): the sections as they are now, in the order of reading
 *
 * Shows the outline. Rows stay where they can, so that the focus does.
 */
void
accord_outline_pane_show (AccordOutlinePane *self, GPtrArray *sections)
{
  g_return_if_fail (ACCORD_IS_OUTLINE_PANE (self));

  g_clear_pointer (&self->tree, accord_section_tree_free);
  self->tree = accord_section_tree_new (sections);

  self->showing = TRUE;
  remove_gone_rows (self);
  for (guint i = 0; i < accord_section_tree_get_length (self->tree); i++)
    {
      ensure_row (self, accord_section_tree_get (self->tree, i)->id);
      accord_outline_pane_show_row (self, i);
    }
  show_filter (self);
  gtk_list_box_invalidate_sort (self->list);
  gtk_list_box_invalidate_filter (self->list);
  self->showing = FALSE;
  if (self->moved != 0)
    accord_outline_pane_say_where_it_went (self);
}

static void
bring_on_screen (AccordOutlinePane *self, gint64 section)
{
  GtkWidget *row = g_hash_table_lookup (self->rows, &section);

  accord_outline_pane_unfold_to (self, section);
  if (row != NULL && gtk_widget_get_mapped (row))
    gtk_viewport_scroll_to (GTK_VIEWPORT (gtk_widget_get_ancestor (row, GTK_TYPE_VIEWPORT)), row, NULL);
}

/**
 * accord_outline_pane_select:
 * @section: the section that is in hand, or 0
 *
 * Marks the section without telling of it.
 */
void
accord_outline_pane_select (AccordOutlinePane *self, gint64 section)
{
  GtkListBoxRow *row;

  g_return_if_fail (ACCORD_IS_OUTLINE_PANE (self));

  row = g_hash_table_lookup (self->rows, &section);
  if (section != self->selected)
    bring_on_screen (self, section);
  self->selected = section;
  self->showing = TRUE;
  gtk_list_box_select_row (self->list, row);
  self->showing = FALSE;
}

/**
 * accord_outline_pane_find:
 *
 * Lets the person search the headings and the text.
 */
void
accord_outline_pane_find (AccordOutlinePane *self)
{
  g_return_if_fail (ACCORD_IS_OUTLINE_PANE (self));

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/**
 * accord_outline_pane_set_plan:
 * @partnership: what is edited
 * @plan: whose sections
 *
 * To be called once, before anything is shown.
 */
void
accord_outline_pane_set_plan (AccordOutlinePane *self, AccordPartnership *partnership, gint64 plan)
{
  g_return_if_fail (ACCORD_IS_OUTLINE_PANE (self));

  g_set_object (&self->partnership, partnership);
  self->plan = plan;
}

/* --- its menu --- */

static void
pop_up (AccordOutlinePane *self, GtkWidget *row, double x, double y)
{
  graphene_point_t place;

  if (!gtk_widget_compute_point (row, GTK_WIDGET (self), &GRAPHENE_POINT_INIT ((float) x, (float) y), &place))
    return;
  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (self->section_menu);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle) { (int) place.x, (int) place.y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
menu_pressed_cb (AccordOutlinePane *self, int n_press, double x, double y, GtkGesture *gesture)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->list, (int) y);
  graphene_point_t place;

  if (row == NULL || !gtk_widget_compute_point (GTK_WIDGET (self->list), GTK_WIDGET (row),
                                                &GRAPHENE_POINT_INIT ((float) x, (float) y), &place))
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_list_box_select_row (self->list, row);
  pop_up (self, GTK_WIDGET (row), place.x, place.y);
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  AccordOutlinePane *self = ACCORD_OUTLINE_PANE (widget);
  GtkWidget *row = g_hash_table_lookup (self->rows, &self->selected);

  if (row != NULL)
    pop_up (self, row, 0, gtk_widget_get_height (row));
  return row != NULL;
}

/* --- the object --- */

static void
accord_outline_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ONLY_LACKING)
    g_value_set_boolean (value, ACCORD_OUTLINE_PANE (object)->only_lacking);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
accord_outline_pane_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ONLY_LACKING)
    set_only_lacking (ACCORD_OUTLINE_PANE (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
accord_outline_pane_dispose (GObject *object)
{
  AccordOutlinePane *self = ACCORD_OUTLINE_PANE (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_object (&self->partnership);
  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_OUTLINE_PANE);

  G_OBJECT_CLASS (accord_outline_pane_parent_class)->dispose (object);
}

static void
accord_outline_pane_finalize (GObject *object)
{
  AccordOutlinePane *self = ACCORD_OUTLINE_PANE (object);

  accord_section_tree_free (self->tree);
  g_hash_table_unref (self->rows);
  g_free (self->searched);
  g_free (self->why_closed);

  G_OBJECT_CLASS (accord_outline_pane_parent_class)->finalize (object);
}

static void
install_signals (AccordOutlinePaneClass *klass)
{
  /**
   * AccordOutlinePane::chosen:
   * @self: the pane
   * @section: the section that is in hand now
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                  1, G_TYPE_INT64);
  /**
   * AccordOutlinePane::activated:
   * @self: the pane
   * @section: the section that a person wants to write in
   */
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_INT64);
  /**
   * AccordOutlinePane::rename:
   * @self: the pane
   * @section: the section whose heading a person wants to type; it may be so new that it was not shown yet
   */
  signals[RENAME] = g_signal_new ("rename", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                  1, G_TYPE_INT64);
  /**
   * AccordOutlinePane::heard-dropped:
   * @self: the pane
   * @section: the section that it was dropped on
   * @heard: the #AccordHeard
   */
  signals[HEARD_DROPPED] = g_signal_new ("heard-dropped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 2, G_TYPE_INT64, ACCORD_TYPE_HEARD);
}

static void
accord_outline_pane_class_init (AccordOutlinePaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = accord_outline_pane_dispose;
  object_class->finalize = accord_outline_pane_finalize;
  object_class->get_property = accord_outline_pane_get_property;
  object_class->set_property = accord_outline_pane_set_property;

  /**
   * AccordOutlinePane:only-lacking:
   *
   * Whether only the sections are shown that lack something.
   */
  properties[PROP_ONLY_LACKING] = g_param_spec_boolean (
      "only-lacking", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  install_signals (klass);
  accord_outline_pane_install_edits (widget_class);
  accord_outline_pane_install_folding (widget_class);
  gtk_widget_class_install_property_action (widget_class, "outline.only-lacking", "only-lacking");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/accord_icp/Accord/ui/strategies/accord-outline-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordOutlinePane, list);
  gtk_widget_class_bind_template_child (widget_class, AccordOutlinePane, search_bar);
  gtk_widget_class_bind_template_child (widget_class, AccordOutlinePane, search);
  gtk_widget_class_bind_template_child (widget_class, AccordOutlinePane, filter);
  gtk_widget_class_bind_template_child (widget_class, AccordOutlinePane, add);
  gtk_widget_class_bind_template_child (widget_class, AccordOutlinePane, section_menu);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
}

static void
accord_outline_pane_init (AccordOutlinePane *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->tree = accord_section_tree_new (NULL);
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search));
  gtk_list_box_set_sort_func (self->list, compare_rows, NULL, NULL);
  gtk_list_box_set_filter_func (self->list, is_row_shown, self, NULL);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (menu_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (click));
}
