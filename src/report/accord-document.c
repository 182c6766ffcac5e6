/* accord-document.c: what a report says, before it is paper or a web page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "report/accord-document-private.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_HEADING_LEVEL 4

/**
 * AccordDocument:
 *
 * A tree of headings, paragraphs, lists, tables and figures, of which paper, PDF and a web page are
 * made. It says what there is, never how it looks.
 *
 * Blocks are appended in reading order. A list, an item, a quote, a key facts list and a table are
 * containers: `begin` opens one and accord_document_end() closes the innermost. Text is never
 * markup.
 *
 * Build it on one thread; from then on it does not change and any thread may read it.
 */
struct _AccordDocument
{
  gatomicrefcount references;
  char *title;
  char *author;
  char *subject;
  char *language;
  char *date;
  gboolean contents;
  gboolean large_print;
  gboolean has_accent;
  double accent[3];
  AccordNode *root;
  AccordNode *open;
  /* For each level in use, outermost first, the level that was asked for. */
  guint asked[MAX_HEADING_LEVEL];
  guint depth;
};

G_DEFINE_BOXED_TYPE (AccordDocument, accord_document, accord_document_ref, accord_document_unref)

static void
figure_free (AccordFigure *figure)
{
  if (figure->destroy != NULL)
    figure->destroy (figure->user_data);
  g_free (figure->alternative);
  g_clear_pointer (&figure->png, g_bytes_unref);
  g_free (figure);
}

static void
clear_column (gpointer data)
{
  AccordColumn *column = data;

  accord_spans_unref (column->title);
}

static void
node_free (gpointer data)
{
  AccordNode *node = data;

  g_ptr_array_unref (node->children);
  g_clear_pointer (&node->spans, accord_spans_unref);
  g_clear_pointer (&node->columns, g_array_unref);
  g_clear_pointer (&node->figure, figure_free);
  g_free (node->label);
  g_free (node->anchor);
  g_clear_pointer (&node->notes, g_ptr_array_unref);
  g_free (node);
}

static AccordNode *
node_new (AccordNode *parent, AccordNodeKind kind)
{
  AccordNode *node = g_new0 (AccordNode, 1);

  node->kind = kind;
  node->parent = parent;
  node->children = g_ptr_array_new_with_free_func (node_free);
  if (parent != NULL)
    g_ptr_array_add (parent->children, node);
  return node;
}

/* A container of blocks, as against one of items, facts or cells. */
static gboolean
takes_blocks (const AccordNode *node)
{
  return node->kind == ACCORD_NODE_ROOT || node->kind == ACCORD_NODE_ITEM || node->kind == ACCORD_NODE_QUOTE;
}

/**
 * accord_document_new:
 * @title: the title, which readers show in place of the file's name
 * @date: the day on which the report speaks, ISO 8601
 *
 * Starts an empty document in British English.
 *
 * @date and not the clock is what the paper and the file carry, so that the same report on the same
 *   day is the same
 * bytes.
 *
 * Returns: (transfer full): a new document
 */
AccordDocument *
accord_document_new (const char *title, const char *date)
{
  AccordDocument *self;

  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (date != NULL, NULL);

  self = g_new0 (AccordDocument, 1);
  g_atomic_ref_count_init (&self->references);
  self->title = accord_text_make_plain (title);
  self->date = g_strdup (date);
  self->author = g_strdup ("");
  self->subject = g_strdup ("");
  self->language = g_strdup ("en-GB");
  self->root = node_new (NULL, ACCORD_NODE_ROOT);
  self->open = self->root;
  return self;
}

/**
 * accord_document_ref:
 * @self: a document
 *
 * Returns: (transfer full): @self
 */
AccordDocument *
accord_document_ref (AccordDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

/**
 * accord_document_unref:
 * @self: (transfer full): a document
 */
void
accord_document_unref (AccordDocument *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;

  node_free (self->root);
  g_free (self->title);
  g_free (self->author);
  g_free (self->subject);
  g_free (self->language);
  g_free (self->date);
  g_free (self);
}

static void
set_plain (char **property, const char *text)
{
  g_free (*property);
  *property = accord_text_make_plain (text);
}

/**
 * accord_document_set_author:
 * @self: a document
 * @author: (nullable): the partnership's name; it stands at the head of every page
 */
void
accord_document_set_author (AccordDocument *self, const char *author)
{
  g_return_if_fail (self != NULL);

  set_plain (&self->author, author);
}

/**
 * accord_document_set_subject:
 * @self: a document
 * @subject: (nullable): what kind of report it is, for the file's properties
 */
void
accord_document_set_subject (AccordDocument *self, const char *subject)
{
  g_return_if_fail (self != NULL);

  set_plain (&self->subject, subject);
}

/**
 * accord_document_set_language:
 * @self: a document
 * @language: a BCP 47 tag; "en-GB" unless set
 */
void
accord_document_set_language (AccordDocument *self, const char *language)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (language != NULL);

  g_set_str (&self->language, language);
}

/**
 * accord_document_set_contents:
 * @self: a document
 * @contents: whether a list of its headings with their pages comes before the second heading
 */
void
accord_document_set_contents (AccordDocument *self, gboolean contents)
{
  g_return_if_fail (self != NULL);

  self->contents = contents;
}

/**
 * accord_document_set_large_print:
 * @self: a document
 * @large_print: whether no letter on paper is smaller than 16 points
 */
void
accord_document_set_large_print (AccordDocument *self, gboolean large_print)
{
  g_return_if_fail (self != NULL);

  self->large_print = large_print;
}

/**
 * accord_document_get_large_print:
 * @self: a document
 *
 * Returns: whether no letter on paper is smaller than 16 points
 */
gboolean
accord_document_get_large_print (AccordDocument *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->large_print;
}

/**
 * accord_document_get_title:
 * @self: a document
 *
 * Returns: (transfer none): its title
 */
const char *
accord_document_get_title (AccordDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

/**
 * accord_document_get_date:
 * @self: a document
 *
 * Returns: (transfer none): its day, ISO 8601
 */
const char *
accord_document_get_date (AccordDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->date;
}

/**
 * accord_document_get_author:
 * @self: a document
 *
 * Returns: (transfer none): the partnership's name, or ""
 */
const char *
accord_document_get_author (AccordDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->author;
}

/**
 * accord_document_get_subject:
 * @self: a document
 *
 * Returns: (transfer none): what kind of report it is, or ""
 */
const char *
accord_document_get_subject (AccordDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->subject;
}

/**
 * accord_document_get_language:
 * @self: a document
 *
 * Returns: (transfer none): its language, a BCP 47 tag
 */
const char *
accord_document_get_language (AccordDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->language;
}

/**
 * accord_document_get_contents:
 * @self: a document
 *
 * Returns: whether it has a list of its headings
 */
gboolean
accord_document_get_contents (AccordDocument *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->contents;
}

/**
 * accord_document_set_accent:
 * @self: a document
 * @rgb: of headings and lines: red, green and blue, from 0 to 1; dark enough to be read
 */
void
accord_document_set_accent (AccordDocument *self, const double rgb[3])
{
  self->has_accent = TRUE;
  memcpy (self->accent, rgb, sizeof self->accent);
}

/**
 * accord_document_get_accent:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): red, green and blue; %NULL for the program's own colour
 */
const double *
accord_document_get_accent (AccordDocument *self)
{
  return self->has_accent ? self->accent : NULL;
}

/**
 * accord_document_set_picture:
 * @self: a document whose last block is a figure
 * @png: the same as a picture, for a web page
 */
void
accord_document_set_picture (AccordDocument *self, GBytes *png)
{
  AccordNode *node = g_ptr_array_index (self->open->children, self->open->children->len - 1);

  g_return_if_fail (node->figure != NULL);

  node->figure->png = g_bytes_ref (png);
}

/**
 * accord_document_get_root:
 * @self: a document
 *
 * Returns: (transfer none): the tree
 */
const AccordNode *
accord_document_get_root (AccordDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->root;
}

static AccordNode *
add_block (AccordDocument *self, AccordNodeKind kind)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (takes_blocks (self->open), NULL);

  return node_new (self->open, kind);
}

/* Readers find their way by heading levels, so none may be left out: ISO 14289-1, 7.4.2. Headings
   that were asked for * at one level stay at one level. */
static guint
settle_level (AccordDocument *self, guint asked)
{
  while (self->depth > 0 && self->asked[self->depth - 1] >= asked)
    self->depth--;
  self->asked[self->depth++] = asked;
  return self->depth;
}

/**
 * accord_document_add_heading:
 * @self: a document
 * @level: 1 for the title of the report, which stands once and first, to 4
 * @text: the heading
 *
 * Adds a heading in plain text. See accord_document_add_heading_spans().
 */
void
accord_document_add_heading (AccordDocument *self, guint level, const char *text)
{
  g_return_if_fail (text != NULL);

  accord_document_add_heading_spans (self, level, accord_spans_new (text));
}

/**
 * accord_document_add_heading_spans:
 * @self: a document
 * @level: 1 for the title of the report, which stands once and first, to 4
 * @spans: (transfer full): the heading
 *
 * Adds a heading, which is also a bookmark. A level that skips one is brought up: a 4 right below a
 * 2 becomes a 3.
 */
void
accord_document_add_heading_spans (AccordDocument *self, guint level, AccordSpans *spans)
{
  AccordNode *node = add_block (self, ACCORD_NODE_HEADING);

  g_return_if_fail (node != NULL);

  node->level = settle_level (self, CLAMP (level, 1, MAX_HEADING_LEVEL));
  node->spans = spans;
}

/**
 * accord_document_set_anchor:
 * @self: a document whose last block is a heading
 * @anchor: a name of letters, digits and low lines, at most 40, that no other heading has
 *
 * Names a heading, so that it is known again in a file that comes back.
 */
void
accord_document_set_anchor (AccordDocument *self, const char *anchor)
{
  AccordNode *node;

  g_return_if_fail (self != NULL && self->open->children->len > 0);
  node = g_ptr_array_index (self->open->children, self->open->children->len - 1);
  g_return_if_fail (node->kind == ACCORD_NODE_HEADING);

  g_set_str (&node->anchor, anchor);
}

/**
 * accord_document_add_paragraph:
 * @self: a document
 * @spans: (transfer full): its text
 */
void
accord_document_add_paragraph (AccordDocument *self, AccordSpans *spans)
{
  AccordNode *node = add_block (self, ACCORD_NODE_PARAGRAPH);

  g_return_if_fail (node != NULL);

  node->spans = spans;
}

/**
 * accord_document_add_text:
 * @self: a document
 * @text: plain text
 *
 * Adds a paragraph of plain text.
 */
void
accord_document_add_text (AccordDocument *self, const char *text)
{
  g_return_if_fail (text != NULL);

  accord_document_add_paragraph (self, accord_spans_new (text));
}

/* The last paragraph below @node, after the last heading, that has @near in it. Where a heading ends the search, @ended is
 * set. */
static AccordNode *
find_paragraph (AccordNode *node, const char *near, gboolean *ended)
{
  for (guint i = node->children->len; i-- > 0 && !*ended;)
    {
      AccordNode *child = g_ptr_array_index (node->children, i);
      AccordNode *found;

      if (child->kind == ACCORD_NODE_HEADING)
        *ended = TRUE;
      else if (child->kind == ACCORD_NODE_PARAGRAPH && strstr (accord_spans_get_text (child->spans), near) != NULL)
        return child;
      else if ((found = find_paragraph (child, near, ended)) != NULL)
        return found;
    }
  return NULL;
}

/**
 * accord_document_add_note:
 * @self: a document
 * @near: words of a paragraph under the last heading; where none has them, the last paragraph there is meant
 * @max_notes: how many notes the paragraph may have with this one, or 0 for any number. They all stand on the page of the
 *   paragraph's last line
 * @spans: (transfer full): what the note says. It is never broken, so it must be short
 *
 * Adds a footnote at the end of a paragraph. Notes are numbered in the order in which they are read.
 *
 * Returns: whether there was room for it
 */
gboolean
accord_document_add_note (AccordDocument *self, const char *near, guint max_notes, AccordSpans *spans)
{
  gboolean ended = FALSE;
  AccordNode *node;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (near != NULL, FALSE);

  node = find_paragraph (self->open, near, &ended);
  ended = FALSE;
  if (node == NULL)
    node = find_paragraph (self->open, "", &ended);
  if (node == NULL)
    {
      node = add_block (self, ACCORD_NODE_PARAGRAPH);
      node->spans = accord_spans_new (_("Sources:"));
    }
  if (node->notes == NULL)
    node->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_spans_unref);
  if (max_notes > 0 && node->notes->len >= max_notes)
    {
      accord_spans_unref (spans);
      return FALSE;
    }
  g_ptr_array_add (node->notes, spans);
  return TRUE;
}

/**
 * accord_document_make_note_mark:
 * @number: of a note, from 1
 *
 * Returns: (transfer full): the number in raised figures, as it stands in the text
 */
char *
accord_document_make_note_mark (guint number)
{
  static const char *const figures[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };
  g_autofree char *digits = g_strdup_printf ("%u", number);
  GString *mark = g_string_new (NULL);

  for (const char *p = digits; *p != '\0'; p++)
    g_string_append (mark, figures[*p - '0']);
  return g_string_free_and_steal (mark);
}

/**
 * accord_document_add_status:
 * @self: a document
 * @mark: the shape of the state
 * @words: the state in words, for example "Partly recorded"
 * @spans: (transfer full) (nullable): what it is about or why, after the words
 *
 * Adds a line that begins with a state.
 */
void
accord_document_add_status (AccordDocument *self, AccordMark mark, const char *words, AccordSpans *spans)
{
  AccordNode *node = add_block (self, ACCORD_NODE_STATUS);

  g_return_if_fail (node != NULL);
  g_return_if_fail (words != NULL);

  node->has_mark = TRUE;
  node->mark = mark;
  node->label = accord_text_make_plain (words);
  node->spans = spans;
}

/**
 * accord_document_add_figure:
 * @self: a document
 * @height: in points; the width is that of the text
 * @draw: draws it
 * @user_data: for @draw
 * @destroy: (nullable): frees @user_data
 * @alternative: what the figure says, for people who do not see it
 * @caption: (nullable): stands below
 */
void
accord_document_add_figure (AccordDocument *self,
                            double height,
                            AccordFigureDraw draw,
                            gpointer user_data,
                            GDestroyNotify destroy,
                            const char *alternative,
                            const char *caption)
{
  AccordNode *node = add_block (self, ACCORD_NODE_FIGURE);

  g_return_if_fail (node != NULL);
  g_return_if_fail (draw != NULL);
  g_return_if_fail (alternative != NULL && *alternative != '\0');

  node->figure = g_new0 (AccordFigure, 1);
  node->figure->height = height;
  node->figure->draw = draw;
  node->figure->user_data = user_data;
  node->figure->destroy = destroy;
  node->figure->alternative = accord_text_make_plain (alternative);
  if (caption != NULL)
    node->label = accord_text_make_plain (caption);
}

/**
 * accord_document_add_rule:
 * @self: a document
 *
 * Adds a line across the text.
 */
void
accord_document_add_rule (AccordDocument *self)
{
  add_block (self, ACCORD_NODE_RULE);
}

/**
 * accord_document_add_page_break:
 * @self: a document
 *
 * Lets what follows begin on a new page.
 */
void
accord_document_add_page_break (AccordDocument *self)
{
  add_block (self, ACCORD_NODE_PAGE_BREAK);
}

/**
 * accord_document_begin_list:
 * @self: a document
 * @kind: with bullets or numbers
 * @first: the number of the first item; ignored for bullets
 *
 * Opens a list. It takes items only; a list inside an item is nested.
 */
void
accord_document_begin_list (AccordDocument *self, AccordListKind kind, guint first)
{
  AccordNode *node = add_block (self, ACCORD_NODE_LIST);

  g_return_if_fail (node != NULL);

  node->list = kind;
  node->first = first;
  self->open = node;
}

/**
 * accord_document_begin_item:
 * @self: a document whose innermost container is a list
 *
 * Opens an item, which takes blocks.
 */
void
accord_document_begin_item (AccordDocument *self)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->open->kind == ACCORD_NODE_LIST);

  self->open = node_new (self->open, ACCORD_NODE_ITEM);
}

/**
 * accord_document_begin_quote:
 * @self: a document
 *
 * Opens a quotation, which takes blocks.
 */
void
accord_document_begin_quote (AccordDocument *self)
{
  AccordNode *node = add_block (self, ACCORD_NODE_QUOTE);

  g_return_if_fail (node != NULL);

  self->open = node;
}

/**
 * accord_document_begin_facts:
 * @self: a document
 *
 * Opens a list of key facts, each a label with its text beside it. It takes facts only.
 */
void
accord_document_begin_facts (AccordDocument *self)
{
  AccordNode *node = add_block (self, ACCORD_NODE_FACTS);

  g_return_if_fail (node != NULL);

  self->open = node;
}

/**
 * accord_document_add_fact:
 * @self: a document whose innermost container is a list of key facts
 * @label: for example "Approved"
 * @spans: (transfer full): for example "19/06/2025"
 */
void
accord_document_add_fact (AccordDocument *self, const char *label, AccordSpans *spans)
{
  AccordNode *node;

  g_return_if_fail (self != NULL);
  g_return_if_fail (self->open->kind == ACCORD_NODE_FACTS);
  g_return_if_fail (label != NULL);
  g_return_if_fail (spans != NULL);

  node = node_new (self->open, ACCORD_NODE_FACT);
  node->label = accord_text_make_plain (label);
  node->spans = spans;
}

/**
 * accord_document_begin_table:
 * @self: a document
 * @caption: (nullable): stands above
 * @flags: what its first column is
 *
 * Opens a table. Add all columns first and then the cells, row after row; accord_document_end()
 * fills the last row.
 */
void
accord_document_begin_table (AccordDocument *self, const char *caption, AccordTableFlags flags)
{
  AccordNode *node = add_block (self, ACCORD_NODE_TABLE);

  g_return_if_fail (node != NULL);

  node->flags = flags;
  if (caption != NULL)
    node->label = accord_text_make_plain (caption);
  node->columns = g_array_new (FALSE, FALSE, sizeof (AccordColumn));
  g_array_set_clear_func (node->columns, clear_column);
  self->open = node;
}

/**
 * accord_document_add_column:
 * @self: a document whose innermost container is a table without cells
 * @title: (transfer full): the header of the column
 * @weight: its share of the width, relative to the other weights, or 0 to let its text decide
 * @align: of all its cells
 */
void
accord_document_add_column (AccordDocument *self, AccordSpans *title, double weight, AccordAlign align)
{
  AccordColumn column = { .title = title, .weight = weight, .align = align };

  g_return_if_fail (self != NULL);
  g_return_if_fail (self->open->kind == ACCORD_NODE_TABLE);
  g_return_if_fail (self->open->children->len == 0);
  g_return_if_fail (title != NULL);
  g_return_if_fail (weight >= 0);

  g_array_append_val (self->open->columns, column);
}

static AccordNode *
add_cell (AccordDocument *self, AccordSpans *spans)
{
  AccordNode *node;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (self->open->kind == ACCORD_NODE_TABLE, NULL);
  g_return_val_if_fail (self->open->columns->len > 0, NULL);

  node = node_new (self->open, ACCORD_NODE_CELL);
  node->spans = spans;
  return node;
}

/**
 * accord_document_add_cell:
 * @self: a document whose innermost container is a table with columns
 * @spans: (transfer full): the text of the next cell
 */
void
accord_document_add_cell (AccordDocument *self, AccordSpans *spans)
{
  g_return_if_fail (spans != NULL);

  add_cell (self, spans);
}

/**
 * accord_document_add_cell_text:
 * @self: a document whose innermost container is a table with columns
 * @text: plain text of the next cell
 */
void
accord_document_add_cell_text (AccordDocument *self, const char *text)
{
  g_return_if_fail (text != NULL);

  add_cell (self, accord_spans_new (text));
}

/**
 * accord_document_add_cell_status:
 * @self: a document whose innermost container is a table with columns
 * @mark: the shape of the state
 * @words: the state in words
 *
 * Makes the next cell a state.
 */
void
accord_document_add_cell_status (AccordDocument *self, AccordMark mark, const char *words)
{
  AccordNode *node;

  g_return_if_fail (words != NULL);

  node = add_cell (self, accord_spans_new (words));
  g_return_if_fail (node != NULL);

  node->has_mark = TRUE;
  node->mark = mark;
}

/**
 * accord_document_end:
 * @self: a document with an open container
 *
 * Closes the innermost container.
 */
void
accord_document_end (AccordDocument *self)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->open->parent != NULL);

  if (self->open->kind == ACCORD_NODE_TABLE && self->open->columns->len > 0)
    while (self->open->children->len % self->open->columns->len != 0)
      add_cell (self, accord_spans_new (NULL));

  self->open = self->open->parent;
}
