/* accord-save.h: a file written whole or not at all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean accord_save_bytes (const char *path, GBytes *bytes, GCancellable *cancellable, GError **error);

G_END_DECLS
