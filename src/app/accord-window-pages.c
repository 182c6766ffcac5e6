/* accord-window-pages.c: which pages there are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "app/accord-window-private.h"
#include "ui/engagement/accord-engagement-page.h"
#include "ui/partners/accord-partners-page.h"

static AccordPage *
make_partners (AccordWindow *window)
{
  return ACCORD_PAGE (accord_partners_page_new (accord_window_get_partnership (window)));
}

static AccordPage *
make_engagement (AccordWindow *window)
{
  return ACCORD_PAGE (accord_engagement_page_new (accord_window_get_partnership (window)));
}

static const AccordPageKind KINDS[] = {
  { "partners", N_("Partners"), "accord-partners-symbolic", make_partners },
  { "engagement", N_("Engagement"), "accord-engagement-symbolic", make_engagement },
};

/* The pages in the order of the sidebar. */
const AccordPageKind *
accord_window_get_page_kinds (guint *n)
{
  *n = G_N_ELEMENTS (KINDS);
  return KINDS;
}
