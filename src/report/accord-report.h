/* accord-report.h: the documents that a partnership publishes and signs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-request.h"
#include "report/accord-document.h"

G_BEGIN_DECLS

/**
 * AccordReportFlags:
 * @ACCORD_REPORT_OF_PLAN: its subject is a strategy
 * @ACCORD_REPORT_OF_MEETING: its subject is a meeting
 * @ACCORD_REPORT_OF_TERM: its subject is a condition, a group or a theme
 * @ACCORD_REPORT_ON_DAY: it speaks of a day
 * @ACCORD_REPORT_IN_PERIOD: it speaks of the days from one to another
 * @ACCORD_REPORT_WITH_PEOPLE: it can name people, where a post is known as well
 * @ACCORD_REPORT_WITH_NUMBERS: it says how many people were reached
 *
 * What a document is about, and which options change it.
 */
typedef enum /*< flags >*/
{
  ACCORD_REPORT_OF_PLAN = 1 << 0,
  ACCORD_REPORT_OF_MEETING = 1 << 1,
  ACCORD_REPORT_OF_TERM = 1 << 2,
  ACCORD_REPORT_ON_DAY = 1 << 3,
  ACCORD_REPORT_IN_PERIOD = 1 << 4,
  ACCORD_REPORT_WITH_PEOPLE = 1 << 5,
  ACCORD_REPORT_WITH_NUMBERS = 1 << 6,
} AccordReportFlags;

/**
 * AccordReportOptions:
 * @subject: the strategy, the meeting or the term, or 0
 * @words: (nullable): the term in any spelling that is known, when @subject is 0
 * @first_day: (nullable): of the period, ISO 8601; %NULL for a year before @last_day
 * @last_day: (nullable): of the period, or the day, ISO 8601; %NULL for today
 * @names: people by name; else by post
 * @suppress: numbers of people from 1 to 4 are "fewer than 5"
 * @large_print: no letter below 16 points
 * @contact: (nullable): whom to ask for another format: words, an address of e-mail or of a web page
 * @easy_read: (nullable): the document in short sentences, CommonMark
 *
 * What a person may choose for a document.
 */
typedef struct
{
  gint64 subject;
  char *words;
  char *first_day;
  char *last_day;
  gboolean names;
  gboolean suppress;
  gboolean large_print;
  char *contact;
  char *easy_read;
} AccordReportOptions;

/**
 * AccordReport:
 * @name: for the command line
 * @title: what a person reads; translate it with gettext
 * @summary: in a sentence; translate it with gettext
 * @flags: what it is about
 * @write: fills a document from the records, on the store's thread
 *
 * One document of the partnership.
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *summary;
  AccordReportFlags flags;
  AccordDocument *(*write) (AccordConnection *connection, const AccordReportOptions *options, GError **error);
} AccordReport;

const AccordReport *accord_report_get (guint index);
const AccordReport *accord_report_find (const char *name);
AccordRequest *accord_report_load (const AccordReport *self, const AccordReportOptions *options);

AccordReportOptions *accord_report_options_copy (const AccordReportOptions *self);
void accord_report_options_free (AccordReportOptions *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordReportOptions, accord_report_options_free)

G_END_DECLS
