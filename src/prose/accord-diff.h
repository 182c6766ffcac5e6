/* accord-diff.h: what two sequences have in common
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AccordDiffRun:
 * @a: where it begins in the first sequence
 * @n_a: how long it is there
 * @b: where it begins in the second
 * @n_b: how long it is there
 * @is_same: whether both are the same; else the one took the place of the other
 */
typedef struct
{
  guint a;
  guint n_a;
  guint b;
  guint n_b;
  gboolean is_same;
} AccordDiffRun;

GArray *accord_diff (const guint32 *a, guint n_a, const guint32 *b, guint n_b);

G_END_DECLS
