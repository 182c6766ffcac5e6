/* accord-backup.h: verified copies
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/accord-connection.h"

G_BEGIN_DECLS

typedef struct _AccordBackup AccordBackup;

AccordBackup *accord_backup_new (AccordConnection *connection, const char *path, GError **error);
gboolean accord_backup_step (AccordBackup *self, gboolean *done, GError **error);
void accord_backup_free (AccordBackup *self);
gboolean accord_backup_run (AccordConnection *connection, const char *path, GError **error);

gboolean accord_integrity_check (AccordConnection *connection, GError **error);

GPtrArray *accord_backup_choose_superfluous (const char *const *names);
char *accord_backup_name (const char *stem, GDateTime *at);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordBackup, accord_backup_free)

G_END_DECLS
