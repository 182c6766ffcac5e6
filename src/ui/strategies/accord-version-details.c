/* accord-version-details.c: who was asked to approve a version, and who has a copy
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/strategies/accord-version-details.h"

#include <glib/gi18n.h>

#include "base/accord-vague-date.h"
#include "model/accord-record.h"
#include "ui/common/accord-cards.h"
#include "ui/common/accord-form.h"
#include "ui/common/accord-shell.h"
#include "ui/strategies/accord-undo-toast.h"
#include "ui/strategies/accord-version-words.h"

static const char *const APPROVAL_FIELDS[] = { "organisation_id", "asked_on", "answer", "answered_on", "minute", "note", NULL };
static const char *const DISPATCH_FIELDS[] = { "organisation_id", "sent_on", "how", "note", NULL };

/**
 * AccordVersionDetails:
 *
 * A page about one version: a card for each body that was asked to approve it, and for each copy that was sent. Its text
 * cannot be changed; these records of what became of it can.
 */
struct _AccordVersionDetails
{
  AdwNavigationPage parent_instance;

  AccordPartnership *partnership;
  gint64 version;
  GtkBox *wanted_in;    /* the cards of which one is to be shown, or NULL */
  gint64 wanted;
  GtkBox *approvals;
  GtkBox *copies;
};

#define ACCORD_TYPE_VERSION_DETAILS (accord_version_details_get_type ())
G_DECLARE_FINAL_TYPE (AccordVersionDetails, accord_version_details, ACCORD, VERSION_DETAILS, AdwNavigationPage)
G_DEFINE_FINAL_TYPE (AccordVersionDetails, accord_version_details, ADW_TYPE_NAVIGATION_PAGE)

/* --- cards --- */

static const char *
get_table (AccordVersionDetails *self, gpointer box)
{
  return box == self->approvals ? "approval" : "dispatch";
}

static void
delete_cb (GtkWidget *button, gpointer data)
{
  AccordVersionDetails *self = ACCORD_VERSION_DETAILS (gtk_widget_get_ancestor (button, ACCORD_TYPE_VERSION_DETAILS));
  GtkWidget *card = data;
  const char *table = get_table (self, gtk_widget_get_parent (card));

  accord_shell_edit (GTK_WIDGET (self), self->partnership, accord_record_delete (table, accord_cards_get_id (card)));
  accord_undo_toast_show (GTK_WIDGET (self), self->partnership,
                          g_str_equal (table, "approval") ? _("Approval deleted") : _("Copy deleted"));
}

static GtkWidget *
make_card (AccordRecord *record, GtkWidget *card, gpointer data)
{
  AccordVersionDetails *self = data;
  gboolean is_approval = g_str_equal (accord_record_get_table (record), "approval");
  AdwPreferencesGroup *group;
  GtkWidget *delete;

  if (card == NULL)
    {
      card = accord_form_new (self->partnership);
      group = accord_form_add_group (ACCORD_FORM (card), is_approval ? _("Approval") : _("Copy Sent"),
                                     accord_record_get_table (record), is_approval ? APPROVAL_FIELDS : DISPATCH_FIELDS);
      delete = gtk_button_new_from_icon_name ("user-trash-symbolic");
      gtk_widget_set_tooltip_text (delete, is_approval ? _("Delete the approval") : _("Delete the copy"));
      gtk_widget_add_css_class (delete, "flat");
      g_signal_connect_object (delete, "clicked", G_CALLBACK (delete_cb), card, G_CONNECT_DEFAULT);
      adw_preferences_group_set_header_suffix (group, delete);
    }
  accord_form_show (ACCORD_FORM (card), accord_record_get_table (record), accord_record_get_id (record));
  return card;
}

static void
show_wanted (AccordVersionDetails *self, GtkBox *box)
{
  GtkWidget *card = box == self->wanted_in ? accord_cards_show (box, self->wanted) : NULL;

  if (card == NULL)
    return;
  self->wanted_in = NULL;
  accord_form_focus (ACCORD_FORM (card), get_table (self, box), "organisation_id");
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkBox) box = data;
  g_autoptr (GPtrArray) records = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, NULL);
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (box), ACCORD_TYPE_VERSION_DETAILS);

  if (records == NULL || page == NULL || ACCORD_VERSION_DETAILS (page)->partnership == NULL)
    return;
  accord_cards_update (box, records, make_card, page);
  show_wanted (ACCORD_VERSION_DETAILS (page), box);
}

static void
load (AccordVersionDetails *self, GtkBox *box)
{
  accord_partnership_run_async (self->partnership,
                                accord_record_load_all (get_table (self, box), "version_id", self->version), NULL, loaded_cb,
                                g_object_ref (box));
}

static void
changed_cb (AccordVersionDetails *self, AccordChanges *changes)
{
  if (accord_changes_touch (changes, "approval"))
    load (self, self->approvals);
  if (accord_changes_touch (changes, "dispatch"))
    load (self, self->copies);
}

static void
add (AccordVersionDetails *self, const char *table, const char *day_column)
{
  g_autofree char *version = g_strdup_printf ("%" G_GINT64_FORMAT, self->version);
  char today[11];

  accord_day_today (today);
  accord_shell_edit (GTK_WIDGET (self), self->partnership,
                     accord_record_add (table, (const char *const[]) { "version_id", day_column, NULL },
                                        (const char *const[]) { version, today, NULL }));
}

static void
ask_cb (AccordVersionDetails *self)
{
  add (self, "approval", "asked_on");
}

static void
send_cb (AccordVersionDetails *self)
{
  add (self, "dispatch", "sent_on");
}

/* --- the page --- */

static void
flush_box (GtkBox *box)
{
  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (box)); card != NULL; card = gtk_widget_get_next_sibling (card))
    accord_form_flush (ACCORD_FORM (card));
}

static void
accord_version_details_hiding (AdwNavigationPage *page)
{
  flush_box (ACCORD_VERSION_DETAILS (page)->approvals);
  flush_box (ACCORD_VERSION_DETAILS (page)->copies);
}

static void
accord_version_details_dispose (GObject *object)
{
  AccordVersionDetails *self = ACCORD_VERSION_DETAILS (object);

  g_clear_object (&self->partnership);

  G_OBJECT_CLASS (accord_version_details_parent_class)->dispose (object);
}

static void
accord_version_details_class_init (AccordVersionDetailsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_version_details_dispose;
  ADW_NAVIGATION_PAGE_CLASS (klass)->hiding = accord_version_details_hiding;
}

static void
accord_version_details_init (AccordVersionDetails *self)
{
}

static void
add_fact (GtkWidget *group, const char *title, const char *value)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), value);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  gtk_widget_add_css_class (row, "property");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

/* As the other facts, but for the hyphen where its line ends, which would read as part of it. */
static void
add_digest (GtkWidget *group, const char *sha256)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *title = gtk_label_new (_("SHA-256 of its content"));
  GtkWidget *digest = gtk_label_new (sha256);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  gtk_label_set_attributes (GTK_LABEL (digest), attributes);
  gtk_label_set_wrap (GTK_LABEL (digest), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (digest), PANGO_WRAP_CHAR);
  gtk_label_set_selectable (GTK_LABEL (digest), TRUE);
  gtk_label_set_xalign (GTK_LABEL (digest), 0);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (digest), GTK_ACCESSIBLE_RELATION_LABELLED_BY, title, NULL, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY, title, NULL, -1);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "accord-subtitle");
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), digest);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("SHA-256 of its content"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static GtkWidget *
make_facts (AccordPartnership *partnership, const AccordPlanVersion *version)
{
  AccordVocabulary *states = accord_partnership_get_vocabulary (partnership, "plan_state");
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *when = accord_version_write_moment (version->frozen_at);

  add_fact (group, _("Frozen on"), when);
  add_fact (group, _("Frozen by"), version->author);
  add_fact (group, _("State of the strategy then"), accord_vocabulary_get_label (states, version->state));
  add_digest (group, version->sha256);
  return group;
}

static GtkBox *
add_part (AccordVersionDetails *self, GtkWidget *column, const char *add_label, GCallback add_func)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *button = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (button), add_label);
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (button), "list-add-symbolic");
  g_signal_connect_object (button, "activated", add_func, self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), button);
  gtk_box_append (GTK_BOX (column), box);
  gtk_box_append (GTK_BOX (column), group);
  return GTK_BOX (box);
}

/**
 * accord_version_details_new:
 * @partnership: what is edited
 * @version: a version
 * @table: (nullable): "approval" or "dispatch", to begin with one of these
 * @record: that one, or 0
 *
 * Returns: (transfer floating): a page about the version
 */
AdwNavigationPage *
accord_version_details_new (AccordPartnership *partnership, const AccordPlanVersion *version, const char *table,
                            gint64 record)
{
  AccordVersionDetails *self = g_object_new (ACCORD_TYPE_VERSION_DETAILS, NULL);
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  g_autofree char *title = accord_version_write_title (version);

  self->partnership = g_object_ref (partnership);
  self->version = version->id;
  gtk_widget_set_margin_top (column, 18);
  gtk_widget_set_margin_bottom (column, 24);
  gtk_widget_set_margin_start (column, 12);
  gtk_widget_set_margin_end (column, 12);
  gtk_box_append (GTK_BOX (column), make_facts (partnership, version));
  self->approvals = add_part (self, column, _("Ask a Body to Approve"), G_CALLBACK (ask_cb));
  self->copies = add_part (self, column, _("Record a Copy Sent"), G_CALLBACK (send_cb));
  self->wanted = record;
  if (g_strcmp0 (table, "approval") == 0)
    self->wanted_in = self->approvals;
  else if (g_strcmp0 (table, "dispatch") == 0)
    self->wanted_in = self->copies;
  adw_clamp_set_child (ADW_CLAMP (clamp), column);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scrolled);
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), view);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
  g_signal_connect_object (partnership, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  load (self, self->approvals);
  load (self, self->copies);
  return ADW_NAVIGATION_PAGE (self);
}
