/* accord-prose-spelling.h: marks misspelt words of a text, and mends them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/accord-dictionary.h"
#include "ui/prose/accord-prose-buffer.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_PROSE_SPELLING (accord_prose_spelling_get_type ())
G_DECLARE_FINAL_TYPE (AccordProseSpelling, accord_prose_spelling, ACCORD, PROSE_SPELLING, GObject)

AccordDictionary *accord_prose_spelling_get_dictionary (void);
gboolean accord_prose_spelling_is_available (void);

AccordProseSpelling *accord_prose_spelling_new (GtkTextView *view, AccordProseBuffer *buffer);
void accord_prose_spelling_restart (AccordProseSpelling *self);
void accord_prose_spelling_close (AccordProseSpelling *self);
gboolean accord_prose_spelling_go_to_next (AccordProseSpelling *self);
void accord_prose_spelling_update_menu (AccordProseSpelling *self);

G_END_DECLS
