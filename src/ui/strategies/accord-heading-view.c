/* accord-heading-view.c: the heading of a section, where it is typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/strategies/accord-heading-view.h"

#include <glib/gi18n.h>

/**
 * AccordHeadingView:
 *
 * One paragraph, on as many lines as it needs. Enter, and Down from its last line, go on: it emits
 * #AccordHeadingView::activate. What is pasted becomes one paragraph.
 */
struct _AccordHeadingView
{
  GtkTextView parent_instance;

  gboolean is_joining;          /* lines into one */
};

G_DEFINE_FINAL_TYPE (AccordHeadingView, accord_heading_view, GTK_TYPE_TEXT_VIEW)

enum
{
  ACTIVATE,
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkTextBuffer *
get_buffer (AccordHeadingView *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

static void
buffer_changed_cb (AccordHeadingView *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[CHANGED], 0);
}

/* A heading has no lines of its own: where one would begin there is a space. */
static void
insert_text_cb (GtkTextBuffer *buffer, GtkTextIter *at, char *text, int length, AccordHeadingView *self)
{
  g_autofree char *joined = NULL;
  int offset = gtk_text_iter_get_offset (at);

  if (self->is_joining || strpbrk (text, "\n\r") == NULL)
    return;
  joined = g_strndup (text, (gsize) (length < 0 ? (int) strlen (text) : length));
  g_strdelimit (joined, "\n\r", ' ');
  self->is_joining = TRUE;
  g_signal_stop_emission_by_name (buffer, "insert-text");
  gtk_text_buffer_insert (buffer, at, joined, -1);
  self->is_joining = FALSE;
  gtk_text_buffer_get_iter_at_offset (buffer, at, offset + (int) g_utf8_strlen (joined, -1));
}

static gboolean
is_on_last_line (AccordHeadingView *self)
{
  GtkTextIter cursor;

  gtk_text_buffer_get_iter_at_mark (get_buffer (self), &cursor, gtk_text_buffer_get_insert (get_buffer (self)));
  return !gtk_text_view_forward_display_line (GTK_TEXT_VIEW (self), &cursor) || gtk_text_iter_is_end (&cursor);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state, gpointer data)
{
  gboolean is_enter = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter;

  if (!is_enter || (state & gtk_accelerator_get_default_mod_mask () & ~GDK_SHIFT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  g_signal_emit (data, signals[ACTIVATE], 0);
  return GDK_EVENT_STOP;
}

static void
accord_heading_view_move_cursor (GtkTextView *view, GtkMovementStep step, int count, gboolean extend)
{
  AccordHeadingView *self = ACCORD_HEADING_VIEW (view);

  if (step == GTK_MOVEMENT_DISPLAY_LINES && count > 0 && !extend && is_on_last_line (self))
    g_signal_emit (self, signals[ACTIVATE], 0);
  else
    GTK_TEXT_VIEW_CLASS (accord_heading_view_parent_class)->move_cursor (view, step, count, extend);
}

/* GtkTextView has no placeholder of its own. */
static void
accord_heading_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AccordHeadingView *self = ACCORD_HEADING_VIEW (widget);
  GtkTextView *view = GTK_TEXT_VIEW (widget);
  g_autoptr (PangoLayout) layout = NULL;
  GtkTextIter start;
  GdkRectangle place;
  GdkRGBA colour;
  int x, y;

  GTK_WIDGET_CLASS (accord_heading_view_parent_class)->snapshot (widget, snapshot);
  if (gtk_text_buffer_get_char_count (get_buffer (self)) > 0)
    return;
  layout = gtk_widget_create_pango_layout (widget, _("Heading"));
  gtk_text_buffer_get_start_iter (get_buffer (self), &start);
  gtk_text_view_get_iter_location (view, &start, &place);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, place.x, place.y, &x, &y);
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    {
      int width;

      pango_layout_get_pixel_size (layout, &width, NULL);
      x = gtk_widget_get_width (widget) - width;
    }
  gtk_widget_get_color (widget, &colour);
  colour.alpha *= 0.7f;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
accord_heading_view_class_init (AccordHeadingViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  widget_class->snapshot = accord_heading_view_snapshot;
  GTK_TEXT_VIEW_CLASS (klass)->move_cursor = accord_heading_view_move_cursor;

  /**
   * AccordHeadingView::activate:
   * @self: the heading
   *
   * The person wants to go on to what is under the heading.
   */
  signals[ACTIVATE] = g_signal_new ("activate", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * AccordHeadingView::changed:
   * @self: the heading
   *
   * The text is another.
   */
  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_activate_signal (widget_class, signals[ACTIVATE]);
}

static void
accord_heading_view_init (AccordHeadingView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkEventController *keys = gtk_event_controller_key_new ();

  /* Before GtkTextView, which would begin a line. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_input_hints (view, GTK_INPUT_HINT_SPELLCHECK);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_MULTI_LINE, FALSE,
                                  GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER, _("Heading"), -1);
  g_signal_connect_object (get_buffer (self), "changed", G_CALLBACK (buffer_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_buffer (self), "insert-text", G_CALLBACK (insert_text_cb), self, G_CONNECT_DEFAULT);
}

/**
 * accord_heading_view_dup_text:
 *
 * Returns: (transfer full): the heading
 */
char *
accord_heading_view_dup_text (AccordHeadingView *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (ACCORD_IS_HEADING_VIEW (self), NULL);

  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  return gtk_text_buffer_get_text (get_buffer (self), &start, &end, TRUE);
}

/**
 * accord_heading_view_set_text:
 * @text: a heading
 *
 * Shows another heading; what was typed before cannot be undone here any more.
 */
void
accord_heading_view_set_text (AccordHeadingView *self, const char *text)
{
  g_return_if_fail (ACCORD_IS_HEADING_VIEW (self));

  gtk_text_buffer_set_text (get_buffer (self), text, -1);
}
