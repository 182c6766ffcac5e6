/* accord-seat-summary.c: the membership at a glance
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "membership/accord-seat-summary.h"

#include <glib/gi18n.h>

#include "base/accord-vague-date.h"
#include "membership/accord-meeting-private.h"
#include "model/accord-record-write.h"

#define TERM                                                                                                           \
  "SELECT h.*, s.id AS seat, s.number, coalesce (o.name, s.title) AS whose, coalesce (nullif (h.post, ''), s.title)"   \
  " AS holder FROM appointment AS h JOIN seat AS s ON s.id = h.seat_id LEFT JOIN organisation AS o"                    \
  " ON o.id = s.organisation_id WHERE h.id = ?1"

static void
sector_free (gpointer data)
{
  AccordSeatSector *sector = data;

  g_free (sector->label);
  g_free (sector);
}

static void
term_free (gpointer data)
{
  AccordSeatTerm *term = data;

  g_free (term->name);
  g_free (term->post);
  g_free (term->start);
  g_free (term->end);
  g_free (term->words);
  g_free (term);
}

/**
 * accord_seat_summary_free:
 * @self: (transfer full): a summary
 */
void
accord_seat_summary_free (AccordSeatSummary *self)
{
  g_free (self->day);
  g_ptr_array_unref (self->sectors);
  g_ptr_array_unref (self->terms);
  g_free (self);
}

static AccordSeatSector *
find_sector (AccordSeatSummary *self, const char *label)
{
  AccordSeatSector *sector;

  for (guint i = 0; i < self->sectors->len; i++)
    {
      sector = g_ptr_array_index (self->sectors, i);
      if (g_str_equal (sector->label, label))
        return sector;
    }
  sector = g_new0 (AccordSeatSector, 1);
  sector->label = g_strdup (label);
  g_ptr_array_add (self->sectors, sector);
  return sector;
}

/* Sectors stand in the order of their vocabulary, so they are there before the seats are counted. */
static gboolean
count_sectors (AccordConnection *connection, AccordSeatSummary *self, GPtrArray *seats, GError **error)
{
  g_autoptr (AccordVocabulary) sectors = accord_vocabulary_load (connection, "sector", error);

  if (sectors == NULL)
    return FALSE;
  for (guint i = 0; i < accord_vocabulary_get_length (sectors); i++)
    find_sector (self, accord_vocabulary_get (sectors, i)->label);
  for (guint i = 0; i < seats->len; i++)
    {
      AccordSeatSector *sector
          = find_sector (self, accord_vocabulary_get_label (sectors, accord_record_get (seats->pdata[i], "sector")));

      if (accord_record_get_int (seats->pdata[i], "appointment_id") != 0)
        sector->filled++;
      else
        sector->vacant++;
    }
  for (guint i = self->sectors->len; i > 0; i--)
    {
      const AccordSeatSector *sector = g_ptr_array_index (self->sectors, i - 1);

      if (sector->filled + sector->vacant == 0)
        g_ptr_array_remove_index (self->sectors, i - 1);
    }
  return TRUE;
}

static char *
write_term (AccordRecord *appointment)
{
  g_autofree char *start = accord_record_format (appointment, accord_field_find ("appointment", "start"));
  g_autofree char *end = accord_record_format (appointment, accord_field_find ("appointment", "end"));

  if (*end == '\0')
    return *start != '\0' ? g_strdup_printf (_("since %s, no end set"), start) : g_strdup (_("no end set"));
  return g_strdup_printf (_("%s to %s"), *start != '\0' ? start : "…", end);
}

static void
add_term (AccordSeatSummary *self, AccordRecord *appointment)
{
  AccordSeatTerm *term = g_new0 (AccordSeatTerm, 1);
  const char *until = accord_record_get (appointment, "end_until");

  term->seat = accord_record_get_int (appointment, "seat");
  term->name = g_strdup_printf ("%s %s", accord_record_get (appointment, "number"), accord_record_get (appointment, "whose"));
  g_strstrip (term->name);
  term->post = g_strdup (accord_record_get (appointment, "holder"));
  term->start = g_strdup (accord_record_get (appointment, "start_from"));
  term->end = g_strdup (*until != '\0' ? until : accord_record_get (appointment, "end_from"));
  term->words = write_term (appointment);
  g_ptr_array_add (self->terms, term);
}

static int
compare_terms (gconstpointer a, gconstpointer b)
{
  const AccordSeatTerm *first = *(AccordSeatTerm *const *) a;
  const AccordSeatTerm *second = *(AccordSeatTerm *const *) b;

  if ((*first->end == '\0') != (*second->end == '\0'))
    return *first->end == '\0' ? 1 : -1;
  return strcmp (first->end, second->end);
}

static gboolean
read_terms (AccordConnection *connection, AccordSeatSummary *self, GPtrArray *seats, GError **error)
{
  for (guint i = 0; i < seats->len; i++)
    {
      gint64 appointment = accord_record_get_int (seats->pdata[i], "appointment_id");
      g_autoptr (GPtrArray) found = NULL;

      if (appointment == 0)
        continue;
      found = accord_meeting_read_rows ("appointment", accord_connection_query (connection, error, TERM, "i", appointment),
                                        error);
      if (found == NULL)
        return FALSE;
      if (found->len > 0)
        add_term (self, found->pdata[0]);
    }
  g_ptr_array_sort (self->terms, compare_terms);
  return TRUE;
}

static gpointer
load_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (AccordSeatSummary) self = g_new0 (AccordSeatSummary, 1);
  g_autoptr (GPtrArray) seats = NULL;

  self->day = g_strdup (data);
  self->sectors = g_ptr_array_new_with_free_func (sector_free);
  self->terms = g_ptr_array_new_with_free_func (term_free);
  seats = accord_meeting_read_membership (connection, data, error);
  if (seats == NULL)
    return NULL;
  for (guint i = seats->len; i > 0; i--)
    if (!g_str_equal (accord_record_get (seats->pdata[i - 1], "kind"), "member"))
      g_ptr_array_remove_index (seats, i - 1);
  return count_sectors (connection, self, seats, error) && read_terms (connection, self, seats, error)
             ? g_steal_pointer (&self)
             : NULL;
}

/**
 * accord_seat_summary_load:
 * @day: (nullable): ISO 8601; %NULL for today
 *
 * Returns: (transfer full): a question whose answer is an #AccordSeatSummary
 */
AccordRequest *
accord_seat_summary_load (const char *day)
{
  char today[11];

  accord_day_today (today);
  return accord_request_read (load_cb, g_strdup (day != NULL ? day : today), g_free,
                              (GDestroyNotify) accord_seat_summary_free);
}
