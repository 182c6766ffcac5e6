/* accord-table-block.c: many cells of a table, changed as one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "base/accord-error.h"
#include "model/accord-list-edit.h"
#include "ui/table/accord-several-dialog.h"
#include "ui/common/accord-shell.h"
#include "ui/table/accord-table-view-private.h"

/* More would not be read, and a dialog is no place for them. */
#define N_PROBLEMS_SHOWN 100

/* --- what was wrong --- */

static GtkWidget *
create_problem_list (GPtrArray *problems)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Values that cannot be used"), -1);
  for (guint i = 0; i < MIN (problems->len, N_PROBLEMS_SHOWN); i++)
    {
      const AccordListProblem *problem = problems->pdata[i];
      GtkWidget *row = adw_action_row_new ();
      /* Translators: where a value stands in a table, and the value: "Row 12, When: 30/02/2025". */
      g_autofree char *title = g_strdup_printf (_("Row %u, %s: %s"), problem->row, _(problem->column->title), problem->text);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), problem->words);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  return scrolled;
}

static void
present_problems (AccordTableView *self, GPtrArray *problems)
{
  g_autofree char *words = g_strdup_printf (
      g_dngettext (NULL, "%u value cannot be used. Nothing was changed: mend it where it came from, and try again.",
                   "%u values cannot be used. Nothing was changed: mend them where they came from, and try again.",
                   problems->len),
      problems->len);
  AdwDialog *dialog = adw_alert_dialog_new (_("Nothing Was Changed"), words);

  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), create_problem_list (problems));
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "close");
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "close");
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* --- storing --- */

typedef struct
{
  AccordTableView *table;
  AccordListEdit *edit;
  char *label;
} Storing;

static void
storing_free (Storing *storing)
{
  g_object_unref (storing->table);
  accord_list_edit_unref (storing->edit);
  g_free (storing->label);
  g_free (storing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Storing, storing_free)

static void
stored_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Storing) storing = data;
  AccordTableView *self = storing->table;
  g_autoptr (GError) error = NULL;

  accord_partnership_do_finish (ACCORD_PARTNERSHIP (object), result, &error);
  if (error == NULL)
    accord_shell_say (GTK_WIDGET (self), storing->label);
  else if (g_error_matches (error, ACCORD_ERROR, ACCORD_ERROR_INVALID) &&
           accord_list_edit_get_problems (storing->edit)->len > 0)
    present_problems (self, accord_list_edit_get_problems (storing->edit));
  else
    accord_shell_complain (GTK_WIDGET (self), error);
}

/* Takes @edit, and @label, in which %u stands for how many cells there are. */
static void
store (AccordTableView *self, AccordListEdit *edit, char *label)
{
  Storing *storing = g_new (Storing, 1);

  *storing = (Storing) { g_object_ref (self), edit, label };
  accord_partnership_run_async (self->cells.partnership, accord_list_edit_store (edit, label), NULL, stored_cb, storing);
}

/* --- one value for all cells --- */

static void
put_everywhere (AccordTableView *self, AccordListEdit *edit, const AccordTableBlock *block, const char *text)
{
  for (guint row = block->top; row <= block->bottom; row++)
    for (guint i = block->start; i <= block->end; i++)
      accord_list_edit_put (edit, row + 1, accord_list_get_id (self->list, row), self->shown->pdata[i], text);
}

/* Writes a value, as it was typed, into every cell of the block. */
void
accord_table_block_put (AccordTableView *self, const char *text)
{
  AccordListEdit *edit = accord_list_edit_new (self->cells.source);
  AccordTableBlock block;
  guint n;

  if (accord_table_cursor_get_block (self, &block))
    put_everywhere (self, edit, &block, text);
  n = accord_list_edit_get_length (edit);
  /* Translators: names an edit where it can be undone. */
  store (self, edit, g_strdup_printf (g_dngettext (NULL, "Filled in %'u cell", "Filled in %'u cells", n), n));
}

/* Empties every cell of the block. */
void
accord_table_block_clear (AccordTableView *self)
{
  g_autoptr (AccordListEdit) edit = accord_list_edit_new (self->cells.source);
  AccordTableBlock block;
  guint n;

  if (!accord_table_cursor_get_block (self, &block))
    return;
  put_everywhere (self, edit, &block, "");
  n = accord_list_edit_get_length (edit);
  /* Translators: names an edit where it can be undone. */
  store (self, g_steal_pointer (&edit), g_strdup_printf (g_dngettext (NULL, "Cleared %'u cell", "Cleared %'u cells", n), n));
}

/* --- filling down --- */

/* The first row of the block, or the one above it when it has no other, is what the rows below become. */
void
accord_table_block_fill_down (AccordTableView *self)
{
  g_autoptr (AccordListEdit) edit = accord_list_edit_new (self->cells.source);
  AccordTableBlock block;
  guint from, n;

  if (!accord_table_cursor_get_block (self, &block) || (block.top == block.bottom && block.top == 0))
    return;
  from = block.top == block.bottom ? block.top - 1 : block.top;
  for (guint row = from + 1; row <= block.bottom; row++)
    for (guint i = block.start; i <= block.end; i++)
      accord_list_edit_copy (edit, row + 1, accord_list_get_id (self->list, row), self->shown->pdata[i],
                             accord_list_get_id (self->list, from));
  n = accord_list_edit_get_length (edit);
  /* Translators: names an edit where it can be undone. */
  store (self, g_steal_pointer (&edit),
         g_strdup_printf (g_dngettext (NULL, "Filled %'u cell down", "Filled %'u cells down", n), n));
}

/* --- pasting --- */

/* What follows up to the next tab or line end, where a quoted text may hold both. */
static char *
take_cell (const char **place)
{
  GString *text = g_string_new (NULL);
  const char *p = *place;

  if (*p == '"')
    {
      for (p++; *p != '\0' && (*p != '"' || p[1] == '"'); p++)
        {
          if (*p == '"')
            p++;
          g_string_append_c (text, *p);
        }
      if (*p == '"')
        p++;
    }
  for (; *p != '\0' && *p != '\t' && *p != '\n' && *p != '\r'; p++)
    g_string_append_c (text, *p);
  *place = p;
  return g_string_free_and_steal (text);
}

/* The rows of a block as spreadsheets write them: an array of arrays of texts. */
static GPtrArray *
parse_block (const char *text)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (const char *p = text; *p != '\0';)
    {
      GPtrArray *row = g_ptr_array_new_with_free_func (g_free);

      g_ptr_array_add (row, take_cell (&p));
      while (*p == '\t')
        {
          p++;
          g_ptr_array_add (row, take_cell (&p));
        }
      if (*p == '\r')
        p++;
      if (*p == '\n')
        p++;
      g_ptr_array_add (rows, row);
    }
  return rows;
}

static guint
measure_width (GPtrArray *rows)
{
  guint width = 0;

  for (guint i = 0; i < rows->len; i++)
    width = MAX (width, ((GPtrArray *) rows->pdata[i])->len);
  return width;
}

static gboolean
fits (AccordTableView *self, GPtrArray *rows, const AccordTableBlock *block)
{
  guint width = measure_width (rows), n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  if (block->start + width > self->shown->len)
    {
      accord_shell_say (GTK_WIDGET (self), _("There are not so many columns from here on. Nothing was pasted."));
      return FALSE;
    }
  if (self->cells.source->new_columns == NULL && block->top + rows->len > n_rows)
    {
      accord_shell_say (GTK_WIDGET (self), _("There are not so many rows from here on. Nothing was pasted."));
      return FALSE;
    }
  return TRUE;
}

static void
put_rows (AccordTableView *self, AccordListEdit *edit, GPtrArray *rows, const AccordTableBlock *block)
{
  for (guint i = 0; i < rows->len; i++)
    {
      GPtrArray *row = rows->pdata[i];

      for (guint k = 0; k < row->len; k++)
        accord_list_edit_put (edit, block->top + i + 1, accord_list_get_id (self->list, block->top + i),
                              self->shown->pdata[block->start + k], row->pdata[k]);
    }
}

static void
select_pasted (AccordTableView *self, GPtrArray *rows, const AccordTableBlock *block)
{
  guint last = MIN (block->top + rows->len, g_list_model_get_n_items (G_LIST_MODEL (self->list))) - 1;

  accord_table_cursor_move (self, block->top, self->shown->pdata[block->start], FALSE);
  accord_table_cursor_move (self, last, self->shown->pdata[block->start + measure_width (rows) - 1], TRUE);
}

static void
paste (AccordTableView *self, const char *text)
{
  g_autoptr (AccordListEdit) edit = accord_list_edit_new (self->cells.source);
  g_autoptr (GPtrArray) rows = parse_block (text);
  AccordTableBlock block;
  guint n;

  if (!accord_table_cursor_get_block (self, &block) || rows->len == 0 || !fits (self, rows, &block))
    return;
  if (rows->len == 1 && measure_width (rows) == 1)
    put_everywhere (self, edit, &block, ((GPtrArray *) rows->pdata[0])->pdata[0]);
  else
    {
      put_rows (self, edit, rows, &block);
      select_pasted (self, rows, &block);
    }
  n = accord_list_edit_get_length (edit);
  /* Translators: names an edit where it can be undone. */
  store (self, g_steal_pointer (&edit), g_strdup_printf (g_dngettext (NULL, "Pasted %'u cell", "Pasted %'u cells", n), n));
}

static void
clipboard_read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordTableView) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, &error);

  if (text != NULL && self->table != NULL)
    paste (self, text);
  else if (error != NULL)
    accord_shell_say (GTK_WIDGET (self), _("There is no text on the clipboard that could be pasted."));
}

/* Writes what a spreadsheet put on the clipboard, from the first cell of the block on. */
void
accord_table_block_paste (AccordTableView *self)
{
  if (accord_table_cursor_has_cell (self))
    gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, clipboard_read_cb,
                                   g_object_ref (self));
}

/* --- deleting --- */

static void
deleted_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordTableView) self = data;
  g_autoptr (GError) error = NULL;

  accord_partnership_do_finish (ACCORD_PARTNERSHIP (object), result, &error);
  if (error != NULL)
    accord_shell_complain (GTK_WIDGET (self), error);
  else
    accord_shell_say (GTK_WIDGET (self), _("Deleted. Ctrl+Z brings it all back."));
}

/* The records of the block's rows. */
static GArray *
list_rows (AccordTableView *self, const AccordTableBlock *block)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint row = block->top; row <= block->bottom; row++)
    {
      gint64 id = accord_list_get_id (self->list, row);

      g_array_append_val (ids, id);
    }
  return ids;
}

/* Deletes the records of the block's rows, as one step. */
void
accord_table_block_delete_rows (AccordTableView *self)
{
  g_autoptr (GArray) ids = NULL;
  AccordTableBlock block;

  if (!accord_table_cursor_get_block (self, &block))
    return;
  ids = list_rows (self, &block);
  accord_partnership_run_async (self->cells.partnership,
                                accord_record_delete_several (self->cells.source->table, (const gint64 *) (gpointer) ids->data,
                                                              ids->len),
                                NULL, deleted_cb, g_object_ref (self));
}

/* --- the same into several rows --- */

/* Asks what is to be written into all rows of the block. */
void
accord_table_block_edit_rows (AccordTableView *self)
{
  AccordTableBlock block;

  if (accord_table_cursor_get_block (self, &block) && accord_table_edit_flush (self))
    adw_dialog_present (accord_several_dialog_new (self->cells.partnership, self->cells.source, list_rows (self, &block)),
                        GTK_WIDGET (self));
}
