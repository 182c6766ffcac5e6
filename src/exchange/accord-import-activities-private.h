/* accord-import-activities-private.h: an engagement log, between its reading and its writing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/accord-vague-count.h"
#include "base/accord-vague-date.h"
#include "exchange/accord-import-private.h"
#include "model/accord-record.h"

G_BEGIN_DECLS

typedef enum
{
  ACCORD_ACTIVITY_REF,
  ACCORD_ACTIVITY_WHEN,
  ACCORD_ACTIVITY_TITLE,
  ACCORD_ACTIVITY_METHOD,
  ACCORD_ACTIVITY_LEAD,
  ACCORD_ACTIVITY_REACHED,
  ACCORD_ACTIVITY_AUDIENCE,
  ACCORD_ACTIVITY_COUNT,
  ACCORD_ACTIVITY_UNIT,
  ACCORD_ACTIVITY_PLACE,
  ACCORD_ACTIVITY_GROUPS,
  ACCORD_ACTIVITY_HEARD,
  ACCORD_ACTIVITY_LEVEL,
  ACCORD_ACTIVITY_SECTION,
  ACCORD_ACTIVITY_RESPONSE,
  ACCORD_ACTIVITY_FED_BACK,
  ACCORD_ACTIVITY_EVIDENCE,
  ACCORD_ACTIVITY_ASKED,
  ACCORD_ACTIVITY_STATE,
  ACCORD_ACTIVITY_NOTES,
  ACCORD_ACTIVITY_PARTIES,
  ACCORD_ACTIVITY_CONDITIONS,
  ACCORD_ACTIVITY_THEMES,
  ACCORD_ACTIVITY_PLANS,
  ACCORD_ACTIVITY_ACCESSIBILITY,
  ACCORD_ACTIVITY_CONSENT,
  ACCORD_ACTIVITY_SENSITIVITY,
  ACCORD_ACTIVITY_SAID_BY,
  ACCORD_ACTIVITY_STANCE,
  ACCORD_ACTIVITY_RESPONSE_KIND,
  ACCORD_ACTIVITY_RESPONDED_ON,
  ACCORD_ACTIVITY_FED_BACK_HOW,
  ACCORD_ACTIVITY_N_FIELDS,
} AccordActivityField;

extern const AccordImportField accord_import_activity_fields[ACCORD_ACTIVITY_N_FIELDS];

/* What a cell of several things was taken for; shared by all rows with the same cell. */
typedef struct
{
  GPtrArray *terms;             /* AccordTerm */
  GPtrArray *sections;          /* AccordKnownSection */
  GArray *plans;                /* gint64: ids */
  char *rest;                   /* what was not recognised, "" when all was */
} AccordImportSeveral;

typedef struct
{
  gboolean is_done;
  char from[11];
  char until[11];
  const char *text;
  const char *how;
} AccordImportFedBack;

/* One row. Texts live as long as the plan's content; terms are codes, shared texts never change. */
typedef struct
{
  guint row;
  const char *ref;
  const char *title;
  const char *state;
  const AccordVagueDate *when;
  const char *method;
  const char *method_text;
  const char *lead;
  guint lead_body;
  gint64 place;
  const char *place_text;
  const char *reached;
  gint64 count;
  const char *qualifier;
  const char *unit;
  const char *reach_text;
  const char *level;
  const char *asked;
  const char *evidence;
  const char *accessibility;
  const char *consent_basis;
  const char *sensitivity;
  const char *note;
  const AccordImportSeveral *audience;
  const AccordImportSeveral *groups;
  const AccordImportSeveral *conditions;
  const AccordImportSeveral *plans;
  const AccordImportSeveral *sections;
  guint first_party;            /* in AccordImportActivities.parties */
  guint n_parties;
  const char *heard;
  const char *said_by;
  guint said_by_body;
  const char *stance;
  const AccordImportSeveral *themes;
  const char *response;
  const char *response_text;
  const char *responded_on;
  const AccordImportFedBack *fed_back;
  const char *fed_back_how;
  AccordImportSource source;    /* the row it comes from, to know it again by */
  int known;                    /* index in AccordImportPlan.known_rows of what it was before, -1: it is new */
} AccordImportActivity;

typedef struct
{
  GArray *activities;           /* AccordImportActivity */
  GArray *parties;              /* guint: bodies */
} AccordImportActivities;

/* accord-import-activities-values.c */

typedef struct
{
  const char *column;
  AccordActivityField field;
} AccordImportColumn;

#define ACCORD_IMPORT_N_ACTIVITY_TEXTS 21
#define ACCORD_IMPORT_N_FEEDBACK_TEXTS 10

extern const AccordImportColumn accord_import_activity_texts[ACCORD_IMPORT_N_ACTIVITY_TEXTS];
extern const AccordImportColumn accord_import_feedback_texts[ACCORD_IMPORT_N_FEEDBACK_TEXTS];

void accord_import_activity_list_texts (const AccordImportActivity *activity, const char **texts);
void accord_import_activity_list_feedback (const AccordImportActivity *activity, const char **texts);
guint64 accord_import_activity_compare (AccordImportPlan *plan, const AccordImportActivity *activity,
                                        AccordRecord *record);
guint64 accord_import_activity_compare_feedback (AccordImportPlan *plan, const AccordImportActivity *activity,
                                                 AccordRecord *record);

/* accord-import-activities-known.c */
gboolean accord_import_activities_compare (AccordImportPlan *plan, GCancellable *cancellable, GError **error);

gboolean accord_import_activities_write (AccordImportPlan *plan, AccordImportWriter *writer, GError **error);
void accord_import_activities_report (AccordImportPlan *plan, JsonBuilder *builder);

/* accord-import-several.c */
const AccordImportSeveral *accord_import_read_audience (AccordImportPlan *plan, const char *text);
const AccordImportSeveral *accord_import_read_groups (AccordImportPlan *plan, const char *text);
const AccordImportSeveral *accord_import_read_themes (AccordImportPlan *plan, const char *text);
const AccordImportSeveral *accord_import_read_sections (AccordImportPlan *plan, const char *text);
const AccordImportSeveral *accord_import_read_plans (AccordImportPlan *plan, const char *text);
const AccordImportFedBack *accord_import_read_fed_back (AccordImportPlan *plan, const char *text);

G_END_DECLS
