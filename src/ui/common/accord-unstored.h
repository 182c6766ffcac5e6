/* accord-unstored.h: what was typed and is not on the disk yet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-field.h"
#include "model/accord-partnership.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_UNSTORED (accord_unstored_get_type ())
G_DECLARE_FINAL_TYPE (AccordUnstored, accord_unstored, ACCORD, UNSTORED, GObject)

AccordUnstored *accord_unstored_get (AccordPartnership *partnership);
void accord_unstored_set_typing (AccordUnstored *self, gconstpointer typist, gboolean typing);
void accord_unstored_store (AccordUnstored *self, const AccordField *field, gint64 id, const char *text, const char *run);
const char *accord_unstored_lookup (AccordUnstored *self, const AccordField *field, gint64 id);
gboolean accord_unstored_is_waiting (AccordUnstored *self);
gboolean accord_unstored_is_empty (AccordUnstored *self);
const GError *accord_unstored_get_error (AccordUnstored *self);
char *accord_unstored_dup_text (AccordUnstored *self);
void accord_unstored_try_again (AccordUnstored *self);

G_END_DECLS
