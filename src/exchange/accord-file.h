/* accord-file.h: a foreign file, read within bounds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GBytes *accord_file_load (GFile *file, gsize most, GCancellable *cancellable, GError **error);

G_END_DECLS
