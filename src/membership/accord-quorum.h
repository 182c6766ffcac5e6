/* accord-quorum.h: how many, and who, must be there for a meeting to decide
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-request.h"

G_BEGIN_DECLS

typedef struct _AccordQuorum AccordQuorum;

/**
 * AccordQuorumResult:
 * @is_met: whether the meeting is quorate
 * @n_present: seats that count as present
 * @n_seats: seats that are counted
 * @words: why, for a person to read: "9 of 28 present, a third is 10; the ICB is present; no council is present"
 */
typedef struct
{
  gboolean is_met;
  guint n_present;
  guint n_seats;
  char *words;
} AccordQuorumResult;

/**
 * AccordQuorumTemplate:
 * @label: what a person reads; content, not translated
 * @json: the rule
 */
typedef struct
{
  char *label;
  char *json;
} AccordQuorumTemplate;

AccordQuorum *accord_quorum_parse (const char *json, GError **error);
void accord_quorum_free (AccordQuorum *self);
char *accord_quorum_describe (AccordQuorum *self, GPtrArray *seats);
AccordQuorumResult *accord_quorum_evaluate (AccordQuorum *self, GPtrArray *seats);
void accord_quorum_result_free (AccordQuorumResult *self);

AccordRequest *accord_quorum_templates_load (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordQuorum, accord_quorum_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordQuorumResult, accord_quorum_result_free)

G_END_DECLS
