/* accord-window-go.c: what takes a person from one place in the window to another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "app/accord-help-dialog.h"
#include "app/accord-preferences-dialog.h"
#include "app/accord-search-dialog.h"
#include "app/accord-shortcuts-dialog.h"
#include "app/accord-window-private.h"
#include "ui/common/accord-tabs-page.h"
#include "ui/trail/accord-trail-page.h"

static AccordPage *
go_to_tab (AccordWindow *self, const char *page_name, const char *name)
{
  AccordPage *page = accord_window_go (self, page_name);

  return page != NULL && ACCORD_IS_TABS_PAGE (page) ? accord_tabs_page_show (ACCORD_TABS_PAGE (page), name) : NULL;
}

static void
go_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_auto (GStrv) names = g_strsplit (g_variant_get_string (parameter, NULL), "/", 2);

  if (names[1] != NULL)
    go_to_tab (ACCORD_WINDOW (widget), names[0], names[1]);
  else
    accord_window_go (ACCORD_WINDOW (widget), names[0]);
}

/* Which page a record lives on. */
static const char *
page_of_table (const char *table)
{
  static const struct
  {
    const char *table;
    const char *page;
  } HOMES[] = {
    { "plan", "strategies" },      { "section", "strategies" }, { "seat", "partners" },
    { "appointment", "partners" }, { "organisation", "partners" }, { "activity", "engagement" },
    { "feedback", "engagement" },  { "finding", "checks" }, { "meeting", "meetings" },
    { "decision", "meetings" },    { "action_item", "meetings" }, { "agenda_item", "meetings" },
    { "terms_of_reference", "meetings" }, { "evidence_link", "strategies" },
    { "partnership", "partners" },
    { "need", "strategies" },        { "assessment", "strategies" },    { "plan_document", "strategies" },
    { "plan_version", "strategies" }, { "approval", "strategies" },     { "dispatch", "strategies" },
    { "plan_response", "strategies" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (HOMES); i++)
    if (g_str_equal (HOMES[i].table, table))
      return HOMES[i].page;
  return NULL;
}

static void
open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordWindow *self = ACCORD_WINDOW (widget);
  const char *table, *name;
  AccordPage *page;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &table, &id);
  name = page_of_table (table);
  page = name != NULL ? accord_window_go (self, name) : NULL;
  if (page == NULL || !accord_page_open (page, table, id))
    accord_window_say (self, _("It is not there any more."));
}

static void
list_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordWindow *self = ACCORD_WINDOW (widget);
  g_autoptr (AccordNarrowing) narrowing = NULL;
  const char *table, *text, *name;
  AccordPage *page;

  g_variant_get (parameter, "(&s&s)", &table, &text);
  narrowing = accord_narrowing_parse (text, NULL);
  name = page_of_table (table);
  page = narrowing != NULL && name != NULL ? accord_window_go (self, name) : NULL;
  if (page != NULL)
    accord_page_list (page, table, narrowing);
}

static void
trail_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordWindow *self = ACCORD_WINDOW (widget);
  AccordPage *page;
  const char *table;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &table, &id);
  page = go_to_tab (self, "engagement", "trail");
  if (page != NULL)
    accord_trail_page_follow (ACCORD_TRAIL_PAGE (page),
                              g_str_equal (table, "organisation") ? ACCORD_TRAIL_ORGANISATION
                              : g_str_equal (table, "place")      ? ACCORD_TRAIL_PLACE
                                                                  : ACCORD_TRAIL_TERM,
                              id);
}

static void
lens_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordPage *page = go_to_tab (ACCORD_WINDOW (widget), "engagement", "trail");

  if (page != NULL)
    accord_trail_page_pick (ACCORD_TRAIL_PAGE (page));
}

/* What is typed is stored first, or it would not be found. */
static void
search_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordWindow *self = ACCORD_WINDOW (widget);
  AccordPartnership *partnership = accord_window_get_partnership (self);

  if (partnership == NULL)
    return;
  accord_window_flush (self);
  adw_dialog_present (accord_search_dialog_new (partnership), widget);
}

static void
help_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *page = accord_window_get_page_name (ACCORD_WINDOW (widget));

  adw_dialog_present (accord_help_dialog_new (page != NULL ? page : "start"), widget);
}

static void
shortcuts_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  adw_dialog_present (accord_shortcuts_dialog_new (), widget);
}

/* Every window's strategies are judged by the same rules. */
static void
rules_changed_cb (GtkWidget *window)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));
  GList *windows = application != NULL ? gtk_application_get_windows (application) : NULL;

  for (GList *item = windows; item != NULL; item = item->next)
    if (ACCORD_IS_WINDOW (item->data) && accord_window_get_checks (item->data) != NULL)
      accord_checks_refresh (accord_window_get_checks (item->data));
}

static void
preferences_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AdwDialog *dialog = accord_preferences_dialog_new (accord_window_get_partnership (ACCORD_WINDOW (widget)));

  g_signal_connect_object (dialog, "rules-changed", G_CALLBACK (rules_changed_cb), widget, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

/* Installs the actions on the window's class. */
void
accord_window_go_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.go", "s", go_cb);
  gtk_widget_class_install_action (widget_class, "win.open", "(sx)", open_cb);
  gtk_widget_class_install_action (widget_class, "win.list", "(ss)", list_cb);
  gtk_widget_class_install_action (widget_class, "win.trail", "(sx)", trail_cb);
  gtk_widget_class_install_action (widget_class, "win.lens", NULL, lens_cb);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_cb);
  gtk_widget_class_install_action (widget_class, "win.help", NULL, help_cb);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, preferences_cb);
  gtk_widget_class_install_action (widget_class, "win.shortcuts", NULL, shortcuts_cb);
}
