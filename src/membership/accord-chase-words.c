/* accord-chase-words.c: the words of the chase list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "base/accord-vague-date.h"
#include "membership/accord-chase-private.h"

static const struct
{
  const char *code;
  const char *label;
  const char *title;
} REASONS[ACCORD_CHASE_N_REASONS] = {
  [ACCORD_CHASE_VACANCY] = { "vacancy", N_("Vacancy"), N_("%s: a vacant seat") },
  [ACCORD_CHASE_TERM_ENDED] = { "term_ended", N_("Term ended"), N_("%s: a term of office has ended") },
  [ACCORD_CHASE_TERM_ENDING] = { "term_ending", N_("Term ending"), N_("%s: a term of office ends") },
  [ACCORD_CHASE_DECLARATION] = { "declaration", N_("Declaration of interest"), N_("%s: declaration of interest") },
  [ACCORD_CHASE_ACTION] = { "action", N_("Action overdue"), N_("%s: an action is overdue") },
  [ACCORD_CHASE_SILENT] = { "silent", N_("Not heard from"), N_("%s: your views on our strategy") },
};

/**
 * accord_chase_reason_get_code:
 *
 * Returns: (transfer none): what is stored and written to files
 */
const char *
accord_chase_reason_get_code (AccordChaseReason reason)
{
  return REASONS[reason].code;
}

/**
 * accord_chase_reason_get_label:
 *
 * Returns: (transfer none): what a person reads, translated
 */
const char *
accord_chase_reason_get_label (AccordChaseReason reason)
{
  return _(REASONS[reason].label);
}

static char *
write_vacancy (const AccordChaseItem *item, const char *day)
{
  if (*day == '\0')
    return g_strdup_printf (_("the seat “%s” is vacant. Please tell us whom you appoint, from which day, and the minute of the"
                              " decision."),
                            item->subject);
  return g_strdup_printf (_("the seat “%s” has been vacant since %s. Please tell us whom you appoint, from which day, and the"
                            " minute of the decision."),
                          item->subject, day);
}

static char *
write_declaration (const AccordChaseItem *item, const char *day)
{
  if (*day == '\0')
    return g_strdup_printf (_("we have no declaration of interest for “%s”. Please send one, also when there is nothing to"
                              " declare."),
                            item->subject);
  return g_strdup_printf (_("the declaration of interest for “%s” is of %s. Please send a new one, also when nothing has"
                            " changed."),
                          item->subject, day);
}

static char *
write_request (const AccordChaseItem *item, const char *day)
{
  switch (item->reason)
    {
    case ACCORD_CHASE_VACANCY:
      return write_vacancy (item, day);
    case ACCORD_CHASE_TERM_ENDED:
      return g_strdup_printf (_("the term of “%s” ended on %s. Please tell us whether it is renewed, and until when, or whom"
                                " you appoint."),
                              item->subject, day);
    case ACCORD_CHASE_TERM_ENDING:
      return g_strdup_printf (_("the term of “%s” ends on %s. Please tell us whether it is renewed, and until when, or whom"
                                " you appoint."),
                              item->subject, day);
    case ACCORD_CHASE_DECLARATION:
      return write_declaration (item, day);
    case ACCORD_CHASE_ACTION:
      return g_strdup_printf (_("this action was due on %s:\n\n    %s\n\nPlease tell us what has been done and when the rest"
                                " will be."),
                              day, item->subject);
    default:
      return g_strdup_printf (_("we are preparing “%s” and have not recorded anything from you yet. Please tell us what matters"
                                " to you and to those you speak for, or that you have nothing to add."),
                              item->subject);
    }
}

/* Fills in the e-mail. What is asked of whom is known by then. */
void
accord_chase_write (AccordChaseItem *item, const char *partnership)
{
  g_autofree char *formatted = *item->day != '\0' ? accord_day_format (item->day) : NULL;
  g_autofree char *request = write_request (item, formatted != NULL ? formatted : "");
  const char *title = _(REASONS[item->reason].title);
  GString *words = g_string_new (title);

  /* A translation is no format string here: it may leave the name out. */
  g_string_replace (words, "%s", partnership, 1);
  item->title = g_string_free_and_steal (words);
  /* Translators: an e-mail. First the request, which begins with a small letter after the salutation, then the name of the
   * partnership. */
  item->text = g_strdup_printf (_("Dear colleague,\n\n%s\n\nWith thanks\nThe secretariat, %s\n"), request, partnership);
}
