/* accord-browser.h: a table with details beside it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/table/accord-table-view.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_BROWSER (accord_browser_get_type ())
G_DECLARE_FINAL_TYPE (AccordBrowser, accord_browser, ACCORD, BROWSER, AdwBin)

/**
 * AccordBrowserLook:
 * @table: the table of the model that is listed
 * @title: of the page
 * @details_title: of the details
 * @add: what the button that adds says
 * @delete: what the button that deletes says
 * @view: how the table looks
 *
 * How a page wants its browser; the words are to be translated. A constant.
 */
typedef struct
{
  const char *table;
  const char *title;
  const char *details_title;
  const char *add;
  const char *delete;
  AccordTableLook view;
} AccordBrowserLook;

GtkWidget *accord_browser_new (AccordPartnership *partnership, AccordList *list, const AccordBrowserLook *look);
void accord_browser_set_details (AccordBrowser *self, GtkWidget *details);
void accord_browser_set_empty (AccordBrowser *self, const char *icon_name, const char *title, const char *words);
void accord_browser_add_start (AccordBrowser *self, const char *label, const char *action);
void accord_browser_set_count (AccordBrowser *self, guint total, const char *words);
void accord_browser_add_chip (AccordBrowser *self, GtkWidget *chip);
void accord_browser_set_switcher (AccordBrowser *self, GtkWidget *switcher);
void accord_browser_set_menu (AccordBrowser *self, GMenuModel *menu);
void accord_browser_open (AccordBrowser *self, gint64 id);
void accord_browser_close (AccordBrowser *self);
gint64 accord_browser_get_shown (AccordBrowser *self);
void accord_browser_delete (AccordBrowser *self, const char *table, gint64 id);
void accord_browser_flush (AccordBrowser *self);
void accord_browser_narrow (AccordBrowser *self, const AccordNarrowing *narrowing);
void accord_browser_find (AccordBrowser *self);

G_END_DECLS
