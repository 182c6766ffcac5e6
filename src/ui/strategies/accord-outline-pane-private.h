/* accord-outline-pane-private.h: the parts of the outline know each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/strategies/accord-outline-pane.h"
#include "ui/strategies/accord-outline-row.h"
#include "ui/strategies/accord-section-tree.h"

G_BEGIN_DECLS

struct _AccordOutlinePane
{
  AdwBin parent_instance;

  GtkListBox *list;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search;
  AdwBanner *filter;
  GtkWidget *add;
  GtkWidget *menu;              /* of the section in hand, where somebody asked for it */
  GMenuModel *section_menu;

  AccordPartnership *partnership;
  gint64 plan;
  AccordSectionTree *tree;
  GHashTable *rows;             /* id -> AccordOutlineRow */
  gint64 selected;
  gint64 moved;                 /* whose new place is to be said, or 0 */
  char *searched;               /* as it is compared */
  char *why_closed;             /* NULL while the outline can be changed */
  gboolean showing;             /* rows are selected because of us */
  gboolean only_lacking;        /* sections that lack nothing are hidden */
};

void accord_outline_pane_show_row (AccordOutlinePane *self, guint position);

void accord_outline_pane_install_edits (GtkWidgetClass *widget_class);
void accord_outline_pane_let_edit (AccordOutlinePane *self, AccordOutlineRow *row);
void accord_outline_pane_say_where_it_went (AccordOutlinePane *self);

void accord_outline_pane_install_folding (GtkWidgetClass *widget_class);
void accord_outline_pane_let_fold (AccordOutlinePane *self, AccordOutlineRow *row);
gboolean accord_outline_pane_is_folded (AccordOutlinePane *self, gint64 section);
gboolean accord_outline_pane_is_folded_away (AccordOutlinePane *self, gint64 section);
void accord_outline_pane_unfold_to (AccordOutlinePane *self, gint64 section);

G_END_DECLS
