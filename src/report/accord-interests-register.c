/* accord-interests-register.c: what the members have declared
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <string.h>

#include "base/accord-vague-date.h"
#include "membership/accord-membership.h"
#include "model/accord-vocabulary.h"
#include "report/accord-paper-private.h"

/* The last one that had been made by the day; a declaration without a date counts. */
static AccordRecord *
find_declaration (GPtrArray *declarations, const char *day)
{
  AccordRecord *found = NULL;

  for (guint i = 0; i < declarations->len; i++)
    if (strcmp (accord_record_get (declarations->pdata[i], "declared_from"), day) <= 0)
      found = declarations->pdata[i];
  return found;
}

static void
add_declaration (AccordDocument *document, AccordRecord *declaration, AccordVocabulary *states)
{
  const char *received = declaration != NULL ? accord_record_get (declaration, "received") : "";
  g_autofree char *declared = NULL;

  if (!g_str_equal (received, "yes"))
    {
      const char *label = accord_vocabulary_get_label (states, *received != '\0' ? received : "no");

      accord_document_add_cell_status (document, ACCORD_MARK_NONE, _("No declaration is recorded"));
      accord_document_add_cell_text (document, "");
      accord_document_add_cell_text (document, declaration != NULL ? label : "");
      return;
    }
  declared = accord_vague_date_format (accord_record_get (declaration, "declared_from"),
                                       accord_record_get (declaration, "declared_until"),
                                       accord_record_get (declaration, "declared_text"));
  accord_document_add_cell_text (document, accord_record_get (declaration, "interest"));
  accord_document_add_cell_text (document, accord_record_get (declaration, "action"));
  accord_document_add_cell_text (document, declared);
}

static gboolean
add_holder (AccordConnection *connection, AccordDocument *document, const AccordMembershipSeat *seat, AccordRecord *holder,
            AccordVocabulary *states, const AccordReportOptions *options, GError **error)
{
  g_autoptr (GPtrArray) declarations = accord_record_read_all (connection, "declaration", "appointment_id",
                                                               accord_record_get_id (holder), error);
  g_autofree char *name = accord_paper_name_holder (holder, options);
  const char *organisation = accord_record_get (holder, "organisation");
  AccordSpans *who = accord_spans_new (name);

  if (*organisation == '\0')
    organisation = accord_record_get (seat->seat, "organisation");
  if (*organisation != '\0')
    {
      accord_spans_append_break (who);
      accord_spans_append (who, organisation, ACCORD_SPAN_ITALIC);
    }
  accord_document_add_cell (document, who);
  if (declarations == NULL)
    return FALSE;
  add_declaration (document, find_declaration (declarations, options->last_day), states);
  return TRUE;
}

static gboolean
add_seat (AccordConnection *connection, AccordDocument *document, const AccordMembershipSeat *seat, AccordVocabulary *states,
          const AccordReportOptions *options, GError **error)
{
  if (!g_str_equal (accord_record_get (seat->seat, "kind"), "member"))
    return TRUE;
  for (guint i = 0; i < seat->holders->len; i++)
    {
      AccordRecord *holder = g_ptr_array_index (seat->holders, i);

      if (!g_str_equal (accord_record_get (holder, "role"), "observer") &&
          !add_holder (connection, document, seat, holder, states, options, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * accord_interests_register_write:
 * @connection: the token
 * @options: the last day is the day; whether people are named
 *
 * Returns: (transfer full): what those who were members or deputies on that day had declared by then
 */
AccordDocument *
accord_interests_register_write (AccordConnection *connection, const AccordReportOptions *options, GError **error)
{
  g_autoptr (GPtrArray) seats = accord_membership_find (connection, options->last_day, error);
  g_autoptr (AccordVocabulary) states
      = seats != NULL ? accord_vocabulary_load (connection, "declaration_state", error) : NULL;
  g_autoptr (AccordDocument) document
      = states != NULL ? accord_paper_begin (connection, options, _("Register of interests"), _("Register of interests"), error)
                       : NULL;

  if (document == NULL)
    return NULL;
  accord_document_begin_facts (document);
  accord_paper_add_day (document, _("As at"), options->last_day);
  accord_document_end (document);
  accord_document_begin_table (document, NULL, ACCORD_TABLE_HEADER_COLUMN);
  accord_document_add_column (document, accord_spans_new (_("Who")), 4, ACCORD_ALIGN_START);
  accord_document_add_column (document, accord_spans_new (_("Interest")), 4, ACCORD_ALIGN_START);
  accord_document_add_column (document, accord_spans_new (_("What is done about it")), 3, ACCORD_ALIGN_START);
  accord_document_add_column (document, accord_spans_new (_("Declared")), 0, ACCORD_ALIGN_START);
  for (guint i = 0; i < seats->len; i++)
    if (!add_seat (connection, document, seats->pdata[i], states, options, error))
      return NULL;
  accord_document_end (document);
  return g_steal_pointer (&document);
}
