/* accord-outline-edit.c: adding, moving, renaming and deleting sections in the outline
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/strategies/accord-outline-pane-private.h"

#include <glib/gi18n.h>

#include "model/accord-record.h"
#include "ui/common/accord-shell.h"
#include "ui/strategies/accord-undo-toast.h"

static void
announce (AccordOutlinePane *self, const char *text)
{
  accord_shell_announce (GTK_WIDGET (self->list), text);
}

/* --- adding and renaming --- */

static void
added_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordOutlinePane) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, &error);

  if (error != NULL)
    accord_shell_complain (GTK_WIDGET (self), error);
  else
    g_signal_emit_by_name (self, "rename", *id);
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
  const AccordSection *section = accord_section_tree_find (self->tree, self->selected, NULL);

  add (self, section != NULL ? section->parent : 0, section != NULL ? section->id : 0);
}

static void
add_before_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordOutlinePane *self = ACCORD_OUTLINE_PANE (widget);
  const AccordSection *section = accord_section_tree_find (self->tree, self->selected, NULL);

  if (section != NULL)
    add (self, section->parent, accord_section_tree_find_elder (self->tree, section, 0));
}

static void
add_under_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordOutlinePane *self = ACCORD_OUTLINE_PANE (widget);
  const AccordSection *section = accord_section_tree_find (self->tree, self->selected, NULL);

  if (section != NULL)
    add (self, section->id, accord_section_tree_find_last_child (self->tree, section->id, 0));
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

/* --- moving --- */

static gboolean
can_shift (AccordOutlinePane *self, const AccordSection *section, AccordSectionShift shift)
{
  switch (shift)
    {
    case ACCORD_SECTION_UP:
    case ACCORD_SECTION_IN:
      return accord_section_tree_find_elder (self->tree, section, 0) != 0;
    case ACCORD_SECTION_DOWN:
      return accord_section_tree_find_last_child (self->tree, section->parent, 0) != section->id;
    default:
      return section->parent != 0;
    }
}

/* Alt and an arrow key always end here, at the edges too: further up they would leave the strategy. */
static void
shift_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordOutlinePane *self = ACCORD_OUTLINE_PANE (widget);
  const AccordSection *section = accord_section_tree_find (self->tree, self->selected, NULL);
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

static void
dropped_cb (AccordOutlineRow *row, gint64 dropped, guint drop, gpointer data)
{
  AccordOutlinePane *self = data;
  const AccordSection *target = accord_section_tree_find (self->tree, accord_outline_row_get_section (row), NULL);
  gint64 parent, after;

  if (target == NULL || accord_section_tree_find (self->tree, dropped, NULL) == NULL ||
      accord_section_tree_is_within (self->tree, target->id, dropped))
    return;
  parent = drop == ACCORD_OUTLINE_DROP_UNDER ? target->id : target->parent;
  if (drop == ACCORD_OUTLINE_DROP_UNDER)
    after = accord_section_tree_find_last_child (self->tree, target->id, dropped);
  else
    after = drop == ACCORD_OUTLINE_DROP_BEFORE ? accord_section_tree_find_elder (self->tree, target, dropped) : target->id;
  self->moved = dropped;
  accord_shell_edit (GTK_WIDGET (self), self->partnership, accord_section_move (dropped, parent, after));
}

/* --- deleting --- */

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

/* A key that would delete while something else than a section has the focus is not meant for us. */
static gboolean
delete_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (focus == NULL || !ACCORD_IS_OUTLINE_ROW (focus))
    return GDK_EVENT_PROPAGATE;
  return edit_by_key (widget, "outline.delete");
}

/* Has a screen reader say where the section is now that was moved. */
void
accord_outline_pane_say_where_it_went (AccordOutlinePane *self)
{
  const AccordSection *section = accord_section_tree_find (self->tree, self->moved, NULL);
  const AccordSection *parent = section != NULL ? accord_section_tree_find (self->tree, section->parent, NULL) : NULL;
  g_autofree char *text = NULL;

  self->moved = 0;
  if (section == NULL)
    return;
  /* Translators: where a section went: under which number and heading, and its own number now. */
  text = parent != NULL ? g_strdup_printf (_("Moved under %s %s, now %s"), parent->number, parent->heading, section->number)
                        : g_strdup_printf (_("Moved, now %s"), section->number);
  announce (self, text);
}

/* --- while the strategy can only be read --- */

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

/* What a row asks for that changes sections. */
void
accord_outline_pane_let_edit (AccordOutlinePane *self, AccordOutlineRow *row)
{
  g_signal_connect_object (row, "dropped", G_CALLBACK (dropped_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (row, "renamed", G_CALLBACK (renamed_cb), self, G_CONNECT_DEFAULT);
  accord_outline_row_set_closed (row, self->why_closed != NULL);
}

void
accord_outline_pane_install_edits (GtkWidgetClass *widget_class)
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
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, GDK_ALT_MASK, edit_key_cb, "s", "outline.up");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, edit_key_cb, "s", "outline.down");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_ALT_MASK, shift_sideways_cb, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, GDK_ALT_MASK, shift_sideways_cb, "b", TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F2, 0, edit_key_cb, "s", "outline.rename");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, delete_key_cb, NULL);
}
