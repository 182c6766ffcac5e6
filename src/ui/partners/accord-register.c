/* accord-register.c: a dialog that lists what is asked of the partnership
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/partners/accord-register.h"

#include <glib/gi18n.h>

#include "base/accord-vague-date.h"
#include "ui/common/accord-shell.h"

/**
 * AccordRegister:
 *
 * The chase list, the membership of a day, the people, the requests: short lists that are looked at from time to time, in
 * a tab or in a dialog. One is asked for anew when something changes of what it shows, once somebody sees it.
 */
struct _AccordRegister
{
  AdwBin parent_instance;

  AccordPartnership *partnership;
  const AccordRegisterLook *look;
  char *day;
  AdwPreferencesPage *page;
  GPtrArray *groups;            /* what fill() added; the page holds them */
  gboolean is_stale;
};

G_DEFINE_FINAL_TYPE (AccordRegister, accord_register, ADW_TYPE_BIN)

static void
clear (AccordRegister *self)
{
  for (guint i = 0; i < self->groups->len; i++)
    adw_preferences_page_remove (self->page, g_ptr_array_index (self->groups, i));
  g_ptr_array_set_size (self->groups, 0);
}

static void
show_empty (AccordRegister *self)
{
  GtkWidget *empty = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (empty), "accord-partners-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _(self->look->empty));
  gtk_widget_add_css_class (empty, "compact");
  adw_preferences_group_add (accord_register_add_group (self, ""), empty);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordRegister) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) answer = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, &error);

  if (self->partnership == NULL)
    return;
  if (error != NULL)
    {
      accord_shell_complain (GTK_WIDGET (self), error);
      return;
    }
  clear (self);
  self->look->fill (self, answer);
  if (self->groups->len == 0)
    show_empty (self);
}

/* Nobody waits for a list that is not on the screen. */
static void
reload (AccordRegister *self)
{
  self->is_stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->is_stale)
    return;
  accord_partnership_run_async (self->partnership, self->look->load (self), NULL, loaded_cb, g_object_ref (self));
}

static void
changed_cb (AccordPartnership *partnership, AccordChanges *changes, gpointer data)
{
  AccordRegister *self = data;

  for (const char *const *table = self->look->watches; *table != NULL; table++)
    if (accord_changes_touch (changes, *table))
      {
        reload (self);
        return;
      }
}

static void
map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (accord_register_parent_class)->map (widget);

  if (ACCORD_REGISTER (widget)->is_stale)
    reload (ACCORD_REGISTER (widget));
}

static void
accord_register_dispose (GObject *object)
{
  AccordRegister *self = ACCORD_REGISTER (object);

  g_clear_object (&self->partnership);

  G_OBJECT_CLASS (accord_register_parent_class)->dispose (object);
}

static void
accord_register_finalize (GObject *object)
{
  AccordRegister *self = ACCORD_REGISTER (object);

  g_ptr_array_unref (self->groups);
  g_free (self->day);

  G_OBJECT_CLASS (accord_register_parent_class)->finalize (object);
}

static void
accord_register_class_init (AccordRegisterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_register_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_register_finalize;
  GTK_WIDGET_CLASS (klass)->map = map;
}

static void
accord_register_init (AccordRegister *self)
{
  char today[11];

  accord_day_today (today);
  self->day = g_strdup (today);
  self->groups = g_ptr_array_new ();
}

/**
 * accord_register_new:
 * @partnership: what is looked at
 * @look: what is listed
 *
 * Returns: (transfer floating): the list
 */
GtkWidget *
accord_register_new (AccordPartnership *partnership, const AccordRegisterLook *look)
{
  AccordRegister *self = g_object_new (ACCORD_TYPE_REGISTER, NULL);

  self->partnership = g_object_ref (partnership);
  self->look = look;
  self->is_stale = TRUE;
  self->page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  if (look->add_top != NULL)
    {
      GtkWidget *top = adw_preferences_group_new ();

      look->add_top (self, ADW_PREFERENCES_GROUP (top));
      adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (top));
    }
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->page));
  g_signal_connect_object (partnership, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
  return GTK_WIDGET (self);
}

/**
 * accord_register_present:
 * @parent: any widget in the window
 * @partnership: what is looked at
 * @look: what is listed
 *
 * Shows a list in a dialog of its own.
 */
void
accord_register_present (GtkWidget *parent, AccordPartnership *partnership, const AccordRegisterLook *look)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), accord_register_new (partnership, look));
  adw_dialog_set_child (dialog, view);
  adw_dialog_set_title (dialog, _(look->title));
  adw_dialog_set_content_width (dialog, 640);
  adw_dialog_set_content_height (dialog, 720);
  adw_dialog_present (dialog, parent);
}

/**
 * accord_register_close:
 *
 * Closes the dialog that the list is in, if it is in one.
 */
void
accord_register_close (AccordRegister *self)
{
  GtkWidget *dialog;

  g_return_if_fail (ACCORD_IS_REGISTER (self));

  dialog = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_DIALOG);
  if (dialog != NULL)
    adw_dialog_close (ADW_DIALOG (dialog));
}

/**
 * accord_register_get_partnership:
 *
 * Returns: (transfer none): what is looked at
 */
AccordPartnership *
accord_register_get_partnership (AccordRegister *self)
{
  g_return_val_if_fail (ACCORD_IS_REGISTER (self), NULL);

  return self->partnership;
}

/**
 * accord_register_get_day:
 *
 * Returns: (transfer none): the day that is looked at, ISO 8601; today until another one is set
 */
const char *
accord_register_get_day (AccordRegister *self)
{
  g_return_val_if_fail (ACCORD_IS_REGISTER (self), "");

  return self->day;
}

/**
 * accord_register_set_day:
 * @day: ISO 8601
 */
void
accord_register_set_day (AccordRegister *self, const char *day)
{
  g_return_if_fail (ACCORD_IS_REGISTER (self));

  if (g_set_str (&self->day, day))
    reload (self);
}

/**
 * accord_register_add_group:
 * @title: plain text, may be ""
 *
 * Returns: (transfer none): a group that lasts until the list is filled again
 */
AdwPreferencesGroup *
accord_register_add_group (AccordRegister *self, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *markup = g_markup_escape_text (title, -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), markup);
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (group));
  g_ptr_array_add (self->groups, group);
  return ADW_PREFERENCES_GROUP (group);
}

/**
 * accord_register_add_row:
 * @group: where
 * @title: plain text
 * @subtitle: plain text, may be ""
 *
 * Returns: (transfer none): an #AdwActionRow
 */
GtkWidget *
accord_register_add_row (AdwPreferencesGroup *group, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_preferences_group_add (group, row);
  return row;
}

static void
item_free (gpointer data, GClosure *closure)
{
  AccordRegisterItem *item = data;

  g_ptr_array_unref (item->answer);
  g_free (item);
}

/**
 * accord_register_add_button:
 * @row: an #AdwActionRow
 * @label: with a mnemonic, translated
 * @tooltip: says of what it is the button, translated
 * @func: what it does
 * @answer: what the list is filled with
 * @index: of the element of @answer that @func is called with
 *
 * Returns: (transfer none): the button
 */
GtkWidget *
accord_register_add_button (AccordRegister *self, GtkWidget *row, const char *label, const char *tooltip,
                            AccordRegisterItemFunc func, GPtrArray *answer, guint index)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);
  AccordRegisterItem *item = g_new (AccordRegisterItem, 1);

  *item = (AccordRegisterItem) { self, g_ptr_array_index (answer, index), g_ptr_array_ref (answer) };
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_data (button, "clicked", G_CALLBACK (func), item, item_free, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return button;
}
