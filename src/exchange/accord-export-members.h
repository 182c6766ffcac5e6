/* accord-export-members.h: the membership as a spreadsheet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-request.h"

G_BEGIN_DECLS

AccordRequest *accord_export_members_save_csv (const char *day, const char *path);
AccordRequest *accord_export_members_save_xlsx (const char *day, const char *path);

G_END_DECLS
