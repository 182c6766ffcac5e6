/* accord-focus-mode.c: nothing but the text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/strategies/accord-focus-mode.h"

#include <glib/gi18n.h>

#include "ui/common/accord-shell.h"

/**
 * AccordFocusMode:
 *
 * Whether there is nothing beside the text. The panes that were there come again when it ends: by the key that began it, by
 * Escape, or when the text is left.
 */
struct _AccordFocusMode
{
  GObject parent_instance;

  GtkWidget *widget;                  /* weak, like these */
  AdwOverlaySplitView *splits[2];
  gboolean was_shown[2];
  gboolean is_on;
};

G_DEFINE_FINAL_TYPE (AccordFocusMode, accord_focus_mode, G_TYPE_OBJECT)

enum
{
  PROP_ON = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* A pane that would lie over the text stays away. */
static void
show_panes (AccordFocusMode *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->splits) && self->splits[i] != NULL; i++)
    if (self->is_on)
      {
        self->was_shown[i] = adw_overlay_split_view_get_show_sidebar (self->splits[i]);
        adw_overlay_split_view_set_show_sidebar (self->splits[i], FALSE);
      }
    else if (self->was_shown[i] && !adw_overlay_split_view_get_collapsed (self->splits[i]))
      {
        adw_overlay_split_view_set_show_sidebar (self->splits[i], TRUE);
      }
}

static void
set_on (AccordFocusMode *self, gboolean is_on)
{
  if (self->is_on == is_on)
    return;
  self->is_on = is_on;
  show_panes (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ON]);
}

static void
choose (AccordFocusMode *self, gboolean is_on)
{
  set_on (self, is_on);
  accord_shell_focus (self->widget, is_on);
  accord_shell_announce (self->widget, is_on ? _("Only the text is shown. Escape brings the rest again.")
                                             : _("The panes are shown again."));
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  AccordFocusMode *self = data;

  if (!self->is_on)
    return GDK_EVENT_PROPAGATE;
  choose (self, FALSE);
  return GDK_EVENT_STOP;
}

typedef struct
{
  AccordFocusMode *mode;
  GtkWidget *window;
} Leaving;

static void
free_leaving (gpointer data)
{
  Leaving *leaving = data;

  g_object_unref (leaving->mode);
  g_object_unref (leaving->window);
  g_free (leaving);
}

static gboolean
leave_cb (gpointer data)
{
  Leaving *leaving = data;

  accord_shell_focus (leaving->window, FALSE);
  set_on (leaving->mode, FALSE);
  return G_SOURCE_REMOVE;
}

/* Not at once: while one widget goes from the screen no other may come there. */
static void
unmap_cb (AccordFocusMode *self)
{
  Leaving *leaving;

  if (!self->is_on)
    return;
  leaving = g_new0 (Leaving, 1);
  leaving->mode = g_object_ref (self);
  leaving->window = GTK_WIDGET (g_object_ref (gtk_widget_get_root (self->widget)));
  g_idle_add_full (G_PRIORITY_DEFAULT, leave_cb, leaving, free_leaving);
}

/* --- the object --- */

static void
accord_focus_mode_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ON)
    g_value_set_boolean (value, ACCORD_FOCUS_MODE (object)->is_on);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
accord_focus_mode_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ON)
    choose (ACCORD_FOCUS_MODE (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
accord_focus_mode_dispose (GObject *object)
{
  AccordFocusMode *self = ACCORD_FOCUS_MODE (object);

  g_clear_weak_pointer (&self->widget);
  for (guint i = 0; i < G_N_ELEMENTS (self->splits); i++)
    g_clear_weak_pointer (&self->splits[i]);

  G_OBJECT_CLASS (accord_focus_mode_parent_class)->dispose (object);
}

static void
accord_focus_mode_class_init (AccordFocusModeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = accord_focus_mode_get_property;
  object_class->set_property = accord_focus_mode_set_property;
  object_class->dispose = accord_focus_mode_dispose;

  /**
   * AccordFocusMode:on:
   *
   * Whether only the text is shown.
   */
  properties[PROP_ON] = g_param_spec_boolean ("on", NULL, NULL, FALSE,
                                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
accord_focus_mode_init (AccordFocusMode *self)
{
}

/**
 * accord_focus_mode_attach:
 * @widget: what is around the text
 * @outline: has the outline beside the text
 * @evidence: has the evidence beside the text
 *
 * Lets everything beside the text be hidden, by the action focus.only-text and by F11.
 */
void
accord_focus_mode_attach (GtkWidget *widget, AdwOverlaySplitView *outline, AdwOverlaySplitView *evidence)
{
  g_autoptr (AccordFocusMode) self = g_object_new (ACCORD_TYPE_FOCUS_MODE, NULL);
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GPropertyAction) action = g_property_action_new ("only-text", self, "on");
  GtkEventController *keys = gtk_shortcut_controller_new ();

  g_return_if_fail (GTK_IS_WIDGET (widget));

  g_set_weak_pointer (&self->widget, widget);
  g_set_weak_pointer (&self->splits[0], outline);
  g_set_weak_pointer (&self->splits[1], evidence);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (action));
  gtk_widget_insert_action_group (widget, "focus", G_ACTION_GROUP (actions));
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_F11, 0), gtk_named_action_new ("focus.only-text")));
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_callback_action_new (escape_cb, g_object_ref (self), g_object_unref)));
  gtk_widget_add_controller (widget, keys);
  g_signal_connect_object (widget, "unmap", G_CALLBACK (unmap_cb), self, G_CONNECT_SWAPPED);
}
