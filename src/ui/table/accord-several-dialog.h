/* accord-several-dialog.h: writes the same into several rows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-list.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_SEVERAL_DIALOG (accord_several_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AccordSeveralDialog, accord_several_dialog, ACCORD, SEVERAL_DIALOG, AdwDialog)

AdwDialog *accord_several_dialog_new (AccordPartnership *partnership, const AccordListSource *source, GArray *ids);

G_END_DECLS
