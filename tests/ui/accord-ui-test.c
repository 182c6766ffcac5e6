/* accord-ui-test.c: the real window, driven from inside
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "accord-ui-test.h"

#include "app/accord-window-private.h"

/* In place of GTK's own: the test backend of 4.18 has no announcements, and calls what is not there when one is made. */
void
gtk_accessible_announce (GtkAccessible *self, const char *message, GtkAccessibleAnnouncementPriority priority)
{
  g_test_message ("announced: %s", message);
}

static AccordApplication *
ensure_application (void)
{
  static GApplication *application;

  if (application == NULL)
    {
      GError *error = NULL;

      /* No animation: what is on the screen is where it will be. */
      g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE,
                    "gtk-decoration-layout", ":close", NULL);   /* as on GNOME */
      application = accord_application_new ();
      g_application_set_flags (application, G_APPLICATION_NON_UNIQUE);
      g_application_register (application, NULL, &error);
      g_assert_no_error (error);
      g_application_set_default (application);
    }
  return ACCORD_APPLICATION (application);
}

/* A window that shows the welcome, in a data folder of its own. */
AccordWindow *
accord_ui_test_start (const char *folder)
{
  AccordWindow *window;

  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  window = accord_window_new (ensure_application ());
  gtk_window_present (GTK_WINDOW (window));
  accord_ui_test_settle (window);
  return window;
}

AccordWindow *
accord_ui_test_start_with_sample (const char *folder)
{
  AccordWindow *window = accord_ui_test_start (folder);

  accord_window_open_sample (window);
  accord_test_wait_until (accord_window_get_partnership (window) != NULL);
  accord_ui_test_settle (window);
  return window;
}

/* GLib looks for the user's data folder only once, so the next test of this process would open what this one left there. */
static void
remove_data (void)
{
  g_autofree char *folder = accord_partnership_get_folder ();

  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    accord_test_remove_folder (g_steal_pointer (&folder));
}

/* Closes the window, and removes what it kept in the user's data folder. */
void
accord_ui_test_stop (AccordWindow *window)
{
  gpointer weak = window;

  g_object_add_weak_pointer (G_OBJECT (window), &weak);
  gtk_window_close (GTK_WINDOW (window));
  accord_test_wait_until (weak == NULL);
  remove_data ();
}

static gboolean
note_quiet_cb (gpointer data)
{
  gboolean *quiet = data;

  *quiet = TRUE;
  return G_SOURCE_REMOVE;
}

/* Nothing is on its way to the disk or from it, and a frame has been drawn since. */
void
accord_ui_test_settle (AccordWindow *window)
{
  for (int i = 0; i < 4; i++)
    {
      gboolean quiet = FALSE;

      accord_test_wait_until (!accord_window_is_busy (window));
      accord_test_wait_until (gtk_widget_get_mapped (GTK_WIDGET (window)));
      gtk_widget_queue_draw (GTK_WIDGET (window));
      gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
      if (accord_window_get_partnership (window) != NULL)
        accord_test_run_behind (accord_window_get_partnership (window));
      g_idle_add_full (G_PRIORITY_LOW, note_quiet_cb, &quiet, NULL);
      accord_test_wait_until (quiet);
    }
}

/* Depth first, through what is mapped. */
GtkWidget *
accord_ui_test_find (GtkWidget *root, AccordUiMatch match, gpointer data)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (match (root, data))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = accord_ui_test_find (child, match, data);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The name a person would call it by: what it is labelled with, or what stands on it, or its tooltip. */
char *
accord_ui_test_get_name (GtkWidget *widget)
{
  if (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
    {
      /* GTK gives the value, quoted, when it is not the one expected. */
      g_autofree char *value = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget),
                                                                   GTK_ACCESSIBLE_PROPERTY_LABEL, "\001");

      if (value != NULL && *value == '"' && g_str_has_suffix (value, "\""))
        return g_strndup (value + 1, strlen (value) - 2);
      if (value != NULL && *value != '\0')
        return g_steal_pointer (&value);
    }
  if (ADW_IS_PREFERENCES_ROW (widget))
    return g_strdup (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)));
  if (GTK_IS_LABEL (widget))
    return g_strdup (gtk_label_get_text (GTK_LABEL (widget)));
  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL)
    return g_strdup (gtk_button_get_label (GTK_BUTTON (widget)));
  if (GTK_IS_MENU_BUTTON (widget) && gtk_menu_button_get_label (GTK_MENU_BUTTON (widget)) != NULL)
    return g_strdup (gtk_menu_button_get_label (GTK_MENU_BUTTON (widget)));
  return g_strdup (gtk_widget_get_tooltip_text (widget));
}

static void
drop_mnemonics (char *name)
{
  char *to = name;

  for (const char *from = name; *from != '\0'; from++)
    if (*from != '_')
      *to++ = *from;
  *to = '\0';
}

static gboolean
match_name (GtkWidget *widget, gpointer data)
{
  g_autofree char *name = accord_ui_test_get_name (widget);

  if (name == NULL || GTK_IS_LABEL (widget))
    return FALSE;
  drop_mnemonics (name);
  return g_str_equal (name, data);
}

static gboolean
match_label (GtkWidget *widget, gpointer data)
{
  return GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), data);
}

/* What is called @name; a control rather than the label on it. */
GtkWidget *
accord_ui_test_find_name (GtkWidget *root, const char *name)
{
  GtkWidget *found = accord_ui_test_find (root, match_name, (gpointer) name);

  return found != NULL ? found : accord_ui_test_find (root, match_label, (gpointer) name);
}

static gboolean
match_type (GtkWidget *widget, gpointer data)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), GPOINTER_TO_SIZE (data));
}

GtkWidget *
accord_ui_test_find_type (GtkWidget *root, GType type)
{
  return accord_ui_test_find (root, match_type, GSIZE_TO_POINTER (type));
}

/* What has such a name, as soon as it is there. */
GtkWidget *
accord_ui_test_wait_for (GtkWidget *root, const char *name)
{
  GtkWidget *found = NULL;

  g_test_message ("waiting for “%s”", name);
  accord_test_wait_until ((found = accord_ui_test_find_name (root, name)) != NULL);
  return found;
}

AdwDialog *
accord_ui_test_get_dialog (AccordWindow *window)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
}

/* Replaces what stands in a row, of one line or of many. */
void
accord_ui_test_type_into (GtkWidget *root, const char *name, const char *text)
{
  GtkWidget *row = accord_ui_test_wait_for (root, name);
  GtkWidget *line = accord_ui_test_find_type (row, GTK_TYPE_TEXT);
  GtkWidget *view = accord_ui_test_find_type (row, GTK_TYPE_TEXT_VIEW);

  if (line != NULL)
    gtk_editable_set_text (GTK_EDITABLE (line), text);
  else
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
}

void
accord_ui_test_click (GtkWidget *root, const char *name)
{
  GtkWidget *widget = NULL;

  g_test_message ("click “%s”", name);
  accord_test_wait_until ((widget = accord_ui_test_find_name (root, name)) != NULL);
  accord_test_wait_until (gtk_widget_is_sensitive (widget));
  g_assert_true (gtk_widget_activate (widget));
}

/* What Enter does to the first row of the list below @root, once it has come. */
void
accord_ui_test_activate_first (GtkWidget *root)
{
  GtkWidget *list = NULL;

  accord_test_wait_until ((list = accord_ui_test_find_type (root, GTK_TYPE_LIST_VIEW)) != NULL);
  accord_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)))) > 0);
  g_signal_emit_by_name (list, "activate", 0);
}

/* The window draws its own frame, which is part of the size that is asked for. */
void
accord_ui_test_resize (AccordWindow *window, int width, int height)
{
  const int FRAME = 32;

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  accord_test_wait_until (ABS (gtk_widget_get_width (GTK_WIDGET (window)) - width) <= FRAME);
  accord_ui_test_settle (window);
}

/* NULL while the window waits to be drawn again. */
static GskRenderNode *
draw (GdkPaintable *paintable)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, snapshot, gdk_paintable_get_intrinsic_width (paintable),
                          gdk_paintable_get_intrinsic_height (paintable));
  return gtk_snapshot_free_to_node (snapshot);
}

/* What the window would show, as a PNG. */
void
accord_ui_test_shoot (AccordWindow *window, const char *path)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (window));
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (window));

  accord_test_wait_until ((node = draw (paintable)) != NULL);
  texture = gsk_renderer_render_texture (renderer, node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) gdk_paintable_get_intrinsic_width (paintable),
                                                              (float) gdk_paintable_get_intrinsic_height (paintable)));
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

static gboolean
press_on (GtkWidget *widget, GListModel *shortcuts, guint keyval, GdkModifierType modifiers)
{
  for (guint i = 0; i < g_list_model_get_n_items (shortcuts); i++)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, i);
      GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

      if (GTK_IS_KEYVAL_TRIGGER (trigger) &&
          gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == keyval &&
          gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == modifiers &&
          gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                        gtk_shortcut_get_arguments (shortcut)))
        return TRUE;
    }
  return FALSE;
}

/* For whoever looks, in the folder ACCORD_PICTURES: the window as it is. */
void
accord_ui_test_take_picture (AccordWindow *window, const char *name)
{
  const char *folder = g_getenv ("ACCORD_PICTURES");
  g_autofree char *file = g_strconcat (name, ".png", NULL);
  g_autofree char *path = NULL;

  accord_ui_test_settle (window);
  if (folder == NULL)
    return;
  path = g_build_filename (folder, file, NULL);
  accord_ui_test_shoot (window, path);
}

/* The same, narrow and wide, light and dark; the window is wide and light then. */
void
accord_ui_test_take_pictures (AccordWindow *window, const char *name)
{
  static const struct
  {
    const char *name;
    int width;
    int height;
    AdwColorScheme scheme;
  } LOOKS[] = {
    { "narrow-light", 360, 720, ADW_COLOR_SCHEME_FORCE_LIGHT },
    { "narrow-dark", 360, 720, ADW_COLOR_SCHEME_FORCE_DARK },
    { "wide-dark", 1280, 900, ADW_COLOR_SCHEME_FORCE_DARK },
    { "wide-light", 1280, 900, ADW_COLOR_SCHEME_FORCE_LIGHT },
  };

  accord_ui_test_settle (window);
  for (guint i = 0; g_getenv ("ACCORD_PICTURES") != NULL && i < G_N_ELEMENTS (LOOKS); i++)
    {
      g_autofree char *look = g_strdup_printf ("%s-%s", name, LOOKS[i].name);

      adw_style_manager_set_color_scheme (adw_style_manager_get_default (), LOOKS[i].scheme);
      accord_ui_test_resize (window, LOOKS[i].width, LOOKS[i].height);
      accord_ui_test_take_picture (window, look);
    }
}

/* Whatever the key does at the focus: the shortcut that it triggers on the way up to the window. */
void
accord_ui_test_press (GtkWidget *window, guint keyval, GdkModifierType modifiers)
{
  for (GtkWidget *widget = gtk_root_get_focus (GTK_ROOT (window)); widget != NULL;
       widget = gtk_widget_get_parent (widget))
    {
      g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

      for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
        {
          g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

          if (GTK_IS_SHORTCUT_CONTROLLER (controller) &&
              press_on (widget, G_LIST_MODEL (controller), keyval, modifiers))
            return;
        }
    }
  g_test_fail_printf ("nothing took the key %s", gdk_keyval_name (keyval));
}
