/* accord-import-assistant.h: brings in what is kept in another file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "exchange/accord-import.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_IMPORT_ASSISTANT (accord_import_assistant_get_type ())
G_DECLARE_FINAL_TYPE (AccordImportAssistant, accord_import_assistant, ACCORD, IMPORT_ASSISTANT, AdwDialog)

AdwDialog *accord_import_assistant_new (AccordPartnership *partnership, AccordImportKind kind);
void accord_import_assistant_read (AccordImportAssistant *self, GFile *file);

G_END_DECLS
