/* accord-file-header-private.h: whose file it is, told from its first hundred bytes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean accord_file_header_check (const char *path, GError **error);

G_END_DECLS
