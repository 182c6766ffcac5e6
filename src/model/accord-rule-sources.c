/* accord-rule-sources.c: the queries behind what rules ask
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/accord-rule-sources.h"

#include "model/accord-membership-day.h"

/* ?1 the day, ?2 the strategy, ?3 kind of organisation, ?4 code, ?5 number, ?6 subject. What each SELECT gives: the record,
 * what it is about, its name, the day it began or took place, how that was written, and a bit for each key. */

/* --- the partnership --- */

/* A seat whose basis nobody entered is judged by whose seat it is. Nothing can be wrong with the appointment to a vacant
 * seat: that it is vacant is said once. */
#define SEATS                                                                                                          \
  "SELECT s.id, coalesce (s.organisation_id, a.organisation_id, 0), coalesce (nullif (s.title, ''), o.name, ''),"      \
  " coalesce (a.start_from, ''), coalesce (a.start_text, ''),"                                                         \
  " (a.id IS NOT NULL) + 2 * (a.id IS NULL OR a.start_from <> '') + 4 * (a.id IS NULL OR a.minute <> '')"            \
  " FROM seat AS s LEFT JOIN organisation AS o ON o.id = s.organisation_id"                                            \
  " LEFT JOIN appointment AS a ON a.id = " ACCORD_SEAT_HOLDER ("s", "?1")                                              \
  " WHERE s.kind = 'member' AND (s.statutory_basis = ?4 OR (s.statutory_basis = '' AND s.organisation_id IN"           \
  " (SELECT b.id FROM organisation AS b WHERE b.kind = ?3))) AND " ACCORD_SEAT_STANDS ("s", "?1")                      \
  " ORDER BY s.position, s.id"

#define SEATS_OF_SECTOR                                                                                                \
  "SELECT s.id, 0, coalesce (nullif (s.title, ''), o.name, ''), coalesce (a.start_from, ''),"                          \
  " coalesce (a.start_text, ''), (a.id IS NOT NULL)"                                                                   \
  " FROM seat AS s LEFT JOIN organisation AS o ON o.id = s.organisation_id"                                            \
  " LEFT JOIN appointment AS a ON a.id = " ACCORD_SEAT_HOLDER ("s", "?1")                                              \
  " WHERE s.kind = 'member' AND (s.sector = ?4 OR (s.sector = '' AND o.sector = ?4))"                                  \
  " AND " ACCORD_SEAT_STANDS ("s", "?1") " ORDER BY s.position, s.id"

#define PARTNERSHIP                                                                                                    \
  "SELECT p.id, 0, p.name, p.established_on, '', EXISTS (SELECT 1 FROM organisation AS o WHERE o.kind = ?3"            \
  " AND (o.from_on = '' OR o.from_on <= ?1) AND (o.until_on = '' OR o.until_on >= ?1))"                                \
  " + 2 * (p.established_on <> '' AND p.established_on <= ?1) + 4 * (p.minute <> '') FROM partnership AS p"

/* The version in force: the newest that has begun. */
#define TERMS                                                                                                          \
  "SELECT t.id, 0, t.title, t.from_on, '', (t.quorum <> '') + 2 * (t.adopted_on <> '') + 4 * (t.review_due_on <> '')" \
  " FROM terms_of_reference AS t WHERE t.from_on <= ?1 AND (t.until_on = '' OR t.until_on >= ?1)"                      \
  " ORDER BY t.from_on DESC, t.id DESC LIMIT 1"

#define MEETINGS                                                                                                       \
  "SELECT m.id, 0, m.title, m.held_on, '', (m.is_public = 'yes') + 2 * (m.papers <> '') + 4 * (m.minutes <> '')"     \
  " FROM meeting AS m WHERE m.state = 'held' AND m.held_on <> '' AND m.held_on <= ?1"                                  \
  " AND (?5 = 0 OR m.held_on > date (?1, '-' || ?5 || ' months')) ORDER BY m.held_on DESC, m.id DESC"

/* --- whom a rule goes over --- */

#define LASTS(alias)                                                                                                   \
  "(" alias ".from_on = '' OR " alias ".from_on <= ?1) AND (" alias ".until_on = '' OR " alias ".until_on >= ?1)"

/* One whose places nobody has entered counts: of it nothing is known that would leave it out. */
#define COVERS(organisation)                                                                                           \
  LASTS (organisation) " AND (NOT EXISTS (SELECT 1 FROM organisation_place AS c WHERE c.organisation_id = "            \
  organisation ".id) OR EXISTS (SELECT 1 FROM organisation_place AS c JOIN place AS p ON p.id = c.place_id"            \
  " WHERE c.organisation_id = " organisation ".id AND " LASTS ("c") " AND " LASTS ("p") "))"

#define ORGANISATIONS                                                                                                  \
  "SELECT o.id, o.id, o.name, '', '', 0 FROM organisation AS o WHERE o.kind = ?3 AND " COVERS ("o")                    \
  " ORDER BY o.name COLLATE NOCASE, o.id"

/* Those of the kind ?4 that cover the area, and those that one of the kind ?3 names as its partner: a council's area may
 * reach into the areas of several boards. */
#define PARTNERS                                                                                                       \
  "SELECT o.id, o.id, o.name, '', '', 0 FROM organisation AS o WHERE (o.kind = ?4 AND " COVERS ("o") ")"             \
  " OR (" LASTS ("o") " AND o.id IN (SELECT r.other_id FROM organisation_relation AS r JOIN organisation AS k"         \
  " ON k.id = r.organisation_id WHERE r.kind = 'partner_icb' AND k.kind = ?3 AND " LASTS ("r") " AND " COVERS ("k")    \
  ")) ORDER BY o.name COLLATE NOCASE, o.id"

#define GROUPS                                                                                                         \
  "SELECT t.id, t.id, t.label, '', '', 0 FROM term AS t JOIN term AS b ON b.id = t.parent_id"                          \
  " WHERE b.vocabulary = 'group' AND b.code = ?4 AND t.retired = 0 ORDER BY t.position, t.id"

#define SECTORS                                                                                                        \
  "SELECT t.id, t.id, t.label, '', '', 0 FROM term AS t WHERE t.vocabulary = 'sector' AND t.code = ?4"

/* What was published is given away: every version that was frozen when that was so, else the newest. */
#define PUBLISHED(version)                                                                                             \
  "(" version ".state IN ('published', 'superseded') OR (NOT EXISTS (SELECT 1 FROM plan_version AS q"                  \
  " WHERE q.plan_id = " version ".plan_id AND q.state IN ('published', 'superseded')) AND " version ".number ="        \
  " (SELECT max (q.number) FROM plan_version AS q WHERE q.plan_id = " version ".plan_id)))"

#define VERSIONS                                                                                                       \
  "SELECT v.id, v.id, CAST (v.number AS TEXT), substr (v.frozen_at, 1, 10), '', 0 FROM plan_version AS v"             \
  " WHERE v.plan_id = ?2 AND " PUBLISHED ("v") " ORDER BY v.number DESC"

/* --- the strategy --- */

#define PUBLICATION                                                                                                    \
  "SELECT p.id, 0, p.title, p.published_on, '', (p.published_on <> '' AND p.published_on <= ?1)"                       \
  " + 2 * (p.address <> '') FROM plan AS p WHERE p.id = ?2"

/* A document is of the newest version when it says so, or is no older; of none while there is none. What was drawn from it
 * is said by the section that draws on it, or in words. */
#define DOCUMENTS                                                                                                      \
  "SELECT d.id, 0, d.title, d.dated_on, '', (d.address <> '') + 2 * (d.dated_on <> '')"                               \
  " + 4 * coalesce ((SELECT v.id IS d.version_id OR substr (v.frozen_at, 1, 10) <= d.dated_on FROM plan_version AS v"    \
  " WHERE v.plan_id = d.plan_id ORDER BY v.number DESC LIMIT 1), 1)"                                                   \
  " + 8 * (d.section_id IS NOT NULL OR d.note <> '')"                                                                  \
  " FROM plan_document AS d WHERE d.plan_id = ?2 AND d.kind = ?4"                                                      \
  " ORDER BY d.dated_on DESC, d.id DESC"

#define WORDS(text)                                                                                                    \
  "CASE trim (" text ") WHEN '' THEN 0 ELSE 1 + length (trim (" text "))"                                              \
  " - length (replace (trim (" text "), ' ', '')) END"

/* A section's text is also that of the sections below it. */
#define SECTIONS                                                                                                       \
  "WITH RECURSIVE topic (id) AS (SELECT t.id FROM term AS t WHERE t.vocabulary = 'topic' AND t.code = ?4"              \
  " UNION SELECT t.id FROM term AS t JOIN topic ON t.parent_id = topic.id)"                                            \
  " SELECT s.id, 0, s.heading, '', '', (s.words > 0) + 2 * (s.words >= max (?5, 1)) FROM (SELECT DISTINCT x.id,"       \
  " x.heading, x.position, (WITH RECURSIVE below (id) AS (SELECT x.id UNION SELECT z.id FROM section AS z JOIN below"  \
  " ON z.parent_id = below.id) SELECT sum (" WORDS ("z.body") ") FROM below"                                           \
  " JOIN section AS z ON z.id = below.id) AS words"                                                                    \
  " FROM topic CROSS JOIN section_topic AS y ON y.term_id = topic.id CROSS JOIN section AS x ON x.id = y.section_id"   \
  " WHERE x.plan_id = ?2) AS s ORDER BY s.position, s.id"

#define NEEDS                                                                                                          \
  "SELECT n.id, 0, n.text, coalesce (a.received_on, ''), '', EXISTS (SELECT 1 FROM need_section AS l JOIN section AS s" \
  " ON s.id = l.section_id WHERE l.need_id = n.id AND s.plan_id = ?2) + 2 * EXISTS (SELECT 1 FROM need_section AS l"   \
  " JOIN section AS s ON s.id = l.section_id WHERE l.need_id = n.id AND s.plan_id = ?2 AND l.function_of <> '')"       \
  " FROM need AS n LEFT JOIN assessment AS a ON a.id = n.assessment_id ORDER BY a.received_on DESC, n.position, n.id"

/* --- decisions and assessments --- */

#define DECIDED "coalesce (nullif (d.decided_on, ''), m.held_on, '')"

#define FROM_DECISIONS                                                                                                 \
  " FROM decision AS d LEFT JOIN meeting AS m ON m.id = d.meeting_id WHERE coalesce (m.state, '') <> 'cancelled'"      \
  " AND " DECIDED " <= ?1 AND coalesce (d.plan_id, ?2) = ?2"

#define DECISIONS                                                                                                      \
  "SELECT d.id, 0, d.text, " DECIDED ", '', (" DECIDED " <> '') + 2 * (d.edition <> '') + 4 * (d.minute <> '')"        \
  FROM_DECISIONS " AND d.topic = ?4 ORDER BY " DECIDED " DESC, d.id DESC"

/* A review that does not say of which assessment answers all that had come by its day. */
#define DECISIONS_ON_ASSESSMENTS                                                                                       \
  "SELECT d.id, d.assessment_id, d.text, " DECIDED ", '', (" DECIDED " <> '') + 2 * (d.outcome <> '')"                 \
  " + 4 * (d.minute <> '')" FROM_DECISIONS " AND (d.assessment_id = ?6 OR (d.assessment_id IS NULL"             \
  " AND d.topic = 'review' AND " DECIDED " >= (SELECT a.received_on FROM assessment AS a WHERE a.id = ?6)))"           \
  " ORDER BY " DECIDED " DESC, d.id DESC"

/* The revised strategy is another plan, which names the one it is to follow. */
#define DECISIONS_TO_REVISE                                                                                            \
  "SELECT d.id, 0, d.text, " DECIDED ", '', EXISTS (SELECT 1 FROM plan AS p WHERE p.revises_id = ?2)" FROM_DECISIONS    \
  " AND d.outcome = 'revise' ORDER BY " DECIDED " DESC, d.id DESC"

#define ASSESSMENTS                                                                                                    \
  "SELECT a.id, coalesce (a.organisation_id, 0), a.title, a.received_on, '', (a.received_on <> '')"                   \
  " + 2 * (a.address <> '') FROM assessment AS a WHERE a.received_on <= ?1 AND ?6 IN (0, a.organisation_id)"           \
  " ORDER BY a.received_on DESC, a.id DESC"

/* --- other bodies --- */

#define DISPATCHES                                                                                                     \
  "SELECT d.id, coalesce (d.organisation_id, 0), d.how, d.sent_on, '', (d.sent_on <> '') + 2 * (d.how <> '')"        \
  " FROM dispatch AS d WHERE d.version_id = ?6 AND d.sent_on <= ?1 ORDER BY d.sent_on, d.id"

#define RESPONSES                                                                                                      \
  "SELECT r.id, coalesce (r.organisation_id, 0), r.note, r.decided_on, '', (r.outcome IN ('new_strategy', 'enough'))"  \
  " + 2 * (r.decided_on <> '') + 4 * (r.minute <> '' OR r.address <> '') FROM plan_response AS r"                      \
  " WHERE r.plan_id = ?2 AND r.organisation_id = ?6 AND r.decided_on <= ?1 ORDER BY r.decided_on DESC, r.id DESC"

#define APPROVALS                                                                                                      \
  "SELECT a.id, coalesce (a.organisation_id, 0), a.note, a.answered_on, '', (a.answer IN ('approved',"                 \
  " 'approved_with_changes')) + 2 * (a.answered_on <> '') + 4 * (a.minute <> '') FROM approval AS a"                  \
  " JOIN plan_version AS v ON v.id = a.version_id WHERE v.plan_id = ?2 AND a.organisation_id = ?6"                     \
  " AND a.answered_on <= ?1 ORDER BY a.answered_on DESC, a.id DESC"

/* --- the log --- */

/* For this strategy, or for none in particular; done, dated, and not after the day. */
#define SERVES(activity)                                                                                               \
  activity ".state <> 'cancelled' AND (NOT EXISTS (SELECT 1 FROM activity_plan AS s WHERE s.activity_id = " activity   \
  ".id) OR EXISTS (SELECT 1 FROM activity_plan AS s WHERE s.activity_id = " activity ".id AND s.plan_id = ?2))"

#define DONE(activity)                                                                                                 \
  "(" activity ".state = 'done' AND " activity ".happened_until <> '' AND " activity ".happened_until <= ?1)"

#define ACTIVITY                                                                                                       \
  "SELECT x.id, 0, x.title, x.happened_from, x.happened_text, " DONE ("x") " + 2 * EXISTS (SELECT 1 FROM feedback AS f" \
  " WHERE f.activity_id = x.id AND f.text <> '') FROM "

/* A group's records are also those of the groups below it. */
#define ACTIVITIES_OF_GROUP                                                                                            \
  "WITH RECURSIVE branch (id) AS (SELECT ?6 UNION SELECT t.id FROM term AS t JOIN branch ON t.parent_id = branch.id)"  \
  " " ACTIVITY "branch CROSS JOIN activity_term AS y ON y.term_id = branch.id CROSS JOIN activity AS x"                \
  " ON x.id = y.activity_id WHERE " SERVES ("x")

#define ACTIVITIES_OF_SECTOR                                                                                           \
  "SELECT x.id, 0, x.title, x.happened_from, x.happened_text, " DONE ("x") " FROM organisation AS o"                   \
  " CROSS JOIN activity_party AS y ON y.organisation_id = o.id CROSS JOIN activity AS x"                               \
  " ON x.id = y.activity_id WHERE o.sector = ?4 AND " SERVES ("x")

/* What is linked to a section of the strategy is said about it. */
#define FEEDBACK                                                                                                       \
  "SELECT f.id, 0, f.text, f.responded_on, '', (f.response <> '' OR f.response_text <> '')"                            \
  " + 2 * (f.fed_back_from <> '' OR f.fed_back_text <> '' OR f.fed_back_how <> '') FROM section AS s"                  \
  " CROSS JOIN evidence_link AS l ON l.section_id = s.id CROSS JOIN feedback AS f ON f.id = l.feedback_id"             \
  " WHERE s.plan_id = ?2"

static const AccordRuleSource SOURCES[] = {
  { "seat", "seat", { "filled", "dated", "minute" }, { "seat", "appointment", "organisation" },
    "titt", SEATS },
  { "seat_of_sector", "seat", { "done" }, { "seat", "appointment", "organisation" },
    "titt", SEATS_OF_SECTOR },
  { "partnership", "partnership", { "body", "established_on", "minute" }, { "partnership", "organisation" },
    "tit", PARTNERSHIP },
  { "terms_of_reference", "terms_of_reference", { "quorum", "adopted_on", "review_due_on" }, { "terms_of_reference" },
    "t", TERMS },
  { "meeting", "meeting", { "is_public", "papers", "minutes" }, { "meeting" },
    "titti", MEETINGS },
  { "organisation", "organisation", { NULL }, { "organisation", "organisation_place", "place" },
    "tit", ORGANISATIONS },
  { "partner", "organisation", { NULL }, { "organisation", "organisation_place", "place", "organisation_relation" },
    "titt", PARTNERS },
  { "group", "term", { NULL }, { "term" },
    "titt", GROUPS },
  { "sector", "term", { NULL }, { "term" },
    "titt", SECTORS },
  { "plan_version", "plan_version", { NULL }, { "plan_version" },
    "ti", VERSIONS },
  { "publication", "plan", { "published_on", "address" }, { "plan" },
    "ti", PUBLICATION },
  { "plan_document", "plan_document", { "address", "dated_on", "version", "section" },
    { "plan_document", "plan_version" },
    "titt", DOCUMENTS },
  { "section", "section", { "text", "long_enough" }, { "section", "section_topic", "term" },
    "titti", SECTIONS },
  { "need", "need", { "section", "function_of" }, { "need", "need_section", "section", "assessment" },
    "ti", NEEDS },
  { "decision", "decision", { "dated", "edition", "minute" }, { "decision", "meeting" },
    "titt", DECISIONS },
  { "decision_on_assessment", "decision", { "dated", "outcome", "minute" },
    { "decision", "meeting", "assessment" },
    "tittii", DECISIONS_ON_ASSESSMENTS },
  { "decision_to_revise", "decision", { "draft" }, { "decision", "meeting", "plan" },
    "ti", DECISIONS_TO_REVISE },
  { "assessment", "assessment", { "received_on", "address" }, { "assessment" },
    "tittii", ASSESSMENTS },
  { "dispatch", "dispatch", { "sent_on", "how" }, { "dispatch" },
    "tittii", DISPATCHES },
  { "plan_response", "plan_response", { "outcome", "decided_on", "minute" }, { "plan_response" },
    "tittii", RESPONSES },
  { "approval", "approval", { "answer", "answered_on", "minute" }, { "approval", "plan_version" },
    "tittii", APPROVALS },
  { "activity_of_group", "activity", { "done", "heard" },
    { "activity", "activity_term", "activity_plan", "feedback", "term" },
    "tittii", ACTIVITIES_OF_GROUP },
  { "activity_of_sector", "activity", { "done" },
    { "activity", "activity_party", "activity_plan", "organisation" },
    "titt", ACTIVITIES_OF_SECTOR },
  { "feedback", "feedback", { "response", "fed_back" }, { "feedback", "evidence_link", "section" },
    "ti", FEEDBACK },
};

/**
 * accord_rule_source_find:
 * @name: (nullable): what a rule asks about
 *
 * Returns: (transfer none) (nullable): its query. Any thread.
 */
const AccordRuleSource *
accord_rule_source_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (SOURCES); i++)
    if (g_strcmp0 (SOURCES[i].name, name) == 0)
      return &SOURCES[i];
  return NULL;
}

/**
 * accord_rule_source_list:
 * @n: (out): how many there are
 *
 * Returns: (transfer none) (array length=n): all of them. Any thread.
 */
const AccordRuleSource *
accord_rule_source_list (guint *n)
{
  *n = G_N_ELEMENTS (SOURCES);
  return SOURCES;
}
