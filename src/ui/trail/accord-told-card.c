/* accord-told-card.c: one thing that was heard, what was done, and where it is written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/trail/accord-told-card.h"

#include <glib/gi18n.h>

#include "base/accord-vague-date.h"
#include "ui/common/accord-record-link.h"

static GtkWidget *
add_label (GtkWidget *box, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

/**
 * accord_told_describe_activity:
 * @activity: a record with "title" and the "happened_" columns
 *
 * Returns: (transfer full): its title, and when it was
 */
char *
accord_told_describe_activity (AccordRecord *activity)
{
  g_autofree char *when = accord_vague_date_format (accord_record_get (activity, "happened_from"),
                                                    accord_record_get (activity, "happened_until"),
                                                    accord_record_get (activity, "happened_text"));

  if (*when == '\0')
    return g_strdup (accord_record_get (activity, "title"));
  /* Translators: an activity and when it was: "Coffee morning, 12/01/2026". */
  return g_strdup_printf (_("%s, %s"), accord_record_get (activity, "title"), when);
}

/* --- left: what was heard --- */

static GtkWidget *
make_heard (const AccordTrailItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *activity = accord_told_describe_activity (item->activity);

  if (item->feedback != NULL)
    {
      const char *who = accord_record_get (item->feedback, "said_by");

      add_label (box, accord_record_get (item->feedback, "text"), NULL);
      if (*who == '\0')
        who = accord_record_get (item->feedback, "organisation");
      if (*who != '\0')
        add_label (box, who, "caption");
    }
  gtk_box_append (GTK_BOX (box),
                  item->feedback != NULL
                      ? accord_record_link_new (activity, "feedback", accord_record_get_id (item->feedback))
                      : accord_record_link_new (activity, "activity", accord_record_get_id (item->activity)));
  return box;
}

/* --- right: what was done --- */

static void
add_did (GtkWidget *box, AccordRecord *feedback)
{
  const char *label = accord_record_get (feedback, "response_label");
  const char *text = accord_record_get (feedback, "response_text");
  g_autofree char *told = accord_vague_date_format (accord_record_get (feedback, "fed_back_from"),
                                                    accord_record_get (feedback, "fed_back_until"),
                                                    accord_record_get (feedback, "fed_back_text"));
  g_autofree char *words = NULL;

  if (*label == '\0' && *text == '\0')
    add_label (box, _("No response yet"), "heading");
  if (*label != '\0')
    add_label (box, label, "heading");
  if (*text != '\0')
    add_label (box, text, NULL);
  /* Translators: when those who said it were told what came of it. */
  words = *told != '\0' ? g_strdup_printf (_("Told: %s"), told) : g_strdup (_("That they were told is not recorded"));
  add_label (box, words, "caption");
}

static void
add_passages (GtkWidget *box, GPtrArray *links)
{
  if (links->len == 0)
    add_label (box, _("Linked to no passage"), "caption");
  for (guint i = 0; i < links->len; i++)
    {
      AccordRecord *link = g_ptr_array_index (links, i);
      const char *quote = accord_record_get (link, "quote");
      g_autofree char *section = g_strdup_printf ("%s %s", accord_record_get (link, "number"),
                                                  accord_record_get (link, "heading"));
      g_autofree char *text = *quote != '\0' ? g_strdup_printf ("%s\n“%s”", section, quote) : g_strdup (section);

      gtk_box_append (GTK_BOX (box), accord_record_link_new (text, "evidence_link", accord_record_get_id (link)));
      if (accord_record_get_int (link, "suspect") != 0)
        add_label (box, _("The section has changed since: to be confirmed"), "caption-heading");
    }
}

static GtkWidget *
make_did (const AccordTrailItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  if (item->feedback != NULL)
    add_did (box, item->feedback);
  add_passages (box, item->links);
  return box;
}

static GtkWidget *
make_card (GtkOrientation orientation)
{
  GtkWidget *card = gtk_box_new (orientation, 18);

  gtk_widget_add_css_class (card, "card");
  return card;
}

static void
append_padded (GtkWidget *card, GtkWidget *child)
{
  g_object_set (child, "margin-start", 12, "margin-end", 12, "margin-top", 12, "margin-bottom", 12, NULL);
  gtk_box_append (GTK_BOX (card), child);
}

/**
 * accord_told_card_new:
 * @item: what was heard, or an activity as a whole
 * @pairs: (element-type GtkWidget): gets the card, whose orientation the window's width decides
 *
 * Returns: (transfer floating): a card: what was heard on the left, what was done and where it is written on the right
 */
GtkWidget *
accord_told_card_new (const AccordTrailItem *item, GPtrArray *pairs)
{
  GtkWidget *card = make_card (GTK_ORIENTATION_HORIZONTAL);

  gtk_box_set_homogeneous (GTK_BOX (card), TRUE);
  append_padded (card, make_heard (item));
  append_padded (card, make_did (item));
  g_ptr_array_add (pairs, card);
  return card;
}

/**
 * accord_told_passage_card_new:
 * @passage: a section
 *
 * Returns: (transfer floating): a card: the section and the words in it
 */
GtkWidget *
accord_told_passage_card_new (const AccordLensPassage *passage)
{
  GtkWidget *card = make_card (GTK_ORIENTATION_VERTICAL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *section = g_strdup_printf ("%s %s", accord_record_get (passage->section, "number"),
                                              accord_record_get (passage->section, "heading"));

  gtk_box_append (GTK_BOX (box), accord_record_link_new (section, "section", accord_record_get_id (passage->section)));
  for (guint i = 0; i < passage->quotes->len; i++)
    {
      g_autofree char *quote = g_strdup_printf ("“%s”", (const char *) passage->quotes->pdata[i]);

      add_label (box, quote, NULL);
    }
  add_label (box, accord_record_get (passage->section, "plan_title"), "caption");
  append_padded (card, box);
  return card;
}
