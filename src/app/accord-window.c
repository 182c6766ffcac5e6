/* accord-window.c: one partnership on the screen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/accord-window.h"

#include <glib/gi18n.h>

#include "accord-config.h"
#include "app/accord-desk-banner.h"
#include "app/accord-sidebar.h"
#include "app/accord-welcome.h"
#include "app/accord-window-private.h"
#include "ui/common/accord-background.h"
#include "base/accord-error-words.h"
#include "ui/common/accord-shell.h"
#include "ui/common/accord-unstored.h"

/**
 * AccordWindow:
 *
 * Holds one open partnership, a sidebar with its pages, and what every page may ask of the window (see
 * `ui/common/accord-shell.c`). Pages are made when they are first looked at and thrown away with the partnership.
 */
struct _AccordWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkStack *stack;
  AccordWelcome *welcome;
  AdwNavigationSplitView *split;
  GtkMenuButton *switcher;
  GtkLabel *partnership_name;
  AccordSidebar *sidebar;
  GtkLabel *store_state;

  AccordPartnership *partnership;
  AccordPartnership *next;      /* opened, to be shown once this one can be left */
  AccordChecks *checks;
  GHashTable *pages;            /* name -> AccordPage */
  char *page;                   /* the name of the one that is shown */
  gboolean changed;             /* since it was opened: a backup is due at the end */
  gboolean closing;
  guint waits;                  /* things under way that a test would wait for */
};

G_DEFINE_FINAL_TYPE (AccordWindow, accord_window, ADW_TYPE_APPLICATION_WINDOW)

static GSettings *
get_settings (AccordWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  return accord_application_get_settings (ACCORD_APPLICATION (application));
}

/* --- saying things --- */

/**
 * accord_window_say:
 * @text: plain text
 *
 * Shows @text for a while and has screen readers read it.
 */
void
accord_window_say (AccordWindow *self, const char *text)
{
  AdwToast *toast;

  g_return_if_fail (ACCORD_IS_WINDOW (self));

  toast = adw_toast_new (text);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_overlay_add_toast (self->toasts, toast);
  accord_shell_announce (GTK_WIDGET (self), text);
}

/**
 * accord_window_complain:
 * @error: what went wrong
 *
 * Shows what went wrong and what to do until the person closes it: it may be read after a while.
 */
void
accord_window_complain (AccordWindow *self, const GError *error)
{
  g_autofree char *words = accord_error_words (error);
  AdwDialog *dialog;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  dialog = adw_alert_dialog_new (_("That Did Not Work"), words);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
message_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  accord_window_say (ACCORD_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/* --- the store's honest state --- */

static char *
describe_store (AccordWindow *self)
{
  AccordUnstored *unstored = self->partnership != NULL ? accord_unstored_get (self->partnership) : NULL;
  const GError *error = unstored != NULL ? accord_unstored_get_error (unstored) : NULL;
  g_autofree char *why = NULL;

  if (error != NULL)
    {
      why = accord_error_words (error);
      return g_strdup_printf (_("Not stored yet. %s"), why);
    }
  if (unstored != NULL && (accord_partnership_is_storing (self->partnership) || !accord_unstored_is_empty (unstored)))
    return g_strdup (_("Storing…"));
  return g_strdup (_("All changes stored"));
}

static void
update_store_state (AccordWindow *self)
{
  g_autofree char *text = describe_store (self);

  gtk_label_set_label (self->store_state, text);
}

static void
name_changed_cb (AccordWindow *self)
{
  const char *name = accord_partnership_get_name (self->partnership);

  gtk_label_set_label (self->partnership_name, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->switcher), name);
  gtk_window_set_title (GTK_WINDOW (self), name);
}

static void
changed_cb (AccordWindow *self)
{
  self->changed = TRUE;
}

/* --- pages --- */

static const AccordPageKind *
find_kind (const char *name)
{
  guint n;
  const AccordPageKind *kinds = accord_window_get_page_kinds (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (kinds[i].name, name))
      return &kinds[i];
  return NULL;
}

static AccordPage *
ensure_page (AccordWindow *self, const char *name)
{
  const AccordPageKind *kind = find_kind (name);
  AccordPage *page = g_hash_table_lookup (self->pages, name);

  if (page == NULL && kind != NULL)
    {
      page = kind->make (self);
      adw_navigation_page_set_tag (ADW_NAVIGATION_PAGE (page), kind->name);
      g_hash_table_insert (self->pages, g_strdup (name), g_object_ref_sink (page));
    }
  return page;
}

static AccordPage *
get_page (AccordWindow *self)
{
  return self->page != NULL ? g_hash_table_lookup (self->pages, self->page) : NULL;
}

/* --- a page alone in the window --- */

#define MIN_SIDEBAR_WIDTH 200
#define MAX_SIDEBAR_WIDTH 260

/* Not by collapsing the view, which would take the page from the screen for a moment, and the focus from what is in it. */
static void
set_focused (AccordWindow *self, gboolean focused)
{
  gtk_widget_set_visible (GTK_WIDGET (adw_navigation_split_view_get_sidebar (self->split)), !focused);
  adw_navigation_split_view_set_min_sidebar_width (self->split, focused ? 0 : MIN_SIDEBAR_WIDTH);
  adw_navigation_split_view_set_max_sidebar_width (self->split, focused ? 0 : MAX_SIDEBAR_WIDTH);
}

static void
focus_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  set_focused (ACCORD_WINDOW (widget), g_variant_get_boolean (parameter));
}

/* Somebody has made the window narrow meanwhile, and goes back. */
static void
sidebar_wanted_cb (AccordWindow *self)
{
  if (!adw_navigation_split_view_get_show_content (self->split))
    set_focused (self, FALSE);
}

/* Shows a page; NULL where there is none of that name, or no partnership. */
AccordPage *
accord_window_go (AccordWindow *self, const char *name)
{
  AccordPage *before = get_page (self);
  AccordPage *page;

  if (self->partnership == NULL)
    return NULL;
  page = ensure_page (self, name);
  if (page == NULL)
    return NULL;
  if (before != NULL && before != page)
    accord_page_flush (before);
  g_set_str (&self->page, name);
  accord_sidebar_select (self->sidebar, name);
  adw_navigation_split_view_set_content (self->split, ADW_NAVIGATION_PAGE (page));
  adw_navigation_split_view_set_show_content (self->split, TRUE);
  return page;
}

/* To a tab of a page: @name is what the tab is called there. */
static void
page_wanted_cb (AccordWindow *self, const char *name)
{
  accord_window_go (self, name);
}

static void
find_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordPage *page = get_page (ACCORD_WINDOW (widget));

  if (page != NULL)
    accord_page_find (page);
}

/* --- undo and redo --- */

typedef struct
{
  AccordWindow *window;
  gboolean forward;
} Step;

static void
stepped_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree Step *step = data;
  g_autoptr (AccordWindow) self = step->window;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, &error);
  g_autofree char *text = NULL;

  self->waits--;
  if (label == NULL)
    text = accord_error_words (error);
  else
    text = g_strdup_printf (step->forward ? _("Done again: %s") : _("Undone: %s"), label);
  accord_window_say (self, text);
}

static void
step (AccordWindow *self, gboolean forward)
{
  AccordPage *page = get_page (self);
  Step *data;

  if (self->partnership == NULL)
    return;
  if (page != NULL)
    accord_page_flush (page);
  data = g_new (Step, 1);
  *data = (Step) { g_object_ref (self), forward };
  self->waits++;
  accord_partnership_run_async (self->partnership, forward ? accord_request_redo () : accord_request_undo (), NULL,
                                stepped_cb, data);
}

static void
undo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  step (ACCORD_WINDOW (widget), FALSE);
}

static void
redo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  step (ACCORD_WINDOW (widget), TRUE);
}

/* --- the partnership --- */

static void
forget_partnership (AccordWindow *self)
{
  AccordPage *page = get_page (self);

  if (self->partnership == NULL)
    return;
  if (page != NULL)
    accord_page_flush (page);
  g_signal_handlers_disconnect_by_data (self->partnership, self);
  g_signal_handlers_disconnect_by_data (accord_unstored_get (self->partnership), self);
  adw_navigation_split_view_set_content (self->split, adw_navigation_page_new (adw_bin_new (), _("Accord")));
  g_hash_table_remove_all (self->pages);
  g_signal_handlers_disconnect_by_data (self->checks, self);
  g_clear_object (&self->checks);
  g_clear_pointer (&self->page, g_free);
}

typedef struct
{
  AccordPartnership *partnership;
  gboolean backup;
} Closing;

static void
closing_free (gpointer data)
{
  Closing *closing = data;

  g_object_unref (closing->partnership);
  g_free (closing);
}

static void
close_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Closing *closing = data;
  GError *error = NULL;

  if (closing->backup && !accord_partnership_backup_before (closing->partnership, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
  accord_partnership_close (closing->partnership);
}

/* A backup is made at the end of each stretch of work, and the file is closed, without anybody waiting for the disk. */
static void
close_partnership (AccordWindow *self, GAsyncReadyCallback callback)
{
  Closing *closing = g_new (Closing, 1);

  *closing = (Closing) { g_steal_pointer (&self->partnership), self->changed };
  accord_background_run (GTK_WIDGET (self), close_thread, closing, closing_free, NULL, callback);
}

void
accord_window_show_welcome (AccordWindow *self)
{
  accord_welcome_refresh (self->welcome);
  gtk_window_set_title (GTK_WINDOW (self), _("Accord"));
  gtk_stack_set_visible_child_name (self->stack, "welcome");
}

void
accord_window_show_waiting (AccordWindow *self)
{
  gtk_stack_set_visible_child_name (self->stack, "waiting");
}

static void
closed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordWindow) self = data;
  g_autoptr (GError) error = NULL;

  self->waits--;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    accord_window_complain (self, error);
  if (self->partnership == NULL)
    accord_window_show_welcome (self);
}

static void
leave_for_welcome (AccordWindow *self)
{
  forget_partnership (self);
  g_settings_set_string (get_settings (self), "last-partnership", "");
  accord_window_show_waiting (self);
  self->waits++;
  close_partnership (self, closed_cb);
}

/* Stores what is being typed. */
void
accord_window_flush (AccordWindow *self)
{
  AccordPage *page = get_page (self);

  if (page != NULL)
    accord_page_flush (page);
}

static void
close_partnership_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordWindow *self = ACCORD_WINDOW (widget);

  if (self->partnership == NULL)
    return;
  accord_window_flush (self);
  accord_window_leave (self, leave_for_welcome, NULL);
}

static char *
name_of_file (const char *path)
{
  char *name = g_path_get_basename (path);

  if (g_str_has_suffix (name, ACCORD_PARTNERSHIP_SUFFIX))
    name[strlen (name) - strlen (ACCORD_PARTNERSHIP_SUFFIX)] = '\0';
  return name;
}

static void
show_flags (AccordWindow *self)
{
  guint n = accord_checks_count_flags (self->checks);
  g_autofree char *words = g_strdup_printf (g_dngettext (NULL, "%'u flag", "%'u flags", n), n);

  accord_sidebar_set_count (self->sidebar, "checks", n, words);
}

static void
show_partnership (AccordWindow *self, AccordPartnership *partnership)
{
  g_autofree char *file = name_of_file (accord_partnership_get_path (partnership));
  g_autofree char *page = g_settings_get_string (get_settings (self), "last-page");

  self->partnership = partnership;
  self->checks = accord_checks_new (partnership);
  g_signal_connect_object (self->checks, "changed", G_CALLBACK (show_flags), self, G_CONNECT_SWAPPED);
  self->changed = FALSE;
  g_signal_connect_object (partnership, "notify::storing", G_CALLBACK (update_store_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_unstored_get (partnership), "changed", G_CALLBACK (update_store_state), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (partnership, "notify::name", G_CALLBACK (name_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (partnership, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  name_changed_cb (self);
  show_flags (self);
  update_store_state (self);
  g_settings_set_string (get_settings (self), "last-partnership", file);
  gtk_stack_set_visible_child_name (self->stack, "partnership");
  if (accord_window_go (self, page) == NULL)
    accord_window_go (self, "overview");
}

static void
leave_for_next (AccordWindow *self)
{
  forget_partnership (self);
  self->waits++;
  close_partnership (self, closed_cb);
  show_partnership (self, g_steal_pointer (&self->next));
}

static void
stay (AccordWindow *self)
{
  g_clear_object (&self->next);
  gtk_stack_set_visible_child_name (self->stack, "partnership");
}

/* Takes an open partnership (transfer full) in place of the one that is shown, if any. */
void
accord_window_take_partnership (AccordWindow *self, AccordPartnership *partnership)
{
  if (self->partnership == NULL)
    {
      show_partnership (self, partnership);
      return;
    }
  g_clear_object (&self->next);
  self->next = partnership;
  accord_window_flush (self);
  accord_window_leave (self, leave_for_next, stay);
}

/**
 * accord_window_get_partnership:
 *
 * Returns: (transfer none) (nullable): the partnership that is open
 */
AccordPartnership *
accord_window_get_partnership (AccordWindow *self)
{
  g_return_val_if_fail (ACCORD_IS_WINDOW (self), NULL);

  return self->partnership;
}

/* What the checks of that partnership found. */
AccordChecks *
accord_window_get_checks (AccordWindow *self)
{
  return self->checks;
}

/* The page that is shown; NULL where there is none. */
const char *
accord_window_get_page_name (AccordWindow *self)
{
  return self->page;
}

/**
 * accord_window_is_busy:
 *
 * Returns: whether something is under way: an edit on its way to the disk, a file being opened
 */
gboolean
accord_window_is_busy (AccordWindow *self)
{
  g_return_val_if_fail (ACCORD_IS_WINDOW (self), FALSE);

  return self->waits > 0 || accord_window_is_leaving (self) ||
         (self->partnership != NULL && accord_partnership_is_storing (self->partnership)) ||
         g_str_equal (gtk_stack_get_visible_child_name (self->stack), "waiting");
}

/* --- the window itself --- */

static void
gone_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordWindow) self = data;

  gtk_window_destroy (GTK_WINDOW (self));
}

static void
remember_window (AccordWindow *self)
{
  GSettings *settings = get_settings (self);
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  if (width >= 360 && height >= 294)
    {
      g_settings_set_int (settings, "window-width", width);
      g_settings_set_int (settings, "window-height", height);
    }
  if (self->page != NULL)
    g_settings_set_string (settings, "last-page", self->page);
}

/* The window goes at once; the program stays until the file is closed and a copy is made. */
static void
leave_for_good (AccordWindow *self)
{
  self->closing = TRUE;
  forget_partnership (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  close_partnership (self, gone_cb);
}

static gboolean
accord_window_close_request (GtkWindow *window)
{
  AccordWindow *self = ACCORD_WINDOW (window);

  if (self->closing)
    return TRUE;
  remember_window (self);
  if (self->partnership == NULL)
    return GTK_WINDOW_CLASS (accord_window_parent_class)->close_request (window);

  accord_window_flush (self);
  accord_window_leave (self, leave_for_good, NULL);
  return TRUE;
}

static void
close_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
accord_window_dispose (GObject *object)
{
  AccordWindow *self = ACCORD_WINDOW (object);

  if (self->partnership != NULL)
    g_signal_handlers_disconnect_by_data (self->partnership, self);
  g_clear_pointer (&self->pages, g_hash_table_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_WINDOW);
  g_clear_object (&self->checks);
  g_clear_object (&self->next);
  g_clear_object (&self->partnership);
  g_clear_pointer (&self->page, g_free);

  G_OBJECT_CLASS (accord_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/accord_icp/Accord/app/accord-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, AccordWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, AccordWindow, welcome);
  gtk_widget_class_bind_template_child (widget_class, AccordWindow, split);
  gtk_widget_class_bind_template_child (widget_class, AccordWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, AccordWindow, partnership_name);
  gtk_widget_class_bind_template_child (widget_class, AccordWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, AccordWindow, store_state);
  gtk_widget_class_bind_template_callback (widget_class, page_wanted_cb);
  gtk_widget_class_bind_template_callback (widget_class, sidebar_wanted_cb);
}

/* Bindings, not accelerators: those run before the widget that has the focus, and a text undoes its own typing first. */
static void
bind_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_y, GDK_CONTROL_MASK, "win.redo", NULL);
}

static void
accord_window_class_init (AccordWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = accord_window_close_request;

  g_type_ensure (ACCORD_TYPE_DESK_BANNER);
  g_type_ensure (ACCORD_TYPE_SIDEBAR);
  g_type_ensure (ACCORD_TYPE_WELCOME);
  bind_template (widget_class);
  bind_keys (widget_class);

  gtk_widget_class_install_action (widget_class, "win.message", "s", message_cb);
  gtk_widget_class_install_action (widget_class, "win.focus", "b", focus_cb);
  gtk_widget_class_install_action (widget_class, "win.find", NULL, find_cb);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_cb);
  gtk_widget_class_install_action (widget_class, "win.close", NULL, close_cb);
  gtk_widget_class_install_action (widget_class, "win.close-partnership", NULL, close_partnership_cb);
  accord_window_files_install (widget_class);
  accord_window_go_install (widget_class);
  accord_window_paper_install (widget_class);
}

static void
accord_window_init (AccordWindow *self)
{
  guint n;
  const AccordPageKind *kinds = accord_window_get_page_kinds (&n);

  self->pages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < n; i++)
    accord_sidebar_add (self->sidebar, kinds[i].name, _(kinds[i].title), kinds[i].icon);
  accord_window_files_init (self);
  accord_window_show_welcome (self);
}

/**
 * accord_window_new:
 * @application: the application
 *
 * Returns: (transfer none): a window that shows the welcome
 */
AccordWindow *
accord_window_new (AccordApplication *application)
{
  AccordWindow *self = g_object_new (ACCORD_TYPE_WINDOW, "application", application, NULL);
  GSettings *settings = accord_application_get_settings (application);

  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  return self;
}
