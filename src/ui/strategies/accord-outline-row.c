/* accord-outline-row.c: one section in the outline
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/strategies/accord-outline-row.h"

#include <glib/gi18n.h>

#include "ui/common/accord-heard.h"

#define INDENT 18
/* As wide as the arrow, which is as wide as a finger needs. */
#define ARROW 24

/**
 * AccordOutlineRow:
 *
 * The number, the heading and a mark for what the section lacks. It can be dragged, and other sections and what was heard
 * dropped on it; what is under it can be folded away; its heading can be typed in its place.
 */
struct _AccordOutlineRow
{
  GtkListBoxRow parent_instance;

  GtkWidget *box;
  GtkWidget *arrow;
  GtkLabel *number;
  GtkWidget *words;
  GtkLabel *heading;
  GtkLabel *lacks;
  GtkImage *mark;
  GtkWidget *entry;            /* while the heading is typed */
  GtkDragSource *drag;
  GtkDropTarget *section_target;
  GtkDropTarget *heard_target;

  gint64 section;
  guint position;
  gboolean is_lacking;
  gboolean is_closed;          /* of a published strategy */
  gboolean says_always;        /* what is lacking, in words */
  char *text;                  /* the heading as stored */
};

G_DEFINE_FINAL_TYPE (AccordOutlineRow, accord_outline_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  DROPPED,
  HEARD_DROPPED,
  FOLD,
  RENAMED,
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

/* In words where somebody looks: at the section in hand, or at all while only those are shown that lack something. */
static void
show_words (AccordOutlineRow *self)
{
  gboolean is_selected = gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (self));

  gtk_widget_set_visible (GTK_WIDGET (self->lacks), self->is_lacking && (is_selected || self->says_always));
}

static void
show_arrow (AccordOutlineRow *self, gboolean has_children, gboolean is_folded)
{
  const char *heading = gtk_label_get_label (self->heading);
  g_autofree char *name = g_strdup_printf (is_folded ? _("Show what is under %s") : _("Hide what is under %s"), heading);

  gtk_button_set_icon_name (GTK_BUTTON (self->arrow), is_folded ? "pan-end-symbolic" : "pan-down-symbolic");
  gtk_widget_set_visible (self->arrow, has_children);
  gtk_widget_set_tooltip_text (self->arrow, is_folded ? _("Show What Is Under It") : _("Hide What Is Under It"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->arrow), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
name_row (AccordOutlineRow *self, const AccordSection *section, const char *lacks, gboolean is_folded)
{
  const char *heading = gtk_label_get_label (self->heading);
  g_autofree char *parts = is_folded && *lacks != '\0' ? g_strdup_printf (_("folded, %s"), lacks)
                           : is_folded                 ? g_strdup (_("folded"))
                                                       : g_strdup (lacks);
  g_autofree char *name = NULL;

  /* Translators: a section for a screen reader: its number, its heading, and what it lacks. */
  name = *parts != '\0' ? g_strdup_printf (_("%s %s: %s"), section->number, heading, parts)
                        : g_strdup_printf ("%s %s", section->number, heading);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_LEVEL, (int) section->depth + 1, -1);
}

/**
 * accord_outline_row_show:
 * @section: the section as it is now
 * @position: its place in the order of reading
 * @has_children: whether other sections are under it
 * @is_folded: whether they are hidden
 *
 * Shows what is known of the section.
 */
void
accord_outline_row_show (AccordOutlineRow *self, const AccordSection *section, guint position, gboolean has_children,
                         gboolean is_folded)
{
  const char *icon;
  g_autofree char *lacks = describe (section, has_children, &icon);

  g_return_if_fail (ACCORD_IS_OUTLINE_ROW (self));

  self->position = position;
  self->is_lacking = icon != NULL && !g_str_equal (icon, "accord-state-recorded-symbolic");
  g_set_str (&self->text, section->heading);
  gtk_label_set_label (self->number, section->number);
  gtk_label_set_label (self->heading, *section->heading != '\0' ? section->heading : _("No heading"));
  gtk_label_set_label (self->lacks, lacks);
  gtk_widget_set_margin_start (self->box, (int) section->depth * INDENT + (has_children ? 0 : ARROW));
  gtk_image_set_from_icon_name (self->mark, icon);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->heading), section->heading);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->mark), lacks);
  show_arrow (self, has_children, has_children && is_folded);
  name_row (self, section, lacks, has_children && is_folded);
  show_words (self);
}

/**
 * accord_outline_row_say_what_lacks:
 * @always: also while it is not selected
 *
 * Chooses when it says in words what the section lacks.
 */
void
accord_outline_row_say_what_lacks (AccordOutlineRow *self, gboolean always)
{
  g_return_if_fail (ACCORD_IS_OUTLINE_ROW (self));

  self->says_always = always;
  show_words (self);
}

/**
 * accord_outline_row_is_lacking:
 *
 * Returns: whether the section lacks something
 */
gboolean
accord_outline_row_is_lacking (AccordOutlineRow *self)
{
  g_return_val_if_fail (ACCORD_IS_OUTLINE_ROW (self), FALSE);

  return self->is_lacking;
}

/* --- typing the heading --- */

static void
end_rename (AccordOutlineRow *self, gboolean keep)
{
  GtkWidget *entry = g_steal_pointer (&self->entry);
  g_autofree char *text = NULL;
  gboolean had_focus;

  if (entry == NULL)
    return;
  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  had_focus = (gtk_widget_get_state_flags (entry) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
  gtk_widget_set_visible (self->words, TRUE);
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_box_remove (GTK_BOX (self->box), entry);
  if (keep && !g_str_equal (text, self->text))
    g_signal_emit (self, signals[RENAMED], 0, text);
}

static void
entry_activate_cb (GtkEntry *entry, gpointer data)
{
  end_rename (data, TRUE);
}

static void
entry_left_cb (GtkEventController *focus, gpointer data)
{
  end_rename (data, TRUE);
}

static gboolean
entry_key_cb (GtkEventController *keys, guint keyval, guint keycode, GdkModifierType state, gpointer data)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  end_rename (data, FALSE);
  return GDK_EVENT_STOP;
}

/**
 * accord_outline_row_rename:
 *
 * Lets the person type the heading where it stands. Enter and going elsewhere keep it, Escape does not.
 */
void
accord_outline_row_rename (AccordOutlineRow *self)
{
  GtkEventController *keys, *focus;

  g_return_if_fail (ACCORD_IS_OUTLINE_ROW (self));

  if (self->entry != NULL || self->is_closed)
    return;
  keys = gtk_event_controller_key_new ();
  focus = gtk_event_controller_focus_new ();
  self->entry = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (self->entry), self->text);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 8);
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("New heading"), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (self->entry, "activate", G_CALLBACK (entry_activate_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (entry_left_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (entry_key_cb), self);
  gtk_widget_add_controller (self->entry, focus);
  gtk_widget_add_controller (self->entry, keys);
  gtk_widget_set_visible (self->words, FALSE);
  gtk_box_insert_child_after (GTK_BOX (self->box), self->entry, self->words);
  gtk_widget_grab_focus (self->entry);
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

static GdkDragAction
heard_enter_cb (GtkDropTarget *target, double x, double y, gpointer data)
{
  mark_drop (data, ACCORD_OUTLINE_DROP_UNDER);
  return GDK_ACTION_COPY;
}

static gboolean
heard_drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer data)
{
  mark_drop (data, -1);
  g_signal_emit (data, signals[HEARD_DROPPED], 0, g_value_get_boxed (value));
  return TRUE;
}

static void
take_what_was_heard (AccordOutlineRow *self)
{
  self->heard_target = gtk_drop_target_new (ACCORD_TYPE_HEARD, GDK_ACTION_COPY);
  g_signal_connect (self->heard_target, "enter", G_CALLBACK (heard_enter_cb), self);
  g_signal_connect (self->heard_target, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect (self->heard_target, "drop", G_CALLBACK (heard_drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (self->heard_target));
}

static void
add_dragging (AccordOutlineRow *self)
{
  self->drag = gtk_drag_source_new ();
  self->section_target = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_MOVE);
  gtk_drag_source_set_actions (self->drag, GDK_ACTION_MOVE);
  g_signal_connect (self->drag, "prepare", G_CALLBACK (prepare_drag_cb), self);
  g_signal_connect (self->drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (self->section_target, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (self->section_target, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect (self->section_target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (self->drag));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (self->section_target));
}

/**
 * accord_outline_row_set_closed:
 * @closed: whether the section is of a strategy that can only be read
 *
 * Chooses whether the section can be dragged and renamed, and anything dropped on it.
 */
void
accord_outline_row_set_closed (AccordOutlineRow *self, gboolean closed)
{
  g_return_if_fail (ACCORD_IS_OUTLINE_ROW (self));

  if (closed)
    end_rename (self, FALSE);
  self->is_closed = closed;
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (self->drag),
                                              closed ? GTK_PHASE_NONE : GTK_PHASE_BUBBLE);
  gtk_drop_target_set_actions (self->section_target, closed ? 0 : GDK_ACTION_MOVE);
  gtk_drop_target_set_actions (self->heard_target, closed ? 0 : GDK_ACTION_COPY);
}

/* --- the object --- */

static void
arrow_clicked_cb (AccordOutlineRow *self)
{
  g_signal_emit (self, signals[FOLD], 0);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer data)
{
  if (n_press == 2)
    accord_outline_row_rename (data);
}

static void
accord_outline_row_state_flags_changed (GtkWidget *widget, GtkStateFlags previous)
{
  GTK_WIDGET_CLASS (accord_outline_row_parent_class)->state_flags_changed (widget, previous);
  if ((previous ^ gtk_widget_get_state_flags (widget)) & GTK_STATE_FLAG_SELECTED)
    show_words (ACCORD_OUTLINE_ROW (widget));
}

static void
accord_outline_row_finalize (GObject *object)
{
  g_free (ACCORD_OUTLINE_ROW (object)->text);

  G_OBJECT_CLASS (accord_outline_row_parent_class)->finalize (object);
}

static void
accord_outline_row_class_init (AccordOutlineRowClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = accord_outline_row_finalize;
  GTK_WIDGET_CLASS (klass)->state_flags_changed = accord_outline_row_state_flags_changed;

  /**
   * AccordOutlineRow::dropped:
   * @self: the row
   * @section: the section that was dropped on it
   * @drop: an #AccordOutlineDrop
   */
  signals[DROPPED]
      = g_signal_new ("dropped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_UINT);
  /**
   * AccordOutlineRow::heard-dropped:
   * @self: the row
   * @heard: the #AccordHeard that was dropped on it
   */
  signals[HEARD_DROPPED] = g_signal_new ("heard-dropped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                         ACCORD_TYPE_HEARD);
  /**
   * AccordOutlineRow::fold:
   * @self: the row
   *
   * A person wants what is under it hidden, or shown again.
   */
  signals[FOLD] = g_signal_new ("fold", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * AccordOutlineRow::renamed:
   * @self: the row
   * @heading: what was typed
   */
  signals[RENAMED] = g_signal_new ("renamed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
add_words (AccordOutlineRow *self)
{
  self->words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->heading = GTK_LABEL (gtk_label_new (NULL));
  self->lacks = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->heading, 0);
  gtk_label_set_ellipsize (self->heading, PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (self->heading, TRUE);
  gtk_label_set_lines (self->heading, 2);
  gtk_label_set_xalign (self->lacks, 0);
  gtk_label_set_wrap (self->lacks, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->lacks), "accord-subtitle");
  gtk_widget_set_hexpand (self->words, TRUE);
  gtk_widget_set_valign (self->words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->words), GTK_WIDGET (self->heading));
  gtk_box_append (GTK_BOX (self->words), GTK_WIDGET (self->lacks));
}

/* The arrow keys fold too, so Tab need not stop at the arrow. */
static void
add_arrow (AccordOutlineRow *self)
{
  self->arrow = gtk_button_new ();
  gtk_widget_set_focusable (self->arrow, FALSE);
  gtk_widget_set_valign (self->arrow, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->arrow, "flat");
  gtk_widget_add_css_class (self->arrow, "accord-fold");
  g_signal_connect_swapped (self->arrow, "clicked", G_CALLBACK (arrow_clicked_cb), self);
}

static void
accord_outline_row_init (AccordOutlineRow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->text = g_strdup ("");
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->number = GTK_LABEL (gtk_label_new (NULL));
  self->mark = GTK_IMAGE (gtk_image_new ());
  add_arrow (self);
  add_words (self);

  gtk_widget_add_css_class (GTK_WIDGET (self->number), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (self->number), "accord-section-number");
  gtk_box_append (GTK_BOX (self->box), self->arrow);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->number));
  gtk_box_append (GTK_BOX (self->box), self->words);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->mark));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), self->box);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (self->words, GTK_EVENT_CONTROLLER (click));
  add_dragging (self);
  take_what_was_heard (self);
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
