/* accord-file.c: a foreign file, read within bounds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/accord-file.h"

#include "base/accord-error.h"

static void
map_io_error (GError **error)
{
  GError *io_error = *error;

  if (g_error_matches (io_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  *error = g_error_new_literal (ACCORD_ERROR,
                                g_error_matches (io_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ? ACCORD_ERROR_NOT_FOUND
                                : g_error_matches (io_error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY)
                                    ? ACCORD_ERROR_FORMAT
                                    : ACCORD_ERROR_FAILED,
                                io_error->message);
  g_error_free (io_error);
}

/*
 * accord_file_load:
 * @file: a file that a person chose
 * @most: its size at most, in bytes: it may be endless
 *
 * Returns: (transfer full): what is in it; %NULL with ACCORD_ERROR_TOO_LARGE, ACCORD_ERROR_NOT_FOUND, ACCORD_ERROR_FORMAT for
 *   a folder, ACCORD_ERROR_FAILED or G_IO_ERROR_CANCELLED
 */
GBytes *
accord_file_load (GFile *file, gsize most, GCancellable *cancellable, GError **error)
{
  GError *io_error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, &io_error);
  g_autoptr (GByteArray) content = g_byte_array_new ();
  gssize n = stream != NULL ? 1 : 0;

  while (n > 0 && content->len <= most)
    {
      guint length = content->len, room = MAX (1 << 16, length / 2);

      g_byte_array_set_size (content, length + room);
      n = g_input_stream_read (G_INPUT_STREAM (stream), content->data + length, room, cancellable, &io_error);
      g_byte_array_set_size (content, length + (guint) MAX (n, 0));
    }
  if (io_error != NULL)
    {
      map_io_error (&io_error);
      g_propagate_error (error, io_error);
      return NULL;
    }
  if (content->len > most)
    {
      g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_TOO_LARGE, "more than %" G_GSIZE_FORMAT " MiB", most >> 20);
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&content));
}
