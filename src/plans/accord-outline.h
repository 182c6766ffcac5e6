/* accord-outline.h: the sections of a strategy, as a tree
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-request.h"

G_BEGIN_DECLS

/* How the name begins under which a section goes out in a file of another program; its identity follows. A name that begins
 * with a low line is one that Word shows to nobody, and keeps. */
#define ACCORD_SECTION_ANCHOR "_accord_section_"

/**
 * AccordSection:
 * @id: its identity, which survives every edit and every move
 * @parent: the section it is under, or 0
 * @depth: 0 for the top sections
 * @number: as printed: "2.1"
 * @heading: its heading
 * @body: its text, CommonMark
 * @n_links: how many links there are to what was heard
 * @n_suspect: how many of them were made before the text changed
 * @n_topics: how many topics it answers
 */
typedef struct
{
  gint64 id;
  gint64 parent;
  guint depth;
  char *number;
  char *heading;
  char *body;
  guint n_links;
  guint n_suspect;
  guint n_topics;
} AccordSection;

/**
 * AccordSectionShift:
 *
 * Where a section goes by keyboard: before its elder sibling, after its younger one, under its elder sibling, or after its
 * parent. What is under it goes along.
 */
typedef enum
{
  ACCORD_SECTION_UP,
  ACCORD_SECTION_DOWN,
  ACCORD_SECTION_IN,
  ACCORD_SECTION_OUT,
} AccordSectionShift;

GPtrArray *accord_outline_read (AccordConnection *connection, gint64 plan, GError **error);
AccordRequest *accord_outline_load (gint64 plan);

AccordRequest *accord_section_add (gint64 plan, gint64 parent, gint64 after, const char *heading);
AccordRequest *accord_section_shift (gint64 section, AccordSectionShift shift);
AccordRequest *accord_section_move (gint64 section, gint64 parent, gint64 after);
AccordRequest *accord_section_split (gint64 section, const char *first, const char *heading, const char *second);
AccordRequest *accord_section_merge (gint64 section);

G_END_DECLS
