/* accord-list-edit.h: many cells of a list, written as one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-list.h"

G_BEGIN_DECLS

/**
 * AccordListProblem:
 * @row: the number given with the cell
 * @column: the cell's
 * @text: what was to be written
 * @words: why it cannot be, for a person
 */
typedef struct
{
  guint row;
  const AccordListColumn *column;
  char *text;
  char *words;
} AccordListProblem;

typedef struct _AccordListEdit AccordListEdit;

AccordListEdit *accord_list_edit_new (const AccordListSource *source);
AccordListEdit *accord_list_edit_ref (AccordListEdit *self);
void accord_list_edit_unref (AccordListEdit *self);
void accord_list_edit_put (AccordListEdit *self, guint row, gint64 id, const AccordListColumn *column, const char *text);
void accord_list_edit_add (AccordListEdit *self, guint row, gint64 id, const AccordListColumn *column, const char *text);
void accord_list_edit_copy (AccordListEdit *self, guint row, gint64 id, const AccordListColumn *column, gint64 from);
guint accord_list_edit_get_length (AccordListEdit *self);
AccordRequest *accord_list_edit_store (AccordListEdit *self, const char *label);
GPtrArray *accord_list_edit_get_problems (AccordListEdit *self);
gint64 accord_list_edit_get_made (AccordListEdit *self, guint row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordListEdit, accord_list_edit_unref)

G_END_DECLS
