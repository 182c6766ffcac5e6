/* accord-field-reader.h: values as people write them, made into values as they are stored
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-field.h"
#include "model/accord-request.h"

G_BEGIN_DECLS

typedef struct _AccordFieldReader AccordFieldReader;

AccordFieldReader *accord_field_reader_new (AccordConnection *connection);
void accord_field_reader_free (AccordFieldReader *self);
GStrv accord_field_reader_read (AccordFieldReader *self, const AccordField *field, const char *text, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordFieldReader, accord_field_reader_free)

G_END_DECLS
