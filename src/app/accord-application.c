/* accord-application.c: the program with its windows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/accord-application.h"

#include <glib/gi18n.h>

#include "accord-config.h"
#include "app/accord-support.h"
#include "app/accord-window.h"
#include "base/accord-site.h"
#include "model/accord-partnership.h"

/**
 * AccordApplication:
 *
 * Opens a window at the start: on the file that was named, on the partnership that was open last, or on the welcome.
 */
struct _AccordApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
  gboolean sample;
};

G_DEFINE_FINAL_TYPE (AccordApplication, accord_application, ADW_TYPE_APPLICATION)

static const struct
{
  const char *action;
  const char *const keys[3];
} SHORTCUTS[] = {
  { "app.quit", { "<Control>q" } },
  { "win.close", { "<Control>w" } },
  { "win.find", { "<Control>f" } },
  { "win.search", { "<Control>k" } },
  { "win.help", { "F1" } },
  { "win.preferences", { "<Control>comma" } },
  { "win.shortcuts", { "<Control>question" } },
  { "win.go::overview", { "<Control>1" } },
  { "win.go::strategies", { "<Control>2" } },
  { "win.go::partners", { "<Control>3" } },
  { "win.go::engagement", { "<Control>4" } },
  { "win.go::meetings", { "<Control>5" } },
  { "win.go::checks", { "<Control>6" } },
};

static AccordWindow *
ensure_window (AccordApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (!ACCORD_IS_WINDOW (window))
    window = GTK_WINDOW (accord_window_new (self));
  gtk_window_present (window);
  return ACCORD_WINDOW (window);
}

static void
accord_application_activate (GApplication *application)
{
  AccordApplication *self = ACCORD_APPLICATION (application);
  gboolean is_first = gtk_application_get_active_window (GTK_APPLICATION (self)) == NULL;
  AccordWindow *window = ensure_window (self);
  g_autofree char *last = g_settings_get_string (self->settings, "last-partnership");

  if (!is_first)
    return;
  if (*last != '\0')
    {
      g_autofree char *folder = accord_partnership_get_folder ();
      g_autofree char *file = g_strconcat (last, ACCORD_PARTNERSHIP_SUFFIX, NULL);
      g_autofree char *path = g_build_filename (folder, file, NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        {
          accord_window_open (window, path);
          return;
        }
    }
  if (self->sample)
    accord_window_open_sample (window);
}

static void
accord_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  accord_window_open_foreign (ensure_window (ACCORD_APPLICATION (application)), files[0]);
}

static int
accord_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  ACCORD_APPLICATION (application)->sample = g_variant_dict_contains (options, "sample");
  return -1;
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AccordApplication *self = data;
  AdwDialog *about = adw_about_dialog_new_from_appdata ("/io/github/accord_icp/Accord/metainfo.xml", NULL);
  g_autofree char *report = accord_support_report ();

  adw_about_dialog_set_version (ADW_ABOUT_DIALOG (about), ACCORD_VERSION);
  adw_about_dialog_set_debug_info (ADW_ABOUT_DIALOG (about), report);
  adw_about_dialog_set_debug_info_filename (ADW_ABOUT_DIALOG (about), "accord-support.txt");
  adw_dialog_present (about, GTK_WIDGET (gtk_application_get_active_window (GTK_APPLICATION (self))));
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GList *windows = gtk_application_get_windows (data);

  while (windows != NULL)
    {
      GtkWindow *window = windows->data;

      windows = windows->next;
      gtk_window_close (window);
    }
}

static void
accord_application_startup (GApplication *application)
{
  static const GActionEntry ACTIONS[] = {
    { .name = "about", .activate = about_cb },
    { .name = "quit", .activate = quit_cb },
  };
  AccordApplication *self = ACCORD_APPLICATION (application);

  G_APPLICATION_CLASS (accord_application_parent_class)->startup (application);

  self->settings = accord_site_settings_new (ACCORD_SETTINGS_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (self), ACTIONS, G_N_ELEMENTS (ACTIONS), self);
  for (guint i = 0; i < G_N_ELEMENTS (SHORTCUTS); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), SHORTCUTS[i].action, SHORTCUTS[i].keys);
}

static void
accord_application_dispose (GObject *object)
{
  g_clear_object (&ACCORD_APPLICATION (object)->settings);

  G_OBJECT_CLASS (accord_application_parent_class)->dispose (object);
}

static void
accord_application_class_init (AccordApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_application_dispose;
  application_class->startup = accord_application_startup;
  application_class->activate = accord_application_activate;
  application_class->open = accord_application_open;
  application_class->handle_local_options = accord_application_handle_local_options;
}

static void
accord_application_init (AccordApplication *self)
{
  g_application_add_main_option (G_APPLICATION (self), "sample", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE,
                                 _("Open the fictional sample when there is no partnership yet"), NULL);
}

/**
 * accord_application_new:
 *
 * Returns: (transfer full): the application
 */
GApplication *
accord_application_new (void)
{
  return g_object_new (ACCORD_TYPE_APPLICATION,
                       "application-id", ACCORD_APPLICATION_ID,
                       "resource-base-path", "/io/github/accord_icp/Accord",
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       NULL);
}

/**
 * accord_application_get_settings:
 *
 * Returns: (transfer none): what belongs to the desk rather than to a partnership
 */
GSettings *
accord_application_get_settings (AccordApplication *self)
{
  g_return_val_if_fail (ACCORD_IS_APPLICATION (self), NULL);

  return self->settings;
}
