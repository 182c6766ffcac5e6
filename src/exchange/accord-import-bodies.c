/* accord-import-bodies.c: the organisations that an import names, and which of them may be one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/accord-import-private.h"

static char *
name_question (const char *name, const char *other)
{
  return g_strdup_printf ("%s\n%s", name, other);
}

/**
 * accord_import_plan_decide:
 * @proposal: the index of a proposal
 * @decision: what a person says
 *
 * Where a decision changes which rows are used (members), the plan is interpreted anew.
 */
void
accord_import_plan_decide (AccordImportPlan *self, guint proposal, AccordImportDecision decision)
{
  AccordImportQuestion *question;

  g_return_if_fail (proposal < self->questions->len);

  question = g_ptr_array_index (self->questions, proposal);
  question->open.decision = decision;
  g_hash_table_insert (self->decisions, name_question (question->open.name, question->open.other),
                       GINT_TO_POINTER (decision));
  if (self->importer->decides_rows)
    accord_import_plan_interpret (self, NULL, NULL, NULL);
}

static void
ask (AccordImportPlan *self, guint body, guint other, const char *name, guint row)
{
  const AccordBody *known = accord_body_names_get (self->names, other);
  const AccordImportBody *known_entry = accord_import_plan_get_body (self, other);
  AccordImportQuestion *question = g_new0 (AccordImportQuestion, 1);
  g_autofree char *key = name_question (name, known->name);

  question->open.name = g_strdup (name);
  question->open.row = accord_sheet_get_row_number (self->sheet, row);
  question->open.other = g_strdup (known->name);
  question->open.other_row =
      known_entry->first_row != G_MAXUINT ? accord_sheet_get_row_number (self->sheet, known_entry->first_row) : 0;
  question->open.decision = GPOINTER_TO_INT (g_hash_table_lookup (self->decisions, key));
  question->body = body;
  question->other_body = other;
  accord_import_plan_get_body (self, body)->proposal = (int) self->questions->len;
  g_ptr_array_add (self->questions, question);
}

/*
 * accord_import_plan_name_body:
 * @name: the name of an organisation as the file writes it, not empty
 * @row: where
 * @sector: the code of its sector, or ""
 *
 * Returns: the body of that name, a new one if need be; a name that may be another body's spelling is asked about
 */
guint
accord_import_plan_name_body (AccordImportPlan *self, const char *name, guint row, const char *sector)
{
  guint body = accord_body_names_find (self->names, name);
  AccordImportBody *entry;

  if (body == ACCORD_NO_BODY)
    {
      guint other = accord_body_names_find_alike (self->names, name);
      AccordImportBody fresh = { G_MAXUINT, "", -1, 0 };

      body = accord_body_names_add (self->names, 0, name, NULL);
      g_array_append_val (self->bodies, fresh);
      if (other != ACCORD_NO_BODY)
        ask (self, body, other, name, row);
    }
  entry = accord_import_plan_get_body (self, body);
  if (entry->first_row == G_MAXUINT)
    entry->first_row = row;
  if (*entry->sector == '\0')
    entry->sector = sector;
  return body;
}

AccordImportBody *
accord_import_plan_get_body (AccordImportPlan *self, guint body)
{
  return &g_array_index (self->bodies, AccordImportBody, body);
}

/* The question that stands about a body, or NULL. */
const AccordImportQuestion *
accord_import_plan_get_question (AccordImportPlan *self, guint body)
{
  int proposal = accord_import_plan_get_body (self, body)->proposal;

  return proposal >= 0 ? g_ptr_array_index (self->questions, proposal) : NULL;
}

/* The body that a body is, by what a person decided. */
guint
accord_import_plan_settle_body (AccordImportPlan *self, guint body)
{
  const AccordImportQuestion *question;

  while ((question = accord_import_plan_get_question (self, body)) != NULL &&
         question->open.decision == ACCORD_IMPORT_SAME)
    body = question->other_body;
  return body;
}
