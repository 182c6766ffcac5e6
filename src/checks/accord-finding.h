/* accord-finding.h: what one requirement comes to for one plan
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "checks/accord-rule-pack.h"

G_BEGIN_DECLS

/**
 * AccordFindingState:
 * @ACCORD_FINDING_RECORDED: evidence is recorded for all that is asked
 * @ACCORD_FINDING_PARTLY: some of it is
 * @ACCORD_FINDING_INFORMED_ONLY: people were told, not asked
 * @ACCORD_FINDING_NONE: none is
 * @ACCORD_FINDING_NOT_APPLICABLE: a person said, with a reason, that it does not apply
 * @ACCORD_FINDING_OVERRIDDEN: a person settled it, with a reason
 * @ACCORD_FINDING_NOTHING_DUE: there is nothing to record, or not yet
 * @ACCORD_FINDING_NOT_CHECKED: this version of the program does not know the check; never counts as met
 *
 * What is recorded. Never a verdict: signing off stays with people.
 */
typedef enum
{
  ACCORD_FINDING_RECORDED,
  ACCORD_FINDING_PARTLY,
  ACCORD_FINDING_INFORMED_ONLY,
  ACCORD_FINDING_NONE,
  ACCORD_FINDING_NOT_APPLICABLE,
  ACCORD_FINDING_OVERRIDDEN,
  ACCORD_FINDING_NOTHING_DUE,
  ACCORD_FINDING_NOT_CHECKED,
} AccordFindingState;

/**
 * AccordFindingRecord:
 * @table: the table it is in; a constant
 * @id: the record
 * @title: what it is called
 * @when: when it happened, as a person reads it
 * @feedback: the piece of feedback that counted, or 0
 * @link: the link to a section that counted, or 0
 *
 * One record behind a finding.
 */
typedef struct
{
  const char *table;
  gint64 id;
  char *title;
  char *when;
  gint64 feedback;
  gint64 link;
} AccordFindingRecord;

/**
 * AccordFindingMissing:
 * @key: which part of the test
 * @label: its name
 * @text: says what is missing
 * @advice: says what would close it
 *
 * One thing that is missing.
 */
typedef struct
{
  char *key;
  char *label;
  char *text;
  char *advice;
} AccordFindingMissing;

/**
 * AccordFindingPart:
 * @name: whom it is about: an organisation, or an audience in words
 * @organisation: the organisation, or 0
 * @state: what is recorded
 * @text: (nullable): says what is missing as a whole, when nothing, or only informing, is recorded
 * @advice: (nullable): says what would close that; %NULL where there is nothing to close
 * @missing: (element-type AccordFindingMissing): what is missing from the record that comes closest; all of it when there
 *   is none
 * @records: (element-type AccordFindingRecord): the records behind it; the one that comes closest first
 * @more: whether there are more than these
 * @behind: (nullable): the value of the filter "behind" of #accord_activities that leaves every record that was looked at;
 *   %NULL where the records are none of the log
 *
 * One organisation, or one audience, of a finding.
 */
typedef struct
{
  /*< private >*/
  struct _AccordInvolvement *basis;

  /*< public >*/
  char *name;
  gint64 organisation;
  AccordFindingState state;
  char *text;
  char *advice;
  GPtrArray *missing;
  GPtrArray *records;
  gboolean more;
  char *behind;
} AccordFindingPart;

/**
 * AccordFindingNote:
 * @id: the note, a record of its own
 * @state: not applicable or overridden
 * @reason: why
 * @author: who said so
 * @noted_on: when, ISO 8601
 *
 * A person's word on a requirement. Shown for ever after, and on paper.
 */
typedef struct
{
  gint64 id;
  AccordFindingState state;
  char *reason;
  char *author;
  char *noted_on;
} AccordFindingNote;

/**
 * AccordFinding:
 * @pack: the pack that the rule is from
 * @rule: (transfer none): the requirement
 * @state: what it comes to, a person's word included
 * @evidence: what the records alone come to
 * @note: (nullable): a person's word
 * @is_flagged: whether it flags the plan
 * @advice: what would close it, a sentence or more a line; "" when there is nothing to close
 * @parts: (element-type AccordFindingPart): by organisation or audience
 *
 * Never changes once it is made, so any thread may read it.
 */
typedef struct
{
  /*< private >*/
  gatomicrefcount ref_count;

  /*< public >*/
  AccordRulePack *pack;
  const AccordRule *rule;
  AccordFindingState state;
  AccordFindingState evidence;
  AccordFindingNote *note;
  gboolean is_flagged;
  char *advice;
  GPtrArray *parts;
} AccordFinding;

#define ACCORD_TYPE_FINDING (accord_finding_get_type ())
GType accord_finding_get_type (void);

AccordFinding *accord_finding_ref (AccordFinding *self);
void accord_finding_unref (AccordFinding *self);
guint accord_finding_count_recorded (const AccordFinding *self);

gboolean accord_finding_state_is_open (AccordFindingState state);
const char *accord_finding_state_get_code (AccordFindingState state);
const char *accord_finding_state_get_words (AccordFindingState state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordFinding, accord_finding_unref)

G_END_DECLS
