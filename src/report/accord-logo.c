/* accord-logo.c: a partnership's logo, as it was given and as it is drawn
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "report/accord-logo.h"

#include <glib/gi18n.h>
#include <librsvg/rsvg.h>
#include <math.h>
#include <string.h>

#include "base/accord-error.h"
#include "model/accord-look.h"
#include "report/accord-svg-check.h"

/* A small file can be a picture that takes all memory: its size stands in front, and is read before it is unpacked. */
#define MAX_SIDE 4000
#define MAX_PIXELS (8 * 1024 * 1024)

/* A drawing is scaled, so its own size means little; beyond this it is nonsense. */
#define MAX_DRAWN_SIDE 100000

/* A drawing is drawn once when it is taken, this wide, and must be done in this time. */
#define TRIAL_WIDTH 400.0
#define TRIAL_HEIGHT 200.0
#define TRIAL_SECONDS 3

#define HEADER_SIZE 24

struct _AccordLogo
{
  GBytes *bytes;
  double ratio;             /* height by width */
  cairo_surface_t *surface; /* of a PNG */
  RsvgHandle *drawing;      /* of an SVG */
  GMutex mutex;             /* for @drawing, which no two threads may draw at once */
};

static gboolean
fail (GError **error, AccordError code, const char *words)
{
  g_set_error_literal (error, ACCORD_ERROR, code, words);
  return FALSE;
}

/* --- PNG --- */

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

  if (size < HEADER_SIZE || memcmp (data, SIGNATURE, strlen (SIGNATURE)) != 0)
    return fail (error, ACCORD_ERROR_FORMAT, _("This is no PNG or SVG picture: save the logo as one of these"));
  width = read_number (data + 16);
  height = read_number (data + 20);
  if (width == 0 || height == 0)
    return fail (error, ACCORD_ERROR_FORMAT, _("There is nothing in this picture"));
  if (width > MAX_SIDE || height > MAX_SIDE || (guint64) width * height > MAX_PIXELS)
    return fail (error, ACCORD_ERROR_TOO_LARGE, _("A logo may have 4,000 points on a side at most: save it smaller"));
  return TRUE;
}

static gboolean
read_png (AccordLogo *self, const guint8 *data, gsize size, GError **error)
{
  Source source = { data, size };

  if (!check_header (data, size, error))
    return FALSE;
  self->surface = cairo_image_surface_create_from_png_stream (read_cb, &source);
  if (cairo_surface_status (self->surface) != CAIRO_STATUS_SUCCESS)
    return fail (error, ACCORD_ERROR_FORMAT, _("This picture is damaged"));
  self->ratio = (double) cairo_image_surface_get_height (self->surface) / cairo_image_surface_get_width (self->surface);
  return TRUE;
}

/* --- SVG --- */

static gboolean
measure (AccordLogo *self, GError **error)
{
  double width, height;
  gboolean has_box;
  RsvgRectangle box;

  if (!rsvg_handle_get_intrinsic_size_in_pixels (self->drawing, &width, &height))
    {
      rsvg_handle_get_intrinsic_dimensions (self->drawing, NULL, NULL, NULL, NULL, &has_box, &box);
      if (!has_box)
        return fail (error, ACCORD_ERROR_FORMAT,
                     _("This SVG does not say how large it is: give it a width and a height, or a viewBox"));
      width = box.width;
      height = box.height;
    }
  if (!(width > 0 && height > 0))
    return fail (error, ACCORD_ERROR_FORMAT, _("There is nothing in this picture"));
  if (width > MAX_DRAWN_SIDE || height > MAX_DRAWN_SIDE)
    return fail (error, ACCORD_ERROR_TOO_LARGE, _("This SVG has more than 100,000 points on a side: save it smaller"));
  self->ratio = height / width;
  return TRUE;
}

/* Cancels what takes too long. */
typedef struct
{
  GMutex mutex;
  GCond ended;
  gboolean has_ended;
  GCancellable *cancellable;
} Watch;

static gpointer
watch_thread (gpointer data)
{
  Watch *watch = data;
  gint64 end = g_get_monotonic_time () + TRIAL_SECONDS * G_TIME_SPAN_SECOND;

  g_mutex_lock (&watch->mutex);
  while (!watch->has_ended && g_cond_wait_until (&watch->ended, &watch->mutex, end))
    continue;
  if (!watch->has_ended)
    g_cancellable_cancel (watch->cancellable);
  g_mutex_unlock (&watch->mutex);
  return NULL;
}

static gboolean
render_in_time (RsvgHandle *drawing, cairo_t *cr, double width, double height)
{
  RsvgRectangle all = { 0, 0, width, height };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Watch watch = { .cancellable = cancellable };
  GThread *thread;
  gboolean is_drawn;

  g_mutex_init (&watch.mutex);
  g_cond_init (&watch.ended);
  rsvg_handle_set_cancellable_for_rendering (drawing, cancellable);
  thread = g_thread_new ("logo", watch_thread, &watch);
  is_drawn = rsvg_handle_render_document (drawing, cr, &all, NULL);
  g_mutex_lock (&watch.mutex);
  watch.has_ended = TRUE;
  g_cond_signal (&watch.ended);
  g_mutex_unlock (&watch.mutex);
  g_thread_join (thread);
  rsvg_handle_set_cancellable_for_rendering (drawing, NULL);
  g_cond_clear (&watch.ended);
  g_mutex_clear (&watch.mutex);
  return is_drawn && !g_cancellable_is_cancelled (cancellable);
}

static gboolean
is_blank (cairo_surface_t *surface)
{
  gsize n = (gsize) cairo_image_surface_get_stride (surface) * (gsize) cairo_image_surface_get_height (surface);
  const guint8 *data = cairo_image_surface_get_data (surface);

  for (gsize i = 0; i < n; i++)
    if (data[i] != 0)
      return FALSE;
  return TRUE;
}

/* As many points as fit into a width and a height. */
static cairo_surface_t *
make_surface (const AccordLogo *self, double width, double height)
{
  double fit = MIN (width, height / self->ratio);

  return cairo_image_surface_create (CAIRO_FORMAT_ARGB32, MAX (1, (int) ceil (fit)), MAX (1, (int) ceil (fit * self->ratio)));
}

static gboolean
try_drawing (AccordLogo *self, GError **error)
{
  cairo_surface_t *surface = make_surface (self, TRIAL_WIDTH, TRIAL_HEIGHT);
  cairo_t *cr = cairo_create (surface);
  gboolean is_drawn = render_in_time (self->drawing, cr, cairo_image_surface_get_width (surface),
                                      cairo_image_surface_get_height (surface));
  gboolean is_empty;

  cairo_destroy (cr);
  cairo_surface_flush (surface);
  is_empty = is_blank (surface);
  cairo_surface_destroy (surface);
  if (!is_drawn)
    return fail (error, ACCORD_ERROR_TOO_LARGE,
                 _("There is too much in this SVG to draw it: save it with fewer parts, or as PNG"));
  return !is_empty || fail (error, ACCORD_ERROR_FORMAT, _("There is nothing in this picture"));
}

static gboolean
read_svg (AccordLogo *self, const guint8 *data, gsize size, GError **error)
{
  if (!accord_svg_check ((const char *) data, size, error))
    return FALSE;
  self->drawing = rsvg_handle_new_from_data (data, size, NULL);
  if (self->drawing == NULL)
    return fail (error, ACCORD_ERROR_FORMAT, _("This picture is damaged"));
  rsvg_handle_set_dpi (self->drawing, 96);
  return measure (self, error) && try_drawing (self, error);
}

/* --- either --- */

/* What XML may begin with: a mark of its encoding, blanks, and then an element or a declaration. */
static const guint8 *
find_xml (const guint8 *data, gsize *size)
{
  static const char MARK[] = "\xef\xbb\xbf";
  gsize start = *size > 3 && memcmp (data, MARK, strlen (MARK)) == 0 ? strlen (MARK) : 0;

  while (start < *size && g_ascii_isspace (data[start]))
    start++;
  if (start == *size || data[start] != '<')
    return NULL;
  *size -= start;
  return data + start;
}

/**
 * accord_logo_new:
 * @bytes: what was given as a logo
 *
 * Any thread; needs no display. An SVG that takes too long to draw takes three seconds to be refused.
 *
 * Returns: (transfer full): the picture; %NULL with ACCORD_ERROR_TOO_LARGE, or with ACCORD_ERROR_FORMAT for what is no PNG and
 *   no SVG, a damaged one, or an SVG that needs other files; the message is for a person, translated
 */
AccordLogo *
accord_logo_new (GBytes *bytes, GError **error)
{
  g_autoptr (AccordLogo) self = g_new0 (AccordLogo, 1);
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  gsize xml_size = size;
  const guint8 *xml = find_xml (data, &xml_size);
  gboolean is_read;

  g_mutex_init (&self->mutex);
  self->bytes = g_bytes_ref (bytes);
  if (size > ACCORD_LOOK_MAX_LOGO)
    {
      fail (error, ACCORD_ERROR_TOO_LARGE, _("A logo may have 256 KiB at most: save it smaller"));
      return NULL;
    }
  is_read = xml != NULL ? read_svg (self, xml, xml_size, error) : read_png (self, data, size, error);
  return is_read ? g_steal_pointer (&self) : NULL;
}

/**
 * accord_logo_free:
 * @self: (transfer full): a logo
 */
void
accord_logo_free (AccordLogo *self)
{
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  g_clear_object (&self->drawing);
  g_bytes_unref (self->bytes);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/**
 * accord_logo_encode:
 * @bytes: what was given as a logo
 *
 * Returns: (transfer full): what accord_look_set() takes for it; %NULL with an error as of accord_logo_new()
 */
char *
accord_logo_encode (GBytes *bytes, GError **error)
{
  g_autoptr (AccordLogo) logo = accord_logo_new (bytes, error);

  return logo != NULL ? g_base64_encode (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;
}

/**
 * accord_logo_get_ratio:
 * @self: a logo
 *
 * Returns: its height divided by its width
 */
double
accord_logo_get_ratio (const AccordLogo *self)
{
  return self->ratio;
}

/**
 * accord_logo_get_bytes:
 * @self: a logo
 *
 * Returns: (transfer none): what was given
 */
GBytes *
accord_logo_get_bytes (const AccordLogo *self)
{
  return self->bytes;
}

/**
 * accord_logo_get_media_type:
 * @self: a logo
 *
 * Returns: (transfer none): what kind accord_logo_get_bytes() is of
 */
const char *
accord_logo_get_media_type (const AccordLogo *self)
{
  return self->drawing != NULL ? "image/svg+xml" : "image/png";
}

/**
 * accord_logo_draw:
 * @self: a logo
 * @cr: what to draw on
 * @width: how wide
 * @height: how high
 *
 * Draws it with its upper left corner at the origin; an SVG as lines and areas, where @cr can take them. Any thread.
 */
void
accord_logo_draw (AccordLogo *self, cairo_t *cr, double width, double height)
{
  RsvgRectangle all = { 0, 0, width, height };

  if (self->drawing != NULL)
    {
      g_mutex_lock (&self->mutex);
      rsvg_handle_render_document (self->drawing, cr, &all, NULL);
      g_mutex_unlock (&self->mutex);
      return;
    }
  cairo_save (cr);
  cairo_scale (cr, width / cairo_image_surface_get_width (self->surface),
               height / cairo_image_surface_get_height (self->surface));
  cairo_set_source_surface (cr, self->surface, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
}

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/**
 * accord_logo_make_png:
 * @self: a logo
 * @width: how many points wide a drawing becomes
 *
 * Returns: (transfer full): a PNG for who takes no drawing; what was given as one is left as it is
 */
GBytes *
accord_logo_make_png (AccordLogo *self, double width)
{
  GByteArray *png;
  cairo_surface_t *surface;
  cairo_t *cr;

  if (self->drawing == NULL)
    return g_bytes_ref (self->bytes);
  png = g_byte_array_new ();
  surface = make_surface (self, width, G_MAXINT16);
  cr = cairo_create (surface);
  accord_logo_draw (self, cr, cairo_image_surface_get_width (surface), cairo_image_surface_get_height (surface));
  cairo_destroy (cr);
  cairo_surface_write_to_png_stream (surface, write_cb, png);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (png);
}
