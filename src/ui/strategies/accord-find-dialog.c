/* accord-find-dialog.c: finds and replaces words in a whole strategy
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/strategies/accord-find-dialog.h"

#include <glib/gi18n.h>

#include "base/accord-error.h"
#include "ui/common/accord-shell.h"
#include "ui/common/accord-unstored.h"
#include "ui/strategies/accord-find-place.h"
#include "ui/strategies/accord-undo-toast.h"

/**
 * AccordFindDialog:
 *
 * Lists the places, each with the words around it; all of them, or those that are chosen, are replaced in one step.
 */
struct _AccordFindDialog
{
  AdwDialog parent_instance;

  GtkSearchEntry *words;
  GtkCheckButton *match_case;
  GtkCheckButton *whole_words;
  GtkLabel *count;
  GtkStack *stack;
  AdwStatusPage *nothing;
  GtkListView *list;
  GtkWidget *replacing;
  GtkEntry *replacement;
  GtkButton *choose;
  GtkButton *replace;

  AccordPartnership *partnership;
  gint64 plan;
  AccordFind *find;             /* what the places are of */
  GListStore *places;           /* AccordFindPlace */
  GCancellable *searching;
};

G_DEFINE_FINAL_TYPE (AccordFindDialog, accord_find_dialog, ADW_TYPE_DIALOG)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GPtrArray *
list_hits (AccordFindDialog *self, gboolean only_chosen)
{
  GPtrArray *hits = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->places)); i++)
    {
      g_autoptr (AccordFindPlace) place = g_list_model_get_item (G_LIST_MODEL (self->places), i);

      if (!only_chosen || accord_find_place_get_chosen (place))
        g_ptr_array_add (hits, accord_find_place_get_hit (place));
    }
  return hits;
}

static char *
describe_count (GPtrArray *hits)
{
  g_autoptr (GHashTable) sections = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree char *in_sections = NULL;

  for (guint i = 0; i < hits->len; i++)
    g_hash_table_add (sections, &((AccordFindHit *) hits->pdata[i])->section);
  in_sections = g_strdup_printf (ngettext ("in %u section", "in %u sections", g_hash_table_size (sections)),
                                 g_hash_table_size (sections));
  /* Translators: the last part is "in 5 sections". */
  return g_strdup_printf (ngettext ("%u place %s", "%u places %s", hits->len), hits->len, in_sections);
}

static void
update_cb (AccordFindDialog *self)
{
  g_autoptr (GPtrArray) hits = list_hits (self, FALSE);
  g_autoptr (GPtrArray) chosen = list_hits (self, TRUE);
  g_autofree char *count = describe_count (hits);
  g_autofree char *replace = g_strdup_printf (ngettext ("Replace in %u Place", "Replace in %u Places", chosen->len),
                                              chosen->len);

  gtk_label_set_label (self->count, hits->len > 0 ? count : "");
  gtk_button_set_label (self->replace, replace);
  gtk_button_set_label (self->choose, chosen->len > 0 ? _("Choose None") : _("Choose All"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->replace), chosen->len > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->choose), hits->len > 0);
}

/* --- finding --- */

static void
show_nothing (AccordFindDialog *self, gboolean asked)
{
  adw_status_page_set_title (self->nothing, asked ? _("Not Found") : _("What Are You Looking For?"));
  adw_status_page_set_description (self->nothing, asked ? _("No heading and no text has these words.")
                                                     : _("The headings and texts of all sections are searched, tables too."));
  gtk_stack_set_visible_child_name (self->stack, "none");
}

static void
show_hits (AccordFindDialog *self, GPtrArray *hits)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < hits->len; i++)
    {
      AccordFindPlace *place = accord_find_place_new (hits, i);

      g_signal_connect_object (place, "notify::chosen", G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (places, place);
    }
  g_list_store_splice (self->places, 0, g_list_model_get_n_items (G_LIST_MODEL (self->places)), places->pdata,
                       places->len);
  if (hits->len > 0)
    gtk_stack_set_visible_child_name (self->stack, "places");
  else
    show_nothing (self, *gtk_editable_get_text (GTK_EDITABLE (self->words)) != '\0');
  update_cb (self);
}

static void
found_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordFindDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, &error);

  if (self->places == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (hits != NULL)
    show_hits (self, hits);
  else
    accord_shell_complain (GTK_WIDGET (self), error);
}

static void
search_cb (AccordFindDialog *self)
{
  AccordFindFlags flags =
      (gtk_check_button_get_active (self->match_case) ? ACCORD_FIND_MATCH_CASE : ACCORD_FIND_PLAIN) |
      (gtk_check_button_get_active (self->whole_words) ? ACCORD_FIND_WHOLE_WORDS : ACCORD_FIND_PLAIN);

  if (self->partnership == NULL)
    return;
  g_cancellable_cancel (self->searching);
  g_set_object (&self->searching, NULL);
  self->searching = g_cancellable_new ();
  g_clear_pointer (&self->find, accord_find_unref);
  self->find = accord_find_new (gtk_editable_get_text (GTK_EDITABLE (self->words)), flags);
  accord_partnership_run_async (self->partnership, accord_find_in_plan (self->plan, self->find), self->searching,
                                found_cb, g_object_ref (self));
}

/* --- what is done with the places --- */

static void
activate_cb (AccordFindDialog *self, guint position)
{
  g_autoptr (AccordFindPlace) place = g_list_model_get_item (G_LIST_MODEL (self->places), position);
  g_autoptr (AccordFind) find = accord_find_ref (self->find);
  g_autoptr (AccordFindDialog) alive = g_object_ref (self);

  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[CHOSEN], 0, accord_find_place_get_hit (place), find);
}

static void
choose_cb (AccordFindDialog *self)
{
  g_autoptr (GPtrArray) chosen = list_hits (self, TRUE);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->places)); i++)
    {
      g_autoptr (AccordFindPlace) place = g_list_model_get_item (G_LIST_MODEL (self->places), i);

      g_object_set (place, "chosen", chosen->len == 0 && !accord_find_place_get_hit (place)->is_kept, NULL);
    }
}

static void
replaced_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordFindDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (self->places == NULL)
    return;
  if (accord_partnership_do_finish (ACCORD_PARTNERSHIP (object), result, &error))
    accord_undo_toast_show (GTK_WIDGET (self), self->partnership, _("Replaced"));
  else if (g_error_matches (error, ACCORD_ERROR, ACCORD_ERROR_CONFLICT))
    accord_shell_say (GTK_WIDGET (self), _("A text has changed in the meantime, so nothing was replaced. Look at it again."));
  else
    accord_shell_complain (GTK_WIDGET (self), error);
  search_cb (self);
}

static void
replace_cb (AccordFindDialog *self)
{
  const GError *error = accord_unstored_get_error (accord_unstored_get (self->partnership));
  g_autoptr (GPtrArray) hits = NULL;

  /* What is not stored yet would be stored over what is replaced. */
  if (error != NULL)
    {
      accord_shell_complain (GTK_WIDGET (self), error);
      return;
    }
  hits = list_hits (self, TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->replace), FALSE);
  accord_partnership_run_async (self->partnership,
                                accord_find_replace_in_plan (self->plan, self->find,
                                                             gtk_editable_get_text (GTK_EDITABLE (self->replacement)), hits),
                                NULL, replaced_cb, g_object_ref (self));
}

/* --- the object --- */

static void
accord_find_dialog_dispose (GObject *object)
{
  AccordFindDialog *self = ACCORD_FIND_DIALOG (object);

  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_FIND_DIALOG);
  g_clear_object (&self->places);
  g_clear_object (&self->partnership);
  g_clear_pointer (&self->find, accord_find_unref);

  G_OBJECT_CLASS (accord_find_dialog_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/accord_icp/Accord/ui/strategies/accord-find-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordFindDialog, words);
  gtk_widget_class_bind_template_child (widget_class, AccordFindDialog, match_case);
  gtk_widget_class_bind_template_child (widget_class, AccordFindDialog, whole_words);
  gtk_widget_class_bind_template_child (widget_class, AccordFindDialog, count);
  gtk_widget_class_bind_template_child (widget_class, AccordFindDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, AccordFindDialog, nothing);
  gtk_widget_class_bind_template_child (widget_class, AccordFindDialog, list);
  gtk_widget_class_bind_template_child (widget_class, AccordFindDialog, replacing);
  gtk_widget_class_bind_template_child (widget_class, AccordFindDialog, replacement);
  gtk_widget_class_bind_template_child (widget_class, AccordFindDialog, choose);
  gtk_widget_class_bind_template_child (widget_class, AccordFindDialog, replace);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, replace_cb);
}

static void
accord_find_dialog_class_init (AccordFindDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_find_dialog_dispose;

  /**
   * AccordFindDialog::chosen:
   * @self: the dialog, which is closed
   * @hit: (type gpointer): an #AccordFindHit
   * @find: (type gpointer): the #AccordFind
   *
   * The person wants to go to a place.
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_POINTER);
  bind_template (widget_class);
}

static void
accord_find_dialog_init (AccordFindDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->places = g_list_store_new (ACCORD_TYPE_FIND_PLACE);
}

/**
 * accord_find_dialog_new:
 * @partnership: where the strategy is
 * @plan: the strategy
 * @editable: whether words can be replaced; not those of a published strategy
 * @words: what to look for at first, or ""
 *
 * What is typed should have been stored before: only that is searched.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
accord_find_dialog_new (AccordPartnership *partnership, gint64 plan, gboolean editable, const char *words)
{
  AccordFindDialog *self = g_object_new (ACCORD_TYPE_FIND_DIALOG, NULL);
  g_autoptr (GtkListItemFactory) factory = accord_find_place_factory_new (editable);
  g_autoptr (GtkSelectionModel) model = GTK_SELECTION_MODEL (
      gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->places))));

  self->partnership = g_object_ref (partnership);
  self->plan = plan;
  gtk_widget_set_visible (self->replacing, editable);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, model);
  update_cb (self);
  gtk_editable_set_text (GTK_EDITABLE (self->words), words);
  return ADW_DIALOG (self);
}
