/* accord-prose-html.h: a text from and to the HTML of a clipboard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "prose/accord-prose.h"

G_BEGIN_DECLS

/** What is longer is not read as HTML; bytes. */
#define ACCORD_PROSE_HTML_MAX_SIZE (8 * 1024 * 1024)

/** Longer paragraphs than this are parted; characters. A text view lays a line out as a whole at each key. */
#define ACCORD_PROSE_MAX_PARAGRAPH 5000

AccordProse *accord_prose_read_html (const char *html, gsize length);
char *accord_prose_decode (const char *bytes, gsize length);
char *accord_prose_write_html (const AccordProse *prose);

AccordProse *accord_prose_read_tabs (const char *text);
AccordProse *accord_prose_soften (AccordProse *prose, guint *n_split);

G_END_DECLS
