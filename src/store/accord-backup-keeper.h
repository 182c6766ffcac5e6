/* accord-backup-keeper.h: makes copies of a file in use, and keeps the right ones
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/accord-store.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_BACKUP_KEEPER (accord_backup_keeper_get_type ())
G_DECLARE_FINAL_TYPE (AccordBackupKeeper, accord_backup_keeper, ACCORD, BACKUP_KEEPER, GObject)

AccordBackupKeeper *accord_backup_keeper_new (AccordStore *store, const char *folder);
gboolean accord_backup_keeper_make (AccordBackupKeeper *self, GError **error);
void accord_backup_keeper_stop (AccordBackupKeeper *self);

G_END_DECLS
