/* accord-duplicates.h: organisations and people that may be one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-request.h"

G_BEGIN_DECLS

/**
 * AccordDuplicateReason:
 * @ACCORD_DUPLICATE_SPELLING: the names may be two spellings, or one is short for the other
 * @ACCORD_DUPLICATE_EMAIL: both have the same e-mail address
 */
typedef enum
{
  ACCORD_DUPLICATE_SPELLING,
  ACCORD_DUPLICATE_EMAIL,
} AccordDuplicateReason;

/**
 * AccordDuplicate:
 * @table: "organisation" or "person"
 * @keep: the one that more of the file points at
 * @other: the one that would go
 * @keep_name: as a person reads it
 * @other_name: as a person reads it
 * @reason: why they may be one
 */
typedef struct
{
  const char *table;
  gint64 keep;
  gint64 other;
  char *keep_name;
  char *other_name;
  AccordDuplicateReason reason;
} AccordDuplicate;

AccordRequest *accord_duplicates_load (void);
AccordRequest *accord_duplicates_keep_apart (const char *table, gint64 one, gint64 other);

G_END_DECLS
