/* accord-connection-reads.h: which tables are read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/accord-connection.h"

G_BEGIN_DECLS

void accord_connection_note_reads (AccordConnection *self, GHashTable *tables);

G_END_DECLS
