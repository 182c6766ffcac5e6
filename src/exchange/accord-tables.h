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

AccordRequest *accord_tables_save (const char *table, AccordSheetFormat format, const char *path);
AccordRequest *accord_tables_save_all (AccordSheetFormat format, const char *folder);
AccordRequest *accord_tables_bring_in (const char *path, gboolean update);
AccordRequest *accord_tables_restore (const char *folder);

G_END_DECLS
