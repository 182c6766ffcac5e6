/* accord-version-words.c: how versions are named
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/strategies/accord-version-words.h"

#include <glib/gi18n.h>

/**
 * accord_version_write_moment:
 * @at: ISO 8601, UTC
 *
 * Returns: (transfer full): day and time where the person is
 */
char *
accord_version_write_moment (const char *at)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_iso8601 (at, NULL);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  return local != NULL ? g_date_time_format (local, "%d/%m/%Y %H:%M") : g_strdup (at);
}

/**
 * accord_version_write_title:
 *
 * Returns: (transfer full): "Version 3 · For the board"
 */
char *
accord_version_write_title (const AccordPlanVersion *version)
{
  return *version->label != '\0' ? g_strdup_printf (_("Version %u · %s"), version->number, version->label)
                                 : g_strdup_printf (_("Version %u"), version->number);
}
