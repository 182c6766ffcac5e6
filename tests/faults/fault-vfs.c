/* fault-vfs.c: a disk that fails when told to, and remembers what it had been made to keep
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fault-vfs.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sqlite3.h>

/*
 * Laid over SQLite's own file layer and made the default, so that the store is tested as it is. It works in two ways:
 *
 *   - armed, it fails the Nth call of a kind, or that one and all after it;
 *   - with power cuts, it notes of each file what has been brought to the disk and what has only been written. At writes,
 *     syncs and cuttings short it leaves a folder with what might be found after the power failed at that moment:
 *     what was on the disk, and any of the rest, whole, torn at a sector or not at all.
 *
 * Nothing is brought to the real disk: that would only take time.
 */

#define SECTOR 512

typedef struct
{
  gint64 offset;
  GBytes *bytes;              /* NULL: cut short at @offset */
} Loose;

typedef struct
{
  char *name;
  GByteArray *kept;           /* what a power cut cannot take */
  GPtrArray *loose;           /* of Loose: written since the last sync */
} Image;

typedef struct
{
  sqlite3_file base;
  sqlite3_file *real;
  Image *image;               /* owned by the table of images; NULL without power cuts */
} FaultFile;

static struct
{
  GMutex mutex;
  sqlite3_vfs vfs;
  sqlite3_vfs *real;

  gboolean armed;
  Fault fault;
  guint countdown;
  gboolean lasting;
  gboolean struck;
  int system_code;

  GHashTable *images;
  GRand *rand;
  char *folder;
  GArray *acknowledged;       /* of guint: how many edits had been acknowledged at each cut */
  guint n_acknowledged;
} disk;

static gboolean
strikes (Fault fault)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&disk.mutex);

  if (!disk.armed || disk.fault != fault || (disk.struck && !disk.lasting) || (!disk.struck && --disk.countdown > 0))
    return FALSE;
  disk.struck = TRUE;
  errno = disk.system_code;
  return TRUE;
}

/* --- power cuts --- */

static void
loose_free (gpointer data)
{
  Loose *loose = data;

  g_clear_pointer (&loose->bytes, g_bytes_unref);
  g_free (loose);
}

static void
image_free (gpointer data)
{
  Image *image = data;

  g_free (image->name);
  g_byte_array_unref (image->kept);
  g_ptr_array_unref (image->loose);
  g_free (image);
}

static gsize
loose_size (const Loose *loose)
{
  return loose->bytes != NULL ? g_bytes_get_size (loose->bytes) : 0;
}

static void
apply (GByteArray *to, const Loose *loose, gsize from, gsize until)
{
  gsize old_length = to->len;
  gsize end = loose->offset + until;

  if (loose->bytes == NULL)
    {
      g_byte_array_set_size (to, MIN (to->len, (gsize) loose->offset));
      return;
    }
  if (end > old_length)
    {
      g_byte_array_set_size (to, end);
      memset (to->data + old_length, 0, end - old_length);
    }
  memcpy (to->data + loose->offset + from, (const guint8 *) g_bytes_get_data (loose->bytes, NULL) + from, until - from);
}

static void
apply_maybe (GByteArray *to, const Loose *loose)
{
  gsize size = loose_size (loose);
  gsize cut = size > SECTOR ? (gsize) g_rand_int_range (disk.rand, 1, size / SECTOR + 1) * SECTOR : size;
  int die = g_rand_int_range (disk.rand, 0, 4);

  if (die == 0)
    apply (to, loose, 0, size);
  else if (die == 1)
    apply (to, loose, 0, cut);
  else if (die == 2)
    apply (to, loose, MIN (cut, size), size);
}

/* At one moment in six: there are thousands. */
static void
cut_power (void)
{
  g_autofree char *folder = fault_vfs_get_cut_folder (disk.acknowledged->len);
  GHashTableIter iter;
  gpointer value;

  if (g_rand_int_range (disk.rand, 0, 6) != 0)
    return;
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_hash_table_iter_init (&iter, disk.images);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Image *image = value;
      g_autoptr (GByteArray) found = g_byte_array_new ();
      g_autofree char *path = g_build_filename (folder, image->name, NULL);

      g_byte_array_append (found, image->kept->data, image->kept->len);
      for (guint i = 0; i < image->loose->len; i++)
        apply_maybe (found, image->loose->pdata[i]);
      g_assert_true (g_file_set_contents_full (path, (const char *) found->data, found->len, G_FILE_SET_CONTENTS_NONE,
                                               0600, NULL));
    }
  g_array_append_val (disk.acknowledged, disk.n_acknowledged);
}

static Image *
find_image (const char *path, sqlite3_file *real)
{
  g_autofree char *name = g_path_get_basename (path);
  Image *image = g_hash_table_lookup (disk.images, name);
  sqlite3_int64 size = 0;

  if (image != NULL)
    return image;
  image = g_new0 (Image, 1);
  *image = (Image) { g_strdup (name), g_byte_array_new (), g_ptr_array_new_with_free_func (loose_free) };
  real->pMethods->xFileSize (real, &size);
  g_byte_array_set_size (image->kept, size);
  if (size > 0)
    real->pMethods->xRead (real, image->kept->data, size, 0);
  g_hash_table_insert (disk.images, image->name, image);
  return image;
}

static void
note_loose (FaultFile *file, const void *bytes, int size, sqlite3_int64 offset)
{
  Loose *loose;

  if (file->image == NULL)
    return;
  loose = g_new0 (Loose, 1);
  *loose = (Loose) { offset, bytes != NULL ? g_bytes_new (bytes, size) : NULL };
  g_ptr_array_add (file->image->loose, loose);
  cut_power ();
}

static void
note_kept (FaultFile *file)
{
  if (file->image == NULL)
    return;
  for (guint i = 0; i < file->image->loose->len; i++)
    apply (file->image->kept, file->image->loose->pdata[i], 0, loose_size (file->image->loose->pdata[i]));
  g_ptr_array_set_size (file->image->loose, 0);
  cut_power ();
}

/* --- a file --- */

static int
file_close (sqlite3_file *base)
{
  FaultFile *file = (FaultFile *) base;

  return file->real->pMethods->xClose (file->real);
}

static int
file_read (sqlite3_file *base, void *bytes, int size, sqlite3_int64 offset)
{
  FaultFile *file = (FaultFile *) base;

  return strikes (FAULT_READ) ? SQLITE_IOERR_READ : file->real->pMethods->xRead (file->real, bytes, size, offset);
}

static int
file_write (sqlite3_file *base, const void *bytes, int size, sqlite3_int64 offset)
{
  FaultFile *file = (FaultFile *) base;
  gboolean half = strikes (FAULT_SHORT_WRITE);

  if (half)
    file->real->pMethods->xWrite (file->real, bytes, size / 2, offset);
  if (half || strikes (FAULT_WRITE))
    {
      errno = disk.system_code;
      return disk.system_code == ENOSPC ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    }
  note_loose (file, bytes, size, offset);
  return file->real->pMethods->xWrite (file->real, bytes, size, offset);
}

static int
file_truncate (sqlite3_file *base, sqlite3_int64 size)
{
  FaultFile *file = (FaultFile *) base;

  if (strikes (FAULT_TRUNCATE))
    return SQLITE_IOERR_TRUNCATE;
  note_loose (file, NULL, 0, size);
  return file->real->pMethods->xTruncate (file->real, size);
}

static int
file_sync (sqlite3_file *base, int flags)
{
  if (strikes (FAULT_SYNC))
    return SQLITE_IOERR_FSYNC;
  note_kept ((FaultFile *) base);
  return SQLITE_OK;
}

static int
file_size (sqlite3_file *base, sqlite3_int64 *size)
{
  FaultFile *file = (FaultFile *) base;

  return file->real->pMethods->xFileSize (file->real, size);
}

static int
file_lock (sqlite3_file *base, int level)
{
  FaultFile *file = (FaultFile *) base;

  return file->real->pMethods->xLock (file->real, level);
}

static int
file_unlock (sqlite3_file *base, int level)
{
  FaultFile *file = (FaultFile *) base;

  return file->real->pMethods->xUnlock (file->real, level);
}

static int
file_check_reserved_lock (sqlite3_file *base, int *reserved)
{
  FaultFile *file = (FaultFile *) base;

  return file->real->pMethods->xCheckReservedLock (file->real, reserved);
}

static int
file_control (sqlite3_file *base, int operation, void *argument)
{
  FaultFile *file = (FaultFile *) base;

  return file->real->pMethods->xFileControl (file->real, operation, argument);
}

static int
file_sector_size (sqlite3_file *base)
{
  return SECTOR;
}

/* No promises: neither that a write is whole, nor that writes reach the disk in order. */
static int
file_device_characteristics (sqlite3_file *base)
{
  return 0;
}

static const sqlite3_io_methods METHODS = {
  .iVersion = 1,
  .xClose = file_close,
  .xRead = file_read,
  .xWrite = file_write,
  .xTruncate = file_truncate,
  .xSync = file_sync,
  .xFileSize = file_size,
  .xLock = file_lock,
  .xUnlock = file_unlock,
  .xCheckReservedLock = file_check_reserved_lock,
  .xFileControl = file_control,
  .xSectorSize = file_sector_size,
  .xDeviceCharacteristics = file_device_characteristics,
};

/* --- the layer --- */

static int
disk_open (sqlite3_vfs *vfs, const char *path, sqlite3_file *base, int flags, int *flags_out)
{
  FaultFile *file = (FaultFile *) base;
  int code;

  file->base.pMethods = NULL;
  if ((flags & SQLITE_OPEN_MAIN_JOURNAL) != 0 && strikes (FAULT_OPEN))
    return SQLITE_CANTOPEN;
  file->real = (sqlite3_file *) (file + 1);
  code = disk.real->xOpen (disk.real, path, file->real, flags, flags_out);
  if (code != SQLITE_OK)
    return code;
  file->base.pMethods = &METHODS;
  file->image = disk.images != NULL && path != NULL ? find_image (path, file->real) : NULL;
  return SQLITE_OK;
}

static int
disk_get_last_error (sqlite3_vfs *vfs, int size, char *text)
{
  return disk.struck ? disk.system_code : disk.real->xGetLastError (disk.real, size, text);
}

/**
 * fault_vfs_install:
 *
 * Makes every file that SQLite opens from now on go through this layer.
 */
void
fault_vfs_install (void)
{
  disk.real = sqlite3_vfs_find (NULL);
  disk.vfs = *disk.real;
  disk.vfs.zName = "fault";
  disk.vfs.pNext = NULL;
  disk.vfs.szOsFile = sizeof (FaultFile) + disk.real->szOsFile;
  disk.vfs.xOpen = disk_open;
  disk.vfs.xGetLastError = disk_get_last_error;
  g_assert_cmpint (sqlite3_vfs_register (&disk.vfs, TRUE), ==, SQLITE_OK);
}

/**
 * fault_vfs_arm:
 * @nth: from 1
 * @lasting: whether every call of the kind fails from then on
 * @system_code: the `errno` that the call fails with
 */
void
fault_vfs_arm (Fault fault, guint nth, gboolean lasting, int system_code)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&disk.mutex);

  disk.armed = TRUE;
  disk.fault = fault;
  disk.countdown = nth;
  disk.lasting = lasting;
  disk.struck = FALSE;
  disk.system_code = system_code;
}

/**
 * fault_vfs_disarm:
 *
 * Returns: whether a call failed since the layer was armed
 */
gboolean
fault_vfs_disarm (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&disk.mutex);
  gboolean struck = disk.struck;

  disk.armed = disk.struck = FALSE;
  return struck;
}

/**
 * fault_vfs_begin_power_cuts:
 * @folder: where the folders of the cuts go
 *
 * To be called while no file is open.
 */
void
fault_vfs_begin_power_cuts (const char *folder, guint seed)
{
  disk.folder = g_strdup (folder);
  disk.rand = g_rand_new_with_seed (seed);
  disk.images = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, image_free);
  disk.acknowledged = g_array_new (FALSE, FALSE, sizeof (guint));
  disk.n_acknowledged = 0;
}

/**
 * fault_vfs_end_power_cuts:
 *
 * To be called while no file is open. The cuts can be asked for afterwards.
 *
 * Returns: how many there were
 */
guint
fault_vfs_end_power_cuts (void)
{
  g_clear_pointer (&disk.images, g_hash_table_unref);
  g_clear_pointer (&disk.rand, g_rand_free);
  return disk.acknowledged->len;
}

/* From the thread that was told that an edit is stored, before it asks for the next. */
void
fault_vfs_acknowledge (guint n_acknowledged)
{
  disk.n_acknowledged = n_acknowledged;
}

guint
fault_vfs_get_acknowledged (guint cut)
{
  return g_array_index (disk.acknowledged, guint, cut);
}

char *
fault_vfs_get_cut_folder (guint cut)
{
  g_autofree char *name = g_strdup_printf ("cut-%05u", cut);

  return g_build_filename (disk.folder, name, NULL);
}
