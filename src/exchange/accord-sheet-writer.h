/* accord-sheet-writer.h: a table written as CSV or as a workbook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/accord-sheet.h"

G_BEGIN_DECLS

/**
 * AccordSheetColumn:
 * @title: what stands above it
 * @width: in characters, for a workbook
 * @is_day: whether a workbook gets days as days; a CSV file has what was given
 *
 * One column of a table that is written.
 */
typedef struct
{
  const char *title;
  int width;
  gboolean is_day;
} AccordSheetColumn;

typedef struct _AccordSheetWriter AccordSheetWriter;

AccordSheetWriter *accord_sheet_writer_new (AccordSheetFormat format, const char *name, const AccordSheetColumn *columns,
                                            guint n_columns);
void accord_sheet_writer_add_row (AccordSheetWriter *self, const char *const *cells);
GBytes *accord_sheet_writer_finish (AccordSheetWriter *self, GError **error);
void accord_sheet_writer_free (AccordSheetWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordSheetWriter, accord_sheet_writer_free)

gboolean accord_sheet_is_formula (const char *text);

G_END_DECLS
