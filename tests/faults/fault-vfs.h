/* fault-vfs.h: a disk that fails when told to, and remembers what it had been made to keep
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  FAULT_WRITE,                /* nothing is written */
  FAULT_SHORT_WRITE,          /* half of it is written */
  FAULT_SYNC,
  FAULT_TRUNCATE,
  FAULT_OPEN,                 /* of a journal */
  FAULT_READ,
} Fault;

void fault_vfs_install (void);
void fault_vfs_arm (Fault fault, guint nth, gboolean lasting, int system_code);
gboolean fault_vfs_disarm (void);

void fault_vfs_begin_power_cuts (const char *folder, guint seed);
guint fault_vfs_end_power_cuts (void);
void fault_vfs_acknowledge (guint n_acknowledged);
guint fault_vfs_get_acknowledged (guint cut);
char *fault_vfs_get_cut_folder (guint cut);

G_END_DECLS
