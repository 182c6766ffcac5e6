/* accord-attendance-view.c: who came to a meeting
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/meetings/accord-attendance-view.h"

#include <glib/gi18n.h>

#include "membership/accord-meeting.h"
#include "ui/common/accord-name-dialog.h"
#include "ui/common/accord-shell.h"
#include "ui/meetings/accord-attendance-row.h"

#define ID_KEY "accord-id"

/* The rows scroll by themselves, so that the verdict above them stays in sight while they are filled in. The page around
 * them gives them no more than they ask for at least. */
#define MAX_HEIGHT 420
#define ROW_HEIGHT 52

/**
 * AccordAttendanceView:
 *
 * The membership of the day, a row a seat, filled in with two keys a row; above it, live, whether enough are there and why.
 */
struct _AccordAttendanceView
{
  AdwBin parent_instance;

  AccordPartnership *partnership;
  gint64 meeting;
  gint64 shown;               /* the meeting that the rows belong to */
  GtkBox *quorum;
  GtkImage *shape;
  GtkLabel *verdict;
  GtkLabel *reason;
  GtkLabel *rule;
  GtkListBox *list;
  GtkScrolledWindow *scrolled;
};

G_DEFINE_FINAL_TYPE (AccordAttendanceView, accord_attendance_view, ADW_TYPE_BIN)

/* --- the quorum --- */

static void
say_verdict (AccordAttendanceView *self, const char *state, const char *icon_name, const char *words)
{
  static const char *const LOOKS[] = { "recorded", "none", NULL };
  g_autofree char *before = g_strdup (gtk_label_get_text (self->verdict));

  for (guint i = 0; LOOKS[i] != NULL; i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->quorum), LOOKS[i]);
  if (state != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->quorum), state);
  gtk_image_set_from_icon_name (self->shape, icon_name);
  gtk_label_set_text (self->verdict, words);
  if (self->shown == self->meeting && *before != '\0' && !g_str_equal (before, words))
    accord_shell_announce (GTK_WIDGET (self), words);
}

static void
show_quorum (AccordAttendanceView *self, AccordAttendance *attendance)
{
  g_autofree char *rule = attendance->rule != NULL ? g_strdup_printf (_("Quorum: %s."), attendance->rule) : g_strdup ("");

  if (attendance->quorum != NULL && attendance->quorum->is_met)
    say_verdict (self, "recorded", "accord-state-recorded-symbolic", _("Quorate"));
  else if (attendance->quorum != NULL)
    say_verdict (self, "none", "accord-state-none-symbolic", _("Not quorate"));
  else
    say_verdict (self, NULL, "accord-state-not-applicable-symbolic", _("No quorum is set"));
  gtk_label_set_text (self->reason, attendance->quorum != NULL    ? attendance->quorum->words
                                    : attendance->problem != NULL ? attendance->problem
                                                                  : _("The terms of reference in force on this day have no "
                                                                      "rule for it."));
  gtk_label_set_text (self->rule, rule);
  gtk_widget_set_visible (GTK_WIDGET (self->rule), *rule != '\0');
}

/* --- the rows --- */

static gint64
get_row_id (GtkWidget *row)
{
  return *(gint64 *) g_object_get_data (G_OBJECT (row), ID_KEY);
}

static GtkWidget *
create_row (AccordAttendanceView *self, gint64 id)
{
  GtkWidget *row = accord_attendance_row_new (self->partnership, self->meeting);

  g_object_set_data_full (G_OBJECT (row), ID_KEY, g_memdup2 (&id, sizeof id), g_free);
  return row;
}

/* A row whose seat stays is kept, and the focus with it. */
static void
show_rows (AccordAttendanceView *self, GPtrArray *seats)
{
  if (self->shown != self->meeting)
    gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < seats->len; i++)
    {
      gint64 id = accord_record_get_id (seats->pdata[i]);
      GtkWidget *row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, (int) i));

      while (row != NULL && get_row_id (row) != id)
        {
          gtk_list_box_remove (self->list, row);
          row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, (int) i));
        }
      if (row == NULL)
        {
          row = create_row (self, id);
          gtk_list_box_append (self->list, row);
        }
      accord_attendance_row_show (ACCORD_ATTENDANCE_ROW (row), seats->pdata[i]);
    }
  for (GtkListBoxRow *row; (row = gtk_list_box_get_row_at_index (self->list, (int) seats->len)) != NULL;)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  gtk_scrolled_window_set_min_content_height (self->scrolled, (int) MIN (seats->len * ROW_HEIGHT, MAX_HEIGHT));
}

typedef struct
{
  AccordAttendanceView *view;
  gint64 meeting;
} Asked;

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree Asked *asked = data;
  g_autoptr (AccordAttendanceView) self = asked->view;
  g_autoptr (AccordAttendance) attendance = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, NULL);

  if (attendance == NULL || self->meeting != asked->meeting)
    return;
  show_quorum (self, attendance);
  show_rows (self, attendance->rows);
  self->shown = self->meeting;
}

static void
load (AccordAttendanceView *self)
{
  Asked *asked = g_new (Asked, 1);

  *asked = (Asked) { g_object_ref (self), self->meeting };
  accord_partnership_run_async (self->partnership, accord_attendance_load (self->meeting), NULL, loaded_cb, asked);
}

static void
changed_cb (AccordPartnership *partnership, AccordChanges *changes, gpointer data)
{
  static const char *const TABLES[]
      = { "attendance", "meeting", "seat", "appointment", "organisation", "terms_of_reference", NULL };
  AccordAttendanceView *self = data;

  for (guint i = 0; self->meeting != 0 && TABLES[i] != NULL; i++)
    if (accord_changes_touch (changes, TABLES[i]))
      {
        load (self);
        return;
      }
}

/* --- keys --- */

static void
go_on (AccordAttendanceView *self, GtkListBoxRow *row)
{
  GtkListBoxRow *next = gtk_list_box_get_row_at_index (self->list, gtk_list_box_row_get_index (row) + 1);

  if (next != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (next));
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType modifiers, gpointer data)
{
  AccordAttendanceView *self = data;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, ACCORD_TYPE_ATTENDANCE_ROW) : NULL;

  if (row == NULL || (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (focus == row && (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter))
    {
      go_on (self, GTK_LIST_BOX_ROW (row));
      return GDK_EVENT_STOP;
    }
  return accord_attendance_row_press (ACCORD_ATTENDANCE_ROW (row), key) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

/* --- people in attendance --- */

static void
named_cb (GtkWidget *widget, const char *name, gpointer data)
{
  AccordAttendanceView *self = data;
  g_autofree char *meeting = g_strdup_printf ("%" G_GINT64_FORMAT, self->meeting);

  if (self->meeting != 0)
    accord_shell_edit (GTK_WIDGET (self), self->partnership,
                       accord_record_add ("attendance", (const char *const[]) { "meeting_id", "who", "state", NULL },
                                          (const char *const[]) { meeting, name, "present", NULL }));
}

static void
add_cb (AccordAttendanceView *self)
{
  accord_name_dialog_present (GTK_WIDGET (self), _("Somebody in Attendance"), named_cb, self);
}

/* --- the object --- */

static void
accord_attendance_view_dispose (GObject *object)
{
  AccordAttendanceView *self = ACCORD_ATTENDANCE_VIEW (object);

  self->meeting = 0;
  g_clear_object (&self->partnership);

  G_OBJECT_CLASS (accord_attendance_view_parent_class)->dispose (object);
}

static void
accord_attendance_view_class_init (AccordAttendanceViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_attendance_view_dispose;
}

static void
accord_attendance_view_init (AccordAttendanceView *self)
{
}

static GtkLabel *
create_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static GtkWidget *
create_quorum (AccordAttendanceView *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->quorum = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9));
  self->shape = GTK_IMAGE (g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_widget_set_valign (GTK_WIDGET (self->shape), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self->shape), "accord-verdict");
  self->verdict = create_label (words, "heading");
  self->reason = create_label (words, "accord-reason");
  self->rule = create_label (words, "accord-subtitle");
  gtk_box_append (self->quorum, GTK_WIDGET (self->shape));
  gtk_box_append (self->quorum, words);
  gtk_widget_add_css_class (GTK_WIDGET (self->quorum), "accord-quorum");
  return GTK_WIDGET (self->quorum);
}

static GtkWidget *
create_list (AccordAttendanceView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->scrolled = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_tab_behavior (self->list, GTK_LIST_TAB_ITEM);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "accord-rows");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Attendance"), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  gtk_scrolled_window_set_policy (self->scrolled, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (self->scrolled, MAX_HEIGHT);
  gtk_scrolled_window_set_child (self->scrolled, GTK_WIDGET (self->list));
  gtk_widget_add_css_class (GTK_WIDGET (self->scrolled), "card");
  gtk_widget_set_overflow (GTK_WIDGET (self->scrolled), GTK_OVERFLOW_HIDDEN);
  return GTK_WIDGET (self->scrolled);
}

/**
 * accord_attendance_view_new:
 * @partnership: what is edited
 *
 * Returns: (transfer floating): a view that shows nothing yet
 */
GtkWidget *
accord_attendance_view_new (AccordPartnership *partnership)
{
  AccordAttendanceView *self = g_object_new (ACCORD_TYPE_ATTENDANCE_VIEW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = adw_preferences_group_new ();
  GtkWidget *adding = adw_preferences_group_new ();
  GtkWidget *add = adw_button_row_new ();

  self->partnership = g_object_ref (partnership);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (heading), _("Attendance"));
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (heading),
      _("Who sits for each seat on the day. Keys: P present, D deputy, A apologies, N absent; Enter goes on."));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (add), _("Add Somebody in Attendance"));
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (add), "list-add-symbolic");
  g_signal_connect_swapped (add, "activated", G_CALLBACK (add_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (adding), add);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), create_quorum (self));
  gtk_box_append (GTK_BOX (box), create_list (self));
  gtk_box_append (GTK_BOX (box), adding);
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_object (partnership, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
  return GTK_WIDGET (self);
}

/**
 * accord_attendance_view_show:
 * @meeting: whose attendance, or 0
 */
void
accord_attendance_view_show (AccordAttendanceView *self, gint64 meeting)
{
  g_return_if_fail (ACCORD_IS_ATTENDANCE_VIEW (self));

  self->meeting = meeting;
  if (meeting != 0)
    load (self);
}
