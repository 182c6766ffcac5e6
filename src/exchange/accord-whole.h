/* accord-whole.h: a whole partnership as one JSON file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-request.h"

G_BEGIN_DECLS

AccordRequest *accord_whole_save (const char *path);
AccordRequest *accord_whole_restore (const char *path);
AccordRequest *accord_whole_restore_and_remove (const char *path);

G_END_DECLS
