/* accord-preferences-dialog.h: what belongs to the desk rather than to a partnership
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-partnership.h"

G_BEGIN_DECLS

/**
 * AccordPreferencesKind:
 * @ACCORD_PREFERENCES_RULE_PACK: a rule pack
 * @ACCORD_PREFERENCES_VOCABULARY: a vocabulary
 *
 * What can be added to a desk.
 */
typedef enum
{
  ACCORD_PREFERENCES_RULE_PACK,
  ACCORD_PREFERENCES_VOCABULARY,
} AccordPreferencesKind;

#define ACCORD_TYPE_PREFERENCES_DIALOG (accord_preferences_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AccordPreferencesDialog, accord_preferences_dialog, ACCORD, PREFERENCES_DIALOG, AdwPreferencesDialog)

AdwDialog *accord_preferences_dialog_new (AccordPartnership *partnership);
void accord_preferences_dialog_add (AccordPreferencesDialog *self, AccordPreferencesKind kind, GFile *file);

G_END_DECLS
