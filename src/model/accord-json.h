/* accord-json.h: members of JSON objects
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void accord_json_set_text (JsonBuilder *builder, const char *name, const char *text);
void accord_json_set_int (JsonBuilder *builder, const char *name, gint64 number);

G_END_DECLS
