/* accord-preferences-dialog.c: what belongs to the desk rather than to a partnership
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/accord-preferences-dialog.h"

#include <glib/gi18n.h>

#include "base/accord-error.h"
#include "checks/accord-rule-packs.h"
#include "model/accord-vocabulary-files.h"
#include "ui/common/accord-background.h"
#include "base/accord-error-words.h"
#include "ui/common/accord-file-choice.h"
#include "ui/common/accord-shell.h"

/**
 * AccordPreferencesDialog:
 *
 * The rule packs and vocabularies at this desk and where each came from. What is added is looked through first: a bad one is
 * refused with the reason, and what was in force stays.
 *
 * Emits #AccordPreferencesDialog::rules-changed when other rule packs are in force.
 */
struct _AccordPreferencesDialog
{
  AdwPreferencesDialog parent_instance;

  AdwPreferencesGroup *refusals;
  AdwPreferencesGroup *packs;
  AdwPreferencesGroup *vocabularies;

  AccordPartnership *partnership;   /* (nullable): takes the terms of a vocabulary that is added */
  GPtrArray *rows;                  /* of what is listed; the groups hold them */
  GtkWidget *refusal;               /* (nullable): why the last file was refused */
};

G_DEFINE_FINAL_TYPE (AccordPreferencesDialog, accord_preferences_dialog, ADW_TYPE_PREFERENCES_DIALOG)

enum
{
  RULES_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- work with files --- */

typedef enum
{
  LIST,
  ADD,
  REMOVE,
} Step;

typedef struct
{
  Step step;
  AccordPreferencesKind kind;
  char *path;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_free (work->path);
  g_free (work);
}

static gboolean
do_step (const Work *work, GError **error)
{
  gboolean is_pack = work->kind == ACCORD_PREFERENCES_RULE_PACK;

  switch (work->step)
    {
    case ADD:
      return is_pack ? accord_rule_packs_add (work->path, error) : accord_vocabulary_files_add (work->path, error);
    case REMOVE:
      return is_pack ? accord_rule_packs_remove (work->path, error) : accord_data_remove (work->path, error);
    default:
      return TRUE;
    }
}

/* What is there afterwards is read whether or not it could be done. */
static void
work_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  accord_rule_packs_get_default ();
  if (do_step (data, &error))
    g_task_return_pointer (task, accord_vocabulary_files_list (), (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void run_step (AccordPreferencesDialog *self, Step step, AccordPreferencesKind kind, const char *path);

/* --- what is listed --- */

static const char *
name_origin (AccordDataOrigin origin)
{
  switch (origin)
    {
    case ACCORD_DATA_SITE:
      return _("from your administrator");
    case ACCORD_DATA_OWN:
      return _("added at this desk");
    default:
      return _("from the program");
    }
}

static void
remove_cb (GtkWidget *button, gpointer data)
{
  AccordPreferencesDialog *self = ACCORD_PREFERENCES_DIALOG (
      gtk_widget_get_ancestor (button, ACCORD_TYPE_PREFERENCES_DIALOG));
  const Work *work = data;

  run_step (self, REMOVE, work->kind, work->path);
}

static void
free_work (gpointer data, GClosure *closure)
{
  work_free (data);
}

static void
add_remove_button (AdwActionRow *row, AccordPreferencesKind kind, const char *path, const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *name = g_strdup_printf (_("Remove “%s”"), label);
  Work *work = g_new (Work, 1);

  *work = (Work) { REMOVE, kind, g_strdup (path) };
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (remove_cb), work, free_work, G_CONNECT_DEFAULT);
  adw_action_row_add_suffix (row, button);
}

static GtkWidget *
make_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  return row;
}

static void
add_row (AccordPreferencesDialog *self, AdwPreferencesGroup *group, GtkWidget *row)
{
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
}

/* Why a file cannot be used: the file, the line and what is wrong in it. */
static GtkWidget *
make_refusal (const char *path, const char *words)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *title = g_strdup_printf (_("“%s” cannot be used; what was in force stays"), name);
  GtkWidget *row = make_row (title, words);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", "dialog-warning-symbolic", "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  return row;
}

static void
list_pack (AccordPreferencesDialog *self, const AccordRulePackFile *file)
{
  g_autofree char *name = g_path_get_basename (file->path);
  const char *label = file->pack != NULL ? file->pack->label : name;
  GtkWidget *row;

  if (file->pack != NULL)
    {
      guint n = file->pack->rules->len;
      /* Translators: how many requirements a rule pack has. */
      g_autofree char *rules = g_strdup_printf (g_dngettext (NULL, "%u rule", "%u rules", n), n);
      /* Translators: the name of a rule pack, how many rules it has, and where it came from. */
      g_autofree char *subtitle = g_strdup_printf (_("%s · %s · %s"), file->pack->id, rules, name_origin (file->origin));

      row = make_row (label, subtitle);
    }
  else
    row = make_refusal (file->path, file->error->message);
  if (file->origin == ACCORD_DATA_OWN)
    add_remove_button (ADW_ACTION_ROW (row), ACCORD_PREFERENCES_RULE_PACK, file->path, label);
  add_row (self, self->packs, row);
}

static void
list_vocabulary (AccordPreferencesDialog *self, const AccordVocabularyFile *file)
{
  const char *label = file->label != NULL ? file->label : file->name;
  GtkWidget *row;

  if (file->error == NULL)
    {
      g_autofree char *terms = g_strdup_printf (g_dngettext (NULL, "%u term", "%u terms", file->n_terms), file->n_terms);
      g_autofree char *subtitle = g_strdup_printf (_("%s · %s · %s"), file->name, terms, name_origin (file->origin));

      row = make_row (label, subtitle);
    }
  else
    row = make_refusal (file->path, file->error->message);
  if (file->origin == ACCORD_DATA_OWN)
    add_remove_button (ADW_ACTION_ROW (row), ACCORD_PREFERENCES_VOCABULARY, file->path, label);
  add_row (self, self->vocabularies, row);
}

/* The program has dozens of lists: those are counted, and the others named. */
static void
show_all (AccordPreferencesDialog *self, GPtrArray *vocabularies)
{
  AccordRulePacks *packs = accord_rule_packs_get_default ();
  g_autofree char *description = NULL;
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      adw_preferences_group_remove (
          ADW_PREFERENCES_GROUP (gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP)), row);
    }
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < packs->files->len; i++)
    {
      const AccordRulePackFile *file = g_ptr_array_index (packs->files, i);

      if (file->is_in_force || file->error != NULL)
        list_pack (self, file);
    }
  for (guint i = 0; i < vocabularies->len; i++)
    {
      const AccordVocabularyFile *file = g_ptr_array_index (vocabularies, i);

      if (file->origin == ACCORD_DATA_PROGRAM)
        n += file->is_in_force;
      else if (file->is_in_force || file->error != NULL)
        list_vocabulary (self, file);
    }
  description = g_strdup_printf (g_dngettext (NULL,
                                              "The lists that fields are filled in from. %u list is the program’s own.",
                                              "The lists that fields are filled in from. %u lists are the program’s own.",
                                              n), n);
  adw_preferences_group_set_description (self->vocabularies, description);
}

/* --- adding and removing --- */

static void
set_refusal (AccordPreferencesDialog *self, const char *path, const GError *error)
{
  g_autofree char *words = error != NULL ? accord_error_words (error) : NULL;

  if (self->refusal != NULL)
    adw_preferences_group_remove (self->refusals, self->refusal);
  self->refusal = error != NULL ? make_refusal (path, words) : NULL;
  if (self->refusal != NULL)
    {
      adw_preferences_group_add (self->refusals, self->refusal);
      accord_shell_announce (GTK_WIDGET (self), words);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->refusals), self->refusal != NULL);
}

static void
done_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordPreferencesDialog) self = data;
  g_autoptr (GError) error = NULL;
  const Work *work = g_task_get_task_data (G_TASK (result));
  g_autoptr (GPtrArray) vocabularies = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->rows == NULL)
    return;
  set_refusal (self, work->path, error);
  if (error != NULL)
    return;
  show_all (self, vocabularies);
  if (work->step != LIST && work->kind == ACCORD_PREFERENCES_RULE_PACK)
    g_signal_emit (self, signals[RULES_CHANGED], 0);
  if (work->step == ADD && work->kind == ACCORD_PREFERENCES_VOCABULARY && self->partnership != NULL)
    accord_shell_edit (GTK_WIDGET (self), self->partnership, accord_vocabulary_files_take (work->path));
}

static void
run_step (AccordPreferencesDialog *self, Step step, AccordPreferencesKind kind, const char *path)
{
  Work *work = g_new (Work, 1);

  *work = (Work) { step, kind, g_strdup (path) };
  accord_background_run (GTK_WIDGET (self), work_cb, work, work_free, NULL, done_cb);
}

/**
 * accord_preferences_dialog_add:
 * @kind: what it is to be
 * @file: a file that a person chose
 *
 * Looks through a file and takes a copy of it to this desk, or says why it cannot be used. The open partnership takes the
 * terms of a vocabulary that it does not have yet, as an edit that can be undone.
 */
void
accord_preferences_dialog_add (AccordPreferencesDialog *self, AccordPreferencesKind kind, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);

  g_return_if_fail (ACCORD_IS_PREFERENCES_DIALOG (self));

  if (path != NULL)
    run_step (self, ADD, kind, path);
}

static void
chosen (AccordPreferencesDialog *self, GObject *dialog, GAsyncResult *result, AccordPreferencesKind kind)
{
  g_autoptr (GFile) file = accord_file_choice_finish (dialog, result, GTK_WIDGET (self));

  if (file != NULL)
    accord_preferences_dialog_add (self, kind, file);
}

static void
pack_chosen_cb (GObject *dialog, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordPreferencesDialog) self = data;

  chosen (self, dialog, result, ACCORD_PREFERENCES_RULE_PACK);
}

static void
vocabulary_chosen_cb (GObject *dialog, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordPreferencesDialog) self = data;

  chosen (self, dialog, result, ACCORD_PREFERENCES_VOCABULARY);
}

static void
choose (AccordPreferencesDialog *self, const char *title, GAsyncReadyCallback callback)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_add_suffix (filter, "json");
  gtk_file_filter_set_name (filter, _("JSON files"));
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, callback, g_object_ref (self));
}

static void
add_pack_cb (AccordPreferencesDialog *self)
{
  choose (self, _("Add Rule Pack"), pack_chosen_cb);
}

static void
add_vocabulary_cb (AccordPreferencesDialog *self)
{
  choose (self, _("Add Vocabulary"), vocabulary_chosen_cb);
}

/* --- the object --- */

static void
accord_preferences_dialog_dispose (GObject *object)
{
  AccordPreferencesDialog *self = ACCORD_PREFERENCES_DIALOG (object);

  g_clear_object (&self->partnership);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_PREFERENCES_DIALOG);

  G_OBJECT_CLASS (accord_preferences_dialog_parent_class)->dispose (object);
}

static void
accord_preferences_dialog_class_init (AccordPreferencesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_preferences_dialog_dispose;

  /**
   * AccordPreferencesDialog::rules-changed:
   *
   * Other rule packs are in force than before.
   */
  signals[RULES_CHANGED] = g_signal_new ("rules-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/accord_icp/Accord/app/accord-preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordPreferencesDialog, refusals);
  gtk_widget_class_bind_template_child (widget_class, AccordPreferencesDialog, packs);
  gtk_widget_class_bind_template_child (widget_class, AccordPreferencesDialog, vocabularies);
  gtk_widget_class_bind_template_callback (widget_class, add_pack_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_vocabulary_cb);
}

static void
accord_preferences_dialog_init (AccordPreferencesDialog *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * accord_preferences_dialog_new:
 * @partnership: (nullable): what is open
 *
 * Returns: (transfer floating): a dialog, filled a little later
 */
AdwDialog *
accord_preferences_dialog_new (AccordPartnership *partnership)
{
  AccordPreferencesDialog *self = g_object_new (ACCORD_TYPE_PREFERENCES_DIALOG, NULL);

  self->partnership = partnership != NULL ? g_object_ref (partnership) : NULL;
  run_step (self, LIST, ACCORD_PREFERENCES_RULE_PACK, NULL);
  return ADW_DIALOG (self);
}
