/* accord-imports-dialog.c: what was brought in, and taking it out again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/accord-imports-dialog.h"

#include <glib/gi18n.h>

#include "base/accord-error.h"
#include "engagement/accord-import-batch.h"
#include "ui/common/accord-shell.h"

/* As many as a question can name and still be read; the rest is counted. */
#define MAX_NAMED 8

/**
 * AccordImportsDialog:
 *
 * The imports, the newest first. One is removed whole; when some of its rows were edited since, a person is told which and
 * says whether they go as well.
 */
struct _AccordImportsDialog
{
  AdwDialog parent_instance;

  GtkStack *stack;
  AdwPreferencesGroup *batches;

  AccordPartnership *partnership;
  GPtrArray *loaded;         /* AccordImportBatch */
  GPtrArray *rows;           /* the group owns them */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (AccordImportsDialog, accord_imports_dialog, ADW_TYPE_DIALOG)

static void load (AccordImportsDialog *self);

/* --- removing --- */

static void
removed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordImportsDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (!accord_partnership_do_finish (ACCORD_PARTNERSHIP (object), result, &error))
    accord_shell_complain (GTK_WIDGET (self), error);
  load (self);
}

static void
remove_rows (AccordImportsDialog *self, gint64 batch, gboolean with_edited)
{
  accord_partnership_run_async (self->partnership, accord_import_batch_remove (batch, with_edited), NULL, removed_cb,
                                g_object_ref (self));
}

typedef struct
{
  AccordImportsDialog *self;
  gint64 batch;
  gboolean is_log;
} Removal;

/* What came later may hold on to something that the import made, an organisation say: then only its rows go. */
static void
taken_back_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree Removal *removal = data;
  g_autoptr (AccordImportsDialog) self = removal->self;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, &error);

  if (error != NULL && removal->is_log && error->domain == ACCORD_ERROR &&
      (error->code == ACCORD_ERROR_CONFLICT || error->code == ACCORD_ERROR_ERASED ||
       error->code == ACCORD_ERROR_NOTHING))
    {
      remove_rows (self, removal->batch, FALSE);
      return;
    }
  if (error != NULL)
    accord_shell_complain (GTK_WIDGET (self), error);
  load (self);
}

static void
take_back (AccordImportsDialog *self, const AccordImportBatch *batch)
{
  Removal *removal = g_new (Removal, 1);

  *removal = (Removal) { g_object_ref (self), batch->id, accord_import_batch_has_activities (batch) };
  accord_partnership_run_async (self->partnership, accord_import_batch_take_back (batch), NULL, taken_back_cb, removal);
}

static void
answered_cb (AccordImportsDialog *self, const char *response, AdwAlertDialog *alert)
{
  const gint64 *batch = g_object_get_data (G_OBJECT (alert), "accord-batch");

  if (g_str_equal (response, "keep") || g_str_equal (response, "all"))
    remove_rows (self, *batch, g_str_equal (response, "all"));
}

static void
ask_about_edited (AccordImportsDialog *self, const AccordImportBatch *batch)
{
  AdwAlertDialog *alert = ADW_ALERT_DIALOG (adw_alert_dialog_new (_("Edited Since"), NULL));
  g_autoptr (GString) body = g_string_new (_("These were edited after they were brought in:"));
  guint n = batch->edited->len;

  g_string_append_c (body, '\n');
  for (guint i = 0; i < MIN (n, MAX_NAMED); i++)
    g_string_append_printf (body, "\n%s", (const char *) batch->edited->pdata[i]);
  if (n > MAX_NAMED)
    {
      g_string_append_c (body, '\n');
      g_string_append_printf (body, ngettext ("and %u more", "and %u more", n - MAX_NAMED), n - MAX_NAMED);
    }
  adw_alert_dialog_set_body (alert, body->str);
  adw_alert_dialog_add_responses (alert, "cancel", _("_Cancel"), "keep", _("_Keep These"), "all", _("_Remove All"), NULL);
  adw_alert_dialog_set_response_appearance (alert, "all", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (alert, "keep");
  adw_alert_dialog_set_close_response (alert, "cancel");
  g_object_set_data_full (G_OBJECT (alert), "accord-batch", g_memdup2 (&batch->id, sizeof batch->id), g_free);
  g_signal_connect_object (alert, "response", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (alert), GTK_WIDGET (self));
}

static void
remove_cb (AccordImportsDialog *self, GtkButton *button)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "accord-index"));
  const AccordImportBatch *batch = g_ptr_array_index (self->loaded, index);

  if (batch->edited->len > 0)
    ask_about_edited (self, batch);
  else
    take_back (self, batch);
}

/* --- the list --- */

static char *
describe (const AccordImportBatch *batch)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_iso8601 (batch->at, NULL);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  g_autofree char *when = local != NULL ? g_date_time_format (local, "%d/%m/%Y %H:%M") : g_strdup (batch->at);
  GString *text = g_string_new (when);

  g_string_append_printf (text, " · ");
  g_string_append_printf (text, ngettext ("%u row brought in", "%u rows brought in", batch->imported), batch->imported);
  if (batch->updated > 0)
    g_string_append_printf (text, _(", %u updated"), batch->updated);
  if (batch->edited->len > 0)
    g_string_append_printf (text, _(", %u edited since"), batch->edited->len);
  return g_string_free_and_steal (text);
}

static GtkWidget *
make_row (AccordImportsDialog *self, guint index)
{
  const AccordImportBatch *batch = g_ptr_array_index (self->loaded, index);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *text = describe (batch);
  g_autofree char *name = g_strdup_printf (_("Remove What “%s” Brought In"), batch->file_name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), batch->file_name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "accord-index", GUINT_TO_POINTER (index));
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
show_batches (AccordImportsDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->batches, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < self->loaded->len; i++)
    {
      GtkWidget *row = make_row (self, i);

      adw_preferences_group_add (self->batches, row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_stack_set_visible_child_name (self->stack, self->loaded->len > 0 ? "list" : "none");
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordImportsDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) batches = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (batches == NULL)
    {
      accord_shell_complain (GTK_WIDGET (self), error);
      return;
    }
  g_clear_pointer (&self->loaded, g_ptr_array_unref);
  self->loaded = g_steal_pointer (&batches);
  show_batches (self);
}

static void
load (AccordImportsDialog *self)
{
  if (self->partnership != NULL)
    accord_partnership_run_async (self->partnership, accord_import_batches_load (), self->cancellable, loaded_cb,
                                  g_object_ref (self));
}

static void
accord_imports_dialog_dispose (GObject *object)
{
  AccordImportsDialog *self = ACCORD_IMPORTS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->partnership);
  g_clear_pointer (&self->loaded, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_IMPORTS_DIALOG);

  G_OBJECT_CLASS (accord_imports_dialog_parent_class)->dispose (object);
}

static void
accord_imports_dialog_finalize (GObject *object)
{
  g_clear_object (&ACCORD_IMPORTS_DIALOG (object)->cancellable);

  G_OBJECT_CLASS (accord_imports_dialog_parent_class)->finalize (object);
}

static void
accord_imports_dialog_class_init (AccordImportsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_imports_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_imports_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/accord_icp/Accord/app/accord-imports-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordImportsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, AccordImportsDialog, batches);
}

static void
accord_imports_dialog_init (AccordImportsDialog *self)
{
  self->rows = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * accord_imports_dialog_new:
 * @partnership: whose imports
 *
 * Returns: (transfer none): a dialog that lists them
 */
AdwDialog *
accord_imports_dialog_new (AccordPartnership *partnership)
{
  AccordImportsDialog *self = g_object_new (ACCORD_TYPE_IMPORTS_DIALOG, NULL);

  self->partnership = g_object_ref (partnership);
  load (self);
  return ADW_DIALOG (self);
}
