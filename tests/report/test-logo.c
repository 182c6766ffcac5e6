/* test-logo.c: what may be a logo, and what is refused and why
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <cairo-pdf.h>
#include <string.h>

#include "base/accord-error.h"
#include "model/accord-look.h"
#include "report/accord-logo.h"

#define SVG "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' "
#define SIZED SVG "width='300' height='100'>"
#define RED "<rect width='300' height='100' fill='#ff0000'/></svg>"

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
make_png (int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  GByteArray *array = g_byte_array_new ();

  g_assert_cmpint (cairo_surface_write_to_png_stream (surface, append_cb, array), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (array);
}

static GBytes *
make_svg (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static AccordLogo *
read_logo (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  AccordLogo *logo = accord_logo_new (bytes, &error);

  g_assert_no_error (error);
  return logo;
}

static void
refuse (GBytes *bytes, int code, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (accord_logo_encode (bytes, &error));
  g_assert_error (error, ACCORD_ERROR, code);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” does not say “%s”", error->message, words);
}

/* A picture that is none, one that is cut off, one that says it is huge, and one that is. */
static void
test_bad_png (void)
{
  g_autoptr (GBytes) good = make_png (300, 100);
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (good, 0, g_bytes_get_size (good) / 2);
  g_autoptr (GBytes) other = make_svg ("GIF89a");
  g_autoptr (GBytes) none = g_bytes_new (NULL, 0);
  g_autoptr (GBytes) wide = make_png (5000, 10);
  g_autofree guint8 *lie = g_memdup2 (g_bytes_get_data (good, NULL), g_bytes_get_size (good));
  g_autofree guint8 *fat = g_malloc0 (ACCORD_LOOK_MAX_LOGO + 1);
  g_autoptr (GBytes) huge = NULL;
  g_autoptr (GBytes) heavy = NULL;

  lie[16] = lie[20] = 0x7f;
  huge = g_bytes_new (lie, g_bytes_get_size (good));
  heavy = g_bytes_new (fat, ACCORD_LOOK_MAX_LOGO + 1);
  refuse (cut, ACCORD_ERROR_FORMAT, "damaged");
  refuse (other, ACCORD_ERROR_FORMAT, "no PNG or SVG");
  refuse (none, ACCORD_ERROR_FORMAT, "no PNG or SVG");
  refuse (wide, ACCORD_ERROR_TOO_LARGE, "4,000 points");
  refuse (huge, ACCORD_ERROR_TOO_LARGE, "4,000 points");
  refuse (heavy, ACCORD_ERROR_TOO_LARGE, "256 KiB");
}

static void
test_bad_svg (void)
{
  static const struct
  {
    const char *text;
    int code;
    const char *words;
  } CASES[] = {
    { "<html><body/></html>", ACCORD_ERROR_FORMAT, "no PNG or SVG" },
    { SIZED "<rect width='300'", ACCORD_ERROR_FORMAT, "damaged" },
    { SIZED "<rect></svg>", ACCORD_ERROR_FORMAT, "damaged" },
    { "<svg width='300' height='100'>" RED, ACCORD_ERROR_FORMAT, "no PNG or SVG" },
    { SIZED "\xff</svg>", ACCORD_ERROR_FORMAT, "not in UTF-8" },
    { "<?xml version='1.0' encoding='UTF-7'?>" SIZED RED, ACCORD_ERROR_FORMAT, "not in UTF-8" },
    { SVG ">" RED, ACCORD_ERROR_FORMAT, "how large it is" },
    { SVG "width='100%'>" RED, ACCORD_ERROR_FORMAT, "how large it is" },
    { SVG "width='0' height='10'>" RED, ACCORD_ERROR_FORMAT, "nothing in this picture" },
    { SIZED "</svg>", ACCORD_ERROR_FORMAT, "nothing in this picture" },
    { SVG "width='1e9' height='1e9'>" RED, ACCORD_ERROR_TOO_LARGE, "100,000 points" },
    { SVG "viewBox='0 0 1e9 10'>" RED, ACCORD_ERROR_TOO_LARGE, "100,000 points" },
    { "<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]>" SIZED "<text>&b;</text>" RED,
      ACCORD_ERROR_FORMAT, "entities" },
    { "<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>" SIZED "<text>&a;</text>" RED, ACCORD_ERROR_FORMAT,
      "entities" },
    { SIZED "<image width='9' height='9' xlink:href='data:image/png;base64,AAAA'/>" RED, ACCORD_ERROR_FORMAT,
      "picture of another kind" },
    { SIZED "<use xlink:href='file:///tmp/other.svg#a'/>" RED, ACCORD_ERROR_FORMAT, "file:///tmp/other.svg#a" },
    { SIZED "<use href=' other.svg#a'/>" RED, ACCORD_ERROR_FORMAT, "“other.svg#a”" },
    { SIZED "<g filter='url(https://example.com/f.svg#a)'/>" RED, ACCORD_ERROR_FORMAT, "https://example.com/f.svg#a" },
    { SIZED "<g style='fill:url( \"p.svg#a\" )'/>" RED, ACCORD_ERROR_FORMAT, "“p.svg#a”" },
    { SIZED "<style>@import 'more.css';</style>" RED, ACCORD_ERROR_FORMAT, "more.css" },
    { SIZED "<style><![CDATA[@font-face { src: url(letters.woff) }]]></style>" RED, ACCORD_ERROR_FORMAT, "letters.woff" },
    { "<?xml-stylesheet href='look.css'?>" SIZED RED, ACCORD_ERROR_FORMAT, "look.css" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autoptr (GBytes) bytes = make_svg (CASES[i].text);

      g_test_message ("%u: %s", i, CASES[i].words);
      refuse (bytes, CASES[i].code, CASES[i].words);
    }
}

/* Each part is ten of the one before: a small file with ten thousand million parts. */
static void
test_intricate (void)
{
  g_autoptr (GString) text = g_string_new (SIZED "<defs><g id='p0'><rect width='1' height='1'/></g>");
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 1; i <= 10; i++)
    {
      g_string_append_printf (text, "<g id='p%u'>", i);
      for (guint k = 0; k < 10; k++)
        g_string_append_printf (text, "<use href='#p%u'/>", i - 1);
      g_string_append (text, "</g>");
    }
  g_string_append (text, "</defs><use href='#p10'/></svg>");
  bytes = make_svg (text->str);
  refuse (bytes, ACCORD_ERROR_TOO_LARGE, "too much in this SVG");
}

/* What real programs write: a mark of the encoding, a declaration, a document type, a link, a
 * style, a shade, and a size that only the viewBox says. */
static void
test_good_svg (void)
{
  static const char TEXT[] = "\xef\xbb\xbf<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"no\"?>\n"
                             "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" "
                             "\"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">\n<!-- url(none) -->\n"
                             SVG "viewBox='0 0 300 100'><defs><linearGradient id='a'><stop stop-color='#ff0000'/>"
                             "</linearGradient></defs><style>rect{fill:url( '#a' )}</style>"
                             "<a href='https://example.com'><rect width='300' height='100'/></a></svg>";
  g_autoptr (GBytes) bytes = make_svg (TEXT);
  g_autoptr (AccordLogo) logo = read_logo (bytes);
  g_autoptr (GBytes) png = accord_logo_make_png (logo, 600);
  g_autoptr (AccordLogo) same = read_logo (png);

  g_assert_cmpfloat_with_epsilon (accord_logo_get_ratio (logo), 1.0 / 3, 1e-9);
  g_assert_cmpstr (accord_logo_get_media_type (logo), ==, "image/svg+xml");
  g_assert_true (accord_logo_get_bytes (logo) == bytes);
  g_assert_cmpstr (accord_logo_get_media_type (same), ==, "image/png");
  g_assert_cmpfloat_with_epsilon (accord_logo_get_ratio (same), 1.0 / 3, 1e-9);
}

static guint32
get_point (cairo_surface_t *surface, int x, int y)
{
  guchar *row = cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface);

  cairo_surface_flush (surface);
  return ((guint32 *) row)[x];
}

/* Either kind fills the room that it is given. */
static void
test_drawing (void)
{
  g_autoptr (GBytes) svg = make_svg (SIZED RED);
  g_autoptr (GBytes) png = make_png (30, 10);
  g_autoptr (AccordLogo) drawing = read_logo (svg);
  g_autoptr (AccordLogo) picture = read_logo (png);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 100, 100);
  cairo_t *cr = cairo_create (surface);

  accord_logo_draw (drawing, cr, 60, 20);
  g_assert_cmphex (get_point (surface, 58, 18), ==, 0xffff0000);
  g_assert_cmphex (get_point (surface, 62, 10), ==, 0);
  g_assert_cmphex (get_point (surface, 10, 22), ==, 0);
  accord_logo_draw (picture, cr, 60, 20);
  g_assert_cmphex (get_point (surface, 50, 15), ==, 0xff000000);
  g_assert_cmphex (get_point (surface, 62, 10), ==, 0);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* As lines and areas: however large it is printed, there is no picture of points in the file. */
static void
test_vectors (void)
{
  g_autoptr (GByteArray) pdf = g_byte_array_new ();
  g_autoptr (GBytes) svg = make_svg (SIZED RED);
  g_autoptr (AccordLogo) logo = read_logo (svg);
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_cb, pdf, 200, 100);
  cairo_t *cr = cairo_create (surface);

  /* Later ones pack what is looked for here. */
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  accord_logo_draw (logo, cr, 144, 48);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_assert_null (memmem (pdf->data, pdf->len, "/Image", strlen ("/Image")));
  g_assert_nonnull (memmem (pdf->data, pdf->len, "/Contents", strlen ("/Contents")));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/logo/bad-png", test_bad_png);
  g_test_add_func ("/report/logo/bad-svg", test_bad_svg);
  g_test_add_func ("/report/logo/intricate", test_intricate);
  g_test_add_func ("/report/logo/good-svg", test_good_svg);
  g_test_add_func ("/report/logo/drawing", test_drawing);
  g_test_add_func ("/report/logo/vectors", test_vectors);
  return g_test_run ();
}
