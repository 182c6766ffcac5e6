/* accord-engagement-page.c: the engagement log
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/engagement/accord-engagement-page.h"

#include <glib/gi18n.h>

#include "base/accord-vague-date.h"
#include "engagement/accord-activities.h"
#include "ui/browser/accord-filter-chip.h"
#include "ui/common/accord-heard.h"
#include "ui/engagement/accord-activity-details.h"
#include "ui/engagement/accord-themes-dialog.h"

static const char *const SUBTITLE[] = { "happened", "audience", "reach", NULL };
static const char *const HIDDEN[] = { "ref",        "parties", "state",    "method",        "heard",         "groups",
                                      "conditions", "themes",  "evidence", "accessibility", "consent_basis", NULL };
static const char *const BESIDE[] = { "happened", "title", "audience", NULL };

/* On its way to a strategy that rests on it. */
static GdkContentProvider *
provide (AccordListRow *row)
{
  AccordRecord *record = accord_list_row_get_record (row);

  return accord_heard_provide (accord_list_row_get_id (row), 0, record != NULL ? accord_record_get (record, "title") : "");
}

static const AccordBrowserLook LOOK = {
  .table = "activity",
  .title = N_("Engagement"),
  .details_title = N_("Activity"),
  .add = N_("Log an activity"),
  .delete = N_("Delete this activity"),
  .view = {
    .name = N_("Activities"),
    .title = "title",
    .untitled = N_("Untitled activity"),
    .subtitle = SUBTITLE,
    .hidden = HIDDEN,
    .beside = BESIDE,
    .provide = provide,
    .entry = N_("New activity"),
  },
};

static const AccordBrowserOwner OWNED[] = {
  { "feedback", "activity_id" },
  { "evidence_link", "activity_id" },
  { NULL },
};

static const char *const COUNTED[] = { "activity", NULL };

/**
 * AccordEngagementPage:
 *
 * The log of engagement activities: what was done, who was heard, and what became of it.
 */
struct _AccordEngagementPage
{
  AccordBrowserPage parent_instance;
};

G_DEFINE_FINAL_TYPE (AccordEngagementPage, accord_engagement_page, ACCORD_TYPE_BROWSER_PAGE)

static AccordRequest *
count (AccordBrowserPage *page)
{
  return accord_activities_count ();
}

static char *
describe (AccordBrowserPage *page, AccordRecord *count, AccordBrowserTotals *totals)
{
  totals->all = totals->listed = (guint) accord_record_get_int (count, "activities");
  return g_strdup_printf (g_dngettext (NULL, "%'u activity", "%'u activities", totals->all), totals->all);
}

static AccordRequest *
add (AccordBrowserPage *page, AccordRecord *count)
{
  return accord_record_add ("activity", (const char *const[]) { "state", NULL }, (const char *const[]) { "done", NULL });
}

static void
themes_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordPartnership *partnership = accord_browser_page_get_partnership (ACCORD_BROWSER_PAGE (widget));

  adw_dialog_present (accord_themes_dialog_new (partnership), widget);
}

static void
accord_engagement_page_class_init (AccordEngagementPageClass *klass)
{
  AccordBrowserPageClass *page_class = ACCORD_BROWSER_PAGE_CLASS (klass);

  page_class->look = &LOOK;
  page_class->owned = OWNED;
  page_class->counted = COUNTED;
  page_class->count = count;
  page_class->describe = describe;
  page_class->add = add;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), ACCORD_THEMES_ACTION, NULL, themes_cb);
}

static void
accord_engagement_page_init (AccordEngagementPage *self)
{
}

/* What narrows the log by one of many, each by its filter and by a field of an activity. */
static const struct
{
  const char *key;
  const char *title;
  const char *field;
} CHOOSERS[] = {
  { "within", N_("Place"), "place_id" },
  { "group", N_("Group"), "activity_group" },
  { "condition", N_("Condition"), "activity_condition" },
  { "theme", N_("Theme"), "activity_theme" },
  { "organisation", N_("Organisation"), "activity_party" },
};

/* The days between which an activity began: "03/2026" for a whole month. */
static char *
name_period (const char *value)
{
  g_auto (GStrv) ends = g_strsplit (value, "/", 2);
  g_autofree char *from = accord_day_format (ends[0]);
  g_autofree char *until = accord_day_format (ends[0] != NULL && ends[1] != NULL ? ends[1] : "");

  if (g_str_has_prefix (from, "01/") && strlen (until) == strlen (from) && g_str_equal (from + 3, until + 3))
    return g_strdup (from + 3);
  /* Translators: the first and the last day of what is shown. */
  return g_strdup_printf (_("%s to %s"), from, until);
}

static char *
name_counted (const char *value)
{
  return g_strdup (g_str_equal (value, "1") ? _("counted") : _("not counted"));
}

static void
add_chips (AccordBrowser *browser, AccordPartnership *partnership, AccordList *list)
{
  accord_browser_add_chip (browser, accord_filter_chip_new (partnership, list, "audience", _("Audience"), "audience"));
  for (guint i = 0; i < G_N_ELEMENTS (CHOOSERS); i++)
    accord_browser_add_chip (browser, accord_filter_chip_new_chooser (partnership, list, CHOOSERS[i].key,
                                                                      _(CHOOSERS[i].title),
                                                                      accord_field_find ("activity", CHOOSERS[i].field)));
  accord_browser_add_chip (browser, accord_filter_chip_new (partnership, list, "method", _("Method"), "method"));
  accord_browser_add_chip (browser, accord_filter_chip_new (partnership, list, "level", _("Level"), "level"));
  accord_browser_add_chip (browser, accord_filter_chip_new (partnership, list, "state", _("State"), "activity_state"));
  accord_browser_add_chip (browser, accord_filter_chip_new_toggle (list, "unanswered", "1", _("Response missing")));
  accord_browser_add_chip (browser, accord_filter_chip_new_toggle (list, "unlinked", "1", _("Not linked")));
  accord_browser_add_chip (browser, accord_filter_chip_new_toggle (list, "not_told", "1", _("Not fed back")));
  accord_browser_add_chip (browser, accord_filter_chip_new_given (list, "began", _("Began"), name_period));
  accord_browser_add_chip (browser, accord_filter_chip_new_given (list, "ended", _("Ended by"), accord_day_format));
  accord_browser_add_chip (browser, accord_filter_chip_new_given (list, "serves", _("Serves the strategy"), NULL));
  accord_browser_add_chip (browser, accord_filter_chip_new_given (list, "elsewhere", _("In no one place"), NULL));
  accord_browser_add_chip (browser, accord_filter_chip_new_given (list, "overdue", _("Planned, and its day is past"), NULL));
  accord_browser_add_chip (browser, accord_filter_chip_new_given (list, "behind", _("Looked at for"),
                                                                  accord_activities_behind_get_name));
  accord_browser_add_chip (browser, accord_filter_chip_new_given (list, "position", _("Where was heard"),
                                                                  accord_activities_behind_get_name));
  accord_browser_add_chip (browser, accord_filter_chip_new_given (list, "counted", _("People"), name_counted));
  accord_browser_add_chip (browser, accord_filter_chip_new_given (list, "no_method", _("Method not recorded"), NULL));
}

static void
fill_browser (AccordBrowser *browser, AccordPartnership *partnership, AccordList *list)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  add_chips (browser, partnership, list);
  g_menu_append (menu, _("_Log an Activity on a Form"), ACCORD_BROWSER_PAGE_ADD);
  g_menu_append (menu, _("_Import an Engagement Log…"), "win.import::activities");
  g_menu_append (menu, _("_Themes…"), ACCORD_THEMES_ACTION);
  accord_browser_set_menu (browser, G_MENU_MODEL (menu));
  accord_browser_set_empty (browser, "accord-engagement-symbolic", _("Nothing Logged Yet"),
                            _("Bring in the engagement log that you keep in a spreadsheet, or log what you did and heard."));
  accord_browser_add_start (browser, _("_Import an Engagement Log…"), "win.import::activities");
  accord_browser_add_start (browser, _("_Log an Activity"), ACCORD_BROWSER_PAGE_ADD);
}

/**
 * accord_engagement_page_new:
 * @partnership: what is shown and edited
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
accord_engagement_page_new (AccordPartnership *partnership)
{
  AccordBrowserPage *self
      = g_object_new (ACCORD_TYPE_ENGAGEMENT_PAGE, "title", _("Engagement"), "tag", "engagement", NULL);
  g_autoptr (AccordList) activities = accord_list_new (partnership, &accord_activities);

  accord_browser_page_set_up (self, partnership, activities, accord_activity_details_new (partnership));
  fill_browser (accord_browser_page_get_browser (self), partnership, activities);
  return GTK_WIDGET (self);
}
