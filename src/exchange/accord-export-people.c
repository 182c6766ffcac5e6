/* accord-export-people.c: contacts as vCards
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/accord-export-people.h"

#include <string.h>

#include "base/accord-save.h"
#include "membership/accord-membership.h"

/* vCard 4.0, RFC 6350: lines of at most 75 bytes without the ending, and none is broken inside a character. */
#define MAX_LINE 75

static void
add_folded (GString *cards, const char *line)
{
  gsize length = 0;

  for (const char *p = line; *p != '\0'; p = g_utf8_next_char (p))
    {
      gsize n = (gsize) (g_utf8_next_char (p) - p);

      if (length + n > MAX_LINE)
        {
          g_string_append (cards, "\r\n ");
          length = 1;
        }
      g_string_append_len (cards, p, (gssize) n);
      length += n;
    }
  g_string_append (cards, "\r\n");
}

static char *
escape (const char *text)
{
  GString *escaped = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '\n')
        g_string_append (escaped, "\\n");
      else if (*p != '\r')
        {
          if (strchr ("\\,;", *p) != NULL)
            g_string_append_c (escaped, '\\');
          g_string_append_c (escaped, *p);
        }
    }
  return g_string_free_and_steal (escaped);
}

static void
add_line (GString *cards, const char *property, const char *value)
{
  g_autofree char *escaped = escape (value);
  g_autofree char *line = g_strconcat (property, ":", escaped, NULL);

  if (*value != '\0')
    add_folded (cards, line);
}

/* A URI is no text: it is not escaped, and what has no place in one is left out. */
static void
add_telephone (GString *cards, const char *number)
{
  g_autofree char *line = NULL;
  GString *digits = g_string_new (NULL);

  for (const char *p = number; *p != '\0'; p++)
    if (g_ascii_isdigit (*p) || *p == '+')
      g_string_append_c (digits, *p);
  line = g_strconcat ("TEL;VALUE=uri;TYPE=work:tel:", digits->str, NULL);
  if (digits->len > 0)
    add_folded (cards, line);
  g_string_free (digits, TRUE);
}

/* Structured: the whole name is one part, since nobody can tell which part of it is which. */
static void
add_name (GString *cards, const char *name)
{
  g_autofree char *escaped = escape (name);
  g_autofree char *line = g_strdup_printf ("N:%s;;;;", escaped);

  if (*name != '\0')
    add_folded (cards, line);
}

static void
add_card (GString *cards, const char *uid, const char *kind, const char *shown, AccordRecord *record,
          const char *organisation)
{
  g_string_append (cards, "BEGIN:VCARD\r\nVERSION:4.0\r\n");
  add_line (cards, "UID", uid);
  add_line (cards, "KIND", kind);
  add_line (cards, "FN", shown);
  if (g_str_equal (kind, "individual"))
    add_name (cards, accord_record_get (record, "name"));
  add_line (cards, "ORG", organisation);
  add_line (cards, "TITLE", accord_record_get (record, "post"));
  add_line (cards, "EMAIL;TYPE=work", accord_record_get (record, "email"));
  add_telephone (cards, accord_record_get (record, "phone"));
  if (g_str_equal (kind, "org"))
    add_line (cards, "URL", accord_record_get (record, "website"));
  g_string_append (cards, "END:VCARD\r\n");
}

/* A post is enough: who holds it is named where the name may be held. */
static void
add_person (GString *cards, AccordRecord *person, GHashTable *names)
{
  gint64 body = accord_record_get_int (person, "organisation_id");
  const char *organisation = g_hash_table_lookup (names, &body);
  const char *name = accord_record_get (person, "name");
  const char *post = accord_record_get (person, "post");
  g_autofree char *uid = g_strdup_printf ("accord-person-%" G_GINT64_FORMAT, accord_record_get_id (person));
  g_autofree char *shown = NULL;

  if (*accord_record_get (person, "erased_on") != '\0' || (*name == '\0' && *post == '\0'))
    return;
  if (*name != '\0' || organisation == NULL)
    shown = g_strdup (*name != '\0' ? name : post);
  else
    shown = g_strdup_printf ("%s, %s", post, organisation);
  add_card (cards, uid, "individual", shown, person, organisation != NULL ? organisation : "");
}

static void
add_organisation (GString *cards, AccordRecord *organisation)
{
  g_autofree char *uid = g_strdup_printf ("accord-organisation-%" G_GINT64_FORMAT, accord_record_get_id (organisation));
  const char *name = accord_record_get (organisation, "name");

  if (*accord_record_get (organisation, "email") != '\0' || *accord_record_get (organisation, "phone") != '\0')
    add_card (cards, uid, "org", name, organisation, name);
}

/* Who holds a seat as a post: the organisation is where to reach it. */
static void
add_posts (GString *cards, const AccordMembershipSeat *seat)
{
  for (guint i = 0; i < seat->holders->len; i++)
    {
      AccordRecord *holder = g_ptr_array_index (seat->holders, i);
      const char *post = accord_record_get (holder, "post");
      const char *own = accord_record_get (holder, "organisation");
      const char *organisation = *own != '\0' ? own : accord_record_get (seat->seat, "organisation");
      g_autofree char *uid = g_strdup_printf ("accord-appointment-%" G_GINT64_FORMAT, accord_record_get_id (holder));
      g_autofree char *shown = *organisation != '\0' ? g_strdup_printf ("%s, %s", post, organisation) : g_strdup (post);

      if (*post != '\0' && accord_record_get_int (holder, "person_id") == 0)
        add_card (cards, uid, "individual", shown, holder, organisation);
    }
}

static GBytes *
write_cards (GPtrArray *people, GPtrArray *organisations, GPtrArray *seats)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GString *cards = g_string_new (NULL);

  for (guint i = 0; i < organisations->len; i++)
    {
      gint64 id = accord_record_get_id (organisations->pdata[i]);

      g_hash_table_insert (names, g_memdup2 (&id, sizeof id),
                           (gpointer) accord_record_get (organisations->pdata[i], "name"));
    }
  for (guint i = 0; i < people->len; i++)
    add_person (cards, people->pdata[i], names);
  for (guint i = 0; i < seats->len; i++)
    add_posts (cards, g_ptr_array_index (seats, i));
  for (guint i = 0; i < organisations->len; i++)
    add_organisation (cards, organisations->pdata[i]);
  return g_string_free_to_bytes (cards);
}

static gpointer
save_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) people = accord_record_read_all (connection, "person", NULL, 0, error);
  g_autoptr (GPtrArray) organisations
      = people != NULL ? accord_record_read_all (connection, "organisation", NULL, 0, error) : NULL;
  g_autoptr (GPtrArray) seats = organisations != NULL ? accord_membership_find (connection, "", error) : NULL;
  g_autoptr (GBytes) bytes = seats != NULL ? write_cards (people, organisations, seats) : NULL;

  return GINT_TO_POINTER (bytes != NULL && accord_save_bytes (data, bytes, cancellable, error));
}

/**
 * accord_export_people_save:
 * @path: the file to write
 *
 * The people, by their posts where no name is held, the posts that hold a seat, and the organisations that have an address
 * or a number, as vCard 4.0.
 *
 * Returns: (transfer full): a question that writes the file, whole or not at all
 */
AccordRequest *
accord_export_people_save (const char *path)
{
  return accord_request_read (save_cb, g_strdup (path), g_free, NULL);
}
