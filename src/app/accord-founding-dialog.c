/* accord-founding-dialog.c: asks what a new partnership begins with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/accord-founding-dialog.h"

#include <glib/gi18n.h>

#include "model/accord-founding.h"
#include "model/accord-partnership.h"

/**
 * AccordFoundingDialog:
 *
 * Only the name is needed; the rest can be brought in or typed later.
 */
struct _AccordFoundingDialog
{
  AdwDialog parent_instance;

  AdwEntryRow *name;
  AdwEntryRow *icb;
  GtkLabel *problem;
  GtkTextView *councils;
  GtkTextView *healthwatch;
  GtkTextView *places;
  GtkButton *found;
};

G_DEFINE_FINAL_TYPE (AccordFoundingDialog, accord_founding_dialog, ADW_TYPE_DIALOG)

enum
{
  FOUNDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
get_name (AccordFoundingDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
}

static void
name_changed_cb (AccordFoundingDialog *self)
{
  g_autofree char *name = get_name (self);
  g_autofree char *path = accord_partnership_path_for_name (name);
  gboolean taken = *name != '\0' && g_file_test (path, G_FILE_TEST_EXISTS);

  gtk_widget_set_visible (GTK_WIDGET (self->problem), taken);
  gtk_label_set_label (self->problem,
                       taken ? _("There is a partnership of that name already. Open it, or choose another name.") : "");
  gtk_widget_set_sensitive (GTK_WIDGET (self->found), *name != '\0' && !taken);
}

static char **
get_lines (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  g_autofree char *text = NULL;
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  return g_strsplit (text, "\n", -1);
}

static void
found_cb (AccordFoundingDialog *self)
{
  g_autofree char *name = get_name (self);
  g_auto (GStrv) councils = get_lines (self->councils);
  g_auto (GStrv) healthwatch = get_lines (self->healthwatch);
  g_auto (GStrv) places = get_lines (self->places);
  AccordFounding founding = {
    .name = name,
    .icb = gtk_editable_get_text (GTK_EDITABLE (self->icb)),
    .councils = (const char *const *) councils,
    .healthwatch = (const char *const *) healthwatch,
    .places = (const char *const *) places,
  };

  g_signal_emit (self, signals[FOUNDED], 0, name, accord_founding_fill (&founding));
  adw_dialog_close (ADW_DIALOG (self));
}

static void
cancel_cb (AccordFoundingDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
accord_founding_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ACCORD_TYPE_FOUNDING_DIALOG);

  G_OBJECT_CLASS (accord_founding_dialog_parent_class)->dispose (object);
}

static void
accord_founding_dialog_class_init (AccordFoundingDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_founding_dialog_dispose;

  /**
   * AccordFoundingDialog::founded:
   * @self: the dialog
   * @name: the partnership's name
   * @fill: (transfer full) (type gpointer): the #AccordRequest that fills it
   */
  signals[FOUNDED] = g_signal_new ("founded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/accord_icp/Accord/app/accord-founding-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordFoundingDialog, name);
  gtk_widget_class_bind_template_child (widget_class, AccordFoundingDialog, icb);
  gtk_widget_class_bind_template_child (widget_class, AccordFoundingDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, AccordFoundingDialog, councils);
  gtk_widget_class_bind_template_child (widget_class, AccordFoundingDialog, healthwatch);
  gtk_widget_class_bind_template_child (widget_class, AccordFoundingDialog, places);
  gtk_widget_class_bind_template_child (widget_class, AccordFoundingDialog, found);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, found_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
accord_founding_dialog_init (AccordFoundingDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * accord_founding_dialog_new:
 *
 * Returns: (transfer none): a dialog that emits #AccordFoundingDialog::founded when a person has decided
 */
AdwDialog *
accord_founding_dialog_new (void)
{
  return g_object_new (ACCORD_TYPE_FOUNDING_DIALOG, NULL);
}
