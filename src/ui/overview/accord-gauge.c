/* accord-gauge.c: how far one requirement is recorded, at a glance
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/overview/accord-gauge.h"

#include <glib/gi18n.h>

#include "ui/common/accord-state-label.h"
#include "ui/overview/accord-arc.h"

/**
 * AccordGauge:
 *
 * A requirement's state as an arc, n of m, and in words. Of several organisations it counts those that are recorded; of one
 * audience, the parts of the test that hold. Pressing it opens the check.
 */
struct _AccordGauge
{
  GtkButton parent_instance;

  AccordArc *arc;
  GtkLabel *subject;
  AccordStateLabel *state;
  GtkLabel *caption;
  char *state_class;
};

G_DEFINE_FINAL_TYPE (AccordGauge, accord_gauge, GTK_TYPE_BUTTON)

static char *
list_open_parts (const AccordFinding *finding)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < finding->parts->len; i++)
    {
      const AccordFindingPart *part = g_ptr_array_index (finding->parts, i);

      if (part->state == ACCORD_FINDING_RECORDED)
        continue;
      if (text->len > 0)
        g_string_append_c (text, '\n');
      /* Translators: an organisation and what is recorded for it. */
      g_string_append_printf (text, _("%s: %s"), part->name, accord_finding_state_get_words (part->state));
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static char *
list_missing (const AccordFindingPart *part)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < part->missing->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                            ((AccordFindingMissing *) g_ptr_array_index (part->missing, i))->label);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static char *
count_records (const AccordFindingPart *part)
{
  guint n = part->records->len;

  if (part->more)
    return g_strdup_printf (g_dngettext (NULL, "%u activity or more", "%u activities or more", n), n);
  return g_strdup_printf (g_dngettext (NULL, "%u activity", "%u activities", n), n);
}

static char *
describe (const AccordFinding *finding)
{
  const AccordFindingPart *part;
  g_autofree char *missing = NULL;

  if (finding->note != NULL)
    return g_strdup (finding->note->reason);
  if (finding->parts->len != 1)
    return list_open_parts (finding);
  part = g_ptr_array_index (finding->parts, 0);
  if (part->text != NULL)
    return g_strdup (part->text);
  if (part->missing->len == 0)
    return count_records (part);
  missing = list_missing (part);
  /* Translators: before a list of the parts of a test, as "Missing: Fed back, Evidence named". */
  return g_strdup_printf (_("Missing: %s"), missing);
}

static void
count (const AccordFinding *finding, guint *n, guint *of)
{
  const AccordFindingPart *part = finding->parts->len == 1 ? g_ptr_array_index (finding->parts, 0) : NULL;
  const guint n_parts = 9;   /* of the test of involvement */

  *of = part != NULL ? n_parts : finding->parts->len;
  *n = part != NULL ? n_parts - part->missing->len : accord_finding_count_recorded (finding);
}

static void
accord_gauge_finalize (GObject *object)
{
  g_free (ACCORD_GAUGE (object)->state_class);

  G_OBJECT_CLASS (accord_gauge_parent_class)->finalize (object);
}

static void
accord_gauge_class_init (AccordGaugeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_gauge_finalize;
}

static GtkLabel *
add_label (GtkBox *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (box, label);
  return GTK_LABEL (label);
}

static void
accord_gauge_init (AccordGauge *self)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12));
  GtkBox *words = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 3));

  self->arc = ACCORD_ARC (accord_arc_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->arc), "accord-state");
  gtk_widget_set_valign (GTK_WIDGET (self->arc), GTK_ALIGN_START);
  gtk_box_append (box, GTK_WIDGET (self->arc));
  self->subject = add_label (words, "heading");
  self->state = ACCORD_STATE_LABEL (accord_state_label_new (NULL));
  gtk_box_append (words, GTK_WIDGET (self->state));
  self->caption = add_label (words, "accord-subtitle");
  gtk_label_set_natural_wrap_mode (self->caption, GTK_NATURAL_WRAP_WORD);
  gtk_label_set_max_width_chars (self->caption, 28);
  gtk_widget_set_hexpand (GTK_WIDGET (words), TRUE);
  gtk_box_append (box, GTK_WIDGET (words));
  gtk_button_set_child (GTK_BUTTON (self), GTK_WIDGET (box));
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "accord-gauge");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), _("Open this check"));
}

/**
 * accord_gauge_new:
 *
 * Returns: (transfer floating): a gauge of nothing yet
 */
GtkWidget *
accord_gauge_new (void)
{
  return g_object_new (ACCORD_TYPE_GAUGE, NULL);
}

/**
 * accord_gauge_show:
 * @finding: what is found for a requirement; not kept
 */
void
accord_gauge_show (AccordGauge *self, const AccordFinding *finding)
{
  const char *code = accord_finding_state_get_code (finding->state);
  g_autofree char *caption = describe (finding);
  g_autofree char *name = NULL;
  guint n, of;

  g_return_if_fail (ACCORD_IS_GAUGE (self));

  if (self->state_class != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->arc), self->state_class);
  g_set_str (&self->state_class, code);
  gtk_widget_add_css_class (GTK_WIDGET (self->arc), code);
  count (finding, &n, &of);
  accord_arc_set_share (self->arc, n, of);
  gtk_label_set_text (self->subject, finding->rule->subject);
  accord_state_label_set_state (self->state, code);
  gtk_label_set_text (self->caption, caption);
  gtk_widget_set_visible (GTK_WIDGET (self->caption), *caption != '\0');
  /* Translators: a gauge to a screen reader: whom it is about, the state, n of m, and more. */
  name = g_strdup_printf (_("%s: %s, %u of %u. %s"), finding->rule->subject,
                          accord_finding_state_get_words (finding->state), n, of, caption);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
