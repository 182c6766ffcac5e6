/* accord-engagement-summary.h: how much engagement there was, of whom, where and when
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-request.h"

G_BEGIN_DECLS

#define ACCORD_ENGAGEMENT_MONTHS 24

/**
 * AccordEngagementAudience:
 * @code: the audience
 * @label: what a person reads for it
 * @total: activities in all the months
 * @months: activities in each month, the oldest first
 *
 * Engagement with one audience over time. An activity with two audiences counts for each.
 */
typedef struct
{
  char *code;
  char *label;
  guint total;
  guint months[ACCORD_ENGAGEMENT_MONTHS];
} AccordEngagementAudience;

/**
 * AccordCoverage:
 * @groups: (array zero-terminated=1): labels of the groups that were reached, the most often reached first
 * @codes: (array zero-terminated=1): their codes
 * @places: (array zero-terminated=1): names of the places
 * @place_ids: (element-type gint64): their ids
 * @counts: activities, a row of places for each group
 *
 * Which groups were reached where, in activities that are done.
 */
typedef struct
{
  GStrv groups;
  GStrv codes;
  GStrv places;
  GArray *place_ids;
  GArray *counts;
} AccordCoverage;

/**
 * AccordEngagementSummary:
 * @first_month: the oldest month, as "2024-12"
 * @today: the last day that counts, ISO 8601
 * @audiences: (element-type AccordEngagementAudience): those with an activity, in the vocabulary's order
 * @coverage: where groups were reached
 *
 * What the engagement log comes to.
 */
typedef struct
{
  char *first_month;
  char today[11];
  GPtrArray *audiences;
  AccordCoverage coverage;
} AccordEngagementSummary;

AccordRequest *accord_engagement_summary_load (const char *today);
AccordEngagementSummary *accord_engagement_summary_read (AccordConnection *connection, const char *today, GError **error);
void accord_engagement_summary_free (AccordEngagementSummary *self);
char *accord_engagement_summary_get_period (AccordEngagementSummary *self, guint first, guint last);
char *accord_engagement_summary_get_month (AccordEngagementSummary *self, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordEngagementSummary, accord_engagement_summary_free)

G_END_DECLS
