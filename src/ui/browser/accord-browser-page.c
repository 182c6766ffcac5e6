/* accord-browser-page.c: a page that is a table with details beside it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/browser/accord-browser-page.h"

#include <glib/gi18n.h>

#include "ui/common/accord-shell.h"

/**
 * AccordBrowserPage:
 *
 * What the pages have in common that are a table of records with the details of one beside it: they count their rows,
 * open, add and find records, and store what is typed before they are left. A page says in its class what it lists, and
 * puts its own chips, menu and words into the browser.
 */
typedef struct
{
  AccordPartnership *partnership;
  AccordList *list;
  AccordBrowser *browser;       /* NULL once the page is gone */
  AccordDetails *details;
  AccordRecord *count;          /* NULL: not counted yet */
} AccordBrowserPagePrivate;

static void accord_browser_page_page_init (AccordPageInterface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (AccordBrowserPage, accord_browser_page, ADW_TYPE_NAVIGATION_PAGE,
                                  G_ADD_PRIVATE (AccordBrowserPage)
                                  G_IMPLEMENT_INTERFACE (ACCORD_TYPE_PAGE, accord_browser_page_page_init))

static AccordBrowserPagePrivate *
get_private (gpointer self)
{
  return accord_browser_page_get_instance_private (ACCORD_BROWSER_PAGE (self));
}

/* --- how many --- */

static void
show_count (AccordBrowserPage *self)
{
  AccordBrowserPagePrivate *priv = get_private (self);
  g_autofree char *all = NULL;
  g_autofree char *words = NULL;
  AccordBrowserTotals totals = { 0 };
  guint shown;

  if (priv->count == NULL || accord_list_is_loading (priv->list))
    return;
  all = ACCORD_BROWSER_PAGE_GET_CLASS (self)->describe (self, priv->count, &totals);
  shown = g_list_model_get_n_items (G_LIST_MODEL (priv->list));
  /* Translators: how many rows of a list are shown, and what there is in all: "3 shown of 55 activities". */
  words = shown == totals.listed ? g_steal_pointer (&all) : g_strdup_printf (_("%'u shown of %s"), shown, all);
  accord_browser_set_count (priv->browser, totals.all, words);
}

static void
counted_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordBrowserPage) self = data;
  AccordBrowserPagePrivate *priv = get_private (self);
  g_autoptr (AccordRecord) count = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, NULL);

  if (count == NULL || priv->browser == NULL)
    return;
  g_set_object (&priv->count, count);
  show_count (self);
}

static void
recount (AccordBrowserPage *self)
{
  accord_partnership_run_async (get_private (self)->partnership, ACCORD_BROWSER_PAGE_GET_CLASS (self)->count (self), NULL,
                                counted_cb, g_object_ref (self));
}

static void
changed_cb (AccordPartnership *partnership, AccordChanges *changes, gpointer data)
{
  for (const char *const *table = ACCORD_BROWSER_PAGE_GET_CLASS (data)->counted; *table != NULL; table++)
    if (accord_changes_touch (changes, *table))
      {
        recount (data);
        return;
      }
}

/* --- the record in hand --- */

static void
show_record_cb (AccordBrowser *browser, gint64 id, gpointer data)
{
  accord_details_show (get_private (data)->details, id);
}

static void
enter_record_cb (AccordBrowser *browser, gpointer data)
{
  accord_details_focus (get_private (data)->details);
}

static void
added_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordBrowserPage) self = data;
  AccordBrowserPagePrivate *priv = get_private (self);
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, &error);

  if (error != NULL)
    {
      accord_shell_complain (GTK_WIDGET (self), error);
      return;
    }
  if (priv->browser == NULL)
    return;
  accord_browser_open (priv->browser, *id);
  accord_details_focus (priv->details);
}

/**
 * accord_browser_page_add:
 *
 * Adds a record and opens it.
 */
void
accord_browser_page_add (AccordBrowserPage *self)
{
  AccordBrowserPagePrivate *priv;

  g_return_if_fail (ACCORD_IS_BROWSER_PAGE (self));

  priv = get_private (self);
  accord_partnership_run_async (priv->partnership, ACCORD_BROWSER_PAGE_GET_CLASS (self)->add (self, priv->count), NULL,
                                added_cb, g_object_ref (self));
}

static void
add_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  accord_browser_page_add (ACCORD_BROWSER_PAGE (widget));
}

typedef struct
{
  AccordBrowserPage *page;
  const AccordBrowserOwner *owner;
} Opening;

static void
owned_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree Opening *opening = data;
  g_autoptr (AccordBrowserPage) self = opening->page;
  AccordBrowserPagePrivate *priv = get_private (self);
  g_autoptr (AccordRecord) record = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, NULL);

  if (record != NULL && priv->browser != NULL)
    accord_browser_open (priv->browser, accord_record_get_int (record, opening->owner->column));
}

static gboolean
open_record (AccordPage *page, const char *table, gint64 id)
{
  AccordBrowserPage *self = ACCORD_BROWSER_PAGE (page);
  AccordBrowserPageClass *klass = ACCORD_BROWSER_PAGE_GET_CLASS (self);
  AccordBrowserPagePrivate *priv = get_private (self);

  if (g_str_equal (table, klass->look->table))
    {
      accord_browser_open (priv->browser, id);
      return TRUE;
    }
  for (const AccordBrowserOwner *owner = klass->owned; owner->table != NULL; owner++)
    if (g_str_equal (table, owner->table))
      {
        Opening *opening = g_new (Opening, 1);

        *opening = (Opening) { g_object_ref (self), owner };
        accord_partnership_run_async (priv->partnership, accord_record_load (table, id), NULL, owned_loaded_cb, opening);
        return TRUE;
      }
  return klass->open_other != NULL && klass->open_other (self, table, id);
}

static gboolean
list_records (AccordPage *page, const char *table, const AccordNarrowing *narrowing)
{
  if (!g_str_equal (table, ACCORD_BROWSER_PAGE_GET_CLASS (page)->look->table))
    return FALSE;
  accord_browser_narrow (get_private (page)->browser, narrowing);
  return TRUE;
}

static void
find (AccordPage *page)
{
  accord_browser_find (get_private (page)->browser);
}

static void
flush (AccordPage *page)
{
  accord_browser_flush (get_private (page)->browser);
  accord_details_flush (get_private (page)->details);
}

static void
set_switcher (AccordPage *page, GtkWidget *switcher)
{
  accord_browser_set_switcher (get_private (page)->browser, switcher);
}

static void
accord_browser_page_page_init (AccordPageInterface *iface)
{
  iface->open = open_record;
  iface->list = list_records;
  iface->find = find;
  iface->flush = flush;
  iface->set_switcher = set_switcher;
}

/* --- the page --- */

static void
accord_browser_page_dispose (GObject *object)
{
  AccordBrowserPagePrivate *priv = get_private (object);

  priv->browser = NULL;
  g_clear_object (&priv->list);
  g_clear_object (&priv->count);
  g_clear_object (&priv->partnership);

  G_OBJECT_CLASS (accord_browser_page_parent_class)->dispose (object);
}

static void
accord_browser_page_class_init (AccordBrowserPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_browser_page_dispose;

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), ACCORD_BROWSER_PAGE_ADD, NULL, add_cb);
}

static void
accord_browser_page_init (AccordBrowserPage *self)
{
}

/**
 * accord_browser_page_set_up:
 * @partnership: what is shown and edited
 * @list: the rows
 * @details: (transfer floating): an #AccordDetails
 *
 * Makes the browser. Called once by each kind of page, when it is made.
 */
void
accord_browser_page_set_up (AccordBrowserPage *self, AccordPartnership *partnership, AccordList *list, GtkWidget *details)
{
  AccordBrowserPagePrivate *priv;

  g_return_if_fail (ACCORD_IS_BROWSER_PAGE (self));
  g_return_if_fail (ACCORD_IS_DETAILS (details));

  priv = get_private (self);
  priv->partnership = g_object_ref (partnership);
  priv->list = g_object_ref (list);
  priv->details = ACCORD_DETAILS (details);
  priv->browser = ACCORD_BROWSER (accord_browser_new (partnership, list, ACCORD_BROWSER_PAGE_GET_CLASS (self)->look));
  accord_browser_set_details (priv->browser, details);
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), GTK_WIDGET (priv->browser));
  g_signal_connect_object (priv->browser, "show-record", G_CALLBACK (show_record_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (priv->browser, "enter-record", G_CALLBACK (enter_record_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (priv->browser, "add", G_CALLBACK (accord_browser_page_add), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (show_count), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (list, "notify::loading", G_CALLBACK (show_count), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (partnership, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
  recount (self);
}

/**
 * accord_browser_page_get_partnership:
 *
 * Returns: (transfer none) (nullable): what is shown; %NULL once the page is gone
 */
AccordPartnership *
accord_browser_page_get_partnership (AccordBrowserPage *self)
{
  g_return_val_if_fail (ACCORD_IS_BROWSER_PAGE (self), NULL);

  return get_private (self)->partnership;
}

/**
 * accord_browser_page_get_browser:
 *
 * Returns: (transfer none) (nullable): the table and what lies around it; %NULL once the page is gone
 */
AccordBrowser *
accord_browser_page_get_browser (AccordBrowserPage *self)
{
  g_return_val_if_fail (ACCORD_IS_BROWSER_PAGE (self), NULL);

  return get_private (self)->browser;
}

/**
 * accord_browser_page_get_list:
 *
 * Returns: (transfer none) (nullable): the rows; %NULL once the page is gone
 */
AccordList *
accord_browser_page_get_list (AccordBrowserPage *self)
{
  g_return_val_if_fail (ACCORD_IS_BROWSER_PAGE (self), NULL);

  return get_private (self)->list;
}
