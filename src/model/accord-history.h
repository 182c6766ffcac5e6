/* accord-history.h: who changed what, and when
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-request.h"

G_BEGIN_DECLS

/**
 * AccordHistoryEntry:
 * @id: the transaction
 * @at: when, ISO 8601, UTC
 * @author: who
 * @label: what
 * @state: "done", "undone" or "abandoned"
 * @changes: how many rows it touched
 */
typedef struct
{
  gint64 id;
  char *at;
  char *author;
  char *label;
  char *state;
  gint64 changes;
} AccordHistoryEntry;

AccordRequest *accord_history_load (guint limit);
AccordRequest *accord_history_load_record (const char *table, gint64 id);

G_END_DECLS
