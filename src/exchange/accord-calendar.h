/* accord-calendar.h: the meetings as an iCalendar file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-request.h"

G_BEGIN_DECLS

AccordRequest *accord_calendar_save (const char *path);

G_END_DECLS
