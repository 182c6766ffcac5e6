/* accord-support.c: what somebody who helps needs to know of a desk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/accord-support.h"

#include <adwaita.h>

#include "accord-config.h"
#include "base/accord-site.h"
#include "model/accord-partnership.h"

/* Settings that hold no name of a partnership and nothing that a person wrote. */
static const char *const SETTINGS[] = {
  "window-width", "window-height", "window-maximized", "last-page", "text-size",
};

static void
add_versions (GString *report)
{
  g_autofree char *os = g_get_os_info (G_OS_INFO_KEY_PRETTY_NAME);

  g_string_append_printf (report, "Accord %s\n", ACCORD_VERSION);
  g_string_append_printf (report, "Identity: %s\n", ACCORD_APPLICATION_ID);
  g_string_append_printf (report, "GTK %u.%u.%u, libadwaita %u.%u.%u, GLib %u.%u.%u\n",
                          gtk_get_major_version (), gtk_get_minor_version (), gtk_get_micro_version (),
                          adw_get_major_version (), adw_get_minor_version (), adw_get_micro_version (),
                          glib_major_version, glib_minor_version, glib_micro_version);
  g_string_append_printf (report, "System: %s\n", os != NULL ? os : "unknown");
}

/* Of what Flatpak tells, the lines that name neither the user nor a folder. */
static void
add_flatpak (GString *report)
{
  g_autoptr (GKeyFile) info = g_key_file_new ();
  g_autofree char *runtime = NULL;
  g_autofree char *flatpak = NULL;
  g_autofree char *branch = NULL;

  if (!g_key_file_load_from_file (info, "/.flatpak-info", G_KEY_FILE_NONE, NULL))
    {
      g_string_append (report, "Flatpak: no\n");
      return;
    }
  runtime = g_key_file_get_string (info, "Application", "runtime", NULL);
  flatpak = g_key_file_get_string (info, "Instance", "flatpak-version", NULL);
  branch = g_key_file_get_string (info, "Instance", "branch", NULL);
  g_string_append_printf (report, "Flatpak: %s, branch %s, %s\n", flatpak, branch, runtime);
}

static void
add_site_pack (GString *report)
{
  g_autofree char *digest = accord_site_find_digest ();
  g_autofree char *name = accord_site_get_name ();
  g_autofree char *version = accord_site_get_version ();

  if (digest == NULL)
    g_string_append (report, "Site pack: none\n");
  else
    g_string_append_printf (report, "Site pack: %s, version %s\nSite pack SHA-256: %s\n",
                            name != NULL ? name : "without a name", version != NULL ? version : "not given", digest);
}

static void
add_settings (GString *report)
{
  g_autoptr (GSettings) settings = accord_site_settings_new (ACCORD_SETTINGS_ID);

  g_string_append (report, "\nSettings\n");
  for (guint i = 0; i < G_N_ELEMENTS (SETTINGS); i++)
    {
      g_autoptr (GVariant) value = g_settings_get_value (settings, SETTINGS[i]);
      g_autofree char *text = g_variant_print (value, FALSE);

      g_string_append_printf (report, "%s: %s%s\n", SETTINGS[i], text,
                              g_settings_is_writable (settings, SETTINGS[i]) ? "" : " (locked)");
    }
}

/* The folder's kind, not its name: that may be a person's. */
static void
add_data_folder (GString *report)
{
  g_autofree char *path = accord_partnership_get_folder ();
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = g_file_query_filesystem_info (folder, "filesystem::*", NULL, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  AccordPartnershipHome home = accord_partnership_find_home ();
  const char *name;
  guint partnerships = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ACCORD_PARTNERSHIP_SUFFIX))
      partnerships++;

  g_string_append (report, "\nData folder\n");
  g_string_append_printf (report, "Partnerships: %u\n", partnerships);
  g_string_append_printf (report, "Home: %s\n", home & ACCORD_HOME_NETWORK ? "network" : "local");
  g_string_append_printf (report, "Backups: %s%s\n",
                          home & ACCORD_HOME_BACKUPS_BESIDE ? "beside the partnerships" : "elsewhere",
                          home & ACCORD_HOME_BACKUPS_REFUSED ? ", for the site's folder cannot be used" : "");
  if (info == NULL)
    return;
  g_string_append_printf (report, "File system: %s\n",
                          g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_FILESYSTEM_TYPE));
  g_string_append_printf (report, "Free: %" G_GUINT64_FORMAT " MB\n",
                          g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_FILESYSTEM_FREE) / 1000000);
}

/**
 * accord_support_report:
 *
 * Versions, settings and the kind of place the data is in, for whoever helps the secretariat. Nothing in it is personal: no
 * name of a person, a partnership, a user or a folder. In English, for it is read by others than the one who sends it. Reads
 * the site pack and the data folder's list; main thread, or the command line.
 *
 * Returns: (transfer full): lines of plain text
 */
char *
accord_support_report (void)
{
  GString *report = g_string_new (NULL);

  add_versions (report);
  add_flatpak (report);
  add_site_pack (report);
  add_settings (report);
  add_data_folder (report);
  return g_string_free (report, FALSE);
}
