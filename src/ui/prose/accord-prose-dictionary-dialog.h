/* accord-prose-dictionary-dialog.h: a person's own words, to see and to remove
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-dictionary.h"

G_BEGIN_DECLS

AdwDialog *accord_prose_dictionary_dialog_new (AccordDictionary *dictionary);

G_END_DECLS
