/* accord-prose.h: the text of a section, as blocks and runs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define ACCORD_TYPE_PROSE (accord_prose_get_type ())

typedef struct _AccordProse AccordProse;
typedef struct _AccordProseBuilder AccordProseBuilder;

/** The deepest list that can be written or shown. */
#define ACCORD_PROSE_MAX_LIST_LEVEL 4

/** The widest table; md4c sees none beyond it. */
#define ACCORD_PROSE_MAX_COLUMNS 128

/**
 * AccordProseKind:
 * @ACCORD_PROSE_PARAGRAPH: a paragraph.
 * @ACCORD_PROSE_HEADING: a heading of `level` 1 to 6.
 * @ACCORD_PROSE_BULLET: one item of a bulleted list at depth `level`, counted from 1.
 * @ACCORD_PROSE_NUMBER: one item of a numbered list at depth `level`, counted from 1; see `start`.
 * @ACCORD_PROSE_QUOTE: one paragraph of a quotation; neighbours belong to the same quotation.
 * @ACCORD_PROSE_CODE: lines shown as they are, in `source`, with what they are written in, if
 * known, in `info`.
 * @ACCORD_PROSE_RULE: a thematic break.
 * @ACCORD_PROSE_TABLE: a table, in `table`.
 * @ACCORD_PROSE_KEPT: CommonMark that Accord does not edit (HTML, footnotes, images, loose lists,
 * reference links), exactly as it was, in `source`.
 */
typedef enum
{
  ACCORD_PROSE_PARAGRAPH,
  ACCORD_PROSE_HEADING,
  ACCORD_PROSE_BULLET,
  ACCORD_PROSE_NUMBER,
  ACCORD_PROSE_QUOTE,
  ACCORD_PROSE_CODE,
  ACCORD_PROSE_RULE,
  ACCORD_PROSE_TABLE,
  ACCORD_PROSE_KEPT,
} AccordProseKind;

/**
 * AccordProseStyle:
 * @ACCORD_PROSE_STRONG: strong importance, bold on screen and on paper.
 * @ACCORD_PROSE_EMPHASIS: stress, italic on screen and on paper.
 * @ACCORD_PROSE_LITERAL: a code span: characters to be taken as they are.
 */
typedef enum
{
  ACCORD_PROSE_PLAIN = 0,
  ACCORD_PROSE_STRONG = 1 << 0,
  ACCORD_PROSE_EMPHASIS = 1 << 1,
  ACCORD_PROSE_LITERAL = 1 << 2,
} AccordProseStyle;

typedef enum
{
  ACCORD_PROSE_ALIGN_NONE,
  ACCORD_PROSE_ALIGN_LEFT,
  ACCORD_PROSE_ALIGN_CENTRE,
  ACCORD_PROSE_ALIGN_RIGHT,
} AccordProseAlign;

/**
 * AccordProseRun:
 * @text: UTF-8, never empty; a line feed is a hard line break.
 * @url: the target if the run is a link, else %NULL.
 *
 * Text of one style. Neighbouring runs always differ in style or target.
 */
typedef struct
{
  const char *text;
  const char *url;
  AccordProseStyle style;
} AccordProseRun;

typedef struct
{
  const AccordProseRun *runs;
  guint n_runs;
} AccordProseText;

/**
 * AccordProseTable:
 * @n_rows: rows, the header row included; at least 1.
 * @cells: `n_rows` times `n_columns` texts, row by row.
 */
typedef struct
{
  guint n_columns;
  guint n_rows;
  const AccordProseAlign *aligns;
  const AccordProseText *cells;
} AccordProseTable;

/**
 * AccordProseBlock:
 * @level: of a heading 1 to 6, of a list item its depth, else 0.
 * @number: of a numbered item, its number.
 * @start: of a numbered item that begins a list at another number than would follow by itself, that
 * number; else 0.
 * @text: of a paragraph, heading, list item or quotation.
 *
 * One block. Lists are flat: an item's depth is its `level`, which is at most one more than that of
 * the item before.
 */
typedef struct
{
  AccordProseKind kind;
  guint level;
  guint number;
  guint start;
  AccordProseText text;
  const char *source;
  const char *info;
  const AccordProseTable *table;
} AccordProseBlock;

GType accord_prose_get_type (void) G_GNUC_CONST;
AccordProse *accord_prose_parse (const char *commonmark);
AccordProse *accord_prose_ref (AccordProse *self);
void accord_prose_unref (AccordProse *self);
guint accord_prose_get_n_blocks (const AccordProse *self);
const AccordProseBlock *accord_prose_get_block (const AccordProse *self, guint index);
gboolean accord_prose_equal (const AccordProse *a, const AccordProse *b);
gboolean accord_prose_text_equal (const AccordProseText *a, const AccordProseText *b);
char *accord_prose_write (const AccordProse *self);
char *accord_prose_write_block (const AccordProse *self, guint index);
char *accord_prose_plain_text (const AccordProse *self);
guint accord_prose_count_words (const char *text);
gboolean accord_prose_is_word_char (gunichar c);

AccordProseBuilder *accord_prose_builder_new (void);
void accord_prose_builder_free (AccordProseBuilder *builder);
void accord_prose_builder_begin (AccordProseBuilder *builder,
                                 AccordProseKind kind,
                                 guint level,
                                 guint start);
void accord_prose_builder_add_text (AccordProseBuilder *builder,
                                    const char *text,
                                    gssize length,
                                    AccordProseStyle style,
                                    const char *url);
void
accord_prose_builder_add_code (AccordProseBuilder *builder, const char *info, const char *lines);
void accord_prose_builder_add_kept (AccordProseBuilder *builder, const char *source);
void accord_prose_builder_begin_table (AccordProseBuilder *builder, guint n_columns);
void accord_prose_builder_begin_cell (AccordProseBuilder *builder, AccordProseAlign align);
void accord_prose_builder_add_block (AccordProseBuilder *builder, const AccordProseBlock *block);
AccordProse *accord_prose_builder_end (AccordProseBuilder *builder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordProse, accord_prose_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordProseBuilder, accord_prose_builder_free)

G_END_DECLS
