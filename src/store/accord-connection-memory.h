/* accord-connection-memory.h: room for an edit that writes much
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/accord-connection.h"

G_BEGIN_DECLS

gboolean accord_connection_lend_memory (AccordConnection *self, GError **error);

G_END_DECLS
