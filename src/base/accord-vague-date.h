/* accord-vague-date.h: a date that a person may not know exactly
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AccordVagueDate:
 * @from: first possible day, ISO 8601, or "" when not known
 * @until: last possible day, ISO 8601, or "" when not known
 * @text: (nullable): what was written, trimmed
 */
typedef struct
{
  char from[11];
  char until[11];
  char *text;
} AccordVagueDate;

gboolean accord_vague_date_parse (const char *text, AccordVagueDate *date, GError **error);
char *accord_vague_date_format (const char *from, const char *until, const char *text);
void accord_vague_date_clear (AccordVagueDate *date);

gboolean accord_day_parse (const char *text, char iso[11], GError **error);
char *accord_day_format (const char *iso);
void accord_day_today (char iso[11]);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AccordVagueDate, accord_vague_date_clear)

G_END_DECLS
