/* test-encoding.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/accord-encoding.h"

#include <string.h>

static void
assert_decodes (const char *bytes, gsize length, AccordEncoding encoding, guint flags, const char *expected)
{
  AccordEncoding found;
  AccordTextFlags found_flags;
  gsize text_length;
  g_autofree char *text = accord_encoding_to_utf8 (bytes, length, &found, &found_flags, &text_length);

  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpuint (text_length, ==, strlen (expected));
  g_assert_cmpint (found, ==, encoding);
  g_assert_cmpuint (found_flags, ==, flags);
}

#define DECODES(bytes, encoding, flags, expected) \
  assert_decodes (bytes, sizeof bytes - 1, ACCORD_ENCODING_##encoding, flags, expected)

static void
test_encodings (void)
{
  DECODES ("", UTF_8, 0, "");
  DECODES ("St Edric’s – café", UTF_8, 0, "St Edric’s – café");
  DECODES ("\xEF\xBB\xBFRef", UTF_8, 0, "Ref");
  DECODES ("\xFF\xFEN\0o\0\x19\x20", UTF_16_LE, 0, "No’");
  DECODES ("\xFE\xFF\0N\0o\x20\x19", UTF_16_BE, 0, "No’");
  DECODES ("N\0o\0,\0S\0e\0c\0t\0o\0r\0", UTF_16_LE, 0, "No,Sector");
  DECODES ("\0N\0o\0,\0S\0e\0c\0t\0o\0r", UTF_16_BE, 0, "No,Sector");
  DECODES ("\xFF\xFE\x3D\xD8\x00\xDE", UTF_16_LE, 0, "😀");
  DECODES ("St Edric\x92s \x96 caf\xE9 \x80" "5", WINDOWS_1252, 0, "St Edric’s – café €5");
}

static void
test_damaged (void)
{
  DECODES ("caf\xE9 \x81", WINDOWS_1252, ACCORD_TEXT_HAD_INVALID, "café \xEF\xBF\xBD");
  DECODES ("\xEF\xBB\xBF" "a\xFF" "b", UTF_8, ACCORD_TEXT_HAD_INVALID, "a\xEF\xBF\xBD" "b");
  DECODES ("\xFF\xFEN\0\x3D\xD8o\0", UTF_16_LE, ACCORD_TEXT_HAD_INVALID, "N\xEF\xBF\xBDo");
  DECODES ("\xFF\xFEN\0o", UTF_16_LE, ACCORD_TEXT_HAD_INVALID, "N");
  DECODES ("a\0b,c,d,e,f,g,h,i", UTF_8, ACCORD_TEXT_HAD_CONTROLS, "a b,c,d,e,f,g,h,i");
  DECODES ("a\x07" "b\tc\r\n\x7F", UTF_8, ACCORD_TEXT_HAD_CONTROLS, "a b\tc\r\n ");
  DECODES ("\xE2\x80\xAE" "fdp.exe\xE2\x80\xAC\xE2\x81\xA6\xE2\x81\xA9’", UTF_8, ACCORD_TEXT_HAD_DIRECTIONS,
           "fdp.exe’");
  DECODES ("\xFF\xFE\0\0a\0", UTF_16_LE, ACCORD_TEXT_HAD_CONTROLS, " a");
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1252);

  for (guint i = 0; i < 20000; i++)
    {
      char bytes[40];
      gsize length = g_rand_int_range (rand, 0, sizeof bytes), text_length;
      AccordEncoding encoding;
      AccordTextFlags flags;
      g_autofree char *text = NULL;

      for (gsize j = 0; j < length; j++)
        bytes[j] = (char) (g_rand_boolean (rand) ? g_rand_int_range (rand, 0, 256) : 0);
      text = accord_encoding_to_utf8 (bytes, length, &encoding, &flags, &text_length);
      g_assert_true (g_utf8_validate (text, -1, NULL));
      g_assert_cmpuint (strlen (text), ==, text_length);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/encoding/encodings", test_encodings);
  g_test_add_func ("/exchange/encoding/damaged", test_damaged);
  g_test_add_func ("/exchange/encoding/random", test_random);
  return g_test_run ();
}
