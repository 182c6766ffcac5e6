/* accord-check-kind.c: the sorts of check that this program knows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "checks/accord-check-kind-private.h"

static const AccordCheckKind *const KINDS[] = {
  &accord_check_engagement_any,
  &accord_check_engagement_per,
};

/* %NULL for a kind that is newer than the program. */
const AccordCheckKind *
accord_check_kind_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (KINDS); i++)
    if (g_str_equal (KINDS[i]->name, name))
      return KINDS[i];
  return NULL;
}
