/* accord-table-copy.c: a block of a table, as a spreadsheet and a word processor take it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "ui/common/accord-shell.h"
#include "ui/table/accord-table-view-private.h"

typedef struct
{
  AccordTableView *table;
  GPtrArray *columns;         /* const AccordListColumn */
} Copying;

static void
copying_free (Copying *copying)
{
  g_ptr_array_unref (copying->columns);
  g_object_unref (copying->table);
  g_free (copying);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Copying, copying_free)

static void
append_tsv (GString *tsv, const char *text)
{
  /* What stands in a cell is one line without a tab already. */
  if (strchr (text, '"') == NULL)
    {
      g_string_append (tsv, text);
      return;
    }
  g_string_append_c (tsv, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (tsv, '"');
      g_string_append_c (tsv, *p);
    }
  g_string_append_c (tsv, '"');
}

/* Excel would make a date of “Oct-Nov 2022” and a sum of what begins with a sign: it is told that all is text. */
static void
append_html (GString *html, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append_printf (html, "<td style=\"mso-number-format:'\\@'\">%s</td>", escaped);
}

static void
write_block (Copying *copying, GPtrArray *records, GString *tsv, GString *html)
{
  g_string_append (html, "<meta charset=\"utf-8\"><table>");
  for (guint i = 0; i < records->len; i++)
    {
      g_string_append (html, "<tr>");
      for (guint k = 0; k < copying->columns->len; k++)
        {
          const AccordListColumn *column = copying->columns->pdata[k];
          g_autofree char *text = accord_table_cells_format (&copying->table->cells, records->pdata[i], column->key);

          if (k > 0)
            g_string_append_c (tsv, '\t');
          append_tsv (tsv, text);
          append_html (html, text);
        }
      g_string_append_c (tsv, '\n');
      g_string_append (html, "</tr>");
    }
  g_string_append (html, "</table>");
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Copying) copying = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, &error);
  GtkWidget *widget = GTK_WIDGET (copying->table);
  g_autoptr (GString) tsv = g_string_new (NULL);
  g_autoptr (GString) html = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  GdkContentProvider *kinds[2];
  g_autoptr (GdkContentProvider) all = NULL;
  g_autofree char *words = NULL;
  guint n;

  if (records == NULL)
    {
      accord_shell_complain (widget, error);
      return;
    }
  write_block (copying, records, tsv, html);
  bytes = g_bytes_new (html->str, html->len);
  kinds[0] = gdk_content_provider_new_for_bytes ("text/html", bytes);
  kinds[1] = gdk_content_provider_new_typed (G_TYPE_STRING, tsv->str);
  all = gdk_content_provider_new_union (kinds, G_N_ELEMENTS (kinds));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), all);
  n = records->len * copying->columns->len;
  words = g_strdup_printf (g_dngettext (NULL, "%'u cell copied", "%'u cells copied", n), n);
  accord_shell_announce (widget, words);
}

/* Puts what is selected on the clipboard. */
void
accord_table_copy (AccordTableView *self)
{
  AccordTableBlock block;
  Copying *copying;

  if (!accord_table_cursor_get_block (self, &block))
    return;
  copying = g_new (Copying, 1);
  *copying = (Copying) { g_object_ref (self), g_ptr_array_new () };
  for (guint i = block.start; i <= block.end; i++)
    g_ptr_array_add (copying->columns, self->shown->pdata[i]);
  accord_partnership_run_async (self->cells.partnership,
                                accord_list_read (self->list, block.top, block.bottom - block.top + 1), NULL, read_cb,
                                copying);
}
