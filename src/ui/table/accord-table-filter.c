/* accord-table-filter.c: narrows a list by what stands in one of its columns
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/table/accord-table-filter-private.h"

#include <glib/gi18n.h>

#include "base/accord-error.h"
#include "base/accord-vague-date.h"
#include "base/accord-error-words.h"

#define VALUE_KEY "accord-filter-value"

/**
 * AccordTableFilter:
 *
 * A popover that asks what is to stay: the values of a column to tick, with how many rows have each, where they are terms or
 * links; a first and a last day, or a least and a greatest number, where they are such; else a text that occurs in them.
 * Any column may be empty or not.
 */
struct _AccordTableFilter
{
  GtkPopover parent_instance;

  AccordTableCells *cells;
  AccordList *list;
  const AccordListColumn *column;
  GtkWidget *box;
  GtkWidget *text;            /* each NULL where the column has no use for it */
  GtkWidget *from;
  GtkWidget *until;
  GtkWidget *values;
  GtkWidget *message;
  GtkWidget *empty;
  GtkWidget *not_empty;
};

G_DEFINE_FINAL_TYPE (AccordTableFilter, accord_table_filter, GTK_TYPE_POPOVER)

/* Whether each row has one of few values in a column. */
gboolean
accord_table_filter_has_terms (const AccordTableLook *look, const AccordListColumn *column)
{
  const AccordField *field = accord_list_column_get_field (column);

  if (field != NULL && accord_field_is_link (field))
    return FALSE;
  for (const AccordTableWord *word = look->words; word != NULL && word->key != NULL; word++)
    if (g_str_equal (word->key, column->key))
      return TRUE;
  return column->kind == ACCORD_LIST_TERM;
}

static gboolean
has_values (const AccordTableLook *look, const AccordListColumn *column)
{
  const AccordField *field = accord_list_column_get_field (column);

  return accord_table_filter_has_terms (look, column) ||
         (field != NULL && (accord_field_is_link (field) || field->kind == ACCORD_FIELD_ORGANISATION ||
                            field->kind == ACCORD_FIELD_PLACE));
}

/* --- what was asked for --- */

static GStrv
list_ticked (AccordTableFilter *self)
{
  g_autoptr (GStrvBuilder) ticked = g_strv_builder_new ();

  for (GtkWidget *row = gtk_widget_get_first_child (self->values); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *check = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));

      if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
        g_strv_builder_add (ticked, g_object_get_data (G_OBJECT (check), VALUE_KEY));
    }
  return g_strv_builder_end (ticked);
}

static void
refuse (AccordTableFilter *self, GtkWidget *entry, const GError *error)
{
  g_autofree char *words = accord_error_words (error);

  gtk_label_set_text (GTK_LABEL (self->message), words);
  gtk_widget_set_visible (self->message, TRUE);
  gtk_widget_grab_focus (entry);
}

static gboolean
read_day (AccordTableFilter *self, GtkWidget *entry, gboolean is_last, char iso[11])
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  g_auto (AccordVagueDate) date = { 0 };
  g_autoptr (GError) error = NULL;

  iso[0] = '\0';
  if (*text == '\0')
    return TRUE;
  if (!accord_vague_date_parse (text, &date, &error) || (*date.from == '\0' && *date.until == '\0'))
    {
      if (error == NULL)
        accord_day_parse (text, iso, &error);
      refuse (self, entry, error);
      return FALSE;
    }
  g_strlcpy (iso, is_last ? date.until : date.from, 11);
  return TRUE;
}

/* In digits, maybe with commas between the thousands. */
static gboolean
read_number (AccordTableFilter *self, GtkWidget *entry, char **number)
{
  g_auto (GStrv) parts = g_strsplit_set (gtk_editable_get_text (GTK_EDITABLE (entry)), ", ", -1);
  g_autoptr (GError) error = NULL;

  *number = g_strjoinv ("", parts);
  if (**number == '\0' || g_ascii_string_to_unsigned (*number, 10, 0, G_MAXUINT32, NULL, NULL))
    return TRUE;
  g_set_error (&error, ACCORD_ERROR, ACCORD_ERROR_INVALID, _("“%s” is not a whole number. Write it in digits, as 12."),
               *number);
  refuse (self, entry, error);
  return FALSE;
}

static gboolean
ask_for_numbers (AccordTableFilter *self, AccordListCondition **condition)
{
  g_autofree char *from = NULL, *until = NULL;

  if (!read_number (self, self->from, &from) || !read_number (self, self->until, &until))
    return FALSE;
  if (*from != '\0' || *until != '\0')
    *condition = accord_list_condition_new_numbers (from, until);
  return TRUE;
}

static gboolean
ask_for_days (AccordTableFilter *self, AccordListCondition **condition)
{
  char from[11], until[11];

  if (!read_day (self, self->from, FALSE, from) || !read_day (self, self->until, TRUE, until))
    return FALSE;
  if (*from != '\0' || *until != '\0')
    *condition = accord_list_condition_new_days (from, until);
  return TRUE;
}

static gboolean
make_condition (AccordTableFilter *self, AccordListCondition **condition)
{
  g_auto (GStrv) ticked = self->values != NULL ? list_ticked (self) : NULL;
  const char *text = self->text != NULL ? gtk_editable_get_text (GTK_EDITABLE (self->text)) : "";

  *condition = NULL;
  if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->empty)))
    *condition = accord_list_condition_new_empty (TRUE);
  else if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->not_empty)))
    *condition = accord_list_condition_new_empty (FALSE);
  else if (self->from != NULL && self->column->kind == ACCORD_LIST_NUMBER)
    return ask_for_numbers (self, condition);
  else if (self->from != NULL)
    return ask_for_days (self, condition);
  else if (ticked != NULL && *ticked != NULL)
    *condition = accord_list_condition_new_values ((const char *const *) ticked);
  else if (*text != '\0')
    *condition = accord_list_condition_new_contains (text);
  return TRUE;
}

static void
apply_cb (AccordTableFilter *self)
{
  g_autoptr (AccordListCondition) condition = NULL;

  if (!make_condition (self, &condition))
    return;
  accord_list_set_condition (self->list, self->column, condition);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
show_all_cb (AccordTableFilter *self)
{
  accord_list_set_condition (self->list, self->column, NULL);
  gtk_popover_popdown (GTK_POPOVER (self));
}

/* --- building --- */

static GtkWidget *
add_entry (AccordTableFilter *self, const char *label)
{
  GtkWidget *title = gtk_label_new_with_mnemonic (label);
  GtkWidget *entry = gtk_entry_new ();

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (title), entry);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (apply_cb), self);
  gtk_box_append (GTK_BOX (self->box), title);
  gtk_box_append (GTK_BOX (self->box), entry);
  return entry;
}

static void
show_days (AccordTableFilter *self, const AccordListCondition *condition)
{
  g_autofree char *from = condition != NULL ? accord_day_format (condition->from) : NULL;
  g_autofree char *until = condition != NULL ? accord_day_format (condition->until) : NULL;

  self->from = add_entry (self, _("_From"));
  self->until = add_entry (self, _("_Until"));
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->from), _("dd/mm/yyyy"));
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->until), _("dd/mm/yyyy"));
  gtk_editable_set_text (GTK_EDITABLE (self->from), from != NULL ? from : "");
  gtk_editable_set_text (GTK_EDITABLE (self->until), until != NULL ? until : "");
}

static void
show_numbers (AccordTableFilter *self, const AccordListCondition *condition)
{
  self->from = add_entry (self, _("At _Least"));
  self->until = add_entry (self, _("At _Most"));
  gtk_entry_set_input_purpose (GTK_ENTRY (self->from), GTK_INPUT_PURPOSE_DIGITS);
  gtk_entry_set_input_purpose (GTK_ENTRY (self->until), GTK_INPUT_PURPOSE_DIGITS);
  gtk_editable_set_text (GTK_EDITABLE (self->from), condition != NULL ? condition->from : "");
  gtk_editable_set_text (GTK_EDITABLE (self->until), condition != NULL ? condition->until : "");
}

static void
add_value (AccordTableFilter *self, AccordRecord *record, const AccordListCondition *condition)
{
  const char *value = accord_record_get (record, "value");
  g_autofree char *words = accord_table_cells_format_value (self->cells, self->column, value,
                                                            accord_record_get (record, "label"));
  /* Translators: a value of a column, and how many rows have it. */
  g_autofree char *label = g_strdup_printf (_("%s (%s)"), words, accord_record_get (record, "n"));
  GtkWidget *check;

  if (*value == '\0')
    return;
  check = gtk_check_button_new_with_label (label);
  g_object_set_data_full (G_OBJECT (check), VALUE_KEY, g_strdup (value), g_free);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), condition != NULL && condition->values != NULL &&
                                                           g_strv_contains ((const char *const *) condition->values, value));
  gtk_list_box_append (GTK_LIST_BOX (self->values), check);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (gtk_widget_get_parent (check)), FALSE);
  gtk_widget_set_focusable (gtk_widget_get_parent (check), FALSE);
}

static void
values_read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordTableFilter) self = data;
  g_autoptr (GPtrArray) records = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, NULL);

  if (gtk_widget_get_parent (GTK_WIDGET (self)) == NULL)
    return;
  for (guint i = 0; records != NULL && i < records->len; i++)
    add_value (self, records->pdata[i], accord_list_get_condition (self->list, self->column));
}

static void
show_values (AccordTableFilter *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->values = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->values), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->values), GTK_ACCESSIBLE_PROPERTY_LABEL, _(self->column->title), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), 120);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 280);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->values);
  gtk_box_append (GTK_BOX (self->box), scrolled);
  accord_partnership_run_async (self->cells->partnership, accord_list_read_values (self->cells->source, self->column), NULL,
                                values_read_cb, g_object_ref (self));
}

static void
add_ends (AccordTableFilter *self, const AccordListCondition *condition)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *all = gtk_button_new_with_mnemonic (_("Show _All"));
  GtkWidget *apply = gtk_button_new_with_mnemonic (_("_Filter"));

  self->empty = gtk_check_button_new_with_mnemonic (_("_Empty Cells Only"));
  self->not_empty = gtk_check_button_new_with_mnemonic (_("_No Empty Cells"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->empty), condition != NULL && condition->kind == ACCORD_LIST_EMPTY);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->not_empty),
                               condition != NULL && condition->kind == ACCORD_LIST_NOT_EMPTY);
  self->message = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->message), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->message), 0);
  gtk_widget_add_css_class (self->message, "error");
  gtk_widget_set_visible (self->message, FALSE);
  gtk_widget_add_css_class (apply, "suggested-action");
  gtk_widget_set_hexpand (all, TRUE);
  gtk_widget_set_hexpand (apply, TRUE);
  g_signal_connect_swapped (all, "clicked", G_CALLBACK (show_all_cb), self);
  g_signal_connect_swapped (apply, "clicked", G_CALLBACK (apply_cb), self);
  gtk_box_append (GTK_BOX (buttons), all);
  gtk_box_append (GTK_BOX (buttons), apply);
  gtk_box_append (GTK_BOX (self->box), self->message);
  gtk_box_append (GTK_BOX (self->box), self->empty);
  gtk_box_append (GTK_BOX (self->box), self->not_empty);
  gtk_box_append (GTK_BOX (self->box), buttons);
}

static void
accord_table_filter_dispose (GObject *object)
{
  g_clear_object (&ACCORD_TABLE_FILTER (object)->list);

  G_OBJECT_CLASS (accord_table_filter_parent_class)->dispose (object);
}

static void
accord_table_filter_class_init (AccordTableFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_table_filter_dispose;
}

static void
accord_table_filter_init (AccordTableFilter *self)
{
}

/* A popover for one column, to be put where it belongs. */
GtkWidget *
accord_table_filter_new (AccordTableCells *cells, AccordList *list, const AccordListColumn *column)
{
  AccordTableFilter *self = g_object_new (ACCORD_TYPE_TABLE_FILTER, NULL);
  const AccordListCondition *condition = accord_list_get_condition (list, column);
  g_autofree char *name = g_strdup_printf (_("Filter by “%s”"), _(column->title));
  GtkWidget *heading = gtk_label_new (name);

  self->cells = cells;
  self->list = g_object_ref (list);
  self->column = column;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_size_request (self->box, 240, -1);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (self->box), heading);
  if (column->day_from != NULL)
    show_days (self, condition != NULL && condition->kind == ACCORD_LIST_DAYS ? condition : NULL);
  else if (column->kind == ACCORD_LIST_NUMBER)
    show_numbers (self, condition != NULL && condition->kind == ACCORD_LIST_NUMBERS ? condition : NULL);
  else if (has_values (cells->look, column))
    show_values (self);
  else
    {
      self->text = add_entry (self, _("_Contains"));
      if (condition != NULL && condition->kind == ACCORD_LIST_CONTAINS)
        gtk_editable_set_text (GTK_EDITABLE (self->text), condition->text);
    }
  add_ends (self, condition);
  gtk_popover_set_child (GTK_POPOVER (self), self->box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}

/* --- in words --- */

static char *
describe_values (AccordTableCells *cells, const AccordListColumn *column, char **values)
{
  const AccordField *field = accord_list_column_get_field (column);
  guint n = g_strv_length (values);

  if (n > 1 || (field != NULL && (field->kind == ACCORD_FIELD_ORGANISATIONS || field->kind == ACCORD_FIELD_PLACES)))
    return g_strdup_printf (g_dngettext (NULL, "%u value", "%u values", n), n);
  return accord_table_cells_format_value (cells, column, values[0], NULL);
}

static char *
describe_days (const AccordListCondition *condition)
{
  g_autofree char *from = accord_day_format (condition->from);
  g_autofree char *until = accord_day_format (condition->until);

  if (*until == '\0')
    return g_strdup_printf (_("from %s"), from);
  if (*from == '\0')
    return g_strdup_printf (_("until %s"), until);
  /* Translators: the first and the last day of what is shown. */
  return g_strdup_printf (_("%s to %s"), from, until);
}

static char *
describe_numbers (const AccordListCondition *condition)
{
  if (*condition->until == '\0')
    return g_strdup_printf (_("at least %s"), condition->from);
  if (*condition->from == '\0')
    return g_strdup_printf (_("at most %s"), condition->until);
  /* Translators: the least and the greatest number of what is shown. */
  return g_strdup_printf (_("%s to %s"), condition->from, condition->until);
}

static char *
describe (AccordTableCells *cells, const AccordListColumn *column, const AccordListCondition *condition)
{
  switch (condition->kind)
    {
    case ACCORD_LIST_CONTAINS:
      return g_strdup_printf (_("contains “%s”"), condition->text);
    case ACCORD_LIST_VALUES:
      return describe_values (cells, column, condition->values);
    case ACCORD_LIST_DAYS:
      return describe_days (condition);
    case ACCORD_LIST_NUMBERS:
      return describe_numbers (condition);
    case ACCORD_LIST_EMPTY:
      return g_strdup (_("empty"));
    case ACCORD_LIST_NOT_EMPTY:
    default:
      return g_strdup (_("not empty"));
    }
}

/* What a column is narrowed to, for a person: “What: contains “bus””. */
char *
accord_table_filter_describe (AccordTableCells *cells, AccordList *list, const AccordListColumn *column)
{
  g_autofree char *words = describe (cells, column, accord_list_get_condition (list, column));

  return g_strdup_printf (_("%s: %s"), _(column->title), words);
}
