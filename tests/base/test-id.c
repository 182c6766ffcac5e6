/* test-id.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/accord-id.h"

static void
test_ids_rise_and_fit (void)
{
  gint64 last = 0;

  for (int i = 0; i < 100000; i++)
    {
      gint64 id = accord_id_new ();

      g_assert_cmpint (id, >, last);
      last = id;
    }
}

static gpointer
make_ids (gpointer data)
{
  GArray *ids = data;

  for (int i = 0; i < 20000; i++)
    {
      gint64 id = accord_id_new ();

      g_array_append_val (ids, id);
    }
  return NULL;
}

static void
test_threads_never_share_an_id (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  GThread *threads[4];
  GArray *ids[4];

  for (int i = 0; i < 4; i++)
    {
      ids[i] = g_array_new (FALSE, FALSE, sizeof (gint64));
      threads[i] = g_thread_new ("ids", make_ids, ids[i]);
    }
  for (int i = 0; i < 4; i++)
    {
      g_thread_join (threads[i]);
      for (guint k = 0; k < ids[i]->len; k++)
        g_assert_true (g_hash_table_add (seen, &g_array_index (ids[i], gint64, k)));
    }
  for (int i = 0; i < 4; i++)
    g_array_unref (ids[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/id/rise-and-fit", test_ids_rise_and_fit);
  g_test_add_func ("/base/id/threads-never-share", test_threads_never_share_an_id);
  return g_test_run ();
}
