/* accord-import-activities-values.c: which field of a log fills which columns of a record
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/accord-import-activities-private.h"

#include <string.h>

/* In the order of accord_import_activity_list_texts(). */
const AccordImportColumn accord_import_activity_texts[ACCORD_IMPORT_N_ACTIVITY_TEXTS] = {
  { "ref", ACCORD_ACTIVITY_REF },
  { "title", ACCORD_ACTIVITY_TITLE },
  { "state", ACCORD_ACTIVITY_STATE },
  { "happened_from", ACCORD_ACTIVITY_WHEN },
  { "happened_until", ACCORD_ACTIVITY_WHEN },
  { "happened_text", ACCORD_ACTIVITY_WHEN },
  { "method", ACCORD_ACTIVITY_METHOD },
  { "method_text", ACCORD_ACTIVITY_METHOD },
  { "lead", ACCORD_ACTIVITY_LEAD },
  { "place_text", ACCORD_ACTIVITY_PLACE },
  { "reached", ACCORD_ACTIVITY_REACHED },
  { "reach_qualifier", ACCORD_ACTIVITY_COUNT },
  { "reach_unit", ACCORD_ACTIVITY_COUNT },
  { "reach_text", ACCORD_ACTIVITY_COUNT },
  { "level", ACCORD_ACTIVITY_LEVEL },
  { "asked", ACCORD_ACTIVITY_ASKED },
  { "accessibility", ACCORD_ACTIVITY_ACCESSIBILITY },
  { "consent_basis", ACCORD_ACTIVITY_CONSENT },
  { "sensitivity", ACCORD_ACTIVITY_SENSITIVITY },
  { "evidence", ACCORD_ACTIVITY_EVIDENCE },
  { "note", ACCORD_ACTIVITY_NOTES },
};

/* In the order of accord_import_activity_list_feedback(). */
const AccordImportColumn accord_import_feedback_texts[ACCORD_IMPORT_N_FEEDBACK_TEXTS] = {
  { "text", ACCORD_ACTIVITY_HEARD },
  { "said_by", ACCORD_ACTIVITY_SAID_BY },
  { "stance", ACCORD_ACTIVITY_STANCE },
  { "response", ACCORD_ACTIVITY_RESPONSE },
  { "response_text", ACCORD_ACTIVITY_RESPONSE },
  { "responded_on", ACCORD_ACTIVITY_RESPONDED_ON },
  { "fed_back_from", ACCORD_ACTIVITY_FED_BACK },
  { "fed_back_until", ACCORD_ACTIVITY_FED_BACK },
  { "fed_back_text", ACCORD_ACTIVITY_FED_BACK },
  { "fed_back_how", ACCORD_ACTIVITY_FED_BACK_HOW },
};

/*
 * accord_import_activity_list_texts:
 * @texts: (out): the values of the columns of accord_import_activity_texts
 */
void
accord_import_activity_list_texts (const AccordImportActivity *activity, const char **texts)
{
  const char *const values[ACCORD_IMPORT_N_ACTIVITY_TEXTS] = {
    activity->ref,
    activity->title,
    activity->state,
    activity->when->from,
    activity->when->until,
    activity->when->text != NULL ? activity->when->text : "",
    activity->method,
    activity->method_text,
    activity->lead,
    activity->place_text,
    activity->reached,
    activity->qualifier,
    activity->unit,
    activity->reach_text,
    activity->level,
    activity->asked,
    activity->accessibility,
    activity->consent_basis,
    activity->sensitivity,
    activity->evidence,
    activity->note,
  };

  memcpy (texts, values, sizeof values);
}

/*
 * accord_import_activity_list_feedback:
 * @texts: (out): the values of the columns of accord_import_feedback_texts
 */
void
accord_import_activity_list_feedback (const AccordImportActivity *activity, const char **texts)
{
  static const AccordImportFedBack not_fed_back = { FALSE, "", "", "", "" };
  const AccordImportFedBack *fed_back =
      activity->fed_back != NULL && activity->fed_back->is_done ? activity->fed_back : &not_fed_back;
  const char *const values[ACCORD_IMPORT_N_FEEDBACK_TEXTS] = {
    activity->heard,
    activity->said_by,
    activity->stance,
    activity->response,
    activity->response_text,
    activity->responded_on,
    fed_back->from,
    fed_back->until,
    fed_back->text,
    *activity->fed_back_how != '\0' ? activity->fed_back_how : fed_back->how,
  };

  memcpy (texts, values, sizeof values);
}

/* --- what a row says that the record does not --- */

/* An empty cell says nothing: what the record has stays. What a log writes of its own into the notes is the row's, too. */
static gboolean
says (AccordImportPlan *plan, const AccordImportActivity *activity, AccordActivityField field)
{
  if (field == ACCORD_ACTIVITY_NOTES)
    return *activity->note != '\0';
  if (field == ACCORD_ACTIVITY_RESPONSE && *accord_import_plan_get_text (plan, activity->row,
                                                                         ACCORD_ACTIVITY_RESPONSE_KIND) != '\0')
    return TRUE;
  return *accord_import_plan_get_text (plan, activity->row, field) != '\0';
}

static guint64
compare (AccordImportPlan *plan, const AccordImportActivity *activity, const AccordImportColumn *columns, guint n,
         const char *const *texts, AccordRecord *record)
{
  guint64 changed = 0;

  for (guint i = 0; i < n; i++)
    if (strcmp (texts[i], accord_record_get (record, columns[i].column)) != 0 &&
        says (plan, activity, columns[i].field))
      changed |= G_GUINT64_CONSTANT (1) << columns[i].field;
  return changed;
}

/*
 * accord_import_activity_compare:
 * @record: the activity as it stands
 *
 * Returns: a set of bits, by AccordActivityField: the fields in which the row says something else
 */
guint64
accord_import_activity_compare (AccordImportPlan *plan, const AccordImportActivity *activity, AccordRecord *record)
{
  const char *texts[ACCORD_IMPORT_N_ACTIVITY_TEXTS];

  accord_import_activity_list_texts (activity, texts);
  return compare (plan, activity, accord_import_activity_texts, ACCORD_IMPORT_N_ACTIVITY_TEXTS, texts, record);
}

/*
 * accord_import_activity_compare_feedback:
 * @record: (nullable): the first piece of feedback of the activity, which is the one a log has
 *
 * Returns: as above
 */
guint64
accord_import_activity_compare_feedback (AccordImportPlan *plan, const AccordImportActivity *activity,
                                         AccordRecord *record)
{
  const char *texts[ACCORD_IMPORT_N_FEEDBACK_TEXTS];

  if (record == NULL)
    return *activity->heard != '\0' ? G_GUINT64_CONSTANT (1) << ACCORD_ACTIVITY_HEARD : 0;
  accord_import_activity_list_feedback (activity, texts);
  return compare (plan, activity, accord_import_feedback_texts, ACCORD_IMPORT_N_FEEDBACK_TEXTS, texts, record);
}
