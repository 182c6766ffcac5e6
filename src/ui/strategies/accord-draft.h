/* accord-draft.h: a text that is stored while it is typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-field.h"
#include "model/accord-partnership.h"

G_BEGIN_DECLS

/**
 * AccordDraftReadFunc:
 *
 * Returns: (transfer full): the text as it is on the screen
 */
typedef char *(*AccordDraftReadFunc) (gpointer data);

/**
 * AccordDraftShowFunc:
 * @text: what is to be on the screen
 *
 * Shows a text that was not typed there.
 */
typedef void (*AccordDraftShowFunc) (const char *text, gpointer data);

#define ACCORD_TYPE_DRAFT (accord_draft_get_type ())
G_DECLARE_FINAL_TYPE (AccordDraft, accord_draft, ACCORD, DRAFT, GObject)

AccordDraft *accord_draft_new (AccordPartnership *partnership, const AccordField *field, AccordDraftReadFunc read,
                               AccordDraftShowFunc show, gpointer data);
void accord_draft_open (AccordDraft *self, gint64 id, const char *text);
void accord_draft_touch (AccordDraft *self);
void accord_draft_flush (AccordDraft *self);
void accord_draft_try_again (AccordDraft *self);
void accord_draft_update (AccordDraft *self, const char *text);
void accord_draft_close (AccordDraft *self);
const GError *accord_draft_get_error (AccordDraft *self);
void accord_draft_set_pause (AccordDraft *self, guint milliseconds);

G_END_DECLS
