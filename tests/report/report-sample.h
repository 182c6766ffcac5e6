/* report-sample.h: a report with everything in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/accord-document.h"

G_BEGIN_DECLS

#define REPORT_SAMPLE_TITLE "Strategy <b>&amp; 100%s summary"
#define REPORT_SAMPLE_ROWS 70

AccordDocument *report_sample_new (void);
AccordDocument *report_sample_new_long (guint n_sections);

G_END_DECLS
