/* accord-strategies-page.c: the Strategies page of the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/strategies/accord-strategies-page.h"

#include "accord-ui-strategies-resource.h"
#include "model/accord-record.h"
#include "plans/accord-plan-place.h"
#include "ui/common/accord-shell.h"
#include "ui/strategies/accord-need-details.h"
#include "ui/strategies/accord-strategy-details.h"
#include "ui/strategies/accord-strategy-editor.h"
#include "ui/strategies/accord-strategy-list.h"
#include "ui/strategies/accord-version-list.h"

/**
 * AccordStrategiesPage:
 *
 * The list of strategies, and on top of it the editor of the one that is open.
 */
struct _AccordStrategiesPage
{
  AdwNavigationPage parent_instance;

  AdwNavigationView *view;

  AccordPartnership *partnership;
  AccordChecks *checks;
};

static void accord_strategies_page_page_init (AccordPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AccordStrategiesPage, accord_strategies_page, ADW_TYPE_NAVIGATION_PAGE,
                               G_IMPLEMENT_INTERFACE (ACCORD_TYPE_PAGE, accord_strategies_page_page_init))

/* The editor stays where it is while the versions of its strategy are looked at on top of it. */
static AccordStrategyEditor *
get_editor (AccordStrategiesPage *self)
{
  g_autoptr (GListModel) stack = adw_navigation_view_get_navigation_stack (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (stack); i++)
    {
      g_autoptr (AdwNavigationPage) page = g_list_model_get_item (stack, i);

      if (ACCORD_IS_STRATEGY_EDITOR (page))
        return ACCORD_STRATEGY_EDITOR (page);
    }
  return NULL;
}

static void
gone_cb (AccordStrategiesPage *self, AccordStrategyEditor *editor)
{
  if (get_editor (self) == editor)
    adw_navigation_view_pop_to_tag (self->view, "list");
}

static void
open_plan (AccordStrategiesPage *self, gint64 plan, gint64 section)
{
  AccordStrategyEditor *editor = get_editor (self);
  AdwNavigationPage *page;
  AdwNavigationPage *list;

  if (editor != NULL && accord_strategy_editor_get_plan (editor) == plan)
    {
      adw_navigation_view_pop_to_page (self->view, ADW_NAVIGATION_PAGE (editor));
      accord_strategy_editor_show_section (editor, section);
      return;
    }
  page = accord_strategy_editor_new (self->partnership, self->checks, plan, section);
  g_signal_connect_object (page, "gone", G_CALLBACK (gone_cb), self, G_CONNECT_SWAPPED);
  if (editor == NULL)
    {
      adw_navigation_view_push (self->view, page);
      return;
    }
  list = adw_navigation_view_find_page (self->view, "list");
  adw_navigation_view_replace (self->view, (AdwNavigationPage *[]) { list, page }, 2);
}

static void
chosen_cb (AccordStrategiesPage *self, gint64 plan)
{
  open_plan (self, plan, 0);
}

static void
popped_cb (AccordStrategiesPage *self, AdwNavigationPage *page)
{
  if (ACCORD_IS_STRATEGY_EDITOR (page))
    accord_strategy_editor_flush (ACCORD_STRATEGY_EDITOR (page));
}

/* --- what the window asks --- */

static void
section_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordStrategiesPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordRecord) section = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, &error);

  if (self->partnership == NULL)
    return;
  if (section != NULL)
    open_plan (self, accord_record_get_int (section, "plan_id"), accord_record_get_id (section));
  else
    accord_shell_complain (GTK_WIDGET (self), error);
}

typedef struct
{
  AccordStrategiesPage *page;
  gint64 link;
  gint64 section;
} Showing;

static void
linked_section_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree Showing *showing = data;
  g_autoptr (AccordStrategiesPage) self = showing->page;
  g_autoptr (AccordRecord) section = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, NULL);

  if (section == NULL || self->partnership == NULL)
    return;
  open_plan (self, accord_record_get_int (section, "plan_id"), showing->section);
  if (get_editor (self) != NULL)
    accord_strategy_editor_show_link (get_editor (self), showing->section, showing->link);
}

static void
link_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordStrategiesPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordRecord) link = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, &error);
  Showing *showing;

  if (link == NULL)
    {
      accord_shell_complain (GTK_WIDGET (self), error);
      return;
    }
  showing = g_new (Showing, 1);
  *showing = (Showing) { g_steal_pointer (&self), accord_record_get_id (link), accord_record_get_int (link, "section_id") };
  accord_partnership_run_async (ACCORD_PARTNERSHIP (object), accord_record_load ("section", showing->section), NULL,
                                linked_section_loaded_cb, showing);
}

typedef struct
{
  AccordStrategiesPage *page;
  const char *table;
  gint64 id;
} Finding;

static void
place_found_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree Finding *finding = data;
  g_autoptr (AccordStrategiesPage) self = finding->page;
  g_autoptr (GError) error = NULL;
  g_autofree AccordPlanPlace *place = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, &error);
  AdwNavigationPage *versions;

  if (self->partnership == NULL)
    return;
  if (place == NULL)
    {
      accord_shell_complain (GTK_WIDGET (self), error);
      return;
    }
  open_plan (self, place->plan, 0);
  if (place->version == 0)
    {
      adw_dialog_present (accord_strategy_details_new (self->partnership, place->plan, finding->table, finding->id),
                          GTK_WIDGET (self));
      return;
    }
  versions = accord_version_list_new (self->partnership, place->plan);
  adw_navigation_view_push (self->view, versions);
  accord_version_list_show (ACCORD_VERSION_LIST (versions), place->version, finding->table, finding->id);
}

/* What goes with a strategy or with one of its versions is shown where it is edited. */
static void
open_place (AccordStrategiesPage *self, const char *table, gint64 id)
{
  Finding *finding = g_new (Finding, 1);

  *finding = (Finding) { g_object_ref (self), g_intern_string (table), id };
  accord_partnership_run_async (self->partnership, accord_plan_place_find (table, id), NULL, place_found_cb, finding);
}

static gboolean
open (AccordPage *page, const char *table, gint64 id)
{
  AccordStrategiesPage *self = ACCORD_STRATEGIES_PAGE (page);

  if (g_str_equal (table, "plan"))
    {
      open_plan (self, id, 0);
      return TRUE;
    }
  if (g_str_equal (table, "evidence_link"))
    {
      accord_partnership_run_async (self->partnership, accord_record_load ("evidence_link", id), NULL, link_loaded_cb,
                                    g_object_ref (self));
      return TRUE;
    }
  if (g_str_equal (table, "need") || g_str_equal (table, "assessment"))
    {
      adw_dialog_present (accord_need_details_new (self->partnership, table, id), GTK_WIDGET (self));
      return TRUE;
    }
  if (accord_plan_place_has (table))
    {
      open_place (self, table, id);
      return TRUE;
    }
  if (!g_str_equal (table, "section"))
    return FALSE;
  accord_partnership_run_async (self->partnership, accord_record_load ("section", id), NULL, section_loaded_cb,
                                g_object_ref (self));
  return TRUE;
}

static void
find (AccordPage *page)
{
  AccordStrategiesPage *self = ACCORD_STRATEGIES_PAGE (page);
  AccordStrategyEditor *editor = get_editor (self);

  if (editor != NULL)
    {
      adw_navigation_view_pop_to_page (self->view, ADW_NAVIGATION_PAGE (editor));
      accord_strategy_editor_find (editor);
    }
  else
    accord_strategy_list_find (ACCORD_STRATEGY_LIST (adw_navigation_view_get_visible_page (self->view)));
}

static void
flush (AccordPage *page)
{
  AccordStrategyEditor *editor = get_editor (ACCORD_STRATEGIES_PAGE (page));

  if (editor != NULL)
    accord_strategy_editor_flush (editor);
}

static void
accord_strategies_page_page_init (AccordPageInterface *iface)
{
  iface->open = open;
  iface->find = find;
  iface->flush = flush;
}

/* --- the object --- */

static void
accord_strategies_page_dispose (GObject *object)
{
  AccordStrategiesPage *self = ACCORD_STRATEGIES_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_STRATEGIES_PAGE);
  g_clear_object (&self->partnership);
  g_clear_object (&self->checks);

  G_OBJECT_CLASS (accord_strategies_page_parent_class)->dispose (object);
}

static void
accord_strategies_page_class_init (AccordStrategiesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_strategies_page_dispose;

  /* The page's resources register themselves, if only the linker takes them along. */
  accord_ui_strategies_get_resource ();
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/accord_icp/Accord/ui/strategies/accord-strategies-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordStrategiesPage, view);
  gtk_widget_class_bind_template_callback (widget_class, popped_cb);
}

static void
accord_strategies_page_init (AccordStrategiesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * accord_strategies_page_new:
 * @partnership: what is shown and edited
 * @checks: its live checks
 *
 * Opens strategies, sections, links to them, and whatever goes with a strategy: its versions with their approvals and copies,
 * its documents, what other bodies do, needs and needs assessments.
 *
 * Returns: (transfer floating): the page
 */
AccordPage *
accord_strategies_page_new (AccordPartnership *partnership, AccordChecks *checks)
{
  AccordStrategiesPage *self = g_object_new (ACCORD_TYPE_STRATEGIES_PAGE, NULL);
  AdwNavigationPage *list = accord_strategy_list_new (partnership, checks);

  self->partnership = g_object_ref (partnership);
  self->checks = g_object_ref (checks);
  g_signal_connect_object (list, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  adw_navigation_view_add (self->view, list);
  return ACCORD_PAGE (self);
}
