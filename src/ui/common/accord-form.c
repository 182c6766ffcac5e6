/* accord-form.c: edits records by the descriptions of their fields
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/common/accord-form.h"

#include "base/accord-error.h"
#include "model/accord-record.h"
#include "ui/common/accord-field-row.h"
#include "ui/common/accord-shell.h"

/**
 * AccordForm:
 *
 * Groups of rows made from the names of fields. A form may hold groups of several tables; each table shows one record.
 * Every edit is stored at once, by the row it is made in; a record that changes elsewhere is read again. The groups of a
 * table that shows no record are hidden.
 */
struct _AccordForm
{
  AdwBin parent_instance;

  AccordPartnership *partnership;
  GtkWidget *box;
  GPtrArray *parts;
};

/* One table and the record of it that is shown. */
typedef struct
{
  const char *table;
  gint64 id;                /* 0 for none */
  GPtrArray *groups;        /* AdwPreferencesGroup; the form holds them */
  GPtrArray *rows;          /* AccordFieldRow; the groups hold them */
  GHashTable *by_field;     /* field name -> row */
  gboolean is_loaded;
  GtkWidget *focus;         /* the row to have the focus once it is there */
} Part;

enum
{
  GONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AccordForm, accord_form, ADW_TYPE_BIN)

static void
part_free (gpointer data)
{
  Part *part = data;

  g_ptr_array_unref (part->groups);
  g_ptr_array_unref (part->rows);
  g_hash_table_unref (part->by_field);
  g_free (part);
}

static Part *
find_part (AccordForm *self, const char *table)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      Part *part = self->parts->pdata[i];

      if (g_str_equal (part->table, table))
        return part;
    }
  return NULL;
}

static void
set_shown (Part *part, gboolean is_shown)
{
  for (guint i = 0; i < part->groups->len; i++)
    gtk_widget_set_visible (part->groups->pdata[i], is_shown);
}

static void
give_focus (Part *part)
{
  GtkWidget *row = g_steal_pointer (&part->focus);

  if (row != NULL)
    gtk_widget_grab_focus (row);
}

/* --- reading --- */

typedef struct
{
  AccordForm *form;
  const char *table;
  gint64 id;
} Asked;

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree Asked *asked = data;
  g_autoptr (AccordForm) self = asked->form;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordRecord) record = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, &error);
  Part *part = find_part (self, asked->table);

  if (part == NULL || part->id != asked->id)
    return;
  if (record == NULL)
    {
      if (!g_error_matches (error, ACCORD_ERROR, ACCORD_ERROR_NOT_FOUND))
        accord_shell_complain (GTK_WIDGET (self), error);
      part->id = 0;
      set_shown (part, FALSE);
      g_signal_emit (self, signals[GONE], 0, part->table);
      return;
    }
  for (guint i = 0; i < part->rows->len; i++)
    accord_field_row_show (part->rows->pdata[i], record);
  set_shown (part, TRUE);
  part->is_loaded = TRUE;
  give_focus (part);
}

static void
load (AccordForm *self, Part *part)
{
  Asked *asked = g_new (Asked, 1);

  *asked = (Asked) { g_object_ref (self), part->table, part->id };
  accord_partnership_run_async (self->partnership, accord_record_load (part->table, part->id), NULL, loaded_cb, asked);
}

/* A row of a table of links carries the id of its owner, and no two records share an id. What chips say may be the name
 * of another record. */
static gboolean
concerns (AccordChanges *changes, gint64 id)
{
  for (guint i = 0; i < accord_changes_get_length (changes); i++)
    if (accord_changes_get (changes, i)->id == id)
      return TRUE;
  return accord_changes_touch (changes, "organisation") || accord_changes_touch (changes, "place") ||
         accord_changes_touch (changes, "plan") || accord_changes_touch (changes, "term");
}

static void
changed_cb (AccordPartnership *partnership, AccordChanges *changes, gpointer data)
{
  AccordForm *self = data;

  for (guint i = 0; i < self->parts->len; i++)
    {
      Part *part = self->parts->pdata[i];

      if (part->id != 0 && concerns (changes, part->id))
        load (self, part);
    }
}

/* --- the object --- */

static void
accord_form_dispose (GObject *object)
{
  AccordForm *self = ACCORD_FORM (object);

  g_ptr_array_set_size (self->parts, 0);
  g_clear_object (&self->partnership);

  G_OBJECT_CLASS (accord_form_parent_class)->dispose (object);
}

static void
accord_form_finalize (GObject *object)
{
  g_ptr_array_unref (ACCORD_FORM (object)->parts);

  G_OBJECT_CLASS (accord_form_parent_class)->finalize (object);
}

static void
accord_form_class_init (AccordFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_form_finalize;

  /**
   * AccordForm::gone:
   * @self: the form
   * @table: of which table
   *
   * The record that was shown is not there any more.
   */
  signals[GONE] = g_signal_new ("gone", ACCORD_TYPE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_STRING);
}

static void
accord_form_init (AccordForm *self)
{
  self->parts = g_ptr_array_new_with_free_func (part_free);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  adw_bin_set_child (ADW_BIN (self), self->box);
}

/**
 * accord_form_new:
 * @partnership: what is edited
 *
 * Returns: (transfer floating): a form without rows
 */
GtkWidget *
accord_form_new (AccordPartnership *partnership)
{
  AccordForm *self = g_object_new (ACCORD_TYPE_FORM, NULL);

  self->partnership = g_object_ref (partnership);
  g_signal_connect_object (partnership, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
  return GTK_WIDGET (self);
}

static Part *
ensure_part (AccordForm *self, const char *table)
{
  Part *part = find_part (self, table);

  if (part != NULL)
    return part;
  part = g_new0 (Part, 1);
  part->table = g_intern_string (table);
  part->groups = g_ptr_array_new ();
  part->rows = g_ptr_array_new ();
  part->by_field = g_hash_table_new (g_str_hash, g_str_equal);
  g_ptr_array_add (self->parts, part);
  return part;
}

/**
 * accord_form_add_group:
 * @title: above the rows, plain text; "" for none
 * @table: a table of the model
 * @fields: (array zero-terminated=1): names of its fields, in the order of the rows
 *
 * Adds a group of rows. It is hidden until a record of @table is shown.
 *
 * Returns: (transfer none): the group, for a suffix or for rows of the page's own
 */
AdwPreferencesGroup *
accord_form_add_group (AccordForm *self, const char *title, const char *table, const char *const *fields)
{
  Part *part;
  GtkWidget *group;
  g_autofree char *markup = NULL;

  g_return_val_if_fail (ACCORD_IS_FORM (self), NULL);

  part = ensure_part (self, table);
  markup = g_markup_escape_text (title, -1);
  group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), markup);
  for (guint i = 0; fields[i] != NULL; i++)
    {
      const AccordField *field = accord_field_find (table, fields[i]);
      GtkWidget *row;

      g_return_val_if_fail (field != NULL, NULL);
      row = accord_field_row_new (self->partnership, field);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
      g_ptr_array_add (part->rows, row);
      g_hash_table_insert (part->by_field, (gpointer) field->name, row);
    }
  g_ptr_array_add (part->groups, group);
  gtk_widget_set_visible (group, part->id != 0);
  gtk_box_append (GTK_BOX (self->box), group);
  return ADW_PREFERENCES_GROUP (group);
}

/**
 * accord_form_show:
 * @table: a table that has groups in the form
 * @id: a record of it, or 0 to hide the groups
 *
 * Shows a record. What is typed into the one before is stored first.
 */
void
accord_form_show (AccordForm *self, const char *table, gint64 id)
{
  Part *part;

  g_return_if_fail (ACCORD_IS_FORM (self));

  part = find_part (self, table);
  g_return_if_fail (part != NULL);
  if (part->id == id)
    return;
  for (guint i = 0; i < part->rows->len; i++)
    accord_field_row_flush (part->rows->pdata[i]);
  part->id = id;
  part->is_loaded = FALSE;
  part->focus = NULL;
  if (id != 0)
    load (self, part);
  else
    set_shown (part, FALSE);
}

/**
 * accord_form_get_row:
 * @table: a table that has groups in the form
 * @field: a field of it
 *
 * Returns: (transfer none) (nullable): the row of the field
 */
GtkWidget *
accord_form_get_row (AccordForm *self, const char *table, const char *field)
{
  Part *part;

  g_return_val_if_fail (ACCORD_IS_FORM (self), NULL);

  part = find_part (self, table);
  return part != NULL ? g_hash_table_lookup (part->by_field, field) : NULL;
}

/**
 * accord_form_focus:
 * @table: a table of the form that shows a record
 * @field: a field of it that has a row
 *
 * Gives the row the focus, as soon as the record is read.
 */
void
accord_form_focus (AccordForm *self, const char *table, const char *field)
{
  Part *part;

  g_return_if_fail (ACCORD_IS_FORM (self));

  part = find_part (self, table);
  g_return_if_fail (part != NULL);
  part->focus = g_hash_table_lookup (part->by_field, field);
  if (part->is_loaded)
    give_focus (part);
}

/**
 * accord_form_flush:
 *
 * Stores what is typed and not stored yet.
 */
void
accord_form_flush (AccordForm *self)
{
  g_return_if_fail (ACCORD_IS_FORM (self));

  for (guint i = 0; i < self->parts->len; i++)
    {
      Part *part = self->parts->pdata[i];

      for (guint k = 0; k < part->rows->len; k++)
        accord_field_row_flush (part->rows->pdata[k]);
    }
}
