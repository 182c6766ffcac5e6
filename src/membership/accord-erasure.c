/* accord-erasure.c: a person's data, taken out of the file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "membership/accord-erasure.h"

#include <glib/gi18n.h>

#include "base/accord-error.h"
#include "base/accord-fold.h"
#include "base/accord-id.h"
#include "base/accord-vague-date.h"
#include "membership/accord-erasure-private.h"
#include "model/accord-search-index.h"
#include "store/accord-connection.h"
#include "store/accord-journal.h"

static gboolean
record (AccordConnection *connection, gint64 person, gint64 n_records, GError **error)
{
  char today[11];

  accord_day_today (today);
  return accord_connection_run (connection, error,
                                "UPDATE person SET name = '', email = '', phone = '', basis = '', erased_on = ?2"
                                " WHERE id = ?1",
                                "it", person, today) &&
         accord_connection_run (connection, error,
                                "INSERT INTO erasure (id, erased_on, author, records) VALUES (?1, ?2, ?3, ?4)", "itti",
                                accord_id_new (), today, g_get_user_name (), n_records);
}

static gpointer
erase_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 id = *(gint64 *) data;
  g_autoptr (AccordRecord) person = accord_record_read (connection, "person", id, error);
  g_auto (GStrv) texts = person != NULL ? accord_erasure_list_texts (connection, person, error) : NULL;
  const char *const *found = (const char *const *) texts;
  gint64 n_records = 1;
  guint n_scrubbed = 0;

  if (texts == NULL)
    return NULL;
  if (*accord_record_get (person, "erased_on") != '\0')
    {
      g_set_error_literal (error, ACCORD_ERROR, ACCORD_ERROR_INVALID, _("This person’s data have been erased already."));
      return NULL;
    }
  /* Translators: stands in a text where the name of a person stood whose data were erased. */
  if (!accord_erasure_sweep (connection, found, _("[erased]"), &n_records, error) ||
      !record (connection, id, n_records, error) || !accord_journal_scrub (connection, found, &n_scrubbed, error) ||
      !accord_search_rebuild (connection, error))
    return NULL;
  return g_memdup2 (&n_records, sizeof n_records);
}

/**
 * accord_erasure_erase:
 * @person: a person
 *
 * Takes the name, the address and the number out of the person's record and out of every text that holds them, out of
 * the history and out of the search index, and writes the file anew; then no byte of it is left in the file, nor in a
 * backup that is made later. Backups made before still hold it. Seats, appointments, posts and counts stay. That it was
 * done, by whom and when is recorded, without the name. UK GDPR, article 17.
 *
 * It cannot be undone, and neither can the edits that held the name: see accord_journal_scrub().
 *
 * Returns: (transfer full): an edit whose answer is how many records lost something (`gint64 *`, to be freed);
 *   ACCORD_ERROR_INVALID when it was done before
 */
AccordRequest *
accord_erasure_erase (gint64 person)
{
  return accord_request_erase (_("Personal data erased"), erase_cb, g_memdup2 (&person, sizeof person), g_free, g_free);
}

static gpointer
find_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) people = accord_record_read_all (connection, "person", NULL, 0, error);
  g_autofree char *wanted = accord_fold (data);

  for (guint i = people != NULL ? people->len : 0; i-- > 0;)
    {
      g_autofree char *name = accord_fold (accord_record_get (people->pdata[i], "name"));

      if (*name == '\0' || !g_str_equal (name, wanted))
        g_ptr_array_remove_index (people, i);
    }
  return g_steal_pointer (&people);
}

/**
 * accord_people_find:
 * @name: a name, as somebody wrote it
 *
 * Returns: (transfer full): a question whose answer is a #GPtrArray of #AccordRecord: the people of that name
 */
AccordRequest *
accord_people_find (const char *name)
{
  return accord_request_read (find_cb, g_strdup (name), g_free, (GDestroyNotify) g_ptr_array_unref);
}
