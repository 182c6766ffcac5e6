/* accord-pdf.c: a report as a tagged PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "report/accord-pdf.h"

#include "accord-config.h"
#include "base/accord-error.h"
#include "base/accord-save.h"
#include "report/accord-pdf-private.h"

#include <cairo-pdf.h>

#define MAX_LEVEL 4

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
create_surface (AccordDocument *document, GByteArray *drawn)
{
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_cb,
                                                                  drawn,
                                                                  ACCORD_PAGE_WIDTH,
                                                                  ACCORD_PAGE_HEIGHT);

  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_7);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, accord_document_get_title (document));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, accord_document_get_author (document));
  cairo_pdf_surface_set_metadata (surface,
                                  CAIRO_PDF_METADATA_SUBJECT,
                                  accord_document_get_subject (document));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Accord " ACCORD_VERSION);
  return surface;
}

static void
add_bookmarks (AccordPages *pages, cairo_surface_t *surface)
{
  int parents[MAX_LEVEL + 1] = { CAIRO_PDF_OUTLINE_ROOT };
  guint n;
  const AccordHeading *headings = accord_pages_get_headings (pages, &n);

  for (guint i = 0; i < n; i++)
    {
      const AccordHeading *heading = &headings[i];
      gboolean is_top = heading->level == 1;
      char y[G_ASCII_DTOSTR_BUF_SIZE];
      g_autofree char *target = NULL;
      g_autofree char *title = g_strdelimit (g_strdup (heading->title), "\n\t", ' ');

      g_ascii_formatd (y, sizeof y, "%.3f", heading->y);
      target = g_strdup_printf ("page=%u pos=[0 %s]", heading->page + 1, y);
      parents[heading->level] = cairo_pdf_surface_add_outline (
        surface, parents[heading->level - 1], title, target, is_top ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
    }
}

/**
 * accord_pdf_make:
 * @pages: what to write
 * @cancellable: (nullable): to stop it
 * @error: return location
 *
 * Writes pages as a PDF 1.7: tagged for assistive technology, titled, with its language, bookmarks
 * and embedded fonts, as ISO 14289-1 (PDF/UA-1) asks. The same document is the same bytes.
 *
 * Any thread; needs no display.
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
accord_pdf_make (AccordPages *pages, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) array = g_byte_array_new ();
  g_autoptr (GBytes) drawn = NULL;
  g_autoptr (AccordTagger) tagger = NULL;
  cairo_surface_t *surface;
  cairo_t *cr;
  cairo_status_t status;
  guint n_headings;

  g_return_val_if_fail (ACCORD_IS_PAGES (pages), NULL);

  surface = create_surface (accord_pages_get_document (pages), array);
  cr = cairo_create (surface);
  tagger = accord_tagger_new (cr, accord_pages_get_headings (pages, &n_headings), accord_pages_get_notes (pages));
  for (guint i = 0; i < accord_pages_get_n_pages (pages) && !g_cancellable_is_cancelled (cancellable); i++)
    {
      accord_pages_draw_tagged (pages, i, cr, tagger);
      cairo_show_page (cr);
    }
  if (!g_cancellable_is_cancelled (cancellable))
    add_bookmarks (pages, surface);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error,
                   ACCORD_ERROR,
                   ACCORD_ERROR_FAILED,
                   "Cannot draw the report: %s",
                   cairo_status_to_string (status));
      return NULL;
    }

  drawn = g_byte_array_free_to_bytes (g_steal_pointer (&array));
  return accord_pdf_finish (drawn, accord_pages_get_document (pages), accord_tagger_get_root (tagger), error);
}

/**
 * accord_pdf_write:
 * @document: what to write
 * @path: the file's name
 * @cancellable: (nullable): to stop it
 * @error: return location
 *
 * Sets a document and writes it as a PDF. See accord_pdf_make() for what is in it and
 * accord_save_bytes() for how the file is written and what may go wrong; a file of that name is
 * replaced, and only by a whole one.
 *
 * Blocks. Any thread; needs no display.
 *
 * Returns: whether it was written
 */
gboolean
accord_pdf_write (AccordDocument *document, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (AccordPages) pages = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (document != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  pages = accord_pages_new (document, cancellable, error);
  if (pages == NULL)
    return FALSE;
  bytes = accord_pdf_make (pages, cancellable, error);
  if (bytes == NULL)
    return FALSE;
  return accord_save_bytes (path, bytes, cancellable, error);
}
