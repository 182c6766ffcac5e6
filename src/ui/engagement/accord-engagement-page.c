/* accord-engagement-page.c: the engagement log
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/engagement/accord-engagement-page.h"

#include <glib/gi18n.h>

#include "model/accord-activities.h"
#include "ui/common/accord-browser.h"
#include "ui/common/accord-filter-chip.h"
#include "ui/common/accord-shell.h"
#include "ui/engagement/accord-activity-details.h"

static const char *const SUBTITLE[] = { "happened", "audience", "reach", NULL };
static const char *const HIDDEN[] = { "ref", "parties", "state", "method", "heard", NULL };

static const char *const BESIDE[] = { "happened", "title", "audience", NULL };

static const AccordBrowserLook LOOK = {
  .table = "activity",
  .title = N_("Engagement"),
  .details_title = N_("Activity"),
  .add = N_("Log an activity"),
  .delete = N_("Delete this activity"),
  .view = {
    .name = N_("Activities"),
    .title = "title",
    .untitled = N_("Untitled activity"),
    .subtitle = SUBTITLE,
    .hidden = HIDDEN,
    .beside = BESIDE,
  },
};

/**
 * AccordEngagementPage:
 *
 * The log of engagement activities: what was done, who was heard, and what became of it.
 */
struct _AccordEngagementPage
{
  AdwNavigationPage parent_instance;

  AccordPartnership *partnership;
  AccordList *activities;
  AccordBrowser *browser;
  AccordActivityDetails *details;
  guint total;
  gboolean is_counted;
};

static void accord_engagement_page_page_init (AccordPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AccordEngagementPage, accord_engagement_page, ADW_TYPE_NAVIGATION_PAGE,
                               G_IMPLEMENT_INTERFACE (ACCORD_TYPE_PAGE, accord_engagement_page_page_init))

/* --- how many --- */

static void
show_count (AccordEngagementPage *self)
{
  guint shown = g_list_model_get_n_items (G_LIST_MODEL (self->activities));
  g_autofree char *all = NULL;
  g_autofree char *words = NULL;

  if (!self->is_counted || accord_list_is_loading (self->activities))
    return;
  all = g_strdup_printf (g_dngettext (NULL, "%'u activity", "%'u activities", self->total), self->total);
  if (shown == self->total)
    words = g_steal_pointer (&all);
  else
    /* Translators: how many rows of a list are shown, and what there is in all: "3 shown of 55 activities". */
    words = g_strdup_printf (_("%'u shown of %s"), shown, all);
  accord_browser_set_count (self->browser, self->total, words);
}

static void
counted_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordEngagementPage) self = data;
  g_autoptr (AccordRecord) count = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, NULL);

  if (count == NULL || self->browser == NULL)
    return;
  self->total = (guint) accord_record_get_int (count, "activities");
  self->is_counted = TRUE;
  show_count (self);
}

static void
recount (AccordEngagementPage *self)
{
  accord_partnership_run_async (self->partnership, accord_activities_count (), NULL, counted_cb, g_object_ref (self));
}

static void
changed_cb (AccordPartnership *partnership, AccordChanges *changes, gpointer data)
{
  if (accord_changes_touch (changes, "activity"))
    recount (data);
}

/* --- the record in hand --- */

static void
show_cb (AccordBrowser *browser, gint64 id, gpointer data)
{
  accord_activity_details_show (ACCORD_ENGAGEMENT_PAGE (data)->details, id);
}

static void
added_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordEngagementPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, &error);

  if (error != NULL)
    {
      accord_shell_complain (GTK_WIDGET (self), error);
      return;
    }
  accord_browser_open (self->browser, *id);
  accord_activity_details_focus (self->details);
}

static void
add_activity (AccordEngagementPage *self)
{
  accord_partnership_run_async (self->partnership,
                                accord_record_add ("activity", (const char *const[]) { "state", NULL },
                                                   (const char *const[]) { "done", NULL }),
                                NULL, added_cb, g_object_ref (self));
}

static void
owner_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordEngagementPage) self = data;
  g_autoptr (AccordRecord) record = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, NULL);

  if (record != NULL && self->browser != NULL)
    accord_browser_open (self->browser, accord_record_get_int (record, "activity_id"));
}

static gboolean
open_record (AccordPage *page, const char *table, gint64 id)
{
  AccordEngagementPage *self = ACCORD_ENGAGEMENT_PAGE (page);

  if (g_str_equal (table, "activity"))
    accord_browser_open (self->browser, id);
  else if (g_str_equal (table, "feedback") || g_str_equal (table, "evidence_link"))
    accord_partnership_run_async (self->partnership, accord_record_load (table, id), NULL, owner_loaded_cb,
                                  g_object_ref (self));
  else
    return FALSE;
  return TRUE;
}

static void
find (AccordPage *page)
{
  accord_browser_find (ACCORD_ENGAGEMENT_PAGE (page)->browser);
}

static void
flush (AccordPage *page)
{
  accord_activity_details_flush (ACCORD_ENGAGEMENT_PAGE (page)->details);
}

static void
accord_engagement_page_page_init (AccordPageInterface *iface)
{
  iface->open = open_record;
  iface->find = find;
  iface->flush = flush;
}

/* --- the page --- */

static void
add_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  add_activity (data);
}

static const GActionEntry ACTIONS[] = {
  { "add", add_action_cb },
};

static void
accord_engagement_page_dispose (GObject *object)
{
  AccordEngagementPage *self = ACCORD_ENGAGEMENT_PAGE (object);

  self->browser = NULL;
  g_clear_object (&self->activities);
  g_clear_object (&self->partnership);

  G_OBJECT_CLASS (accord_engagement_page_parent_class)->dispose (object);
}

static void
accord_engagement_page_class_init (AccordEngagementPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_engagement_page_dispose;
}

static void
accord_engagement_page_init (AccordEngagementPage *self)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), ACTIONS, G_N_ELEMENTS (ACTIONS), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "engagement", G_ACTION_GROUP (actions));
}

static void
fill_browser (AccordEngagementPage *self)
{
  AccordBrowser *browser = self->browser;
  AccordList *list = self->activities;
  g_autoptr (GMenu) menu = g_menu_new ();

  accord_browser_add_chip (browser, accord_filter_chip_new (self->partnership, list, "audience", _("Audience"), "audience"));
  accord_browser_add_chip (browser, accord_filter_chip_new (self->partnership, list, "level", _("Level"), "level"));
  accord_browser_add_chip (browser, accord_filter_chip_new_toggle (list, "unanswered", "1", _("Response missing")));
  accord_browser_add_chip (browser, accord_filter_chip_new_toggle (list, "unlinked", "1", _("Not linked")));
  g_menu_append (menu, _("_Import an Engagement Log…"), "win.import::activities");
  accord_browser_set_menu (browser, G_MENU_MODEL (menu));
  accord_browser_set_empty (browser, "accord-engagement-symbolic", _("Nothing Logged Yet"),
                            _("Bring in the engagement log that you keep in a spreadsheet, or log what you did and heard."));
  accord_browser_add_start (browser, _("_Import an Engagement Log…"), "win.import::activities");
  accord_browser_add_start (browser, _("_Log an Activity"), "engagement.add");
  accord_browser_set_details (browser, GTK_WIDGET (self->details));
  g_signal_connect_object (browser, "show-record", G_CALLBACK (show_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (browser, "add", G_CALLBACK (add_activity), self, G_CONNECT_SWAPPED);
}

/**
 * accord_engagement_page_new:
 * @partnership: what is shown and edited
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
accord_engagement_page_new (AccordPartnership *partnership)
{
  AccordEngagementPage *self
      = g_object_new (ACCORD_TYPE_ENGAGEMENT_PAGE, "title", _("Engagement"), "tag", "engagement", NULL);

  self->partnership = g_object_ref (partnership);
  self->activities = accord_list_new (partnership, &accord_activities);
  self->browser = ACCORD_BROWSER (accord_browser_new (partnership, self->activities, &LOOK));
  self->details = ACCORD_ACTIVITY_DETAILS (accord_activity_details_new (partnership));
  fill_browser (self);
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), GTK_WIDGET (self->browser));
  g_signal_connect_object (self->activities, "items-changed", G_CALLBACK (show_count), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->activities, "notify::loading", G_CALLBACK (show_count), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (partnership, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
  recount (self);
  return GTK_WIDGET (self);
}
