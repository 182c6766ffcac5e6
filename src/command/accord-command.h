/* accord-command.h: what a command of the command line is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AccordExit:
 * @ACCORD_EXIT_DONE: done
 * @ACCORD_EXIT_FAILED: could not be done
 * @ACCORD_EXIT_USAGE: wrong words
 * @ACCORD_EXIT_FLAGGED: checked, and something is flagged
 */
typedef enum
{
  ACCORD_EXIT_DONE = 0,
  ACCORD_EXIT_FAILED = 1,
  ACCORD_EXIT_USAGE = 2,
  ACCORD_EXIT_FLAGGED = 3,
} AccordExit;

/* A command: @options may be NULL; @arguments are what is left after the options, the command's own name taken off. */
typedef struct
{
  const char *name;
  const char *synopsis;
  const char *summary;
  const GOptionEntry *options;
  int min_arguments;
  int max_arguments;
  AccordExit (*run) (char **arguments);
} AccordCommand;

G_END_DECLS
