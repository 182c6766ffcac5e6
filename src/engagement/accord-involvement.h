/* accord-involvement.h: was somebody involved in a strategy, or only told?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engagement/accord-involvement-reach.h"
#include "model/accord-request.h"

G_BEGIN_DECLS

/**
 * AccordInvolvementParts:
 * @ACCORD_INVOLVEMENT_DONE_BEFORE_APPROVAL: done, dated, and not after the strategy was approved
 * @ACCORD_INVOLVEMENT_TWO_WAY: by a method that lets people answer
 * @ACCORD_INVOLVEMENT_LEVEL: as deep as the threshold asks
 * @ACCORD_INVOLVEMENT_NAMED: says who took part
 * @ACCORD_INVOLVEMENT_HEARD: says what was heard
 * @ACCORD_INVOLVEMENT_LINKED: linked to a section of the strategy
 * @ACCORD_INVOLVEMENT_RESPONSE: has a response, a reasoned "no change" included
 * @ACCORD_INVOLVEMENT_FED_BACK: those who said it were told what became of it
 * @ACCORD_INVOLVEMENT_EVIDENCE: names its evidence
 *
 * The nine parts of the test of involvement. No part is in the Act in these words: the test is this project's, drawn from
 * the guidance on integrated care strategies and the Gunning principles, and is shown part by part.
 */
typedef enum
{
  ACCORD_INVOLVEMENT_DONE_BEFORE_APPROVAL = 1 << 0,
  ACCORD_INVOLVEMENT_TWO_WAY = 1 << 1,
  ACCORD_INVOLVEMENT_LEVEL = 1 << 2,
  ACCORD_INVOLVEMENT_NAMED = 1 << 3,
  ACCORD_INVOLVEMENT_HEARD = 1 << 4,
  ACCORD_INVOLVEMENT_LINKED = 1 << 5,
  ACCORD_INVOLVEMENT_RESPONSE = 1 << 6,
  ACCORD_INVOLVEMENT_FED_BACK = 1 << 7,
  ACCORD_INVOLVEMENT_EVIDENCE = 1 << 8,
} AccordInvolvementParts;

#define ACCORD_INVOLVEMENT_N_PARTS 9
#define ACCORD_INVOLVEMENT_ALL ((1 << ACCORD_INVOLVEMENT_N_PARTS) - 1)

/**
 * AccordInvolvementQuestion:
 * @plan: the strategy
 * @approved_on: the day it was approved, ISO 8601; "" for a draft
 * @threshold: the value of the level from which involvement counts
 * @audience: code of the audience
 * @organisation_kind: (nullable): code of the kind of organisation that speaks for the audience; %NULL when people do so
 *   themselves
 * @organisation: the one organisation that is asked about, or 0 for the audience as a whole
 *
 * Whose involvement in what.
 */
typedef struct
{
  gint64 plan;
  const char *approved_on;
  int threshold;
  const char *audience;
  const char *organisation_kind;
  gint64 organisation;
} AccordInvolvementQuestion;

/**
 * AccordInvolvementRecord:
 * @activity: an activity
 * @feedback: the piece of feedback that comes closest, or 0
 * @link: what links it to a section of the strategy, or 0
 * @parts: the #AccordInvolvementParts that hold
 * @asks: whether the activity did more than inform
 * @title: the activity's title
 * @happened: when, as a person reads it
 *
 * One record behind an answer.
 */
typedef struct
{
  gint64 activity;
  gint64 feedback;
  gint64 link;
  guint parts;
  gboolean asks;
  char *title;
  char *happened;
} AccordInvolvementRecord;

/**
 * AccordInvolvement:
 * @records: (element-type AccordInvolvementRecord): the record that comes closest, then others, newest first
 * @more: whether there are more than these
 * @asked: whether any of them did more than inform
 *
 * What is recorded about one audience or organisation. With no record there is nothing at all. Never changes once it is
 * made, so any thread may read it.
 */
typedef struct _AccordInvolvement
{
  /*< private >*/
  gatomicrefcount ref_count;

  /*< public >*/
  GPtrArray *records;
  gboolean more;
  gboolean asked;
} AccordInvolvement;

/**
 * AccordVoice:
 * @id: an organisation
 * @name: its name
 *
 * An organisation that must be involved by name.
 */
typedef struct
{
  gint64 id;
  char *name;
} AccordVoice;

char *accord_involvement_question_write (const AccordInvolvementQuestion *question, const char *name);
AccordInvolvement *accord_involvement_find (AccordConnection *connection, const AccordInvolvementQuestion *question,
                                            GError **error);
AccordInvolvement *accord_involvement_update (AccordConnection *connection, const AccordInvolvementQuestion *question,
                                              AccordInvolvement *before, AccordInvolvementReach *reach, GError **error);
AccordInvolvement *accord_involvement_ref (AccordInvolvement *self);
void accord_involvement_unref (AccordInvolvement *self);
gboolean accord_involvement_is_recorded (AccordInvolvement *self);
GPtrArray *accord_involvement_list_voices (AccordConnection *connection, const char *organisation_kind, const char *day,
                                           GError **error);
gboolean accord_involvement_get_threshold (AccordConnection *connection, const char *fallback, int *value, char **label,
                                           GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordInvolvement, accord_involvement_unref)

G_END_DECLS
