/* accord-outline-row.h: one section in the outline
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "plans/accord-outline.h"

G_BEGIN_DECLS

/**
 * AccordOutlineDrop:
 *
 * Where a section goes that is dropped on a row.
 */
typedef enum
{
  ACCORD_OUTLINE_DROP_BEFORE,
  ACCORD_OUTLINE_DROP_UNDER,
  ACCORD_OUTLINE_DROP_AFTER,
} AccordOutlineDrop;

#define ACCORD_TYPE_OUTLINE_ROW (accord_outline_row_get_type ())
G_DECLARE_FINAL_TYPE (AccordOutlineRow, accord_outline_row, ACCORD, OUTLINE_ROW, GtkListBoxRow)

GtkWidget *accord_outline_row_new (gint64 section);
void accord_outline_row_show (AccordOutlineRow *self, const AccordSection *section, guint position, gboolean has_children,
                              gboolean is_folded);
void accord_outline_row_say_what_lacks (AccordOutlineRow *self, gboolean always);
gboolean accord_outline_row_is_lacking (AccordOutlineRow *self);
void accord_outline_row_rename (AccordOutlineRow *self);
void accord_outline_row_set_closed (AccordOutlineRow *self, gboolean closed);
gint64 accord_outline_row_get_section (AccordOutlineRow *self);
guint accord_outline_row_get_position (AccordOutlineRow *self);

G_END_DECLS
