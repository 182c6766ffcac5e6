/* accord-tables-private.h: how a value stands in a cell
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Characters of a text that one cell takes: Excel counts characters beyond the first 65,536 twice, and takes 32,767. */
#define ACCORD_TABLES_CELL 16000

/* What neither XML nor a CSV file hands back as it was stands as the picture that Unicode has for it, U+2400 and on, and
 * behind an escape whatever would be taken for one. */
#define ACCORD_TABLES_PICTURES 0x2400
#define ACCORD_TABLES_ESCAPE 0x2421

G_END_DECLS
