/* accord-finding-row.c: one requirement, opened in place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/checks/accord-finding-row.h"

#include <glib/gi18n.h>

#include "base/accord-vague-date.h"
#include "plans/accord-plan-facts.h"
#include "ui/checks/accord-finding-part-box.h"
#include "ui/checks/accord-reason-dialog.h"
#include "ui/common/accord-shell.h"
#include "ui/common/accord-state-label.h"

/**
 * AccordFindingRow:
 *
 * A requirement: its state by shape and words, who has the duty and where it comes from; opened: why, what is missing and
 * what would close it, the records behind it, and a person's word.
 */
struct _AccordFindingRow
{
  AdwExpanderRow parent_instance;

  AccordPartnership *partnership;
  gint64 plan;
  AccordFinding *finding;

  GtkImage *shape;
  GtkBox *content;
};

G_DEFINE_FINAL_TYPE (AccordFindingRow, accord_finding_row, ADW_TYPE_EXPANDER_ROW)

/* --- what is said --- */

static GtkWidget *
make_text (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static const char *
name_confidence (const char *confidence)
{
  static const struct
  {
    const char *code;
    const char *words;
  } WORDS[] = {
    { "read", N_("the source was read") },
    { "read in part", N_("the source was read in part") },
    { "second hand", N_("known at second hand") },
    { "not checked", N_("the source was not checked") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (WORDS); i++)
    if (g_str_equal (WORDS[i].code, confidence))
      return _(WORDS[i].words);
  return confidence;
}

static GtkWidget *
make_source (const AccordRule *rule)
{
  /* Translators: where a requirement comes from, then how sure that is. */
  g_autofree char *words = g_strdup_printf (_("%s (%s)"), rule->source_title, name_confidence (rule->source_confidence));
  GtkWidget *label = make_text (words, "accord-subtitle");
  GtkWidget *button;

  if (*rule->source_address == '\0')
    return label;
  button = gtk_link_button_new (rule->source_address);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return button;
}

/* --- a person's word --- */

static void
reason_cb (GtkWidget *widget, gboolean is_override, const char *reason)
{
  AccordFindingRow *self = ACCORD_FINDING_ROW (widget);

  accord_shell_edit (widget, self->partnership,
                     accord_plan_note_set (self->plan, self->finding->rule->id, is_override, reason));
}

static void
override_cb (AccordFindingRow *self)
{
  accord_reason_dialog_present (GTK_WIDGET (self), self->finding->rule->title, TRUE, reason_cb);
}

static void
not_applicable_cb (AccordFindingRow *self)
{
  accord_reason_dialog_present (GTK_WIDGET (self), self->finding->rule->title, FALSE, reason_cb);
}

static void
take_back_cb (AccordFindingRow *self)
{
  if (self->finding->note != NULL)
    accord_shell_edit (GTK_WIDGET (self), self->partnership, accord_plan_note_remove (self->finding->note->id));
}

static void
add_button (AccordFindingRow *self, AdwWrapBox *box, const char *label, void (*clicked) (AccordFindingRow *))
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked), self, G_CONNECT_SWAPPED);
  adw_wrap_box_append (box, button);
}

static GtkWidget *
make_buttons (AccordFindingRow *self)
{
  AdwWrapBox *box = ADW_WRAP_BOX (adw_wrap_box_new ());

  adw_wrap_box_set_child_spacing (box, 6);
  adw_wrap_box_set_line_spacing (box, 6);
  if (self->finding->note != NULL)
    add_button (self, box, _("_Take Back"), take_back_cb);
  else
    {
      if (self->finding->rule->allow_not_applicable)
        add_button (self, box, _("_Not Applicable…"), not_applicable_cb);
      add_button (self, box, _("_Override…"), override_cb);
    }
  return GTK_WIDGET (box);
}

static void
add_note (AccordFindingRow *self)
{
  const AccordFindingNote *note = self->finding->note;
  g_autofree char *day = accord_day_format (note->noted_on);
  g_autofree char *who = g_strdup_printf (_("%s, %s. The records alone say: %s."), note->author, day,
                                          accord_finding_state_get_words (self->finding->evidence));

  gtk_box_append (self->content, accord_state_label_new (accord_finding_state_get_code (note->state)));
  gtk_box_append (self->content, make_text (note->reason, NULL));
  gtk_box_append (self->content, make_text (who, "accord-subtitle"));
}

/* --- the row --- */

static void
fill_content (AccordFindingRow *self)
{
  const AccordRule *rule = self->finding->rule;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->content))) != NULL)
    gtk_box_remove (self->content, child);
  gtk_box_append (self->content, make_text (rule->requirement, NULL));
  gtk_box_append (self->content, make_source (rule));
  if (self->finding->note != NULL)
    add_note (self);
  for (guint i = 0; i < self->finding->parts->len; i++)
    gtk_box_append (self->content, accord_finding_part_box_new (g_ptr_array_index (self->finding->parts, i), self->plan));
  if (*rule->evidence_wanted != '\0')
    {
      gtk_box_append (self->content, make_text (_("What a good record holds"), "heading"));
      gtk_box_append (self->content, make_text (rule->evidence_wanted, NULL));
    }
  gtk_box_append (self->content, make_buttons (self));
}

static void
expanded_cb (AccordFindingRow *self)
{
  if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)) && self->finding != NULL)
    fill_content (self);
}

static void
accord_finding_row_finalize (GObject *object)
{
  AccordFindingRow *self = ACCORD_FINDING_ROW (object);

  g_clear_pointer (&self->finding, accord_finding_unref);
  g_clear_object (&self->partnership);

  G_OBJECT_CLASS (accord_finding_row_parent_class)->finalize (object);
}

static void
accord_finding_row_class_init (AccordFindingRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_finding_row_finalize;
}

static void
accord_finding_row_init (AccordFindingRow *self)
{
  GtkWidget *row = gtk_list_box_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_expander_row_set_subtitle_lines (ADW_EXPANDER_ROW (self), 0);
  adw_expander_row_set_title_lines (ADW_EXPANDER_ROW (self), 0);
  self->shape = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->shape), "accord-state");
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), GTK_WIDGET (self->shape));

  self->content = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  gtk_widget_set_margin_start (GTK_WIDGET (self->content), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->content), 12);
  gtk_widget_set_margin_top (GTK_WIDGET (self->content), 12);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->content), 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), GTK_WIDGET (self->content));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
}

/**
 * accord_finding_row_new:
 * @partnership: where a person's word is recorded
 * @plan: the plan that is checked
 *
 * Returns: (transfer floating): a row of nothing yet
 */
GtkWidget *
accord_finding_row_new (AccordPartnership *partnership, gint64 plan)
{
  AccordFindingRow *self = g_object_new (ACCORD_TYPE_FINDING_ROW, NULL);

  self->partnership = g_object_ref (partnership);
  self->plan = plan;
  return GTK_WIDGET (self);
}

/**
 * accord_finding_row_show:
 * @finding: what is found for the requirement
 *
 * Shows a finding. A row that is open stays open.
 */
void
accord_finding_row_show (AccordFindingRow *self, AccordFinding *finding)
{
  const char *state = accord_finding_state_get_code (finding->state);
  g_autofree char *subtitle = NULL;

  g_return_if_fail (ACCORD_IS_FINDING_ROW (self));

  if (finding == self->finding)
    return;
  if (self->finding != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->shape), accord_finding_state_get_code (self->finding->state));
  g_clear_pointer (&self->finding, accord_finding_unref);
  self->finding = accord_finding_ref (finding);

  /* Translators: a state, where the requirement comes from, and who has the duty. */
  subtitle = g_strdup_printf (_("%s · %s · %s"), accord_finding_state_get_words (finding->state),
                              finding->rule->strength_label, finding->rule->duty_holder);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), finding->rule->title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, finding->rule->title, -1);
  gtk_image_set_from_icon_name (self->shape, accord_state_icon_name (state) != NULL ? accord_state_icon_name (state)
                                                                                    : "dialog-question-symbolic");
  gtk_widget_add_css_class (GTK_WIDGET (self->shape), state);
  expanded_cb (self);
}
