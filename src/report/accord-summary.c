/* accord-summary.c: a strategy on two to four pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "report/accord-summary.h"

#include <glib/gi18n.h>

#include "base/accord-vague-date.h"
#include "checks/accord-evaluator.h"
#include "engagement/accord-evidence.h"
#include "model/accord-record.h"
#include "model/accord-vocabulary.h"
#include "plans/accord-outline.h"
#include "report/accord-prose-blocks.h"

/* A section opens with what it is about: its first blocks stand for it. */
#define BLOCKS_PER_SECTION 2

/* What was heard and what changed: enough to show, few enough to read. */
#define MAX_HEARD 12

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
add_fact (AccordDocument *document, const char *label, const char *value)
{
  if (*value != '\0')
    accord_document_add_fact (document, label, accord_spans_new (value));
}

static void
add_day (AccordDocument *document, const char *label, const char *iso)
{
  g_autofree char *day = accord_day_format (iso);

  add_fact (document, label, day);
}

static gboolean
add_facts (AccordConnection *connection, AccordDocument *document, AccordRecord *plan, GError **error)
{
  g_autoptr (AccordVocabulary) types = accord_vocabulary_load (connection, "plan_type", error);
  g_autoptr (AccordVocabulary) states = types != NULL ? accord_vocabulary_load (connection, "plan_state", error) : NULL;

  if (states == NULL)
    return FALSE;
  accord_document_begin_facts (document);
  add_fact (document, _("Kind"), accord_vocabulary_get_label (types, accord_record_get (plan, "plan_type")));
  add_fact (document, _("Owner"), accord_record_get (plan, "owner"));
  add_fact (document, _("State"), accord_vocabulary_get_label (states, accord_record_get (plan, "state")));
  add_day (document, _("Approved on"), accord_record_get (plan, "approved_on"));
  add_day (document, _("Published on"), accord_record_get (plan, "published_on"));
  accord_document_end (document);
  return TRUE;
}

/* --- what is recorded --- */

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

/* On a few pages there is room for what can flag the strategy, and for every word of a person; of the rest for how many. */
static gboolean
is_told (const AccordFinding *finding)
{
  return finding->rule->severity == ACCORD_SEVERITY_HIGH || finding->note != NULL;
}

static void
add_counts (AccordDocument *document, AccordPlanChecks *checks, const AccordRuleTerm *group)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int state = ACCORD_FINDING_RECORDED; state <= ACCORD_FINDING_NOT_CHECKED; state++)
    {
      guint n = 0;

      for (guint i = 0; i < checks->findings->len; i++)
        {
          const AccordFinding *finding = g_ptr_array_index (checks->findings, i);

          n += g_str_equal (finding->rule->group, group->id) && !is_told (finding) && (int) finding->state == state;
        }
      if (n > 0)
        /* Translators: a state, and how many requirements have it: "Evidence recorded: 3". */
        g_string_append_printf (text, _("%s%s: %u"), text->len > 0 ? " · " : "",
                                accord_finding_state_get_words ((AccordFindingState) state), n);
    }
  add_fact (document, group->label, text->str);
}

static void
add_group (AccordDocument *document, AccordPlanChecks *checks, const AccordRuleTerm *group)
{
  gboolean has_heading = FALSE;

  for (guint i = 0; i < checks->findings->len; i++)
    {
      const AccordFinding *finding = g_ptr_array_index (checks->findings, i);

      if (!g_str_equal (finding->rule->group, group->id) || !is_told (finding))
        continue;
      if (!has_heading)
        {
          accord_document_add_heading (document, 2, group->label);
          accord_document_add_text (document,
                                    _("What the partnership’s own records show. Whether it is enough is for people to "
                                      "judge, not for this program."));
        }
      has_heading = TRUE;
      add_finding (document, finding);
    }
}

static gboolean
add_checks (AccordConnection *connection, AccordDocument *document, gint64 plan, GError **error)
{
  g_autoptr (AccordPlanChecks) checks = accord_checks_read (connection, plan, error);

  if (checks == NULL)
    return FALSE;
  for (guint i = 0; checks->pack != NULL && i < checks->pack->groups->len; i++)
    add_group (document, checks, g_ptr_array_index (checks->pack->groups, i));
  if (checks->findings->len == 0)
    return TRUE;
  accord_document_add_heading (document, 2, _("Other requirements"));
  accord_document_begin_facts (document);
  for (guint i = 0; i < checks->pack->groups->len; i++)
    add_counts (document, checks, g_ptr_array_index (checks->pack->groups, i));
  accord_document_end (document);
  return TRUE;
}

/* --- what changed because of it --- */

static void
add_heard (AccordDocument *document, AccordRecord *row)
{
  accord_document_add_cell_text (document, accord_record_get (row, "said"));
  accord_document_add_cell_text (document, accord_record_get (row, "did"));
  accord_document_add_cell_text (document, accord_record_get (row, "section"));
}

static gboolean
add_changes (AccordConnection *connection, AccordDocument *document, gint64 plan, GError **error)
{
  g_autoptr (GPtrArray) rows = accord_evidence_read_answered (connection, plan, MAX_HEARD, error);

  if (rows == NULL)
    return FALSE;
  if (rows->len == 0)
    return TRUE;
  accord_document_add_heading (document, 2, _("You said, we did"));
  accord_document_begin_table (document, NULL, ACCORD_TABLE_PLAIN);
  accord_document_add_column (document, accord_spans_new (_("What was said")), 4, ACCORD_ALIGN_START);
  accord_document_add_column (document, accord_spans_new (_("What we did")), 4, ACCORD_ALIGN_START);
  accord_document_add_column (document, accord_spans_new (_("Section")), 2, ACCORD_ALIGN_START);
  for (guint i = 0; i < rows->len; i++)
    add_heard (document, g_ptr_array_index (rows, i));
  accord_document_end (document);
  return TRUE;
}

/* --- the sections --- */

static void
add_section (AccordDocument *document, const AccordSection *section)
{
  g_autoptr (AccordProse) prose = accord_prose_parse (section->body);
  g_autofree char *heading = g_strdup_printf ("%s  %s", section->number, section->heading);
  guint level = MIN (section->depth + 3, 4);

  accord_document_add_heading (document, level, heading);
  accord_document_add_prose (document, prose, level, BLOCKS_PER_SECTION);
}

static gboolean
add_sections (AccordConnection *connection, AccordDocument *document, gint64 plan, GError **error)
{
  g_autoptr (GPtrArray) outline = accord_outline_read (connection, plan, error);

  if (outline == NULL)
    return FALSE;
  if (outline->len > 0)
    accord_document_add_heading (document, 2, _("The strategy, section by section"));
  for (guint i = 0; i < outline->len; i++)
    add_section (document, g_ptr_array_index (outline, i));
  return TRUE;
}

static gpointer
load_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 id = *(gint64 *) data;
  g_autoptr (AccordRecord) plan = accord_record_read (connection, "plan", id, error);
  g_autoptr (AccordDocument) document = NULL;
  g_autoptr (GPtrArray) partnership = NULL;
  char today[11];

  if (plan == NULL)
    return NULL;
  partnership = accord_record_read_all (connection, "partnership", NULL, 0, error);
  if (partnership == NULL)
    return NULL;
  accord_day_today (today);
  document = accord_document_new (accord_record_get (plan, "title"), today);
  if (partnership->len > 0)
    accord_document_set_author (document, accord_record_get (g_ptr_array_index (partnership, 0), "name"));
  accord_document_set_subject (document, _("Strategy summary"));
  accord_document_add_heading (document, 1, accord_record_get (plan, "title"));
  if (!add_facts (connection, document, plan, error) || !add_checks (connection, document, id, error) ||
      !add_changes (connection, document, id, error) || !add_sections (connection, document, id, error))
    return NULL;
  return g_steal_pointer (&document);
}

/**
 * accord_summary_load:
 * @plan: a strategy
 *
 * Returns: (transfer full): a question whose answer is an #AccordDocument: what the strategy is, who was involved, what
 *   changed because of it, and how each section opens
 */
AccordRequest *
accord_summary_load (gint64 plan)
{
  return accord_request_read (load_cb, g_memdup2 (&plan, sizeof plan), g_free, (GDestroyNotify) accord_document_unref);
}
