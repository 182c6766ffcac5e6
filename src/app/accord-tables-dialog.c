/* accord-tables-dialog.c: a table that was a spreadsheet for a while, brought back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/accord-tables-dialog.h"

#include <glib/gi18n.h>

#include "exchange/accord-tables.h"

/**
 * AccordTablesDialog:
 *
 * Says what bringing a table back would change, and which rows stand in its way, before it is done.
 */
struct _AccordTablesDialog
{
  AccordFileDialog parent_instance;

  AdwSwitchRow *update;
  GtkLabel *summary;
  GtkWidget *refused;
  GtkListView *list;

  struct Found *found;        /* NULL until the file was read */
};

G_DEFINE_FINAL_TYPE (AccordTablesDialog, accord_tables_dialog, ACCORD_TYPE_FILE_DIALOG)

typedef struct Found
{
  char *path;
  AccordTablesTrial *trial;
} Found;

static void
found_free (gpointer data)
{
  Found *found = data;

  g_free (found->path);
  g_clear_pointer (&found->trial, accord_tables_trial_free);
  g_free (found);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Found, found_free)

/* --- showing --- */

/* Of one file, so there is one table. */
static const AccordTablesSum *
get_sum (AccordTablesDialog *self)
{
  return self->found->trial->sums->pdata[0];
}

/* Adds what is said of @n rows, unless there are none. Each number has a sentence of its own, and none is a piece of
 * another, so a translator may put each as the language asks. */
G_GNUC_PRINTF (3, 4)
static void
add_sentence (GString *text, guint n, const char *sentence, ...)
{
  va_list arguments;

  if (n == 0)
    return;
  if (text->len > 0)
    g_string_append_c (text, ' ');
  va_start (arguments, sentence);
  g_string_append_vprintf (text, sentence, arguments);
  va_end (arguments);
}

static char *
summarise (const AccordTablesSum *sum, gboolean update)
{
  g_autoptr (GString) text = g_string_new (NULL);

  add_sentence (text, sum->n_added, ngettext ("%u row will be added.", "%u rows will be added.", sum->n_added), sum->n_added);
  if (update)
    add_sentence (text, sum->n_changed,
                  ngettext ("%u row will be changed.", "%u rows will be changed.", sum->n_changed), sum->n_changed);
  else
    add_sentence (text, sum->n_changed,
                  ngettext ("%u row says something else than is recorded, and is left.",
                            "%u rows say something else than is recorded, and are left.", sum->n_changed),
                  sum->n_changed);
  add_sentence (text, sum->n_same, ngettext ("%u row is the same.", "%u rows are the same.", sum->n_same), sum->n_same);
  add_sentence (text, sum->n_refused,
                ngettext ("%u row cannot be brought in: put it right in the file first.",
                          "%u rows cannot be brought in: put them right in the file first.", sum->n_refused),
                sum->n_refused);
  if (text->len == 0)
    g_string_append (text, _("There are no rows."));
  return g_strdup_printf (C_("table", "%s, table “%s”\n%s"), sum->file, sum->table, text->str);
}

static void
update_cb (AccordTablesDialog *self)
{
  gboolean update = adw_switch_row_get_active (self->update);
  const AccordTablesSum *sum;
  g_autofree char *summary = NULL;

  if (self->found == NULL)
    return;
  sum = get_sum (self);
  summary = summarise (sum, update);
  gtk_label_set_text (self->summary, summary);
  accord_file_dialog_set_ready (ACCORD_FILE_DIALOG (self),
                                sum->n_refused == 0 && sum->n_added + (update ? sum->n_changed : 0) > 0);
}

static char *
describe (const AccordTablesRefusal *refusal)
{
  if (*refusal->column == '\0')
    return g_strdup_printf (_("Row %u: %s"), refusal->row, refusal->reason);
  return g_strdup_printf (_("Row %u, %s: %s"), refusal->row, refusal->column, refusal->reason);
}

static void
show (AccordFileDialog *dialog, gpointer data)
{
  AccordTablesDialog *self = ACCORD_TABLES_DIALOG (dialog);
  g_autoptr (GtkStringList) lines = gtk_string_list_new (NULL);
  g_autoptr (GtkSelectionModel) model = NULL;
  const GPtrArray *refusals;

  self->found = data;
  refusals = self->found->trial->refusals;
  for (guint i = 0; i < refusals->len; i++)
    gtk_string_list_take (lines, describe (refusals->pdata[i]));
  gtk_widget_set_visible (self->refused, refusals->len > 0);
  model = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&lines))));
  gtk_list_view_set_model (self->list, model);
  update_cb (self);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_list_item_set_child (item, label);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  const char *line = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), line);
  gtk_list_item_set_accessible_label (item, line);
}

/* --- reading and storing --- */

static gpointer
read_table (AccordPartnership *partnership, GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (Found) found = g_new0 (Found, 1);

  found->path = g_file_get_path (file);
  found->trial = accord_partnership_run (partnership, accord_tables_try ((const char *const[]) { found->path, NULL }),
                                         cancellable, error);
  return found->trial != NULL ? g_steal_pointer (&found) : NULL;
}

static AccordRequest *
store (AccordFileDialog *dialog)
{
  AccordTablesDialog *self = ACCORD_TABLES_DIALOG (dialog);

  return accord_tables_bring_in ((const char *const[]) { self->found->path, NULL }, adw_switch_row_get_active (self->update));
}

static void
stored (AccordFileDialog *dialog, gpointer answer)
{
  g_free (answer);
}

/* --- the dialog --- */

static void
accord_tables_dialog_dispose (GObject *object)
{
  AccordTablesDialog *self = ACCORD_TABLES_DIALOG (object);

  g_clear_pointer (&self->found, found_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_TABLES_DIALOG);

  G_OBJECT_CLASS (accord_tables_dialog_parent_class)->dispose (object);
}

static void
accord_tables_dialog_class_init (AccordTablesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AccordFileDialogClass *dialog_class = ACCORD_FILE_DIALOG_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_tables_dialog_dispose;
  dialog_class->read = read_table;
  dialog_class->found_free = found_free;
  dialog_class->show = show;
  dialog_class->store = store;
  dialog_class->stored = stored;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/accord_icp/Accord/app/accord-tables-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordTablesDialog, update);
  gtk_widget_class_bind_template_child (widget_class, AccordTablesDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, AccordTablesDialog, refused);
  gtk_widget_class_bind_template_child (widget_class, AccordTablesDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, update_cb);
}

static void
accord_tables_dialog_init (AccordTablesDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  accord_file_dialog_set_verb (ACCORD_FILE_DIALOG (self), _("_Bring In"));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
}

/**
 * accord_tables_dialog_present:
 * @parent: a widget of the window; it says what is the matter when the file cannot be read
 * @partnership: where it is brought in
 * @file: a table that was exported
 *
 * Says what bringing @file in would change. Nothing is changed before a person says so.
 */
void
accord_tables_dialog_present (GtkWidget *parent, AccordPartnership *partnership, GFile *file)
{
  accord_file_dialog_present (g_object_new (ACCORD_TYPE_TABLES_DIALOG, NULL), parent, partnership, file);
}

/**
 * accord_tables_dialog_choose:
 * @parent: a widget of the window
 * @partnership: where it is brought in
 *
 * Asks for a file, and says what bringing it in would change.
 */
void
accord_tables_dialog_choose (GtkWidget *parent, AccordPartnership *partnership)
{
  accord_file_dialog_choose (g_object_new (ACCORD_TYPE_TABLES_DIALOG, NULL), parent, partnership, _("Bring In a Table"),
                             _("Tables of Accord"), (const char *const[]) { "csv", "xlsx", NULL });
}
