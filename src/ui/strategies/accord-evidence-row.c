/* accord-evidence-row.c: one link between a section and what was heard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/strategies/accord-evidence-row.h"

#include <glib/gi18n.h>

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

static GtkWidget *
make_button (const char *label, const char *action, GVariant *target, const char *name)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static GtkWidget *
make_suspicion (AccordRecord *link, const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *name = g_strdup_printf (_("Confirm that %s still holds"), title);
  GtkWidget *button = make_button (_("_Still Holds"), "evidence.confirm",
                                   g_variant_new_int64 (accord_record_get_int (link, "id")), name);

  gtk_box_append (GTK_BOX (line), g_object_new (GTK_TYPE_IMAGE, "icon-name", "accord-state-partly-symbolic",
                                                "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_box_append (GTK_BOX (line), make_label (_("The text has changed since."), NULL));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

static GtkWidget *
make_buttons (AccordRecord *link, const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *open_name = g_strdup_printf (_("Open %s"), title);
  g_autofree char *remove_name = g_strdup_printf (_("Remove the link to %s"), title);
  GtkWidget *open = make_button (_("_Open"), "win.open",
                                 g_variant_new ("(sx)", "activity", accord_record_get_int (link, "activity_id")),
                                 open_name);
  GtkWidget *remove = make_button (_("_Remove"), "evidence.remove",
                                   g_variant_new_int64 (accord_record_get_int (link, "id")), remove_name);

  gtk_widget_add_css_class (open, "flat");
  gtk_widget_add_css_class (remove, "flat");
  gtk_box_append (GTK_BOX (box), open);
  gtk_box_append (GTK_BOX (box), remove);
  return box;
}

static char *
put_in_quotes (const char *text)
{
  return *text != '\0' ? g_strdup_printf (_("“%s”"), text) : g_strdup ("");
}

/**
 * accord_evidence_row_new:
 * @partnership: whose terms the link uses
 * @link: a row of accord_evidence_of_section()
 *
 * Shows who was heard, when, what they said and what came of it. Its buttons activate `evidence.confirm` and
 * `evidence.remove` (x), the link, and `win.open`.
 *
 * Returns: (transfer floating): a #GtkListBoxRow
 */
GtkWidget *
accord_evidence_row_new (AccordPartnership *partnership, AccordRecord *link)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  const char *title = *accord_record_get (link, "title") != '\0' ? accord_record_get (link, "title") : _("An activity");
  g_autofree char *heard = put_in_quotes (accord_record_get (link, "feedback"));
  g_autofree char *caption = write_caption (link);
  g_autofree char *response = write_response (partnership, link);
  g_autofree char *quote = put_in_quotes (accord_record_get (link, "quote"));
  g_autofree char *bears_on = *quote != '\0' ? g_strdup_printf (_("Bears on %s"), quote) : g_strdup ("");

  append_text (box, heard, NULL);
  append_text (box, accord_record_get (link, "said_by"), "accord-subtitle");
  append_text (box, title, "heading");
  append_text (box, caption, "accord-subtitle");
  append_text (box, response, NULL);
  append_text (box, bears_on, "accord-subtitle");
  if (accord_record_get_int (link, "suspect") != 0)
    gtk_box_append (GTK_BOX (box), make_suspicion (link, title));
  gtk_box_append (GTK_BOX (box), make_buttons (link, title));
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return row;
}
