/* accord-paper-view.c: the pages of a document on the screen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/accord-paper-view.h"

#include <glib/gi18n.h>

#define PAGE_MARGIN 9
#define NARROWEST_PAGE 120

/* --- one page --- */

#define ACCORD_TYPE_PAPER_SHEET (accord_paper_sheet_get_type ())
G_DECLARE_FINAL_TYPE (AccordPaperSheet, accord_paper_sheet, ACCORD, PAPER_SHEET, GtkWidget)

struct _AccordPaperSheet
{
  GtkWidget parent_instance;

  AccordPages *pages;
  guint page;
  double zoom;
};

G_DEFINE_FINAL_TYPE (AccordPaperSheet, accord_paper_sheet, GTK_TYPE_WIDGET)

/* As wide as the zoom says, or, without one, as there is room. */
static void
accord_paper_sheet_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                            int *minimum_baseline, int *natural_baseline)
{
  AccordPaperSheet *self = ACCORD_PAPER_SHEET (widget);
  int width = (int) (ACCORD_PAGE_WIDTH * (self->zoom > 0 ? self->zoom : 1));

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = self->zoom > 0 ? width : NARROWEST_PAGE;
      *natural = width;
      return;
    }
  if (self->zoom <= 0 && for_size > 0)
    width = for_size;
  *minimum = *natural = (int) (width * ACCORD_PAGE_HEIGHT / ACCORD_PAGE_WIDTH);
}

static void
accord_paper_sheet_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AccordPaperSheet *self = ACCORD_PAPER_SHEET (widget);
  graphene_rect_t bounds
      = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  double scale = gtk_widget_get_width (widget) / ACCORD_PAGE_WIDTH;
  cairo_t *cr;

  if (self->pages == NULL || self->page >= accord_pages_get_n_pages (self->pages))
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  accord_pages_draw (self->pages, self->page, cr);
  cairo_destroy (cr);
}

static void
accord_paper_sheet_dispose (GObject *object)
{
  g_clear_object (&ACCORD_PAPER_SHEET (object)->pages);
  G_OBJECT_CLASS (accord_paper_sheet_parent_class)->dispose (object);
}

static GtkSizeRequestMode
accord_paper_sheet_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
accord_paper_sheet_class_init (AccordPaperSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_paper_sheet_dispose;
  widget_class->measure = accord_paper_sheet_measure;
  widget_class->snapshot = accord_paper_sheet_snapshot;
  widget_class->get_request_mode = accord_paper_sheet_get_request_mode;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
accord_paper_sheet_init (AccordPaperSheet *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_margin_top (GTK_WIDGET (self), PAGE_MARGIN);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self), PAGE_MARGIN);
  gtk_widget_set_margin_start (GTK_WIDGET (self), PAGE_MARGIN);
  gtk_widget_set_margin_end (GTK_WIDGET (self), PAGE_MARGIN);
}

/* --- all of them --- */

/**
 * AccordPaperView:
 *
 * Shows the pages of a document as they will be on paper, one below the other, by the routine that draws them for a printer.
 * Only the pages near the screen exist.
 */
struct _AccordPaperView
{
  AdwBin parent_instance;

  GtkListView *list;
  GtkStringList *numbers;
  AccordPages *pages;
  double zoom;
};

G_DEFINE_FINAL_TYPE (AccordPaperView, accord_paper_view, ADW_TYPE_BIN)

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AccordPaperView *self)
{
  gtk_list_item_set_child (item, g_object_new (ACCORD_TYPE_PAPER_SHEET, NULL));
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AccordPaperView *self)
{
  AccordPaperSheet *sheet = ACCORD_PAPER_SHEET (gtk_list_item_get_child (item));
  guint page = gtk_list_item_get_position (item);
  g_autofree char *name = g_strdup_printf (_("Page %u of %u"), page + 1, accord_pages_get_n_pages (self->pages));

  g_set_object (&sheet->pages, self->pages);
  sheet->page = page;
  sheet->zoom = self->zoom;
  gtk_widget_set_halign (GTK_WIDGET (sheet), self->zoom > 0 ? GTK_ALIGN_CENTER : GTK_ALIGN_FILL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (sheet), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_item_set_accessible_label (item, name);
  gtk_widget_queue_resize (GTK_WIDGET (sheet));
}

/* All rows are bound anew. */
static void
fill (AccordPaperView *self)
{
  guint n = self->pages != NULL ? accord_pages_get_n_pages (self->pages) : 0;
  g_auto (GStrv) names = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    names[i] = g_strdup_printf ("%u", i + 1);
  gtk_string_list_splice (self->numbers, 0, g_list_model_get_n_items (G_LIST_MODEL (self->numbers)),
                          (const char *const *) names);
}

/**
 * accord_paper_view_set_pages:
 * @pages: (nullable): what to show
 */
void
accord_paper_view_set_pages (AccordPaperView *self, AccordPages *pages)
{
  g_set_object (&self->pages, pages);
  fill (self);
}

/**
 * accord_paper_view_set_zoom:
 * @zoom: 1 for a pixel a point, 0 for as wide as there is room
 */
void
accord_paper_view_set_zoom (AccordPaperView *self, double zoom)
{
  self->zoom = zoom;
  fill (self);
}

/**
 * accord_paper_view_get_zoom:
 *
 * Returns: what accord_paper_view_set_zoom() set
 */
double
accord_paper_view_get_zoom (AccordPaperView *self)
{
  return self->zoom;
}

/**
 * accord_paper_view_go_to:
 * @page: from 0
 *
 * Brings a page to the screen.
 */
void
accord_paper_view_go_to (AccordPaperView *self, guint page)
{
  if (page < g_list_model_get_n_items (G_LIST_MODEL (self->numbers)))
    gtk_list_view_scroll_to (self->list, page, GTK_LIST_SCROLL_FOCUS, NULL);
}

static void
accord_paper_view_dispose (GObject *object)
{
  g_clear_object (&ACCORD_PAPER_VIEW (object)->pages);
  G_OBJECT_CLASS (accord_paper_view_parent_class)->dispose (object);
}

static void
accord_paper_view_class_init (AccordPaperViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_paper_view_dispose;
}

static void
accord_paper_view_init (AccordPaperView *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *window = gtk_scrolled_window_new ();
  GtkSelectionModel *model;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  self->numbers = gtk_string_list_new (NULL);
  model = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (self->numbers)));
  self->list = GTK_LIST_VIEW (gtk_list_view_new (model, factory));
  gtk_list_view_set_tab_behavior (self->list, GTK_LIST_TAB_ITEM);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Pages"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), GTK_WIDGET (self->list));
  adw_bin_set_child (ADW_BIN (self), window);
}
