/* accord-window-files.c: opening, making and copying partnerships
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "app/accord-comments-dialog.h"
#include "app/accord-founding-dialog.h"
#include "app/accord-import-assistant.h"
#include "app/accord-imports-dialog.h"
#include "app/accord-message-dialog.h"
#include "app/accord-tables-dialog.h"
#include "app/accord-window-private.h"
#include "base/accord-data.h"
#include "base/accord-error.h"
#include "exchange/accord-message.h"
#include "exchange/accord-tables.h"
#include "exchange/accord-whole.h"
#include "ui/common/accord-background.h"
#include "ui/common/accord-file-choice.h"

/*
 * The program owns its files: the live one is only ever in the program's own folder. What a person picks elsewhere is
 * copied in, row by row into a schema that this program made; what a person saves elsewhere is a copy.
 */

static void
opened_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordWindow) self = data;
  g_autoptr (GError) error = NULL;
  AccordPartnership *partnership = accord_partnership_open_finish (result, &error);

  if (partnership != NULL)
    {
      accord_window_take_partnership (self, partnership);
      return;
    }
  accord_window_show_welcome (self);
  accord_window_complain (self, error);
}

/**
 * accord_window_open:
 * @path: a file in the program's own folder
 *
 * Opens a partnership in place of the one that is open.
 */
void
accord_window_open (AccordWindow *self, const char *path)
{
  AccordPartnership *partnership = accord_window_get_partnership (self);

  if (partnership != NULL && g_str_equal (accord_partnership_get_path (partnership), path))
    return;
  accord_window_show_waiting (self);
  accord_partnership_open_async (path, NULL, opened_cb, g_object_ref (self));
}

/**
 * accord_window_create:
 * @path: where; nothing may be there
 * @fill: (transfer full): what fills it
 *
 * Makes a partnership and opens it.
 */
void
accord_window_create (AccordWindow *self, const char *path, AccordRequest *fill)
{
  accord_window_show_waiting (self);
  accord_partnership_create_async (path, fill, NULL, opened_cb, g_object_ref (self));
}

/* The name that a copy gets when one of its name is there already. */
static char *
find_free_path (const char *name)
{
  char *path = accord_partnership_path_for_name (name);

  for (int i = 2; g_file_test (path, G_FILE_TEST_EXISTS); i++)
    {
      g_autofree char *numbered = g_strdup_printf ("%s %d", name, i);

      g_free (path);
      path = accord_partnership_path_for_name (numbered);
    }
  return path;
}

/**
 * accord_window_open_sample:
 *
 * Opens the fictional partnership that comes with the program, making it the first time.
 */
void
accord_window_open_sample (AccordWindow *self)
{
  g_autofree char *path = accord_partnership_path_for_name ("Norwold and West Fenshire sample");
  g_autofree char *sample = accord_data_path ("sample", "norwold-and-west-fenshire.json", NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    accord_window_open (self, path);
  else
    accord_window_create (self, path, accord_whole_restore (sample));
}

/* --- files from elsewhere --- */

typedef struct
{
  char *path;
  char *json;
} CopyIn;

static void
copy_in_free (gpointer data)
{
  CopyIn *copy = data;

  g_free (copy->path);
  if (copy->json != NULL)
    g_unlink (copy->json);
  g_free (copy->json);
  g_free (copy);
}

static char *
make_temporary (const char *template, GError **error)
{
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp (template, &path, error);

  if (fd < 0)
    return NULL;
  g_close (fd, NULL);
  return g_steal_pointer (&path);
}

/* A foreign file of ours is copied, opened without ever being written to, and read out; the rest is a restore. */
static gboolean
read_out (GFile *file, const char *json, GCancellable *cancellable, GError **error)
{
  g_autofree char *copy = make_temporary ("accord-XXXXXX.accord", error);
  g_autoptr (GFile) copied = copy != NULL ? g_file_new_for_path (copy) : NULL;
  g_autoptr (AccordPartnership) partnership = NULL;
  gboolean done = FALSE;

  if (copied == NULL)
    return FALSE;
  if (g_file_copy (file, copied, G_FILE_COPY_OVERWRITE, cancellable, NULL, NULL, error))
    partnership = accord_partnership_open_read_only (copy, error);
  if (partnership != NULL)
    {
      GError *local_error = NULL;

      accord_partnership_do (partnership, accord_whole_save (json), cancellable, &local_error);
      accord_partnership_close (partnership);
      done = local_error == NULL;
      if (!done)
        g_propagate_error (error, local_error);
    }
  g_unlink (copy);
  return done;
}

static void
copy_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GFile *file = data;
  g_autofree char *name = g_file_get_basename (file);
  CopyIn *copy = g_new0 (CopyIn, 1);
  g_autoptr (GFile) json = NULL;
  GError *error = NULL;
  gboolean done = FALSE;

  copy->json = make_temporary ("accord-XXXXXX.json", &error);
  json = copy->json != NULL ? g_file_new_for_path (copy->json) : NULL;
  if (json != NULL)
    done = g_str_has_suffix (name, ".json")
               ? g_file_copy (file, json, G_FILE_COPY_OVERWRITE, cancellable, NULL, NULL, &error)
               : read_out (file, copy->json, cancellable, &error);
  *strchrnul (name, '.') = '\0';
  copy->path = find_free_path (name);
  if (done)
    g_task_return_pointer (task, copy, copy_in_free);
  else
    {
      copy_in_free (copy);
      g_task_return_error (task, error);
    }
}

static void
copied_in_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordWindow) self = data;
  g_autoptr (GError) error = NULL;
  CopyIn *copy = g_task_propagate_pointer (G_TASK (result), &error);

  if (copy == NULL)
    {
      if (accord_window_get_partnership (self) == NULL)
        accord_window_show_welcome (self);
      accord_window_complain (self, error);
      return;
    }
  accord_window_create (self, copy->path, accord_whole_restore_and_remove (copy->json));
  g_clear_pointer (&copy->json, g_free);
  copy_in_free (copy);
}

/**
 * accord_window_open_foreign:
 * @file: an Accord file or its JSON copy, anywhere
 *
 * Opens a file: one in the program's own folder as it is, any other as a copy.
 */
void
accord_window_open_foreign (AccordWindow *self, GFile *file)
{
  g_autofree char *folder = accord_partnership_get_folder ();
  g_autoptr (GFile) own = g_file_new_for_path (folder);
  g_autoptr (GFile) parent = g_file_get_parent (file);

  if (parent != NULL && g_file_equal (parent, own))
    {
      accord_window_open (self, g_file_peek_path (file));
      return;
    }
  accord_background_run (GTK_WIDGET (self), copy_in_thread, g_object_ref (file), g_object_unref, NULL, copied_in_cb);
}

static void
chosen_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordWindow) self = data;
  g_autoptr (GFile) file = accord_file_choice_finish (object, result, GTK_WIDGET (self));

  if (file != NULL)
    accord_window_open_foreign (self, file);
}

static GListModel *
make_filters (const char *name, const char *first, const char *second)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_pattern (filter, first);
  if (second != NULL)
    gtk_file_filter_add_pattern (filter, second);
  g_list_store_append (filters, filter);
  return G_LIST_MODEL (filters);
}

static void
choose_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters = make_filters (_("Accord partnerships"), "*.accord", "*.json");

  gtk_file_dialog_set_title (dialog, _("Open a File"));
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_open (dialog, GTK_WINDOW (widget), NULL, chosen_cb, g_object_ref (widget));
}

static void
saved_copy_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordWindow) self = data;
  g_autoptr (GError) error = NULL;

  accord_partnership_do_finish (ACCORD_PARTNERSHIP (object), result, &error);
  if (error != NULL)
    accord_window_complain (self, error);
  else
    accord_window_say (self, _("A copy is saved."));
}

static void
copy_place_chosen_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordWindow) self = data;
  g_autoptr (GFile) file = accord_file_choice_finish (object, result, GTK_WIDGET (self));
  AccordPartnership *partnership = accord_window_get_partnership (self);

  if (file != NULL && partnership != NULL)
    accord_partnership_run_async (partnership, accord_whole_save (g_file_peek_path (file)), NULL, saved_copy_cb,
                                  g_object_ref (self));
}

static void
save_copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  AccordPartnership *partnership = accord_window_get_partnership (ACCORD_WINDOW (widget));
  g_autofree char *name = NULL;

  if (partnership == NULL)
    return;
  name = g_strconcat (accord_partnership_get_name (partnership), ".json", NULL);
  g_strdelimit (name, "/", '-');
  gtk_file_dialog_set_title (dialog, _("Save a Copy"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (widget), NULL, copy_place_chosen_cb, g_object_ref (widget));
}

/* --- a table --- */

typedef struct
{
  AccordWindow *window;
  char *table;
} Exporting;

static void
exporting_free (Exporting *self)
{
  g_object_unref (self->window);
  g_free (self->table);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Exporting, exporting_free)

static void
exported_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordWindow) self = data;
  g_autoptr (GError) error = NULL;

  accord_partnership_do_finish (ACCORD_PARTNERSHIP (object), result, &error);
  if (error != NULL)
    accord_window_complain (self, error);
  else
    accord_window_say (self, _("The table is saved."));
}

/**
 * accord_window_save_table:
 * @table: a table, by its name in the schema
 * @path: where; a workbook when it ends in .xlsx, else CSV
 *
 * Writes a table as a spreadsheet, and says so.
 */
void
accord_window_save_table (AccordWindow *self, const char *table, const char *path)
{
  AccordPartnership *partnership = accord_window_get_partnership (self);
  AccordSheetFormat format = g_str_has_suffix (path, ".xlsx") ? ACCORD_SHEET_XLSX : ACCORD_SHEET_CSV;

  if (partnership != NULL)
    accord_partnership_run_async (partnership, accord_tables_save (table, format, path), NULL, exported_cb,
                                  g_object_ref (self));
}

static void
export_place_chosen_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Exporting) exporting = data;
  g_autoptr (GFile) file = accord_file_choice_finish (object, result, GTK_WIDGET (exporting->window));

  if (file != NULL)
    accord_window_save_table (exporting->window, exporting->table, g_file_peek_path (file));
}

static void
export_table_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  const char *table = g_variant_get_string (parameter, NULL);
  g_autofree char *name = g_strconcat (table, ".xlsx", NULL);
  Exporting *exporting;

  if (accord_window_get_partnership (ACCORD_WINDOW (widget)) == NULL)
    return;
  exporting = g_new (Exporting, 1);
  *exporting = (Exporting) { ACCORD_WINDOW (g_object_ref (widget)), g_strdup (table) };
  gtk_file_dialog_set_title (dialog, _("Export the Table as .xlsx or .csv"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (widget), NULL, export_place_chosen_cb, exporting);
}

/* --- new ones --- */

static void
founded_cb (AccordFoundingDialog *dialog, const char *name, AccordRequest *fill, gpointer data)
{
  g_autofree char *path = accord_partnership_path_for_name (name);

  accord_window_create (ACCORD_WINDOW (data), path, fill);
}

static void
new_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AdwDialog *dialog = accord_founding_dialog_new ();

  g_signal_connect_object (dialog, "founded", G_CALLBACK (founded_cb), widget, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, widget);
}

static void
sample_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  accord_window_open_sample (ACCORD_WINDOW (widget));
}

static void
open_partnership_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  accord_window_open (ACCORD_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/* --- bringing in --- */

static void
import_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const char *const NAMES[] = { "members", "activities", "strategy" };
  AccordPartnership *partnership = accord_window_get_partnership (ACCORD_WINDOW (widget));
  const char *name = g_variant_get_string (parameter, NULL);

  if (partnership != NULL && g_str_equal (name, "comments"))
    accord_comments_dialog_choose (widget, partnership);
  if (partnership != NULL && g_str_equal (name, "tables"))
    accord_tables_dialog_choose (widget, partnership);
  for (guint i = 0; partnership != NULL && i < G_N_ELEMENTS (NAMES); i++)
    if (g_str_equal (NAMES[i], name))
      adw_dialog_present (accord_import_assistant_new (partnership, (AccordImportKind) i), widget);
}

static void
imports_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordPartnership *partnership = accord_window_get_partnership (ACCORD_WINDOW (widget));

  if (partnership != NULL)
    adw_dialog_present (accord_imports_dialog_new (partnership), widget);
}

static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer data)
{
  AccordPartnership *partnership = accord_window_get_partnership (data);
  GFile *file = g_value_get_object (value);
  g_autofree char *name = g_file_get_basename (file);

  if (partnership == NULL)
    return FALSE;
  if (accord_message_is_message (file))
    accord_message_dialog_present (data, partnership, file);
  else if (name != NULL && g_str_has_suffix (name, ".docx"))
    accord_comments_dialog_present (data, partnership, file);
  else
    return FALSE;
  return TRUE;
}

/* A message, or a document that came back, goes to the log wherever in the window it is dropped. */
void
accord_window_files_init (AccordWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

void
accord_window_files_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.new", NULL, new_cb);
  gtk_widget_class_install_action (widget_class, "win.import", "s", import_cb);
  gtk_widget_class_install_action (widget_class, "win.imports", NULL, imports_cb);
  gtk_widget_class_install_action (widget_class, "win.sample", NULL, sample_cb);
  gtk_widget_class_install_action (widget_class, "win.export-table", "s", export_table_cb);
  gtk_widget_class_install_action (widget_class, "win.choose", NULL, choose_cb);
  gtk_widget_class_install_action (widget_class, "win.save-copy", NULL, save_copy_cb);
  gtk_widget_class_install_action (widget_class, "win.open-partnership", "s", open_partnership_cb);
}
