/* accord-outline-row.c: one section in the outline
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/strategies/accord-outline-row.h"

#include <glib/gi18n.h>

#define INDENT 18

/**
 * AccordOutlineRow:
 *
 * The number, the heading and a mark for what the section lacks. It can be dragged, and other sections dropped on it.
 */
struct _AccordOutlineRow
{
  GtkListBoxRow parent_instance;

  GtkWidget *box;
  GtkLabel *number;
  GtkLabel *heading;
  GtkImage *mark;

  gint64 section;
  guint position;
};

G_DEFINE_FINAL_TYPE (AccordOutlineRow, accord_outline_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  DROPPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *const DROP_CLASSES[] = { "accord-drop-before", "accord-drop-under", "accord-drop-after" };

/* --- what it lacks --- */

/* A heading over other sections needs no text of its own. */
static char *
describe (const AccordSection *section, gboolean has_children, const char **icon)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean is_empty = *section->body == '\0';
  g_auto (GStrv) parts = NULL;

  *icon = NULL;
  if (is_empty && has_children)
    return g_strdup ("");
  if (is_empty)
    g_strv_builder_add (builder, _("empty"));
  if (section->n_links == 0)
    g_strv_builder_add (builder, _("no evidence linked"));
  if (section->n_suspect > 0)
    g_strv_builder_add (builder, _("changed since its evidence was confirmed"));
  if (section->n_topics == 0)
    g_strv_builder_add (builder, _("no topic"));
  parts = g_strv_builder_end (builder);

  *icon = is_empty || section->n_links == 0 ? "accord-state-none-symbolic"
          : parts[0] != NULL                ? "accord-state-partly-symbolic"
                                            : "accord-state-recorded-symbolic";
  if (parts[0] == NULL)
    return g_strdup (_("has text, evidence and a topic"));
  /* Translators: between the things that a section lacks. */
  return g_strjoinv (_(", "), parts);
}

/**
 * accord_outline_row_show:
 * @section: the section as it is now
 * @position: its place in the order of reading
 * @has_children: whether other sections are under it
 *
 * Shows what is known of the section.
 */
void
accord_outline_row_show (AccordOutlineRow *self, const AccordSection *section, guint position, gboolean has_children)
{
  const char *heading = *section->heading != '\0' ? section->heading : _("No heading");
  const char *icon;
  g_autofree char *lacks = describe (section, has_children, &icon);
  g_autofree char *name = NULL;

  g_return_if_fail (ACCORD_IS_OUTLINE_ROW (self));

  self->position = position;
  gtk_label_set_label (self->number, section->number);
  gtk_label_set_label (self->heading, heading);
  gtk_widget_set_margin_start (self->box, (int) section->depth * INDENT);
  gtk_image_set_from_icon_name (self->mark, icon);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->heading), heading);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->mark), lacks);
  /* Translators: a section for a screen reader: its number, its heading, and what it lacks. */
  name = *lacks != '\0' ? g_strdup_printf (_("%s %s: %s"), section->number, heading, lacks)
                        : g_strdup_printf ("%s %s", section->number, heading);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_LEVEL, (int) section->depth + 1, -1);
}

/* --- dragging --- */

static GdkContentProvider *
prepare_drag_cb (GtkDragSource *source, double x, double y, gpointer data)
{
  return gdk_content_provider_new_typed (G_TYPE_INT64, ((AccordOutlineRow *) data)->section);
}

static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag, gpointer data)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (data);

  gtk_drag_source_set_icon (source, paintable, 0, 0);
}

static AccordOutlineDrop
choose_drop (AccordOutlineRow *self, double y)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self));

  return y < height * 0.3   ? ACCORD_OUTLINE_DROP_BEFORE
         : y > height * 0.7 ? ACCORD_OUTLINE_DROP_AFTER
                            : ACCORD_OUTLINE_DROP_UNDER;
}

static void
mark_drop (AccordOutlineRow *self, int drop)
{
  for (int i = 0; i < (int) G_N_ELEMENTS (DROP_CLASSES); i++)
    if (i == drop)
      gtk_widget_add_css_class (GTK_WIDGET (self), DROP_CLASSES[i]);
    else
      gtk_widget_remove_css_class (GTK_WIDGET (self), DROP_CLASSES[i]);
}

static GdkDragAction
motion_cb (GtkDropTarget *target, double x, double y, gpointer data)
{
  mark_drop (data, (int) choose_drop (data, y));
  return GDK_ACTION_MOVE;
}

static void
leave_cb (GtkDropTarget *target, gpointer data)
{
  mark_drop (data, -1);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer data)
{
  mark_drop (data, -1);
  g_signal_emit (data, signals[DROPPED], 0, g_value_get_int64 (value), (guint) choose_drop (data, y));
  return TRUE;
}

static void
add_dragging (AccordOutlineRow *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_drag_cb), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (target, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (target, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* --- the object --- */

static void
accord_outline_row_class_init (AccordOutlineRowClass *klass)
{
  /**
   * AccordOutlineRow::dropped:
   * @self: the row
   * @section: the section that was dropped on it
   * @drop: an #AccordOutlineDrop
   */
  signals[DROPPED] = g_signal_new ("dropped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_UINT);
}

static void
accord_outline_row_init (AccordOutlineRow *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->number = GTK_LABEL (gtk_label_new (NULL));
  self->heading = GTK_LABEL (gtk_label_new (NULL));
  self->mark = GTK_IMAGE (gtk_image_new ());

  gtk_widget_set_valign (GTK_WIDGET (self->number), GTK_ALIGN_BASELINE_FILL);
  gtk_widget_set_valign (GTK_WIDGET (self->heading), GTK_ALIGN_BASELINE_FILL);
  gtk_widget_add_css_class (GTK_WIDGET (self->number), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (self->number), "accord-section-number");
  gtk_label_set_xalign (self->heading, 0);
  gtk_label_set_ellipsize (self->heading, PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (self->heading, TRUE);
  gtk_label_set_lines (self->heading, 2);
  gtk_widget_set_hexpand (GTK_WIDGET (self->heading), TRUE);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->number));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->heading));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->mark));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), self->box);
  add_dragging (self);
}

/**
 * accord_outline_row_new:
 * @section: whose row it is
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
accord_outline_row_new (gint64 section)
{
  AccordOutlineRow *self = g_object_new (ACCORD_TYPE_OUTLINE_ROW, NULL);

  self->section = section;
  return GTK_WIDGET (self);
}

/**
 * accord_outline_row_get_section:
 *
 * Returns: whose row it is
 */
gint64
accord_outline_row_get_section (AccordOutlineRow *self)
{
  g_return_val_if_fail (ACCORD_IS_OUTLINE_ROW (self), 0);

  return self->section;
}

/**
 * accord_outline_row_get_position:
 *
 * Returns: its place in the order of reading
 */
guint
accord_outline_row_get_position (AccordOutlineRow *self)
{
  g_return_val_if_fail (ACCORD_IS_OUTLINE_ROW (self), 0);

  return self->position;
}
