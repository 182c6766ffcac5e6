/* accord-rule-facts.h: what is recorded of the membership, the terms of reference and the meetings, for rules to ask
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-request.h"

G_BEGIN_DECLS

#define ACCORD_RULE_FACTS_MAX_KEYS 3

/**
 * AccordRuleFact:
 * @id: the record
 * @organisation: whose it is, or 0
 * @title: what it is called; "" when it has no name
 * @when: when it began or took place, as a person reads it
 * @holds: a bit for each of the source's keys that holds
 *
 * One record, and what of it is filled in.
 */
typedef struct
{
  gint64 id;
  gint64 organisation;
  char *title;
  char *when;
  guint holds;
} AccordRuleFact;

/**
 * AccordRuleFactsQuestion:
 * @source: what is asked: "seat", "partnership", "terms_of_reference" or "meeting"; also the table of the records
 * @day: ISO 8601
 * @organisation_kind: (nullable): code of a kind of organisation
 * @statutory_basis: (nullable): code; for seats
 * @months: how far back it goes, or 0 for all; for meetings
 *
 * Which records are asked for.
 */
typedef struct
{
  const char *source;
  const char *day;
  const char *organisation_kind;
  const char *statutory_basis;
  int months;
} AccordRuleFactsQuestion;

const char *const *accord_rule_facts_get_keys (const char *source);
GPtrArray *accord_rule_facts_find (AccordConnection *connection, const AccordRuleFactsQuestion *question, GError **error);

G_END_DECLS
