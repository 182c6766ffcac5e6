/* accord-data.c: where the program's own data files are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/accord-data.h"

#include <stdlib.h>
#include <string.h>

#include "accord-config.h"

static const char *
get_root (void)
{
  const char *override = g_getenv ("ACCORD_DATA_DIR");   /* an uninstalled program, and the tests */

  return override != NULL ? override : ACCORD_DATA_DIR;
}

/**
 * accord_data_path:
 * @first: first part of the path under the data folder, as "rule-packs"
 * @...: more parts, ended by %NULL
 *
 * Returns: (transfer full): the full path. Any thread.
 */
char *
accord_data_path (const char *first, ...)
{
  g_autofree char *rest = NULL;
  va_list parts;

  va_start (parts, first);
  rest = g_build_filename_valist (first, &parts);
  va_end (parts);
  return g_build_filename (get_root (), rest, NULL);
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * accord_data_list:
 * @folder: a folder under the data folder
 * @suffix: the ending that counts, as ".json"
 *
 * Returns: (transfer full): full paths in the order of their names; empty when there is no such folder. Any thread.
 */
char **
accord_data_list (const char *folder, const char *suffix)
{
  g_autofree char *path = g_build_filename (get_root (), folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *name;
  char **list;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, suffix))
      g_strv_builder_take (builder, g_build_filename (path, name, NULL));

  list = g_strv_builder_end (builder);
  qsort (list, g_strv_length (list), sizeof (char *), compare_strings);
  return list;
}
