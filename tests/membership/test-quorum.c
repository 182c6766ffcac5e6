/* test-quorum.c: rules of quorum as data, read, judged and put into words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/accord-error.h"
#include "membership/accord-meeting.h"
#include "membership/accord-quorum.h"
#include "support/accord-test.h"

typedef struct
{
  char *folder;
  AccordPartnership *partnership;
} Fixture;

static void
add_seat (Fixture *fixture, guint number, const char *basis, const char *sector)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  g_autofree char *seat = NULL;

  seat = g_strdup_printf ("%" G_GINT64_FORMAT,
                          accord_test_add (fixture->partnership, "seat", "number", text, "statutory_basis", basis,
                                           "sector", sector, "position", text, NULL));
  if (number != 28)
    accord_test_add (fixture->partnership, "appointment", "seat_id", seat, "post", text, NULL);
}

/* 28 seats: the ICB, three councils, two of the VCSE, the rest of no kind; the last is vacant. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = accord_test_make_folder ();
  fixture->partnership = accord_test_create_partnership (fixture->folder);
  for (guint i = 1; i <= 28; i++)
    add_seat (fixture, i, i == 1 ? "icb" : i <= 4 ? "responsible_authority" : "chosen", i == 5 || i == 6 ? "vcse" : "other");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->partnership);
  accord_test_remove_folder (fixture->folder);
}

/* @present are the numbers of the seats whose members came, @deputies of those whose deputies did. */
static AccordAttendance *
hold (Fixture *fixture, const guint *present, const guint *deputies)
{
  gint64 meeting = accord_test_add (fixture->partnership, "meeting", "held_on", "2026-06-10", NULL);
  AccordAttendance *attendance = accord_test_run (fixture->partnership, accord_attendance_load (meeting));

  for (guint k = 0; k < 2; k++)
    for (const guint *n = k == 0 ? present : deputies; *n != 0; n++)
      accord_test_run (fixture->partnership,
                       accord_attendance_mark (meeting, accord_record_get_id (attendance->rows->pdata[*n - 1]), 0,
                                               k == 0 ? "present" : "deputy"));
  accord_attendance_free (attendance);
  return accord_test_run (fixture->partnership, accord_attendance_load (meeting));
}

static void
assert_judged (AccordAttendance *attendance, const char *json, gboolean is_met, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordQuorum) quorum = accord_quorum_parse (json, &error);
  g_autoptr (AccordQuorumResult) result = NULL;

  g_assert_no_error (error);
  result = accord_quorum_evaluate (quorum, attendance->rows);
  g_assert_cmpstr (result->words, ==, words);
  g_assert_cmpint (result->is_met, ==, is_met);
}

#define COUNCIL "{\"count\": 1, \"of\": {\"statutory_basis\": \"responsible_authority\"}, \"called\": \"council\"}"
#define ICB "{\"count\": 1, \"of\": {\"statutory_basis\": \"icb\"}, \"called\": \"ICB\"}"

static void
test_judged (Fixture *fixture, gconstpointer data)
{
  static const guint PRESENT[] = { 1, 7, 8, 9, 10, 11, 12, 13, 0 };
  static const guint DEPUTIES[] = { 14, 0 };
  g_autoptr (AccordAttendance) attendance = hold (fixture, PRESENT, DEPUTIES);

  assert_judged (attendance, "{\"rule\": {\"all\": [{\"share\": [1, 3]}, " ICB ", " COUNCIL "]}}", FALSE,
                 "9 of 28 present, a third is 10; the ICB is present; no council is present");
  assert_judged (attendance, "{\"rule\": {\"any\": [" COUNCIL ", " ICB "]}}", TRUE,
                 "no council is present, or the ICB is present");
  assert_judged (attendance, "{\"rule\": {\"share\": [1, 3]}, \"vacant\": false}", TRUE, "9 of 27 present, a third is 9");
  assert_judged (attendance, "{\"rule\": {\"share\": [1, 3]}, \"vacant\": false, \"deputies\": false}", FALSE,
                 "8 of 27 present, a third is 9");
  assert_judged (attendance, "{\"rule\": {\"share\": [1, 4], \"more\": true}}", TRUE,
                 "9 of 28 present, more than a quarter is 8");
  assert_judged (attendance, "{\"rule\": {\"every\": {\"sector\": \"vcse\"}, \"called\": \"VCSE member\"}}", FALSE,
                 "VCSE member: 0 present, 2 needed");
  assert_judged (attendance, "{\"rule\": {\"every\": {\"sector\": \"housing\"}, \"called\": \"housing member\"}}", FALSE,
                 "no seat of “housing member”");
  assert_judged (attendance, "{\"rule\": {\"every\": {\"seat\": [\"7\", \"14\"]}, \"called\": \"founder\"}}", TRUE,
                 "founder: 2 present, 2 needed");
}

static void
test_described (Fixture *fixture, gconstpointer data)
{
  static const guint NOBODY[] = { 0 };
  g_autoptr (AccordAttendance) attendance = hold (fixture, NOBODY, NOBODY);
  g_autoptr (AccordQuorum) quorum
      = accord_quorum_parse ("{\"rule\": {\"all\": [{\"share\": [1, 3]}, " ICB ", " COUNCIL "]}, \"deputies\": false}", NULL);
  g_autofree char *words = accord_quorum_describe (quorum, attendance->rows);

  g_assert_cmpstr (words, ==, "a third of the seats, and the ICB, and at least one council; deputies are not counted");
}

/* The message says where the rule is wrong, and how. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *json;
    const char *message;
  } BAD[] = {
    { "nonsense", "quorum: is no JSON" },
    { "[]", "quorum: must be an object" },
    { "{}", "rule: is missing" },
    { "{\"rule\": {\"share\": [1, 3]}, \"extra\": 1}", "quorum: “extra” is not known here" },
    { "{\"rule\": {\"share\": [4, 3]}}", "rule.share: must be two whole numbers" },
    { "{\"rule\": {\"share\": [1, 0]}}", "rule.share: must be two whole numbers" },
    { "{\"rule\": {\"half\": 1}}", "rule: must have one of share, count, every, all, any" },
    { "{\"rule\": {\"all\": []}}", "rule.all: must be a list of rules" },
    { "{\"rule\": {\"all\": [{\"share\": [1, 3]}, {\"count\": 1, \"of\": {\"sector\": \"vcse\"}}]}}",
      "rule.all[1].called: is missing" },
    { "{\"rule\": {\"any\": [{\"count\": 0, \"called\": \"seat\"}]}}", "rule.any[0].count: must be a whole number" },
    { "{\"rule\": {\"count\": 1, \"of\": {\"colour\": \"red\"}, \"called\": \"x\"}}",
      "rule.of.colour: seats cannot be told apart by this" },
    { "{\"rule\": {\"count\": 1, \"of\": {\"sector\": [1]}, \"called\": \"x\"}}", "rule.of.sector: must be text" },
    { "{\"rule\": {\"share\": [1, 3]}, \"deputies\": \"no\"}", "deputies: must be true or false" },
    { "{\"rule\": {\"all\": [{\"all\": [{\"all\": [{\"all\": [{\"all\": [{\"all\": [{\"all\": [{\"all\": [{\"all\": "
      "[1]}]}]}]}]}]}]}]}]}}",
      "stands too deep" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (BAD); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (accord_quorum_parse (BAD[i].json, &error));
      g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_INVALID);
      if (strstr (error->message, BAD[i].message) == NULL)
        g_error ("%s: says “%s”, not “%s”", BAD[i].json, error->message, BAD[i].message);
    }
}

/* Every rule that the program brings can be read, and has words of its own. */
static void
test_templates (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) templates = accord_test_run (fixture->partnership, accord_quorum_templates_load ());
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_assert_cmpuint (templates->len, >=, 5);
  for (guint i = 0; i < templates->len; i++)
    {
      const AccordQuorumTemplate *template = g_ptr_array_index (templates, i);
      g_autoptr (AccordQuorum) quorum = accord_quorum_parse (template->json, NULL);

      g_assert_true (g_hash_table_add (seen, accord_quorum_describe (quorum, NULL)));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/model/quorum/judged", test_judged);
  ADD ("/model/quorum/described", test_described);
  ADD ("/model/quorum/refused", test_refused);
  ADD ("/model/quorum/templates", test_templates);
  return g_test_run ();
}
