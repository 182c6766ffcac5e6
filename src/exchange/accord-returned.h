/* accord-returned.h: what somebody remarked in a Word document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AccordRemark:
 * @author: what the program that it was made with calls its user, "" for nothing
 * @day: when it was made, ISO 8601, "" when it does not say
 * @anchor: the identity of the section under whose name it stands, 0 for none
 * @heading: the heading that it stands under, "" before the first
 * @has_anchor: whether that heading itself has the name of a section
 * @words: the words of the text that it bears on: those commented on, those that were taken out, or, where words were only
 *   put in, those before them; on one line
 * @comment: what is said about them; %NULL when the text was changed instead
 * @deleted: what was taken out
 * @inserted: what was put in
 *
 * A comment, or a change that was tracked. Texts are UTF-8 without control characters.
 */
typedef struct
{
  char *author;
  char day[11];
  gint64 anchor;
  char *heading;
  gboolean has_anchor;
  char *words;
  char *comment;
  char *deleted;
  char *inserted;
} AccordRemark;

/**
 * AccordReturned:
 * @file_name: without its folder
 * @sha256: of the file
 * @remarks: (element-type AccordRemark): in the order of the text
 * @anchors: (element-type gint64): the sections whose names are in it
 * @is_cut: whether there were more remarks than are taken
 *
 * Nothing in it changes once it was read: several threads may look at it.
 */
typedef struct
{
  char *file_name;
  char *sha256;
  GPtrArray *remarks;
  GArray *anchors;
  gboolean is_cut;
} AccordReturned;

AccordReturned *accord_returned_read (GFile *file, GCancellable *cancellable, GError **error);
AccordReturned *accord_returned_read_bytes (GBytes *bytes, GCancellable *cancellable, GError **error);
AccordReturned *accord_returned_ref (AccordReturned *self);
void accord_returned_unref (AccordReturned *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordReturned, accord_returned_unref)

G_END_DECLS
