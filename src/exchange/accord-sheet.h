/* accord-sheet.h: a table of strings from a CSV file or a workbook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/accord-progress.h"
#include "exchange/accord-encoding.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Excel's own limits, and a bound on what one file may cost: 512 MiB of text and 200 MB for the
 * places of its cells. */
#define ACCORD_SHEET_MAX_ROWS 1048576
#define ACCORD_SHEET_MAX_COLUMNS 16384
#define ACCORD_SHEET_MAX_CELL (32767 * 4)
#define ACCORD_SHEET_MAX_CELLS 50000000
#define ACCORD_SHEET_MAX_TEXT ((gsize) 512 << 20)

/**
 * AccordSheetFormat:
 * @ACCORD_SHEET_CSV: text with a delimiter
 * @ACCORD_SHEET_XLSX: a workbook of Excel 2007 or later
 */
typedef enum
{
  ACCORD_SHEET_CSV,
  ACCORD_SHEET_XLSX,
} AccordSheetFormat;

#define ACCORD_TYPE_SHEET (accord_sheet_get_type ())
G_DECLARE_FINAL_TYPE (AccordSheet, accord_sheet, ACCORD, SHEET, GObject)

AccordSheet *accord_sheet_read_file (GFile *file,
                                     AccordProgress *progress,
                                     GCancellable *cancellable,
                                     GError **error);
AccordSheet *accord_sheet_read_bytes (GBytes *bytes,
                                      AccordProgress *progress,
                                      GCancellable *cancellable,
                                      GError **error);

guint accord_sheet_get_n_rows (AccordSheet *self);
guint accord_sheet_get_n_columns (AccordSheet *self);
const char *accord_sheet_get_cell (AccordSheet *self, guint row, guint column);
guint accord_sheet_get_row_number (AccordSheet *self, guint row);
gboolean accord_sheet_row_is_blank (AccordSheet *self, guint row);

AccordSheetFormat accord_sheet_get_format (AccordSheet *self);
AccordEncoding accord_sheet_get_encoding (AccordSheet *self);
char accord_sheet_get_delimiter (AccordSheet *self);
AccordTextFlags accord_sheet_get_flags (AccordSheet *self);
const char *accord_sheet_get_name (AccordSheet *self);
const char *const *accord_sheet_get_names (AccordSheet *self);

char *accord_sheet_get_column_letters (guint column);

G_END_DECLS
