/* accord-strategy-editor.h: one strategy: its outline, its text, and what it rests on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "checks/accord-live-checks.h"
#include "model/accord-partnership.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_STRATEGY_EDITOR (accord_strategy_editor_get_type ())
G_DECLARE_FINAL_TYPE (AccordStrategyEditor, accord_strategy_editor, ACCORD, STRATEGY_EDITOR, AdwNavigationPage)

AdwNavigationPage *accord_strategy_editor_new (AccordPartnership *partnership, AccordChecks *checks, gint64 plan,
                                               gint64 section);
gint64 accord_strategy_editor_get_plan (AccordStrategyEditor *self);
void accord_strategy_editor_show_section (AccordStrategyEditor *self, gint64 section);
void accord_strategy_editor_show_link (AccordStrategyEditor *self, gint64 section, gint64 link);
void accord_strategy_editor_find (AccordStrategyEditor *self);
void accord_strategy_editor_flush (AccordStrategyEditor *self);

G_END_DECLS
