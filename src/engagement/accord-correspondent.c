/* accord-correspondent.c: who wrote, among those that are known
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engagement/accord-correspondent.h"

#include <glib/gi18n.h>
#include <string.h>

#include "model/accord-record-write.h"
#include "store/accord-connection.h"

/* More would be looked through rather than recognised. */
#define N_OFFERED 200

void
accord_correspondent_free (AccordCorrespondent *self)
{
  g_free (self->post);
  g_free (self->organisation_name);
  g_free (self);
}

/* Addresses there are anybody's, and those of the whole health service nobody's in particular. */
static gboolean
is_shared (const char *domain)
{
  static const char *const shared[] = { "nhs.net",     "gmail.com",  "googlemail.com", "outlook.com", "hotmail.com",
                                        "hotmail.co.uk", "yahoo.com", "yahoo.co.uk",   "icloud.com",  "btinternet.com",
                                        "live.co.uk",  "aol.com",    "sky.com",        NULL };

  return g_strv_contains (shared, domain);
}

/* The first row of a question that has one answer; of two different ones neither is meant. */
static gboolean
ask (AccordConnection *connection, AccordCorrespondent *found, const char *sql, const char *text, GError **error)
{
  g_autoptr (AccordStatement) rows = accord_connection_query (connection, error, sql, "t", text);
  GError *local_error = NULL;

  if (rows == NULL)
    return FALSE;
  if (accord_statement_step (rows, &local_error))
    {
      g_set_str (&found->post, accord_statement_text (rows, 0));
      found->organisation = accord_statement_int (rows, 1);
      g_set_str (&found->organisation_name, accord_statement_text (rows, 2));
      while (accord_statement_step (rows, &local_error))
        if (accord_statement_int (rows, 1) != found->organisation)
          {
            found->organisation = 0;
            g_set_str (&found->post, "");
            g_set_str (&found->organisation_name, "");
            break;
          }
    }
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

static gboolean
is_found (const AccordCorrespondent *self)
{
  return *self->post != '\0' || self->organisation != 0;
}

static gpointer
find_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const BY_ADDRESS =
      "SELECT p.post, coalesce (o.id, 0), coalesce (o.name, '') FROM person AS p"
      " LEFT JOIN organisation AS o ON o.id = p.organisation_id WHERE lower (p.email) = ?1"
      " UNION ALL SELECT '', id, name FROM organisation WHERE lower (email) = ?1";
  static const char *const BY_DOMAIN =
      "SELECT '', id, name FROM organisation"
      " WHERE lower (email) LIKE '%@' || ?1 OR instr (lower (website) || '/', '//' || ?1 || '/') > 0"
      "    OR instr (lower (website) || '/', '//www.' || ?1 || '/') > 0"
      " UNION SELECT '', o.id, o.name FROM person AS p JOIN organisation AS o ON o.id = p.organisation_id"
      " WHERE lower (p.email) LIKE '%@' || ?1";
  g_autoptr (AccordCorrespondent) found = g_new0 (AccordCorrespondent, 1);
  g_autofree char *address = g_ascii_strdown (data, -1);
  const char *at = strrchr (address, '@');

  found->post = g_strdup ("");
  found->organisation_name = g_strdup ("");
  if (at == NULL || at[1] == '\0')
    return g_steal_pointer (&found);
  if (!ask (connection, found, BY_ADDRESS, address, error))
    return NULL;
  if (!is_found (found) && !is_shared (at + 1) && !ask (connection, found, BY_DOMAIN, at + 1, error))
    return NULL;
  return g_steal_pointer (&found);
}

/**
 * accord_correspondent_find:
 * @address: an e-mail address
 *
 * Finds whose address it is: a person's that is kept here, an organisation's own, or one at the same domain as those of one
 * organisation only. Nobody is made a record of by this.
 *
 * Returns: (transfer full): a question whose answer is an AccordCorrespondent
 */
AccordRequest *
accord_correspondent_find (const char *address)
{
  return accord_request_read (find_cb, g_strdup (address), g_free, (GDestroyNotify) accord_correspondent_free);
}

/* --- what they wrote --- */

typedef struct
{
  gint64 activity;
  char *title;
  char *day;
  char *text;
  char *said_by;
  gint64 organisation;
} Heard;

static void
heard_free (gpointer data)
{
  Heard *heard = data;

  g_free (heard->title);
  g_free (heard->day);
  g_free (heard->text);
  g_free (heard->said_by);
  g_free (heard);
}

/* A written submission, in which whoever wrote took part. */
static gint64
add_activity (AccordConnection *connection, const Heard *heard, GError **error)
{
  gint64 id = accord_record_insert (connection, "activity",
                                    (const char *const[]) { "title", "happened_from", "happened_until", "method", NULL },
                                    (const char *const[]) { heard->title, heard->day, heard->day,
                                                            "written_submission", NULL },
                                    error);

  if (id == 0 || heard->organisation == 0 ||
      accord_connection_run (connection, error, "INSERT INTO activity_party (activity_id, organisation_id) VALUES (?1, ?2)",
                             "ii", id, heard->organisation))
    return id;
  return 0;
}

static gpointer
add_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Heard *heard = data;
  g_autofree char *organisation = g_strdup_printf ("%" G_GINT64_FORMAT, heard->organisation);
  g_autofree char *activity = NULL;
  gint64 id = heard->activity != 0 ? heard->activity : add_activity (connection, heard, error);

  if (id == 0)
    return NULL;
  activity = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  if (accord_record_insert (connection, "feedback",
                            (const char *const[]) { "activity_id", "text", "said_by", "organisation_id", NULL },
                            (const char *const[]) { activity, heard->text, heard->said_by, organisation, NULL },
                            error) == 0)
    return NULL;
  return g_memdup2 (&id, sizeof id);
}

/**
 * accord_heard_add:
 * @heard: what somebody wrote to the partnership
 *
 * Returns: (transfer full): an edit that adds what it says as a piece of feedback, to the activity that is given or to a
 *   written submission that is added to the log; its answer is the activity's id (`gint64 *`, to be freed)
 */
AccordRequest *
accord_heard_add (const AccordHeard *heard)
{
  Heard *copy = g_new (Heard, 1);

  *copy = (Heard) { heard->activity, g_strdup (heard->title), g_strdup (heard->day), g_strdup (heard->text),
                    g_strdup (heard->said_by), heard->organisation };
  return accord_request_edit (_("Message added to the log"), add_cb, copy, heard_free, g_free);
}

/* --- where it was heard --- */

static gpointer
offer_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const NEAREST =
      "SELECT id, title, happened_from, happened_until, happened_text FROM activity WHERE state <> 'cancelled'"
      " ORDER BY happened_from = '', abs (julianday (happened_from) - julianday (?1)), happened_from DESC, id DESC LIMIT "
      G_STRINGIFY (N_OFFERED);
  g_autoptr (GPtrArray) activities = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (AccordStatement) rows = accord_connection_query (connection, error, NEAREST, "t", data);
  GError *local_error = NULL;

  if (rows == NULL)
    return NULL;
  while (accord_statement_step (rows, &local_error))
    g_ptr_array_add (activities, accord_record_read_row ("activity", rows));
  if (local_error == NULL)
    return g_steal_pointer (&activities);
  g_propagate_error (error, local_error);
  return NULL;
}

/**
 * accord_heard_offer_activities:
 * @day: when somebody wrote, ISO 8601, or ""
 *
 * Returns: (transfer full): a question whose answer is an array of #AccordRecord, the activities that what they wrote may
 *   belong to: "id", "title" and the "happened_" columns, those nearest in time first; without a day the newest
 */
AccordRequest *
accord_heard_offer_activities (const char *day)
{
  return accord_request_read (offer_cb, g_strdup (day), g_free, (GDestroyNotify) g_ptr_array_unref);
}
