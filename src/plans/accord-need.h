/* accord-need.h: assessed needs, and the sections that are to meet them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-record.h"

G_BEGIN_DECLS

AccordRequest *accord_need_of_section (gint64 section);
AccordRequest *accord_need_list (void);
AccordRequest *accord_need_meet (gint64 need, gint64 section, const char *function_of);
AccordRequest *accord_need_add (const char *assessment, const char *text, gint64 section, const char *function_of);

G_END_DECLS
