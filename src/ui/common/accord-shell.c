/* accord-shell.c: what a page asks of the window around it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/common/accord-shell.h"

#include <string.h>

#include "base/accord-error-words.h"

/*
 * Pages do not know the window, which lies above them: they ask by actions. The window has
 *   win.message (s)          says something, read out to screen readers
 *   win.open (sx)            shows a record, by table and id, on its page; an evidence_link by the words it bears on
 *   win.list (ss)            shows the rows behind a count, by table and what its list is narrowed to
 *   win.go (s)               goes to a page: overview, strategies, partners, engagement, meetings, checks; or to a tab of it:
 *                            engagement/log, engagement/trail, engagement/coverage
 *   win.export-table (s)     writes a table as a spreadsheet, by its name in the schema
 *   win.import (s)           brings something in: members, activities, strategy, comments
 *   win.print-summary (x), win.export-summary (x), win.export-word (x)   of a strategy, by id
 *   win.trail (sx)           shows everything that an organisation, a place or a term told, by table and id
 *   win.lens                 lets a condition be picked, and shows what there is about it
 *   win.print-told (sx), win.save-told (sx)   a report: organisation, place, lens or coverage, and the id
 *   win.undo, win.redo
 *   win.focus (b)            whether the window shows nothing beside the page
 */

/**
 * accord_shell_announce:
 * @widget: what it is about
 * @text: plain text
 *
 * Has a screen reader say @text. GTK's stand-in for one in tests cannot hear, and in 4.18 calls a null pointer.
 */
void
accord_shell_announce (GtkWidget *widget, const char *text)
{
  g_autoptr (GtkATContext) context = gtk_accessible_get_at_context (GTK_ACCESSIBLE (widget));

  if (context != NULL && strcmp (G_OBJECT_TYPE_NAME (context), "GtkTestATContext") != 0)
    gtk_accessible_announce (GTK_ACCESSIBLE (widget), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/**
 * accord_shell_focus:
 * @widget: any widget in the window
 * @focused: whether nothing is to be seen beside the page
 *
 * Hides what the window has beside the page, until it shall be there again or another page is shown.
 */
void
accord_shell_focus (GtkWidget *widget, gboolean focused)
{
  gtk_widget_activate_action (widget, "win.focus", "b", focused);
}

/**
 * accord_shell_say:
 * @widget: any widget in the window
 * @text: plain text
 *
 * Tells the person something that needs no answer.
 */
void
accord_shell_say (GtkWidget *widget, const char *text)
{
  gtk_widget_activate_action (widget, "win.message", "s", text);
}

/**
 * accord_shell_complain:
 * @widget: any widget in the window
 * @error: what went wrong
 *
 * Tells the person what went wrong and what to do; nothing when the page only asked while its file was being closed.
 */
void
accord_shell_complain (GtkWidget *widget, const GError *error)
{
  g_autofree char *words = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
    return;
  words = accord_error_words (error);
  accord_shell_say (widget, words);
}

/**
 * accord_shell_open:
 * @widget: any widget in the window
 * @table: a table of the model
 * @id: a record
 *
 * Goes to the record, on whatever page it lives.
 */
void
accord_shell_open (GtkWidget *widget, const char *table, gint64 id)
{
  gtk_widget_activate_action (widget, "win.open", "(sx)", table, id);
}

/**
 * accord_shell_list:
 * @widget: any widget in the window
 * @table: a table of the model that a page lists
 * @narrowing: what the list is narrowed to
 *
 * Goes to the rows behind a count, on the page that lists them.
 */
void
accord_shell_list (GtkWidget *widget, const char *table, const AccordNarrowing *narrowing)
{
  g_autofree char *text = accord_narrowing_write (narrowing);

  gtk_widget_activate_action (widget, "win.list", "(ss)", table, text);
}

static void
edited_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) error = NULL;

  accord_partnership_do_finish (ACCORD_PARTNERSHIP (object), result, &error);
  if (error != NULL)
    accord_shell_complain (widget, error);
}

/**
 * accord_shell_edit:
 * @widget: any widget in the window
 * @partnership: what to edit
 * @request: (transfer full): an edit whose answer nobody needs
 *
 * Makes an edit, and complains when it cannot be made.
 */
void
accord_shell_edit (GtkWidget *widget, AccordPartnership *partnership, AccordRequest *request)
{
  accord_partnership_run_async (partnership, request, NULL, edited_cb, g_object_ref (widget));
}
