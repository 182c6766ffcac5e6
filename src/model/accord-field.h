/* accord-field.h: what a person may fill in, described as data
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AccordFieldKind:
 * @ACCORD_FIELD_TEXT: one line
 * @ACCORD_FIELD_LONG_TEXT: several lines
 * @ACCORD_FIELD_DAY: an exact day, or nothing; one column
 * @ACCORD_FIELD_TIME: a time of day as HH:MM, or nothing; one column
 * @ACCORD_FIELD_VAGUE_DATE: three columns: name_from, name_until, name_text
 * @ACCORD_FIELD_VAGUE_COUNT: four columns: name_count, name_qualifier, name_unit, name_text
 * @ACCORD_FIELD_TERM: one term of a vocabulary, by code; one column
 * @ACCORD_FIELD_ORGANISATION: a reference to an organisation, or none
 * @ACCORD_FIELD_PLACE: a reference to a place, or none
 * @ACCORD_FIELD_PERSON: a reference to a person, or none
 * @ACCORD_FIELD_PLAN: a reference to a strategy, or none
 * @ACCORD_FIELD_ASSESSMENT: a reference to a needs assessment, or none
 * @ACCORD_FIELD_TERMS: several terms of one vocabulary, in a table of links (term_id)
 * @ACCORD_FIELD_CODES: several terms of one vocabulary, in a table of links that holds the code
 * @ACCORD_FIELD_ORGANISATIONS: several organisations, in a table of links
 * @ACCORD_FIELD_PLACES: several places, in a table of links
 * @ACCORD_FIELD_PLANS: several strategies, in a table of links
 * @ACCORD_FIELD_WORDS: several texts, in a table of links
 *
 * Decides how a value is typed, checked, stored and shown.
 */
typedef enum
{
  ACCORD_FIELD_TEXT,
  ACCORD_FIELD_LONG_TEXT,
  ACCORD_FIELD_DAY,
  ACCORD_FIELD_TIME,
  ACCORD_FIELD_VAGUE_DATE,
  ACCORD_FIELD_VAGUE_COUNT,
  ACCORD_FIELD_TERM,
  ACCORD_FIELD_ORGANISATION,
  ACCORD_FIELD_PLACE,
  ACCORD_FIELD_PERSON,
  ACCORD_FIELD_PLAN,
  ACCORD_FIELD_ASSESSMENT,
  ACCORD_FIELD_TERMS,
  ACCORD_FIELD_CODES,
  ACCORD_FIELD_ORGANISATIONS,
  ACCORD_FIELD_PLACES,
  ACCORD_FIELD_PLANS,
  ACCORD_FIELD_WORDS,
} AccordFieldKind;

/**
 * AccordField:
 * @table: the table it belongs to
 * @name: its name; the column's, or for vague values the columns' common beginning; for links the link table's name
 * @label: what a person reads; to be translated with gettext
 * @kind: how it behaves
 * @vocabulary: (nullable): for terms
 * @column: (nullable): for links: the column of the link table that holds the value
 * @required: whether it may not be empty
 */
typedef struct
{
  const char *table;
  const char *name;
  const char *label;
  AccordFieldKind kind;
  const char *vocabulary;
  const char *column;
  gboolean required;
} AccordField;

const AccordField *accord_field_find (const char *table, const char *name);
gboolean accord_field_is_link (const AccordField *field);
const char *accord_field_table_noun (const char *table);

G_END_DECLS
