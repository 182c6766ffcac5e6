/* accord-docx-private.h: the text of a report in WordprocessingML, before it is packed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/accord-document-private.h"

G_BEGIN_DECLS

/**
 * AccordDocxPart:
 * @xml: what it says
 * @links: (element-type utf8): addresses outside the document; the first is relation "link1"
 *
 * A part of the package that has text with links in it.
 */
typedef struct
{
  GString *xml;
  GPtrArray *links;
} AccordDocxPart;

/**
 * AccordDocxList:
 * @level: how deep it lies, from 0
 * @first: the number of its first item
 *
 * A numbered list. Each counts for itself, so each is a numbering of its own.
 */
typedef struct
{
  guint level;
  guint first;
} AccordDocxList;

/* Numberings: all bulleted lists share the first, the numbered ones follow in the order of the text. */
#define ACCORD_DOCX_BULLETS 1
#define ACCORD_DOCX_FIRST_NUMBERED 2

/* As many levels as a numbering may have; ECMA-376 part 1, 17.9.6. */
#define ACCORD_DOCX_MAX_LEVELS 9

/**
 * AccordDocxText:
 * @body: what stands between the body's beginning and the section's properties
 * @notes: the footnotes
 * @lists: (element-type AccordDocxList): the numbered lists
 * @logo: (nullable): the picture of relation "logo"; the document owns it
 *
 * What a document says.
 */
typedef struct
{
  AccordDocxPart body;
  AccordDocxPart notes;
  GArray *lists;
  AccordLogo *logo;
} AccordDocxText;

AccordDocxText *accord_docx_text_new (AccordDocument *document);
void accord_docx_text_free (AccordDocxText *self);

void accord_docx_append_text (GString *xml, const char *text, gssize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordDocxText, accord_docx_text_free)

G_END_DECLS
