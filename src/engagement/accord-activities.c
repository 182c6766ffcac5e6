/* accord-activities.c: the engagement log
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engagement/accord-activities-private.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#include "engagement/accord-plan-coverage-private.h"
#include "model/accord-record-write.h"
#include "store/accord-connection.h"

/* The terms of a vocabulary, in words. */
#define TERMS_OF(vocabulary) \
  "(SELECT group_concat (t.label, ', ') FROM activity_term AS x JOIN term AS t ON t.id = x.term_id" \
  " WHERE x.activity_id = a.id AND t.vocabulary = '" vocabulary "')"

static const AccordListColumn COLUMNS[] = {
  { "ref", N_("Ref"), "a.ref", "a.ref", ACCORD_LIST_TEXT, NULL, 7, "activity", "ref" },
  { "happened", N_("When"),
    "CASE WHEN a.happened_from = a.happened_until AND a.happened_from <> ''"
    " THEN strftime ('%d/%m/%Y', a.happened_from) ELSE a.happened_text END",
    "a.happened_from", ACCORD_LIST_TEXT, NULL, 14, "activity", "happened",
    .day_from = "a.happened_from", .day_until = "a.happened_until" },
  { "title", N_("What"), "a.title", "a.title COLLATE NOCASE", ACCORD_LIST_TEXT, NULL, 36, "activity", "title" },
  { "method", N_("Method"), "CASE WHEN a.method <> '' THEN a.method ELSE a.method_text END", "a.method",
    ACCORD_LIST_TERM, "method", 16, "activity",
    "method" },
  { "audience", N_("Audience"),
    "(SELECT group_concat (coalesce (t.label, u.audience), ', ') FROM activity_audience AS u LEFT JOIN term AS t"
    " ON t.vocabulary = 'audience' AND t.code = u.audience WHERE u.activity_id = a.id)",
    NULL, ACCORD_LIST_TEXT, NULL, 22, "activity", "activity_audience" },
  { "parties", N_("Organisations"),
    "(SELECT group_concat (o.name, ', ') FROM activity_party AS p JOIN organisation AS o ON o.id = p.organisation_id"
    " WHERE p.activity_id = a.id)",
    NULL, ACCORD_LIST_TEXT, NULL, 20, "activity", "activity_party" },
  { "place", N_("Where"), "coalesce (pl.name, a.place_text)", "coalesce (pl.name, a.place_text) COLLATE NOCASE",
    ACCORD_LIST_TEXT, NULL, 12, "activity", "place_id" },
  { "reach", N_("Reached"),
    "CASE WHEN a.reach_qualifier = 'not_known' THEN '' WHEN a.reach_text <> '' THEN a.reach_text ELSE a.reach_count END",
    "a.reach_count", ACCORD_LIST_NUMBER, NULL, 10, "activity", "reach" },
  { "level", N_("Level"), "a.level",
    "coalesce ((SELECT t.value FROM term AS t WHERE t.vocabulary = 'level' AND t.code = a.level), -1)", ACCORD_LIST_TERM,
    "level", 10, "activity", "level" },
  { "heard", N_("Heard"), "(SELECT count (*) FROM feedback AS f WHERE f.activity_id = a.id)", NULL, ACCORD_LIST_NUMBER,
    NULL, 6 },
  { "unanswered", N_("To answer"),
    "(SELECT count (*) FROM feedback AS f WHERE f.activity_id = a.id AND f.response = '' AND f.response_text = '')", NULL,
    ACCORD_LIST_NUMBER, NULL, 8 },
  { "linked", N_("Links"), "(SELECT count (*) FROM evidence_link AS l WHERE l.activity_id = a.id)", NULL,
    ACCORD_LIST_NUMBER, NULL, 6 },
  { "state", N_("State"), "a.state", "a.state", ACCORD_LIST_TERM, "activity_state", 9, "activity", "state" },
  { "groups", N_("Groups"), TERMS_OF ("group"), NULL, ACCORD_LIST_TEXT, NULL, 20, "activity", "activity_group" },
  { "conditions", N_("Conditions"), TERMS_OF ("condition"), NULL, ACCORD_LIST_TEXT, NULL, 20, "activity",
    "activity_condition" },
  { "themes", N_("Themes"), TERMS_OF ("theme"), NULL, ACCORD_LIST_TEXT, NULL, 20, "activity", "activity_theme" },
  { "evidence", N_("Evidence"), "a.evidence", "a.evidence COLLATE NOCASE", ACCORD_LIST_TEXT, NULL, 16, "activity",
    "evidence" },
  { "accessibility", N_("Accessibility"), "a.accessibility", "a.accessibility COLLATE NOCASE", ACCORD_LIST_TEXT, NULL, 16,
    "activity", "accessibility" },
  { "consent_basis", N_("Consent"), "a.consent_basis", "a.consent_basis COLLATE NOCASE", ACCORD_LIST_TEXT, NULL, 16,
    "activity", "consent_basis" },
};

/* A term of a tree stands for what is below it too. */
#define TERMS_WITHIN(vocabulary) \
  "(WITH RECURSIVE within (id) AS (SELECT id FROM term WHERE vocabulary = '" vocabulary "' AND code = ?1" \
  " UNION SELECT t.id FROM term AS t JOIN within AS w ON t.parent_id = w.id) SELECT id FROM within)"

#define PLACES_WITHIN \
  "(WITH RECURSIVE within (id) AS (SELECT id FROM place WHERE id = ?1" \
  " UNION SELECT p.id FROM place AS p JOIN within AS w ON p.parent_id = w.id) SELECT id FROM within)"

/* What counts for one of the places, not for the whole area. */
#define PLACES_AT_HOME \
  "(WITH RECURSIVE home (id) AS (SELECT id FROM place WHERE kind = 'place'" \
  " UNION SELECT p.id FROM home JOIN place AS p ON p.parent_id = home.id WHERE p.kind <> 'place') SELECT id FROM home)"

#define HAS_TERM(vocabulary) \
  "EXISTS (SELECT 1 FROM activity_term AS x WHERE x.activity_id = a.id AND x.term_id IN " TERMS_WITHIN (vocabulary) ")", \
  "SELECT DISTINCT activity_id FROM activity_term WHERE term_id IN " TERMS_WITHIN (vocabulary) " ORDER BY activity_id"

/* What a requirement looks at, see accord_involvement_question_write(): in which bodies took part, which they led or said
 * something in, and what names only their audience. */
#define BEHIND                                                                                                         \
  "WITH asked (plan, audience, kind, organisation) AS (SELECT ?1 ->> '$.plan', ?1 ->> '$.audience', ?1 ->> '$.kind',"  \
  " ?1 ->> '$.organisation'),"                                                                                         \
  " body (id, is_own) AS (SELECT o.id, o.id IS q.organisation FROM asked AS q CROSS JOIN organisation AS o"            \
  " WHERE o.id = q.organisation OR o.kind = q.kind),"                                                                  \
  " active (id, is_own) AS (SELECT p.activity_id, b.is_own FROM body AS b"                                             \
  " CROSS JOIN activity_party AS p ON p.organisation_id = b.id UNION ALL SELECT l.id, b.is_own FROM body AS b"         \
  " CROSS JOIN activity AS l ON l.lead_id = b.id UNION ALL SELECT f.activity_id, b.is_own FROM body AS b"              \
  " CROSS JOIN feedback AS f ON f.organisation_id = b.id),"                                                            \
  " found (id) AS (SELECT n.id FROM active AS n CROSS JOIN asked AS q WHERE q.organisation IS NULL OR n.is_own"        \
  " UNION SELECT u.activity_id FROM asked AS q CROSS JOIN activity_audience AS u ON u.audience = q.audience"           \
  " WHERE q.organisation IS NULL OR u.activity_id NOT IN (SELECT n.id FROM active AS n))"                              \
  " SELECT a.id FROM found AS d CROSS JOIN activity AS a ON a.id = d.id CROSS JOIN asked AS q"                         \
  " WHERE a.state <> 'cancelled' AND (EXISTS (SELECT 1 FROM activity_plan AS s WHERE s.activity_id = a.id"             \
  " AND s.plan_id = q.plan) OR NOT EXISTS (SELECT 1 FROM activity_plan AS s WHERE s.activity_id = a.id))"

/* Where somebody of a sector takes a position on a section, see accord_contested_write_rows(). */
#define WITH_POSITION                                                                                                  \
  "SELECT f.activity_id FROM evidence_link AS l CROSS JOIN feedback AS f ON f.id = l.feedback_id"                      \
  " LEFT JOIN organisation AS o ON o.id = f.organisation_id"                                                           \
  " LEFT JOIN term AS t ON t.vocabulary = 'sector' AND t.code = o.sector"                                              \
  " WHERE l.section_id = ?1 ->> '$.section' AND f.stance = ?1 ->> '$.stance'"                                          \
  " AND coalesce (t.code, '') = ?1 ->> '$.sector'"

static const AccordListFilter FILTERS[] = {
  { "audience", "EXISTS (SELECT 1 FROM activity_audience AS u WHERE u.activity_id = a.id AND u.audience = ?1)",
    "SELECT activity_id FROM activity_audience WHERE audience = ?1 ORDER BY activity_id" },
  { "method", "a.method = ?1" },
  { "level", "a.level = ?1" },
  { "state", "a.state = ?1" },
  { "place", "a.place_id = ?1" },
  { "within", "a.place_id IN " PLACES_WITHIN },
  { "group", HAS_TERM ("group") },
  { "condition", HAS_TERM ("condition") },
  { "theme", HAS_TERM ("theme") },
  { "organisation", "EXISTS (SELECT 1 FROM activity_party AS p WHERE p.activity_id = a.id AND p.organisation_id = ?1)",
    "SELECT activity_id FROM activity_party WHERE organisation_id = ?1 ORDER BY activity_id" },
  { "unanswered",
    "?1 IN (SELECT '1' FROM feedback AS f WHERE f.activity_id = a.id AND f.response = '' AND f.response_text = '')" },
  { "not_told",
    "?1 IN (SELECT '1' FROM feedback AS f WHERE f.activity_id = a.id AND f.fed_back_from = '' AND f.fed_back_until = ''"
    " AND f.fed_back_text = '')" },
  { "began", "a.happened_from BETWEEN substr (?1, 1, 10) AND substr (?1, 12)" },
  { "overdue", ACCORD_ACTIVITY_IS_OVERDUE },
  { "behind", "a.id IN (" BEHIND ")", BEHIND },
  { "position", "a.id IN (" WITH_POSITION ")" },
  { "counted", "?1 = CASE WHEN " ACCORD_IS_COUNTED " THEN '1' ELSE '0' END" },
  { "no_method", "?1 = CASE WHEN a.method = '' THEN '1' ELSE '0' END" },
  { "serves", ACCORD_SERVES_PLAN },
  { "ended", "(" ACCORD_LAST_DAY " <> '' AND " ACCORD_LAST_DAY " <= ?1)" },
  { "elsewhere", "?1 = CASE WHEN a.place_id IN " PLACES_AT_HOME " THEN '0' ELSE '1' END" },
  { "unlinked", "?1 = CASE WHEN EXISTS (SELECT 1 FROM evidence_link AS l WHERE l.activity_id = a.id) THEN '0' ELSE '1' END" },
};

static const char *const WATCHES[] = { "activity",      "activity_audience", "activity_party", "activity_plan", "activity_term",
                                       "feedback",      "evidence_link",     "organisation",   "place",
                                       "term",          NULL };

/**
 * accord_activities:
 *
 * The engagement log, newest first. What was heard is found with its activity.
 */
const AccordListSource accord_activities = {
  .table = "activity",
  .from = "activity AS a LEFT JOIN place AS pl ON pl.id = a.place_id",
  .id = "a.id",
  .columns = COLUMNS,
  .n_columns = G_N_ELEMENTS (COLUMNS),
  .default_order = "a.happened_from DESC, a.id DESC",
  .filters = FILTERS,
  .n_filters = G_N_ELEMENTS (FILTERS),
  .owners = "SELECT id, activity_id FROM feedback ORDER BY id",
  .watches = WATCHES,
  .new_columns = (const char *const[]) { "state", NULL },
  .new_values = (const char *const[]) { "done", NULL },
};

static gpointer
count_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (AccordStatement) row = accord_connection_query (connection, error,
                                                             "SELECT 0 AS id, count (*) AS activities FROM activity", "");

  if (row == NULL || !accord_statement_step (row, error))
    return NULL;
  return accord_record_read_row ("activity", row);
}

/**
 * accord_activities_count:
 *
 * Returns: (transfer full): a question whose answer is an #AccordRecord with the number of all "activities"
 */
AccordRequest *
accord_activities_count (void)
{
  return accord_request_read (count_cb, NULL, NULL, g_object_unref);
}

/**
 * accord_activities_behind_get_name:
 * @value: of the filters "behind" and "position": from accord_involvement_question_write() or accord_contested_write_rows()
 *
 * Returns: (transfer full): what a person calls it, as it was given there; "" when there is none
 */
char *
accord_activities_behind_get_name (const char *value)
{
  g_autoptr (JsonNode) root = json_from_string (value, NULL);
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;

  return g_strdup (object != NULL ? json_object_get_string_member_with_default (object, "name", "") : "");
}
