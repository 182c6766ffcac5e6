/* accord-field-words.c: what is said of a value while it is typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/common/accord-field-words.h"

#include <glib/gi18n.h>

#include "base/accord-vague-count.h"
#include "base/accord-vague-date.h"
#include "base/accord-error-words.h"

/**
 * accord_field_words_hint:
 * @field: a field
 *
 * Returns: (transfer none) (nullable): how a value of it may be written, %NULL where anything may
 */
const char *
accord_field_words_hint (const AccordField *field)
{
  switch (field->kind)
    {
    case ACCORD_FIELD_DAY:
      return _("dd/mm/yyyy");
    case ACCORD_FIELD_TIME:
      return _("hh:mm");
    case ACCORD_FIELD_VAGUE_DATE:
      return _("A day, “Oct-Nov 2022”, “spring 2023”");
    case ACCORD_FIELD_VAGUE_COUNT:
      return _("60, “about 60 people”, “250+”");
    default:
      return NULL;
    }
}

static char *
describe_date (const char *text)
{
  g_auto (AccordVagueDate) date = { 0 };
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;

  if (!accord_vague_date_parse (text, &date, NULL))
    return NULL;
  from = accord_day_format (date.from);
  until = accord_day_format (date.until);
  if (*date.from == '\0' && *date.until == '\0')
    return g_strdup (*text != '\0' ? _("No date recognised; kept as written") : "");
  if (*date.from == '\0')
    return g_strdup_printf (_("Not after %s"), until);
  if (*date.until == '\0')
    return g_strdup_printf (_("Not before %s"), from);
  if (g_str_equal (date.from, date.until))
    return g_strdup (g_str_equal (text, from) ? "" : from);
  /* Translators: the first and the last possible day of a date that is not known exactly. */
  return g_strdup_printf (_("%s to %s"), from, until);
}

static char *
describe_count (const char *text)
{
  AccordVagueCount count;
  g_autofree char *words = NULL;

  if (*text == '\0' || !accord_vague_count_parse (text, &count, NULL))
    return NULL;
  if (g_str_equal (count.qualifier, "not_known"))
    return g_strdup (_("Not known; kept as written"));
  words = accord_vague_count_format (count.count, count.qualifier, count.unit);
  return g_str_equal (words, text) ? NULL : g_strdup_printf (_("Understood as %s"), words);
}

/**
 * accord_field_words_read:
 * @field: a field
 * @text: what was typed, without space around it
 *
 * Returns: (transfer full): how a date or a number was understood, "" where there is nothing to say
 */
char *
accord_field_words_read (const AccordField *field, const char *text)
{
  char *words = NULL;

  if (field->kind == ACCORD_FIELD_VAGUE_DATE)
    words = describe_date (text);
  else if (field->kind == ACCORD_FIELD_VAGUE_COUNT)
    words = describe_count (text);
  return words != NULL ? words : g_strdup ("");
}

/**
 * accord_field_words_refuse:
 * @field: a field
 * @text: what was typed, without space around it
 * @error: why it cannot be stored
 *
 * Returns: (transfer full): the reason, for a person
 */
char *
accord_field_words_refuse (const AccordField *field, const char *text, const GError *error)
{
  if (field->required && *text == '\0')
    return g_strdup (_("This cannot be empty."));
  return accord_error_words (error);
}
