/* accord-import-private.h: between the importer's core and what it imports
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "exchange/accord-import.h"
#include "exchange/accord-table.h"
#include "model/accord-inserter.h"
#include "model/accord-known.h"

G_BEGIN_DECLS

/* How the value of a field is shown in the preview. */
typedef enum
{
  ACCORD_IMPORT_AS_WRITTEN,
  ACCORD_IMPORT_AS_DATE,
  ACCORD_IMPORT_AS_TERM,
} AccordImportShown;

typedef struct
{
  const char *key;              /* stable */
  const char *label;            /* to be translated */
  const char *words;            /* how people head such a column, as AccordColumnSpec.words */
  AccordImportShown shown;
  const char *vocabulary;       /* of a term */
} AccordImportField;

typedef struct _AccordImportWriter AccordImportWriter;
typedef struct _AccordImportSources AccordImportSources;

/* What a row is known again by. */
typedef struct
{
  gint64 key;
  gint64 digest;                /* of what stands in it */
} AccordImportSource;

/* One kind of thing that can be imported, as data and four functions. */
typedef struct
{
  const char *name;             /* stable, as the command line writes it */
  const AccordImportField *fields;
  guint n_fields;
  int key_field;                /* what tells rows apart, unless a person says otherwise; -1 for nothing */
  gboolean knows_rows;          /* whether rows that were brought in before are known again */
  gboolean decides_rows;        /* whether a decision on a proposal changes which rows are used */
  gboolean (*interpret) (AccordImportPlan *plan, AccordProgress *progress, GCancellable *cancellable, GError **error);
  gboolean (*write) (AccordImportPlan *plan, AccordImportWriter *writer, GError **error);
  void (*report) (AccordImportPlan *plan, JsonBuilder *builder);
  char *(*name_edit) (AccordImportPlan *plan);
  const char *(*get_section) (AccordImportPlan *plan, guint section, const char **body); /* of a text, else NULL */
} AccordImporter;

extern const AccordImporter accord_import_members;
extern const AccordImporter accord_import_activities;
extern const AccordImporter accord_import_strategy;

/* A body that the file names. Parallel to the bodies of AccordImportPlan.names. */
typedef struct
{
  guint first_row;              /* where it is named first, counted from 0; G_MAXUINT when not in this file */
  const char *sector;           /* code, "" when not known */
  int proposal;                 /* index of the question whether it is another, -1 for none */
  gint64 id;                    /* while writing: its record */
} AccordImportBody;

typedef struct
{
  AccordImportProposal open;    /* what the assistant sees; first, so that a pointer to it is one to this */
  guint body;
  guint other_body;
} AccordImportQuestion;

struct _AccordImportPlan
{
  GObject parent_instance;

  AccordPartnership *partnership;
  const AccordImporter *importer;
  AccordImportKind kind;
  char *file_name;
  char *sha256;
  char *text;                   /* of a strategy, else NULL */
  AccordEncoding encoding;
  AccordTextFlags flags;
  AccordSheet *sheet;           /* NULL for a strategy */
  AccordTable *table;
  AccordKnown *known;
  guint64 shape;                /* of the file, by its headings */
  int key_column;               /* what tells rows apart, ACCORD_IMPORT_WHOLE_ROW for nothing less than all of them */
  gboolean is_remembered;       /* whether the columns are read as they were the last time */

  /* What interpreting finds, made anew each time. */
  AccordBodyNames *names;
  GArray *bodies;               /* AccordImportBody */
  GPtrArray *questions;         /* AccordImportQuestion */
  GByteArray *states;           /* of each row of the sheet */
  GPtrArray *problems;
  GPtrArray *skipped;
  GPtrArray *known_rows;        /* AccordImportKnownRow */
  GStringChunk *texts;          /* trimmed copies of cells, and what else lives as long as the plan's content */
  GHashTable *memos;            /* of the importer: see accord_import_memo() */
  guint n_read;
  guint n_taken;
  guint n_blank;
  gpointer content;             /* the importer's own */
  GDestroyNotify content_free;

  GHashTable *updates;          /* gint64: records that a person wants updated; outlives interpreting, as do */
  GHashTable *decisions;        /* "name\nother" -> AccordImportDecision */
};

/* For a problem of no row in particular. */
#define ACCORD_IMPORT_WHOLE_FILE G_MAXUINT

void accord_import_plan_add_problem (AccordImportPlan *self, guint row, int column, const char *value,
                                     const char *format, ...) G_GNUC_PRINTF (5, 6);
void accord_import_plan_skip (AccordImportPlan *self, guint row, const char *code, const char *format, ...)
    G_GNUC_PRINTF (4, 5);
void accord_import_plan_take (AccordImportPlan *self, guint row);
void accord_import_plan_set_content (AccordImportPlan *self, gpointer content, GDestroyNotify content_free);
gboolean accord_import_plan_skip_plain (AccordImportPlan *self, guint row);

const char *accord_import_plan_get_text (AccordImportPlan *self, guint row, guint field);
const char *accord_import_plan_get_line (AccordImportPlan *self, guint row, guint field);
const char *accord_import_plan_keep (AccordImportPlan *self, const char *text);
GHashTable *accord_import_plan_get_memo (AccordImportPlan *self, const char *name, GDestroyNotify value_free);
const AccordTerm *accord_import_plan_recognise (AccordImportPlan *self, const char *vocabulary, const char *text);
void accord_import_add_note (GString *note, const char *heading, const char *text);

guint accord_import_plan_name_body (AccordImportPlan *self, const char *name, guint row, const char *sector);
AccordImportBody *accord_import_plan_get_body (AccordImportPlan *self, guint body);
const AccordImportQuestion *accord_import_plan_get_question (AccordImportPlan *self, guint body);
guint accord_import_plan_settle_body (AccordImportPlan *self, guint body);

AccordConnection *accord_import_writer_get_connection (AccordImportWriter *self);
gint64 accord_import_writer_get_batch (AccordImportWriter *self);
gboolean accord_import_writer_step (AccordImportWriter *self, guint done, guint total, GError **error);
gboolean accord_import_writer_find_body (AccordImportWriter *self, guint body, gint64 *id, GError **error);

/* accord-import-shape.c */
gboolean accord_import_shape_find_header (AccordImportPlan *self, guint *row);
void accord_import_shape_recall (AccordImportPlan *self);
gboolean accord_import_shape_remember (AccordImportPlan *self, AccordConnection *connection, GError **error);
AccordImportSources *accord_import_sources_new (AccordImportPlan *plan);
AccordImportSource accord_import_sources_read (AccordImportSources *self, guint row);
void accord_import_sources_free (AccordImportSources *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordImportSources, accord_import_sources_free)

int accord_import_plan_add_known (AccordImportPlan *self, guint row, gint64 id, const char *name);
void accord_import_plan_mark_known (AccordImportPlan *self, guint row);
void accord_import_plan_skip_known (AccordImportPlan *self, guint row, const char *name);
void accord_import_known_row_free (gpointer data);

typedef void (*AccordImportRowFunc) (gpointer data, guint row);

gboolean accord_import_plan_read_rows (AccordImportPlan *self, AccordImportRowFunc read, gpointer data,
                                       AccordProgress *progress, GCancellable *cancellable, GError **error);

/* accord-import-report.c */
JsonNode *accord_import_report_build (AccordImportPlan *self, gboolean dry_run, guint most);
void accord_import_report_add_questions (AccordImportPlan *plan, JsonBuilder *builder);

G_END_DECLS
