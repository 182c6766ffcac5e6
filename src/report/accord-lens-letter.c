/* accord-lens-letter.c: how are people's views and experiences informing your strategy?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "base/accord-vague-date.h"
#include "engagement/accord-lens.h"
#include "report/accord-paper-private.h"
#include "report/accord-told-private.h"

/* Direct hits first and for themselves; what is only near is said to be so. */
#define NEAR (ACCORD_WAY_DIRECT | ACCORD_WAY_ACTIVITY)

static void
add_opening (AccordDocument *document, AccordLens *lens)
{
  g_autofree char *day = accord_day_format (accord_document_get_date (document));
  g_autofree char *opening
      = g_strdup_printf (_("You asked how people’s views and experiences inform our strategy. This is what our records show "
                           "on %s."),
                         day);
  guint activities = accord_told_count (lens->trail->activities, ACCORD_WAY_DIRECT, 0);
  guint heard = accord_told_count (lens->trail->heard, NEAR, 0);
  g_autofree char *held = g_strdup_printf (ngettext ("%u activity with them is recorded",
                                                     "%u activities with them are recorded", activities),
                                           activities);
  g_autofree char *said = g_strdup_printf (ngettext ("%u thing that was said", "%u things that were said", heard), heard);
  /* Translators: "3 activities with them are recorded, and 5 things that were said." */
  g_autofree char *both = g_strdup_printf (_("%s, and %s."), held, said);

  accord_document_add_text (document, opening);
  accord_document_add_text (document, both);
  if (lens->below[0] != NULL)
    {
      g_autofree char *labels = g_strjoinv ("; ", lens->below);
      g_autofree char *below = g_strdup_printf (_("This includes: %s."), labels);

      accord_document_add_text (document, below);
    }
}

static void
add_heard (AccordDocument *document, AccordLens *lens)
{
  GPtrArray *heard = lens->trail->heard;

  accord_document_add_heading (document, 2, _("What we were told, and what changed"));
  if (accord_told_count (heard, ACCORD_WAY_DIRECT, 0) > 0)
    accord_told_add_table (document, heard, ACCORD_WAY_DIRECT, 0);
  else
    accord_document_add_text (document, _("Nothing that was said directly about this is recorded."));
  if (accord_told_count (heard, ACCORD_WAY_ACTIVITY, ACCORD_WAY_DIRECT) == 0)
    return;
  accord_document_add_heading (document, 3, _("Also heard at activities with them"));
  accord_told_add_table (document, heard, ACCORD_WAY_ACTIVITY, ACCORD_WAY_DIRECT);
}

static void
add_passages (AccordDocument *document, AccordLens *lens, guint ways, guint but_not, const char *heading)
{
  gboolean begun = FALSE;

  for (guint i = 0; i < lens->passages->len; i++)
    {
      const AccordLensPassage *passage = g_ptr_array_index (lens->passages, i);
      g_autofree char *section = NULL;

      if ((passage->ways & ways) == 0 || (passage->ways & but_not) != 0)
        continue;
      if (!begun)
        {
          accord_document_add_heading (document, 3, heading);
          accord_document_begin_list (document, ACCORD_LIST_BULLETED, 1);
        }
      begun = TRUE;
      section = g_strdup_printf ("%s, %s %s", accord_record_get (passage->section, "plan_title"),
                                 accord_record_get (passage->section, "number"),
                                 accord_record_get (passage->section, "heading"));
      accord_document_begin_item (document);
      accord_document_add_text (document, section);
      for (guint k = 0; k < passage->quotes->len; k++)
        {
          g_autofree char *quote = g_strdup_printf ("“%s”", (const char *) passage->quotes->pdata[k]);

          accord_document_add_text (document, quote);
        }
      accord_document_end (document);
    }
  if (begun)
    accord_document_end (document);
}

static void
add_written (AccordDocument *document, AccordLens *lens)
{
  g_autofree char *by_parent = g_strdup_printf (_("Passages that rest on what was said about: %s"), lens->parent);

  accord_document_add_heading (document, 2, _("Where it is written"));
  if (lens->passages->len == 0)
    accord_document_add_text (document, _("No passage of a strategy is about this."));
  add_passages (document, lens, NEAR, 0, _("Passages that rest on what was said"));
  add_passages (document, lens, ACCORD_WAY_WORDS, NEAR,
                _("Passages that mention it, and rest on nothing that was said about it"));
  add_passages (document, lens, ACCORD_WAY_PARENT, NEAR | ACCORD_WAY_WORDS, by_parent);
}

static void
add_wider (AccordDocument *document, AccordLens *lens)
{
  GPtrArray *heard = lens->trail->heard;
  g_autofree char *heading = g_strdup_printf (_("What was said about: %s"), lens->parent);

  if (accord_told_count (heard, ACCORD_WAY_PARENT, NEAR) > 0)
    {
      accord_document_add_heading (document, 2, heading);
      accord_told_add_table (document, heard, ACCORD_WAY_PARENT, NEAR);
    }
  if (accord_told_count (heard, ACCORD_WAY_WORDS, NEAR | ACCORD_WAY_PARENT) > 0)
    {
      accord_document_add_heading (document, 2, _("What was said in these words elsewhere"));
      accord_told_add_table (document, heard, ACCORD_WAY_WORDS, NEAR | ACCORD_WAY_PARENT);
    }
}

static void
add_activities (AccordDocument *document, AccordLens *lens)
{
  if (accord_told_count (lens->trail->activities, ACCORD_WAY_DIRECT, 0) == 0)
    return;
  accord_document_add_heading (document, 2, _("Activities with them"));
  accord_told_add_activities (document, lens->trail->activities, ACCORD_WAY_DIRECT, 0);
}

static void
add_needs (AccordDocument *document, AccordLens *lens)
{
  if (lens->needs->len == 0)
    return;
  accord_document_add_heading (document, 2, _("Needs in the assessments"));
  accord_document_begin_list (document, ACCORD_LIST_BULLETED, 1);
  for (guint i = 0; i < lens->needs->len; i++)
    {
      AccordRecord *need = ((AccordLensNeed *) g_ptr_array_index (lens->needs, i))->need;
      g_autofree char *text = g_strdup_printf ("%s (%s)", accord_record_get (need, "text"),
                                               accord_record_get (need, "assessment"));

      accord_document_begin_item (document);
      accord_document_add_text (document, text);
      accord_document_end (document);
    }
  accord_document_end (document);
}

/**
 * accord_lens_letter_write:
 * @connection: the token
 * @options: the subject is a term, or its words are those of one
 *
 * Returns: (transfer full): the answer to whoever asks how the views and experiences of these people inform the strategy;
 *   %NULL with ACCORD_ERROR_NOT_FOUND when nothing is called so
 */
AccordDocument *
accord_lens_letter_write (AccordConnection *connection, const AccordReportOptions *options, GError **error)
{
  gint64 term = options->subject != 0 ? options->subject : accord_lens_find_term (connection, options->words, error);
  g_autoptr (AccordLens) lens = term != 0 ? accord_lens_read (connection, term, error) : NULL;
  g_autofree char *title = NULL;
  g_autofree char *gaps = NULL;
  AccordDocument *document;

  if (lens == NULL)
    return NULL;
  /* Translators: the title of a letter; %s is a condition or a group. */
  title = g_strdup_printf (_("%s: how people’s views and experiences inform our strategy"), lens->trail->name);
  document = accord_paper_begin (connection, options, title, _("Answer to a question"), error);
  if (document == NULL)
    return NULL;
  add_opening (document, lens);
  add_heard (document, lens);
  add_written (document, lens);
  add_wider (document, lens);
  add_activities (document, lens);
  add_needs (document, lens);
  gaps = g_strjoinv (" ", lens->gaps);
  accord_document_add_heading (document, 2, _("What is missing"));
  accord_document_add_text (document, gaps);
  return document;
}
