/* accord-partners-page.c: the membership
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/partners/accord-partners-page.h"

#include <glib/gi18n.h>

#include "model/accord-seats.h"
#include "ui/common/accord-browser.h"
#include "ui/common/accord-filter-chip.h"
#include "ui/common/accord-shell.h"
#include "ui/partners/accord-seat-details.h"

static const char *const SUBTITLE[] = { "post", "sector", "holding", NULL };
static const char *const HIDDEN[] = { "start", "deputies", "voting", NULL };
static const char *const BESIDE[] = { "number", "organisation", "post", "holding", NULL };

static const AccordTableWord WORDS[] = {
  { "holding", "vacant", N_("Vacant") },
  { "holding", "filled", N_("Filled") },
  { "holding", "attendance", N_("In attendance") },
  { NULL },
};

static const AccordBrowserLook LOOK = {
  .table = "seat",
  .title = N_("Partners"),
  .details_title = N_("Seat"),
  .add = N_("Add a seat"),
  .delete = N_("Delete this seat"),
  .view = {
    .name = N_("Seats"),
    .title = "organisation",
    .untitled = N_("Untitled seat"),
    .subtitle = SUBTITLE,
    .hidden = HIDDEN,
    .beside = BESIDE,
    .words = WORDS,
  },
};

/**
 * AccordPartnersPage:
 *
 * The seats of the partnership, who holds them, and who is missing.
 */
struct _AccordPartnersPage
{
  AdwNavigationPage parent_instance;

  AccordPartnership *partnership;
  AccordList *seats;
  AccordBrowser *browser;
  AccordSeatDetails *details;
  AccordRecord *count;          /* (nullable): of all seats */
  gboolean shows_attendance;
};

static void accord_partners_page_page_init (AccordPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AccordPartnersPage, accord_partners_page, ADW_TYPE_NAVIGATION_PAGE,
                               G_IMPLEMENT_INTERFACE (ACCORD_TYPE_PAGE, accord_partners_page_page_init))

/* --- how many --- */

static guint
count_all (AccordPartnersPage *self, const char *key)
{
  return self->count != NULL ? (guint) accord_record_get_int (self->count, key) : 0;
}

static char *
describe_count (AccordPartnersPage *self)
{
  guint seats = count_all (self, "seats"), vacant = count_all (self, "vacant");
  guint listed = seats + (self->shows_attendance ? count_all (self, "attendance") : 0);
  guint shown = g_list_model_get_n_items (G_LIST_MODEL (self->seats));
  g_autofree char *number = g_strdup_printf (g_dngettext (NULL, "%u seat", "%u seats", seats), seats);
  g_autofree char *all = NULL;

  /* Translators: "28 seats" and how many of them are vacant. */
  all = vacant > 0 ? g_strdup_printf (_("%s, %u vacant"), number, vacant)
                   : g_strdup_printf (_("%s, none vacant"), number);
  if (shown == listed)
    return g_steal_pointer (&all);
  /* Translators: how many rows of a list are shown, and what there is in all: "3 shown of 28 seats, 1 vacant". */
  return g_strdup_printf (_("%u shown of %s"), shown, all);
}

static void
show_count (AccordPartnersPage *self)
{
  g_autofree char *words = NULL;

  if (self->count == NULL || accord_list_is_loading (self->seats))
    return;
  words = describe_count (self);
  accord_browser_set_count (self->browser, count_all (self, "seats") + count_all (self, "attendance"), words);
}

static void
counted_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordPartnersPage) self = data;
  g_autoptr (AccordRecord) count = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, NULL);

  if (count == NULL || self->browser == NULL)
    return;
  g_set_object (&self->count, count);
  show_count (self);
}

static void
recount (AccordPartnersPage *self)
{
  accord_partnership_run_async (self->partnership, accord_seats_count (), NULL, counted_cb, g_object_ref (self));
}

static void
changed_cb (AccordPartnership *partnership, AccordChanges *changes, gpointer data)
{
  if (accord_changes_touch (changes, "seat") || accord_changes_touch (changes, "appointment"))
    recount (data);
}

/* --- the record in hand --- */

static void
show_cb (AccordBrowser *browser, gint64 id, gpointer data)
{
  accord_seat_details_show (ACCORD_PARTNERS_PAGE (data)->details, id);
}

static void
added_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordPartnersPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, &error);

  if (error != NULL)
    {
      accord_shell_complain (GTK_WIDGET (self), error);
      return;
    }
  accord_browser_open (self->browser, *id);
  accord_seat_details_focus (self->details);
}

/* A new seat stands at the end. */
static void
add_seat (AccordPartnersPage *self)
{
  g_autofree char *position = g_strdup_printf ("%u", count_all (self, "seats") + count_all (self, "attendance"));

  accord_partnership_run_async (self->partnership,
                                accord_record_add ("seat", (const char *const[]) { "position", NULL },
                                                   (const char *const[]) { position, NULL }),
                                NULL, added_cb, g_object_ref (self));
}

static void
owner_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordPartnersPage) self = data;
  g_autoptr (AccordRecord) appointment = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, NULL);

  if (appointment != NULL && self->browser != NULL)
    accord_browser_open (self->browser, accord_record_get_int (appointment, "seat_id"));
}

static void
seats_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordPartnersPage) self = data;
  g_autoptr (GPtrArray) seats = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, NULL);

  if (seats == NULL || self->browser == NULL)
    return;
  if (seats->len > 0)
    accord_browser_open (self->browser, accord_record_get_id (seats->pdata[0]));
  else
    accord_shell_say (GTK_WIDGET (self), _("This organisation has no seat."));
}

static gboolean
open_record (AccordPage *page, const char *table, gint64 id)
{
  AccordPartnersPage *self = ACCORD_PARTNERS_PAGE (page);

  if (g_str_equal (table, "seat"))
    accord_browser_open (self->browser, id);
  else if (g_str_equal (table, "appointment"))
    accord_partnership_run_async (self->partnership, accord_record_load (table, id), NULL, owner_loaded_cb,
                                  g_object_ref (self));
  else if (g_str_equal (table, "organisation"))
    accord_partnership_run_async (self->partnership, accord_record_load_all ("seat", "organisation_id", id), NULL,
                                  seats_loaded_cb, g_object_ref (self));
  else
    return FALSE;
  return TRUE;
}

static void
find (AccordPage *page)
{
  accord_browser_find (ACCORD_PARTNERS_PAGE (page)->browser);
}

static void
flush (AccordPage *page)
{
  accord_seat_details_flush (ACCORD_PARTNERS_PAGE (page)->details);
}

static void
accord_partners_page_page_init (AccordPageInterface *iface)
{
  iface->open = open_record;
  iface->find = find;
  iface->flush = flush;
}

/* --- the page --- */

static void
attendance_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  AccordPartnersPage *self = data;

  self->shows_attendance = g_variant_get_boolean (state);
  g_simple_action_set_state (action, state);
  accord_list_set_filter (self->seats, "kind", self->shows_attendance ? NULL : "member");
}

static void
add_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  add_seat (data);
}

static const GActionEntry ACTIONS[] = {
  { "add", add_action_cb },
  { "attendance", NULL, NULL, "false", attendance_cb },
};

static void
accord_partners_page_dispose (GObject *object)
{
  AccordPartnersPage *self = ACCORD_PARTNERS_PAGE (object);

  self->browser = NULL;
  g_clear_object (&self->seats);
  g_clear_object (&self->count);
  g_clear_object (&self->partnership);

  G_OBJECT_CLASS (accord_partners_page_parent_class)->dispose (object);
}

static void
accord_partners_page_class_init (AccordPartnersPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_partners_page_dispose;
}

static void
accord_partners_page_init (AccordPartnersPage *self)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), ACTIONS, G_N_ELEMENTS (ACTIONS), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "partners", G_ACTION_GROUP (actions));
}

static void
fill_browser (AccordPartnersPage *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  accord_browser_add_chip (self->browser, accord_filter_chip_new_toggle (self->seats, "vacant", "1", _("Vacant")));
  accord_browser_add_chip (self->browser, accord_filter_chip_new (self->partnership, self->seats, "sector", _("Sector"),
                                                                  "sector"));
  g_menu_append (menu, _("_Import Members…"), "win.import::members");
  g_menu_append (menu, _("_Show People in Attendance"), "partners.attendance");
  accord_browser_set_menu (self->browser, G_MENU_MODEL (menu));
  accord_browser_set_empty (self->browser, "accord-partners-symbolic", _("No Seats Yet"),
                            _("Bring in the member list that you keep in a spreadsheet, or add seats one by one."));
  accord_browser_add_start (self->browser, _("_Import a Member List…"), "win.import::members");
  accord_browser_add_start (self->browser, _("_Add a Seat"), "partners.add");
  accord_browser_set_details (self->browser, GTK_WIDGET (self->details));
  g_signal_connect_object (self->browser, "show-record", G_CALLBACK (show_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->browser, "add", G_CALLBACK (add_seat), self, G_CONNECT_SWAPPED);
}

/**
 * accord_partners_page_new:
 * @partnership: what is shown and edited
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
accord_partners_page_new (AccordPartnership *partnership)
{
  AccordPartnersPage *self = g_object_new (ACCORD_TYPE_PARTNERS_PAGE, "title", _("Partners"), "tag", "partners", NULL);

  self->partnership = g_object_ref (partnership);
  self->seats = accord_list_new (partnership, &accord_seats);
  accord_list_set_filter (self->seats, "kind", "member");
  self->browser = ACCORD_BROWSER (accord_browser_new (partnership, self->seats, &LOOK));
  self->details = ACCORD_SEAT_DETAILS (accord_seat_details_new (partnership));
  fill_browser (self);
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), GTK_WIDGET (self->browser));
  g_signal_connect_object (self->seats, "items-changed", G_CALLBACK (show_count), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->seats, "notify::loading", G_CALLBACK (show_count), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (partnership, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
  recount (self);
  return GTK_WIDGET (self);
}
