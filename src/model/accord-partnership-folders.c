/* accord-partnership-folders.c: where partnerships lie
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/accord-partnership.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "base/accord-fold.h"
#include "base/accord-place.h"
#include "base/accord-site.h"

/**
 * accord_partnership_get_folder:
 *
 * Returns: (transfer full): where the program keeps its partnerships. Any thread.
 */
char *
accord_partnership_get_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "accord", NULL);
}

/* Makes a user's folder in the one that all users share. Whoever was there first may have laid a link or a folder of their
 * own under this user's name, to read the backups: such a one is not taken. */
static gboolean
make_own_folder (const char *path)
{
  GStatBuf status;

  if (g_mkdir (path, 0700) != 0 && !g_file_test (path, G_FILE_TEST_EXISTS))
    return FALSE;
  return g_lstat (path, &status) == 0 && S_ISDIR (status.st_mode) && status.st_uid == geteuid () &&
         (status.st_mode & 077) == 0 && g_access (path, W_OK | X_OK) == 0;
}

/**
 * accord_partnership_get_backup_folder:
 *
 * Backups lie beside the partnerships, or where the site pack wants them: there in a folder of the user's, which is made if
 * it is not there. Where that cannot be, they lie beside the partnerships after all: better than none.
 *
 * Returns: (transfer full): where the program keeps its backups. Any thread.
 */
char *
accord_partnership_get_backup_folder (void)
{
  g_autofree char *shared = accord_site_get_backups ();
  g_autofree char *own = shared != NULL ? g_build_filename (shared, g_get_user_name (), NULL) : NULL;

  if (own != NULL && make_own_folder (own))
    return g_steal_pointer (&own);
  return g_build_filename (g_get_user_data_dir (), "accord", "backups", NULL);
}

/**
 * accord_partnership_find_home:
 *
 * Looks at the place in which partnerships and their backups lie. Asks the file system, so not on every frame; any thread.
 *
 * Returns: what a person or an administrator should know of it
 */
AccordPartnershipHome
accord_partnership_find_home (void)
{
  g_autofree char *folder = accord_partnership_get_folder ();
  g_autofree char *backups = accord_partnership_get_backup_folder ();
  g_autofree char *wanted = accord_site_get_backups ();
  AccordPartnershipHome home = 0;

  if (accord_place_is_network (folder))
    home |= ACCORD_HOME_NETWORK;
  if (g_str_has_prefix (backups, folder))
    home |= wanted != NULL ? ACCORD_HOME_BACKUPS_BESIDE | ACCORD_HOME_BACKUPS_REFUSED : ACCORD_HOME_BACKUPS_BESIDE;
  return home;
}

/**
 * accord_partnership_path_for_name:
 * @name: a partnership's name
 *
 * Returns: (transfer full): the file that a partnership of that name has in the program's folder. Any thread.
 */
char *
accord_partnership_path_for_name (const char *name)
{
  g_autofree char *folder = accord_partnership_get_folder ();
  g_autofree char *folded = accord_fold (name);
  g_autofree char *file = NULL;

  g_strdelimit (folded, " ", '-');
  file = g_strconcat (*folded != '\0' ? folded : "partnership", ACCORD_PARTNERSHIP_SUFFIX, NULL);
  return g_build_filename (folder, file, NULL);
}

/**
 * accord_partnership_find_path:
 * @name_or_path: a path ending in ".accord", or a partnership's name
 *
 * Returns: (transfer full): the file that is meant. Any thread.
 */
char *
accord_partnership_find_path (const char *name_or_path)
{
  if (g_str_has_suffix (name_or_path, ACCORD_PARTNERSHIP_SUFFIX))
    return g_canonicalize_filename (name_or_path, NULL);
  return accord_partnership_path_for_name (name_or_path);
}
