/* accord-site.h: what an organisation laid beside the program: the site pack
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

const char *accord_site_get_folder (void);
char *accord_site_get_name (void);
char *accord_site_get_version (void);
char *accord_site_get_home (void);
char *accord_site_get_backups (void);
char *accord_site_find_digest (void);
GSettings *accord_site_settings_new (const char *schema);

G_END_DECLS
