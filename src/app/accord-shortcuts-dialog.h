/* accord-shortcuts-dialog.h: what the keys do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

AdwDialog *accord_shortcuts_dialog_new (void);

G_END_DECLS
