/* accord-desk.h: what the desk lacks that the program would use
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "model/accord-partnership.h"

G_BEGIN_DECLS

/**
 * AccordDeskLack:
 * @ACCORD_DESK_NETWORK_HOME: partnerships are on the network, their backups elsewhere
 * @ACCORD_DESK_ALL_ON_NETWORK: partnerships and backups are on the network
 * @ACCORD_DESK_BACKUPS_REFUSED: the site's folder for backups cannot be used
 * @ACCORD_DESK_NO_BUS: no session bus
 * @ACCORD_DESK_NO_FILE_PORTAL: in a sandbox, nothing that chooses files
 * @ACCORD_DESK_NO_PRINT_PORTAL: in a sandbox, nothing that prints
 */
typedef enum
{
  ACCORD_DESK_NETWORK_HOME = 1 << 0,
  ACCORD_DESK_ALL_ON_NETWORK = 1 << 1,
  ACCORD_DESK_BACKUPS_REFUSED = 1 << 2,
  ACCORD_DESK_NO_BUS = 1 << 3,
  ACCORD_DESK_NO_FILE_PORTAL = 1 << 4,
  ACCORD_DESK_NO_PRINT_PORTAL = 1 << 5,
} AccordDeskLack;

void accord_desk_look_async (GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
AccordDeskLack accord_desk_look_finish (GAsyncResult *result);

AccordDeskLack accord_desk_from_home (AccordPartnershipHome home);
char *accord_desk_summarise (AccordDeskLack lacks);
char *accord_desk_explain (AccordDeskLack lacks);

G_END_DECLS
