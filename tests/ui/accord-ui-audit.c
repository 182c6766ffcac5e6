/* accord-ui-audit.c: what must hold of everything on the screen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "accord-ui-audit.h"

#include <math.h>

/* WCAG 2.2: 1.4.3 and 2.5.8 at level AA. */
#define MIN_CONTRAST 4.5
#define MIN_TARGET 24

typedef struct
{
  guchar *pixels;
  int width;
  int height;
  GtkWidget *window;
  const char *where;
  guint n_bad;
} Audit;

/* --- contrast --- */

/* NULL while something has just moved, and has no place yet. */
static GskRenderNode *
take_node (Audit *audit)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (audit->window);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  audit->width = gdk_paintable_get_intrinsic_width (paintable);
  audit->height = gdk_paintable_get_intrinsic_height (paintable);
  gdk_paintable_snapshot (paintable, snapshot, audit->width, audit->height);
  return gtk_snapshot_free_to_node (snapshot);
}

static void
grab_pixels (Audit *audit)
{
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  GdkTextureDownloader *downloader;
  graphene_rect_t all;

  accord_test_wait_until ((node = take_node (audit)) != NULL);
  all = GRAPHENE_RECT_INIT (0, 0, (float) audit->width, (float) audit->height);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (audit->window)), node, &all);
  downloader = gdk_texture_downloader_new (texture);
  gdk_texture_downloader_set_format (downloader, GDK_MEMORY_R8G8B8A8);
  audit->pixels = g_malloc0 ((gsize) audit->width * (gsize) audit->height * 4);
  gdk_texture_downloader_download_into (downloader, audit->pixels, (gsize) audit->width * 4);
  gdk_texture_downloader_free (downloader);
}

static double
linearise (double channel)
{
  return channel <= 0.03928 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
luminance (const double rgb[3])
{
  return 0.2126 * linearise (rgb[0]) + 0.7152 * linearise (rgb[1]) + 0.0722 * linearise (rgb[2]);
}

/* What is behind a text is the commonest colour around it. FALSE when none of it is on the screen. */
static gboolean
find_background (Audit *audit, GtkWidget *widget, double rgb[3])
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  graphene_rect_t bounds;
  guint best = 0, best_count = 0;

  if (!gtk_widget_compute_bounds (widget, audit->window, &bounds))
    return FALSE;
  for (int y = MAX (0, (int) bounds.origin.y); y < MIN (audit->height, (int) (bounds.origin.y + bounds.size.height)); y++)
    for (int x = MAX (0, (int) bounds.origin.x); x < MIN (audit->width, (int) (bounds.origin.x + bounds.size.width)); x++)
      {
        const guchar *pixel = audit->pixels + ((gsize) y * (gsize) audit->width + (gsize) x) * 4;
        guint key = (guint) pixel[0] << 16 | (guint) pixel[1] << 8 | pixel[2] | 1u << 24;
        guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, GUINT_TO_POINTER (key))) + 1;

        g_hash_table_insert (counts, GUINT_TO_POINTER (key), GUINT_TO_POINTER (count));
        if (count > best_count)
          {
            best = key;
            best_count = count;
          }
      }
  rgb[0] = (best >> 16 & 255) / 255.0;
  rgb[1] = (best >> 8 & 255) / 255.0;
  rgb[2] = (best & 255) / 255.0;
  return best_count > 0;
}

static double
get_alpha (GtkWidget *widget)
{
  GdkRGBA colour;
  double alpha;

  gtk_widget_get_color (widget, &colour);
  alpha = colour.alpha;
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    alpha *= gtk_widget_get_opacity (widget);
  return alpha;
}

static double
measure_contrast (GtkWidget *widget, const double background[3])
{
  double alpha = get_alpha (widget);
  double text[3], one, two;
  GdkRGBA colour;

  gtk_widget_get_color (widget, &colour);
  text[0] = colour.red * alpha + background[0] * (1 - alpha);
  text[1] = colour.green * alpha + background[1] * (1 - alpha);
  text[2] = colour.blue * alpha + background[2] * (1 - alpha);
  one = luminance (text);
  two = luminance (background);
  return (MAX (one, two) + 0.05) / (MIN (one, two) + 0.05);
}

static const char *
get_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (GTK_IS_INSCRIPTION (widget))
    return gtk_inscription_get_text (GTK_INSCRIPTION (widget));
  if (GTK_IS_TEXT (widget))
    return gtk_editable_get_text (GTK_EDITABLE (widget));
  return NULL;
}

static void
audit_contrast_of (Audit *audit, GtkWidget *widget)
{
  const char *text = get_text (widget);
  double background[3], contrast;

  /* What cannot be used now may be faint: WCAG exempts it. */
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_is_sensitive (widget))
    return;
  if (text != NULL && *text != '\0' && get_alpha (widget) > 0 && find_background (audit, widget, background))
    {
      contrast = measure_contrast (widget, background);
      if (contrast < MIN_CONTRAST)
        {
          g_printerr ("# %s: contrast %.2f: “%.40s” (%s in %s)\n", audit->where, contrast, text,
                      G_OBJECT_TYPE_NAME (widget), G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
          audit->n_bad++;
        }
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    audit_contrast_of (audit, child);
}

/* Every text against what is really painted behind it. Returns how many are too faint. */
guint
accord_ui_audit_contrast (AccordWindow *window, GtkWidget *root, const char *where)
{
  Audit audit = { .window = GTK_WIDGET (window), .where = where };

  grab_pixels (&audit);
  audit_contrast_of (&audit, root);
  g_free (audit.pixels);
  return audit.n_bad;
}

/* --- targets --- */

static gboolean
is_target (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) || GTK_IS_SWITCH (widget) || GTK_IS_CHECK_BUTTON (widget) || GTK_IS_LIST_BOX_ROW (widget) ||
         GTK_IS_DROP_DOWN (widget);
}

/* Every control is large enough to be hit. Returns how many are not. */
guint
accord_ui_audit_targets (GtkWidget *root, const char *where)
{
  guint n_bad = 0;

  if (!gtk_widget_get_mapped (root))
    return 0;
  if (is_target (root) && (gtk_widget_get_width (root) < MIN_TARGET || gtk_widget_get_height (root) < MIN_TARGET))
    {
      g_autofree char *name = accord_ui_test_get_name (root);

      g_printerr ("# %s: %d × %d: %s “%s”\n", where, gtk_widget_get_width (root), gtk_widget_get_height (root),
                  G_OBJECT_TYPE_NAME (root), name != NULL ? name : "");
      n_bad++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    n_bad += accord_ui_audit_targets (child, where);
  return n_bad;
}

/* --- Tab --- */

static gboolean
is_in_type_named (GtkWidget *widget, const char *type_name)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (g_str_equal (G_OBJECT_TYPE_NAME (widget), type_name))
      return TRUE;
  return FALSE;
}

/* Rows and cells are reached with arrows from the list that Tab reaches, and what lies side by side in a group of toggles,
 * as tabs do, with arrows from the one that is on. A window's own buttons are GTK's, which leaves
 * them to the desktop's keys; a dialog's close button is libadwaita's, which leaves it to Escape. */
static gboolean
is_reached_otherwise (GtkWidget *widget)
{
  return gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX) != NULL ||
         gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BASE) != NULL ||
         gtk_widget_get_ancestor (widget, GTK_TYPE_COLUMN_VIEW) != NULL ||
         gtk_widget_get_ancestor (widget, ADW_TYPE_TOGGLE_GROUP) != NULL ||
         gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) != NULL ||
         is_in_type_named (widget, "AdwSheetControls");
}

static gboolean
is_control (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) || GTK_IS_TEXT (widget) || GTK_IS_TEXT_VIEW (widget) || GTK_IS_SWITCH (widget) ||
         GTK_IS_CHECK_BUTTON (widget) || GTK_IS_LIST_VIEW (widget) || GTK_IS_COLUMN_VIEW (widget);
}

static void
collect_controls (GtkWidget *widget, GHashTable *controls)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (gtk_widget_get_focusable (widget) && gtk_widget_is_sensitive (widget) && is_control (widget) &&
      !is_reached_otherwise (widget))
    g_hash_table_add (controls, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect_controls (child, controls);
}

/* The focus goes round once. What holds the focus, and what it is in, is reached. */
static void
walk_with_tab (AccordWindow *window, GHashTable *controls)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (int i = 0; i < 500; i++)
    {
      GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

      if (focus != NULL && !g_hash_table_add (seen, focus) && i > 4)
        return;
      for (GtkWidget *widget = focus; widget != NULL; widget = gtk_widget_get_parent (widget))
        g_hash_table_remove (controls, widget);
      if (!gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD))
        gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD);
    }
}

/* Every control is reached by Tab alone. Returns how many are not. */
guint
accord_ui_audit_tab_reach (AccordWindow *window, GtkWidget *root, const char *where)
{
  g_autoptr (GHashTable) controls = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer control;

  collect_controls (root, controls);
  walk_with_tab (window, controls);
  g_hash_table_iter_init (&iter, controls);
  while (g_hash_table_iter_next (&iter, &control, NULL))
    {
      g_autofree char *name = accord_ui_test_get_name (control);

      g_printerr ("# %s: not reached by Tab: %s “%s”\n", where, G_OBJECT_TYPE_NAME (control), name != NULL ? name : "");
    }
  return g_hash_table_size (controls);
}
