/* accord-sheet-page.h: a page to be read from top to bottom
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/common/accord-page.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_SHEET_PAGE (accord_sheet_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (AccordSheetPage, accord_sheet_page, ACCORD, SHEET_PAGE, AdwNavigationPage)

/**
 * AccordSheetPageClass:
 * @watches: (array zero-terminated=1): the tables whose edits make it old
 * @ask: returns the question whose answer it shows
 * @show: shows an answer, which it takes over
 * @narrowed: (nullable): the page has become narrow, or wide again
 */
struct _AccordSheetPageClass
{
  AdwNavigationPageClass parent_class;

  const char *const *watches;
  AccordRequest *(*ask) (AccordSheetPage *self);
  void (*show) (AccordSheetPage *self, gpointer answer);
  void (*narrowed) (AccordSheetPage *self, gboolean is_narrow);
};

void accord_sheet_page_set_up (AccordSheetPage *self, AccordPartnership *partnership);
AccordPartnership *accord_sheet_page_get_partnership (AccordSheetPage *self);
AdwHeaderBar *accord_sheet_page_get_header (AccordSheetPage *self);
gboolean accord_sheet_page_is_narrow (AccordSheetPage *self);
void accord_sheet_page_reload (AccordSheetPage *self);
GtkWidget *accord_sheet_page_make_paper_button (const char *print, const char *save);
void accord_sheet_page_add_bar (AccordSheetPage *self, GtkWidget *bar);

void accord_sheet_page_clear (AccordSheetPage *self);
void accord_sheet_page_add (AccordSheetPage *self, GtkWidget *widget);
GtkWidget *accord_sheet_page_add_text (AccordSheetPage *self, const char *text, const char *style);
void accord_sheet_page_scroll_to_top (AccordSheetPage *self);

G_END_DECLS
