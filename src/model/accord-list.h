/* accord-list.h: a list of any length, read as it is looked at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-narrowing.h"
#include "model/accord-partnership.h"
#include "model/accord-record.h"

G_BEGIN_DECLS

/**
 * AccordListColumnKind:
 *
 * How a column's values are shown: text, days as dd/mm/yyyy, vague dates and counts as written, terms by their label,
 * numbers right-aligned.
 */
typedef enum
{
  ACCORD_LIST_TEXT,
  ACCORD_LIST_DAY,
  ACCORD_LIST_TERM,
  ACCORD_LIST_NUMBER,
} AccordListColumnKind;

/**
 * AccordListColumn:
 * @key: its name
 * @title: what a person reads above it; to be translated
 * @expression: SQL: its value
 * @order: (nullable): SQL: what it is sorted by; %NULL when it cannot be sorted by
 * @kind: how it is shown
 * @vocabulary: (nullable): for terms
 * @width: in characters, for the first look
 * @table: (nullable): the table of the record that is edited in the column; %NULL where nothing can be edited
 * @field: (nullable): the name of the field that is edited
 * @owner: (nullable): SQL: that record's id, nothing where a row has none; %NULL when it is the row's own
 * @day_from: (nullable): SQL: for days, the first that a value may mean, "" when it is not known
 * @day_until: (nullable): SQL: for days, the last that a value may mean
 */
typedef struct
{
  const char *key;
  const char *title;
  const char *expression;
  const char *order;
  AccordListColumnKind kind;
  const char *vocabulary;
  int width;
  const char *table;
  const char *field;
  const char *owner;
  const char *day_from;
  const char *day_until;
} AccordListColumn;

/**
 * AccordListFilter:
 * @key: its name
 * @condition: SQL: holds for the rows that stay; ?1 is the filter's value
 * @ids: (nullable): SQL: the ids of the rows that stay, rising, where an index has them so
 */
typedef struct
{
  const char *key;
  const char *condition;
  const char *ids;
} AccordListFilter;

/**
 * AccordListSource:
 * @table: whose ids the list holds
 * @from: SQL: the tables and joins
 * @id: SQL: the id
 * @columns: what a row shows
 * @n_columns: how many
 * @default_order: SQL: the order when none is asked for
 * @filters: (nullable): what it can be narrowed by
 * @n_filters: how many
 * @owners: (nullable): SQL: pairs of a record that may be found by its words and the row it belongs to, by the first
 * @watches: (array zero-terminated=1): the tables whose changes may change the list
 * @new_columns: (nullable) (array zero-terminated=1): what a new row begins with; %NULL where rows cannot be added to a list
 * @new_values: (nullable) (array zero-terminated=1): as many values, as stored
 *
 * A list, described as data. Constants, each in the file of its subject (`accord-activities.c`, `accord-seats.c`): no
 * view puts SQL together.
 */
typedef struct
{
  const char *table;
  const char *from;
  const char *id;
  const AccordListColumn *columns;
  guint n_columns;
  const char *default_order;
  const AccordListFilter *filters;
  guint n_filters;
  const char *owners;
  const char *const *watches;
  const char *const *new_columns;
  const char *const *new_values;
} AccordListSource;

/**
 * AccordListGroup:
 * @value: what its rows have in the column that the list is grouped by, as stored; "" where they have nothing
 * @n_rows: how many rows it has, folded or not
 * @start: the position of its first row; of the row after it when it is folded
 * @is_folded: whether its rows are not in the list
 */
typedef struct
{
  char *value;
  guint n_rows;
  guint start;
  gboolean is_folded;
} AccordListGroup;

const AccordField *accord_list_column_get_field (const AccordListColumn *self);
gint64 accord_list_column_get_owner (const AccordListColumn *self, AccordRecord *record);
AccordRequest *accord_list_read_values (const AccordListSource *source, const AccordListColumn *column);

#define ACCORD_TYPE_LIST_ROW (accord_list_row_get_type ())
G_DECLARE_FINAL_TYPE (AccordListRow, accord_list_row, ACCORD, LIST_ROW, GObject)

gint64 accord_list_row_get_id (AccordListRow *self);
AccordRecord *accord_list_row_get_record (AccordListRow *self);

#define ACCORD_TYPE_LIST (accord_list_get_type ())
G_DECLARE_FINAL_TYPE (AccordList, accord_list, ACCORD, LIST, GObject)

AccordList *accord_list_new (AccordPartnership *partnership, const AccordListSource *source);
const AccordListSource *accord_list_get_source (AccordList *self);
void accord_list_set_order (AccordList *self, const char *key, gboolean descending);
void accord_list_set_group (AccordList *self, const AccordListColumn *column);
const AccordListColumn *accord_list_get_group (AccordList *self);
guint accord_list_get_n_groups (AccordList *self);
const AccordListGroup *accord_list_get_nth_group (AccordList *self, guint n);
guint accord_list_find_group (AccordList *self, guint position);
void accord_list_fold (AccordList *self, const char *value, gboolean is_folded);
void accord_list_fold_all (AccordList *self, gboolean is_folded);
void accord_list_set_filter (AccordList *self, const char *key, const char *value);
const char *accord_list_get_filter (AccordList *self, const char *key);
void accord_list_set_condition (AccordList *self, const AccordListColumn *column, AccordListCondition *condition);
AccordListCondition *accord_list_get_condition (AccordList *self, const AccordListColumn *column);
void accord_list_set_search (AccordList *self, const char *words);
const char *accord_list_get_search (AccordList *self);
void accord_list_narrow (AccordList *self, const AccordNarrowing *narrowing);
AccordNarrowing *accord_list_get_narrowing (AccordList *self);
gboolean accord_list_is_loading (AccordList *self);
guint accord_list_get_serial (AccordList *self);
gint64 accord_list_get_id (AccordList *self, guint position);
gboolean accord_list_find (AccordList *self, gint64 id, guint *position);
AccordRequest *accord_list_read (AccordList *self, guint position, guint n);
guint accord_list_get_n_found (AccordList *self);
guint accord_list_get_total (AccordList *self);

G_END_DECLS
