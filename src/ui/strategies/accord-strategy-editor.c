/* accord-strategy-editor.c: one strategy: its outline, its text, and what it rests on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/strategies/accord-strategy-editor-private.h"

#include <glib/gi18n.h>

#include "base/accord-error.h"
#include "model/accord-plan-state.h"
#include "plans/accord-outline.h"
#include "ui/common/accord-shell.h"
#include "ui/prose/accord-prose-spelling.h"
#include "ui/prose/accord-prose-zoom.h"
#include "ui/strategies/accord-flags.h"
#include "ui/strategies/accord-focus-mode.h"
#include "ui/strategies/accord-plan-state-dialog.h"
#include "ui/strategies/accord-strategy-details.h"
#include "ui/strategies/accord-version-history.h"
#include "ui/strategies/accord-version-list.h"

/**
 * AccordStrategyEditor:
 *
 * The three panes. It reads the strategy again after every change that may concern it, and gives each pane its part. It
 * emits #AccordStrategyEditor::gone when the strategy is not there any more.
 */
G_DEFINE_FINAL_TYPE (AccordStrategyEditor, accord_strategy_editor, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  GONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- the section in hand --- */

/* The one that is wanted, else the one that is shown, else what is now in its place. */
static const AccordSection *
choose_section (AccordStrategyEditor *self)
{
  guint length = accord_section_tree_get_length (self->tree);
  const AccordSection *section = accord_section_tree_find (self->tree, self->wanted, &self->position);

  if (section == NULL)
    section = accord_section_tree_find (self->tree, accord_section_pane_get_section (self->section), &self->position);
  if (section == NULL && length > 0)
    section = accord_section_tree_get (self->tree, MIN (self->position, length - 1));
  return section;
}

static void
show_section (AccordStrategyEditor *self)
{
  const AccordSection *section;

  if (self->tree == NULL)
    return;
  section = choose_section (self);
  accord_section_pane_show (self->section, section);
  accord_outline_pane_select (self->outline, section != NULL ? section->id : 0);
  accord_evidence_pane_show (self->evidence, section != NULL ? section->id : 0);
  if (section == NULL || section->id != self->wanted)
    return;
  self->wanted = 0;
  if (self->wants_heading)
    accord_section_pane_focus_heading (self->section);
  self->wants_heading = FALSE;
  if (self->wanted_link != 0)
    accord_evidence_pane_show_link (self->evidence, self->wanted_link);
  self->wanted_link = 0;
}

/* Takes the section in hand, as soon as it is read if it is new. */
void
accord_strategy_editor_want_section (AccordStrategyEditor *self, gint64 section, gboolean wants_heading)
{
  self->wanted = section;
  self->wants_heading = wants_heading;
  show_section (self);
}

/* Where it hides the text. */
void
accord_strategy_editor_close_outline (AccordStrategyEditor *self)
{
  if (adw_overlay_split_view_get_collapsed (self->outline_split))
    adw_overlay_split_view_set_show_sidebar (self->outline_split, FALSE);
}

static void
chosen_cb (AccordStrategyEditor *self, gint64 section)
{
  accord_strategy_editor_want_section (self, section, FALSE);
}

static void
activated_cb (AccordStrategyEditor *self, gint64 section)
{
  accord_strategy_editor_want_section (self, section, FALSE);
  accord_strategy_editor_close_outline (self);
}

static void
rename_cb (AccordStrategyEditor *self, gint64 section)
{
  accord_strategy_editor_close_outline (self);
  accord_strategy_editor_want_section (self, section, TRUE);
}

/* --- reading --- */

static void
outline_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordStrategyEditor) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sections = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, &error);

  if (self->partnership == NULL)
    return;
  if (sections == NULL)
    {
      accord_shell_complain (GTK_WIDGET (self), error);
      return;
    }
  g_clear_pointer (&self->tree, accord_section_tree_free);
  self->tree = accord_section_tree_new (sections);
  accord_outline_pane_show (self->outline, sections);
  show_section (self);
}

static void
load_outline (AccordStrategyEditor *self)
{
  accord_partnership_run_async (self->partnership, accord_outline_load (self->plan), NULL, outline_loaded_cb,
                                g_object_ref (self));
}

/* The state stands on its button, or under the title where there is no room for one. */
static char *
write_subtitle (AccordStrategyEditor *self, const char *state)
{
  g_autofree char *approved = accord_record_format (self->record, accord_field_find ("plan", "approved_on"));
  gboolean has_button = gtk_widget_get_visible (GTK_WIDGET (self->state_button));

  if (*approved != '\0')
    return has_button ? g_strdup_printf (_("Approved on %s"), approved)
                      : g_strdup_printf (_("%s · approved on %s"), state, approved);
  return g_strdup (has_button ? accord_vocabulary_get_label (
                                    accord_partnership_get_vocabulary (self->partnership, "plan_type"),
                                    accord_record_get (self->record, "plan_type"))
                              : state);
}

static void
show_record (AccordStrategyEditor *self)
{
  const char *title, *state;
  g_autofree char *subtitle = NULL;

  if (self->record == NULL)
    return;
  title = accord_record_get (self->record, "title");
  state = accord_vocabulary_get_label (accord_partnership_get_vocabulary (self->partnership, "plan_state"),
                                       accord_record_get (self->record, "state"));
  subtitle = write_subtitle (self, state);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
  adw_window_title_set_title (self->window_title, title);
  adw_window_title_set_subtitle (self->window_title, subtitle);
  gtk_menu_button_set_label (self->state_button, state);
}

static void show_state (AccordStrategyEditor *self);

static void
record_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordStrategyEditor) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordRecord) record = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, &error);

  if (self->partnership == NULL)
    return;
  if (record != NULL)
    {
      g_set_object (&self->record, record);
      show_record (self);
      show_state (self);
    }
  else if (g_error_matches (error, ACCORD_ERROR, ACCORD_ERROR_NOT_FOUND))
    g_signal_emit (self, signals[GONE], 0);
  else
    accord_shell_complain (GTK_WIDGET (self), error);
}

static void
load_record (AccordStrategyEditor *self)
{
  accord_partnership_run_async (self->partnership, accord_record_load ("plan", self->plan), NULL, record_loaded_cb,
                                g_object_ref (self));
}

static void
names_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordStrategyEditor) self = data;
  g_auto (GStrv) names = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, NULL);

  if (self->partnership != NULL && names != NULL)
    accord_dictionary_set_names (accord_prose_spelling_get_dictionary (), (const char *const *) names);
}

/* They are not misspelt. */
static void
load_names (AccordStrategyEditor *self)
{
  accord_partnership_run_async (self->partnership, accord_dictionary_load_names (), NULL, names_loaded_cb,
                                g_object_ref (self));
}

static void
changed_cb (AccordPartnership *partnership, AccordChanges *changes, gpointer data)
{
  if (accord_changes_touch (changes, "organisation") || accord_changes_touch (changes, "organisation_alias") ||
      accord_changes_touch (changes, "place"))
    load_names (data);
  if (accord_changes_touch (changes, "plan"))
    load_record (data);
  if (accord_changes_touch (changes, "section") || accord_changes_touch (changes, "section_topic") ||
      accord_changes_touch (changes, "evidence_link"))
    load_outline (data);
}

/* --- the involvement --- */

static void
show_checks (AccordStrategyEditor *self)
{
  g_autofree char *words = accord_flags_write_banner (accord_checks_get_plan (self->checks, self->plan));

  if (words != NULL)
    adw_banner_set_title (self->flags, words);
  adw_banner_set_revealed (self->flags, words != NULL);
}

static void
flags_clicked_cb (AccordStrategyEditor *self)
{
  accord_shell_open (GTK_WIDGET (self), "finding", self->plan);
}

/* --- what the menus do --- */

static void
set_state_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordStrategyEditor *self = ACCORD_STRATEGY_EDITOR (widget);
  const char *state = g_variant_get_string (parameter, NULL);

  if (self->record == NULL || !accord_plan_state_may_follow (accord_record_get (self->record, "state"), state))
    return;
  accord_strategy_editor_flush (self);
  accord_plan_state_dialog_present (widget, self->partnership, self->record, state);
}

/* A strategy that can only be read says so wherever something could be changed, and what to do instead. */
static void
show_whether_closed (AccordStrategyEditor *self, const char *state)
{
  static const char *const EDITS[] = { "strategy.add-section", "strategy.split", "strategy.merge", "evidence.link",
                                       "evidence.paste" };
  gboolean is_published = g_str_equal (state, ACCORD_PLAN_PUBLISHED);
  gboolean is_closed = accord_plan_state_is_closed (state);
  const char *why = is_published ? _("This strategy is published and can only be read. Changes go into a revised strategy.")
                                 : _("A later strategy has superseded this one, which can only be read.");

  adw_banner_set_title (self->closed, why);
  adw_banner_set_button_label (self->closed, is_published ? _("Prepare a _Revised Strategy") : NULL);
  adw_banner_set_revealed (self->closed, is_closed);
  for (guint i = 0; i < G_N_ELEMENTS (EDITS); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), EDITS[i], !is_closed);
  accord_outline_pane_set_closed (self->outline, is_closed ? why : NULL);
  accord_section_pane_set_editable (self->section, !is_closed);
  accord_evidence_pane_set_closed (self->evidence, is_closed ? why : NULL);
}

/* What may follow, and whether the text may still be written. */
static void
show_state (AccordStrategyEditor *self)
{
  const char *state = accord_record_get (self->record, "state");

  accord_plan_state_fill_menu (self->state_menu, self->partnership, state);
  accord_plan_state_fill_menu (self->state_submenu, self->partnership, state);
  show_whether_closed (self, state);
}

static void
revise_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordStrategyEditor *self = ACCORD_STRATEGY_EDITOR (widget);

  accord_strategy_editor_flush (self);
  accord_plan_state_revise (widget, self->partnership, self->plan);
}

static void
versions_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordStrategyEditor *self = ACCORD_STRATEGY_EDITOR (widget);

  accord_strategy_editor_flush (self);
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (gtk_widget_get_ancestor (widget, ADW_TYPE_NAVIGATION_VIEW)),
                            accord_version_list_new (self->partnership, self->plan));
}

static void
history_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordStrategyEditor *self = ACCORD_STRATEGY_EDITOR (widget);
  gint64 section = accord_section_pane_get_section (self->section);

  if (section != 0)
    adw_dialog_present (accord_version_history_new (self->partnership, section), widget);
}

static void
details_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordStrategyEditor *self = ACCORD_STRATEGY_EDITOR (widget);

  adw_dialog_present (accord_strategy_details_new (self->partnership, self->plan, NULL, 0), widget);
}

/* What is on paper is what is on the screen: the text is stored first. */
static void
paper_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordStrategyEditor *self = ACCORD_STRATEGY_EDITOR (widget);
  const char *asked = g_str_equal (action, "strategy.print")    ? "win.print-summary"
                      : g_str_equal (action, "strategy.export") ? "win.export-summary"
                                                                : "win.export-word";

  accord_strategy_editor_flush (self);
  gtk_widget_activate_action (widget, asked, "x", self->plan);
}

/* --- for the page --- */

/**
 * accord_strategy_editor_get_plan:
 *
 * Returns: the strategy
 */
gint64
accord_strategy_editor_get_plan (AccordStrategyEditor *self)
{
  g_return_val_if_fail (ACCORD_IS_STRATEGY_EDITOR (self), 0);

  return self->plan;
}

/**
 * accord_strategy_editor_show_section:
 * @section: a section of the strategy, or 0 for the one in hand
 *
 * Takes a section in hand.
 */
void
accord_strategy_editor_show_section (AccordStrategyEditor *self, gint64 section)
{
  g_return_if_fail (ACCORD_IS_STRATEGY_EDITOR (self));

  accord_strategy_editor_want_section (self, section, FALSE);
}

/**
 * accord_strategy_editor_show_link:
 * @section: a section of the strategy
 * @link: a link of that section
 *
 * Takes a section in hand, and shows the words of it that the link is about.
 */
void
accord_strategy_editor_show_link (AccordStrategyEditor *self, gint64 section, gint64 link)
{
  g_return_if_fail (ACCORD_IS_STRATEGY_EDITOR (self));

  self->wanted_link = link;
  accord_strategy_editor_want_section (self, section, FALSE);
}

/**
 * accord_strategy_editor_find:
 *
 * Lets the person search the text they are in, else the outline.
 */
void
accord_strategy_editor_find (AccordStrategyEditor *self)
{
  g_return_if_fail (ACCORD_IS_STRATEGY_EDITOR (self));

  if (accord_section_pane_find (self->section))
    return;
  adw_overlay_split_view_set_show_sidebar (self->outline_split, TRUE);
  accord_outline_pane_find (self->outline);
}

/**
 * accord_strategy_editor_flush:
 *
 * Asks for all that is typed to be stored.
 */
void
accord_strategy_editor_flush (AccordStrategyEditor *self)
{
  g_return_if_fail (ACCORD_IS_STRATEGY_EDITOR (self));

  accord_section_pane_flush (self->section);
  accord_evidence_pane_flush (self->evidence);
}

/* --- the object --- */

static void
accord_strategy_editor_hidden (AdwNavigationPage *page)
{
  accord_strategy_editor_flush (ACCORD_STRATEGY_EDITOR (page));
}

static void
accord_strategy_editor_dispose (GObject *object)
{
  AccordStrategyEditor *self = ACCORD_STRATEGY_EDITOR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_STRATEGY_EDITOR);
  g_clear_object (&self->partnership);
  g_clear_object (&self->checks);
  g_clear_object (&self->record);

  G_OBJECT_CLASS (accord_strategy_editor_parent_class)->dispose (object);
}

static void
accord_strategy_editor_finalize (GObject *object)
{
  g_clear_pointer (&ACCORD_STRATEGY_EDITOR (object)->tree, accord_section_tree_free);

  G_OBJECT_CLASS (accord_strategy_editor_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/accord_icp/Accord/ui/strategies/accord-strategy-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordStrategyEditor, window_title);
  gtk_widget_class_bind_template_child (widget_class, AccordStrategyEditor, state_button);
  gtk_widget_class_bind_template_child (widget_class, AccordStrategyEditor, state_menu);
  gtk_widget_class_bind_template_child (widget_class, AccordStrategyEditor, strategy_menu);
  gtk_widget_class_bind_template_child (widget_class, AccordStrategyEditor, state_submenu);
  gtk_widget_class_bind_template_child (widget_class, AccordStrategyEditor, flags);
  gtk_widget_class_bind_template_child (widget_class, AccordStrategyEditor, closed);
  gtk_widget_class_bind_template_child (widget_class, AccordStrategyEditor, outline_split);
  gtk_widget_class_bind_template_child (widget_class, AccordStrategyEditor, evidence_split);
  gtk_widget_class_bind_template_child (widget_class, AccordStrategyEditor, outline);
  gtk_widget_class_bind_template_child (widget_class, AccordStrategyEditor, evidence);
  gtk_widget_class_bind_template_child (widget_class, AccordStrategyEditor, section);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, rename_cb);
  gtk_widget_class_bind_template_callback (widget_class, flags_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_record);
}

static void
accord_strategy_editor_class_init (AccordStrategyEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = accord_strategy_editor_dispose;
  object_class->finalize = accord_strategy_editor_finalize;
  ADW_NAVIGATION_PAGE_CLASS (klass)->hiding = accord_strategy_editor_hidden;

  /**
   * AccordStrategyEditor::gone:
   * @self: the editor
   *
   * The strategy is not there any more.
   */
  signals[GONE] = g_signal_new ("gone", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                0);

  g_type_ensure (ACCORD_TYPE_OUTLINE_PANE);
  g_type_ensure (ACCORD_TYPE_SECTION_PANE);
  g_type_ensure (ACCORD_TYPE_EVIDENCE_PANE);
  bind_template (widget_class);
  accord_strategy_editor_install_evidence (widget_class);
  accord_strategy_editor_install_sections (widget_class);
  gtk_widget_class_install_action (widget_class, "strategy.set-state", "s", set_state_cb);
  gtk_widget_class_install_action (widget_class, "strategy.revise", NULL, revise_cb);
  gtk_widget_class_install_action (widget_class, "strategy.versions", NULL, versions_cb);
  gtk_widget_class_install_action (widget_class, "strategy.history", NULL, history_cb);
  gtk_widget_class_install_action (widget_class, "strategy.details", NULL, details_cb);
  gtk_widget_class_install_action (widget_class, "strategy.print", NULL, paper_cb);
  gtk_widget_class_install_action (widget_class, "strategy.export", NULL, paper_cb);
  gtk_widget_class_install_action (widget_class, "strategy.export-word", NULL, paper_cb);
}

static void
accord_strategy_editor_init (AccordStrategyEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  accord_prose_zoom_attach (GTK_WIDGET (self));
  accord_prose_zoom_explain (self->strategy_menu);
  accord_focus_mode_attach (GTK_WIDGET (self), self->outline_split, self->evidence_split);
}

/**
 * accord_strategy_editor_new:
 * @partnership: what is edited
 * @checks: its live checks
 * @plan: a strategy
 * @section: the section to begin with, or 0
 *
 * Returns: (transfer floating): the editor, filled a little later
 */
AdwNavigationPage *
accord_strategy_editor_new (AccordPartnership *partnership, AccordChecks *checks, gint64 plan, gint64 section)
{
  AccordStrategyEditor *self = g_object_new (ACCORD_TYPE_STRATEGY_EDITOR, NULL);

  self->partnership = g_object_ref (partnership);
  self->checks = g_object_ref (checks);
  self->plan = plan;
  self->wanted = section;
  accord_outline_pane_set_plan (self->outline, partnership, plan);
  accord_section_pane_set_partnership (self->section, partnership);
  accord_evidence_pane_set_partnership (self->evidence, partnership);
  g_signal_connect_object (partnership, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (checks, "changed", G_CALLBACK (show_checks), self, G_CONNECT_SWAPPED);
  load_record (self);
  load_outline (self);
  load_names (self);
  show_checks (self);
  return ADW_NAVIGATION_PAGE (self);
}
