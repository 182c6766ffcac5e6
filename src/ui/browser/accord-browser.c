/* accord-browser.c: a table with details beside it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/browser/accord-browser.h"

#include <glib/gi18n.h>

#include "accord-browser-resource.h"
#include "model/accord-record.h"
#include "ui/browser/accord-chip-strip.h"
#include "ui/browser/accord-saved-searches.h"
#include "ui/common/accord-shell.h"

/**
 * AccordBrowser:
 *
 * What the pages that list records have in common: a header with what adds, finds and orders; chips that narrow the list;
 * a line that says how much of it is shown; the table; and the details of the row in hand, beside the table or, where
 * there is no room, over it. A page gives it a list, the details and the words.
 */
struct _AccordBrowser
{
  AdwBin parent_instance;

  AccordPartnership *partnership;
  AccordList *list;
  const AccordBrowserLook *look;
  AccordTableView *table;
  gint64 shown;
  gint64 deleted;             /* what the message offers to bring back */
  AdwToast *toast;            /* weak */

  AdwToastOverlay *toasts;
  AdwOverlaySplitView *split;
  AdwWindowTitle *title;
  AdwWindowTitle *details_title;
  GtkWidget *add_button;
  GtkWidget *delete_button;
  GtkMenuButton *menu_button;
  AdwBin *switcher_slot;
  GtkSearchBar *search_bar;
  GtkWidget *search_entry;
  AdwBin *saved_slot;
  AccordChipStrip *chips;
  AdwWrapBox *conditions;
  GtkLabel *count;
  GtkStack *pages;
  GtkStack *rows;
  AdwBin *table_slot;
  AdwStatusPage *empty;
  GtkBox *starts;
  AdwBin *details_slot;
  GtkWidget *details_frame;
};

enum
{
  PROP_0,
  PROP_NO_DETAILS,
  N_PROPS,
};

enum
{
  SHOW,
  ENTER,
  ADD,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AccordBrowser, accord_browser, ADW_TYPE_BIN)

/* --- the record in hand --- */

static void
show_record (AccordBrowser *self, gint64 id)
{
  self->shown = id;
  g_signal_emit (self, signals[SHOW], 0, id);
  adw_overlay_split_view_set_show_sidebar (self->split, TRUE);
}

static void
selected_cb (AccordTableView *table, gint64 id, gpointer data)
{
  AccordBrowser *self = data;

  /* Walking through the cells must not cover them, nor take their columns away. */
  if (!adw_overlay_split_view_get_collapsed (self->split) && adw_overlay_split_view_get_show_sidebar (self->split))
    show_record (self, id);
}

static void
activated_cb (AccordTableView *table, gint64 id, gpointer data)
{
  AccordBrowser *self = data;

  show_record (self, id);
  g_signal_emit (self, signals[ENTER], 0);
}

/**
 * accord_browser_open:
 * @id: a record
 *
 * Selects a record and shows its details, be it in the list as it is narrowed now or not.
 */
void
accord_browser_open (AccordBrowser *self, gint64 id)
{
  g_return_if_fail (ACCORD_IS_BROWSER (self));

  accord_table_view_select (self->table, id);
  show_record (self, id);
}

/**
 * accord_browser_close:
 *
 * Shows the list alone.
 */
void
accord_browser_close (AccordBrowser *self)
{
  g_return_if_fail (ACCORD_IS_BROWSER (self));

  if (self->shown == 0)
    return;
  self->shown = 0;
  adw_overlay_split_view_set_show_sidebar (self->split, FALSE);
  accord_table_view_select (self->table, 0);
  g_signal_emit (self, signals[SHOW], 0, G_GINT64_CONSTANT (0));
}

/**
 * accord_browser_get_shown:
 *
 * Returns: the record whose details are shown, or 0
 */
gint64
accord_browser_get_shown (AccordBrowser *self)
{
  g_return_val_if_fail (ACCORD_IS_BROWSER (self), 0);

  return self->shown;
}

static void
close_clicked_cb (AccordBrowser *self)
{
  gint64 id = self->shown;

  accord_browser_close (self);
  accord_table_view_select (self->table, id);
}

/* A swipe, or Escape, closes the details too. */
static void
sidebar_shown_cb (AccordBrowser *self)
{
  if (!adw_overlay_split_view_get_show_sidebar (self->split) && self->shown != 0)
    {
      self->shown = 0;
      g_signal_emit (self, signals[SHOW], 0, G_GINT64_CONSTANT (0));
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NO_DETAILS]);
}

static gboolean
has_room_for_details (AccordBrowser *self, gboolean collapsed, gboolean is_shown)
{
  return !collapsed && !is_shown;
}

static void
details_clicked_cb (AccordBrowser *self)
{
  accord_table_view_activate (self->table);
}

static char *
close_icon (AccordBrowser *self, gboolean collapsed)
{
  return g_strdup (collapsed ? "go-previous-symbolic" : "sidebar-show-right-symbolic");
}

static char *
close_words (AccordBrowser *self, gboolean collapsed)
{
  return g_strdup (collapsed ? _("Back to the list") : _("Hide the details"));
}

/* --- deleting --- */

static void
toast_gone_cb (gpointer data, GObject *toast)
{
  ACCORD_BROWSER (data)->toast = NULL;
}

typedef struct
{
  AccordBrowser *browser;
  const char *table;
} Deleting;

static void
deleted_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree Deleting *deleting = data;
  g_autoptr (AccordBrowser) self = deleting->browser;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  accord_partnership_do_finish (ACCORD_PARTNERSHIP (object), result, &error);
  if (error != NULL)
    {
      accord_shell_complain (GTK_WIDGET (self), error);
      return;
    }
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  /* Translators: what was deleted, as "Seat deleted". */
  words = g_strdup_printf (_("%s deleted"), accord_field_table_noun (deleting->table));
  self->toast = adw_toast_new (words);
  g_object_weak_ref (G_OBJECT (self->toast), toast_gone_cb, self);
  adw_toast_set_use_markup (self->toast, FALSE);
  adw_toast_set_button_label (self->toast, _("_Undo"));
  adw_toast_set_action_name (self->toast, "win.undo");
  adw_toast_overlay_add_toast (self->toasts, self->toast);
}

/**
 * accord_browser_delete:
 * @table: the table of the page's records, or of what belongs to them
 * @id: a record
 *
 * Deletes a record at once, and offers to bring it back.
 */
void
accord_browser_delete (AccordBrowser *self, const char *table, gint64 id)
{
  Deleting *deleting;

  g_return_if_fail (ACCORD_IS_BROWSER (self));

  deleting = g_new (Deleting, 1);
  *deleting = (Deleting) { g_object_ref (self), g_intern_string (table) };
  self->deleted = id;
  accord_partnership_run_async (self->partnership, accord_record_delete (table, id), NULL, deleted_cb, deleting);
}

static void
delete_clicked_cb (AccordBrowser *self)
{
  gint64 id = self->shown;

  if (id == 0)
    return;
  accord_browser_close (self);
  accord_browser_delete (self, self->look->table, id);
}

/* Undo takes back the last edit: once there is another, the message may not offer it any more. */
static void
changed_cb (AccordPartnership *partnership, AccordChanges *changes, gpointer data)
{
  AccordBrowser *self = data;

  if (self->toast == NULL)
    return;
  for (guint i = 0; i < accord_changes_get_length (changes); i++)
    {
      const AccordChange *change = accord_changes_get (changes, i);

      if (change->id == self->deleted && change->kind == ACCORD_CHANGE_REMOVED)
        return;
    }
  adw_toast_dismiss (self->toast);
}

/* --- narrowing --- */

static void
search_changed_cb (AccordBrowser *self)
{
  accord_list_set_search (self->list, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

static void
show_all_cb (AccordBrowser *self)
{
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  accord_chip_strip_clear (self->chips);
  accord_table_view_clear_conditions (self->table);
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

/**
 * accord_browser_narrow:
 * @narrowing: what the list is narrowed to
 *
 * Shows these rows, with chips and words that say what is shown and can be taken away.
 */
void
accord_browser_narrow (AccordBrowser *self, const AccordNarrowing *narrowing)
{
  g_return_if_fail (ACCORD_IS_BROWSER (self));

  accord_browser_close (self);
  gtk_search_bar_set_search_mode (self->search_bar, narrowing->words != NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), narrowing->words != NULL ? narrowing->words : "");
  accord_list_narrow (self->list, narrowing);
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

static void
narrowed_cb (AccordBrowser *self)
{
  accord_table_view_show_conditions (self->table, self->conditions);
}

static void
show_rows (AccordBrowser *self)
{
  gboolean is_empty = accord_list_get_n_found (self->list) == 0;

  if (is_empty && accord_list_is_loading (self->list))
    return;
  gtk_stack_set_visible_child_name (self->rows, is_empty ? "nothing" : "rows");
}

/**
 * accord_browser_flush:
 *
 * Stores what is being typed into the table.
 */
void
accord_browser_flush (AccordBrowser *self)
{
  g_return_if_fail (ACCORD_IS_BROWSER (self));

  accord_table_view_flush (self->table);
}

/**
 * accord_browser_find:
 *
 * Shows the search.
 */
void
accord_browser_find (AccordBrowser *self)
{
  g_return_if_fail (ACCORD_IS_BROWSER (self));

  if (adw_overlay_split_view_get_collapsed (self->split))
    accord_browser_close (self);
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (self->search_entry);
}

/* Where rows are entered at the top of the table, that is how they are added; it has room for all columns then. */
static void
add_clicked_cb (AccordBrowser *self)
{
  if (!accord_table_view_can_enter (self->table))
    {
      g_signal_emit (self, signals[ADD], 0);
      return;
    }
  accord_browser_close (self);
  accord_table_view_enter (self->table);
}

/* --- the object --- */

static void
accord_browser_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AccordBrowser *self = ACCORD_BROWSER (object);

  switch (id)
    {
    case PROP_NO_DETAILS:
      g_value_set_boolean (value, self->split == NULL || adw_overlay_split_view_get_collapsed (self->split) ||
                                      !adw_overlay_split_view_get_show_sidebar (self->split));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
accord_browser_dispose (GObject *object)
{
  AccordBrowser *self = ACCORD_BROWSER (object);

  if (self->toast != NULL)
    g_object_weak_unref (G_OBJECT (self->toast), toast_gone_cb, self);
  self->toast = NULL;
  /* Before the template lets go of it: the bin would unparent it a second time. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_BROWSER);
  g_clear_object (&self->list);
  g_clear_object (&self->partnership);

  G_OBJECT_CLASS (accord_browser_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/accord_icp/Accord/ui/browser/accord-browser.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordBrowser, toasts);
  gtk_widget_class_bind_template_child (widget_class, AccordBrowser, split);
  gtk_widget_class_bind_template_child (widget_class, AccordBrowser, title);
  gtk_widget_class_bind_template_child (widget_class, AccordBrowser, details_title);
  gtk_widget_class_bind_template_child (widget_class, AccordBrowser, add_button);
  gtk_widget_class_bind_template_child (widget_class, AccordBrowser, delete_button);
  gtk_widget_class_bind_template_child (widget_class, AccordBrowser, menu_button);
  gtk_widget_class_bind_template_child (widget_class, AccordBrowser, switcher_slot);
  gtk_widget_class_bind_template_child (widget_class, AccordBrowser, search_bar);
  gtk_widget_class_bind_template_child (widget_class, AccordBrowser, search_entry);
  gtk_widget_class_bind_template_child (widget_class, AccordBrowser, saved_slot);
  gtk_widget_class_bind_template_child (widget_class, AccordBrowser, chips);
  gtk_widget_class_bind_template_child (widget_class, AccordBrowser, conditions);
  gtk_widget_class_bind_template_child (widget_class, AccordBrowser, count);
  gtk_widget_class_bind_template_child (widget_class, AccordBrowser, pages);
  gtk_widget_class_bind_template_child (widget_class, AccordBrowser, rows);
  gtk_widget_class_bind_template_child (widget_class, AccordBrowser, table_slot);
  gtk_widget_class_bind_template_child (widget_class, AccordBrowser, empty);
  gtk_widget_class_bind_template_child (widget_class, AccordBrowser, starts);
  gtk_widget_class_bind_template_child (widget_class, AccordBrowser, details_slot);
  gtk_widget_class_bind_template_child (widget_class, AccordBrowser, details_frame);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_icon);
  gtk_widget_class_bind_template_callback (widget_class, close_words);
  gtk_widget_class_bind_template_callback (widget_class, delete_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, details_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, has_room_for_details);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
}

static void
accord_browser_class_init (AccordBrowserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = accord_browser_get_property;
  object_class->dispose = accord_browser_dispose;

  /**
   * AccordBrowser:no-details:
   *
   * Whether there are no details beside the list, so that the window's buttons are above the list.
   */
  properties[PROP_NO_DETAILS] = g_param_spec_boolean ("no-details", NULL, NULL, TRUE, G_PARAM_READABLE |
                                                      G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * AccordBrowser::show:
   * @self: the browser
   * @id: the record whose details are to be shown, or 0 for none
   */
  signals[SHOW] = g_signal_new ("show-record", ACCORD_TYPE_BROWSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_INT64);
  /**
   * AccordBrowser::enter-record:
   * @self: the browser
   *
   * A person goes into the record that is shown, which may still be read.
   */
  signals[ENTER] = g_signal_new ("enter-record", ACCORD_TYPE_BROWSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 0);
  /**
   * AccordBrowser::add:
   * @self: the browser
   *
   * A person wants a new record, and it is not entered in the table.
   */
  signals[ADD] = g_signal_new ("add", ACCORD_TYPE_BROWSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  accord_browser_get_resource ();
  g_type_ensure (ACCORD_TYPE_CHIP_STRIP);
  bind_template (GTK_WIDGET_CLASS (klass));
}

/* While a window is made narrower, and before the details lie over the list, they may be given no room at all for a
 * moment. Their child keeps what it needs and is cut off. */
static void
measure_frame (GtkWidget *frame, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
               int *natural_baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (frame);
  int needed = -1;

  if (for_size >= 0 && orientation == GTK_ORIENTATION_VERTICAL)
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &needed, NULL, NULL, NULL);
  gtk_widget_measure (child, orientation, for_size >= 0 ? MAX (for_size, needed) : -1, minimum, natural, minimum_baseline,
                      natural_baseline);
}

static void
allocate_frame (GtkWidget *frame, int width, int height, int baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (frame);
  int needed;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &needed, NULL, NULL, NULL);
  gtk_widget_allocate (child, MAX (width, needed), height, baseline, NULL);
}

static GtkSizeRequestMode
get_frame_mode (GtkWidget *frame)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
accord_browser_init (AccordBrowser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_bind_property (self->split, "collapsed", self->chips, "single-line", G_BINDING_SYNC_CREATE);
  gtk_widget_set_layout_manager (self->details_frame,
                                 gtk_custom_layout_new (get_frame_mode, measure_frame, allocate_frame));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  g_signal_connect_object (self->split, "notify::show-sidebar", G_CALLBACK (sidebar_shown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->split, "notify::collapsed", G_CALLBACK (sidebar_shown_cb), self, G_CONNECT_SWAPPED);
}

/* What every page's menu ends with: the order and the columns, and the table as a spreadsheet. */
static GMenuModel *
make_view_menu (AccordBrowser *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) file = g_menu_new ();
  g_autoptr (GMenuModel) view = accord_table_view_get_menu (self->table);
  g_autofree char *action = g_strconcat ("win.export-table::", self->look->table, NULL);

  g_menu_append (file, _("E_xport This Table…"), action);
  g_menu_append_section (menu, NULL, view);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (file));
  return G_MENU_MODEL (menu);
}

static void
add_table (AccordBrowser *self)
{
  g_autoptr (GMenuModel) menu = NULL;

  self->table = ACCORD_TABLE_VIEW (accord_table_view_new (self->partnership, self->list, &self->look->view));
  adw_bin_set_child (self->table_slot, GTK_WIDGET (self->table));
  g_object_bind_property (self->split, "collapsed", self->table, "compact", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self, "no-details", self->table, "beside", G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  g_signal_connect_object (self->table, "selected", G_CALLBACK (selected_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->table, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "table", accord_table_view_get_actions (self->table));
  menu = make_view_menu (self);
  gtk_menu_button_set_menu_model (self->menu_button, menu);
}

/**
 * accord_browser_new:
 * @partnership: whose
 * @list: what is listed
 * @look: how; a constant
 *
 * Returns: (transfer floating): a browser without details
 */
GtkWidget *
accord_browser_new (AccordPartnership *partnership, AccordList *list, const AccordBrowserLook *look)
{
  AccordBrowser *self = g_object_new (ACCORD_TYPE_BROWSER, NULL);

  self->partnership = g_object_ref (partnership);
  self->list = g_object_ref (list);
  self->look = look;
  adw_window_title_set_title (self->title, _(look->title));
  adw_window_title_set_title (self->details_title, _(look->details_title));
  gtk_widget_set_tooltip_text (self->add_button, _(look->add));
  gtk_widget_set_tooltip_text (self->delete_button, _(look->delete));
  add_table (self);
  adw_bin_set_child (self->saved_slot, accord_saved_searches_new (partnership, list));
  g_signal_connect_object (list, "items-changed", G_CALLBACK (show_rows), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (list, "notify::loading", G_CALLBACK (show_rows), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "narrowed", G_CALLBACK (narrowed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (partnership, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
  return GTK_WIDGET (self);
}

/**
 * accord_browser_set_details:
 * @details: shows the record of #AccordBrowser::show
 */
void
accord_browser_set_details (AccordBrowser *self, GtkWidget *details)
{
  g_return_if_fail (ACCORD_IS_BROWSER (self));

  adw_bin_set_child (self->details_slot, details);
}

/**
 * accord_browser_set_empty:
 * @icon_name: the page's
 * @title: that there is nothing
 * @words: how to start
 *
 * Says what stands in the list's place while there is no record at all.
 */
void
accord_browser_set_empty (AccordBrowser *self, const char *icon_name, const char *title, const char *words)
{
  g_return_if_fail (ACCORD_IS_BROWSER (self));

  adw_status_page_set_icon_name (self->empty, icon_name);
  adw_status_page_set_title (self->empty, title);
  adw_status_page_set_description (self->empty, words);
}

/**
 * accord_browser_add_start:
 * @label: a way to start, with a mnemonic
 * @action: the action that does it, in detail
 *
 * Adds a button below the words of accord_browser_set_empty(); the first one is the usual way.
 */
void
accord_browser_add_start (AccordBrowser *self, const char *label, const char *action)
{
  GtkWidget *button;

  g_return_if_fail (ACCORD_IS_BROWSER (self));

  button = gtk_button_new_with_mnemonic (label);
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  gtk_label_set_justify (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), GTK_JUSTIFY_CENTER);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "pill");
  if (gtk_widget_get_first_child (GTK_WIDGET (self->starts)) == NULL)
    gtk_widget_add_css_class (button, "suggested-action");
  gtk_box_append (self->starts, button);
}

/**
 * accord_browser_set_count:
 * @total: how many records there are, whatever the list is narrowed to
 * @words: how many are shown, as a person reads it
 */
void
accord_browser_set_count (AccordBrowser *self, guint total, const char *words)
{
  g_return_if_fail (ACCORD_IS_BROWSER (self));

  gtk_label_set_text (self->count, words);
  gtk_stack_set_visible_child_name (self->pages, total > 0 ? "list" : "empty");
}

/**
 * accord_browser_add_chip:
 * @chip: made by accord_filter_chip_new() or accord_filter_chip_new_toggle()
 */
void
accord_browser_add_chip (AccordBrowser *self, GtkWidget *chip)
{
  g_return_if_fail (ACCORD_IS_BROWSER (self));

  accord_chip_strip_add (self->chips, chip);
}

/**
 * accord_browser_set_switcher:
 * @switcher: goes to other tables of the same page
 *
 * Puts a switch above the table, which stays when the table is empty.
 */
void
accord_browser_set_switcher (AccordBrowser *self, GtkWidget *switcher)
{
  g_return_if_fail (ACCORD_IS_BROWSER (self));

  adw_bin_set_child (self->switcher_slot, switcher);
  gtk_widget_set_visible (GTK_WIDGET (self->switcher_slot), TRUE);
}

/**
 * accord_browser_set_menu:
 * @menu: what the page's menu has above the order and the columns
 */
void
accord_browser_set_menu (AccordBrowser *self, GMenuModel *menu)
{
  g_autoptr (GMenu) both = g_menu_new ();
  g_autoptr (GMenuModel) view = NULL;

  g_return_if_fail (ACCORD_IS_BROWSER (self));

  view = make_view_menu (self);
  g_menu_append_section (both, NULL, menu);
  g_menu_append_section (both, NULL, view);
  gtk_menu_button_set_menu_model (self->menu_button, G_MENU_MODEL (both));
}
