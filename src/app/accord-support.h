/* accord-support.h: what somebody who helps needs to know of a desk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *accord_support_report (void);

G_END_DECLS
