/* accord-command-private.h: what the commands share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "command/accord-command.h"
#include "model/accord-partnership.h"

G_BEGIN_DECLS

extern const AccordCommand accord_command_new;
extern const AccordCommand accord_command_import;
extern const AccordCommand accord_command_imports;
extern const AccordCommand accord_command_check;
extern const AccordCommand accord_command_chase;
extern const AccordCommand accord_command_erase;
extern const AccordCommand accord_command_subject;
extern const AccordCommand accord_command_report;
extern const AccordCommand accord_command_export;
extern const AccordCommand accord_command_search;
extern const AccordCommand accord_command_trail;
extern const AccordCommand accord_command_orphans;
extern const AccordCommand accord_command_lens;
extern const AccordCommand accord_command_undo;
extern const AccordCommand accord_command_history;
extern const AccordCommand accord_command_version;
extern const AccordCommand accord_command_verify;
extern const AccordCommand accord_command_backup;
extern const AccordCommand accord_command_rules;
extern const AccordCommand accord_command_look;

AccordExit accord_command_bring_in_comments (const char *file, const char *input, const char *from, const char *strategy,
                                             gboolean dry_run, gboolean json);
AccordExit accord_command_bring_in_tables (const char *file, const char *input, gboolean update, gboolean dry_run,
                                           gboolean json);
AccordPartnership *accord_command_open (const char *file);
gboolean accord_command_find_strategy (AccordPartnership *partnership, const char *title, gint64 *plan);
AccordExit accord_command_fail (const GError *error);
AccordExit accord_command_misused (const char *format, ...) G_GNUC_PRINTF (1, 2);
void accord_command_print_json (JsonNode *node);
char *accord_command_absolute (const char *path);

G_END_DECLS
