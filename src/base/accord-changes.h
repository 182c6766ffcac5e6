/* accord-changes.h: which records one transaction touched
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef struct _AccordChanges AccordChanges;

#define ACCORD_TYPE_CHANGES (accord_changes_get_type ())
GType accord_changes_get_type (void);

/**
 * AccordChangeKind:
 *
 * What happened to a row.
 */
typedef enum
{
  ACCORD_CHANGE_ADDED,
  ACCORD_CHANGE_EDITED,
  ACCORD_CHANGE_REMOVED,
} AccordChangeKind;

/**
 * AccordChange:
 * @table: interned table name: equal names are equal pointers
 * @id: the first column of the row's primary key: the row's own id, or its owner's for a table of links
 * @kind: what happened
 */
typedef struct
{
  const char *table;
  gint64 id;
  AccordChangeKind kind;
} AccordChange;

AccordChanges *accord_changes_new (void);
AccordChanges *accord_changes_ref (AccordChanges *self);
void accord_changes_unref (AccordChanges *self);
void accord_changes_add (AccordChanges *self, const char *table, gint64 id, AccordChangeKind kind);
void accord_changes_sort (AccordChanges *self);
guint accord_changes_get_length (AccordChanges *self);
const AccordChange *accord_changes_get (AccordChanges *self, guint index);
gboolean accord_changes_touch (AccordChanges *self, const char *table);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordChanges, accord_changes_unref)

G_END_DECLS
