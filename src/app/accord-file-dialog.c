/* accord-file-dialog.c: what a file says, shown before any of it is stored
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/accord-file-dialog.h"

#include "ui/common/accord-background.h"
#include "ui/common/accord-file-choice.h"
#include "ui/common/accord-shell.h"

/**
 * AccordFileDialog:
 *
 * Reads a file on a thread, shows what it says, and stores it as one edit when a person says so. A kind of file has a class of
 * its own, which says how it is read, shown and stored.
 */
typedef struct
{
  AdwToolbarView *view;
  GtkWidget *add;

  AccordPartnership *partnership;
  GtkWidget *parent;         /* what complains when the file cannot be read */
} AccordFileDialogPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (AccordFileDialog, accord_file_dialog, ADW_TYPE_DIALOG)

enum
{
  PROP_0,
  PROP_CONTENT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static AccordFileDialogPrivate *
get_private (AccordFileDialog *self)
{
  return accord_file_dialog_get_instance_private (self);
}

/* --- storing --- */

static void
added_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordFileDialog) self = data;
  g_autoptr (GError) error = NULL;
  gpointer answer = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, &error);

  if (answer == NULL)
    {
      accord_shell_complain (GTK_WIDGET (self), error);
      accord_file_dialog_set_ready (self, TRUE);
      return;
    }
  ACCORD_FILE_DIALOG_GET_CLASS (self)->stored (self, answer);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
add_cb (AccordFileDialog *self)
{
  accord_file_dialog_set_ready (self, FALSE);
  accord_partnership_run_async (get_private (self)->partnership, ACCORD_FILE_DIALOG_GET_CLASS (self)->store (self), NULL,
                                added_cb, g_object_ref (self));
}

static void
cancel_cb (AccordFileDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

/**
 * accord_file_dialog_set_verb:
 * @verb: with a mnemonic
 *
 * What the button says that stores what was found; “Add” where nothing was said.
 */
void
accord_file_dialog_set_verb (AccordFileDialog *self, const char *verb)
{
  gtk_button_set_label (GTK_BUTTON (get_private (self)->add), verb);
}

/**
 * accord_file_dialog_set_ready:
 * @ready: whether there is something to store
 */
void
accord_file_dialog_set_ready (AccordFileDialog *self, gboolean ready)
{
  gtk_widget_set_sensitive (get_private (self)->add, ready);
}

/**
 * accord_file_dialog_open_activity:
 * @answer: (transfer full): an activity's id (`gint64 *`)
 *
 * Shows the activity that something was made of: what the class's `stored` may be.
 */
void
accord_file_dialog_open_activity (AccordFileDialog *self, gpointer answer)
{
  g_autofree gint64 *activity = answer;

  accord_shell_open (get_private (self)->parent, "activity", *activity);
}

/* --- reading --- */

/* What is done on a thread, and what it found. */
typedef struct
{
  AccordFileDialogClass *klass;
  AccordPartnership *partnership;
  GFile *file;
  gpointer found;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_object_unref (reading->partnership);
  g_object_unref (reading->file);
  g_clear_pointer (&reading->found, reading->klass->found_free);
  g_free (reading);
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Reading *reading = data;
  GError *error = NULL;

  reading->found = reading->klass->read (reading->partnership, reading->file, cancellable, &error);
  if (reading->found == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordFileDialog) self = data;
  g_autoptr (GError) error = NULL;
  Reading *reading = g_task_get_task_data (G_TASK (result));

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      ACCORD_FILE_DIALOG_GET_CLASS (self)->show (self, g_steal_pointer (&reading->found));
      return;
    }
  accord_shell_complain (get_private (self)->parent, error);
  adw_dialog_close (ADW_DIALOG (self));
}

/**
 * accord_file_dialog_present:
 * @self: (transfer floating): a dialog that was not shown yet
 * @parent: a widget of the window; it says what is the matter when the file cannot be read
 * @partnership: where it is to be stored
 * @file: what is read
 *
 * Shows what @file says. Nothing is stored before a person says so.
 */
void
accord_file_dialog_present (AccordFileDialog *self, GtkWidget *parent, AccordPartnership *partnership, GFile *file)
{
  AccordFileDialogPrivate *priv = get_private (self);
  Reading *reading = g_new0 (Reading, 1);

  g_set_object (&priv->partnership, partnership);
  g_set_object (&priv->parent, parent);
  *reading = (Reading) { ACCORD_FILE_DIALOG_GET_CLASS (self), g_object_ref (partnership), g_object_ref (file), NULL };
  adw_dialog_present (ADW_DIALOG (self), parent);
  accord_background_run (GTK_WIDGET (self), read_thread, reading, reading_free, NULL, read_cb);
}

/* --- which file --- */

typedef struct
{
  AccordFileDialog *dialog;
  GtkWidget *parent;
  AccordPartnership *partnership;
} Choosing;

static void
chosen_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree Choosing *choosing = data;
  g_autoptr (AccordFileDialog) dialog = choosing->dialog;
  g_autoptr (GtkWidget) parent = choosing->parent;
  g_autoptr (AccordPartnership) partnership = choosing->partnership;
  g_autoptr (GFile) file = accord_file_choice_finish (object, result, parent);

  if (file != NULL)
    accord_file_dialog_present (dialog, parent, partnership, file);
}

/**
 * accord_file_dialog_choose:
 * @self: (transfer floating): a dialog that was not shown yet
 * @parent: as for accord_file_dialog_present()
 * @partnership: where it is to be stored
 * @title: what the file is chosen for
 * @kind: what such files are called
 * @suffixes: what their names end in
 *
 * Asks for a file, and shows what it says.
 */
void
accord_file_dialog_choose (AccordFileDialog *self, GtkWidget *parent, AccordPartnership *partnership, const char *title,
                           const char *kind, const char *const *suffixes)
{
  g_autoptr (GtkFileDialog) chooser = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  Choosing *choosing = g_new (Choosing, 1);

  *choosing = (Choosing) { g_object_ref_sink (self), g_object_ref (parent), g_object_ref (partnership) };
  gtk_file_filter_set_name (filter, kind);
  for (guint i = 0; suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  gtk_file_dialog_set_title (chooser, title);
  gtk_file_dialog_set_default_filter (chooser, filter);
  gtk_file_dialog_open (chooser, GTK_WINDOW (gtk_widget_get_root (parent)), NULL, chosen_cb, choosing);
}

/* --- what is chosen --- */

/**
 * accord_file_dialog_offer:
 * @row: where one is chosen
 * @none: (nullable): a first choice that is none of them
 * @records: (element-type AccordRecord): those to choose from
 * @name: what one is called
 * @chosen: the id of the one that is chosen first, or 0
 *
 * Offers records.
 */
void
accord_file_dialog_offer (AdwComboRow *row, const char *none, GPtrArray *records, AccordFileDialogName name, gint64 chosen)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  if (none != NULL)
    gtk_string_list_append (names, none);
  for (guint i = 0; i < records->len; i++)
    {
      if (accord_record_get_id (records->pdata[i]) == chosen)
        selected = g_list_model_get_n_items (G_LIST_MODEL (names));
      gtk_string_list_take (names, name (records->pdata[i]));
    }
  adw_combo_row_set_model (row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (row, selected);
}

/**
 * accord_file_dialog_get_chosen:
 * @row: that accord_file_dialog_offer() filled
 * @records: (nullable): with these
 *
 * Returns: (transfer none) (nullable): the record that is chosen, %NULL for none of them
 */
AccordRecord *
accord_file_dialog_get_chosen (AdwComboRow *row, GPtrArray *records)
{
  GListModel *names = adw_combo_row_get_model (row);
  guint chosen = adw_combo_row_get_selected (row);
  guint n_before;

  if (records == NULL || names == NULL || chosen == GTK_INVALID_LIST_POSITION)
    return NULL;
  n_before = g_list_model_get_n_items (names) - records->len;
  return chosen >= n_before ? records->pdata[chosen - n_before] : NULL;
}

/* --- the object --- */

/**
 * accord_file_dialog_get_partnership:
 *
 * Returns: (transfer none): where it is to be stored
 */
AccordPartnership *
accord_file_dialog_get_partnership (AccordFileDialog *self)
{
  return get_private (self)->partnership;
}

static void
accord_file_dialog_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CONTENT)
    adw_toolbar_view_set_content (get_private (ACCORD_FILE_DIALOG (object))->view, g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
accord_file_dialog_dispose (GObject *object)
{
  AccordFileDialogPrivate *priv = get_private (ACCORD_FILE_DIALOG (object));

  gtk_widget_dispose_template (GTK_WIDGET (object), ACCORD_TYPE_FILE_DIALOG);
  g_clear_object (&priv->partnership);
  g_clear_object (&priv->parent);

  G_OBJECT_CLASS (accord_file_dialog_parent_class)->dispose (object);
}

static void
accord_file_dialog_class_init (AccordFileDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = accord_file_dialog_set_property;
  object_class->dispose = accord_file_dialog_dispose;

  /**
   * AccordFileDialog:content: (setter)
   *
   * What is below the bar.
   */
  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET,
                                                  G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/accord_icp/Accord/app/accord-file-dialog.ui");
  gtk_widget_class_bind_template_child_private (widget_class, AccordFileDialog, view);
  gtk_widget_class_bind_template_child_private (widget_class, AccordFileDialog, add);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
accord_file_dialog_init (AccordFileDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
