/* test-plain-english.c: what would make a text easier to read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/accord-data.h"
#include "base/accord-error.h"
#include "model/accord-record.h"
#include "plans/accord-outline.h"
#include "plans/accord-plain-english.h"
#include "support/accord-test.h"

static char *
describe (const char *text, const char *const *expanded)
{
  static const char *const KINDS[] = { "sentence", "word", "abbreviation" };
  g_autoptr (GPtrArray) hints = accord_plain_english_check (accord_plain_english_get_default (), text, expanded);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < hints->len; i++)
    {
      const AccordHint *hint = hints->pdata[i];
      g_autofree char *words = g_utf8_substring (text, hint->start, hint->end);

      g_string_append_printf (list, "%s%s", i > 0 ? "; " : "", KINDS[hint->kind]);
      if (hint->kind == ACCORD_HINT_LONG_SENTENCE)
        g_string_append_printf (list, " %u", hint->n_words);
      else
        g_string_append_printf (list, " %s", words);
      if (hint->instead != NULL)
        g_string_append_printf (list, " -> %s", hint->instead);
    }
  return g_string_free_and_steal (list);
}

static void
assert_hints (const char *text, const char *expected)
{
  g_autofree char *hints = describe (text, NULL);

  g_assert_cmpstr (hints, ==, expected);
}

#define TEN "one two three four five six seven eight nine ten"

static void
test_sentences (void)
{
  assert_hints (TEN " " TEN " one two three four five.", "");
  assert_hints (TEN " " TEN " one two three four five six.", "sentence 26");
  assert_hints (TEN " " TEN ". " TEN " " TEN "!", "");
  assert_hints (TEN " " TEN "\n" TEN " " TEN, "");
  assert_hints ("Dr. Who, e.g. " TEN " " TEN " 1.5 of it’s well-known now.", "sentence 28");
  assert_hints ("Short. " TEN " " TEN " " TEN ". Short.", "sentence 30");
}

/* What stands for a sentence ends with a word. */
static void
test_excerpt (void)
{
  g_autoptr (GPtrArray) hints = accord_plain_english_check (accord_plain_english_get_default (), TEN " " TEN " " TEN, NULL);
  const AccordHint *hint;

  g_assert_cmpuint (hints->len, ==, 1);
  hint = g_ptr_array_index (hints, 0);
  g_assert_cmpstr (hint->words, ==, TEN " one two");
}

static void
test_words (void)
{
  assert_hints ("We utilise it. Utilise it in order to help.",
                "word utilise -> use; word Utilise -> use; word in order to -> to");
  assert_hints ("We utilised it, in ordering.", "");
  assert_hints ("Prior to 2020", "word Prior to -> before");
  assert_hints ("é utilise", "word utilise -> use");
}

static void
test_abbreviations (void)
{
  static const char *const EXPANDED[] = { "ICB", NULL };
  g_autofree char *hints = NULL;

  assert_hints ("The ICB and the ICB, and the NHS.", "abbreviation ICB");
  assert_hints ("The integrated care board (ICB) and the ICBs.", "");
  assert_hints ("The ICB (integrated care board) and the ICB.", "");
  assert_hints ("The ICB before the integrated care board (ICB).", "abbreviation ICB");
  hints = describe ("The ICB and the JSNA.", EXPANDED);
  g_assert_cmpstr (hints, ==, "abbreviation JSNA");
}

static void
test_minutes (void)
{
  const AccordPlainEnglish *rules = accord_plain_english_get_default ();

  g_assert_cmpuint (accord_plain_english_get_minutes (rules, 0), ==, 0);
  g_assert_cmpuint (accord_plain_english_get_minutes (rules, 1), ==, 1);
  g_assert_cmpuint (accord_plain_english_get_minutes (rules, 238 * 2), ==, 2);
  g_assert_cmpuint (accord_plain_english_get_minutes (rules, 238 * 2 + 1), ==, 3);
}

static void
test_broken_rules (void)
{
  static const char *const BROKEN[] = {
    "{}",
    "[]",
    "{ \"sentence_words\": 0, \"words_a_minute\": 1, \"no_ends\": [], \"known_abbreviations\": [], \"words\": {} }",
    "{ \"sentence_words\": 1, \"words_a_minute\": 1, \"no_ends\": 1, \"known_abbreviations\": [], \"words\": {} }",
  };
  g_autofree char *folder = accord_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "rules.json", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (accord_plain_english_new (path, &error));
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_FORMAT);
  g_clear_error (&error);
  for (guint i = 0; i < G_N_ELEMENTS (BROKEN); i++)
    {
      g_assert_true (g_file_set_contents (path, BROKEN[i], -1, NULL));
      g_assert_null (accord_plain_english_new (path, &error));
      g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_FORMAT);
      g_clear_error (&error);
    }
  accord_test_remove_folder (g_steal_pointer (&folder));
}

/* An abbreviation that an earlier section writes out is known in a later one. */
static void
test_plan (void)
{
  static const char *const BODIES[] = { "The integrated care board (ICB).\n", "The ICB and | the VCSE (voluntary).\n" };
  char *folder = accord_test_make_folder ();
  g_autoptr (AccordPartnership) partnership = accord_test_create_partnership (folder);
  gint64 plan = accord_test_add (partnership, "plan", "title", "Strategy", NULL);
  g_autoptr (AccordPlanWords) words = NULL;
  gint64 sections[2];

  for (guint i = 0; i < 2; i++)
    {
      g_autofree gint64 *id = accord_test_run (partnership, accord_section_add (plan, 0, i > 0 ? sections[0] : 0, ""));

      sections[i] = *id;
      accord_test_run (partnership, accord_record_set (accord_field_find ("section", "body"), *id, BODIES[i], NULL));
    }
  words = accord_test_run (partnership, accord_plan_words_load (sections[1]));
  g_assert_cmpuint (words->n_words, ==, 5);
  g_assert_cmpuint (g_strv_length (words->expanded), ==, 1);
  g_assert_cmpstr (words->expanded[0], ==, "ICB");
  accord_partnership_close (partnership);
  accord_test_remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/plain-english/sentences", test_sentences);
  g_test_add_func ("/model/plain-english/excerpt", test_excerpt);
  g_test_add_func ("/model/plain-english/words", test_words);
  g_test_add_func ("/model/plain-english/abbreviations", test_abbreviations);
  g_test_add_func ("/model/plain-english/minutes", test_minutes);
  g_test_add_func ("/model/plain-english/broken-rules", test_broken_rules);
  g_test_add_func ("/model/plain-english/plan", test_plan);
  return g_test_run ();
}
