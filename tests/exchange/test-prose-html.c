/* test-prose-html.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/accord-prose-html.h"

static char *
read_fixture (const char *name, const char *suffix)
{
  g_autofree char *file = g_strconcat (name, suffix, NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "paste", file, NULL);
  g_autoptr (GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

static void
assert_reads (const char *html, const char *expected)
{
  g_autoptr (AccordProse) prose = accord_prose_read_html (html, strlen (html));
  g_autofree char *written = accord_prose_write (prose);

  g_assert_cmpstr (written, ==, expected);
}

static void
test_fixture (gconstpointer name)
{
  g_autofree char *html = read_fixture (name, ".html");
  g_autofree char *expected = read_fixture (name, ".md");

  assert_reads (html, expected);
}

static void
test_odd_html (void)
{
  assert_reads ("", "");
  assert_reads ("words", "words\n");
  assert_reads ("a<b>b", "**ab**\n");
  assert_reads ("<p>&nbsp;</p><p> </p><ul><li></li></ul><table><tr><td></td></tr></table>", "");
  assert_reads ("<p>a</p></div></p>b<table><tr>c", "a\n\nb\n\nc\n");
  assert_reads ("<p>*a* [b](c) &lt;d&gt; 1. e</p><p>- f</p>", "\\*a\\* \\[b\\](c) \\<d> 1. e\n\n\\- f\n");
  assert_reads ("<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><p>&x;</p>", "\\]>\n\n\\&x;\n");
  assert_reads ("<p>a\xc2\xad\xe2\x80\x8b\xef\xbb\xbf\xef\xbf\xbc" "b</p>", "ab\n");
  assert_reads ("<table><caption>Who</caption><tr><th>a<th>b<tr><td>c<td>d</table>",
                "Who\n\n| a | b |\n| --- | --- |\n| c | d |\n");
  assert_reads ("<ul><ul><ul><ul><ul><li>deep</ul></ul></ul></ul></ul>", "- deep\n");
}

static void
test_utf_16 (void)
{
  gsize length;
  g_autofree char *wide = g_convert ("<p>Siân</p>", -1, "UTF-16", "UTF-8", NULL, &length, NULL);
  g_autoptr (AccordProse) prose = accord_prose_read_html (wide, length);
  g_autofree char *written = accord_prose_write (prose);

  g_assert_cmpstr (written, ==, "Siân\n");
}

/* However deep or large, it ends, and the words are there. */
static void
test_limits (void)
{
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (GString) wide = g_string_new ("<table>");
  g_autofree char *large = g_strnfill (ACCORD_PROSE_HTML_MAX_SIZE + 1, 'a');
  g_autoptr (AccordProse) prose = NULL;
  g_autoptr (AccordProse) table = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, "<div><b>");
  g_string_append (deep, "word");
  prose = accord_prose_read_html (deep->str, deep->len);
  g_assert_cmpuint (accord_prose_get_n_blocks (prose), ==, 0);
  g_string_truncate (deep, 0);
  for (guint i = 0; i < 100; i++)
    g_string_append (deep, "<div><b>");
  g_string_append (deep, "word");
  assert_reads (deep->str, "**word**\n");

  for (guint row = 0; row < 2; row++)
    {
      g_string_append (wide, "<tr>");
      for (guint i = 0; i < 300; i++)
        g_string_append (wide, "<td rowspan=1000000 colspan=99999>x");
    }
  table = accord_prose_read_html (wide->str, wide->len);
  g_assert_cmpuint (accord_prose_get_n_blocks (table), >, 0);

  assert_reads (large, "");
}

/* What is copied from a text and pasted into another is the same. */
static void
test_round_trip (void)
{
  static const char *const texts[] = {
    "a **b** _c_ [d](https://e.f/g?h=i&j) **_k_**\\\nl\n",
    "## Heading\n\n### Lower\n\n> quote\n\n---\n",
    "- a\n  - b\n    1. c\n    2. d\n  - e\n- f\n\n3. g\n4. h\n\n- i\n",
    "| a | b |\n| --- | --: |\n| **c** | d |\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (AccordProse) prose = accord_prose_parse (texts[i]);
      g_autofree char *html = accord_prose_write_html (prose);

      assert_reads (html, texts[i]);
    }
}

static void
test_tabs (void)
{
  g_autoptr (AccordProse) table = accord_prose_read_tabs ("Place\tPeople\r\nWolds\t 7 \r\n");
  g_autofree char *written = accord_prose_write (table);

  g_assert_cmpstr (written, ==, "| Place | People |\n| --- | --- |\n| Wolds | 7 |\n");
  g_assert_null (accord_prose_read_tabs ("a\tb"));
  g_assert_null (accord_prose_read_tabs ("a\nb"));
  g_assert_null (accord_prose_read_tabs ("a\tb\nc"));
  g_assert_null (accord_prose_read_tabs (""));
}

static void
test_long_paragraphs (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (AccordProse) prose = NULL;
  g_autoptr (AccordProse) soft = NULL;
  g_autoptr (GString) together = g_string_new (NULL);
  guint n_split;

  while (text->len < 300000)
    g_string_append (text, "A sentence of siân words. ");
  prose = accord_prose_parse (text->str);
  soft = accord_prose_soften (prose, &n_split);
  g_assert_cmpuint (n_split, >=, 50);
  g_assert_cmpuint (accord_prose_get_n_blocks (soft), ==, n_split + 1);
  for (guint i = 0; i <= n_split; i++)
    {
      const AccordProseBlock *block = accord_prose_get_block (soft, i);

      g_assert_cmpint (g_utf8_strlen (block->text.runs[0].text, -1), <=, ACCORD_PROSE_MAX_PARAGRAPH);
      g_assert_true (g_str_has_suffix (block->text.runs[0].text, "."));
      g_string_append_printf (together, "%s ", block->text.runs[0].text);
    }
  g_assert_cmpstr (together->str, ==, text->str);
}

/* --- HTML that nobody has written --- */

#define N_DOCUMENTS 1500
#define N_PIECES 40

/* A text of random tags, and the words between them, each of which is there once. */
typedef struct
{
  GString *html;
  GPtrArray *words;
  GArray *ends;
} Soup;

static void
soup_add_word (Soup *self)
{
  char *word = g_strdup_printf ("word%uend", self->words->len);
  gsize end;

  g_string_append (self->html, word);
  end = self->html->len;
  g_ptr_array_add (self->words, word);
  g_array_append_val (self->ends, end);
  g_string_append_c (self->html, ' ');
}

static void
soup_add_tag (Soup *self, GRand *random)
{
  static const char *const NAMES[] = { "p",  "div",  "span", "b",    "i",          "strong", "em",      "a",   "ul",
                                       "ol", "li",   "table", "tbody", "tr",        "td",     "th",      "h1",  "h3",
                                       "pre", "code", "font", "o:p",  "blockquote", "center", "caption", "sup", "x-y",
                                       "dl", "dt",   "dd",   "label", "section" };
  static const char *const ATTRIBUTES[] = { "",
                                            " href='https://example.org/?a=1&b'",
                                            " href=javascript:x",
                                            " class=MsoNormal",
                                            " style='font-weight:bold; mso-list:l0 level9 lfo1'",
                                            " colspan=300",
                                            " rowspan=0 colspan=-1",
                                            " start=99999999999",
                                            " align=right a a='' =b",
                                            " dir=rtl" };
  static const char *const OTHERS[] = { "<br>",      "<hr/>",    "<img src=x alt='>'>",   "<!-- a -- comment -->",
                                        "&nbsp;",    "&#0;",     "<![if !supportLists]>", "<?xml version='1.0'?>",
                                        "&#x10FFFF;", "&nosuch;", "<style>p { }</style>",  "<script>1 < 2</script>",
                                        "&",         "\xc2\xad", "<meta charset=utf-16>", "<col span=9>",
                                        "\r\n",      "\t",       "<![endif]>",            "</p></p>",
                                        "</html>",   "<body>" };
  const char *name = NAMES[g_rand_int_range (random, 0, G_N_ELEMENTS (NAMES))];
  int kind = g_rand_int_range (random, 0, 10);

  if (kind < 5)
    g_string_append_printf (self->html, "<%s%s>", name,
                            kind == 0 ? ATTRIBUTES[g_rand_int_range (random, 0, G_N_ELEMENTS (ATTRIBUTES))] : "");
  else if (kind < 8)
    g_string_append_printf (self->html, "</%s>", name);
  else
    g_string_append (self->html, OTHERS[g_rand_int_range (random, 0, G_N_ELEMENTS (OTHERS))]);
}

static void
soup_init (Soup *self, GRand *random)
{
  *self = (Soup) { g_string_new (NULL), g_ptr_array_new_with_free_func (g_free), g_array_new (FALSE, FALSE, sizeof (gsize)) };
  for (guint i = 0; i < N_PIECES; i++)
    if (g_rand_int_range (random, 0, 3) == 0)
      soup_add_word (self);
    else
      soup_add_tag (self, random);
}

static void
soup_clear (Soup *self)
{
  g_string_free (self->html, TRUE);
  g_ptr_array_unref (self->words);
  g_array_unref (self->ends);
}

/* What is read can be written and read again, and has the words that end in the first @length bytes. */
static void
assert_keeps_words (const Soup *soup, gsize length)
{
  g_autoptr (AccordProse) prose = accord_prose_read_html (soup->html->str, length);
  g_autofree char *written = accord_prose_write (prose);
  g_autoptr (AccordProse) again = accord_prose_parse (written);
  g_autofree char *plain = accord_prose_plain_text (prose);

  g_assert_true (accord_prose_equal (again, prose));
  for (guint i = 0; i < soup->words->len; i++)
    if (g_array_index (soup->ends, gsize, i) <= length && strstr (plain, soup->words->pdata[i]) == NULL)
      g_error ("%s is lost from: %.*s\nleft: %s", (char *) soup->words->pdata[i], (int) length, soup->html->str, plain);
}

static void
test_random_tags (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20250622);

  for (guint i = 0; i < N_DOCUMENTS; i++)
    {
      Soup soup;

      soup_init (&soup, random);
      assert_keeps_words (&soup, soup.html->len);
      assert_keeps_words (&soup, (gsize) g_rand_int_range (random, 0, (gint32) soup.html->len));
      soup_clear (&soup);
    }
}

/* Bytes that are no UTF-8, and tags that are none: whatever comes of it can be stored. */
static void
test_random_bytes (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20250623);
  g_autofree char *word = read_fixture ("word", ".html");
  gsize length = strlen (word);

  for (guint i = 0; i < N_DOCUMENTS / 5; i++)
    {
      gsize start = (gsize) g_rand_int_range (random, 0, (gint32) length);
      gsize most = (gsize) g_rand_int_range (random, 1, 3000);
      gsize n = MIN (most, length - start);
      g_autofree char *piece = g_memdup2 (word + start, n);
      g_autoptr (AccordProse) prose = NULL;
      g_autoptr (AccordProse) again = NULL;
      g_autofree char *text = NULL;
      g_autofree char *written = NULL;

      for (guint k = 0; k < n / 20; k++)
        piece[g_rand_int_range (random, 0, (gint32) n)] = (char) g_rand_int_range (random, 0, 256);
      text = accord_prose_decode (piece, n);
      prose = accord_prose_read_html (text, strlen (text));
      written = accord_prose_write (prose);
      again = accord_prose_parse (written);
      g_assert_true (g_utf8_validate (written, -1, NULL));
      g_assert_true (accord_prose_equal (again, prose));
    }
}

int
main (int argc, char *argv[])
{
  static const char *const fixtures[] = { "word", "writer", "chrome", "firefox", "excel" };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (fixtures); i++)
    {
      g_autofree char *path = g_strconcat ("/exchange/prose-html/", fixtures[i], NULL);

      g_test_add_data_func (path, fixtures[i], test_fixture);
    }
  g_test_add_func ("/exchange/prose-html/odd-html", test_odd_html);
  g_test_add_func ("/exchange/prose-html/utf-16", test_utf_16);
  g_test_add_func ("/exchange/prose-html/limits", test_limits);
  g_test_add_func ("/exchange/prose-html/round-trip", test_round_trip);
  g_test_add_func ("/exchange/prose-html/tabs", test_tabs);
  g_test_add_func ("/exchange/prose-html/long-paragraphs", test_long_paragraphs);
  g_test_add_func ("/exchange/prose-html/random-tags", test_random_tags);
  g_test_add_func ("/exchange/prose-html/random-bytes", test_random_bytes);
  return g_test_run ();
}
