/* mutate.c: bytes changed at random
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mutate.h"

#include <string.h>

/**
 * fuzz_mutate:
 * @rand: gives the same each time
 * @bytes: what is changed, in one to five places
 * @pieces: what tends to break readers
 * @n_pieces: how many
 */
void
fuzz_mutate (GRand *rand, GByteArray *bytes, const char *const *pieces, guint n_pieces)
{
  guint n = g_rand_int_range (rand, 1, 6);

  while (n-- > 0 && bytes->len > 0)
    {
      guint at = g_rand_int_range (rand, 0, bytes->len);
      guint wanted = g_rand_int_range (rand, 1, 40);
      guint length = MIN (wanted, bytes->len - at);
      const char *piece = pieces[g_rand_int_range (rand, 0, (gint32) n_pieces)];
      guint piece_length = (guint) strlen (piece);

      switch (g_rand_int_range (rand, 0, 6))
        {
        case 0:
          bytes->data[at] ^= 1 << g_rand_int_range (rand, 0, 8);
          break;
        case 1:
          bytes->data[at] = (guint8) g_rand_int_range (rand, 0, 256);
          break;
        case 2:
          g_byte_array_remove_range (bytes, at, length);
          break;
        case 3:
          g_byte_array_set_size (bytes, at);
          break;
        case 4:
          g_byte_array_set_size (bytes, bytes->len + length);
          memmove (bytes->data + at + length, bytes->data + at, bytes->len - at - length);
          break;
        default:
          g_byte_array_set_size (bytes, bytes->len + piece_length);
          memmove (bytes->data + at + piece_length, bytes->data + at, bytes->len - at - piece_length);
          memcpy (bytes->data + at, piece, piece_length);
          break;
        }
    }
}
