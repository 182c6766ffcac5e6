/* accord-flow-blocks.c: each kind of block in lines
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "report/accord-flow-private.h"

#include <glib/gi18n.h>

#include "report/accord-box-table-private.h"

#define LEADING 1.42
#define BODY_SIZE 10.5
#define PARAGRAPH_SPACE 6.0
#define ITEM_SPACE 3.0
#define BLOCK_SPACE 10.0
#define BULLET_INDENT 16.0
#define NUMBER_INDENT 22.0
#define NUMBER_GAP 6.0
#define QUOTE_INDENT 14.0
#define MARK_INDENT 17.0
#define MARK_SIZE 8.4
#define FACT_GAP 14.0
#define CONTENTS_INDENT 14.0
#define CONTENTS_NUMBER_WIDTH 36.0
#define RULE_WIDTH 0.6

/* However deep lists and quotations nest, lines stay this wide. */
#define MIN_WIDTH 120.0

static const AccordTextStyle body_style = {
  .size = BODY_SIZE,
  .leading = LEADING,
  .colour = &accord_colour_ink,
};
static const AccordTextStyle label_style = {
  .size = BODY_SIZE,
  .leading = LEADING,
  .bold = TRUE,
  .colour = &accord_colour_soft,
};
static const AccordTextStyle caption_style = {
  .size = 9.5,
  .leading = LEADING,
  .colour = &accord_colour_soft,
};
static const AccordTextStyle contents_title_style = {
  .size = 12.5,
  .leading = LEADING,
  .bold = TRUE,
  .colour = &accord_colour_accent,
};

static const struct
{
  const char *tag;
  AccordTextStyle style;
  double before;
  double after;
} headings[] = {
  { "H1", { .size = 22, .leading = 1.25, .bold = TRUE, .colour = &accord_colour_accent }, 24, 10 },
  { "H2", { .size = 15, .leading = 1.3, .bold = TRUE, .colour = &accord_colour_accent }, 22, 6 },
  { "H3", { .size = 12, .leading = 1.35, .bold = TRUE, .colour = &accord_colour_ink }, 16, 4 },
  { "H4", { .size = 10.5, .leading = LEADING, .bold = TRUE, .colour = &accord_colour_soft }, 12, 2 },
};

static gboolean
is_blank (AccordSpans *spans)
{
  const char *text = spans != NULL ? accord_spans_get_text (spans) : "";

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

static gboolean
is_empty (const AccordNode *node)
{
  switch (node->kind)
    {
    case ACCORD_NODE_HEADING:
    case ACCORD_NODE_PARAGRAPH:
      return is_blank (node->spans);

    case ACCORD_NODE_ROOT:
    case ACCORD_NODE_LIST:
    case ACCORD_NODE_ITEM:
    case ACCORD_NODE_QUOTE:
    case ACCORD_NODE_FACTS:
      for (guint i = 0; i < node->children->len; i++)
        if (!is_empty (g_ptr_array_index (node->children, i)))
          return FALSE;
      return TRUE;

    case ACCORD_NODE_TABLE:
      return node->columns->len == 0;

    default:
      return FALSE;
    }
}

/* The first letter decides, as for the lines themselves; here it is wanted before they are set. */
static gboolean
begins_right_to_left (const char *text)
{
  static const GUnicodeScript scripts[] = {
    G_UNICODE_SCRIPT_ARABIC, G_UNICODE_SCRIPT_HEBREW, G_UNICODE_SCRIPT_SYRIAC,
    G_UNICODE_SCRIPT_THAANA, G_UNICODE_SCRIPT_NKO,    G_UNICODE_SCRIPT_ADLAM,
  };

  while (*text != '\0' && !g_unichar_isalpha (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  for (gsize i = 0; i < G_N_ELEMENTS (scripts); i++)
    if (g_unichar_get_script (g_utf8_get_char (text)) == scripts[i])
      return TRUE;
  return FALSE;
}

static gboolean
is_right_to_left (const AccordNode *node)
{
  if (node->spans != NULL)
    return begins_right_to_left (accord_spans_get_text (node->spans));
  return node->children->len > 0 && is_right_to_left (g_ptr_array_index (node->children, 0));
}

static void
begin_block (AccordFlow *self, const char *tag, AccordSpans *spans)
{
  AccordElement *element = accord_flow_make_element (self, tag);

  element->language = spans != NULL ? accord_spans_get_language (spans) : NULL;
  accord_flow_begin (self, element);
}

static void
set_contents_entry (AccordFlow *self, const AccordNode *node, guint heading)
{
  double indent = (node->level - 2) * CONTENTS_INDENT;
  const char *words = accord_spans_get_text (node->spans);
  AccordText *text = accord_flow_set_plain (self,
                                            words,
                                            &body_style,
                                            self->width - indent - CONTENTS_NUMBER_WIDTH);

  accord_text_link_whole (text, ACCORD_LINK_HEADING, heading, words);
  accord_flow_add_space (self, node->level == 2 ? ITEM_SPACE : 0);
  begin_block (self, "TOCI", node->spans);
  accord_flow_begin_tag (self, "Reference");
  accord_flow_add_lines (self, text, self->left + indent, FALSE);
  g_ptr_array_add (self->contents, self->last);
  g_array_append_val (self->listed, heading);
  accord_flow_end (self);
  accord_flow_end (self);
}

static void
collect_headings (const AccordNode *node, GPtrArray *nodes)
{
  if (node->kind == ACCORD_NODE_HEADING && !is_empty (node))
    g_ptr_array_add (nodes, (gpointer) node);
  for (guint i = 0; i < node->children->len; i++)
    collect_headings (g_ptr_array_index (node->children, i), nodes);
}

static const AccordNode *
get_root (const AccordNode *node)
{
  while (node->parent != NULL)
    node = node->parent;
  return node;
}

static void
set_contents (AccordFlow *self, const AccordNode *root)
{
  g_autoptr (GPtrArray) nodes = g_ptr_array_new ();
  AccordText *title = accord_flow_set_plain (self, _("Contents"), &contents_title_style, self->width);

  collect_headings (root, nodes);

  accord_flow_add_space (self, BLOCK_SPACE * 2);
  accord_flow_begin_tag (self, "P");
  accord_flow_add_lines (self, title, self->left, TRUE);
  accord_flow_end (self);

  accord_flow_begin_tag (self, "TOC");
  for (guint i = 0; i < nodes->len; i++)
    {
      const AccordNode *node = g_ptr_array_index (nodes, i);

      if (node->level == 2 || node->level == 3)
        set_contents_entry (self, node, i);
    }
  accord_flow_end (self);
}

/* The title of the report stands under a short bar. */
static void
add_title_bar (AccordFlow *self)
{
  AccordBox *box = accord_box_new (15);

  accord_box_decorate (box, &accord_colour_line, self->left, 0, 48, 3.5);
  box->keep = TRUE;
  accord_flow_add (self, box);
}

static void
set_heading (AccordFlow *self, const AccordNode *node)
{
  guint i = CLAMP (node->level, 1, G_N_ELEMENTS (headings)) - 1;
  AccordHeading heading = { .level = node->level, .title = accord_spans_get_text (node->spans) };
  AccordText *text = accord_flow_set (self, node->spans, &headings[i].style, self->width);
  AccordBox *box;

  if (self->with_contents && self->headings->len == 1)
    set_contents (self, get_root (node));

  accord_flow_add_space (self, headings[i].before);
  if (self->headings->len == 0 && node->level == 1)
    add_title_bar (self);

  begin_block (self, headings[i].tag, node->spans);
  box = accord_flow_add_lines (self, text, self->left, TRUE);
  box->heading = self->headings->len;
  g_array_append_val (self->headings, heading);
  accord_flow_end (self);
  accord_flow_add_space (self, headings[i].after);
}

static const AccordNode *
get_sibling (const AccordNode *node, int step)
{
  guint i;

  if (!g_ptr_array_find (node->parent->children, node, &i) || (step < 0 && i == 0) ||
      (int) i + step >= (int) node->parent->children->len)
    return NULL;
  return g_ptr_array_index (node->parent->children, i + step);
}

/* What leads to a list or a table, or stands between a heading and the first of its parts, is not left alone at the foot of a
 * page. */
static gboolean
introduces_next (const AccordNode *node)
{
  const AccordNode *previous = get_sibling (node, -1);
  const AccordNode *next = get_sibling (node, 1);

  if (next == NULL)
    return FALSE;
  if (next->kind == ACCORD_NODE_LIST || next->kind == ACCORD_NODE_TABLE)
    return TRUE;
  return previous != NULL && previous->kind == ACCORD_NODE_HEADING && next->kind == ACCORD_NODE_HEADING &&
         next->level > previous->level;
}

static void
set_paragraph (AccordFlow *self, const AccordNode *node)
{
  AccordSpans *spans = node->notes != NULL ? accord_flow_number_notes (self, node) : node->spans;
  AccordText *text = accord_flow_set (self, spans, &body_style, self->width);

  begin_block (self, "P", node->spans);
  accord_flow_add_lines (self, text, self->left, FALSE);
  self->last->keep = introduces_next (node);
  if (node->notes != NULL)
    accord_flow_set_notes (self, node);
  accord_flow_end (self);
  accord_flow_add_space (self, PARAGRAPH_SPACE);
}

static void
set_status (AccordFlow *self, const AccordNode *node)
{
  AccordSpans *spans = accord_spans_new (NULL);
  AccordText *text;
  AccordBox *box;
  double x = self->left;

  g_ptr_array_add (self->spans, spans);
  accord_spans_append (spans, node->label, ACCORD_SPAN_BOLD);
  if (!is_blank (node->spans))
    {
      accord_spans_append (spans, ": ", ACCORD_SPAN_BOLD);
      accord_spans_append_spans (spans, node->spans);
    }
  text = accord_flow_set (self, spans, &body_style, self->width - MARK_INDENT);
  if (text->right_to_left)
    x = self->left + self->width - MARK_SIZE;

  begin_block (self, "P", node->spans);
  box = accord_flow_add_lines (self, text, self->left + (text->right_to_left ? 0 : MARK_INDENT), FALSE);
  accord_box_decorate_mark (box,
                            node->mark,
                            x,
                            accord_text_get_line (text, 0)->baseline - MARK_SIZE + 0.6,
                            MARK_SIZE);
  accord_flow_end (self);
  accord_flow_add_space (self, PARAGRAPH_SPACE);
}

/* Puts the bullet or the number where the item's first line will find it. */
static void
set_label (AccordFlow *self, const AccordNode *list, guint i, double indent, gboolean right_to_left)
{
  gboolean numbered = list->list == ACCORD_LIST_NUMBERED;
  g_autofree char *number = g_strdup_printf ("%u.", list->first + i);
  const char *label = numbered ? number : self->list_depth % 2 == 1 ? "•" : "◦";
  AccordText *text = accord_flow_set_plain (self, label, &body_style, -1);
  double width = text->natural_width;
  AccordOp op = { .kind = ACCORD_OP_LINE, .text = text };

  op.x = numbered ? indent - NUMBER_GAP - width : 3;
  if (right_to_left)
    op.x = self->width - op.x - width;
  op.x += self->left;

  accord_flow_begin_tag (self, "Lbl");
  g_array_append_val (self->pending, op);
  accord_flow_end (self);
}

static void
set_item (AccordFlow *self, const AccordNode *list, guint i, double indent)
{
  const AccordNode *item = g_ptr_array_index (list->children, i);
  gboolean right_to_left = is_right_to_left (item);
  double left = self->left;
  double width = self->width;

  accord_flow_begin_tag (self, "LI");
  set_label (self, list, i, indent, right_to_left);
  accord_flow_begin_tag (self, "LBody");
  if (width - indent >= MIN_WIDTH)
    {
      self->left += right_to_left ? 0 : indent;
      self->width -= indent;
    }

  accord_flow_set_blocks (self, item);

  self->left = left;
  self->width = width;
  accord_flow_end (self);
  accord_flow_end (self);
  self->space = ITEM_SPACE;
}

static void
set_list (AccordFlow *self, const AccordNode *list)
{
  AccordElement *element = accord_flow_make_element (self, "L");
  gboolean numbered = list->list == ACCORD_LIST_NUMBERED;
  double indent = self->typesetter->large_print ? BULLET_INDENT * ACCORD_FLOW_LARGE_PRINT_SPACE : BULLET_INDENT;

  if (self->list_depth++ > 0)
    self->space = MIN (self->space, ITEM_SPACE);
  if (numbered)
    {
      g_autofree char *widest = g_strdup_printf ("%u.", list->first + list->children->len);
      AccordText *text = accord_flow_set_plain (self, widest, &body_style, -1);

      indent = MAX (NUMBER_INDENT, text->natural_width + NUMBER_GAP);
    }

  element->numbering = numbered ? "Decimal" : self->list_depth % 2 == 1 ? "Disc" : "Circle";
  accord_flow_begin (self, element);
  for (guint i = 0; i < list->children->len; i++)
    if (!is_empty (g_ptr_array_index (list->children, i)))
      set_item (self, list, i, indent);
  accord_flow_end (self);

  self->list_depth--;
  accord_flow_add_space (self, PARAGRAPH_SPACE);
}

static void
set_quote (AccordFlow *self, const AccordNode *quote)
{
  AccordRail *rail = g_new0 (AccordRail, 1);
  gboolean indents = self->width - QUOTE_INDENT >= MIN_WIDTH;
  double indent = indents ? QUOTE_INDENT : 0;

  rail->parent = self->rail;
  rail->x = self->left + (indents ? 1 : -3);
  g_ptr_array_add (self->rails, rail);

  accord_flow_add_space (self, BLOCK_SPACE);
  self->rail = rail;
  self->left += indent;
  self->width -= indent;
  accord_flow_begin_tag (self, "BlockQuote");
  accord_flow_set_blocks (self, quote);
  accord_flow_end (self);
  self->left -= indent;
  self->width += indent;
  self->rail = rail->parent;
  accord_flow_add_space (self, BLOCK_SPACE);
}

/* As many lines of the text as the label is high stay beside it; the others may go to the next
   page. */
static void
set_fact (AccordFlow *self, const AccordNode *fact, double label_width)
{
  AccordText *label = accord_flow_set_plain (self, fact->label, &label_style, label_width);
  double x = self->left + label_width + FACT_GAP;
  AccordText *text = accord_flow_set (self, fact->spans, &body_style, self->width - label_width - FACT_GAP);
  guint beside = MIN (label->lines->len, text->lines->len);
  AccordBox *box = accord_box_new (label->height);
  double y = 0;

  accord_flow_begin_tag (self, "LI");
  accord_box_begin (box, accord_flow_make_element (self, "Lbl"));
  for (guint i = 0; i < label->lines->len; i++)
    {
      accord_box_add_line (box, label, i, self->left, y);
      y += accord_text_get_line (label, i)->height;
    }
  accord_box_end (box);

  y = 0;
  accord_box_begin (box, accord_flow_make_element (self, "LBody"));
  for (guint i = 0; i < beside; i++)
    {
      accord_box_add_line (box, text, i, x, y);
      y += accord_text_get_line (text, i)->height;
    }
  box->height = MAX (box->height, y);
  box->keep = beside < text->lines->len;
  accord_flow_add (self, box);

  for (guint i = beside; i < text->lines->len; i++)
    {
      AccordBox *more = accord_box_new (accord_text_get_line (text, i)->height);

      accord_box_add_line (more, text, i, x, 0);
      more->keep = i + 2 == text->lines->len;
      accord_flow_add (self, more);
    }
  accord_flow_end (self);
  accord_flow_end (self);
  accord_flow_add_space (self, ITEM_SPACE);
}

static void
set_facts (AccordFlow *self, const AccordNode *facts)
{
  AccordElement *element = accord_flow_make_element (self, "L");
  double label_width = 0;

  for (guint i = 0; i < facts->children->len; i++)
    {
      const AccordNode *fact = g_ptr_array_index (facts->children, i);
      AccordText *text = accord_flow_set_plain (self, fact->label, &label_style, -1);

      label_width = MAX (label_width, text->natural_width + 1);
    }
  label_width = MIN (label_width, self->width * 0.36);

  element->numbering = "None";
  accord_flow_add_space (self, BLOCK_SPACE);
  accord_flow_begin (self, element);
  for (guint i = 0; i < facts->children->len; i++)
    set_fact (self, g_ptr_array_index (facts->children, i), label_width);
  accord_flow_end (self);
  accord_flow_add_space (self, BLOCK_SPACE);
}

static void
set_figure (AccordFlow *self, const AccordNode *node)
{
  AccordElement *element = accord_flow_make_element (self, "Figure");
  double height = MIN (node->figure->height, self->page_height * 0.85);
  AccordBox *box = accord_box_new (height);
  AccordOp op = {
    .kind = ACCORD_OP_FIGURE, .figure = node->figure, .x = self->left, .width = self->width, .height = height,
  };

  element->alternative = node->figure->alternative;
  box->keep = node->label != NULL;
  g_array_append_val (box->ops, op);
  accord_flow_add_space (self, BLOCK_SPACE);
  accord_flow_begin (self, element);
  accord_flow_add (self, box);
  accord_flow_end (self);

  /* Beside the figure and not within it: there its alternative would be read in place of the
     caption. */
  if (node->label != NULL)
    {
      accord_flow_add_space (self, ITEM_SPACE);
      accord_flow_begin_tag (self, "P");
      accord_flow_add_lines (self,
                             accord_flow_set_plain (self, node->label, &caption_style, self->width),
                             self->left,
                             FALSE);
      accord_flow_end (self);
    }
  accord_flow_add_space (self, BLOCK_SPACE);
}

static void
set_rule (AccordFlow *self)
{
  AccordBox *box = accord_box_new (RULE_WIDTH);

  accord_box_decorate (box, &accord_colour_hairline, self->left, 0, self->width, RULE_WIDTH);
  accord_flow_add_space (self, BLOCK_SPACE);
  accord_flow_add (self, box);
  accord_flow_add_space (self, BLOCK_SPACE);
}

static void
set_block (AccordFlow *self, const AccordNode *node)
{
  switch (node->kind)
    {
    case ACCORD_NODE_HEADING:
      set_heading (self, node);
      break;
    case ACCORD_NODE_PARAGRAPH:
      set_paragraph (self, node);
      break;
    case ACCORD_NODE_STATUS:
      set_status (self, node);
      break;
    case ACCORD_NODE_LIST:
      set_list (self, node);
      break;
    case ACCORD_NODE_QUOTE:
      set_quote (self, node);
      break;
    case ACCORD_NODE_FACTS:
      set_facts (self, node);
      break;
    case ACCORD_NODE_TABLE:
      accord_box_table_set (self, node);
      break;
    case ACCORD_NODE_FIGURE:
      set_figure (self, node);
      break;
    case ACCORD_NODE_RULE:
      set_rule (self);
      break;
    case ACCORD_NODE_PAGE_BREAK:
      self->breaks = self->last != NULL;
      break;
    case ACCORD_NODE_ROOT:
    case ACCORD_NODE_ITEM:
    case ACCORD_NODE_FACT:
    case ACCORD_NODE_CELL:
      g_assert_not_reached ();
    }
}

/* Sets what is in @parent. */
void
accord_flow_set_blocks (AccordFlow *self, const AccordNode *parent)
{
  for (guint i = 0; i < parent->children->len; i++)
    {
      const AccordNode *node = g_ptr_array_index (parent->children, i);

      if (g_cancellable_is_cancelled (self->cancellable))
        return;
      if (!is_empty (node))
        set_block (self, node);
    }
}
