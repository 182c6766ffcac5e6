/* test-vague-count.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/accord-error.h"
#include "base/accord-vague-count.h"

static void
test_readable (void)
{
  static const struct
  {
    const char *text;
    gint64 count;
    const char *qualifier;
    const char *unit;
  } readable[] = {
    { "161", 161, "exact", "" },
    { "250+", 250, "more_than", "" },
    { "250+ people", 250, "more_than", "people" },
    { "about 60", 60, "about", "" },
    { "c.60", 60, "about", "" },
    { "c60", 60, "about", "" },
    { "C. 60", 60, "about", "" },
    { "~60", 60, "about", "" },
    { "approx. 60 residents", 60, "about", "people" },
    { "60 (approx)", 60, "about", "" },
    { "60ish", 60, "about", "" },
    { "1,204 responses", 1204, "exact", "responses" },
    { "1 204", 1204, "exact", "" },
    { "just under 750", 750, "fewer_than", "" },
    { "over 250", 250, "more_than", "" },
    { "more than 4,000", 4000, "more_than", "" },
    { ">4,000", 4000, "more_than", "" },
    { "fewer than 5", 5, "fewer_than", "" },
    { "<5", 5, "fewer_than", "" },
    { "at least 30 groups", 30, "more_than", "groups" },
    { "48 people", 48, "exact", "people" },
    { "48 people (2 events total)", 48, "exact", "people" },
    { "1 person", 1, "exact", "people" },
    { "12 young people", 12, "exact", "people" },
    { "206 survey responses", 206, "exact", "responses" },
    { "14 organisations", 14, "exact", "groups" },
    { "35 comments received", 35, "exact", "comments" },
    { "60-70", 60, "about", "" },
    { "60–70 people", 60, "about", "people" },
    { "between 60 and 70", 60, "about", "" },
    { "206.0", 206, "exact", "" },
    { "2k", 2000, "exact", "" },
    { "2.5k responses", 2500, "exact", "responses" },
    { "1.2 million", 1200000, "exact", "" },
    { "two", 2, "exact", "" },
    { "none", 0, "exact", "" },
    { "0", 0, "exact", "" },
    { "", 0, "not_known", "" },
    { " n/a ", 0, "not_known", "" },
    { "not known", 0, "not_known", "" },
    { "Several", 0, "not_known", "" },
    { "dozens of people", 0, "not_known", "people" },
    { "TBC", 0, "not_known", "" },
    { "-", 0, "not_known", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (readable); i++)
    {
      AccordVagueCount count;
      g_autoptr (GError) error = NULL;

      g_test_message ("“%s”", readable[i].text);
      accord_vague_count_parse (readable[i].text, &count, &error);
      g_assert_no_error (error);
      g_assert_cmpint (count.count, ==, readable[i].count);
      g_assert_cmpstr (count.qualifier, ==, readable[i].qualifier);
      g_assert_cmpstr (count.unit, ==, readable[i].unit);
    }
}

static void
test_refused (void)
{
  static const char *const refused[] = {
    "4/4", "01/07/2022", "60 minutes", "60%", "-5", "12 adults and 30 children", "1,20", "1,2004", "12.5",
    "70-60",
    "2022,204", "reports", "07700900123", "99999999999999999999999999", "between 60", "several minutes",
    "٤٨", "\xff",
    "9,223,372,036,854,775,807,000", "99999999 million",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      AccordVagueCount count;
      g_autoptr (GError) error = NULL;

      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_assert_false (accord_vague_count_parse (refused[i], &count, &error));
      g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_INVALID);
      g_assert_cmpstr (count.qualifier, ==, "not_known");
    }
}

static void
test_unit (void)
{
  g_assert_cmpstr (accord_vague_count_parse_unit ("people (2 events total)"), ==, "people");
  g_assert_cmpstr (accord_vague_count_parse_unit ("Individuals"), ==, "people");
  g_assert_cmpstr (accord_vague_count_parse_unit ("online survey responses"), ==, "responses");
  g_assert_cmpstr (accord_vague_count_parse_unit ("VCSE organisations"), ==, "groups");
  g_assert_cmpstr (accord_vague_count_parse_unit ("minutes"), ==, "");
  g_assert_cmpstr (accord_vague_count_parse_unit (""), ==, "");
  g_assert_cmpstr (accord_vague_count_parse_unit (NULL), ==, "");
}

static void
test_format (void)
{
  static const gint64 numbers[] = { 0, 1, 2, 999, 1000, 1204, 100000, 99999999 };
  static const char *const qualifiers[] = { "exact", "about", "more_than", "fewer_than" };
  static const char *const units[] = { "", "people", "responses", "groups", "comments" };
  g_autofree char *example = accord_vague_count_format (1204, "more_than", "responses");
  g_autofree char *not_known = accord_vague_count_format (0, "not_known", "people");

  g_assert_cmpstr (example, ==, "more than 1,204 responses");
  g_assert_cmpstr (not_known, ==, "not known");

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (qualifiers); j++)
      for (gsize k = 0; k < G_N_ELEMENTS (units); k++)
        {
          g_autofree char *text = accord_vague_count_format (numbers[i], qualifiers[j], units[k]);
          AccordVagueCount count;

          g_assert_true (accord_vague_count_parse (text, &count, NULL));
          g_assert_cmpint (count.count, ==, numbers[i]);
          g_assert_cmpstr (count.qualifier, ==, qualifiers[j]);
          g_assert_cmpstr (count.unit, ==, units[k]);
        }
}

static void
test_random (void)
{
  static const char *const parts[] = {
    "1", "22", "2024", ",", ".", " ", "-", "+", "(", ")", "about", "c.", "people", "k", "million", "between",
    "and", "<",
    "≥", "several", "of", "\xff", "é",
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (161);

  for (guint i = 0; i < 200000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      guint n = g_rand_int_range (rand, 0, 12);
      AccordVagueCount count;

      while (n-- > 0)
        if (g_rand_int_range (rand, 0, 8) == 0)
          g_string_append_c (text, (char) g_rand_int_range (rand, 1, 256));
        else
          g_string_append (text, parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))]);
      accord_vague_count_parse (text->str, &count, NULL);
      g_assert_cmpint (count.count, >=, 0);
      g_assert_cmpint (count.count, <=, 100000000);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/vague-count/readable", test_readable);
  g_test_add_func ("/base/vague-count/refused", test_refused);
  g_test_add_func ("/base/vague-count/unit", test_unit);
  g_test_add_func ("/base/vague-count/format", test_format);
  g_test_add_func ("/base/vague-count/random", test_random);
  return g_test_run ();
}
