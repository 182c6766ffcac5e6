/* accord-page.c: what every page of the window can do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/common/accord-page.h"

#include "accord-common-resource.h"

G_DEFINE_INTERFACE (AccordPage, accord_page, ADW_TYPE_NAVIGATION_PAGE)

static void
accord_page_default_init (AccordPageInterface *iface)
{
  /* The style sheet registers itself, if only the linker takes it along. */
  accord_common_get_resource ();
}

/**
 * accord_page_open:
 * @table: a table of the model
 * @id: a record
 *
 * Shows one record on the page.
 *
 * Returns: whether the page has it
 */
gboolean
accord_page_open (AccordPage *self, const char *table, gint64 id)
{
  AccordPageInterface *iface;

  g_return_val_if_fail (ACCORD_IS_PAGE (self), FALSE);

  iface = ACCORD_PAGE_GET_IFACE (self);
  return iface->open != NULL && iface->open (self, table, id);
}

/**
 * accord_page_list:
 * @table: a table of the model
 * @narrowing: what its list is narrowed to
 *
 * Shows the rows behind a count, on the page.
 *
 * Returns: whether the page lists such records
 */
gboolean
accord_page_list (AccordPage *self, const char *table, const AccordNarrowing *narrowing)
{
  AccordPageInterface *iface;

  g_return_val_if_fail (ACCORD_IS_PAGE (self), FALSE);

  iface = ACCORD_PAGE_GET_IFACE (self);
  return iface->list != NULL && iface->list (self, table, narrowing);
}

/**
 * accord_page_find:
 *
 * Shows the page's search.
 */
void
accord_page_find (AccordPage *self)
{
  AccordPageInterface *iface;

  g_return_if_fail (ACCORD_IS_PAGE (self));

  iface = ACCORD_PAGE_GET_IFACE (self);
  if (iface->find != NULL)
    iface->find (self);
}

/**
 * accord_page_flush:
 *
 * Stores what is typed and not stored yet.
 */
void
accord_page_flush (AccordPage *self)
{
  AccordPageInterface *iface;

  g_return_if_fail (ACCORD_IS_PAGE (self));

  iface = ACCORD_PAGE_GET_IFACE (self);
  if (iface->flush != NULL)
    iface->flush (self);
}

/**
 * accord_page_set_switcher:
 * @switcher: (transfer floating): goes to other pages in the same place
 *
 * Puts a switch on top of the page.
 */
void
accord_page_set_switcher (AccordPage *self, GtkWidget *switcher)
{
  AccordPageInterface *iface;

  g_return_if_fail (ACCORD_IS_PAGE (self));

  iface = ACCORD_PAGE_GET_IFACE (self);
  g_return_if_fail (iface->set_switcher != NULL);

  iface->set_switcher (self, switcher);
}
