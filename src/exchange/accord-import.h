/* accord-import.h: members, engagement activities and strategies, from files that people keep
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/accord-progress.h"
#include "exchange/accord-sheet.h"
#include "model/accord-partnership.h"

G_BEGIN_DECLS

/**
 * AccordImportKind:
 * @ACCORD_IMPORT_MEMBERS: the list of members, a table
 * @ACCORD_IMPORT_ACTIVITIES: the engagement log, a table
 * @ACCORD_IMPORT_STRATEGY: a strategy in CommonMark
 */
typedef enum
{
  ACCORD_IMPORT_MEMBERS,
  ACCORD_IMPORT_ACTIVITIES,
  ACCORD_IMPORT_STRATEGY,
} AccordImportKind;

#define ACCORD_IMPORT_N_KINDS 3

/**
 * AccordImportRowState:
 * @ACCORD_IMPORT_ROW_OUTSIDE: the header and what stands above it
 * @ACCORD_IMPORT_ROW_BLANK: nothing in it
 * @ACCORD_IMPORT_ROW_TAKEN: becomes a record, or part of one
 * @ACCORD_IMPORT_ROW_SKIPPED: becomes none; see the list of skipped rows
 * @ACCORD_IMPORT_ROW_KNOWN: was brought in before and says something else now; see the list of known rows
 */
typedef enum
{
  ACCORD_IMPORT_ROW_OUTSIDE,
  ACCORD_IMPORT_ROW_BLANK,
  ACCORD_IMPORT_ROW_TAKEN,
  ACCORD_IMPORT_ROW_SKIPPED,
  ACCORD_IMPORT_ROW_KNOWN,
} AccordImportRowState;

/**
 * AccordImportProblem:
 * @row: the number that a spreadsheet program, or for a strategy a text editor, shows
 * @column: its letters, "" for the whole row
 * @text: what is the matter and what was done about it, for a person, translated
 * @value: the value in question, as written
 *
 * Something a person may want to look at. It never stops the import: the value is kept.
 */
typedef struct
{
  guint row;
  char *column;
  char *text;
  char *value;
} AccordImportProblem;

/**
 * AccordImportSkipped:
 * @row: as above
 * @code: "total", "header", "heading", "empty", "no_seat", "duplicate_seat", "already_there"; stable
 * @reason: why the row is not used, for a person, translated
 * @text: all that stands in it
 */
typedef struct
{
  guint row;
  const char *code;
  char *reason;
  char *text;
} AccordImportSkipped;

/**
 * AccordImportDecision:
 * @ACCORD_IMPORT_UNDECIDED: nobody was asked: the two are kept apart, and a second row for the same seat is skipped
 * @ACCORD_IMPORT_SAME: one body; the second name becomes another spelling of the first
 * @ACCORD_IMPORT_DIFFERENT: two bodies
 */
typedef enum
{
  ACCORD_IMPORT_UNDECIDED,
  ACCORD_IMPORT_SAME,
  ACCORD_IMPORT_DIFFERENT,
} AccordImportDecision;

/**
 * AccordImportProposal:
 * @name: a name in the file
 * @row: the first row that has it
 * @other: the body it may be another spelling of
 * @other_row: the first row that names @other, 0 when the partnership has it already
 * @decision: what was decided
 */
typedef struct
{
  char *name;
  guint row;
  char *other;
  guint other_row;
  AccordImportDecision decision;
} AccordImportProposal;

/**
 * AccordImportChange:
 * @field: what changes, for a person, translated
 * @before: what the record says; "" for nothing
 * @after: what it will say
 */
typedef struct
{
  const char *field;
  char *before;
  char *after;
} AccordImportChange;

/**
 * AccordImportKnownRow:
 * @row: as above
 * @id: the record that the row, or an earlier state of it, was brought in as
 * @name: what the record is called
 * @update: whether a person wants the record to say what the row says; else it is left as it is
 * @changes: (element-type AccordImportChange): what that would change
 */
typedef struct
{
  guint row;
  gint64 id;
  char *name;
  gboolean update;
  GPtrArray *changes;
} AccordImportKnownRow;

/* Rows are told apart by all that stands in them. */
#define ACCORD_IMPORT_WHOLE_ROW (-1)

#define ACCORD_TYPE_IMPORT_PLAN (accord_import_plan_get_type ())
G_DECLARE_FINAL_TYPE (AccordImportPlan, accord_import_plan, ACCORD, IMPORT_PLAN, GObject)

AccordImportPlan *accord_import_plan_read (AccordPartnership *partnership, AccordImportKind kind, GFile *file,
                                           AccordProgress *progress, GCancellable *cancellable, GError **error);
void accord_import_plan_read_async (AccordPartnership *partnership, AccordImportKind kind, GFile *file,
                                    AccordProgress *progress, GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data);
AccordImportPlan *accord_import_plan_read_finish (GAsyncResult *result, GError **error);

AccordImportKind accord_import_plan_get_kind (AccordImportPlan *self);
const char *accord_import_plan_get_file_name (AccordImportPlan *self);
AccordSheet *accord_import_plan_get_sheet (AccordImportPlan *self);
guint accord_import_plan_get_header_row (AccordImportPlan *self);
guint accord_import_plan_get_n_fields (AccordImportPlan *self);
const char *accord_import_plan_get_field_key (AccordImportPlan *self, guint field);
const char *accord_import_plan_get_field_label (AccordImportPlan *self, guint field);
int accord_import_plan_get_column (AccordImportPlan *self, guint field);
void accord_import_plan_set_column (AccordImportPlan *self, guint field, int column);
void accord_import_plan_set_header_row (AccordImportPlan *self, guint row);
gboolean accord_import_plan_is_remembered (AccordImportPlan *self);
gboolean accord_import_plan_knows_rows (AccordImportPlan *self);
int accord_import_plan_get_key_column (AccordImportPlan *self);
void accord_import_plan_set_key_column (AccordImportPlan *self, int column);
guint accord_import_plan_get_n_known (AccordImportPlan *self);
guint accord_import_plan_get_n_updates (AccordImportPlan *self);
const AccordImportKnownRow *accord_import_plan_get_known (AccordImportPlan *self, guint index);
void accord_import_plan_set_update (AccordImportPlan *self, guint index, gboolean update);
void accord_import_plan_set_update_all (AccordImportPlan *self, gboolean update);
gboolean accord_import_plan_interpret (AccordImportPlan *self, AccordProgress *progress, GCancellable *cancellable,
                                       GError **error);

AccordImportRowState accord_import_plan_get_row_state (AccordImportPlan *self, guint row);
char *accord_import_plan_dup_value (AccordImportPlan *self, guint row, guint field);
const char *accord_import_plan_get_section (AccordImportPlan *self, guint section, const char **body);
guint accord_import_plan_get_n_read (AccordImportPlan *self);
guint accord_import_plan_get_n_taken (AccordImportPlan *self);
guint accord_import_plan_get_n_blank (AccordImportPlan *self);
guint accord_import_plan_get_n_problems (AccordImportPlan *self);
const AccordImportProblem *accord_import_plan_get_problem (AccordImportPlan *self, guint index);
guint accord_import_plan_get_n_skipped (AccordImportPlan *self);
const AccordImportSkipped *accord_import_plan_get_skipped (AccordImportPlan *self, guint index);
guint accord_import_plan_get_n_proposals (AccordImportPlan *self);
const AccordImportProposal *accord_import_plan_get_proposal (AccordImportPlan *self, guint index);
void accord_import_plan_decide (AccordImportPlan *self, guint proposal, AccordImportDecision decision);

AccordRequest *accord_import_apply (AccordImportPlan *self, AccordProgress *progress);
char *accord_import_report_json (AccordImportPlan *self, gboolean dry_run);

G_END_DECLS
