/* accord-body-name.h: a name taken apart
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "NHS Norwold & West Fenshire ICB" is kind "icb", words "fenshire", "norwold", "west", initials "nwf". */
typedef struct
{
  char *kind;           /* what sort of body the name says it is, "" when it says nothing */
  char **words;         /* the rest, sorted */
  guint n_words;
  char *initials;       /* of the rest, in its own order */
  char *all_initials;   /* of every word that counts, the kind's included */
} AccordBodyKey;

void accord_body_key_init (AccordBodyKey *key, const char *name);
void accord_body_key_clear (AccordBodyKey *key);
gboolean accord_body_key_is_alike (const AccordBodyKey *a, const AccordBodyKey *b);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AccordBodyKey, accord_body_key_clear)

G_END_DECLS
