/* accord-import-preview.h: what an import would do, to look at and to put right
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "exchange/accord-import.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_IMPORT_PREVIEW (accord_import_preview_get_type ())
G_DECLARE_FINAL_TYPE (AccordImportPreview, accord_import_preview, ACCORD, IMPORT_PREVIEW, AdwBin)

void accord_import_preview_show (AccordImportPreview *self, AccordImportPlan *plan);

G_END_DECLS
