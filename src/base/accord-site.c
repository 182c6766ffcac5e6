/* accord-site.c: what an organisation laid beside the program: the site pack
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/accord-site.h"

#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>
#include <string.h>

#include "accord-config.h"

/**
 * accord_site_get_folder:
 *
 * The site pack's folder: in the Flatpak what the organisation's extension brings, else /etc/accord. A program that takes
 * its data from another place, as the tests do, has a site pack only where ACCORD_SITE_DIR says so. Any thread.
 *
 * Returns: (transfer none) (nullable): the folder, which need not exist
 */
const char *
accord_site_get_folder (void)
{
  const char *override = g_getenv ("ACCORD_SITE_DIR");

  if (override != NULL)
    return override;
  return g_getenv ("ACCORD_DATA_DIR") == NULL ? ACCORD_SITE_DIR : NULL;
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Adds the files below @folder to @paths, as seen from the site's folder. */
static void
gather_files (const char *folder, const char *below, GPtrArray *paths)
{
  g_autofree char *path = g_build_filename (folder, below, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = *below == '\0' ? g_strdup (name) : g_build_filename (below, name, NULL);
      g_autofree char *full = g_build_filename (folder, inner, NULL);

      if (g_file_test (full, G_FILE_TEST_IS_DIR))
        gather_files (folder, inner, paths);
      else
        g_ptr_array_add (paths, g_steal_pointer (&inner));
    }
}

/**
 * accord_site_find_digest:
 *
 * Sums up every file of the site pack, so that two desks can be compared: for each file in the order of their names, its
 * name, a zero byte, its SHA-256 in hexadecimal and a newline; of all that the SHA-256. The way Flatpak lays its files does
 * not matter. Reads the whole pack; any thread.
 *
 * Returns: (transfer full) (nullable): 64 hexadecimal digits, or %NULL when there is no site pack
 */
char *
accord_site_find_digest (void)
{
  const char *folder = accord_site_get_folder ();
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  if (folder == NULL)
    return NULL;
  gather_files (folder, "", paths);
  if (paths->len == 0)
    return NULL;
  g_ptr_array_sort (paths, compare_paths);
  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = g_ptr_array_index (paths, i);
      g_autofree char *full = g_build_filename (folder, path, NULL);
      g_autofree char *contents = NULL;
      g_autofree char *digest = NULL;
      gsize length;

      if (!g_file_get_contents (full, &contents, &length, NULL))
        continue;
      digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) contents, length);
      g_checksum_update (sum, (const guchar *) path, (gssize) strlen (path) + 1);
      g_checksum_update (sum, (const guchar *) digest, (gssize) strlen (digest));
      g_checksum_update (sum, (const guchar *) "\n", 1);
    }
  return g_strdup (g_checksum_get_string (sum));
}

static char *
read_word (const char *key)
{
  const char *folder = accord_site_get_folder ();
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = NULL;

  if (folder == NULL)
    return NULL;
  path = g_build_filename (folder, "site.ini", NULL);
  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    return NULL;
  return g_key_file_get_string (file, "Site Pack", key, NULL);
}

/**
 * accord_site_get_name:
 *
 * Returns: (transfer full) (nullable): what the site pack calls itself in its site.ini. Any thread.
 */
char *
accord_site_get_name (void)
{
  return read_word ("Name");
}

/**
 * accord_site_get_version:
 *
 * Returns: (transfer full) (nullable): which version it says it is. Any thread.
 */
char *
accord_site_get_version (void)
{
  return read_word ("Version");
}

/**
 * accord_site_get_home:
 *
 * Returns: (transfer full) (nullable): "network" or "local" where the site pack says what kind of place homes are in, as of
 *   homes that are copied at the sign-in nobody else can tell. Any thread.
 */
char *
accord_site_get_home (void)
{
  return read_word ("Home");
}

/**
 * accord_site_get_backups:
 *
 * Returns: (transfer full) (nullable): the folder in which the site pack wants backups, one folder in it for each user; an
 *   absolute path, which may be missing. Any thread.
 */
char *
accord_site_get_backups (void)
{
  g_autofree char *path = read_word ("Backups");

  return path != NULL && g_path_is_absolute (path) ? g_steal_pointer (&path) : NULL;
}

/* GSettings' store in the Flatpak is a key file; given a folder, it takes defaults and locks from there. */
static GSettingsBackend *
make_backend (void)
{
  const char *folder = accord_site_get_folder ();
  g_autofree char *settings = folder != NULL ? g_build_filename (folder, "settings", NULL) : NULL;
  g_autoptr (GSettingsBackend) usual = g_settings_backend_get_default ();

  if (settings == NULL || !g_file_test (settings, G_FILE_TEST_IS_DIR) ||
      g_object_class_find_property (G_OBJECT_GET_CLASS (usual), "defaults-dir") == NULL)
    return g_steal_pointer (&usual);
  return g_object_new (G_OBJECT_TYPE (usual), "defaults-dir", settings, NULL);
}

/**
 * accord_site_settings_new:
 * @schema: the schema's id
 *
 * Settings that heed the administrator: in the Flatpak the files defaults and locks in the site pack’s folder settings hold,
 * written as dconf’s are. Elsewhere dconf has its own way to do that, and these are GSettings as always. Main thread.
 *
 * Returns: (transfer full): the settings
 */
GSettings *
accord_site_settings_new (const char *schema)
{
  static GSettingsBackend *backend;

  if (backend == NULL)
    backend = make_backend ();
  return g_settings_new_with_backend (schema, backend);
}
