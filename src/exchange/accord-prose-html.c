/* accord-prose-html.c: reduces the HTML of a clipboard to what a text can hold
 *
 * What Word, LibreOffice, a browser or Excel put on the clipboard is HTML of every age, with styles,
 * comments, smart tags and lists that are only drawn as such. libxml2 makes a tree of it, without ever
 * asking the network; of the tree, words, a few styles, headings, lists, quotations and tables are
 * taken, and all else is passed over.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/accord-prose-html.h"

#include <libxml/HTMLparser.h>

#include "exchange/accord-prose-html-private.h"

/* Elements that are nested deeper are taken as their words. */
#define MAX_DEPTH 300

/* HTML that nests deeper is not from an office program; libxml2 gives up a little later. */
#define MAX_NESTING 240

/* A text can hold headings of these levels below the title of its section. */
#define FIRST_HEADING 2
#define LAST_HEADING 4

/* Not "head": libxml2 takes what stands before the body for a part of it, words and all. */
static const char *const passed_over[] = {
  "script", "style", "title", "meta", "link", "xml", "template", "noscript", "object", "svg", "math", "select",
  "textarea", "iframe", "del", "button", "audio", "video",
};

static const char *const blocks[] = {
  "p", "div", "section", "article", "header", "footer", "main", "nav", "aside", "address", "figure", "figcaption", "dl",
  "dt", "dd", "form", "fieldset", "details", "summary", "center", "tr", "td", "th", "caption", "li", "head", "body",
  "html",
};

static gboolean
is_one_of (const char *name, const char *const *names, gsize n_names)
{
  for (gsize i = 0; i < n_names; i++)
    if (g_ascii_strcasecmp (name, names[i]) == 0)
      return TRUE;

  return FALSE;
}

/* An attribute in small letters, without spaces; "" if there is none. */
static char *
dup_attribute (xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetProp (node, (const xmlChar *) name);
  g_autoptr (GString) plain = g_string_new (NULL);

  for (const char *p = (const char *) value; p != NULL && *p != '\0'; p++)
    if (!g_ascii_isspace (*p))
      g_string_append_c (plain, g_ascii_tolower (*p));
  xmlFree (value);

  return g_string_free_and_steal (g_steal_pointer (&plain));
}

static gboolean
is_element (xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && g_ascii_strcasecmp ((const char *) node->name, name) == 0;
}

/* Takes the current text as a block, unless there are no words in it. */
static void
end_block (AccordReducer *self)
{
  if (self->in_cell)
    {
      accord_reducer_add_space (self);
      return;
    }

  if (accord_reducer_has_words (self))
    {
      gboolean begins_list = self->kind == ACCORD_PROSE_NUMBER && self->start > 1;

      accord_prose_builder_begin (self->builder, self->kind, self->level, begins_list ? self->start : 0);
      accord_reducer_take_text (self);
      self->start = 0;
    }
  accord_reducer_clear_text (self);
}

/* The value of a property in an element's own style; Word has others whose names end alike. */
static const char *
find_value (const char *style, const char *property)
{
  for (const char *p = strstr (style, property); p != NULL; p = strstr (p + 1, property))
    if (p == style || p[-1] == ';')
      return p + strlen (property);

  return NULL;
}

static void
read_style (AccordReducer *self, const char *style)
{
  const char *weight = find_value (style, "font-weight:");
  const char *slope = find_value (style, "font-style:");

  if (weight != NULL)
    {
      if (g_str_has_prefix (weight, "bold") || (g_ascii_isdigit (*weight) && atoi (weight) >= 600))
        self->style |= ACCORD_PROSE_STRONG;
      else
        self->style &= ~ACCORD_PROSE_STRONG;
    }

  if (slope != NULL)
    {
      if (g_str_has_prefix (slope, "italic") || g_str_has_prefix (slope, "oblique"))
        self->style |= ACCORD_PROSE_EMPHASIS;
      else
        self->style &= ~ACCORD_PROSE_EMPHASIS;
    }
}

static gboolean
is_hidden (const char *style)
{
  return strstr (style, "display:none") != NULL || strstr (style, "mso-hide:all") != NULL ||
         strstr (style, "mso-list:ignore") != NULL || strstr (style, "visibility:hidden") != NULL;
}

static void
read_link (AccordReducer *self, xmlNode *node)
{
  xmlChar *href = xmlGetProp (node, (const xmlChar *) "href");
  g_autofree char *address = href != NULL ? g_strstrip (g_strdup ((const char *) href)) : NULL;
  g_autofree char *scheme = address != NULL ? g_uri_parse_scheme (address) : NULL;

  xmlFree (href);
  if (scheme != NULL && (g_ascii_strcasecmp (scheme, "http") == 0 || g_ascii_strcasecmp (scheme, "https") == 0 ||
                         g_ascii_strcasecmp (scheme, "mailto") == 0))
    self->url = g_string_chunk_insert_const (self->strings, address);
}

/* What comes from text that Word draws before a list item: "·", "o", "1.", "(a)". */
static gboolean
is_number_marker (const char *marker)
{
  gsize length;

  marker += strspn (marker, " (\t\n");
  length = strspn (marker, "0123456789");
  if (length == 0)
    length = strspn (marker, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

  return length > 0 && length < 6 && (marker[length] == '.' || marker[length] == ')');
}

static xmlNode *
find_marker (xmlNode *node, guint depth)
{
  for (xmlNode *child = node->children; child != NULL && depth < MAX_DEPTH; child = child->next)
    {
      xmlNode *found;
      g_autofree char *style = child->type == XML_ELEMENT_NODE ? dup_attribute (child, "style") : NULL;

      if (style != NULL && strstr (style, "mso-list:ignore") != NULL)
        return child;
      found = find_marker (child, depth + 1);
      if (found != NULL)
        return found;
    }

  return NULL;
}

/* A paragraph that Word means as a list item: its style says how deep, its marker of what kind. */
static gboolean
read_word_item (AccordReducer *self, xmlNode *node, const char *style)
{
  const char *list = strstr (style, "mso-list:");
  const char *level;
  xmlNode *marker;
  xmlChar *text;

  if (list == NULL || g_str_has_prefix (list, "mso-list:none"))
    return FALSE;

  level = strstr (list, "level");
  self->level = level != NULL ? CLAMP (atoi (level + strlen ("level")), 1, ACCORD_PROSE_MAX_LIST_LEVEL) : 1;
  marker = find_marker (node, 0);
  text = marker != NULL ? xmlNodeGetContent (marker) : NULL;
  self->kind = text != NULL && is_number_marker ((const char *) text) ? ACCORD_PROSE_NUMBER : ACCORD_PROSE_BULLET;
  xmlFree (text);

  return TRUE;
}

static void
read_block_kind (AccordReducer *self, xmlNode *node, const char *style)
{
  const char *name = (const char *) node->name;
  g_autofree char *class = dup_attribute (node, "class");

  if (self->list_depth > 0)
    return;

  if (strlen (name) == 2 && name[0] == 'h' && g_ascii_isdigit (name[1]))
    {
      self->kind = ACCORD_PROSE_HEADING;
      self->level = CLAMP (name[1] - '0', FIRST_HEADING, LAST_HEADING);
    }
  else if (read_word_item (self, node, style))
    return;
  else if (strstr (class, "msotitle") != NULL)
    {
      self->kind = ACCORD_PROSE_HEADING;
      self->level = FIRST_HEADING;
    }
  else if (self->quoted || strstr (class, "msoquote") != NULL || strstr (class, "msointensequote") != NULL)
    self->kind = ACCORD_PROSE_QUOTE;
  else
    {
      self->kind = ACCORD_PROSE_PARAGRAPH;
      self->level = 0;
    }
}

static void
walk_list (AccordReducer *self, xmlNode *node, gboolean numbered)
{
  g_autofree char *start = dup_attribute (node, "start");
  AccordProseKind kind = self->kind;
  guint level = self->level;

  end_block (self);
  self->list_depth++;
  self->kind = numbered ? ACCORD_PROSE_NUMBER : ACCORD_PROSE_BULLET;
  self->level = MIN (self->list_depth, ACCORD_PROSE_MAX_LIST_LEVEL);
  self->start = numbered ? CLAMP (atoi (start), 0, 1000000) : 0;
  accord_reducer_walk (self, node->children);
  end_block (self);
  self->list_depth--;
  self->kind = kind;
  self->level = level;
}

static void
walk_code (AccordReducer *self, xmlNode *node)
{
  xmlChar *text = xmlNodeGetContent (node);

  end_block (self);
  if (text != NULL && *text != '\0')
    {
      g_autofree char *lines = g_strdelimit (g_strdup ((const char *) text), "\r", '\n');

      accord_prose_builder_add_code (self->builder, NULL, lines);
    }
  xmlFree (text);
}

/* A line break; where a block cannot hold one, a space. Word breaks pages with these too. */
static void
walk_break (AccordReducer *self, const char *style)
{
  if (strstr (style, "page-break") != NULL)
    end_block (self);
  else if (self->in_cell || self->kind == ACCORD_PROSE_HEADING)
    accord_reducer_add_space (self);
  else
    accord_reducer_add_break (self);
}

/* A block within a list item goes on with it on a line of its own. */
static void
walk_block (AccordReducer *self, xmlNode *node, const char *style)
{
  AccordProseKind kind = self->kind;
  guint level = self->level;
  gboolean item = self->list_depth > 0 && !is_element (node, "li");

  if (item && !self->in_cell)
    {
      if (accord_reducer_has_words (self))
        accord_reducer_add_break (self);
      accord_reducer_walk (self, node->children);
      return;
    }

  end_block (self);
  if (!self->in_cell)
    read_block_kind (self, node, style);
  accord_reducer_walk (self, node->children);
  end_block (self);
  self->kind = kind;
  self->level = level;
}

static void
walk_element (AccordReducer *self, xmlNode *node, const char *style)
{
  const char *name = (const char *) node->name;
  gboolean quoted = self->quoted;

  if (strcmp (name, "br") == 0)
    walk_break (self, style);
  else if (strcmp (name, "hr") == 0)
    {
      end_block (self);
      if (!self->in_cell)
        accord_prose_builder_begin (self->builder, ACCORD_PROSE_RULE, 0, 0);
    }
  else if (strcmp (name, "table") == 0 && !self->in_cell)
    {
      end_block (self);
      accord_reducer_walk_table (self, node);
    }
  else if (strcmp (name, "pre") == 0 && !self->in_cell && self->list_depth == 0)
    walk_code (self, node);
  else if ((strcmp (name, "ul") == 0 || strcmp (name, "ol") == 0) && !self->in_cell)
    walk_list (self, node, name[0] == 'o');
  else if (strcmp (name, "blockquote") == 0)
    {
      self->quoted = TRUE;
      walk_block (self, node, style);
      self->quoted = quoted;
    }
  else if ((strlen (name) == 2 && name[0] == 'h' && g_ascii_isdigit (name[1])) ||
           is_one_of (name, blocks, G_N_ELEMENTS (blocks)))
    walk_block (self, node, style);
  else
    accord_reducer_walk (self, node->children);
}

static void
walk_node (AccordReducer *self, xmlNode *node)
{
  const char *name = (const char *) node->name;
  AccordProseStyle style = self->style;
  const char *url = self->url;
  g_autofree char *sheet = NULL;

  if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
    {
      accord_reducer_add_words (self, (const char *) node->content);
      return;
    }
  if (node->type != XML_ELEMENT_NODE || is_one_of (name, passed_over, G_N_ELEMENTS (passed_over)))
    return;

  sheet = dup_attribute (node, "style");
  if (is_hidden (sheet))
    return;

  if (strcmp (name, "b") == 0 || strcmp (name, "strong") == 0)
    self->style |= ACCORD_PROSE_STRONG;
  else if (strcmp (name, "i") == 0 || strcmp (name, "em") == 0 || strcmp (name, "cite") == 0)
    self->style |= ACCORD_PROSE_EMPHASIS;
  else if (strcmp (name, "code") == 0 || strcmp (name, "kbd") == 0 || strcmp (name, "tt") == 0)
    self->style |= ACCORD_PROSE_LITERAL;
  else if (strcmp (name, "a") == 0)
    read_link (self, node);

  /* A heading is bold by being one. */
  read_style (self, sheet);
  if (self->kind == ACCORD_PROSE_HEADING || name[0] == 'h')
    self->style &= ~ACCORD_PROSE_STRONG;
  walk_element (self, node, sheet);
  self->style = style;
  self->url = url;
}

/* Goes through @node and what follows it beside it. */
void
accord_reducer_walk (AccordReducer *self, xmlNode *node)
{
  if (++self->depth > MAX_DEPTH)
    {
      for (; node != NULL; node = node->next)
        {
          xmlChar *text = node->type == XML_COMMENT_NODE ? NULL : xmlNodeGetContent (node);

          if (text != NULL)
            accord_reducer_add_words (self, (const char *) text);
          xmlFree (text);
        }
    }
  else
    for (; node != NULL; node = node->next)
      walk_node (self, node);

  self->depth--;
}

/* Takes an element as a block by itself. */
void
accord_reducer_walk_block (AccordReducer *self, xmlNode *block)
{
  walk_block (self, block, "");
}

/* Goes through what a cell of a table holds; a cell may be bold by itself, as in Excel. */
void
accord_reducer_walk_cell (AccordReducer *self, xmlNode *cell)
{
  AccordProseStyle style = self->style;
  g_autofree char *sheet = dup_attribute (cell, "style");

  read_style (self, sheet);
  accord_reducer_walk (self, cell->children);
  self->style = style;
}

/**
 * accord_prose_decode:
 * @bytes: text from a clipboard
 * @length: its length
 *
 * Some browsers put UTF-16 on the clipboard, with a mark before it.
 *
 * Returns: (transfer full): the text in valid UTF-8
 */
char *
accord_prose_decode (const char *bytes, gsize length)
{
  char *converted = NULL;

  g_return_val_if_fail (bytes != NULL || length == 0, NULL);

  if (length >= 2 && (memcmp (bytes, "\xff\xfe", 2) == 0 || memcmp (bytes, "\xfe\xff", 2) == 0))
    converted = g_convert (bytes, length, "UTF-8", "UTF-16", NULL, NULL, NULL);

  return converted != NULL ? converted : length > 0 ? g_utf8_make_valid (bytes, length) : g_strdup ("");
}

/* Word says "<![if !supportLists]>" around what programs may leave out, which is no HTML, and which libxml2 takes
 * for words.
 */
static void
remove_conditions (char *html)
{
  char *to = html;

  for (const char *p = html; *p != '\0';)
    {
      const char *end = NULL;

      if (g_str_has_prefix (p, "<![") &&
          (g_ascii_strncasecmp (p + 3, "if", 2) == 0 || g_ascii_strncasecmp (p + 3, "endif", 5) == 0))
        end = p + 3 + strcspn (p + 3, "]<");
      if (end != NULL && g_str_has_prefix (end, "]>"))
        p = end + 2;
      else
        *to++ = *p++;
    }
  *to = '\0';
}

/* Whether elements that are always closed are opened so deep that libxml2 would give up, after seconds. */
static gboolean
is_too_deep (const char *html)
{
  static const char *const closed[] = { "div", "span", "b", "i", "u", "a", "em", "strong", "font", "table", "ul", "ol",
                                        "blockquote", "section", "article", "code", "sub", "sup", "small", "big", "s" };
  int depth = 0;

  for (const char *p = strchr (html, '<'); p != NULL; p = strchr (p + 1, '<'))
    {
      gboolean closes = p[1] == '/';
      const char *name = p + 1 + closes;
      gsize length = strspn (name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

      for (guint i = 0; i < G_N_ELEMENTS (closed); i++)
        if (strlen (closed[i]) == length && g_ascii_strncasecmp (closed[i], name, length) == 0)
          {
            depth += closes ? -1 : 1;
            if (depth > MAX_NESTING)
              return TRUE;
          }
    }

  return FALSE;
}

/**
 * accord_prose_read_html:
 * @html: a document or a piece of one, in UTF-8 or UTF-16
 * @length: its length in bytes
 *
 * Reduces HTML to what a text can hold. Links are kept to web pages and mail only; the deepest heading
 * levels and list levels become the deepest that there are; a table that only holds others in place is
 * taken for its content. Nothing is fetched, whatever the HTML refers to.
 *
 * Returns: (transfer full): the text, maybe without blocks, as for what is too long or too deep
 */
AccordProse *
accord_prose_read_html (const char *html, gsize length)
{
  AccordReducer self = { .builder = accord_prose_builder_new () };
  g_autofree char *text = NULL;
  htmlDocPtr document = NULL;

  g_return_val_if_fail (html != NULL, NULL);

  if (length <= ACCORD_PROSE_HTML_MAX_SIZE)
    text = accord_prose_decode (html, length);
  if (text != NULL && !is_too_deep (text))
    {
      remove_conditions (text);
      /* What a "meta" element says of the encoding was true where the HTML came from. */
      document = htmlReadMemory (text, strlen (text), NULL, "UTF-8",
                                 HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                     HTML_PARSE_IGNORE_ENC);
    }
  if (document == NULL)
    return accord_prose_builder_end (self.builder);

  accord_reducer_init (&self);
  accord_reducer_walk (&self, document->children);
  end_block (&self);
  accord_reducer_clear (&self);
  xmlFreeDoc (document);

  return accord_prose_builder_end (self.builder);
}
