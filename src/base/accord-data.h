/* accord-data.h: where data files are that are not a partnership's
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AccordDataOrigin:
 * @ACCORD_DATA_PROGRAM: came with the program
 * @ACCORD_DATA_SITE: is in the site pack, the administrator's folder
 * @ACCORD_DATA_OWN: was added at this desk
 *
 * Whose a data file is. A later one goes before an earlier one.
 */
typedef enum
{
  ACCORD_DATA_PROGRAM,
  ACCORD_DATA_SITE,
  ACCORD_DATA_OWN,
} AccordDataOrigin;

char *accord_data_path (const char *first, ...) G_GNUC_NULL_TERMINATED;
char **accord_data_list (const char *folder, const char *suffix);
char **accord_data_list_all (const char *folder, const char *suffix);
AccordDataOrigin accord_data_get_origin (const char *path);
char *accord_data_add (const char *folder, const char *path, GError **error);
gboolean accord_data_remove (const char *path, GError **error);

G_END_DECLS
