/* accord-outline-pane.c: the sections of a strategy, to choose and to arrange
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/strategies/accord-outline-pane.h"

#include <glib/gi18n.h>

#include "base/accord-fold.h"
#include "model/accord-outline.h"
#include "model/accord-record.h"
#include "ui/common/accord-heard.h"
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
  AdwBanner *filter;
  GtkWidget *add;
  GtkWidget *menu;              /* of the section in hand, where somebody asked for it */
  GMenuModel *section_menu;

  AccordPartnership *partnership;
  gint64 plan;
  GPtrArray *sections;          /* AccordSection, in the order of reading */
  GHashTable *rows;             /* id -> AccordOutlineRow */
  gint64 selected;
  gint64 moved;                 /* whose new place is to be said, or 0 */
  char *searched;               /* as it is compared */
  char *why_closed;             /* NULL while the outline can be changed */
  gboolean showing;             /* rows are selected because of us */
  gboolean only_lacking;        /* sections that lack nothing are hidden */
};

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
  accord_shell_announce (GTK_WIDGET (self->list), text);
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
add_before_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordOutlinePane *self = ACCORD_OUTLINE_PANE (widget);
  const AccordSection *section = find_section (self, self->selected, NULL);

  if (section != NULL)
    add (self, section->parent, find_elder (self, section, 0));
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
  AccordOutlineRow *row = g_hash_table_lookup (self->rows, &self->selected);

  if (row != NULL)
    accord_outline_row_rename (row);
}

static void
renamed_cb (AccordOutlineRow *row, const char *heading, gpointer data)
{
  AccordOutlinePane *self = data;

  accord_shell_edit (GTK_WIDGET (self), self->partnership,
                     accord_record_set (accord_field_find ("section", "heading"), accord_outline_row_get_section (row),
                                        heading, NULL));
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

/* What a key does that edits; it ends here too when it may not, and says why. */
static gboolean
edit_by_key (GtkWidget *widget, const char *action)
{
  AccordOutlinePane *self = ACCORD_OUTLINE_PANE (widget);

  if (self->why_closed != NULL)
    accord_shell_say (widget, self->why_closed);
  else
    gtk_widget_activate_action (widget, action, NULL);
  return GDK_EVENT_STOP;
}

static gboolean
edit_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  return edit_by_key (widget, g_variant_get_string (arguments, NULL));
}

static gboolean
shift_sideways_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  gboolean is_right = g_variant_get_boolean (arguments);
  gboolean is_in = is_right == (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_LTR);

  return edit_by_key (widget, is_in ? "outline.in" : "outline.out");
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
heard_dropped_cb (AccordOutlineRow *row, AccordHeard *heard, gpointer data)
{
  g_signal_emit (data, signals[HEARD_DROPPED], 0, accord_outline_row_get_section (row), heard);
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

/* --- folding --- */

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

static gboolean
is_folded (AccordOutlinePane *self, gint64 section)
{
  return g_hash_table_contains (get_folded (self), &section);
}

static void
show_row (AccordOutlinePane *self, guint position)
{
  const AccordSection *section = g_ptr_array_index (self->sections, position);
  const AccordSection *next
      = position + 1 < self->sections->len ? g_ptr_array_index (self->sections, position + 1) : NULL;

  accord_outline_row_show (g_hash_table_lookup (self->rows, &section->id), section, position,
                           next != NULL && next->parent == section->id, is_folded (self, section->id));
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
  if (find_section (self, section, &position) != NULL)
    show_row (self, position);
  gtk_list_box_invalidate_filter (self->list);
}

static void
fold_cb (AccordOutlineRow *row, gpointer data)
{
  gint64 section = accord_outline_row_get_section (row);

  set_folded (data, section, !is_folded (data, section));
}

static void
fold_all_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordOutlinePane *self = ACCORD_OUTLINE_PANE (widget);

  for (guint i = 0; self->sections != NULL && i < self->sections->len; i++)
    {
      const AccordSection *section = g_ptr_array_index (self->sections, i);

      mark_folded (self, section->id, g_str_equal (action, "outline.fold-all"));
      show_row (self, i);
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
  const AccordSection *section = find_section (self, self->selected, NULL);
  gboolean is_in = g_variant_get_boolean (arguments) == (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_LTR);
  gboolean is_parent;

  if (focus == NULL || !ACCORD_IS_OUTLINE_ROW (focus) || section == NULL)
    return GDK_EVENT_PROPAGATE;
  is_parent = find_last_child (self, section->id, 0) != 0;
  if (is_parent && is_folded (self, section->id) == is_in)
    set_folded (self, section->id, !is_in);
  else if (is_in && is_parent)
    take_in_hand (self, ((const AccordSection *) g_ptr_array_index (
                            self->sections, accord_outline_row_get_position (ACCORD_OUTLINE_ROW (focus)) + 1))->id);
  else if (!is_in && section->parent != 0)
    take_in_hand (self, section->parent);
  return GDK_EVENT_STOP;
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
is_under_folded (AccordOutlinePane *self, const AccordSection *section)
{
  while (section != NULL && section->parent != 0 && !is_folded (self, section->parent))
    section = find_section (self, section->parent, NULL);
  return section != NULL && section->parent != 0;
}

static gboolean
is_row_shown (GtkListBoxRow *row, gpointer data)
{
  AccordOutlinePane *self = data;
  const AccordSection *section = find_section (self, accord_outline_row_get_section (ACCORD_OUTLINE_ROW (row)), NULL);
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;

  if (section == NULL)
    return TRUE;
  if (self->only_lacking && !accord_outline_row_is_lacking (ACCORD_OUTLINE_ROW (row)))
    return FALSE;
  if (self->searched == NULL || *self->searched == '\0')
    return self->only_lacking || !is_under_folded (self, section);
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
  g_signal_connect_object (row, "heard-dropped", G_CALLBACK (heard_dropped_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (row, "renamed", G_CALLBACK (renamed_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (row, "fold", G_CALLBACK (fold_cb), self, G_CONNECT_DEFAULT);
  accord_outline_row_say_what_lacks (ACCORD_OUTLINE_ROW (row), self->only_lacking);
  accord_outline_row_set_closed (ACCORD_OUTLINE_ROW (row), self->why_closed != NULL);
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
  /* Translators: where a section went: under which number and heading, and its own number now. */
  text = parent != NULL ? g_strdup_printf (_("Moved under %s %s, now %s"), parent->number, parent->heading, section->number)
                        : g_strdup_printf (_("Moved, now %s"), section->number);
  announce (self, text);
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

  g_ptr_array_ref (sections);
  g_clear_pointer (&self->sections, g_ptr_array_unref);
  self->sections = sections;

  self->showing = TRUE;
  remove_gone_rows (self);
  for (guint i = 0; i < sections->len; i++)
    {
      const AccordSection *section = g_ptr_array_index (sections, i);

      ensure_row (self, section->id);
      show_row (self, i);
    }
  show_filter (self);
  gtk_list_box_invalidate_sort (self->list);
  gtk_list_box_invalidate_filter (self->list);
  self->showing = FALSE;
  if (self->moved != 0)
    say_where_it_went (self);
}

/* Opens what it is folded away in. */
static void
bring_on_screen (AccordOutlinePane *self, gint64 section)
{
  GtkWidget *row = g_hash_table_lookup (self->rows, &section);
  const AccordSection *found = find_section (self, section, NULL);

  while (found != NULL && found->parent != 0)
    {
      if (is_folded (self, found->parent))
        set_folded (self, found->parent, FALSE);
      found = find_section (self, found->parent, NULL);
    }
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

/**
 * accord_outline_pane_set_closed:
 * @why: (nullable): why the outline can only be read, in words; %NULL when it can be changed
 *
 * Chooses whether sections can be added, moved, renamed and deleted.
 */
void
accord_outline_pane_set_closed (AccordOutlinePane *self, const char *why)
{
  static const char *const EDITS[] = { "outline.add", "outline.add-before", "outline.add-under", "outline.rename",
                                       "outline.up",  "outline.down",       "outline.in",        "outline.out",
                                       "outline.delete" };
  GHashTableIter iter;
  gpointer row;

  g_return_if_fail (ACCORD_IS_OUTLINE_PANE (self));

  g_set_str (&self->why_closed, why);
  for (guint i = 0; i < G_N_ELEMENTS (EDITS); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), EDITS[i], why == NULL);
  gtk_widget_set_tooltip_text (self->add, why);
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    accord_outline_row_set_closed (row, why != NULL);
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

/* A key that would delete while something else than a section has the focus is not meant for us. */
static gboolean
delete_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (focus == NULL || !ACCORD_IS_OUTLINE_ROW (focus))
    return GDK_EVENT_PROPAGATE;
  return edit_by_key (widget, "outline.delete");
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

  g_clear_pointer (&self->sections, g_ptr_array_unref);
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
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "outline.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "outline.add-before", NULL, add_before_cb);
  gtk_widget_class_install_action (widget_class, "outline.add-under", NULL, add_under_cb);
  gtk_widget_class_install_action (widget_class, "outline.rename", NULL, rename_cb);
  gtk_widget_class_install_action (widget_class, "outline.up", NULL, shift_cb);
  gtk_widget_class_install_action (widget_class, "outline.down", NULL, shift_cb);
  gtk_widget_class_install_action (widget_class, "outline.in", NULL, shift_cb);
  gtk_widget_class_install_action (widget_class, "outline.out", NULL, shift_cb);
  gtk_widget_class_install_action (widget_class, "outline.delete", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "outline.fold-all", NULL, fold_all_cb);
  gtk_widget_class_install_action (widget_class, "outline.unfold-all", NULL, fold_all_cb);
  gtk_widget_class_install_property_action (widget_class, "outline.only-lacking", "only-lacking");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, GDK_ALT_MASK, edit_key_cb, "s", "outline.up");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, edit_key_cb, "s", "outline.down");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_ALT_MASK, shift_sideways_cb, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, GDK_ALT_MASK, shift_sideways_cb, "b", TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, fold_sideways_cb, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, fold_sideways_cb, "b", TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F2, 0, edit_key_cb, "s", "outline.rename");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, delete_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
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
  install_actions (widget_class);
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

  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search));
  gtk_list_box_set_sort_func (self->list, compare_rows, NULL, NULL);
  gtk_list_box_set_filter_func (self->list, is_row_shown, self, NULL);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (menu_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (click));
}
