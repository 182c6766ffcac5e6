/* accord-support-command.h: the support report on the command line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "command/accord-command.h"

G_BEGIN_DECLS

extern const AccordCommand accord_support_command;

G_END_DECLS
