/* accord-sheet-xlsx-private.h: between a workbook and the cells of its sheets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/accord-number-format.h"
#include "exchange/accord-package.h"
#include "exchange/accord-sheet-private.h"

G_BEGIN_DECLS

/* What the cells of every sheet of a workbook refer to. */
typedef struct
{
  gboolean since_1904;
  GArray *styles;               /* AccordNumberKind of each cell format */
  GArray *strings;              /* guint32: offsets of the shared strings in the text of the sheet */
} AccordWorkbook;

gboolean accord_xlsx_read_strings (AccordPackage *package,
                                   const char *part,
                                   AccordWorkbook *workbook,
                                   AccordSheet *sheet,
                                   GCancellable *cancellable,
                                   GError **error);
gboolean accord_xlsx_read_cells (AccordPackage *package,
                                 const char *part,
                                 const AccordWorkbook *workbook,
                                 AccordSheet *sheet,
                                 AccordProgress *progress,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
