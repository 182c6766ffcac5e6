/* import-support.h: what the tests of imports share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "exchange/accord-import.h"
#include "support/accord-test.h"

G_BEGIN_DECLS

typedef struct
{
  char *folder;
  AccordPartnership *partnership;
} ImportFixture;

void import_fixture_set_up (ImportFixture *fixture, gconstpointer data);
void import_fixture_tear_down (ImportFixture *fixture, gconstpointer data);
char *import_sample (const char *name);
char *import_write (ImportFixture *fixture, const char *name, const char *text);
AccordImportPlan *import_read (ImportFixture *fixture, AccordImportKind kind, const char *path);
AccordImportPlan *import_text (ImportFixture *fixture, AccordImportKind kind, const char *text);
void import_apply (ImportFixture *fixture, AccordImportPlan *plan);
JsonNode *import_report (AccordImportPlan *plan);
char *import_dump (ImportFixture *fixture);
GPtrArray *import_rows (ImportFixture *fixture, const char *table);
char *import_value (ImportFixture *fixture, const char *table, const char *column, const char *value, const char *wanted);
void import_set_mapping (ImportFixture *fixture, const char *key, const char *value);
void import_assert_no_row_lost (AccordImportPlan *plan);

G_END_DECLS
