/* accord-table.h: a sheet whose header was found and whose columns are known by what they mean
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/accord-sheet.h"

G_BEGIN_DECLS

/**
 * AccordColumnSpec:
 * @key: what the column is, for the program
 * @words: how people head such a column, each way on a line of its own, the most usual first:
 * "organisation\nbody\nmember organisation"; compared as accord_fold() folds
 *
 * One column that an importer looks for.
 */
typedef struct
{
  const char *key;
  const char *words;
} AccordColumnSpec;

#define ACCORD_TYPE_TABLE (accord_table_get_type ())
G_DECLARE_FINAL_TYPE (AccordTable, accord_table, ACCORD, TABLE, GObject)

AccordTable *accord_table_find (AccordSheet *sheet,
                                const AccordColumnSpec *specs,
                                guint n_specs,
                                GError **error);
AccordTable *accord_table_find_at (AccordSheet *sheet,
                                   guint header_row,
                                   const AccordColumnSpec *specs,
                                   guint n_specs);

AccordSheet *accord_table_get_sheet (AccordTable *self);
guint accord_table_get_header_row (AccordTable *self);
guint accord_table_get_n_columns (AccordTable *self);
const char *accord_table_get_header (AccordTable *self, guint column);

int accord_table_get_column (AccordTable *self, guint spec);
int accord_table_get_spec (AccordTable *self, guint column);
void accord_table_set_column (AccordTable *self, guint spec, int column);
const guint *accord_table_get_unmatched (AccordTable *self, guint *n_columns);

const char *accord_table_get_cell (AccordTable *self, guint row, guint spec);
char *accord_table_dup_cell (AccordTable *self, guint row, guint spec);
char *accord_table_dup_unmatched (AccordTable *self, guint row);
gboolean accord_table_row_is_blank (AccordTable *self, guint row);
gboolean accord_table_row_is_total (AccordTable *self, guint row);

G_END_DECLS
