/* accord-partnership.c: one open partnership
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/accord-partnership.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "base/accord-error.h"
#include "model/accord-search-index.h"
#include "model/accord-search-tidier.h"
#include "model/accord-vocabulary-files.h"
#include "store/accord-backup-keeper.h"
#include "store/accord-store.h"

/**
 * AccordPartnership:
 *
 * What a window or a command works on: one partnership's file, opened. It runs requests, tells what changed, keeps the
 * vocabularies at hand, and makes the backups.
 *
 * Lives on the thread that opened it.
 */
struct _AccordPartnership
{
  GObject parent_instance;

  AccordStore *store;
  char *name;
  GHashTable *vocabularies;   /* name -> AccordVocabulary */
  guint storing;              /* edits asked for and not yet answered */
  AccordSearchTidier *tidier;
  AccordBackupKeeper *backups;
};

G_DEFINE_FINAL_TYPE (AccordPartnership, accord_partnership, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_NAME,
  PROP_STORING,
  N_PROPS,
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
accord_partnership_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AccordPartnership *self = ACCORD_PARTNERSHIP (object);

  switch (id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_STORING:
      g_value_set_boolean (value, self->storing > 0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
accord_partnership_dispose (GObject *object)
{
  accord_partnership_close (ACCORD_PARTNERSHIP (object));

  G_OBJECT_CLASS (accord_partnership_parent_class)->dispose (object);
}

static void
accord_partnership_finalize (GObject *object)
{
  AccordPartnership *self = ACCORD_PARTNERSHIP (object);

  g_clear_object (&self->backups);
  g_clear_object (&self->tidier);
  g_clear_object (&self->store);
  g_free (self->name);
  g_hash_table_unref (self->vocabularies);

  G_OBJECT_CLASS (accord_partnership_parent_class)->finalize (object);
}

static void
accord_partnership_class_init (AccordPartnershipClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = accord_partnership_get_property;
  object_class->dispose = accord_partnership_dispose;
  object_class->finalize = accord_partnership_finalize;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY |
                                               G_PARAM_STATIC_STRINGS);
  /**
   * AccordPartnership:storing:
   *
   * Whether an edit is on its way to the disk. While it is not, all changes are stored.
   */
  properties[PROP_STORING] = g_param_spec_boolean ("storing", NULL, NULL, FALSE, G_PARAM_READABLE |
                                                   G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * AccordPartnership::changed:
   * @self: the partnership
   * @changes: the rows that one edit, undo or redo touched
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, ACCORD_TYPE_CHANGES);
}

static void
accord_partnership_init (AccordPartnership *self)
{
  self->vocabularies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                              (GDestroyNotify) accord_vocabulary_unref);
}

/* --- opening --- */

static gboolean
make_private_folder (const char *folder, GError **error)
{
  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  g_set_error (error, ACCORD_ERROR, errno == ENOSPC ? ACCORD_ERROR_FULL : ACCORD_ERROR_READ_ONLY, "%s: %s", folder,
               g_strerror (errno));
  return FALSE;
}

static gpointer
load_name_job (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (AccordStatement) row = accord_connection_query (connection, error, "SELECT name FROM partnership", "");

  if (row == NULL)
    return NULL;
  return g_strdup (accord_statement_step (row, error) ? accord_statement_text (row, 0) : "");
}

static gpointer
load_vocabularies_job (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return accord_vocabularies_load (connection, error);
}

static void
take_name (AccordPartnership *self, char *name)
{
  if (name == NULL || g_strcmp0 (name, self->name) == 0)
    {
      g_free (name);
      return;
    }
  g_free (self->name);
  self->name = name;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
}

static void
take_vocabularies (AccordPartnership *self, GHashTable *table)
{
  if (table == NULL)
    return;
  g_hash_table_unref (self->vocabularies);
  self->vocabularies = table;
}

static void
name_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordPartnership) self = data;

  take_name (self, accord_store_run_finish (ACCORD_STORE (object), result, NULL));
}

static void
vocabularies_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordPartnership) self = data;

  take_vocabularies (self, accord_store_run_finish (ACCORD_STORE (object), result, NULL));
}

static void
changed_cb (AccordStore *store, AccordChanges *changes, gpointer data)
{
  AccordPartnership *self = data;

  if (accord_changes_touch (changes, "partnership"))
    accord_store_run_async (store, accord_request_read (load_name_job, NULL, NULL, g_free), G_PRIORITY_DEFAULT, NULL,
                            name_loaded_cb, g_object_ref (self));
  if (accord_changes_touch (changes, "term"))
    accord_store_run_async (store,
                            accord_request_read (load_vocabularies_job, NULL, NULL, (GDestroyNotify) g_hash_table_unref),
                            G_PRIORITY_DEFAULT, NULL, vocabularies_loaded_cb, g_object_ref (self));
  g_signal_emit (self, signals[CHANGED], 0, changes);
}

static char *
describe_author (void)
{
  const char *user = g_get_user_name ();

  return g_strdup (user != NULL ? user : "");
}

static gpointer
prepare_job (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (accord_vocabularies_seed_new (connection, error) &&
                          accord_search_tidier_prepare (connection, error));
}

/* A file that cannot take a new vocabulary, on a full disk say, is opened without it. */
static void
prepare (AccordPartnership *self)
{
  accord_store_run (self->store, accord_request_read (prepare_job, NULL, NULL, NULL), NULL, NULL);
}

static AccordPartnership *
open_mode (const char *path, AccordOpenMode mode, GError **error)
{
  g_autoptr (AccordPartnership) self = g_object_new (ACCORD_TYPE_PARTNERSHIP, NULL);
  g_autofree char *author = describe_author ();
  g_autofree char *backups = accord_partnership_get_backup_folder ();

  if (mode != ACCORD_OPEN_READ_ONLY && !make_private_folder (backups, error))
    return NULL;
  self->store = accord_store_open (path, mode, author, backups, error);
  if (self->store == NULL)
    return NULL;
  accord_store_set_index_func (self->store, accord_search_update, NULL);
  if (mode == ACCORD_OPEN_EXISTING)
    prepare (self);
  return g_steal_pointer (&self);
}

/* On the thread that will own it: signals go to that thread's main context. */
static gboolean
settle (AccordPartnership *self, GError **error)
{
  g_autofree char *folder = accord_partnership_get_backup_folder ();
  GError *local_error = NULL;

  take_name (self, accord_store_run (self->store, accord_request_read (load_name_job, NULL, NULL, g_free), NULL,
                                     &local_error));
  if (local_error == NULL)
    take_vocabularies (self, accord_store_run (self->store,
                                               accord_request_read (load_vocabularies_job, NULL, NULL, NULL), NULL,
                                               &local_error));
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  g_signal_connect_object (self->store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
  self->backups = accord_backup_keeper_new (self->store, folder);
  self->tidier = accord_search_tidier_new (self->store);
  return TRUE;
}

/**
 * accord_partnership_open:
 * @path: the file
 *
 * Opens a partnership and waits: for the command line and the tests.
 *
 * Returns: (transfer full): the partnership, or %NULL with an error of the store
 */
AccordPartnership *
accord_partnership_open (const char *path, GError **error)
{
  g_autoptr (AccordPartnership) self = open_mode (path, ACCORD_OPEN_EXISTING, error);

  return self != NULL && settle (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * accord_partnership_open_read_only:
 * @path: a file, maybe a foreign one
 *
 * Opens a file that must not be written to, to read it out, and waits.
 *
 * Returns: (transfer full): the partnership, or %NULL with an error of the store
 */
AccordPartnership *
accord_partnership_open_read_only (const char *path, GError **error)
{
  g_autoptr (AccordPartnership) self = open_mode (path, ACCORD_OPEN_READ_ONLY, error);

  return self != NULL && settle (self, error) ? g_steal_pointer (&self) : NULL;
}

static AccordPartnership *
create_unsettled (const char *path, AccordRequest *fill, GCancellable *cancellable, GError **error)
{
  g_autoptr (AccordRequest) request = fill;
  g_autoptr (AccordPartnership) self = NULL;
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *own_folder = accord_partnership_get_folder ();
  g_autofree char *author = NULL;
  g_autofree char *backups = accord_partnership_get_backup_folder ();

  if ((g_str_equal (folder, own_folder) && !make_private_folder (folder, error)) || !make_private_folder (backups, error))
    return NULL;
  self = g_object_new (ACCORD_TYPE_PARTNERSHIP, NULL);
  author = describe_author ();
  self->store = accord_store_create (path, author, g_steal_pointer (&request), accord_search_update, NULL, cancellable,
                                     error);
  if (self->store == NULL)
    return NULL;
  prepare (self);
  return g_steal_pointer (&self);
}

/**
 * accord_partnership_create:
 * @path: where; nothing may be there
 * @fill: (transfer full): the edit that fills it: accord_founding_fill(), or what restores a copy
 *
 * Makes a partnership and waits. Its first content is not an edit that could be undone.
 *
 * Returns: (transfer full): the partnership; %NULL with ACCORD_ERROR_EXISTS, _READ_ONLY, _FULL or the error of @fill, and
 *   then no file is left
 */
AccordPartnership *
accord_partnership_create (const char *path, AccordRequest *fill, GError **error)
{
  g_autoptr (AccordPartnership) self = create_unsettled (path, fill, NULL, error);

  return self != NULL && settle (self, error) ? g_steal_pointer (&self) : NULL;
}

typedef struct
{
  char *path;
  AccordRequest *fill;       /* NULL: the file is there */
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_free (opening->path);
  g_clear_pointer (&opening->fill, accord_request_free);
  g_free (opening);
}

static void
open_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Opening *opening = data;
  GError *error = NULL;
  AccordPartnership *self;

  /* This thread has no main context of its own, so the store's signals go to the main one: the window's. */
  self = opening->fill != NULL
             ? create_unsettled (opening->path, g_steal_pointer (&opening->fill), cancellable, &error)
             : open_mode (opening->path, ACCORD_OPEN_EXISTING, &error);
  if (self != NULL && !settle (self, &error))
    g_clear_object (&self);
  if (self != NULL)
    g_task_return_pointer (task, self, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
open_in_thread (const char *path, AccordRequest *fill, GCancellable *cancellable, GAsyncReadyCallback callback,
                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Opening *opening = g_new0 (Opening, 1);

  opening->path = g_strdup (path);
  opening->fill = fill;
  g_task_set_task_data (task, opening, opening_free);
  g_task_run_in_thread (task, open_thread);
}

/**
 * accord_partnership_open_async:
 * @path: the file
 * @cancellable: (nullable): gives up waiting
 * @callback: called on the caller's main context
 * @user_data: for @callback
 *
 * Opens a partnership without waiting.
 */
void
accord_partnership_open_async (const char *path, GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data)
{
  open_in_thread (path, NULL, cancellable, callback, user_data);
}

/**
 * accord_partnership_open_finish:
 *
 * Returns: (transfer full): the partnership, or %NULL with an error of the store
 */
AccordPartnership *
accord_partnership_open_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * accord_partnership_create_async:
 * @path: where; nothing may be there
 * @fill: (transfer full): the edit that fills it, see accord_partnership_create()
 * @cancellable: (nullable): gives up waiting
 * @callback: called on the caller's main context
 * @user_data: for @callback
 *
 * Makes a partnership without waiting.
 */
void
accord_partnership_create_async (const char *path, AccordRequest *fill, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  open_in_thread (path, fill, cancellable, callback, user_data);
}

/**
 * accord_partnership_create_finish:
 *
 * Returns: (transfer full): the partnership, or %NULL with an error
 */
AccordPartnership *
accord_partnership_create_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * accord_partnership_close:
 *
 * Does what was asked for before and closes the file. Blocks until then; a second call does nothing.
 */
void
accord_partnership_close (AccordPartnership *self)
{
  g_return_if_fail (ACCORD_IS_PARTNERSHIP (self));

  if (self->backups != NULL)
    accord_backup_keeper_stop (self->backups);
  if (self->tidier != NULL)
    accord_search_tidier_stop (self->tidier);
  if (self->store != NULL)
    accord_store_close (self->store);
}

/**
 * accord_partnership_get_path:
 *
 * Returns: (transfer none): its file
 */
const char *
accord_partnership_get_path (AccordPartnership *self)
{
  g_return_val_if_fail (ACCORD_IS_PARTNERSHIP (self), NULL);

  return accord_store_get_path (self->store);
}

/**
 * accord_partnership_get_name:
 *
 * Returns: (transfer none): its name
 */
const char *
accord_partnership_get_name (AccordPartnership *self)
{
  g_return_val_if_fail (ACCORD_IS_PARTNERSHIP (self), NULL);

  return self->name;
}

/**
 * accord_partnership_is_storing:
 *
 * Returns: whether an edit is on its way to the disk
 */
gboolean
accord_partnership_is_storing (AccordPartnership *self)
{
  g_return_val_if_fail (ACCORD_IS_PARTNERSHIP (self), FALSE);

  return self->storing > 0;
}

/**
 * accord_partnership_get_vocabulary:
 * @name: a vocabulary, as "method"
 *
 * Returns: (transfer none): its terms as they are now; another one after a change of terms, so take a reference to
 *   keep it. Never %NULL for a vocabulary that the program brings
 */
AccordVocabulary *
accord_partnership_get_vocabulary (AccordPartnership *self, const char *name)
{
  g_return_val_if_fail (ACCORD_IS_PARTNERSHIP (self), NULL);

  return g_hash_table_lookup (self->vocabularies, name);
}

/* --- requests --- */

/**
 * accord_partnership_run:
 * @request: (transfer full): what is asked
 * @cancellable: (nullable): stops it
 *
 * Runs @request and waits: for the command line and the tests, never for the window.
 *
 * Returns: (transfer full) (nullable): the answer; %NULL with @error set when it failed
 */
gpointer
accord_partnership_run (AccordPartnership *self, AccordRequest *request, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (ACCORD_IS_PARTNERSHIP (self), NULL);

  return accord_store_run (self->store, request, cancellable, error);
}

/**
 * accord_partnership_do:
 * @request: (transfer full): what is asked
 * @cancellable: (nullable): stops it
 *
 * As accord_partnership_run(), for what @request does rather than for its answer.
 *
 * Returns: whether it was done; else with @error set
 */
gboolean
accord_partnership_do (AccordPartnership *self, AccordRequest *request, GCancellable *cancellable, GError **error)
{
  GDestroyNotify answer_free = request->answer_free;
  GError *local_error = NULL;
  gpointer answer = accord_partnership_run (self, request, cancellable, &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  if (answer != NULL && answer_free != NULL)
    answer_free (answer);
  return TRUE;
}

static void
count_storing (AccordPartnership *self, int by)
{
  gboolean was = self->storing > 0;

  self->storing += by;
  if (was != (self->storing > 0))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORING]);
}

typedef struct
{
  GTask *task;
  gboolean is_edit;
} Running;

static void
ran_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree Running *running = data;
  g_autoptr (GTask) task = running->task;
  AccordPartnership *self = g_task_get_source_object (task);
  GError *error = NULL;
  gpointer answer = accord_store_run_finish (ACCORD_STORE (object), result, &error);

  if (running->is_edit)
    count_storing (self, -1);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, answer, g_task_get_task_data (task));
}

/**
 * accord_partnership_run_async:
 * @request: (transfer full): what is asked
 * @cancellable: (nullable): stops it
 * @callback: (nullable): called on the main thread
 * @user_data: for @callback
 *
 * Runs @request without waiting. Edits are made in the order in which they were asked for.
 */
void
accord_partnership_run_async (AccordPartnership *self, AccordRequest *request, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  Running *running;

  g_return_if_fail (ACCORD_IS_PARTNERSHIP (self));

  running = g_new0 (Running, 1);
  running->task = g_task_new (self, cancellable, callback, user_data);
  running->is_edit = request->kind != ACCORD_STORE_READ;
  g_task_set_check_cancellable (running->task, FALSE);
  g_task_set_source_tag (running->task, accord_partnership_run_async);
  g_task_set_task_data (running->task, request->answer_free, NULL);
  if (running->is_edit)
    count_storing (self, 1);
  accord_store_run_async (self->store, request, G_PRIORITY_DEFAULT, cancellable, ran_cb, running);
}

/**
 * accord_partnership_run_finish:
 *
 * Returns: (transfer full) (nullable): the answer; %NULL with @error set when it failed
 */
gpointer
accord_partnership_run_finish (AccordPartnership *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * accord_partnership_do_finish:
 *
 * In place of accord_partnership_run_finish() where nobody needs the answer.
 *
 * Returns: whether it was done; else with @error set
 */
gboolean
accord_partnership_do_finish (AccordPartnership *self, GAsyncResult *result, GError **error)
{
  gboolean failed;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  /* An answer that is not fetched is freed with the task. */
  failed = g_task_had_error (G_TASK (result));
  if (failed)
    g_task_propagate_pointer (G_TASK (result), error);
  return !failed;
}

/* --- verifying and backing up --- */

/**
 * accord_partnership_verify:
 *
 * Reads and checks the whole file. Blocks.
 *
 * Returns: whether all is well; else ACCORD_ERROR_DAMAGED
 */
gboolean
accord_partnership_verify (AccordPartnership *self, GError **error)
{
  g_return_val_if_fail (ACCORD_IS_PARTNERSHIP (self), FALSE);

  return accord_store_verify (self->store, NULL, error);
}

/**
 * accord_partnership_backup:
 * @path: the copy's name
 *
 * Makes a verified copy. Blocks.
 *
 * Returns: whether it was made
 */
gboolean
accord_partnership_backup (AccordPartnership *self, const char *path, GError **error)
{
  g_return_val_if_fail (ACCORD_IS_PARTNERSHIP (self), FALSE);

  return accord_store_backup (self->store, path, error);
}

/**
 * accord_partnership_backup_before:
 *
 * Makes a verified copy in the backup folder before something large: an import, a restore. Blocks.
 *
 * Returns: whether it was made
 */
gboolean
accord_partnership_backup_before (AccordPartnership *self, GError **error)
{
  g_return_val_if_fail (ACCORD_IS_PARTNERSHIP (self), FALSE);

  return accord_backup_keeper_make (self->backups, error);
}
