/* accord-prose-grid.c: a table in a text while it is edited
 *
 * The table stands in the text as one character, an anchor, and this is what the anchor is for: GTK's
 * anchors cannot be derived from, since only their own constructor makes a whole one. What the table
 * holds is one block of prose that never changes, so that an undo step needs no copy of it; its cells
 * are texts of their own from when somebody asks for them, and are read again when one was edited.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/prose/accord-prose-grid.h"

#include "ui/prose/accord-prose-buffer-private.h"

struct _AccordProseGrid
{
  GObject parent_instance;

  GtkTextChildAnchor *anchor;
  AccordProseBuffer *host;
  AccordProse *prose;
  GPtrArray *cells;
  gboolean stale;
};

G_DEFINE_FINAL_TYPE (AccordProseGrid, accord_prose_grid, G_TYPE_OBJECT)

static GQuark grid_quark (void);

G_DEFINE_QUARK (accord - prose - grid, grid)

enum
{
  SIGNAL_RESHAPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const AccordProseTable *
get_table (AccordProseGrid *self)
{
  return accord_prose_get_block (self->prose, 0)->table;
}

/**
 * accord_prose_grid_get_from_anchor:
 * @anchor: (nullable): an anchor in a text
 *
 * Returns: (transfer none) (nullable): the table that it stands for
 */
AccordProseGrid *
accord_prose_grid_get_from_anchor (GtkTextChildAnchor *anchor)
{
  return anchor != NULL ? g_object_get_qdata (G_OBJECT (anchor), grid_quark ()) : NULL;
}

/**
 * accord_prose_grid_get_anchor:
 * @self: a table
 *
 * Returns: (transfer none): what stands for it in the text
 */
GtkTextChildAnchor *
accord_prose_grid_get_anchor (AccordProseGrid *self)
{
  g_return_val_if_fail (ACCORD_IS_PROSE_GRID (self), NULL);

  return self->anchor;
}

/**
 * accord_prose_grid_get_host:
 * @self: a table
 *
 * Returns: (transfer none): the text that it stands in
 */
AccordProseBuffer *
accord_prose_grid_get_host (AccordProseGrid *self)
{
  g_return_val_if_fail (ACCORD_IS_PROSE_GRID (self), NULL);

  return self->host;
}

/**
 * accord_prose_grid_get_prose:
 * @self: a table
 *
 * Returns: (transfer none): a text of one block, the table as it is now
 */
AccordProse *
accord_prose_grid_get_prose (AccordProseGrid *self)
{
  const AccordProseTable *table;
  AccordProseBuilder *builder;

  g_return_val_if_fail (ACCORD_IS_PROSE_GRID (self), NULL);

  if (!self->stale)
    return self->prose;

  table = get_table (self);
  builder = accord_prose_builder_new ();
  accord_prose_builder_begin_table (builder, table->n_columns);
  for (guint i = 0; i < table->n_columns * table->n_rows; i++)
    {
      accord_prose_builder_begin_cell (builder, table->aligns[i % table->n_columns]);
      accord_prose_buffer_read_cell (self->cells->pdata[i], builder);
    }
  accord_prose_unref (self->prose);
  self->prose = accord_prose_builder_end (builder);
  self->stale = FALSE;

  return self->prose;
}

/* Shows in the cells that there are what @self holds now; those that have not changed keep their cursor. */
static void
load_cells (AccordProseGrid *self, const AccordProseTable *before)
{
  const AccordProseTable *table = get_table (self);

  for (guint i = 0; i < self->cells->len; i++)
    if (before == NULL || !accord_prose_text_equal (&before->cells[i], &table->cells[i]))
      accord_prose_buffer_load_cell (self->cells->pdata[i], &table->cells[i]);
}

static void
drop_cells (AccordProseGrid *self)
{
  if (self->cells == NULL)
    return;

  for (guint i = 0; i < self->cells->len; i++)
    accord_prose_buffer_orphan_cell (self->cells->pdata[i]);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
}

/**
 * accord_prose_grid_set_prose:
 * @self: a table
 * @prose: a text of one block, a table
 *
 * Makes the table what @prose holds. Not a step to undo; for that and for the telling of it the caller
 * cares. If there are as many rows and columns as before, the cells stay the same objects, and
 * #AccordProseGrid::reshaped is emitted for a new alignment only.
 */
void
accord_prose_grid_set_prose (AccordProseGrid *self, AccordProse *prose)
{
  g_autoptr (AccordProse) before = NULL;
  const AccordProseTable *old;
  const AccordProseTable *new;
  gboolean same_shape;

  g_return_if_fail (ACCORD_IS_PROSE_GRID (self));
  g_return_if_fail (prose != NULL && accord_prose_get_block (prose, 0)->table != NULL);

  if (accord_prose_grid_get_prose (self) == prose)
    return;

  before = g_steal_pointer (&self->prose);
  self->prose = accord_prose_ref (prose);
  old = accord_prose_get_block (before, 0)->table;
  new = get_table (self);
  same_shape = old->n_columns == new->n_columns && old->n_rows == new->n_rows;

  if (!same_shape)
    drop_cells (self);
  else if (self->cells != NULL)
    load_cells (self, old);

  if (!same_shape || memcmp (old->aligns, new->aligns, new->n_columns * sizeof *new->aligns) != 0)
    g_signal_emit (self, signals[SIGNAL_RESHAPED], 0);
}

guint
accord_prose_grid_get_n_rows (AccordProseGrid *self)
{
  g_return_val_if_fail (ACCORD_IS_PROSE_GRID (self), 0);

  return get_table (self)->n_rows;
}

guint
accord_prose_grid_get_n_columns (AccordProseGrid *self)
{
  g_return_val_if_fail (ACCORD_IS_PROSE_GRID (self), 0);

  return get_table (self)->n_columns;
}

AccordProseAlign
accord_prose_grid_get_align (AccordProseGrid *self, guint column)
{
  g_return_val_if_fail (ACCORD_IS_PROSE_GRID (self), ACCORD_PROSE_ALIGN_NONE);
  g_return_val_if_fail (column < get_table (self)->n_columns, ACCORD_PROSE_ALIGN_NONE);

  return get_table (self)->aligns[column];
}

/**
 * accord_prose_grid_get_cell:
 * @self: a table
 * @row: its row; 0 is the header
 * @column: its column
 *
 * Returns: (transfer none): the text of the cell, a text of one paragraph
 */
AccordProseBuffer *
accord_prose_grid_get_cell (AccordProseGrid *self, guint row, guint column)
{
  const AccordProseTable *table;

  g_return_val_if_fail (ACCORD_IS_PROSE_GRID (self), NULL);

  table = get_table (self);
  g_return_val_if_fail (row < table->n_rows && column < table->n_columns, NULL);

  if (self->cells == NULL)
    {
      self->cells = g_ptr_array_new_with_free_func (g_object_unref);
      for (guint i = 0; i < table->n_columns * table->n_rows; i++)
        g_ptr_array_add (self->cells, accord_prose_buffer_new_cell (self));
      load_cells (self, NULL);
    }

  return self->cells->pdata[row * table->n_columns + column];
}

/**
 * accord_prose_grid_peek_cell:
 * @self: a table
 * @row: its row
 * @column: its column
 *
 * Returns: (transfer none) (nullable): the text of the cell; %NULL if nobody has asked for cells of the table yet
 */
AccordProseBuffer *
accord_prose_grid_peek_cell (AccordProseGrid *self, guint row, guint column)
{
  g_return_val_if_fail (ACCORD_IS_PROSE_GRID (self), NULL);

  return self->cells != NULL ? accord_prose_grid_get_cell (self, row, column) : NULL;
}

/**
 * accord_prose_grid_find_cell:
 * @self: a table
 * @cell: a text
 * @row: (out): its row
 * @column: (out): its column
 *
 * Returns: whether @cell is one of the cells of @self
 */
gboolean
accord_prose_grid_find_cell (AccordProseGrid *self, AccordProseBuffer *cell, guint *row, guint *column)
{
  guint index;

  g_return_val_if_fail (ACCORD_IS_PROSE_GRID (self), FALSE);

  if (self->cells == NULL || !g_ptr_array_find (self->cells, cell, &index))
    return FALSE;

  *row = index / get_table (self)->n_columns;
  *column = index % get_table (self)->n_columns;

  return TRUE;
}

/**
 * accord_prose_grid_dup_cell_text:
 * @self: a table
 * @row: a row
 * @column: a column
 *
 * Returns: (transfer full): the words in the cell
 */
char *
accord_prose_grid_dup_cell_text (AccordProseGrid *self, guint row, guint column)
{
  const AccordProseText *text;
  GString *words = g_string_new (NULL);
  guint index;

  g_return_val_if_fail (ACCORD_IS_PROSE_GRID (self), NULL);

  index = row * get_table (self)->n_columns + column;
  text = &accord_prose_get_block (accord_prose_grid_get_prose (self), 0)->table->cells[index];
  for (guint i = 0; i < text->n_runs; i++)
    g_string_append (words, text->runs[i].text);

  return g_string_free_and_steal (words);
}

/* To be called when a cell was edited. */
void
accord_prose_grid_touch (AccordProseGrid *self)
{
  self->stale = TRUE;
  accord_prose_buffer_tell (self->host);
}

/* Where the cells of a new table come from: the cells of the old one, with a row or a column taken out
 * or put between. */
typedef struct
{
  int added_row;
  int removed_row;
  int added_column;
  int removed_column;
} Reshaping;

#define NO_RESHAPING { -1, -1, -1, -1 }

static int
find_source (int index, int added, int removed)
{
  if (added >= 0)
    return index == added ? -1 : index - (index > added);

  return index + (removed >= 0 && index >= removed);
}

/* Makes the table anew, of @n_rows and a column for each of @aligns; @cell gives the text of each. One step. */
typedef const AccordProseText *(*CellFunc) (const AccordProseTable *table, guint row, guint column, gpointer data);

static void
rebuild (AccordProseGrid *self, guint n_rows, GArray *aligns, CellFunc cell, gpointer data)
{
  g_autoptr (AccordProse) before = accord_prose_ref (accord_prose_grid_get_prose (self));
  g_autoptr (AccordProse) after = NULL;
  const AccordProseTable *table = accord_prose_get_block (before, 0)->table;
  AccordProseBuilder *builder = accord_prose_builder_new ();

  accord_prose_builder_begin_table (builder, aligns->len);
  for (guint i = 0; i < n_rows * aligns->len; i++)
    {
      const AccordProseText *text = cell (table, i / aligns->len, i % aligns->len, data);

      accord_prose_builder_begin_cell (builder, g_array_index (aligns, AccordProseAlign, i % aligns->len));
      for (guint k = 0; text != NULL && k < text->n_runs; k++)
        accord_prose_builder_add_text (builder, text->runs[k].text, -1, text->runs[k].style, text->runs[k].url);
    }
  after = accord_prose_builder_end (builder);

  accord_prose_buffer_begin_step (self->host);
  accord_prose_grid_set_prose (self, after);
  accord_prose_buffer_end_step (self->host);
}

static GArray *
dup_aligns (AccordProseGrid *self)
{
  const AccordProseTable *table = get_table (self);
  GArray *aligns = g_array_new (FALSE, TRUE, sizeof (AccordProseAlign));

  return g_array_append_vals (aligns, table->aligns, table->n_columns);
}

static const AccordProseText *
get_reshaped_cell (const AccordProseTable *table, guint row, guint column, gpointer data)
{
  const Reshaping *to = data;
  int from_row = find_source (row, to->added_row, to->removed_row);
  int from_column = find_source (column, to->added_column, to->removed_column);

  return from_row >= 0 && from_column >= 0 ? &table->cells[from_row * table->n_columns + from_column] : NULL;
}

static void
reshape (AccordProseGrid *self, Reshaping *to)
{
  g_autoptr (GArray) aligns = dup_aligns (self);
  AccordProseAlign none = ACCORD_PROSE_ALIGN_NONE;
  guint n_rows = get_table (self)->n_rows + (to->added_row >= 0) - (to->removed_row >= 0);

  if (to->added_column >= 0)
    g_array_insert_val (aligns, to->added_column, none);
  else if (to->removed_column >= 0)
    g_array_remove_index (aligns, to->removed_column);
  rebuild (self, n_rows, aligns, get_reshaped_cell, to);
}

/**
 * accord_prose_grid_add_row:
 * @self: a table
 * @at: where the new row is to be
 *
 * Each of these is one step to undo, and returns whether it could be done.
 */
gboolean
accord_prose_grid_add_row (AccordProseGrid *self, guint at)
{
  Reshaping to = NO_RESHAPING;

  g_return_val_if_fail (ACCORD_IS_PROSE_GRID (self), FALSE);
  g_return_val_if_fail (at <= get_table (self)->n_rows, FALSE);

  to.added_row = at;
  reshape (self, &to);

  return TRUE;
}

gboolean
accord_prose_grid_remove_row (AccordProseGrid *self, guint row)
{
  Reshaping to = NO_RESHAPING;

  g_return_val_if_fail (ACCORD_IS_PROSE_GRID (self), FALSE);

  if (get_table (self)->n_rows == 1)
    return FALSE;

  to.removed_row = row;
  reshape (self, &to);

  return TRUE;
}

gboolean
accord_prose_grid_add_column (AccordProseGrid *self, guint at)
{
  Reshaping to = NO_RESHAPING;

  g_return_val_if_fail (ACCORD_IS_PROSE_GRID (self), FALSE);
  g_return_val_if_fail (at <= get_table (self)->n_columns, FALSE);

  if (get_table (self)->n_columns == ACCORD_PROSE_MAX_COLUMNS)
    return FALSE;

  to.added_column = at;
  reshape (self, &to);

  return TRUE;
}

gboolean
accord_prose_grid_remove_column (AccordProseGrid *self, guint column)
{
  Reshaping to = NO_RESHAPING;

  g_return_val_if_fail (ACCORD_IS_PROSE_GRID (self), FALSE);

  if (get_table (self)->n_columns == 1)
    return FALSE;

  to.removed_column = column;
  reshape (self, &to);

  return TRUE;
}

static const AccordProseText *
get_same_cell (const AccordProseTable *table, guint row, guint column, gpointer data)
{
  return &table->cells[row * table->n_columns + column];
}

/**
 * accord_prose_grid_set_align:
 * @self: a table
 * @column: a column
 * @align: how it is to be aligned
 */
void
accord_prose_grid_set_align (AccordProseGrid *self, guint column, AccordProseAlign align)
{
  g_autoptr (GArray) aligns = NULL;

  g_return_if_fail (ACCORD_IS_PROSE_GRID (self));
  g_return_if_fail (column < get_table (self)->n_columns);

  if (get_table (self)->aligns[column] == align)
    return;

  aligns = dup_aligns (self);
  g_array_index (aligns, AccordProseAlign, column) = align;
  rebuild (self, get_table (self)->n_rows, aligns, get_same_cell, NULL);
}

typedef struct
{
  const AccordProseTable *pasted;
  guint row;
  guint column;
} Pasting;

static const AccordProseText *
get_pasted_cell (const AccordProseTable *table, guint row, guint column, gpointer data)
{
  const Pasting *pasting = data;

  if (row >= pasting->row && row - pasting->row < pasting->pasted->n_rows && column >= pasting->column &&
      column - pasting->column < pasting->pasted->n_columns)
    return &pasting->pasted->cells[(row - pasting->row) * pasting->pasted->n_columns + column - pasting->column];

  return row < table->n_rows && column < table->n_columns ? &table->cells[row * table->n_columns + column] : NULL;
}

/**
 * accord_prose_grid_paste:
 * @self: a table
 * @row: where the first row of @table goes
 * @column: where its first column goes
 * @table: cells from elsewhere
 *
 * Puts the cells of @table over those from @row and @column on, as a spreadsheet does; the table grows
 * as it needs to.
 */
void
accord_prose_grid_paste (AccordProseGrid *self, guint row, guint column, const AccordProseTable *table)
{
  Pasting pasting = { table, row, column };
  g_autoptr (GArray) aligns = NULL;

  g_return_if_fail (ACCORD_IS_PROSE_GRID (self));
  g_return_if_fail (table != NULL);

  aligns = dup_aligns (self);
  g_array_set_size (aligns, MIN (MAX (aligns->len, column + table->n_columns), ACCORD_PROSE_MAX_COLUMNS));
  rebuild (self, MAX (get_table (self)->n_rows, row + table->n_rows), aligns, get_pasted_cell, &pasting);
}

static void
accord_prose_grid_finalize (GObject *object)
{
  AccordProseGrid *self = ACCORD_PROSE_GRID (object);

  drop_cells (self);
  accord_prose_unref (self->prose);
  g_object_set_qdata (G_OBJECT (self->anchor), grid_quark (), NULL);
  g_object_unref (self->anchor);

  G_OBJECT_CLASS (accord_prose_grid_parent_class)->finalize (object);
}

static void
accord_prose_grid_class_init (AccordProseGridClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_prose_grid_finalize;

  /**
   * AccordProseGrid::reshaped:
   * @self: the table
   *
   * Rows or columns came or went, and all cells are other objects than before; or a column is aligned
   * otherwise.
   */
  signals[SIGNAL_RESHAPED] =
      g_signal_new ("reshaped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
accord_prose_grid_init (AccordProseGrid *self)
{
  self->anchor = gtk_text_child_anchor_new ();
  g_object_set_qdata (G_OBJECT (self->anchor), grid_quark (), self);
}

/**
 * accord_prose_grid_new:
 * @host: the text that it is to stand in, which outlives it
 * @prose: a text of one block, a table
 *
 * Returns: (transfer full): a table that is to be put into @host
 */
AccordProseGrid *
accord_prose_grid_new (AccordProseBuffer *host, AccordProse *prose)
{
  AccordProseGrid *self = g_object_new (ACCORD_TYPE_PROSE_GRID, NULL);

  self->host = host;
  self->prose = accord_prose_ref (prose);

  return self;
}
