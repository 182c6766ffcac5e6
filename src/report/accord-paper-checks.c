/* accord-paper-checks.c: what is recorded, requirement by requirement
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "base/accord-vague-date.h"
#include "report/accord-paper-private.h"

static AccordMark
mark_of_state (AccordFindingState state)
{
  switch (state)
    {
    case ACCORD_FINDING_RECORDED:
      return ACCORD_MARK_RECORDED;
    case ACCORD_FINDING_PARTLY:
      return ACCORD_MARK_PARTLY;
    case ACCORD_FINDING_INFORMED_ONLY:
      return ACCORD_MARK_INFORMED_ONLY;
    case ACCORD_FINDING_NOT_APPLICABLE:
    case ACCORD_FINDING_NOTHING_DUE:
      return ACCORD_MARK_NOT_APPLICABLE;
    case ACCORD_FINDING_OVERRIDDEN:
      return ACCORD_MARK_OVERRIDDEN;
    default:
      return ACCORD_MARK_NONE;
    }
}

static void
add_missing (AccordDocument *document, const AccordFindingPart *part)
{
  if (part->missing->len == 0 && part->text == NULL)
    return;
  accord_document_begin_list (document, ACCORD_LIST_BULLETED, 1);
  if (part->text != NULL)
    {
      accord_document_begin_item (document);
      accord_document_add_text (document, part->text);
      accord_document_end (document);
    }
  for (guint i = 0; part->text == NULL && i < part->missing->len; i++)
    {
      const AccordFindingMissing *missing = g_ptr_array_index (part->missing, i);

      accord_document_begin_item (document);
      accord_document_add_text (document, missing->text);
      accord_document_end (document);
    }
  accord_document_end (document);
}

static void
add_note (AccordDocument *document, const AccordFindingNote *note)
{
  g_autofree char *day = accord_day_format (note->noted_on);
  /* Translators: who settled a check, when and why: "Head of partnerships, 22/11/2026: a reason". */
  g_autofree char *text = g_strdup_printf (_("%s, %s: %s"), note->author, day, note->reason);

  accord_document_add_text (document, text);
}

static void
add_finding (AccordDocument *document, const AccordFinding *finding)
{
  accord_document_add_heading (document, 3, finding->rule->title);
  accord_document_add_status (document, mark_of_state (finding->state), accord_finding_state_get_words (finding->state),
                              accord_spans_new (finding->rule->requirement));
  if (finding->note != NULL)
    add_note (document, finding->note);
  for (guint i = 0; i < finding->parts->len; i++)
    {
      const AccordFindingPart *part = g_ptr_array_index (finding->parts, i);

      if (finding->parts->len > 1)
        accord_document_add_status (document, mark_of_state (part->state), accord_finding_state_get_words (part->state),
                                    accord_spans_new (part->name));
      add_missing (document, part);
    }
}

/* One line for each requirement, and what is missing. */
static void
add_finding_in_brief (AccordDocument *document, const AccordFinding *finding)
{
  accord_document_add_status (document, mark_of_state (finding->state), accord_finding_state_get_words (finding->state),
                              accord_spans_new (finding->rule->title));
  if (finding->note != NULL)
    add_note (document, finding->note);
  for (guint i = 0; i < finding->parts->len; i++)
    add_missing (document, g_ptr_array_index (finding->parts, i));
}

/* On a few pages there is room for what can flag the strategy, and for every word of a person; of the rest for how many. */
static gboolean
is_told (const AccordFinding *finding, gboolean brief)
{
  return !brief || finding->rule->severity == ACCORD_SEVERITY_HIGH || finding->note != NULL;
}

static void
add_group_counts (AccordDocument *document, AccordPlanChecks *checks, const AccordRuleTerm *group)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int state = ACCORD_FINDING_RECORDED; state <= ACCORD_FINDING_NOT_CHECKED; state++)
    {
      guint n = 0;

      for (guint i = 0; i < checks->findings->len; i++)
        {
          const AccordFinding *finding = g_ptr_array_index (checks->findings, i);

          n += g_str_equal (finding->rule->group, group->id) && !is_told (finding, TRUE) && (int) finding->state == state;
        }
      if (n > 0)
        /* Translators: a state, and how many requirements have it: "Evidence recorded: 3". */
        g_string_append_printf (text, _("%s%s: %u"), text->len > 0 ? " · " : "",
                                accord_finding_state_get_words ((AccordFindingState) state), n);
    }
  accord_paper_add_fact (document, group->label, text->str);
}

static void
add_counts (AccordDocument *document, AccordPlanChecks *checks)
{
  if (checks->findings->len == 0)
    return;
  accord_document_add_heading (document, 2, _("Other requirements"));
  accord_document_begin_facts (document);
  for (guint i = 0; i < checks->pack->groups->len; i++)
    add_group_counts (document, checks, g_ptr_array_index (checks->pack->groups, i));
  accord_document_end (document);
}

static void
add_group (AccordDocument *document, AccordPlanChecks *checks, const AccordRuleTerm *group, gboolean brief)
{
  gboolean has_heading = FALSE;

  for (guint i = 0; i < checks->findings->len; i++)
    {
      const AccordFinding *finding = g_ptr_array_index (checks->findings, i);

      if (!g_str_equal (finding->rule->group, group->id) || !is_told (finding, brief))
        continue;
      if (!has_heading)
        {
          accord_document_add_heading (document, 2, group->label);
          accord_document_add_text (document, brief ? _("What the partnership’s own records show.")
                                                    : _("What the partnership’s own records show. Whether it is enough is for "
                                                        "people to judge, not for this program."));
        }
      has_heading = TRUE;
      if (brief)
        add_finding_in_brief (document, finding);
      else
        add_finding (document, finding);
    }
}

/**
 * accord_paper_add_checks:
 * @connection: the token
 * @document: a document
 * @plan: a strategy
 * @brief: only what can flag the strategy and what a person said a word on, without the text of the requirements, and how
 *   many of the rest there are
 *
 * Adds every requirement of the strategy's rule pack with what is recorded for it, what is missing, and any person's word
 * with its reason, in words beside the shape.
 *
 * Returns: whether they could be read
 */
gboolean
accord_paper_add_checks (AccordConnection *connection, AccordDocument *document, gint64 plan, gboolean brief,
                         GError **error)
{
  g_autoptr (AccordPlanChecks) checks = accord_checks_read (connection, plan, error);

  if (checks == NULL)
    return FALSE;
  for (guint i = 0; checks->pack != NULL && i < checks->pack->groups->len; i++)
    add_group (document, checks, g_ptr_array_index (checks->pack->groups, i), brief);
  if (brief)
    add_counts (document, checks);
  return TRUE;
}
