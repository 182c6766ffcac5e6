/* accord-sheet-private.h: how the readers fill a sheet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/accord-sheet.h"

G_BEGIN_DECLS

/* All cells are NUL-terminated strings in one piece of memory; a cell is its offset there. A column
 * name is never stored, an empty cell at the end of a row neither. 100,000 rows of 20 columns cost
 * 8 MB beside their text. */
struct _AccordSheet
{
  GObject parent_instance;

  char *text;
  gsize text_length;            /* used */
  gsize text_size;              /* allocated */

  guint32 *cells;
  gsize n_cells;
  gsize cells_size;
  guint32 *row_starts;          /* n_rows + 1 indexes into cells */
  guint n_rows;
  gsize row_starts_size;
  guint n_columns;

  AccordSheetFormat format;
  AccordEncoding encoding;
  char delimiter;
  AccordTextFlags flags;
  char *name;
  char **names;
};

AccordSheet *accord_sheet_new (AccordSheetFormat format);
void accord_sheet_take_text (AccordSheet *self, char *text, gsize length);
gboolean accord_sheet_add_text (AccordSheet *self,
                                const char *text,
                                gsize length,
                                guint32 *offset,
                                GError **error);
gboolean accord_sheet_add_row (AccordSheet *self, const guint32 *cells, guint n_cells, GError **error);
gboolean accord_sheet_skip_rows (AccordSheet *self, guint until, GError **error);
void accord_sheet_finish (AccordSheet *self);
void accord_sheet_clear (AccordSheet *self);
void accord_sheet_set_cell_error (GError **error, guint row, guint column, const char *what);

gboolean accord_sheet_read_csv (AccordSheet *self,
                                AccordProgress *progress,
                                GCancellable *cancellable,
                                GError **error);
gboolean accord_sheet_read_xlsx (AccordSheet *self,
                                 GBytes *bytes,
                                 AccordProgress *progress,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
