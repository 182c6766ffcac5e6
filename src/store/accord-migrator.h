/* accord-migrator.h: brings a file's schema up to date
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/accord-connection.h"

G_BEGIN_DECLS

guint accord_migrator_latest_version (void);
gboolean accord_migrator_needed (AccordConnection *connection, gboolean *needed, GError **error);
gboolean accord_migrator_run (AccordConnection *connection, GError **error);
gboolean accord_migrator_check_schema (AccordConnection *connection, GError **error);

G_END_DECLS
