/* workbook.h: small workbooks made for one test
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/accord-sheet.h"

/* Writes a package: (name, content) pairs ended by %NULL. Parts that a workbook needs and that are
 * not given are added; a content of %NULL leaves a part out. */
GBytes *workbook_new (const char *name, ...) G_GNUC_NULL_TERMINATED;

/* A workbook of one sheet with these rows. */
GBytes *workbook_new_with_rows (const char *rows);

AccordSheet *read_fixture (const char *name);
void assert_cells (AccordSheet *sheet, guint row, ...) G_GNUC_NULL_TERMINATED;
