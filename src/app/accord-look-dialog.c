/* accord-look-dialog.c: choosing how the documents look
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/accord-look-dialog.h"

#include "app/accord-colour-group.h"
#include "app/accord-logo-group.h"
#include "model/accord-look.h"
#include "ui/common/accord-shell.h"

/**
 * AccordLookDialog:
 *
 * The logo, the colours, the address and the disclaimer of a partnership's documents. Each is stored when it is left or
 * applied, and is undone like every other edit.
 */
struct _AccordLookDialog
{
  AdwDialog parent_instance;

  AccordLogoGroup *logo;
  GtkEditable *words;
  AccordColourGroup *colour;
  AccordColourGroup *line_colour;
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
      return accord_colour_group_get_line (self->colour);
    case ACCORD_LOOK_LINE_COLOUR:
      return accord_colour_group_get_line (self->line_colour);
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

/* Lines have the colour of headings where they have none of their own. */
static void
colour_changed_cb (AccordLookDialog *self)
{
  g_autofree char *headings = get_text (self, ACCORD_LOOK_COLOUR);

  accord_colour_group_show (self->colour, ACCORD_LOOK_OWN_COLOUR);
  accord_colour_group_show (self->line_colour, headings);
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

static void
logo_chosen_cb (AccordLookDialog *self, const char *logo)
{
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

  accord_logo_group_take (self->logo, file);
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
    accord_logo_group_show (self->logo, value);
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
  g_type_ensure (ACCORD_TYPE_LOGO_GROUP);
  g_type_ensure (ACCORD_TYPE_COLOUR_GROUP);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/accord_icp/Accord/app/accord-look-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordLookDialog, logo);
  gtk_widget_class_bind_template_child (widget_class, AccordLookDialog, words);
  gtk_widget_class_bind_template_child (widget_class, AccordLookDialog, colour);
  gtk_widget_class_bind_template_child (widget_class, AccordLookDialog, line_colour);
  gtk_widget_class_bind_template_child (widget_class, AccordLookDialog, address);
  gtk_widget_class_bind_template_child (widget_class, AccordLookDialog, disclaimer);
  gtk_widget_class_bind_template_callback (widget_class, store_cb);
  gtk_widget_class_bind_template_callback (widget_class, colour_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, logo_chosen_cb);
}

static void
accord_look_dialog_init (AccordLookDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  accord_colour_group_set_part (self->colour, ACCORD_LOOK_COLOUR);
  accord_colour_group_set_part (self->line_colour, ACCORD_LOOK_LINE_COLOUR);
  colour_changed_cb (self);
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
