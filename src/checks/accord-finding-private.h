/* accord-finding-private.h: inside the checks only
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "checks/accord-finding.h"

G_BEGIN_DECLS

AccordFinding *accord_finding_new (AccordRulePack *pack, const AccordRule *rule);
AccordFindingPart *accord_finding_add_part (AccordFinding *self, const char *name, gint64 organisation);
void accord_finding_part_add_missing (AccordFindingPart *self, const char *key, const char *label, char *text,
                                      char *advice);
void accord_finding_part_add_record (AccordFindingPart *self, const AccordFindingRecord *record);
void accord_finding_copy_part (AccordFinding *self, const AccordFindingPart *part);
void accord_finding_take_over (AccordFinding *self, const AccordFinding *before);
gboolean accord_finding_part_is_same (const AccordFindingPart *a, const AccordFindingPart *b);
void accord_finding_settle (AccordFinding *self, AccordFindingNote *note);
void accord_finding_note_free (AccordFindingNote *self);

G_END_DECLS
