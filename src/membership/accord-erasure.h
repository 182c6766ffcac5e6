/* accord-erasure.h: a person's data, taken out of the file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-request.h"

G_BEGIN_DECLS

AccordRequest *accord_erasure_erase (gint64 person);
AccordRequest *accord_people_find (const char *name);
AccordRequest *accord_subject_load (gint64 person);

G_END_DECLS
