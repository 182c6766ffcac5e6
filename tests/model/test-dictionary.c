/* test-dictionary.c: words that are right though no dictionary has them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/accord-error.h"
#include "model/accord-dictionary.h"
#include "support/accord-test.h"

typedef struct
{
  char *folder;
  char *path;
  AccordDictionary *dictionary;
  guint n_changes;
} Fixture;

static void
changed_cb (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = accord_test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "settings", "words.txt", NULL);
  fixture->dictionary = accord_dictionary_new (fixture->path);
  g_signal_connect_swapped (fixture->dictionary, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->dictionary);
  g_free (fixture->path);
  accord_test_remove_folder (fixture->folder);
}

static char *
list (AccordDictionary *dictionary)
{
  g_auto (GStrv) words = accord_dictionary_list (dictionary);

  return g_strjoinv (" ", words);
}

static void
test_own_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AccordDictionary) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  g_assert_false (accord_dictionary_contains (fixture->dictionary, "neurodiverse"));
  g_assert_true (accord_dictionary_add (fixture->dictionary, "neurodiverse", &error));
  g_assert_true (accord_dictionary_add (fixture->dictionary, "Ashmere", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->n_changes, ==, 2);
  g_assert_true (accord_dictionary_contains (fixture->dictionary, "Neurodiverse"));
  g_assert_true (accord_dictionary_contains (fixture->dictionary, "Ashmere’s"));
  g_assert_false (accord_dictionary_contains (fixture->dictionary, "ashmere"));

  again = accord_dictionary_new (fixture->path);
  words = list (again);
  g_assert_cmpstr (words, ==, "Ashmere neurodiverse");
  g_assert_true (accord_dictionary_remove (again, "Ashmere", &error));
  g_assert_false (accord_dictionary_contains (again, "Ashmere"));
}

static void
test_ignored_words_are_not_kept (Fixture *fixture, gconstpointer data)
{
  g_autofree char *words = NULL;

  accord_dictionary_ignore (fixture->dictionary, "teh");
  g_assert_true (accord_dictionary_contains (fixture->dictionary, "teh"));
  words = list (fixture->dictionary);
  g_assert_cmpstr (words, ==, "");
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

static void
test_abbreviations (Fixture *fixture, gconstpointer data)
{
  static const char *const RIGHT[] = { "ICB", "JSNA", "JSNAs", "ICB’s", "A&E", "COVID-19", "ICS2" };
  static const char *const WRONG[] = { "Icb", "icb", "A", "ICBoard", "1s" };

  for (guint i = 0; i < G_N_ELEMENTS (RIGHT); i++)
    g_assert_true (accord_dictionary_contains (fixture->dictionary, RIGHT[i]));
  for (guint i = 0; i < G_N_ELEMENTS (WRONG); i++)
    g_assert_false (accord_dictionary_contains (fixture->dictionary, WRONG[i]));
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AccordPartnership) partnership = accord_test_create_partnership (fixture->folder);
  g_auto (GStrv) names = NULL;

  accord_test_add (partnership, "organisation", "name", "Healthwatch Fenshire (Wolds)", NULL);
  accord_test_add (partnership, "place", "name", "Kingsferry-on-Sea", NULL);
  names = accord_test_run (partnership, accord_dictionary_load_names ());
  accord_dictionary_set_names (fixture->dictionary, (const char *const *) names);
  g_assert_true (accord_dictionary_contains (fixture->dictionary, "Fenshire’s"));
  g_assert_true (accord_dictionary_contains (fixture->dictionary, "Wolds"));
  g_assert_true (accord_dictionary_contains (fixture->dictionary, "Kingsferry"));
  g_assert_false (accord_dictionary_contains (fixture->dictionary, "Ashmere"));
  accord_partnership_close (partnership);
}

/* Where nothing can be kept the word is right all the same, and somebody is told. */
static void
test_cannot_be_kept (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename ("/proc", "accord", "words.txt", NULL);
  g_autoptr (AccordDictionary) dictionary = accord_dictionary_new (path);
  g_autoptr (GError) error = NULL;

  g_assert_false (accord_dictionary_add (dictionary, "neurodiverse", &error));
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_READ_ONLY);
  g_assert_true (accord_dictionary_contains (dictionary, "neurodiverse"));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/model/dictionary/own-words", test_own_words);
  ADD ("/model/dictionary/ignored-words", test_ignored_words_are_not_kept);
  ADD ("/model/dictionary/abbreviations", test_abbreviations);
  ADD ("/model/dictionary/names", test_names);
  ADD ("/model/dictionary/cannot-be-kept", test_cannot_be_kept);
  return g_test_run ();
}
