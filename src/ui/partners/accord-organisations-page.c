/* accord-organisations-page.c: the organisations
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/partners/accord-organisations-page.h"

#include <glib/gi18n.h>

#include "membership/accord-organisations.h"
#include "ui/browser/accord-filter-chip.h"
#include "ui/partners/accord-organisation-details.h"

static const char *const SUBTITLE[] = { "kind", "sector", NULL };
static const char *const HIDDEN[] = { "short_name", "until_on", NULL };
static const char *const BESIDE[] = { "name", "kind", "seats", NULL };

static const AccordBrowserLook LOOK = {
  .table = "organisation",
  .title = N_("Partners"),
  .details_title = N_("Organisation"),
  .add = N_("Add an organisation"),
  .delete = N_("Delete this organisation"),
  .view = {
    .name = N_("Organisations"),
    .title = "name",
    .untitled = N_("Organisation without a name"),
    .subtitle = SUBTITLE,
    .hidden = HIDDEN,
    .beside = BESIDE,
  },
};

static const AccordBrowserOwner OWNED[] = { { NULL } };

static const char *const COUNTED[] = { "organisation", NULL };

/**
 * AccordOrganisationsPage:
 *
 * Every organisation, those that are no more among them, and how they belong together.
 */
struct _AccordOrganisationsPage
{
  AccordBrowserPage parent_instance;
};

G_DEFINE_FINAL_TYPE (AccordOrganisationsPage, accord_organisations_page, ACCORD_TYPE_BROWSER_PAGE)

static AccordRequest *
count (AccordBrowserPage *page)
{
  return accord_organisations_count ();
}

static char *
describe (AccordBrowserPage *page, AccordRecord *count, AccordBrowserTotals *totals)
{
  totals->all = totals->listed = (guint) accord_record_get_int (count, "organisations");
  return g_strdup_printf (g_dngettext (NULL, "%'u organisation", "%'u organisations", totals->all), totals->all);
}

/* An organisation has a name from the start: it is typed over at once. */
static AccordRequest *
add (AccordBrowserPage *page, AccordRecord *count)
{
  return accord_record_add ("organisation", (const char *const[]) { "name", NULL },
                            (const char *const[]) { _("New organisation"), NULL });
}

static void
accord_organisations_page_class_init (AccordOrganisationsPageClass *klass)
{
  AccordBrowserPageClass *page_class = ACCORD_BROWSER_PAGE_CLASS (klass);

  page_class->look = &LOOK;
  page_class->owned = OWNED;
  page_class->counted = COUNTED;
  page_class->count = count;
  page_class->describe = describe;
  page_class->add = add;
}

static void
accord_organisations_page_init (AccordOrganisationsPage *self)
{
}

/**
 * accord_organisations_page_new:
 * @partnership: what is shown and edited
 * @menu: what the page's menu offers
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
accord_organisations_page_new (AccordPartnership *partnership, GMenuModel *menu)
{
  AccordBrowserPage *self = g_object_new (ACCORD_TYPE_ORGANISATIONS_PAGE, "title", _("Organisations"), "tag",
                                          "organisations", NULL);
  g_autoptr (AccordList) list = accord_list_new (partnership, &accord_organisations);
  AccordBrowser *browser;

  accord_browser_page_set_up (self, partnership, list, accord_organisation_details_new (partnership));
  browser = accord_browser_page_get_browser (self);
  accord_browser_add_chip (browser, accord_filter_chip_new (partnership, list, "kind", _("Kind"), "organisation_kind"));
  accord_browser_add_chip (browser, accord_filter_chip_new (partnership, list, "sector", _("Sector"), "sector"));
  accord_browser_add_chip (browser, accord_filter_chip_new_toggle (list, "seated", "0", _("Without a seat")));
  accord_browser_set_menu (browser, menu);
  accord_browser_set_empty (browser, "accord-partners-symbolic", _("No Organisations Yet"),
                            _("They come with a member list or an engagement log, or are added one by one."));
  accord_browser_add_start (browser, _("_Add an Organisation"), ACCORD_BROWSER_PAGE_ADD);
  return GTK_WIDGET (self);
}
