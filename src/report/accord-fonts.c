/* accord-fonts.c: whether text can be shown at all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "report/accord-fonts.h"

#include <pango/pangocairo.h>

#include "base/accord-error.h"

/**
 * accord_fonts_check:
 *
 * Looks for a font. Without one, as on a bare server, no text has a size: a page would be empty and a window has no width.
 * Any thread that lays out text.
 *
 * Returns: whether there is one; else ACCORD_ERROR_INVALID
 */
gboolean
accord_fonts_check (GError **error)
{
  PangoFontMap *map = pango_cairo_font_map_get_default ();
  PangoContext *context = pango_font_map_create_context (map);
  PangoFontDescription *description = pango_font_description_from_string ("Sans 11");
  g_autoptr (PangoFont) font = pango_font_map_load_font (map, context, description);

  pango_font_description_free (description);
  g_object_unref (context);
  if (font != NULL && pango_font_has_char (font, 'a'))   /* a font is answered even when there is none */
    return TRUE;
  g_set_error_literal (error, ACCORD_ERROR, ACCORD_ERROR_INVALID,
                       "There is no font on this computer, so nothing can be shown or printed. Install one, such as DejaVu"
                       " or Noto.");
  return FALSE;
}
