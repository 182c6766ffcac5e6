/* accord-window-pages.c: which pages there are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "app/accord-window-private.h"
#include "ui/checks/accord-checks-page.h"
#include "ui/common/accord-tabs-page.h"
#include "ui/engagement/accord-engagement-page.h"
#include "ui/meetings/accord-meetings-page.h"
#include "ui/overview/accord-coverage-page.h"
#include "ui/overview/accord-overview-page.h"
#include "ui/partners/accord-partners-page.h"
#include "ui/strategies/accord-strategies-page.h"
#include "ui/trail/accord-trail-page.h"

static AccordPage *
make_overview (AccordWindow *window)
{
  return ACCORD_PAGE (accord_overview_page_new (accord_window_get_partnership (window),
                                                accord_window_get_checks (window)));
}

static AccordPage *
make_strategies (AccordWindow *window)
{
  return accord_strategies_page_new (accord_window_get_partnership (window), accord_window_get_checks (window));
}

static AccordPage *
make_checks (AccordWindow *window)
{
  return ACCORD_PAGE (accord_checks_page_new (accord_window_get_partnership (window), accord_window_get_checks (window)));
}

static AccordPage *
make_partners (AccordWindow *window)
{
  return ACCORD_PAGE (accord_partners_page_new (accord_window_get_partnership (window)));
}

static AccordPage *
make_engagement (AccordWindow *window)
{
  GtkWidget *page = accord_tabs_page_new (accord_window_get_partnership (window), _("Engagement"), "engagement");

  accord_tabs_page_add (ACCORD_TABS_PAGE (page), "log", _("Log"), accord_engagement_page_new);
  accord_tabs_page_add (ACCORD_TABS_PAGE (page), "trail", _("Trail"), accord_trail_page_new);
  accord_tabs_page_add (ACCORD_TABS_PAGE (page), "coverage", _("Coverage"), accord_coverage_page_new);
  return ACCORD_PAGE (page);
}

static AccordPage *
make_meetings (AccordWindow *window)
{
  return ACCORD_PAGE (accord_meetings_page_new (accord_window_get_partnership (window)));
}

static const AccordPageKind KINDS[] = {
  { "overview", N_("Overview"), "accord-overview-symbolic", make_overview },
  { "strategies", N_("Strategies"), "accord-strategies-symbolic", make_strategies },
  { "partners", N_("Partners"), "accord-partners-symbolic", make_partners },
  { "engagement", N_("Engagement"), "accord-engagement-symbolic", make_engagement },
  { "meetings", N_("Meetings"), "accord-meetings-symbolic", make_meetings },
  { "checks", N_("Checks"), "accord-checks-symbolic", make_checks },
};

/* The pages in the order of the sidebar. */
const AccordPageKind *
accord_window_get_page_kinds (guint *n)
{
  *n = G_N_ELEMENTS (KINDS);
  return KINDS;
}
