/* accord-check-kind.c: the sorts of check that this program knows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "checks/accord-check-kind-private.h"

#include "checks/accord-check-words-private.h"
#include "model/accord-plan-state.h"
#include "model/accord-rule-facts.h"

/* From when on a rule asks for something; from the first draft on when it does not say. */
#define DUE_APPROVED "approved"
#define DUE_PUBLISHED "published"

static const AccordCheckKind *const KINDS[] = {
  &accord_check_engagement_any,
  &accord_check_engagement_per,
  &accord_check_seat_count,
  &accord_check_seat_per,
  &accord_check_record_exists,
  &accord_check_all_entries,
  &accord_check_group_coverage,
  &accord_check_sector_coverage,
  &accord_check_section_topic,
  &accord_check_each_linked,
  &accord_check_decision_record,
  &accord_check_decision_per,
  &accord_check_dispatch_per,
  &accord_check_receipt_per,
  &accord_check_tracker_per,
  &accord_check_checklist,
  &accord_check_info,
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

/* What is wrong with a rule's parameters, those that every kind has included; or %NULL. */
char *
accord_check_kind_validate (const AccordCheckKind *self, AccordRulePack *pack, const AccordRule *rule)
{
  const char *due = accord_check_get_text (rule, "due");

  if (due != NULL && !g_str_equal (due, DUE_APPROVED) && !g_str_equal (due, DUE_PUBLISHED))
    return g_strdup_printf ("“due” must be “%s” or “%s”", DUE_APPROVED, DUE_PUBLISHED);
  if (due != NULL && !accord_check_words_has_state (pack, rule, ACCORD_FINDING_NOTHING_DUE))
    return g_strdup ("there are no words for the state “nothing_due”");
  return self->validate (pack, rule);
}

/* Whether the plan has come so far that the rule asks for something. */
gboolean
accord_check_kind_is_due (const AccordCheckContext *context, const AccordRule *rule)
{
  const char *due = accord_check_get_text (rule, "due");

  if (g_strcmp0 (due, DUE_APPROVED) == 0)
    return *context->approved_on != '\0';
  return due == NULL || accord_plan_state_is_closed (context->state);
}

gboolean
accord_check_touches (const AccordCheckContext *context, const char *table)
{
  for (guint i = 0; i < context->changes->len; i++)
    if (accord_changes_touch (g_ptr_array_index (context->changes, i), table))
      return TRUE;
  return FALSE;
}

/* Whether @changes touch a table that a rule of this kind looks into. */
gboolean
accord_check_kind_reads (const AccordCheckKind *self, const AccordRule *rule, AccordChanges *changes)
{
  for (guint i = 0; self->asks != NULL && self->asks[i] != NULL; i++)
    {
      const char *source = g_str_equal (self->asks[i], ACCORD_CHECK_TABLE) ? accord_check_get_text (rule, "table")
                                                                            : self->asks[i];

      if (accord_rule_facts_are_touched (source, changes))
        return TRUE;
    }
  return FALSE;
}
