/* accord-plan-coverage.h: who was reached where for a strategy, and which gaps will close in time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engagement/accord-engagement-summary.h"
#include "model/accord-record.h"

G_BEGIN_DECLS

/**
 * AccordCoverageGroup:
 * @term: the group
 * @code: its code
 * @label: what a person reads
 * @depth: how deep it lies in the tree
 * @done: activities with it, anywhere
 * @planned: activities with it that are planned in time, anywhere
 *
 * A group counts what is marked with it and with the groups below it, each activity once.
 */
typedef struct
{
  gint64 term;
  char *code;
  char *label;
  guint depth;
  guint done;
  guint planned;
} AccordCoverageGroup;

/**
 * AccordCoveragePlace:
 * @id: the place, or 0 for activities in the whole area or in no place that is known
 * @name: its name; "" for 0
 */
typedef struct
{
  gint64 id;
  char *name;
} AccordCoveragePlace;

/**
 * AccordCoverageCell:
 * @done: activities that are done
 * @planned: activities that are planned in time
 */
typedef struct
{
  guint done;
  guint planned;
} AccordCoverageCell;

/**
 * AccordPlannedActivity:
 * @activity: "id", "title" and its "happened_" columns
 * @in_time: whether it is to end by the deadline; %FALSE when it has no date
 * @closes: (element-type guint): cells, as group * number of places + place, of a group it is marked with and a place where
 *   nobody of it was reached yet; in the last place, which is none, of a group of which nobody was reached anywhere
 */
typedef struct
{
  AccordRecord *activity;
  gboolean in_time;
  GArray *closes;
} AccordPlannedActivity;

/**
 * AccordMethodReach:
 * @code: the method, or ""
 * @label: what a person reads; "" when none is recorded
 * @activities: how many are done
 * @people: the people that were counted in them; who came twice counts twice
 * @uncounted: activities whose people were not counted
 * @is_rough: whether some of the counts are no more than about right
 */
typedef struct
{
  char *code;
  char *label;
  guint activities;
  guint64 people;
  guint uncounted;
  gboolean is_rough;
} AccordMethodReach;

enum
{
  ACCORD_POSITION_SUPPORTS,
  ACCORD_POSITION_OPPOSES,
  ACCORD_POSITION_MIXED,
  ACCORD_POSITION_SUGGESTS,
  ACCORD_N_POSITIONS,
};

/**
 * AccordPositions:
 * @code: the sector; "" for the public and whoever is not named
 * @sector: what a person reads; "" where @code is
 * @counts: how many things heard support, oppose, are mixed, suggest: as %ACCORD_POSITION_SUPPORTS and so on
 * @activities: in how many activities they were heard
 */
typedef struct
{
  char *code;
  char *sector;
  guint counts[ACCORD_N_POSITIONS];
  guint activities[ACCORD_N_POSITIONS];
} AccordPositions;

/**
 * AccordContested:
 * @section: "id", "plan_id", "number", "heading"
 * @sectors: (element-type AccordPositions): of whoever said something about it, in the vocabulary's order
 *
 * A passage that somebody opposes, or is in two minds about.
 */
typedef struct
{
  AccordRecord *section;
  GPtrArray *sectors;
} AccordContested;

/**
 * AccordPlanCoverage:
 * @plan: the strategy, or 0 when there is none
 * @plans: (element-type AccordRecord): all strategies
 * @deadline: ISO 8601: the day it was approved, else the day before its period begins; "" when neither is known
 * @is_approved: whether @deadline is the day of approval
 * @groups: (element-type AccordCoverageGroup): in the vocabulary's order
 * @places: (element-type AccordCoveragePlace): by name; the last is 0
 * @cells: (element-type AccordCoverageCell): a row of places for each group
 * @planned: (element-type AccordPlannedActivity): in the order of their dates
 * @methods: (element-type AccordMethodReach): the most people first
 * @contested: (element-type AccordContested): in the order of reading
 * @summary: engagement over time, whatever strategy it served
 *
 * Only activities count that serve the strategy, and that happened by the deadline of one that is approved.
 */
typedef struct
{
  gint64 plan;
  GPtrArray *plans;
  char *deadline;
  gboolean is_approved;
  GPtrArray *groups;
  GPtrArray *places;
  GArray *cells;
  GPtrArray *planned;
  GPtrArray *methods;
  GPtrArray *contested;
  AccordEngagementSummary *summary;
} AccordPlanCoverage;

AccordRequest *accord_plan_coverage_load (gint64 plan);
AccordPlanCoverage *accord_plan_coverage_read (AccordConnection *connection, gint64 plan, GError **error);
void accord_plan_coverage_free (AccordPlanCoverage *self);
char *accord_contested_write_rows (const AccordContested *self, const AccordPositions *positions, guint position,
                                   const char *name);
const AccordCoverageCell *accord_plan_coverage_get_cell (AccordPlanCoverage *self, guint group, guint place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordPlanCoverage, accord_plan_coverage_free)

G_END_DECLS
