/* accord-import-batch.h: what was brought in, file by file, and how to take it back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-request.h"

G_BEGIN_DECLS

/**
 * AccordImportBatch:
 * @id: the batch
 * @kind: "members", "activities", "strategy" or "comments"
 * @file_name: the file's name without its folder
 * @at: when, ISO 8601, UTC
 * @imported: how many rows became records
 * @updated: how many records that were there were updated
 * @txn: the edit that brought it in
 * @present: how many of its activities are still there
 * @edited: (element-type utf8): the titles of those that were edited since
 */
typedef struct
{
  gint64 id;
  char *kind;
  char *file_name;
  char *at;
  guint imported;
  guint updated;
  gint64 txn;
  guint present;
  GPtrArray *edited;
} AccordImportBatch;

gboolean accord_import_batch_has_activities (const AccordImportBatch *self);
AccordRequest *accord_import_batches_load (void);
AccordRequest *accord_import_batch_take_back (const AccordImportBatch *self);
AccordRequest *accord_import_batch_remove (gint64 batch, gboolean with_edited);
void accord_import_batch_free (AccordImportBatch *self);

G_END_DECLS
