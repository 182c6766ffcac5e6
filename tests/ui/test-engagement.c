/* test-engagement.c: the engagement log, worked on as a person would
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>

#include "accord-ui-audit.h"
#include "accord-ui-test.h"
#include "engagement/accord-activities.h"
#include "engagement/accord-evidence.h"
#include "engagement/accord-highlight.h"
#include "engagement/accord-parties.h"
#include "ui/browser/accord-browser-page.h"
#include "ui/browser/accord-browser.h"
#include "ui/common/accord-chooser.h"
#include "ui/engagement/accord-coding-group.h"
#include "ui/engagement/accord-engagement-page.h"
#include "ui/engagement/accord-feedback-card.h"
#include "ui/engagement/accord-parties-group.h"
#include "ui/engagement/accord-theme-page.h"
#include "ui/engagement/accord-themes-dialog.h"
#include "ui/table/accord-table-entry.h"

/* Of the sample: an activity with three pieces of feedback, and what the log holds. */
#define ACTIVITY 1002
#define ACTIVITY_OF_A_DRAFT 1038
#define N_ACTIVITIES 55
/* A body that took no part in it. */
#define OTHER_ORGANISATION 101

typedef struct
{
  char *folder;
  AccordWindow *window;
  AccordPartnership *partnership;
  GtkWidget *page;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = accord_test_make_folder ();
  fixture->window = accord_ui_test_start_with_sample (fixture->folder);
  fixture->partnership = accord_window_get_partnership (fixture->window);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.go", "s", "engagement");
  accord_ui_test_settle (fixture->window);
  fixture->page = accord_ui_test_find_type (GTK_WIDGET (fixture->window), ACCORD_TYPE_ENGAGEMENT_PAGE);
  g_assert_nonnull (fixture->page);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  accord_ui_test_stop (fixture->window);
  accord_test_remove_folder (fixture->folder);
}

static guint
count (Fixture *fixture, AccordRequest *question)
{
  g_autoptr (GPtrArray) records = accord_test_run (fixture->partnership, question);

  return records->len;
}

static guint
count_activities (Fixture *fixture)
{
  return count (fixture, accord_record_load_all ("activity", NULL, 0));
}

static guint
count_feedback (Fixture *fixture)
{
  return count (fixture, accord_record_load_all ("feedback", "activity_id", ACTIVITY));
}

static guint
count_links (Fixture *fixture)
{
  return count (fixture, accord_evidence_of_activity (ACTIVITY));
}

static gboolean
says (Fixture *fixture, const char *words)
{
  return accord_ui_test_find_name (fixture->page, words) != NULL;
}

static void
open_one (Fixture *fixture, gint64 activity)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.open", "(sx)", "activity", activity);
  accord_ui_test_settle (fixture->window);
  accord_test_wait_until (says (fixture, "What Was Heard (3)"));
}

static void
open_activity (Fixture *fixture)
{
  open_one (fixture, ACTIVITY);
}

static gboolean
match_cell (GtkWidget *widget, gpointer name)
{
  return GTK_IS_INSCRIPTION (widget) && g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (widget)), name) == 0;
}

/* Whether a row of that name is where a person sees it. */
static gboolean
is_in_sight (Fixture *fixture, const char *name)
{
  GtkWidget *table = accord_ui_test_find_type (fixture->page, GTK_TYPE_COLUMN_VIEW);
  GtkWidget *cell = accord_ui_test_find (table, match_cell, (gpointer) name);
  graphene_rect_t bounds;

  return cell != NULL && gtk_widget_compute_bounds (cell, table, &bounds) && graphene_rect_get_y (&bounds) >= 0 &&
         graphene_rect_get_y (&bounds) + graphene_rect_get_height (&bounds) <= gtk_widget_get_height (table);
}

/* The row of what is opened from elsewhere is seen, on a page that is made for it and on one that is there already. */
static void
test_what_is_opened_is_in_sight (Fixture *fixture, gconstpointer data)
{
  open_activity (fixture);
  accord_test_wait_until (is_in_sight (fixture, "Workshop with the three Healthwatch organisations"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.close-partnership", NULL);
  accord_ui_test_settle (fixture->window);
  accord_window_open_sample (fixture->window);
  accord_test_wait_until (accord_window_get_partnership (fixture->window) != NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.open", "(sx)", "activity", (gint64) ACTIVITY);
  accord_ui_test_settle (fixture->window);
  fixture->page = accord_ui_test_find_type (GTK_WIDGET (fixture->window), ACCORD_TYPE_ENGAGEMENT_PAGE);
  accord_test_wait_until (is_in_sight (fixture, "Workshop with the three Healthwatch organisations"));
}

static GtkWidget *
wait_for_focus (Fixture *fixture, GType type)
{
  GtkWidget *focus = NULL;

  accord_test_wait_until ((focus = gtk_root_get_focus (GTK_ROOT (fixture->window))) != NULL &&
                          g_type_is_a (G_OBJECT_TYPE (focus), type));
  return focus;
}

/* The button opens the row that is entered at the top of the table, in the place of the details. */
static void
test_the_button_begins_a_row (Fixture *fixture, gconstpointer data)
{
  GtkWidget *browser = accord_ui_test_find_type (fixture->page, ACCORD_TYPE_BROWSER);

  open_activity (fixture);
  accord_ui_test_click (fixture->page, "Log an activity");
  accord_test_wait_until (gtk_widget_get_ancestor (wait_for_focus (fixture, GTK_TYPE_TEXT), ACCORD_TYPE_TABLE_ENTRY) != NULL);
  g_assert_cmpint (accord_browser_get_shown (ACCORD_BROWSER (browser)), ==, 0);
  g_assert_true (says (fixture, "55 activities"));
}

/* The form makes a record and puts the focus in What; Tab goes on to When. */
static void
test_log_an_activity (Fixture *fixture, gconstpointer data)
{
  GtkWidget *line;
  gint64 id;
  g_autoptr (AccordRecord) record = NULL;

  gtk_widget_activate_action (fixture->page, ACCORD_BROWSER_PAGE_ADD, NULL);
  accord_test_wait_until (says (fixture, "56 activities"));
  line = wait_for_focus (fixture, GTK_TYPE_TEXT);
  gtk_editable_set_text (GTK_EDITABLE (line), "Drop-in at the library");
  gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_FORWARD);
  gtk_editable_set_text (GTK_EDITABLE (wait_for_focus (fixture, GTK_TYPE_TEXT)), "about May 2024");
  accord_page_flush (ACCORD_PAGE (fixture->page));
  accord_ui_test_settle (fixture->window);

  id = accord_browser_get_shown (ACCORD_BROWSER (accord_ui_test_find_type (fixture->page, ACCORD_TYPE_BROWSER)));
  record = accord_test_run (fixture->partnership, accord_record_load ("activity", id));
  g_assert_cmpstr (accord_record_get (record, "title"), ==, "Drop-in at the library");
  g_assert_cmpstr (accord_record_get (record, "happened_from"), ==, "2024-05-01");
}

static void
press (Fixture *fixture, const char *name, gboolean is_active)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (accord_ui_test_find_name (fixture->page, name)), is_active);
}

static void
test_filters_say_how_many (Fixture *fixture, gconstpointer data)
{
  accord_test_wait_until (says (fixture, "55 activities"));
  press (fixture, "Response missing", TRUE);
  accord_test_wait_until (says (fixture, "6 shown of 55 activities"));
  press (fixture, "Not linked", TRUE);
  accord_test_wait_until (says (fixture, "3 shown of 55 activities"));
  press (fixture, "Response missing", FALSE);
  accord_test_wait_until (says (fixture, "26 shown of 55 activities"));
  press (fixture, "Not linked", FALSE);
  accord_test_wait_until (says (fixture, "55 activities"));
}

static void
test_feedback (Fixture *fixture, gconstpointer data)
{
  GtkWidget *text;

  open_activity (fixture);
  accord_ui_test_click (fixture->page, "Add What Was Heard");
  accord_test_wait_until (count_feedback (fixture) == 4);
  accord_test_wait_until (says (fixture, "What Was Heard (4)"));
  text = wait_for_focus (fixture, GTK_TYPE_TEXT_VIEW);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "The bus does not come on Sundays.", -1);
  accord_page_flush (ACCORD_PAGE (fixture->page));
  accord_ui_test_settle (fixture->window);
  accord_ui_test_click (gtk_widget_get_ancestor (text, ACCORD_TYPE_FEEDBACK_CARD), "Delete this feedback");
  accord_test_wait_until (count_feedback (fixture) == 3);
  accord_test_wait_until (says (fixture, "Feedback deleted"));
  accord_ui_test_click (fixture->page, "Undo");
  accord_test_wait_until (count_feedback (fixture) == 4);
}

static AccordRecord *
load_party (Fixture *fixture, guint index, guint n)
{
  g_autoptr (GPtrArray) parties = accord_test_run (fixture->partnership, accord_parties_load (ACTIVITY));

  g_assert_cmpuint (parties->len, ==, n);
  return g_object_ref (parties->pdata[index]);
}

static guint
count_parties (Fixture *fixture)
{
  return count (fixture, accord_parties_load (ACTIVITY));
}

/* A body is given a role, another is added, which keeps the role of the first, and removed again. */
static void
test_parties_and_their_roles (Fixture *fixture, gconstpointer data)
{
  guint n = count_parties (fixture);
  g_autoptr (AccordRecord) first = load_party (fixture, 0, n);
  g_autoptr (AccordRecord) after = NULL;
  GtkWidget *row = NULL, *group;
  g_autofree char *remove = NULL;

  open_activity (fixture);
  group = accord_ui_test_find_type (fixture->page, ACCORD_TYPE_PARTIES_GROUP);
  accord_test_wait_until ((row = accord_ui_test_find_name (group, accord_record_get (first, "name"))) != NULL);
  row = gtk_widget_get_ancestor (row, ADW_TYPE_COMBO_ROW);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 2);
  accord_ui_test_settle (fixture->window);
  after = load_party (fixture, 0, n);
  g_assert_cmpstr (accord_record_get (after, "role"), ==, "host");
  accord_test_run (fixture->partnership, accord_party_add (ACTIVITY, OTHER_ORGANISATION));
  accord_ui_test_settle (fixture->window);
  g_assert_cmpuint (count_parties (fixture), ==, n + 1);
  accord_test_run (fixture->partnership, accord_party_set_role (ACTIVITY, OTHER_ORGANISATION, "words of their own"));
  accord_ui_test_settle (fixture->window);
  accord_test_wait_until (accord_ui_test_find_name (group, "words of their own") != NULL);
  g_clear_object (&after);
  remove = g_strdup_printf ("Remove %s", accord_record_get (first, "name"));
  accord_ui_test_click (group, remove);
  accord_test_wait_until (count_parties (fixture) == n);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  accord_ui_test_settle (fixture->window);
  g_assert_cmpuint (count_parties (fixture), ==, n + 1);
}

/* --- coded words --- */

/* The text of the activity's first piece of feedback, whose coded words are underlined. */
static GtkTextBuffer *
wait_for_text (Fixture *fixture, const char *words)
{
  GtkWidget *card = accord_ui_test_find_type (fixture->page, ACCORD_TYPE_FEEDBACK_CARD);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (accord_ui_test_find_type (card, GTK_TYPE_TEXT_VIEW)));
  GtkTextIter start, end;

  gtk_text_buffer_get_start_iter (buffer, &start);
  accord_test_wait_until ((gtk_text_buffer_get_start_iter (buffer, &start), TRUE) &&
                          gtk_text_iter_forward_search (&start, words, 0, &start, &end, NULL) &&
                          gtk_text_iter_starts_tag (&start, NULL) && gtk_text_iter_ends_tag (&end, NULL));
  return buffer;
}

static void
select_words (GtkTextBuffer *buffer, const char *words)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_start_iter (buffer, &start);
  g_assert_true (gtk_text_iter_forward_search (&start, words, 0, &start, &end, NULL));
  gtk_text_buffer_select_range (buffer, &start, &end);
}

static GtkWidget *
wait_for_chooser (Fixture *fixture)
{
  GtkWidget *group = accord_ui_test_find_type (fixture->page, ACCORD_TYPE_CODING_GROUP);
  GtkWidget *chooser = NULL;

  accord_test_wait_until ((chooser = accord_ui_test_find_type (group, ACCORD_TYPE_CHOOSER)) != NULL);
  return chooser;
}

/* Words are selected, Ctrl+T, a few letters of the theme, Enter. */
static void
code_by_keys (Fixture *fixture, GtkTextBuffer *buffer, const char *words, const char *letters)
{
  GtkWidget *card = accord_ui_test_find_type (fixture->page, ACCORD_TYPE_FEEDBACK_CARD);
  GtkWidget *chooser;

  gtk_widget_grab_focus (accord_ui_test_find_type (card, GTK_TYPE_TEXT_VIEW));
  select_words (buffer, words);
  accord_ui_test_press (GTK_WIDGET (fixture->window), GDK_KEY_t, GDK_CONTROL_MASK);
  chooser = wait_for_chooser (fixture);
  accord_chooser_type (ACCORD_CHOOSER (chooser), letters);
  g_signal_emit_by_name (accord_ui_test_find_type (chooser, GTK_TYPE_SEARCH_ENTRY), "activate");
}

/* Each of the activity's coded words on a line: theme or former theme, and the words. */
static char *
list_coded (Fixture *fixture)
{
  g_autoptr (GPtrArray) coded = accord_test_run (fixture->partnership, accord_highlights_of_activity (ACTIVITY));
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < coded->len; i++)
    g_string_append_printf (lines, "%s%s: %s\n", accord_record_get (coded->pdata[i], "theme"),
                            accord_record_get (coded->pdata[i], "former"), accord_record_get (coded->pdata[i], "quote_now"));
  return g_string_free_and_steal (lines);
}

static gboolean
has_coded (Fixture *fixture, const char *line)
{
  g_autofree char *lines = list_coded (fixture);

  return strstr (lines, line) != NULL;
}

static void
test_code_words (Fixture *fixture, gconstpointer data)
{
  GtkTextBuffer *buffer;

  open_activity (fixture);
  buffer = wait_for_text (fixture, "telling their story to every service");
  code_by_keys (fixture, buffer, "in those words", "trust");
  accord_test_wait_until (has_coded (fixture, "Trust and respect: in those words\n"));
  accord_test_wait_until (says (fixture, "“in those words”"));
  wait_for_text (fixture, "in those words");
  g_assert_false (gtk_text_buffer_get_has_selection (buffer));

  /* A name that no theme has makes one. */
  code_by_keys (fixture, buffer, "first strategy", "Plain promises");
  accord_test_wait_until (has_coded (fixture, "Plain promises: first strategy\n"));
  accord_test_wait_until (says (fixture, "“first strategy”"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  accord_test_wait_until (!has_coded (fixture, "Plain promises"));
  accord_test_wait_until (!says (fixture, "“first strategy”"));
}

static GtkWidget *
open_theme (Fixture *fixture, const char *name)
{
  GtkWidget *dialog = NULL, *row = NULL, *page = NULL;
  AdwApplicationWindow *window = ADW_APPLICATION_WINDOW (fixture->window);

  gtk_widget_activate_action (fixture->page, ACCORD_THEMES_ACTION, NULL);
  accord_test_wait_until ((dialog = GTK_WIDGET (adw_application_window_get_visible_dialog (window))) != NULL);
  accord_test_wait_until ((row = accord_ui_test_find_name (dialog, name)) != NULL);
  gtk_widget_activate (row);
  accord_test_wait_until ((page = accord_ui_test_find_type (dialog, ACCORD_TYPE_THEME_PAGE)) != NULL);
  accord_ui_test_settle (fixture->window);
  return page;
}

/* The dialog over the dialog of themes: what would change, and the button that does it. */
static void
agree (Fixture *fixture, const char *words, const char *button)
{
  AdwApplicationWindow *window = ADW_APPLICATION_WINDOW (fixture->window);
  AdwDialog *dialog = NULL;

  accord_test_wait_until ((dialog = adw_application_window_get_visible_dialog (window)) != NULL &&
                          ADW_IS_ALERT_DIALOG (dialog));
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (dialog)), words));
  accord_ui_test_click (GTK_WIDGET (dialog), button);
}

/* A theme is merged and one is deleted: its words stay, and one undo brings each back. */
static void
test_themes_end_and_words_stay (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page, *chooser, *button;

  open_activity (fixture);
  wait_for_text (fixture, "telling their story to every service");
  page = open_theme (fixture, "Joined-up care");
  accord_test_wait_until (accord_ui_test_find_name (page, "“Nobody joins up”") != NULL);
  button = accord_ui_test_find_name (page, "Merge Into");
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  chooser = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  accord_test_wait_until (gtk_widget_get_mapped (chooser));
  accord_chooser_type (ACCORD_CHOOSER (chooser), "Trust and respect");
  g_signal_emit_by_name (accord_ui_test_find_type (chooser, GTK_TYPE_SEARCH_ENTRY), "activate");
  agree (fixture, "Get “Trust and respect” instead of “Joined-up care”: 2 coded passages, 2 pieces of feedback",
         "Merge");
  accord_test_wait_until (has_coded (fixture, "Trust and respect: telling their story to every service\n"));
  accord_test_wait_until (says (fixture, "Trust and respect"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  accord_test_wait_until (has_coded (fixture, "Joined-up care: telling their story to every service\n"));

  accord_test_wait_until (accord_ui_test_find_type (GTK_WIDGET (fixture->window), ACCORD_TYPE_THEME_PAGE) == NULL);
  adw_dialog_force_close (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)));
  accord_ui_test_settle (fixture->window);
  page = open_theme (fixture, "Joined-up care");
  accord_ui_test_click (page, "Delete…");
  agree (fixture, "Stay coded, with its name and without a theme: 2 coded passages", "Delete");
  accord_test_wait_until (says (fixture, "No theme (was: Joined-up care)"));
  wait_for_text (fixture, "telling their story to every service");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  accord_test_wait_until (says (fixture, "Joined-up care"));
  adw_dialog_force_close (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)));
}

static GtkWidget *
open_link_dialog (Fixture *fixture)
{
  AdwDialog *dialog = NULL;
  AdwApplicationWindow *window = ADW_APPLICATION_WINDOW (fixture->window);

  accord_ui_test_click (fixture->page, "Link to a Section…");
  accord_test_wait_until ((dialog = adw_application_window_get_visible_dialog (window)) != NULL);
  accord_ui_test_settle (fixture->window);
  return GTK_WIDGET (dialog);
}

static void
test_link_to_a_section (Fixture *fixture, gconstpointer data)
{
  guint before = count_links (fixture);
  GtkWidget *dialog, *list;

  open_activity (fixture);
  dialog = open_link_dialog (fixture);
  g_assert_cmpuint (accord_ui_audit_targets (dialog, "link"), ==, 0);
  list = accord_ui_test_find_type (dialog, GTK_TYPE_LIST_VIEW);
  g_assert_nonnull (list);
  gtk_selection_model_select_item (gtk_list_view_get_model (GTK_LIST_VIEW (list)), 0, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (accord_ui_test_find_type (dialog, ADW_TYPE_ENTRY_ROW)), "tell their story once");
  accord_ui_test_click (dialog, "Link");
  accord_test_wait_until (count_links (fixture) == before + 1);
  accord_test_wait_until (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)) == NULL);
}

static gboolean
is_confirm (GtkWidget *widget, gpointer data)
{
  return GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_widget_get_tooltip_text (widget), "Confirm the link") == 0;
}

static GtkWidget *
find_confirm (Fixture *fixture)
{
  return accord_ui_test_find (fixture->page, is_confirm, NULL);
}

/* A link asks to be confirmed once its section reads differently. */
static void
test_suspect_link (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) links = accord_test_run (fixture->partnership, accord_evidence_of_activity (ACTIVITY_OF_A_DRAFT));
  gint64 section = accord_record_get_int (links->pdata[0], "section_id");

  open_one (fixture, ACTIVITY_OF_A_DRAFT);
  accord_test_wait_until (says (fixture, "Link to a Section…"));
  g_assert_null (find_confirm (fixture));
  accord_test_run (fixture->partnership,
                   accord_record_set (accord_field_find ("section", "body"), section, "Other words.", NULL));
  accord_test_wait_until (find_confirm (fixture) != NULL);
  while (find_confirm (fixture) != NULL)
    {
      g_signal_emit_by_name (find_confirm (fixture), "clicked");
      accord_ui_test_settle (fixture->window);
    }
  g_ptr_array_unref (links);
  links = accord_test_run (fixture->partnership, accord_evidence_of_activity (ACTIVITY_OF_A_DRAFT));
  for (guint i = 0; i < links->len; i++)
    g_assert_cmpstr (accord_record_get (links->pdata[i], "suspect"), ==, "0");
}

static void
test_delete_and_undo (Fixture *fixture, gconstpointer data)
{
  open_activity (fixture);
  accord_ui_test_click (fixture->page, "Delete this activity");
  accord_test_wait_until (count_activities (fixture) == N_ACTIVITIES - 1);
  accord_test_wait_until (says (fixture, "54 activities"));
  accord_ui_test_click (fixture->page, "Undo");
  accord_test_wait_until (says (fixture, "55 activities"));
  g_assert_cmpuint (count_feedback (fixture), ==, 3);
}

static void
test_details_can_be_seen_and_reached (Fixture *fixture, gconstpointer data)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  guint n_bad = 0;

  for (int dark = 0; dark < 2; dark++)
    {
      const char *where = dark ? "activity, dark" : "activity, light";

      adw_style_manager_set_color_scheme (manager, dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
      open_activity (fixture);
      n_bad += accord_ui_audit_contrast (fixture->window, fixture->page, where);
      n_bad += accord_ui_audit_targets (fixture->page, where);
      n_bad += accord_ui_audit_tab_reach (fixture->window, fixture->page, where);
    }
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_LIGHT);
  g_assert_cmpuint (n_bad, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/ui/engagement/the-button-begins-a-row", test_the_button_begins_a_row);
  ADD ("/ui/engagement/log-an-activity", test_log_an_activity);
  ADD ("/ui/engagement/what-is-opened-is-in-sight", test_what_is_opened_is_in_sight);
  ADD ("/ui/engagement/filters-say-how-many", test_filters_say_how_many);
  ADD ("/ui/engagement/feedback", test_feedback);
  ADD ("/ui/engagement/parties-and-their-roles", test_parties_and_their_roles);
  ADD ("/ui/engagement/code-words", test_code_words);
  ADD ("/ui/engagement/themes-end-and-words-stay", test_themes_end_and_words_stay);
  ADD ("/ui/engagement/link-to-a-section", test_link_to_a_section);
  ADD ("/ui/engagement/suspect-link", test_suspect_link);
  ADD ("/ui/engagement/delete-and-undo", test_delete_and_undo);
  ADD ("/ui/engagement/details-can-be-seen-and-reached", test_details_can_be_seen_and_reached);
  return g_test_run ();
}
