/* accord-attention.h: what needs a person
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/accord-changes.h"
#include "model/accord-narrowing.h"
#include "model/accord-request.h"

G_BEGIN_DECLS

/**
 * AccordAttentionKind:
 * @ACCORD_ATTENTION_VACANCY: a seat that nobody holds
 * @ACCORD_ATTENTION_TERM_ENDED: an appointment whose term is over and that was neither renewed nor ended
 * @ACCORD_ATTENTION_TERM_ENDING: an appointment whose term ends within 90 days
 * @ACCORD_ATTENTION_DECLARATION_MISSING: no declaration of interests was received
 * @ACCORD_ATTENTION_DECLARATION_CHASED: one was asked for and not received yet
 * @ACCORD_ATTENTION_NO_RESPONSE: something was heard and not answered
 * @ACCORD_ATTENTION_SUSPECT_LINK: a section has changed since what was heard was linked to it
 * @ACCORD_ATTENTION_OVERDUE: an activity that was planned for a day that is past
 * @ACCORD_ATTENTION_ACTION_OVERDUE: an action that is not done and was due
 * @ACCORD_ATTENTION_TERMS_REVIEW: terms of reference whose review is due within 90 days
 * @ACCORD_ATTENTION_NEXT_MEETING: the next meeting that is planned
 *
 * Why it needs a person.
 */
typedef enum
{
  ACCORD_ATTENTION_VACANCY,
  ACCORD_ATTENTION_TERM_ENDED,
  ACCORD_ATTENTION_TERM_ENDING,
  ACCORD_ATTENTION_DECLARATION_MISSING,
  ACCORD_ATTENTION_DECLARATION_CHASED,
  ACCORD_ATTENTION_NO_RESPONSE,
  ACCORD_ATTENTION_SUSPECT_LINK,
  ACCORD_ATTENTION_OVERDUE,
  ACCORD_ATTENTION_ACTION_OVERDUE,
  ACCORD_ATTENTION_TERMS_REVIEW,
  ACCORD_ATTENTION_NEXT_MEETING,
} AccordAttentionKind;

/**
 * AccordAttention:
 * @kind: why
 * @table: where it is settled: the table of @id; a constant
 * @id: the record; of several, the one to begin with
 * @count: how many there are
 * @subject: the record as a person knows it
 * @day: since when or on which day, ISO 8601; "" when not known
 *
 * One line of what needs attention: one record, or several of a kind taken together.
 */
typedef struct
{
  AccordAttentionKind kind;
  const char *table;
  gint64 id;
  guint count;
  char *subject;
  char *day;
} AccordAttention;

AccordRequest *accord_attention_load (const char *today);
AccordNarrowing *accord_attention_get_rows (const AccordAttention *self, const char **table);
gboolean accord_attention_is_touched (AccordChanges *changes);

G_END_DECLS
