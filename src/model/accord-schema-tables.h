/* accord-schema-tables.h: what the file itself says of its tables
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-request.h"

G_BEGIN_DECLS

/* A column that points at another table. */
typedef struct
{
  char *table;
  char *column;
  char *target;
} AccordSchemaLink;

/* A column, and its place in the primary key, from 1; 0 when it is not in it. */
typedef struct
{
  char *name;
  gboolean is_text;
  int key;
} AccordSchemaColumn;

GPtrArray *accord_schema_list_links (AccordConnection *connection, const char *target, GError **error);
GPtrArray *accord_schema_list_columns (AccordConnection *connection, const char *table, GError **error);

G_END_DECLS
