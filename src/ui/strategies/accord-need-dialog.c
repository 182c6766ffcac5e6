/* accord-need-dialog.c: says which assessed need a section meets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/strategies/accord-need-dialog.h"

#include <glib/gi18n.h>

#include "base/accord-fold.h"
#include "plans/accord-need.h"
#include "ui/common/accord-shell.h"

/**
 * AccordNeedDialog:
 *
 * A need that is recorded already is chosen; another is typed, with the assessment that names it.
 */
struct _AccordNeedDialog
{
  AdwDialog parent_instance;

  AdwComboRow *functions;
  GtkEditable *need;
  GtkEditable *assessment;
  GtkWidget *add;
  AdwPreferencesGroup *known;
  GPtrArray *rows;             /* in it */

  AccordPartnership *partnership;
  gint64 section;
  GPtrArray *codes;            /* of the functions, as they are listed; the first is none */
};

G_DEFINE_FINAL_TYPE (AccordNeedDialog, accord_need_dialog, ADW_TYPE_DIALOG)

static void
done_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordNeedDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, &error);

  if (id == NULL)
    accord_shell_complain (GTK_WIDGET (self), error);
  else
    adw_dialog_close (ADW_DIALOG (self));
}

static const char *
get_function (AccordNeedDialog *self)
{
  guint chosen = adw_combo_row_get_selected (self->functions);

  return chosen < self->codes->len ? g_ptr_array_index (self->codes, chosen) : "";
}

/* Of what is recorded already only what has the words that are typed, in the need or in its assessment. */
static void
show_known (AccordNeedDialog *self)
{
  g_autofree char *words = accord_fold (gtk_editable_get_text (self->need));
  gboolean is_any = FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      gboolean is_found = strstr (g_object_get_data (G_OBJECT (row), "accord-folded"), g_strstrip (words)) != NULL;

      gtk_widget_set_visible (row, is_found);
      is_any = is_any || is_found;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->known), is_any);
}

static void
changed_cb (AccordNeedDialog *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->need)));

  gtk_widget_set_sensitive (self->add, *text != '\0');
  show_known (self);
}

static void
add_cb (AccordNeedDialog *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->need)));
  g_autofree char *assessment = g_strstrip (g_strdup (gtk_editable_get_text (self->assessment)));

  if (*text != '\0')
    accord_partnership_run_async (self->partnership,
                                  accord_need_add (assessment, text, self->section, get_function (self)), NULL, done_cb,
                                  g_object_ref (self));
}

static void
known_activated_cb (AdwActionRow *row, gpointer data)
{
  AccordNeedDialog *self = data;
  const gint64 *need = g_object_get_data (G_OBJECT (row), "accord-need");

  accord_partnership_run_async (self->partnership, accord_need_meet (*need, self->section, get_function (self)), NULL,
                                done_cb, g_object_ref (self));
}

static void
add_known (AccordNeedDialog *self, AccordRecord *need)
{
  GtkWidget *row = adw_action_row_new ();
  gint64 id = accord_record_get_id (need);
  guint n = (guint) accord_record_get_int (need, "n_sections");
  g_autofree char *met = n > 0 ? g_strdup_printf (g_dngettext (NULL, "met by %u section", "met by %u sections", n), n)
                               : g_strdup (_("no section meets it yet"));
  const char *assessment = accord_record_get (need, "assessment");
  g_autofree char *subtitle = *assessment != '\0' ? g_strdup_printf ("%s · %s", assessment, met) : g_strdup (met);
  g_autofree char *all = NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), accord_record_get (need, "text"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "accord-need", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (known_activated_cb), self);
  adw_preferences_group_add (self->known, row);
  all = g_strjoin (" ", accord_record_get (need, "text"), assessment, NULL);
  g_object_set_data_full (G_OBJECT (row), "accord-folded", accord_fold (all), g_free);
  g_ptr_array_add (self->rows, row);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordNeedDialog) self = data;
  g_autoptr (GPtrArray) needs = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, NULL);

  if (needs == NULL || self->partnership == NULL)
    return;
  for (guint i = 0; i < needs->len; i++)
    add_known (self, needs->pdata[i]);
  show_known (self);
  /* The next need is most likely named by the same assessment. */
  if (needs->len > 0 && *gtk_editable_get_text (self->assessment) == '\0')
    gtk_editable_set_text (self->assessment, accord_record_get (needs->pdata[needs->len - 1], "assessment"));
}

static void
fill_functions (AccordNeedDialog *self)
{
  AccordVocabulary *functions = accord_partnership_get_vocabulary (self->partnership, "function_of");
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, _("Not said yet"));
  g_ptr_array_add (self->codes, g_strdup (""));
  for (guint i = 0; i < accord_vocabulary_get_length (functions); i++)
    {
      const AccordTerm *term = accord_vocabulary_get (functions, i);

      if (term->retired)
        continue;
      gtk_string_list_append (labels, term->label);
      g_ptr_array_add (self->codes, g_strdup (term->code));
    }
  adw_combo_row_set_model (self->functions, G_LIST_MODEL (labels));
}

/* --- the object --- */

static void
accord_need_dialog_dispose (GObject *object)
{
  AccordNeedDialog *self = ACCORD_NEED_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_NEED_DIALOG);
  g_clear_object (&self->partnership);

  G_OBJECT_CLASS (accord_need_dialog_parent_class)->dispose (object);
}

static void
accord_need_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (ACCORD_NEED_DIALOG (object)->codes);
  g_ptr_array_unref (ACCORD_NEED_DIALOG (object)->rows);

  G_OBJECT_CLASS (accord_need_dialog_parent_class)->finalize (object);
}

static void
accord_need_dialog_class_init (AccordNeedDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_need_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_need_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/accord_icp/Accord/ui/strategies/accord-need-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordNeedDialog, functions);
  gtk_widget_class_bind_template_child (widget_class, AccordNeedDialog, need);
  gtk_widget_class_bind_template_child (widget_class, AccordNeedDialog, assessment);
  gtk_widget_class_bind_template_child (widget_class, AccordNeedDialog, add);
  gtk_widget_class_bind_template_child (widget_class, AccordNeedDialog, known);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
accord_need_dialog_init (AccordNeedDialog *self)
{
  self->rows = g_ptr_array_new ();
  self->codes = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * accord_need_dialog_new:
 * @partnership: what is edited
 * @section: the section that meets it
 *
 * Returns: (transfer floating): a dialog that makes the edit by itself
 */
AdwDialog *
accord_need_dialog_new (AccordPartnership *partnership, gint64 section)
{
  AccordNeedDialog *self = g_object_new (ACCORD_TYPE_NEED_DIALOG, NULL);

  self->partnership = g_object_ref (partnership);
  self->section = section;
  fill_functions (self);
  accord_partnership_run_async (partnership, accord_need_list (), NULL, loaded_cb, g_object_ref (self));
  return ADW_DIALOG (self);
}
