/* accord-evaluator.c: what every requirement comes to for every plan
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "checks/accord-evaluator-private.h"

#include "base/accord-error.h"
#include "base/accord-vague-date.h"
#include "checks/accord-check-kind-private.h"
#include "checks/accord-check-records-private.h"
#include "checks/accord-rule-pack-private.h"
#include "engagement/accord-involvement-reach.h"
#include "plans/accord-plan-facts.h"

G_DEFINE_BOXED_TYPE (AccordPlanChecks, accord_plan_checks, accord_plan_checks_ref, accord_plan_checks_unref)

AccordPlanChecks *
accord_plan_checks_ref (AccordPlanChecks *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
accord_plan_checks_unref (AccordPlanChecks *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->stands_on);
  g_free (self->day);
  g_free (self->today);
  g_free (self->title);
  g_free (self->plan_type);
  g_free (self->state);
  g_free (self->approved_on);
  g_clear_pointer (&self->pack, accord_rule_pack_unref);
  g_strfreev (self->flagged);
  g_ptr_array_unref (self->findings);
  g_free (self);
}

/**
 * accord_plan_checks_find:
 * @requirement: id of a rule
 *
 * Returns: (transfer none) (nullable): the finding
 */
AccordFinding *
accord_plan_checks_find (AccordPlanChecks *self, const char *requirement)
{
  for (guint i = 0; i < self->findings->len; i++)
    {
      AccordFinding *finding = g_ptr_array_index (self->findings, i);

      if (g_str_equal (finding->rule->id, requirement))
        return finding;
    }
  return NULL;
}

static AccordPlanChecks *
plan_checks_new (const AccordPlanFacts *facts)
{
  AccordPlanChecks *self = g_new0 (AccordPlanChecks, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->stands_on = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->plan = facts->id;
  self->title = g_strdup (facts->title);
  self->plan_type = g_strdup (facts->plan_type);
  self->state = g_strdup (facts->state);
  self->approved_on = g_strdup (facts->approved_on);
  self->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_finding_unref);
  return self;
}

/* --- one plan --- */

typedef struct
{
  AccordRulePacks *packs;
  AccordRulePack *by;     /* (nullable): judges every plan, whatever its type and day */
  gint64 plan;
  char *today;
  GPtrArray *before;      /* (nullable): results to keep where nothing can have changed */
  GPtrArray *changes;     /* of AccordChanges, since then */
  gboolean touches_records;   /* whether a kind looks into what they touch */
} Evaluation;

static AccordFindingNote *
find_note (GPtrArray *notes, const AccordRule *rule)
{
  for (guint i = 0; i < notes->len; i++)
    {
      const AccordPlanNote *note = g_ptr_array_index (notes, i);
      AccordFindingNote *found;

      /* A rule that cannot but apply may have been one that could, in an older edition. */
      if (!g_str_equal (note->requirement, rule->id) || !(note->is_override || rule->allow_not_applicable))
        continue;
      found = g_new (AccordFindingNote, 1);
      *found = (AccordFindingNote) {
        .id = note->id,
        .state = note->is_override ? ACCORD_FINDING_OVERRIDDEN : ACCORD_FINDING_NOT_APPLICABLE,
        .reason = g_strdup (note->reason),
        .author = g_strdup (note->author),
        .noted_on = g_strdup (note->noted_on),
      };
      return found;
    }
  return NULL;
}

/* Whether the edits can have changed what a rule of this kind comes to; those on involvement follow the reach themselves. */
static gboolean
is_touched (const AccordCheckContext *context, const AccordCheckKind *kind, const AccordRule *rule)
{
  for (guint i = 0; i < context->changes->len; i++)
    if (accord_check_kind_reads (kind, rule, g_ptr_array_index (context->changes, i)))
      return kind->is_reached == NULL || kind->is_reached (context, rule);
  return FALSE;
}

static gboolean
is_untouched (const AccordCheckContext *context, const AccordCheckKind *kind, const AccordRule *rule)
{
  return kind->asks != NULL && context->before != NULL && context->changes != NULL && !is_touched (context, kind, rule);
}

static AccordFinding *
evaluate_rule (AccordCheckContext *context, AccordPlanChecks *before, AccordRulePack *pack, const AccordRule *rule,
               GPtrArray *notes, GError **error)
{
  g_autoptr (AccordFinding) finding = accord_finding_new (pack, rule);
  const AccordCheckKind *kind = accord_check_kind_find (rule->kind);

  context->before = before != NULL ? accord_plan_checks_find (before, rule->id) : NULL;
  if (kind != NULL && !accord_check_kind_is_due (context, rule))
    accord_check_records_say_nothing_due (finding);
  else if (kind != NULL && is_untouched (context, kind, rule))
    accord_finding_take_over (finding, context->before);
  else if (kind != NULL && !kind->evaluate (context, finding, error))
    return NULL;
  accord_finding_settle (finding, find_note (notes, rule));
  return g_steal_pointer (&finding);
}

static void
stand_on (AccordPlanChecks *self, gint64 id)
{
  if (id != 0)
    g_hash_table_add (self->stands_on, g_memdup2 (&id, sizeof id));
}

static void
note_what_it_stands_on (AccordPlanChecks *self, const AccordFinding *finding)
{
  if (finding->note != NULL)
    stand_on (self, finding->note->id);
  for (guint i = 0; i < finding->parts->len; i++)
    {
      const AccordFindingPart *part = g_ptr_array_index (finding->parts, i);

      /* Of the membership, the tables that were touched say enough. */
      if (part->basis == NULL)
        continue;
      self->is_open = self->is_open || part->state != ACCORD_FINDING_RECORDED;
      for (guint j = 0; j < part->records->len; j++)
        {
          const AccordFindingRecord *record = g_ptr_array_index (part->records, j);

          stand_on (self, record->id);
          stand_on (self, record->feedback);
          stand_on (self, record->link);
        }
    }
}

static gboolean
evaluate_rules (AccordCheckContext *context, AccordPlanChecks *self, AccordPlanChecks *before, const char *in_force_on,
                GStrvBuilder *flagged, GError **error)
{
  g_autoptr (GPtrArray) notes = accord_plan_notes_load (context->connection, context->plan, error);

  if (notes == NULL)
    return FALSE;
  for (guint i = 0; self->pack != NULL && i < self->pack->rules->len; i++)
    {
      const AccordRule *rule = g_ptr_array_index (self->pack->rules, i);
      AccordFinding *finding;

      if (!accord_rule_is_in_force (rule, in_force_on))
        continue;
      finding = evaluate_rule (context, before, self->pack, rule, notes, error);
      if (finding == NULL)
        return FALSE;
      g_ptr_array_add (self->findings, finding);
      if (finding->is_flagged)
        g_strv_builder_add (flagged, rule->id);
      note_what_it_stands_on (self, finding);
    }
  return TRUE;
}

static const char *
get_day (const AccordPlanFacts *facts, const char *today)
{
  return *facts->approved_on != '\0' ? facts->approved_on : today;
}

/* With @before: what was found of it before some edits, and what they reach. */
static AccordPlanChecks *
evaluate_plan (AccordConnection *connection, Evaluation *evaluation, const AccordPlanFacts *facts,
               AccordPlanChecks *before, AccordInvolvementReach *reach, GError **error)
{
  g_autoptr (AccordPlanChecks) self = plan_checks_new (facts);
  g_autoptr (GStrvBuilder) flagged = g_strv_builder_new ();
  AccordCheckContext context = {
    .connection = connection,
    .plan = facts->id,
    .approved_on = facts->approved_on,
    .day = get_day (facts, evaluation->today),
    .today = evaluation->today,
    .state = facts->state,
    .reach = reach,
    .changes = evaluation->changes,
  };
  AccordRulePack *pack = evaluation->by;

  if (pack == NULL)
    pack = accord_rule_packs_choose (evaluation->packs, facts->rule_pack, facts->plan_type, context.day);
  self->day = g_strdup (context.day);
  self->today = g_strdup (context.today);
  self->pack = pack != NULL ? accord_rule_pack_ref (pack) : NULL;
  if (!evaluate_rules (&context, self, before, evaluation->by != NULL ? context.today : context.day, flagged, error))
    return NULL;
  self->flagged = g_strv_builder_end (flagged);
  return g_steal_pointer (&self);
}

/* --- requests --- */

static void
evaluation_free (gpointer data)
{
  Evaluation *evaluation = data;

  g_clear_pointer (&evaluation->packs, accord_rule_packs_unref);
  g_clear_pointer (&evaluation->by, accord_rule_pack_unref);
  g_free (evaluation->today);
  g_clear_pointer (&evaluation->before, g_ptr_array_unref);
  g_clear_pointer (&evaluation->changes, g_ptr_array_unref);
  g_free (evaluation);
}

static Evaluation *
evaluation_new (AccordRulePacks *packs, AccordRulePack *by, gint64 plan, const char *today)
{
  Evaluation *evaluation = g_new0 (Evaluation, 1);
  char now[11];

  accord_day_today (now);
  evaluation->packs = packs != NULL ? accord_rule_packs_ref (packs) : NULL;
  evaluation->by = by != NULL ? accord_rule_pack_ref (by) : NULL;
  evaluation->plan = plan;
  evaluation->today = g_strdup (today != NULL ? today : now);
  return evaluation;
}

static gboolean
stands_on_any (AccordPlanChecks *checks, GHashTable *rows)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, rows);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    if (g_hash_table_contains (checks->stands_on, row))
      return TRUE;
  return FALSE;
}

static gboolean
is_any_rule_touched (AccordConnection *connection, AccordPlanChecks *checks, Evaluation *evaluation,
                     AccordInvolvementReach *reach)
{
  AccordCheckContext context = {
    .connection = connection,
    .plan = checks->plan,
    .reach = reach,
    .changes = evaluation->changes,
  };

  for (guint i = 0; evaluation->touches_records && i < checks->findings->len; i++)
    {
      const AccordRule *rule = ((AccordFinding *) g_ptr_array_index (checks->findings, i))->rule;
      const AccordCheckKind *kind = accord_check_kind_find (rule->kind);

      if (kind != NULL && is_touched (&context, kind, rule))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_reached (AccordConnection *connection, AccordPlanChecks *checks, Evaluation *evaluation, AccordInvolvementReach *reach)
{
  return is_any_rule_touched (connection, checks, evaluation, reach) || g_hash_table_contains (reach->plans, &checks->plan) ||
         (checks->is_open && (reach->every_open || g_hash_table_contains (reach->open_plans, &checks->plan))) ||
         stands_on_any (checks, reach->rows);
}

/* What was found before, where it was found in the way in which it would be found now: on the same day, too. */
static AccordPlanChecks *
find_before (Evaluation *evaluation, AccordInvolvementReach *reach, const AccordPlanFacts *facts)
{
  if (evaluation->before == NULL || reach->everything || g_hash_table_contains (reach->whole_plans, &facts->id))
    return NULL;
  for (guint i = 0; i < evaluation->before->len; i++)
    {
      AccordPlanChecks *checks = g_ptr_array_index (evaluation->before, i);

      if (checks->plan == facts->id)
        return g_str_equal (checks->day, get_day (facts, evaluation->today)) &&
                       g_str_equal (checks->today, evaluation->today)
                   ? checks
                   : NULL;
    }
  return NULL;
}

static gboolean
is_same_finding (const AccordFinding *a, const AccordFinding *b, AccordInvolvementReach *reach)
{
  if (a->rule != b->rule || a->parts->len != b->parts->len || (a->note == NULL) != (b->note == NULL) ||
      (a->note != NULL && (a->note->id != b->note->id || g_hash_table_contains (reach->rows, &a->note->id))))
    return FALSE;
  for (guint i = 0; i < a->parts->len; i++)
    if (!accord_finding_part_is_same (g_ptr_array_index (a->parts, i), g_ptr_array_index (b->parts, i)))
      return FALSE;
  return TRUE;
}

/* What comes to the same is the same: nobody is told of news. */
static gboolean
is_same (AccordPlanChecks *before, AccordPlanChecks *after, AccordInvolvementReach *reach)
{
  if (before->findings->len != after->findings->len)
    return FALSE;
  for (guint i = 0; i < after->findings->len; i++)
    if (!is_same_finding (g_ptr_array_index (before->findings, i), g_ptr_array_index (after->findings, i), reach))
      return FALSE;
  return TRUE;
}

static AccordPlanChecks *
check_plan (AccordConnection *connection, Evaluation *evaluation, AccordInvolvementReach *reach,
            const AccordPlanFacts *facts, GError **error)
{
  AccordPlanChecks *before = find_before (evaluation, reach, facts);
  g_autoptr (AccordPlanChecks) checks = NULL;

  if (before != NULL && !is_reached (connection, before, evaluation, reach))
    return accord_plan_checks_ref (before);
  checks = evaluate_plan (connection, evaluation, facts, before, reach, error);
  if (checks != NULL && before != NULL && is_same (before, checks, reach))
    return accord_plan_checks_ref (before);
  return g_steal_pointer (&checks);
}

static gpointer
evaluate_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Evaluation *evaluation = data;
  g_autoptr (AccordInvolvementReach) reach = accord_involvement_reach_new ();
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_plan_checks_unref);
  g_autoptr (GPtrArray) plans = accord_plan_facts_load (connection, evaluation->plan, error);

  if (plans == NULL)
    return NULL;
  if (evaluation->plan != 0 && plans->len == 0)
    {
      g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_NOT_FOUND, "No plan has the id %" G_GINT64_FORMAT,
                   evaluation->plan);
      return NULL;
    }
  for (guint i = 0; evaluation->changes != NULL && i < evaluation->changes->len; i++)
    {
      AccordChanges *changes = g_ptr_array_index (evaluation->changes, i);

      evaluation->touches_records = evaluation->touches_records || accord_rule_facts_are_touched (NULL, changes);
      if (!accord_involvement_reach_add (reach, connection, changes, error))
        return NULL;
    }
  for (guint i = 0; i < plans->len; i++)
    {
      const AccordPlanFacts *facts = g_ptr_array_index (plans, i);
      AccordPlanChecks *checks = check_plan (connection, evaluation, reach, facts, error);

      if (checks == NULL)
        return NULL;
      g_ptr_array_add (all, checks);
    }
  return g_steal_pointer (&all);
}

/**
 * accord_checks_for_plan_on:
 * @packs: the rule packs
 * @plan: a plan, or 0 for all
 * @today: (nullable): the day on which drafts are judged, ISO 8601; %NULL for today
 *
 * Returns: (transfer full): a question whose answer is a #GPtrArray of #AccordPlanChecks, in the plans' order;
 *   ACCORD_ERROR_NOT_FOUND when there is no such plan
 */
AccordRequest *
accord_checks_for_plan_on (AccordRulePacks *packs, gint64 plan, const char *today)
{
  return accord_request_read (evaluate_cb, evaluation_new (packs, NULL, plan, today), evaluation_free,
                              (GDestroyNotify) g_ptr_array_unref);
}

/**
 * accord_checks_for_plan_by:
 * @pack: a rule pack
 * @plan: a plan, or 0 for all
 * @today: (nullable): the day that counts as today, ISO 8601; %NULL for today
 *
 * Checks a plan as if @pack, as it is in force today, were what it is to be judged by; what is recorded is looked at as of
 * the plan's own day.
 *
 * Returns: (transfer full): a question whose answer is a #GPtrArray of #AccordPlanChecks, in the plans' order;
 *   ACCORD_ERROR_NOT_FOUND when there is no such plan
 */
AccordRequest *
accord_checks_for_plan_by (AccordRulePack *pack, gint64 plan, const char *today)
{
  return accord_request_read (evaluate_cb, evaluation_new (NULL, pack, plan, today), evaluation_free,
                              (GDestroyNotify) g_ptr_array_unref);
}

/**
 * accord_checks_for_plan:
 * @plan: a plan, or 0 for all
 *
 * Checks a plan against the rule pack it is to be judged by, on what is recorded today.
 *
 * Returns: (transfer full): a question whose answer is a #GPtrArray of #AccordPlanChecks, in the plans' order;
 *   ACCORD_ERROR_NOT_FOUND when there is no such plan
 */
AccordRequest *
accord_checks_for_plan (gint64 plan)
{
  return accord_checks_for_plan_on (accord_rule_packs_get_default (), plan, NULL);
}

/**
 * accord_checks_read:
 * @connection: the token
 * @plan: a plan
 *
 * As accord_checks_for_plan(), where an answer is put together of several.
 *
 * Returns: (transfer full): the plan, checked; %NULL on error
 */
AccordPlanChecks *
accord_checks_read (AccordConnection *connection, gint64 plan, GError **error)
{
  Evaluation *evaluation = evaluation_new (accord_rule_packs_get_default (), NULL, plan, NULL);
  g_autoptr (GPtrArray) plans = evaluate_cb (connection, evaluation, NULL, error);

  evaluation_free (evaluation);
  return plans != NULL ? accord_plan_checks_ref (g_ptr_array_index (plans, 0)) : NULL;
}

/* Whether they can have changed what any plan comes to. Any thread. */
gboolean
accord_checks_are_touched (AccordChanges *changes)
{
  return accord_involvement_is_touched (changes) || accord_rule_facts_are_touched (NULL, changes);
}

/* All plans again; those that the changes cannot have reached are taken over from @before. */
AccordRequest *
accord_checks_update (AccordRulePacks *packs, GPtrArray *before, GPtrArray *changes, const char *today)
{
  Evaluation *evaluation = evaluation_new (packs, NULL, 0, today);

  evaluation->before = g_ptr_array_ref (before);
  evaluation->changes = g_ptr_array_ref (changes);
  return accord_request_read (evaluate_cb, evaluation, evaluation_free, (GDestroyNotify) g_ptr_array_unref);
}
