/* accord-evidence.h: the trail between what was heard and what was written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-record.h"
#include "prose/accord-quote.h"

G_BEGIN_DECLS

AccordRequest *accord_evidence_link (gint64 section, gint64 activity, gint64 feedback, const AccordQuote *quote);
gint64 accord_evidence_write_link (AccordConnection *connection, gint64 section, gint64 activity, gint64 feedback,
                                   const AccordQuote *quote, GError **error);
AccordRequest *accord_evidence_unlink (gint64 link);
AccordRequest *accord_evidence_confirm (gint64 link, const char *why);
AccordRequest *accord_evidence_confirm_all (gint64 section, const char *why);

AccordRequest *accord_evidence_of_activity (gint64 activity);
AccordRequest *accord_evidence_of_section (gint64 section);
AccordRequest *accord_evidence_list_sections (void);
GPtrArray *accord_evidence_read_answered (AccordConnection *connection, gint64 plan, guint limit, GError **error);

G_END_DECLS
