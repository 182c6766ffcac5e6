/* test-quote.c: words of a text, found again after the text was edited
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "prose/accord-quote.h"

#define TEXT "Nobody should have to tell their story twice. Carers say so every week, and staff agree.\n" \
             "The last bus leaves at ten past five. Carers say so too, and nobody has answered them."

static void
take (AccordQuote *quote, const char *text, const char *words)
{
  const char *found = strstr (text, words);
  guint start = (guint) g_utf8_pointer_to_offset (text, found);

  accord_quote_take (quote, text, start, start + (guint) g_utf8_strlen (words, -1));
}

static void
assert_found (const AccordQuote *quote, const char *text, AccordQuoteMatch expected, const char *words)
{
  guint start = 0, end = 0;
  g_autofree char *found = NULL;

  g_assert_cmpint (accord_quote_find (quote, text, &start, &end), ==, expected);
  if (expected == ACCORD_QUOTE_GONE)
    return;
  found = g_utf8_substring (text, start, end);
  g_assert_cmpstr (found, ==, words);
}

static void
test_take (void)
{
  g_auto (AccordQuote) quote = { 0 };

  take (&quote, TEXT, "staff agree.\nThe last bus");
  g_assert_cmpstr (quote.exact, ==, "staff agree. The last bus");
  g_assert_cmpstr (quote.before, ==, ". Carers say so every week, and ");
  g_assert_cmpstr (quote.after, ==, " leaves at ten past five. Carers");
  assert_found (&quote, TEXT, ACCORD_QUOTE_EXACT, "staff agree.\nThe last bus");
}

static void
test_edits_around (void)
{
  g_auto (AccordQuote) quote = { 0 };

  take (&quote, TEXT, "tell their story twice");
  assert_found (&quote, TEXT, ACCORD_QUOTE_EXACT, "tell their story twice");
  assert_found (&quote, "Ŵe heard it first: people must not tell their story twice, ever.", ACCORD_QUOTE_EXACT,
                "tell their story twice");
  assert_found (&quote, "tell their\n\nstory\ttwice", ACCORD_QUOTE_EXACT, "tell their\n\nstory\ttwice");
}

static void
test_edits_within (void)
{
  g_auto (AccordQuote) quote = { 0 };

  take (&quote, TEXT, "tell their story twice");
  assert_found (&quote, "Nobody should have to tell their own story twice. Carers say so every week.",
                ACCORD_QUOTE_ALIKE, "tell their own story twice");
  assert_found (&quote, "And tell their stories twice they did.", ACCORD_QUOTE_ALIKE, "tell their stories twice");
  assert_found (&quote, "Why tell the story twice?", ACCORD_QUOTE_ALIKE, "tell the story twice");
}

static void
test_the_same_words_twice (void)
{
  g_auto (AccordQuote) first = { 0 };
  g_auto (AccordQuote) second = { 0 };
  const char *place = strstr (TEXT, "Carers say so too");
  guint start = (guint) (place - TEXT);
  guint found = 0;

  take (&first, TEXT, "Carers say so");
  accord_quote_take (&second, TEXT, start, start + 13);
  g_assert_cmpint (accord_quote_find (&first, TEXT, &found, NULL), ==, ACCORD_QUOTE_EXACT);
  g_assert_cmpuint (found, <, start);
  g_assert_cmpint (accord_quote_find (&second, TEXT, &found, NULL), ==, ACCORD_QUOTE_EXACT);
  g_assert_cmpuint (found, ==, start);
  /* The first of them is taken out: the other keeps its place, and the first finds the words that are left. */
  g_assert_cmpint (accord_quote_find (&second, "Carers say so every week. Leaves at ten past six. Carers say so too, and",
                                      &found, NULL),
                   ==, ACCORD_QUOTE_EXACT);
  g_assert_cmpuint (found, ==, 50);
}

static void
test_what_stands_between (void)
{
  g_auto (AccordQuote) quote = { 0 };

  take (&quote, TEXT, "The last bus leaves at ten past five.");
  assert_found (&quote,
                "say so every week, and staff agree. The last bus goes at ten to six now. Carers say so too, and nobody",
                ACCORD_QUOTE_ALIKE, "The last bus goes at ten to six now.");
}

static void
test_gone (void)
{
  g_auto (AccordQuote) quote = { 0 };
  g_auto (AccordQuote) whole = { g_strdup (""), g_strdup (""), g_strdup ("") };
  g_auto (AccordQuote) brief = { g_strdup ("bus"), g_strdup ("The last "), g_strdup (" leaves") };

  take (&quote, TEXT, "tell their story twice");
  assert_found (&quote, "", ACCORD_QUOTE_GONE, NULL);
  assert_found (&quote, "Nobody should have to. Carers say so every week, and staff agree.", ACCORD_QUOTE_GONE, NULL);
  assert_found (&quote, "Nothing is the same in here, and no words are left of what was said.", ACCORD_QUOTE_GONE, NULL);
  assert_found (&whole, TEXT, ACCORD_QUOTE_GONE, NULL);
  /* A short word that was changed is any word. */
  assert_found (&brief, "The last tram leaves", ACCORD_QUOTE_GONE, NULL);
}

static char *
make_text (guint n_words)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    {
      for (int letters = g_test_rand_int_range (1, 9); letters > 0; letters--)
        g_string_append_c (text, (char) g_test_rand_int_range ('a', 'z' + 1));
      g_string_append_c (text, i % 12 == 11 ? '\n' : ' ');
    }
  return g_string_free_and_steal (text);
}

/* Words of a random text are found after a few random edits anywhere, and they are the right ones. */
static void
test_random_edits (void)
{
  for (int i = 0; i < 300; i++)
    {
      g_autofree char *before = make_text (200);
      g_autoptr (GString) after = g_string_new (before);
      guint length = (guint) strlen (before);
      guint start = (guint) g_test_rand_int_range (0, (int) length - 100);
      g_auto (AccordQuote) quote = { 0 };
      guint from = 0, to = 0;
      int shift = 0;

      accord_quote_take (&quote, before, start, start + 100);
      for (int edits = 0; edits < 10; edits++)
        {
          guint place = (guint) g_test_rand_int_range (0, (int) after->len);

          if (place < (guint) ((int) start + shift))
            shift++;
          g_string_insert (after, place, "Q");
        }
      g_assert_cmpint (accord_quote_find (&quote, after->str, &from, &to), !=, ACCORD_QUOTE_GONE);
      g_assert_cmpint (ABS ((int) from - (int) start - shift), <, 16);
    }
}

/* The longest section, and words that are not in it. */
static void
test_time (void)
{
  g_autofree char *text = make_text (60000);
  g_autofree char *words = make_text (80);
  g_auto (AccordQuote) quote = { g_strdup (words), g_strdup ("before it"), g_strdup ("and after") };
  gint64 start = g_get_monotonic_time ();

  g_assert_cmpint (accord_quote_find (&quote, text, NULL, NULL), ==, ACCORD_QUOTE_GONE);
  g_test_message ("%.1f ms for 400 characters in 60,000 words", (double) (g_get_monotonic_time () - start) / 1000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/quote/take", test_take);
  g_test_add_func ("/quote/edits-around", test_edits_around);
  g_test_add_func ("/quote/edits-within", test_edits_within);
  g_test_add_func ("/quote/the-same-words-twice", test_the_same_words_twice);
  g_test_add_func ("/quote/what-stands-between", test_what_stands_between);
  g_test_add_func ("/quote/gone", test_gone);
  g_test_add_func ("/quote/random-edits", test_random_edits);
  g_test_add_func ("/quote/time", test_time);
  return g_test_run ();
}
