/* accord-window-pages.c: which pages there are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "app/accord-window-private.h"

static const AccordPageKind KINDS[] = {
};

/* The pages in the order of the sidebar. */
const AccordPageKind *
accord_window_get_page_kinds (guint *n)
{
  *n = G_N_ELEMENTS (KINDS);
  return KINDS;
}
