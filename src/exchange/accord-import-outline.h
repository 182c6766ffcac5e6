/* accord-import-outline.h: a text in CommonMark, cut at its headings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The key of the front matter that says that sections begin at marks, and how a mark begins: with the key's number, so that
 * nothing in a text is taken for one; the depth follows. */
#define ACCORD_IMPORT_OUTLINE_KEY "section_marks"
#define ACCORD_IMPORT_OUTLINE_MARK "<!-- section %u."

/**
 * AccordImportOutlineKey:
 * @line: the number of its line, from 1
 * @key: as written, lower case
 * @value: without quotes
 *
 * A line of the front matter.
 */
typedef struct
{
  guint line;
  char *key;
  char *value;
} AccordImportOutlineKey;

/**
 * AccordImportOutlineSection:
 * @line: the number of its first line, from 1
 * @level: 1 to 6; 0 for text before the first heading
 * @heading: the heading without its marks
 * @body: the text below it up to the next heading, without blank lines at its ends
 * @parent: index of the section that it is part of, -1 for none
 * @topics: (nullable): in a text with marks, its topics as written
 * @owner: (nullable): in a text with marks, its owner
 */
typedef struct
{
  guint line;
  guint level;
  char *heading;
  char *body;
  int parent;
  char *topics;
  char *owner;
} AccordImportOutlineSection;

/**
 * AccordImportOutline:
 * @keys: (element-type AccordImportOutlineKey): the front matter
 * @sections: (element-type AccordImportOutlineSection): in the order of the text
 */
typedef struct
{
  GPtrArray *keys;
  GPtrArray *sections;
} AccordImportOutline;

AccordImportOutline *accord_import_outline_read (const char *text);
void accord_import_outline_free (AccordImportOutline *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordImportOutline, accord_import_outline_free)

G_END_DECLS
