/* test-prose-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>
#include <gtksourceview/gtksource.h>
#include <libspelling.h>

#include "accord-prose-test.h"
#include "support/random-prose.h"
#include "ui/prose/accord-prose-link-dialog.h"

#ifdef __SANITIZE_ADDRESS__
#define N_RANDOM_DOCUMENTS 100
#define N_RANDOM_EDITINGS 5
#else
#define N_RANDOM_DOCUMENTS 400
#define N_RANDOM_EDITINGS 20
#endif

static void
select_text (AccordProseFixture *fixture, int line, int from, int to)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (fixture->buffer);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_iter_at_line_offset (buffer, &start, line, from);
  gtk_text_buffer_get_iter_at_line_offset (buffer, &end, line, to);
  gtk_text_buffer_select_range (buffer, &end, &start);
}

/* What GtkTextView does for a character: one user action that replaces what is selected. */
static void
type_character (AccordProseFixture *fixture, const char *character)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (fixture->buffer);

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_insert_interactive_at_cursor (buffer, character, -1, TRUE);
  gtk_text_buffer_end_user_action (buffer);
}

static void
press (AccordProseFixture *fixture, guint keyval)
{
  if (accord_prose_area_press (fixture->area, keyval, 0))
    return;

  if (keyval == GDK_KEY_Return)
    type_character (fixture, "\n");
  else if (keyval == GDK_KEY_space)
    type_character (fixture, " ");
  else if (keyval == GDK_KEY_BackSpace)
    g_signal_emit_by_name (fixture->area, "backspace");
  else
    g_assert_not_reached ();
}

static void
type (AccordProseFixture *fixture, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autofree char *character = g_strndup (p, g_utf8_next_char (p) - p);

      if (*p == '\n')
        press (fixture, GDK_KEY_Return);
      else if (*p == ' ')
        press (fixture, GDK_KEY_space);
      else
        type_character (fixture, character);
    }
}

static void
activate (AccordProseFixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->area), action, NULL));
}

static void
test_random_documents (AccordProseFixture *fixture, gconstpointer data)
{
  for (guint seed = 0; seed < N_RANDOM_DOCUMENTS; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (AccordProse) prose = random_prose_new (random);
      g_autoptr (AccordProse) back = NULL;

      accord_prose_buffer_load (fixture->buffer, prose);
      back = accord_prose_buffer_read (fixture->buffer);
      if (!accord_prose_equal (prose, back))
        {
          g_autofree char *before = accord_prose_write (prose);
          g_autofree char *after = accord_prose_write (back);

          g_test_message ("seed %u", seed);
          g_assert_cmpstr (after, ==, before);
          g_assert_not_reached ();
        }
    }
}

/* The specification's examples, through the text on screen. */
static void
test_specification (AccordProseFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "commonmark", "examples.txt", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) examples = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  examples = g_strsplit (text, "%% example\n", -1);
  for (guint i = 1; examples[i] != NULL; i++)
    {
      g_autoptr (AccordProse) prose = accord_prose_parse (examples[i]);
      g_autoptr (AccordProse) back = NULL;
      g_autofree char *before = accord_prose_write (prose);
      g_autofree char *after = NULL;

      accord_prose_buffer_load (fixture->buffer, prose);
      back = accord_prose_buffer_read (fixture->buffer);
      after = accord_prose_write (back);
      g_assert_cmpstr (after, ==, before);
      g_assert_true (accord_prose_equal (prose, back));
    }
}

static gboolean
holds_kept (AccordProse *prose)
{
  for (guint i = 0; i < accord_prose_get_n_blocks (prose); i++)
    if (accord_prose_get_block (prose, i)->kind == ACCORD_PROSE_KEPT)
      return TRUE;

  return FALSE;
}

/* Whatever is done, in whatever order: what is on screen can be stored and read back, and all of it
 * undone. */
static void
test_random_edits (AccordProseFixture *fixture, gconstpointer data)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (fixture->buffer);
  guint n_compared = 0;

  for (guint seed = 0; seed < N_RANDOM_EDITINGS; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (AccordProse) prose = random_prose_new (random);
      g_autofree char *before = accord_prose_write (prose);

      accord_prose_buffer_load (fixture->buffer, prose);
      for (guint i = 0; i < 40; i++)
        {
          int n_chars = gtk_text_buffer_get_char_count (buffer);
          GtkTextIter start;
          GtkTextIter end;
          g_autoptr (AccordProse) shown = NULL;
          g_autoptr (AccordProse) stored = NULL;
          g_autofree char *text = NULL;

          gtk_text_buffer_get_iter_at_offset (buffer, &start,
                                              g_rand_int_range (random, 0, n_chars + 1));
          end = start;
          if (g_rand_boolean (random))
            gtk_text_iter_forward_chars (&end, g_rand_int_range (random, 0, 20));
          gtk_text_buffer_select_range (buffer, &start, &end);

          switch (g_rand_int_range (random, 0, 11))
            {
            case 0:
              accord_prose_buffer_set_style (fixture->buffer, ACCORD_PROSE_STRONG,
                                             g_rand_boolean (random));
              break;

            case 1:
              accord_prose_buffer_set_style (fixture->buffer, ACCORD_PROSE_EMPHASIS,
                                             g_rand_boolean (random));
              break;

            case 2:
              accord_prose_buffer_set_kind (
                  fixture->buffer, g_rand_int_range (random, 0, ACCORD_PROSE_QUOTE + 1), 2);
              break;

            case 3:
              accord_prose_buffer_nest (fixture->buffer, g_rand_boolean (random) ? 1 : -1);
              break;

            case 4:
              accord_prose_buffer_set_link (fixture->buffer, "link",
                                            g_rand_boolean (random) ? "https://a.b" : NULL);
              break;

            case 5:
              press (fixture, GDK_KEY_BackSpace);
              break;

            case 6:
              accord_prose_buffer_paste (fixture->buffer, "one\r\n\r\n two\t*three*\n");
              break;

            case 7:
              accord_prose_buffer_break_within_line (fixture->buffer);
              break;

            case 8:
              gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
              break;

            default:
              type (fixture, "- ab c\n");
              break;
            }

          /* What was kept as source and then edited may be read as something better once stored. */
          shown = accord_prose_buffer_read (fixture->buffer);
          text = accord_prose_write (shown);
          stored = accord_prose_parse (text);
          if (!holds_kept (shown))
            {
              g_autofree char *again = accord_prose_write (stored);

              n_compared++;
              g_assert_cmpstr (again, ==, text);
              g_assert_true (accord_prose_equal (shown, stored));
            }
        }

      while (accord_prose_buffer_can_go_back (fixture->buffer))
        accord_prose_buffer_go_back (fixture->buffer);
      accord_prose_test_assert_text (fixture, before);
    }

  g_assert_cmpuint (n_compared, >, 10 * N_RANDOM_EDITINGS);
}

static void
test_styles_snap_to_words (AccordProseFixture *fixture, gconstpointer data)
{
  select_text (fixture, 0, 2, 6);
  activate (fixture, "prose.bold");
  accord_prose_test_assert_text (fixture, "**one two** (three) four\n");

  select_text (fixture, 0, 8, 15);
  activate (fixture, "prose.italic");
  accord_prose_test_assert_text (fixture, "**one two** _(three)_ four\n");

  accord_prose_test_put_cursor (fixture, 0, 18);
  activate (fixture, "prose.bold");
  accord_prose_test_assert_text (fixture, "**one two** _(three)_ **four**\n");

  select_text (fixture, 0, 1, 2);
  activate (fixture, "prose.bold");
  accord_prose_test_assert_text (fixture, "one **two** _(three)_ **four**\n");
}

static void
test_style_of_typing (AccordProseFixture *fixture, gconstpointer data)
{
  type (fixture, "plain ");
  activate (fixture, "prose.bold");
  type (fixture, "bold text");
  activate (fixture, "prose.bold");
  type (fixture, ", plain");

  /* Inside a word the command is for the word; here the cursor is at its end. */
  accord_prose_test_assert_text (fixture, "plain **bold text**, plain\n");
}

static GtkToggleButton *
find_toggle (GtkWidget *widget, const char *action)
{
  GtkToggleButton *found = NULL;

  if (GTK_IS_TOGGLE_BUTTON (widget) &&
      g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    return GTK_TOGGLE_BUTTON (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_toggle (child, action);

  return found;
}

static void
test_toolbar_follows_cursor (AccordProseFixture *fixture, gconstpointer data)
{
  struct
  {
    const char *action;
    int line;
    int offset;
  } places[] = { { "prose.bold", 0, 7 },
                 { "prose.italic", 0, 13 },
                 { "prose.bullets", 1, 1 },
                 { "prose.numbers", 2, 1 },
                 { "prose.quote", 3, 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    for (guint k = 0; k < G_N_ELEMENTS (places); k++)
      {
        GtkToggleButton *button = find_toggle (GTK_WIDGET (fixture->view), places[k].action);

        accord_prose_test_put_cursor (fixture, places[i].line, places[i].offset);
        g_assert_cmpint (gtk_toggle_button_get_active (button), ==, i == k);
      }
}

static void
test_lists_go_on (AccordProseFixture *fixture, gconstpointer data)
{
  type (fixture, "- one\ntwo\n");
  g_assert_true (accord_prose_area_press (fixture->area, GDK_KEY_Tab, 0));
  type (fixture, "three\n\nfour\n\nfive\n1. six\nseven\n");
  accord_prose_test_assert_text (fixture, "- one\n- two\n  - three\n- four\n\nfive\n\n1. six\n2. seven\n");

  /* The empty item that is left takes a paragraph, and the one after that nothing. */
  press (fixture, GDK_KEY_BackSpace);
  type (fixture, "eight");
  accord_prose_test_assert_text (fixture, "- one\n- two\n  - three\n- four\n\nfive\n\n1. six\n2. seven\n\neight\n");
}

static void
test_nesting (AccordProseFixture *fixture, gconstpointer data)
{
  accord_prose_test_put_cursor (fixture, 0, 0);
  g_assert_false (accord_prose_area_press (fixture->area, GDK_KEY_Tab, 0));
  accord_prose_test_put_cursor (fixture, 3, 0);
  g_assert_false (accord_prose_area_press (fixture->area, GDK_KEY_Tab, 0));
  g_assert_false (accord_prose_area_press (fixture->area, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK));

  accord_prose_test_put_cursor (fixture, 1, 0);
  g_assert_true (accord_prose_area_press (fixture->area, GDK_KEY_Tab, 0));
  g_assert_false (accord_prose_area_press (fixture->area, GDK_KEY_Tab, 0));
  accord_prose_test_put_cursor (fixture, 2, 0);
  g_assert_true (accord_prose_area_press (fixture->area, GDK_KEY_Tab, 0));
  g_assert_true (accord_prose_area_press (fixture->area, GDK_KEY_Tab, 0));
  accord_prose_test_assert_text (fixture, "- a\n  - b\n    - c\n\nd\n");

  /* What hangs below an item comes up with it. */
  accord_prose_test_put_cursor (fixture, 1, 0);
  g_assert_true (accord_prose_area_press (fixture->area, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK));
  accord_prose_test_assert_text (fixture, "- a\n- b\n  - c\n\nd\n");
  accord_prose_test_put_cursor (fixture, 1, 0);
  press (fixture, GDK_KEY_BackSpace);
  accord_prose_test_assert_text (fixture, "- a\n\nb\n\n- c\n\nd\n");
}

static void
test_levels_close_up (AccordProseFixture *fixture, gconstpointer data)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (fixture->buffer);
  GtkTextIter start;
  GtkTextIter end;
  guint level;

  /* Without the item above, the one that hung below it cannot stay so deep, on screen either. */
  gtk_text_buffer_get_iter_at_line (buffer, &start, 1);
  gtk_text_buffer_get_iter_at_line (buffer, &end, 2);
  gtk_text_buffer_delete (buffer, &start, &end);
  g_assert_cmpint (accord_prose_buffer_get_line_kind (fixture->buffer, &start, &level), ==,
                   ACCORD_PROSE_BULLET);
  g_assert_cmpuint (level, ==, 2);
  accord_prose_test_assert_text (fixture, "- a\n  - c\n");
}

static void
test_numbers_follow (AccordProseFixture *fixture, gconstpointer data)
{
  const guint expected[] = { 3, 4, 1, 2, 5, 1, 2 };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      GtkTextIter iter;

      gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (fixture->buffer), &iter, i);
      g_assert_cmpuint (accord_prose_buffer_get_line_number (fixture->buffer, &iter), ==,
                        expected[i]);
    }
}

static void
test_headings (AccordProseFixture *fixture, gconstpointer data)
{
  type (fixture, "Title\n");
  accord_prose_test_put_cursor (fixture, 0, 3);
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (fixture->area), "prose.heading", "s", "2"));
  accord_prose_test_put_cursor (fixture, 0, 5);
  type (fixture, "\nText");
  accord_prose_test_assert_text (fixture, "## Title\n\nText\n");

  accord_prose_test_put_cursor (fixture, 0, 0);
  type (fixture, "\n");
  accord_prose_test_assert_text (fixture, "## Title\n\nText\n");
  press (fixture, GDK_KEY_BackSpace);
  accord_prose_test_assert_text (fixture, "Title\n\nText\n");
}

static void
test_joined_lines_keep_format (AccordProseFixture *fixture, gconstpointer data)
{
  /* Backspace in the empty paragraph above a heading leaves the heading. */
  accord_prose_test_put_cursor (fixture, 0, 3);
  type (fixture, "\n");
  accord_prose_test_put_cursor (fixture, 2, 0);
  g_signal_emit_by_name (fixture->area, "delete-from-cursor", GTK_DELETE_CHARS, 1);
  accord_prose_test_put_cursor (fixture, 1, 0);
  g_signal_emit_by_name (fixture->area, "delete-from-cursor", GTK_DELETE_CHARS, 1);
  accord_prose_test_assert_text (fixture, "abc\n\n# ead\n\n- item\n");

  accord_prose_test_put_cursor (fixture, 1, 3);
  g_signal_emit_by_name (fixture->area, "delete-from-cursor", GTK_DELETE_CHARS, 1);
  accord_prose_test_assert_text (fixture, "abc\n\n# eaditem\n");
}

static void
test_hard_breaks (AccordProseFixture *fixture, gconstpointer data)
{
  type (fixture, "- one");
  g_assert_true (accord_prose_area_press (fixture->area, GDK_KEY_Return, GDK_SHIFT_MASK));
  type (fixture, "two\nthree");
  accord_prose_test_assert_text (fixture, "- one\\\n  two\n- three\n");
}

static void
test_undo_brings_styles_back (AccordProseFixture *fixture, gconstpointer data)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (fixture->buffer);

  select_text (fixture, 0, 2, 13);
  press (fixture, GDK_KEY_BackSpace);
  accord_prose_test_assert_text (fixture, "a\n\n- item\n");
  activate (fixture, "text.undo");
  accord_prose_test_assert_text (fixture, data);
  activate (fixture, "text.redo");
  accord_prose_test_assert_text (fixture, "a\n\n- item\n");
  activate (fixture, "text.undo");

  accord_prose_test_put_cursor (fixture, 1, 0);
  press (fixture, GDK_KEY_BackSpace);
  accord_prose_test_assert_text (fixture, "a **bold** [link](https://x.y)\n\nitem\n");
  activate (fixture, "text.undo");
  accord_prose_test_assert_text (fixture, data);
  g_assert_cmpint (gtk_text_buffer_get_line_count (buffer), ==, 3);
}

static void
test_undo_by_runs (AccordProseFixture *fixture, gconstpointer data)
{
  type (fixture, "one two");
  activate (fixture, "prose.bold");
  press (fixture, GDK_KEY_BackSpace);
  press (fixture, GDK_KEY_BackSpace);
  accord_prose_test_assert_text (fixture, "one t\n");

  activate (fixture, "text.undo");
  accord_prose_test_assert_text (fixture, "one two\n");
  activate (fixture, "text.undo");
  accord_prose_test_assert_text (fixture, "");
  activate (fixture, "text.redo");
  activate (fixture, "text.redo");
  accord_prose_test_assert_text (fixture, "one t\n");
  type (fixture, "x");
  g_assert_false (accord_prose_buffer_can_go_forward (fixture->buffer));
}

/* What a list is made of comes back as it was typed. */
static void
test_undo_of_automatic_list (AccordProseFixture *fixture, gconstpointer data)
{
  type (fixture, "- ");
  g_assert_cmpint (gtk_text_buffer_get_char_count (GTK_TEXT_BUFFER (fixture->buffer)), ==, 1);
  activate (fixture, "text.undo");
  type (fixture, "x");
  accord_prose_test_assert_text (fixture, "\\- x\n");
}

/* What the shortcut of an action does; whether the key stops here. */
static gboolean
press_shortcut (AccordProseFixture *fixture, const char *action)
{
  g_autoptr (GtkShortcutAction) shortcut = gtk_named_action_new (action);

  return gtk_shortcut_action_activate (shortcut, 0, GTK_WIDGET (fixture->area), NULL);
}

/* With nothing ever done here the key goes on to the window. */
static void
test_undo_lets_through (AccordProseFixture *fixture, gconstpointer data)
{
  g_assert_false (press_shortcut (fixture, "text.undo"));
  g_assert_false (press_shortcut (fixture, "text.redo"));

  type (fixture, "x");
  g_assert_true (press_shortcut (fixture, "text.undo"));
  /* The journal would take back the undoing. */
  g_assert_true (press_shortcut (fixture, "text.undo"));
  accord_prose_test_assert_text (fixture, data);
  g_assert_true (press_shortcut (fixture, "text.redo"));
  g_assert_false (press_shortcut (fixture, "text.redo"));

  accord_prose_view_set_text (fixture->view, "other\n");
  g_assert_false (press_shortcut (fixture, "text.undo"));
}

static void
test_spelling_does_not_split (AccordProseFixture *fixture, gconstpointer data)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (fixture->buffer);
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (buffer);
  GtkTextTag *tag = gtk_text_tag_new ("a mark of somebody else");
  g_autoptr (AccordProse) prose = NULL;
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_tag_table_add (table, tag);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, 6);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, 9);
  gtk_text_buffer_apply_tag (buffer, tag, &start, &end);

  prose = accord_prose_view_dup_prose (fixture->view);
  g_assert_cmpuint (accord_prose_get_block (prose, 0)->text.n_runs, ==, 1);
  accord_prose_test_assert_text (fixture, data);

  type (fixture, "x");
  activate (fixture, "text.undo");
  gtk_text_buffer_get_iter_at_offset (buffer, &start, 7);
  g_assert_true (gtk_text_iter_has_tag (&start, tag));
  g_object_unref (tag);
}

static void
test_british_spelling (void)
{
  g_autoptr (SpellingChecker) checker =
      spelling_checker_new (spelling_provider_get_default (), "en_GB");

  g_assert_true (spelling_checker_check_word (checker, "organisation", -1));
  g_assert_true (spelling_checker_check_word (checker, "colour", -1));
  g_assert_false (spelling_checker_check_word (checker, "color", -1));
  g_assert_false (spelling_checker_check_word (checker, "recieve", -1));
}

static void
test_paste (AccordProseFixture *fixture, gconstpointer data)
{
  accord_prose_test_put_cursor (fixture, 0, 4);
  accord_prose_buffer_paste (fixture->buffer, "\xef\xbb\xbfx\r\n\r\n\r\n y\001\tz \n");
  accord_prose_test_assert_text (fixture, "- one x\n- y z\n- two\n\n<b>\n\nend\n");
  activate (fixture, "text.undo");
  accord_prose_test_assert_text (fixture, data);

  select_text (fixture, 2, 0, 3);
  accord_prose_buffer_paste (fixture->buffer, "[1]\n**2**");
  accord_prose_test_assert_text (fixture, "- one two\n\n<b>\n\n\\[1\\]\n\n\\*\\*2\\*\\*\n");
}

static gboolean
set_true_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
test_paste_from_clipboard (AccordProseFixture *fixture, gconstpointer data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->area));
  gboolean late = FALSE;
  guint timeout = g_timeout_add_seconds (30, set_true_cb, &late);

  gdk_clipboard_set_text (clipboard, "from elsewhere");
  g_signal_emit_by_name (fixture->area, "paste-clipboard");
  while (gtk_text_buffer_get_char_count (GTK_TEXT_BUFFER (fixture->buffer)) == 0 && !late)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
  accord_prose_test_assert_text (fixture, "from elsewhere\n");
}

static void
test_links (AccordProseFixture *fixture, gconstpointer data)
{
  AccordProseFormat format;

  select_text (fixture, 0, 4, 7);
  accord_prose_buffer_set_link (fixture->buffer, "two", "https://x.y/a_b");
  accord_prose_test_assert_text (fixture, "one [two](https://x.y/a\\_b) three\n");

  accord_prose_test_put_cursor (fixture, 0, 5);
  accord_prose_buffer_get_format (fixture->buffer, &format);
  g_assert_cmpstr (format.url, ==, "https://x.y/a_b");
  accord_prose_buffer_set_link (fixture->buffer, "twofold", "mailto:a@b.c");
  accord_prose_test_assert_text (fixture, "one [twofold](mailto:a@b.c) three\n");

  /* What is typed after a link is not part of it. */
  accord_prose_test_put_cursor (fixture, 0, 11);
  type (fixture, "x");
  accord_prose_test_assert_text (fixture, "one [twofold](mailto:a@b.c)x three\n");
  accord_prose_test_put_cursor (fixture, 0, 5);
  accord_prose_buffer_set_link (fixture->buffer, "twofold", NULL);
  accord_prose_test_assert_text (fixture, "one twofoldx three\n");
}

/* Where a link leads is shown before it is opened; what may not be linked to is not opened. */
static void
test_links_are_followed (AccordProseFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog;

  accord_prose_test_put_cursor (fixture, 0, 1);
  g_assert_true (accord_prose_area_press (fixture->area, GDK_KEY_Return, GDK_CONTROL_MASK));
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (fixture->window));
  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
  g_assert_cmpstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (dialog)), ==, "https://a.b/");
  adw_dialog_force_close (dialog);

  accord_prose_test_put_cursor (fixture, 0, 5);
  g_assert_false (accord_prose_area_press (fixture->area, GDK_KEY_Return, GDK_CONTROL_MASK));
  accord_prose_test_put_cursor (fixture, 0, 3);
  g_assert_false (accord_prose_area_press (fixture->area, GDK_KEY_Return, GDK_CONTROL_MASK));
}

static void
test_addresses (void)
{
  static const struct
  {
    const char *typed;
    const char *address;
  } cases[] = {
    { "https://www.nhs.uk/a?b#c", "https://www.nhs.uk/a?b#c" },
    { " www.nhs.uk ", "https://www.nhs.uk" },
    { "http://x.y", "http://x.y" },
    { "a@nhs.net", "mailto:a@nhs.net" },
    { "mailto:a@nhs.net", "mailto:a@nhs.net" },
    { "localhost.example:8080/a", "https://localhost.example:8080/a" },
    { "", NULL },
    { "word", NULL },
    { "javascript:alert(1)", NULL },
    { "file:///etc/passwd", NULL },
    { "mailto:nobody", NULL },
    { "https://", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *address = accord_prose_complete_address (cases[i].typed);

      g_assert_cmpstr (address, ==, cases[i].address);
    }
}

static void
test_source_is_kept (AccordProseFixture *fixture, gconstpointer data)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (fixture->buffer);
  GtkTextIter start;
  GtkTextIter end;

  /* Styles, lists and depths do not reach into it. */
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_select_range (buffer, &start, &end);
  activate (fixture, "prose.bold");
  activate (fixture, "prose.bullets");
  accord_prose_test_assert_text (fixture, "- **a**\n\n<b>\n*x*\n</b>\n\n- **e**\n");

  /* Its lines can be changed as they are. */
  accord_prose_test_put_cursor (fixture, 2, 3);
  type (fixture, "\n y");
  accord_prose_test_assert_text (fixture, "- **a**\n\n<b>\n*x*\n y\n</b>\n\n- **e**\n");

  /* An empty line at its end leads out of it. */
  accord_prose_test_put_cursor (fixture, 4, 4);
  type (fixture, "\n\nout");
  accord_prose_test_assert_text (fixture, "- **a**\n\n<b>\n*x*\n y\n</b>\n\nout\n\n- **e**\n");
}

static void
count_cb (AccordProseView *view, guint *n_changes)
{
  (*n_changes)++;
}

static void
test_changes_are_told_once (AccordProseFixture *fixture, gconstpointer data)
{
  guint n_changes = 0;
  gboolean late = FALSE;
  guint timeout;

  g_signal_connect (fixture->view, "changed", G_CALLBACK (count_cb), &n_changes);
  accord_prose_view_set_text (fixture->view, "text\n");
  accord_prose_view_flush (fixture->view);
  g_assert_cmpuint (n_changes, ==, 0);

  type (fixture, "some words");
  g_assert_true (accord_prose_view_get_modified (fixture->view));
  g_assert_cmpuint (n_changes, ==, 0);
  accord_prose_view_flush (fixture->view);
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_false (accord_prose_view_get_modified (fixture->view));
  accord_prose_view_flush (fixture->view);
  g_assert_cmpuint (n_changes, ==, 1);

  /* A style alone is a change too, and told by itself after a pause. */
  accord_prose_test_put_cursor (fixture, 0, 1);
  activate (fixture, "prose.bold");
  timeout = g_timeout_add_seconds (30, set_true_cb, &late);
  while (n_changes == 1 && !late)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
  g_assert_cmpuint (n_changes, ==, 2);
}

static void
test_same_text_keeps_cursor (AccordProseFixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;
  int position;

  type (fixture, "x");
  accord_prose_view_flush (fixture->view);
  accord_prose_test_put_cursor (fixture, 0, 2);
  text = accord_prose_view_dup_text (fixture->view);
  accord_prose_view_set_text (fixture->view, text);
  g_object_get (fixture->buffer, "cursor-position", &position, NULL);
  g_assert_cmpint (position, ==, 2);
  g_assert_true (accord_prose_buffer_can_go_back (fixture->buffer));
}

static void
test_read_only (AccordProseFixture *fixture, gconstpointer data)
{
  accord_prose_view_set_editable (fixture->view, FALSE);
  g_assert_false (accord_prose_view_get_editable (fixture->view));
  g_assert_false (accord_prose_area_press (fixture->area, GDK_KEY_BackSpace, 0));
  accord_prose_test_put_cursor (fixture, 0, 1);
  gtk_widget_activate_action (GTK_WIDGET (fixture->area), "prose.bold", NULL);
  accord_prose_test_assert_text (fixture, data);
}

#define ADD(path, text, function) ACCORD_PROSE_TEST_ADD ("/ui/prose-view/" path, text, function)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  gtk_source_init ();
  spelling_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  ADD ("random-documents", NULL, test_random_documents);
  ADD ("specification", NULL, test_specification);
  ADD ("random-edits", NULL, test_random_edits);
  ADD ("styles-snap-to-words", "one two (three) four\n", test_styles_snap_to_words);
  ADD ("style-of-typing", NULL, test_style_of_typing);
  ADD ("toolbar-follows-cursor", "plain **bold** _italic_\n\n- a\n\n1. b\n\n> c\n",
       test_toolbar_follows_cursor);
  ADD ("lists-go-on", NULL, test_lists_go_on);
  ADD ("nesting", "- a\n- b\n- c\n\nd\n", test_nesting);
  ADD ("levels-close-up", "- a\n  - b\n    - c\n", test_levels_close_up);
  ADD ("numbers-follow", "3. a\n4. b\n   1. c\n   2. d\n5. e\n\n1) f\n2) g\n", test_numbers_follow);
  ADD ("headings", NULL, test_headings);
  ADD ("joined-lines-keep-format", "abc\n\n# Head\n\n- item\n", test_joined_lines_keep_format);
  ADD ("hard-breaks", NULL, test_hard_breaks);
  ADD ("undo-brings-styles-back", "a **bold** [link](https://x.y)\n\n- item\n",
       test_undo_brings_styles_back);
  ADD ("undo-by-runs", NULL, test_undo_by_runs);
  ADD ("undo-of-automatic-list", NULL, test_undo_of_automatic_list);
  ADD ("undo-lets-through", "text\n", test_undo_lets_through);
  ADD ("spelling-does-not-split", "**bold words here**\n", test_spelling_does_not_split);
  g_test_add_func ("/ui/prose-view/british-spelling", test_british_spelling);
  ADD ("paste", "- one two\n\n<b>\n\nend\n", test_paste);
  ADD ("paste-from-clipboard", NULL, test_paste_from_clipboard);
  ADD ("links", "one two three\n", test_links);
  ADD ("links-are-followed", "[xy](https://a.b/) [zw](file:///etc/passwd)\n", test_links_are_followed);
  g_test_add_func ("/ui/prose-view/addresses", test_addresses);
  ADD ("source-is-kept", "a\n\n<b>\n*x*\n</b>\n\ne\n", test_source_is_kept);
  ADD ("changes-are-told-once", NULL, test_changes_are_told_once);
  ADD ("same-text-keeps-cursor", "text\n", test_same_text_keeps_cursor);
  ADD ("read-only", "text\n", test_read_only);
  return g_test_run ();
}
