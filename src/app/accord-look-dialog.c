/* accord-look-dialog.c: choosing how the documents look
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/accord-look-dialog.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "exchange/accord-file.h"
#include "model/accord-look.h"
#include "report/accord-logo.h"
#include "ui/common/accord-background.h"
#include "ui/common/accord-error-words.h"
#include "ui/common/accord-file-choice.h"
#include "ui/common/accord-shell.h"

/* The room for the logo on the screen, and how many points there are in each unit of it on a fine display. */
#define PREVIEW_WIDTH 240
#define PREVIEW_HEIGHT 96
#define PREVIEW_SCALE 2

/* A colour as it is on paper: the white around it is seen where the screen is dark. */
#define SWATCH_SIZE 24
#define SWATCH_EDGE 2

/**
 * AccordLookDialog:
 *
 * The logo, the colours, the address and the disclaimer of a partnership's documents. Each is stored when it is left or
 * applied, and is undone like every other edit.
 */
struct _AccordLookDialog
{
  AdwDialog parent_instance;

  GtkPicture *picture;
  GtkWidget *choose;
  GtkWidget *remove;
  GtkLabel *logo_words;
  GtkEditable *words;
  GtkEditable *colour;
  GtkImage *swatch;
  GtkLabel *colour_words;
  GtkEditable *line_colour;
  GtkImage *line_swatch;
  GtkLabel *line_colour_words;
  GtkTextView *address;
  GtkTextView *disclaimer;

  AccordPartnership *partnership;
  char *stored[ACCORD_LOOK_N_PARTS];   /* NULL until it was read */
};

G_DEFINE_FINAL_TYPE (AccordLookDialog, accord_look_dialog, ADW_TYPE_DIALOG)

/* --- what is on the screen --- */

static GtkTextBuffer *
get_buffer (AccordLookDialog *self, AccordLookPart part)
{
  return gtk_text_view_get_buffer (part == ACCORD_LOOK_ADDRESS ? self->address : self->disclaimer);
}

static GtkEditable *
get_line (AccordLookDialog *self, AccordLookPart part)
{
  switch (part)
    {
    case ACCORD_LOOK_LOGO_WORDS:
      return self->words;
    case ACCORD_LOOK_COLOUR:
      return self->colour;
    case ACCORD_LOOK_LINE_COLOUR:
      return self->line_colour;
    default:
      return NULL;
    }
}

static gboolean
is_colour (AccordLookPart part)
{
  return part == ACCORD_LOOK_COLOUR || part == ACCORD_LOOK_LINE_COLOUR;
}

static char *
get_text (AccordLookDialog *self, AccordLookPart part)
{
  GtkEditable *line = get_line (self, part);
  char *text;

  if (line != NULL)
    {
      text = g_strdup (gtk_editable_get_text (line));
    }
  else
    {
      GtkTextIter start, end;

      gtk_text_buffer_get_bounds (get_buffer (self, part), &start, &end);
      text = gtk_text_buffer_get_text (get_buffer (self, part), &start, &end, TRUE);
    }
  return g_strstrip (text);
}

static void
set_text (AccordLookDialog *self, AccordLookPart part, const char *text)
{
  GtkEditable *line = get_line (self, part);

  if (line != NULL)
    gtk_editable_set_text (line, text);
  else
    gtk_text_buffer_set_text (get_buffer (self, part), text, -1);
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

/* What the documents have, chosen or not. */
static void
show_swatch (AccordLookDialog *self, AccordLookPart part)
{
  g_autofree char *headings = get_text (self, ACCORD_LOOK_COLOUR);
  g_autofree char *text = get_text (self, part);
  g_autoptr (GdkTexture) texture = NULL;
  double rgb[3];

  if (!accord_look_parse_colour (text, rgb) && !accord_look_parse_colour (headings, rgb))
    accord_look_parse_colour (ACCORD_LOOK_OWN_COLOUR, rgb);
  texture = make_swatch (rgb);
  gtk_image_set_from_paintable (part == ACCORD_LOOK_COLOUR ? self->swatch : self->line_swatch, GDK_PAINTABLE (texture));
}

static void
show_colour_words (AccordLookDialog *self, AccordLookPart part)
{
  GtkWidget *line = GTK_WIDGET (get_line (self, part));
  g_autofree char *text = get_text (self, part);
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;
  double rgb[3];
  gboolean is_refused = *text != '\0' && !accord_look_check_colour (part, text, &error);

  if (*text == '\0')
    words = g_strdup (part == ACCORD_LOOK_COLOUR ? _("None was chosen: headings have Accord’s own blue.")
                                                 : _("None was chosen: lines have the colour of headings."));
  else if (is_refused)
    words = g_strdup_printf (_("%s. It is not stored."), error->message);
  else if (accord_look_parse_colour (text, rgb))
    words = describe_contrast (part, rgb);
  gtk_label_set_text (part == ACCORD_LOOK_COLOUR ? self->colour_words : self->line_colour_words, words);
  show_swatch (self, part);
  if (is_refused)
    gtk_widget_add_css_class (line, "error");
  else
    gtk_widget_remove_css_class (line, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_STATE_INVALID,
                               is_refused ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
colour_changed_cb (AccordLookDialog *self)
{
  show_colour_words (self, ACCORD_LOOK_COLOUR);
  show_colour_words (self, ACCORD_LOOK_LINE_COLOUR);
}

static void
show_logo_error (AccordLookDialog *self, const GError *error)
{
  g_autofree char *words = error != NULL ? accord_error_words (error) : NULL;

  gtk_label_set_text (self->logo_words, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->logo_words), words != NULL);
}

/* --- storing --- */

static void
stored_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordLookDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (!accord_partnership_do_finish (ACCORD_PARTNERSHIP (object), result, &error))
    accord_shell_complain (GTK_WIDGET (self), error);
}

static void
store (AccordLookDialog *self, AccordLookPart part, const char *value)
{
  if (self->stored[part] == NULL || g_str_equal (self->stored[part], value))
    return;
  if (part != ACCORD_LOOK_LOGO)
    g_set_str (&self->stored[part], value);
  accord_partnership_run_async (self->partnership, accord_look_set (part, value), NULL, stored_cb, g_object_ref (self));
}

static void
store_cb (AccordLookDialog *self)
{
  for (AccordLookPart part = ACCORD_LOOK_LOGO_WORDS; part < ACCORD_LOOK_N_PARTS; part++)
    {
      g_autofree char *text = get_text (self, part);

      if (!is_colour (part) || *text == '\0' || accord_look_check_colour (part, text, NULL))
        store (self, part, text);
    }
}

/* --- the logo --- */

/* On white like the paper, whatever the colours of the screen. */
static GdkTexture *
make_preview (AccordLogo *logo)
{
  double ratio = accord_logo_get_ratio (logo);
  double width = MIN (PREVIEW_WIDTH, PREVIEW_HEIGHT / ratio) * PREVIEW_SCALE;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, MAX (1, (int) width),
                                                         MAX (1, (int) (width * ratio)));
  cairo_t *cr = cairo_create (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = NULL;
  GdkTexture *texture;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  accord_logo_draw (logo, cr, width, width * ratio);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface),
                       stride * (gsize) cairo_image_surface_get_height (surface));
  texture = gdk_memory_texture_new (cairo_image_surface_get_width (surface), cairo_image_surface_get_height (surface),
                                    GDK_MEMORY_DEFAULT, bytes, stride);
  cairo_surface_destroy (surface);
  return texture;
}

static void
draw_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  gsize size;
  guchar *decoded = g_base64_decode (data, &size);
  g_autoptr (GBytes) bytes = g_bytes_new_take (decoded, size);
  GError *error = NULL;
  g_autoptr (AccordLogo) logo = accord_logo_new (bytes, &error);

  if (logo != NULL)
    g_task_return_pointer (task, make_preview (logo), g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
drawn_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordLookDialog) self = data;
  g_autoptr (GError) error = NULL;
  const char *drawn = g_task_get_task_data (G_TASK (result));
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->partnership == NULL || g_strcmp0 (drawn, self->stored[ACCORD_LOOK_LOGO]) != 0)
    return;
  if (texture == NULL)
    {
      show_logo_error (self, error);
      return;
    }
  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
  gtk_widget_set_size_request (GTK_WIDGET (self->picture), -1,
                               gdk_texture_get_height (texture) / PREVIEW_SCALE);
  gtk_widget_set_visible (GTK_WIDGET (self->picture), TRUE);
}

static void
show_logo (AccordLookDialog *self, const char *logo)
{
  gboolean has_focus = gtk_widget_has_focus (self->remove);

  gtk_widget_set_visible (self->remove, *logo != '\0');
  if (has_focus && *logo == '\0')
    gtk_widget_grab_focus (self->choose);
  gtk_widget_set_visible (GTK_WIDGET (self->picture), FALSE);
  show_logo_error (self, NULL);
  if (*logo != '\0')
    accord_background_run (GTK_WIDGET (self), draw_thread, g_strdup (logo), g_free, NULL, drawn_cb);
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (GBytes) bytes = accord_file_load (data, ACCORD_LOOK_MAX_LOGO + 1, cancellable, &error);
  char *logo = bytes != NULL ? accord_logo_encode (bytes, &error) : NULL;

  if (logo != NULL)
    g_task_return_pointer (task, logo, g_free);
  else
    g_task_return_error (task, error);
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordLookDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *logo = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->partnership == NULL)
    return;
  show_logo_error (self, error);
  if (logo != NULL)
    store (self, ACCORD_LOOK_LOGO, logo);
}

/**
 * accord_look_dialog_take_logo:
 * @file: a picture
 *
 * Stores @file as the logo, or says why it cannot be one.
 */
void
accord_look_dialog_take_logo (AccordLookDialog *self, GFile *file)
{
  g_return_if_fail (ACCORD_IS_LOOK_DIALOG (self));

  accord_background_run (GTK_WIDGET (self), read_thread, g_object_ref (file), g_object_unref, NULL, read_cb);
}

static void
logo_chosen_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordLookDialog) self = data;
  g_autoptr (GFile) file = accord_file_choice_finish (object, result, GTK_WIDGET (self));

  if (file != NULL)
    accord_look_dialog_take_logo (self, file);
}

static void
choose_logo_cb (AccordLookDialog *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) pictures = gtk_file_filter_new ();

  gtk_file_filter_set_name (pictures, _("PNG and SVG pictures"));
  gtk_file_filter_add_suffix (pictures, "png");
  gtk_file_filter_add_suffix (pictures, "svg");
  gtk_file_dialog_set_title (dialog, _("Choose a Logo"));
  gtk_file_dialog_set_default_filter (dialog, pictures);
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, logo_chosen_cb,
                        g_object_ref (self));
}

static void
remove_logo_cb (AccordLookDialog *self)
{
  store (self, ACCORD_LOOK_LOGO, "");
}

/* --- the colours --- */

static void
take_colour (AccordLookDialog *self, AccordLookPart part, GObject *dialog, GAsyncResult *result)
{
  g_autofree GdkRGBA *rgba = gtk_color_dialog_choose_rgba_finish (GTK_COLOR_DIALOG (dialog), result, NULL);
  g_autofree char *text = NULL;

  if (rgba == NULL || self->partnership == NULL)
    return;
  text = g_strdup_printf ("#%02x%02x%02x", (guint) lround (rgba->red * 255), (guint) lround (rgba->green * 255),
                          (guint) lround (rgba->blue * 255));
  set_text (self, part, text);
  store_cb (self);
}

static void
colour_chosen_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordLookDialog) self = data;

  take_colour (self, ACCORD_LOOK_COLOUR, object, result);
}

static void
line_colour_chosen_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordLookDialog) self = data;

  take_colour (self, ACCORD_LOOK_LINE_COLOUR, object, result);
}

static void
choose_colour (AccordLookDialog *self, AccordLookPart part, const char *title, GAsyncReadyCallback callback)
{
  g_autoptr (GtkColorDialog) dialog = gtk_color_dialog_new ();
  g_autofree char *text = get_text (self, part);
  GdkRGBA rgba = { 0, 0, 0, 1 };

  gdk_rgba_parse (&rgba, text);
  gtk_color_dialog_set_title (dialog, title);
  gtk_color_dialog_set_with_alpha (dialog, FALSE);
  gtk_color_dialog_choose_rgba (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), &rgba, NULL, callback,
                                g_object_ref (self));
}

static void
choose_colour_cb (AccordLookDialog *self)
{
  choose_colour (self, ACCORD_LOOK_COLOUR, _("Colour of Headings"), colour_chosen_cb);
}

static void
choose_line_colour_cb (AccordLookDialog *self)
{
  choose_colour (self, ACCORD_LOOK_LINE_COLOUR, _("Colour of Lines"), line_colour_chosen_cb);
}

/* --- what is stored --- */

static void
show_part (AccordLookDialog *self, AccordLookPart part, const char *value)
{
  g_autofree char *text = part != ACCORD_LOOK_LOGO ? get_text (self, part) : NULL;
  gboolean is_typing = text != NULL && self->stored[part] != NULL && !g_str_equal (text, self->stored[part]);

  if (g_strcmp0 (self->stored[part], value) == 0)
    return;
  g_set_str (&self->stored[part], value);
  if (part == ACCORD_LOOK_LOGO)
    show_logo (self, value);
  else if (!is_typing && !g_str_equal (text, value))
    set_text (self, part, value);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordLookDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordLook) look = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, &error);

  if (self->partnership == NULL)
    return;
  if (look == NULL)
    {
      accord_shell_complain (GTK_WIDGET (self), error);
      return;
    }
  for (AccordLookPart part = 0; part < ACCORD_LOOK_N_PARTS; part++)
    show_part (self, part, look->parts[part]);
}

static void
load (AccordLookDialog *self)
{
  accord_partnership_run_async (self->partnership, accord_look_load (), NULL, loaded_cb, g_object_ref (self));
}

static void
changed_cb (AccordPartnership *partnership, AccordChanges *changes, gpointer data)
{
  if (accord_changes_touch (changes, "setting"))
    load (data);
}

/* --- the dialog --- */

static void
accord_look_dialog_dispose (GObject *object)
{
  AccordLookDialog *self = ACCORD_LOOK_DIALOG (object);

  g_clear_object (&self->partnership);
  for (guint i = 0; i < ACCORD_LOOK_N_PARTS; i++)
    g_clear_pointer (&self->stored[i], g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_LOOK_DIALOG);

  G_OBJECT_CLASS (accord_look_dialog_parent_class)->dispose (object);
}

static void
accord_look_dialog_class_init (AccordLookDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_look_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/accord_icp/Accord/app/accord-look-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordLookDialog, picture);
  gtk_widget_class_bind_template_child (widget_class, AccordLookDialog, choose);
  gtk_widget_class_bind_template_child (widget_class, AccordLookDialog, remove);
  gtk_widget_class_bind_template_child (widget_class, AccordLookDialog, logo_words);
  gtk_widget_class_bind_template_child (widget_class, AccordLookDialog, words);
  gtk_widget_class_bind_template_child (widget_class, AccordLookDialog, colour);
  gtk_widget_class_bind_template_child (widget_class, AccordLookDialog, swatch);
  gtk_widget_class_bind_template_child (widget_class, AccordLookDialog, colour_words);
  gtk_widget_class_bind_template_child (widget_class, AccordLookDialog, line_colour);
  gtk_widget_class_bind_template_child (widget_class, AccordLookDialog, line_swatch);
  gtk_widget_class_bind_template_child (widget_class, AccordLookDialog, line_colour_words);
  gtk_widget_class_bind_template_child (widget_class, AccordLookDialog, address);
  gtk_widget_class_bind_template_child (widget_class, AccordLookDialog, disclaimer);
  gtk_widget_class_bind_template_callback (widget_class, store_cb);
  gtk_widget_class_bind_template_callback (widget_class, colour_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_logo_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_logo_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_colour_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_line_colour_cb);
}

static void
accord_look_dialog_init (AccordLookDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  colour_changed_cb (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->picture), GTK_ACCESSIBLE_PROPERTY_LABEL, _("The logo"), -1);
  for (guint i = ACCORD_LOOK_LOGO_WORDS; i < ACCORD_LOOK_N_PARTS; i++)
    {
      GtkEventController *focus = gtk_event_controller_focus_new ();
      GtkWidget *const editors[] = { GTK_WIDGET (self->words), GTK_WIDGET (self->colour), GTK_WIDGET (self->line_colour),
                                     GTK_WIDGET (self->address), GTK_WIDGET (self->disclaimer) };

      g_signal_connect_object (focus, "leave", G_CALLBACK (store_cb), self, G_CONNECT_SWAPPED);
      gtk_widget_add_controller (editors[i - ACCORD_LOOK_LOGO_WORDS], focus);
    }
}

/**
 * accord_look_dialog_new:
 * @partnership: whose documents
 *
 * Returns: (transfer floating): a dialog in which their look is chosen
 */
AdwDialog *
accord_look_dialog_new (AccordPartnership *partnership)
{
  AccordLookDialog *self = g_object_new (ACCORD_TYPE_LOOK_DIALOG, NULL);

  self->partnership = g_object_ref (partnership);
  g_signal_connect_object (partnership, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
  load (self);
  return ADW_DIALOG (self);
}
