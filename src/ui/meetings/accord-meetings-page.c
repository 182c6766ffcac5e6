/* accord-meetings-page.c: the partnership's meetings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/meetings/accord-meetings-page.h"

#include <glib/gi18n.h>

#include "membership/accord-meeting.h"
#include "ui/browser/accord-filter-chip.h"
#include "ui/meetings/accord-meeting-details.h"
#include "ui/meetings/accord-terms-dialog.h"
#include "ui/meetings/accord-year-dialog.h"

static const char *const SUBTITLE[] = { "held_on", "state", "place", NULL };
static const char *const HIDDEN[] = { "is_public", NULL };
static const char *const BESIDE[] = { "held_on", "title", "state", NULL };

static const AccordBrowserLook LOOK = {
  .table = "meeting",
  .title = N_("Meetings"),
  .details_title = N_("Meeting"),
  .add = N_("Plan a meeting"),
  .delete = N_("Delete this meeting"),
  .view = {
    .name = N_("Meetings"),
    .title = "title",
    .untitled = N_("Untitled meeting"),
    .subtitle = SUBTITLE,
    .hidden = HIDDEN,
    .beside = BESIDE,
  },
};

static const AccordBrowserOwner OWNED[] = {
  { "decision", "meeting_id" },
  { "action_item", "meeting_id" },
  { "agenda_item", "meeting_id" },
  { "attendance", "meeting_id" },
  { NULL },
};

static const char *const COUNTED[] = { "meeting", NULL };

/**
 * AccordMeetingsPage:
 *
 * The partnership's meetings: what was on the agenda, who came and whether they were enough, what was decided and what is
 * to be done.
 */
struct _AccordMeetingsPage
{
  AccordBrowserPage parent_instance;
};

G_DEFINE_FINAL_TYPE (AccordMeetingsPage, accord_meetings_page, ACCORD_TYPE_BROWSER_PAGE)

static AccordRequest *
count (AccordBrowserPage *page)
{
  return accord_meetings_count ();
}

static char *
describe (AccordBrowserPage *page, AccordRecord *count, AccordBrowserTotals *totals)
{
  totals->all = totals->listed = (guint) accord_record_get_int (count, "meetings");
  return g_strdup_printf (g_dngettext (NULL, "%'u meeting", "%'u meetings", totals->all), totals->all);
}

static AccordRequest *
add (AccordBrowserPage *page, AccordRecord *count)
{
  return accord_meeting_add ("");
}

static void
show_terms_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AdwDialog *dialog = accord_terms_dialog_new (accord_browser_page_get_partnership (ACCORD_BROWSER_PAGE (widget)));

  adw_dialog_present (dialog, widget);
}

static void
show_year_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AdwDialog *dialog = accord_year_dialog_new (accord_browser_page_get_partnership (ACCORD_BROWSER_PAGE (widget)));

  adw_dialog_present (dialog, widget);
}

static gboolean
open_other (AccordBrowserPage *page, const char *table, gint64 id)
{
  if (!g_str_equal (table, "terms_of_reference"))
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (page), "meetings.terms", NULL);
  return TRUE;
}

static void
accord_meetings_page_class_init (AccordMeetingsPageClass *klass)
{
  AccordBrowserPageClass *page_class = ACCORD_BROWSER_PAGE_CLASS (klass);

  page_class->look = &LOOK;
  page_class->owned = OWNED;
  page_class->counted = COUNTED;
  page_class->count = count;
  page_class->describe = describe;
  page_class->add = add;
  page_class->open_other = open_other;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "meetings.terms", NULL, show_terms_cb);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "meetings.year", NULL, show_year_cb);
}

static void
accord_meetings_page_init (AccordMeetingsPage *self)
{
}

static void
fill_browser (AccordBrowser *browser, AccordPartnership *partnership, AccordList *list)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  accord_browser_add_chip (browser, accord_filter_chip_new (partnership, list, "state", _("State"), "meeting_state"));
  accord_browser_add_chip (browser, accord_filter_chip_new (partnership, list, "kind", _("Kind"), "meeting_kind"));
  accord_browser_add_chip (browser, accord_filter_chip_new_toggle (list, "open_actions", "1", _("Open actions")));
  g_menu_append (menu, _("_Attendance over the Year…"), "meetings.year");
  g_menu_append (menu, _("_Terms of Reference…"), "meetings.terms");
  accord_browser_set_menu (browser, G_MENU_MODEL (menu));
  accord_browser_set_empty (browser, "accord-meetings-symbolic", _("No Meetings Yet"),
                            _("Plan the next meeting: its agenda is made from what is due, and who is asked from the "
                              "membership of the day."));
  accord_browser_add_start (browser, _("_Plan a Meeting"), ACCORD_BROWSER_PAGE_ADD);
  accord_browser_add_start (browser, _("_Terms of Reference…"), "meetings.terms");
}

/**
 * accord_meetings_page_new:
 * @partnership: what is shown and edited
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
accord_meetings_page_new (AccordPartnership *partnership)
{
  AccordBrowserPage *self = g_object_new (ACCORD_TYPE_MEETINGS_PAGE, "title", _("Meetings"), "tag", "meetings", NULL);
  g_autoptr (AccordList) meetings = accord_list_new (partnership, &accord_meetings);

  accord_browser_page_set_up (self, partnership, meetings, accord_meeting_details_new (partnership));
  fill_browser (accord_browser_page_get_browser (self), partnership, meetings);
  return GTK_WIDGET (self);
}
