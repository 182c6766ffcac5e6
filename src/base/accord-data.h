/* accord-data.h: where the program's own data files are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *accord_data_path (const char *first, ...) G_GNUC_NULL_TERMINATED;
char **accord_data_list (const char *folder, const char *suffix);
char **accord_data_list_both (const char *folder, const char *suffix);

G_END_DECLS
