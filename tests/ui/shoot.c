/* shoot.c: pictures of every page, for people to look at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>

#include "accord-ui-test.h"

static const struct
{
  const char *suffix;
  int width;
  int height;
  AdwColorScheme scheme;
} LOOKS[] = {
  { "wide-light", 1280, 860, ADW_COLOR_SCHEME_FORCE_LIGHT },
  { "wide-dark", 1280, 860, ADW_COLOR_SCHEME_FORCE_DARK },
  { "narrow-light", 360, 720, ADW_COLOR_SCHEME_FORCE_LIGHT },
  { "narrow-dark", 360, 720, ADW_COLOR_SCHEME_FORCE_DARK },
};

static const char *const PAGES[] = { "overview", "strategies", "partners", "engagement", "meetings", "checks" };

/* Records of the sample that show what a page is for. */
static const struct
{
  const char *name;
  const char *table;
  gint64 id;
} RECORDS[] = {
  { "editor", "section", 518 },
  { "editor-without-evidence", "section", 521 },
  { "organisation", "organisation", 101 },
  { "seat", "seat", 200 },
  { "activity", "activity", 1002 },
  { "meeting", "meeting", 6013 },
};

static void
shoot (AccordWindow *window, const char *folder, const char *name, const char *suffix)
{
  g_autofree char *file = g_strdup_printf ("%s-%s.png", name, suffix);
  g_autofree char *path = g_build_filename (folder, file, NULL);

  accord_ui_test_settle (window);
  accord_ui_test_shoot (window, path);
}

/* What is over the text and beside it while somebody writes. */
static void
shoot_words (AccordWindow *window, const char *folder, const char *suffix)
{
  GtkWidget *area, *entry;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.open", "(sx)", "section", (gint64) 518);
  accord_ui_test_settle (window);
  area = accord_ui_test_find_type (GTK_WIDGET (window), g_type_from_name ("AccordProseArea"));
  gtk_widget_activate_action (area, "focus.only-text", NULL);
  shoot (window, folder, "only-text", suffix);
  gtk_widget_activate_action (area, "focus.only-text", NULL);
  accord_ui_test_settle (window);
  gtk_widget_activate_action (area, "prose.replace", NULL);
  entry = accord_ui_test_find_name (GTK_WIDGET (window), "Find in this section");
  gtk_editable_set_text (GTK_EDITABLE (entry), "the");
  shoot (window, folder, "find", suffix);
  gtk_widget_activate_action (area, "strategy.find", NULL);
  accord_ui_test_settle (window);
  entry = accord_ui_test_find_name (GTK_WIDGET (window), "Find in all sections");
  gtk_editable_set_text (GTK_EDITABLE (entry), "care");
  accord_test_wait_until (accord_ui_test_find_name (GTK_WIDGET (window), "Places") != NULL);
  shoot (window, folder, "find-everywhere", suffix);
  adw_dialog_force_close (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
}

/* What the menu of the partners page opens. */
static void
shoot_registers (AccordWindow *window, const char *folder, const char *suffix)
{
  static const char *const NAMES[] = { "as-at", "chase", "requests", "declarations", "duplicates", "people" };
  GtkWidget *page;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.go", "s", "partners");
  accord_ui_test_settle (window);
  page = accord_ui_test_find_type (GTK_WIDGET (window), g_type_from_name ("AccordPartnersPage"));
  for (guint i = 0; i < G_N_ELEMENTS (NAMES); i++)
    {
      g_autofree char *name = g_strdup_printf ("register-%s", NAMES[i]);

      gtk_widget_activate_action (page, "partners.register", "s", NAMES[i]);
      shoot (window, folder, name, suffix);
      adw_dialog_force_close (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
      accord_ui_test_settle (window);
    }
}

/* Anything, found by a word. */
static void
shoot_search (AccordWindow *window, const char *folder, const char *suffix)
{
  GtkWidget *dialog;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.search", NULL);
  accord_ui_test_settle (window);
  dialog = GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
  gtk_editable_set_text (GTK_EDITABLE (accord_ui_test_find_name (dialog, "Find anything")), "carers");
  accord_test_wait_until (accord_ui_test_find_type (dialog, GTK_TYPE_LIST_BOX_ROW) != NULL);
  shoot (window, folder, "search", suffix);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  accord_ui_test_settle (window);
}

int
main (int argc, char *argv[])
{
  const char *out = argc > 1 ? argv[1] : ".";
  AccordWindow *window;
  char *folder;

  adw_init ();
  folder = accord_test_make_folder ();
  window = accord_ui_test_start (folder);
  for (guint i = 0; i < G_N_ELEMENTS (LOOKS); i++)
    {
      adw_style_manager_set_color_scheme (adw_style_manager_get_default (), LOOKS[i].scheme);
      accord_ui_test_resize (window, LOOKS[i].width, LOOKS[i].height);
      shoot (window, out, "welcome", LOOKS[i].suffix);
    }
  accord_window_open_sample (window);
  accord_test_wait_until (accord_window_get_partnership (window) != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (LOOKS); i++)
    {
      adw_style_manager_set_color_scheme (adw_style_manager_get_default (), LOOKS[i].scheme);
      accord_ui_test_resize (window, LOOKS[i].width, LOOKS[i].height);
      for (guint r = 0; r < G_N_ELEMENTS (RECORDS); r++)
        {
          gtk_widget_activate_action (GTK_WIDGET (window), "win.open", "(sx)", RECORDS[r].table, RECORDS[r].id);
          shoot (window, out, RECORDS[r].name, LOOKS[i].suffix);
        }
      shoot_words (window, out, LOOKS[i].suffix);
      gtk_widget_activate_action (GTK_WIDGET (window), "win.close-partnership", NULL);
      accord_ui_test_settle (window);
      accord_window_open_sample (window);
      accord_test_wait_until (accord_window_get_partnership (window) != NULL);
      for (guint p = 0; p < G_N_ELEMENTS (PAGES); p++)
        {
          gtk_widget_activate_action (GTK_WIDGET (window), "win.go", "s", PAGES[p]);
          shoot (window, out, PAGES[p], LOOKS[i].suffix);
        }
      shoot_registers (window, out, LOOKS[i].suffix);
      shoot_search (window, out, LOOKS[i].suffix);
    }
  accord_ui_test_stop (window);
  accord_test_remove_folder (folder);
  return 0;
}
