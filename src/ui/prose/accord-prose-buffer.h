/* accord-prose-buffer.h: a section's text while it is edited
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtksourceview/gtksource.h>

#include "prose/accord-prose.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_PROSE_BUFFER (accord_prose_buffer_get_type ())
G_DECLARE_FINAL_TYPE (AccordProseBuffer, accord_prose_buffer, ACCORD, PROSE_BUFFER, GtkSourceBuffer)

/**
 * AccordProseFormat:
 * @kind: of the line; what is shown as source is %ACCORD_PROSE_KEPT, a table %ACCORD_PROSE_TABLE
 * @level: of the heading or the list item
 * @style: of the selected text, or of what is typed next
 * @url: (nullable): the target of the link at the cursor
 *
 * What the toolbar shows.
 */
typedef struct
{
  AccordProseKind kind;
  guint level;
  AccordProseStyle style;
  const char *url;
} AccordProseFormat;

AccordProseBuffer *accord_prose_buffer_new (void);
void accord_prose_buffer_load (AccordProseBuffer *self, AccordProse *prose);
AccordProse *accord_prose_buffer_read (AccordProseBuffer *self);
AccordProse *accord_prose_buffer_read_between (AccordProseBuffer *self, const GtkTextIter *from, const GtkTextIter *to);
void accord_prose_buffer_get_format (AccordProseBuffer *self, AccordProseFormat *format);
AccordProseKind accord_prose_buffer_get_line_kind (AccordProseBuffer *self, const GtkTextIter *iter, guint *level);
gboolean accord_prose_buffer_begins_source (AccordProseBuffer *self, const GtkTextIter *iter);
guint accord_prose_buffer_get_line_number (AccordProseBuffer *self, const GtkTextIter *iter);
void accord_prose_buffer_set_link_colour (AccordProseBuffer *self, const GdkRGBA *colour);

void accord_prose_buffer_set_style (AccordProseBuffer *self, AccordProseStyle style, gboolean on);
void accord_prose_buffer_set_kind (AccordProseBuffer *self, AccordProseKind kind, guint level);
gboolean accord_prose_buffer_nest (AccordProseBuffer *self, int by);
gboolean accord_prose_buffer_get_link_range (AccordProseBuffer *self, GtkTextIter *start, GtkTextIter *end);
void accord_prose_buffer_set_link (AccordProseBuffer *self, const char *text, const char *url);
gboolean accord_prose_buffer_break_line (AccordProseBuffer *self);
gboolean accord_prose_buffer_break_within_line (AccordProseBuffer *self);
gboolean accord_prose_buffer_erase_format (AccordProseBuffer *self);
gboolean accord_prose_buffer_format_as_typed (AccordProseBuffer *self);
void accord_prose_buffer_replace (AccordProseBuffer *self, int start, int end, const char *text);
void accord_prose_buffer_paste (AccordProseBuffer *self, const char *text);

gboolean accord_prose_buffer_can_go_back (AccordProseBuffer *self);
gboolean accord_prose_buffer_can_go_forward (AccordProseBuffer *self);
void accord_prose_buffer_go_back (AccordProseBuffer *self);
void accord_prose_buffer_go_forward (AccordProseBuffer *self);

G_END_DECLS
