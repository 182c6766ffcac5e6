/* accord-highlight-rules.h: what becomes of coded words when the feedback around them is edited
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-request.h"

G_BEGIN_DECLS

gboolean accord_highlights_follow_text (AccordConnection *connection, gint64 feedback, GError **error);
gboolean accord_highlights_uncode_others (AccordConnection *connection, gint64 feedback, const char *codes,
                                          GError **error);

G_END_DECLS
