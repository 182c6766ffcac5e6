/* test-shortcuts.c: whatever a key does is in the list of keys
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "accord-ui-scenes.h"
#include "app/accord-application.h"
#include "app/accord-shortcuts-dialog.h"

/* Of each thing that keys do, the keys; one that has several must be listed with one of them. */
typedef struct
{
  GHashTable *needed;   /* what is done -> labels of keys */
  GHashTable *accelerators;
  GHashTable *types;    /* of widgets that have been looked at */
} Collection;

/* Letters that are underlined tell themselves, and Escape leaves whatever one is in. */
static gboolean
is_told (GtkShortcutTrigger *trigger)
{
  return GTK_IS_KEYVAL_TRIGGER (trigger) && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) != GDK_KEY_Escape;
}

static void
need (GHashTable *needed, char *what, char *key)
{
  GPtrArray *keys = g_hash_table_lookup (needed, what);

  if (keys == NULL)
    {
      keys = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (needed, g_strdup (what), keys);
    }
  g_ptr_array_add (keys, key);
  g_free (what);
}

static void
collect_shortcuts (GtkWidget *widget, GHashTable *needed)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      for (guint k = 0; GTK_IS_SHORTCUT_CONTROLLER (controller) &&
                        k < g_list_model_get_n_items (G_LIST_MODEL (controller)); k++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), k);
          g_autofree char *action = gtk_shortcut_action_to_string (gtk_shortcut_get_action (shortcut));
          GVariant *arguments = gtk_shortcut_get_arguments (shortcut);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);
          g_autofree char *target = arguments != NULL ? g_variant_print (arguments, FALSE) : g_strdup ("");

          if (is_told (trigger))
            need (needed, g_strdup_printf ("%s %s", action, target),
                  gtk_shortcut_trigger_to_label (trigger, gtk_widget_get_display (widget)));
        }
    }
}

static gboolean
is_ours (GType type)
{
  return g_str_has_prefix (g_type_name (type), "Accord");
}

/* What the widget could do before it was ours: the list is not for the keys of every text and list. */
static GHashTable *
collect_inherited (GType type)
{
  GHashTable *inherited = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  GtkWidget *widget;

  while (is_ours (type))
    type = g_type_parent (type);
  if (G_TYPE_IS_ABSTRACT (type))
    return inherited;
  widget = g_object_ref_sink (g_object_new (type, NULL));
  collect_shortcuts (widget, inherited);
  if (GTK_IS_WINDOW (widget))
    gtk_window_destroy (GTK_WINDOW (widget));
  g_object_unref (widget);
  return inherited;
}

static void
collect_type (GtkWidget *widget, Collection *self)
{
  g_autoptr (GHashTable) inherited = NULL;
  g_autoptr (GHashTable) all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  GHashTableIter iter;
  gpointer what, keys;

  if (!is_ours (G_OBJECT_TYPE (widget)) || !g_hash_table_add (self->types, GSIZE_TO_POINTER (G_OBJECT_TYPE (widget))))
    return;
  inherited = collect_inherited (G_OBJECT_TYPE (widget));
  collect_shortcuts (widget, all);
  g_hash_table_iter_init (&iter, all);
  while (g_hash_table_iter_next (&iter, &what, &keys))
    if (!g_hash_table_contains (inherited, what))
      g_hash_table_insert (self->needed, g_strdup_printf ("%s: %s", G_OBJECT_TYPE_NAME (widget), (char *) what),
                           g_ptr_array_ref (keys));
}

static gboolean
collect_widget_cb (GtkWidget *widget, gpointer data)
{
  collect_type (widget, data);
  return FALSE;
}

/* The application's own accelerators. */
static void
collect_accelerators (AccordWindow *window, GHashTable *needed)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));
  g_auto (GStrv) actions = gtk_application_list_action_descriptions (application);

  for (char **action = actions; *action != NULL; action++)
    {
      g_auto (GStrv) keys = gtk_application_get_accels_for_action (application, *action);

      for (char **key = keys; *key != NULL; key++)
        {
          GdkModifierType modifiers;
          guint keyval;

          g_assert_true (gtk_accelerator_parse (*key, &keyval, &modifiers));
          need (needed, g_strdup (*action), gtk_accelerator_get_label (keyval, modifiers));
        }
    }
}

static void
collect_cb (AccordWindow *window, GtkWidget *root, const char *scene, gpointer data)
{
  Collection *self = data;

  accord_ui_test_find (root, collect_widget_cb, self);
  if (g_hash_table_size (self->accelerators) == 0)
    collect_accelerators (window, self->accelerators);
}

/* --- the list --- */

static void
add_labels (GtkWidget *widget, GHashTable *labels)
{
  if (GTK_IS_LABEL (widget))
    g_hash_table_add (labels, g_strdup (gtk_label_get_label (GTK_LABEL (widget))));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    add_labels (child, labels);
}

static GHashTable *
read_list (void)
{
  g_autoptr (AdwDialog) dialog = g_object_ref_sink (accord_shortcuts_dialog_new ());
  GHashTable *labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  add_labels (adw_dialog_get_child (dialog), labels);
  return labels;
}

static guint
count_missing (GHashTable *needed, GHashTable *listed)
{
  GHashTableIter iter;
  gpointer what, value;
  guint n_missing = 0;

  g_hash_table_iter_init (&iter, needed);
  while (g_hash_table_iter_next (&iter, &what, &value))
    {
      GPtrArray *keys = value;
      gboolean is_listed = FALSE;

      for (guint i = 0; i < keys->len; i++)
        is_listed = is_listed || g_hash_table_contains (listed, g_ptr_array_index (keys, i));
      if (is_listed)
        continue;
      g_printerr ("# not in the list of keys: %s of %s\n", (char *) g_ptr_array_index (keys, 0), (char *) what);
      n_missing++;
    }
  return n_missing;
}

static void
test_bindings (void)
{
  g_autofree char *folder = accord_test_make_folder ();
  Collection collection = {
    .needed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref),
    .accelerators = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref),
    .types = g_hash_table_new (NULL, NULL),
  };
  g_autoptr (GHashTable) listed = NULL;

  accord_ui_scenes_visit (folder, collect_cb, &collection);
  listed = read_list ();
  g_assert_cmpuint (g_hash_table_size (collection.needed), >, 40);
  g_assert_cmpuint (g_hash_table_size (collection.accelerators), >, 8);
  g_assert_cmpuint (count_missing (collection.needed, listed) + count_missing (collection.accelerators, listed), ==, 0);
  g_hash_table_unref (collection.accelerators);
  g_hash_table_unref (collection.needed);
  g_hash_table_unref (collection.types);
  accord_test_remove_folder (g_steal_pointer (&folder));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/ui/shortcuts/bindings", test_bindings);
  return g_test_run ();
}
