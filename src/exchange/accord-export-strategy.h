/* accord-export-strategy.h: a strategy as a text in CommonMark
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "plans/accord-plan-content.h"

G_BEGIN_DECLS

char *accord_export_strategy_write (const AccordPlanContent *content);
AccordRequest *accord_export_strategy_save (gint64 plan, const char *path);

G_END_DECLS
