/* accord-partners-page.c: the membership
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/partners/accord-partners-page.h"

#include <glib/gi18n.h>

#include "model/accord-seats.h"
#include "ui/common/accord-filter-chip.h"
#include "ui/common/accord-shell.h"
#include "ui/partners/accord-membership-charts.h"
#include "ui/partners/accord-record-dialog.h"
#include "ui/partners/accord-registers.h"
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
 * AccordPartnersPage:
 *
 * The seats of the partnership, who holds them, and who is missing.
 */
struct _AccordPartnersPage
{
  AccordBrowserPage parent_instance;

  gboolean shows_attendance;
};

G_DEFINE_FINAL_TYPE (AccordPartnersPage, accord_partners_page, ACCORD_TYPE_BROWSER_PAGE)

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
describe (AccordBrowserPage *page, AccordRecord *count, guint shown, guint *total)
{
  guint seats = (guint) accord_record_get_int (count, "seats");
  guint vacant = (guint) accord_record_get_int (count, "vacant");
  g_autofree char *number = g_strdup_printf (g_dngettext (NULL, "%u seat", "%u seats", seats), seats);
  g_autofree char *all = NULL;

  *total = count_all (count);
  /* Translators: "28 seats" and how many of them are vacant. */
  all = vacant > 0 ? g_strdup_printf (_("%s, %u vacant"), number, vacant)
                   : g_strdup_printf (_("%s, none vacant"), number);
  if (shown == (ACCORD_PARTNERS_PAGE (page)->shows_attendance ? *total : seats))
    return g_steal_pointer (&all);
  /* Translators: how many rows of a list are shown, and what there is in all: "3 shown of 28 seats, 1 vacant". */
  return g_strdup_printf (_("%u shown of %s"), shown, all);
}

/* A new seat stands at the end. */
static AccordRequest *
add (AccordBrowserPage *page, AccordRecord *count)
{
  g_autofree char *position = g_strdup_printf ("%u", count != NULL ? count_all (count) : 0);

  return accord_record_add ("seat", (const char *const[]) { "position", NULL }, (const char *const[]) { position, NULL });
}

static void
seats_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordBrowserPage) self = data;
  g_autoptr (GPtrArray) seats = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, NULL);
  AccordBrowser *browser = accord_browser_page_get_browser (self);

  if (seats == NULL || browser == NULL)
    return;
  if (seats->len > 0)
    accord_browser_open (browser, accord_record_get_id (seats->pdata[0]));
  else
    accord_shell_say (GTK_WIDGET (self), _("This organisation has no seat."));
}

static gboolean
open_other (AccordBrowserPage *page, const char *table, gint64 id)
{
  if (g_str_equal (table, "partnership"))
    {
      accord_record_dialog_present (GTK_WIDGET (page), accord_browser_page_get_partnership (page),
                                    &accord_record_dialog_partnership, id);
      return TRUE;
    }
  if (!g_str_equal (table, "organisation"))
    return FALSE;
  accord_partnership_run_async (accord_browser_page_get_partnership (page),
                                accord_record_load_all ("seat", "organisation_id", id), NULL, seats_loaded_cb,
                                g_object_ref (page));
  return TRUE;
}

static void
add_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  accord_browser_page_add (data);
}

static void
glance_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  adw_dialog_present (accord_membership_dialog_new (accord_browser_page_get_partnership (data)), data);
}

static void
partnership_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordBrowserPage) self = data;
  g_autoptr (GPtrArray) all = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, NULL);

  if (all != NULL && all->len > 0 && accord_browser_page_get_browser (self) != NULL)
    open_other (self, "partnership", accord_record_get_id (all->pdata[0]));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  accord_partnership_run_async (accord_browser_page_get_partnership (data),
                                accord_record_load_all ("partnership", NULL, 0), NULL, partnership_loaded_cb,
                                g_object_ref (data));
}

static void
attendance_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  AccordPartnersPage *self = data;

  self->shows_attendance = g_variant_get_boolean (state);
  g_simple_action_set_state (action, state);
  accord_list_set_filter (accord_browser_page_get_list (data), "kind", self->shows_attendance ? NULL : "member");
}

/* The registers that the page's menu opens. */
static const struct
{
  const char *name;
  const char *label;
  const AccordRegisterLook *look;
} REGISTERS[] = {
  { "as-at", N_("Membership as _at a Date…"), &accord_register_as_at },
  { "chase", N_("_Chase List…"), &accord_register_chase },
  { "requests", N_("_Requests to Join…"), &accord_register_requests },
  { "declarations", N_("Register of In_terests…"), &accord_register_declarations },
  { "duplicates", N_("Possible _Duplicates…"), &accord_register_duplicates },
  { "people", N_("_People…"), &accord_register_people },
};

static void
register_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (REGISTERS); i++)
    if (g_str_equal (REGISTERS[i].name, g_variant_get_string (parameter, NULL)))
      accord_register_present (data, accord_browser_page_get_partnership (data), REGISTERS[i].look);
}

static void
accord_partners_page_class_init (AccordPartnersPageClass *klass)
{
  AccordBrowserPageClass *page_class = ACCORD_BROWSER_PAGE_CLASS (klass);

  page_class->look = &LOOK;
  page_class->owned = OWNED;
  page_class->counted = COUNTED;
  page_class->count = count;
  page_class->describe = describe;
  page_class->add = add;
  page_class->open_other = open_other;
}

static void
accord_partners_page_init (AccordPartnersPage *self)
{
  static const GActionEntry actions[] = {
    { "add", add_cb },
    { "glance", glance_cb },
    { "about", about_cb },
    { "register", register_cb, "s" },
    { "attendance", NULL, NULL, "false", attendance_cb },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "partners", G_ACTION_GROUP (group));
}

static void
fill_browser (AccordBrowser *browser, AccordPartnership *partnership, AccordList *list)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) registers = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (REGISTERS); i++)
    {
      g_autofree char *action = g_strdup_printf ("partners.register::%s", REGISTERS[i].name);

      g_menu_append (registers, _(REGISTERS[i].label), action);
    }
  accord_browser_add_chip (browser, accord_filter_chip_new_toggle (list, "vacant", "1", _("Vacant")));
  accord_browser_add_chip (browser, accord_filter_chip_new (partnership, list, "sector", _("Sector"), "sector"));
  g_menu_append (menu, _("_Import Members…"), "win.import::members");
  g_menu_append (menu, _("Membership at a _Glance…"), "partners.glance");
  g_menu_append (menu, _("_Show People in Attendance"), "partners.attendance");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (registers));
  g_menu_append (menu, _("This Part_nership…"), "partners.about");
  accord_browser_set_menu (browser, G_MENU_MODEL (menu));
  accord_browser_set_empty (browser, "accord-partners-symbolic", _("No Seats Yet"),
                            _("Bring in the member list that you keep in a spreadsheet, or add seats one by one."));
  accord_browser_add_start (browser, _("_Import a Member List…"), "win.import::members");
  accord_browser_add_start (browser, _("_Add a Seat"), "partners.add");
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
  AccordBrowserPage *self = g_object_new (ACCORD_TYPE_PARTNERS_PAGE, "title", _("Partners"), "tag", "partners", NULL);
  g_autoptr (AccordList) seats = accord_list_new (partnership, &accord_seats);

  accord_list_set_filter (seats, "kind", "member");
  accord_browser_page_set_up (self, partnership, seats, accord_seat_details_new (partnership));
  fill_browser (accord_browser_page_get_browser (self), partnership, seats);
  return GTK_WIDGET (self);
}
