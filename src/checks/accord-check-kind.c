/* accord-check-kind.c: the sorts of check that this program knows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "checks/accord-check-kind-private.h"

static const AccordCheckKind *const KINDS[] = {
  &accord_check_engagement_any,
  &accord_check_engagement_per,
  &accord_check_seat_count,
  &accord_check_seat_per,
  &accord_check_record_exists,
  &accord_check_all_entries,
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

/* Whether @changes touch a table that this kind looks into. */
gboolean
accord_check_kind_reads (const AccordCheckKind *self, AccordChanges *changes)
{
  for (guint i = 0; self->reads != NULL && self->reads[i] != NULL; i++)
    if (accord_changes_touch (changes, self->reads[i]))
      return TRUE;
  return FALSE;
}

gboolean
accord_check_kind_any_reads (AccordChanges *changes)
{
  for (guint i = 0; i < G_N_ELEMENTS (KINDS); i++)
    if (accord_check_kind_reads (KINDS[i], changes))
      return TRUE;
  return FALSE;
}
