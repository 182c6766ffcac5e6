/* accord-reference.h: new bodies and places, made where they are first named
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-field.h"
#include "model/accord-request.h"

G_BEGIN_DECLS

const char *accord_reference_get_table (const AccordField *field);
AccordRequest *accord_reference_add (const AccordField *field, gint64 owner, const char *name, GError **error);

G_END_DECLS
