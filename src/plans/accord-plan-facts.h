/* accord-plan-facts.h: what a check needs to know of a plan
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-request.h"

G_BEGIN_DECLS

/**
 * AccordPlanFacts:
 * @id: the plan
 * @title: its title
 * @plan_type: code of its type
 * @state: code of its state
 * @rule_pack: the rule pack it names, or ""
 * @approved_on: the day it was approved, ISO 8601; "" for a draft
 *
 * A plan, as far as it decides what it is checked against.
 */
typedef struct
{
  gint64 id;
  char *title;
  char *plan_type;
  char *state;
  char *rule_pack;
  char *approved_on;
} AccordPlanFacts;

/**
 * AccordPlanNote:
 * @id: the note
 * @requirement: id of a rule
 * @is_override: overridden; else not applicable
 * @reason: why
 * @author: who said so
 * @noted_on: when, ISO 8601
 *
 * A person's word on a requirement.
 */
typedef struct
{
  gint64 id;
  char *requirement;
  gboolean is_override;
  char *reason;
  char *author;
  char *noted_on;
} AccordPlanNote;

GPtrArray *accord_plan_facts_load (AccordConnection *connection, gint64 plan, GError **error);
GPtrArray *accord_plan_notes_load (AccordConnection *connection, gint64 plan, GError **error);

AccordRequest *accord_plan_note_set (gint64 plan, const char *requirement, gboolean is_override, const char *reason);
AccordRequest *accord_plan_note_remove (gint64 note);

G_END_DECLS
