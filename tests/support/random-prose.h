/* random-prose.h: random section texts for property tests
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "prose/accord-prose.h"

G_BEGIN_DECLS

AccordProse *random_prose_new (GRand *random);

G_END_DECLS
