/* accord-prose-zoom.c: how large a text is shown
 *
 * The size belongs to the person at the desk: it holds for every text, and is kept in the settings.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/prose/accord-prose-zoom.h"

#include <glib/gi18n.h>

#include "base/accord-site.h"
#include "ui/common/accord-shell.h"

#define SETTINGS_ID "io.github.accord_icp.Accord"
#define SETTINGS_KEY "text-size"

/* Of the text of the program's own controls; as large as one reads a whole page with ease. */
#define BASE_SIZE 1.1

/* Per cent; the steps of GNOME's text editor. */
static const int SIZES[] = { 50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300 };

static GSettings *
get_settings (void)
{
  static GSettings *settings;

  if (settings == NULL)
    settings = accord_site_settings_new (SETTINGS_ID);

  return settings;
}

/**
 * accord_prose_zoom_get:
 *
 * Returns: the size of texts, in per cent
 */
int
accord_prose_zoom_get (void)
{
  return g_settings_get_int (get_settings (), SETTINGS_KEY);
}

/**
 * accord_prose_zoom_follow:
 * @changed: called with @object when the size has changed
 * @object: a #GObject, after whose end @changed is not called any more
 */
void
accord_prose_zoom_follow (GCallback changed, gpointer object)
{
  g_signal_connect_object (get_settings (), "changed::" SETTINGS_KEY, changed, object, G_CONNECT_SWAPPED);
}

static void
load_style (GtkCssProvider *provider)
{
  char size[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *style = NULL;

  g_ascii_formatd (size, sizeof size, "%.3f", BASE_SIZE * accord_prose_zoom_get () / 100);
  style = g_strdup_printf (".accord-prose { font-size: %sem; }", size);
  gtk_css_provider_load_from_string (provider, style);
}

static void
add_style (GdkDisplay *display)
{
  static GtkCssProvider *provider;

  if (provider != NULL)
    return;

  provider = gtk_css_provider_new ();
  load_style (provider);
  accord_prose_zoom_follow (G_CALLBACK (load_style), provider);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/**
 * accord_prose_zoom_show:
 * @area: shows a text; its style class is accord-prose
 *
 * Has @area follow the size.
 */
void
accord_prose_zoom_show (GtkWidget *area)
{
  g_return_if_fail (GTK_IS_WIDGET (area));

  add_style (gtk_widget_get_display (area));
  accord_prose_zoom_follow (G_CALLBACK (gtk_widget_queue_resize), area);
}

static gboolean
is_locked (void)
{
  return !g_settings_is_writable (get_settings (), SETTINGS_KEY);
}

static void
set_size (GtkWidget *widget, int size)
{
  g_autofree char *words = NULL;

  if (is_locked ())
    {
      accord_shell_say (widget, _("The size of texts is set by your organisation."));
      return;
    }
  words = g_strdup_printf (_("Text size %d %%"), size);
  g_settings_set_int (get_settings (), SETTINGS_KEY, size);
  accord_shell_announce (widget, words);
}

static void
step (GtkWidget *widget, gboolean larger)
{
  int size = accord_prose_zoom_get ();
  int next = size;

  for (guint i = 0; i < G_N_ELEMENTS (SIZES); i++)
    if (larger ? next == size && SIZES[i] > size : SIZES[i] < size)
      next = SIZES[i];
  set_size (widget, next);
}

static void
in_cb (GSimpleAction *action, GVariant *parameter, gpointer widget)
{
  step (widget, TRUE);
}

static void
out_cb (GSimpleAction *action, GVariant *parameter, gpointer widget)
{
  step (widget, FALSE);
}

static void
reset_cb (GSimpleAction *action, GVariant *parameter, gpointer widget)
{
  set_size (widget, 100);
}

/* Before what would scroll. */
static gboolean
scroll_cb (GtkEventController *controller, double dx, double dy, GtkWidget *widget)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (controller);

  if ((state & gtk_accelerator_get_default_mod_mask ()) != GDK_CONTROL_MASK)
    return GDK_EVENT_PROPAGATE;
  if (dy != 0)
    step (widget, dy < 0);

  return GDK_EVENT_STOP;
}

/* Of the keys for the same, a menu shows the last. */
static void
add_keys (GtkWidget *widget)
{
  static const struct
  {
    guint key;
    const char *action;
  } KEYS[] = {
    { GDK_KEY_KP_Add, "zoom.in" },       { GDK_KEY_equal, "zoom.in" }, { GDK_KEY_plus, "zoom.in" },
    { GDK_KEY_KP_Subtract, "zoom.out" }, { GDK_KEY_minus, "zoom.out" },
    { GDK_KEY_KP_0, "zoom.reset" },      { GDK_KEY_0, "zoom.reset" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (KEYS); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_keyval_trigger_new (KEYS[i].key, GDK_CONTROL_MASK), gtk_named_action_new (KEYS[i].action)));
  gtk_widget_add_controller (widget, controller);
}

/* Where an administrator has locked the size, the verbs are insensitive. */
static void
set_enabled (GActionMap *actions)
{
  static const char *const NAMES[] = { "in", "out", "reset" };

  for (guint i = 0; i < G_N_ELEMENTS (NAMES); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (actions, NAMES[i])), !is_locked ());
}

/**
 * accord_prose_zoom_explain:
 * @menu: a menu whose first section has the verbs zoom.in, zoom.out and zoom.reset
 *
 * Says in the menu why they are insensitive, where they are.
 */
void
accord_prose_zoom_explain (GMenu *menu)
{
  g_autoptr (GMenuItem) section = NULL;

  g_return_if_fail (G_IS_MENU (menu));

  if (!is_locked ())
    return;
  section = g_menu_item_new_from_model (G_MENU_MODEL (menu), 0);
  g_menu_item_set_label (section, _("Text size: set by your organisation"));
  g_menu_remove (menu, 0);
  g_menu_insert_item (menu, 0, section);
}

/**
 * accord_prose_zoom_attach:
 * @widget: what is around a text
 *
 * Lets the size of texts be changed while @widget is used: by the actions zoom.in, zoom.out and zoom.reset, by the keys that
 * all programs have for it, and by scrolling with Ctrl.
 */
void
accord_prose_zoom_attach (GtkWidget *widget)
{
  static const GActionEntry entries[] = { { "in", in_cb }, { "out", out_cb }, { "reset", reset_cb } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL | GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);

  g_return_if_fail (GTK_IS_WIDGET (widget));

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), widget);
  set_enabled (G_ACTION_MAP (actions));
  g_signal_connect_object (get_settings (), "writable-changed::" SETTINGS_KEY, G_CALLBACK (set_enabled), actions,
                           G_CONNECT_SWAPPED);
  gtk_widget_insert_action_group (widget, "zoom", G_ACTION_GROUP (actions));
  add_keys (widget);
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect_object (scroll, "scroll", G_CALLBACK (scroll_cb), widget, 0);
  gtk_widget_add_controller (widget, scroll);
}
