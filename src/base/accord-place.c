/* accord-place.c: whether files are kept on this machine or on the network
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/accord-place.h"

#include <gio/gunixmounts.h>
#include <linux/magic.h>
#include <string.h>
#include <sys/vfs.h>

#include "base/accord-site.h"

/* Those that linux/magic.h does not name. */
#define CIFS_MAGIC 0xff534d42
#define NCP_MAGIC 0x564c

static const guint32 NETWORK[] = {
  NFS_SUPER_MAGIC, SMB_SUPER_MAGIC, SMB2_SUPER_MAGIC, CIFS_MAGIC, NCP_MAGIC, AFS_SUPER_MAGIC, AFS_FS_MAGIC, CODA_SUPER_MAGIC,
  CEPH_SUPER_MAGIC,
};

/* File systems of programs all have one number; their names tell them apart. An encrypted home has such a file system too,
 * and is on this machine. */
static const char *const NETWORK_PROGRAMS[] = {
  "fuse.sshfs", "fuse.rclone", "fuse.s3fs", "fuse.glusterfs", "fuse.ceph-fuse", "fuse.davfs", "fuse.curlftpfs", "fuse.smbnetfs",
  "fuse.gvfsd-fuse", "fuse.lizardfs", "fuse.mfs", "fuse.onedriver", NULL,
};

/**
 * accord_place_type_is_network:
 * @number: the file system's number, as statfs(2) tells it
 * @name: (nullable): its name in the table of mounts, such as nfs4 or fuse.sshfs
 *
 * Returns: whether a file system of that type keeps its files on another machine. Any thread.
 */
gboolean
accord_place_type_is_network (gulong number, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (NETWORK); i++)
    if ((guint32) number == NETWORK[i])
      return TRUE;
  return (guint32) number == FUSE_SUPER_MAGIC && name != NULL && g_strv_contains (NETWORK_PROGRAMS, name);
}

/* The folder, or the nearest one above it that is there. */
static char *
find_existing (const char *path)
{
  char *found = g_strdup (path);

  while (!g_file_test (found, G_FILE_TEST_EXISTS) && strcmp (found, "/") != 0 && strcmp (found, ".") != 0)
    {
      g_autofree char *below = found;

      found = g_path_get_dirname (below);
    }
  return found;
}

/**
 * accord_place_is_network:
 * @path: a folder, which need not exist yet
 *
 * Tells whether what is written there goes over the network, or is carried to and fro at the sign-in, which no program can
 * see: a site pack that says `Home=network` or `Home=local` is believed instead. Asks the file system; any thread.
 *
 * Returns: whether it is so
 */
gboolean
accord_place_is_network (const char *path)
{
  g_autofree char *said = accord_site_get_home ();
  g_autofree char *existing = NULL;
  GUnixMountEntry *mount;
  const char *name;
  struct statfs status;
  gboolean is_network;

  if (g_strcmp0 (said, "network") == 0 || g_strcmp0 (said, "local") == 0)
    return said[0] == 'n';
  existing = find_existing (path);
  if (statfs (existing, &status) != 0)
    return FALSE;
  mount = g_unix_mount_entry_for (existing, NULL);
  name = mount != NULL ? g_unix_mount_entry_get_fs_type (mount) : NULL;
  is_network = accord_place_type_is_network ((gulong) status.f_type, name);
  g_clear_pointer (&mount, g_unix_mount_entry_free);
  return is_network;
}
