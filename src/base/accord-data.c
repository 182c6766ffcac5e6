/* accord-data.c: where the program's own data files are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/accord-data.h"

#include <stdlib.h>
#include <string.h>

#include "accord-config.h"
#include "base/accord-site.h"

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

/* Adds the names below @root that end in @suffix to @found, with their paths; what is there already gives way. */
static void
gather (const char *root, const char *folder, const char *suffix, GHashTable *found)
{
  g_autofree char *path = g_build_filename (root, folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, suffix))
      g_hash_table_replace (found, g_strdup (name), g_build_filename (path, name, NULL));
}

/* Adds the paths of @found to @builder, in the order of their names. */
static void
add_sorted (GStrvBuilder *builder, GHashTable *found)
{
  guint n;
  g_autofree const char **names = (const char **) g_hash_table_get_keys_as_array (found, &n);

  qsort (names, n, sizeof (char *), compare_strings);
  for (guint i = 0; i < n; i++)
    g_strv_builder_add (builder, g_hash_table_lookup (found, names[i]));
}

/**
 * accord_data_list:
 * @folder: a folder under the data folder
 * @suffix: the ending that counts, as ".json"
 *
 * The program's files and those of the site pack; of one name, the site pack's.
 *
 * Returns: (transfer full): full paths in the order of their names; empty when there is no such folder. Any thread.
 */
char **
accord_data_list (const char *folder, const char *suffix)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  gather (get_root (), folder, suffix, found);
  if (accord_site_get_folder () != NULL)
    gather (accord_site_get_folder (), folder, suffix, found);

  add_sorted (builder, found);
  return g_strv_builder_end (builder);
}

/**
 * accord_data_list_both:
 * @folder: a folder under the data folder
 * @suffix: the ending that counts, as ".json"
 *
 * The program's files and then those of the site pack, for readers that fall back on the former where the latter is bad.
 *
 * Returns: (transfer full): full paths, each part in the order of their names. Any thread.
 */
char **
accord_data_list_both (const char *folder, const char *suffix)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *const roots[] = { get_root (), accord_site_get_folder () };

  for (guint i = 0; i < G_N_ELEMENTS (roots); i++)
    {
      g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

      if (roots[i] != NULL)
        gather (roots[i], folder, suffix, found);
      add_sorted (builder, found);
    }
  return g_strv_builder_end (builder);
}
