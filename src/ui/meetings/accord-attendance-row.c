/* accord-attendance-row.c: one seat at one meeting
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/meetings/accord-attendance-row.h"

#include <glib/gi18n.h>

#include "membership/accord-meeting.h"
#include "ui/common/accord-shell.h"

/* The states that the keys and the buttons of a row set, by their code; what they are called is data. */
static const struct
{
  const char *state;
  const char *key;
} STATES[] = {
  /* Translators: the key that records that a member was present. */
  { "present", N_("P") },
  /* Translators: the key that records that a deputy came. */
  { "deputy", N_("D") },
  /* Translators: the key that records apologies. */
  { "apologies", N_("A") },
  /* Translators: the key that records that nobody came. */
  { "absent", N_("N") },
};

/**
 * AccordAttendanceRow:
 *
 * A seat, who holds it, and whether they came: by one key, or by a button for each answer. Nobody needs to see colours.
 */
struct _AccordAttendanceRow
{
  GtkListBoxRow parent_instance;

  AccordPartnership *partnership;
  gint64 meeting;
  AccordRecord *seat;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkToggleButton *buttons[G_N_ELEMENTS (STATES)];
};

G_DEFINE_FINAL_TYPE (AccordAttendanceRow, accord_attendance_row, GTK_TYPE_LIST_BOX_ROW)

static void
mark (AccordAttendanceRow *self, const char *state)
{
  if (self->seat != NULL && !g_str_equal (accord_record_get (self->seat, "state"), state))
    accord_shell_edit (GTK_WIDGET (self), self->partnership,
                       accord_attendance_mark (self->meeting, accord_record_get_int (self->seat, "seat_id"),
                                               accord_record_get_int (self->seat, "attendance_id"), state));
}

static const char *
get_state_label (AccordAttendanceRow *self, const char *state)
{
  return accord_vocabulary_get_label (accord_partnership_get_vocabulary (self->partnership, "attendance_state"), state);
}

/* The button that is pressed in takes its answer back. What is stored is shown when it is stored. */
static void
clicked_cb (GtkToggleButton *button, gpointer data)
{
  AccordAttendanceRow *self = data;

  for (guint i = 0; i < G_N_ELEMENTS (STATES); i++)
    if (self->buttons[i] == button)
      mark (self, gtk_toggle_button_get_active (button) ? STATES[i].state : "");
}

/* --- the object --- */

static void
accord_attendance_row_dispose (GObject *object)
{
  AccordAttendanceRow *self = ACCORD_ATTENDANCE_ROW (object);

  g_clear_object (&self->seat);
  g_clear_object (&self->partnership);

  G_OBJECT_CLASS (accord_attendance_row_parent_class)->dispose (object);
}

static void
accord_attendance_row_class_init (AccordAttendanceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_attendance_row_dispose;
}

static void
accord_attendance_row_init (AccordAttendanceRow *self)
{
}

static GtkLabel *
create_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static GtkWidget *
create_buttons (AccordAttendanceRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  for (guint i = 0; i < G_N_ELEMENTS (STATES); i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (_(STATES[i].key));
      const char *label = get_state_label (self, STATES[i].state);

      gtk_widget_set_tooltip_text (button, label);
      gtk_widget_add_css_class (button, "accord-answer");
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
      g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
      self->buttons[i] = GTK_TOGGLE_BUTTON (button);
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

/**
 * accord_attendance_row_new:
 * @partnership: what is edited
 * @meeting: at which meeting
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *
accord_attendance_row_new (AccordPartnership *partnership, gint64 meeting)
{
  AccordAttendanceRow *self = g_object_new (ACCORD_TYPE_ATTENDANCE_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->partnership = g_object_ref (partnership);
  self->meeting = meeting;
  self->title = create_label (words, NULL);
  self->subtitle = create_label (words, "accord-subtitle");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), create_buttons (self));
  gtk_widget_add_css_class (box, "accord-attendance");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  return GTK_WIDGET (self);
}

/* The organisation is what people call a seat by; one without is called by its post. */
static char *
write_title (AccordRecord *seat)
{
  const char *number = accord_record_get (seat, "number");
  const char *organisation = accord_record_get (seat, "organisation");
  const char *name = *organisation != '\0' ? organisation : accord_record_get (seat, "title");

  if (*number == '\0')
    return g_strdup (name);
  /* Translators: the number of a seat and whose it is. */
  return g_strdup_printf (_("%s. %s"), number, name);
}

static char *
write_subtitle (AccordAttendanceRow *self, AccordRecord *seat)
{
  const char *state = accord_record_get (seat, "state");
  gboolean is_vacant = accord_record_get_int (seat, "appointment_id") == 0 && accord_record_get_int (seat, "seat_id") != 0;
  const char *post = accord_record_get (seat, "post");
  const char *deputy = accord_record_get (seat, "deputy");
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  if (*state != '\0')
    g_ptr_array_add (parts, (gpointer) get_state_label (self, state));
  if (g_str_equal (accord_record_get (seat, "kind"), "attendance"))
    g_ptr_array_add (parts, (gpointer) _("In attendance"));
  else if (is_vacant)
    g_ptr_array_add (parts, (gpointer) _("Vacant"));
  if (g_str_equal (state, "deputy") && *deputy != '\0')
    g_ptr_array_add (parts, (gpointer) deputy);
  else if (*post != '\0' && accord_record_get_int (seat, "seat_id") != 0)
    g_ptr_array_add (parts, (gpointer) post);
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

/**
 * accord_attendance_row_show:
 * @seat: a row of an #AccordAttendance
 */
void
accord_attendance_row_show (AccordAttendanceRow *self, AccordRecord *seat)
{
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (ACCORD_IS_ATTENDANCE_ROW (self));

  g_set_object (&self->seat, seat);
  title = write_title (seat);
  subtitle = write_subtitle (self, seat);
  name = g_strdup_printf ("%s, %s", title, subtitle);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->subtitle, subtitle);
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), *subtitle != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  for (guint i = 0; i < G_N_ELEMENTS (STATES); i++)
    gtk_toggle_button_set_active (self->buttons[i], g_str_equal (accord_record_get (seat, "state"), STATES[i].state));
}

/**
 * accord_attendance_row_press:
 * @key: a key value
 *
 * Records what the key stands for: the first letter of an answer, or Backspace or Delete for none.
 *
 * Returns: whether the key stands for anything
 */
gboolean
accord_attendance_row_press (AccordAttendanceRow *self, guint key)
{
  gunichar letter = g_unichar_toupper (gdk_keyval_to_unicode (key));

  g_return_val_if_fail (ACCORD_IS_ATTENDANCE_ROW (self), FALSE);

  if (key == GDK_KEY_BackSpace || key == GDK_KEY_Delete || key == GDK_KEY_KP_Delete)
    {
      mark (self, "");
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (STATES); i++)
    if (letter != 0 && letter == g_unichar_toupper (g_utf8_get_char (_(STATES[i].key))))
      {
        mark (self, STATES[i].state);
        return TRUE;
      }
  return FALSE;
}
