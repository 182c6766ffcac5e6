/* accord-column-widths-private.h: how the columns of a table share its width
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AccordColumnWish:
 * @tight: the width of the word with the most letters
 * @least: a width that holds any word, since another may be wider
 * @wanted: the width in which no line is broken
 * @weight: its share of what the columns without a weight leave, or 0
 *
 * What a column of a table needs, in points.
 */
typedef struct
{
  double tight;
  double least;
  double wanted;
  double weight;
} AccordColumnWish;

void accord_column_widths_share (const AccordColumnWish *wishes, guint n, double width, double *widths);

G_END_DECLS
