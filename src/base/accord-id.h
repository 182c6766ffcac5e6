/* accord-id.h: identities of records
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64 accord_id_new (void);

G_END_DECLS
