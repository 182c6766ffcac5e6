/* accord-logo.c: a partnership's logo, as it was given and as it is drawn
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "report/accord-logo.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/accord-error.h"
#include "model/accord-look.h"

/* A small file can be a picture that takes all memory: its size stands in front, and is read before it is unpacked. */
#define MAX_SIDE 4000
#define MAX_PIXELS (8 * 1024 * 1024)

#define HEADER_SIZE 24

typedef struct
{
  const guint8 *data;
  gsize left;
} Source;

static cairo_status_t
read_cb (void *closure, unsigned char *data, unsigned int length)
{
  Source *source = closure;

  if (length > source->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, source->data, length);
  source->data += length;
  source->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
fail (GError **error, AccordError code, const char *words)
{
  g_set_error_literal (error, ACCORD_ERROR, code, words);
  return FALSE;
}

static guint32
read_number (const guint8 *data)
{
  return (guint32) data[0] << 24 | (guint32) data[1] << 16 | (guint32) data[2] << 8 | data[3];
}

static gboolean
check_header (const guint8 *data, gsize size, GError **error)
{
  static const char SIGNATURE[] = "\x89PNG\r\n\x1a\n";
  guint32 width, height;

  if (size > ACCORD_LOOK_MAX_LOGO)
    return fail (error, ACCORD_ERROR_TOO_LARGE, _("A logo may have 256 KiB at most: save it smaller"));
  if (size < HEADER_SIZE || memcmp (data, SIGNATURE, strlen (SIGNATURE)) != 0)
    return fail (error, ACCORD_ERROR_FORMAT, _("This is no PNG picture: save the logo as PNG"));
  width = read_number (data + 16);
  height = read_number (data + 20);
  if (width == 0 || height == 0)
    return fail (error, ACCORD_ERROR_FORMAT, _("There is nothing in this picture"));
  if (width > MAX_SIDE || height > MAX_SIDE || (guint64) width * height > MAX_PIXELS)
    return fail (error, ACCORD_ERROR_TOO_LARGE, _("A logo may have 4,000 points on a side at most: save it smaller"));
  return TRUE;
}

/**
 * accord_logo_draw:
 * @png: what was given as a logo
 *
 * Any thread; needs no display.
 *
 * Returns: (transfer full): the picture; %NULL with ACCORD_ERROR_TOO_LARGE, or with ACCORD_ERROR_FORMAT for what is no PNG or a
 *   damaged one; the message is for a person, translated
 */
cairo_surface_t *
accord_logo_draw (GBytes *png, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (png, &size);
  Source source = { data, size };
  cairo_surface_t *surface;

  if (!check_header (data, size, error))
    return NULL;
  surface = cairo_image_surface_create_from_png_stream (read_cb, &source);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    return surface;
  cairo_surface_destroy (surface);
  fail (error, ACCORD_ERROR_FORMAT, _("This picture is damaged"));
  return NULL;
}

/**
 * accord_logo_encode:
 * @png: what was given as a logo
 *
 * Returns: (transfer full): what accord_look_set() takes for it; %NULL with an error as of accord_logo_draw()
 */
char *
accord_logo_encode (GBytes *png, GError **error)
{
  cairo_surface_t *surface = accord_logo_draw (png, error);

  if (surface == NULL)
    return NULL;
  cairo_surface_destroy (surface);
  return g_base64_encode (g_bytes_get_data (png, NULL), g_bytes_get_size (png));
}
