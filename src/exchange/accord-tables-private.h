/* accord-tables-private.h: how a value stands in a cell, and the files that tables come back in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/accord-sheet.h"
#include "model/accord-dump.h"

G_BEGIN_DECLS

/* Characters of a text that one cell takes: Excel counts characters beyond the first 65,536 twice, and takes 32,767. */
#define ACCORD_TABLES_CELL 16000

/* What neither XML nor a CSV file hands back as it was stands as the picture that Unicode has for it, U+2400 and on, and
 * behind an escape whatever would be taken for one. */
#define ACCORD_TABLES_PICTURES 0x2400
#define ACCORD_TABLES_ESCAPE 0x2421

/*
 * AccordTablesSource:
 * @columns: for each column of @sheet the table's, or -1 for one that is only there to be read
 *
 * One file.
 */
typedef struct
{
  const AccordDumpTable *table;
  AccordSheet *sheet;
  int *columns;
  char *name;
} AccordTablesSource;

GPtrArray *accord_tables_read_sources (char **paths, GPtrArray *tables, GCancellable *cancellable, GError **error);
gboolean accord_tables_has_column (const AccordTablesSource *source, guint column);
char *accord_tables_read_text (const AccordTablesSource *source, guint row, guint column);

/*
 * AccordTablesReader:
 * @sources: (element-type AccordTablesSource): the files, in the order in which they are brought in
 * @terms: "vocabulary:code" -> gint64: what is known, and what the files add
 *
 * What the rows of files mean in a partnership.
 */
typedef struct
{
  AccordConnection *connection;
  GPtrArray *tables;
  GPtrArray *sources;
  GHashTable *terms;
} AccordTablesReader;

typedef gboolean (*AccordTablesRowFunc) (const AccordTablesSource *source, guint row, const GValue *values, gpointer data,
                                         GError **error);

gboolean accord_tables_reader_open (AccordTablesReader *self, AccordConnection *connection, char **paths, gboolean is_new,
                                    GCancellable *cancellable, GError **error);
void accord_tables_reader_clear (AccordTablesReader *self);
gboolean accord_tables_read_row (AccordTablesReader *self, const AccordTablesSource *source, guint row,
                                 AccordTablesRowFunc func, gpointer data, const char **column, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AccordTablesReader, accord_tables_reader_clear)

G_END_DECLS
