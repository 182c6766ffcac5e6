/* accord-paper-look.c: a document in the look of its partnership
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "base/accord-site.h"
#include "report/accord-document-private.h"
#include "report/accord-logo.h"
#include "report/accord-paper-private.h"

/* A logo stands above the title, as high as this and no wider than that, in points. */
#define LOGO_HEIGHT 48.0
#define LOGO_WIDTH 200.0

static void
draw_logo (cairo_t *cr, PangoContext *context, double width, double height, gpointer user_data)
{
  AccordLogo *logo = user_data;

  accord_logo_draw (logo, cr, height / accord_logo_get_ratio (logo), height);
}

static void
add_logo (AccordDocument *document, GBytes *bytes, const char *words)
{
  AccordLogo *logo = accord_logo_new (bytes, NULL);
  g_autofree char *alternative = NULL;

  if (logo == NULL)
    return;
  /* Translators: what a screen reader says of the logo of a partnership. */
  alternative = *words != '\0' ? g_strdup (words)
                               : g_strdup_printf (_("Logo of %s"), accord_document_get_author (document));
  accord_document_add_figure (document, MIN (LOGO_HEIGHT, LOGO_WIDTH * accord_logo_get_ratio (logo)), draw_logo, logo,
                              (GDestroyNotify) accord_logo_free, alternative, NULL);
  accord_document_set_logo (document, logo);
}

/* The site pack's, where the partnership has none of its own. */
static GBytes *
find_logo (const AccordLook *look)
{
  static const char *const NAMES[] = { "logo.svg", "logo.png" };
  const char *folder = accord_site_get_folder ();
  char *data;
  gsize size;

  if (*look->parts[ACCORD_LOOK_LOGO] != '\0')
    {
      data = (char *) g_base64_decode (look->parts[ACCORD_LOOK_LOGO], &size);
      return g_bytes_new_take (data, size);
    }
  for (guint i = 0; folder != NULL && i < G_N_ELEMENTS (NAMES); i++)
    {
      g_autofree char *path = g_build_filename (folder, NAMES[i], NULL);

      if (g_file_get_contents (path, &data, &size, NULL))
        return g_bytes_new_take (data, size);
    }
  return NULL;
}

/**
 * accord_paper_begin_look:
 * @document: a document with its author and nothing in it
 * @look: of the partnership
 *
 * Gives a document its colours, and the logo above its title.
 */
void
accord_paper_begin_look (AccordDocument *document, const AccordLook *look)
{
  g_autoptr (GBytes) logo = find_logo (look);
  double rgb[3];

  if (accord_look_parse_colour (look->parts[ACCORD_LOOK_COLOUR], rgb))
    accord_document_set_ink (document, ACCORD_INK_HEADINGS, rgb);
  if (accord_look_parse_colour (look->parts[ACCORD_LOOK_LINE_COLOUR], rgb))
    accord_document_set_ink (document, ACCORD_INK_LINES, rgb);
  if (logo != NULL)
    add_logo (document, logo, look->parts[ACCORD_LOOK_LOGO_WORDS]);
}

/* Lines of an address are one paragraph. */
static void
add_lines (AccordDocument *document, const char *text)
{
  if (*text != '\0')
    accord_document_add_text (document, text);
}

/**
 * accord_paper_end_look:
 * @document: a document that is otherwise complete
 * @look: of the partnership
 *
 * Adds where the partnership is reached and what it says at the end of every document.
 */
void
accord_paper_end_look (AccordDocument *document, const AccordLook *look)
{
  const char *address = look->parts[ACCORD_LOOK_ADDRESS], *disclaimer = look->parts[ACCORD_LOOK_DISCLAIMER];

  if (*address == '\0' && *disclaimer == '\0')
    return;
  accord_document_add_heading (document, 2, _("About this document"));
  add_lines (document, address);
  add_lines (document, disclaimer);
}
