/* accord-prose-buffer-private.h: what the parts of AccordProseBuffer share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/prose/accord-prose-buffer.h"
#include "ui/prose/accord-prose-grid.h"

G_BEGIN_DECLS

#define ACCORD_PROSE_LINE_BREAK 0x2028
#define ACCORD_PROSE_LINE_BREAK_UTF8 "\u2028"

/* What one of our own tags means. Tags of others, such as the spelling's, have none of this, and
 * are neither read nor written.
 */
typedef enum
{
  ACCORD_PROSE_TAG_LINE,
  ACCORD_PROSE_TAG_START,
  ACCORD_PROSE_TAG_CAPTION,
  ACCORD_PROSE_TAG_SOURCE_STYLE,
  ACCORD_PROSE_TAG_STYLE,
  ACCORD_PROSE_TAG_LINK,
} AccordProseTagRole;

typedef struct
{
  AccordProseTagRole role;
  AccordProseKind kind;
  guint level;
  guint start;
  AccordProseStyle style;
  char *url;
} AccordProseTag;

/* The format of a line. A block that is shown as source may be many lines; each block has its own tag,
 * which tells blocks that touch apart. So has a table, which is a line with one AccordProseGrid in it.
 */
typedef struct
{
  AccordProseKind kind;
  guint level;
  guint start;
  GtkTextTag *source;
} AccordProseLine;

typedef enum
{
  ACCORD_PROSE_CHANGE_TYPE,
  ACCORD_PROSE_CHANGE_ERASE,
  ACCORD_PROSE_CHANGE_OTHER,
} AccordProseChange;

typedef struct _AccordProseHistory AccordProseHistory;

struct _AccordProseBuffer
{
  GtkSourceBuffer parent_instance;

  /* Of a cell, the table that it belongs to, unowned, and the history of the text that the table is in. */
  AccordProseGrid *grid;
  AccordProseHistory *history;

  /* Of a text, its tables in no order, and the cell that the cursor is in. */
  GPtrArray *grids;
  AccordProseBuffer *active_cell;

  GtkTextTag *headings[7];
  GtkTextTag *bullets[ACCORD_PROSE_MAX_LIST_LEVEL + 1];
  GtkTextTag *numbers[ACCORD_PROSE_MAX_LIST_LEVEL + 1];
  GtkTextTag *quote;
  GtkTextTag *caption;
  GtkTextTag *source_style;
  GtkTextTag *strong;
  GtkTextTag *emphasis;
  GtkTextTag *literal;
  GdkRGBA link_colour;

  /* While text is loaded or restored its tags come with it. */
  guint quiet;
  guint action_depth;
  gboolean touched;

  /* Chosen with nothing selected, for what is typed next at this place. */
  AccordProseStyle pending_style;
  int pending_offset;
};

AccordProseTag *accord_prose_tag_get (GtkTextTag *tag);
void accord_prose_buffer_create_tags (AccordProseBuffer *self);
GtkTextTag *accord_prose_buffer_create_line_tag (AccordProseBuffer *self, AccordProseKind kind, guint level);
GtkTextTag *accord_prose_buffer_get_style_tag (AccordProseBuffer *self, AccordProseStyle style);
GtkTextTag *accord_prose_buffer_create_link_tag (AccordProseBuffer *self, const char *url);
AccordProseStyle accord_prose_buffer_get_style_at (const GtkTextIter *iter, const char **url);

void accord_prose_buffer_get_line (const GtkTextIter *iter, AccordProseLine *line);
void accord_prose_buffer_set_line (AccordProseBuffer *self, int number, const AccordProseLine *line);
void accord_prose_buffer_fit_list (AccordProseBuffer *self, int number);
gboolean accord_prose_line_is_item (const AccordProseLine *line);

void accord_prose_buffer_get_cursor (AccordProseBuffer *self, GtkTextIter *iter);
void accord_prose_buffer_get_selected_lines (AccordProseBuffer *self, int *first, int *last);

void accord_prose_buffer_record (AccordProseBuffer *self);
void accord_prose_buffer_begin_step (AccordProseBuffer *self);
void accord_prose_buffer_end_step (AccordProseBuffer *self);
void accord_prose_buffer_tell (AccordProseBuffer *self);
AccordProseGrid *accord_prose_buffer_get_grid_on_line (const GtkTextIter *iter);
void accord_prose_buffer_insert_block (AccordProseBuffer *self, GtkTextIter *iter, AccordProse *prose, guint index);
void accord_prose_buffer_insert_text_runs (AccordProseBuffer *self, GtkTextIter *iter, const AccordProseText *text);

AccordProseBuffer *accord_prose_buffer_new_cell (AccordProseGrid *grid);
void accord_prose_buffer_orphan_cell (AccordProseBuffer *self);
void accord_prose_buffer_load_cell (AccordProseBuffer *self, const AccordProseText *text);
void accord_prose_buffer_read_cell (AccordProseBuffer *self, AccordProseBuilder *builder);
void accord_prose_grid_touch (AccordProseGrid *self);
void accord_prose_buffer_set_pending_style (AccordProseBuffer *self, AccordProseStyle style);
AccordProseStyle accord_prose_buffer_get_typing_style (AccordProseBuffer *self);
void accord_prose_buffer_begin_restore (AccordProseBuffer *self);
void accord_prose_buffer_end_restore (AccordProseBuffer *self);

AccordProseHistory *accord_prose_history_new (AccordProseBuffer *buffer);
void accord_prose_history_free (AccordProseHistory *self);
void accord_prose_history_clear (AccordProseHistory *self);
void accord_prose_history_begin_action (AccordProseHistory *self);
void accord_prose_history_end_action (AccordProseHistory *self);
void accord_prose_history_record (AccordProseHistory *self,
                                  AccordProseBuffer *place,
                                  AccordProseChange change,
                                  int start,
                                  int end);
gboolean accord_prose_history_can_go (AccordProseHistory *self, gboolean back);
void accord_prose_history_go (AccordProseHistory *self, gboolean back);

G_END_DECLS
