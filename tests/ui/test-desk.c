/* test-desk.c: a desk that others set up: a home on the network, a site's wishes, a file of a newer program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "accord-ui-test.h"
#include "app/accord-desk-banner.h"
#include "ui/common/accord-file-choice.h"

#include <glib/gstdio.h>

/* Where SQLite keeps the number of the schema, most significant byte first. */
#define USER_VERSION 60

static char *site;

typedef struct
{
  char *folder;
  AccordWindow *window;
} Fixture;

static void
write_site (const char *name, const char *contents)
{
  g_autofree char *path = g_build_filename (site, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, contents, -1, NULL));
}

/* @data is what the site's pack says of this desk; %s in it is a folder that all users may write to. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) parts = g_strsplit (data, "%s", 2);
  g_autofree char *shared = NULL;
  g_autofree char *words = NULL;

  fixture->folder = accord_test_make_folder ();
  shared = g_build_filename (fixture->folder, "shared", NULL);
  g_assert_cmpint (g_mkdir (shared, 0700), ==, 0);
  words = g_strjoinv (shared, parts);
  write_site ("site.ini", words);
  fixture->window = accord_ui_test_start_with_sample (fixture->folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  accord_ui_test_stop (fixture->window);
  accord_test_remove_folder (fixture->folder);
}

static AdwBanner *
get_banner (Fixture *fixture)
{
  GtkWidget *desk = accord_ui_test_find_type (GTK_WIDGET (fixture->window), ACCORD_TYPE_DESK_BANNER);

  return ADW_BANNER (adw_bin_get_child (ADW_BIN (desk)));
}

static void
test_none (Fixture *fixture, gconstpointer data)
{
  accord_test_wait_until (!accord_window_is_busy (fixture->window));
  g_assert_false (adw_banner_get_revealed (get_banner (fixture)));
}

/* It is said, explained, and can be hidden; and the backups are where the site wants them, the user's alone. */
static void
test_network (Fixture *fixture, gconstpointer data)
{
  g_autofree char *backups = g_build_filename (fixture->folder, "shared", g_get_user_name (), NULL);
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog;
  GStatBuf status;

  accord_test_wait_until (adw_banner_get_revealed (get_banner (fixture)));
  g_assert_cmpstr (adw_banner_get_title (get_banner (fixture)), ==, "Your files are on the network");
  accord_ui_test_settle (fixture->window);
  accord_ui_test_click (GTK_WIDGET (get_banner (fixture)), "What This Means");
  accord_test_wait_until (accord_ui_test_get_dialog (fixture->window) != NULL);
  dialog = GTK_WIDGET (accord_ui_test_get_dialog (fixture->window));
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (dialog)), "their backups are elsewhere"));
  accord_ui_test_settle (fixture->window);
  accord_ui_test_click (dialog, "Hide for Now");
  accord_test_wait_until (!adw_banner_get_revealed (get_banner (fixture)));

  accord_partnership_backup_before (accord_window_get_partnership (fixture->window), &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_lstat (backups, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
  {
    g_autoptr (GDir) dir = g_dir_open (backups, 0, &error);

    g_assert_no_error (error);
    g_assert_true (g_str_has_suffix (g_dir_read_name (dir), ".accord"));
  }
}

/* A folder that is not there is no reason to make no backups. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *backups = accord_partnership_get_backup_folder ();
  g_autofree char *folder = accord_partnership_get_folder ();

  accord_test_wait_until (adw_banner_get_revealed (get_banner (fixture)));
  g_assert_cmpstr (adw_banner_get_title (get_banner (fixture)), ==,
                   "Backups are not where they should be · Your files and their backups are on the network");
  g_assert_true (g_str_has_prefix (backups, folder));
}

/* What a file dialog ends with when no chooser came, or when nothing was chosen. */
static GFile *
finish_choice (Fixture *fixture, GError *error)
{
  g_autoptr (GtkFileDialog) chooser = gtk_file_dialog_new ();
  g_autoptr (GTask) task = g_task_new (chooser, NULL, NULL, NULL);

  g_task_set_source_tag (task, gtk_file_dialog_save);
  g_task_return_error (task, error);
  return accord_file_choice_finish (G_OBJECT (chooser), G_ASYNC_RESULT (task), GTK_WIDGET (fixture->window));
}

/* Who chose nothing is told nothing; who could not choose is told why and whom to ask. */
static void
test_no_chooser (Fixture *fixture, gconstpointer data)
{
  const GtkDialogError quiet[] = { GTK_DIALOG_ERROR_DISMISSED, GTK_DIALOG_ERROR_CANCELLED };
  const char *body;

  accord_test_wait_until (!accord_window_is_busy (fixture->window));
  for (guint i = 0; i < G_N_ELEMENTS (quiet); i++)
    {
      g_assert_null (finish_choice (fixture, g_error_new_literal (GTK_DIALOG_ERROR, quiet[i], "nothing was chosen")));
      g_assert_null (accord_ui_test_get_dialog (fixture->window));
    }
  g_assert_null (finish_choice (fixture, g_error_new_literal (GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_FAILED, "no portal")));
  accord_test_wait_until (accord_ui_test_get_dialog (fixture->window) != NULL);
  body = adw_alert_dialog_get_body (ADW_ALERT_DIALOG (accord_ui_test_get_dialog (fixture->window)));
  g_assert_nonnull (strstr (body, "xdg-desktop-portal"));
  g_assert_true (g_str_has_suffix (body, "Details: no portal"));
  accord_ui_test_settle (fixture->window);
  accord_ui_test_click (GTK_WIDGET (accord_ui_test_get_dialog (fixture->window)), "Close");
  accord_test_wait_until (accord_ui_test_get_dialog (fixture->window) == NULL);
}

/* Each thing that can be lacking has words of its own. */
static void
test_words (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (AccordDeskLack lack = 1; lack <= ACCORD_DESK_NO_PRINT_PORTAL; lack <<= 1)
    {
      g_autofree char *explanation = accord_desk_explain (lack);
      char *summary = accord_desk_summarise (lack);

      g_assert_nonnull (summary);
      g_assert_cmpuint (strlen (explanation), >, strlen (summary));
      g_assert_true (g_hash_table_add (seen, summary));
    }
  g_assert_null (accord_desk_summarise (0));
}

/* The buttons that change what is locked are insensitive, and the menu says who locked it. */
static void
test_locked (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *larger;

  g_assert_true (gtk_widget_activate_action (window, "win.open", "(sx)", "plan", (gint64) 500));
  accord_ui_test_settle (fixture->window);
  accord_test_wait_until (accord_ui_test_find_name (window, "Strategy") != NULL);
  accord_ui_test_click (window, "Strategy");
  accord_test_wait_until ((larger = accord_ui_test_find_name (window, "Larger Text")) != NULL);
  g_assert_false (gtk_widget_is_sensitive (larger));
  g_assert_nonnull (accord_ui_test_find_name (window, "Text size: set by your organisation"));
}

/* One that only a newer program understands is left as it is, and the words say what to do. */
static void
test_newer (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = accord_partnership_path_for_name ("Newer");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize size, size_after;
  g_autoptr (GError) error = NULL;

  accord_partnership_backup (accord_window_get_partnership (fixture->window), path, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &before, &size, &error));
  before[USER_VERSION + 2] = 0x27;
  g_assert_true (g_file_set_contents (path, before, (gssize) size, &error));

  accord_window_open (fixture->window, path);
  accord_test_wait_until (accord_ui_test_get_dialog (fixture->window) != NULL);
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (accord_ui_test_get_dialog (fixture->window))),
                            "made by a newer version of Accord. It has not been changed."));
  adw_dialog_force_close (accord_ui_test_get_dialog (fixture->window));
  accord_test_wait_until (accord_ui_test_get_dialog (fixture->window) == NULL);
  g_assert_true (g_file_get_contents (path, &after, &size_after, &error));
  g_assert_cmpmem (before, size, after, size_after);
}

int
main (int argc, char *argv[])
{
  int status;

  site = g_dir_make_tmp ("accord-site.XXXXXX", NULL);
  g_setenv ("ACCORD_SITE_DIR", site, TRUE);
  g_setenv ("GSETTINGS_BACKEND", "keyfile", TRUE);
  write_site ("settings/locks", "/io/github/accord_icp/Accord/text-size\n");
  write_site ("settings/defaults", "[io/github/accord_icp/Accord]\ntext-size=125\n");
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/ui/desk/words", test_words);
  g_test_add ("/ui/desk/none", Fixture, "[Site Pack]\nHome=local\n", set_up, test_none, tear_down);
  g_test_add ("/ui/desk/network", Fixture, "[Site Pack]\nHome=network\nBackups=%s\n", set_up, test_network, tear_down);
  g_test_add ("/ui/desk/refused", Fixture, "[Site Pack]\nHome=network\nBackups=%s/not-there\n", set_up, test_refused,
              tear_down);
  g_test_add ("/ui/desk/no-chooser", Fixture, "[Site Pack]\nHome=local\n", set_up, test_no_chooser, tear_down);
  g_test_add ("/ui/desk/locked", Fixture, "[Site Pack]\nHome=local\n", set_up, test_locked, tear_down);
  g_test_add ("/ui/desk/newer", Fixture, "[Site Pack]\nHome=local\n", set_up, test_newer, tear_down);
  status = g_test_run ();
  accord_test_remove_folder (site);
  return status;
}
