/* accord-redline-view.c: what changed, to be read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/strategies/accord-redline-view.h"

#include <glib/gi18n.h>

/* --- a line of the list --- */

/* A section's heading, or one block of its text. */
#define ACCORD_TYPE_REDLINE_LINE (accord_redline_line_get_type ())
G_DECLARE_FINAL_TYPE (AccordRedlineLine, accord_redline_line, ACCORD, REDLINE_LINE, GObject)

struct _AccordRedlineLine
{
  GObject parent_instance;

  AccordRedline *redline;
  const AccordRedlineSection *section;
  const AccordRedlineBlock *block;   /* NULL for the heading */
};

G_DEFINE_FINAL_TYPE (AccordRedlineLine, accord_redline_line, G_TYPE_OBJECT)

static void
accord_redline_line_finalize (GObject *object)
{
  accord_redline_unref (ACCORD_REDLINE_LINE (object)->redline);

  G_OBJECT_CLASS (accord_redline_line_parent_class)->finalize (object);
}

static void
accord_redline_line_class_init (AccordRedlineLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_redline_line_finalize;
}

static void
accord_redline_line_init (AccordRedlineLine *self)
{
}

static void
add_line (GListStore *lines, AccordRedline *redline, const AccordRedlineSection *section, const AccordRedlineBlock *block)
{
  g_autoptr (AccordRedlineLine) line = g_object_new (ACCORD_TYPE_REDLINE_LINE, NULL);

  line->redline = accord_redline_ref (redline);
  line->section = section;
  line->block = block;
  g_list_store_append (lines, line);
}

/* --- the view --- */

/**
 * AccordRedlineView:
 *
 * The sections that are another, one under the other, with what was added underlined and what was removed struck through,
 * and in words for a screen reader. Only the lines in sight have widgets, however long the strategy is.
 */
struct _AccordRedlineView
{
  AdwBin parent_instance;

  GtkListView *list;
  GListStore *lines;            /* AccordRedlineLine */
  GtkSingleSelection *selection;
};

G_DEFINE_FINAL_TYPE (AccordRedlineView, accord_redline_view, ADW_TYPE_BIN)

/* --- what a line looks like, and what it sounds like --- */

typedef struct
{
  GString *text;                /* what is seen */
  GString *spoken;              /* what is heard */
  PangoAttrList *attributes;
} Writer;

static void
writer_init (Writer *writer)
{
  *writer = (Writer) { g_string_new (NULL), g_string_new (NULL), pango_attr_list_new () };
}

static void
writer_clear (Writer *writer)
{
  g_string_free (writer->text, TRUE);
  g_string_free (writer->spoken, TRUE);
  pango_attr_list_unref (writer->attributes);
}

static void
mark (Writer *writer, PangoAttribute *attribute, guint start)
{
  attribute->start_index = start;
  attribute->end_index = (guint) writer->text->len;
  pango_attr_list_insert (writer->attributes, attribute);
}

/* A tint that can be read on light and dark alike; the line under or through the words says the same. */
static void
tint (Writer *writer, guint16 red, guint16 green, guint16 blue, guint start)
{
  mark (writer, pango_attr_background_new (red, green, blue), start);
  mark (writer, pango_attr_background_alpha_new (0x3000), start);
}

static void
add_words (Writer *writer, const char *words)
{
  g_string_append (writer->text, words);
  g_string_append (writer->spoken, words);
}

static const char *
name_change (AccordRedlineChange change)
{
  return change == ACCORD_REDLINE_ADDED     ? _("inserted")
         : change == ACCORD_REDLINE_REMOVED ? _("deleted")
                                            : _("other style");
}

static void
add_span (Writer *writer, const AccordRedlineSpan *span)
{
  guint start = (guint) writer->text->len;

  g_string_append (writer->text, span->text);
  if (span->change == ACCORD_REDLINE_SAME)
    g_string_append (writer->spoken, span->text);
  else
    g_string_append_printf (writer->spoken, " [%s: %s] ", name_change (span->change), span->text);

  if (span->style & ACCORD_PROSE_STRONG)
    mark (writer, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start);
  if (span->style & ACCORD_PROSE_EMPHASIS)
    mark (writer, pango_attr_style_new (PANGO_STYLE_ITALIC), start);
  if (span->style & ACCORD_PROSE_LITERAL)
    mark (writer, pango_attr_family_new ("monospace"), start);
  if (span->change == ACCORD_REDLINE_ADDED)
    {
      mark (writer, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), start);
      tint (writer, 0x2600, 0xa200, 0x6900, start);
    }
  if (span->change == ACCORD_REDLINE_REMOVED)
    {
      mark (writer, pango_attr_strikethrough_new (TRUE), start);
      tint (writer, 0xe000, 0x1b00, 0x2400, start);
    }
  if (span->change == ACCORD_REDLINE_RESTYLED)
    mark (writer, pango_attr_underline_new (PANGO_UNDERLINE_DOUBLE), start);
}

static void
add_text (Writer *writer, const AccordRedlineText *text)
{
  for (guint i = 0; i < text->n_spans; i++)
    add_span (writer, &text->spans[i]);
}

static void
add_bullet (Writer *writer, const AccordRedlineBlock *block)
{
  g_autofree char *number = g_strdup_printf ("%u. ", block->number);

  if (block->kind == ACCORD_PROSE_BULLET)
    add_words (writer, "• ");
  else if (block->kind == ACCORD_PROSE_NUMBER)
    add_words (writer, number);
  else if (block->kind == ACCORD_PROSE_RULE)
    add_words (writer, "———");
}

static GtkWidget *
make_label (const Writer *writer)
{
  GtkWidget *label = gtk_label_new (writer->text->str);

  gtk_label_set_attributes (GTK_LABEL (label), writer->attributes);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, writer->spoken->str, -1);
  return label;
}

/* --- a table --- */

static const char *
describe_row (AccordRedlineChange change)
{
  return change == ACCORD_REDLINE_ADDED     ? _("row inserted: ")
         : change == ACCORD_REDLINE_REMOVED ? _("row deleted: ")
                                            : "";
}

static GtkWidget *
make_table (const AccordRedlineBlock *block, GString *spoken)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  for (guint i = 0; i < block->n_rows; i++)
    {
      g_string_append (spoken, describe_row (block->rows[i].change));
      for (guint k = 0; k < block->n_columns; k++)
        {
          Writer writer;
          GtkWidget *cell;

          writer_init (&writer);
          add_text (&writer, &block->rows[i].cells[k]);
          g_string_append_printf (spoken, "%s; ", writer.spoken->str);
          cell = make_label (&writer);
          gtk_widget_set_valign (cell, GTK_ALIGN_START);
          if (i == 0)
            gtk_widget_add_css_class (cell, "heading");
          gtk_grid_attach (GTK_GRID (grid), cell, (int) k, (int) i, 1, 1);
          writer_clear (&writer);
        }
    }
  return grid;
}

/* --- rows of the list --- */

static GtkWidget *
make_heading (const AccordRedlineSection *section, GString *spoken)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *what = accord_redline_describe (section);
  GtkWidget *caption = gtk_label_new (what);
  GtkWidget *label;
  Writer writer;

  writer_init (&writer);
  add_words (&writer, *section->number != '\0' ? section->number : section->was_number);
  add_words (&writer, " ");
  add_text (&writer, &section->heading_text);
  label = make_label (&writer);
  gtk_widget_add_css_class (label, section->depth == 0 ? "title-2" : "title-3");
  gtk_label_set_wrap (GTK_LABEL (caption), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (caption), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), caption);
  gtk_widget_set_margin_top (box, 18);
  g_string_append_printf (spoken, "%s, %s", writer.spoken->str, what);
  writer_clear (&writer);
  return box;
}

static GtkWidget *
make_block (const AccordRedlineBlock *block, GString *spoken)
{
  GtkWidget *label;
  Writer writer;

  if (block->kind == ACCORD_PROSE_TABLE)
    return make_table (block, spoken);
  writer_init (&writer);
  add_bullet (&writer, block);
  add_text (&writer, &block->text);
  label = make_label (&writer);
  if (block->kind == ACCORD_PROSE_HEADING)
    gtk_widget_add_css_class (label, "heading");
  if (block->kind == ACCORD_PROSE_BULLET || block->kind == ACCORD_PROSE_NUMBER)
    gtk_widget_set_margin_start (label, 18 * (int) block->level);
  if (block->kind == ACCORD_PROSE_QUOTE)
    gtk_widget_set_margin_start (label, 24);
  g_string_append (spoken, writer.spoken->str);
  writer_clear (&writer);
  return label;
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  AccordRedlineLine *line = gtk_list_item_get_item (item);
  g_autoptr (GString) spoken = g_string_new (NULL);
  GtkWidget *clamp = adw_clamp_new ();

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 760);
  gtk_widget_set_margin_start (clamp, 12);
  gtk_widget_set_margin_end (clamp, 12);
  adw_clamp_set_child (ADW_CLAMP (clamp), line->block == NULL ? make_heading (line->section, spoken)
                                                              : make_block (line->block, spoken));
  gtk_list_item_set_child (item, clamp);
  gtk_list_item_set_accessible_label (item, spoken->str);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  gtk_list_item_set_child (item, NULL);
}

/* --- the object --- */

static void
accord_redline_view_dispose (GObject *object)
{
  AccordRedlineView *self = ACCORD_REDLINE_VIEW (object);

  g_clear_object (&self->lines);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (accord_redline_view_parent_class)->dispose (object);
}

static void
accord_redline_view_class_init (AccordRedlineViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_redline_view_dispose;
}

static void
accord_redline_view_init (AccordRedlineView *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  self->lines = g_list_store_new (ACCORD_TYPE_REDLINE_LINE);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->lines)));
  self->list = GTK_LIST_VIEW (gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), factory));
  gtk_list_view_set_tab_behavior (self->list, GTK_LIST_TAB_ITEM);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What changed"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));
  gtk_widget_set_vexpand (scrolled, TRUE);
  adw_bin_set_child (ADW_BIN (self), scrolled);
}

/**
 * accord_redline_view_new:
 *
 * Returns: (transfer floating): a view with nothing in it
 */
GtkWidget *
accord_redline_view_new (void)
{
  return g_object_new (ACCORD_TYPE_REDLINE_VIEW, NULL);
}

/**
 * accord_redline_view_show:
 * @redline: what changed
 *
 * Shows the sections that are another.
 */
void
accord_redline_view_show (AccordRedlineView *self, AccordRedline *redline)
{
  g_return_if_fail (ACCORD_IS_REDLINE_VIEW (self));

  g_list_store_remove_all (self->lines);
  for (guint i = 0; i < accord_redline_get_n_sections (redline); i++)
    {
      const AccordRedlineSection *section = accord_redline_get_section (redline, i);

      if (section->change == ACCORD_REDLINE_SAME)
        continue;
      add_line (self->lines, redline, section, NULL);
      for (guint k = 0; k < section->n_blocks; k++)
        add_line (self->lines, redline, section, &section->blocks[k]);
    }
}

static AccordRedlineLine *
get_line (AccordRedlineView *self, guint position)
{
  /* The list keeps it. */
  g_autoptr (AccordRedlineLine) line = g_list_model_get_item (G_LIST_MODEL (self->lines), position);

  return line;
}

static void
go_to_position (AccordRedlineView *self, guint position)
{
  gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
}

/**
 * accord_redline_view_go_to:
 * @section: a section that is another
 *
 * Scrolls to a section and takes the focus there.
 */
void
accord_redline_view_go_to (AccordRedlineView *self, gint64 section)
{
  g_return_if_fail (ACCORD_IS_REDLINE_VIEW (self));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->lines)); i++)
    if (get_line (self, i)->section->id == section)
      {
        go_to_position (self, i);
        return;
      }
}

/**
 * accord_redline_view_step:
 * @direction: 1 for the next change, -1 for the one before
 *
 * Goes to another line with a change.
 *
 * Returns: whether there is one
 */
gboolean
accord_redline_view_step (AccordRedlineView *self, int direction)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->lines));
  guint position = gtk_single_selection_get_selected (self->selection);

  g_return_val_if_fail (ACCORD_IS_REDLINE_VIEW (self), FALSE);

  for (gint64 i = (gint64) position + direction; i >= 0 && i < n; i += direction)
    {
      AccordRedlineLine *line = get_line (self, (guint) i);

      if (line->block != NULL ? line->block->change == ACCORD_REDLINE_SAME : line->section->n_blocks > 0)
        continue;
      go_to_position (self, (guint) i);
      return TRUE;
    }
  return FALSE;
}

/**
 * accord_redline_view_get_section:
 *
 * Returns: (transfer none) (nullable): the section of the line in hand
 */
const AccordRedlineSection *
accord_redline_view_get_section (AccordRedlineView *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  g_return_val_if_fail (ACCORD_IS_REDLINE_VIEW (self), NULL);

  return position < g_list_model_get_n_items (G_LIST_MODEL (self->lines)) ? get_line (self, position)->section : NULL;
}

/**
 * accord_redline_view_watch:
 * @func: called with @data when another line is taken in hand
 * @data: (transfer none): an object
 *
 * Tells when what accord_redline_view_get_section() gives may be another.
 */
void
accord_redline_view_watch (AccordRedlineView *self, GCallback func, gpointer data)
{
  g_return_if_fail (ACCORD_IS_REDLINE_VIEW (self));

  g_signal_connect_object (self->selection, "notify::selected-item", func, data, G_CONNECT_SWAPPED);
}
