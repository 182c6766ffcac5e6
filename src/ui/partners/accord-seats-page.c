/* accord-seats-page.c: the seats, who holds them, and who is missing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/partners/accord-seats-page.h"

#include <glib/gi18n.h>

#include "membership/accord-seats.h"
#include "ui/browser/accord-filter-chip.h"
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

static const AccordBrowserOwner OWNED[] = {
  { "appointment", "seat_id" },
  { NULL },
};

static const char *const COUNTED[] = { "seat", "appointment", NULL };

/**
 * AccordSeatsPage:
 *
 * The seats of the partnership, who holds them, and who is missing.
 */
struct _AccordSeatsPage
{
  AccordBrowserPage parent_instance;

  gboolean shows_attendance;
  GSimpleAction *attendance;      /* the action group holds it */
};

G_DEFINE_FINAL_TYPE (AccordSeatsPage, accord_seats_page, ACCORD_TYPE_BROWSER_PAGE)

static AccordRequest *
count (AccordBrowserPage *page)
{
  return accord_seats_count ();
}

static guint
count_all (AccordRecord *count)
{
  return (guint) (accord_record_get_int (count, "seats") + accord_record_get_int (count, "attendance"));
}

static char *
describe (AccordBrowserPage *page, AccordRecord *count, AccordBrowserTotals *totals)
{
  guint seats = (guint) accord_record_get_int (count, "seats");
  guint vacant = (guint) accord_record_get_int (count, "vacant");
  g_autofree char *number = g_strdup_printf (g_dngettext (NULL, "%'u seat", "%'u seats", seats), seats);

  totals->all = count_all (count);
  totals->listed = ACCORD_SEATS_PAGE (page)->shows_attendance ? totals->all : seats;
  /* Translators: "28 seats" and how many of them are vacant. */
  return vacant > 0 ? g_strdup_printf (_("%s, %'u vacant"), number, vacant)
                    : g_strdup_printf (_("%s, none vacant"), number);
}

/* A new seat stands at the end. */
static AccordRequest *
add (AccordBrowserPage *page, AccordRecord *count)
{
  g_autofree char *position = g_strdup_printf ("%u", count != NULL ? count_all (count) : 0);

  return accord_record_add ("seat", (const char *const[]) { "position", NULL }, (const char *const[]) { position, NULL });
}

static void
attendance_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  accord_list_set_filter (accord_browser_page_get_list (data), "kind", g_variant_get_boolean (state) ? NULL : "member");
}

/* Whoever narrowed the list. */
static void
narrowed_cb (AccordSeatsPage *self)
{
  AccordList *list = accord_browser_page_get_list (ACCORD_BROWSER_PAGE (self));

  self->shows_attendance = accord_list_get_filter (list, "kind") == NULL;
  g_simple_action_set_state (self->attendance, g_variant_new_boolean (self->shows_attendance));
}

static void
accord_seats_page_class_init (AccordSeatsPageClass *klass)
{
  AccordBrowserPageClass *page_class = ACCORD_BROWSER_PAGE_CLASS (klass);

  page_class->look = &LOOK;
  page_class->owned = OWNED;
  page_class->counted = COUNTED;
  page_class->count = count;
  page_class->describe = describe;
  page_class->add = add;
}

static void
accord_seats_page_init (AccordSeatsPage *self)
{
  static const GActionEntry actions[] = {
    { "attendance", NULL, NULL, "false", attendance_cb },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), self);
  self->attendance = G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (group), "attendance"));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "seats", G_ACTION_GROUP (group));
}

static char *
name_declaration (const char *value)
{
  return g_strdup (g_str_equal (value, "chased") ? _("chased and still missing") : _("not received"));
}

static void
fill_browser (AccordBrowser *browser, AccordPartnership *partnership, AccordList *list, GMenuModel *more)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  accord_browser_add_chip (browser, accord_filter_chip_new_toggle (list, "vacant", "1", _("Vacant")));
  accord_browser_add_chip (browser, accord_filter_chip_new (partnership, list, "sector", _("Sector"), "sector"));
  accord_browser_add_chip (browser, accord_filter_chip_new_given (list, "term_ended", _("Term over"), NULL));
  accord_browser_add_chip (browser, accord_filter_chip_new_given (list, "term_ending", _("Term ends soon"), NULL));
  accord_browser_add_chip (browser, accord_filter_chip_new_given (list, "declaration", _("Declaration"),
                                                                  name_declaration));
  g_menu_append (menu, _("_Import Members…"), "win.import::members");
  g_menu_append (menu, _("_Show People in Attendance"), "seats.attendance");
  g_menu_append_section (menu, NULL, more);
  accord_browser_set_menu (browser, G_MENU_MODEL (menu));
  accord_browser_set_empty (browser, "accord-partners-symbolic", _("No Seats Yet"),
                            _("Bring in the member list that you keep in a spreadsheet, or add seats one by one."));
  accord_browser_add_start (browser, _("_Import a Member List…"), "win.import::members");
  accord_browser_add_start (browser, _("_Add a Seat"), ACCORD_BROWSER_PAGE_ADD);
}

/**
 * accord_seats_page_new:
 * @partnership: what is shown and edited
 * @menu: what else the page's menu offers
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
accord_seats_page_new (AccordPartnership *partnership, GMenuModel *menu)
{
  AccordBrowserPage *self = g_object_new (ACCORD_TYPE_SEATS_PAGE, "title", _("Seats"), "tag", "seats", NULL);
  g_autoptr (AccordList) seats = accord_list_new (partnership, &accord_seats);

  accord_list_set_filter (seats, "kind", "member");
  g_signal_connect_object (seats, "narrowed", G_CALLBACK (narrowed_cb), self, G_CONNECT_SWAPPED);
  accord_browser_page_set_up (self, partnership, seats, accord_seat_details_new (partnership));
  fill_browser (accord_browser_page_get_browser (self), partnership, seats, menu);
  return GTK_WIDGET (self);
}
