/* accord-export-people.h: contacts as vCards
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-request.h"

G_BEGIN_DECLS

AccordRequest *accord_export_people_save (const char *path);

G_END_DECLS
