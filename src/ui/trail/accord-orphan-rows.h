/* accord-orphan-rows.h: records of a trail, as rows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/accord-record.h"

G_BEGIN_DECLS

typedef GtkWidget *(*AccordOrphanRow) (AccordRecord *record);

GtkWidget *accord_orphan_rows_new (GPtrArray *records, const char *name, guint max, AccordOrphanRow make_row);
GtkWidget *accord_orphan_row_new_section (AccordRecord *section);
GtkWidget *accord_orphan_row_new_feedback (AccordRecord *feedback);
GtkWidget *accord_orphan_row_new_suspect (AccordRecord *link);
GtkWidget *accord_orphan_row_new_coded (AccordRecord *highlight);

G_END_DECLS
