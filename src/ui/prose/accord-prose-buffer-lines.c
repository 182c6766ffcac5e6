/* accord-prose-buffer-lines.c: what the lines of a text are, by their tags
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/prose/accord-prose-buffer-private.h"

/* How far each level of a list is indented, and a quotation; pixels. */
#define INDENT 28
#define QUOTE_INDENT 24

/* How far what is shown as source is indented, and the room for the caption over it. */
#define SOURCE_INDENT 12
#define CAPTION_HEIGHT 36

/* libspelling does not check what has this tag. */
#define NO_SPELL_CHECK_TAG "gtksourceview:context-classes:no-spell-check"

static GQuark tag_meaning_quark (void);

G_DEFINE_QUARK (accord - prose - tag, tag_meaning)

static void
free_tag (gpointer data)
{
  AccordProseTag *tag = data;

  g_free (tag->url);
  g_free (tag);
}

/* What @tag means; NULL if it is not one of ours. */
AccordProseTag *
accord_prose_tag_get (GtkTextTag *tag)
{
  return g_object_get_qdata (G_OBJECT (tag), tag_meaning_quark ());
}

static AccordProseTag *
describe_tag (GtkTextTag *tag, AccordProseTagRole role)
{
  AccordProseTag *meaning = g_new0 (AccordProseTag, 1);

  meaning->role = role;
  g_object_set_qdata_full (G_OBJECT (tag), tag_meaning_quark (), meaning, free_tag);

  return meaning;
}

/* A tag for lines of @kind; of those shown as source each block has its own. */
GtkTextTag *
accord_prose_buffer_create_line_tag (AccordProseBuffer *self, AccordProseKind kind, guint level)
{
  GtkTextTag *tag = gtk_text_buffer_create_tag (GTK_TEXT_BUFFER (self), NULL, NULL);
  AccordProseTag *meaning = describe_tag (tag, ACCORD_PROSE_TAG_LINE);

  meaning->kind = kind;
  meaning->level = level;

  return tag;
}

static GtkTextTag *
create_style_tag (AccordProseBuffer *self, AccordProseStyle style)
{
  GtkTextTag *tag = gtk_text_buffer_create_tag (GTK_TEXT_BUFFER (self), NULL, NULL);

  describe_tag (tag, ACCORD_PROSE_TAG_STYLE)->style = style;

  return tag;
}

/* Makes the fixed set of tags of a new buffer. */
void
accord_prose_buffer_create_tags (AccordProseBuffer *self)
{
  static const double scales[] = { 0, 1.6, 1.35, 1.15, 1.0, 1.0, 1.0 };
  static const int spaces[] = { 0, 18, 16, 12, 8, 8, 8 };
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);

  self->strong = create_style_tag (self, ACCORD_PROSE_STRONG);
  self->emphasis = create_style_tag (self, ACCORD_PROSE_EMPHASIS);
  self->literal = create_style_tag (self, ACCORD_PROSE_LITERAL);
  g_object_set (self->strong, "weight", PANGO_WEIGHT_BOLD, NULL);
  g_object_set (self->emphasis, "style", PANGO_STYLE_ITALIC, NULL);
  g_object_set (self->literal, "family", "monospace", NULL);

  /* A cell has one line, a paragraph. */
  if (self->grid != NULL)
    return;

  for (guint i = 1; i < G_N_ELEMENTS (self->headings); i++)
    {
      self->headings[i] = accord_prose_buffer_create_line_tag (self, ACCORD_PROSE_HEADING, i);
      g_object_set (self->headings[i], "weight", PANGO_WEIGHT_BOLD, "scale", scales[i], "pixels-above-lines", spaces[i],
                    "line-height", 1.2, NULL);
    }

  for (guint i = 1; i <= ACCORD_PROSE_MAX_LIST_LEVEL; i++)
    {
      self->bullets[i] = accord_prose_buffer_create_line_tag (self, ACCORD_PROSE_BULLET, i);
      self->numbers[i] = accord_prose_buffer_create_line_tag (self, ACCORD_PROSE_NUMBER, i);
      g_object_set (self->bullets[i], "left-margin", INDENT * i, "accumulative-margin", TRUE, "pixels-above-lines", 1,
                    "pixels-below-lines", 1, NULL);
      g_object_set (self->numbers[i], "left-margin", INDENT * i, "accumulative-margin", TRUE, "pixels-above-lines", 1,
                    "pixels-below-lines", 1, NULL);
    }

  self->quote = accord_prose_buffer_create_line_tag (self, ACCORD_PROSE_QUOTE, 0);
  g_object_set (self->quote, "left-margin", QUOTE_INDENT, "accumulative-margin", TRUE, NULL);

  self->source_style = gtk_text_buffer_create_tag (buffer, NO_SPELL_CHECK_TAG, "family", "monospace", "scale", 0.9,
                                                   "left-margin", SOURCE_INDENT, "accumulative-margin", TRUE,
                                                   "pixels-above-lines", 0, "pixels-below-lines", 0, NULL);
  describe_tag (self->source_style, ACCORD_PROSE_TAG_SOURCE_STYLE);
  self->caption = gtk_text_buffer_create_tag (buffer, NULL, "pixels-above-lines", CAPTION_HEIGHT, NULL);
  describe_tag (self->caption, ACCORD_PROSE_TAG_CAPTION);
}

GtkTextTag *
accord_prose_buffer_get_style_tag (AccordProseBuffer *self, AccordProseStyle style)
{
  return style == ACCORD_PROSE_STRONG ? self->strong : style == ACCORD_PROSE_EMPHASIS ? self->emphasis : self->literal;
}

GtkTextTag *
accord_prose_buffer_create_link_tag (AccordProseBuffer *self, const char *url)
{
  GtkTextTag *tag = gtk_text_buffer_create_tag (GTK_TEXT_BUFFER (self), NULL, "underline", PANGO_UNDERLINE_SINGLE,
                                                "foreground-rgba", &self->link_colour, NULL);

  describe_tag (tag, ACCORD_PROSE_TAG_LINK)->url = g_strdup (url);

  return tag;
}

/* The styles of the character after @iter, and what it links to. */
AccordProseStyle
accord_prose_buffer_get_style_at (const GtkTextIter *iter, const char **url)
{
  g_autoptr (GSList) tags = gtk_text_iter_get_tags (iter);
  AccordProseStyle style = ACCORD_PROSE_PLAIN;

  *url = NULL;
  for (GSList *l = tags; l != NULL; l = l->next)
    {
      AccordProseTag *meaning = accord_prose_tag_get (l->data);

      if (meaning == NULL)
        continue;
      style |= meaning->style;
      if (meaning->role == ACCORD_PROSE_TAG_LINK)
        *url = meaning->url;
    }

  return style;
}

gboolean
accord_prose_line_is_item (const AccordProseLine *line)
{
  return line->kind == ACCORD_PROSE_BULLET || line->kind == ACCORD_PROSE_NUMBER;
}

/* Reads the format of the line that @iter is on. */
void
accord_prose_buffer_get_line (const GtkTextIter *iter, AccordProseLine *line)
{
  GtkTextIter start = *iter;
  g_autoptr (GSList) tags = NULL;

  gtk_text_iter_set_line_offset (&start, 0);
  tags = gtk_text_iter_get_tags (&start);
  *line = (AccordProseLine){ ACCORD_PROSE_PARAGRAPH, 0, 0, NULL };

  for (GSList *l = tags; l != NULL; l = l->next)
    {
      AccordProseTag *meaning = accord_prose_tag_get (l->data);

      if (meaning != NULL && meaning->role == ACCORD_PROSE_TAG_START)
        line->start = meaning->start;
      else if (meaning != NULL && meaning->role == ACCORD_PROSE_TAG_LINE)
        {
          line->kind = meaning->kind;
          line->level = meaning->level;
          if (meaning->kind > ACCORD_PROSE_QUOTE)
            line->source = l->data;
        }
    }
}

static void
get_line_bounds (AccordProseBuffer *self, int number, GtkTextIter *start, GtkTextIter *end)
{
  gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (self), start, number);
  *end = *start;
  gtk_text_iter_forward_line (end);
}

static gboolean
is_line_role (AccordProseTagRole role)
{
  return role < ACCORD_PROSE_TAG_STYLE;
}

static void
remove_line_tags (AccordProseBuffer *self, const GtkTextIter *start, const GtkTextIter *end)
{
  GtkTextIter iter = *start;

  while (gtk_text_iter_compare (&iter, end) < 0)
    {
      g_autoptr (GSList) tags = gtk_text_iter_get_tags (&iter);

      for (GSList *l = tags; l != NULL; l = l->next)
        {
          AccordProseTag *meaning = accord_prose_tag_get (l->data);

          if (meaning != NULL && is_line_role (meaning->role))
            gtk_text_buffer_remove_tag (GTK_TEXT_BUFFER (self), l->data, start, end);
        }

      if (!gtk_text_iter_forward_to_tag_toggle (&iter, NULL))
        break;
    }
}

/* Whether the line before @start belongs to another block than @source. */
static gboolean
begins_block_of (const GtkTextIter *start, GtkTextTag *source)
{
  GtkTextIter above = *start;
  AccordProseLine line;

  if (!gtk_text_iter_backward_line (&above))
    return TRUE;
  accord_prose_buffer_get_line (&above, &line);

  return line.source != source;
}

/* Gives a line the format @line. The last line of all has no characters, and no format. */
void
accord_prose_buffer_set_line (AccordProseBuffer *self, int number, const AccordProseLine *line)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter start;
  GtkTextIter end;

  get_line_bounds (self, number, &start, &end);
  remove_line_tags (self, &start, &end);

  switch (line->kind)
    {
    case ACCORD_PROSE_PARAGRAPH:
      break;

    case ACCORD_PROSE_HEADING:
      gtk_text_buffer_apply_tag (buffer, self->headings[line->level], &start, &end);
      break;

    case ACCORD_PROSE_BULLET:
      gtk_text_buffer_apply_tag (buffer, self->bullets[line->level], &start, &end);
      break;

    case ACCORD_PROSE_NUMBER:
      gtk_text_buffer_apply_tag (buffer, self->numbers[line->level], &start, &end);
      break;

    case ACCORD_PROSE_QUOTE:
      gtk_text_buffer_apply_tag (buffer, self->quote, &start, &end);
      break;

    case ACCORD_PROSE_TABLE:
      gtk_text_buffer_apply_tag (buffer, line->source, &start, &end);
      break;

    case ACCORD_PROSE_CODE:
    case ACCORD_PROSE_RULE:
    case ACCORD_PROSE_KEPT:
    default:
      gtk_text_buffer_apply_tag (buffer, line->source, &start, &end);
      gtk_text_buffer_apply_tag (buffer, self->source_style, &start, &end);
      if (begins_block_of (&start, line->source))
        gtk_text_buffer_apply_tag (buffer, self->caption, &start, &end);
      break;
    }

  if (line->kind == ACCORD_PROSE_NUMBER && line->start != 0)
    {
      GtkTextTag *tag = gtk_text_buffer_create_tag (buffer, NULL, NULL);

      describe_tag (tag, ACCORD_PROSE_TAG_START)->start = line->start;
      gtk_text_buffer_apply_tag (buffer, tag, &start, &end);
    }
}

/* Makes the list that goes on at line @number no deeper than the item above allows, which is all
 * CommonMark can hold. */
void
accord_prose_buffer_fit_list (AccordProseBuffer *self, int number)
{
  GtkTextIter iter;
  AccordProseLine line = { ACCORD_PROSE_PARAGRAPH, 0, 0, NULL };
  guint deepest;

  if (number > 0 && gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (self), &iter, number - 1))
    accord_prose_buffer_get_line (&iter, &line);
  deepest = accord_prose_line_is_item (&line) ? line.level : 0;

  for (int i = number; gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (self), &iter, i); i++)
    {
      accord_prose_buffer_get_line (&iter, &line);
      if (!accord_prose_line_is_item (&line))
        {
          if (i > number)
            return;
          line.level = 0;
        }
      else if (line.level > deepest + 1)
        {
          line.level = deepest + 1;
          accord_prose_buffer_set_line (self, i, &line);
        }
      deepest = line.level;
    }
}

/**
 * accord_prose_buffer_get_line_kind:
 * @self: a buffer
 * @iter: a place in @self
 * @level: (out): the level of the heading or list item
 *
 * Returns: what the line at @iter is
 */
AccordProseKind
accord_prose_buffer_get_line_kind (AccordProseBuffer *self, const GtkTextIter *iter, guint *level)
{
  AccordProseLine line;

  g_return_val_if_fail (ACCORD_IS_PROSE_BUFFER (self), ACCORD_PROSE_PARAGRAPH);

  accord_prose_buffer_get_line (iter, &line);
  *level = line.level;

  return line.kind;
}

/**
 * accord_prose_buffer_begins_source:
 * @self: a buffer
 * @iter: the start of a line
 *
 * Returns: whether the line is the first of a block that is shown as source, or a table
 */
gboolean
accord_prose_buffer_begins_source (AccordProseBuffer *self, const GtkTextIter *iter)
{
  AccordProseLine line;

  g_return_val_if_fail (ACCORD_IS_PROSE_BUFFER (self), FALSE);

  accord_prose_buffer_get_line (iter, &line);

  return line.source != NULL && begins_block_of (iter, line.source);
}

/**
 * accord_prose_buffer_get_line_number:
 * @self: a buffer
 * @iter: a place in @self
 *
 * Returns: the number of the numbered item at @iter
 */
guint
accord_prose_buffer_get_line_number (AccordProseBuffer *self, const GtkTextIter *iter)
{
  GtkTextIter above = *iter;
  AccordProseLine line;
  guint level;
  guint number = 1;

  g_return_val_if_fail (ACCORD_IS_PROSE_BUFFER (self), 0);

  accord_prose_buffer_get_line (&above, &line);
  level = line.level;

  while (line.start == 0 && gtk_text_iter_backward_line (&above))
    {
      accord_prose_buffer_get_line (&above, &line);
      if (!accord_prose_line_is_item (&line) || line.level < level ||
          (line.level == level && line.kind == ACCORD_PROSE_BULLET))
        return number;
      if (line.level > level)
        line.start = 0;
      else
        number++;
    }

  return line.start != 0 ? line.start + number - 1 : number;
}

static void
recolour_link (GtkTextTag *tag, gpointer data)
{
  AccordProseTag *meaning = accord_prose_tag_get (tag);

  if (meaning != NULL && meaning->role == ACCORD_PROSE_TAG_LINK)
    g_object_set (tag, "foreground-rgba", data, NULL);
}

/**
 * accord_prose_buffer_set_link_colour:
 * @self: a buffer
 * @colour: for links; tags do not follow the style sheet
 */
void
accord_prose_buffer_set_link_colour (AccordProseBuffer *self, const GdkRGBA *colour)
{
  g_return_if_fail (ACCORD_IS_PROSE_BUFFER (self));

  self->link_colour = *colour;
  gtk_text_tag_table_foreach (gtk_text_buffer_get_tag_table (GTK_TEXT_BUFFER (self)), recolour_link,
                              &self->link_colour);
}
