/* accord-entry-cell.c: one cell of a row that is being entered
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/table/accord-entry-cell.h"

#include <glib/gi18n.h>

#include "base/accord-fold.h"
#include "base/accord-vague-date.h"
#include "ui/common/accord-choices.h"
#include "ui/common/accord-field-words.h"
#include "ui/common/accord-shell.h"
#include "ui/table/accord-suggestions.h"

/* So many values that were entered before are offered. */
#define N_REMEMBERED 5

/**
 * AccordEntryCell:
 *
 * A line that is typed into. What is known of the field is offered below it while it is typed: terms and bodies by each of
 * their names, and what was entered last. It stores nothing; whoever holds it is told how it was left, and what there is to
 * say of it: how a date or a number is understood, or why it cannot be used.
 */
struct _AccordEntryCell
{
  AdwBin parent_instance;

  const AccordListColumn *column;
  const AccordField *field;
  GListModel *choices;        /* NULL where anything may be typed */
  GtkWidget *title;           /* seen where the cell is below no title of a column */
  GtkWidget *line;
  AccordSuggestions *suggestions;
  GPtrArray *remembered;      /* what was entered before, the last first */
  char *caption;
  gboolean is_refused;
  gboolean is_filling;        /* the text is not typed now */
};

enum
{
  PROP_0,
  PROP_CAPTION,
  N_PROPS,
};

enum
{
  LEFT,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AccordEntryCell, accord_entry_cell, ADW_TYPE_BIN)

static gboolean
is_day (AccordEntryCell *self)
{
  return self->field->kind == ACCORD_FIELD_DAY || self->field->kind == ACCORD_FIELD_VAGUE_DATE;
}

static gboolean
is_chosen (AccordEntryCell *self)
{
  return self->choices != NULL;
}

static gboolean
is_body (AccordEntryCell *self)
{
  return self->field->kind == ACCORD_FIELD_ORGANISATION || self->field->kind == ACCORD_FIELD_ORGANISATIONS;
}

/* --- what is said of it --- */

static void
set_caption (AccordEntryCell *self, const char *words)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->line), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  if (g_set_str (&self->caption, words))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAPTION]);
}

static void
set_refused (AccordEntryCell *self, gboolean is_refused)
{
  self->is_refused = is_refused;
  if (is_refused)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->line), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE,
                                   -1);
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
      gtk_accessible_reset_state (GTK_ACCESSIBLE (self->line), GTK_ACCESSIBLE_STATE_INVALID);
    }
}

static char *
describe_empty (AccordEntryCell *self)
{
  const char *hint = accord_field_words_hint (self->field);
  GString *words = g_string_new (hint);

  if (is_day (self))
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", _("Ctrl+; is today"));
  if (self->remembered->len > 0)
    {
      g_string_append (words, words->len > 0 ? " · " : "");
      /* Translators: what a key enters: the value that was entered last. */
      g_string_append_printf (words, _("Ctrl+D is “%s”"), (char *) self->remembered->pdata[0]);
    }
  return g_string_free_and_steal (words);
}

static void
describe (AccordEntryCell *self)
{
  g_autofree char *text = g_strstrip (g_strdup (accord_entry_cell_get_text (self)));
  g_autofree char *words = *text == '\0' ? describe_empty (self) : accord_field_words_read (self->field, text);

  set_refused (self, FALSE);
  set_caption (self, words);
}

/* --- what is offered --- */

/* Of several values the last is being typed. */
static const char *
find_part (AccordEntryCell *self)
{
  const char *text = accord_entry_cell_get_text (self);
  const char *end = accord_field_is_link (self->field) ? strrchr (text, ';') : NULL;

  if (end == NULL)
    return text;
  for (end++; *end == ' ';)
    end++;
  return end;
}

static void
fill (AccordEntryCell *self, const char *text)
{
  self->is_filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->line), text);
  gtk_editable_set_position (GTK_EDITABLE (self->line), -1);
  self->is_filling = FALSE;
  accord_suggestions_clear (self->suggestions);
  describe (self);
}

static void
take (AccordEntryCell *self, const char *label)
{
  const char *text = accord_entry_cell_get_text (self);
  g_autofree char *before = g_strndup (text, (gsize) (find_part (self) - text));
  g_autofree char *all = g_strconcat (before, label, NULL);

  fill (self, all);
}

static void
offer_choices (AccordEntryCell *self, const char *folded, gboolean (*fits) (AccordChoice *choice, const char *folded))
{
  for (guint i = 0; is_chosen (self) && i < g_list_model_get_n_items (self->choices); i++)
    {
      g_autoptr (AccordChoice) choice = g_list_model_get_item (self->choices, i);

      if (fits (choice, folded))
        accord_suggestions_add (self->suggestions, accord_choice_get_label (choice));
    }
}

static void
offer_remembered (AccordEntryCell *self, const char *folded)
{
  for (guint i = 0; i < self->remembered->len; i++)
    {
      g_autofree char *value = accord_fold (self->remembered->pdata[i]);

      if (strstr (value, folded) != NULL)
        accord_suggestions_add (self->suggestions, self->remembered->pdata[i]);
    }
}

/* Terms and names are what is meant by their beginning; other text is taken as it is typed until something is picked. */
static void
offer (AccordEntryCell *self)
{
  g_autofree char *folded = accord_fold (find_part (self));

  accord_suggestions_clear (self->suggestions);
  if (is_chosen (self) && *folded != '\0')
    {
      offer_choices (self, folded, accord_choice_is_called);
      offer_choices (self, folded, accord_choice_begins);
      offer_choices (self, folded, accord_choice_matches);
      accord_suggestions_show (self->suggestions, TRUE);
      return;
    }
  if (find_part (self) == accord_entry_cell_get_text (self))
    offer_remembered (self, folded);
  if (*folded == '\0')
    offer_choices (self, folded, accord_choice_matches);
  accord_suggestions_show (self->suggestions, FALSE);
}

static void
taken_cb (AccordSuggestions *suggestions, const char *label, gpointer data)
{
  take (data, label);
}

static void
typed_cb (AccordEntryCell *self)
{
  if (self->is_filling)
    return;
  describe (self);
  if (*find_part (self) != '\0')
    offer (self);
  else
    accord_suggestions_clear (self->suggestions);
}

static gboolean
take_picked (AccordEntryCell *self)
{
  g_autofree char *picked = accord_suggestions_dup_picked (self->suggestions);

  if (picked == NULL)
    return FALSE;
  take (self, picked);
  return TRUE;
}

/* --- whether it can be used --- */

static gboolean
is_known (AccordEntryCell *self, const char *text)
{
  g_autofree char *folded = accord_fold (text);

  for (guint i = 0; i < g_list_model_get_n_items (self->choices); i++)
    {
      g_autoptr (AccordChoice) choice = g_list_model_get_item (self->choices, i);

      if (accord_choice_is_called (choice, folded) || g_str_equal (accord_choice_get_value (choice), text))
        return TRUE;
    }
  return FALSE;
}

/* A body may be found by more than its spelling, and a list of values is taken apart when it is stored. */
static char *
refuse_choice (AccordEntryCell *self, const char *text)
{
  if (is_body (self) || accord_field_is_link (self->field) || is_known (self, text))
    return NULL;
  /* Translators: a value that was typed and is not known, as “Seminar”. */
  return g_strdup_printf (_("“%s” is not among those that are known. Press Down to see them."), text);
}

static char *
refuse_value (AccordEntryCell *self, const char *text)
{
  g_autoptr (GError) error = NULL;
  AccordRequest *edit = accord_field_is_link (self->field) ? NULL : accord_record_set (self->field, 0, text, &error);

  if (edit != NULL)
    accord_request_free (edit);
  return error != NULL ? accord_field_words_refuse (self->field, text, error) : NULL;
}

/**
 * accord_entry_cell_check:
 *
 * Looks whether what is typed can be used, as far as that is known before it is stored; says why where it cannot.
 *
 * Returns: whether it can
 */
gboolean
accord_entry_cell_check (AccordEntryCell *self)
{
  g_autofree char *text = NULL;
  g_autofree char *words = NULL;

  g_return_val_if_fail (ACCORD_IS_ENTRY_CELL (self), FALSE);

  text = g_strstrip (g_strdup (accord_entry_cell_get_text (self)));
  if (*text != '\0')
    words = is_chosen (self) ? refuse_choice (self, text) : refuse_value (self, text);
  if (words != NULL)
    accord_entry_cell_refuse (self, words);
  return words == NULL;
}

/* --- keys --- */

static void
leave (AccordEntryCell *self, AccordCellGo go)
{
  if (go != ACCORD_CELL_GIVE_UP)
    {
      take_picked (self);
      if (!accord_entry_cell_check (self))
        return;
    }
  accord_suggestions_clear (self->suggestions);
  g_signal_emit (self, signals[LEFT], 0, (int) go);
}

static void
type_today (AccordEntryCell *self)
{
  char iso[11];
  g_autofree char *day = NULL;

  accord_day_today (iso);
  day = accord_day_format (iso);
  fill (self, day);
}

static gboolean
move (AccordEntryCell *self, int step)
{
  if (accord_suggestions_is_shown (self->suggestions))
    accord_suggestions_move (self->suggestions, step);
  else
    offer (self);
  return GDK_EVENT_STOP;
}

static gboolean
escape (AccordEntryCell *self)
{
  if (accord_suggestions_is_shown (self->suggestions))
    accord_suggestions_clear (self->suggestions);
  else
    leave (self, ACCORD_CELL_GIVE_UP);
  return GDK_EVENT_STOP;
}

/* Between two of several values. */
static gboolean
separate (AccordEntryCell *self)
{
  g_autofree char *text = NULL;

  if (!accord_field_is_link (self->field) || !take_picked (self))
    return GDK_EVENT_PROPAGATE;
  text = g_strconcat (accord_entry_cell_get_text (self), "; ", NULL);
  fill (self, text);
  return GDK_EVENT_STOP;
}

static gboolean
do_control (AccordEntryCell *self, guint key)
{
  if (key == GDK_KEY_semicolon && is_day (self))
    type_today (self);
  else if (key == GDK_KEY_d && self->remembered->len > 0)
    fill (self, self->remembered->pdata[0]);
  else if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter)
    leave (self, ACCORD_CELL_BLOCK);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint pressed, guint code, GdkModifierType all, gpointer data)
{
  AccordEntryCell *self = data;
  guint key = gdk_keyval_to_lower (pressed);

  if ((all & GDK_CONTROL_MASK) != 0)
    return do_control (self, key);
  switch (key)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      leave (self, ACCORD_CELL_DOWN);
      return GDK_EVENT_STOP;
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
    case GDK_KEY_ISO_Left_Tab:
      leave (self, (all & GDK_SHIFT_MASK) != 0 || key == GDK_KEY_ISO_Left_Tab ? ACCORD_CELL_BACK : ACCORD_CELL_FORWARD);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return move (self, 1);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return move (self, -1);
    case GDK_KEY_Escape:
      return escape (self);
    case GDK_KEY_semicolon:
      return separate (self);
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
focus_entered_cb (AccordEntryCell *self)
{
  if (!self->is_refused)
    describe (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAPTION]);
}

static void
focus_left_cb (AccordEntryCell *self)
{
  accord_suggestions_clear (self->suggestions);
}

/* --- the object --- */

static void
accord_entry_cell_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_CAPTION:
      g_value_set_string (value, ACCORD_ENTRY_CELL (object)->caption);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
accord_entry_cell_dispose (GObject *object)
{
  AccordEntryCell *self = ACCORD_ENTRY_CELL (object);

  if (self->suggestions != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->suggestions)));
  g_clear_object (&self->choices);

  G_OBJECT_CLASS (accord_entry_cell_parent_class)->dispose (object);
}

static void
accord_entry_cell_finalize (GObject *object)
{
  AccordEntryCell *self = ACCORD_ENTRY_CELL (object);

  g_ptr_array_unref (self->remembered);
  g_free (self->caption);

  G_OBJECT_CLASS (accord_entry_cell_parent_class)->finalize (object);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ACCORD_ENTRY_CELL (widget)->line);
}

static void
accord_entry_cell_class_init (AccordEntryCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = accord_entry_cell_get_property;
  object_class->dispose = accord_entry_cell_dispose;
  object_class->finalize = accord_entry_cell_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = grab_focus;

  /**
   * AccordEntryCell:caption:
   *
   * What there is to say of it; told again when the cell has the focus.
   */
  properties[PROP_CAPTION] = g_param_spec_string ("caption", NULL, NULL, "", G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY |
                                                  G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * AccordEntryCell::left:
   * @self: the cell
   * @go: an #AccordCellGo: down stores the row, "block" stores it and opens its record
   */
  signals[LEFT] = g_signal_new ("left", ACCORD_TYPE_ENTRY_CELL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_INT);
}

static void
accord_entry_cell_init (AccordEntryCell *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->remembered = g_ptr_array_new_with_free_func (g_free);
  self->caption = g_strdup ("");
  /* By itself it has no role, for GTK takes it for a part of an entry: a screen reader would pass it by. */
  self->line = g_object_new (GTK_TYPE_TEXT, "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, "width-chars", 1,
                             "max-width-chars", 1, NULL);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (focus_entered_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  g_signal_connect_swapped (self->line, "changed", G_CALLBACK (typed_cb), self);
  gtk_widget_add_controller (self->line, keys);
  gtk_widget_add_controller (self->line, focus);
  gtk_widget_set_hexpand (self->line, TRUE);
  self->title = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "ellipsize", PANGO_ELLIPSIZE_END, "visible", FALSE, NULL);
  gtk_widget_add_css_class (self->title, "accord-field-caption");
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), self->line);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "accord-entry-cell");
}

/**
 * accord_entry_cell_new:
 * @partnership: whose
 * @column: a column whose field can be edited
 *
 * Returns: (transfer floating): an empty cell
 */
GtkWidget *
accord_entry_cell_new (AccordPartnership *partnership, const AccordListColumn *column)
{
  AccordEntryCell *self = g_object_new (ACCORD_TYPE_ENTRY_CELL, NULL);
  /* Translators: how a screen reader calls a cell of a row that is being entered, as "When, new row". */
  g_autofree char *name = g_strdup_printf (_("%s, new row"), _(column->title));

  self->column = column;
  self->field = accord_list_column_get_field (column);
  if (accord_choices_are_for (self->field))
    self->choices = g_object_ref (accord_choices_get (partnership, self->field));
  gtk_label_set_text (GTK_LABEL (self->title), _(column->title));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->line), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  self->suggestions = ACCORD_SUGGESTIONS (accord_suggestions_new (_(column->title)));
  gtk_widget_set_parent (GTK_WIDGET (self->suggestions), GTK_WIDGET (self));
  g_signal_connect_object (self->suggestions, "taken", G_CALLBACK (taken_cb), self, G_CONNECT_DEFAULT);
  return GTK_WIDGET (self);
}

/**
 * accord_entry_cell_set_name:
 * @name: what a screen reader calls it where it is no cell of a new row
 */
void
accord_entry_cell_set_name (AccordEntryCell *self, const char *name)
{
  g_return_if_fail (ACCORD_IS_ENTRY_CELL (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->line), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * accord_entry_cell_get_title:
 *
 * Returns: (transfer none): its title in the cell itself, which is not seen at first
 */
GtkWidget *
accord_entry_cell_get_title (AccordEntryCell *self)
{
  g_return_val_if_fail (ACCORD_IS_ENTRY_CELL (self), NULL);

  return self->title;
}

/**
 * accord_entry_cell_get_column:
 *
 * Returns: (transfer none): what it is a cell of
 */
const AccordListColumn *
accord_entry_cell_get_column (AccordEntryCell *self)
{
  g_return_val_if_fail (ACCORD_IS_ENTRY_CELL (self), NULL);

  return self->column;
}

/**
 * accord_entry_cell_get_text:
 *
 * Returns: (transfer none): as it was typed
 */
const char *
accord_entry_cell_get_text (AccordEntryCell *self)
{
  g_return_val_if_fail (ACCORD_IS_ENTRY_CELL (self), "");

  return gtk_editable_get_text (GTK_EDITABLE (self->line));
}

/**
 * accord_entry_cell_set_locked:
 * @is_locked: whether nothing can be typed for now
 */
void
accord_entry_cell_set_locked (AccordEntryCell *self, gboolean is_locked)
{
  g_return_if_fail (ACCORD_IS_ENTRY_CELL (self));

  gtk_editable_set_editable (GTK_EDITABLE (self->line), !is_locked);
}

/**
 * accord_entry_cell_clear:
 *
 * Empties it for the next row.
 */
void
accord_entry_cell_clear (AccordEntryCell *self)
{
  g_return_if_fail (ACCORD_IS_ENTRY_CELL (self));

  fill (self, "");
}

/**
 * accord_entry_cell_remember:
 * @text: a value that was entered
 *
 * Offers @text first from now on.
 */
void
accord_entry_cell_remember (AccordEntryCell *self, const char *text)
{
  g_autofree char *trimmed = NULL;
  guint index;

  g_return_if_fail (ACCORD_IS_ENTRY_CELL (self));

  trimmed = g_strstrip (g_strdup (text));
  if (*trimmed == '\0')
    return;
  if (g_ptr_array_find_with_equal_func (self->remembered, trimmed, g_str_equal, &index))
    g_ptr_array_remove_index (self->remembered, index);
  g_ptr_array_insert (self->remembered, 0, g_steal_pointer (&trimmed));
  if (self->remembered->len > N_REMEMBERED)
    g_ptr_array_set_size (self->remembered, N_REMEMBERED);
}

/**
 * accord_entry_cell_refuse:
 * @words: why what was typed cannot be used
 *
 * Keeps what was typed, says why it cannot be used, and takes the focus.
 */
void
accord_entry_cell_refuse (AccordEntryCell *self, const char *words)
{
  g_return_if_fail (ACCORD_IS_ENTRY_CELL (self));

  set_refused (self, TRUE);
  set_caption (self, words);
  accord_shell_announce (GTK_WIDGET (self), words);
  gtk_widget_grab_focus (self->line);
  gtk_editable_set_position (GTK_EDITABLE (self->line), -1);
}

/**
 * accord_entry_cell_get_caption:
 *
 * Returns: (transfer none): what there is to say of it
 */
const char *
accord_entry_cell_get_caption (AccordEntryCell *self)
{
  g_return_val_if_fail (ACCORD_IS_ENTRY_CELL (self), "");

  return self->caption;
}
