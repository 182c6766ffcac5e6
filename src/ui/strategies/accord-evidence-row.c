/* accord-evidence-row.c: one link between a section and what was heard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/strategies/accord-evidence-row.h"

#include <glib/gi18n.h>

/**
 * AccordEvidenceRow:
 *
 * Who was heard, when, what they said and what came of it, and how the link stands: whether its words are still in the
 * text, whether it asks to be confirmed, and who confirmed it last.
 */
struct _AccordEvidenceRow
{
  GtkListBoxRow parent_instance;

  AccordRecord *link;
  gboolean is_closed;          /* of a published strategy */
  GtkWidget *why;              /* the reason for confirming, while that is asked for */
};

G_DEFINE_FINAL_TYPE (AccordEvidenceRow, accord_evidence_row, GTK_TYPE_LIST_BOX_ROW)

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
append_text (GtkWidget *box, const char *text, const char *css_class)
{
  if (*text != '\0')
    gtk_box_append (GTK_BOX (box), make_label (text, css_class));
}

/* When, and how many: "12/01/2026 · about 60". */
static char *
write_caption (AccordRecord *link)
{
  g_autofree char *when = accord_record_format (link, accord_field_find ("activity", "happened"));
  g_autofree char *reach = accord_record_format (link, accord_field_find ("activity", "reach"));

  if (*when == '\0' || *reach == '\0')
    return g_strconcat (when, reach, NULL);
  return g_strdup_printf ("%s · %s", when, reach);
}

static char *
write_response (AccordPartnership *partnership, AccordRecord *link)
{
  const char *code = accord_record_get (link, "response");
  const char *text = accord_record_get (link, "response_text");
  const char *label = accord_vocabulary_get_label (accord_partnership_get_vocabulary (partnership, "response"), code);

  if (accord_record_get_int (link, "feedback_id") == 0)
    return g_strdup ("");
  if (*code == '\0' && *text == '\0')
    return g_strdup (_("No response yet"));
  if (*code == '\0' || *text == '\0')
    return g_strdup (*code != '\0' ? label : text);
  /* Translators: how something that was heard was answered, and in which words. */
  return g_strdup_printf (_("%s: %s"), label, text);
}

/* --- how it stands --- */

static void
confirm (AccordEvidenceRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "evidence.confirm", "(xs)", accord_record_get_id (self->link),
                              gtk_editable_get_text (GTK_EDITABLE (self->why)));
}

static gboolean
confirm_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  AccordEvidenceRow *self = ACCORD_EVIDENCE_ROW (widget);

  if (self->why != NULL)
    confirm (self);
  return self->why != NULL;
}

static GtkWidget *
make_notice (const char *icon, const char *text)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (line), g_object_new (GTK_TYPE_IMAGE, "icon-name", icon, "accessible-role",
                                                GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_box_append (GTK_BOX (line), make_label (text, NULL));
  return line;
}

static void
append_suspicion (GtkWidget *box)
{
  gtk_box_append (GTK_BOX (box), make_notice ("accord-state-partly-symbolic", _("The text has changed since.")));
}

static void
append_question (AccordEvidenceRow *self, GtkWidget *box, const char *title)
{
  g_autofree char *why_name = g_strdup_printf (_("Why %s still holds, if you want to say"), title);
  g_autofree char *name = g_strdup_printf (_("Confirm that %s still holds"), title);
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Still Holds"));

  self->why = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->why), _("Why, if you want to say"));
  gtk_editable_set_width_chars (GTK_EDITABLE (self->why), 8);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->why), GTK_ACCESSIBLE_PROPERTY_LABEL, why_name, -1);
  g_signal_connect_swapped (self->why, "activate", G_CALLBACK (confirm), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (button, _("Confirm (Ctrl+Enter)"));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (confirm), self);
  gtk_box_append (GTK_BOX (box), self->why);
  gtk_box_append (GTK_BOX (box), button);
}

static char *
put_in_quotes (const char *text)
{
  return *text != '\0' ? g_strdup_printf (_("“%s”"), text) : g_strdup ("");
}

/* Which words it bears on, and where they went. */
static void
append_words (GtkWidget *box, AccordRecord *link)
{
  const char *words = accord_record_get (link, "quote");
  const char *now = accord_record_get (link, "quote_now");
  g_autofree char *bears_on = g_strdup_printf (_("Bears on “%s”"), words);
  g_autofree char *reads_now = g_strdup_printf (_("It says now “%s”"), now);

  if (*words == '\0')
    return;
  append_text (box, bears_on, "accord-subtitle");
  if (*now == '\0')
    gtk_box_append (GTK_BOX (box), make_notice ("accord-state-none-symbolic", _("These words are no longer in the text.")));
  else if (!g_str_equal (now, words))
    append_text (box, reads_now, "accord-subtitle");
}

static void
append_confirmation (GtkWidget *box, AccordRecord *link)
{
  g_autofree char *day = accord_record_format (link, accord_field_find ("evidence_link", "confirmed_on"));
  const char *by = accord_record_get (link, "confirmed_by");
  const char *why = accord_record_get (link, "confirmed_why");
  g_autofree char *text = NULL;

  if (*day == '\0')
    return;
  /* Translators: the day on which a link was confirmed, who did, and why. */
  text = *why != '\0' ? g_strdup_printf (_("Confirmed on %s by %s: %s"), day, by, why)
                      : g_strdup_printf (_("Confirmed on %s by %s"), day, by);
  append_text (box, text, "accord-subtitle");
}

/* --- what can be done --- */

static GtkWidget *
make_button (const char *label, const char *action, GVariant *target, const char *name)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static GtkWidget *
make_buttons (AccordRecord *link, const char *title)
{
  GtkWidget *box = adw_wrap_box_new ();
  g_autoptr (GVariant) id = g_variant_ref_sink (g_variant_new_int64 (accord_record_get_id (link)));
  g_autofree char *show_name = g_strdup_printf (_("Show the words that %s bears on"), title);
  g_autofree char *open_name = g_strdup_printf (_("Open %s"), title);
  g_autofree char *remove_name = g_strdup_printf (_("Remove the link to %s"), title);
  GtkWidget *remove = make_button ("", "evidence.remove", id, remove_name);

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (box), 6);
  if (*accord_record_get (link, "quote_now") != '\0')
    adw_wrap_box_append (ADW_WRAP_BOX (box), make_button (_("_Show"), "evidence.show", id, show_name));
  adw_wrap_box_append (ADW_WRAP_BOX (box),
                       make_button (_("_Open"), "win.open",
                                    g_variant_new ("(sx)", "activity", accord_record_get_int (link, "activity_id")),
                                    open_name));
  gtk_button_set_icon_name (GTK_BUTTON (remove), "list-remove-symbolic");
  gtk_widget_set_tooltip_text (remove, _("Remove the link"));
  adw_wrap_box_append (ADW_WRAP_BOX (box), remove);
  return box;
}

static void
entered_cb (GtkEventController *focus, gpointer data)
{
  AccordEvidenceRow *self = data;

  gtk_widget_activate_action (GTK_WIDGET (self), "evidence.show", "x", accord_record_get_id (self->link));
}

/* --- the object --- */

static void
accord_evidence_row_dispose (GObject *object)
{
  g_clear_object (&ACCORD_EVIDENCE_ROW (object)->link);

  G_OBJECT_CLASS (accord_evidence_row_parent_class)->dispose (object);
}

static void
accord_evidence_row_class_init (AccordEvidenceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_evidence_row_dispose;
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_Return, GDK_CONTROL_MASK, confirm_key_cb, NULL);
}

static void
accord_evidence_row_init (AccordEvidenceRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect (focus, "enter", G_CALLBACK (entered_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self), FALSE);
}

static void
fill (AccordEvidenceRow *self, AccordPartnership *partnership, GtkWidget *box, const char *title)
{
  AccordRecord *link = self->link;
  g_autofree char *heard = put_in_quotes (accord_record_get (link, "feedback"));
  g_autofree char *caption = write_caption (link);
  g_autofree char *response = write_response (partnership, link);

  append_text (box, heard, NULL);
  append_text (box, accord_record_get (link, "said_by"), "accord-subtitle");
  append_text (box, title, "heading");
  append_text (box, caption, "accord-subtitle");
  append_text (box, response, NULL);
  append_words (box, link);
  if (accord_record_get_int (link, "suspect") != 0)
    append_suspicion (box);
  if (accord_record_get_int (link, "suspect") != 0 && !self->is_closed)
    append_question (self, box, title);
  append_confirmation (box, link);
  gtk_box_append (GTK_BOX (box), make_buttons (link, title));
}

/**
 * accord_evidence_row_new:
 * @partnership: whose terms the link uses
 * @link: a row of accord_evidence_of_section()
 * @closed: whether the strategy can only be read
 *
 * Its buttons and keys activate `evidence.show` (x), `evidence.confirm` (xs: the link and why it still holds),
 * `evidence.remove` (x), and `win.open`.
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
accord_evidence_row_new (AccordPartnership *partnership, AccordRecord *link, gboolean closed)
{
  AccordEvidenceRow *self = g_object_new (ACCORD_TYPE_EVIDENCE_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  const char *title = *accord_record_get (link, "title") != '\0' ? accord_record_get (link, "title") : _("An activity");

  self->link = g_object_ref (link);
  self->is_closed = closed;
  fill (self, partnership, box, title);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return GTK_WIDGET (self);
}

/**
 * accord_evidence_row_get_link:
 *
 * Returns: (transfer none): the link
 */
AccordRecord *
accord_evidence_row_get_link (AccordEvidenceRow *self)
{
  g_return_val_if_fail (ACCORD_IS_EVIDENCE_ROW (self), NULL);

  return self->link;
}

/**
 * accord_evidence_row_is_suspect:
 *
 * Returns: whether the link asks to be confirmed
 */
gboolean
accord_evidence_row_is_suspect (AccordEvidenceRow *self)
{
  g_return_val_if_fail (ACCORD_IS_EVIDENCE_ROW (self), FALSE);

  return self->why != NULL;
}
