/* accord-arc.h: a share of a whole, as an arc
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ACCORD_TYPE_ARC (accord_arc_get_type ())
G_DECLARE_FINAL_TYPE (AccordArc, accord_arc, ACCORD, ARC, GtkWidget)

GtkWidget *accord_arc_new (void);
void accord_arc_set_share (AccordArc *self, guint n, guint of);

G_END_DECLS
