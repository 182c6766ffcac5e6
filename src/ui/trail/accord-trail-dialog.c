/* accord-trail-dialog.c: everything that somebody told us, and what changed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/trail/accord-trail-dialog.h"

#include <glib/gi18n.h>

#include "engagement/accord-lens.h"
#include "ui/common/accord-choices.h"
#include "ui/common/accord-chooser.h"
#include "ui/common/accord-shell.h"
#include "ui/trail/accord-told-card.h"

/**
 * AccordTrailDialog:
 *
 * What an organisation or a place told the partnership, or, as a lens, what there is about a condition or group that is
 * picked here: direct hits first, and what is only near told apart. Everything opens the place where it lives.
 */
struct _AccordTrailDialog
{
  AdwDialog parent_instance;

  AdwToolbarView *view;
  GtkStack *stack;
  AdwStatusPage *nothing;
  GtkScrolledWindow *scroller;
  GtkWidget *content;
  GtkWidget *save;

  AccordPartnership *partnership;
  AccordTrailKind kind;
  gint64 id;
  gboolean is_lens;
  gboolean is_narrow;
  GPtrArray *pairs;             /* cards of two columns */
};

G_DEFINE_FINAL_TYPE (AccordTrailDialog, accord_trail_dialog, ADW_TYPE_DIALOG)

/* As many as anybody reads; a saved report has them all. */
#define MAX_CARDS 100

#define NEAR (ACCORD_WAY_DIRECT | ACCORD_WAY_ACTIVITY)

/* --- what it says --- */

static void
add_heading (AccordTrailDialog *self, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_margin_top (label, 12);
  gtk_box_append (GTK_BOX (self->content), label);
}

/* A long name has no room in the header of a narrow window. */
static void
add_title (AccordTrailDialog *self, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "title-2");
  gtk_widget_set_margin_top (label, 12);
  gtk_box_append (GTK_BOX (self->content), label);
}

static void
add_text (AccordTrailDialog *self, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (self->content), label);
}

static void
add_more (AccordTrailDialog *self, guint n)
{
  g_autofree char *text = n > MAX_CARDS ? g_strdup_printf (ngettext ("… and %u more, older", "… and %u more, older",
                                                                     n - MAX_CARDS),
                                                           n - MAX_CARDS)
                                        : NULL;

  if (text != NULL)
    add_text (self, text);
}

/* Those that came by one of @ways and by none of @but_not; nothing at all, not even the heading, when there are none. */
static void
add_items (AccordTrailDialog *self, const char *heading, GPtrArray *items, guint ways, guint but_not)
{
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const AccordTrailItem *item = g_ptr_array_index (items, i);

      if ((item->ways & ways) == 0 || (item->ways & but_not) != 0)
        continue;
      if (n == 0)
        add_heading (self, heading);
      if (n++ < MAX_CARDS)
        gtk_box_append (GTK_BOX (self->content), accord_told_card_new (item, self->pairs));
    }
  add_more (self, n);
}

static void
add_passages (AccordTrailDialog *self, const char *heading, GPtrArray *passages, guint ways, guint but_not)
{
  gboolean begun = FALSE;

  for (guint i = 0; i < passages->len; i++)
    {
      const AccordLensPassage *passage = g_ptr_array_index (passages, i);

      if ((passage->ways & ways) == 0 || (passage->ways & but_not) != 0)
        continue;
      if (!begun)
        add_heading (self, heading);
      begun = TRUE;
      gtk_box_append (GTK_BOX (self->content), accord_told_passage_card_new (passage));
    }
}

static void
add_needs (AccordTrailDialog *self, GPtrArray *needs)
{
  if (needs->len > 0)
    add_heading (self, _("Needs in the Assessments"));
  for (guint i = 0; i < needs->len; i++)
    {
      AccordRecord *need = ((AccordLensNeed *) g_ptr_array_index (needs, i))->need;
      g_autofree char *text = g_strdup_printf ("%s (%s)", accord_record_get (need, "text"),
                                               accord_record_get (need, "assessment"));

      add_text (self, text);
    }
}

static void
set_orientation (AccordTrailDialog *self)
{
  for (guint i = 0; i < self->pairs->len; i++)
    {
      GtkWidget *pair = g_ptr_array_index (self->pairs, i);

      gtk_orientable_set_orientation (GTK_ORIENTABLE (pair),
                                      self->is_narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
      gtk_box_set_homogeneous (GTK_BOX (pair), !self->is_narrow);
      gtk_box_set_spacing (GTK_BOX (pair), self->is_narrow ? 0 : 18);
    }
}

static void
begin (AccordTrailDialog *self, const char *title)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->pairs, 0);
  while ((child = gtk_widget_get_first_child (self->content)) != NULL)
    gtk_box_remove (GTK_BOX (self->content), child);
  add_title (self, title);
}

static void
finish (AccordTrailDialog *self)
{
  set_orientation (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  gtk_stack_set_visible_child_name (self->stack, "content");
  gtk_widget_set_sensitive (self->save, TRUE);
}

static void
show_lens (AccordTrailDialog *self, AccordLens *lens)
{
  GPtrArray *heard = lens->trail->heard;
  g_autofree char *gaps = g_strjoinv (" ", lens->gaps);
  g_autofree char *parent_heard = g_strdup_printf (_("Heard About: %s"), lens->parent);
  g_autofree char *parent_passages = g_strdup_printf (_("Passages That Rest on What Was Heard About: %s"), lens->parent);

  begin (self, lens->trail->name);
  add_heading (self, _("What Is Missing"));
  add_text (self, gaps);
  add_items (self, _("Heard"), heard, ACCORD_WAY_DIRECT, 0);
  add_items (self, _("Heard at Activities With Them"), heard, ACCORD_WAY_ACTIVITY, ACCORD_WAY_DIRECT);
  add_passages (self, _("Passages That Rest on What Was Heard"), lens->passages, NEAR, 0);
  add_passages (self, _("Passages That Only Mention It"), lens->passages, ACCORD_WAY_WORDS, NEAR);
  add_passages (self, parent_passages, lens->passages, ACCORD_WAY_PARENT, NEAR | ACCORD_WAY_WORDS);
  add_items (self, parent_heard, heard, ACCORD_WAY_PARENT, NEAR);
  add_items (self, _("Heard in These Words Elsewhere"), heard, ACCORD_WAY_WORDS, NEAR | ACCORD_WAY_PARENT);
  add_needs (self, lens->needs);
  add_items (self, _("Activities"), lens->trail->activities, ACCORD_WAY_DIRECT, 0);
  finish (self);
}

static void
show_trail (AccordTrailDialog *self, AccordTrail *trail)
{
  /* Translators: a title; %s is an organisation. */
  g_autofree char *title = g_strdup_printf (_("Everything %s told us"), trail->name);

  begin (self, title);
  if (trail->heard->len == 0)
    {
      add_heading (self, _("Heard"));
      add_text (self, _("Nothing that was said is recorded."));
    }
  add_items (self, _("Heard"), trail->heard, ACCORD_WAY_DIRECT, 0);
  add_items (self, _("Heard Where They Took Part"), trail->heard, ACCORD_WAY_ACTIVITY, ACCORD_WAY_DIRECT);
  add_items (self, _("Activities"), trail->activities, NEAR, 0);
  finish (self);
}

/* --- loading --- */

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordTrailDialog) self = data;
  g_autoptr (GError) error = NULL;
  gpointer answer = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, &error);

  if (answer == NULL && self->partnership != NULL)
    accord_shell_complain (GTK_WIDGET (self), error);
  if (answer != NULL && self->is_lens)
    {
      g_autoptr (AccordLens) lens = answer;

      if (self->partnership != NULL && lens->trail->id == self->id)
        show_lens (self, lens);
    }
  else if (answer != NULL)
    {
      g_autoptr (AccordTrail) trail = answer;

      if (self->partnership != NULL)
        show_trail (self, trail);
    }
}

static void
load (AccordTrailDialog *self)
{
  accord_partnership_run_async (self->partnership,
                                self->is_lens ? accord_lens_load (self->id) : accord_trail_load (self->kind, self->id), NULL,
                                loaded_cb, g_object_ref (self));
}

static void
chosen_cb (AccordChooser *chooser, AccordChoice *choice, gpointer data)
{
  AccordTrailDialog *self = data;
  const char *vocabulary = g_object_get_data (G_OBJECT (chooser), "accord-vocabulary");
  const AccordTerm *term = accord_vocabulary_find_code (accord_partnership_get_vocabulary (self->partnership, vocabulary),
                                                        accord_choice_get_value (choice));

  if (term == NULL)
    return;
  self->id = term->id;
  load (self);
}

static void
add_picker (AccordTrailDialog *self, GtkWidget *box, const char *label, const char *vocabulary, const char *field)
{
  GListModel *choices = accord_choices_get (self->partnership, accord_field_find ("activity", field));
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *chooser = accord_chooser_new (choices, label, FALSE);

  g_object_set_data (G_OBJECT (chooser), "accord-vocabulary", (gpointer) vocabulary);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_DEFAULT);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), label);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), chooser);
  gtk_box_append (GTK_BOX (box), button);
}

/* --- the object --- */

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const char *const TABLES[] = { "organisation", "place", "term" };
  AccordTrailDialog *self = ACCORD_TRAIL_DIALOG (widget);

  gtk_widget_activate_action (widget, "win.save-told", "(sx)", self->is_lens ? "lens" : TABLES[self->kind], self->id);
}

static void
close_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
narrow_cb (AccordTrailDialog *self)
{
  self->is_narrow = TRUE;
  set_orientation (self);
}

static void
wide_cb (AccordTrailDialog *self)
{
  self->is_narrow = FALSE;
  set_orientation (self);
}

static void
accord_trail_dialog_dispose (GObject *object)
{
  g_clear_object (&ACCORD_TRAIL_DIALOG (object)->partnership);

  G_OBJECT_CLASS (accord_trail_dialog_parent_class)->dispose (object);
}

static void
accord_trail_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (ACCORD_TRAIL_DIALOG (object)->pairs);

  G_OBJECT_CLASS (accord_trail_dialog_parent_class)->finalize (object);
}

static void
accord_trail_dialog_class_init (AccordTrailDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_trail_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_trail_dialog_finalize;

  gtk_widget_class_install_action (widget_class, "trail.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "trail.close", NULL, close_cb);
}

static GtkWidget *
make_content (AccordTrailDialog *self)
{
  GtkWidget *clamp = adw_clamp_new ();

  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_object_set (self->content, "margin-start", 12, "margin-end", 12, "margin-bottom", 24, NULL);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 860);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->content);
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (self->scroller, clamp);
  return GTK_WIDGET (self->scroller);
}

static void
accord_trail_dialog_init (AccordTrailDialog *self)
{
  AdwBreakpoint *narrow = adw_breakpoint_new (adw_breakpoint_condition_parse ("max-width: 600sp"));
  GtkWidget *header = adw_header_bar_new ();

  self->pairs = g_ptr_array_new ();
  self->view = ADW_TOOLBAR_VIEW (adw_toolbar_view_new ());
  self->stack = GTK_STACK (gtk_stack_new ());
  self->nothing = ADW_STATUS_PAGE (adw_status_page_new ());
  self->save = gtk_button_new_with_mnemonic (_("_Save As…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->save), "trail.save");
  gtk_widget_set_sensitive (self->save, FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->save);
  adw_status_page_set_title (self->nothing, _("Whom Is It About?"));
  adw_status_page_set_description (self->nothing,
                                   _("Choose a condition or a group to see what was heard, what is written and what is "
                                     "missing."));
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->nothing), "nothing");
  gtk_stack_add_named (self->stack, make_content (self), "content");
  adw_toolbar_view_add_top_bar (self->view, header);
  adw_toolbar_view_set_content (self->view, GTK_WIDGET (self->stack));
  g_signal_connect_object (narrow, "apply", G_CALLBACK (narrow_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (narrow, "unapply", G_CALLBACK (wide_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_add_breakpoint (ADW_DIALOG (self), narrow);
  adw_dialog_set_content_width (ADW_DIALOG (self), 920);
  adw_dialog_set_content_height (ADW_DIALOG (self), 760);
  adw_dialog_set_child (ADW_DIALOG (self), GTK_WIDGET (self->view));
  g_object_set (self, "width-request", 360, "height-request", 280, NULL);
}

/**
 * accord_trail_dialog_new:
 * @partnership: what is looked at
 * @kind: where the trail begins
 * @id: the organisation, place or term
 *
 * Returns: (transfer floating): everything they told us, and what changed
 */
AdwDialog *
accord_trail_dialog_new (AccordPartnership *partnership, AccordTrailKind kind, gint64 id)
{
  AccordTrailDialog *self = g_object_new (ACCORD_TYPE_TRAIL_DIALOG, "title", _("What We Were Told"), NULL);

  self->partnership = g_object_ref (partnership);
  self->kind = kind;
  self->id = id;
  load (self);
  return ADW_DIALOG (self);
}

/**
 * accord_trail_dialog_new_lens:
 * @partnership: what is looked at
 * @term: a condition or a group, or 0 for none yet
 *
 * Returns: (transfer floating): what there is about it
 */
AdwDialog *
accord_trail_dialog_new_lens (AccordPartnership *partnership, gint64 term)
{
  AccordTrailDialog *self = g_object_new (ACCORD_TYPE_TRAIL_DIALOG, "title", _("Condition or Group"), NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->partnership = g_object_ref (partnership);
  self->kind = ACCORD_TRAIL_TERM;
  self->id = term;
  self->is_lens = TRUE;
  g_object_set (box, "margin-start", 12, "margin-end", 12, "margin-bottom", 6, "halign", GTK_ALIGN_CENTER, NULL);
  add_picker (self, box, _("Condition"), "condition", "activity_condition");
  add_picker (self, box, _("Group"), "group", "activity_group");
  adw_toolbar_view_add_top_bar (self->view, box);
  if (term != 0)
    load (self);
  return ADW_DIALOG (self);
}
