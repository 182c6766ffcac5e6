/* accord-browser-page.h: a page that is a table with details beside it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/browser/accord-browser.h"
#include "ui/common/accord-details.h"
#include "ui/common/accord-page.h"

G_BEGIN_DECLS

/**
 * AccordBrowserOwner:
 * @table: a table whose records belong to those of the page
 * @column: its column that says to which
 */
typedef struct
{
  const char *table;
  const char *column;
} AccordBrowserOwner;

#define ACCORD_TYPE_BROWSER_PAGE (accord_browser_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (AccordBrowserPage, accord_browser_page, ACCORD, BROWSER_PAGE, AdwNavigationPage)

/**
 * AccordBrowserTotals:
 * @all: how many records there are; of none the page says how to begin
 * @listed: how many of them the list shows when nobody narrows it
 */
typedef struct
{
  guint all;
  guint listed;
} AccordBrowserTotals;

/* The action of every page of this kind that adds a record and opens it. */
#define ACCORD_BROWSER_PAGE_ADD "page.add"

/**
 * AccordBrowserPageClass:
 * @look: the table and its words
 * @owned: what else the page can open, by the record it belongs to; ended by a %NULL table
 * @counted: (array zero-terminated=1): the tables after whose changes is counted anew
 * @count: asks for an #AccordRecord of numbers
 * @describe: says in words how many records there are, and sets the totals
 * @add: asks for a new record; the answer is its id
 * @open_other: (nullable): opens what is no record of the page; returns whether it can
 *
 * What a page of this kind says of itself, in its class_init.
 */
struct _AccordBrowserPageClass
{
  AdwNavigationPageClass parent_class;

  const AccordBrowserLook *look;
  const AccordBrowserOwner *owned;
  const char *const *counted;

  AccordRequest *(*count) (AccordBrowserPage *self);
  char *(*describe) (AccordBrowserPage *self, AccordRecord *count, AccordBrowserTotals *totals);
  AccordRequest *(*add) (AccordBrowserPage *self, AccordRecord *count);
  gboolean (*open_other) (AccordBrowserPage *self, const char *table, gint64 id);
};

void accord_browser_page_set_up (AccordBrowserPage *self, AccordPartnership *partnership, AccordList *list,
                                 GtkWidget *details);
AccordPartnership *accord_browser_page_get_partnership (AccordBrowserPage *self);
AccordBrowser *accord_browser_page_get_browser (AccordBrowserPage *self);
AccordList *accord_browser_page_get_list (AccordBrowserPage *self);
void accord_browser_page_add (AccordBrowserPage *self);

G_END_DECLS
