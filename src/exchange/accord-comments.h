/* accord-comments.h: what came back in a Word document, section by section
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/accord-returned.h"
#include "model/accord-request.h"

G_BEGIN_DECLS

/**
 * AccordComment:
 * @remark: (transfer none): as it stands in the document
 * @section: the section that it bears on, 0 when none was found
 * @heading: of that section with its number, or of the document where none was found
 * @quote: the words of the section that it bears on, "" for the section as a whole
 * @text: what is stored as having been said
 * @is_left_out: whether a person does not want it
 *
 * A comment or a tracked change, and where it belongs.
 */
typedef struct
{
  const AccordRemark *remark;
  gint64 section;
  char *heading;
  char *quote;
  char *text;
  gboolean is_left_out;
} AccordComment;

/**
 * AccordComments:
 * @returned: the document
 * @plan: the strategy
 * @title: the strategy's title
 * @comments: (element-type AccordComment): in the order of the text
 * @n_matched: how many have a section
 *
 * Nothing in it is changed but whether a comment is left out, and that before it is stored.
 */
typedef struct
{
  AccordReturned *returned;
  gint64 plan;
  char *title;
  GPtrArray *comments;
  guint n_matched;
} AccordComments;

AccordRequest *accord_comments_match (AccordReturned *returned, gint64 plan);
AccordRequest *accord_comments_store (AccordComments *self, gint64 organisation);
guint accord_comments_count_taken (const AccordComments *self);
AccordComments *accord_comments_ref (AccordComments *self);
void accord_comments_unref (AccordComments *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordComments, accord_comments_unref)

G_END_DECLS
