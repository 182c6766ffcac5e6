/* accord-evidence-pane.c: what belongs to one section
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/strategies/accord-evidence-pane.h"

#include <glib/gi18n.h>

#include "engagement/accord-evidence.h"
#include "model/accord-history.h"
#include "ui/common/accord-form.h"
#include "ui/common/accord-heard.h"
#include "ui/common/accord-shell.h"
#include "ui/strategies/accord-evidence-row.h"
#include "ui/strategies/accord-needs-group.h"
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

  GtkLabel *closed;
  AdwPreferencesGroup *evidence_group;
  GtkListBox *evidence;
  GtkWidget *confirm_all;
  GtkWidget *link;
  AdwBin *needs;
  AdwBin *topics;
  AdwPreferencesGroup *history;
  GtkToggleButton *history_shown;

  AccordPartnership *partnership;
  AccordForm *form;
  AccordNeedsGroup *needs_group;
  GtkDropTarget *target;
  gboolean is_closed;
  GPtrArray *history_rows;
  gint64 section;
  gint64 asked_for;             /* the link whose words are to be shown once it is read, or 0 */
};

enum
{
  SHOW_QUOTE,
  HEARD_DROPPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

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

static AccordEvidenceRow *
find_link (AccordEvidencePane *self, gint64 link)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->evidence, i)) != NULL; i++)
    if (accord_record_get_id (accord_evidence_row_get_link (ACCORD_EVIDENCE_ROW (row))) == link)
      return ACCORD_EVIDENCE_ROW (row);
  return NULL;
}

/* 0 when none has the focus. */
static gint64
get_focused_link (AccordEvidencePane *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->evidence));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (row == NULL || focus == NULL || !(focus == row || gtk_widget_is_ancestor (focus, row)))
    return 0;
  return accord_record_get_id (accord_evidence_row_get_link (ACCORD_EVIDENCE_ROW (row)));
}

static void
show_words (AccordEvidencePane *self, AccordEvidenceRow *row)
{
  AccordRecord *link = accord_evidence_row_get_link (row);
  AccordQuote quote = { (char *) accord_record_get (link, "quote"), (char *) accord_record_get (link, "quote_before"),
                        (char *) accord_record_get (link, "quote_after") };

  g_signal_emit (self, signals[SHOW_QUOTE], 0, &quote);
}

/* Not gtk_list_box_remove_all(), which takes away too what the list says while it is empty. */
static void
clear_evidence (AccordEvidencePane *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->evidence, 0)) != NULL)
    gtk_list_box_remove (self->evidence, GTK_WIDGET (row));
}

/* The focus stays where it was, though the rows are new. */
static void
fill_evidence (AccordEvidencePane *self, GPtrArray *links)
{
  gint64 focused = self->asked_for != 0 ? self->asked_for : get_focused_link (self);
  AccordEvidenceRow *row;
  guint n_suspect = 0;

  clear_evidence (self);
  for (guint i = 0; i < links->len; i++)
    {
      row = ACCORD_EVIDENCE_ROW (accord_evidence_row_new (self->partnership, g_ptr_array_index (links, i),
                                                          self->is_closed));
      n_suspect += accord_evidence_row_is_suspect (row);
      gtk_list_box_append (self->evidence, GTK_WIDGET (row));
    }
  gtk_widget_set_visible (self->confirm_all, n_suspect > 1 && !self->is_closed);
  row = find_link (self, focused);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  if (row != NULL && self->asked_for != 0)
    show_words (self, row);
  self->asked_for = 0;
}

static void
evidence_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree Asked *asked = data;
  g_autoptr (AccordEvidencePane) self = asked->pane;
  g_autoptr (GPtrArray) links = take_answer (object, result, asked);
  g_autofree char *title = NULL;

  if (links == NULL)
    return;
  fill_evidence (self, links);
  /* Translators: the title over what was heard that a section rests on, with how many. */
  title = links->len > 0 ? g_strdup_printf (_("Evidence (%u)"), links->len) : g_strdup (_("Evidence"));
  adw_preferences_group_set_title (self->evidence_group, title);
}

static void
show_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordEvidencePane *self = ACCORD_EVIDENCE_PANE (widget);
  AccordEvidenceRow *row = find_link (self, g_variant_get_int64 (parameter));

  if (row != NULL)
    show_words (self, row);
}

static void
row_activated_cb (AccordEvidencePane *self, GtkListBoxRow *row)
{
  show_words (self, ACCORD_EVIDENCE_ROW (row));
}

static void
confirm_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordEvidencePane *self = ACCORD_EVIDENCE_PANE (widget);
  const char *why;
  gint64 link;

  g_variant_get (parameter, "(x&s)", &link, &why);
  accord_shell_edit (widget, self->partnership, accord_evidence_confirm (link, why));
  accord_shell_announce (widget, _("Confirmed"));
}

static void
confirm_all_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordEvidencePane *self = ACCORD_EVIDENCE_PANE (widget);

  accord_shell_edit (widget, self->partnership, accord_evidence_confirm_all (self->section, ""));
  accord_shell_announce (widget, _("All confirmed"));
}

/* --- what is dropped --- */

static gboolean
heard_drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer data)
{
  g_signal_emit (data, signals[HEARD_DROPPED], 0, g_value_get_boxed (value));
  return TRUE;
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
  self->needs_group = ACCORD_NEEDS_GROUP (accord_needs_group_new (partnership));
  adw_bin_set_child (self->needs, GTK_WIDGET (self->needs_group));
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
  /* A link of the next section that the focus fell on would show its words unasked. */
  if (get_focused_link (self) != 0)
    gtk_widget_grab_focus (self->link);
  self->section = section;
  clear_evidence (self);
  adw_preferences_group_set_title (self->evidence_group, _("Evidence"));
  clear_history (self);
  gtk_widget_set_visible (self->confirm_all, FALSE);
  accord_form_show (self->form, "section", section);
  accord_needs_group_show (self->needs_group, section);
  gtk_widget_set_sensitive (GTK_WIDGET (self), section != 0);
  load (self);
}

/**
 * accord_evidence_pane_show_link:
 * @link: a link of the section that is shown
 *
 * Takes the link in hand, and has its words shown.
 */
void
accord_evidence_pane_show_link (AccordEvidencePane *self, gint64 link)
{
  g_return_if_fail (ACCORD_IS_EVIDENCE_PANE (self));

  self->asked_for = link;
  load (self);
}

/**
 * accord_evidence_pane_set_closed:
 * @why: (nullable): why what belongs to the section can only be read, in words; %NULL when it can be changed
 *
 * Chooses whether links, needs and topics can be added, confirmed and removed.
 */
void
accord_evidence_pane_set_closed (AccordEvidencePane *self, const char *why)
{
  static const char *const EDITS[] = { "evidence.confirm", "evidence.confirm-all", "evidence.remove" };

  g_return_if_fail (ACCORD_IS_EVIDENCE_PANE (self));

  if (self->is_closed == (why != NULL))
    return;
  self->is_closed = why != NULL;
  for (guint i = 0; i < G_N_ELEMENTS (EDITS); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), EDITS[i], !self->is_closed);
  gtk_drop_target_set_actions (self->target, self->is_closed ? 0 : GDK_ACTION_COPY);
  gtk_label_set_text (self->closed, why != NULL ? why : "");
  gtk_widget_set_visible (GTK_WIDGET (self->closed), self->is_closed);
  gtk_widget_set_visible (self->link, !self->is_closed);
  gtk_widget_set_sensitive (GTK_WIDGET (self->topics), !self->is_closed);
  accord_needs_group_set_closed (self->needs_group, self->is_closed);
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
  self->needs_group = NULL;
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
install_signals (AccordEvidencePaneClass *klass)
{
  /**
   * AccordEvidencePane::show-quote:
   * @self: the pane
   * @quote: an #AccordQuote: words of the section that a person wants to see
   */
  signals[SHOW_QUOTE] = g_signal_new ("show-quote", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 1, G_TYPE_POINTER);
  /**
   * AccordEvidencePane::heard-dropped:
   * @self: the pane
   * @heard: the #AccordHeard that was dropped on it
   */
  signals[HEARD_DROPPED] = g_signal_new ("heard-dropped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, ACCORD_TYPE_HEARD);
}

static void
accord_evidence_pane_class_init (AccordEvidencePaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = accord_evidence_pane_dispose;
  object_class->finalize = accord_evidence_pane_finalize;

  install_signals (klass);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/accord_icp/Accord/ui/strategies/accord-evidence-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordEvidencePane, closed);
  gtk_widget_class_bind_template_child (widget_class, AccordEvidencePane, evidence_group);
  gtk_widget_class_bind_template_child (widget_class, AccordEvidencePane, evidence);
  gtk_widget_class_bind_template_child (widget_class, AccordEvidencePane, confirm_all);
  gtk_widget_class_bind_template_child (widget_class, AccordEvidencePane, link);
  gtk_widget_class_bind_template_child (widget_class, AccordEvidencePane, needs);
  gtk_widget_class_bind_template_child (widget_class, AccordEvidencePane, topics);
  gtk_widget_class_bind_template_child (widget_class, AccordEvidencePane, history);
  gtk_widget_class_bind_template_child (widget_class, AccordEvidencePane, history_shown);
  gtk_widget_class_bind_template_callback (widget_class, history_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_install_action (widget_class, "evidence.show", "x", show_cb);
  gtk_widget_class_install_action (widget_class, "evidence.confirm", "(xs)", confirm_cb);
  gtk_widget_class_install_action (widget_class, "evidence.confirm-all", NULL, confirm_all_cb);
  gtk_widget_class_install_action (widget_class, "evidence.remove", "x", remove_cb);
}

static void
accord_evidence_pane_init (AccordEvidencePane *self)
{
  self->history_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->target = gtk_drop_target_new (ACCORD_TYPE_HEARD, GDK_ACTION_COPY);
  g_signal_connect (self->target, "drop", G_CALLBACK (heard_drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (self->target));
}
