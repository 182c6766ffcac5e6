/* accord-membership-list.c: who holds which seat on a day
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "base/accord-vague-date.h"
#include "membership/accord-membership.h"
#include "report/accord-paper-private.h"

/**
 * accord_paper_name_holder:
 * @appointment: as in #AccordMembershipSeat
 * @options: whether people are named
 *
 * Returns: (transfer full): who it is, as this document may say it
 */
char *
accord_paper_name_holder (AccordRecord *appointment, const AccordReportOptions *options)
{
  const char *name = accord_record_get (appointment, "person");
  const char *post = accord_record_get (appointment, "post");

  if (*post == '\0')
    post = accord_record_get (appointment, "person_post");
  if (!options->names || *name == '\0')
    return g_strdup (*post != '\0' ? post : _("Post not recorded"));
  if (*post == '\0')
    return g_strdup (name);
  /* Translators: a person's name and post. */
  return g_strdup_printf (_("%s, %s"), name, post);
}

/* Everyone in one role, one under the other. */
static AccordSpans *
write_holders (const AccordMembershipSeat *seat, const char *role, const AccordReportOptions *options)
{
  AccordSpans *spans = accord_spans_new (NULL);

  for (guint i = 0; i < seat->holders->len; i++)
    {
      AccordRecord *holder = g_ptr_array_index (seat->holders, i);
      g_autofree char *name = NULL;

      if (!g_str_equal (accord_record_get (holder, "role"), role))
        continue;
      name = accord_paper_name_holder (holder, options);
      if (*accord_spans_get_text (spans) != '\0')
        accord_spans_append_break (spans);
      accord_spans_append (spans, name, ACCORD_SPAN_PLAIN);
    }
  return spans;
}

static void
add_vacant_cell (AccordDocument *document, const AccordMembershipSeat *seat)
{
  g_autofree char *since = accord_day_format (accord_record_get (seat->seat, "vacant_since"));
  g_autofree char *words = *since != '\0' ? g_strdup_printf (_("Vacant since %s"), since) : g_strdup (_("Vacant"));

  accord_document_add_cell_status (document, ACCORD_MARK_NONE, words);
}

static void
add_seat (AccordDocument *document, const AccordMembershipSeat *seat, const AccordReportOptions *options)
{
  AccordRecord *holder = accord_membership_seat_get_holder (seat, "member");
  g_autofree char *since = holder != NULL
                               ? accord_vague_date_format (accord_record_get (holder, "start_from"),
                                                           accord_record_get (holder, "start_until"),
                                                           accord_record_get (holder, "start_text"))
                               : g_strdup ("");
  AccordSpans *name = accord_spans_new (accord_record_get (seat->seat, "title"));

  if (*accord_record_get (seat->seat, "organisation") != '\0')
    {
      accord_spans_append_break (name);
      accord_spans_append (name, accord_record_get (seat->seat, "organisation"), ACCORD_SPAN_ITALIC);
    }
  accord_document_add_cell_text (document, accord_record_get (seat->seat, "number"));
  accord_document_add_cell (document, name);
  if (accord_membership_seat_is_vacant (seat))
    add_vacant_cell (document, seat);
  else
    accord_document_add_cell (document, write_holders (seat, "member", options));
  accord_document_add_cell (document, write_holders (seat, "deputy", options));
  accord_document_add_cell_text (document, since);
}

static void
add_seats (AccordDocument *document, GPtrArray *seats, const char *kind, const AccordReportOptions *options)
{
  accord_document_begin_table (document, NULL, ACCORD_TABLE_PLAIN);
  accord_document_add_column (document, accord_spans_new (_("No.")), 0, ACCORD_ALIGN_START);
  accord_document_add_column (document, accord_spans_new (_("Seat")), 5, ACCORD_ALIGN_START);
  accord_document_add_column (document, accord_spans_new (_("Held by")), 4, ACCORD_ALIGN_START);
  accord_document_add_column (document, accord_spans_new (_("Deputy")), 2, ACCORD_ALIGN_START);
  accord_document_add_column (document, accord_spans_new (_("Since")), 0, ACCORD_ALIGN_START);
  for (guint i = 0; i < seats->len; i++)
    {
      const AccordMembershipSeat *seat = g_ptr_array_index (seats, i);

      if (g_str_equal (accord_record_get (seat->seat, "kind"), kind))
        add_seat (document, seat, options);
    }
  accord_document_end (document);
}

static guint
count_seats (GPtrArray *seats, const char *kind, gboolean only_vacant)
{
  guint n = 0;

  for (guint i = 0; i < seats->len; i++)
    {
      const AccordMembershipSeat *seat = g_ptr_array_index (seats, i);

      n += g_str_equal (accord_record_get (seat->seat, "kind"), kind) &&
           (!only_vacant || accord_membership_seat_is_vacant (seat));
    }
  return n;
}

/**
 * accord_paper_add_membership:
 * @connection: the token
 * @document: a document
 * @day: ISO 8601
 * @options: whether people are named
 * @level: of its headings
 *
 * Adds who held which seat on a day, members first.
 *
 * Returns: whether it could be read
 */
gboolean
accord_paper_add_membership (AccordConnection *connection, AccordDocument *document, const char *day,
                             const AccordReportOptions *options, guint level, GError **error)
{
  g_autoptr (GPtrArray) seats = accord_membership_find (connection, day, error);
  guint members, others;

  if (seats == NULL)
    return FALSE;
  members = count_seats (seats, "member", FALSE);
  others = count_seats (seats, "attendance", FALSE);
  accord_document_begin_facts (document);
  accord_paper_add_day (document, _("As at"), day);
  accord_paper_add_number (document, _("Seats"), members);
  accord_paper_add_number (document, _("Of these vacant"), count_seats (seats, "member", TRUE));
  accord_document_end (document);
  accord_document_add_heading (document, level, _("Members"));
  if (members > 0)
    add_seats (document, seats, "member", options);
  else
    accord_document_add_text (document, _("No seat is recorded."));
  if (others > 0)
    {
      accord_document_add_heading (document, level, _("In attendance, without a vote"));
      add_seats (document, seats, "attendance", options);
    }
  return TRUE;
}

/**
 * accord_membership_list_write:
 * @connection: the token
 * @options: the last day is the day; whether people are named
 *
 * Returns: (transfer full): who held which seat on that day
 */
AccordDocument *
accord_membership_list_write (AccordConnection *connection, const AccordReportOptions *options, GError **error)
{
  g_autoptr (AccordDocument) document
      = accord_paper_begin (connection, options, _("Membership of the partnership"), _("Membership list"), error);

  if (document == NULL || !accord_paper_add_membership (connection, document, options->last_day, options, 2, error))
    return NULL;
  return g_steal_pointer (&document);
}
