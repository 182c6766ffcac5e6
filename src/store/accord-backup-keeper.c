/* accord-backup-keeper.c: makes copies of a file in use, and keeps the right ones
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/accord-backup-keeper.h"

#include <glib/gstdio.h>

#include "store/accord-backup.h"

/* A copy is made when this much time has passed since the first change that no copy has. */
#define INTERVAL_S (30 * 60)

#define SUFFIX ".accord"

/**
 * AccordBackupKeeper:
 *
 * Copies a file that is being changed every half hour, and removes the copies of which there are newer ones enough: see
 * accord_backup_choose_superfluous(). Of its own thread, as the store's signals are.
 */
struct _AccordBackupKeeper
{
  GObject parent_instance;

  AccordStore *store;           /* owns what owns this */
  char *folder;
  guint source;
};

G_DEFINE_FINAL_TYPE (AccordBackupKeeper, accord_backup_keeper, G_TYPE_OBJECT)

static char *
name_copy (AccordBackupKeeper *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *stem = g_path_get_basename (accord_store_get_path (self->store));
  g_autofree char *name = NULL;

  if (g_str_has_suffix (stem, SUFFIX))
    stem[strlen (stem) - strlen (SUFFIX)] = '\0';
  name = accord_backup_name (stem, now);
  return g_build_filename (self->folder, name, NULL);
}

/* Only this file's: the stem and the stamp's dash are the beginning of the name. */
static void
remove_superfluous (const char *copy)
{
  g_autofree char *folder = g_path_get_dirname (copy);
  g_autofree char *base = g_path_get_basename (copy);
  g_autofree char *prefix = g_strndup (base, strlen (base) - strlen ("20261122T084501Z" SUFFIX));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) superfluous = NULL;
  g_auto (GStrv) names = NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, prefix))
      g_strv_builder_add (builder, name);
  names = g_strv_builder_end (builder);
  superfluous = accord_backup_choose_superfluous ((const char *const *) names);
  for (guint i = 0; i < superfluous->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (superfluous, i), NULL);

      g_unlink (path);
    }
}

/**
 * accord_backup_keeper_make:
 *
 * Makes a verified copy now. Blocks.
 *
 * Returns: whether it was made
 */
gboolean
accord_backup_keeper_make (AccordBackupKeeper *self, GError **error)
{
  g_autofree char *copy = NULL;

  g_return_val_if_fail (ACCORD_IS_BACKUP_KEEPER (self), FALSE);

  copy = name_copy (self);
  if (!accord_store_backup (self->store, copy, error))
    return FALSE;
  remove_superfluous (copy);
  return TRUE;
}

static void
made_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree char *copy = data;

  if (accord_store_backup_finish (ACCORD_STORE (object), result, NULL))
    remove_superfluous (copy);
}

static void
due_cb (gpointer data)
{
  AccordBackupKeeper *self = data;
  char *copy = name_copy (self);

  self->source = 0;
  accord_store_backup_async (self->store, copy, NULL, made_cb, copy);
}

static void
changed_cb (AccordBackupKeeper *self)
{
  if (self->source == 0)
    self->source = g_timeout_add_seconds_once (INTERVAL_S, due_cb, self);
}

/**
 * accord_backup_keeper_stop:
 *
 * Makes no more copies. To be called before the store is closed.
 */
void
accord_backup_keeper_stop (AccordBackupKeeper *self)
{
  g_return_if_fail (ACCORD_IS_BACKUP_KEEPER (self));

  g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_handle_id (&self->source, g_source_remove);
}

static void
accord_backup_keeper_finalize (GObject *object)
{
  AccordBackupKeeper *self = ACCORD_BACKUP_KEEPER (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_free (self->folder);

  G_OBJECT_CLASS (accord_backup_keeper_parent_class)->finalize (object);
}

static void
accord_backup_keeper_class_init (AccordBackupKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_backup_keeper_finalize;
}

static void
accord_backup_keeper_init (AccordBackupKeeper *self)
{
}

/**
 * accord_backup_keeper_new:
 * @store: whose file it is; must stay until accord_backup_keeper_stop() was called
 * @folder: where the copies go; must be there
 *
 * Returns: (transfer full): what makes the copies
 */
AccordBackupKeeper *
accord_backup_keeper_new (AccordStore *store, const char *folder)
{
  AccordBackupKeeper *self = g_object_new (ACCORD_TYPE_BACKUP_KEEPER, NULL);

  self->store = store;
  self->folder = g_strdup (folder);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}
