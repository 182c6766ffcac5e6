/* accord-state-label.h: a state as a shape and a word
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

const char *accord_state_words (const char *state);
const char *accord_state_icon_name (const char *state);

#define ACCORD_TYPE_STATE_LABEL (accord_state_label_get_type ())
G_DECLARE_FINAL_TYPE (AccordStateLabel, accord_state_label, ACCORD, STATE_LABEL, AdwBin)

GtkWidget *accord_state_label_new (const char *state);
void accord_state_label_set_state (AccordStateLabel *self, const char *state);
const char *accord_state_label_get_state (AccordStateLabel *self);

G_END_DECLS
