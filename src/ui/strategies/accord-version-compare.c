/* accord-version-compare.c: two versions of a strategy, or one and today, as a redline
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/strategies/accord-version-compare.h"

#include <glib/gi18n.h>

#include "model/accord-plan-state.h"
#include "model/accord-record.h"
#include "plans/accord-plan-version.h"
#include "ui/common/accord-shell.h"
#include "ui/strategies/accord-redline-view.h"
#include "ui/strategies/accord-undo-toast.h"
#include "ui/strategies/accord-version-history.h"
#include "ui/strategies/accord-version-words.h"

/**
 * AccordVersionCompare:
 *
 * A page that reads two texts of a strategy as one. F8 and Shift+F8 go from change to change.
 */
struct _AccordVersionCompare
{
  AdwNavigationPage parent_instance;

  GtkDropDown *from;
  GtkDropDown *to;
  GtkDropDown *sections;
  GtkStack *stack;
  GtkLabel *summary;
  GtkWidget *restore_section;
  GtkWidget *restore_all;
  AccordRedlineView *view;

  AccordPartnership *partnership;
  gint64 plan;
  gint64 wanted;                /* the version to begin with */
  GPtrArray *versions;          /* AccordPlanVersion, newest first; today comes before them */
  GArray *changed;              /* gint64: the sections in the list of those that are another */
  AccordRedline *redline;
  gboolean is_filling;
  gboolean is_closed;           /* today's text can only be read */
};

G_DEFINE_FINAL_TYPE (AccordVersionCompare, accord_version_compare, ADW_TYPE_NAVIGATION_PAGE)

/* Returns 0 for today. */
static gint64
get_version (AccordVersionCompare *self, GtkDropDown *end)
{
  guint chosen = gtk_drop_down_get_selected (end);

  if (chosen == 0 || self->versions == NULL || chosen > self->versions->len)
    return 0;
  return ((AccordPlanVersion *) g_ptr_array_index (self->versions, chosen - 1))->id;
}

/* --- showing --- */

static char *
write_summary (AccordRedlineCounts counts)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const struct
  {
    guint n;
    const char *words;
  } parts[] = {
    { counts.added, _("added") },     { counts.removed, _("removed") },     { counts.moved, _("moved") },
    { counts.renamed, _("renamed") }, { counts.rewritten, _("rewritten") },
  };

  g_string_printf (text, g_dngettext (NULL, "%u section changed", "%u sections changed", counts.changed), counts.changed);
  for (guint i = 0, n = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].n > 0)
      g_string_append_printf (text, "%s%u %s", n++ == 0 ? ": " : ", ", parts[i].n, parts[i].words);
  return g_strdup (text->str);
}

static void
fill_sections (AccordVersionCompare *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  g_array_set_size (self->changed, 0);
  for (guint i = 0; i < accord_redline_get_n_sections (self->redline); i++)
    {
      const AccordRedlineSection *section = accord_redline_get_section (self->redline, i);
      g_autofree char *what = accord_redline_describe (section);
      g_autofree char *label = NULL;

      if (section->change == ACCORD_REDLINE_SAME)
        continue;
      label = g_strdup_printf ("%s %s: %s", *section->number != '\0' ? section->number : section->was_number,
                               section->heading, what);
      gtk_string_list_append (labels, label);
      g_array_append_val (self->changed, section->id);
    }
  self->is_filling = TRUE;
  gtk_drop_down_set_model (self->sections, G_LIST_MODEL (labels));
  gtk_widget_set_sensitive (GTK_WIDGET (self->sections), self->changed->len > 0);
  self->is_filling = FALSE;
}

/* What can be restored is what a version holds; an edit is made of today's text. */
static void
update_actions (AccordVersionCompare *self)
{
  const AccordRedlineSection *section = accord_redline_view_get_section (self->view);
  gboolean can_restore = get_version (self, self->from) != 0 && get_version (self, self->to) == 0 &&
                         self->changed->len > 0 && !self->is_closed;
  const char *why = self->is_closed ? _("This strategy can only be read. Changes go into a revised strategy.") : NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "version.restore-all", can_restore);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "version.restore-section",
                                 can_restore && section != NULL && section->change != ACCORD_REDLINE_ADDED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "version.history", section != NULL);
  gtk_widget_set_tooltip_text (self->restore_section, why);
  gtk_widget_set_tooltip_text (self->restore_all, why);
}

static void
redline_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordVersionCompare) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordRedline) redline = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, &error);
  g_autofree char *summary = NULL;

  if (self->partnership == NULL)
    return;
  if (redline == NULL)
    {
      accord_shell_complain (GTK_WIDGET (self), error);
      return;
    }
  g_clear_pointer (&self->redline, accord_redline_unref);
  self->redline = g_steal_pointer (&redline);
  summary = write_summary (accord_redline_count (self->redline));
  gtk_label_set_text (self->summary, summary);
  fill_sections (self);
  accord_redline_view_show (self->view, self->redline);
  gtk_stack_set_visible_child_name (self->stack, self->changed->len > 0 ? "redline" : "same");
  update_actions (self);
}

static void
compare (AccordVersionCompare *self)
{
  if (self->is_filling || self->versions == NULL)
    return;
  accord_partnership_run_async (
      self->partnership, accord_redline_load (self->plan, get_version (self, self->from), get_version (self, self->to)), NULL,
      redline_loaded_cb, g_object_ref (self));
}

static void
fill_ends (AccordVersionCompare *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new ((const char *const[]) { _("Today"), NULL });
  guint chosen = 0;

  for (guint i = 0; i < self->versions->len; i++)
    {
      const AccordPlanVersion *version = g_ptr_array_index (self->versions, i);
      g_autofree char *title = accord_version_write_title (version);

      gtk_string_list_append (labels, title);
      if (version->id == self->wanted)
        chosen = i + 1;
    }
  self->is_filling = TRUE;
  gtk_drop_down_set_model (self->from, G_LIST_MODEL (labels));
  gtk_drop_down_set_model (self->to, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->from, chosen);
  gtk_drop_down_set_selected (self->to, 0);
  self->is_filling = FALSE;
}

static void
versions_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordVersionCompare) self = data;
  g_autoptr (GPtrArray) versions = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, NULL);

  if (versions == NULL || self->partnership == NULL)
    return;
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  self->versions = g_steal_pointer (&versions);
  fill_ends (self);
  compare (self);
}

static void
plan_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordVersionCompare) self = data;
  g_autoptr (AccordRecord) plan = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, NULL);

  if (plan == NULL || self->partnership == NULL)
    return;
  self->is_closed = accord_plan_state_is_closed (accord_record_get (plan, "state"));
  update_actions (self);
}

static void
load_plan (AccordVersionCompare *self)
{
  accord_partnership_run_async (self->partnership, accord_record_load ("plan", self->plan), NULL, plan_loaded_cb,
                                g_object_ref (self));
}

static void
changed_cb (AccordVersionCompare *self, AccordChanges *changes)
{
  if (accord_changes_touch (changes, "plan"))
    load_plan (self);
  if (accord_changes_touch (changes, "section") || accord_changes_touch (changes, "plan"))
    compare (self);
}

static void
section_chosen_cb (AccordVersionCompare *self)
{
  guint chosen = gtk_drop_down_get_selected (self->sections);

  if (!self->is_filling && chosen < self->changed->len)
    accord_redline_view_go_to (self->view, g_array_index (self->changed, gint64, chosen));
}

/* --- what can be done --- */

static void
step_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordVersionCompare *self = ACCORD_VERSION_COMPARE (widget);
  gboolean is_next = g_str_equal (action, "version.next");

  if (!accord_redline_view_step (self->view, is_next ? 1 : -1))
    accord_shell_announce (widget, is_next ? _("There is no change after this one.")
                                           : _("There is no change before this one."));
}

typedef struct
{
  AccordVersionCompare *self;
  const char *words;
} Restoring;

static void
restored_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree Restoring *restoring = data;
  g_autoptr (AccordVersionCompare) self = restoring->self;
  g_autoptr (GError) error = NULL;

  if (!accord_partnership_do_finish (ACCORD_PARTNERSHIP (object), result, &error))
    accord_shell_complain (GTK_WIDGET (self), error);
  else if (self->partnership != NULL)
    accord_undo_toast_show (GTK_WIDGET (self), self->partnership, restoring->words);
}

static void
restore (AccordVersionCompare *self, AccordRequest *request, const char *words)
{
  Restoring *restoring = g_new (Restoring, 1);

  *restoring = (Restoring) { g_object_ref (self), words };
  accord_partnership_run_async (self->partnership, request, NULL, restored_cb, restoring);
}

static void
restore_all_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordVersionCompare *self = ACCORD_VERSION_COMPARE (widget);

  restore (self, accord_plan_version_restore (get_version (self, self->from)), _("Version restored"));
}

static void
restore_section_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordVersionCompare *self = ACCORD_VERSION_COMPARE (widget);
  const AccordRedlineSection *section = accord_redline_view_get_section (self->view);

  if (section != NULL)
    restore (self, accord_plan_version_restore_section (get_version (self, self->from), section->id), _("Section restored"));
}

static void
history_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordVersionCompare *self = ACCORD_VERSION_COMPARE (widget);
  const AccordRedlineSection *section = accord_redline_view_get_section (self->view);

  if (section != NULL)
    adw_dialog_present (accord_version_history_new (self->partnership, section->id), widget);
}

/* --- the page --- */

static void
accord_version_compare_dispose (GObject *object)
{
  AccordVersionCompare *self = ACCORD_VERSION_COMPARE (object);

  g_clear_object (&self->partnership);
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  g_clear_pointer (&self->redline, accord_redline_unref);
  g_clear_pointer (&self->changed, g_array_unref);

  G_OBJECT_CLASS (accord_version_compare_parent_class)->dispose (object);
}

static void
accord_version_compare_class_init (AccordVersionCompareClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_version_compare_dispose;
  gtk_widget_class_install_action (widget_class, "version.next", NULL, step_cb);
  gtk_widget_class_install_action (widget_class, "version.previous", NULL, step_cb);
  gtk_widget_class_install_action (widget_class, "version.restore-all", NULL, restore_all_cb);
  gtk_widget_class_install_action (widget_class, "version.restore-section", NULL, restore_section_cb);
  gtk_widget_class_install_action (widget_class, "version.history", NULL, history_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F8, 0, "version.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F8, GDK_SHIFT_MASK, "version.previous", NULL);
}

/* What is chosen ends in dots where there is no room; what may be chosen is read whole. */
static void
set_up_choice_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer is_list)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), is_list != NULL ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (GTK_LABEL (label), is_list != NULL);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), is_list != NULL ? 40 : 24);
  gtk_list_item_set_child (item, label);
  /* The button has the focus, not the choice that it shows. */
  gtk_list_item_set_focusable (item, is_list != NULL);
}

static void
bind_choice_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text);
  gtk_list_item_set_accessible_label (item, text);
}

static GtkListItemFactory *
make_factory (gboolean is_list)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_choice_cb), GINT_TO_POINTER (is_list));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_choice_cb), NULL);
  return factory;
}

/* The labels are of one width, so that the choices line up where each has a line of its own. */
static GtkDropDown *
add_drop_down (AdwWrapBox *bar, GtkSizeGroup *labels, const char *label)
{
  GtkWidget *down = gtk_drop_down_new (NULL, NULL);
  GtkWidget *words = gtk_label_new (label);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autoptr (GtkListItemFactory) button_factory = make_factory (FALSE);
  g_autoptr (GtkListItemFactory) list_factory = make_factory (TRUE);

  gtk_drop_down_set_factory (GTK_DROP_DOWN (down), button_factory);
  gtk_drop_down_set_list_factory (GTK_DROP_DOWN (down), list_factory);
  gtk_accessible_update_property (GTK_ACCESSIBLE (down), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_hexpand (down, TRUE);
  gtk_label_set_xalign (GTK_LABEL (words), 1);
  gtk_size_group_add_widget (labels, words);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), down);
  adw_wrap_box_append (bar, box);
  return GTK_DROP_DOWN (down);
}

static GtkWidget *
make_button (const char *label, const char *icon, const char *action)
{
  GtkWidget *button = icon != NULL ? gtk_button_new_from_icon_name (icon) : gtk_button_new_with_mnemonic (label);

  if (icon != NULL)
    gtk_widget_set_tooltip_text (button, label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
make_bar (AccordVersionCompare *self)
{
  AdwWrapBox *bar = ADW_WRAP_BOX (adw_wrap_box_new ());
  g_autoptr (GtkSizeGroup) labels = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  adw_wrap_box_set_child_spacing (bar, 12);
  adw_wrap_box_set_line_spacing (bar, 6);
  self->from = add_drop_down (bar, labels, _("From"));
  self->to = add_drop_down (bar, labels, _("To"));
  self->sections = add_drop_down (bar, labels, _("Go to"));
  self->restore_section = make_button (_("Restore _Section"), NULL, "version.restore-section");
  self->restore_all = make_button (_("Restore _All"), NULL, "version.restore-all");
  adw_wrap_box_append (bar, self->restore_section);
  adw_wrap_box_append (bar, self->restore_all);
  gtk_widget_set_margin_start (GTK_WIDGET (bar), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (bar), 12);
  gtk_widget_set_margin_bottom (GTK_WIDGET (bar), 6);
  return GTK_WIDGET (bar);
}

static GtkWidget *
make_header (void)
{
  GtkWidget *header = adw_header_bar_new ();

  adw_header_bar_pack_end (ADW_HEADER_BAR (header),
                           make_button (_("History of the section"), "document-open-recent-symbolic", "version.history"));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), make_button (_("Next change (F8)"), "go-down-symbolic", "version.next"));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header),
                           make_button (_("Previous change (Shift+F8)"), "go-up-symbolic", "version.previous"));
  return header;
}

static GtkWidget *
make_same (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "object-select-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("Nothing Has Changed"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), _("Both texts are the same, word for word."));
  return page;
}

static void
accord_version_compare_init (AccordVersionCompare *self)
{
  GtkWidget *toolbars = adw_toolbar_view_new ();
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->changed = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->view = ACCORD_REDLINE_VIEW (accord_redline_view_new ());
  self->summary = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->summary, TRUE);
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->summary));
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->view));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, column, "redline");
  gtk_stack_add_named (self->stack, make_same (), "same");
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbars), make_header ());
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbars), make_bar (self));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbars), GTK_WIDGET (self->stack));
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), toolbars);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), _("What Changed"));
  g_signal_connect_object (self->from, "notify::selected", G_CALLBACK (compare), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->to, "notify::selected", G_CALLBACK (compare), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sections, "notify::selected", G_CALLBACK (section_chosen_cb), self, G_CONNECT_SWAPPED);
  accord_redline_view_watch (self->view, G_CALLBACK (update_actions), self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "version.history", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "version.restore-all", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "version.restore-section", FALSE);
}

/**
 * accord_version_compare_new:
 * @partnership: what is compared
 * @plan: a strategy
 * @version: the version to begin with; it is compared with today
 *
 * Returns: (transfer floating): the page
 */
AdwNavigationPage *
accord_version_compare_new (AccordPartnership *partnership, gint64 plan, gint64 version)
{
  AccordVersionCompare *self = g_object_new (ACCORD_TYPE_VERSION_COMPARE, NULL);

  self->partnership = g_object_ref (partnership);
  self->plan = plan;
  self->wanted = version;
  g_signal_connect_object (partnership, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  accord_partnership_run_async (partnership, accord_plan_versions_load (plan), NULL, versions_loaded_cb, g_object_ref (self));
  load_plan (self);
  return ADW_NAVIGATION_PAGE (self);
}
