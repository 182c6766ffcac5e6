/* accord-colour-group.c: one colour of the documents
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/accord-colour-group.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* A colour as it is on paper: the white around it is seen where the screen is dark. */
#define SWATCH_SIZE 24
#define SWATCH_EDGE 2

/**
 * AccordColourGroup:
 *
 * A colour that is typed or chosen, as it is on paper, and what its contrast is there. Each time it is typed in, "changed"
 * is emitted; "apply" when a person means it.
 */
struct _AccordColourGroup
{
  AdwPreferencesGroup parent_instance;

  GtkEditable *line;
  GtkImage *swatch;
  GtkLabel *words;

  AccordLookPart part;
};

G_DEFINE_FINAL_TYPE (AccordColourGroup, accord_colour_group, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  CHANGED,
  APPLY,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
get_text (AccordColourGroup *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->line)));
}

/* --- what is on the screen --- */

static GdkTexture *
make_swatch (const double rgb[3])
{
  guint8 points[SWATCH_SIZE][SWATCH_SIZE][3];
  g_autoptr (GBytes) bytes = NULL;

  memset (points, 0xff, sizeof points);
  for (guint y = SWATCH_EDGE; y < SWATCH_SIZE - SWATCH_EDGE; y++)
    for (guint x = SWATCH_EDGE; x < SWATCH_SIZE - SWATCH_EDGE; x++)
      for (guint i = 0; i < 3; i++)
        points[y][x][i] = (guint8) lround (rgb[i] * 255);
  bytes = g_bytes_new (points, sizeof points);
  return gdk_memory_texture_new (SWATCH_SIZE, SWATCH_SIZE, GDK_MEMORY_R8G8B8, bytes, sizeof points[0]);
}

static void
show_swatch (AccordColourGroup *self, const char *text, const char *otherwise)
{
  g_autoptr (GdkTexture) texture = NULL;
  double rgb[3];

  if (!accord_look_parse_colour (text, rgb) && !accord_look_parse_colour (otherwise, rgb))
    accord_look_parse_colour (ACCORD_LOOK_OWN_COLOUR, rgb);
  texture = make_swatch (rgb);
  gtk_image_set_from_paintable (self->swatch, GDK_PAINTABLE (texture));
}

static char *
describe_contrast (AccordLookPart part, const double rgb[3])
{
  double contrast = floor (accord_look_get_contrast (part, rgb) * 10) / 10, least = accord_look_get_least_contrast (part);

  return part == ACCORD_LOOK_COLOUR
             ? g_strdup_printf (_("Its contrast with white paper is %.1f to 1. Text needs at least %.1f to 1."), contrast,
                                least)
             : g_strdup_printf (_("Its contrast with the head of a table is %.1f to 1. Lines need at least %.1f to 1."),
                                contrast, least);
}

static char *
describe (AccordColourGroup *self, const char *text, const GError *refusal)
{
  double rgb[3];

  if (*text == '\0')
    return g_strdup (self->part == ACCORD_LOOK_COLOUR ? _("None was chosen: headings have Accord’s own blue.")
                                                      : _("None was chosen: lines have the colour of headings."));
  if (refusal != NULL)
    return g_strdup_printf (_("%s. It is not stored."), refusal->message);
  accord_look_parse_colour (text, rgb);
  return describe_contrast (self->part, rgb);
}

/**
 * accord_colour_group_show:
 * @otherwise: what the documents have where no colour was chosen here
 *
 * Shows the colour that the documents have, chosen or not, and says whether it may be.
 */
void
accord_colour_group_show (AccordColourGroup *self, const char *otherwise)
{
  g_autofree char *text = get_text (self);
  g_autofree char *words = NULL;
  g_autoptr (GError) refusal = NULL;

  if (*text != '\0')
    accord_look_check_colour (self->part, text, &refusal);
  words = describe (self, text, refusal);
  gtk_label_set_text (self->words, words);
  show_swatch (self, text, otherwise);
  if (refusal != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->line), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->line), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->line), GTK_ACCESSIBLE_STATE_INVALID,
                               refusal != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/* --- what a person does --- */

static void
changed_cb (AccordColourGroup *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
apply_cb (AccordColourGroup *self)
{
  g_signal_emit (self, signals[APPLY], 0);
}

static void
chosen_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordColourGroup) self = data;
  g_autofree GdkRGBA *rgba = gtk_color_dialog_choose_rgba_finish (GTK_COLOR_DIALOG (object), result, NULL);
  g_autofree char *text = NULL;

  if (rgba == NULL || self->line == NULL)
    return;
  text = g_strdup_printf ("#%02x%02x%02x", (guint) lround (rgba->red * 255), (guint) lround (rgba->green * 255),
                          (guint) lround (rgba->blue * 255));
  gtk_editable_set_text (self->line, text);
  apply_cb (self);
}

static void
choose_cb (AccordColourGroup *self)
{
  g_autoptr (GtkColorDialog) dialog = gtk_color_dialog_new ();
  g_autofree char *text = get_text (self);
  GdkRGBA rgba = { 0, 0, 0, 1 };

  gdk_rgba_parse (&rgba, text);
  gtk_color_dialog_set_title (dialog,
                              self->part == ACCORD_LOOK_COLOUR ? _("Colour of Headings") : _("Colour of Lines"));
  gtk_color_dialog_set_with_alpha (dialog, FALSE);
  gtk_color_dialog_choose_rgba (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), &rgba, NULL, chosen_cb,
                                g_object_ref (self));
}

/* --- the widget --- */

static void
accord_colour_group_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ACCORD_TYPE_COLOUR_GROUP);

  G_OBJECT_CLASS (accord_colour_group_parent_class)->dispose (object);
}

static void
accord_colour_group_class_init (AccordColourGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_colour_group_dispose;

  signals[CHANGED] = g_signal_new ("changed", ACCORD_TYPE_COLOUR_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[APPLY] = g_signal_new ("apply", ACCORD_TYPE_COLOUR_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/accord_icp/Accord/app/accord-colour-group.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordColourGroup, line);
  gtk_widget_class_bind_template_child (widget_class, AccordColourGroup, swatch);
  gtk_widget_class_bind_template_child (widget_class, AccordColourGroup, words);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
}

static void
accord_colour_group_init (AccordColourGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * accord_colour_group_set_part:
 * @part: %ACCORD_LOOK_COLOUR or %ACCORD_LOOK_LINE_COLOUR
 *
 * Says which colour it is.
 */
void
accord_colour_group_set_part (AccordColourGroup *self, AccordLookPart part)
{
  g_return_if_fail (ACCORD_IS_COLOUR_GROUP (self));
  g_return_if_fail (part == ACCORD_LOOK_COLOUR || part == ACCORD_LOOK_LINE_COLOUR);

  self->part = part;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->line),
                                 part == ACCORD_LOOK_COLOUR ? _("Colour of headings") : _("Colour of lines"));
}

/**
 * accord_colour_group_get_line:
 *
 * Returns: (transfer none): where the colour is typed, as "#rrggbb"
 */
GtkEditable *
accord_colour_group_get_line (AccordColourGroup *self)
{
  g_return_val_if_fail (ACCORD_IS_COLOUR_GROUP (self), NULL);

  return self->line;
}
