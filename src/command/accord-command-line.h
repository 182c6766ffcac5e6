/* accord-command-line.h: the program without its window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "command/accord-command.h"

G_BEGIN_DECLS

gboolean accord_command_line_wants (int argc, char **argv, const AccordCommand *const *more);
int accord_command_line_run (int argc, char **argv, const AccordCommand *const *more);

G_END_DECLS
