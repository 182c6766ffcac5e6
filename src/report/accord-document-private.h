/* accord-document-private.h: what a document holds, for those who build it, lay it out or write it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/accord-node-private.h"

G_BEGIN_DECLS

#define ACCORD_MAX_HEADING_LEVEL 4

/**
 * AccordInk:
 * @ACCORD_INK_HEADINGS: of headings and links
 * @ACCORD_INK_LINES: under titles of tables, beside quotations and over the title
 *
 * What a partnership may have in a colour of its own.
 */
typedef enum
{
  ACCORD_INK_HEADINGS,
  ACCORD_INK_LINES,
  ACCORD_N_INKS,
} AccordInk;

/**
 * AccordDocument:
 *
 * A tree of headings, paragraphs, lists, tables and figures, of which paper, PDF and a web page are
 * made. It says what there is, never how it looks.
 *
 * Blocks are appended in reading order. A list, an item, a quote, a key facts list and a table are
 * containers: `begin` opens one and accord_document_end() closes the innermost. Text is never
 * markup.
 *
 * Build it on one thread; from then on it does not change and any thread may read it.
 */
struct _AccordDocument
{
  gatomicrefcount references;
  char *title;
  char *author;
  char *subject;
  char *language;
  char *date;
  gboolean contents;
  gboolean large_print;
  gboolean has_ink[ACCORD_N_INKS];
  double inks[ACCORD_N_INKS][3];
  AccordNode *root;
  AccordNode *open;
  /* For each level in use, outermost first, the level that was asked for. */
  guint asked[ACCORD_MAX_HEADING_LEVEL];
  guint depth;
};

AccordNode *accord_document_append_block (AccordDocument *self, AccordNodeKind kind);
void accord_document_set_logo (AccordDocument *self, AccordLogo *logo);
void accord_document_set_ink (AccordDocument *self, AccordInk ink, const double rgb[3]);
const double *accord_document_get_ink (AccordDocument *self, AccordInk ink);
char *accord_document_format_ink (AccordDocument *self, AccordInk ink);
const AccordNode *accord_document_get_root (AccordDocument *self);
char *accord_document_make_note_mark (guint number);

G_END_DECLS
