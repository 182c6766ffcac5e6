/* accord-terms-dialog.h: the terms of reference
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-partnership.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_TERMS_DIALOG (accord_terms_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AccordTermsDialog, accord_terms_dialog, ACCORD, TERMS_DIALOG, AdwDialog)

AdwDialog *accord_terms_dialog_new (AccordPartnership *partnership);

G_END_DECLS
