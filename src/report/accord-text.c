/* accord-text.c: a paragraph broken into lines
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "report/accord-text-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "model/accord-look.h"

/* Every colour of letters has 4.5:1 or more on white paper and on the tint: WCAG 2.2, 1.4.3. */
const AccordColour accord_colour_ink = { 0.118, 0.118, 0.118 };
const AccordColour accord_colour_soft = { 0.318, 0.341, 0.376 };
const AccordColour accord_colour_accent = { 0.102, 0.310, 0.545 };
const AccordColour accord_colour_line = { 0.102, 0.310, 0.545 };
const AccordColour accord_colour_hairline = { 0.788, 0.808, 0.839 };
const AccordColour accord_colour_tint = ACCORD_LOOK_TINT;

/* Named, not left to the desktop's taste, so that a report looks the same wherever it is made. Urdu, too, is set in a face
   whose letters stand on one line: of Nastaliq, which climbs, Poppler makes a word of each letter, and of lam with alif in
   Noto Naskh Arabic two. */
#define FAMILIES "Adwaita Sans,Noto Sans,Noto Sans Arabic,Noto Naskh Arabic,sans-serif"
#define FAMILIES_CODE "Adwaita Mono,Noto Sans Mono,monospace"
#define CODE_SCALE 0.92

/* Large print has no letter below 16 points; what is larger than the text stays so. */
#define LARGE_PRINT_SIZE 16.0
#define LARGE_PRINT_SCALE 1.25

/* A point is one unit of the page. */
#define RESOLUTION 72.0

/**
 * accord_typesetter_new:
 * @language: the document's language, a BCP 47 tag
 * @large_print: whether no letter may be smaller than 16 points
 *
 * Returns: (transfer full): a typesetter
 */
AccordTypesetter *
accord_typesetter_new (const char *language, gboolean large_print)
{
  AccordTypesetter *self = g_new0 (AccordTypesetter, 1);
  cairo_font_options_t *options = cairo_font_options_create ();

  self->large_print = large_print;
  self->fonts = pango_cairo_font_map_new ();
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (self->fonts), RESOLUTION);
  self->context = pango_font_map_create_context (self->fonts);
  pango_context_set_language (self->context, pango_language_from_string (language));

  /* Paper has no pixels: letters keep their own widths, so that every output breaks lines at the
     same places. */
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (self->context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (self->context, FALSE);

  return self;
}

/**
 * accord_typesetter_free:
 * @self: (transfer full): a typesetter
 */
void
accord_typesetter_free (AccordTypesetter *self)
{
  g_object_unref (self->context);
  g_object_unref (self->fonts);
  g_free (self);
}

static void
clear_line (gpointer data)
{
  AccordLine *line = data;

  pango_layout_line_unref (line->line);
}

static void
clear_link (gpointer data)
{
  AccordLink *link = data;

  g_free (link->contents);
}

static void
insert_attribute (PangoAttrList *attributes, PangoAttribute *attribute, guint start, guint end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (attributes, attribute);
}

static void
insert_span_attributes (PangoAttrList *attributes, const AccordSpan *span)
{
  if (span->style & ACCORD_SPAN_BOLD)
    insert_attribute (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), span->start, span->end);
  if (span->style & ACCORD_SPAN_ITALIC)
    insert_attribute (attributes, pango_attr_style_new (PANGO_STYLE_ITALIC), span->start, span->end);
  if (span->style & ACCORD_SPAN_CODE)
    {
      insert_attribute (attributes, pango_attr_family_new (FAMILIES_CODE), span->start, span->end);
      insert_attribute (attributes, pango_attr_scale_new (CODE_SCALE), span->start, span->end);
    }

  /* The underline itself is drawn with the link; here it makes Pango end a run of glyphs where the
     link ends. */
  if (span->address != NULL || span->note > 0)
    insert_attribute (attributes, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), span->start, span->end);
}

static PangoAttrList *
make_attributes (AccordSpans *spans, const AccordTextStyle *style)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  const char *language = accord_spans_get_language (spans);
  guint n;
  const AccordSpan *all = accord_spans_get_spans (spans, &n);

  /* Figures of one width, so that columns of numbers and dates line up. */
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  if (language != NULL)
    pango_attr_list_insert (attributes, pango_attr_language_new (pango_language_from_string (language)));
  for (guint i = 0; i < n; i++)
    insert_span_attributes (attributes, &all[i]);

  return attributes;
}

static PangoFontDescription *
make_font (const AccordTextStyle *style)
{
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family_static (font, FAMILIES);
  pango_font_description_set_size (font, (int) (style->size * PANGO_SCALE));
  pango_font_description_set_weight (font, style->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  return font;
}

static char *
describe_link (const AccordLink *link, const char *text)
{
  g_autofree char *words = g_strndup (text + link->start, link->end - link->start);

  if (link->kind == ACCORD_LINK_NOTE)
    return g_strdup_printf (_("Note %u"), link->target + 1);
  if (strcmp (words, link->address) == 0)
    return g_steal_pointer (&words);
  return g_strdup_printf ("%s (%s)", words, link->address);
}

static void
collect_links (AccordText *self, AccordSpans *spans)
{
  const char *text = accord_spans_get_text (spans);
  AccordLink *last = NULL;
  guint n;
  const AccordSpan *all = accord_spans_get_spans (spans, &n);

  for (guint i = 0; i < n; i++)
    {
      AccordLink link = { .start = all[i].start, .end = all[i].end, .address = all[i].address };

      if (all[i].note > 0)
        {
          link.kind = ACCORD_LINK_NOTE;
          link.target = all[i].note - 1;
        }
      else if (link.address == NULL)
        continue;
      /* A word in bold within a link does not make two links of it. */
      if (last != NULL && last->end == link.start && link.address != NULL && g_strcmp0 (last->address, link.address) == 0)
        {
          last->end = link.end;
          continue;
        }
      g_array_append_val (self->links, link);
      last = &g_array_index (self->links, AccordLink, self->links->len - 1);
    }

  for (guint i = 0; i < self->links->len; i++)
    {
      AccordLink *link = &g_array_index (self->links, AccordLink, i);

      link->contents = describe_link (link, text);
    }
}

/* Lines are at least the leading apart; letters that need more get it. */
static void
collect_lines (AccordText *self, PangoLayout *layout, const AccordTextStyle *style)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);

  do
    {
      PangoRectangle extents;
      AccordLine line = { 0 };
      double natural;

      pango_layout_iter_get_line_extents (iter, NULL, &extents);
      natural = pango_units_to_double (extents.height);
      line.line = pango_layout_line_ref (pango_layout_iter_get_line_readonly (iter));
      line.x = pango_units_to_double (extents.x);
      line.height = MAX (natural, style->size * style->leading);
      line.baseline = pango_units_to_double (pango_layout_iter_get_baseline (iter) - extents.y)
                      + (line.height - natural) / 2;
      g_array_append_val (self->lines, line);
      self->height += line.height;
    }
  while (pango_layout_iter_next_line (iter));

  pango_layout_iter_free (iter);
}

static AccordTextStyle
enlarge (const AccordTypesetter *typesetter, AccordTextStyle style)
{
  if (typesetter->large_print)
    style.size = MAX (LARGE_PRINT_SIZE, style.size * LARGE_PRINT_SCALE);
  return style;
}

/**
 * accord_text_new:
 * @typesetter: the fonts
 * @spans: the text, which must outlive the paragraph
 * @wanted: how it looks; copied but for its colour
 * @width: of the lines, in points, or -1 to break only where the text does
 *
 * Sets a paragraph. Its first strong letter decides from which side it is read.
 *
 * Returns: (transfer full): the lines
 */
AccordText *
accord_text_new (AccordTypesetter *typesetter, AccordSpans *spans, const AccordTextStyle *wanted, double width)
{
  AccordText *self = g_new0 (AccordText, 1);
  const AccordTextStyle enlarged = enlarge (typesetter, *wanted);
  const AccordTextStyle *style = &enlarged;
  g_autoptr (PangoLayout) layout = pango_layout_new (typesetter->context);
  PangoFontDescription *font = make_font (style);
  PangoAttrList *attributes = make_attributes (spans, style);
  int natural_width;

  pango_layout_set_font_description (layout, font);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_text (layout, accord_spans_get_text (spans), -1);
  pango_layout_set_auto_dir (layout, TRUE);
  pango_layout_set_alignment (layout, style->align);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (width >= 0)
    pango_layout_set_width (layout, pango_units_from_double (width));
  if (style->one_line)
    pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_attr_list_unref (attributes);
  pango_font_description_free (font);

  /* The lines outlive Pango's paragraph: what it knows besides is of no use on paper. */
  self->text = g_strdup (pango_layout_get_text (layout));
  self->colour = style->colour;
  self->right_to_left = pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL;
  pango_layout_get_size (layout, &natural_width, NULL);
  self->natural_width = pango_units_to_double (natural_width);
  self->lines = g_array_new (FALSE, FALSE, sizeof (AccordLine));
  g_array_set_clear_func (self->lines, clear_line);
  collect_lines (self, layout, style);
  self->links = g_array_new (FALSE, FALSE, sizeof (AccordLink));
  g_array_set_clear_func (self->links, clear_link);
  collect_links (self, spans);

  return self;
}

/**
 * accord_text_new_plain:
 * @typesetter: the fonts
 * @text: plain text
 * @style: how it looks; copied but for its colour
 * @width: of the lines, in points, or -1 to break only where the text does
 *
 * Returns: (transfer full): the lines
 */
AccordText *
accord_text_new_plain (AccordTypesetter *typesetter,
                       const char *text,
                       const AccordTextStyle *style,
                       double width)
{
  g_autoptr (AccordSpans) spans = accord_spans_new (text);

  return accord_text_new (typesetter, spans, style, width);
}

/**
 * accord_text_free:
 * @self: (transfer full): a paragraph
 */
void
accord_text_free (AccordText *self)
{
  g_array_unref (self->lines);
  g_array_unref (self->links);
  g_free (self->text);
  g_free (self);
}

/**
 * accord_text_link_whole:
 * @self: a paragraph without links
 * @kind: where it leads, which is within the document
 * @target: which heading or footnote, from 0
 * @contents: what it is, for a screen reader
 *
 * Makes all of it a link within the document.
 */
void
accord_text_link_whole (AccordText *self, AccordLinkKind kind, guint target, const char *contents)
{
  AccordLink link = {
    .end = strlen (self->text), .kind = kind, .target = target, .contents = g_strdup (contents),
  };

  g_array_append_val (self->links, link);
}

/**
 * accord_text_get_line:
 * @self: a paragraph
 * @line: which line
 *
 * Returns: (transfer none): the line
 */
const AccordLine *
accord_text_get_line (const AccordText *self, guint line)
{
  return &g_array_index (self->lines, AccordLine, line);
}

/**
 * accord_text_find_link:
 * @self: a paragraph
 * @byte: a place in its text
 *
 * Returns: (transfer none) (nullable): the link at that place
 */
const AccordLink *
accord_text_find_link (const AccordText *self, guint byte)
{
  for (guint i = 0; i < self->links->len; i++)
    {
      const AccordLink *link = &g_array_index (self->links, AccordLink, i);

      if (byte >= link->start && byte < link->end)
        return link;
    }
  return NULL;
}
