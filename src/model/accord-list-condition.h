/* accord-list-condition.h: what the values of a column must be for a row to stay
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AccordListConditionKind:
 * @ACCORD_LIST_CONTAINS: a text occurs in the value
 * @ACCORD_LIST_VALUES: the value is one of several
 * @ACCORD_LIST_DAYS: the days that the value may mean lie between two days, or some of them do
 * @ACCORD_LIST_NUMBERS: the number lies between two
 * @ACCORD_LIST_EMPTY: there is no value
 * @ACCORD_LIST_NOT_EMPTY: there is one
 */
typedef enum
{
  ACCORD_LIST_CONTAINS,
  ACCORD_LIST_VALUES,
  ACCORD_LIST_DAYS,
  ACCORD_LIST_NUMBERS,
  ACCORD_LIST_EMPTY,
  ACCORD_LIST_NOT_EMPTY,
} AccordListConditionKind;

/**
 * AccordListCondition:
 * @kind: how it narrows
 * @text: what occurs in the value
 * @values: (array zero-terminated=1): the values as stored
 * @from: the first day, ISO 8601, or the least number, or ""
 * @until: the last day, ISO 8601, or the greatest number, or ""
 *
 * Never changes.
 */
typedef struct
{
  AccordListConditionKind kind;
  char *text;
  char **values;
  char *from;
  char *until;
} AccordListCondition;

AccordListCondition *accord_list_condition_new_contains (const char *text);
AccordListCondition *accord_list_condition_new_values (const char *const *values);
AccordListCondition *accord_list_condition_new_days (const char *from, const char *until);
AccordListCondition *accord_list_condition_new_numbers (const char *from, const char *until);
AccordListCondition *accord_list_condition_new_empty (gboolean is_empty);
AccordListCondition *accord_list_condition_ref (AccordListCondition *self);
void accord_list_condition_unref (AccordListCondition *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordListCondition, accord_list_condition_unref)

G_END_DECLS
