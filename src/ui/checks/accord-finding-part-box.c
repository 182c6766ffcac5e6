/* accord-finding-part-box.c: one organisation, or one audience, of a finding
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/checks/accord-finding-part-box.h"

#include <glib/gi18n.h>

#include "model/accord-field.h"
#include "ui/common/accord-shell.h"
#include "ui/common/accord-state-label.h"

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

static void
add_missing (GtkBox *box, const char *text, const char *advice)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_box_append (GTK_BOX (lines), make_text (text, NULL));
  if (advice != NULL)
    {
      g_autofree char *closes = g_strdup_printf (_("What would close it: %s"), advice);

      gtk_box_append (GTK_BOX (lines), make_text (closes, "accord-subtitle"));
    }
  gtk_box_append (box, lines);
}

typedef struct
{
  const char *table;
  gint64 id;
  gint64 plan;
} Target;

/* A need or an assessment is of no strategy: the one that is checked is opened behind it. */
static void
open_cb (GtkWidget *button, gpointer data)
{
  const Target *target = data;

  if (g_str_equal (target->table, "need") || g_str_equal (target->table, "assessment"))
    accord_shell_open (button, "plan", target->plan);
  accord_shell_open (button, target->table, target->id);
}

static Target *
target_new (const AccordFindingRecord *record, gint64 plan)
{
  Target *target = g_new (Target, 1);

  *target = (Target) { record->table, record->id, plan };
  return target;
}

static GtkWidget *
make_record (const AccordFindingRecord *record, gint64 plan)
{
  const char *title = *record->title != '\0' ? record->title : accord_field_table_noun (record->table);
  g_autofree char *words = *record->when != '\0' ? g_strdup_printf ("%s · %s", title, record->when) : g_strdup (title);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = make_text (words, NULL);

  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (open_cb), target_new (record, plan),
                         (GClosureNotify) (GCallback) g_free, G_CONNECT_DEFAULT);
  return button;
}

static void
list_cb (GtkWidget *button, gpointer data)
{
  g_autoptr (AccordNarrowing) narrowing = accord_narrowing_new_with ("behind", data, NULL);

  accord_shell_list (button, "activity", narrowing);
}

static GtkWidget *
make_all (const AccordFindingPart *part)
{
  GtkWidget *button = gtk_button_new_with_label (_("Show all in the engagement log"));

  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_data (button, "clicked", G_CALLBACK (list_cb), g_strdup (part->behind),
                         (GClosureNotify) (GCallback) g_free, G_CONNECT_DEFAULT);
  return button;
}

/* The closest of many, or each one that was looked at. */
static const char *
name_records (const AccordFindingPart *part)
{
  const AccordFindingRecord *first = g_ptr_array_index (part->records, 0);

  if (part->state == ACCORD_FINDING_RECORDED)
    return _("Recorded by");
  return g_str_equal (first->table, "activity") ? _("The records that come closest") : _("The records looked at");
}

static void
add_records (GtkBox *box, const AccordFindingPart *part, gint64 plan)
{
  if (part->records->len == 0)
    return;
  gtk_box_append (box, make_text (name_records (part), "accord-subtitle"));
  for (guint i = 0; i < part->records->len; i++)
    gtk_box_append (box, make_record (g_ptr_array_index (part->records, i), plan));
  if (part->more)
    gtk_box_append (box, make_text (_("and more"), "accord-subtitle"));
  if (part->behind != NULL)
    gtk_box_append (box, make_all (part));
}

/**
 * accord_finding_part_box_new:
 * @part: what is found for an organisation or an audience; not kept
 * @plan: the plan that is checked
 *
 * Returns: (transfer floating): its name and state, what is missing and what would close it, and the records behind it
 */
GtkWidget *
accord_finding_part_box_new (const AccordFindingPart *part, gint64 plan)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  AdwWrapBox *header = ADW_WRAP_BOX (adw_wrap_box_new ());

  adw_wrap_box_set_child_spacing (header, 12);
  adw_wrap_box_set_line_spacing (header, 3);
  adw_wrap_box_append (header, make_text (part->name, "heading"));
  adw_wrap_box_append (header, accord_state_label_new (accord_finding_state_get_code (part->state)));
  gtk_box_append (box, GTK_WIDGET (header));
  if (part->text != NULL)
    add_missing (box, part->text, part->advice);
  for (guint i = 0; part->text == NULL && i < part->missing->len; i++)
    {
      const AccordFindingMissing *missing = g_ptr_array_index (part->missing, i);

      add_missing (box, missing->text, missing->advice);
    }
  add_records (box, part, plan);
  return GTK_WIDGET (box);
}
