/* accord-feedback-card.h: one thing that was heard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-partnership.h"
#include "model/accord-record.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_FEEDBACK_CARD (accord_feedback_card_get_type ())
G_DECLARE_FINAL_TYPE (AccordFeedbackCard, accord_feedback_card, ACCORD, FEEDBACK_CARD, AdwBin)

GtkWidget *accord_feedback_card_new (AccordPartnership *partnership, AccordRecord *feedback);
void accord_feedback_card_set_number (AccordFeedbackCard *self, guint number);
void accord_feedback_card_show_links (AccordFeedbackCard *self, GPtrArray *links);
void accord_feedback_card_show_highlights (AccordFeedbackCard *self, GPtrArray *highlights);
void accord_feedback_card_focus (AccordFeedbackCard *self);
void accord_feedback_card_flush (AccordFeedbackCard *self);

G_END_DECLS
