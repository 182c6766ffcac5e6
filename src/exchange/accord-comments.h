/* accord-comments.h: what came back in a Word document, section by section
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/accord-returned.h"
#include "model/accord-request.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_COMMENT (accord_comment_get_type ())
G_DECLARE_FINAL_TYPE (AccordComment, accord_comment, ACCORD, COMMENT, GObject)

/**
 * AccordComment:
 * @remark: (transfer none): as it stands in the document
 * @section: the section that it bears on, 0 when none was found
 * @heading: of that section with its number, or of the document where none was found
 * @quote: the words of the section that it bears on, "" for the section as a whole
 * @text: what is stored as having been said
 * @is_left_out: whether a person does not want it
 *
 * A comment or a tracked change, and where it belongs; an object, so that a list of any length can show it.
 */
struct _AccordComment
{
  GObject parent_instance;

  const AccordRemark *remark;
  gint64 section;
  char *heading;
  char *quote;
  char *text;
  gboolean is_left_out;
};

/**
 * AccordCommentsReason:
 * @ACCORD_COMMENTS_ASKED: somebody said which
 * @ACCORD_COMMENTS_NAMED: the document names its sections
 * @ACCORD_COMMENTS_HEADINGS: it has most of the document's headings
 * @ACCORD_COMMENTS_NEWEST: nothing in the document tells
 *
 * Why a document is taken to be of a strategy.
 */
typedef enum
{
  ACCORD_COMMENTS_ASKED,
  ACCORD_COMMENTS_NAMED,
  ACCORD_COMMENTS_HEADINGS,
  ACCORD_COMMENTS_NEWEST,
} AccordCommentsReason;

/**
 * AccordComments:
 * @returned: the document
 * @plan: the strategy
 * @reason: why it is that one
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
  AccordCommentsReason reason;
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
