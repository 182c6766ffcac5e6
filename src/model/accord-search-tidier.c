/* accord-search-tidier.c: keeps the search index in few pieces
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/accord-search-tidier.h"

/* How long nothing must have changed before the pieces are joined, and how much is joined at a time: a few milliseconds,
 * which is what an edit that comes meanwhile may have to wait. */
#define QUIET_MS 1000
#define PAGES_AT_A_TIME "64"

/* So many pieces of one size FTS5 joins at once, during an edit, all the same: an index in too many is slow to read. */
#define MOST_PIECES 64

/**
 * AccordSearchTidier:
 *
 * Each edit adds a small piece to the search index. Left to itself FTS5 joins pieces during every edit, and now and then
 * the largest ones: the slowest edit in a hundred took 114 ms with 100,000 activities. Here they are joined once nothing
 * has changed for a while, a little at a time. Of its own thread, as the store's signals are.
 */
struct _AccordSearchTidier
{
  GObject parent_instance;

  AccordStore *store;           /* owns what owns this */
  GCancellable *stopped;
  guint source;
};

G_DEFINE_FINAL_TYPE (AccordSearchTidier, accord_search_tidier, G_TYPE_OBJECT)

/**
 * accord_search_tidier_prepare:
 * @connection: the token, outside a transaction
 *
 * Tells FTS5 to leave joining to the tidier. It remembers that in the file.
 *
 * Returns: whether it is so
 */
gboolean
accord_search_tidier_prepare (AccordConnection *connection, GError **error)
{
  gint64 n_set = 0;

  if (!accord_connection_get_int (connection, &n_set, error,
                                  "SELECT count (*) FROM search_config"
                                  " WHERE (k = 'automerge' AND v = 0) OR (k = 'crisismerge' AND v = ?1)",
                                  "i", (gint64) MOST_PIECES))
    return FALSE;
  return n_set == 2 ||
         (accord_connection_run (connection, error, "INSERT INTO search (search, rank) VALUES ('automerge', 0)", "") &&
          accord_connection_run (connection, error, "INSERT INTO search (search, rank) VALUES ('crisismerge', ?1)", "i",
                                 (gint64) MOST_PIECES));
}

/* Answers whether there may be more to join. A step that had nothing to do changes fewer than two rows. */
static gpointer
join_job (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 before = 0, after = 0;

  if (!accord_connection_get_int (connection, &before, error, "SELECT total_changes ()", "") ||
      !accord_connection_run (connection, error,
                              "INSERT INTO search (search, rank) VALUES ('merge', " PAGES_AT_A_TIME ")", "") ||
      !accord_connection_get_int (connection, &after, error, "SELECT total_changes ()", ""))
    return NULL;
  return GINT_TO_POINTER (after - before >= 2);
}

static void wait_for_quiet (AccordSearchTidier *self, guint milliseconds);

/* What cannot be joined now, on a full disk say, is joined after a later edit. */
static void
joined_cb (GObject *store, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordSearchTidier) self = data;

  if (accord_store_run_finish (ACCORD_STORE (store), result, NULL) != NULL && self->source == 0 &&
      !g_cancellable_is_cancelled (self->stopped))
    wait_for_quiet (self, 0);
}

static void
quiet_cb (gpointer data)
{
  AccordSearchTidier *self = data;
  AccordStoreJob *job = g_new0 (AccordStoreJob, 1);

  self->source = 0;
  *job = (AccordStoreJob) { .kind = ACCORD_STORE_READ, .func = join_job };
  accord_store_run_async (self->store, job, G_PRIORITY_LOW, self->stopped, joined_cb, g_object_ref (self));
}

static void
wait_for_quiet (AccordSearchTidier *self, guint milliseconds)
{
  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add_once (milliseconds, quiet_cb, self);
}

static void
changed_cb (AccordSearchTidier *self)
{
  wait_for_quiet (self, QUIET_MS);
}

/**
 * accord_search_tidier_stop:
 *
 * Joins no more. To be called before the store is closed.
 */
void
accord_search_tidier_stop (AccordSearchTidier *self)
{
  g_return_if_fail (ACCORD_IS_SEARCH_TIDIER (self));

  g_signal_handlers_disconnect_by_data (self->store, self);
  g_cancellable_cancel (self->stopped);
  g_clear_handle_id (&self->source, g_source_remove);
}

static void
accord_search_tidier_dispose (GObject *object)
{
  AccordSearchTidier *self = ACCORD_SEARCH_TIDIER (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->stopped);

  G_OBJECT_CLASS (accord_search_tidier_parent_class)->dispose (object);
}

static void
accord_search_tidier_class_init (AccordSearchTidierClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_search_tidier_dispose;
}

static void
accord_search_tidier_init (AccordSearchTidier *self)
{
  self->stopped = g_cancellable_new ();
}

/**
 * accord_search_tidier_new:
 * @store: whose index it is; must stay until accord_search_tidier_stop() was called
 *
 * Returns: (transfer full): what joins the pieces of the index
 */
AccordSearchTidier *
accord_search_tidier_new (AccordStore *store)
{
  AccordSearchTidier *self = g_object_new (ACCORD_TYPE_SEARCH_TIDIER, NULL);

  self->store = store;
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}
