/* accord-section-pane.c: the heading and the text of one section
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/strategies/accord-section-pane.h"

#include <glib/gi18n.h>

#include "base/accord-error-words.h"
#include "ui/common/accord-heard.h"
#include "ui/strategies/accord-draft.h"
#include "ui/strategies/accord-heading-view.h"
#include "ui/prose/accord-prose-view.h"

/**
 * AccordSectionPane:
 *
 * The middle pane: what it shows is stored as it is typed. While something could not be stored it says why, and keeps it.
 */
struct _AccordSectionPane
{
  AdwBin parent_instance;

  AdwBanner *trouble;
  GtkLabel *number;
  AccordHeadingView *heading;
  AccordProseView *text;
  GMenuModel *text_menu;
  GtkDropTarget *target;

  AccordPartnership *partnership;
  gint64 section;
  AccordDraft *heading_draft;
  AccordDraft *text_draft;
  gboolean showing;            /* the entry changes because of us */
};

G_DEFINE_FINAL_TYPE (AccordSectionPane, accord_section_pane, ADW_TYPE_BIN)

enum
{
  HEARD_DROPPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- between the widgets and the drafts --- */

static char *
read_heading (gpointer data)
{
  return accord_heading_view_dup_text (((AccordSectionPane *) data)->heading);
}

static void
show_heading (const char *text, gpointer data)
{
  AccordSectionPane *self = data;

  self->showing = TRUE;
  accord_heading_view_set_text (self->heading, text);
  self->showing = FALSE;
}

static char *
read_text (gpointer data)
{
  return accord_prose_view_dup_text (((AccordSectionPane *) data)->text);
}

static void
show_text (const char *text, gpointer data)
{
  accord_prose_view_set_text (((AccordSectionPane *) data)->text, text);
}

static void
heading_changed_cb (AccordSectionPane *self)
{
  if (!self->showing && self->heading_draft != NULL)
    accord_draft_touch (self->heading_draft);
}

static void
heading_activate_cb (AccordSectionPane *self)
{
  accord_draft_flush (self->heading_draft);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

static void
heading_left_cb (AccordSectionPane *self)
{
  if (self->heading_draft != NULL)
    accord_draft_flush (self->heading_draft);
}

static void
text_modified_cb (AccordSectionPane *self)
{
  if (self->text_draft == NULL || !accord_prose_view_get_modified (self->text))
    return;
  accord_draft_touch (self->text_draft);
  accord_prose_view_show_quote (self->text, NULL);
}

static void
text_changed_cb (AccordSectionPane *self)
{
  if (self->text_draft != NULL)
    accord_draft_flush (self->text_draft);
}

static void
try_again_cb (AccordSectionPane *self)
{
  accord_section_pane_flush (self);
  accord_draft_try_again (self->text_draft);
}

static void
state_changed_cb (AccordSectionPane *self)
{
  const GError *error = accord_draft_get_error (self->text_draft);
  g_autofree char *why = NULL;
  g_autofree char *title = NULL;

  if (error != NULL)
    {
      why = accord_error_words (error);
      title = g_strdup_printf (_("What you typed is not stored yet. %s"), why);
      adw_banner_set_title (self->trouble, title);
    }
  if (error != NULL && !adw_banner_get_revealed (self->trouble))
    gtk_accessible_announce (GTK_ACCESSIBLE (self), title, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
  adw_banner_set_revealed (self->trouble, error != NULL);
}

/* --- the strategy around the section --- */

static void
plan_words_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordSectionPane) self = data;
  g_autoptr (AccordPlanWords) words = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, NULL);

  /* None of a section that is gone meanwhile. */
  if (self->partnership != NULL && words != NULL)
    accord_prose_view_set_plan_words (self->text, words);
}

static void
load_plan_words (AccordSectionPane *self)
{
  if (self->section != 0)
    accord_partnership_run_async (self->partnership, accord_plan_words_load (self->section), NULL, plan_words_loaded_cb,
                                  g_object_ref (self));
}

/* Not for what is typed into the section itself. */
static void
changed_cb (AccordPartnership *partnership, AccordChanges *changes, AccordSectionPane *self)
{
  for (guint i = 0; i < accord_changes_get_length (changes); i++)
    {
      const AccordChange *change = accord_changes_get (changes, i);

      if (g_str_equal (change->table, "section") && change->id != self->section)
        {
          load_plan_words (self);
          return;
        }
    }
}

static gboolean
heard_drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer data)
{
  g_signal_emit (data, signals[HEARD_DROPPED], 0, g_value_get_boxed (value));
  return TRUE;
}

/* --- the object --- */

static void
close_draft (AccordSectionPane *self, AccordDraft **draft)
{
  if (*draft == NULL)
    return;
  g_signal_handlers_disconnect_by_data (*draft, self);
  accord_draft_close (*draft);
  g_clear_object (draft);
}

static void
accord_section_pane_dispose (GObject *object)
{
  AccordSectionPane *self = ACCORD_SECTION_PANE (object);

  close_draft (self, &self->heading_draft);
  close_draft (self, &self->text_draft);
  g_clear_object (&self->partnership);
  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_SECTION_PANE);

  G_OBJECT_CLASS (accord_section_pane_parent_class)->dispose (object);
}

static void
accord_section_pane_class_init (AccordSectionPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_section_pane_dispose;

  /**
   * AccordSectionPane::heard-dropped:
   * @self: the pane
   * @heard: the #AccordHeard that was dropped on the text
   */
  signals[HEARD_DROPPED] = g_signal_new ("heard-dropped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, ACCORD_TYPE_HEARD);

  g_type_ensure (ACCORD_TYPE_HEADING_VIEW);
  g_type_ensure (ACCORD_TYPE_PROSE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/accord_icp/Accord/ui/strategies/accord-section-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordSectionPane, trouble);
  gtk_widget_class_bind_template_child (widget_class, AccordSectionPane, number);
  gtk_widget_class_bind_template_child (widget_class, AccordSectionPane, heading);
  gtk_widget_class_bind_template_child (widget_class, AccordSectionPane, text);
  gtk_widget_class_bind_template_child (widget_class, AccordSectionPane, text_menu);
  gtk_widget_class_bind_template_callback (widget_class, heading_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, heading_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_modified_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, try_again_cb);
}

static void
accord_section_pane_init (AccordSectionPane *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  accord_prose_view_add_menu (self->text, self->text_menu);
  g_signal_connect_object (focus, "leave", G_CALLBACK (heading_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->heading), focus);

  /* Before the text, which would take the words of what was heard. */
  self->target = gtk_drop_target_new (ACCORD_TYPE_HEARD, GDK_ACTION_COPY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (self->target), GTK_PHASE_CAPTURE);
  g_signal_connect (self->target, "drop", G_CALLBACK (heard_drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (self->target));
}

/**
 * accord_section_pane_set_partnership:
 * @partnership: what is edited
 *
 * To be called once, before anything is shown.
 */
void
accord_section_pane_set_partnership (AccordSectionPane *self, AccordPartnership *partnership)
{
  g_return_if_fail (ACCORD_IS_SECTION_PANE (self));
  g_return_if_fail (self->text_draft == NULL);

  self->partnership = g_object_ref (partnership);
  g_signal_connect_object (partnership, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
  self->heading_draft = accord_draft_new (partnership, accord_field_find ("section", "heading"), read_heading,
                                          show_heading, self);
  self->text_draft = accord_draft_new (partnership, accord_field_find ("section", "body"), read_text, show_text, self);
  /* The text says by itself when somebody has paused. */
  accord_draft_set_pause (self->text_draft, 0);
  g_signal_connect_swapped (self->text_draft, "state-changed", G_CALLBACK (state_changed_cb), self);
}

/**
 * accord_section_pane_show:
 * @section: (nullable): a section as it was just read, or %NULL for none
 *
 * Shows a section. If it is the one that is shown already, what somebody is typing stays.
 */
void
accord_section_pane_show (AccordSectionPane *self, const AccordSection *section)
{
  gint64 id = section != NULL ? section->id : 0;

  g_return_if_fail (ACCORD_IS_SECTION_PANE (self));

  if (section != NULL)
    gtk_label_set_label (self->number, section->number);
  if (id != self->section)
    {
      accord_section_pane_flush (self);
      accord_section_pane_show_quote (self, NULL);
      self->section = id;
      accord_draft_open (self->heading_draft, id, section != NULL ? section->heading : "");
      accord_draft_open (self->text_draft, id, section != NULL ? section->body : "");
      load_plan_words (self);
    }
  else if (section != NULL)
    {
      accord_draft_update (self->heading_draft, section->heading);
      accord_draft_update (self->text_draft, section->body);
    }
  gtk_stack_set_visible_child_name (GTK_STACK (adw_bin_get_child (ADW_BIN (self))), section != NULL ? "section" : "none");
}

/**
 * accord_section_pane_get_section:
 *
 * Returns: the section that is shown, or 0
 */
gint64
accord_section_pane_get_section (AccordSectionPane *self)
{
  g_return_val_if_fail (ACCORD_IS_SECTION_PANE (self), 0);

  return self->section;
}

/**
 * accord_section_pane_focus_heading:
 *
 * Lets the person type the heading.
 */
void
accord_section_pane_focus_heading (AccordSectionPane *self)
{
  g_return_if_fail (ACCORD_IS_SECTION_PANE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->heading));
}

/**
 * accord_section_pane_find:
 *
 * Lets the person search the text, if that is where they are.
 *
 * Returns: whether they are
 */
gboolean
accord_section_pane_find (AccordSectionPane *self)
{
  GtkWidget *focus;

  g_return_val_if_fail (ACCORD_IS_SECTION_PANE (self), FALSE);

  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->text)))
    return FALSE;
  accord_prose_view_find (self->text, NULL, 0);
  return TRUE;
}

/**
 * accord_section_pane_show_hit:
 * @hit: a place in the section that is shown
 * @find: what was looked for
 *
 * Goes to a place where words were found.
 */
void
accord_section_pane_show_hit (AccordSectionPane *self, const AccordFindHit *hit, AccordFind *find)
{
  g_return_if_fail (ACCORD_IS_SECTION_PANE (self));

  if (hit->section != self->section)
    return;
  if (hit->in_heading)
    gtk_widget_grab_focus (GTK_WIDGET (self->heading));
  else
    accord_prose_view_find (self->text, find, hit->ordinal);
}

/**
 * accord_section_pane_get_editable:
 *
 * Returns: whether the text can be changed
 */
gboolean
accord_section_pane_get_editable (AccordSectionPane *self)
{
  g_return_val_if_fail (ACCORD_IS_SECTION_PANE (self), FALSE);

  return accord_prose_view_get_editable (self->text);
}

/**
 * accord_section_pane_focus_text:
 *
 * Lets the person type the text.
 */
void
accord_section_pane_focus_text (AccordSectionPane *self)
{
  g_return_if_fail (ACCORD_IS_SECTION_PANE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

/**
 * accord_section_pane_take_quote:
 * @quote: (out caller-allocates): receives the words of the text that are selected; to be cleared
 *
 * Returns: whether any are
 */
gboolean
accord_section_pane_take_quote (AccordSectionPane *self, AccordQuote *quote)
{
  g_return_val_if_fail (ACCORD_IS_SECTION_PANE (self), FALSE);

  return accord_prose_view_take_quote (self->text, quote);
}

/**
 * accord_section_pane_show_quote:
 * @quote: (nullable): words of the text; %NULL for none
 *
 * Marks the words and brings them on the screen.
 *
 * Returns: whether they are in the text
 */
gboolean
accord_section_pane_show_quote (AccordSectionPane *self, const AccordQuote *quote)
{
  g_return_val_if_fail (ACCORD_IS_SECTION_PANE (self), FALSE);

  return accord_prose_view_show_quote (self->text, quote);
}

/**
 * accord_section_pane_cut_in_two:
 * @first: (out): the text before the cursor
 * @heading: (out): the heading that stands at the cursor, or ""
 * @second: (out): the text after that
 *
 * Reads both parts of the text; it stays as it is.
 */
void
accord_section_pane_cut_in_two (AccordSectionPane *self, char **first, char **heading, char **second)
{
  g_return_if_fail (ACCORD_IS_SECTION_PANE (self));

  accord_prose_view_cut_in_two (self->text, first, heading, second);
}

/**
 * accord_section_pane_flush:
 *
 * Asks for what is typed to be stored, and for what could not be stored before.
 */
void
accord_section_pane_flush (AccordSectionPane *self)
{
  g_return_if_fail (ACCORD_IS_SECTION_PANE (self));

  if (self->text_draft == NULL)
    return;
  accord_prose_view_flush (self->text);
  accord_draft_flush (self->heading_draft);
  accord_draft_flush (self->text_draft);
}

/**
 * accord_section_pane_set_editable:
 * @editable: whether the heading and the text can be changed; not those of a published strategy
 */
void
accord_section_pane_set_editable (AccordSectionPane *self, gboolean editable)
{
  g_return_if_fail (ACCORD_IS_SECTION_PANE (self));

  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->heading), editable);
  gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (self->heading), editable);
  accord_prose_view_set_editable (self->text, editable);
  gtk_drop_target_set_actions (self->target, editable ? GDK_ACTION_COPY : 0);
}
