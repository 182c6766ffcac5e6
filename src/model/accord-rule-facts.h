/* accord-rule-facts.h: what is recorded, for rules to ask
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/accord-changes.h"
#include "model/accord-request.h"

G_BEGIN_DECLS

#define ACCORD_RULE_FACTS_MAX_KEYS 4

/**
 * AccordRuleFact:
 * @table: the table it is in; a constant
 * @id: the record
 * @subject: what it is about or whose it is: an organisation, as a rule; or 0
 * @title: what it is called; "" when it has no name
 * @day: when it began or took place, ISO 8601; "" when that is not known
 * @when: the same as a person reads it
 * @holds: a bit for each of the source's keys that holds
 *
 * One record, and what of it is filled in.
 */
typedef struct
{
  const char *table;
  gint64 id;
  gint64 subject;
  char *title;
  char *day;
  char *when;
  guint holds;
} AccordRuleFact;

/**
 * AccordRuleFactsQuestion:
 * @source: what is asked; the sources and their keys are in `accord-rule-sources.c`
 * @day: as of which day, ISO 8601
 * @plan: the strategy, or 0
 * @organisation_kind: (nullable): code of a kind of organisation
 * @code: (nullable): another code that the source asks for: a basis, a topic, a group, a sector, a kind of document
 * @number: a number that the source asks for: months or words; or 0
 * @subject: what the records must be about, where the source asks for it; or 0
 * @most: as many records as are needed to be shown, or 0 for all there are: reading stops when no more can change
 *   what all of them together come to
 * @asked: the keys that count, where there is a most
 * @one_will_do: where there is a most: whether one record with all of them settles it, whatever others lack
 *
 * Which records are asked for.
 */
typedef struct
{
  const char *source;
  const char *day;
  gint64 plan;
  const char *organisation_kind;
  const char *code;
  int number;
  gint64 subject;
  guint most;
  guint asked;
  gboolean one_will_do;
} AccordRuleFactsQuestion;

GPtrArray *accord_rule_facts_new (void);
const char *const *accord_rule_facts_get_keys (const char *source);
gboolean accord_rule_facts_are_touched (const char *source, AccordChanges *changes);
gboolean accord_rule_facts_add_terms (AccordConnection *connection, gint64 activity, GHashTable *terms, GError **error);
GPtrArray *accord_rule_facts_find (AccordConnection *connection, const AccordRuleFactsQuestion *question, GError **error);

G_END_DECLS
