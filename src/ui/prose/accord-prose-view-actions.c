/* accord-prose-view-actions.c: the commands of the editor's toolbar and their keys
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/prose/accord-prose-view-private.h"

#include <glib/gi18n.h>

#include "ui/prose/accord-prose-cell.h"
#include "ui/prose/accord-prose-link-dialog.h"

/* What is off in a text that cannot be changed. */
static const char *const EDITING[] = { "bold", "italic", "bullets", "numbers", "quote", "heading", "link", "table" };

static AccordProseBuffer *
get_active (AccordProseView *self)
{
  return accord_prose_area_get_active (self->text);
}

static void
set_action_state (AccordProseView *self, const char *name, GVariant *state)
{
  g_action_change_state (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name), state);
}

static void
set_enabled (AccordProseView *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled && self->editable);
}

/* Shows the format at the cursor in the toolbar, and what can be done there. */
void
accord_prose_view_show_format (AccordProseView *self)
{
  AccordProseFormat format;
  g_autofree char *heading = NULL;
  gboolean is_heading;

  accord_prose_buffer_get_format (get_active (self), &format);
  is_heading = format.kind == ACCORD_PROSE_HEADING;
  heading = is_heading ? g_strdup_printf (_("Heading %u"), format.level) : g_strdup (_("Paragraph"));
  if (g_strcmp0 (gtk_menu_button_get_label (self->headings), heading) != 0)
    gtk_menu_button_set_label (self->headings, heading);

  set_action_state (self, "bold", g_variant_new_boolean (format.style & ACCORD_PROSE_STRONG));
  set_action_state (self, "italic", g_variant_new_boolean (format.style & ACCORD_PROSE_EMPHASIS));
  set_action_state (self, "bullets", g_variant_new_boolean (format.kind == ACCORD_PROSE_BULLET));
  set_action_state (self, "numbers", g_variant_new_boolean (format.kind == ACCORD_PROSE_NUMBER));
  set_action_state (self, "quote", g_variant_new_boolean (format.kind == ACCORD_PROSE_QUOTE));
  for (guint i = 0; i < G_N_ELEMENTS (EDITING); i++)
    set_enabled (self, EDITING[i], TRUE);
  set_enabled (self, "cell", accord_prose_area_get_cell (self->text) != NULL);
  set_action_state (self, "heading", g_variant_new_take_string (g_strdup_printf ("%u", is_heading ? format.level : 0)));
}

static gboolean
is_on (GSimpleAction *action)
{
  g_autoptr (GVariant) state = g_action_get_state (G_ACTION (action));

  return g_variant_get_boolean (state);
}

static void
style_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AccordProseView *self = data;
  gboolean bold = g_str_equal (g_action_get_name (G_ACTION (action)), "bold");

  accord_prose_buffer_set_style (get_active (self), bold ? ACCORD_PROSE_STRONG : ACCORD_PROSE_EMPHASIS,
                                 !is_on (action));
  accord_prose_view_show_format (self);
  accord_prose_area_return (self->text);
}

static void
kind_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AccordProseView *self = data;
  const char *name = g_action_get_name (G_ACTION (action));
  AccordProseKind kind = g_str_equal (name, "bullets")   ? ACCORD_PROSE_BULLET
                         : g_str_equal (name, "numbers") ? ACCORD_PROSE_NUMBER
                                                         : ACCORD_PROSE_QUOTE;

  accord_prose_buffer_set_kind (get_active (self), is_on (action) ? ACCORD_PROSE_PARAGRAPH : kind, 0);
  accord_prose_view_show_format (self);
  accord_prose_area_return (self->text);
}

static void
heading_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AccordProseView *self = data;
  int level = atoi (g_variant_get_string (parameter, NULL));

  accord_prose_buffer_set_kind (get_active (self), level > 0 ? ACCORD_PROSE_HEADING : ACCORD_PROSE_PARAGRAPH, level);
  accord_prose_view_show_format (self);
  accord_prose_area_return (self->text);
}

static void
link_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AccordProseView *self = data;
  GtkTextIter start;
  GtkTextIter end;

  if (accord_prose_buffer_get_link_range (get_active (self), &start, &end))
    adw_dialog_present (accord_prose_link_dialog_new (get_active (self)), GTK_WIDGET (self));
}

static void
table_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AccordProseView *self = data;

  accord_prose_area_insert_table (self->text);
}

static void
cell_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AccordProseView *self = data;
  GtkWidget *cell = accord_prose_area_get_cell (self->text);

  if (cell != NULL)
    accord_prose_cell_act (ACCORD_PROSE_CELL (cell), g_variant_get_string (parameter, NULL));
}

static void
find_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AccordProseView *self = data;

  accord_prose_find_bar_open (self->find_bar, g_str_equal (g_action_get_name (G_ACTION (action)), "replace"));
}

static void
find_again_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AccordProseView *self = data;

  accord_prose_find_bar_move (self->find_bar, g_str_equal (g_action_get_name (G_ACTION (action)), "find-next"));
}

/* The states follow the cursor; activating a command goes through the text. */
static void
state_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  g_simple_action_set_state (action, state);
}

void
accord_prose_view_add_actions (AccordProseView *self)
{
  static const GActionEntry entries[] = {
    { "bold", style_cb, NULL, "false", state_cb },
    { "italic", style_cb, NULL, "false", state_cb },
    { "bullets", kind_cb, NULL, "false", state_cb },
    { "numbers", kind_cb, NULL, "false", state_cb },
    { "quote", kind_cb, NULL, "false", state_cb },
    { "heading", heading_cb, "s", "'0'", state_cb },
    { "link", link_cb },
    { "table", table_cb },
    { "cell", cell_cb, "s" },
    { "find", find_cb },
    { "replace", find_cb },
    { "find-next", find_again_cb },
    { "find-previous", find_again_cb },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "prose", G_ACTION_GROUP (self->actions));
}

void
accord_prose_view_add_bindings (GtkWidgetClass *widget_class)
{
  const GdkModifierType ctrl = GDK_CONTROL_MASK;
  const GdkModifierType ctrl_shift = GDK_CONTROL_MASK | GDK_SHIFT_MASK;
  const GdkModifierType ctrl_alt = GDK_CONTROL_MASK | GDK_ALT_MASK;

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_b, ctrl, "prose.bold", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_i, ctrl, "prose.italic", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, ctrl, "prose.link", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, ctrl_alt, "prose.table", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, ctrl, "prose.find", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_h, ctrl, "prose.replace", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_g, ctrl, "prose.find-next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_g, ctrl_shift, "prose.find-previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_7, ctrl_shift, "prose.numbers", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_8, ctrl_shift, "prose.bullets", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_9, ctrl_shift, "prose.quote", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, ctrl_alt, "prose.heading", "s", "0");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_2, ctrl_alt, "prose.heading", "s", "2");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_3, ctrl_alt, "prose.heading", "s", "3");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_4, ctrl_alt, "prose.heading", "s", "4");
}
