/* accord-data-reader.h: reading a file of rules or of a vocabulary, and refusing a bad one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * AccordDataReader:
 * @path: (not nullable): the file
 * @key: (not nullable): the member by which its items are known, such as "id" or "code"
 * @item: (nullable): which of them is read now
 * @error: return location for what is wrong
 * @text: (nullable): what is in it
 *
 * Where the reading of a file is, for what is said when it must be refused. Set all but the last; accord_data_reader_load()
 * sets that, accord_data_reader_clear() frees it.
 */
typedef struct
{
  const char *path;
  const char *key;
  const char *item;
  GError **error;
  char *text;
} AccordDataReader;

JsonNode *accord_data_reader_load (AccordDataReader *self);
gboolean accord_data_reader_refuse (AccordDataReader *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
void accord_data_reader_clear (AccordDataReader *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AccordDataReader, accord_data_reader_clear)

G_END_DECLS
