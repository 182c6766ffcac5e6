/* accord-paper-private.h: what the documents of a partnership share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "checks/accord-evaluator.h"
#include "model/accord-look.h"
#include "model/accord-record.h"
#include "report/accord-report.h"

G_BEGIN_DECLS

AccordDocument *accord_paper_begin (AccordConnection *connection, const AccordReportOptions *options, const char *title,
                                    const char *subject, GError **error);
gboolean accord_paper_end (AccordConnection *connection, AccordDocument *document, const AccordReportOptions *options,
                           GError **error);
void accord_paper_begin_look (AccordDocument *document, const AccordLook *look);
void accord_paper_end_look (AccordDocument *document, const AccordLook *look);

void accord_paper_add_fact (AccordDocument *document, const char *label, const char *value);
void accord_paper_add_day (AccordDocument *document, const char *label, const char *iso);
void accord_paper_add_number (AccordDocument *document, const char *label, guint number);
void accord_paper_add_address (AccordDocument *document, const char *label, const char *address);
AccordSpans *accord_paper_link (const char *text);
gboolean accord_paper_add_plan_facts (AccordConnection *connection, AccordDocument *document, AccordRecord *plan,
                                      GError **error);
char *accord_paper_describe_when (AccordRecord *activity);
char *accord_paper_describe_activity (AccordRecord *activity);
char *accord_paper_describe_reach (AccordRecord *activity, const AccordReportOptions *options);

gboolean accord_paper_add_checks (AccordConnection *connection, AccordDocument *document, gint64 plan, gboolean brief,
                                  GError **error);

/* What was heard, as blocks: rows are those of engagement/accord-heard-rows.h. */
AccordSpans *accord_paper_write_said (AccordRecord *activity, AccordRecord *feedback);
AccordSpans *accord_paper_write_did (AccordRecord *feedback);
gboolean accord_paper_is_answered (AccordRecord *feedback);
void accord_paper_begin_said_and_did (AccordDocument *document);
void accord_paper_add_activities (AccordDocument *document, GPtrArray *activities, const AccordReportOptions *options);
void accord_paper_add_counts (AccordDocument *document, GPtrArray *activities, const char *column, const char *title);

/* Who is a member, and who came. */
char *accord_paper_name_holder (AccordRecord *appointment, const AccordReportOptions *options);
gboolean accord_paper_add_membership (AccordConnection *connection, AccordDocument *document, const char *day,
                                      const AccordReportOptions *options, guint level, GError **error);
gboolean accord_paper_add_attendance (AccordConnection *connection, AccordDocument *document, AccordRecord *meeting,
                                      GError **error);

AccordDocument *accord_summary_write (AccordConnection *connection, const AccordReportOptions *options, GError **error);
AccordDocument *accord_full_strategy_write (AccordConnection *connection, const AccordReportOptions *options, GError **error);
AccordDocument *accord_involvement_statement_write (AccordConnection *connection, const AccordReportOptions *options,
                                                    GError **error);
AccordDocument *accord_coverage_report_write (AccordConnection *connection, const AccordReportOptions *options,
                                              GError **error);
AccordDocument *accord_engagement_report_write (AccordConnection *connection, const AccordReportOptions *options,
                                                GError **error);
AccordDocument *accord_membership_list_write (AccordConnection *connection, const AccordReportOptions *options,
                                              GError **error);
AccordDocument *accord_interests_register_write (AccordConnection *connection, const AccordReportOptions *options,
                                                 GError **error);
AccordDocument *accord_meeting_pack_write (AccordConnection *connection, const AccordReportOptions *options, GError **error);
AccordDocument *accord_lens_letter_write (AccordConnection *connection, const AccordReportOptions *options, GError **error);
AccordDocument *accord_adoption_pack_write (AccordConnection *connection, const AccordReportOptions *options, GError **error);

G_END_DECLS
