/* accord-trail-page.c: what was said and what changed, from wherever one begins
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/trail/accord-trail-page.h"

#include <glib/gi18n.h>

#include "engagement/accord-lens.h"
#include "engagement/accord-orphans.h"
#include "ui/common/accord-choices.h"
#include "ui/common/accord-chooser.h"
#include "ui/trail/accord-orphan-rows.h"
#include "ui/trail/accord-told-card.h"

/**
 * AccordTrailPage:
 *
 * What an organisation or a place told the partnership, or what there is about a group, a condition or a theme: direct hits
 * first, and what is only near told apart. While no beginning is chosen, it shows where the trail breaks on either side.
 * Everything opens the place where it lives.
 */
struct _AccordTrailPage
{
  AccordSheetPage parent_instance;

  GtkWidget *loose_ends;
  GtkMenuButton *pickers[5];
  AccordTrailKind kind;
  gint64 id;                    /* 0: where the trail breaks */
  gboolean is_new;              /* not shown from the top yet */
  GPtrArray *pairs;             /* cards of two columns */
};

G_DEFINE_FINAL_TYPE (AccordTrailPage, accord_trail_page, ACCORD_TYPE_SHEET_PAGE)

/* As many as anybody reads; a saved report has them all. */
#define MAX_CARDS 100

#define NEAR (ACCORD_WAY_DIRECT | ACCORD_WAY_ACTIVITY)

static const char *const WATCHES[] = { "activity", "activity_party", "activity_term", "assessment", "evidence_link",
                                       "feedback", "feedback_term", "highlight", "need", "need_section", "organisation",
                                       "place", "plan", "section", "term", NULL };

/* Where a trail may begin: by a field of an activity that has it. */
static const struct
{
  const char *title;
  const char *field;
  AccordTrailKind kind;
  const char *vocabulary;
} BEGINNINGS[] = {
  { N_("Organisation"), "lead_id", ACCORD_TRAIL_ORGANISATION, NULL },
  { N_("Place"), "place_id", ACCORD_TRAIL_PLACE, NULL },
  { N_("Condition"), "activity_condition", ACCORD_TRAIL_TERM, "condition" },
  { N_("Group"), "activity_group", ACCORD_TRAIL_TERM, "group" },
  { N_("Theme"), "activity_theme", ACCORD_TRAIL_TERM, "theme" },
};

enum
{
  CONDITION = 2,
};

/* --- what it says --- */

static void
add_heading (AccordTrailPage *self, const char *text)
{
  accord_sheet_page_add_text (ACCORD_SHEET_PAGE (self), text, "heading");
}

static void
add_text (AccordTrailPage *self, const char *text)
{
  accord_sheet_page_add_text (ACCORD_SHEET_PAGE (self), text, NULL);
}

static void
begin (AccordTrailPage *self, const char *title)
{
  g_ptr_array_set_size (self->pairs, 0);
  accord_sheet_page_clear (ACCORD_SHEET_PAGE (self));
  accord_sheet_page_add_text (ACCORD_SHEET_PAGE (self), title, "title-2");
}

static void
add_more (AccordTrailPage *self, guint n)
{
  g_autofree char *text = n > MAX_CARDS ? g_strdup_printf (ngettext ("… and %u more", "… and %u more", n - MAX_CARDS),
                                                           n - MAX_CARDS)
                                        : NULL;

  if (text != NULL)
    add_text (self, text);
}

/* Those that came by one of @ways and by none of @but_not; nothing at all, not even the heading, when there are none. */
static void
add_items (AccordTrailPage *self, const char *heading, GPtrArray *items, guint ways, guint but_not)
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
        accord_sheet_page_add (ACCORD_SHEET_PAGE (self), accord_told_card_new (item, self->pairs));
    }
  add_more (self, n);
}

static void
add_passages (AccordTrailPage *self, const char *heading, GPtrArray *passages, guint ways, guint but_not)
{
  guint n = 0;

  for (guint i = 0; i < passages->len; i++)
    {
      const AccordLensPassage *passage = g_ptr_array_index (passages, i);

      if ((passage->ways & ways) == 0 || (passage->ways & but_not) != 0)
        continue;
      if (n == 0)
        add_heading (self, heading);
      if (n++ < MAX_CARDS)
        accord_sheet_page_add (ACCORD_SHEET_PAGE (self), accord_told_passage_card_new (passage));
    }
  add_more (self, n);
}

static void
add_needs (AccordTrailPage *self, GPtrArray *needs)
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
add_coded (AccordTrailPage *self, GPtrArray *coded)
{
  if (coded->len == 0)
    return;
  add_heading (self, _("Coded Words"));
  accord_sheet_page_add (ACCORD_SHEET_PAGE (self),
                         accord_orphan_rows_new (coded, _("Coded words"), MAX_CARDS, accord_orphan_row_new_coded));
  add_more (self, coded->len);
}

/* The letter to whoever asks how the views of these people inform the strategy. */
static void
add_answer_button (AccordTrailPage *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Answer the Question…"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "trail.save");
  gtk_widget_set_tooltip_text (button, _("A letter that says how their views and experiences inform the strategy"));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "suggested-action");
  accord_sheet_page_add (ACCORD_SHEET_PAGE (self), button);
}

static void
show_lens (AccordTrailPage *self, AccordLens *lens)
{
  GPtrArray *heard = lens->trail->heard;
  g_autofree char *gaps = g_strjoinv (" ", lens->gaps);
  g_autofree char *parent_heard = g_strdup_printf (_("Heard About: %s"), lens->parent);
  g_autofree char *parent_passages = g_strdup_printf (_("Passages That Rest on What Was Heard About: %s"), lens->parent);

  begin (self, lens->trail->name);
  add_answer_button (self);
  add_heading (self, _("What Is Missing"));
  add_text (self, gaps);
  add_coded (self, lens->coded);
  add_items (self, _("Heard"), heard, ACCORD_WAY_DIRECT, 0);
  add_items (self, _("Heard at Activities With Them"), heard, ACCORD_WAY_ACTIVITY, ACCORD_WAY_DIRECT);
  add_passages (self, _("Passages That Rest on What Was Heard"), lens->passages, NEAR, 0);
  add_passages (self, _("Passages That Only Mention It"), lens->passages, ACCORD_WAY_WORDS, NEAR);
  add_passages (self, parent_passages, lens->passages, ACCORD_WAY_PARENT, NEAR | ACCORD_WAY_WORDS);
  add_items (self, parent_heard, heard, ACCORD_WAY_PARENT, NEAR);
  add_items (self, _("Heard in These Words Elsewhere"), heard, ACCORD_WAY_WORDS, NEAR | ACCORD_WAY_PARENT);
  add_needs (self, lens->needs);
  add_items (self, _("Activities"), lens->trail->activities, ACCORD_WAY_DIRECT, 0);
}

static void
show_trail (AccordTrailPage *self, AccordTrail *trail)
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
}

/* --- where the trail breaks --- */

static void
add_orphans (AccordTrailPage *self, const char *heading, const char *words, GPtrArray *records, guint n,
             AccordOrphanRow make_row)
{
  add_heading (self, heading);
  add_text (self, words);
  if (records->len > 0)
    accord_sheet_page_add (ACCORD_SHEET_PAGE (self), accord_orphan_rows_new (records, heading, MAX_CARDS, make_row));
  add_more (self, n);
}

static void
show_orphans (AccordTrailPage *self, AccordOrphans *orphans)
{
  begin (self, _("Where the Trail Breaks"));
  add_text (self, _("Choose an organisation, a place, a condition, a group or a theme to follow what was said to what "
                    "changed."));
  add_orphans (self, _("Links to Be Confirmed"),
               orphans->suspect->len > 0
                   ? _("These sections have changed since somebody confirmed that they answer what was heard.")
                   : _("No section has changed since its links were confirmed."),
               orphans->suspect, orphans->suspect->len, accord_orphan_row_new_suspect);
  add_orphans (self, _("Passages That Nothing Supports"),
               orphans->sections->len > 0 ? _("Nothing that was heard is linked to these sections.")
                                          : _("Every section with a text rests on something that was heard."),
               orphans->sections, orphans->sections->len, accord_orphan_row_new_section);
  add_orphans (self, _("Heard, and Used Nowhere"),
               orphans->feedback->len > 0 ? _("No section is linked to these.")
                                          : _("Everything that was heard is linked to a section."),
               orphans->feedback, orphans->n_feedback, accord_orphan_row_new_feedback);
}

/* --- asking --- */

static AccordRequest *
ask (AccordSheetPage *page)
{
  AccordTrailPage *self = ACCORD_TRAIL_PAGE (page);

  if (self->id == 0)
    return accord_orphans_load (MAX_CARDS);
  return self->kind == ACCORD_TRAIL_TERM ? accord_lens_load (self->id) : accord_trail_load (self->kind, self->id);
}

static void
set_orientation (AccordTrailPage *self, gboolean is_narrow)
{
  for (guint i = 0; i < self->pairs->len; i++)
    {
      GtkWidget *pair = g_ptr_array_index (self->pairs, i);

      gtk_orientable_set_orientation (GTK_ORIENTABLE (pair),
                                      is_narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
      gtk_box_set_homogeneous (GTK_BOX (pair), !is_narrow);
      gtk_box_set_spacing (GTK_BOX (pair), is_narrow ? 0 : 18);
    }
}

static void
narrowed (AccordSheetPage *page, gboolean is_narrow)
{
  set_orientation (ACCORD_TRAIL_PAGE (page), is_narrow);
}

static void
show_answer (AccordTrailPage *self, gpointer answer)
{
  if (self->id == 0)
    {
      g_autoptr (AccordOrphans) orphans = answer;

      show_orphans (self, orphans);
    }
  else if (self->kind == ACCORD_TRAIL_TERM)
    {
      g_autoptr (AccordLens) lens = answer;

      show_lens (self, lens);
    }
  else
    {
      g_autoptr (AccordTrail) trail = answer;

      show_trail (self, trail);
    }
}

static void
show (AccordSheetPage *page, gpointer answer)
{
  AccordTrailPage *self = ACCORD_TRAIL_PAGE (page);

  show_answer (self, answer);
  set_orientation (self, accord_sheet_page_is_narrow (page));
  if (self->is_new)
    accord_sheet_page_scroll_to_top (page);
  self->is_new = FALSE;
}

/* --- beginning --- */

static void
follow (AccordTrailPage *self, AccordTrailKind kind, gint64 id)
{
  self->kind = kind;
  self->id = id;
  self->is_new = TRUE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "trail.print", id != 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "trail.save", id != 0);
  gtk_widget_set_sensitive (self->loose_ends, id != 0);
  accord_sheet_page_reload (ACCORD_SHEET_PAGE (self));
}

static void
loose_ends_cb (AccordTrailPage *self)
{
  follow (self, ACCORD_TRAIL_ORGANISATION, 0);
}

static void
chosen_cb (AccordChooser *chooser, AccordChoice *choice, gpointer data)
{
  AccordTrailPage *self = data;
  AccordPartnership *partnership = accord_sheet_page_get_partnership (ACCORD_SHEET_PAGE (self));
  guint which = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chooser), "accord-beginning"));
  const char *vocabulary = BEGINNINGS[which].vocabulary, *value = accord_choice_get_value (choice);
  const AccordTerm *term;

  if (vocabulary == NULL)
    {
      follow (self, BEGINNINGS[which].kind, g_ascii_strtoll (value, NULL, 10));
      return;
    }
  term = accord_vocabulary_find_code (accord_partnership_get_vocabulary (partnership, vocabulary), value);
  if (term != NULL)
    follow (self, ACCORD_TRAIL_TERM, term->id);
}

static void
add_picker (AccordTrailPage *self, AdwWrapBox *box, guint which)
{
  GListModel *choices = accord_choices_get (accord_sheet_page_get_partnership (ACCORD_SHEET_PAGE (self)),
                                            accord_field_find ("activity", BEGINNINGS[which].field));
  GtkMenuButton *button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  GtkWidget *chooser = accord_chooser_new (choices, _(BEGINNINGS[which].title), FALSE);

  g_object_set_data (G_OBJECT (chooser), "accord-beginning", GUINT_TO_POINTER (which));
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_DEFAULT);
  gtk_menu_button_set_label (button, _(BEGINNINGS[which].title));
  gtk_menu_button_set_always_show_arrow (button, TRUE);
  gtk_menu_button_set_popover (button, chooser);
  adw_wrap_box_append (box, GTK_WIDGET (button));
  self->pickers[which] = button;
}

/* --- the page --- */

static void
print_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const char *const KINDS[] = { "organisation", "place", "lens" };
  AccordTrailPage *self = ACCORD_TRAIL_PAGE (widget);

  gtk_widget_activate_action (widget, g_str_equal (action, "trail.print") ? "win.print-told" : "win.save-told", "(sx)",
                              KINDS[self->kind], self->id);
}

static void
accord_trail_page_finalize (GObject *object)
{
  g_ptr_array_unref (ACCORD_TRAIL_PAGE (object)->pairs);

  G_OBJECT_CLASS (accord_trail_page_parent_class)->finalize (object);
}

static void
accord_trail_page_class_init (AccordTrailPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AccordSheetPageClass *page_class = ACCORD_SHEET_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = accord_trail_page_finalize;
  page_class->watches = WATCHES;
  page_class->ask = ask;
  page_class->show = show;
  page_class->narrowed = narrowed;
  gtk_widget_class_install_action (widget_class, "trail.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "trail.save", NULL, print_cb);
}

static void
accord_trail_page_init (AccordTrailPage *self)
{
  self->pairs = g_ptr_array_new ();
}

static void
add_pickers (AccordTrailPage *self)
{
  AdwWrapBox *box = ADW_WRAP_BOX (adw_wrap_box_new ());

  adw_wrap_box_set_child_spacing (box, 6);
  adw_wrap_box_set_line_spacing (box, 6);
  adw_wrap_box_set_align (box, 0.5);
  g_object_set (box, "margin-start", 12, "margin-end", 12, "margin-bottom", 6, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (BEGINNINGS); i++)
    add_picker (self, box, i);
  self->loose_ends = gtk_button_new_with_mnemonic (_("Where It _Breaks"));
  gtk_widget_add_css_class (self->loose_ends, "flat");
  gtk_widget_set_sensitive (self->loose_ends, FALSE);
  g_signal_connect_object (self->loose_ends, "clicked", G_CALLBACK (loose_ends_cb), self, G_CONNECT_SWAPPED);
  adw_wrap_box_append (box, self->loose_ends);
  accord_sheet_page_add_bar (ACCORD_SHEET_PAGE (self), GTK_WIDGET (box));
}

/**
 * accord_trail_page_new:
 * @partnership: what is looked at
 *
 * Returns: (transfer floating): a page that shows where the trail breaks
 */
GtkWidget *
accord_trail_page_new (AccordPartnership *partnership)
{
  AccordTrailPage *self = g_object_new (ACCORD_TYPE_TRAIL_PAGE, "title", _("Trail"), "tag", "trail", NULL);
  AdwHeaderBar *header = accord_sheet_page_get_header (ACCORD_SHEET_PAGE (self));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "trail.print", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "trail.save", FALSE);
  accord_sheet_page_set_up (ACCORD_SHEET_PAGE (self), partnership);
  add_pickers (self);
  adw_header_bar_pack_end (header, accord_sheet_page_make_paper_button ("trail.print", "trail.save"));
  return GTK_WIDGET (self);
}

/**
 * accord_trail_page_follow:
 * @kind: where the trail begins
 * @id: the organisation, place or term
 *
 * Shows everything they told us and what changed, or all that there is about a term.
 */
void
accord_trail_page_follow (AccordTrailPage *self, AccordTrailKind kind, gint64 id)
{
  g_return_if_fail (ACCORD_IS_TRAIL_PAGE (self));

  follow (self, kind, id);
}

/**
 * accord_trail_page_pick:
 *
 * Lets a condition be picked.
 */
void
accord_trail_page_pick (AccordTrailPage *self)
{
  g_return_if_fail (ACCORD_IS_TRAIL_PAGE (self));

  gtk_menu_button_popup (self->pickers[CONDITION]);
}
