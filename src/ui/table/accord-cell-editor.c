/* accord-cell-editor.c: a value typed over the cell of a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/table/accord-cell-editor.h"

#include "base/accord-vague-date.h"
#include "ui/common/accord-field-words.h"
#include "ui/common/accord-shell.h"

/**
 * AccordCellEditor:
 *
 * One line that is typed into, with words below it: how a date or a number is understood, or why it cannot be used. It
 * stores nothing: whoever shows it is told that it was left, and how, and ends it or refuses what was typed.
 */
struct _AccordCellEditor
{
  AdwBin parent_instance;

  const AccordField *field;   /* NULL while nothing is edited */
  char *stored;
  gboolean is_leaving;
  GtkWidget *line;
  GtkWidget *caption;
};

enum
{
  LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AccordCellEditor, accord_cell_editor, ADW_TYPE_BIN)

static void
set_caption (AccordCellEditor *self, const char *words, gboolean is_refused)
{
  gtk_label_set_text (GTK_LABEL (self->caption), words);
  gtk_widget_set_visible (self->caption, *words != '\0');
  if (is_refused)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->line), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE,
                                   -1);
      accord_shell_announce (GTK_WIDGET (self), words);
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
      gtk_accessible_reset_state (GTK_ACCESSIBLE (self->line), GTK_ACCESSIBLE_STATE_INVALID);
    }
}

static void
typed_cb (AccordCellEditor *self)
{
  g_autofree char *text = g_strstrip (accord_cell_editor_dup_text (self));
  g_autofree char *words = self->field != NULL ? accord_field_words_read (self->field, text) : g_strdup ("");

  set_caption (self, words, FALSE);
}

static void
leave (AccordCellEditor *self, AccordCellGo go)
{
  if (self->field == NULL || self->is_leaving)
    return;
  self->is_leaving = TRUE;
  g_signal_emit (self, signals[LEFT], 0, (int) go);
  self->is_leaving = FALSE;
}

static void
focus_left_cb (AccordCellEditor *self)
{
  leave (self, ACCORD_CELL_STAY);
}

static void
type_today (AccordCellEditor *self)
{
  char iso[11];
  g_autofree char *day = NULL;

  accord_day_today (iso);
  day = accord_day_format (iso);
  gtk_editable_set_text (GTK_EDITABLE (self->line), day);
  gtk_editable_set_position (GTK_EDITABLE (self->line), -1);
}

static gboolean
is_day (AccordCellEditor *self)
{
  return self->field != NULL && (self->field->kind == ACCORD_FIELD_DAY || self->field->kind == ACCORD_FIELD_VAGUE_DATE);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType all, gpointer data)
{
  AccordCellEditor *self = data;
  gboolean is_shift = (all & GDK_SHIFT_MASK) != 0, is_control = (all & GDK_CONTROL_MASK) != 0;

  switch (key)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      leave (self, is_control ? ACCORD_CELL_BLOCK : is_shift ? ACCORD_CELL_UP : ACCORD_CELL_DOWN);
      return GDK_EVENT_STOP;
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
    case GDK_KEY_ISO_Left_Tab:
      leave (self, is_shift || key == GDK_KEY_ISO_Left_Tab ? ACCORD_CELL_BACK : ACCORD_CELL_FORWARD);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_Up:
      leave (self, key == GDK_KEY_Up ? ACCORD_CELL_UP : ACCORD_CELL_DOWN);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      leave (self, ACCORD_CELL_GIVE_UP);
      return GDK_EVENT_STOP;
    case GDK_KEY_semicolon:
      if (!is_control || !is_day (self))
        return GDK_EVENT_PROPAGATE;
      type_today (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
accord_cell_editor_finalize (GObject *object)
{
  g_free (ACCORD_CELL_EDITOR (object)->stored);

  G_OBJECT_CLASS (accord_cell_editor_parent_class)->finalize (object);
}

static void
accord_cell_editor_class_init (AccordCellEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_cell_editor_finalize;

  /**
   * AccordCellEditor::left:
   * @self: the editor
   * @go: an #AccordCellGo
   */
  signals[LEFT] = g_signal_new ("left", ACCORD_TYPE_CELL_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_INT);
}

static void
accord_cell_editor_init (AccordCellEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  /* By itself it has no role, for GTK takes it for a part of an entry: a screen reader would pass it by. */
  self->line = g_object_new (GTK_TYPE_TEXT, "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL);
  self->caption = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->caption), 0);
  gtk_label_set_wrap (GTK_LABEL (self->caption), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->caption), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (self->caption, "accord-field-caption");
  gtk_widget_add_css_class (self->caption, "numeric");
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  g_signal_connect_swapped (self->line, "changed", G_CALLBACK (typed_cb), self);
  gtk_widget_add_controller (self->line, keys);
  gtk_widget_add_controller (self->line, focus);
  gtk_box_append (GTK_BOX (box), self->line);
  gtk_box_append (GTK_BOX (box), self->caption);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "accord-cell-editor");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * accord_cell_editor_new:
 *
 * Returns: (transfer floating): an editor that is not seen
 */
GtkWidget *
accord_cell_editor_new (void)
{
  return g_object_new (ACCORD_TYPE_CELL_EDITOR, NULL);
}

/**
 * accord_cell_editor_begin:
 * @field: a field that is typed
 * @name: what a screen reader calls the line
 * @stored: the value as it is, as a person would type it
 * @text: (nullable): what stands in the line first, with the cursor behind it; %NULL for @stored, all of it selected
 *
 * Shows the editor and gives it the focus.
 */
void
accord_cell_editor_begin (AccordCellEditor *self, const AccordField *field, const char *name, const char *stored,
                          const char *text)
{
  g_return_if_fail (ACCORD_IS_CELL_EDITOR (self));

  self->field = field;
  g_set_str (&self->stored, stored);
  gtk_text_set_placeholder_text (GTK_TEXT (self->line), accord_field_words_hint (field));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->line), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_editable_set_text (GTK_EDITABLE (self->line), text != NULL ? text : stored);
  typed_cb (self);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (self->line);
  if (text != NULL)
    gtk_editable_set_position (GTK_EDITABLE (self->line), -1);
}

/**
 * accord_cell_editor_is_open:
 *
 * Returns: whether a value is being edited
 */
gboolean
accord_cell_editor_is_open (AccordCellEditor *self)
{
  return self->field != NULL;
}

/**
 * accord_cell_editor_get_field:
 *
 * Returns: (transfer none) (nullable): what is edited
 */
const AccordField *
accord_cell_editor_get_field (AccordCellEditor *self)
{
  return self->field;
}

/**
 * accord_cell_editor_dup_text:
 *
 * Returns: (transfer full): as it was typed
 */
char *
accord_cell_editor_dup_text (AccordCellEditor *self)
{
  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->line)));
}

/**
 * accord_cell_editor_is_changed:
 *
 * Returns: whether there is anything to store
 */
gboolean
accord_cell_editor_is_changed (AccordCellEditor *self)
{
  return g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->line)), self->stored) != 0;
}

/**
 * accord_cell_editor_refuse:
 * @words: why what was typed cannot be used
 *
 * Keeps the editor and what was typed, and says why.
 */
void
accord_cell_editor_refuse (AccordCellEditor *self, const char *words)
{
  g_return_if_fail (ACCORD_IS_CELL_EDITOR (self));

  set_caption (self, words, TRUE);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * accord_cell_editor_end:
 *
 * Hides the editor.
 */
void
accord_cell_editor_end (AccordCellEditor *self)
{
  g_return_if_fail (ACCORD_IS_CELL_EDITOR (self));

  self->field = NULL;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
