/* accord-store-private.h: the parts of the store know each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/accord-worker.h"
#include "store/accord-store.h"

G_BEGIN_DECLS

struct _AccordStore
{
  GObject parent_instance;

  char *path;
  AccordWorker *worker;
  int closed;                /* atomic: the window asks on one thread while another closes */
  AccordConnection *connection;
  AccordJournal *journal;
  GPtrArray *backups;        /* stepped ones under way; on the store's thread only */
  GMainContext *context;
};

void accord_store_set_closed (GError **error);
void accord_store_give_up_backups (AccordStore *self);

G_END_DECLS
