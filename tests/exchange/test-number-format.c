/* test-number-format.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/accord-number-format.h"

#include <string.h>

static void
test_codes (void)
{
  static const struct
  {
    const char *code;
    AccordNumberKind kind;
  } codes[] = {
    { "dd/mm/yyyy", ACCORD_NUMBER_DAY }, { "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", ACCORD_NUMBER_DAY },
    { "d mmm", ACCORD_NUMBER_DAY }, { "mmm-yy", ACCORD_NUMBER_MONTH },
    { "[$-809]mmmm yyyy;@", ACCORD_NUMBER_MONTH },
    { "yyyy", ACCORD_NUMBER_YEAR }, { "hh:mm", ACCORD_NUMBER_TIME }, { "mm:ss", ACCORD_NUMBER_TIME },
    { "[h]:mm", ACCORD_NUMBER_TIME }, { "[hh]", ACCORD_NUMBER_TIME },
    { "yyyy-mm-dd hh:mm", ACCORD_NUMBER_DAY },
    { "General", ACCORD_NUMBER_GENERAL }, { "0.00", ACCORD_NUMBER_GENERAL },
    { "#,##0;[Red]-#,##0", ACCORD_NUMBER_GENERAL },
    { "0.00E+00", ACCORD_NUMBER_GENERAL }, { "0 \"days\"", ACCORD_NUMBER_GENERAL },
    { "0\\d", ACCORD_NUMBER_GENERAL },
    { "0_d", ACCORD_NUMBER_GENERAL }, { "[Magenta]0", ACCORD_NUMBER_GENERAL },
    { "0;d", ACCORD_NUMBER_GENERAL },
    { "\"", ACCORD_NUMBER_GENERAL }, { "[", ACCORD_NUMBER_GENERAL }, { "", ACCORD_NUMBER_GENERAL },
    { "@", ACCORD_NUMBER_GENERAL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_test_message ("%s", codes[i].code);
      g_assert_cmpint (accord_number_kind_of_code (codes[i].code), ==, codes[i].kind);
    }
  g_assert_cmpint (accord_number_kind_of_builtin (0), ==, ACCORD_NUMBER_GENERAL);
  g_assert_cmpint (accord_number_kind_of_builtin (14), ==, ACCORD_NUMBER_DAY);
  g_assert_cmpint (accord_number_kind_of_builtin (17), ==, ACCORD_NUMBER_MONTH);
  g_assert_cmpint (accord_number_kind_of_builtin (20), ==, ACCORD_NUMBER_TIME);
  g_assert_cmpint (accord_number_kind_of_builtin (22), ==, ACCORD_NUMBER_DAY);
  g_assert_cmpint (accord_number_kind_of_builtin (49), ==, ACCORD_NUMBER_GENERAL);
}

static void
assert_prints (const char *value, AccordNumberKind kind, gboolean since_1904, const char *expected)
{
  char text[ACCORD_NUMBER_SIZE];
  gsize length = accord_number_print (value, strlen (value), kind, since_1904, text);

  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpuint (length, ==, strlen (expected));
}

static void
test_print (void)
{
  assert_prints ("161", ACCORD_NUMBER_GENERAL, FALSE, "161");
  assert_prints ("-5", ACCORD_NUMBER_GENERAL, FALSE, "-5");
  assert_prints ("2022.0", ACCORD_NUMBER_GENERAL, FALSE, "2022");
  assert_prints ("1.61E2", ACCORD_NUMBER_GENERAL, FALSE, "161");
  assert_prints ("0.30000000000000004", ACCORD_NUMBER_GENERAL, FALSE, "0.3");
  assert_prints ("1e300", ACCORD_NUMBER_GENERAL, FALSE, "1e+300");
  assert_prints ("nan", ACCORD_NUMBER_GENERAL, FALSE, "nan");
  assert_prints ("a word", ACCORD_NUMBER_DAY, FALSE, "a word");

  assert_prints ("44743", ACCORD_NUMBER_DAY, FALSE, "01/07/2022");
  assert_prints ("44743", ACCORD_NUMBER_MONTH, FALSE, "07/2022");
  assert_prints ("44743", ACCORD_NUMBER_YEAR, FALSE, "2022");
  assert_prints ("44743.5", ACCORD_NUMBER_DAY, FALSE, "01/07/2022 12:00");
  assert_prints ("44743.999999", ACCORD_NUMBER_DAY, FALSE, "02/07/2022");
  assert_prints ("0.4375", ACCORD_NUMBER_TIME, FALSE, "10:30");
  assert_prints ("1.5", ACCORD_NUMBER_TIME, FALSE, "36:00");

  /* Day 60 is the 29 February 1900 that never was; 1904 counts from 1 January 1904. */
  assert_prints ("1", ACCORD_NUMBER_DAY, FALSE, "01/01/1900");
  assert_prints ("59", ACCORD_NUMBER_DAY, FALSE, "28/02/1900");
  assert_prints ("60", ACCORD_NUMBER_DAY, FALSE, "29/02/1900");
  assert_prints ("61", ACCORD_NUMBER_DAY, FALSE, "01/03/1900");
  assert_prints ("0", ACCORD_NUMBER_DAY, TRUE, "01/01/1904");
  assert_prints ("43281", ACCORD_NUMBER_DAY, TRUE, "01/07/2022");
  assert_prints ("2958465", ACCORD_NUMBER_DAY, FALSE, "31/12/9999");
  assert_prints ("2958466", ACCORD_NUMBER_DAY, FALSE, "2958466");
  assert_prints ("-1", ACCORD_NUMBER_DAY, FALSE, "-1");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/number-format/codes", test_codes);
  g_test_add_func ("/exchange/number-format/print", test_print);
  return g_test_run ();
}
