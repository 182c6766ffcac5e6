/* accord-fold.c: text made comparable
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/accord-fold.h"

#include <string.h>

/* Most text is ASCII, and an import folds it by the hundred thousand cells: no normal forms are needed there. */
static char *
fold_ascii (const char *text, gsize length)
{
  /* "&" alone becomes longer: "and ". */
  char *folded = g_malloc (4 * length + 1);
  char *end = folded;

  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      *end++ = *p >= 'A' && *p <= 'Z' ? *p | 0x20 : *p;
    else if (*p != '\'')
      {
        if (end > folded && end[-1] != ' ')
          *end++ = ' ';
        if (*p == '&')
          end = g_stpcpy (end, "and ");
      }
  if (end > folded && end[-1] == ' ')
    end--;
  *end = '\0';
  return g_realloc (folded, (gsize) (end - folded) + 1);
}

/**
 * accord_fold:
 * @text: UTF-8
 *
 * Folds @text for comparison: lower case, no accents, "&" as "and", everything that is not a letter or a digit as one
 * space, no space at either end. "St Edric’s City & District" and "st edrics city and district" fold alike.
 *
 * Any thread.
 *
 * Returns: (transfer full): the folded text, maybe empty
 */
char *
accord_fold (const char *text)
{
  g_autofree char *decomposed = NULL;
  g_autofree char *lower = NULL;
  GString *folded;

  if (g_str_is_ascii (text))
    return fold_ascii (text, strlen (text));

  decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  lower = g_utf8_casefold (decomposed != NULL ? decomposed : "", -1);
  folded = g_string_sized_new (strlen (lower));
  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (folded, c);
      else if (c == '\'' || c == 0x2019 || g_unichar_ismark (c))
        continue;
      else
        {
          if (folded->len > 0 && folded->str[folded->len - 1] != ' ')
            g_string_append_c (folded, ' ');
          if (c == '&')
            g_string_append (folded, "and ");
        }
    }

  if (folded->len > 0 && folded->str[folded->len - 1] == ' ')
    g_string_truncate (folded, folded->len - 1);

  return g_string_free_and_steal (folded);
}
