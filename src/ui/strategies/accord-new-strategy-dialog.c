/* accord-new-strategy-dialog.c: begins a strategy
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/strategies/accord-new-strategy-dialog.h"

#include "model/accord-record.h"
#include "ui/common/accord-shell.h"

/**
 * AccordNewStrategyDialog:
 *
 * Asks for a title and a kind of plan.
 */
struct _AccordNewStrategyDialog
{
  AdwDialog parent_instance;

  GtkEditable *plan_title;
  AdwComboRow *kind;
  GtkWidget *create;

  AccordPartnership *partnership;
  GPtrArray *codes;             /* of the kinds that are offered */
};

G_DEFINE_FINAL_TYPE (AccordNewStrategyDialog, accord_new_strategy_dialog, ADW_TYPE_DIALOG)

enum
{
  CREATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
dup_title (AccordNewStrategyDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->plan_title)));
}

static void
title_changed_cb (AccordNewStrategyDialog *self)
{
  g_autofree char *title = dup_title (self);

  gtk_widget_set_sensitive (self->create, *title != '\0');
}

static void
created_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordNewStrategyDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, &error);

  if (id == NULL)
    {
      title_changed_cb (self);
      accord_shell_complain (GTK_WIDGET (self), error);
      return;
    }
  g_signal_emit (self, signals[CREATED], 0, *id);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
create_cb (AccordNewStrategyDialog *self)
{
  g_autofree char *title = dup_title (self);
  guint chosen = adw_combo_row_get_selected (self->kind);
  const char *kind = chosen < self->codes->len ? g_ptr_array_index (self->codes, chosen) : "ics";

  /* Once is enough. */
  gtk_widget_set_sensitive (self->create, FALSE);
  accord_partnership_run_async (self->partnership,
                                accord_record_add ("plan", (const char *const[]) { "title", "plan_type", NULL },
                                                   (const char *const[]) { title, kind, NULL }),
                                NULL, created_cb, g_object_ref (self));
}

static void
fill_kinds (AccordNewStrategyDialog *self)
{
  AccordVocabulary *kinds = accord_partnership_get_vocabulary (self->partnership, "plan_type");
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < accord_vocabulary_get_length (kinds); i++)
    {
      const AccordTerm *term = accord_vocabulary_get (kinds, i);

      if (term->retired)
        continue;
      gtk_string_list_append (labels, term->label);
      g_ptr_array_add (self->codes, g_strdup (term->code));
    }
  adw_combo_row_set_model (self->kind, G_LIST_MODEL (labels));
}

/* --- the object --- */

static void
accord_new_strategy_dialog_dispose (GObject *object)
{
  AccordNewStrategyDialog *self = ACCORD_NEW_STRATEGY_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_NEW_STRATEGY_DIALOG);
  g_clear_object (&self->partnership);

  G_OBJECT_CLASS (accord_new_strategy_dialog_parent_class)->dispose (object);
}

static void
accord_new_strategy_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (ACCORD_NEW_STRATEGY_DIALOG (object)->codes);

  G_OBJECT_CLASS (accord_new_strategy_dialog_parent_class)->finalize (object);
}

static void
accord_new_strategy_dialog_class_init (AccordNewStrategyDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = accord_new_strategy_dialog_dispose;
  object_class->finalize = accord_new_strategy_dialog_finalize;

  /**
   * AccordNewStrategyDialog::created:
   * @self: the dialog
   * @plan: the new strategy
   */
  signals[CREATED] = g_signal_new ("created", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/accord_icp/Accord/ui/strategies/accord-new-strategy-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordNewStrategyDialog, plan_title);
  gtk_widget_class_bind_template_child (widget_class, AccordNewStrategyDialog, kind);
  gtk_widget_class_bind_template_child (widget_class, AccordNewStrategyDialog, create);
  gtk_widget_class_bind_template_callback (widget_class, title_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
}

static void
accord_new_strategy_dialog_init (AccordNewStrategyDialog *self)
{
  self->codes = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * accord_new_strategy_dialog_new:
 * @partnership: where it is made
 *
 * Returns: (transfer floating): a dialog that makes the strategy by itself
 */
AdwDialog *
accord_new_strategy_dialog_new (AccordPartnership *partnership)
{
  AccordNewStrategyDialog *self = g_object_new (ACCORD_TYPE_NEW_STRATEGY_DIALOG, NULL);

  self->partnership = g_object_ref (partnership);
  fill_kinds (self);
  return ADW_DIALOG (self);
}
