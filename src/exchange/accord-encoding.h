/* accord-encoding.h: bytes of a foreign text file made UTF-8
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AccordEncoding:
 * @ACCORD_ENCODING_UTF_8: UTF-8, with or without a byte order mark
 * @ACCORD_ENCODING_UTF_16_LE: UTF-16, low byte first
 * @ACCORD_ENCODING_UTF_16_BE: UTF-16, high byte first
 * @ACCORD_ENCODING_WINDOWS_1252: what Excel writes as "CSV" on a Western Windows
 */
typedef enum
{
  ACCORD_ENCODING_UTF_8,
  ACCORD_ENCODING_UTF_16_LE,
  ACCORD_ENCODING_UTF_16_BE,
  ACCORD_ENCODING_WINDOWS_1252,
} AccordEncoding;

/**
 * AccordTextFlags:
 * @ACCORD_TEXT_HAD_CONTROLS: NUL or other control characters were there; each became a space.
 * @ACCORD_TEXT_HAD_DIRECTIONS: characters that turn the direction of the text around them were
 * there, and were taken out, because with them a cell can show something else than it holds.
 * @ACCORD_TEXT_HAD_INVALID: bytes that stand for nothing in the encoding were there; each was
 * replaced by U+FFFD.
 *
 * What had to be changed for the text to be usable. A person should be told.
 */
typedef enum
{
  ACCORD_TEXT_CLEAN = 0,
  ACCORD_TEXT_HAD_CONTROLS = 1 << 0,
  ACCORD_TEXT_HAD_DIRECTIONS = 1 << 1,
  ACCORD_TEXT_HAD_INVALID = 1 << 2,
} AccordTextFlags;

char *accord_encoding_to_utf8 (const char *bytes,
                               gsize length,
                               AccordEncoding *encoding,
                               AccordTextFlags *flags,
                               gsize *text_length);
char *accord_encoding_prose_to_utf8 (const char *bytes,
                                     gsize length,
                                     AccordEncoding *encoding,
                                     AccordTextFlags *flags,
                                     gsize *text_length);
gsize accord_encoding_clean (char *text, gsize length, AccordTextFlags *flags);
const char *accord_encoding_get_name (AccordEncoding encoding);

G_END_DECLS
