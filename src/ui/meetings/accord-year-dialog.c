/* accord-year-dialog.c: attendance over the year
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/meetings/accord-year-dialog.h"

#include <glib/gi18n.h>

#include "base/accord-vague-date.h"
#include "membership/accord-meeting.h"
#include "ui/common/accord-bars.h"

/* Where the answer is put; it may come when the dialog is gone. */
typedef struct
{
  AdwBin *place;
  AccordPartnership *partnership;
} Waiting;

static const char *const STATES[] = { "present", "deputy", "apologies", "absent" };

static GtkWidget *
make_label (const char *text, float xalign, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static const char *
get_state_label (AccordPartnership *partnership, guint state)
{
  return accord_vocabulary_get_label (accord_partnership_get_vocabulary (partnership, "attendance_state"), STATES[state]);
}

static guint
get_count (const AccordMeetingCount *meeting, guint state)
{
  const guint counts[] = { meeting->present, meeting->deputies, meeting->apologies, meeting->absent };

  return counts[state];
}

static guint
get_tally (const AccordMeetingTally *tally, guint state)
{
  const guint counts[] = { tally->present, tally->deputies, tally->apologies, tally->absent };

  return counts[state];
}

/* --- the chart --- */

/* The finding, not "chart". */
static char *
describe (AccordMeetingYear *year)
{
  guint n_quorate = 0, seats = 0, came = 0;

  for (guint i = 0; i < year->meetings->len; i++)
    {
      const AccordMeetingCount *meeting = g_ptr_array_index (year->meetings, i);

      n_quorate += meeting->is_quorate;
      seats += meeting->seats;
      came += meeting->present + meeting->deputies;
    }
  return g_strdup_printf (g_dngettext (NULL, "%u meeting, %u of it quorate; %u%% of the seats were represented.",
                                       "%u meetings, %u of them quorate; %u%% of the seats were represented.",
                                       year->meetings->len),
                          year->meetings->len, n_quorate, seats > 0 ? (came * 100 + seats / 2) / seats : 0);
}

static GtkWidget *
make_legend (AccordPartnership *partnership)
{
  GtkWidget *legend = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (legend), 18);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (legend), 6);
  for (guint state = 0; state < G_N_ELEMENTS (STATES); state++)
    {
      GtkWidget *entry = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

      gtk_box_append (GTK_BOX (entry), accord_bars_swatch_new (state));
      gtk_box_append (GTK_BOX (entry), make_label (get_state_label (partnership, state), 0, NULL));
      adw_wrap_box_append (ADW_WRAP_BOX (legend), entry);
    }
  return legend;
}

static GtkWidget *
make_chart (AccordMeetingYear *year, const char *name)
{
  GtkWidget *bars = accord_bars_new (year->meetings->len);
  const AccordMeetingCount *first = g_ptr_array_index (year->meetings, 0);
  const AccordMeetingCount *last = g_ptr_array_index (year->meetings, year->meetings->len - 1);
  g_autofree char *first_day = accord_day_format (first->day);
  g_autofree char *last_day = accord_day_format (last->day);

  for (guint state = 0; state < G_N_ELEMENTS (STATES); state++)
    {
      g_autofree guint *values = g_new (guint, year->meetings->len);

      for (guint i = 0; i < year->meetings->len; i++)
        values[i] = get_count (g_ptr_array_index (year->meetings, i), state);
      accord_bars_add_series (ACCORD_BARS (bars), values);
    }
  accord_bars_set_ends (ACCORD_BARS (bars), first_day, year->meetings->len > 1 ? last_day : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (bars), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return bars;
}

/* --- the tables --- */

static GtkWidget *
make_scrolled (GtkGrid *grid)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_grid_set_column_spacing (grid, 18);
  gtk_grid_set_row_spacing (grid, 6);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (grid));
  return scrolled;
}

static void
attach (GtkGrid *grid, int column, int row, GtkWidget *label)
{
  if (column == 0)
    {
      gtk_widget_set_hexpand (label, TRUE);
      gtk_label_set_width_chars (GTK_LABEL (label), 16);
    }
  gtk_widget_set_valign (label, row == 0 ? GTK_ALIGN_END : GTK_ALIGN_START);
  gtk_grid_attach (grid, label, column, row, 1, 1);
}

static void
attach_number (GtkGrid *grid, int column, int row, guint n)
{
  g_autofree char *text = n > 0 ? g_strdup_printf ("%u", n) : g_strdup ("–");

  attach (grid, column, row, make_label (text, 1, "numeric"));
}

static void
attach_head (GtkGrid *grid, AccordPartnership *partnership, const char *first)
{
  attach (grid, 0, 0, make_label (first, 0, "heading"));
  for (guint state = 0; state < G_N_ELEMENTS (STATES); state++)
    attach (grid, (int) state + 1, 0, make_label (get_state_label (partnership, state), 1, "heading"));
}

static GtkWidget *
make_meetings_table (AccordMeetingYear *year, AccordPartnership *partnership)
{
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());

  attach_head (grid, partnership, _("Meeting"));
  attach (grid, 5, 0, make_label (_("Quorum"), 0, "heading"));
  for (guint i = 0; i < year->meetings->len; i++)
    {
      const AccordMeetingCount *meeting = g_ptr_array_index (year->meetings, i);
      g_autofree char *day = accord_day_format (meeting->day);
      int row = (int) i + 1;

      attach (grid, 0, row, make_label (day, 0, "numeric"));
      for (guint state = 0; state < G_N_ELEMENTS (STATES); state++)
        attach_number (grid, (int) state + 1, row, get_count (meeting, state));
      attach (grid, 5, row, make_label (!meeting->has_quorum  ? "–"
                                        : meeting->is_quorate ? _("Quorate")
                                                              : _("Not quorate"), 0, NULL));
    }
  return make_scrolled (grid);
}

static GtkWidget *
make_tally_table (GPtrArray *tallies, AccordPartnership *partnership, const char *first)
{
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());

  attach_head (grid, partnership, first);
  for (guint i = 0; i < tallies->len; i++)
    {
      const AccordMeetingTally *tally = g_ptr_array_index (tallies, i);

      attach (grid, 0, (int) i + 1, make_label (tally->name, 0, NULL));
      for (guint state = 0; state < G_N_ELEMENTS (STATES); state++)
        attach_number (grid, (int) state + 1, (int) i + 1, get_tally (tally, state));
    }
  return make_scrolled (grid);
}

/* --- the dialog --- */

static GtkWidget *
make_empty (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "accord-meetings-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("No Meeting Was Held"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _("Meetings of the last twelve months are counted here once their state is “Held”."));
  return page;
}

static void
append_titled (GtkWidget *box, const char *title, GtkWidget *child)
{
  gtk_box_append (GTK_BOX (box), make_label (title, 0, "title-4"));
  gtk_box_append (GTK_BOX (box), child);
}

static GtkWidget *
make_content (AccordMeetingYear *year, AccordPartnership *partnership)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autofree char *name = NULL;

  if (year->meetings->len == 0)
    return make_empty ();
  name = describe (year);
  gtk_widget_add_css_class (box, "accord-dialog");
  gtk_box_append (GTK_BOX (box), make_label (name, 0, NULL));
  gtk_box_append (GTK_BOX (box), make_chart (year, name));
  gtk_box_append (GTK_BOX (box), make_legend (partnership));
  append_titled (box, _("By Meeting"), make_meetings_table (year, partnership));
  append_titled (box, _("By Seat"), make_tally_table (year->seats, partnership, _("Seat")));
  append_titled (box, _("By Organisation"), make_tally_table (year->organisations, partnership, _("Organisation")));
  return box;
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;
  g_autoptr (AdwBin) place = waiting->place;
  g_autoptr (AccordPartnership) partnership = waiting->partnership;
  g_autoptr (AccordMeetingYear) year = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, NULL);

  g_free (waiting);
  if (year != NULL && gtk_widget_get_root (GTK_WIDGET (place)) != NULL)
    adw_bin_set_child (place, make_content (year, partnership));
}

/**
 * accord_year_dialog_new:
 * @partnership: what is counted
 *
 * Returns: (transfer floating): a dialog with the attendance of the last twelve months, drawn and as tables
 */
AdwDialog *
accord_year_dialog_new (AccordPartnership *partnership)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *place = adw_bin_new ();
  Waiting *waiting = g_new (Waiting, 1);
  char today[11];

  accord_day_today (today);
  adw_clamp_set_child (ADW_CLAMP (clamp), place);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scrolled);
  adw_dialog_set_title (dialog, _("Attendance over the Year"));
  adw_dialog_set_content_width (dialog, 640);
  adw_dialog_set_content_height (dialog, 720);
  adw_dialog_set_child (dialog, view);
  *waiting = (Waiting) { g_object_ref (ADW_BIN (place)), g_object_ref (partnership) };
  accord_partnership_run_async (partnership, accord_meeting_year_load (today), NULL, loaded_cb, waiting);
  return dialog;
}
