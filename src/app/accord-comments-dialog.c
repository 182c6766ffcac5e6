/* accord-comments-dialog.c: what a partner remarked in a Word document, made feedback in the log
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/accord-comments-dialog.h"

#include <glib/gi18n.h>

#include "base/accord-vague-date.h"
#include "exchange/accord-comments.h"
#include "model/accord-record.h"
#include "ui/common/accord-shell.h"

/**
 * AccordCommentsDialog:
 *
 * Lists the comments and the tracked changes of a document against the sections that they bear on, before any is stored.
 */
struct _AccordCommentsDialog
{
  AccordFileDialog parent_instance;

  AdwComboRow *organisation;
  AdwComboRow *plan;
  GtkLabel *reason;
  GtkLabel *summary;
  GtkListView *list;

  struct Found *found;        /* NULL until the file was read */
  GCancellable *matching;     /* of the strategy that was chosen last */
};

G_DEFINE_FINAL_TYPE (AccordCommentsDialog, accord_comments_dialog, ACCORD_TYPE_FILE_DIALOG)

typedef struct Found
{
  AccordComments *comments;
  GPtrArray *organisations;   /* AccordRecord */
  GPtrArray *plans;           /* AccordRecord */
} Found;

static void
found_free (gpointer data)
{
  Found *found = data;

  g_clear_pointer (&found->comments, accord_comments_unref);
  g_clear_pointer (&found->organisations, g_ptr_array_unref);
  g_clear_pointer (&found->plans, g_ptr_array_unref);
  g_free (found);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Found, found_free)

/* --- rows --- */

static GtkWidget *
append_label (GtkWidget *box, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

/* The whole row is the tick: its section, the words that it bears on, what is said, and by whom. */
static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  append_label (box, "heading");
  append_label (box, "accord-subtitle");
  append_label (box, NULL);
  append_label (box, "accord-subtitle");
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_margin_start (box, 6);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), box);
  gtk_list_item_set_child (item, check);
  gtk_list_item_set_focusable (item, FALSE);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_selectable (item, FALSE);
}

static GtkWidget *
set_line (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_visible (label, *text != '\0');
  return gtk_widget_get_next_sibling (label);
}

static void
show_comment (GtkWidget *check, const AccordComment *comment)
{
  const AccordRemark *remark = comment->remark;
  GtkWidget *line = gtk_widget_get_first_child (gtk_check_button_get_child (GTK_CHECK_BUTTON (check)));
  g_autofree char *day = accord_day_format (remark->day);
  g_autofree char *quote = *comment->quote != '\0' && remark->comment != NULL ? g_strdup_printf ("“%s”", comment->quote)
                                                                              : g_strdup ("");
  g_autofree char *by = g_strconcat (remark->author, *remark->author != '\0' && *day != '\0' ? ", " : "", day, NULL);

  line = set_line (line, comment->section != 0 ? comment->heading : _("No section found"));
  line = set_line (line, quote);
  line = set_line (line, comment->text);
  set_line (line, by);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), !comment->is_left_out);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, comment->text, -1);
}

static void
toggled_cb (GtkCheckButton *check, GtkListItem *item)
{
  AccordCommentsDialog *self = ACCORD_COMMENTS_DIALOG (gtk_widget_get_ancestor (GTK_WIDGET (check),
                                                                                ACCORD_TYPE_COMMENTS_DIALOG));
  AccordComment *comment = gtk_list_item_get_item (item);

  comment->is_left_out = !gtk_check_button_get_active (check);
  accord_file_dialog_set_ready (ACCORD_FILE_DIALOG (self), accord_comments_count_taken (self->found->comments) > 0);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *check = gtk_list_item_get_child (item);

  show_comment (check, gtk_list_item_get_item (item));
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_child (item), toggled_cb, item);
}

/* --- showing --- */

static const char *
get_reason (AccordCommentsReason reason)
{
  switch (reason)
    {
    case ACCORD_COMMENTS_NAMED:
      return _("The document names the sections of this strategy.");
    case ACCORD_COMMENTS_HEADINGS:
      return _("The document names no strategy: this one has most of its headings.");
    case ACCORD_COMMENTS_NEWEST:
      return _("Nothing in the document tells which strategy it is of: this is the newest.");
    case ACCORD_COMMENTS_ASKED:
    default:
      return "";
    }
}

/* How many there are, and where those go that have no section. */
static char *
summarise (const AccordComments *comments)
{
  guint n = comments->comments->len;
  guint n_lost = n - comments->n_matched;
  GString *text = g_string_new (NULL);

  if (n == 0)
    g_string_append (text, _("Nothing was remarked in this document."));
  else
    g_string_append_printf (text, ngettext ("%u comment or change.", "%u comments and changes.", n), n);
  if (comments->returned->is_cut)
    g_string_append_printf (text, " %s", _("The document has more: these are the first."));
  if (n_lost == 0)
    return g_string_free_and_steal (text);
  g_string_append_c (text, ' ');
  g_string_append_printf (text,
                          ngettext ("%u matches no section: it is heard in the same activity, without a link to a section.",
                                    "%u match no section: they are heard in the same activity, without a link to a section.",
                                    n_lost),
                          n_lost);
  return g_string_free_and_steal (text);
}

static void
show_comments (AccordCommentsDialog *self)
{
  const AccordComments *comments = self->found->comments;
  g_autofree char *summary = summarise (comments);
  g_autoptr (GListStore) store = g_list_store_new (ACCORD_TYPE_COMMENT);
  g_autoptr (GtkSelectionModel) model = NULL;

  g_list_store_splice (store, 0, 0, comments->comments->pdata, comments->comments->len);
  model = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&store))));
  gtk_list_view_set_model (self->list, model);
  set_line (GTK_WIDGET (self->reason), get_reason (comments->reason));
  gtk_label_set_text (self->summary, summary);
  gtk_widget_set_sensitive (GTK_WIDGET (self->list), TRUE);
  accord_file_dialog_set_ready (ACCORD_FILE_DIALOG (self), accord_comments_count_taken (comments) > 0);
}

static char *
name_organisation (AccordRecord *organisation)
{
  return g_strdup (accord_record_get (organisation, "name"));
}

static char *
name_plan (AccordRecord *plan)
{
  return g_strdup (accord_record_get (plan, "title"));
}

static void
show (AccordFileDialog *dialog, gpointer data)
{
  AccordCommentsDialog *self = ACCORD_COMMENTS_DIALOG (dialog);
  Found *found = data;

  accord_file_dialog_offer (self->organisation, _("None"), found->organisations, name_organisation, 0);
  accord_file_dialog_offer (self->plan, NULL, found->plans, name_plan, found->comments->plan);
  self->found = found;
  show_comments (self);
}

/* --- another strategy --- */

static void
matched_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordCommentsDialog) self = data;
  g_autoptr (GError) error = NULL;
  AccordComments *comments = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, &error);
  GPtrArray *before;

  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    accord_shell_complain (GTK_WIDGET (self), error);
  if (comments == NULL || self->found == NULL)
    {
      g_clear_pointer (&comments, accord_comments_unref);
      return;
    }
  before = self->found->comments->comments;
  for (guint i = 0; i < before->len; i++)
    ((AccordComment *) comments->comments->pdata[i])->is_left_out = ((AccordComment *) before->pdata[i])->is_left_out;
  accord_comments_unref (self->found->comments);
  self->found->comments = comments;
  show_comments (self);
}

static void
plan_chosen_cb (AccordCommentsDialog *self)
{
  AccordRecord *plan;

  if (self->found == NULL)
    return;
  plan = accord_file_dialog_get_chosen (self->plan, self->found->plans);
  g_cancellable_cancel (self->matching);
  g_clear_object (&self->matching);
  self->matching = g_cancellable_new ();
  accord_file_dialog_set_ready (ACCORD_FILE_DIALOG (self), FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->list), FALSE);
  accord_partnership_run_async (accord_file_dialog_get_partnership (ACCORD_FILE_DIALOG (self)),
                                accord_comments_match (self->found->comments->returned, accord_record_get_id (plan)),
                                self->matching, matched_cb, g_object_ref (self));
}

/* --- reading and storing --- */

static gpointer
read_comments (AccordPartnership *partnership, GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (AccordReturned) returned = accord_returned_read (file, cancellable, error);
  g_autoptr (Found) found = g_new0 (Found, 1);

  if (returned != NULL)
    found->comments = accord_partnership_run (partnership, accord_comments_match (returned, 0), cancellable, error);
  if (found->comments != NULL)
    found->organisations
        = accord_partnership_run (partnership, accord_record_load_all ("organisation", NULL, 0), cancellable, error);
  if (found->organisations != NULL)
    found->plans = accord_partnership_run (partnership, accord_record_load_all ("plan", NULL, 0), cancellable, error);
  return found->plans != NULL ? g_steal_pointer (&found) : NULL;
}

static AccordRequest *
store (AccordFileDialog *dialog)
{
  AccordCommentsDialog *self = ACCORD_COMMENTS_DIALOG (dialog);
  AccordRecord *body = accord_file_dialog_get_chosen (self->organisation, self->found->organisations);

  return accord_comments_store (self->found->comments, body != NULL ? accord_record_get_id (body) : 0);
}

/* --- the dialog --- */

static void
accord_comments_dialog_dispose (GObject *object)
{
  AccordCommentsDialog *self = ACCORD_COMMENTS_DIALOG (object);

  g_cancellable_cancel (self->matching);
  g_clear_object (&self->matching);
  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_COMMENTS_DIALOG);
  g_clear_pointer (&self->found, found_free);

  G_OBJECT_CLASS (accord_comments_dialog_parent_class)->dispose (object);
}

static void
accord_comments_dialog_class_init (AccordCommentsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AccordFileDialogClass *dialog_class = ACCORD_FILE_DIALOG_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_comments_dialog_dispose;
  dialog_class->read = read_comments;
  dialog_class->found_free = found_free;
  dialog_class->show = show;
  dialog_class->store = store;
  dialog_class->stored = accord_file_dialog_open_activity;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/accord_icp/Accord/app/accord-comments-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordCommentsDialog, organisation);
  gtk_widget_class_bind_template_child (widget_class, AccordCommentsDialog, plan);
  gtk_widget_class_bind_template_child (widget_class, AccordCommentsDialog, reason);
  gtk_widget_class_bind_template_child (widget_class, AccordCommentsDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, AccordCommentsDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, plan_chosen_cb);
}

static void
accord_comments_dialog_init (AccordCommentsDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
}

/**
 * accord_comments_dialog_present:
 * @parent: a widget of the window; it says what is the matter when the file cannot be read
 * @partnership: whose log
 * @file: a Word document that came back
 *
 * Shows what was remarked in @file, to be added to the log. Nothing is added before a person says so.
 */
void
accord_comments_dialog_present (GtkWidget *parent, AccordPartnership *partnership, GFile *file)
{
  accord_file_dialog_present (g_object_new (ACCORD_TYPE_COMMENTS_DIALOG, NULL), parent, partnership, file);
}

/**
 * accord_comments_dialog_choose:
 * @parent: a widget of the window
 * @partnership: whose log
 *
 * Asks for a document, and shows what was remarked in it.
 */
void
accord_comments_dialog_choose (GtkWidget *parent, AccordPartnership *partnership)
{
  accord_file_dialog_choose (g_object_new (ACCORD_TYPE_COMMENTS_DIALOG, NULL), parent, partnership,
                             _("Comments from a Word Document"), _("Word documents"), (const char *const[]) { "docx", NULL });
}
