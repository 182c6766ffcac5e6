/* accord-choice-row.c: a field that is chosen from a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/common/accord-choice-row.h"

#include <glib/gi18n.h>

#include "base/accord-error.h"
#include "model/accord-reference.h"
#include "ui/common/accord-choices.h"
#include "base/accord-error-words.h"
#include "ui/common/accord-name-dialog.h"
#include "ui/common/accord-shell.h"

/* A list longer than this is searched rather than read. */
#define LONG_LIST 10

/**
 * AccordChoiceRow:
 *
 * A term, a body, a place or a person, or none. One that is not in the list yet can be added from here, unless it is a
 * term.
 */
struct _AccordChoiceRow
{
  AdwComboRow parent_instance;

  AccordPartnership *partnership;
  const AccordField *field;
  gint64 id;
  char *stored;
  GListStore *head;        /* none; and what is stored when the list does not have it */
  GListModel *choices;
  gboolean showing;        /* what changes now was not chosen */
};

static void accord_choice_row_field_row_init (AccordFieldRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AccordChoiceRow, accord_choice_row, ADW_TYPE_COMBO_ROW,
                               G_IMPLEMENT_INTERFACE (ACCORD_TYPE_FIELD_ROW, accord_choice_row_field_row_init))

/* A term that is no longer offered, or a code that nobody knows any more, is still shown. */
static void
set_head (AccordChoiceRow *self)
{
  g_autoptr (GPtrArray) head = g_ptr_array_new_with_free_func (g_object_unref);
  AccordVocabulary *vocabulary = NULL;
  const char *label = self->stored;

  /* Translators: nothing is chosen. */
  g_ptr_array_add (head, accord_choice_new ("", C_("choice", "—"), NULL, 0));
  if (*self->stored != '\0' && accord_choices_find (self->choices, self->stored, NULL) == NULL)
    {
      if (self->field->kind == ACCORD_FIELD_TERM)
        vocabulary = accord_partnership_get_vocabulary (self->partnership, self->field->vocabulary);
      if (vocabulary != NULL)
        label = accord_vocabulary_get_label (vocabulary, self->stored);
      else
        label = "";      /* not read yet */
      g_ptr_array_add (head, accord_choice_new (self->stored, label, NULL, 0));
    }
  g_list_store_splice (self->head, 0, g_list_model_get_n_items (G_LIST_MODEL (self->head)), head->pdata, head->len);
}

/* What the vocabulary has to say of a term, as where a level lies on the well-known scales. */
static void
show_note (AccordChoiceRow *self)
{
  AccordVocabulary *vocabulary = NULL;
  const AccordTerm *term = NULL;

  /* A problem stands in its place. */
  if (gtk_widget_has_css_class (GTK_WIDGET (self), "error"))
    return;
  if (self->field->kind == ACCORD_FIELD_TERM)
    vocabulary = accord_partnership_get_vocabulary (self->partnership, self->field->vocabulary);
  if (vocabulary != NULL)
    term = accord_vocabulary_find_code (vocabulary, self->stored);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), term != NULL ? term->note : "");
}

static void
select_stored (AccordChoiceRow *self)
{
  guint position = 0;

  self->showing = TRUE;
  set_head (self);
  if (accord_choices_find (adw_combo_row_get_model (ADW_COMBO_ROW (self)), self->stored, &position) != NULL)
    adw_combo_row_set_selected (ADW_COMBO_ROW (self), position);
  adw_combo_row_set_enable_search (ADW_COMBO_ROW (self), g_list_model_get_n_items (self->choices) > LONG_LIST);
  self->showing = FALSE;
  show_note (self);
}

/* The list view below selects something else when what was selected goes for a moment: nobody chose that. */
static void
choices_changing_cb (GListModel *choices, guint position, guint removed, guint added, gpointer data)
{
  ACCORD_CHOICE_ROW (data)->showing = TRUE;
}

static void
choices_changed_cb (GListModel *choices, guint position, guint removed, guint added, gpointer data)
{
  select_stored (data);
}

/* What the other fields do not allow is said here, until something else is chosen or shown. */
static void
set_problem (AccordChoiceRow *self, const GError *error)
{
  g_autofree char *words = error != NULL ? accord_error_words (error) : NULL;

  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 0);
  if (error != NULL)
    {
      adw_action_row_set_subtitle (ADW_ACTION_ROW (self), words);
      gtk_widget_add_css_class (GTK_WIDGET (self), "error");
      accord_shell_announce (GTK_WIDGET (self), words);
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
      show_note (self);
    }
}

static void
show (AccordFieldRow *row, AccordRecord *record)
{
  AccordChoiceRow *self = ACCORD_CHOICE_ROW (row);
  const char *value = accord_record_get (record, self->field->name);

  if (self->id != accord_record_get_id (record))
    set_problem (self, NULL);
  self->id = accord_record_get_id (record);
  if (g_set_str (&self->stored, value))
    select_stored (self);
}

static void
accord_choice_row_field_row_init (AccordFieldRowInterface *iface)
{
  iface->show = show;
}

typedef struct
{
  AccordChoiceRow *row;
  gint64 id;
  char *before;
} Storing;

static void
stored_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Storing *storing = data;
  g_autoptr (AccordChoiceRow) self = storing->row;
  g_autofree char *before = storing->before;
  g_autoptr (GError) error = NULL;
  gboolean is_shown = self->id == storing->id;

  g_free (storing);
  accord_partnership_do_finish (ACCORD_PARTNERSHIP (object), result, &error);
  if (error == NULL)
    return;
  if (is_shown && g_error_matches (error, ACCORD_ERROR, ACCORD_ERROR_INVALID))
    set_problem (self, error);
  else
    accord_shell_complain (GTK_WIDGET (self), error);
  if (is_shown && g_set_str (&self->stored, before))
    select_stored (self);
}

static void
selected_cb (AccordChoiceRow *self)
{
  AccordChoice *choice = adw_combo_row_get_selected_item (ADW_COMBO_ROW (self));
  g_autoptr (GError) error = NULL;
  AccordRequest *edit;
  Storing *storing;

  if (self->showing || self->id == 0 || choice == NULL || g_str_equal (accord_choice_get_value (choice), self->stored))
    return;
  set_problem (self, NULL);
  edit = accord_record_set (self->field, self->id, accord_choice_get_value (choice), &error);
  if (edit == NULL)
    {
      accord_shell_complain (GTK_WIDGET (self), error);
      select_stored (self);
      return;
    }
  storing = g_new (Storing, 1);
  *storing = (Storing) { g_object_ref (self), self->id, g_steal_pointer (&self->stored) };
  self->stored = g_strdup (accord_choice_get_value (choice));
  show_note (self);
  accord_partnership_run_async (self->partnership, edit, NULL, stored_cb, storing);
}

static void
name_given_cb (GtkWidget *widget, const char *name, gpointer data)
{
  AccordChoiceRow *self = data;
  AccordRequest *edit = self->id != 0 ? accord_reference_add (self->field, self->id, name, NULL) : NULL;

  if (edit != NULL)
    accord_shell_edit (GTK_WIDGET (self), self->partnership, edit);
}

/* What can be added, in words: by the table of the field. */
static const struct
{
  const char *table;
  const char *heading;
  const char *tooltip;
} ADDING[] = {
  { "organisation", N_("Add an Organisation"), N_("Add an organisation that is not in the list") },
  { "place", N_("Add a Place"), N_("Add a place that is not in the list") },
  { "person", N_("Add a Person"), N_("Add a person who is not in the list") },
};

static guint
find_adding (AccordChoiceRow *self)
{
  guint found = 0;

  while (!g_str_equal (ADDING[found].table, accord_reference_get_table (self->field)))
    found++;
  return found;
}

static void
add_clicked_cb (GtkButton *button, gpointer data)
{
  AccordChoiceRow *self = data;

  accord_name_dialog_present (GTK_WIDGET (self), _(ADDING[find_adding (self)].heading), name_given_cb, self);
}

static void
accord_choice_row_dispose (GObject *object)
{
  AccordChoiceRow *self = ACCORD_CHOICE_ROW (object);

  self->id = 0;
  g_clear_object (&self->partnership);

  G_OBJECT_CLASS (accord_choice_row_parent_class)->dispose (object);
}

static void
accord_choice_row_finalize (GObject *object)
{
  AccordChoiceRow *self = ACCORD_CHOICE_ROW (object);

  g_free (self->stored);
  g_object_unref (self->head);
  g_clear_object (&self->choices);

  G_OBJECT_CLASS (accord_choice_row_parent_class)->finalize (object);
}

static void
accord_choice_row_class_init (AccordChoiceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_choice_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_choice_row_finalize;
}

static void
accord_choice_row_init (AccordChoiceRow *self)
{
  self->stored = g_strdup ("");
  self->head = g_list_store_new (ACCORD_TYPE_CHOICE);
}

static GListModel *
join (AccordChoiceRow *self)
{
  GListStore *models = g_list_store_new (G_TYPE_LIST_MODEL);

  g_list_store_append (models, self->head);
  g_list_store_append (models, self->choices);
  return G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (models)));
}

static void
add_button (AccordChoiceRow *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _(ADDING[find_adding (self)].tooltip));
  g_signal_connect (button, "clicked", G_CALLBACK (add_clicked_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
}

/**
 * accord_choice_row_new:
 * @partnership: what is edited
 * @field: a field whose value is a term, an organisation, a place or a person
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
accord_choice_row_new (AccordPartnership *partnership, const AccordField *field)
{
  AccordChoiceRow *self = g_object_new (ACCORD_TYPE_CHOICE_ROW, "title", _(field->label), "use-markup", FALSE, NULL);
  g_autoptr (GtkExpression) label = gtk_property_expression_new (ACCORD_TYPE_CHOICE, NULL, "label");
  g_autoptr (GListModel) all = NULL;

  self->partnership = g_object_ref (partnership);
  self->field = field;
  self->choices = g_object_ref (accord_choices_get (partnership, field));
  g_signal_connect_object (self->choices, "items-changed", G_CALLBACK (choices_changing_cb), self, G_CONNECT_DEFAULT);
  all = join (self);
  adw_combo_row_set_expression (ADW_COMBO_ROW (self), label);
  adw_combo_row_set_search_match_mode (ADW_COMBO_ROW (self), GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
  adw_combo_row_set_model (ADW_COMBO_ROW (self), all);
  select_stored (self);
  g_signal_connect_object (self->choices, "items-changed", G_CALLBACK (choices_changed_cb), self, G_CONNECT_AFTER);
  g_signal_connect (self, "notify::selected-item", G_CALLBACK (selected_cb), NULL);
  if (accord_reference_get_table (field) != NULL)
    add_button (self);
  return GTK_WIDGET (self);
}
