/* accord-desk.c: what the desk lacks that the program would use
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/accord-desk.h"

#include <glib/gi18n.h>

/*
 * A desk that was set up by others may lack what every desktop has. Whoever sits there must hear it once and plainly, and
 * not find out by a button that does nothing. In a sandbox files and paper go through the session's portals, and so there is
 * nothing else to choose a file with or to print by; outside GTK does both itself.
 */

#define PORTAL "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"

/* A portal is started when it is first asked, on a machine that may have just been switched on. */
#define PORTAL_TIMEOUT_MS 20000

static const struct
{
  AccordDeskLack lack;
  const char *interface;
} PORTALS[] = {
  { ACCORD_DESK_NO_FILE_PORTAL, "org.freedesktop.portal.FileChooser" },
  { ACCORD_DESK_NO_PRINT_PORTAL, "org.freedesktop.portal.Print" },
};

static const struct
{
  AccordDeskLack lack;
  const char *summary;
  const char *explanation;
} WORDS[] = {
  { ACCORD_DESK_BACKUPS_REFUSED, N_("Backups are not where they should be"),
    N_("Your organisation wants backups in a folder that Accord cannot write to, so they are kept beside your files. Ask"
       " your administrator to make that folder yours.") },
  { ACCORD_DESK_ALL_ON_NETWORK, N_("Your files and their backups are on the network"),
    N_("Your files are kept on a server, and so are their backups. Each change is stored with the greatest care, but if the"
       " server is lost, both are. Open a partnership on one computer at a time, do not switch off while “Storing…” is"
       " shown, and now and then save a copy elsewhere with “Save a Copy…”.") },
  { ACCORD_DESK_NETWORK_HOME, N_("Your files are on the network"),
    N_("Your files are kept on a server; their backups are elsewhere. Open a partnership on one computer at a time, and do"
       " not switch off while “Storing…” is shown.") },
  { ACCORD_DESK_NO_BUS, N_("Files cannot be chosen and nothing can be printed"),
    N_("This session has no message bus (D-Bus), by which programs reach the file chooser, printers and screen readers. Sign"
       " out and in again; if this stays, tell your administrator. What you write is stored as always.") },
  { ACCORD_DESK_NO_FILE_PORTAL, N_("Files cannot be chosen"),
    N_("This session has no file chooser that Accord may use (the portal org.freedesktop.portal.FileChooser), so no file of"
       " yours can be opened, brought in or saved. Tell your administrator: the package is called xdg-desktop-portal, with a"
       " second one for your desktop. What you write is stored as always.") },
  { ACCORD_DESK_NO_PRINT_PORTAL, N_("Nothing can be printed"),
    N_("This session has no printing that Accord may use (the portal org.freedesktop.portal.Print). Save a document as PDF and"
       " print that, and tell your administrator.") },
};

typedef struct
{
  AccordDeskLack lacks;
  guint next;           /* of PORTALS */
  GDBusConnection *bus;
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_clear_object (&look->bus);
  g_free (look);
}

static void ask_next (GTask *task);

/* Who answers by another error than that there is nobody has at least been there. */
static gboolean
is_absent (const GError *error)
{
  return error != NULL && !g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_ACCESS_DENIED) &&
         !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
asked_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Look *look = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) version = g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result, &error);

  if (is_absent (error))
    look->lacks |= PORTALS[look->next].lack;
  look->next++;
  ask_next (g_steal_pointer (&task));
}

/* Takes @task. */
static void
ask_next (GTask *task)
{
  Look *look = g_task_get_task_data (task);

  if (look->next == G_N_ELEMENTS (PORTALS))
    {
      g_task_return_int (task, look->lacks);
      g_object_unref (task);
      return;
    }
  g_dbus_connection_call (look->bus, PORTAL, PORTAL_PATH, "org.freedesktop.DBus.Properties",
                          "Get", g_variant_new ("(ss)", PORTALS[look->next].interface, "version"), G_VARIANT_TYPE ("(v)"),
                          G_DBUS_CALL_FLAGS_NONE, PORTAL_TIMEOUT_MS, g_task_get_cancellable (task), asked_cb, task);
}

static void
bus_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Look *look = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  look->bus = g_bus_get_finish (result, &error);
  if (look->bus != NULL)
    {
      ask_next (g_steal_pointer (&task));
      return;
    }
  if (is_absent (error))
    look->lacks |= ACCORD_DESK_NO_BUS;
  g_task_return_int (task, look->lacks);
}

/**
 * accord_desk_from_home:
 * @home: what was found of the place in which partnerships lie
 *
 * Returns: what of it a person should hear
 */
AccordDeskLack
accord_desk_from_home (AccordPartnershipHome home)
{
  AccordDeskLack lacks = 0;

  if (home & ACCORD_HOME_NETWORK)
    lacks |= home & ACCORD_HOME_BACKUPS_BESIDE ? ACCORD_DESK_ALL_ON_NETWORK : ACCORD_DESK_NETWORK_HOME;
  if (home & ACCORD_HOME_BACKUPS_REFUSED)
    lacks |= ACCORD_DESK_BACKUPS_REFUSED;
  return lacks;
}

/**
 * accord_desk_look_async:
 * @callback: called on the main thread
 *
 * Looks for what the desk lacks. In a sandbox this starts the session's portals if they are not there yet.
 */
void
accord_desk_look_async (GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Look *look = g_new0 (Look, 1);

  g_task_set_source_tag (task, accord_desk_look_async);
  g_task_set_task_data (task, look, look_free);
  look->lacks = accord_desk_from_home (accord_partnership_find_home ());
  if (g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS))
    g_bus_get (G_BUS_TYPE_SESSION, cancellable, bus_cb, g_steal_pointer (&task));
  else
    g_task_return_int (task, look->lacks);
}

/**
 * accord_desk_look_finish:
 *
 * Returns: what the desk lacks; nothing where the look was cancelled
 */
AccordDeskLack
accord_desk_look_finish (GAsyncResult *result)
{
  gssize lacks = g_task_propagate_int (G_TASK (result), NULL);

  return lacks < 0 ? 0 : (AccordDeskLack) lacks;
}

/**
 * accord_desk_summarise:
 * @lacks: what the desk lacks
 *
 * Returns: (transfer full) (nullable): that in one line of plain text; %NULL where nothing is lacking
 */
char *
accord_desk_summarise (AccordDeskLack lacks)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (WORDS); i++)
    if (lacks & WORDS[i].lack)
      g_strv_builder_add (builder, _(WORDS[i].summary));
  parts = g_strv_builder_end (builder);
  return parts[0] != NULL ? g_strjoinv (" · ", parts) : NULL;
}

/**
 * accord_desk_explain:
 * @lacks: what the desk lacks
 *
 * Returns: (transfer full): what each means and what to do, a paragraph each; plain text
 */
char *
accord_desk_explain (AccordDeskLack lacks)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (WORDS); i++)
    if (lacks & WORDS[i].lack)
      g_strv_builder_add (builder, _(WORDS[i].explanation));
  parts = g_strv_builder_end (builder);
  return g_strjoinv ("\n\n", parts);
}
