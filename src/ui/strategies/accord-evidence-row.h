/* accord-evidence-row.h: one link between a section and what was heard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/accord-partnership.h"
#include "model/accord-record.h"

G_BEGIN_DECLS

GtkWidget *accord_evidence_row_new (AccordPartnership *partnership, AccordRecord *link);

G_END_DECLS
