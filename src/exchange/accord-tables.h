/* accord-tables.h: the tables of a partnership as spreadsheets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/accord-sheet.h"
#include "model/accord-request.h"

G_BEGIN_DECLS

/**
 * AccordTablesCount:
 * @n_tables: how many tables were read
 * @n_rows: how many rows they have
 * @n_changed: how many of them are new, or say something that the partnership did not
 *
 * What was brought in.
 */
typedef struct
{
  guint n_tables;
  guint n_rows;
  guint n_changed;
} AccordTablesCount;

/**
 * AccordTablesSum:
 * @file: its name
 * @table: which table it is
 * @n_added: rows whose record is not there
 * @n_changed: rows that say something else than their record
 * @n_same: rows that say what their record says
 * @n_refused: rows that cannot be brought in
 *
 * What one file would do.
 */
typedef struct
{
  char *file;
  char *table;
  guint n_added;
  guint n_changed;
  guint n_same;
  guint n_refused;
} AccordTablesSum;

/**
 * AccordTablesRefusal:
 * @file: its name
 * @row: as the spreadsheet counts
 * @column: the table's, "" for the row as a whole
 * @reason: a technical text
 *
 * A row that cannot be brought in.
 */
typedef struct
{
  char *file;
  guint row;
  char *column;
  char *reason;
} AccordTablesRefusal;

/**
 * AccordTablesTrial:
 * @sums: (element-type AccordTablesSum): the files, in the order of the schema's tables
 * @refusals: (element-type AccordTablesRefusal): every row that cannot be brought in
 *
 * What bringing files in would do. As long as one row is refused, nothing is brought in.
 */
typedef struct
{
  GPtrArray *sums;
  GPtrArray *refusals;
} AccordTablesTrial;

AccordRequest *accord_tables_save (const char *table, AccordSheetFormat format, const char *path);
AccordRequest *accord_tables_save_all (AccordSheetFormat format, const char *folder);
AccordRequest *accord_tables_bring_in (const char *const *paths, gboolean update);
AccordRequest *accord_tables_try (const char *const *paths);
void accord_tables_trial_free (AccordTablesTrial *self);
AccordRequest *accord_tables_restore (const char *folder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordTablesTrial, accord_tables_trial_free)

G_END_DECLS
