/* accord-fold.h: text made comparable
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *accord_fold (const char *text);

G_END_DECLS
