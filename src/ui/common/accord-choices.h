/* accord-choices.h: what may be chosen in a field
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "model/accord-field.h"
#include "model/accord-partnership.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_CHOICE (accord_choice_get_type ())
G_DECLARE_FINAL_TYPE (AccordChoice, accord_choice, ACCORD, CHOICE, GObject)

AccordChoice *accord_choice_new (const char *value, const char *label, const char *words, int depth);
const char *accord_choice_get_value (AccordChoice *self);
const char *accord_choice_get_label (AccordChoice *self);
int accord_choice_get_depth (AccordChoice *self);
gboolean accord_choice_equal (AccordChoice *one, AccordChoice *two);
gboolean accord_choice_matches (AccordChoice *self, const char *folded);
gboolean accord_choice_begins (AccordChoice *self, const char *folded);
gboolean accord_choice_is_called (AccordChoice *self, const char *folded);

gboolean accord_choices_are_for (const AccordField *field);
GListModel *accord_choices_get (AccordPartnership *partnership, const AccordField *field);
AccordChoice *accord_choices_find (GListModel *choices, const char *value, guint *position);

G_END_DECLS
