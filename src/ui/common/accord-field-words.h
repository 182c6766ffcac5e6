/* accord-field-words.h: what is said of a value while it is typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-field.h"

G_BEGIN_DECLS

const char *accord_field_words_hint (const AccordField *field);
char *accord_field_words_read (const AccordField *field, const char *text);
char *accord_field_words_refuse (const AccordField *field, const char *text, const GError *error);

G_END_DECLS
