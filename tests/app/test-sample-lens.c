/* test-sample-lens.c: the lens over the sample partnership, against what a person found in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "support/accord-test.h"

static JsonNode *
read_truth (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "lens_truth.json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  return json_parser_steal_root (parser);
}

static char *
run (const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  char *output = NULL;

  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
  return output;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static char *
join_sorted (GPtrArray *lines)
{
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static char *
describe_truth (JsonObject *truth)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  JsonObjectIter iter;
  const char *id;
  JsonNode *how;

  json_object_iter_init (&iter, truth);
  while (json_object_iter_next (&iter, &id, &how))
    g_ptr_array_add (lines, g_strdup_printf ("%s: %s", id, json_node_get_string (how)));
  return join_sorted (lines);
}

static char *
describe_found (JsonArray *found, const char *id)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < json_array_get_length (found); i++)
    {
      JsonObject *one = json_array_get_object_element (found, i);
      JsonArray *how = json_object_get_array_member (one, "how");
      GString *line = g_string_new (NULL);

      g_string_printf (line, "%" G_GINT64_FORMAT ":", json_object_get_int_member (one, id));
      for (guint k = 0; k < json_array_get_length (how); k++)
        g_string_append_printf (line, " %s", json_array_get_string_element (how, k));
      g_ptr_array_add (lines, g_string_free_and_steal (line));
    }
  return join_sorted (lines);
}

static void
assert_same (JsonObject *truth, JsonObject *lens, const char *member, const char *id)
{
  g_autofree char *expected = describe_truth (json_object_get_object_member (truth, member));
  g_autofree char *found = describe_found (json_object_get_array_member (lens, member), id);

  g_test_message ("%s, %s", json_object_get_string_member (truth, "term"), member);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_sample (void)
{
  const char *program = g_getenv ("ACCORD_PROGRAM");
  g_autofree char *folder = accord_test_make_folder ();
  g_autofree char *file = g_build_filename (folder, "icp.accord", NULL);
  g_autofree char *sample
      = g_build_filename (g_getenv ("ACCORD_DATA_DIR"), "sample", "norwold-and-west-fenshire.json", NULL);
  g_autoptr (JsonNode) root = read_truth ();
  JsonArray *lenses = json_object_get_array_member (json_node_get_object (root), "lenses");

  g_free (run ((const char *const[]) { program, "import", file, "partnership", sample, NULL }));
  for (guint i = 0; i < json_array_get_length (lenses); i++)
    {
      JsonObject *truth = json_array_get_object_element (lenses, i);
      g_autofree char *output = run ((const char *const[]) {
          program, "lens", file, "--term", json_object_get_string_member (truth, "term"), "--json", NULL });
      g_autoptr (JsonNode) lens = json_from_string (output, NULL);

      assert_same (truth, json_node_get_object (lens), "activities", "activity");
      assert_same (truth, json_node_get_object (lens), "heard", "feedback");
      assert_same (truth, json_node_get_object (lens), "passages", "section");
      assert_same (truth, json_node_get_object (lens), "needs", "need");
    }
  accord_test_remove_folder (g_steal_pointer (&folder));
}

/* The answer in each form; what its record says is sensitive is not quoted. */
static void
test_letter (void)
{
  static const struct
  {
    const char *name;
    const char *begins;
  } FORMS[] = { { "letter.pdf", "%PDF-" }, { "letter.html", "<!DOCTYPE html>" }, { "letter.txt", "Epilepsy: how" } };
  const char *program = g_getenv ("ACCORD_PROGRAM");
  g_autofree char *folder = accord_test_make_folder ();
  g_autofree char *file = g_build_filename (folder, "icp.accord", NULL);
  g_autofree char *sample
      = g_build_filename (g_getenv ("ACCORD_DATA_DIR"), "sample", "norwold-and-west-fenshire.json", NULL);

  g_free (run ((const char *const[]) { program, "import", file, "partnership", sample, NULL }));
  for (guint i = 0; i < G_N_ELEMENTS (FORMS); i++)
    {
      g_autofree char *path = g_build_filename (folder, FORMS[i].name, NULL);
      g_autofree char *text = NULL;

      g_free (run ((const char *const[]) { program, "report", file, "lens", "--term", "epilepsy", "-o", path, NULL }));
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_assert_true (g_str_has_prefix (text, FORMS[i].begins));
      if (i == 0)
        continue;
      g_assert_nonnull (strstr (text, "advice within two working days"));
      g_assert_nonnull (strstr (text, "1 link is to a section that has changed"));
      g_assert_null (strstr (text, "she fell off a cliff"));
    }
  accord_test_remove_folder (g_steal_pointer (&folder));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lens/sample", test_sample);
  g_test_add_func ("/lens/letter", test_letter);
  return g_test_run ();
}
