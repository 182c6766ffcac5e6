/* accord-coding-group.h: the words of what was heard that have a theme
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-partnership.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_CODING_GROUP (accord_coding_group_get_type ())
G_DECLARE_FINAL_TYPE (AccordCodingGroup, accord_coding_group, ACCORD, CODING_GROUP, AdwBin)

GtkWidget *accord_coding_group_new (AccordPartnership *partnership, gint64 feedback, GtkTextView *view);
void accord_coding_group_show (AccordCodingGroup *self, GPtrArray *highlights);

G_END_DECLS
