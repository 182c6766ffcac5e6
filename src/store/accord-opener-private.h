/* accord-opener-private.h: from a path to a connection whose schema is right
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/accord-connection.h"

G_BEGIN_DECLS

/**
 * AccordFillFunc:
 *
 * Fills a new file before it gets its name.
 */
typedef gboolean (*AccordFillFunc) (AccordConnection *connection, gpointer data, GError **error);

AccordConnection *accord_opener_open (const char *path, AccordOpenMode mode, const char *backup_folder, GError **error);
AccordConnection *accord_opener_create (const char *path, AccordFillFunc fill, gpointer data, GError **error);

G_END_DECLS
