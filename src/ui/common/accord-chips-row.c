/* accord-chips-row.c: a field that holds several values
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/common/accord-chips-row.h"

#include <glib/gi18n.h>

#include "model/accord-reference.h"
#include "ui/common/accord-choices.h"
#include "ui/common/accord-chooser.h"
#include "ui/common/accord-shell.h"

/**
 * AccordChipsRow:
 *
 * The values of a link field as chips, each with a button that removes it, and a button that adds one.
 */
struct _AccordChipsRow
{
  AdwPreferencesRow parent_instance;

  AccordPartnership *partnership;
  const AccordField *field;
  gint64 id;
  guint generation;         /* of the values: an answer that is older than an edit is dropped */
  GPtrArray *values;        /* AccordChoice */
  AdwWrapBox *box;
  GtkWidget *add;
  GtkWidget *chooser;
};

static void accord_chips_row_field_row_init (AccordFieldRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AccordChipsRow, accord_chips_row, ADW_TYPE_PREFERENCES_ROW,
                               G_IMPLEMENT_INTERFACE (ACCORD_TYPE_FIELD_ROW, accord_chips_row_field_row_init))

static void reload (AccordChipsRow *self);
static void remove_cb (GtkButton *button, gpointer data);

static GStrv
list_values (AccordChipsRow *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < self->values->len; i++)
    g_strv_builder_add (builder, accord_choice_get_value (self->values->pdata[i]));
  return g_strv_builder_end (builder);
}

/* --- chips --- */

static GtkWidget *
create_chip (AccordChipsRow *self, AccordChoice *choice)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (accord_choice_get_label (choice));
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *name = g_strdup_printf (_("Remove %s"), accord_choice_get_label (choice));

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_tooltip_text (label, accord_choice_get_label (choice));
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  g_object_set_data_full (G_OBJECT (button), "accord-choice", g_object_ref (choice), g_object_unref);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_cb), self);
  gtk_widget_add_css_class (chip, "accord-chip");
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (chip), label);
  gtk_box_append (GTK_BOX (chip), button);
  return chip;
}

static gboolean
has_focus_within (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

static void
show_chips (AccordChipsRow *self)
{
  gboolean had_focus = has_focus_within (GTK_WIDGET (self->box));
  g_auto (GStrv) values = list_values (self);
  GtkWidget *child;

  if (had_focus)
    gtk_widget_grab_focus (self->add);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != self->add)
    adw_wrap_box_remove (self->box, child);
  for (guint i = self->values->len; i > 0; i--)
    adw_wrap_box_prepend (self->box, create_chip (self, self->values->pdata[i - 1]));
  accord_chooser_set_hidden (ACCORD_CHOOSER (self->chooser), (const char *const *) values);
}

/* --- editing --- */

static void
stored_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordChipsRow) self = data;
  g_autoptr (GError) error = NULL;

  accord_partnership_do_finish (ACCORD_PARTNERSHIP (object), result, &error);
  if (error == NULL || self->partnership == NULL)
    return;
  accord_shell_complain (GTK_WIDGET (self), error);
  reload (self);
}

/* The chips are as they will be at once, so that two quick edits do not undo each other. */
static void
store (AccordChipsRow *self)
{
  g_auto (GStrv) values = list_values (self);

  self->generation++;
  show_chips (self);
  accord_partnership_run_async (self->partnership,
                                accord_record_set_links (self->field, self->id, (const char *const *) values), NULL,
                                stored_cb, g_object_ref (self));
}

static void
remove_cb (GtkButton *button, gpointer data)
{
  AccordChipsRow *self = data;

  if (self->id != 0 && g_ptr_array_remove (self->values, g_object_get_data (G_OBJECT (button), "accord-choice")))
    store (self);
}

static void
chosen_cb (AccordChooser *chooser, AccordChoice *choice, gpointer data)
{
  AccordChipsRow *self = data;

  if (self->id == 0)
    return;
  g_ptr_array_add (self->values, g_object_ref (choice));
  store (self);
}

static gboolean
has_value (AccordChipsRow *self, const char *value)
{
  g_auto (GStrv) values = list_values (self);

  return g_strv_contains ((const char *const *) values, value);
}

static void
add_cb (AccordChooser *chooser, const char *text, gpointer data)
{
  AccordChipsRow *self = data;
  AccordRequest *edit;

  if (self->id == 0)
    return;
  if (self->field->kind == ACCORD_FIELD_WORDS)
    {
      if (has_value (self, text))
        return;
      g_ptr_array_add (self->values, accord_choice_new (text, text, NULL, 0));
      store (self);
      return;
    }
  edit = accord_reference_add (self->field, self->id, text, NULL);
  if (edit != NULL)
    accord_shell_edit (GTK_WIDGET (self), self->partnership, edit);
}

/* --- reading --- */

typedef struct
{
  AccordChipsRow *row;
  gint64 id;
  guint generation;
} Asked;

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree Asked *asked = data;
  g_autoptr (AccordChipsRow) self = asked->row;
  g_autoptr (GPtrArray) links = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, NULL);

  if (links == NULL || asked->id != self->id || asked->generation != self->generation)
    return;
  g_ptr_array_set_size (self->values, 0);
  for (guint i = 0; i < links->len; i++)
    g_ptr_array_add (self->values, accord_choice_new (accord_record_get (links->pdata[i], "value"),
                                                      accord_record_get (links->pdata[i], "label"), NULL, 0));
  show_chips (self);
}

static void
reload (AccordChipsRow *self)
{
  Asked *asked = g_new (Asked, 1);

  *asked = (Asked) { g_object_ref (self), self->id, ++self->generation };
  accord_partnership_run_async (self->partnership, accord_record_load_links (self->field, self->id), NULL, loaded_cb,
                                asked);
}

static void
show (AccordFieldRow *row, AccordRecord *record)
{
  AccordChipsRow *self = ACCORD_CHIPS_ROW (row);

  if (self->id != accord_record_get_id (record))
    {
      self->id = accord_record_get_id (record);
      g_ptr_array_set_size (self->values, 0);
      show_chips (self);
    }
  reload (self);
}

static void
accord_chips_row_field_row_init (AccordFieldRowInterface *iface)
{
  iface->show = show;
}

/* --- the object --- */

static void
accord_chips_row_dispose (GObject *object)
{
  AccordChipsRow *self = ACCORD_CHIPS_ROW (object);

  self->id = 0;
  g_clear_object (&self->partnership);

  G_OBJECT_CLASS (accord_chips_row_parent_class)->dispose (object);
}

static void
accord_chips_row_finalize (GObject *object)
{
  g_ptr_array_unref (ACCORD_CHIPS_ROW (object)->values);

  G_OBJECT_CLASS (accord_chips_row_parent_class)->finalize (object);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ACCORD_CHIPS_ROW (widget)->add);
}

static void
accord_chips_row_class_init (AccordChipsRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_chips_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_chips_row_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = grab_focus;
}

static void
accord_chips_row_init (AccordChipsRow *self)
{
  self->values = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "accord-field");
}

static void
create_adder (AccordChipsRow *self)
{
  gboolean is_words = self->field->kind == ACCORD_FIELD_WORDS;
  GListModel *choices = is_words ? NULL : accord_choices_get (self->partnership, self->field);
  g_autofree char *name = g_strdup_printf (_("Add to %s"), _(self->field->label));

  self->add = gtk_menu_button_new ();
  self->chooser = accord_chooser_new (choices, _(self->field->label),
                                      is_words || accord_reference_get_table (self->field) != NULL);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->add), "list-add-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->add), self->chooser);
  gtk_widget_set_tooltip_text (self->add, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (self->add, "flat");
  g_signal_connect (self->chooser, "chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect (self->chooser, "add", G_CALLBACK (add_cb), self);
}

/**
 * accord_chips_row_new:
 * @partnership: what is edited
 * @field: a field that is a link
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
accord_chips_row_new (AccordPartnership *partnership, const AccordField *field)
{
  AccordChipsRow *self = g_object_new (ACCORD_TYPE_CHIPS_ROW, "title", _(field->label), "use-markup", FALSE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *title = gtk_label_new (_(field->label));

  self->partnership = g_object_ref (partnership);
  self->field = field;
  self->box = ADW_WRAP_BOX (adw_wrap_box_new ());
  create_adder (self);
  adw_wrap_box_set_child_spacing (self->box, 6);
  adw_wrap_box_set_line_spacing (self->box, 6);
  adw_wrap_box_append (self->box, self->add);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_add_css_class (title, "accord-field-title");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->box));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  return GTK_WIDGET (self);
}
