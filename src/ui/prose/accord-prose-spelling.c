/* accord-prose-spelling.c: marks misspelt words of a text, and mends them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/prose/accord-prose-spelling.h"

#include <glib/gi18n.h>
#include <libspelling.h>

#include "ui/common/accord-shell.h"
#include "ui/prose/accord-prose-buffer-private.h"
#include "ui/prose/accord-prose-dictionary-dialog.h"

/* British English, as the readers of a strategy expect. */
#define LANGUAGE "en_GB"

/**
 * AccordProseSpelling:
 *
 * libspelling checks the words; which of those that it does not know are marked is decided here: none of a person's own
 * words, names and abbreviations, and none in source and code. What is chosen in place of a word keeps its style.
 */
struct _AccordProseSpelling
{
  GObject parent_instance;

  GtkTextView *view;                      /* owns this */
  AccordProseBuffer *buffer;
  SpellingChecker *checker;
  SpellingTextBufferAdapter *adapter;
  GSimpleActionGroup *actions;
  GMenu *menu;
  guint restarting;
};

G_DEFINE_FINAL_TYPE (AccordProseSpelling, accord_prose_spelling, G_TYPE_OBJECT)

/**
 * accord_prose_spelling_get_dictionary:
 *
 * Returns: (transfer none): the words that are right though the dictionary does not have them; one for all texts
 */
AccordDictionary *
accord_prose_spelling_get_dictionary (void)
{
  static AccordDictionary *dictionary;

  if (dictionary == NULL)
    {
      g_autofree char *path = accord_dictionary_find_path ();

      dictionary = accord_dictionary_new (path);
    }
  return dictionary;
}

/**
 * accord_prose_spelling_is_available:
 *
 * Returns: whether a dictionary of British English is installed
 */
gboolean
accord_prose_spelling_is_available (void)
{
  return spelling_provider_supports_language (spelling_provider_get_default (), LANGUAGE);
}

static GtkTextTag *
get_tag (AccordProseSpelling *self)
{
  return self->adapter != NULL ? spelling_text_buffer_adapter_get_tag (self->adapter) : NULL;
}

/* --- which words are marked --- */

static gboolean
is_prose (AccordProseSpelling *self, const GtkTextIter *iter)
{
  const char *url;
  guint level;

  return accord_prose_buffer_get_line_kind (self->buffer, iter, &level) <= ACCORD_PROSE_QUOTE &&
         !(accord_prose_buffer_get_style_at (iter, &url) & ACCORD_PROSE_LITERAL);
}

static void
apply_tag_cb (GtkTextBuffer *buffer, GtkTextTag *tag, const GtkTextIter *start, const GtkTextIter *end, gpointer data)
{
  AccordProseSpelling *self = data;
  g_autofree char *word = NULL;

  if (tag != get_tag (self))
    return;
  word = gtk_text_iter_get_text (start, end);
  if (!is_prose (self, start) || accord_dictionary_contains (accord_prose_spelling_get_dictionary (), word))
    g_signal_stop_emission_by_name (buffer, "apply-tag");
}

static void
words_changed_cb (AccordProseSpelling *self)
{
  if (self->adapter != NULL)
    spelling_text_buffer_adapter_invalidate_all (self->adapter);
}

/* The misspelt word that the cursor is at. */
static gboolean
get_word (AccordProseSpelling *self, GtkTextIter *start, GtkTextIter *end)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GtkTextTag *tag = get_tag (self);

  if (tag == NULL)
    return FALSE;
  gtk_text_buffer_get_selection_bounds (buffer, start, end);
  if (!gtk_text_iter_has_tag (start, tag) && !gtk_text_iter_ends_tag (start, tag))
    return FALSE;
  if (!gtk_text_iter_starts_tag (start, tag))
    gtk_text_iter_backward_to_tag_toggle (start, tag);
  *end = *start;
  gtk_text_iter_forward_to_tag_toggle (end, tag);
  return TRUE;
}

/* --- the menu --- */

static void
add_corrections (AccordProseSpelling *self, const char *word)
{
  g_auto (GStrv) corrections = spelling_checker_list_corrections (self->checker, word);
  g_autoptr (GMenu) section = g_menu_new ();

  for (guint i = 0; corrections != NULL && corrections[i] != NULL; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (NULL, NULL);
      g_auto (GStrv) parts = g_strsplit (corrections[i], "_", -1);
      g_autofree char *label = g_strjoinv ("__", parts);

      g_menu_item_set_label (item, label);
      g_menu_item_set_action_and_target (item, "spelling.correct", "s", corrections[i]);
      g_menu_append_item (section, item);
    }
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (section));
}

/**
 * accord_prose_spelling_update_menu:
 *
 * Fits the menu of the text to the word that the cursor is at.
 */
void
accord_prose_spelling_update_menu (AccordProseSpelling *self)
{
  g_autoptr (GMenu) section = g_menu_new ();
  GtkTextIter start, end;

  g_return_if_fail (ACCORD_IS_PROSE_SPELLING (self));

  g_menu_remove_all (self->menu);
  g_menu_append (self->menu, _("Paste as Plain _Text"), "text.paste-plain");
  if (get_word (self, &start, &end))
    {
      g_autofree char *word = gtk_text_iter_get_text (&start, &end);

      add_corrections (self, word);
      g_menu_append (section, _("_Add to Dictionary"), "spelling.add");
      g_menu_append (section, _("_Ignore"), "spelling.ignore");
    }
  g_menu_append (section, _("_Next Misspelling"), "spelling.next");
  g_menu_append (section, _("_Personal Dictionary…"), "spelling.words");
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (section));
}

static void
correct_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AccordProseSpelling *self = data;
  GtkTextIter start, end;

  if (!gtk_text_view_get_editable (self->view) || !get_word (self, &start, &end))
    return;
  gtk_text_buffer_begin_user_action (GTK_TEXT_BUFFER (self->buffer));
  accord_prose_buffer_record (self->buffer);
  accord_prose_buffer_replace (self->buffer, gtk_text_iter_get_offset (&start), gtk_text_iter_get_offset (&end),
                               g_variant_get_string (parameter, NULL));
  gtk_text_buffer_end_user_action (GTK_TEXT_BUFFER (self->buffer));
}

static void
keep_word_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AccordProseSpelling *self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *word = NULL;
  GtkTextIter start, end;

  if (!get_word (self, &start, &end))
    return;
  word = gtk_text_iter_get_text (&start, &end);
  if (g_str_equal (g_action_get_name (G_ACTION (action)), "ignore"))
    accord_dictionary_ignore (accord_prose_spelling_get_dictionary (), word);
  else if (!accord_dictionary_add (accord_prose_spelling_get_dictionary (), word, &error))
    accord_shell_complain (GTK_WIDGET (self->view), error);
}

static void
words_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AccordProseSpelling *self = data;

  adw_dialog_present (accord_prose_dictionary_dialog_new (accord_prose_spelling_get_dictionary ()),
                      GTK_WIDGET (self->view));
}

/* --- going to the next --- */

static gboolean
find_next (AccordProseSpelling *self, GtkTextIter *start)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GtkTextTag *tag = get_tag (self);
  GtkTextIter selected;

  if (tag == NULL)
    return FALSE;
  gtk_text_buffer_get_selection_bounds (buffer, &selected, start);
  while (gtk_text_iter_forward_to_tag_toggle (start, tag))
    if (gtk_text_iter_starts_tag (start, tag))
      return TRUE;
  gtk_text_buffer_get_start_iter (buffer, start);
  return gtk_text_iter_starts_tag (start, tag) ||
         (gtk_text_iter_forward_to_tag_toggle (start, tag) && gtk_text_iter_starts_tag (start, tag));
}

/**
 * accord_prose_spelling_go_to_next:
 *
 * Selects the next misspelt word, round the end of the text, and says it.
 *
 * Returns: whether there is one
 */
gboolean
accord_prose_spelling_go_to_next (AccordProseSpelling *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;
  g_autofree char *word = NULL;
  g_autofree char *said = NULL;

  g_return_val_if_fail (ACCORD_IS_PROSE_SPELLING (self), FALSE);

  buffer = GTK_TEXT_BUFFER (self->buffer);
  if (!find_next (self, &start))
    {
      accord_shell_say (GTK_WIDGET (self->view),
                        accord_prose_spelling_is_available ()
                            ? _("No misspelt word was found in this text.")
                            : _("Spelling is not checked: no dictionary of British English is installed."));
      return FALSE;
    }
  end = start;
  gtk_text_iter_forward_to_tag_toggle (&end, get_tag (self));
  gtk_text_buffer_select_range (buffer, &end, &start);
  gtk_text_view_scroll_to_mark (self->view, gtk_text_buffer_get_insert (buffer), 0.15, FALSE, 0, 0);
  word = gtk_text_iter_get_text (&start, &end);
  said = g_strdup_printf (_("Misspelt: %s"), word);
  accord_shell_announce (GTK_WIDGET (self->view), said);
  accord_prose_spelling_update_menu (self);
  return TRUE;
}

static void
next_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AccordProseSpelling *self = data;

  if (accord_prose_spelling_go_to_next (self))
    gtk_widget_activate_action (GTK_WIDGET (self->view), "menu.popup", NULL);
}

/* --- what opens the menu --- */

static void
pressed_cb (GtkGestureClick *click, int n_press, double x, double y, AccordProseSpelling *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GtkTextIter iter, start, end;
  int buffer_x, buffer_y;

  gtk_text_view_window_to_buffer_coords (self->view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x, &buffer_y);
  gtk_text_view_get_iter_at_location (self->view, &iter, buffer_x, buffer_y);
  if (!gtk_text_buffer_get_selection_bounds (buffer, &start, &end) || !gtk_text_iter_in_range (&iter, &start, &end))
    gtk_text_buffer_place_cursor (buffer, &iter);
  accord_prose_spelling_update_menu (self);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state,
                AccordProseSpelling *self)
{
  if (keyval == GDK_KEY_Menu || (keyval == GDK_KEY_F10 && (state & GDK_SHIFT_MASK)))
    accord_prose_spelling_update_menu (self);
  return GDK_EVENT_PROPAGATE;
}

static void
watch_view (AccordProseSpelling *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
}

/* --- the object --- */

static void
take_down (AccordProseSpelling *self)
{
  g_clear_handle_id (&self->restarting, g_source_remove);
  if (self->adapter == NULL)
    return;
  spelling_text_buffer_adapter_set_enabled (self->adapter, FALSE);
  g_object_run_dispose (G_OBJECT (self->adapter));
  g_clear_object (&self->adapter);
}

static void
set_up (AccordProseSpelling *self)
{
  if (self->checker == NULL)
    self->checker = spelling_checker_new (spelling_provider_get_default (), LANGUAGE);
  self->adapter = spelling_text_buffer_adapter_new (GTK_SOURCE_BUFFER (self->buffer), self->checker);
  /* A check that is under way may outlive the view, and looks for its text. */
  g_object_set_data_full (G_OBJECT (self->adapter), "accord-buffer", g_object_ref (self->buffer), g_object_unref);
  spelling_text_buffer_adapter_set_enabled (self->adapter, accord_prose_spelling_is_available ());
}

static gboolean
restart_cb (gpointer data)
{
  AccordProseSpelling *self = data;

  self->restarting = 0;
  set_up (self);

  return G_SOURCE_REMOVE;
}

/* Reading the dictionary takes as long as the window needs to be seen, and marks can come after it. */
static void
set_up_later (AccordProseSpelling *self)
{
  if (self->restarting == 0)
    self->restarting = g_idle_add_full (G_PRIORITY_LOW, restart_cb, self, NULL);
}

/**
 * accord_prose_spelling_restart:
 *
 * Forgets all that was checked, and begins again once what is being done is done.
 */
void
accord_prose_spelling_restart (AccordProseSpelling *self)
{
  g_return_if_fail (ACCORD_IS_PROSE_SPELLING (self));

  if (self->restarting != 0)
    return;
  take_down (self);
  set_up_later (self);
}

static void
accord_prose_spelling_dispose (GObject *object)
{
  AccordProseSpelling *self = ACCORD_PROSE_SPELLING (object);

  take_down (self);
  g_clear_object (&self->checker);
  g_clear_object (&self->actions);
  g_clear_object (&self->menu);
  g_clear_object (&self->buffer);

  G_OBJECT_CLASS (accord_prose_spelling_parent_class)->dispose (object);
}

static void
accord_prose_spelling_class_init (AccordProseSpellingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_prose_spelling_dispose;
}

static void
accord_prose_spelling_init (AccordProseSpelling *self)
{
  self->menu = g_menu_new ();
  self->actions = g_simple_action_group_new ();
}

/**
 * accord_prose_spelling_close:
 *
 * To be called when the view goes.
 */
void
accord_prose_spelling_close (AccordProseSpelling *self)
{
  g_return_if_fail (ACCORD_IS_PROSE_SPELLING (self));

  gtk_widget_insert_action_group (GTK_WIDGET (self->view), "spelling", NULL);
  take_down (self);
}

/**
 * accord_prose_spelling_new:
 * @view: where the text is typed
 * @buffer: its text
 *
 * Where no dictionary is installed nothing is marked.
 *
 * Returns: (transfer full): what marks misspelt words
 */
AccordProseSpelling *
accord_prose_spelling_new (GtkTextView *view, AccordProseBuffer *buffer)
{
  static const GActionEntry ACTIONS[] = {
    { "correct", correct_cb, "s" },
    { "add", keep_word_cb },
    { "ignore", keep_word_cb },
    { "next", next_cb },
    { "words", words_cb },
  };
  AccordProseSpelling *self = g_object_new (ACCORD_TYPE_PROSE_SPELLING, NULL);

  self->view = view;
  self->buffer = g_object_ref (buffer);
  g_signal_connect_object (buffer, "apply-tag", G_CALLBACK (apply_tag_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (accord_prose_spelling_get_dictionary (), "changed", G_CALLBACK (words_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), ACTIONS, G_N_ELEMENTS (ACTIONS), self);
  gtk_widget_insert_action_group (GTK_WIDGET (view), "spelling", G_ACTION_GROUP (self->actions));
  gtk_text_view_set_extra_menu (view, G_MENU_MODEL (self->menu));
  watch_view (self);
  set_up_later (self);
  accord_prose_spelling_update_menu (self);
  return self;
}
