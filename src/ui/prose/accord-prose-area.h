/* accord-prose-area.h: the area that a section's text is typed into
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtksourceview/gtksource.h>

#include "ui/prose/accord-prose-buffer.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_PROSE_AREA (accord_prose_area_get_type ())
G_DECLARE_FINAL_TYPE (AccordProseArea, accord_prose_area, ACCORD, PROSE_AREA, GtkSourceView)

AccordProseBuffer *accord_prose_area_get_buffer (AccordProseArea *self);
AccordProseBuffer *accord_prose_area_get_active (AccordProseArea *self);
GtkWidget *accord_prose_area_get_cell (AccordProseArea *self);
int accord_prose_area_get_column_width (void);
void accord_prose_area_return (AccordProseArea *self);
void accord_prose_area_insert_table (AccordProseArea *self);
gboolean accord_prose_area_press (AccordProseArea *self, guint keyval, GdkModifierType modifiers);

G_END_DECLS
