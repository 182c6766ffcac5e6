/* test-strategies.c: writing a strategy as a person would
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <signal.h>
#include <sys/resource.h>

#include "accord-ui-test.h"
#include "engagement/accord-evidence.h"
#include "model/accord-record.h"
#include "plans/accord-outline.h"
#include "ui/prose/accord-prose-area.h"
#include "ui/strategies/accord-heading-view.h"
#include "ui/strategies/accord-outline-row.h"
#include "ui/strategies/accord-strategies-page.h"

typedef struct
{
  char *folder;
  AccordPartnership *partnership;
  AccordChecks *checks;
  GtkWidget *window;
  AccordPage *page;
  char *opened;                /* what was asked of win.open last: "finding 7" */
} Fixture;

/* --- the window around the page --- */

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Fixture *fixture = data;
  const char *table;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &table, &id);
  g_free (fixture->opened);
  fixture->opened = g_strdup_printf ("%s %" G_GINT64_FORMAT, table, id);
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Fixture *fixture = data;

  accord_page_flush (fixture->page);
  accord_partnership_run_async (fixture->partnership, accord_request_undo (), NULL, NULL, NULL);
}

static void
message_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_test_message ("said: %s", g_variant_get_string (parameter, NULL));
}

static void
add_actions (Fixture *fixture)
{
  static const GActionEntry ENTRIES[] = {
    { "open", open_cb, "(sx)" },
    { "undo", undo_cb },
    { "message", message_cb, "s" },
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), ENTRIES, G_N_ELEMENTS (ENTRIES), fixture);
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (actions));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = adw_navigation_view_new ();

  fixture->folder = accord_test_make_folder ();
  fixture->partnership = accord_test_create_partnership (fixture->folder);
  fixture->checks = accord_checks_new (fixture->partnership);
  fixture->window = adw_window_new ();
  add_actions (fixture);
  fixture->page = accord_strategies_page_new (fixture->partnership, fixture->checks);
  adw_navigation_view_add (ADW_NAVIGATION_VIEW (view), ADW_NAVIGATION_PAGE (fixture->page));
  adw_window_set_content (ADW_WINDOW (fixture->window), view);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 800);
  gtk_window_present (GTK_WINDOW (fixture->window));
  accord_test_wait_until (gtk_widget_get_mapped (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer weak = fixture->page;

  g_object_add_weak_pointer (G_OBJECT (fixture->page), &weak);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  accord_test_wait_until (weak == NULL);
  accord_partnership_close (fixture->partnership);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (fixture->checks);
  g_assert_finalize_object (fixture->partnership);
  accord_test_remove_folder (fixture->folder);
  g_free (fixture->opened);
}

/* --- what a person sees --- */

static GtkWidget *
find_type (Fixture *fixture, GType type)
{
  return accord_ui_test_find_type (fixture->window, type);
}

static GtkWidget *
wait_for_type (Fixture *fixture, GType type)
{
  GtkWidget *found = NULL;

  accord_test_wait_until ((found = find_type (fixture, type)) != NULL);
  return found;
}

static GtkWidget *
get_outline (Fixture *fixture)
{
  return gtk_widget_get_parent (wait_for_type (fixture, ACCORD_TYPE_OUTLINE_ROW));
}

/* The outline as it is on the screen: "1 a, 2 b, 2.1 c". */
static char *
read_outline (Fixture *fixture)
{
  GtkWidget *row = find_type (fixture, ACCORD_TYPE_OUTLINE_ROW);
  GString *outline = g_string_new (NULL);

  for (; row != NULL && ACCORD_IS_OUTLINE_ROW (row); row = gtk_widget_get_next_sibling (row))
    {
      g_autofree char *name = accord_ui_test_get_name (row);
      char *colon = strchr (name, ':');

      if (colon != NULL)
        *colon = '\0';
      g_string_append_printf (outline, "%s%s", outline->len > 0 ? ", " : "", name);
    }
  return g_string_free_and_steal (outline);
}

static gboolean
is_outline (Fixture *fixture, const char *expected)
{
  g_autofree char *outline = read_outline (fixture);

  return g_str_equal (outline, expected);
}

static void
choose_row (Fixture *fixture, int index)
{
  GtkListBox *list = GTK_LIST_BOX (get_outline (fixture));

  gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, index));
}

static GtkTextBuffer *
get_text (Fixture *fixture)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (wait_for_type (fixture, ACCORD_TYPE_PROSE_AREA)));
}

static gboolean
is_text_shown (Fixture *fixture, const char *expected)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (get_text (fixture), &start, &end);
  text = g_strstrip (gtk_text_buffer_get_text (get_text (fixture), &start, &end, FALSE));
  return g_str_equal (text, expected);
}

/* As if typed, at the end. */
static void
type_text (Fixture *fixture, const char *text)
{
  GtkTextBuffer *buffer = get_text (fixture);
  GtkTextIter end;

  gtk_text_buffer_get_start_iter (buffer, &end);
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_insert_interactive (buffer, &end, text, -1, TRUE);
  gtk_text_buffer_end_user_action (buffer);
}

static void
press (Fixture *fixture, guint keyval, GdkModifierType modifiers)
{
  accord_ui_test_press (fixture->window, keyval, modifiers);
}

static gboolean
is_heading_shown (Fixture *fixture, const char *expected)
{
  GtkWidget *heading = accord_ui_test_find_name (fixture->window, "Heading of the section");
  g_autofree char *text = heading != NULL ? accord_heading_view_dup_text (ACCORD_HEADING_VIEW (heading)) : NULL;

  return g_strcmp0 (text, expected) == 0;
}

/* --- what is stored --- */

static char *
read_stored (Fixture *fixture, const char *table, gint64 id, const char *column)
{
  g_autoptr (AccordRecord) record = accord_test_run (fixture->partnership, accord_record_load (table, id));

  return g_strdup (accord_record_get (record, column));
}

static gboolean
is_stored (Fixture *fixture, gint64 section, const char *expected)
{
  g_autofree char *body = read_stored (fixture, "section", section, "body");

  return g_str_equal (g_strstrip (body), expected);
}

static gint64
add_section (Fixture *fixture, gint64 plan, gint64 parent, gint64 after, const char *heading)
{
  g_autofree gint64 *id = accord_test_run (fixture->partnership, accord_section_add (plan, parent, after, heading));

  return *id;
}

/* a, b, c; opened in the editor. */
static gint64
open_strategy (Fixture *fixture, gint64 sections[3])
{
  gint64 plan = accord_test_add (fixture->partnership, "plan", "title", "Strategy", NULL);

  for (int i = 0; i < 3; i++)
    sections[i] = add_section (fixture, plan, 0, i > 0 ? sections[i - 1] : 0, (const char *[]) { "a", "b", "c" }[i]);
  g_assert_true (accord_page_open (fixture->page, "plan", plan));
  accord_test_wait_until (is_outline (fixture, "1 a, 2 b, 3 c"));
  return plan;
}

/* --- tests --- */

static void
test_begin (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) plans = NULL;

  accord_ui_test_click (fixture->window, "New Strategy…");
  gtk_editable_set_text (GTK_EDITABLE (accord_ui_test_wait_for (fixture->window, "Title")), "Working & living well");
  adw_combo_row_set_selected (ADW_COMBO_ROW (accord_ui_test_wait_for (fixture->window, "Begin with")), 1);
  accord_ui_test_click (fixture->window, "Create");
  accord_ui_test_wait_for (fixture->window, "No Section Yet");
  plans = accord_test_run (fixture->partnership, accord_record_load_all ("plan", NULL, 0));
  g_assert_cmpuint (plans->len, ==, 1);
  g_assert_cmpstr (accord_record_get (plans->pdata[0], "title"), ==, "Working & living well");
  g_assert_cmpstr (accord_record_get (plans->pdata[0], "plan_type"), ==, "ics");
}

/* A line that is pasted in the middle is none of a heading. */
static void
type_heading (GtkWidget *heading, const char *text)
{
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (heading)), text, -1);
}

static void
test_add_sections (Fixture *fixture, gconstpointer data)
{
  gint64 plan = accord_test_add (fixture->partnership, "plan", "title", "Strategy", NULL);
  g_autoptr (GPtrArray) outline = NULL;
  GtkWidget *heading;

  accord_page_open (fixture->page, "plan", plan);
  accord_ui_test_wait_for (fixture->window, "No Section Yet");
  accord_ui_test_click (fixture->window, "Add a Section");
  heading = accord_ui_test_wait_for (fixture->window, "Heading of the section");
  accord_test_wait_until (gtk_root_get_focus (GTK_ROOT (fixture->window)) == heading);
  type_heading (heading, "Our\npurpose");
  gtk_widget_activate (heading);
  accord_test_wait_until (is_outline (fixture, "1 Our purpose"));

  gtk_widget_activate_action (get_outline (fixture), "outline.add-under", NULL);
  accord_test_wait_until (is_outline (fixture, "1 Our purpose, 1.1 No heading"));
  type_heading (heading, "What we heard");
  gtk_widget_activate_action (get_outline (fixture), "outline.add", NULL);
  accord_test_wait_until (is_outline (fixture, "1 Our purpose, 1.1 What we heard, 1.2 No heading"));
}

static void
test_stored_after_a_pause (Fixture *fixture, gconstpointer data)
{
  gint64 sections[3];

  open_strategy (fixture, sections);
  type_text (fixture, "We will listen");
  accord_test_wait_until (is_stored (fixture, sections[0], "We will listen"));
}

static void
test_stored_when_left (Fixture *fixture, gconstpointer data)
{
  gint64 sections[3];

  open_strategy (fixture, sections);
  type_text (fixture, "first");
  choose_row (fixture, 1);
  accord_test_run_behind (fixture->partnership);
  g_assert_true (is_stored (fixture, sections[0], "first"));
  g_assert_true (is_text_shown (fixture, ""));

  type_text (fixture, "second");
  accord_page_flush (fixture->page);
  accord_test_run_behind (fixture->partnership);
  g_assert_true (is_stored (fixture, sections[1], "second"));

  type_text (fixture, " time");
  gtk_widget_activate_action (get_outline (fixture), "navigation.pop", NULL);
  accord_test_run_behind (fixture->partnership);
  g_assert_true (is_stored (fixture, sections[1], "second time"));
}

static void
test_reorder_by_keyboard (Fixture *fixture, gconstpointer data)
{
  gint64 sections[3];

  open_strategy (fixture, sections);
  choose_row (fixture, 2);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (get_outline (fixture)), 2)));
  press (fixture, GDK_KEY_Up, GDK_ALT_MASK);
  accord_test_wait_until (is_outline (fixture, "1 a, 2 c, 3 b"));
  press (fixture, GDK_KEY_Right, GDK_ALT_MASK);
  accord_test_wait_until (is_outline (fixture, "1 a, 1.1 c, 2 b"));
  press (fixture, GDK_KEY_Left, GDK_ALT_MASK);
  accord_test_wait_until (is_outline (fixture, "1 a, 2 c, 3 b"));
  press (fixture, GDK_KEY_Down, GDK_ALT_MASK);
  accord_test_wait_until (is_outline (fixture, "1 a, 2 b, 3 c"));

  /* At the edge nothing moves, and nothing else takes the key: the strategy stays open. */
  press (fixture, GDK_KEY_Down, GDK_ALT_MASK);
  press (fixture, GDK_KEY_Left, GDK_ALT_MASK);
  accord_test_run_behind (fixture->partnership);
  accord_test_wait_until (is_outline (fixture, "1 a, 2 b, 3 c"));
}

static void
drop (Fixture *fixture, gint64 section, int row, AccordOutlineDrop where)
{
  GtkListBox *list = GTK_LIST_BOX (get_outline (fixture));

  g_signal_emit_by_name (gtk_list_box_get_row_at_index (list, row), "dropped", section, (guint) where);
}

static void
test_reorder_by_dragging (Fixture *fixture, gconstpointer data)
{
  gint64 sections[3];

  open_strategy (fixture, sections);
  drop (fixture, sections[2], 0, ACCORD_OUTLINE_DROP_BEFORE);
  accord_test_wait_until (is_outline (fixture, "1 c, 2 a, 3 b"));
  drop (fixture, sections[2], 2, ACCORD_OUTLINE_DROP_AFTER);
  accord_test_wait_until (is_outline (fixture, "1 a, 2 b, 3 c"));
  drop (fixture, sections[2], 2, ACCORD_OUTLINE_DROP_BEFORE);
  drop (fixture, sections[0], 1, ACCORD_OUTLINE_DROP_UNDER);
  accord_test_wait_until (is_outline (fixture, "1 b, 1.1 a, 2 c"));
  /* Not under itself. */
  drop (fixture, sections[1], 1, ACCORD_OUTLINE_DROP_UNDER);
  accord_test_run_behind (fixture->partnership);
  accord_test_wait_until (is_outline (fixture, "1 b, 1.1 a, 2 c"));
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  gint64 sections[3];

  open_strategy (fixture, sections);
  choose_row (fixture, 1);
  type_text (fixture, "kept");
  accord_page_flush (fixture->page);
  gtk_widget_activate_action (get_outline (fixture), "outline.delete", NULL);
  accord_test_wait_until (is_outline (fixture, "1 a, 2 c"));
  accord_ui_test_click (fixture->window, "Undo");
  accord_test_wait_until (is_outline (fixture, "1 a, 2 b, 3 c"));
  g_assert_true (is_stored (fixture, sections[1], "kept"));

  choose_row (fixture, 1);
  accord_test_wait_until (is_text_shown (fixture, "kept"));
  type_text (fixture, " and more");
  gtk_widget_activate_action (fixture->window, "win.undo", NULL);
  accord_test_wait_until (is_stored (fixture, sections[1], "kept"));
  accord_test_wait_until (is_text_shown (fixture, "kept"));
}

static void
test_typing_goes_before_what_comes_from_elsewhere (Fixture *fixture, gconstpointer data)
{
  gint64 sections[3];

  open_strategy (fixture, sections);
  accord_test_run (fixture->partnership,
                   accord_record_set (accord_field_find ("section", "body"), sections[0], "elsewhere", NULL));
  accord_test_wait_until (is_text_shown (fixture, "elsewhere"));

  type_text (fixture, " typed");
  accord_test_run (fixture->partnership,
                   accord_record_set (accord_field_find ("section", "body"), sections[0], "again", NULL));
  accord_test_run_behind (fixture->partnership);
  accord_test_run_behind (fixture->partnership);
  g_assert_true (is_text_shown (fixture, "elsewhere typed"));
  accord_page_flush (fixture->page);
  accord_test_run_behind (fixture->partnership);
  g_assert_true (is_stored (fixture, sections[0], "elsewhere typed"));
}

static void
test_banner (Fixture *fixture, gconstpointer data)
{
  gint64 sections[3];
  gint64 plan = open_strategy (fixture, sections);
  g_autofree char *expected = g_strdup_printf ("finding %" G_GINT64_FORMAT, plan);
  GtkWidget *button = accord_ui_test_wait_for (fixture->window, "What Would Close It");
  AdwBanner *banner = ADW_BANNER (gtk_widget_get_ancestor (button, ADW_TYPE_BANNER));

  g_assert_true (g_str_has_prefix (adw_banner_get_title (banner), "No engagement with Local Healthwatch is recorded."));
  accord_ui_test_click (fixture->window, "What Would Close It");
  accord_test_wait_until (fixture->opened != NULL);
  g_assert_cmpstr (fixture->opened, ==, expected);
}

static void
test_flags_in_the_list (Fixture *fixture, gconstpointer data)
{
  accord_test_add (fixture->partnership, "plan", "title", "Strategy", NULL);
  accord_ui_test_wait_for (fixture->window, "Local Healthwatch: None recorded");
  accord_ui_test_wait_for (fixture->window, "VCSE organisations: None recorded");
  accord_ui_test_wait_for (fixture->window, "People and communities: None recorded");
}

/* A disk that takes nothing more: every write of this process fails. */
static void
set_disk_full (gboolean is_full)
{
  static struct rlimit before;
  struct rlimit none;

  if (is_full)
    {
      signal (SIGXFSZ, SIG_IGN);
      g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
      none = before;
      none.rlim_cur = 0;
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &none), ==, 0);
    }
  else
    g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
}

static gboolean
is_trouble_shown (Fixture *fixture)
{
  GtkWidget *button = accord_ui_test_find_name (fixture->window, "Try Again");
  GtkWidget *banner = button != NULL ? gtk_widget_get_ancestor (button, ADW_TYPE_BANNER) : NULL;

  return banner != NULL && adw_banner_get_revealed (ADW_BANNER (banner)) &&
         g_str_has_prefix (adw_banner_get_title (ADW_BANNER (banner)), "What you typed is not stored yet.");
}

static void
test_nothing_typed_is_lost (Fixture *fixture, gconstpointer data)
{
  gint64 sections[3];

  open_strategy (fixture, sections);
  set_disk_full (TRUE);
  type_text (fixture, "precious");
  accord_page_flush (fixture->page);
  accord_test_wait_until (is_trouble_shown (fixture));
  g_assert_true (is_text_shown (fixture, "precious"));
  g_assert_true (is_stored (fixture, sections[0], ""));

  /* It is there again after a look at another section. */
  choose_row (fixture, 1);
  g_assert_true (is_text_shown (fixture, ""));
  accord_test_run_behind (fixture->partnership);
  choose_row (fixture, 0);
  g_assert_true (is_text_shown (fixture, "precious"));
  accord_test_run_behind (fixture->partnership);
  accord_test_wait_until (is_trouble_shown (fixture));

  set_disk_full (FALSE);
  type_text (fixture, " words");
  accord_test_wait_until (is_stored (fixture, sections[0], "precious words"));
  accord_test_wait_until (!is_trouble_shown (fixture));
}

/* What could not be stored is stored once it can be, though another section is on the screen by then. */
static void
test_text_of_another_section_is_stored_later (Fixture *fixture, gconstpointer data)
{
  gint64 sections[3];

  open_strategy (fixture, sections);
  set_disk_full (TRUE);
  type_text (fixture, "precious");
  choose_row (fixture, 1);
  accord_test_wait_until (is_trouble_shown (fixture));
  set_disk_full (FALSE);
  accord_ui_test_click (fixture->window, "Try Again");
  accord_test_wait_until (is_stored (fixture, sections[0], "precious"));
  g_assert_true (is_stored (fixture, sections[1], ""));
  accord_test_wait_until (!is_trouble_shown (fixture));
}

static void
test_link (Fixture *fixture, gconstpointer data)
{
  gint64 sections[3];
  gint64 activity = accord_test_add (fixture->partnership, "activity", "title", "Library drop-in", NULL);
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, activity);
  g_autoptr (GPtrArray) links = NULL;
  GtkTextIter start, end;

  accord_test_add (fixture->partnership, "feedback", "activity_id", owner, "text", "Nobody joins up", NULL);
  open_strategy (fixture, sections);
  type_text (fixture, "We will join up care");
  gtk_text_buffer_get_iter_at_offset (get_text (fixture), &start, 8);
  gtk_text_buffer_get_iter_at_offset (get_text (fixture), &end, 15);
  gtk_text_buffer_select_range (get_text (fixture), &start, &end);
  accord_ui_test_click (fixture->window, "Link to What Was Heard…");
  accord_ui_test_activate_first (GTK_WIDGET (fixture->window));
  adw_action_row_activate (ADW_ACTION_ROW (accord_ui_test_wait_for (fixture->window, "Nobody joins up")));
  accord_ui_test_wait_for (fixture->window, "Evidence (1)");
  links = accord_test_run (fixture->partnership, accord_evidence_of_section (sections[0]));
  g_assert_cmpuint (links->len, ==, 1);
  g_assert_cmpstr (accord_record_get (links->pdata[0], "quote"), ==, "join up");
  g_assert_cmpstr (accord_record_get (links->pdata[0], "feedback"), ==, "Nobody joins up");

  accord_ui_test_click (fixture->window, "Show the history of the section");
  accord_ui_test_wait_for (fixture->window, "Section: “Text” changed");

  /* The text changes: the link asks to be looked at again. */
  type_text (fixture, " for all");
  accord_page_flush (fixture->page);
  accord_ui_test_click (fixture->window, "Confirm that Library drop-in still holds");
  accord_test_wait_until (accord_ui_test_find_name (fixture->window, "Confirm that Library drop-in still holds") == NULL);
}

static void
test_state (Fixture *fixture, gconstpointer data)
{
  gint64 sections[3];
  gint64 plan = open_strategy (fixture, sections);
  g_autofree char *approved_on = NULL;
  g_autofree char *state = NULL;
  GtkWidget *entry;

  gtk_widget_activate_action (get_outline (fixture), "strategy.set-state", "s", "approved");
  entry = accord_ui_test_wait_for (fixture->window, "Approved on (dd/mm/yyyy)");
  gtk_editable_set_text (GTK_EDITABLE (entry), "31/02/2026");
  g_assert_false (gtk_widget_is_sensitive (accord_ui_test_wait_for (fixture->window, "Record")));
  gtk_editable_set_text (GTK_EDITABLE (entry), "19/06/2026");
  accord_ui_test_click (fixture->window, "Record");
  accord_ui_test_wait_for (fixture->window, "Approved on 19/06/2026");
  state = read_stored (fixture, "plan", plan, "state");
  approved_on = read_stored (fixture, "plan", plan, "approved_on");
  g_assert_cmpstr (state, ==, "approved");
  g_assert_cmpstr (approved_on, ==, "2026-06-19");
}

static void
test_open_a_section (Fixture *fixture, gconstpointer data)
{
  gint64 sections[3];
  gint64 plan = accord_test_add (fixture->partnership, "plan", "title", "Another", NULL);
  gint64 section = add_section (fixture, plan, 0, 0, "elsewhere");

  open_strategy (fixture, sections);
  g_assert_true (accord_page_open (fixture->page, "section", sections[2]));
  accord_test_wait_until (is_heading_shown (fixture, "c"));
  g_assert_true (accord_page_open (fixture->page, "section", section));
  accord_test_wait_until (is_outline (fixture, "1 elsewhere"));
  g_assert_false (accord_page_open (fixture->page, "seat", 1));

  /* A strategy that goes away while it is open takes its editor along. */
  accord_test_run (fixture->partnership, accord_record_delete ("plan", plan));
  accord_test_wait_until (find_type (fixture, ACCORD_TYPE_OUTLINE_ROW) == NULL);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  ADD ("/ui/strategies/begin", test_begin);
  ADD ("/ui/strategies/add-sections", test_add_sections);
  ADD ("/ui/strategies/stored-after-a-pause", test_stored_after_a_pause);
  ADD ("/ui/strategies/stored-when-left", test_stored_when_left);
  ADD ("/ui/strategies/reorder-by-keyboard", test_reorder_by_keyboard);
  ADD ("/ui/strategies/reorder-by-dragging", test_reorder_by_dragging);
  ADD ("/ui/strategies/undo", test_undo);
  ADD ("/ui/strategies/typing-goes-before", test_typing_goes_before_what_comes_from_elsewhere);
  ADD ("/ui/strategies/banner", test_banner);
  ADD ("/ui/strategies/flags-in-the-list", test_flags_in_the_list);
  ADD ("/ui/strategies/nothing-typed-is-lost", test_nothing_typed_is_lost);
  ADD ("/ui/strategies/text-of-another-section", test_text_of_another_section_is_stored_later);
  ADD ("/ui/strategies/link", test_link);
  ADD ("/ui/strategies/state", test_state);
  ADD ("/ui/strategies/open-a-section", test_open_a_section);

  return g_test_run ();
}
