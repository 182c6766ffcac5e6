/* accord-help.h: the pages of the manual
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "prose/accord-prose.h"

G_BEGIN_DECLS

/**
 * AccordHelpTopic:
 * @name: what it is about, as the window's page of the same name: "overview"
 * @title: what a person reads
 * @prose: its text, without the title
 * @folded: title and text to be searched, folded
 */
typedef struct
{
  char *name;
  char *title;
  AccordProse *prose;
  char *folded;
} AccordHelpTopic;

GPtrArray *accord_help_load (void);
gboolean accord_help_topic_has (const AccordHelpTopic *topic, const char *words);

G_END_DECLS
