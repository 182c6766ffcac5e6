/* accord-redline.h: what changed between two versions of a strategy
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "plans/accord-plan-content.h"
#include "prose/accord-prose.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_REDLINE (accord_redline_get_type ())

typedef struct _AccordRedline AccordRedline;
typedef struct _JsonBuilder JsonBuilder;

/**
 * AccordRedlineChange:
 * @ACCORD_REDLINE_SAME: as it was
 * @ACCORD_REDLINE_ADDED: was not there before
 * @ACCORD_REDLINE_REMOVED: is not there any more
 * @ACCORD_REDLINE_CHANGED: of sections, blocks and rows: was there, and was otherwise
 * @ACCORD_REDLINE_RESTYLED: of spans: the same words in another style, or with another target
 */
typedef enum
{
  ACCORD_REDLINE_SAME,
  ACCORD_REDLINE_ADDED,
  ACCORD_REDLINE_REMOVED,
  ACCORD_REDLINE_CHANGED,
  ACCORD_REDLINE_RESTYLED,
} AccordRedlineChange;

/**
 * AccordRedlineSpan:
 * @change: what became of it
 * @style: its style; for what was removed, the one it had
 * @was_style: for what was restyled, the style it had
 * @text: the words
 * @url: (nullable): the target of a link
 * @was_url: (nullable): for what was restyled, the target it had
 */
typedef struct
{
  AccordRedlineChange change;
  AccordProseStyle style;
  AccordProseStyle was_style;
  const char *text;
  const char *url;
  const char *was_url;
} AccordRedlineSpan;

typedef struct
{
  const AccordRedlineSpan *spans;
  guint n_spans;
} AccordRedlineText;

/**
 * AccordRedlineRow:
 * @change: what became of the row; a row with an added column is changed
 * @cells: as many as the block has columns
 */
typedef struct
{
  AccordRedlineChange change;
  const AccordRedlineText *cells;
} AccordRedlineRow;

/**
 * AccordRedlineBlock:
 * @change: what became of it
 * @kind: what it is now; for what was removed, what it was
 * @was_kind: what it was
 * @level: as in #AccordProseBlock
 * @was_level: the level it had
 * @number: of a numbered item
 * @text: its words; those of code and of what is kept as it was are its source
 * @n_columns: of a table: the columns before and now taken together
 * @columns: what became of each
 * @n_rows: of a table: the rows before and now taken together
 * @rows: what became of each
 */
typedef struct
{
  AccordRedlineChange change;
  AccordProseKind kind;
  AccordProseKind was_kind;
  guint level;
  guint was_level;
  guint number;
  AccordRedlineText text;
  guint n_columns;
  const AccordRedlineChange *columns;
  guint n_rows;
  const AccordRedlineRow *rows;
} AccordRedlineBlock;

/**
 * AccordRedlineSection:
 * @change: what became of it; a section that was only moved is changed
 * @id: its identity
 * @depth: 0 for the top sections
 * @number: as printed now, "" when it was removed
 * @was_number: as printed before, "" when it was added
 * @heading: now; for a section that was removed, as it was
 * @was_heading: before; "" when it was added
 * @heading_text: both headings, word by word
 * @is_moved: it stands elsewhere: under another section, or in another place among its siblings
 * @is_renamed: it has another heading
 * @is_rewritten: its text is another, or in another style
 * @under: (nullable): the heading of the section it is under now, %NULL at the top
 * @was_under: (nullable): the heading of the section it was under, %NULL at the top
 * @owner: whose it is now
 * @was_owner: whose it was
 * @topics_added: (array zero-terminated=1): codes
 * @topics_removed: (array zero-terminated=1): codes
 * @n_blocks: how many blocks it has; none when its text is the same
 * @blocks: its text, before and now taken together
 */
typedef struct
{
  AccordRedlineChange change;
  gint64 id;
  guint depth;
  const char *number;
  const char *was_number;
  const char *heading;
  const char *was_heading;
  AccordRedlineText heading_text;
  gboolean is_moved;
  gboolean is_renamed;
  gboolean is_rewritten;
  const char *under;
  const char *was_under;
  const char *owner;
  const char *was_owner;
  const char *const *topics_added;
  const char *const *topics_removed;
  guint n_blocks;
  const AccordRedlineBlock *blocks;
} AccordRedlineSection;

/**
 * AccordRedlineFact:
 * @fact: one of %ACCORD_PLAN_FACTS
 * @was: its value before
 * @is: its value now
 */
typedef struct
{
  const char *fact;
  const char *was;
  const char *is;
} AccordRedlineFact;

/**
 * AccordRedlineCounts:
 *
 * How many sections were added, removed, moved, renamed, rewritten, and are another in any way.
 */
typedef struct
{
  guint added;
  guint removed;
  guint moved;
  guint renamed;
  guint rewritten;
  guint changed;
} AccordRedlineCounts;

GType accord_redline_get_type (void) G_GNUC_CONST;
AccordRedline *accord_redline_new (AccordPlanContent *from, AccordPlanContent *to);
AccordRequest *accord_redline_load (gint64 plan, gint64 from, gint64 to);
AccordRedline *accord_redline_ref (AccordRedline *self);
void accord_redline_unref (AccordRedline *self);

guint accord_redline_get_n_facts (const AccordRedline *self);
const AccordRedlineFact *accord_redline_get_fact (const AccordRedline *self, guint index);
guint accord_redline_get_n_sections (const AccordRedline *self);
const AccordRedlineSection *accord_redline_get_section (const AccordRedline *self, guint index);
AccordRedlineCounts accord_redline_count (const AccordRedline *self);

char *accord_redline_describe (const AccordRedlineSection *section);
char *accord_redline_to_text (const AccordRedline *self);
void accord_redline_add_json (const AccordRedline *self, JsonBuilder *builder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordRedline, accord_redline_unref)

G_END_DECLS
