/* accord-prose-html-table.c: reduces a table of HTML
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/accord-prose-html-private.h"

/* A sheet that is copied whole has no end; a table in a text has. */
#define MAX_ROWS 2000

typedef struct
{
  xmlNode *node;
  guint row;
  guint column;
} Cell;

typedef struct
{
  GArray *cells;
  guint n_rows;
  guint n_columns;
  guint covered[ACCORD_PROSE_MAX_COLUMNS];
} Plan;

static gboolean
is_named (xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0;
}

static guint
get_span (xmlNode *cell, const char *name)
{
  xmlChar *value = xmlGetProp (cell, (const xmlChar *) name);
  int span = value != NULL ? atoi ((const char *) value) : 1;

  xmlFree (value);

  return CLAMP (span, 1, 1000);
}

/* Finds a place for each cell of a row, past those that cells of rows above reach down to. */
static void
plan_row (Plan *self, xmlNode *row)
{
  guint column = 0;

  for (xmlNode *node = row->children; node != NULL; node = node->next)
    {
      Cell cell = { node, self->n_rows, 0 };
      guint n_columns;
      guint n_rows;

      if (!is_named (node, "td") && !is_named (node, "th"))
        continue;

      while (column < ACCORD_PROSE_MAX_COLUMNS && self->covered[column] > self->n_rows)
        column++;
      /* What is beyond the widest table goes into its last column. */
      cell.column = column = MIN (column, ACCORD_PROSE_MAX_COLUMNS - 1);
      g_array_append_val (self->cells, cell);

      n_columns = MIN (get_span (node, "colspan"), ACCORD_PROSE_MAX_COLUMNS - column);
      n_rows = get_span (node, "rowspan");
      for (guint i = 0; i < n_columns; i++)
        self->covered[column + i] = self->n_rows + n_rows;
      column += n_columns;
      self->n_columns = MAX (self->n_columns, column);
    }
  self->n_rows++;
}

static void
plan_rows (Plan *self, xmlNode *node)
{
  for (xmlNode *child = node->children; child != NULL && self->n_rows < MAX_ROWS; child = child->next)
    if (is_named (child, "tr"))
      plan_row (self, child);
    else if (is_named (child, "thead") || is_named (child, "tbody") || is_named (child, "tfoot"))
      plan_rows (self, child);
}

static AccordProseAlign
read_align (xmlNode *cell)
{
  static const char *const marks[] = { "", "left", "center", "right" };
  xmlChar *align = xmlGetProp (cell, (const xmlChar *) "align");
  xmlChar *style = xmlGetProp (cell, (const xmlChar *) "style");
  const char *value = style != NULL ? strstr ((const char *) style, "text-align:") : NULL;
  AccordProseAlign found = ACCORD_PROSE_ALIGN_NONE;

  value = value != NULL ? value + strlen ("text-align:") : (const char *) align;
  if (value != NULL)
    value += strspn (value, " ");
  for (guint i = ACCORD_PROSE_ALIGN_LEFT; value != NULL && i < G_N_ELEMENTS (marks); i++)
    if (g_ascii_strncasecmp (value, marks[i], strlen (marks[i])) == 0)
      found = (AccordProseAlign) i;
  xmlFree (align);
  xmlFree (style);

  return found;
}

/* The column of numbers is what is aligned; a column is aligned as its first cell below the header says, else
 * as the header. Left is what it is anyway.
 */
static AccordProseAlign
find_align (const Plan *self, guint column)
{
  AccordProseAlign found = ACCORD_PROSE_ALIGN_NONE;

  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *cell = &g_array_index (self->cells, Cell, i);

      if (cell->column == column && cell->row < 2)
        {
          AccordProseAlign align = read_align (cell->node);

          if (align != ACCORD_PROSE_ALIGN_NONE)
            found = align;
        }
    }

  return found == ACCORD_PROSE_ALIGN_LEFT ? ACCORD_PROSE_ALIGN_NONE : found;
}

static gboolean
row_has_words (const Plan *self, guint first)
{
  guint row = g_array_index (self->cells, Cell, first).row;

  for (guint i = first; i < self->cells->len && g_array_index (self->cells, Cell, i).row == row; i++)
    {
      xmlChar *text = xmlNodeGetContent (g_array_index (self->cells, Cell, i).node);
      gboolean words = FALSE;

      for (const char *p = (const char *) text; p != NULL && *p != '\0' && !words; p = g_utf8_next_char (p))
        words = !g_unichar_isspace (g_utf8_get_char (p));
      xmlFree (text);
      if (words)
        return TRUE;
    }

  return FALSE;
}

static void
write_row (AccordReducer *self, const Plan *plan, guint *i)
{
  guint row = g_array_index (plan->cells, Cell, *i).row;

  for (guint column = 0; column < plan->n_columns; column++)
    {
      accord_prose_builder_begin_cell (self->builder, find_align (plan, column));
      for (; *i < plan->cells->len; (*i)++)
        {
          const Cell *cell = &g_array_index (plan->cells, Cell, *i);

          if (cell->row != row || cell->column != column)
            break;
          accord_reducer_walk_cell (self, cell->node);
          accord_reducer_add_space (self);
        }
      accord_reducer_take_text (self);
    }
}

/* Adds the rows of a table, without those that are empty. */
void
accord_reducer_walk_table (AccordReducer *self, xmlNode *table)
{
  Plan plan = { .cells = g_array_new (FALSE, FALSE, sizeof (Cell)) };

  plan_rows (&plan, table);

  /* A table of one column, or of one row, is there to put things in a place. */
  if (plan.n_columns < 2 || plan.n_rows < 2)
    accord_reducer_walk (self, table->children);
  else
    {
      guint list_depth = self->list_depth;
      AccordProseKind kind = self->kind;

      for (xmlNode *child = table->children; child != NULL; child = child->next)
        if (is_named (child, "caption"))
          accord_reducer_walk_block (self, child);
      self->in_cell = TRUE;
      self->list_depth = 0;
      self->kind = ACCORD_PROSE_PARAGRAPH;
      accord_prose_builder_begin_table (self->builder, plan.n_columns);
      for (guint i = 0; i < plan.cells->len;)
        {
          guint row = g_array_index (plan.cells, Cell, i).row;

          if (row_has_words (&plan, i))
            write_row (self, &plan, &i);
          while (i < plan.cells->len && g_array_index (plan.cells, Cell, i).row == row)
            i++;
        }
      self->in_cell = FALSE;
      self->list_depth = list_depth;
      self->kind = kind;
    }

  g_array_unref (plan.cells);
}
