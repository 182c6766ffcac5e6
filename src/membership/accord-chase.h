/* accord-chase.h: whom to ask for what
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-request.h"

G_BEGIN_DECLS

/**
 * AccordChaseReason:
 * @ACCORD_CHASE_VACANCY: nobody holds a seat
 * @ACCORD_CHASE_TERM_ENDED: a term is over and nobody said what comes
 * @ACCORD_CHASE_TERM_ENDING: a term ends soon
 * @ACCORD_CHASE_DECLARATION: no declaration of interest, or an old one
 * @ACCORD_CHASE_ACTION: an action is overdue
 * @ACCORD_CHASE_SILENT: an organisation with a seat said nothing about a strategy in the making
 */
typedef enum
{
  ACCORD_CHASE_VACANCY,
  ACCORD_CHASE_TERM_ENDED,
  ACCORD_CHASE_TERM_ENDING,
  ACCORD_CHASE_DECLARATION,
  ACCORD_CHASE_ACTION,
  ACCORD_CHASE_SILENT,
  ACCORD_CHASE_N_REASONS,
} AccordChaseReason;

/**
 * AccordChaseItem:
 * @reason: why
 * @table: the table of the record that it is about
 * @id: that record
 * @plan: the strategy nothing was said about, else 0
 * @organisation: whom to ask, in words; "" when not known
 * @subject: what it is about: a seat, a post, an action, a strategy
 * @day: since when, or until when; ISO 8601 or ""
 * @email: where to ask, "" when no address is known
 * @asked_on: when they were last asked, ISO 8601 or ""
 * @asked_by: who did
 * @title: the e-mail's subject, translated
 * @text: the e-mail, translated, as plain text
 */
typedef struct
{
  AccordChaseReason reason;
  const char *table;
  gint64 id;
  gint64 plan;
  char *organisation;
  char *subject;
  char *day;
  char *email;
  char *asked_on;
  char *asked_by;
  char *title;
  char *text;
} AccordChaseItem;

/* Settings of a partnership, with what holds when it has none of its own. */
#define ACCORD_CHASE_TERM_DAYS "chase.term_days"
#define ACCORD_CHASE_TERM_DAYS_DEFAULT 90
#define ACCORD_CHASE_DECLARATION_MONTHS "chase.declaration_months"
#define ACCORD_CHASE_DECLARATION_MONTHS_DEFAULT 12

const char *accord_chase_reason_get_code (AccordChaseReason reason);
const char *accord_chase_reason_get_label (AccordChaseReason reason);

AccordRequest *accord_chase_load (const char *today);
AccordRequest *accord_chase_ask (const AccordChaseItem *item, const char *today);
AccordRequest *accord_chase_set (const char *setting, guint value);

G_END_DECLS
