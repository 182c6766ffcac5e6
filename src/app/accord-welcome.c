/* accord-welcome.c: the first thing a person sees
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/accord-welcome.h"

#include <glib/gi18n.h>

#include "model/accord-partnership.h"

/**
 * AccordWelcome:
 *
 * Offers a new partnership, the sample, a file, and the partnerships that are there.
 */
struct _AccordWelcome
{
  AdwBin parent_instance;

  AdwPreferencesGroup *known;
  GPtrArray *rows;
};

G_DEFINE_FINAL_TYPE (AccordWelcome, accord_welcome, ADW_TYPE_BIN)

static void
add_row (AccordWelcome *self, const char *folder, const char *file)
{
  g_autofree char *name = g_strndup (file, strlen (file) - strlen (ACCORD_PARTNERSHIP_SUFFIX));
  g_autofree char *path = g_build_filename (folder, file, NULL);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-partnership");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", path);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  adw_preferences_group_add (self->known, row);
  g_ptr_array_add (self->rows, row);
}

/**
 * accord_welcome_refresh:
 *
 * Lists the partnerships that are there now.
 */
void
accord_welcome_refresh (AccordWelcome *self)
{
  g_autofree char *folder = accord_partnership_get_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *file;

  g_return_if_fail (ACCORD_IS_WELCOME (self));

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->known, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  while (dir != NULL && (file = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (file, ACCORD_PARTNERSHIP_SUFFIX))
      add_row (self, folder, file);
  gtk_widget_set_visible (GTK_WIDGET (self->known), self->rows->len > 0);
}

static void
accord_welcome_dispose (GObject *object)
{
  AccordWelcome *self = ACCORD_WELCOME (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_WELCOME);

  G_OBJECT_CLASS (accord_welcome_parent_class)->dispose (object);
}

static void
accord_welcome_class_init (AccordWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_welcome_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/accord_icp/Accord/app/accord-welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordWelcome, known);
}

static void
accord_welcome_init (AccordWelcome *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
