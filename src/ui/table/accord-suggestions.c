/* accord-suggestions.c: what may be meant by what is being typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/table/accord-suggestions.h"

#include <glib/gi18n.h>

#include "ui/common/accord-shell.h"

/* More would be looked through rather than recognised. */
#define N_SHOWN 8

/**
 * AccordSuggestions:
 *
 * A list below a line that is typed into. The focus stays with the line, which moves what is picked, and takes it.
 */
struct _AccordSuggestions
{
  GtkPopover parent_instance;

  GtkListBox *list;
  GPtrArray *texts;
};

enum
{
  TAKEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AccordSuggestions, accord_suggestions, GTK_TYPE_POPOVER)

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, gpointer data)
{
  AccordSuggestions *self = data;
  g_autofree char *text = g_strdup (self->texts->pdata[gtk_list_box_row_get_index (row)]);

  g_signal_emit (self, signals[TAKEN], 0, text);
}

static void
accord_suggestions_finalize (GObject *object)
{
  g_ptr_array_unref (ACCORD_SUGGESTIONS (object)->texts);

  G_OBJECT_CLASS (accord_suggestions_parent_class)->finalize (object);
}

static void
accord_suggestions_class_init (AccordSuggestionsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_suggestions_finalize;

  /**
   * AccordSuggestions::taken:
   * @self: the suggestions
   * @text: the one that was clicked
   */
  signals[TAKEN] = g_signal_new ("taken", ACCORD_TYPE_SUGGESTIONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                 G_TYPE_STRING);
}

static void
accord_suggestions_init (AccordSuggestions *self)
{
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_activate_on_single_click (self->list, TRUE);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_popover_set_autohide (GTK_POPOVER (self), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
  gtk_popover_set_child (GTK_POPOVER (self), GTK_WIDGET (self->list));
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_can_focus (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "accord-suggestions");
}

/**
 * accord_suggestions_new:
 * @name: of what, for screen readers
 *
 * Returns: (transfer floating): a popover that is not seen
 */
GtkWidget *
accord_suggestions_new (const char *name)
{
  AccordSuggestions *self = g_object_new (ACCORD_TYPE_SUGGESTIONS, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}

/**
 * accord_suggestions_clear:
 *
 * Offers nothing.
 */
void
accord_suggestions_clear (AccordSuggestions *self)
{
  g_return_if_fail (ACCORD_IS_SUGGESTIONS (self));

  gtk_popover_popdown (GTK_POPOVER (self));
  g_ptr_array_set_size (self->texts, 0);
  gtk_list_box_remove_all (self->list);
}

/**
 * accord_suggestions_add:
 * @text: what may be meant
 *
 * Adds @text below what is offered already, unless it is among that or there is enough.
 */
void
accord_suggestions_add (AccordSuggestions *self, const char *text)
{
  GtkWidget *label;

  g_return_if_fail (ACCORD_IS_SUGGESTIONS (self));

  if (self->texts->len == N_SHOWN || g_ptr_array_find_with_equal_func (self->texts, text, g_str_equal, NULL))
    return;
  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
  g_ptr_array_add (self->texts, g_strdup (text));
  gtk_list_box_append (self->list, label);
  gtk_widget_set_focusable (gtk_widget_get_parent (label), FALSE);
}

static void
announce (AccordSuggestions *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  g_autofree char *words = NULL;
  guint index;

  if (row == NULL)
    return;
  index = (guint) gtk_list_box_row_get_index (row);
  /* Translators: what is picked in a list: its name, its number, and how many there are. */
  words = g_strdup_printf (_("%s, %u of %u"), (char *) self->texts->pdata[index], index + 1, self->texts->len);
  accord_shell_announce (GTK_WIDGET (self), words);
}

/**
 * accord_suggestions_show:
 * @is_first_meant: whether the first is picked, to be taken unless another is
 *
 * Shows what is offered, if anything is.
 */
void
accord_suggestions_show (AccordSuggestions *self, gboolean is_first_meant)
{
  g_return_if_fail (ACCORD_IS_SUGGESTIONS (self));

  if (self->texts->len == 0)
    return;
  gtk_list_box_select_row (self->list, is_first_meant ? gtk_list_box_get_row_at_index (self->list, 0) : NULL);
  gtk_popover_popup (GTK_POPOVER (self));
  announce (self);
}

/**
 * accord_suggestions_is_shown:
 *
 * Returns: whether anything is offered
 */
gboolean
accord_suggestions_is_shown (AccordSuggestions *self)
{
  g_return_val_if_fail (ACCORD_IS_SUGGESTIONS (self), FALSE);

  return self->texts->len > 0;
}

/**
 * accord_suggestions_move:
 * @step: 1 down, -1 up
 *
 * Picks the next, or none beyond either end.
 */
void
accord_suggestions_move (AccordSuggestions *self, int step)
{
  GtkListBoxRow *row;
  int index;

  g_return_if_fail (ACCORD_IS_SUGGESTIONS (self));

  row = gtk_list_box_get_selected_row (self->list);
  index = row != NULL ? gtk_list_box_row_get_index (row) + step : step > 0 ? 0 : (int) self->texts->len - 1;
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, index));
  announce (self);
}

/**
 * accord_suggestions_dup_picked:
 *
 * Returns: (transfer full) (nullable): what is picked
 */
char *
accord_suggestions_dup_picked (AccordSuggestions *self)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (ACCORD_IS_SUGGESTIONS (self), NULL);

  row = gtk_list_box_get_selected_row (self->list);
  return row != NULL ? g_strdup (self->texts->pdata[gtk_list_box_row_get_index (row)]) : NULL;
}
