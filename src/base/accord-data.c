/* accord-data.c: where data files are that are not a partnership's
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/accord-data.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "accord-config.h"
#include "base/accord-error.h"
#include "base/accord-save.h"
#include "base/accord-site.h"

static const char *
get_root (void)
{
  const char *override = g_getenv ("ACCORD_DATA_DIR");   /* an uninstalled program, and the tests */

  return override != NULL ? override : ACCORD_DATA_DIR;
}

/* What was added at this desk lies beside its partnerships. */
static char *
get_own_root (void)
{
  return g_build_filename (g_get_user_data_dir (), "accord", NULL);
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
 * The program's files, those of the site pack and those that were added at this desk; of one name, the last of these.
 *
 * Returns: (transfer full): full paths in the order of their names; empty when there is no such folder. Any thread.
 */
char **
accord_data_list (const char *folder, const char *suffix)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *own = get_own_root ();
  const char *const roots[] = { get_root (), accord_site_get_folder (), own };

  for (guint i = 0; i < G_N_ELEMENTS (roots); i++)
    if (roots[i] != NULL)
      gather (roots[i], folder, suffix, found);
  add_sorted (builder, found);
  return g_strv_builder_end (builder);
}

/**
 * accord_data_list_all:
 * @folder: a folder under the data folder
 * @suffix: the ending that counts, as ".json"
 *
 * The program's files, then those of the site pack, then those that were added at this desk, for readers that fall back on
 * an earlier one where a later one is bad.
 *
 * Returns: (transfer full): full paths, each part in the order of their names. Any thread.
 */
char **
accord_data_list_all (const char *folder, const char *suffix)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *own = get_own_root ();
  const char *const roots[] = { get_root (), accord_site_get_folder (), own };

  for (guint i = 0; i < G_N_ELEMENTS (roots); i++)
    {
      g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

      if (roots[i] != NULL)
        gather (roots[i], folder, suffix, found);
      add_sorted (builder, found);
    }
  return g_strv_builder_end (builder);
}

static gboolean
lies_under (const char *path, const char *root)
{
  gsize length = strlen (root);

  return strncmp (path, root, length) == 0 && path[length] == G_DIR_SEPARATOR;
}

/**
 * accord_data_get_origin:
 * @path: one of the paths of accord_data_list_all()
 *
 * Returns: whose it is. Any thread.
 */
AccordDataOrigin
accord_data_get_origin (const char *path)
{
  g_autofree char *own = get_own_root ();

  if (lies_under (path, own))
    return ACCORD_DATA_OWN;
  return accord_site_get_folder () != NULL && lies_under (path, accord_site_get_folder ()) ? ACCORD_DATA_SITE
                                                                                          : ACCORD_DATA_PROGRAM;
}

/**
 * accord_data_add:
 * @folder: a folder under the data folder
 * @path: a file that is known to be good
 *
 * Copies a file to those that were added at this desk, in place of one of its name. Any thread.
 *
 * Returns: (transfer full): the copy; %NULL with an error when it cannot be read or written
 */
char *
accord_data_add (const char *folder, const char *path, GError **error)
{
  g_autofree char *root = get_own_root ();
  g_autofree char *place = g_build_filename (root, folder, NULL);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *copy = g_build_filename (place, name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize size;

  if (!g_file_get_contents (path, &text, &size, error))
    return NULL;
  if (g_mkdir_with_parents (place, 0700) != 0)
    {
      g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_READ_ONLY, "%s cannot be made", place);
      return NULL;
    }
  bytes = g_bytes_new_take (g_steal_pointer (&text), size);
  return accord_save_bytes (copy, bytes, NULL, error) ? g_steal_pointer (&copy) : NULL;
}

/**
 * accord_data_remove:
 * @path: a file that was added at this desk
 *
 * Takes it away again. Any thread.
 *
 * Returns: whether it is gone
 */
gboolean
accord_data_remove (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_return_val_if_fail (accord_data_get_origin (path) == ACCORD_DATA_OWN, FALSE);

  return g_file_delete (file, NULL, error);
}
