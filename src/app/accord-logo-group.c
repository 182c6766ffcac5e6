/* accord-logo-group.c: the logo of the documents
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/accord-logo-group.h"

#include <glib/gi18n.h>

#include "exchange/accord-file.h"
#include "model/accord-look.h"
#include "report/accord-logo.h"
#include "ui/common/accord-background.h"
#include "base/accord-error-words.h"
#include "ui/common/accord-file-choice.h"

/* The room for the logo on the screen, and how many points there are in each unit of it on a fine display. */
#define PREVIEW_WIDTH 240
#define PREVIEW_HEIGHT 96
#define PREVIEW_SCALE 2

/**
 * AccordLogoGroup:
 *
 * The logo as it is on paper. "chosen" is emitted with the one that a person chose, in base64, or "" for none: whoever
 * stores it shows it.
 */
struct _AccordLogoGroup
{
  AdwPreferencesGroup parent_instance;

  GtkPicture *picture;
  GtkWidget *choose;
  GtkWidget *remove;
  GtkLabel *words;

  char *shown;      /* what was asked to be shown last, in base64 */
};

G_DEFINE_FINAL_TYPE (AccordLogoGroup, accord_logo_group, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
show_error (AccordLogoGroup *self, const GError *error)
{
  g_autofree char *words = error != NULL ? accord_error_words (error) : NULL;

  gtk_label_set_text (self->words, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->words), words != NULL);
}

/* --- what it looks like --- */

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
  g_autoptr (AccordLogoGroup) self = data;
  g_autoptr (GError) error = NULL;
  const char *drawn = g_task_get_task_data (G_TASK (result));
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), &error);

  /* Another one was chosen meanwhile, or it was closed. */
  if (g_strcmp0 (drawn, self->shown) != 0)
    return;
  if (texture == NULL)
    {
      show_error (self, error);
      return;
    }
  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
  gtk_widget_set_size_request (GTK_WIDGET (self->picture), -1, gdk_texture_get_height (texture) / PREVIEW_SCALE);
  gtk_widget_set_visible (GTK_WIDGET (self->picture), TRUE);
}

/**
 * accord_logo_group_show:
 * @logo: what is stored: a picture in base64, or "" for none
 *
 * Shows the logo, once it is drawn, or says why it cannot be.
 */
void
accord_logo_group_show (AccordLogoGroup *self, const char *logo)
{
  gboolean has_focus;

  g_return_if_fail (ACCORD_IS_LOGO_GROUP (self));

  has_focus = gtk_widget_has_focus (self->remove);
  g_set_str (&self->shown, logo);
  gtk_widget_set_visible (self->remove, *logo != '\0');
  if (has_focus && *logo == '\0')
    gtk_widget_grab_focus (self->choose);
  gtk_widget_set_visible (GTK_WIDGET (self->picture), FALSE);
  show_error (self, NULL);
  if (*logo != '\0')
    accord_background_run (GTK_WIDGET (self), draw_thread, g_strdup (logo), g_free, NULL, drawn_cb);
}

/* --- choosing it --- */

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
  g_autoptr (AccordLogoGroup) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *logo = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->words == NULL)
    return; /* it was closed */
  show_error (self, error);
  if (logo != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, logo);
}

/**
 * accord_logo_group_take:
 * @file: a picture
 *
 * Reads @file behind the window, and emits "chosen" or says why it cannot be a logo.
 */
void
accord_logo_group_take (AccordLogoGroup *self, GFile *file)
{
  g_return_if_fail (ACCORD_IS_LOGO_GROUP (self));

  accord_background_run (GTK_WIDGET (self), read_thread, g_object_ref (file), g_object_unref, NULL, read_cb);
}

static void
chosen_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordLogoGroup) self = data;
  g_autoptr (GFile) file = accord_file_choice_finish (object, result, GTK_WIDGET (self));

  if (file != NULL)
    accord_logo_group_take (self, file);
}

static void
choose_cb (AccordLogoGroup *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) pictures = gtk_file_filter_new ();

  gtk_file_filter_set_name (pictures, _("PNG and SVG pictures"));
  gtk_file_filter_add_suffix (pictures, "png");
  gtk_file_filter_add_suffix (pictures, "svg");
  gtk_file_dialog_set_title (dialog, _("Choose a Logo"));
  gtk_file_dialog_set_default_filter (dialog, pictures);
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, chosen_cb,
                        g_object_ref (self));
}

static void
remove_cb (AccordLogoGroup *self)
{
  g_signal_emit (self, signals[CHOSEN], 0, "");
}

/* --- the widget --- */

static void
accord_logo_group_dispose (GObject *object)
{
  AccordLogoGroup *self = ACCORD_LOGO_GROUP (object);

  g_clear_pointer (&self->shown, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_LOGO_GROUP);

  G_OBJECT_CLASS (accord_logo_group_parent_class)->dispose (object);
}

static void
accord_logo_group_class_init (AccordLogoGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_logo_group_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", ACCORD_TYPE_LOGO_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/accord_icp/Accord/app/accord-logo-group.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordLogoGroup, picture);
  gtk_widget_class_bind_template_child (widget_class, AccordLogoGroup, choose);
  gtk_widget_class_bind_template_child (widget_class, AccordLogoGroup, remove);
  gtk_widget_class_bind_template_child (widget_class, AccordLogoGroup, words);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
accord_logo_group_init (AccordLogoGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
