/* accord-strategy-editor-private.h: the parts of the editor know each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-record.h"
#include "ui/strategies/accord-evidence-pane.h"
#include "ui/strategies/accord-outline-pane.h"
#include "ui/strategies/accord-section-pane.h"
#include "ui/strategies/accord-section-tree.h"
#include "ui/strategies/accord-strategy-editor.h"

G_BEGIN_DECLS

struct _AccordStrategyEditor
{
  AdwNavigationPage parent_instance;

  AdwWindowTitle *window_title;
  GtkMenuButton *state_button;
  GMenu *state_menu;
  GMenu *strategy_menu;
  GMenu *state_submenu;
  AdwBanner *flags;
  AdwBanner *closed;
  AdwOverlaySplitView *outline_split;
  AdwOverlaySplitView *evidence_split;
  AccordOutlinePane *outline;
  AccordEvidencePane *evidence;
  AccordSectionPane *section;

  AccordPartnership *partnership;
  AccordChecks *checks;
  gint64 plan;
  AccordRecord *record;
  AccordSectionTree *tree;      /* NULL until it is read */
  gint64 wanted;                /* the section that is to be in hand, 0 for any */
  gboolean wants_heading;       /* and its heading typed */
  gint64 wanted_link;           /* whose words are to be shown, or 0 */
  guint position;               /* of the section in hand, for when it is deleted */
};

void accord_strategy_editor_want_section (AccordStrategyEditor *self, gint64 section, gboolean wants_heading);
void accord_strategy_editor_close_outline (AccordStrategyEditor *self);

void accord_strategy_editor_install_evidence (GtkWidgetClass *widget_class);
void accord_strategy_editor_install_sections (GtkWidgetClass *widget_class);

G_END_DECLS
