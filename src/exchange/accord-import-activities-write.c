/* accord-import-activities-write.c: an engagement log made records, and counted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/accord-import-activities-private.h"

#include <string.h>

#include "model/accord-highlight-rules.h"
#include "model/accord-json.h"

/* From here on the indexes no longer fit into the memory that an edit has. */
#define MANY 5000

/* The statements of one import, held while it lasts. */
typedef struct
{
  AccordImportPlan *plan;
  AccordImportWriter *writer;
  AccordInserter *activities;
  AccordInserter *audiences;
  AccordInserter *parties;
  AccordInserter *terms;
  AccordInserter *plans;
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
  g_clear_pointer (&writing->plans, accord_inserter_free);
  g_clear_pointer (&writing->feedback, accord_inserter_free);
  g_clear_pointer (&writing->feedback_terms, accord_inserter_free);
  g_clear_pointer (&writing->links, accord_inserter_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Writing, writing_clear)

/* The names of columns, ended by NULL. */
static const char **
list_columns (const AccordImportColumn *columns, guint n)
{
  const char **names = g_new0 (const char *, n + 1);

  for (guint i = 0; i < n; i++)
    names[i] = columns[i].column;
  return names;
}

static gboolean
prepare_records (Writing *writing, AccordConnection *connection, GError **error)
{
  g_autofree const char **of_activity = list_columns (accord_import_activity_texts, ACCORD_IMPORT_N_ACTIVITY_TEXTS);
  g_autofree const char **of_feedback = list_columns (accord_import_feedback_texts, ACCORD_IMPORT_N_FEEDBACK_TEXTS);

  writing->activities = accord_inserter_new (connection, "activity", of_activity,
                                             (const char *const[]) { "lead_id", "place_id", "reach_count",
                                                                     "import_batch_id", "source_key", "source_digest",
                                                                     NULL },
                                             error);
  if (writing->activities == NULL)
    return FALSE;
  writing->feedback = accord_inserter_new (connection, "feedback", of_feedback,
                                           (const char *const[]) { "activity_id", "organisation_id", NULL }, error);
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
  writing->plans = accord_inserter_new_links (connection, "activity_plan", none,
                                              (const char *const[]) { "activity_id", "plan_id", NULL }, error);
  if (writing->plans == NULL)
    return FALSE;
  writing->feedback_terms = accord_inserter_new_links (connection, "feedback_term", none,
                                                       (const char *const[]) { "feedback_id", "term_id", NULL }, error);
  return writing->feedback_terms != NULL;
}

static gint64
write_activity (Writing *writing, const AccordImportActivity *activity, GError **error)
{
  const char *texts[ACCORD_IMPORT_N_ACTIVITY_TEXTS];
  gint64 lead;

  if (!accord_import_writer_find_body (writing->writer, activity->lead_body, &lead, error))
    return 0;
  accord_import_activity_list_texts (activity, texts);
  return accord_inserter_add (writing->activities, texts,
                              (const gint64[]) { lead, activity->place, activity->count,
                                                 accord_import_writer_get_batch (writing->writer),
                                                 activity->source.key, activity->source.digest },
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
write_plans (Writing *writing, const AccordImportActivity *activity, gint64 id, GError **error)
{
  for (guint i = 0; activity->plans != NULL && i < activity->plans->plans->len; i++)
    if (accord_inserter_add (writing->plans, NULL,
                             (const gint64[]) { id, g_array_index (activity->plans->plans, gint64, i) }, error) == 0)
      return FALSE;
  return TRUE;
}

static gboolean
write_feedback (Writing *writing, const AccordImportActivity *activity, gint64 id, gint64 *feedback, GError **error)
{
  const char *texts[ACCORD_IMPORT_N_FEEDBACK_TEXTS];
  gint64 body;

  *feedback = 0;
  if (*activity->heard == '\0')
    return TRUE;
  if (!accord_import_writer_find_body (writing->writer, activity->said_by_body, &body, error))
    return FALSE;
  accord_import_activity_list_feedback (activity, texts);
  *feedback = accord_inserter_add (writing->feedback, texts, (const gint64[]) { id, body }, error);
  return *feedback != 0 && write_terms (writing->feedback_terms, *feedback, activity->themes, error);
}

static gboolean
write_section (Writing *writing, const AccordKnownSection *section, gint64 id, gint64 feedback, GError **error)
{
  return accord_inserter_add (writing->links, (const char *const[]) { section->hash, writing->today },
                              (const gint64[]) { section->id, id, feedback }, error) != 0;
}

static gboolean
write_sections (Writing *writing, const AccordImportActivity *activity, gint64 id, gint64 feedback, GError **error)
{
  for (guint i = 0; activity->sections != NULL && i < activity->sections->sections->len; i++)
    if (!write_section (writing, activity->sections->sections->pdata[i], id, feedback, error))
      return FALSE;
  return TRUE;
}

static gboolean
write_lists (Writing *writing, const AccordImportActivity *activity, gint64 id, GError **error)
{
  return write_audience (writing, activity, id, error) && write_parties (writing, activity, id, error) &&
         write_terms (writing->terms, id, activity->groups, error) &&
         write_terms (writing->terms, id, activity->conditions, error) && write_plans (writing, activity, id, error);
}

static gboolean
write_row (Writing *writing, const AccordImportActivity *activity, GError **error)
{
  gint64 id = write_activity (writing, activity, error);
  gint64 feedback;

  return id != 0 && write_lists (writing, activity, id, error) &&
         write_feedback (writing, activity, id, &feedback, error) &&
         write_sections (writing, activity, id, feedback, error);
}

/* --- a row that was brought in before --- */

typedef struct
{
  GPtrArray *columns;
  GPtrArray *values;
} Values;

static void
add_value (Values *values, const char *column, const char *text)
{
  g_ptr_array_insert (values->columns, (int) values->columns->len - 1, (gpointer) column);
  g_ptr_array_insert (values->values, (int) values->values->len - 1, g_strdup (text));
}

static void
add_number (Values *values, const char *column, gint64 number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  add_value (values, column, text);
}

static void
values_init (Values *values, guint64 changed, const AccordImportColumn *columns, guint n, const char *const *texts)
{
  values->columns = g_ptr_array_new ();
  values->values = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (values->columns, NULL);
  g_ptr_array_add (values->values, NULL);
  for (guint i = 0; i < n; i++)
    if (changed & (G_GUINT64_CONSTANT (1) << columns[i].field))
      add_value (values, columns[i].column, texts[i]);
}

static void
values_clear (Values *values)
{
  g_clear_pointer (&values->columns, g_ptr_array_unref);
  g_clear_pointer (&values->values, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Values, values_clear)

static gboolean
values_write (const Values *values, AccordConnection *connection, const char *table, gint64 id, GError **error)
{
  return values->columns->pdata[0] == NULL ||
         accord_record_write (connection, table, id, (const char *const *) values->columns->pdata,
                              (const char *const *) values->values->pdata, error);
}

static gboolean
update_activity (Writing *writing, const AccordImportActivity *activity, gint64 id, GError **error)
{
  AccordConnection *connection = accord_import_writer_get_connection (writing->writer);
  g_autoptr (AccordRecord) record = accord_record_read (connection, "activity", id, error);
  const char *texts[ACCORD_IMPORT_N_ACTIVITY_TEXTS];
  g_auto (Values) values = { 0 };
  guint64 changed;
  gint64 lead;

  if (record == NULL || !accord_import_writer_find_body (writing->writer, activity->lead_body, &lead, error))
    return FALSE;
  changed = accord_import_activity_compare (writing->plan, activity, record);
  accord_import_activity_list_texts (activity, texts);
  values_init (&values, changed, accord_import_activity_texts, ACCORD_IMPORT_N_ACTIVITY_TEXTS, texts);
  if (changed & (1 << ACCORD_ACTIVITY_LEAD))
    add_number (&values, "lead_id", lead);
  if (changed & (1 << ACCORD_ACTIVITY_PLACE))
    add_number (&values, "place_id", activity->place);
  if (changed & (1 << ACCORD_ACTIVITY_COUNT))
    add_number (&values, "reach_count", activity->count);
  add_number (&values, "source_digest", activity->source.digest);
  return values_write (&values, connection, "activity", id, error);
}

/* The first piece of feedback is the one that the log has; others were written here. */
static gboolean
update_feedback (Writing *writing, const AccordImportActivity *activity, gint64 id, gint64 *feedback, GError **error)
{
  AccordConnection *connection = accord_import_writer_get_connection (writing->writer);
  g_autoptr (GPtrArray) records = accord_record_read_all (connection, "feedback", "activity_id", id, error);
  const char *texts[ACCORD_IMPORT_N_FEEDBACK_TEXTS];
  g_auto (Values) values = { 0 };
  guint64 changed;
  gint64 body;

  if (records == NULL || !accord_import_writer_find_body (writing->writer, activity->said_by_body, &body, error))
    return FALSE;
  if (records->len == 0)
    return write_feedback (writing, activity, id, feedback, error);
  *feedback = accord_record_get_id (records->pdata[0]);
  changed = accord_import_activity_compare_feedback (writing->plan, activity, records->pdata[0]);
  accord_import_activity_list_feedback (activity, texts);
  values_init (&values, changed, accord_import_feedback_texts, ACCORD_IMPORT_N_FEEDBACK_TEXTS, texts);
  if (changed & (1 << ACCORD_ACTIVITY_SAID_BY))
    add_number (&values, "organisation_id", body);
  return values_write (&values, connection, "feedback", *feedback, error) &&
         accord_highlights_follow_text (connection, *feedback, error) &&
         write_terms (writing->feedback_terms, *feedback, activity->themes, error);
}

static gboolean
update_sections (Writing *writing, const AccordImportActivity *activity, gint64 id, gint64 feedback, GError **error)
{
  AccordConnection *connection = accord_import_writer_get_connection (writing->writer);
  g_autoptr (GPtrArray) links = NULL;

  if (activity->sections == NULL)
    return TRUE;
  links = accord_record_read_all (connection, "evidence_link", "activity_id", id, error);
  if (links == NULL)
    return FALSE;
  for (guint i = 0; i < activity->sections->sections->len; i++)
    {
      const AccordKnownSection *section = activity->sections->sections->pdata[i];
      gboolean found = FALSE;

      for (guint j = 0; j < links->len && !found; j++)
        found = accord_record_get_int (links->pdata[j], "section_id") == section->id;
      if (!found && !write_section (writing, section, id, feedback, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
update_row (Writing *writing, const AccordImportActivity *activity, const AccordImportKnownRow *known, GError **error)
{
  gint64 feedback = 0;

  return update_activity (writing, activity, known->id, error) &&
         write_lists (writing, activity, known->id, error) &&
         update_feedback (writing, activity, known->id, &feedback, error) &&
         update_sections (writing, activity, known->id, feedback, error);
}

static gboolean
write_or_update (Writing *writing, const AccordImportActivity *activity, GError **error)
{
  const AccordImportKnownRow *known =
      activity->known >= 0 ? accord_import_plan_get_known (writing->plan, (guint) activity->known) : NULL;

  if (known == NULL)
    return write_row (writing, activity, error);
  return !known->update || update_row (writing, activity, known, error);
}

gboolean
accord_import_activities_write (AccordImportPlan *plan, AccordImportWriter *writer, GError **error)
{
  const AccordImportActivities *content = plan->content;
  AccordConnection *connection = accord_import_writer_get_connection (writer);
  g_auto (Writing) writing = { plan, writer };

  accord_day_today (writing.today);
  if (content->activities->len > MANY && !accord_inserter_expect_many (connection, error))
    return FALSE;
  if (!prepare_records (&writing, connection, error) || !prepare_links (&writing, connection, error))
    return FALSE;
  for (guint i = 0; i < content->activities->len; i++)
    if (!accord_import_writer_step (writer, i, content->activities->len, error) ||
        !write_or_update (&writing, &g_array_index (content->activities, AccordImportActivity, i), error))
      return FALSE;
  return TRUE;
}

/* --- the report --- */

void
accord_import_activities_report (AccordImportPlan *plan, JsonBuilder *builder)
{
  const AccordImportActivities *content = plan->content;
  guint n_feedback = 0, n_links = 0, n_bodies = 0, n_activities = 0;

  for (guint i = 0; i < content->activities->len; i++)
    {
      const AccordImportActivity *activity = &g_array_index (content->activities, AccordImportActivity, i);

      if (activity->known >= 0)
        continue;
      n_activities++;
      n_feedback += *activity->heard != '\0';
      n_links += activity->sections != NULL ? activity->sections->sections->len : 0;
    }
  for (guint i = 0; i < plan->bodies->len; i++)
    n_bodies += accord_import_plan_get_body (plan, i)->first_row != G_MAXUINT;
  accord_json_set_int (builder, "activities", n_activities);
  accord_json_set_int (builder, "feedback", n_feedback);
  accord_json_set_int (builder, "links", n_links);
  accord_json_set_int (builder, "bodies", n_bodies);
  json_builder_set_member_name (builder, "possible_duplicates");
  json_builder_begin_array (builder);
  accord_import_report_add_questions (plan, builder);
  json_builder_end_array (builder);
}
