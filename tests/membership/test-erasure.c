/* test-erasure.c: nothing of a person is left, byte for byte
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "base/accord-error.h"
#include "membership/accord-erasure.h"
#include "model/accord-history.h"
#include "model/accord-record.h"
#include "model/accord-search.h"
#include "support/accord-test.h"

/* No person's name: made of letters that no other text in the file has side by side. */
#define NAME "Zqxv Wkjyq"
#define EMAIL "zqxv.wkjyq@example.org"
#define PHONE "01632 960 999"
#define ROUNDS 12

static const char *const TRACES[] = { "zqxv", "wkjyq", "960 999" };

typedef struct
{
  char *folder;
  char *path;
  AccordPartnership *partnership;
  gint64 person;
  gint64 appointment;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *person = NULL;
  g_autofree char *seat = NULL;

  fixture->folder = accord_test_make_folder ();
  fixture->partnership = accord_test_create_partnership (fixture->folder);
  fixture->path = g_strdup (accord_partnership_get_path (fixture->partnership));
  fixture->person = accord_test_add (fixture->partnership, "person", "name", "Cllr " NAME, "post", "Leader of the council",
                                     "email", EMAIL, "phone", PHONE, NULL);
  person = accord_test_id (fixture->person);
  seat = accord_test_id (accord_test_add (fixture->partnership, "seat", "title", "Council seat", "sector", "council", NULL));
  fixture->appointment = accord_test_add (fixture->partnership, "appointment", "seat_id", seat, "person_id", person,
                                          "post", "Leader", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->partnership);
  accord_test_remove_folder (fixture->folder);
  g_free (fixture->path);
}

static gboolean
holds (const char *path, const char *trace)
{
  g_autofree char *bytes = NULL;
  gsize length;

  if (!g_file_get_contents (path, &bytes, &length, NULL))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    bytes[i] = g_ascii_tolower (bytes[i]);
  return memmem (bytes, length, trace, strlen (trace)) != NULL;
}

static gboolean
holds_any (const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (TRACES); i++)
    if (holds (path, TRACES[i]))
      {
        g_test_message ("%s holds “%s”", path, TRACES[i]);
        return TRUE;
      }
  return FALSE;
}

static void
assert_nothing_left (const char *path)
{
  static const char *const ENDINGS[] = { "", "-journal", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (ENDINGS); i++)
    {
      g_autofree char *file = g_strconcat (path, ENDINGS[i], NULL);

      g_assert_false (holds_any (file));
    }
}

static void
set (Fixture *fixture, const char *table, const char *name, gint64 id, const char *text)
{
  accord_test_run (fixture->partnership, accord_record_set (accord_field_find (table, name), id, text, NULL));
}

/* A field of every kind of record that has one for free words, picked at random, written and written over. */
static void
scatter (Fixture *fixture, GRand *random)
{
  static const struct
  {
    const char *table;
    const char *name;
  } PLACES[] = {
    { "activity", "asked" },      { "activity", "note" },     { "activity", "title" },       { "feedback", "text" },
    { "section", "body" },        { "section", "heading" },   { "organisation", "note" },    { "organisation", "name" },
    { "appointment", "minute" },  { "appointment", "note" },  { "seat", "appointed_by" },    { "joining_request", "gap" },
    { "plan", "note" },           { "need", "text" },         { "declaration", "interest" },
  };
  guint place = (guint) g_rand_int_range (random, 0, G_N_ELEMENTS (PLACES));
  const char *table = PLACES[place].table;
  g_autofree char *appointment = accord_test_id (fixture->appointment);
  g_autofree char *activity = accord_test_id (accord_test_add (fixture->partnership, "activity", "title", "Forum", NULL));
  g_autofree char *plan = accord_test_id (accord_test_add (fixture->partnership, "plan", "title", "Plan", NULL));
  g_autofree char *filler = g_strnfill ((gsize) g_rand_int_range (random, 1, 6000), 'x');
  g_autofree char *text = g_strconcat (filler, " asked by ", g_rand_boolean (random) ? NAME : "ZQXV wkjyq", ", ", EMAIL,
                                       " (" PHONE ") ", g_rand_boolean (random) ? filler : "", NULL);
  gint64 id;

  if (g_str_equal (table, "feedback"))
    id = accord_test_add (fixture->partnership, table, "activity_id", activity, NULL);
  else if (g_str_equal (table, "section"))
    id = accord_test_add (fixture->partnership, table, "plan_id", plan, NULL);
  else if (g_str_equal (table, "declaration"))
    id = accord_test_add (fixture->partnership, table, "appointment_id", appointment, NULL);
  else if (g_str_equal (table, "appointment"))
    id = fixture->appointment;
  else if (g_str_equal (table, "organisation"))
    id = accord_test_add (fixture->partnership, table, "name", "Body", NULL);
  else if (g_str_equal (table, "need"))
    id = accord_test_add (fixture->partnership, table, "text", "Need", NULL);
  else if (g_str_equal (table, "plan"))
    id = accord_test_add (fixture->partnership, table, "title", "Other plan", NULL);
  else if (g_str_equal (table, "activity"))
    id = accord_test_add (fixture->partnership, table, "title", "Other forum", NULL);
  else
    id = accord_test_add (fixture->partnership, table, "note", "", NULL);
  set (fixture, table, PLACES[place].name, id, text);
  if (g_rand_boolean (random))
    set (fixture, table, PLACES[place].name, id, filler);
  if (g_rand_int_range (random, 0, 4) == 0)
    accord_test_run (fixture->partnership, accord_record_delete (table, id));
  if (g_rand_int_range (random, 0, 4) == 0)
    g_free (accord_test_run (fixture->partnership, accord_request_undo ()));
  fixture->appointment = g_str_equal (table, "appointment") ? 0 : fixture->appointment;
  if (fixture->appointment == 0)
    {
      g_autofree char *seat = accord_test_id (accord_test_add (fixture->partnership, "seat", "title", "Another", NULL));

      fixture->appointment = accord_test_add (fixture->partnership, "appointment", "seat_id", seat, NULL);
    }
}

static gint64
erase (Fixture *fixture)
{
  g_autofree gint64 *n = accord_test_run (fixture->partnership, accord_erasure_erase (fixture->person));

  return *n;
}

static void
test_byte_scan (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (g_test_rand_int () | 1);
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.accord", NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < ROUNDS; i++)
    scatter (fixture, random);
  g_assert_true (holds_any (fixture->path));

  g_assert_cmpint (erase (fixture), >=, 1);
  assert_nothing_left (fixture->path);
  g_assert_true (accord_partnership_backup (fixture->partnership, copy, &error));
  assert_nothing_left (copy);
  g_assert_true (accord_partnership_verify (fixture->partnership, &error));

  g_clear_object (&fixture->partnership);
  assert_nothing_left (fixture->path);
}

/* What is kept is what is not the person: the seat, the post, the counts. */
static void
test_keeps_the_seat (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AccordRecord) appointment = NULL;
  g_autoptr (AccordRecord) person = NULL;
  g_autoptr (GPtrArray) erasures = NULL;

  erase (fixture);
  appointment = accord_test_run (fixture->partnership, accord_record_load ("appointment", fixture->appointment));
  person = accord_test_run (fixture->partnership, accord_record_load ("person", fixture->person));
  erasures = accord_test_run (fixture->partnership, accord_record_load_all ("erasure", NULL, 0));

  g_assert_cmpstr (accord_record_get (appointment, "post"), ==, "Leader");
  g_assert_cmpint (accord_record_get_int (appointment, "person_id"), ==, fixture->person);
  g_assert_cmpstr (accord_record_get (person, "name"), ==, "");
  g_assert_cmpstr (accord_record_get (person, "post"), ==, "Leader of the council");
  g_assert_cmpuint (erasures->len, ==, 1);
  g_assert_cmpstr (accord_record_get (erasures->pdata[0], "author"), ==, g_get_user_name ());
  g_assert_cmpint (accord_record_get_int (erasures->pdata[0], "records"), ==, 1);
}

static void
assert_refused (Fixture *fixture, AccordRequest *request, AccordError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (accord_partnership_do (fixture->partnership, request, NULL, &error));
  g_assert_error (error, ACCORD_ERROR, (int) code);
}

/* Neither the erasure nor what held the name comes back; what came after can be taken back. */
static void
test_undo_does_not_bring_it_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) history = NULL;

  erase (fixture);
  accord_test_add (fixture->partnership, "seat", "title", "Later", NULL);
  g_free (accord_test_run (fixture->partnership, accord_request_undo ()));
  assert_refused (fixture, accord_request_undo (), ACCORD_ERROR_ERASED);

  history = accord_test_run (fixture->partnership, accord_history_load (100));
  for (guint i = 0; i < history->len; i++)
    {
      const AccordHistoryEntry *entry = g_ptr_array_index (history, i);

      if (g_str_equal (entry->label, "Person added"))
        assert_refused (fixture, accord_request_revert (entry->id, "Taken back"), ACCORD_ERROR_ERASED);
    }
  assert_nothing_left (fixture->path);
  assert_refused (fixture, accord_erasure_erase (fixture->person), ACCORD_ERROR_INVALID);
}

static gpointer
search_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return accord_search_find (connection, data, error);
}

static guint
count_found (Fixture *fixture, const char *words)
{
  g_autoptr (GArray) found = accord_test_run (
      fixture->partnership, accord_request_read (search_cb, (gpointer) words, NULL, (GDestroyNotify) g_array_unref));

  return found->len;
}

static void
test_search_index (Fixture *fixture, gconstpointer data)
{
  accord_test_add (fixture->partnership, "activity", "title", "Forum", "asked", "What " NAME " said", NULL);
  g_assert_cmpuint (count_found (fixture, "wkjyq"), ==, 2);

  erase (fixture);
  g_assert_cmpuint (count_found (fixture, "wkjyq"), ==, 0);
  g_assert_cmpuint (count_found (fixture, "Forum"), ==, 1);
  g_assert_cmpuint (count_found (fixture, "Leader"), ==, 2);
}

/* Other people, and words in which the name only happens to be, are left alone. */
static void
test_others_stay (Fixture *fixture, gconstpointer data)
{
  gint64 namesake = accord_test_add (fixture->partnership, "person", "name", NAME, "email", "other@example.org", NULL);
  gint64 body = accord_test_add (fixture->partnership, "organisation", "name", "Council", "note", "a" NAME "b", NULL);
  g_autoptr (AccordRecord) person = NULL;
  g_autoptr (AccordRecord) organisation = NULL;

  accord_test_run (fixture->partnership,
                   accord_record_set (accord_field_find ("organisation", "email"), body, EMAIL, NULL));
  erase (fixture);
  person = accord_test_run (fixture->partnership, accord_record_load ("person", namesake));
  organisation = accord_test_run (fixture->partnership, accord_record_load ("organisation", body));
  g_assert_cmpstr (accord_record_get (person, "name"), ==, NAME);
  g_assert_cmpstr (accord_record_get (organisation, "note"), ==, "a" NAME "b");
  g_assert_cmpstr (accord_record_get (organisation, "email"), ==, EMAIL);
}

static guint
count_members (JsonNode *node, const char *path)
{
  g_autoptr (JsonNode) found = json_path_query (path, node, NULL);

  return json_array_get_length (json_node_get_array (found));
}

static void
test_subject (Fixture *fixture, gconstpointer data)
{
  g_autofree char *appointment = accord_test_id (fixture->appointment);
  g_autoptr (JsonNode) node = NULL;

  accord_test_add (fixture->partnership, "declaration", "appointment_id", appointment, "interest", "Trustee", NULL);
  accord_test_add (fixture->partnership, "activity", "title", "Forum with " NAME, NULL);
  accord_test_add (fixture->partnership, "activity", "title", "Another forum", NULL);
  node = accord_test_run (fixture->partnership, accord_subject_load (fixture->person));

  g_assert_cmpuint (count_members (node, "$.person.email"), ==, 1);
  g_assert_cmpuint (count_members (node, "$.records[*].table"), ==, 2);
  g_assert_cmpuint (count_members (node, "$.records[*].record.interest"), ==, 1);
  g_assert_cmpuint (count_members (node, "$.mentions[*]"), ==, 1);
  g_assert_cmpuint (count_members (node, "$.history[*]"), ==, 1);
}

static void
test_people_are_found_by_name (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) found = accord_test_run (fixture->partnership, accord_people_find ("cllr  ZQXV wkjyq"));
  g_autoptr (GPtrArray) none = accord_test_run (fixture->partnership, accord_people_find (""));

  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/model/erasure/byte-scan", test_byte_scan);
  ADD ("/model/erasure/keeps-the-seat", test_keeps_the_seat);
  ADD ("/model/erasure/undo", test_undo_does_not_bring_it_back);
  ADD ("/model/erasure/search-index", test_search_index);
  ADD ("/model/erasure/others-stay", test_others_stay);
  ADD ("/model/erasure/subject", test_subject);
  ADD ("/model/erasure/people-by-name", test_people_are_found_by_name);
  return g_test_run ();
}
