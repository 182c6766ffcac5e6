/* accord-meeting-terms.c: the terms of reference, in versions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "base/accord-id.h"
#include "base/accord-vague-date.h"
#include "membership/accord-meeting-private.h"
#include "model/accord-record-write.h"

static void
put_words (AccordRecord *terms, GPtrArray *seats)
{
  const char *json = accord_record_get (terms, "quorum");
  g_autoptr (GError) problem = NULL;
  g_autoptr (AccordQuorum) quorum = *json != '\0' ? accord_quorum_parse (json, &problem) : NULL;
  g_autofree char *words = quorum != NULL ? accord_quorum_describe (quorum, seats) : NULL;

  accord_record_put (terms, "quorum_words", words != NULL ? words : "");
  accord_record_put (terms, "problem", problem != NULL ? problem->message : "");
}

static gpointer
load_all_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) terms = accord_meeting_read_rows (
      "terms_of_reference",
      accord_connection_query (connection, error,
                               "SELECT *, (from_on = '' OR from_on <= ?1) AND (until_on = '' OR until_on >= ?1) AND NOT EXISTS"
                               " (SELECT 1 FROM terms_of_reference AS n WHERE n.from_on <= ?1 AND (n.until_on = '' OR"
                               " n.until_on >= ?1) AND (n.from_on > t.from_on OR (n.from_on = t.from_on AND n.id > t.id)))"
                               " AS is_in_force FROM terms_of_reference AS t ORDER BY from_on DESC, id DESC",
                               "t", data),
      error);
  g_autoptr (GPtrArray) seats = terms != NULL ? accord_meeting_read_membership (connection, data, error) : NULL;

  if (seats == NULL)
    return NULL;
  for (guint i = 0; i < terms->len; i++)
    put_words (terms->pdata[i], seats);
  return g_steal_pointer (&terms);
}

/**
 * accord_terms_load_all:
 *
 * Returns: (transfer full): a question whose answer is a #GPtrArray of #AccordRecord: the versions, newest first, with
 *   "is_in_force" today, "quorum_words", the rule in words, and "problem", why it cannot be read
 */
AccordRequest *
accord_terms_load_all (void)
{
  char today[11];

  accord_day_today (today);
  return accord_request_read (load_all_cb, g_strdup (today), g_free, (GDestroyNotify) g_ptr_array_unref);
}

static gpointer
add_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 id = accord_id_new ();

  if (!accord_connection_run (connection, error,
                              "INSERT INTO terms_of_reference (id, title, from_on, quorum, decision_rule)"
                              " SELECT ?1, title, ?2, quorum, decision_rule FROM (SELECT title, quorum, decision_rule FROM"
                              " (SELECT * FROM terms_of_reference ORDER BY from_on DESC, id DESC LIMIT 1)"
                              " UNION ALL SELECT ?3, '', '') LIMIT 1",
                              "itt", id, data, _("Terms of reference")))
    return NULL;
  return g_memdup2 (&id, sizeof id);
}

/**
 * accord_terms_add:
 * @day: from when the new version is in force, ISO 8601
 *
 * Adds a version, with the rules of the one before. Which one is in force on a day is said by their first days, so the one
 * before need not be ended.
 *
 * Returns: (transfer full): an edit whose answer is its id (`gint64 *`, to be freed)
 */
AccordRequest *
accord_terms_add (const char *day)
{
  return accord_request_edit (_("Terms of reference added"), add_cb, g_strdup (day), g_free, g_free);
}

typedef struct
{
  gint64 terms;
  char *json;
} Setting;

static void
setting_free (gpointer data)
{
  Setting *setting = data;

  g_free (setting->json);
  g_free (setting);
}

static gpointer
set_quorum_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Setting *setting = data;

  return GINT_TO_POINTER (accord_record_write (connection, "terms_of_reference", setting->terms,
                                               (const char *const[]) { "quorum", NULL },
                                               (const char *const[]) { setting->json, NULL }, error));
}

/**
 * accord_terms_set_quorum:
 * @terms: a version of the terms of reference
 * @json: the rule, as `data/quorum/README.md` describes it; "" for none
 *
 * Returns: (transfer full): an edit, or %NULL with ACCORD_ERROR_INVALID, which says what is wrong with the rule
 */
AccordRequest *
accord_terms_set_quorum (gint64 terms, const char *json, GError **error)
{
  g_autoptr (AccordQuorum) quorum = *json != '\0' ? accord_quorum_parse (json, error) : NULL;
  Setting *setting;

  if (quorum == NULL && *json != '\0')
    return NULL;
  setting = g_new (Setting, 1);
  *setting = (Setting) { terms, g_strdup (json) };
  return accord_request_edit (_("Quorum changed"), set_quorum_cb, setting, setting_free, NULL);
}
