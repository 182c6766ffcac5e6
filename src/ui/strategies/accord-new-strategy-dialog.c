/* accord-new-strategy-dialog.c: begins a strategy
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/strategies/accord-new-strategy-dialog.h"

#include <glib/gi18n.h>

#include "plans/accord-plan-template.h"
#include "ui/common/accord-shell.h"

/**
 * AccordNewStrategyDialog:
 *
 * Asks for a title, a kind of plan, and what to begin with. Templates are data that a site may add to; one that cannot be
 * used is told of.
 */
struct _AccordNewStrategyDialog
{
  AdwDialog parent_instance;

  GtkEditable *plan_title;
  AdwComboRow *kind;
  AdwComboRow *beginning;
  GtkLabel *refused;
  GtkWidget *create;

  AccordPartnership *partnership;
  GPtrArray *codes;             /* of the kinds that are offered */
  GPtrArray *templates;         /* AccordPlanTemplate */
  GPtrArray *offered;           /* those for the kind that is chosen */
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

static const char *
get_kind (AccordNewStrategyDialog *self)
{
  guint chosen = adw_combo_row_get_selected (self->kind);

  return chosen < self->codes->len ? g_ptr_array_index (self->codes, chosen) : "ics";
}

static void
create_cb (AccordNewStrategyDialog *self)
{
  g_autofree char *title = dup_title (self);
  guint chosen = adw_combo_row_get_selected (self->beginning);
  const AccordPlanTemplate *template = chosen < self->offered->len ? g_ptr_array_index (self->offered, chosen) : NULL;

  /* Once is enough. */
  gtk_widget_set_sensitive (self->create, FALSE);
  accord_partnership_run_async (self->partnership, accord_plan_begin (title, get_kind (self), template), NULL, created_cb,
                                g_object_ref (self));
}

/* What the kind that is chosen may begin with: its templates, or nothing. */
static void
kind_changed_cb (AccordNewStrategyDialog *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  if (self->templates == NULL)
    return;
  g_ptr_array_set_size (self->offered, 0);
  for (guint i = 0; i < self->templates->len; i++)
    {
      AccordPlanTemplate *template = g_ptr_array_index (self->templates, i);
      /* Translators: what a new strategy begins with; %s is a template's name, %u how many sections it has. */
      g_autofree char *label = g_strdup_printf (_("%s: %u sections to fill in"), template->label, template->sections->len);

      if (!g_str_equal (template->plan_type, get_kind (self)))
        continue;
      g_ptr_array_add (self->offered, template);
      gtk_string_list_append (labels, label);
    }
  gtk_string_list_append (labels, _("An empty strategy"));
  adw_combo_row_set_model (self->beginning, G_LIST_MODEL (labels));
}

static void
load_templates (AccordNewStrategyDialog *self)
{
  g_autoptr (GPtrArray) refused = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  g_autoptr (GString) words = g_string_new (NULL);

  self->templates = accord_plan_templates_read (refused);
  for (guint i = 0; i < refused->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? "\n" : "", ((GError *) g_ptr_array_index (refused, i))->message);
  gtk_label_set_text (self->refused, words->str);
  gtk_widget_set_visible (GTK_WIDGET (self->refused), words->len > 0);
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
  AccordNewStrategyDialog *self = ACCORD_NEW_STRATEGY_DIALOG (object);

  g_ptr_array_unref (self->codes);
  g_ptr_array_unref (self->offered);
  g_clear_pointer (&self->templates, g_ptr_array_unref);

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
  gtk_widget_class_bind_template_child (widget_class, AccordNewStrategyDialog, beginning);
  gtk_widget_class_bind_template_child (widget_class, AccordNewStrategyDialog, refused);
  gtk_widget_class_bind_template_child (widget_class, AccordNewStrategyDialog, create);
  gtk_widget_class_bind_template_callback (widget_class, title_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
}

static void
accord_new_strategy_dialog_init (AccordNewStrategyDialog *self)
{
  self->codes = g_ptr_array_new_with_free_func (g_free);
  self->offered = g_ptr_array_new ();
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
  load_templates (self);
  kind_changed_cb (self);
  return ADW_DIALOG (self);
}
