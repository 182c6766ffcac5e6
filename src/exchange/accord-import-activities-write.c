/* accord-import-activities-write.c: an engagement log made records, and counted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/accord-import-activities-private.h"

#include <string.h>

/* The statements of one import, held while it lasts. */
typedef struct
{
  AccordImportPlan *plan;
  AccordImportWriter *writer;
  AccordInserter *activities;
  AccordInserter *audiences;
  AccordInserter *parties;
  AccordInserter *terms;
  AccordInserter *feedback;
  AccordInserter *feedback_terms;
  AccordInserter *links;
  char today[11];
} Writing;

static void
writing_clear (Writing *writing)
{
  g_clear_pointer (&writing->activities, accord_inserter_free);
  g_clear_pointer (&writing->audiences, accord_inserter_free);
  g_clear_pointer (&writing->parties, accord_inserter_free);
  g_clear_pointer (&writing->terms, accord_inserter_free);
  g_clear_pointer (&writing->feedback, accord_inserter_free);
  g_clear_pointer (&writing->feedback_terms, accord_inserter_free);
  g_clear_pointer (&writing->links, accord_inserter_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Writing, writing_clear)

static gboolean
prepare_records (Writing *writing, AccordConnection *connection, GError **error)
{
  writing->activities = accord_inserter_new (
      connection, "activity",
      (const char *const[]) { "ref", "title", "state", "happened_from", "happened_until", "happened_text", "method",
                              "method_text", "lead", "place_text", "reached", "reach_qualifier", "reach_unit",
                              "reach_text", "level", "asked", "evidence", "note", NULL },
      (const char *const[]) { "lead_id", "place_id", "reach_count", "import_batch_id", NULL }, error);
  if (writing->activities == NULL)
    return FALSE;
  writing->feedback = accord_inserter_new (connection, "feedback",
                                           (const char *const[]) { "text", "response", "response_text", "fed_back_from",
                                                                   "fed_back_until", "fed_back_text", "fed_back_how", NULL },
                                           (const char *const[]) { "activity_id", NULL }, error);
  if (writing->feedback == NULL)
    return FALSE;
  writing->links =
      accord_inserter_new (connection, "evidence_link", (const char *const[]) { "section_hash", "linked_on", NULL },
                           (const char *const[]) { "section_id", "activity_id", "feedback_id", NULL }, error);
  return writing->links != NULL;
}

static gboolean
prepare_links (Writing *writing, AccordConnection *connection, GError **error)
{
  static const char *const none[] = { NULL };

  writing->audiences =
      accord_inserter_new_links (connection, "activity_audience", (const char *const[]) { "audience", NULL },
                                 (const char *const[]) { "activity_id", NULL }, error);
  if (writing->audiences == NULL)
    return FALSE;
  writing->parties = accord_inserter_new_links (connection, "activity_party", none,
                                                (const char *const[]) { "activity_id", "organisation_id", NULL }, error);
  if (writing->parties == NULL)
    return FALSE;
  writing->terms = accord_inserter_new_links (connection, "activity_term", none,
                                              (const char *const[]) { "activity_id", "term_id", NULL }, error);
  if (writing->terms == NULL)
    return FALSE;
  writing->feedback_terms = accord_inserter_new_links (connection, "feedback_term", none,
                                                       (const char *const[]) { "feedback_id", "term_id", NULL }, error);
  return writing->feedback_terms != NULL;
}

static gint64
write_activity (Writing *writing, const AccordImportActivity *activity, GError **error)
{
  gint64 lead;
  const char *when = activity->when->text != NULL ? activity->when->text : "";
  const char *texts[] = { activity->ref,         activity->title,  activity->state,     activity->when->from,
                          activity->when->until, when,             activity->method,    activity->method_text,
                          activity->lead,        activity->place_text, activity->reached, activity->qualifier,
                          activity->unit,        activity->reach_text, activity->level,  activity->asked,
                          activity->evidence,    activity->note };

  if (!accord_import_writer_find_body (writing->writer, activity->lead_body, &lead, error))
    return 0;
  return accord_inserter_add (
      writing->activities, texts,
      (const gint64[]) { lead, activity->place, activity->count, accord_import_writer_get_batch (writing->writer) },
      error);
}

static gboolean
write_terms (AccordInserter *inserter, gint64 owner, const AccordImportSeveral *several, GError **error)
{
  for (guint i = 0; several != NULL && i < several->terms->len; i++)
    {
      const AccordTerm *term = g_ptr_array_index (several->terms, i);

      if (accord_inserter_add (inserter, NULL, (const gint64[]) { owner, term->id }, error) == 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_audience (Writing *writing, const AccordImportActivity *activity, gint64 id, GError **error)
{
  for (guint i = 0; activity->audience != NULL && i < activity->audience->terms->len; i++)
    {
      const AccordTerm *term = g_ptr_array_index (activity->audience->terms, i);

      if (accord_inserter_add (writing->audiences, (const char *const[]) { term->code }, &id, error) == 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_parties (Writing *writing, const AccordImportActivity *activity, gint64 id, GError **error)
{
  const AccordImportActivities *content = writing->plan->content;

  for (guint i = 0; i < activity->n_parties; i++)
    {
      gint64 body;

      if (!accord_import_writer_find_body (writing->writer,
                                           g_array_index (content->parties, guint, activity->first_party + i), &body,
                                           error) ||
          accord_inserter_add (writing->parties, NULL, (const gint64[]) { id, body }, error) == 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_feedback (Writing *writing, const AccordImportActivity *activity, gint64 id, gint64 *feedback, GError **error)
{
  static const AccordImportFedBack not_fed_back = { FALSE, "", "", "", "" };
  const AccordImportFedBack *fed_back =
      activity->fed_back != NULL && activity->fed_back->is_done ? activity->fed_back : &not_fed_back;

  *feedback = 0;
  if (*activity->heard == '\0')
    return TRUE;
  *feedback = accord_inserter_add (writing->feedback,
                                   (const char *const[]) { activity->heard, activity->response, activity->response_text,
                                                           fed_back->from, fed_back->until, fed_back->text,
                                                           fed_back->how },
                                   &id, error);
  return *feedback != 0 && write_terms (writing->feedback_terms, *feedback, activity->themes, error);
}

static gboolean
write_sections (Writing *writing, const AccordImportActivity *activity, gint64 id, gint64 feedback, GError **error)
{
  for (guint i = 0; activity->sections != NULL && i < activity->sections->sections->len; i++)
    {
      const AccordKnownSection *section = g_ptr_array_index (activity->sections->sections, i);

      if (accord_inserter_add (writing->links, (const char *const[]) { section->hash, writing->today },
                               (const gint64[]) { section->id, id, feedback }, error) == 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_row (Writing *writing, const AccordImportActivity *activity, GError **error)
{
  gint64 id = write_activity (writing, activity, error);
  gint64 feedback;

  return id != 0 && write_audience (writing, activity, id, error) && write_parties (writing, activity, id, error) &&
         write_terms (writing->terms, id, activity->groups, error) &&
         write_feedback (writing, activity, id, &feedback, error) &&
         write_sections (writing, activity, id, feedback, error);
}

gboolean
accord_import_activities_write (AccordImportPlan *plan, AccordImportWriter *writer, GError **error)
{
  const AccordImportActivities *content = plan->content;
  AccordConnection *connection = accord_import_writer_get_connection (writer);
  g_auto (Writing) writing = { plan, writer };

  accord_day_today (writing.today);
  if (!prepare_records (&writing, connection, error) || !prepare_links (&writing, connection, error))
    return FALSE;
  for (guint i = 0; i < content->activities->len; i++)
    if (!accord_import_writer_step (writer, i, content->activities->len, error) ||
        !write_row (&writing, &g_array_index (content->activities, AccordImportActivity, i), error))
      return FALSE;
  return TRUE;
}

/* --- the report --- */

void
accord_import_activities_report (AccordImportPlan *plan, JsonBuilder *builder)
{
  const AccordImportActivities *content = plan->content;
  guint n_feedback = 0, n_links = 0, n_bodies = 0;

  for (guint i = 0; i < content->activities->len; i++)
    {
      const AccordImportActivity *activity = &g_array_index (content->activities, AccordImportActivity, i);

      n_feedback += *activity->heard != '\0';
      n_links += activity->sections != NULL ? activity->sections->sections->len : 0;
    }
  for (guint i = 0; i < plan->bodies->len; i++)
    n_bodies += accord_import_plan_get_body (plan, i)->first_row != G_MAXUINT;
  accord_import_report_add_int (builder, "activities", content->activities->len);
  accord_import_report_add_int (builder, "feedback", n_feedback);
  accord_import_report_add_int (builder, "links", n_links);
  accord_import_report_add_int (builder, "bodies", n_bodies);
  json_builder_set_member_name (builder, "possible_duplicates");
  json_builder_begin_array (builder);
  accord_import_report_add_questions (plan, builder);
  json_builder_end_array (builder);
}
