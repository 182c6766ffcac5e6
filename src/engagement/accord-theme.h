/* accord-theme.h: the themes that what was heard is coded with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-record.h"

G_BEGIN_DECLS

/** The vocabulary that themes are terms of. */
#define ACCORD_THEMES "theme"

AccordRequest *accord_themes_list (void);
AccordRequest *accord_theme_preview (gint64 theme, gint64 into);
AccordRequest *accord_theme_rename (gint64 theme, const char *label, GError **error);
AccordRequest *accord_theme_merge (gint64 keep, gint64 other, GError **error);
AccordRequest *accord_theme_delete (gint64 theme);

gint64 accord_theme_find_or_add (AccordConnection *connection, const char *name, GError **error);

G_END_DECLS
