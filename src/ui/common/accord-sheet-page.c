/* accord-sheet-page.c: a page to be read from top to bottom
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/common/accord-sheet-page.h"

#include <glib/gi18n.h>

#include "ui/common/accord-shell.h"

/* What is slow to count waits until the edits pause. */
#define PAUSE_MS 400

#define NARROW "max-width: 600sp"

/**
 * AccordSheetPage:
 *
 * One question and what its answer comes to, in one column that scrolls. The answer is asked again when an edit touches what
 * it was made of: at once when the page is seen, else when it is seen again.
 */
typedef struct
{
  AccordPartnership *partnership;
  AdwToolbarView *view;
  AdwHeaderBar *header;
  AdwBin *switcher_slot;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkBox *content;

  guint reload_source;
  guint serial;                 /* of the last question */
  gboolean is_narrow;
} AccordSheetPagePrivate;

static void accord_sheet_page_page_init (AccordPageInterface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (AccordSheetPage, accord_sheet_page, ADW_TYPE_NAVIGATION_PAGE,
                                  G_ADD_PRIVATE (AccordSheetPage)
                                  G_IMPLEMENT_INTERFACE (ACCORD_TYPE_PAGE, accord_sheet_page_page_init))

static AccordSheetPagePrivate *
get_private (gpointer self)
{
  return accord_sheet_page_get_instance_private (self);
}

/* --- asking --- */

typedef struct
{
  AccordSheetPage *page;
  guint serial;
} Asking;

static void
answered_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree Asking *asking = data;
  g_autoptr (AccordSheetPage) self = asking->page;
  AccordSheetPagePrivate *priv = get_private (self);
  g_autoptr (GError) error = NULL;
  gpointer answer;

  /* What is not taken is freed with the result. */
  if (priv->partnership == NULL || asking->serial != priv->serial)
    return;
  answer = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, &error);
  if (answer == NULL)
    {
      accord_shell_complain (GTK_WIDGET (self), error);
      return;
    }
  ACCORD_SHEET_PAGE_GET_CLASS (self)->show (self, answer);
  gtk_stack_set_visible_child_name (priv->stack, "content");
}

/**
 * accord_sheet_page_reload:
 *
 * Asks again. Answers to what was asked before are thrown away.
 */
void
accord_sheet_page_reload (AccordSheetPage *self)
{
  AccordSheetPagePrivate *priv;
  Asking *asking;

  g_return_if_fail (ACCORD_IS_SHEET_PAGE (self));

  priv = get_private (self);
  g_clear_handle_id (&priv->reload_source, g_source_remove);
  asking = g_new (Asking, 1);
  *asking = (Asking) { g_object_ref (self), ++priv->serial };
  accord_partnership_run_async (priv->partnership, ACCORD_SHEET_PAGE_GET_CLASS (self)->ask (self), NULL, answered_cb, asking);
}

static gboolean
reload_cb (gpointer data)
{
  AccordSheetPage *self = data;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return G_SOURCE_CONTINUE;
  get_private (self)->reload_source = 0;
  accord_sheet_page_reload (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (AccordPartnership *partnership, AccordChanges *changes, gpointer data)
{
  AccordSheetPage *self = data;
  AccordSheetPagePrivate *priv = get_private (self);
  gboolean is_touched = FALSE;

  for (const char *const *table = ACCORD_SHEET_PAGE_GET_CLASS (self)->watches; !is_touched && *table != NULL; table++)
    is_touched = accord_changes_touch (changes, *table);
  if (is_touched && priv->reload_source == 0)
    priv->reload_source = g_timeout_add (PAUSE_MS, reload_cb, self);
}

/* --- as a page --- */

static void
set_switcher (AccordPage *page, GtkWidget *switcher)
{
  AccordSheetPagePrivate *priv = get_private (page);

  adw_bin_set_child (priv->switcher_slot, switcher);
  gtk_widget_set_visible (GTK_WIDGET (priv->switcher_slot), TRUE);
}

static void
accord_sheet_page_page_init (AccordPageInterface *iface)
{
  iface->set_switcher = set_switcher;
}

/* --- the object --- */

static void
set_narrow (AccordSheetPage *self, gboolean is_narrow)
{
  AccordSheetPageClass *klass = ACCORD_SHEET_PAGE_GET_CLASS (self);

  get_private (self)->is_narrow = is_narrow;
  if (klass->narrowed != NULL)
    klass->narrowed (self, is_narrow);
}

static void
narrow_cb (AccordSheetPage *self)
{
  set_narrow (self, TRUE);
}

static void
wide_cb (AccordSheetPage *self)
{
  set_narrow (self, FALSE);
}

static void
accord_sheet_page_dispose (GObject *object)
{
  AccordSheetPagePrivate *priv = get_private (object);

  g_clear_handle_id (&priv->reload_source, g_source_remove);
  g_clear_object (&priv->partnership);

  G_OBJECT_CLASS (accord_sheet_page_parent_class)->dispose (object);
}

static void
accord_sheet_page_class_init (AccordSheetPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_sheet_page_dispose;
}

static GtkWidget *
make_content (AccordSheetPagePrivate *priv)
{
  GtkWidget *clamp = adw_clamp_new ();

  priv->content = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  g_object_set (priv->content, "margin-start", 12, "margin-end", 12, "margin-top", 6, "margin-bottom", 24, NULL);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 1000);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (priv->content));
  priv->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (priv->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (priv->scroller, clamp);
  return GTK_WIDGET (priv->scroller);
}

static GtkWidget *
make_waiting (void)
{
  GtkWidget *spinner = adw_spinner_new ();

  g_object_set (spinner, "width-request", 32, "height-request", 32, "halign", GTK_ALIGN_CENTER, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spinner), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Looking…"), -1);
  return spinner;
}

static void
accord_sheet_page_init (AccordSheetPage *self)
{
  AccordSheetPagePrivate *priv = get_private (self);
  AdwBreakpoint *narrow = adw_breakpoint_new (adw_breakpoint_condition_parse (NARROW));
  GtkWidget *bin = adw_breakpoint_bin_new ();

  priv->view = ADW_TOOLBAR_VIEW (adw_toolbar_view_new ());
  priv->header = ADW_HEADER_BAR (adw_header_bar_new ());
  priv->switcher_slot = ADW_BIN (adw_bin_new ());
  priv->stack = GTK_STACK (gtk_stack_new ());
  g_object_set (priv->switcher_slot, "visible", FALSE, "halign", GTK_ALIGN_CENTER, "margin-start", 12, "margin-end", 12,
                "margin-bottom", 6, NULL);
  gtk_stack_add_named (priv->stack, make_waiting (), "waiting");
  gtk_stack_add_named (priv->stack, make_content (priv), "content");
  adw_toolbar_view_add_top_bar (priv->view, GTK_WIDGET (priv->header));
  adw_toolbar_view_add_top_bar (priv->view, GTK_WIDGET (priv->switcher_slot));
  adw_toolbar_view_set_content (priv->view, GTK_WIDGET (priv->stack));
  g_signal_connect_object (narrow, "apply", G_CALLBACK (narrow_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (narrow, "unapply", G_CALLBACK (wide_cb), self, G_CONNECT_SWAPPED);
  adw_breakpoint_bin_add_breakpoint (ADW_BREAKPOINT_BIN (bin), narrow);
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (bin), GTK_WIDGET (priv->view));
  g_object_set (bin, "width-request", 300, "height-request", 240, NULL);
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), bin);
}

/**
 * accord_sheet_page_set_up:
 * @partnership: what is asked
 *
 * Called once by each kind of page, when it can ask. It asks.
 */
void
accord_sheet_page_set_up (AccordSheetPage *self, AccordPartnership *partnership)
{
  g_return_if_fail (ACCORD_IS_SHEET_PAGE (self));

  get_private (self)->partnership = g_object_ref (partnership);
  g_signal_connect_object (partnership, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
  accord_sheet_page_reload (self);
}

/**
 * accord_sheet_page_get_partnership:
 *
 * Returns: (transfer none) (nullable): what is asked; %NULL once the page is gone
 */
AccordPartnership *
accord_sheet_page_get_partnership (AccordSheetPage *self)
{
  g_return_val_if_fail (ACCORD_IS_SHEET_PAGE (self), NULL);

  return get_private (self)->partnership;
}

/**
 * accord_sheet_page_get_header:
 *
 * Returns: (transfer none): the page's header bar
 */
AdwHeaderBar *
accord_sheet_page_get_header (AccordSheetPage *self)
{
  g_return_val_if_fail (ACCORD_IS_SHEET_PAGE (self), NULL);

  return get_private (self)->header;
}

/**
 * accord_sheet_page_is_narrow:
 *
 * Returns: whether there is room for one column only
 */
gboolean
accord_sheet_page_is_narrow (AccordSheetPage *self)
{
  g_return_val_if_fail (ACCORD_IS_SHEET_PAGE (self), FALSE);

  return get_private (self)->is_narrow;
}

/**
 * accord_sheet_page_make_paper_button:
 * @print: the action that prints what the page shows
 * @save: the action that saves it
 *
 * Returns: (transfer floating): a menu for the page's header bar
 */
GtkWidget *
accord_sheet_page_make_paper_button (const char *print, const char *save)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  g_menu_append (menu, _("_Print…"), print);
  g_menu_append (menu, _("_Save As…"), save);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, _("Menu"));
  return button;
}

/**
 * accord_sheet_page_add_bar:
 * @bar: (transfer floating): what stays above the column
 */
void
accord_sheet_page_add_bar (AccordSheetPage *self, GtkWidget *bar)
{
  g_return_if_fail (ACCORD_IS_SHEET_PAGE (self));

  adw_toolbar_view_add_top_bar (get_private (self)->view, bar);
}

/* --- the column --- */

/**
 * accord_sheet_page_clear:
 *
 * Takes everything from the column.
 */
void
accord_sheet_page_clear (AccordSheetPage *self)
{
  GtkBox *content;
  GtkWidget *child;

  g_return_if_fail (ACCORD_IS_SHEET_PAGE (self));

  content = get_private (self)->content;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (content))) != NULL)
    gtk_box_remove (content, child);
}

/**
 * accord_sheet_page_add:
 * @widget: (transfer floating): goes to the end of the column
 */
void
accord_sheet_page_add (AccordSheetPage *self, GtkWidget *widget)
{
  g_return_if_fail (ACCORD_IS_SHEET_PAGE (self));

  gtk_box_append (get_private (self)->content, widget);
}

/**
 * accord_sheet_page_add_text:
 * @text: plain text
 * @style: (nullable): a style class; "heading" and "title-2" are headings for a screen reader too
 *
 * Returns: (transfer none): a label at the end of the column
 */
GtkWidget *
accord_sheet_page_add_text (AccordSheetPage *self, const char *text, const char *style)
{
  gboolean is_heading = g_strcmp0 (style, "heading") == 0 || g_strcmp0 (style, "title-2") == 0;
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, "accessible-role",
                                   is_heading ? GTK_ACCESSIBLE_ROLE_HEADING : GTK_ACCESSIBLE_ROLE_LABEL, NULL);

  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  if (is_heading)
    gtk_widget_set_margin_top (label, 12);
  accord_sheet_page_add (self, label);
  return label;
}

/**
 * accord_sheet_page_scroll_to_top:
 *
 * Shows the column from its beginning.
 */
void
accord_sheet_page_scroll_to_top (AccordSheetPage *self)
{
  g_return_if_fail (ACCORD_IS_SHEET_PAGE (self));

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (get_private (self)->scroller), 0);
}
