/* accord-json.c: members of JSON objects
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/accord-json.h"

/**
 * accord_json_set_text:
 * @builder: in an object
 * @name: the member
 * @text: its value
 *
 * Adds a member to the object. Any thread.
 */
void
accord_json_set_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

/**
 * accord_json_set_int:
 * @builder: in an object
 * @name: the member
 * @number: its value
 *
 * As accord_json_set_text().
 */
void
accord_json_set_int (JsonBuilder *builder, const char *name, gint64 number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}
