/* accord-import-activities.c: the engagement log, from the table that a team keeps
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/accord-import-activities-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/accord-fold.h"

/* No cell lists more bodies. */
#define MAX_PARTIES 64

static void
content_free (gpointer data)
{
  AccordImportActivities *content = data;

  g_array_unref (content->activities);
  g_array_unref (content->parties);
  g_free (content);
}

typedef struct
{
  AccordImportPlan *plan;
  AccordImportActivities *content;
  GString *note;
  GArray *named;                /* guint: bodies named in the row in hand */
  AccordImportSources *sources;
} Reading;

static int
column_of (const Reading *reading, AccordActivityField field)
{
  return accord_table_get_column (reading->plan->table, field);
}

static const char *
get (const Reading *reading, guint row, AccordActivityField field)
{
  return accord_import_plan_get_line (reading->plan, row, field);
}

/* What the cell of a field says and no column of the record can hold goes into the notes under the column's own heading. */
static void
keep_in_note (Reading *reading, AccordActivityField field, const char *text)
{
  int column = column_of (reading, field);

  accord_import_add_note (reading->note, column >= 0 ? accord_table_get_header (reading->plan->table, (guint) column) : "",
                          text);
}

/* --- when, how, how many --- */

static void
date_free (gpointer data)
{
  accord_vague_date_clear (data);
  g_free (data);
}

static const AccordVagueDate *
read_when (Reading *reading, guint row)
{
  const char *text = get (reading, row, ACCORD_ACTIVITY_WHEN);
  GHashTable *memo = accord_import_plan_get_memo (reading->plan, "when", date_free);
  AccordVagueDate *date = g_hash_table_lookup (memo, text);

  if (date == NULL)
    {
      date = g_new0 (AccordVagueDate, 1);
      if (!accord_vague_date_parse (text, date, NULL))
        *date = (AccordVagueDate) { "", "", g_strdup (text) };
      g_hash_table_insert (memo, (gpointer) text, date);
    }
  if (date->from[0] == '\0' && date->until[0] == '\0' && *text != '\0' && strpbrk (text, "0123456789") != NULL)
    accord_import_plan_add_problem (reading->plan, row, column_of (reading, ACCORD_ACTIVITY_WHEN), text,
                                    _("“%s” is not a date; it is kept as it is written."), text);
  return date;
}

/* Whether a text says no more than the term does, so that the term can stand for it. */
static gboolean
is_term_itself (const AccordTerm *term, const char *text)
{
  g_autofree char *folded = accord_fold (text);
  g_autofree char *label = accord_fold (term->label);

  return strcmp (folded, label) == 0 || strcmp (text, term->code) == 0 ||
         g_strv_contains ((const char *const *) term->words, folded);
}

static void
read_method (Reading *reading, AccordImportActivity *activity)
{
  const char *text = get (reading, activity->row, ACCORD_ACTIVITY_METHOD);
  const AccordTerm *term =
      accord_import_plan_recognise (reading->plan, "method", *text != '\0' ? text : activity->title);
  GHashTable *memo = accord_import_plan_get_memo (reading->plan, "method_text", NULL);
  gpointer kept = (gpointer) text;

  activity->method = term != NULL ? term->code : "";
  if (*text != '\0' && term != NULL && !g_hash_table_lookup_extended (memo, text, NULL, &kept))
    {
      kept = (gpointer) (is_term_itself (term, text) ? "" : text);
      g_hash_table_insert (memo, (gpointer) text, kept);
    }
  activity->method_text = kept;
  if (*text != '\0' && term == NULL)
    accord_import_plan_add_problem (reading->plan, activity->row, column_of (reading, ACCORD_ACTIVITY_METHOD), text,
                                    _("“%s” is no method of the list; it is kept as it is written."), text);
}

static const AccordVagueCount *
read_count (Reading *reading, const char *text)
{
  GHashTable *memo = accord_import_plan_get_memo (reading->plan, "count", g_free);
  AccordVagueCount *count = g_hash_table_lookup (memo, text);

  if (count != NULL)
    return count;
  count = g_new (AccordVagueCount, 1);
  if (!accord_vague_count_parse (text, count, NULL))
    count->count = -1;
  g_hash_table_insert (memo, (gpointer) text, count);
  return count;
}

static void
read_reach (Reading *reading, AccordImportActivity *activity)
{
  const char *text = get (reading, activity->row, ACCORD_ACTIVITY_COUNT);
  const char *unit_text = get (reading, activity->row, ACCORD_ACTIVITY_UNIT);
  const AccordTerm *unit = accord_import_plan_recognise (reading->plan, "reach_unit", unit_text);
  const AccordVagueCount *count = read_count (reading, text);

  if (count->count < 0)
    accord_import_plan_add_problem (reading->plan, activity->row, column_of (reading, ACCORD_ACTIVITY_COUNT), text,
                                    _("“%s” is not a number of people; it is kept as it is written."), text);
  activity->count = MAX (count->count, 0);
  activity->qualifier = count->qualifier;
  activity->unit = *count->unit != '\0' ? count->unit : unit != NULL ? unit->code : "";
  activity->reach_text = text;
  if (*text != '\0' && *unit_text != '\0' && *count->unit == '\0')
    {
      g_autofree char *joined = g_strconcat (text, " ", unit_text, NULL);

      activity->reach_text = g_string_chunk_insert_const (reading->plan->texts, joined);
    }
  else if (unit == NULL || (*count->unit != '\0' && strcmp (count->unit, unit->code) != 0))
    keep_in_note (reading, ACCORD_ACTIVITY_UNIT, unit_text);
}

static const char *
read_term (Reading *reading, guint row, AccordActivityField field)
{
  const char *text = get (reading, row, field);
  const AccordTerm *term = accord_import_plan_recognise (reading->plan, accord_import_activity_fields[field].vocabulary, text);

  if (term != NULL)
    return term->code;
  keep_in_note (reading, field, text);
  return "";
}

static void
read_level (Reading *reading, AccordImportActivity *activity)
{
  const char *text = get (reading, activity->row, ACCORD_ACTIVITY_LEVEL);

  activity->level = read_term (reading, activity->row, ACCORD_ACTIVITY_LEVEL);
  if (*text != '\0' && *activity->level == '\0')
    accord_import_plan_add_problem (reading->plan, activity->row, column_of (reading, ACCORD_ACTIVITY_LEVEL), text,
                                    _("“%s” is no level of involvement; it is kept in the notes."), text);
}

/* --- where --- */

static gint64
find_place (AccordImportPlan *plan, const char *text)
{
  g_autofree char *folded = accord_fold (text);
  const AccordTerm *kind;
  gint64 found = 0;

  for (guint i = 0; i < plan->known->places->len; i++)
    {
      const AccordKnownPlace *place = g_ptr_array_index (plan->known->places, i);

      if (strcmp (place->name, folded) == 0)
        return place->id;
    }
  kind = accord_import_plan_recognise (plan, "place_kind", text);
  for (guint i = 0; kind != NULL && is_term_itself (kind, text) && i < plan->known->places->len; i++)
    {
      const AccordKnownPlace *place = g_ptr_array_index (plan->known->places, i);

      if (strcmp (place->kind, kind->code) != 0)
        continue;
      if (found != 0)
        return 0;
      found = place->id;
    }
  return found;
}

static void
read_place (Reading *reading, AccordImportActivity *activity)
{
  const char *text = get (reading, activity->row, ACCORD_ACTIVITY_PLACE);
  GHashTable *memo;
  gint64 *place;

  activity->place_text = text;
  if (*text == '\0')
    return;
  memo = accord_import_plan_get_memo (reading->plan, "place", g_free);
  place = g_hash_table_lookup (memo, text);
  if (place == NULL)
    {
      place = g_new (gint64, 1);
      *place = find_place (reading->plan, text);
      g_hash_table_insert (memo, (gpointer) text, place);
    }
  activity->place = *place;
}

/* --- who --- */

static guint
name_new_body (Reading *reading, guint row, int column, const char *name)
{
  guint before = accord_body_names_get_length (reading->plan->names);
  guint body = accord_import_plan_name_body (reading->plan, name, row, "");

  if (body >= before)
    accord_import_plan_add_problem (reading->plan, row, column, name,
                                    _("“%s” is not among the organisations yet and is added to them."), name);
  return body;
}

/* The whole cell is a body's name, or a general word for the only one of its kind ("the ICB"), or a name that says what
 * sort of body it is; else it stays words. */
static guint
find_body (Reading *reading, guint row, AccordActivityField field, const char *text)
{
  guint body = accord_body_names_find (reading->plan->names, text);

  if (body != ACCORD_NO_BODY)
    return accord_import_plan_name_body (reading->plan, text, row, "");
  if (accord_body_name_is_general (text))
    return accord_body_names_find_only (reading->plan->names,
                                        accord_body_names_recognise_kind (reading->plan->names, text));
  if (!accord_body_name_is_proper (text) ||
      strcmp (accord_body_names_recognise_kind (reading->plan->names, text), "other") == 0)
    return ACCORD_NO_BODY;
  return name_new_body (reading, row, column_of (reading, field), text);
}

static void
read_lead (Reading *reading, AccordImportActivity *activity)
{
  GHashTable *memo = accord_import_plan_get_memo (reading->plan, "lead", NULL);
  gpointer found;

  activity->lead = get (reading, activity->row, ACCORD_ACTIVITY_LEAD);
  activity->lead_body = ACCORD_NO_BODY;
  if (*activity->lead == '\0')
    return;
  if (!g_hash_table_lookup_extended (memo, activity->lead, NULL, &found))
    {
      found = GUINT_TO_POINTER (find_body (reading, activity->row, ACCORD_ACTIVITY_LEAD, activity->lead));
      g_hash_table_insert (memo, (gpointer) activity->lead, found);
    }
  activity->lead_body = GPOINTER_TO_UINT (found);
}

static void
find_healthwatch (Reading *reading, guint row, AccordActivityField field, const char *text)
{
  g_autofree char *name = accord_body_name_dup_healthwatch (text);
  guint body;

  if (name == NULL || accord_body_names_find (reading->plan->names, name) != ACCORD_NO_BODY)
    return;
  body = name_new_body (reading, row, column_of (reading, field), name);
  g_array_append_val (reading->named, body);
}

/* A cell that lists bodies: each that is known, or that says what sort of body it is; the rest goes into the notes. */
static void
read_named (Reading *reading, guint row)
{
  const char *text = accord_import_plan_get_text (reading->plan, row, ACCORD_ACTIVITY_PARTIES);
  g_auto (GStrv) parts = *text != '\0' ? g_strsplit_set (text, ";,\n", MAX_PARTIES) : NULL;

  for (guint i = 0; parts != NULL && parts[i] != NULL; i++)
    {
      const char *name = g_strstrip (parts[i]);
      guint body = *name != '\0' ? find_body (reading, row, ACCORD_ACTIVITY_PARTIES, name) : ACCORD_NO_BODY;

      if (body != ACCORD_NO_BODY)
        g_array_append_val (reading->named, body);
      else if (*name != '\0')
        {
          keep_in_note (reading, ACCORD_ACTIVITY_PARTIES, name);
          accord_import_plan_add_problem (reading->plan, row, column_of (reading, ACCORD_ACTIVITY_PARTIES), name,
                                          _("“%s” is no organisation that is known; it is kept in the notes."), name);
        }
    }
}

static gboolean
names_kind (Reading *reading, const char *kind)
{
  for (guint i = 0; i < reading->named->len; i++)
    if (strcmp (accord_body_names_get (reading->plan->names, g_array_index (reading->named, guint, i))->kind, kind) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_audience (const AccordImportActivity *activity, const char *code)
{
  for (guint i = 0; activity->audience != NULL && i < activity->audience->terms->len; i++)
    if (strcmp (((const AccordTerm *) activity->audience->terms->pdata[i])->code, code) == 0)
      return TRUE;
  return FALSE;
}

/* Bodies that took part: those named in the title and among those reached. Where only "Healthwatch" is written and the
 * partnership has one, it is that one; where it has more, a person is told that none is named. */
static void
read_parties (Reading *reading, AccordImportActivity *activity)
{
  guint only;

  g_array_set_size (reading->named, 0);
  read_named (reading, activity->row);
  accord_body_names_find_in_text (reading->plan->names, activity->title, reading->named);
  accord_body_names_find_in_text (reading->plan->names, activity->reached, reading->named);
  find_healthwatch (reading, activity->row, ACCORD_ACTIVITY_TITLE, activity->title);
  find_healthwatch (reading, activity->row, ACCORD_ACTIVITY_REACHED, activity->reached);
  if (has_audience (activity, "healthwatch") && !names_kind (reading, "healthwatch"))
    {
      only = accord_body_names_find_only (reading->plan->names, "healthwatch");
      if (only != ACCORD_NO_BODY)
        g_array_append_val (reading->named, only);
      else
        accord_import_plan_add_problem (reading->plan, activity->row, column_of (reading, ACCORD_ACTIVITY_AUDIENCE),
                                        get (reading, activity->row, ACCORD_ACTIVITY_AUDIENCE),
                                        _("Healthwatch took part, and the row does not say which."));
    }
  activity->first_party = reading->content->parties->len;
  activity->n_parties = reading->named->len;
  g_array_append_vals (reading->content->parties, reading->named->data, reading->named->len);
}

/* --- what was heard --- */

static void
keep_rest (Reading *reading, guint row, AccordActivityField field, const AccordImportSeveral *several,
           const char *format)
{
  if (several == NULL || *several->rest == '\0')
    return;
  keep_in_note (reading, field, several->rest);
  accord_import_plan_add_problem (reading->plan, row, column_of (reading, field), several->rest, "%s", format);
}

static void
read_speaker (Reading *reading, AccordImportActivity *activity)
{
  activity->said_by = get (reading, activity->row, ACCORD_ACTIVITY_SAID_BY);
  activity->said_by_body = ACCORD_NO_BODY;
  if (*activity->said_by != '\0')
    activity->said_by_body = accord_body_names_find (reading->plan->names, activity->said_by);
  activity->stance = read_term (reading, activity->row, ACCORD_ACTIVITY_STANCE);
}

/* What belongs to a piece of feedback, and the row has none. */
static void
keep_without_feedback (Reading *reading, AccordImportActivity *activity)
{
  static const AccordActivityField fields[] = { ACCORD_ACTIVITY_FED_BACK, ACCORD_ACTIVITY_SAID_BY,
                                                ACCORD_ACTIVITY_RESPONDED_ON, ACCORD_ACTIVITY_FED_BACK_HOW };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    keep_in_note (reading, fields[i], get (reading, activity->row, fields[i]));
  if (*activity->response_text == '\0')
    return;
  keep_in_note (reading, ACCORD_ACTIVITY_RESPONSE, activity->response_text);
  accord_import_plan_add_problem (reading->plan, activity->row, column_of (reading, ACCORD_ACTIVITY_RESPONSE),
                                  activity->response_text,
                                  _("There is a response and not what was heard; it is kept in the notes."));
}

static void
read_response (Reading *reading, AccordImportActivity *activity)
{
  guint row = activity->row;
  const char *kind = get (reading, row, ACCORD_ACTIVITY_RESPONSE_KIND);
  const char *day = get (reading, row, ACCORD_ACTIVITY_RESPONDED_ON);
  const AccordTerm *response;
  char iso[11] = "";

  activity->response_text = accord_import_plan_get_text (reading->plan, row, ACCORD_ACTIVITY_RESPONSE);
  response = accord_import_plan_recognise (reading->plan, "response", *kind != '\0' ? kind : activity->response_text);
  activity->response = response != NULL ? response->code : "";
  if (response == NULL)
    keep_in_note (reading, ACCORD_ACTIVITY_RESPONSE_KIND, kind);
  if (*day != '\0' && *activity->heard != '\0' && !accord_day_parse (day, iso, NULL))
    keep_in_note (reading, ACCORD_ACTIVITY_RESPONDED_ON, day);
  activity->responded_on = accord_import_plan_keep (reading->plan, iso);
}

static void
read_heard (Reading *reading, AccordImportActivity *activity)
{
  guint row = activity->row;
  const char *fed_back = get (reading, row, ACCORD_ACTIVITY_FED_BACK);
  const char *themes = get (reading, row, ACCORD_ACTIVITY_THEMES);

  activity->heard = accord_import_plan_get_text (reading->plan, row, ACCORD_ACTIVITY_HEARD);
  activity->fed_back = accord_import_read_fed_back (reading->plan, fed_back);
  activity->fed_back_how = get (reading, row, ACCORD_ACTIVITY_FED_BACK_HOW);
  activity->themes = accord_import_read_themes (reading->plan, *themes != '\0' ? themes : activity->heard);
  if (*themes != '\0')
    keep_rest (reading, row, ACCORD_ACTIVITY_THEMES, activity->themes,
               _("These are no theme of the list; they are kept in the notes."));
  read_response (reading, activity);
  read_speaker (reading, activity);
  if (*activity->heard == '\0')
    keep_without_feedback (reading, activity);
  else if (activity->fed_back != NULL && !activity->fed_back->is_done)
    keep_in_note (reading, ACCORD_ACTIVITY_FED_BACK, fed_back);
}

/* --- one row --- */

static gboolean
skip_activity (Reading *reading, AccordImportActivity *activity)
{
  g_autofree char *key = NULL;

  if (*activity->title == '\0' && *get (reading, activity->row, ACCORD_ACTIVITY_METHOD) == '\0' &&
      *get (reading, activity->row, ACCORD_ACTIVITY_REACHED) == '\0')
    {
      accord_import_plan_skip (reading->plan, activity->row, "empty", _("The row does not say what was done."));
      return TRUE;
    }
  if (*activity->ref == '\0' || g_hash_table_size (reading->plan->known->activities) == 0)
    return FALSE;
  key = g_strconcat (activity->ref, "\n", activity->title, NULL);
  if (!g_hash_table_contains (reading->plan->known->activities, key))
    return FALSE;
  accord_import_plan_skip (reading->plan, activity->row, "already_there", _("Activity %s is in the log already."),
                           activity->ref);
  return TRUE;
}

/* A row that was brought in before, as it is or as it was then. */
static gboolean
recognise_row (Reading *reading, AccordImportActivity *activity)
{
  const AccordKnownSource *source;

  activity->source = accord_import_sources_read (reading->sources, activity->row);
  activity->known = -1;
  source = g_hash_table_lookup (reading->plan->known->sources, &activity->source.key);
  if (source == NULL)
    return skip_activity (reading, activity);
  if (source->digest == activity->source.digest)
    {
      accord_import_plan_skip_known (reading->plan, activity->row, *activity->title != '\0' ? activity->title
                                                                                             : activity->ref);
      return TRUE;
    }
  activity->known = accord_import_plan_add_known (reading->plan, activity->row, source->id, activity->title);
  return FALSE;
}

static void
read_title (Reading *reading, AccordImportActivity *activity)
{
  const char *method = get (reading, activity->row, ACCORD_ACTIVITY_METHOD);

  if (*activity->title != '\0')
    return;
  activity->title = *method != '\0' ? method : activity->reached;
  accord_import_plan_add_problem (reading->plan, activity->row, column_of (reading, ACCORD_ACTIVITY_TITLE), "",
                                  _("The activity has no title; “%s” is used."), activity->title);
}

static void
read_several (Reading *reading, AccordImportActivity *activity)
{
  AccordImportPlan *plan = reading->plan;
  guint row = activity->row;

  activity->audience = accord_import_read_audience (plan, get (reading, row, ACCORD_ACTIVITY_AUDIENCE));
  activity->groups = accord_import_read_groups (plan, get (reading, row, ACCORD_ACTIVITY_GROUPS));
  activity->sections = accord_import_read_sections (plan, get (reading, row, ACCORD_ACTIVITY_SECTION));
  keep_rest (reading, row, ACCORD_ACTIVITY_AUDIENCE, activity->audience,
             _("These are no audience of the list; they are kept in the notes."));
  keep_rest (reading, row, ACCORD_ACTIVITY_GROUPS, activity->groups,
             _("These are no group or condition of the lists; they are kept in the notes."));
  keep_rest (reading, row, ACCORD_ACTIVITY_SECTION, activity->sections,
             _("No section of a strategy has this heading, or more than one has; it is kept in the notes."));
  activity->conditions = accord_import_read_groups (plan, get (reading, row, ACCORD_ACTIVITY_CONDITIONS));
  activity->plans = accord_import_read_plans (plan, get (reading, row, ACCORD_ACTIVITY_PLANS));
  keep_rest (reading, row, ACCORD_ACTIVITY_CONDITIONS, activity->conditions,
             _("These are no group or condition of the lists; they are kept in the notes."));
  keep_rest (reading, row, ACCORD_ACTIVITY_PLANS, activity->plans,
             _("No strategy has this title; it is kept in the notes."));
}

static void
read_row (gpointer data, guint row)
{
  Reading *reading = data;
  AccordImportActivity activity = { .row = row };
  guint n_unmatched;

  if (accord_import_plan_skip_plain (reading->plan, row))
    return;
  activity.ref = get (reading, row, ACCORD_ACTIVITY_REF);
  activity.title = get (reading, row, ACCORD_ACTIVITY_TITLE);
  activity.reached = get (reading, row, ACCORD_ACTIVITY_REACHED);
  if (recognise_row (reading, &activity))
    return;

  g_string_truncate (reading->note, 0);
  accord_import_add_note (reading->note, "", accord_import_plan_get_text (reading->plan, row, ACCORD_ACTIVITY_NOTES));
  read_title (reading, &activity);
  activity.when = read_when (reading, row);
  read_method (reading, &activity);
  read_reach (reading, &activity);
  read_level (reading, &activity);
  read_place (reading, &activity);
  read_several (reading, &activity);
  read_lead (reading, &activity);
  read_parties (reading, &activity);
  read_heard (reading, &activity);
  activity.asked = accord_import_plan_get_text (reading->plan, row, ACCORD_ACTIVITY_ASKED);
  activity.evidence = get (reading, row, ACCORD_ACTIVITY_EVIDENCE);
  activity.accessibility = get (reading, row, ACCORD_ACTIVITY_ACCESSIBILITY);
  activity.consent_basis = get (reading, row, ACCORD_ACTIVITY_CONSENT);
  activity.sensitivity = get (reading, row, ACCORD_ACTIVITY_SENSITIVITY);
  activity.state = read_term (reading, row, ACCORD_ACTIVITY_STATE);
  if (*activity.state == '\0')
    activity.state = "done";

  accord_table_get_unmatched (reading->plan->table, &n_unmatched);
  if (n_unmatched > 0)
    {
      g_autofree char *unmatched = accord_table_dup_unmatched (reading->plan->table, row);

      accord_import_add_note (reading->note, "", unmatched);
    }
  activity.note = accord_import_plan_keep (reading->plan, reading->note->str);
  g_array_append_val (reading->content->activities, activity);
  if (activity.known < 0)
    accord_import_plan_take (reading->plan, row);
}

static gboolean
interpret (AccordImportPlan *plan, AccordProgress *progress, GCancellable *cancellable, GError **error)
{
  AccordImportActivities *content = g_new0 (AccordImportActivities, 1);
  g_autoptr (GString) note = g_string_new (NULL);
  g_autoptr (GArray) named = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (AccordImportSources) sources = accord_import_sources_new (plan);
  Reading reading = { plan, content, note, named, sources };
  guint n_rows = accord_sheet_get_n_rows (plan->sheet);

  content->activities = g_array_sized_new (FALSE, TRUE, sizeof (AccordImportActivity), n_rows);
  content->parties = g_array_new (FALSE, FALSE, sizeof (guint));
  accord_import_plan_set_content (plan, content, content_free);
  return accord_import_plan_read_rows (plan, read_row, &reading, progress, cancellable, error) &&
         accord_import_activities_compare (plan, cancellable, error);
}

static char *
name_edit (AccordImportPlan *plan)
{
  /* Translators: names an import where it can be undone; %s is a file's name. */
  return g_strdup_printf (_("Engagement imported from “%s”"), plan->file_name);
}

const AccordImporter accord_import_activities = {
  .name = "activities",
  .fields = accord_import_activity_fields,
  .n_fields = ACCORD_ACTIVITY_N_FIELDS,
  .key_field = ACCORD_ACTIVITY_REF,
  .knows_rows = TRUE,
  .interpret = interpret,
  .write = accord_import_activities_write,
  .report = accord_import_activities_report,
  .name_edit = name_edit,
};
