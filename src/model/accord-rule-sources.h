/* accord-rule-sources.h: the queries behind what rules ask
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-rule-facts.h"

G_BEGIN_DECLS

#define ACCORD_RULE_SOURCE_MAX_TABLES 6

/**
 * AccordRuleSource:
 * @name: what a rule's check calls it
 * @table: the table of its records
 * @keys: (array zero-terminated=1): what can be asked of each record, in the order of its bits
 * @tables: (array zero-terminated=1): the tables that its query looks into
 * @types: of its query's parameters, as #AccordConnection names them
 * @sql: the query
 *
 * One kind of record that a rule may ask about.
 */
typedef struct
{
  const char *name;
  const char *table;
  const char *keys[ACCORD_RULE_FACTS_MAX_KEYS + 1];
  const char *tables[ACCORD_RULE_SOURCE_MAX_TABLES + 1];
  const char *types;
  const char *sql;
} AccordRuleSource;

const AccordRuleSource *accord_rule_source_find (const char *name);
const AccordRuleSource *accord_rule_source_list (guint *n);

G_END_DECLS
