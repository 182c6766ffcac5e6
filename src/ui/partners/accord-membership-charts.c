/* accord-membership-charts.c: the membership, drawn
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/partners/accord-membership-charts.h"

#include <glib/gi18n.h>

#include "ui/common/accord-shell.h"
#include "ui/common/accord-track.h"

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

/* Words and below them the picture of what they say: nobody needs to look up a table. */
static GtkWidget *
make_entry (const char *title, const char *words, GtkWidget *track)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_box_append (GTK_BOX (box), make_label (title, NULL));
  gtk_box_append (GTK_BOX (box), make_label (words, "accord-subtitle"));
  gtk_box_append (GTK_BOX (box), track);
  return box;
}

/* --- seats by sector --- */

static guint
find_largest (GPtrArray *sectors)
{
  guint largest = 1;

  for (guint i = 0; i < sectors->len; i++)
    {
      const AccordSeatSector *sector = g_ptr_array_index (sectors, i);

      largest = MAX (largest, sector->filled + sector->vacant);
    }
  return largest;
}

static char *
describe_sector (const AccordSeatSector *sector)
{
  g_autofree char *filled = g_strdup_printf (g_dngettext (NULL, "%u seat filled", "%u seats filled", sector->filled),
                                             sector->filled);

  if (sector->vacant == 0)
    return g_steal_pointer (&filled);
  /* Translators: of the seats of a sector: "10 seats filled, 1 vacant". */
  return g_strdup_printf (_("%s, %u vacant"), filled, sector->vacant);
}

/**
 * accord_sectors_chart_new:
 * @summary: the membership of a day; not kept
 *
 * Returns: (transfer floating): for each sector how many seats are filled, solid, and vacant, hatched
 */
GtkWidget *
accord_sectors_chart_new (AccordSeatSummary *summary)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  double largest = find_largest (summary->sectors);

  for (guint i = 0; i < summary->sectors->len; i++)
    {
      const AccordSeatSector *sector = g_ptr_array_index (summary->sectors, i);
      GtkWidget *track = accord_track_new ();
      g_autofree char *words = describe_sector (sector);

      if (sector->filled > 0)
        accord_track_add (ACCORD_TRACK (track), 0, sector->filled / largest, TRUE);
      if (sector->vacant > 0)
        accord_track_add (ACCORD_TRACK (track), sector->filled / largest, (sector->filled + sector->vacant) / largest, FALSE);
      gtk_box_append (GTK_BOX (box), make_entry (*sector->label != '\0' ? sector->label : _("No sector"), words, track));
    }
  return box;
}

/* --- terms --- */

/* Days since the year 1; 0 for a day that is not known. */
static guint
count_days (const char *iso)
{
  GDate date;

  if (*iso == '\0')
    return 0;
  g_date_clear (&date, 1);
  g_date_set_parse (&date, iso);
  return g_date_valid (&date) ? g_date_get_julian (&date) : 0;
}

static void
find_range (AccordSeatSummary *summary, guint *first, guint *last)
{
  guint today = count_days (summary->day);

  *first = today - 365;
  *last = today + 365;
  for (guint i = 0; i < summary->terms->len; i++)
    {
      const AccordSeatTerm *term = g_ptr_array_index (summary->terms, i);
      guint start = count_days (term->start), end = count_days (term->end);

      *first = start != 0 ? MIN (*first, start) : *first;
      *last = MAX (*last, end);
    }
}

/**
 * accord_terms_timeline_new:
 * @summary: the membership of a day; not kept
 *
 * Returns: (transfer floating): the terms of the members on one scale, the one that ends first on top; a term without an end
 *   is hatched from the day on, and the day itself is marked
 */
GtkWidget *
accord_terms_timeline_new (AccordSeatSummary *summary)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  guint first, last, today = count_days (summary->day);
  double length;

  find_range (summary, &first, &last);
  length = last - first;
  for (guint i = 0; i < summary->terms->len; i++)
    {
      const AccordSeatTerm *term = g_ptr_array_index (summary->terms, i);
      GtkWidget *track = accord_track_new ();
      guint start = MAX (count_days (term->start), first), end = count_days (term->end), known = MAX (today, start);
      g_autofree char *title = g_strdup_printf ("%s, %s", term->name, term->post);

      accord_track_add (ACCORD_TRACK (track), (start - first) / length, ((end != 0 ? end : known) - first) / length, TRUE);
      if (end == 0)
        accord_track_add (ACCORD_TRACK (track), (known - first) / length, 1, FALSE);
      accord_track_set_mark (ACCORD_TRACK (track), (today - first) / length);
      gtk_box_append (GTK_BOX (box), make_entry (title, term->words, track));
    }
  return box;
}

/* --- the dialog --- */

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkBox) place = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordSeatSummary) summary = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, &error);

  if (gtk_widget_get_root (GTK_WIDGET (place)) == NULL)
    return;
  if (summary == NULL)
    {
      accord_shell_complain (GTK_WIDGET (place), error);
      return;
    }
  gtk_box_append (place, make_label (_("Seats by Sector"), "title-4"));
  gtk_box_append (place, accord_sectors_chart_new (summary));
  gtk_box_append (place, make_label (_("Terms"), "title-4"));
  gtk_box_append (place,
                  make_label (_("The term that ends first stands on top; the line across is today."), "accord-subtitle"));
  gtk_box_append (place, accord_terms_timeline_new (summary));
}

/**
 * accord_membership_dialog_new:
 * @partnership: whose membership
 *
 * Returns: (transfer floating): a dialog with the seats by sector and the terms as a timeline, as of today
 */
AdwDialog *
accord_membership_dialog_new (AccordPartnership *partnership)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *place = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  gtk_widget_add_css_class (place, "accord-dialog");
  adw_clamp_set_child (ADW_CLAMP (clamp), place);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scrolled);
  adw_dialog_set_title (dialog, _("Membership at a Glance"));
  adw_dialog_set_content_width (dialog, 560);
  adw_dialog_set_content_height (dialog, 720);
  adw_dialog_set_child (dialog, view);
  accord_partnership_run_async (partnership, accord_seat_summary_load (NULL), NULL, loaded_cb,
                                g_object_ref (place));
  return dialog;
}
