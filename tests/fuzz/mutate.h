/* mutate.h: bytes changed at random
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void fuzz_mutate (GRand *rand, GByteArray *bytes, const char *const *pieces, guint n_pieces);

G_END_DECLS
