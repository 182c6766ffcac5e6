/* accord-partnership-folders.c: where partnerships lie
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/accord-partnership.h"

#include "base/accord-fold.h"

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

/**
 * accord_partnership_get_backup_folder:
 *
 * Returns: (transfer full): where the program keeps its backups. Any thread.
 */
char *
accord_partnership_get_backup_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "accord", "backups", NULL);
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
