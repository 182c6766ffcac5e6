/* test-site.c: what an organisation lays beside the program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>
#include <glib/gstdio.h>

#include "base/accord-data.h"
#include "base/accord-site.h"

static char *folder;

static void
write_file (const char *name, const char *contents)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_file_set_contents (path, contents, -1, &error);
  g_assert_no_error (error);
}

static void
test_none (void)
{
  g_autofree char *digest = NULL;

  g_unsetenv ("ACCORD_SITE_DIR");
  g_assert_null (accord_site_get_folder ());
  digest = accord_site_find_digest ();
  g_assert_null (digest);
  g_assert_null (accord_site_get_version ());
  g_setenv ("ACCORD_SITE_DIR", folder, TRUE);
}

static void
test_words (void)
{
  g_autofree char *name = NULL;
  g_autofree char *version = NULL;

  write_file ("site.ini", "[Site Pack]\nName=Norwold ICB\nVersion=2026-11\n");
  name = accord_site_get_name ();
  version = accord_site_get_version ();
  g_assert_cmpstr (name, ==, "Norwold ICB");
  g_assert_cmpstr (version, ==, "2026-11");
}

/* Known beforehand: of the lines "a<0><sum of x>\n" and "b/c<0><sum of y>\n". */
static void
test_digest (void)
{
  g_autofree char *digest = NULL;
  g_autofree char *changed = NULL;
  g_autofree char *path = g_build_filename (folder, "sum", NULL);

  write_file ("sum/a", "x");
  write_file ("sum/b/c", "y");
  g_setenv ("ACCORD_SITE_DIR", path, TRUE);
  digest = accord_site_find_digest ();
  g_assert_cmpstr (digest, ==, "955cfd5a1ffe90a787c8e0a60949aa9418af41a5622e4d5b2bbc09c773bb8905");
  write_file ("sum/b/c", "z");
  changed = accord_site_find_digest ();
  g_assert_cmpstr (digest, !=, changed);
  g_setenv ("ACCORD_SITE_DIR", folder, TRUE);
}

static gboolean
ends_so (char **paths, const char *end)
{
  for (guint i = 0; paths[i] != NULL; i++)
    if (g_str_has_suffix (paths[i], end))
      return TRUE;
  return FALSE;
}

/* A file of the site pack stands beside the program's, or in place of the one of its name; the order is that of names. */
static void
test_data (void)
{
  g_auto (GStrv) before = NULL;
  g_auto (GStrv) after = NULL;

  before = accord_data_list ("rule-packs", ".json");
  write_file ("rule-packs/aa-ours.json", "{}");
  write_file ("rule-packs/ics-2024-02.json", "{}");
  write_file ("rule-packs/notes.txt", "");
  after = accord_data_list ("rule-packs", ".json");
  g_assert_cmpuint (g_strv_length (after), ==, g_strv_length (before) + 1);
  g_assert_true (g_str_has_suffix (after[0], "/rule-packs/aa-ours.json"));
  for (guint i = 0; after[i] != NULL; i++)
    g_assert_true (!g_str_has_suffix (after[i], "/ics-2024-02.json") || g_str_has_prefix (after[i], folder));
  g_assert_true (ends_so (before, "/ics-2024-02.json"));
  g_assert_true (ends_so (after, "/ics-2024-02.json"));
}

/* In a process of its own, with the store that GSettings has in the Flatpak. */
static void
test_settings (void)
{
  g_autoptr (GSettings) settings = NULL;

  write_file ("settings/defaults", "[io/github/accord_icp/Accord]\ntext-size=150\nlast-page='checks'\n");
  write_file ("settings/locks", "/io/github/accord_icp/Accord/text-size\n");
  settings = accord_site_settings_new ("io.github.accord_icp.Accord");
  g_assert_cmpint (g_settings_get_int (settings, "text-size"), ==, 150);
  g_assert_false (g_settings_is_writable (settings, "text-size"));
  g_assert_true (g_settings_is_writable (settings, "last-page"));
  g_assert_true (g_settings_set_string (settings, "last-page", "overview"));
  g_assert_false (g_settings_set_int (settings, "text-size", 90));
  g_assert_cmpint (g_settings_get_int (settings, "text-size"), ==, 150);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("accord-site.XXXXXX", NULL);
  g_setenv ("GSETTINGS_BACKEND", "keyfile", TRUE);
  g_setenv ("XDG_CONFIG_HOME", folder, TRUE);
  g_setenv ("ACCORD_SITE_DIR", folder, TRUE);

  g_test_add_func ("/site/none", test_none);
  g_test_add_func ("/site/words", test_words);
  g_test_add_func ("/site/digest", test_digest);
  g_test_add_func ("/site/data", test_data);
  g_test_add_func ("/site/settings", test_settings);
  return g_test_run ();
}
