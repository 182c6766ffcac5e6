/* accord-import-activities-known.c: rows of a log that were brought in before, and what they would change
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/accord-import-activities-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* A list in a record, and where a row says what is in it. */
typedef struct
{
  AccordActivityField field;
  const char *name;             /* of the record's field */
} List;

static const List LISTS[] = {
  { ACCORD_ACTIVITY_AUDIENCE, "activity_audience" },   { ACCORD_ACTIVITY_PARTIES, "activity_party" },
  { ACCORD_ACTIVITY_GROUPS, "activity_group" },        { ACCORD_ACTIVITY_CONDITIONS, "activity_condition" },
  { ACCORD_ACTIVITY_PLANS, "activity_plan" },
};

static void
add_change (AccordImportKnownRow *known, AccordActivityField field, char *before, char *after)
{
  AccordImportChange *change = g_new (AccordImportChange, 1);

  *change = (AccordImportChange) { _(accord_import_activity_fields[field].label), before, after };
  g_ptr_array_add (known->changes, change);
}

static void
change_free (gpointer data)
{
  AccordImportChange *change = data;

  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

void
accord_import_known_row_free (gpointer data)
{
  AccordImportKnownRow *known = data;

  if (known == NULL)
    return;
  g_free (known->name);
  g_ptr_array_unref (known->changes);
  g_free (known);
}

/*
 * accord_import_plan_add_known:
 * @row: a row of the sheet
 * @id: the record that it made, or a row like it
 *
 * Returns: its index; what it would change is worked out once all rows are read
 */
int
accord_import_plan_add_known (AccordImportPlan *self, guint row, gint64 id, const char *name)
{
  AccordImportKnownRow *known = g_new0 (AccordImportKnownRow, 1);

  known->row = accord_sheet_get_row_number (self->sheet, row);
  known->id = id;
  known->name = g_strdup (name);
  known->update = g_hash_table_contains (self->updates, &id);
  known->changes = g_ptr_array_new_with_free_func (change_free);
  g_ptr_array_add (self->known_rows, known);
  return (int) self->known_rows->len - 1;
}

/* --- what would change --- */

/* The record's fields as a person reads them; what has no field of its own there is as it is written. */
static char *
format_before (AccordRecord *record, AccordActivityField field)
{
  static const struct
  {
    AccordActivityField field;
    const char *table;
    const char *name;
  } fields[] = {
    { ACCORD_ACTIVITY_WHEN, "activity", "happened" },     { ACCORD_ACTIVITY_METHOD, "activity", "method" },
    { ACCORD_ACTIVITY_STATE, "activity", "state" },       { ACCORD_ACTIVITY_COUNT, "activity", "reach" },
    { ACCORD_ACTIVITY_LEVEL, "activity", "level" },       { ACCORD_ACTIVITY_STANCE, "feedback", "stance" },
    { ACCORD_ACTIVITY_RESPONDED_ON, "feedback", "responded_on" },
    { ACCORD_ACTIVITY_FED_BACK, "feedback", "fed_back" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i].field == field)
      return accord_record_format (record, accord_field_find (fields[i].table, fields[i].name));
  return NULL;
}

static void
list_text_changes (AccordImportPlan *plan, const AccordImportActivity *activity, AccordImportKnownRow *known,
                   guint64 changed, AccordRecord *record, const AccordImportColumn *columns, guint n,
                   const char *const *texts)
{
  for (guint i = 0; i < n; i++)
    {
      AccordActivityField field = columns[i].field;
      guint64 bit = G_GUINT64_CONSTANT (1) << field;
      char *before;

      if ((changed & bit) == 0)
        continue;
      changed &= ~bit;
      before = record != NULL ? format_before (record, field) : g_strdup ("");
      if (before == NULL)
        before = g_strdup (accord_record_get (record, field == ACCORD_ACTIVITY_RESPONSE ? "response_text"
                                                                                        : columns[i].column));
      add_change (known, field, before,
                  field == ACCORD_ACTIVITY_NOTES ? g_strdup (texts[i])
                                                 : accord_import_plan_dup_value (plan, activity->row, field));
    }
}

static gboolean
holds (GPtrArray *links, const char *value)
{
  for (guint i = 0; i < links->len; i++)
    if (strcmp (accord_record_get (links->pdata[i], "value"), value) == 0)
      return TRUE;
  return FALSE;
}

static void
add_new (GString *added, GPtrArray *links, const char *value, const char *label)
{
  if (!holds (links, value))
    g_string_append_printf (added, "%s%s", added->len > 0 ? ", " : "", label);
}

static void
add_new_terms (GString *added, GPtrArray *links, const AccordImportSeveral *several, AccordVocabulary *vocabulary)
{
  for (guint i = 0; several != NULL && i < several->terms->len; i++)
    {
      const AccordTerm *term = several->terms->pdata[i];

      if (accord_vocabulary_find_id (vocabulary, term->id) != NULL)
        add_new (added, links, term->code, term->label);
    }
}

static void
add_new_parties (GString *added, GPtrArray *links, AccordImportPlan *plan, const AccordImportActivity *activity)
{
  const AccordImportActivities *content = plan->content;

  for (guint i = 0; i < activity->n_parties; i++)
    {
      guint body = accord_import_plan_settle_body (plan, g_array_index (content->parties, guint, activity->first_party + i));
      const AccordBody *found = accord_body_names_get (plan->names, body);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, found->id);

      add_new (added, links, id, found->name);
    }
}

static void
add_new_plans (GString *added, GPtrArray *links, AccordImportPlan *plan, const AccordImportActivity *activity)
{
  for (guint i = 0; activity->plans != NULL && i < activity->plans->plans->len; i++)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, g_array_index (activity->plans->plans, gint64, i));

      add_new (added, links, id, accord_import_plan_get_text (plan, activity->row, ACCORD_ACTIVITY_PLANS));
    }
}

static char *
join_labels (GPtrArray *links)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < links->len; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? ", " : "", accord_record_get (links->pdata[i], "label"));
  return g_string_free_and_steal (joined);
}

/* Lists only grow: a row that no longer names a body is no proof that it was not there. */
static gboolean
compare_list (AccordImportPlan *plan, AccordConnection *connection, const AccordImportActivity *activity,
              AccordImportKnownRow *known, const List *list, GError **error)
{
  const AccordField *field = accord_field_find ("activity", list->name);
  AccordVocabulary *vocabulary =
      field->vocabulary != NULL ? accord_known_get_vocabulary (plan->known, field->vocabulary) : NULL;
  g_autoptr (GPtrArray) links = accord_record_read_links (connection, field, known->id, error);
  g_autoptr (GString) added = g_string_new (NULL);
  char *before;

  if (links == NULL)
    return FALSE;
  if (list->field == ACCORD_ACTIVITY_PARTIES)
    add_new_parties (added, links, plan, activity);
  else if (list->field == ACCORD_ACTIVITY_PLANS)
    add_new_plans (added, links, plan, activity);
  else if (list->field == ACCORD_ACTIVITY_AUDIENCE)
    add_new_terms (added, links, activity->audience, vocabulary);
  else
    {
      add_new_terms (added, links, activity->groups, vocabulary);
      add_new_terms (added, links, activity->conditions, vocabulary);
    }
  if (added->len == 0)
    return TRUE;
  before = join_labels (links);
  if (*before != '\0')
    g_string_prepend (added, ", ");
  g_string_prepend (added, before);
  add_change (known, list->field, before, g_string_free_and_steal (g_steal_pointer (&added)));
  return TRUE;
}

static gboolean
is_linked (GPtrArray *links, gint64 section)
{
  for (guint i = 0; i < links->len; i++)
    if (accord_record_get_int (links->pdata[i], "section_id") == section)
      return TRUE;
  return FALSE;
}

static gboolean
compare_sections (AccordImportPlan *plan, AccordConnection *connection, const AccordImportActivity *activity,
                  AccordImportKnownRow *known, GError **error)
{
  g_autoptr (GPtrArray) links = NULL;
  gboolean has_new = FALSE;

  if (activity->sections == NULL)
    return TRUE;
  links = accord_record_read_all (connection, "evidence_link", "activity_id", known->id, error);
  if (links == NULL)
    return FALSE;
  for (guint i = 0; i < activity->sections->sections->len; i++)
    has_new = has_new ||
              !is_linked (links, ((const AccordKnownSection *) activity->sections->sections->pdata[i])->id);
  if (has_new)
    add_change (known, ACCORD_ACTIVITY_SECTION, g_strdup (""),
                accord_import_plan_dup_value (plan, activity->row, ACCORD_ACTIVITY_SECTION));
  return TRUE;
}

static gboolean
compare_row (AccordImportPlan *plan, AccordConnection *connection, const AccordImportActivity *activity,
             AccordImportKnownRow *known, GError **error)
{
  g_autoptr (AccordRecord) record = accord_record_read (connection, "activity", known->id, error);
  g_autoptr (GPtrArray) feedback = NULL;
  AccordRecord *first;
  const char *texts[ACCORD_IMPORT_N_ACTIVITY_TEXTS];

  if (record == NULL)
    return FALSE;
  feedback = accord_record_read_all (connection, "feedback", "activity_id", known->id, error);
  if (feedback == NULL)
    return FALSE;
  first = feedback->len > 0 ? feedback->pdata[0] : NULL;
  accord_import_activity_list_texts (activity, texts);
  list_text_changes (plan, activity, known, accord_import_activity_compare (plan, activity, record), record,
                     accord_import_activity_texts, ACCORD_IMPORT_N_ACTIVITY_TEXTS, texts);
  accord_import_activity_list_feedback (activity, texts);
  list_text_changes (plan, activity, known, accord_import_activity_compare_feedback (plan, activity, first), first,
                     accord_import_feedback_texts, ACCORD_IMPORT_N_FEEDBACK_TEXTS, texts);
  for (guint i = 0; i < G_N_ELEMENTS (LISTS); i++)
    if (!compare_list (plan, connection, activity, known, &LISTS[i], error))
      return FALSE;
  return compare_sections (plan, connection, activity, known, error);
}

static gpointer
compare_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  AccordImportPlan *plan = data;
  const AccordImportActivities *content = plan->content;

  for (guint i = 0; i < content->activities->len; i++)
    {
      const AccordImportActivity *activity = &g_array_index (content->activities, AccordImportActivity, i);

      if (activity->known >= 0 &&
          (g_cancellable_set_error_if_cancelled (cancellable, error) ||
           !compare_row (plan, connection, activity, plan->known_rows->pdata[activity->known], error)))
        return NULL;
    }
  return plan;
}

static gboolean
keep_changed (AccordImportPlan *plan, AccordImportActivity *activity, AccordImportKnownRow *known)
{
  if (known->changes->len > 0)
    {
      activity->known = (int) plan->known_rows->len;
      g_ptr_array_add (plan->known_rows, known);
      accord_import_plan_mark_known (plan, activity->row);
      return TRUE;
    }
  accord_import_plan_skip_known (plan, activity->row, known->name);
  accord_import_known_row_free (known);
  return FALSE;
}

/*
 * accord_import_activities_compare:
 *
 * Works out what the rows that were brought in before would change. One that would change nothing is listed as skipped.
 *
 * Returns: whether it could be worked out
 */
gboolean
accord_import_activities_compare (AccordImportPlan *plan, GCancellable *cancellable, GError **error)
{
  AccordImportActivities *content = plan->content;
  g_autoptr (GPtrArray) all = NULL;
  guint n_kept = 0;

  if (plan->known_rows->len == 0)
    return TRUE;
  if (accord_partnership_run (plan->partnership, accord_request_read (compare_cb, plan, NULL, NULL), cancellable,
                              error) == NULL)
    return FALSE;
  all = g_steal_pointer (&plan->known_rows);
  plan->known_rows = g_ptr_array_new_with_free_func (accord_import_known_row_free);
  for (guint i = 0; i < content->activities->len; i++)
    {
      AccordImportActivity activity = g_array_index (content->activities, AccordImportActivity, i);

      if (activity.known < 0 || keep_changed (plan, &activity, g_steal_pointer (&all->pdata[activity.known])))
        g_array_index (content->activities, AccordImportActivity, n_kept++) = activity;
    }
  g_array_set_size (content->activities, n_kept);
  return TRUE;
}
