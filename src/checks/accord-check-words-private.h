/* accord-check-words-private.h: the words of a pack, filled in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "checks/accord-finding-private.h"

G_BEGIN_DECLS

/**
 * AccordCheckWords:
 * @rule: the requirement
 * @test: (nullable): its test; %NULL for a kind that has none
 * @who: stands for "{who}"
 * @level: (nullable): stands for "{level}"
 *
 * Where the sentences of one part come from. The rule's own go before the test's.
 */
typedef struct
{
  const AccordRule *rule;
  const AccordRuleTest *test;
  const char *who;
  const char *level;
} AccordCheckWords;

const char *accord_check_get_text (const AccordRule *rule, const char *name);
int accord_check_get_number (const AccordRule *rule, const char *name);
GStrv accord_check_get_list (const AccordRule *rule, const char *name);
gboolean accord_check_words_has_state (AccordRulePack *pack, const AccordRule *rule, AccordFindingState state);
char *accord_check_words_validate (const AccordRule *rule, const AccordRuleTest *test, const char *const *keys,
                                   const AccordFindingState *states, guint n_states);
void accord_check_words_add_missing (const AccordCheckWords *self, AccordFindingPart *part, const AccordTestPart *asked);
void accord_check_words_say_state (const AccordCheckWords *self, AccordFindingPart *part);

G_END_DECLS
