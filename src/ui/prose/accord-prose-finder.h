/* accord-prose-finder.h: the places of some words in a text while it is edited
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "plans/accord-find.h"
#include "ui/prose/accord-prose-buffer.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_PROSE_FINDER (accord_prose_finder_get_type ())
G_DECLARE_FINAL_TYPE (AccordProseFinder, accord_prose_finder, ACCORD, PROSE_FINDER, GObject)

AccordProseFinder *accord_prose_finder_new (AccordProseBuffer *buffer);
void accord_prose_finder_set_find (AccordProseFinder *self, AccordFind *find);
guint accord_prose_finder_get_n_hits (AccordProseFinder *self);
guint accord_prose_finder_get_current (AccordProseFinder *self);
gboolean accord_prose_finder_show (AccordProseFinder *self, guint index);
gboolean accord_prose_finder_move (AccordProseFinder *self, gboolean forward, gboolean stay);
gboolean accord_prose_finder_replace (AccordProseFinder *self, const char *text);
guint accord_prose_finder_replace_all (AccordProseFinder *self, const char *text);

G_END_DECLS
