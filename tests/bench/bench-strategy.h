/* bench-strategy.h: a strategy of the greatest length
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *bench_strategy_write (void);

G_END_DECLS
