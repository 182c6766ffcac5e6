/* accord-merge-dialog.c: shows what a merge would do, and does it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/partners/accord-merge-dialog.h"

#include <glib/gi18n.h>

#include "membership/accord-merge.h"
#include "model/accord-field.h"
#include "ui/common/accord-shell.h"

typedef struct
{
  GtkWidget *parent;
  AccordPartnership *partnership;
  const char *table;
  gint64 keep;
  gint64 other;
  AccordMerge *merge;
  GPtrArray *rows;              /* an AdwComboRow for each field, or NULL where there is nothing to choose */
} Merging;

static void
merging_free (Merging *merging)
{
  g_object_unref (merging->parent);
  g_object_unref (merging->partnership);
  g_clear_pointer (&merging->merge, accord_merge_free);
  g_ptr_array_unref (merging->rows);
  g_free (merging);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Merging, merging_free)

/* Terms are shown by their labels. */
static const char *
show_value (const Merging *merging, const AccordMergeField *field, const char *value)
{
  const AccordField *known = accord_field_find (merging->table, field->column);

  if (known == NULL || known->kind != ACCORD_FIELD_TERM || *value == '\0')
    return value;
  return accord_vocabulary_get_label (accord_partnership_get_vocabulary (merging->partnership, known->vocabulary), value);
}

static GtkWidget *
create_choice (const Merging *merging, const AccordMergeField *field)
{
  const char *const values[] = { show_value (merging, field, field->kept), show_value (merging, field, field->other), NULL };
  g_autoptr (GtkStringList) choices = gtk_string_list_new (values);
  GtkWidget *row = adw_combo_row_new ();

  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (choices));
  return row;
}

/* Where only one of the two says anything that is kept, and there is nothing to choose. */
static GtkWidget *
create_row (Merging *merging, const AccordMergeField *field)
{
  gboolean has_choice = *field->kept != '\0' && *field->other != '\0' && !g_str_equal (field->kept, field->other);
  GtkWidget *row = has_choice ? create_choice (merging, field) : adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), field->label);
  if (!has_choice)
    {
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                                   show_value (merging, field, *field->kept != '\0' ? field->kept : field->other));
      gtk_widget_add_css_class (row, "property");
    }
  g_ptr_array_add (merging->rows, has_choice ? g_object_ref (row) : NULL);
  return row;
}

static char *
describe_links (const AccordMerge *merge)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < merge->links->len; i++)
    {
      const AccordMergeLink *link = g_ptr_array_index (merge->links, i);

      g_string_append_printf (words, "%s%s: %u", i > 0 ? "\n" : "", accord_field_table_noun (link->table), link->count);
    }
  return g_string_free_and_steal (words);
}

static void
add_plain_row (AdwPreferencesGroup *group, const char *title, const char *words)
{
  GtkWidget *row = adw_action_row_new ();

  if (*words == '\0')
    {
      g_object_ref_sink (row);
      g_object_unref (row);
      return;
    }
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  gtk_widget_add_css_class (row, "property");
  adw_preferences_group_add (group, row);
}

static GtkWidget *
create_preview (Merging *merging)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *links = describe_links (merging->merge);
  g_autofree char *aliases = g_strjoinv ("\n", merging->merge->aliases);

  for (guint i = 0; i < merging->merge->fields->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               create_row (merging, g_ptr_array_index (merging->merge->fields, i)));
  add_plain_row (ADW_PREFERENCES_GROUP (group), _("Kept as other spellings"), aliases);
  add_plain_row (ADW_PREFERENCES_GROUP (group), _("Moved to the one that stays"), links);
  return group;
}

static GStrv
list_chosen (const Merging *merging)
{
  g_autoptr (GStrvBuilder) columns = g_strv_builder_new ();

  for (guint i = 0; i < merging->merge->fields->len; i++)
    {
      const AccordMergeField *field = g_ptr_array_index (merging->merge->fields, i);
      AdwComboRow *row = g_ptr_array_index (merging->rows, i);

      if (row != NULL ? adw_combo_row_get_selected (row) == 1 : field->takes_other)
        g_strv_builder_add (columns, field->column);
    }
  return g_strv_builder_end (columns);
}

static void
chosen_cb (GObject *dialog, GAsyncResult *result, gpointer data)
{
  g_autoptr (Merging) merging = data;
  g_auto (GStrv) columns = NULL;
  AccordRequest *edit;

  if (!g_str_equal (adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (dialog), result), "merge"))
    return;
  columns = list_chosen (merging);
  edit = accord_merge (merging->table, merging->keep, merging->other, (const char *const *) columns, NULL);
  if (edit != NULL)
    accord_shell_edit (merging->parent, merging->partnership, edit);
}

static void
previewed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Merging) merging = data;
  g_autoptr (GError) error = NULL;
  AdwAlertDialog *dialog;
  GtkWidget *parent = merging->parent;

  merging->merge = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, &error);
  if (merging->merge == NULL)
    {
      accord_shell_complain (merging->parent, error);
      return;
    }
  dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_("Merge the Two?"), _("Choose what is kept. It can be undone.")));
  adw_alert_dialog_set_extra_child (dialog, create_preview (merging));
  adw_alert_dialog_add_responses (dialog, "cancel", _("_Cancel"), "merge", _("_Merge"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "merge", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "merge");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_alert_dialog_choose (dialog, parent, NULL, chosen_cb, g_steal_pointer (&merging));
}

static void
row_free (gpointer row)
{
  if (row != NULL)
    g_object_unref (row);
}

/**
 * accord_merge_dialog_present:
 * @parent: what asks; kept alive until the answer
 * @partnership: what is edited
 * @table: "organisation" or "person"
 * @keep: the record that stays
 * @other: the one that goes
 *
 * Shows each field of both, what is kept and what is moved, and merges them.
 */
void
accord_merge_dialog_present (GtkWidget *parent, AccordPartnership *partnership, const char *table, gint64 keep,
                             gint64 other)
{
  g_autoptr (GError) error = NULL;
  AccordRequest *preview = accord_merge_preview (table, keep, other, &error);
  Merging *merging;

  if (preview == NULL)
    {
      accord_shell_complain (parent, error);
      return;
    }
  merging = g_new0 (Merging, 1);
  merging->parent = g_object_ref (parent);
  merging->partnership = g_object_ref (partnership);
  merging->table = g_intern_string (table);
  merging->keep = keep;
  merging->other = other;
  merging->rows = g_ptr_array_new_with_free_func (row_free);
  accord_partnership_run_async (partnership, preview, NULL, previewed_cb, merging);
}
