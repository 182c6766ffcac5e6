/* accord-place.h: whether files are kept on this machine or on the network
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean accord_place_type_is_network (gulong number, const char *name);
gboolean accord_place_is_network (const char *path);

G_END_DECLS
