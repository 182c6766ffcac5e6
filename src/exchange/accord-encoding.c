/* accord-encoding.c: bytes of a foreign text file made UTF-8
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/accord-encoding.h"

#include <string.h>

/* How much of a file without a byte order mark is looked at to see whether it is UTF-16. */
#define SAMPLE_SIZE 4096

#define REPLACEMENT 0xFFFD

/* 0x80 to 0x9F. iconv refuses a whole file for one of the five bytes that have no meaning, so the
 * table is here. */
static const gunichar2 windows_1252[32] = {
  0x20AC, REPLACEMENT, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
  REPLACEMENT, 0x017D, REPLACEMENT, REPLACEMENT, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
  0x02DC, 0x2122,
  0x0161, 0x203A, 0x0153, REPLACEMENT, 0x017E, 0x0178,
};

static gboolean
looks_like_utf16 (const guint8 *bytes, gsize length, gboolean *big_endian)
{
  gsize n = MIN (length, SAMPLE_SIZE) / 2;
  gsize even = 0, odd = 0;

  if (n < 2)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      even += bytes[2 * i] == 0;
      odd += bytes[2 * i + 1] == 0;
    }
  /* Western text in UTF-16 has a NUL in nearly every pair, always on the same side. */
  *big_endian = even > odd;
  return MAX (even, odd) * 10 >= n * 7 && MIN (even, odd) * 10 <= n;
}

static char *
read_utf16 (const guint8 *bytes, gsize length, gboolean big_endian, AccordTextFlags *flags,
            gsize *text_length)
{
  gsize n = length / 2;
  char *text = g_malloc (n * 3 + 4);
  char *out = text;

  if (length % 2 != 0)
    *flags |= ACCORD_TEXT_HAD_INVALID;
  for (gsize i = 0; i < n; i++)
    {
      gunichar c = big_endian ? bytes[2 * i] << 8 | bytes[2 * i + 1] : bytes[2 * i + 1] << 8 | bytes[2 * i];

      if (c >= 0xD800 && c < 0xE000)
        {
          gunichar low = 0;

          if (i + 1 < n)
            low = big_endian ? bytes[2 * i + 2] << 8 | bytes[2 * i + 3]
                             : bytes[2 * i + 3] << 8 | bytes[2 * i + 2];
          if (c < 0xDC00 && low >= 0xDC00 && low < 0xE000)
            {
              c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
              i++;
            }
          else
            {
              c = REPLACEMENT;
              *flags |= ACCORD_TEXT_HAD_INVALID;
            }
        }
      if (c < 0x80)
        *out++ = (char) c;
      else
        out += g_unichar_to_utf8 (c, out);
    }
  *out = '\0';
  *text_length = out - text;
  return text;
}

static char *
read_windows_1252 (const guint8 *bytes, gsize length, AccordTextFlags *flags, gsize *text_length)
{
  char *text = g_malloc (length * 3 + 1);
  char *out = text;

  for (gsize i = 0; i < length; i++)
    if (bytes[i] < 0x80)
      *out++ = (char) bytes[i];
    else
      {
        gunichar c = bytes[i] < 0xA0 ? windows_1252[bytes[i] - 0x80] : bytes[i];

        if (c == REPLACEMENT)
          *flags |= ACCORD_TEXT_HAD_INVALID;
        out += g_unichar_to_utf8 (c, out);
      }
  *out = '\0';
  *text_length = out - text;
  return text;
}

static void
replace_nuls (char *text, gsize length, AccordTextFlags *flags)
{
  const char *end = text + length;
  char *nul = text;

  while (nul < end && (nul = memchr (nul, '\0', end - nul)) != NULL)
    {
      *nul++ = ' ';
      *flags |= ACCORD_TEXT_HAD_CONTROLS;
    }
}

static gboolean
is_bidi_control (const guint8 *p)
{
  return p[0] == 0xE2 && ((p[1] == 0x80 && p[2] >= 0xAA && p[2] <= 0xAE)
                          || (p[1] == 0x81 && p[2] >= 0xA6 && p[2] <= 0xA9));
}

static gsize
clean (char *text, gsize length, gboolean keep_directions, AccordTextFlags *flags)
{
  guint8 *in = (guint8 *) text;
  guint8 *end = in + length;
  guint8 *out;
  gboolean suspicious[256] = { FALSE };

  /* Nearly always there is nothing to do, so look before copying; the NUL at the end stops the search. */
  for (guint c = 0; c < 0x20; c++)
    suspicious[c] = c != '\t' && c != '\n' && c != '\r';
  suspicious[0x7F] = TRUE;
  suspicious[0xE2] = !keep_directions;
  while (in < end)
    {
      while (!suspicious[*in])
        in++;
      if (*in != 0xE2 || is_bidi_control (in))
        break;
      in++;
    }

  for (out = in; in < end; in++)
    if (suspicious[0xE2] && *in == 0xE2 && is_bidi_control (in))
      {
        *flags |= ACCORD_TEXT_HAD_DIRECTIONS;
        in += 2;
      }
    else if (suspicious[*in] && *in != 0xE2)
      {
        *flags |= ACCORD_TEXT_HAD_CONTROLS;
        *out++ = ' ';
      }
    else
      *out++ = *in;

  *out = '\0';
  return out - (guint8 *) text;
}

/**
 * accord_encoding_clean:
 * @text: valid UTF-8 of @length bytes and a NUL; changed in place
 * @length: its length, without the NUL; there may be NULs within
 * @flags: (inout): what had to be changed is added here
 *
 * Takes out what no cell of a table needs: embeddings, overrides and isolates of the text's
 * direction are removed, and each control character other than tab, line feed and carriage return
 * becomes a space.
 *
 * Any thread.
 *
 * Returns: the new length; @text ends with a NUL there
 */
gsize
accord_encoding_clean (char *text, gsize length, AccordTextFlags *flags)
{
  return clean (text, length, FALSE, flags);
}

static char *
decode (const char *bytes, gsize length, AccordEncoding *encoding, AccordTextFlags *flags, gsize *text_length)
{
  const guint8 *raw = (const guint8 *) bytes;
  gboolean marked = length >= 3 && memcmp (bytes, "\xEF\xBB\xBF", 3) == 0;
  gboolean big_endian = FALSE;
  gsize found_length = 0;
  char *text;

  *flags = ACCORD_TEXT_CLEAN;
  if (length >= 2 && ((raw[0] == 0xFF && raw[1] == 0xFE) || (raw[0] == 0xFE && raw[1] == 0xFF)))
    {
      big_endian = raw[0] == 0xFE;
      *encoding = big_endian ? ACCORD_ENCODING_UTF_16_BE : ACCORD_ENCODING_UTF_16_LE;
      text = read_utf16 (raw + 2, length - 2, big_endian, flags, &found_length);
    }
  else if (!marked && looks_like_utf16 (raw, length, &big_endian))
    {
      *encoding = big_endian ? ACCORD_ENCODING_UTF_16_BE : ACCORD_ENCODING_UTF_16_LE;
      text = read_utf16 (raw, length, big_endian, flags, &found_length);
    }
  else
    {
      if (marked)
        {
          bytes += 3;
          length -= 3;
        }
      *encoding = ACCORD_ENCODING_UTF_8;
      text = g_malloc (length + 1);
      if (length > 0)
        memcpy (text, bytes, length);
      text[length] = '\0';
      replace_nuls (text, length, flags);
      if (g_utf8_validate_len (text, length, NULL))
        found_length = length;
      else if (marked)
        {
          char *valid = g_utf8_make_valid (text, length);

          *flags |= ACCORD_TEXT_HAD_INVALID;
          g_free (text);
          text = valid;
          found_length = strlen (text);
        }
      else
        {
          char *converted = read_windows_1252 ((const guint8 *) text, length, flags, &found_length);

          *encoding = ACCORD_ENCODING_WINDOWS_1252;
          g_free (text);
          text = converted;
        }
    }

  *text_length = found_length;
  return text;
}

/**
 * accord_encoding_to_utf8:
 * @bytes: the content of a file
 * @length: its length
 * @encoding: (out): what it was
 * @flags: (out): what had to be changed
 * @text_length: (out): the length of the text
 *
 * Finds the encoding of a text file that a person saved: a byte order mark decides; else the
 * pattern of NULs of UTF-16; else UTF-8 if it is valid; else Windows-1252, in which every byte
 * means something or is replaced. The text has no NUL in it and no character that turns its
 * direction.
 *
 * Any thread.
 *
 * Returns: (transfer full): the text
 */
char *
accord_encoding_to_utf8 (const char *bytes, gsize length, AccordEncoding *encoding, AccordTextFlags *flags,
                         gsize *text_length)
{
  char *text = decode (bytes, length, encoding, flags, text_length);

  *text_length = clean (text, *text_length, FALSE, flags);
  return text;
}

/**
 * accord_encoding_prose_to_utf8:
 * @bytes: the content of a file
 * @length: its length
 * @encoding: (out): what it was
 * @flags: (out): what had to be changed
 * @text_length: (out): the length of the text
 *
 * As accord_encoding_to_utf8() for a text that people read as such, where what turns its direction has its place: a cell of
 * a table can be made to look like another by it, a paragraph in Urdu needs it. Any thread.
 *
 * Returns: (transfer full): the text
 */
char *
accord_encoding_prose_to_utf8 (const char *bytes, gsize length, AccordEncoding *encoding, AccordTextFlags *flags,
                               gsize *text_length)
{
  char *text = decode (bytes, length, encoding, flags, text_length);

  *text_length = clean (text, *text_length, TRUE, flags);
  return text;
}

/**
 * accord_encoding_get_name:
 * @encoding: an encoding
 *
 * Returns: (transfer none): its name, as people know it
 */
const char *
accord_encoding_get_name (AccordEncoding encoding)
{
  switch (encoding)
    {
    case ACCORD_ENCODING_UTF_16_LE:
      return "UTF-16LE";
    case ACCORD_ENCODING_UTF_16_BE:
      return "UTF-16BE";
    case ACCORD_ENCODING_WINDOWS_1252:
      return "Windows-1252";
    case ACCORD_ENCODING_UTF_8:
    default:
      return "UTF-8";
    }
}
