/* test-translation.c: everything on the screen can be translated, or is data
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <locale.h>

#include "accord-config.h"
#include "accord-ui-scenes.h"
#include "app/accord-help.h"

/* pseudo-locale.py puts these around every translation. */
#define START "⟦"
#define END "⟧"

/* What words are joined with, in the data and on the screen. */
#define JOINTS " \t\n.,;:·–—…()“”‘’/"

/* Words that GTK and libadwaita bring, and translate, by the widget that they are in. */
static const struct
{
  const char *widget;
  const char *text;
} OTHERS[] = {
  { "AdwBackButton", "Back" },
  { "AdwComboRow", "Search" },
  { "AdwEntryRow", "Apply" },
  { "AdwPreferencesDialog", "No Results Found" },
  { "AdwPreferencesDialog", "Search preferences" },
  { "AdwPreferencesDialog", "Search" },
  { "AdwPreferencesDialog", "Try a different search" },
  { "AdwSheetControls", "Close" },
  { "GtkDropDown", "(None)" },
  { "GtkDropDown", "Search…" },
  { "GtkSearchEntry", "Clear Entry" },
  { "GtkWindowControls", "Close" },
};

/* So are the names of keys. */
#define KEYS                                                                                                           \
  "^((Shift|Ctrl|Alt)\\+)*(F[0-9]+|Tab|Escape|Return|Space|Insert|Delete|Home|End|Page_Up|Page_Down|Up|Down|Left|Right|" \
  ".)$"

/* And so is a fingerprint. */
#define SHA256 "^[0-9a-f]{64}$"

typedef struct
{
  GHashTable *data;     /* every text of the sample and of the data, and what it is joined of */
  GHashTable *words;    /* every word of those */
  GHashTable *seen;
  guint n_marked;
  guint n_bad;
} Check;

/* --- what is data --- */

/* A rule pack leaves a place for a name: what stands before it and after it is data, and so is the name. */
static void
add_around_names (GHashTable *data, const char *text)
{
  g_auto (GStrv) parts = g_regex_split_simple ("\\{[a-z]+\\}", text, 0, 0);

  for (char **part = parts; *part != NULL; part++)
    g_hash_table_add (data, g_strdup (g_strstrip (*part)));
}

static void
add_text (GHashTable *data, const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, "\n", -1);

  add_around_names (data, text);

  g_hash_table_add (data, g_strstrip (g_strdup (text)));
  for (char **part = parts; *part != NULL; part++)
    g_hash_table_add (data, g_strdup (g_strstrip (*part)));
}

static void
add_node (GHashTable *data, JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autoptr (GList) values = json_object_get_values (json_node_get_object (node));

      for (GList *value = values; value != NULL; value = value->next)
        add_node (data, value->data);
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        add_node (data, json_array_get_element (array, i));
    }
  else if (json_node_get_value_type (node) == G_TYPE_STRING)
    {
      add_text (data, json_node_get_string (node));
    }
}

static void
add_folder (GHashTable *data, const char *name)
{
  g_autofree char *folder = g_build_filename (g_getenv ("ACCORD_DATA_DIR"), name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) files = g_dir_open (folder, 0, &error);
  const char *file;

  g_assert_no_error (error);
  while ((file = g_dir_read_name (files)) != NULL)
    if (g_str_has_suffix (file, ".json"))
      {
        g_autofree char *path = g_build_filename (folder, file, NULL);
        g_autoptr (JsonParser) parser = json_parser_new_immutable ();

        json_parser_load_from_file (parser, path, &error);
        g_assert_no_error (error);
        add_node (data, json_parser_get_root (parser));
      }
}

static char **
split_words (const char *text)
{
  return g_regex_split_simple ("\\P{L}+", text, 0, 0);
}

/* Returns: (transfer full): the words of all data, and the word that is none */
static GHashTable *
collect_words (GHashTable *data)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer text;

  g_hash_table_iter_init (&iter, data);
  while (g_hash_table_iter_next (&iter, &text, NULL))
    {
      g_autofree char **parts = split_words (text);

      for (char **part = parts; *part != NULL; part++)
        g_hash_table_add (words, *part);
    }
  return words;
}

/* The import preview shows the file that is read. */
static void
add_fixture (GHashTable *data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "icp_membership_messy.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) cells = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  add_text (data, "icp_membership_messy.csv");
  add_text (data, "place.csv");
  add_text (data, "place");
  add_text (data, "id");
  cells = g_strsplit_set (text, ",\"\r\n", -1);
  for (char **cell = cells; *cell != NULL; cell++)
    add_text (data, *cell);
}

/* The manual has a folder for each language, as paper has. */
static void
add_help (GHashTable *data)
{
  g_autoptr (GPtrArray) topics = accord_help_load ();

  g_assert_cmpuint (topics->len, >, 0);
  for (guint i = 0; i < topics->len; i++)
    {
      const AccordHelpTopic *topic = g_ptr_array_index (topics, i);
      g_autofree char *text = accord_prose_plain_text (topic->prose);

      add_text (data, topic->title);
      add_text (data, text);
    }
}

/* --- what is on the screen --- */

/* What is left of a text without its translations; they may hold others. */
static char *
remove_marked (const char *text, gboolean *marked)
{
  GString *rest = g_string_new (NULL);
  int depth = 0;

  *marked = FALSE;
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    if (g_str_has_prefix (c, START))
      {
        depth++;
        *marked = TRUE;
      }
    else if (g_str_has_prefix (c, END))
      depth--;
    else if (depth == 0)
      g_string_append_unichar (rest, g_utf8_get_char (c));
  return g_strstrip (g_string_free_and_steal (rest));
}

/* A letter by itself is the column of a spreadsheet, or an initial. */
static gboolean
has_words (const char *text)
{
  gboolean after_letter = FALSE;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gboolean is_letter = g_unichar_isalpha (g_utf8_get_char (c));

      if (is_letter && after_letter)
        return TRUE;
      after_letter = is_letter;
    }
  return FALSE;
}

static gboolean
is_joint (const char *c)
{
  return *c == '\0' || g_utf8_strchr (JOINTS, -1, g_utf8_get_char (c)) != NULL;
}

/* Whether a text is made of data, the longest first, and of joints and numbers. */
static gboolean
is_data (GHashTable *data, const char *text)
{
  while (*text != '\0' && is_joint (text))
    text = g_utf8_next_char (text);
  if (!has_words (text))
    return TRUE;
  for (const char *end = text + strlen (text); end > text; end = g_utf8_prev_char (end))
    if (is_joint (end))
      {
        g_autofree char *part = g_strndup (text, (gsize) (end - text));

        if ((!has_words (part) || g_hash_table_contains (data, part)) && is_data (data, end))
          return TRUE;
      }
  return FALSE;
}

static gboolean
is_of_others (GtkWidget *widget, const char *text)
{
  if (g_regex_match_simple (KEYS, text, 0, 0) || g_regex_match_simple (SHA256, text, 0, 0))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (OTHERS); i++)
    if (g_str_equal (OTHERS[i].text, text) &&
        gtk_widget_get_ancestor (widget, g_type_from_name (OTHERS[i].widget)) != NULL)
      return TRUE;
  return FALSE;
}

/* A redline is the sample's text in pieces, with marks between them; a trail and what is found in a strategy quote pieces:
 * told by their words. */
static gboolean
is_piece (Check *check, GtkWidget *widget, const char *text)
{
  g_auto (GStrv) words = NULL;

  if (gtk_widget_get_ancestor (widget, g_type_from_name ("AccordRedlineView")) == NULL &&
      (gtk_widget_get_ancestor (widget, g_type_from_name ("AccordFindDialog")) == NULL ||
       gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_VIEW) == NULL) &&
      !(g_str_has_prefix (text, "“") && gtk_widget_get_ancestor (widget, g_type_from_name ("AccordTrailPage")) != NULL))
    return FALSE;
  words = split_words (text);
  for (char **word = words; *word != NULL; word++)
    if (!g_hash_table_contains (check->words, *word))
      return FALSE;
  return TRUE;
}

static void
check_text (Check *check, GtkWidget *widget, const char *what, const char *text, const char *scene)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);
  g_autofree char *rest = NULL;
  gboolean marked;

  if (text == NULL || is_of_others (widget, text) || !g_hash_table_add (check->seen, g_strdup (text)))
    return;
  rest = remove_marked (text, &marked);
  check->n_marked += marked;
  if (is_data (check->data, rest) || is_piece (check, widget, rest))
    return;
  g_printerr ("# %s: the %s of %s in %s is not translated: “%s”\n", scene, what, G_OBJECT_TYPE_NAME (widget),
              parent != NULL ? G_OBJECT_TYPE_NAME (parent) : "nothing", text);
  check->n_bad++;
}

/* Also through what is not showing: pages of a stack, menus that are closed. */
static void
check_widget (Check *check, GtkWidget *widget, const char *scene)
{
  static const char *const PROPERTIES[] = { "label", "text", "title", "subtitle", "description", "tooltip-text",
                                            "placeholder-text" };

  for (guint i = 0; i < G_N_ELEMENTS (PROPERTIES); i++)
    {
      GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (widget), PROPERTIES[i]);
      g_autofree char *text = NULL;

      if (pspec == NULL || pspec->value_type != G_TYPE_STRING || (pspec->flags & G_PARAM_READABLE) == 0)
        continue;
      g_object_get (widget, PROPERTIES[i], &text, NULL);
      check_text (check, widget, PROPERTIES[i], text, scene);
    }
  if (gtk_widget_get_mapped (widget))
    {
      g_autofree char *name = accord_ui_test_get_name (widget);

      check_text (check, widget, "name", name, scene);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    check_widget (check, child, scene);
}

static void
visit (AccordWindow *window, GtkWidget *root, const char *scene, gpointer data)
{
  check_widget (data, root, scene);
}

static void
test_screen (void)
{
  char *folder = accord_test_make_folder ();
  Check check = {
    .data = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
  };

  add_folder (check.data, "sample");
  add_folder (check.data, "vocabularies");
  add_folder (check.data, "rule-packs");
  add_folder (check.data, "quorum");
  add_fixture (check.data);
  add_help (check.data);
  add_text (check.data, ACCORD_UI_SCENES_REWRITTEN);
  add_text (check.data, g_get_user_name ());
  check.words = collect_words (check.data);
  accord_ui_scenes_visit (folder, visit, &check);

  g_test_message ("%u texts, %u of them with translations", g_hash_table_size (check.seen), check.n_marked);
  g_assert_cmpuint (check.n_marked, >, 100);
  g_assert_cmpuint (check.n_bad, ==, 0);
  g_hash_table_unref (check.seen);
  g_hash_table_unref (check.words);
  g_hash_table_unref (check.data);
  accord_test_remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  /* gtk_test_init() would choose a language. */
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpstr (setlocale (LC_ALL, ""), ==, "en_GB.UTF-8");
  bindtextdomain (ACCORD_GETTEXT_PACKAGE, g_getenv ("ACCORD_LOCALE_DIR"));
  textdomain (ACCORD_GETTEXT_PACKAGE);
  adw_init ();
  g_test_add_func ("/ui/translation/screen", test_screen);
  return g_test_run ();
}
