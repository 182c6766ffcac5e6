/* accord-coverage-report.h: a strategy's coverage on paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-request.h"
#include "report/accord-document.h"

G_BEGIN_DECLS

AccordRequest *accord_coverage_report_load (gint64 plan);

G_END_DECLS
