/* accord-coding-group.c: the words of what was heard that have a theme
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/engagement/accord-coding-group.h"

#include <glib/gi18n.h>

#include "engagement/accord-highlight.h"
#include "ui/common/accord-choices.h"
#include "ui/common/accord-chooser.h"
#include "ui/common/accord-shell.h"
#include "ui/engagement/accord-themes-dialog.h"

/**
 * AccordCodingGroup:
 *
 * Codes words of a text with themes while it is read: Ctrl+T offers the themes for the words that are selected, or for the
 * sentence that the cursor is in. Coded words are underlined in the text, and listed below it with their themes.
 */
struct _AccordCodingGroup
{
  AdwBin parent_instance;

  AccordPartnership *partnership;
  gint64 feedback;
  GtkTextView *view;          /* where the text is read and edited */
  GtkTextTag *tag;            /* of its buffer */
  GPtrArray *highlights;      /* AccordRecord */
  AdwPreferencesGroup *group;
  GtkWidget *add;
  GPtrArray *rows;            /* the group holds them */
  GtkWidget *chooser;
  gint64 recoded;             /* the highlight that is to have another theme; 0: words are coded */
  AccordQuote quote;          /* the words that are coded */
};

G_DEFINE_FINAL_TYPE (AccordCodingGroup, accord_coding_group, ADW_TYPE_BIN)

static GtkTextBuffer *
get_buffer (AccordCodingGroup *self)
{
  return gtk_text_view_get_buffer (self->view);
}

static char *
get_text (AccordCodingGroup *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  return gtk_text_buffer_get_text (get_buffer (self), &start, &end, TRUE);
}

/* --- in the text --- */

static gboolean
is_found (AccordRecord *highlight)
{
  return *accord_record_get (highlight, "quote_now") != '\0';
}

static void
get_bounds (AccordCodingGroup *self, AccordRecord *highlight, GtkTextIter *start, GtkTextIter *end)
{
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), start, (int) accord_record_get_int (highlight, "start"));
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), end, (int) accord_record_get_int (highlight, "end"));
}

/* While somebody types, what is underlined moves with the words; where it is for certain is known once that is stored. */
static void
draw (AccordCodingGroup *self)
{
  GtkTextBuffer *buffer = get_buffer (self);
  g_autofree char *text = get_text (self);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  if (self->highlights->len == 0)
    gtk_text_buffer_remove_tag (buffer, self->tag, &start, &end);
  if (self->highlights->len == 0 || !g_str_equal (accord_record_get (self->highlights->pdata[0], "text"), text))
    return;
  gtk_text_buffer_remove_tag (buffer, self->tag, &start, &end);
  for (guint i = 0; i < self->highlights->len; i++)
    if (is_found (self->highlights->pdata[i]))
      {
        get_bounds (self, self->highlights->pdata[i], &start, &end);
        gtk_text_buffer_apply_tag (buffer, self->tag, &start, &end);
      }
}

static void
select_cb (GtkWidget *row, gpointer data)
{
  AccordCodingGroup *self = ACCORD_CODING_GROUP (gtk_widget_get_ancestor (row, ACCORD_TYPE_CODING_GROUP));
  GtkTextIter start, end;

  get_bounds (self, data, &start, &end);
  gtk_text_buffer_select_range (get_buffer (self), &start, &end);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* --- choosing a theme --- */

static void
close_chooser_cb (AccordCodingGroup *self)
{
  if (self->view != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* The next words are read on from here. */
static void
leave_selection (AccordCodingGroup *self)
{
  GtkTextIter start, end;

  if (gtk_text_buffer_get_selection_bounds (get_buffer (self), &start, &end))
    gtk_text_buffer_place_cursor (get_buffer (self), &end);
}

static void
code (AccordCodingGroup *self, const char *theme, const char *label)
{
  g_autofree char *words = NULL;

  if (self->partnership == NULL)
    return;
  if (self->recoded != 0)
    {
      accord_shell_edit (GTK_WIDGET (self), self->partnership, accord_highlight_code (self->recoded, theme));
      return;
    }
  /* Translators: words of a text now have a theme, whose name follows. */
  words = g_strdup_printf (_("Coded: %s"), label);
  accord_shell_edit (GTK_WIDGET (self), self->partnership, accord_highlight_add (self->feedback, theme, &self->quote));
  accord_shell_announce (GTK_WIDGET (self), words);
  leave_selection (self);
}

static void
chosen_cb (AccordChooser *chooser, AccordChoice *choice, gpointer data)
{
  code (data, accord_choice_get_value (choice), accord_choice_get_label (choice));
}

static void
add_theme_cb (AccordChooser *chooser, const char *text, gpointer data)
{
  code (data, text, text);
}

/* Below @rectangle, which is in the coordinates of @widget. */
static void
show_chooser (AccordCodingGroup *self, GtkWidget *widget, const GdkRectangle *rectangle)
{
  graphene_point_t point = GRAPHENE_POINT_INIT (0, 0);

  if (!gtk_widget_compute_point (widget, GTK_WIDGET (self),
                                 &GRAPHENE_POINT_INIT ((float) rectangle->x, (float) rectangle->y), &point))
    return;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->chooser), &(GdkRectangle) { (int) point.x, (int) point.y,
                                                                              rectangle->width, rectangle->height });
  gtk_popover_popup (GTK_POPOVER (self->chooser));
}

/* The words that are selected, else the sentence that the cursor is in. */
static gboolean
find_words (AccordCodingGroup *self, GtkTextIter *start, GtkTextIter *end)
{
  GtkTextBuffer *buffer = get_buffer (self);

  if (gtk_text_buffer_get_selection_bounds (buffer, start, end))
    return TRUE;
  gtk_text_buffer_get_iter_at_mark (buffer, start, gtk_text_buffer_get_insert (buffer));
  if (!gtk_text_iter_starts_sentence (start))
    gtk_text_iter_backward_sentence_start (start);
  *end = *start;
  gtk_text_iter_forward_sentence_end (end);
  gtk_text_buffer_select_range (buffer, start, end);
  return !gtk_text_iter_equal (start, end);
}

static void
code_words (AccordCodingGroup *self)
{
  g_autofree char *text = get_text (self);
  GtkTextIter start, end;
  GdkRectangle place;

  if (!find_words (self, &start, &end))
    {
      accord_shell_say (GTK_WIDGET (self), _("There are no words yet that could have a theme."));
      return;
    }
  self->recoded = 0;
  accord_quote_clear (&self->quote);
  accord_quote_take (&self->quote, text, (guint) gtk_text_iter_get_offset (&start), (guint) gtk_text_iter_get_offset (&end));
  gtk_text_view_get_iter_location (self->view, &end, &place);
  gtk_text_view_buffer_to_window_coords (self->view, GTK_TEXT_WINDOW_WIDGET, place.x, place.y, &place.x, &place.y);
  /* What was typed is stored when the text is left, and so before its words are coded. */
  show_chooser (self, GTK_WIDGET (self->view), &place);
}

static void
recode_cb (GtkWidget *button, gpointer data)
{
  AccordCodingGroup *self = ACCORD_CODING_GROUP (gtk_widget_get_ancestor (button, ACCORD_TYPE_CODING_GROUP));

  self->recoded = accord_record_get_id (data);
  show_chooser (self, button, &(GdkRectangle) { 0, 0, gtk_widget_get_width (button), gtk_widget_get_height (button) });
}

static gboolean
key_cb (GtkWidget *view, GVariant *arguments, gpointer data)
{
  code_words (data);
  return GDK_EVENT_STOP;
}

/* --- one of them --- */

static void
remove_cb (GtkWidget *button, gpointer data)
{
  AccordCodingGroup *self = ACCORD_CODING_GROUP (gtk_widget_get_ancestor (button, ACCORD_TYPE_CODING_GROUP));

  gtk_widget_grab_focus (self->add);
  accord_shell_edit (GTK_WIDGET (self), self->partnership, accord_highlight_remove (accord_record_get_id (data)));
}

static void
free_highlight (gpointer data, GClosure *closure)
{
  g_object_unref (data);
}

static void
connect_row (GtkWidget *widget, const char *signal, GCallback callback, AccordRecord *highlight)
{
  g_signal_connect_data (widget, signal, callback, g_object_ref (highlight), free_highlight, G_CONNECT_DEFAULT);
}

static void
add_button (GtkWidget *row, const char *icon_name, const char *words, GCallback callback, AccordRecord *highlight)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);
  /* Translators: what a button does, and with which words. */
  g_autofree char *name = g_strdup_printf (_("%s: “%s”"), words, accord_record_get (highlight, "quote"));

  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  connect_row (button, "clicked", callback, highlight);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static char *
name_theme (AccordRecord *highlight)
{
  const char *theme = accord_record_get (highlight, "theme");

  /* Translators: coded words whose theme was deleted; %s is what it was called. */
  return *theme != '\0' ? g_strdup (theme)
                        : g_strdup_printf (_("No theme (was: %s)"), accord_record_get (highlight, "former"));
}

static char *
describe (AccordRecord *highlight)
{
  const char *words = is_found (highlight) ? accord_record_get (highlight, "quote_now")
                                           : accord_record_get (highlight, "quote");

  return is_found (highlight) ? g_strdup_printf (_("“%s”"), words)
                              : g_strdup_printf (_("“%s”\n%s"), words, _("These words are no longer in the text."));
}

static GtkWidget *
create_row (AccordRecord *highlight)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = name_theme (highlight);
  g_autofree char *subtitle = describe (highlight);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (is_found (highlight))
    {
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_widget_set_tooltip_text (row, _("Select these words in the text"));
      connect_row (row, "activated", G_CALLBACK (select_cb), highlight);
    }
  add_button (row, "document-edit-symbolic", _("Change the theme"), G_CALLBACK (recode_cb), highlight);
  add_button (row, "list-remove-symbolic", _("Remove the coding"), G_CALLBACK (remove_cb), highlight);
  return row;
}

/* --- all of them --- */

static gboolean
is_of (AccordRecord *highlight, gint64 feedback)
{
  return accord_record_get_int (highlight, "feedback_id") == feedback;
}

/**
 * accord_coding_group_show:
 * @highlights: (element-type AccordRecord): the answer of accord_highlights_of_activity(); those of other feedback are
 *   passed over
 */
void
accord_coding_group_show (AccordCodingGroup *self, GPtrArray *highlights)
{
  g_return_if_fail (ACCORD_IS_CODING_GROUP (self));

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->highlights, 0);
  g_object_ref (self->add);
  adw_preferences_group_remove (self->group, self->add);
  for (guint i = 0; i < highlights->len; i++)
    if (is_of (highlights->pdata[i], self->feedback))
      {
        GtkWidget *row = create_row (highlights->pdata[i]);

        adw_preferences_group_add (self->group, row);
        g_ptr_array_add (self->rows, row);
        g_ptr_array_add (self->highlights, g_object_ref (highlights->pdata[i]));
      }
  adw_preferences_group_add (self->group, self->add);
  g_object_unref (self->add);
  draw (self);
}

/* --- the object --- */

static void
accord_coding_group_dispose (GObject *object)
{
  AccordCodingGroup *self = ACCORD_CODING_GROUP (object);

  g_ptr_array_set_size (self->rows, 0);
  g_clear_weak_pointer (&self->view);
  g_clear_pointer (&self->chooser, gtk_widget_unparent);
  g_clear_object (&self->partnership);

  G_OBJECT_CLASS (accord_coding_group_parent_class)->dispose (object);
}

static void
accord_coding_group_finalize (GObject *object)
{
  AccordCodingGroup *self = ACCORD_CODING_GROUP (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->highlights);
  accord_quote_clear (&self->quote);

  G_OBJECT_CLASS (accord_coding_group_parent_class)->finalize (object);
}

static void
accord_coding_group_class_init (AccordCodingGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_coding_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_coding_group_finalize;
}

static void
accord_coding_group_init (AccordCodingGroup *self)
{
  self->rows = g_ptr_array_new ();
  self->highlights = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
create_chooser (AccordCodingGroup *self)
{
  GListModel *themes = accord_choices_get (self->partnership, accord_field_find ("feedback", "feedback_term"));

  self->chooser = accord_chooser_new (themes, _("Theme"), TRUE);
  gtk_popover_set_position (GTK_POPOVER (self->chooser), GTK_POS_BOTTOM);
  gtk_widget_set_parent (self->chooser, GTK_WIDGET (self));
  g_signal_connect_object (self->chooser, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->chooser, "add", G_CALLBACK (add_theme_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->chooser, "closed", G_CALLBACK (close_chooser_cb), self, G_CONNECT_SWAPPED);
}

static void
watch_view (AccordCodingGroup *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  /* Underlined, so that it is seen without its colour; over any background the text keeps its contrast, near enough. */
  self->tag = gtk_text_buffer_create_tag (get_buffer (self), NULL, "underline", PANGO_UNDERLINE_SINGLE, "background",
                                          "rgba(53,132,228,0.18)", NULL);
  g_signal_connect_object (get_buffer (self), "changed", G_CALLBACK (draw), self, G_CONNECT_SWAPPED);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_t, GDK_CONTROL_MASK),
                                                          gtk_callback_action_new (key_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
}

static GtkWidget *
create_themes_button (AccordCodingGroup *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Themes…"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), ACCORD_THEMES_ACTION);
  gtk_widget_set_tooltip_text (button, _("Every theme with its words; rename, merge or delete one"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

/**
 * accord_coding_group_new:
 * @partnership: what is edited
 * @feedback: one thing that was heard
 * @view: where its text is read and edited
 *
 * Returns: (transfer floating): a group without words
 */
GtkWidget *
accord_coding_group_new (AccordPartnership *partnership, gint64 feedback, GtkTextView *view)
{
  AccordCodingGroup *self = g_object_new (ACCORD_TYPE_CODING_GROUP, NULL);

  self->partnership = g_object_ref (partnership);
  self->feedback = feedback;
  g_set_weak_pointer (&self->view, view);
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _("Coded Words"));
  adw_preferences_group_set_header_suffix (self->group, create_themes_button (self));
  self->add = adw_button_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->add), _("Give Selected Words a Theme…"));
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (self->add), "list-add-symbolic");
  gtk_widget_set_tooltip_text (self->add, _("Select words of what was heard, or put the cursor into a sentence (Ctrl+T)"));
  g_signal_connect_swapped (self->add, "activated", G_CALLBACK (code_words), self);
  adw_preferences_group_add (self->group, self->add);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
  create_chooser (self);
  watch_view (self);
  return GTK_WIDGET (self);
}
