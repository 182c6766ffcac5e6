/* accord-text-row.c: a field that is typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/common/accord-text-row.h"

#include <glib/gi18n.h>

#include "base/accord-error.h"
#include "base/accord-vague-date.h"
#include "ui/common/accord-field-words.h"
#include "ui/common/accord-shell.h"

/**
 * AccordTextRow:
 *
 * One line, several lines, a day, or a date or count that may be vague. What is typed is stored when the row is left, on
 * Enter in a single line, and when it is told to. What cannot be used stays as it was typed, with words below it that say
 * why; the record is not changed then.
 */
struct _AccordTextRow
{
  AdwPreferencesRow parent_instance;

  AccordPartnership *partnership;
  const AccordField *field;
  gint64 id;              /* the record shown, 0 for none */
  char *stored;           /* its value as far as we know */
  gboolean is_refused;

  GtkWidget *editor;      /* GtkText or GtkTextView */
  const char *hint;       /* how such a value may be written, translated; NULL for plain text */
  GtkLabel *caption;
  gboolean showing;       /* what changes now was not typed */
  gboolean has_typing;    /* that undo and redo in the text know of */
};

static void accord_text_row_field_row_init (AccordFieldRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AccordTextRow, accord_text_row, ADW_TYPE_PREFERENCES_ROW,
                               G_IMPLEMENT_INTERFACE (ACCORD_TYPE_FIELD_ROW, accord_text_row_field_row_init))

/* --- the editor, be it of one line or of several --- */

/* Undo in the text takes back what was typed since it was stored; what was stored, and what was shown without being typed,
 * is for the undo of the window. */
static void
forget_typing (AccordTextRow *self)
{
  self->has_typing = FALSE;
  if (GTK_IS_TEXT (self->editor))
    {
      gtk_editable_set_enable_undo (GTK_EDITABLE (self->editor), FALSE);
      gtk_editable_set_enable_undo (GTK_EDITABLE (self->editor), TRUE);
    }
  else
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor));

      gtk_text_buffer_set_enable_undo (buffer, FALSE);
      gtk_text_buffer_set_enable_undo (buffer, TRUE);
    }
}

static char *
get_text (AccordTextRow *self)
{
  GtkTextIter start, end;
  GtkTextBuffer *buffer;

  if (GTK_IS_TEXT (self->editor))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->editor)));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static void
set_text (AccordTextRow *self, const char *text)
{
  g_autofree char *now = get_text (self);

  if (g_str_equal (now, text))
    return;
  self->showing = TRUE;
  if (GTK_IS_TEXT (self->editor))
    gtk_editable_set_text (GTK_EDITABLE (self->editor), text);
  else
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor)), text, -1);
  self->showing = FALSE;
  forget_typing (self);
}

/* --- the words below it --- */

static void
set_caption (AccordTextRow *self, const char *words, gboolean is_refused)
{
  self->is_refused = is_refused;
  gtk_label_set_text (self->caption, words);
  gtk_widget_set_visible (GTK_WIDGET (self->caption), *words != '\0');
  if (is_refused)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_STATE_INVALID,
                                   GTK_ACCESSIBLE_INVALID_TRUE, -1);
      accord_shell_announce (GTK_WIDGET (self), words);
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
      gtk_accessible_reset_state (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_STATE_INVALID);
    }
}

/* Says how a date or a number was understood, while it is typed. */
static void
show_reading (AccordTextRow *self)
{
  g_autofree char *text = g_strstrip (get_text (self));
  g_autofree char *words = accord_field_words_read (self->field, text);

  set_caption (self, words, FALSE);
}

static void
refuse (AccordTextRow *self, const char *text, const GError *error)
{
  g_autofree char *words = accord_field_words_refuse (self->field, text, error);

  set_caption (self, words, TRUE);
}

/* --- storing --- */

/* The record is no longer on the screen: the message has to say of what it is. */
static void
say_not_stored (AccordTextRow *self, const char *why)
{
  g_autofree char *text = g_strdup_printf (_("%s: not stored. %s"), _(self->field->label), why);

  accord_shell_say (GTK_WIDGET (self), text);
}

typedef struct
{
  AccordTextRow *row;
  gint64 id;
  char *before;
} Storing;

static void
stored_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Storing *storing = data;
  g_autoptr (AccordTextRow) self = storing->row;
  g_autoptr (GError) error = NULL;

  accord_partnership_do_finish (ACCORD_PARTNERSHIP (object), result, &error);
  if (error != NULL && self->id == storing->id)
    {
      /* The text stays on the screen, and leaving the row tries again. What the other fields do not allow is said here; what
       * has nothing to do with the words, as a full disk, where everybody looks. */
      g_set_str (&self->stored, storing->before);
      if (g_error_matches (error, ACCORD_ERROR, ACCORD_ERROR_INVALID))
        refuse (self, "", error);
      else
        accord_shell_complain (GTK_WIDGET (self), error);
    }
  if (error != NULL && (self->id != storing->id || !gtk_widget_get_mapped (GTK_WIDGET (self))))
    say_not_stored (self, error->message);
  g_free (storing->before);
  g_free (storing);
}

static void
store (AccordTextRow *self)
{
  g_autofree char *text = get_text (self);
  g_autoptr (GError) error = NULL;
  AccordRequest *edit;
  Storing *storing;

  if (self->id == 0 || g_strcmp0 (text, self->stored) == 0)
    {
      if (self->is_refused)
        show_reading (self);
      return;
    }
  edit = accord_record_set (self->field, self->id, text, &error);
  if (edit == NULL)
    {
      refuse (self, g_strstrip (text), error);
      return;
    }
  show_reading (self);
  forget_typing (self);
  storing = g_new (Storing, 1);
  *storing = (Storing) { g_object_ref (self), self->id, g_steal_pointer (&self->stored) };
  self->stored = g_steal_pointer (&text);
  accord_partnership_run_async (self->partnership, edit, NULL, stored_cb, storing);
}

static void
flush (AccordFieldRow *row)
{
  store (ACCORD_TEXT_ROW (row));
}

/* What is on the screen of another record goes: what could not be stored is at least said. */
static void
leave_record (AccordTextRow *self)
{
  store (self);
  if (self->is_refused)
    say_not_stored (self, gtk_label_get_text (self->caption));
}

static void
show (AccordFieldRow *row, AccordRecord *record)
{
  AccordTextRow *self = ACCORD_TEXT_ROW (row);
  g_autofree char *value = accord_record_format (record, self->field);
  g_autofree char *text = get_text (self);
  gboolean is_typing;

  if (self->id != accord_record_get_id (record))
    {
      leave_record (self);
      self->id = accord_record_get_id (record);
      is_typing = FALSE;
    }
  else
    {
      is_typing = self->is_refused ||
                  (gtk_widget_has_focus (self->editor) && g_strcmp0 (text, self->stored) != 0);
    }
  g_set_str (&self->stored, value);
  if (is_typing)
    return;
  set_text (self, value);
  show_reading (self);
}

static void
accord_text_row_field_row_init (AccordFieldRowInterface *iface)
{
  iface->show = show;
  iface->flush = flush;
}

/* --- events --- */

/* Seen only where somebody is about to type: elsewhere it would read like a value. */
static void
show_hint (AccordTextRow *self, gboolean is_shown)
{
  if (self->hint != NULL)
    gtk_text_set_placeholder_text (GTK_TEXT (self->editor), is_shown ? self->hint : NULL);
}

static void
entered_cb (GtkEventControllerFocus *controller, gpointer data)
{
  show_hint (data, TRUE);
}

static void
left_cb (GtkEventControllerFocus *controller, gpointer data)
{
  show_hint (data, FALSE);
  store (data);
}

static void
activate_cb (GtkText *text, gpointer data)
{
  store (data);
}

static void
text_changed_cb (gpointer data)
{
  AccordTextRow *self = data;

  if (self->showing)
    return;
  self->has_typing = TRUE;
  show_reading (self);
}

/* A text takes the keys of undo for itself even when it has nothing to undo: then they are the window's. */
static gboolean
undo_cb (GtkWidget *editor, GVariant *arguments, gpointer data)
{
  AccordTextRow *self = data;
  g_autofree char *text = get_text (self);

  return g_strcmp0 (text, self->stored) == 0 && gtk_widget_activate_action (editor, "win.undo", NULL);
}

static gboolean
redo_cb (GtkWidget *editor, GVariant *arguments, gpointer data)
{
  AccordTextRow *self = data;

  return !self->has_typing && gtk_widget_activate_action (editor, "win.redo", NULL);
}

static gboolean
today_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  char iso[11];
  g_autofree char *day = NULL;

  accord_day_today (iso);
  day = accord_day_format (iso);
  gtk_editable_set_text (GTK_EDITABLE (widget), day);
  gtk_editable_set_position (GTK_EDITABLE (widget), -1);
  return GDK_EVENT_STOP;
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer data)
{
  AccordTextRow *self = data;

  gtk_widget_grab_focus (self->editor);
}

/* --- the object --- */

static void
accord_text_row_dispose (GObject *object)
{
  AccordTextRow *self = ACCORD_TEXT_ROW (object);

  g_clear_object (&self->partnership);
  self->id = 0;

  G_OBJECT_CLASS (accord_text_row_parent_class)->dispose (object);
}

static void
accord_text_row_finalize (GObject *object)
{
  g_free (ACCORD_TEXT_ROW (object)->stored);

  G_OBJECT_CLASS (accord_text_row_parent_class)->finalize (object);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ACCORD_TEXT_ROW (widget)->editor);
}

static void
accord_text_row_class_init (AccordTextRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_text_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_text_row_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = grab_focus;
}

static void
accord_text_row_init (AccordTextRow *self)
{
  self->stored = g_strdup ("");
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "accord-field");
}

/* What is longer than its line is cut off, and can be read whole without walking through it. */
static gboolean
query_tooltip_cb (GtkWidget *line, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip, gpointer data)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (line));
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (line, text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  if (width <= gtk_widget_get_width (line))
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static GtkWidget *
create_line (AccordTextRow *self)
{
  /* By itself it has no role, for GTK takes it for a part of an entry: a screen reader would pass it by. */
  GtkWidget *line = g_object_new (GTK_TYPE_TEXT, "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL);

  gtk_widget_set_has_tooltip (line, TRUE);
  g_signal_connect (line, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  g_signal_connect (line, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (line, "changed", G_CALLBACK (text_changed_cb), self);
  if (self->field->kind == ACCORD_FIELD_DAY || self->field->kind == ACCORD_FIELD_VAGUE_DATE)
    {
      GtkEventController *keys = gtk_shortcut_controller_new ();

      gtk_shortcut_controller_add_shortcut (
          GTK_SHORTCUT_CONTROLLER (keys),
          gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_semicolon, GDK_CONTROL_MASK),
                            gtk_callback_action_new (today_cb, NULL, NULL)));
      gtk_widget_add_controller (line, keys);
    }
  return line;
}

static GtkWidget *
create_lines (AccordTextRow *self)
{
  GtkWidget *lines = gtk_text_view_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (lines), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (lines), FALSE);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (lines)), "changed", G_CALLBACK (text_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return lines;
}

static void
add_undo_keys (AccordTextRow *self)
{
  static const struct
  {
    const char *trigger;
    GtkShortcutFunc callback;
  } KEYS[] = { { "<Control>z", undo_cb }, { "<Control><Shift>z|<Control>y", redo_cb } };
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);   /* before the text's own */
  for (guint i = 0; i < G_N_ELEMENTS (KEYS); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (keys),
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (KEYS[i].trigger),
                          gtk_callback_action_new (KEYS[i].callback, self, NULL)));
  gtk_widget_add_controller (self->editor, keys);
}

static void
build (AccordTextRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (_(self->field->label));
  GtkWidget *caption = gtk_label_new (NULL);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->editor = self->field->kind == ACCORD_FIELD_LONG_TEXT ? create_lines (self) : create_line (self);
  add_undo_keys (self);
  self->caption = GTK_LABEL (caption);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_add_css_class (title, "accord-field-title");
  gtk_widget_add_css_class (self->editor, "accord-field-editor");
  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_label_set_wrap (GTK_LABEL (caption), TRUE);
  gtk_widget_add_css_class (caption, "accord-field-caption");
  gtk_widget_add_css_class (caption, "numeric");
  gtk_widget_set_visible (caption, FALSE);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), self->editor);
  gtk_box_append (GTK_BOX (box), caption);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);

  g_signal_connect (focus, "enter", G_CALLBACK (entered_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (self->editor, focus);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_RELATION_LABELLED_BY, title, NULL,
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, caption, NULL, -1);
}

/**
 * accord_text_row_new:
 * @partnership: what is edited
 * @field: a field that is typed
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
accord_text_row_new (AccordPartnership *partnership, const AccordField *field)
{
  AccordTextRow *self = g_object_new (ACCORD_TYPE_TEXT_ROW, "title", _(field->label), "use-markup", FALSE, NULL);

  self->partnership = g_object_ref (partnership);
  self->field = field;
  self->hint = accord_field_words_hint (field);
  build (self);
  return GTK_WIDGET (self);
}

/**
 * accord_text_row_get_editor:
 *
 * Returns: (transfer none): what is typed into: a #GtkTextView for a field of several lines, else a #GtkText
 */
GtkWidget *
accord_text_row_get_editor (AccordTextRow *self)
{
  g_return_val_if_fail (ACCORD_IS_TEXT_ROW (self), NULL);

  return self->editor;
}
