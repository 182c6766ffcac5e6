/* accord-prose-spelling.c: marks misspelt words of a text, and mends them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/prose/accord-prose-spelling.h"

#include <glib/gi18n.h>
#include <libspelling.h>

#include "ui/common/accord-shell.h"
#include "ui/prose/accord-prose-buffer-private.h"
#include "ui/prose/accord-prose-cell.h"
#include "ui/prose/accord-prose-dictionary-dialog.h"
#include "ui/prose/accord-prose-misspellings.h"
#include "ui/prose/accord-prose-table-menu.h"

/* British English, as the readers of a strategy expect. */
#define LANGUAGE "en_GB"

/**
 * AccordProseSpelling:
 *
 * libspelling checks the words; which of those that it does not know are marked is decided here: none of a person's own
 * words, names and abbreviations, and none in source and code. What is chosen in place of a word keeps its style. The cells
 * of tables are checked by accord-prose-misspellings.c.
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
  GPtrArray *unchecked;                   /* AccordProseBuffer: cells that have changed */
  guint checking;
  guint popping_up;
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

static SpellingChecker *
get_checker (AccordProseSpelling *self)
{
  if (self->checker == NULL)
    self->checker = spelling_checker_new (spelling_provider_get_default (), LANGUAGE);

  return self->checker;
}

static gboolean
check_cells_cb (gpointer data)
{
  AccordProseSpelling *self = data;

  self->checking = 0;
  for (guint i = 0; i < self->unchecked->len; i++)
    if (accord_prose_buffer_get_grid (self->unchecked->pdata[i]) != NULL)
      accord_prose_misspellings_mark (self->unchecked->pdata[i], get_checker (self));
  g_ptr_array_set_size (self->unchecked, 0);

  return G_SOURCE_REMOVE;
}

static void
check_cell_later (AccordProseSpelling *self, AccordProseBuffer *cell)
{
  if (!accord_prose_spelling_is_available () || g_ptr_array_find (self->unchecked, cell, NULL))
    return;
  g_ptr_array_add (self->unchecked, g_object_ref (cell));
  if (self->checking == 0)
    self->checking = g_idle_add_full (G_PRIORITY_LOW, check_cells_cb, self, NULL);
}

static void
cell_changed_cb (AccordProseBuffer *cell, AccordProseSpelling *self)
{
  check_cell_later (self, cell);
}

static void
cell_moved_cb (AccordProseBuffer *cell, GParamSpec *pspec, AccordProseSpelling *self)
{
  check_cell_later (self, cell);
}

static void
cell_shown_cb (AccordProseBuffer *buffer, AccordProseBuffer *cell, AccordProseSpelling *self)
{
  g_signal_handlers_disconnect_by_data (cell, self);
  g_signal_connect_object (cell, "changed", G_CALLBACK (cell_changed_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (cell, "notify::cursor-position", G_CALLBACK (cell_moved_cb), self, G_CONNECT_DEFAULT);
  check_cell_later (self, cell);
}

static void
check_table_later (AccordProseSpelling *self, AccordProseGrid *grid)
{
  for (guint row = 0; row < accord_prose_grid_get_n_rows (grid); row++)
    for (guint column = 0; column < accord_prose_grid_get_n_columns (grid); column++)
      {
        AccordProseBuffer *cell = accord_prose_grid_peek_cell (grid, row, column);

        if (cell != NULL)
          check_cell_later (self, cell);
      }
}

static void
words_changed_cb (AccordProseSpelling *self)
{
  g_autoptr (GPtrArray) grids = accord_prose_buffer_list_grids (self->buffer);

  if (self->adapter != NULL)
    spelling_text_buffer_adapter_invalidate_all (self->adapter);
  for (guint i = 0; i < grids->len; i++)
    check_table_later (self, grids->pdata[i]);
}

/* The text, or the cell that the cursor is in. */
static AccordProseBuffer *
get_active (AccordProseSpelling *self)
{
  AccordProseBuffer *cell = accord_prose_buffer_get_active_cell (self->buffer);

  return cell != NULL ? cell : self->buffer;
}

/* The misspelt word that the cursor is at. */
static gboolean
get_word (AccordProseSpelling *self, GtkTextIter *start, GtkTextIter *end)
{
  AccordProseBuffer *active = get_active (self);
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (active);
  GtkTextTag *tag = active == self->buffer ? get_tag (self) : accord_prose_misspellings_get_tag (active);

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
add_corrections (AccordProseSpelling *self, GMenu *menu, const char *word)
{
  g_auto (GStrv) corrections = spelling_checker_list_corrections (get_checker (self), word);
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
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static void
fill_menu (AccordProseSpelling *self, GMenu *menu)
{
  g_autoptr (GMenu) section = g_menu_new ();
  GtkTextIter start, end;

  g_menu_append (menu, _("Paste as Plain _Text"), "text.paste-plain");
  if (get_word (self, &start, &end))
    {
      g_autofree char *word = gtk_text_iter_get_text (&start, &end);

      add_corrections (self, menu, word);
      g_menu_append (section, _("_Add to Dictionary"), "spelling.add");
      g_menu_append (section, _("_Ignore"), "spelling.ignore");
    }
  g_menu_append (section, _("_Next Misspelling"), "spelling.next");
  g_menu_append (section, _("_Personal Dictionary…"), "spelling.words");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

/* The view that the cursor is in. */
static GtkTextView *
get_active_view (AccordProseSpelling *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->view));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && ACCORD_IS_PROSE_CELL (focus) && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view))
             ? GTK_TEXT_VIEW (focus)
             : self->view;
}

/* What an open menu offers is not changed under it. */
static void
close_menu (GtkTextView *view)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER_MENU (child))
      gtk_popover_popdown (GTK_POPOVER (child));
}

/**
 * accord_prose_spelling_update_menu:
 *
 * Fits the menu of the text, or of the cell that the cursor is in, to the word that the cursor is at.
 */
void
accord_prose_spelling_update_menu (AccordProseSpelling *self)
{
  GtkTextView *view;
  g_autoptr (GMenu) menu = NULL;
  g_autoptr (GMenuModel) table_menu = NULL;

  g_return_if_fail (ACCORD_IS_PROSE_SPELLING (self));

  view = get_active_view (self);
  close_menu (view);
  if (view == self->view)
    {
      g_menu_remove_all (self->menu);
      fill_menu (self, self->menu);
      return;
    }

  menu = g_menu_new ();
  table_menu = accord_prose_table_menu_new (FALSE);
  fill_menu (self, menu);
  g_menu_append_section (menu, NULL, table_menu);
  gtk_text_view_set_extra_menu (view, G_MENU_MODEL (menu));
}

static void
correct_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AccordProseSpelling *self = data;
  AccordProseBuffer *active = get_active (self);
  GtkTextIter start, end;

  if (!gtk_text_view_get_editable (self->view) || !get_word (self, &start, &end))
    return;
  accord_prose_buffer_begin_step (active);
  accord_prose_buffer_replace (active, gtk_text_iter_get_offset (&start), gtk_text_iter_get_offset (&end),
                               g_variant_get_string (parameter, NULL));
  accord_prose_buffer_end_step (active);
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

/* Selects it. Returns the word. */
static char *
show (AccordProseSpelling *self, const AccordMisspelling *found)
{
  AccordProseBuffer *cell = NULL;
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GtkTextIter start, end;

  if (found->grid != NULL)
    {
      accord_prose_buffer_show_cell (self->buffer, found->grid, found->row, found->column, found->start, found->end);
      cell = accord_prose_grid_get_cell (found->grid, found->row, found->column);
      accord_prose_misspellings_mark (cell, get_checker (self));
      buffer = GTK_TEXT_BUFFER (cell);
    }
  else if (get_active (self) != self->buffer)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  gtk_text_buffer_get_iter_at_offset (buffer, &start, found->start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, found->end);
  if (cell == NULL)
    {
      gtk_text_buffer_select_range (buffer, &end, &start);
      gtk_text_view_scroll_to_mark (self->view, gtk_text_buffer_get_insert (buffer), 0.15, FALSE, 0, 0);
    }
  return gtk_text_iter_get_text (&start, &end);
}

/**
 * accord_prose_spelling_go_to_next:
 *
 * Selects the next misspelt word, in tables too, round the end of the text, and says it.
 *
 * Returns: whether there is one
 */
gboolean
accord_prose_spelling_go_to_next (AccordProseSpelling *self)
{
  AccordMisspelling found;
  g_autofree char *word = NULL;
  g_autofree char *said = NULL;

  g_return_val_if_fail (ACCORD_IS_PROSE_SPELLING (self), FALSE);

  if (!accord_prose_spelling_is_available () ||
      !accord_prose_misspellings_find_next (self->buffer, get_tag (self), get_checker (self), &found))
    {
      accord_shell_say (GTK_WIDGET (self->view),
                        accord_prose_spelling_is_available ()
                            ? _("No misspelt word was found in this text.")
                            : _("Spelling is not checked: no dictionary of British English is installed."));
      return FALSE;
    }
  word = show (self, &found);
  said = g_strdup_printf (_("Misspelt: %s"), word);
  accord_shell_announce (GTK_WIDGET (self->view), said);
  accord_prose_spelling_update_menu (self);
  return TRUE;
}

static gboolean
pop_up_cb (gpointer data)
{
  AccordProseSpelling *self = data;
  GtkWidget *view = GTK_WIDGET (get_active_view (self));

  self->popping_up = 0;
  if (gtk_widget_get_mapped (view) && gtk_widget_get_width (view) > 0)
    gtk_widget_activate_action (view, "menu.popup", NULL);

  return G_SOURCE_REMOVE;
}

/* The text scrolls to the word, and a cell may only just have been made: the menu comes when they have their place. */
static void
next_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AccordProseSpelling *self = data;

  if (accord_prose_spelling_go_to_next (self) && self->popping_up == 0)
    self->popping_up = g_idle_add_full (G_PRIORITY_LOW, pop_up_cb, self, NULL);
}

/* --- what opens the menu --- */

/* Brings the cursor to where the menu is asked for, unless that is selected. */
static void
pressed_cb (GtkGestureClick *click, int n_press, double x, double y, AccordProseSpelling *self)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);
  GtkWidget *cell = picked != NULL ? gtk_widget_get_ancestor (picked, ACCORD_TYPE_PROSE_CELL) : NULL;
  GtkTextView *view = cell != NULL ? GTK_TEXT_VIEW (cell) : self->view;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  graphene_point_t point;
  GtkTextIter iter, start, end;
  int buffer_x, buffer_y;

  if (!gtk_widget_compute_point (GTK_WIDGET (self->view), GTK_WIDGET (view), &GRAPHENE_POINT_INIT ((float) x, (float) y),
                                 &point))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (view));
  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int) point.x, (int) point.y, &buffer_x, &buffer_y);
  gtk_text_view_get_iter_at_location (view, &iter, buffer_x, buffer_y);
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
  self->adapter = spelling_text_buffer_adapter_new (GTK_SOURCE_BUFFER (self->buffer), get_checker (self));
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
  g_clear_handle_id (&self->checking, g_source_remove);
  g_clear_handle_id (&self->popping_up, g_source_remove);
  g_clear_object (&self->checker);
  g_clear_object (&self->actions);
  g_clear_object (&self->menu);
  g_clear_object (&self->buffer);

  G_OBJECT_CLASS (accord_prose_spelling_parent_class)->dispose (object);
}

static void
accord_prose_spelling_finalize (GObject *object)
{
  g_ptr_array_unref (ACCORD_PROSE_SPELLING (object)->unchecked);

  G_OBJECT_CLASS (accord_prose_spelling_parent_class)->finalize (object);
}

static void
accord_prose_spelling_class_init (AccordProseSpellingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_prose_spelling_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_prose_spelling_finalize;
}

static void
accord_prose_spelling_init (AccordProseSpelling *self)
{
  self->menu = g_menu_new ();
  self->unchecked = g_ptr_array_new_with_free_func (g_object_unref);
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
  g_clear_handle_id (&self->popping_up, g_source_remove);
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
  g_signal_connect_object (buffer, "cell-shown", G_CALLBACK (cell_shown_cb), self, G_CONNECT_DEFAULT);
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
