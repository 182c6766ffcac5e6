/* accord-evidence-pane.c: what belongs to one section
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/strategies/accord-evidence-pane.h"

#include <glib/gi18n.h>

#include "model/accord-evidence.h"
#include "model/accord-history.h"
#include "ui/common/accord-form.h"
#include "ui/common/accord-shell.h"
#include "ui/strategies/accord-evidence-row.h"
#include "ui/strategies/accord-undo-toast.h"

/* Nobody reads further back here; the whole history has a place of its own. */
#define MAX_HISTORY 50

/**
 * AccordEvidencePane:
 *
 * The right pane: what the section rests on, the topics it answers, and who changed it. Whoever shows the pane makes the
 * action `evidence.link`, because the words to link are in the text.
 */
struct _AccordEvidencePane
{
  AdwBin parent_instance;

  AdwPreferencesGroup *evidence_group;
  GtkListBox *evidence;
  AdwBin *topics;
  AdwPreferencesGroup *history;
  GtkToggleButton *history_shown;

  AccordPartnership *partnership;
  AccordForm *form;
  GPtrArray *history_rows;
  gint64 section;
};

G_DEFINE_FINAL_TYPE (AccordEvidencePane, accord_evidence_pane, ADW_TYPE_BIN)

typedef struct
{
  AccordEvidencePane *pane;
  gint64 section;
} Asked;

static void
ask (AccordEvidencePane *self, AccordRequest *request, GAsyncReadyCallback callback)
{
  Asked *asked = g_new (Asked, 1);

  *asked = (Asked) { g_object_ref (self), self->section };
  accord_partnership_run_async (self->partnership, request, NULL, callback, asked);
}

/* The answer, unless another section is shown by now. */
static GPtrArray *
take_answer (GObject *object, GAsyncResult *result, Asked *asked)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) answer = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, &error);

  if (asked->pane->partnership == NULL || asked->pane->section != asked->section)
    return NULL;
  if (error != NULL)
    accord_shell_complain (GTK_WIDGET (asked->pane), error);
  return g_steal_pointer (&answer);
}

/* --- evidence --- */

static void
evidence_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree Asked *asked = data;
  g_autoptr (AccordEvidencePane) self = asked->pane;
  g_autoptr (GPtrArray) links = take_answer (object, result, asked);
  g_autofree char *title = NULL;

  if (links == NULL)
    return;
  gtk_list_box_remove_all (self->evidence);
  for (guint i = 0; i < links->len; i++)
    gtk_list_box_append (self->evidence, accord_evidence_row_new (self->partnership, g_ptr_array_index (links, i)));
  /* Translators: the title over what was heard that a section rests on, with how many. */
  title = links->len > 0 ? g_strdup_printf (_("Evidence (%u)"), links->len) : g_strdup (_("Evidence"));
  adw_preferences_group_set_title (self->evidence_group, title);
}

static void
confirm_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordEvidencePane *self = ACCORD_EVIDENCE_PANE (widget);

  accord_shell_edit (widget, self->partnership, accord_evidence_confirm (g_variant_get_int64 (parameter), ""));
}

static void
removed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordEvidencePane) self = data;
  g_autoptr (GError) error = NULL;

  accord_partnership_do_finish (ACCORD_PARTNERSHIP (object), result, &error);
  if (error != NULL)
    accord_shell_complain (GTK_WIDGET (self), error);
  else
    accord_undo_toast_show (GTK_WIDGET (self), ACCORD_PARTNERSHIP (object), _("Link removed"));
}

static void
remove_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordEvidencePane *self = ACCORD_EVIDENCE_PANE (widget);

  accord_partnership_run_async (self->partnership, accord_evidence_unlink (g_variant_get_int64 (parameter)), NULL,
                                removed_cb, g_object_ref (self));
}

/* --- history --- */

/* The store keeps UTC; a person reads the clock on the wall. */
static char *
write_time (const char *at)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (at, utc);
  g_autoptr (GDateTime) local = time != NULL ? g_date_time_to_local (time) : NULL;

  return local != NULL ? g_date_time_format (local, "%d/%m/%Y %H:%M") : g_strdup (at);
}

static void
add_history_row (AccordEvidencePane *self, const AccordHistoryEntry *entry)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *time = write_time (entry->at);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", time, entry->author);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), entry->label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_preferences_group_add (self->history, row);
  g_ptr_array_add (self->history_rows, row);
}

static void
clear_history (AccordEvidencePane *self)
{
  for (guint i = 0; i < self->history_rows->len; i++)
    adw_preferences_group_remove (self->history, g_ptr_array_index (self->history_rows, i));
  g_ptr_array_set_size (self->history_rows, 0);
}

static void
history_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree Asked *asked = data;
  g_autoptr (AccordEvidencePane) self = asked->pane;
  g_autoptr (GPtrArray) entries = take_answer (object, result, asked);

  if (entries == NULL || !gtk_toggle_button_get_active (self->history_shown))
    return;
  clear_history (self);
  for (guint i = 0; i < MIN (entries->len, MAX_HISTORY); i++)
    {
      const AccordHistoryEntry *entry = g_ptr_array_index (entries, i);

      if (g_str_equal (entry->state, "done"))
        add_history_row (self, entry);
    }
}

static void
load_history (AccordEvidencePane *self)
{
  if (self->section != 0 && gtk_toggle_button_get_active (self->history_shown))
    ask (self, accord_history_load_record ("section", self->section), history_loaded_cb);
}

static void
history_toggled_cb (AccordEvidencePane *self)
{
  clear_history (self);
  load_history (self);
}

/* --- showing --- */

static void
load (AccordEvidencePane *self)
{
  if (self->section == 0)
    return;
  ask (self, accord_evidence_of_section (self->section), evidence_loaded_cb);
  load_history (self);
}

static void
changed_cb (AccordPartnership *partnership, AccordChanges *changes, gpointer data)
{
  if (accord_changes_touch (changes, "section") || accord_changes_touch (changes, "evidence_link") ||
      accord_changes_touch (changes, "activity") || accord_changes_touch (changes, "feedback") ||
      accord_changes_touch (changes, "section_topic"))
    load (data);
}

/**
 * accord_evidence_pane_set_partnership:
 * @partnership: what is edited
 *
 * To be called once, before anything is shown.
 */
void
accord_evidence_pane_set_partnership (AccordEvidencePane *self, AccordPartnership *partnership)
{
  g_return_if_fail (ACCORD_IS_EVIDENCE_PANE (self));
  g_return_if_fail (self->partnership == NULL);

  self->partnership = g_object_ref (partnership);
  self->form = ACCORD_FORM (accord_form_new (partnership));
  accord_form_add_group (self->form, "", "section", (const char *const[]) { "section_topic", "owner", NULL });
  adw_bin_set_child (self->topics, GTK_WIDGET (self->form));
  g_signal_connect_object (partnership, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
}

/**
 * accord_evidence_pane_show:
 * @section: a section, or 0
 *
 * Shows what belongs to the section.
 */
void
accord_evidence_pane_show (AccordEvidencePane *self, gint64 section)
{
  g_return_if_fail (ACCORD_IS_EVIDENCE_PANE (self));

  if (section == self->section)
    return;
  self->section = section;
  gtk_list_box_remove_all (self->evidence);
  adw_preferences_group_set_title (self->evidence_group, _("Evidence"));
  clear_history (self);
  accord_form_show (self->form, "section", section);
  gtk_widget_set_sensitive (GTK_WIDGET (self), section != 0);
  load (self);
}

/**
 * accord_evidence_pane_flush:
 *
 * Stores what is typed and not stored yet.
 */
void
accord_evidence_pane_flush (AccordEvidencePane *self)
{
  g_return_if_fail (ACCORD_IS_EVIDENCE_PANE (self));

  if (self->form != NULL)
    accord_form_flush (self->form);
}

/* --- the object --- */

static void
accord_evidence_pane_dispose (GObject *object)
{
  AccordEvidencePane *self = ACCORD_EVIDENCE_PANE (object);

  self->form = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_EVIDENCE_PANE);
  g_clear_object (&self->partnership);

  G_OBJECT_CLASS (accord_evidence_pane_parent_class)->dispose (object);
}

static void
accord_evidence_pane_finalize (GObject *object)
{
  g_ptr_array_unref (ACCORD_EVIDENCE_PANE (object)->history_rows);

  G_OBJECT_CLASS (accord_evidence_pane_parent_class)->finalize (object);
}

static void
accord_evidence_pane_class_init (AccordEvidencePaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = accord_evidence_pane_dispose;
  object_class->finalize = accord_evidence_pane_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/accord_icp/Accord/ui/strategies/accord-evidence-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordEvidencePane, evidence_group);
  gtk_widget_class_bind_template_child (widget_class, AccordEvidencePane, evidence);
  gtk_widget_class_bind_template_child (widget_class, AccordEvidencePane, topics);
  gtk_widget_class_bind_template_child (widget_class, AccordEvidencePane, history);
  gtk_widget_class_bind_template_child (widget_class, AccordEvidencePane, history_shown);
  gtk_widget_class_bind_template_callback (widget_class, history_toggled_cb);
  gtk_widget_class_install_action (widget_class, "evidence.confirm", "x", confirm_cb);
  gtk_widget_class_install_action (widget_class, "evidence.remove", "x", remove_cb);
}

static void
accord_evidence_pane_init (AccordEvidencePane *self)
{
  self->history_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
