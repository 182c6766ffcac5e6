/* accord-suggestions.h: what may be meant by what is being typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ACCORD_TYPE_SUGGESTIONS (accord_suggestions_get_type ())
G_DECLARE_FINAL_TYPE (AccordSuggestions, accord_suggestions, ACCORD, SUGGESTIONS, GtkPopover)

GtkWidget *accord_suggestions_new (const char *name);
void accord_suggestions_clear (AccordSuggestions *self);
void accord_suggestions_add (AccordSuggestions *self, const char *text);
void accord_suggestions_show (AccordSuggestions *self, gboolean is_first_meant);
gboolean accord_suggestions_is_shown (AccordSuggestions *self);
void accord_suggestions_move (AccordSuggestions *self, int step);
char *accord_suggestions_dup_picked (AccordSuggestions *self);

G_END_DECLS
