/* accord-new-strategy-dialog.h: begins a strategy
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-partnership.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_NEW_STRATEGY_DIALOG (accord_new_strategy_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AccordNewStrategyDialog, accord_new_strategy_dialog, ACCORD, NEW_STRATEGY_DIALOG, AdwDialog)

AdwDialog *accord_new_strategy_dialog_new (AccordPartnership *partnership);

G_END_DECLS
