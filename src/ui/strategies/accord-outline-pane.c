/* accord-outline-pane.c: the sections of a strategy, to choose and to arrange
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/strategies/accord-outline-pane.h"

#include <glib/gi18n.h>

#include "base/accord-fold.h"
#include "model/accord-outline.h"
#include "model/accord-record.h"
#include "ui/common/accord-shell.h"
#include "ui/strategies/accord-outline-row.h"
#include "ui/strategies/accord-undo-toast.h"

/**
 * AccordOutlinePane:
 *
 * The left pane. It shows the sections it is given, and makes the edits that add, move and delete them; the strategy is
 * then read again by whoever gave them. Numbers follow by themselves. Sections move by dragging and by Alt and the arrow
 * keys, and a screen reader hears where they went.
 */
struct _AccordOutlinePane
{
  AdwBin parent_instance;

  GtkListBox *list;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search;

  AccordPartnership *partnership;
  gint64 plan;
  GPtrArray *sections;          /* AccordSection, in the order of reading */
  GHashTable *rows;             /* id -> AccordOutlineRow */
  gint64 selected;
  gint64 moved;                 /* whose new place is to be said, or 0 */
  char *folded;                 /* what is searched for */
  gboolean showing;             /* rows are selected because of us */
};

G_DEFINE_FINAL_TYPE (AccordOutlinePane, accord_outline_pane, ADW_TYPE_BIN)

enum
{
  CHOSEN,
  ACTIVATED,
  RENAME,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const AccordSection *
find_section (AccordOutlinePane *self, gint64 id, guint *position)
{
  for (guint i = 0; self->sections != NULL && i < self->sections->len; i++)
    {
      const AccordSection *section = g_ptr_array_index (self->sections, i);

      if (section->id == id)
        {
          if (position != NULL)
            *position = i;
          return section;
        }
    }
  return NULL;
}

/* The sibling before @section, not counting @except; 0 when it is the first. */
static gint64
find_elder (AccordOutlinePane *self, const AccordSection *section, gint64 except)
{
  gint64 elder = 0;

  for (guint i = 0; i < self->sections->len; i++)
    {
      const AccordSection *other = g_ptr_array_index (self->sections, i);

      if (other == section)
        break;
      if (other->parent == section->parent && other->id != except)
        elder = other->id;
    }
  return elder;
}

/* Not counting @except; 0 when there is none. */
static gint64
find_last_child (AccordOutlinePane *self, gint64 parent, gint64 except)
{
  gint64 last = 0;

  for (guint i = 0; i < self->sections->len; i++)
    {
      const AccordSection *other = g_ptr_array_index (self->sections, i);

      if (other->parent == parent && other->id != except)
        last = other->id;
    }
  return last;
}

static void
announce (AccordOutlinePane *self, const char *text)
{
  gtk_accessible_announce (GTK_ACCESSIBLE (self->list), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* --- edits --- */

static void
added_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordOutlinePane) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, &error);

  if (error != NULL)
    accord_shell_complain (GTK_WIDGET (self), error);
  else
    g_signal_emit (self, signals[RENAME], 0, *id);
}

static void
add (AccordOutlinePane *self, gint64 parent, gint64 after)
{
  if (self->partnership != NULL)
    accord_partnership_run_async (self->partnership, accord_section_add (self->plan, parent, after, ""), NULL, added_cb,
                                  g_object_ref (self));
}

static void
add_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordOutlinePane *self = ACCORD_OUTLINE_PANE (widget);
  const AccordSection *section = find_section (self, self->selected, NULL);

  add (self, section != NULL ? section->parent : 0, section != NULL ? section->id : 0);
}

static void
add_under_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordOutlinePane *self = ACCORD_OUTLINE_PANE (widget);
  const AccordSection *section = find_section (self, self->selected, NULL);

  if (section != NULL)
    add (self, section->id, find_last_child (self, section->id, 0));
}

static void
rename_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordOutlinePane *self = ACCORD_OUTLINE_PANE (widget);

  if (self->selected != 0)
    g_signal_emit (self, signals[RENAME], 0, self->selected);
}

static gboolean
can_shift (AccordOutlinePane *self, const AccordSection *section, AccordSectionShift shift)
{
  switch (shift)
    {
    case ACCORD_SECTION_UP:
    case ACCORD_SECTION_IN:
      return find_elder (self, section, 0) != 0;
    case ACCORD_SECTION_DOWN:
      return find_last_child (self, section->parent, 0) != section->id;
    default:
      return section->parent != 0;
    }
}

/* Alt and an arrow key always end here, at the edges too: further up they would leave the strategy. */
static void
shift_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordOutlinePane *self = ACCORD_OUTLINE_PANE (widget);
  const AccordSection *section = find_section (self, self->selected, NULL);
  AccordSectionShift shift = g_str_equal (action, "outline.up")     ? ACCORD_SECTION_UP
                             : g_str_equal (action, "outline.down") ? ACCORD_SECTION_DOWN
                             : g_str_equal (action, "outline.in")   ? ACCORD_SECTION_IN
                                                                    : ACCORD_SECTION_OUT;

  if (section == NULL)
    return;
  if (!can_shift (self, section, shift))
    {
      announce (self, _("The section cannot go further that way."));
      return;
    }
  self->moved = section->id;
  accord_shell_edit (widget, self->partnership, accord_section_shift (section->id, shift));
}

static gboolean
shift_sideways_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  gboolean is_right = g_variant_get_boolean (arguments);
  gboolean is_in = is_right == (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_LTR);

  gtk_widget_activate_action (widget, is_in ? "outline.in" : "outline.out", NULL);
  return TRUE;
}

static gboolean
is_within (AccordOutlinePane *self, gint64 section, gint64 ancestor)
{
  const AccordSection *found = find_section (self, section, NULL);

  while (found != NULL && found->id != ancestor)
    found = find_section (self, found->parent, NULL);
  return found != NULL;
}

static void
dropped_cb (AccordOutlineRow *row, gint64 dropped, guint drop, gpointer data)
{
  AccordOutlinePane *self = data;
  const AccordSection *target = find_section (self, accord_outline_row_get_section (row), NULL);
  gint64 parent, after;

  if (target == NULL || find_section (self, dropped, NULL) == NULL || is_within (self, target->id, dropped))
    return;
  parent = drop == ACCORD_OUTLINE_DROP_UNDER ? target->id : target->parent;
  after = drop == ACCORD_OUTLINE_DROP_UNDER    ? find_last_child (self, target->id, dropped)
          : drop == ACCORD_OUTLINE_DROP_BEFORE ? find_elder (self, target, dropped)
                                               : target->id;
  self->moved = dropped;
  accord_shell_edit (GTK_WIDGET (self), self->partnership, accord_section_move (dropped, parent, after));
}

static void
deleted_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordOutlinePane) self = data;
  g_autoptr (GError) error = NULL;

  accord_partnership_do_finish (ACCORD_PARTNERSHIP (object), result, &error);
  if (error != NULL)
    accord_shell_complain (GTK_WIDGET (self), error);
  else
    accord_undo_toast_show (GTK_WIDGET (self), ACCORD_PARTNERSHIP (object), _("Section deleted"));
}

static void
delete_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordOutlinePane *self = ACCORD_OUTLINE_PANE (widget);

  if (self->selected != 0)
    accord_partnership_run_async (self->partnership, accord_record_delete ("section", self->selected), NULL, deleted_cb,
                                  g_object_ref (self));
}

/* --- showing --- */

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
  const AccordSection *section = find_section (self, accord_outline_row_get_section (ACCORD_OUTLINE_ROW (row)), NULL);
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;

  if (self->folded == NULL || *self->folded == '\0' || section == NULL)
    return TRUE;
  heading = accord_fold (section->heading);
  body = accord_fold (section->body);
  return strstr (heading, self->folded) != NULL || strstr (body, self->folded) != NULL;
}

static void
search_changed_cb (AccordOutlinePane *self)
{
  g_free (self->folded);
  self->folded = accord_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  gtk_list_box_invalidate_filter (self->list);
}

static void
remove_gone_rows (AccordOutlinePane *self)
{
  GHashTableIter iter;
  gpointer id, row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &id, &row))
    if (find_section (self, *(gint64 *) id, NULL) == NULL)
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
  g_signal_connect_object (row, "dropped", G_CALLBACK (dropped_cb), self, G_CONNECT_DEFAULT);
  g_hash_table_insert (self->rows, g_memdup2 (&id, sizeof id), row);
  gtk_list_box_append (self->list, row);
  return ACCORD_OUTLINE_ROW (row);
}

static void
say_where_it_went (AccordOutlinePane *self)
{
  const AccordSection *section = find_section (self, self->moved, NULL);
  const AccordSection *parent = section != NULL ? find_section (self, section->parent, NULL) : NULL;
  g_autofree char *text = NULL;

  self->moved = 0;
  if (section == NULL)
    return;
  text = parent != NULL ? g_strdup_printf (_("“%s” is now section %s, under “%s”."), section->heading, section->number,
                                           parent->heading)
                        : g_strdup_printf (_("“%s” is now section %s."), section->heading, section->number);
  announce (self, text);
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

  g_ptr_array_ref (sections);
  g_clear_pointer (&self->sections, g_ptr_array_unref);
  self->sections = sections;

  self->showing = TRUE;
  remove_gone_rows (self);
  for (guint i = 0; i < sections->len; i++)
    {
      const AccordSection *section = g_ptr_array_index (sections, i);

      accord_outline_row_show (ensure_row (self, section->id), section, i, find_last_child (self, section->id, 0) != 0);
    }
  gtk_list_box_invalidate_sort (self->list);
  gtk_list_box_invalidate_filter (self->list);
  self->showing = FALSE;
  if (self->moved != 0)
    say_where_it_went (self);
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

/* --- the object --- */

static void
accord_outline_pane_dispose (GObject *object)
{
  AccordOutlinePane *self = ACCORD_OUTLINE_PANE (object);

  g_clear_object (&self->partnership);
  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_OUTLINE_PANE);

  G_OBJECT_CLASS (accord_outline_pane_parent_class)->dispose (object);
}

static void
accord_outline_pane_finalize (GObject *object)
{
  AccordOutlinePane *self = ACCORD_OUTLINE_PANE (object);

  g_clear_pointer (&self->sections, g_ptr_array_unref);
  g_hash_table_unref (self->rows);
  g_free (self->folded);

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
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "outline.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "outline.add-under", NULL, add_under_cb);
  gtk_widget_class_install_action (widget_class, "outline.rename", NULL, rename_cb);
  gtk_widget_class_install_action (widget_class, "outline.up", NULL, shift_cb);
  gtk_widget_class_install_action (widget_class, "outline.down", NULL, shift_cb);
  gtk_widget_class_install_action (widget_class, "outline.in", NULL, shift_cb);
  gtk_widget_class_install_action (widget_class, "outline.out", NULL, shift_cb);
  gtk_widget_class_install_action (widget_class, "outline.delete", NULL, delete_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "outline.up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "outline.down", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_ALT_MASK, shift_sideways_cb, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, GDK_ALT_MASK, shift_sideways_cb, "b", TRUE);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "outline.rename", NULL);
}

static void
accord_outline_pane_class_init (AccordOutlinePaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = accord_outline_pane_dispose;
  object_class->finalize = accord_outline_pane_finalize;

  install_signals (klass);
  install_actions (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/accord_icp/Accord/ui/strategies/accord-outline-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordOutlinePane, list);
  gtk_widget_class_bind_template_child (widget_class, AccordOutlinePane, search_bar);
  gtk_widget_class_bind_template_child (widget_class, AccordOutlinePane, search);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
}

static void
accord_outline_pane_init (AccordOutlinePane *self)
{
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search));
  gtk_list_box_set_sort_func (self->list, compare_rows, NULL, NULL);
  gtk_list_box_set_filter_func (self->list, is_row_shown, self, NULL);
}
