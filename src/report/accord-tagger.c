/* accord-tagger.c: the structure of a PDF while it is drawn
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "report/accord-tagger-private.h"

struct _AccordTagger
{
  cairo_t *cr;
  const AccordHeading *headings;
  GPtrArray *notes;
  AccordTag *root;
  AccordTag *open;
  /* The link in which text is drawn now, and where the links of this page are: an annotation has to
     know all its rectangles when it begins. */
  const AccordLink *link;
  GArray *areas;
};

typedef struct
{
  const AccordLink *link;
  cairo_rectangle_t area;
} LinkArea;

static const AccordElement link_element = { .tag = CAIRO_TAG_LINK };
static const AccordElement reference_element = { .tag = "Reference" };

static void
tag_free (gpointer data)
{
  AccordTag *tag = data;

  g_ptr_array_unref (tag->children);
  g_free (tag);
}

static AccordTag *
tag_new (AccordTag *parent, const AccordElement *element)
{
  AccordTag *tag = g_new0 (AccordTag, 1);

  tag->element = element;
  tag->parent = parent;
  tag->children = g_ptr_array_new_with_free_func (tag_free);
  if (parent != NULL)
    g_ptr_array_add (parent->children, tag);
  return tag;
}

/**
 * accord_tagger_new:
 * @cr: what is drawn on, which must outlive the tagger
 * @headings: where links to headings lead
 * @notes: (element-type AccordNote): where links of footnotes lead
 *
 * Returns: (transfer full): a tagger
 */
AccordTagger *
accord_tagger_new (cairo_t *cr, const AccordHeading *headings, GPtrArray *notes)
{
  AccordTagger *self = g_new0 (AccordTagger, 1);

  self->cr = cr;
  self->headings = headings;
  self->notes = notes;
  self->root = self->open = tag_new (NULL, NULL);
  self->areas = g_array_new (FALSE, FALSE, sizeof (LinkArea));
  return self;
}

/**
 * accord_tagger_free:
 * @self: (transfer full): a tagger
 */
void
accord_tagger_free (AccordTagger *self)
{
  tag_free (self->root);
  g_array_unref (self->areas);
  g_free (self);
}

/**
 * accord_tagger_get_root:
 * @self: a tagger
 *
 * Returns: (transfer none): what was drawn
 */
const AccordTag *
accord_tagger_get_root (AccordTagger *self)
{
  return self->root;
}

/* The title of an entry in the list of contents and its page number are two texts and one link. */
static gboolean
is_same_link (const AccordLink *one, const AccordLink *two)
{
  if (one == two)
    return TRUE;
  if (one == NULL || two == NULL || one->kind != ACCORD_LINK_HEADING || two->kind != ACCORD_LINK_HEADING)
    return FALSE;
  return one->target == two->target;
}

/**
 * accord_tagger_begin_page:
 * @self: a tagger
 *
 * Forgets where the links of the last page were.
 */
void
accord_tagger_begin_page (AccordTagger *self)
{
  g_array_set_size (self->areas, 0);
}

/**
 * accord_tagger_end_page:
 * @self: a tagger
 *
 * Ends a link that goes on on the next page: an annotation is on one page only.
 */
void
accord_tagger_end_page (AccordTagger *self)
{
  accord_tagger_set_link (self, NULL);
}

/**
 * accord_tagger_add_link_area:
 * @self: a tagger
 * @link: a link
 * @area: where a part of it will be drawn on this page
 */
void
accord_tagger_add_link_area (AccordTagger *self, const AccordLink *link, const cairo_rectangle_t *area)
{
  LinkArea link_area = { .link = link, .area = *area };

  g_array_append_val (self->areas, link_area);
}

static void
open_tag (AccordTagger *self, const AccordElement *element, const char *attributes)
{
  cairo_tag_begin (self->cr, element->tag, attributes);
  self->open = tag_new (self->open, element);
}

static void
close_tag (AccordTagger *self)
{
  cairo_tag_end (self->cr, self->open->element->tag);
  self->open = self->open->parent;
}

/**
 * accord_tagger_begin:
 * @self: a tagger
 * @element: what is drawn from here on, which must outlive the tagger
 */
void
accord_tagger_begin (AccordTagger *self, const AccordElement *element)
{
  accord_tagger_set_link (self, NULL);
  open_tag (self, element, "");
}

/**
 * accord_tagger_end:
 * @self: a tagger
 */
void
accord_tagger_end (AccordTagger *self)
{
  accord_tagger_set_link (self, NULL);
  close_tag (self);
}

static void
append_number (GString *string, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_c (string, ' ');
  g_string_append (string, g_ascii_formatd (buffer, sizeof buffer, "%.3f", number));
}

static void
append_place (GString *attributes, guint page, double y)
{
  g_string_append_printf (attributes, "page=%u pos=[ 0", page + 1);
  append_number (attributes, y);
  g_string_append (attributes, " ]");
}

static void
append_target (AccordTagger *self, GString *attributes, const AccordLink *link)
{
  if (link->kind == ACCORD_LINK_HEADING)
    {
      const AccordHeading *heading = &self->headings[link->target];

      append_place (attributes, heading->page, heading->y);
    }
  else
    {
      const AccordNote *note = g_ptr_array_index (self->notes, link->target);

      append_place (attributes, note->page, link->kind == ACCORD_LINK_NOTE ? note->y : note->number_y);
    }
}

/* cairo reads the attributes as `name='string'`, with a backslash before a quote. */
static char *
make_link_attributes (AccordTagger *self, const AccordLink *link)
{
  GString *attributes = g_string_new ("rect=[");

  for (guint i = 0; i < self->areas->len; i++)
    {
      const LinkArea *area = &g_array_index (self->areas, LinkArea, i);

      if (!is_same_link (area->link, link))
        continue;
      append_number (attributes, area->area.x);
      append_number (attributes, area->area.y);
      append_number (attributes, area->area.width);
      append_number (attributes, area->area.height);
    }
  g_string_append (attributes, " ] ");

  if (link->kind == ACCORD_LINK_ADDRESS)
    {
      g_string_append (attributes, "uri='");
      for (const char *p = link->address; *p != '\0'; p++)
        {
          if (*p == '\'' || *p == '\\')
            g_string_append_c (attributes, '\\');
          g_string_append_c (attributes, *p);
        }
      g_string_append_c (attributes, '\'');
    }
  else
    append_target (self, attributes, link);

  return g_string_free_and_steal (attributes);
}

/**
 * accord_tagger_set_link:
 * @self: a tagger
 * @link: (nullable): what the text drawn from here on is a link to
 */
void
accord_tagger_set_link (AccordTagger *self, const AccordLink *link)
{
  if (is_same_link (self->link, link))
    return;

  if (self->link != NULL)
    {
      close_tag (self);
      if (self->link->kind == ACCORD_LINK_NOTE)
        close_tag (self);
    }
  if (link != NULL)
    {
      g_autofree char *attributes = make_link_attributes (self, link);

      /* The list of contents has a Reference of its own around each entry: ISO 32000-1, 14.8.4.4. */
      if (link->kind == ACCORD_LINK_NOTE)
        open_tag (self, &reference_element, "");
      open_tag (self, &link_element, attributes);
      self->open->link = link;
    }
  self->link = link;
}

/**
 * accord_tagger_begin_artifact:
 * @self: a tagger
 *
 * What is drawn from here on is not read: headers, footers and decoration.
 */
void
accord_tagger_begin_artifact (AccordTagger *self)
{
  cairo_tag_begin (self->cr, "Artifact", "");
}

/**
 * accord_tagger_end_artifact:
 * @self: a tagger
 */
void
accord_tagger_end_artifact (AccordTagger *self)
{
  cairo_tag_end (self->cr, "Artifact");
}
