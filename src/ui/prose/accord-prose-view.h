/* accord-prose-view.h: the editor of a section's text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "plans/accord-find.h"
#include "plans/accord-plain-english.h"
#include "prose/accord-prose.h"
#include "prose/accord-quote.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_PROSE_VIEW (accord_prose_view_get_type ())
G_DECLARE_FINAL_TYPE (AccordProseView, accord_prose_view, ACCORD, PROSE_VIEW, AdwBin)

GtkWidget *accord_prose_view_new (void);
void accord_prose_view_set_text (AccordProseView *self, const char *commonmark);
void accord_prose_view_set_plan_words (AccordProseView *self, const AccordPlanWords *words);
char *accord_prose_view_dup_text (AccordProseView *self);
char *accord_prose_view_dup_selection (AccordProseView *self);
AccordProse *accord_prose_view_dup_prose (AccordProseView *self);
gboolean accord_prose_view_show_quote (AccordProseView *self, const AccordQuote *quote);
gboolean accord_prose_view_take_quote (AccordProseView *self, AccordQuote *quote);
void accord_prose_view_cut_in_two (AccordProseView *self, char **first, char **heading, char **second);
void accord_prose_view_add_menu (AccordProseView *self, GMenuModel *menu);
gboolean accord_prose_view_get_editable (AccordProseView *self);
void accord_prose_view_set_editable (AccordProseView *self, gboolean editable);
gboolean accord_prose_view_get_modified (AccordProseView *self);
void accord_prose_view_flush (AccordProseView *self);
void accord_prose_view_find (AccordProseView *self, AccordFind *find, guint index);

G_END_DECLS
