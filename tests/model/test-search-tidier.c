/* test-search-tidier.c: the pieces of the search index, joined while nobody waits
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/accord-record.h"
#include "model/accord-search.h"
#include "store/accord-connection.h"
#include "support/accord-test.h"

#define N_EDITS 40

/* FTS5 joins four pieces of one size and more when it is asked to. */
#define FEW 4

typedef AccordTestFixture Fixture;

static gpointer
count_job (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return accord_connection_get_int (connection, data, error, "SELECT count (DISTINCT segid) FROM search_idx", "")
             ? GINT_TO_POINTER (TRUE)
             : NULL;
}

static gint64
count_pieces (Fixture *fixture)
{
  gint64 n = 0;

  accord_test_run (fixture->partnership, accord_request_read (count_job, &n, NULL, NULL));
  return n;
}

static gpointer
find_job (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return accord_search_find (connection, data, error);
}

static void
assert_found (Fixture *fixture, const char *words, guint n)
{
  g_autoptr (GArray) found = accord_test_run (fixture->partnership,
                                              accord_request_read (find_job, (gpointer) words, NULL, NULL));

  g_assert_cmpuint (found->len, ==, n);
}

/* An edit that joined pieces would keep whoever made it waiting. */
static void
test_joined_when_quiet (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autofree char *title = g_strdup_printf ("Listening event %u", i);

      accord_test_add (fixture->partnership, "activity", "title", title, NULL);
    }
  g_assert_cmpint (count_pieces (fixture), >=, N_EDITS);
  assert_found (fixture, "listening", N_EDITS);

  accord_test_wait_until (count_pieces (fixture) < FEW);
  assert_found (fixture, "listening", N_EDITS);
  assert_found (fixture, "listening 39", 1);
}

/* Closing does not wait for what is only tidying. */
static void
test_stopped_by_closing (Fixture *fixture, gconstpointer data)
{
  accord_test_add (fixture->partnership, "activity", "title", "Listening event", NULL);
  accord_test_run_behind (fixture->partnership);
  accord_partnership_close (fixture->partnership);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/model/search-tidier/joined-when-quiet", Fixture, NULL, accord_test_set_up, test_joined_when_quiet,
              accord_test_tear_down);
  g_test_add ("/model/search-tidier/stopped-by-closing", Fixture, NULL, accord_test_set_up, test_stopped_by_closing,
              accord_test_tear_down);
  return g_test_run ();
}
