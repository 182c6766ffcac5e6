/* test-place.c: what is on this machine and what is on the network
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <linux/magic.h>

#include "base/accord-place.h"

static void
test_types (void)
{
  static const struct
  {
    gulong number;
    const char *name;
    gboolean is_network;
  } TYPES[] = {
    { 0x6969, "nfs4", TRUE },
    { 0xff534d42, "cifs", TRUE },
    { (gulong) (int) 0xff534d42, "cifs", TRUE },   /* as a machine of 32 bits tells it */
    { 0xfe534d42, "smb3", TRUE },
    { 0x65735546, "fuse.sshfs", TRUE },
    { 0x65735546, "fuse.gocryptfs", FALSE },
    { 0x65735546, NULL, FALSE },
    { 0x6969, NULL, TRUE },
    { EXT4_SUPER_MAGIC, "ext4", FALSE },
    { BTRFS_SUPER_MAGIC, "btrfs", FALSE },
    { TMPFS_MAGIC, "tmpfs", FALSE },
    { EXT4_SUPER_MAGIC, "fuse.sshfs", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (TYPES); i++)
    g_assert_cmpint (accord_place_type_is_network (TYPES[i].number, TYPES[i].name), ==, TYPES[i].is_network);
}

/* The administrator knows better than the file system. */
static void
test_site (void)
{
  g_autofree char *folder = g_dir_make_tmp ("accord-place.XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "site.ini", NULL);
  g_autofree char *missing = g_build_filename (folder, "not", "yet", NULL);

  g_setenv ("ACCORD_SITE_DIR", folder, TRUE);
  g_assert_true (g_file_set_contents (path, "[Site Pack]\nHome=network\n", -1, NULL));
  g_assert_true (accord_place_is_network (missing));
  g_assert_true (g_file_set_contents (path, "[Site Pack]\nHome=local\n", -1, NULL));
  g_assert_false (accord_place_is_network (missing));
  g_assert_true (g_file_set_contents (path, "[Site Pack]\nHome=elsewhere\n", -1, NULL));
  g_assert_false (accord_place_is_network ("/proc/self"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/place/types", test_types);
  g_test_add_func ("/place/site", test_site);
  return g_test_run ();
}
