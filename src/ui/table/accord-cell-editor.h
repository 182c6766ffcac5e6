/* accord-cell-editor.h: a value typed over the cell of a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-field.h"

G_BEGIN_DECLS

/**
 * AccordCellGo:
 *
 * How an editor was left, and so where to go from the cell.
 */
typedef enum
{
  ACCORD_CELL_STAY,           /* the focus went elsewhere by itself */
  ACCORD_CELL_DOWN,
  ACCORD_CELL_UP,
  ACCORD_CELL_FORWARD,
  ACCORD_CELL_BACK,
  ACCORD_CELL_BLOCK,          /* what was typed is for the whole block */
  ACCORD_CELL_GIVE_UP,
} AccordCellGo;

#define ACCORD_TYPE_CELL_EDITOR (accord_cell_editor_get_type ())
G_DECLARE_FINAL_TYPE (AccordCellEditor, accord_cell_editor, ACCORD, CELL_EDITOR, AdwBin)

GtkWidget *accord_cell_editor_new (void);
void accord_cell_editor_begin (AccordCellEditor *self, const AccordField *field, const char *name, const char *stored,
                               const char *text);
gboolean accord_cell_editor_is_open (AccordCellEditor *self);
const AccordField *accord_cell_editor_get_field (AccordCellEditor *self);
char *accord_cell_editor_dup_text (AccordCellEditor *self);
gboolean accord_cell_editor_is_changed (AccordCellEditor *self);
void accord_cell_editor_refuse (AccordCellEditor *self, const char *words);
void accord_cell_editor_end (AccordCellEditor *self);

G_END_DECLS
