/* accord-page.h: what every page of the window can do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-narrowing.h"
#include "model/accord-partnership.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_PAGE (accord_page_get_type ())
G_DECLARE_INTERFACE (AccordPage, accord_page, ACCORD, PAGE, AdwNavigationPage)

/**
 * AccordPageInterface:
 * @open: (nullable): shows one record; returns whether the page has it
 * @list: (nullable): lists what is left of its records; returns whether the page has such a list
 * @find: (nullable): shows the page's search, for Ctrl+F
 * @flush: (nullable): stores what is typed and not stored yet, before the page or the window is left
 * @set_switcher: (nullable): puts a switch to other pages of the same kind on top
 *
 * A page is an #AdwNavigationPage with its own header bar, made with a partnership and thrown away with it.
 */
struct _AccordPageInterface
{
  GTypeInterface parent_iface;

  gboolean (*open) (AccordPage *self, const char *table, gint64 id);
  gboolean (*list) (AccordPage *self, const char *table, const AccordNarrowing *narrowing);
  void (*find) (AccordPage *self);
  void (*flush) (AccordPage *self);
  void (*set_switcher) (AccordPage *self, GtkWidget *switcher);
};

gboolean accord_page_open (AccordPage *self, const char *table, gint64 id);
gboolean accord_page_list (AccordPage *self, const char *table, const AccordNarrowing *narrowing);
void accord_page_find (AccordPage *self);
void accord_page_flush (AccordPage *self);
void accord_page_set_switcher (AccordPage *self, GtkWidget *switcher);

G_END_DECLS
