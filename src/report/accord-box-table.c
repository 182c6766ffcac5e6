/* accord-box-table.c: a table as boxes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "report/accord-box-table-private.h"
#include "report/accord-column-widths-private.h"

#include <string.h>

#define PAD_X 6.0
#define LARGE_PRINT_PAD_X 4.0
#define PAD_Y 4.5
#define HAIRLINE 0.5
#define HEADER_LINE 1.0
#define MARK_SIZE 7.6
#define MARK_INDENT 12.0
#define TABLE_SPACE 10.0

/* A header higher than this share of a page is not repeated: it would leave no room for the rows.
   */
#define MAX_REPEATED_HEADER 0.33

/* A row higher than this share of a page may go over to the next one. */
#define MAX_WHOLE_ROW 0.4

static const AccordTextStyle cell_style = { .size = 9.5, .leading = 1.38, .colour = &accord_colour_ink };
static const AccordTextStyle caption_style = {
  .size = 10.5,
  .leading = 1.4,
  .bold = TRUE,
  .colour = &accord_colour_ink,
};

/**
 * AccordBoxTable:
 * @node: the table of the document
 * @x: the left edges of its columns
 * @widths: their widths
 * @n_columns: how many
 * @left: its left edge
 * @width: of all columns
 * @pad: on either side of a cell
 * @rows: (element-type AccordRow): what its boxes show
 * @header: (transfer none): the box of the header
 * @repeats: whether the header stands again on each page
 */
struct _AccordBoxTable
{
  const AccordNode *node;
  double *x;
  double *widths;
  guint n_columns;
  double left;
  double width;
  double pad;
  GPtrArray *rows;
  AccordBox *header;
  gboolean repeats;
};

typedef struct
{
  const AccordText *text;
  const char *language;
  guint from;
  gboolean has_mark;
  AccordMark mark;
} Cell;

/* A row, or what is left of one that began on an earlier page: each cell from one of its lines on.
   */
struct _AccordRow
{
  AccordBoxTable *table;
  gboolean is_header;
  Cell cells[];
};

/**
 * accord_box_table_free:
 * @self: (transfer full): a table
 */
void
accord_box_table_free (AccordBoxTable *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self->x);
  g_free (self->widths);
  g_free (self);
}

/**
 * accord_box_table_get_header:
 * @self: a table
 *
 * Returns: (transfer none) (nullable): the box to show again at the top of each page, if any
 */
AccordBox *
accord_box_table_get_header (const AccordBoxTable *self)
{
  return self->repeats ? self->header : NULL;
}

static const AccordColumn *
get_column (const AccordNode *node, guint column)
{
  return &g_array_index (node->columns, AccordColumn, column);
}

static AccordTextStyle
get_style (const AccordNode *node, guint column, gboolean is_header)
{
  static const PangoAlignment aligns[] = { PANGO_ALIGN_LEFT, PANGO_ALIGN_CENTER, PANGO_ALIGN_RIGHT };
  AccordTextStyle style = cell_style;

  style.align = aligns[get_column (node, column)->align];
  style.bold = is_header || (column == 0 && (node->flags & ACCORD_TABLE_HEADER_COLUMN) != 0);
  return style;
}

/* -- Widths of columns -- */

/* How much wider than the word with the most letters another may be: “Commissioner” than “Partnerships”. */
#define WIDE_LETTERS 1.12

static double
measure (AccordFlow *flow, const char *text, const AccordTextStyle *style)
{
  AccordText *set = accord_text_new_plain (flow->typesetter, text, style, -1);
  double width = set->natural_width;

  accord_text_free (set);
  return width;
}

static void
note_longest (const char *text, char **longest_text, char **longest_word)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\n", -1);

  if (g_utf8_strlen (text, -1) > g_utf8_strlen (*longest_text, -1))
    g_set_str (longest_text, text);
  for (guint i = 0; words[i] != NULL; i++)
    if (g_utf8_strlen (words[i], -1) > g_utf8_strlen (*longest_word, -1))
      g_set_str (longest_word, words[i]);
}

/* Measuring every cell would set the table twice; the one with the most letters speaks for its
   column. */
static AccordColumnWish
measure_column (AccordFlow *flow, const AccordBoxTable *self, guint column)
{
  const AccordNode *node = self->node;
  g_autofree char *longest_text = g_strdup ("");
  g_autofree char *longest_word = g_strdup ("");
  const char *title = accord_spans_get_text (get_column (node, column)->title);
  AccordTextStyle style = get_style (node, column, FALSE);
  AccordTextStyle title_style = get_style (node, column, TRUE);
  double pad = 2 * self->pad + 1;
  double title_width;
  AccordColumnWish wish = { .weight = get_column (node, column)->weight };

  for (guint i = column; i < node->children->len; i += node->columns->len)
    {
      const AccordNode *cell = g_ptr_array_index (node->children, i);

      note_longest (accord_spans_get_text (cell->spans), &longest_text, &longest_word);
      if (cell->has_mark)
        pad = 2 * self->pad + 1 + MARK_INDENT;
    }
  wish.wanted = measure (flow, longest_text, &style);
  wish.tight = measure (flow, longest_word, &style);
  wish.least = wish.tight * WIDE_LETTERS;

  g_set_str (&longest_word, "");
  note_longest (title, &longest_text, &longest_word);
  wish.wanted = MAX (wish.wanted, measure (flow, title, &title_style)) + pad;
  title_width = measure (flow, longest_word, &title_style);
  wish.tight = MAX (wish.tight, title_width) + pad;
  wish.least = MAX (wish.least, title_width) + pad;
  return wish;
}

static void
set_widths (AccordBoxTable *self, AccordFlow *flow)
{
  g_autofree AccordColumnWish *wishes = g_new0 (AccordColumnWish, self->n_columns);
  double x = self->left;

  for (guint i = 0; i < self->n_columns; i++)
    wishes[i] = measure_column (flow, self, i);
  accord_column_widths_share (wishes, self->n_columns, self->width, self->widths);
  for (guint i = 0; i < self->n_columns; i++)
    {
      self->x[i] = x;
      x += self->widths[i];
    }
}

/* -- Rows -- */

static AccordRow *
row_new (AccordBoxTable *self, gboolean is_header)
{
  AccordRow *row = g_malloc0 (sizeof (AccordRow) + self->n_columns * sizeof (Cell));

  row->table = self;
  row->is_header = is_header;
  g_ptr_array_add (self->rows, row);
  return row;
}

static void
set_cell (AccordFlow *flow, AccordBoxTable *self, AccordRow *row, guint column, AccordSpans *spans)
{
  AccordTextStyle style = get_style (self->node, column, row->is_header);
  double width = self->widths[column] - 2 * self->pad - (row->cells[column].has_mark ? MARK_INDENT : 0);

  row->cells[column].text = accord_flow_set (flow, spans, &style, MAX (width, style.size));
  row->cells[column].language = accord_spans_get_language (spans);
}

/* The lines of a cell from its first one to be shown that fit into a height. */
static guint
count_fitting (const Cell *cell, double height)
{
  guint line = cell->from;
  double y = 0;

  while (line < cell->text->lines->len && y + accord_text_get_line (cell->text, line)->height <= height)
    y += accord_text_get_line (cell->text, line++)->height;
  return line - cell->from;
}

static double
measure_lines (const Cell *cell, guint n)
{
  double height = 0;

  for (guint i = 0; i < n; i++)
    height += accord_text_get_line (cell->text, cell->from + i)->height;
  return height;
}

static AccordElement *
make_cell_element (AccordFlow *flow, const AccordRow *row, guint column)
{
  gboolean heads_row = !row->is_header && column == 0
                       && (row->table->node->flags & ACCORD_TABLE_HEADER_COLUMN) != 0;
  AccordElement *element = accord_flow_make_element (flow, row->is_header || heads_row ? "TH" : "TD");

  if (row->is_header)
    element->scope = "Column";
  else if (heads_row)
    element->scope = "Row";
  element->language = row->cells[column].language;
  return element;
}

static void
add_cell_to_box (AccordFlow *flow, AccordBox *box, const AccordRow *row, guint column, guint n_lines)
{
  const Cell *cell = &row->cells[column];
  double left = row->table->x[column] + row->table->pad;
  double x = left;
  double y = PAD_Y;

  if (cell->has_mark && cell->text->right_to_left)
    left = row->table->x[column] + row->table->widths[column] - row->table->pad - MARK_SIZE;
  else if (cell->has_mark)
    x += MARK_INDENT;

  if (cell->has_mark && cell->from == 0 && n_lines > 0)
    accord_box_decorate_mark (box,
                              cell->mark,
                              left,
                              y + accord_text_get_line (cell->text, 0)->baseline - MARK_SIZE + 0.5,
                              MARK_SIZE);

  accord_box_begin (box, make_cell_element (flow, row, column));
  for (guint i = 0; i < n_lines; i++)
    {
      accord_box_add_line (box, cell->text, cell->from + i, x, y);
      y += accord_text_get_line (cell->text, cell->from + i)->height;
    }
  accord_box_end (box);
}

static void
decorate_row (AccordBox *box, const AccordRow *row)
{
  const AccordBoxTable *table = row->table;

  if (row->is_header)
    {
      accord_box_decorate (box, &accord_colour_tint, table->left, 0, table->width, box->height);
      accord_box_decorate (box,
                           &accord_colour_line,
                           table->left,
                           box->height - HEADER_LINE,
                           table->width,
                           HEADER_LINE);
    }
  else
    accord_box_decorate (box,
                         &accord_colour_hairline,
                         table->left,
                         box->height - HAIRLINE,
                         table->width,
                         HAIRLINE);

}

static void
fill_row (AccordFlow *flow, AccordBox *box, double height)
{
  const AccordRow *row = box->row;

  decorate_row (box, row);
  accord_box_begin (box, accord_flow_make_element (flow, "TR"));
  for (guint i = 0; i < row->table->n_columns; i++)
    add_cell_to_box (flow, box, row, i, count_fitting (&row->cells[i], height));
  accord_box_end (box);
}

/* Takes as many lines of each cell as fit into a height. */
static AccordBox *
make_row_box (const AccordRow *row, double height)
{
  AccordBox *box = accord_box_new (0);

  for (guint i = 0; i < row->table->n_columns; i++)
    {
      guint n = count_fitting (&row->cells[i], height);

      box->height = MAX (box->height, measure_lines (&row->cells[i], n) + 2 * PAD_Y);
    }
  box->table = row->table;
  box->row = row;
  return box;
}

static AccordBox *
make_whole_row_box (AccordFlow *flow, const AccordRow *row)
{
  AccordBox *box = make_row_box (row, G_MAXDOUBLE);

  fill_row (flow, box, G_MAXDOUBLE);
  return box;
}

static void
set_header (AccordFlow *flow, AccordBoxTable *self)
{
  AccordRow *row = row_new (self, TRUE);

  for (guint i = 0; i < self->n_columns; i++)
    set_cell (flow, self, row, i, get_column (self->node, i)->title);

  self->header = make_whole_row_box (flow, row);
  self->header->keep = TRUE;
  self->repeats = self->header->height <= flow->page_height * MAX_REPEATED_HEADER;
  accord_flow_begin (flow, accord_flow_make_element (flow, "THead"));
  accord_flow_add (flow, self->header);
  accord_flow_end (flow);
}

static void
set_row (AccordFlow *flow, AccordBoxTable *self, guint first_cell)
{
  AccordRow *row = row_new (self, FALSE);

  for (guint i = 0; i < self->n_columns; i++)
    {
      const AccordNode *cell = g_ptr_array_index (self->node->children, first_cell + i);

      row->cells[i].has_mark = cell->has_mark;
      row->cells[i].mark = cell->mark;
      set_cell (flow, self, row, i, cell->spans);
    }
  accord_flow_add (flow, make_whole_row_box (flow, row));
}

/* One row alone at the head of a page looks like a mistake. */
static void
keep_last_rows (AccordFlow *flow, guint n_rows)
{
  AccordBox *box;

  if (n_rows < 2)
    return;

  box = g_ptr_array_index (flow->boxes, flow->boxes->len - 2);
  box->keep = box->height < flow->page_height * MAX_WHOLE_ROW / 2;
}

static void
set_caption (AccordFlow *flow, const AccordNode *node)
{
  AccordText *text;

  if (node->label == NULL)
    return;

  text = accord_flow_set_plain (flow, node->label, &caption_style, flow->width);
  accord_flow_begin (flow, accord_flow_make_element (flow, "Caption"));
  accord_flow_add_lines (flow, text, flow->left, TRUE);
  accord_flow_end (flow);
  accord_flow_add_space (flow, PAD_Y);
}

/**
 * accord_box_table_set:
 * @flow: where it goes
 * @node: a table with at least one column
 *
 * Sets a table: a box for its header and one for each row.
 */
void
accord_box_table_set (AccordFlow *flow, const AccordNode *node)
{
  AccordBoxTable *self = g_new0 (AccordBoxTable, 1);

  self->node = node;
  self->n_columns = node->columns->len;
  self->x = g_new0 (double, self->n_columns);
  self->widths = g_new0 (double, self->n_columns);
  self->left = flow->left;
  self->width = flow->width;
  self->pad = flow->typesetter->large_print ? LARGE_PRINT_PAD_X : PAD_X;
  self->rows = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (flow->tables, self);
  set_widths (self, flow);

  accord_flow_add_space (flow, TABLE_SPACE);
  accord_flow_begin (flow, accord_flow_make_element (flow, "Table"));
  set_caption (flow, node);
  set_header (flow, self);
  accord_flow_begin (flow, accord_flow_make_element (flow, "TBody"));
  for (guint i = 0; i < node->children->len; i += self->n_columns)
    set_row (flow, self, i);
  accord_flow_end (flow);
  keep_last_rows (flow, node->children->len / self->n_columns);
  accord_flow_end (flow);
  accord_flow_add_space (flow, TABLE_SPACE);
}

/* What stands in the box besides the row: elements that begin before it or end after it. */
static void
move_outer_ops (AccordBox *from, AccordBox *first, AccordBox *rest)
{
  int depth = 0;
  guint begins = 0;

  for (guint i = 0; i < from->ops->len && !from->is_unfilled; i++)
    {
      const AccordOp *op = &g_array_index (from->ops, AccordOp, i);

      if (op->kind == ACCORD_OP_BEGIN && strcmp (op->element->tag, "TR") == 0)
        break;
      begins++;
    }
  g_array_prepend_vals (first->ops, from->ops->data, begins);

  for (guint i = begins; i < from->ops->len; i++)
    {
      const AccordOp *op = &g_array_index (from->ops, AccordOp, i);

      if (op->kind == ACCORD_OP_BEGIN)
        depth++;
      else if (op->kind == ACCORD_OP_END && --depth < 0)
        g_array_append_val (rest->ops, *op);
    }
}

/**
 * accord_box_table_may_split_row:
 * @flow: what the box belongs to
 * @box: a box
 *
 * Returns: whether @box is a row of a table so high that it may go over to the next page
 */
gboolean
accord_box_table_may_split_row (const AccordFlow *flow, const AccordBox *box)
{
  return box->row != NULL && box->height > flow->page_height * MAX_WHOLE_ROW;
}

/**
 * accord_box_table_fill_row:
 * @flow: what the box belongs to
 * @box: a box
 *
 * Fills what accord_box_table_split_row() left over, once it is known that it is not split again: a row
 * of many pages would else be filled anew on each. Does nothing to other boxes.
 */
void
accord_box_table_fill_row (AccordFlow *flow, AccordBox *box)
{
  g_autoptr (GArray) after = NULL;

  if (!box->is_unfilled)
    return;

  after = g_steal_pointer (&box->ops);
  box->ops = g_array_new (FALSE, FALSE, sizeof (AccordOp));
  fill_row (flow, box, G_MAXDOUBLE);
  g_array_append_vals (box->ops, after->data, after->len);
  box->is_unfilled = FALSE;
}

/**
 * accord_box_table_split_row:
 * @flow: what the box belongs to
 * @box: a box
 * @available: the height that is left on the page
 * @first: (out) (transfer none): what fits
 * @rest: (out) (transfer none): what goes to the next page
 *
 * Breaks a high row of a table in two. To assistive technology, which reads cell after cell, each
 * part is a row; the second repeats the header of the row, so that its cells are still told whose
 * they are.
 *
 * Returns: whether @box could be broken; if not, nothing is set
 */
gboolean
accord_box_table_split_row (AccordFlow *flow,
                        AccordBox *box,
                        double available,
                        AccordBox **first,
                        AccordBox **rest)
{
  const AccordRow *row = box->row;
  AccordRow *rest_row;
  double height = available - 2 * PAD_Y;
  gboolean fits = FALSE;
  gboolean over = FALSE;

  if (!accord_box_table_may_split_row (flow, box))
    return FALSE;

  for (guint i = 0; i < row->table->n_columns; i++)
    {
      guint n = count_fitting (&row->cells[i], height);

      fits |= n >= 2;
      over |= row->cells[i].from + n < row->cells[i].text->lines->len;
    }
  if (!fits || !over)
    return FALSE;

  rest_row = row_new (row->table, row->is_header);
  for (guint i = 0; i < row->table->n_columns; i++)
    {
      gboolean heads_row = i == 0 && (row->table->node->flags & ACCORD_TABLE_HEADER_COLUMN) != 0;

      rest_row->cells[i] = row->cells[i];
      if (!heads_row || count_fitting (&row->cells[i], height) < row->cells[i].text->lines->len)
        rest_row->cells[i].from += count_fitting (&row->cells[i], height);
    }

  *first = make_row_box (row, height);
  fill_row (flow, *first, height);
  *rest = make_row_box (rest_row, G_MAXDOUBLE);
  (*rest)->is_unfilled = TRUE;
  move_outer_ops (box, *first, *rest);
  (*first)->space = box->space;
  (*first)->rail = (*rest)->rail = box->rail;
  (*rest)->keep = box->keep;
  g_ptr_array_add (flow->parts, *first);
  g_ptr_array_add (flow->parts, *rest);
  return TRUE;
}
