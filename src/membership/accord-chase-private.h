/* accord-chase-private.h: the words of the chase list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "membership/accord-chase.h"

G_BEGIN_DECLS

void accord_chase_write (AccordChaseItem *item, const char *partnership);

G_END_DECLS
