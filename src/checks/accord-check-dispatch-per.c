/* accord-check-dispatch-per.c: has each body been given a copy of each version?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "checks/accord-check-records-private.h"

#include <glib/gi18n.h>

#define SOURCE "dispatch"

static const char *const ASKS[] = { "organisation", "partner", "plan_version", SOURCE, NULL };

static char *
validate (AccordRulePack *pack, const AccordRule *rule)
{
  static const char *const KNOWN[] = { "organisation", "partner", NULL };
  char *problem = accord_check_records_validate_over (rule, KNOWN);

  return problem != NULL ? problem : accord_check_records_validate (pack, rule, SOURCE);
}

static GPtrArray *
list_to (GPtrArray *facts, gint64 organisation)
{
  GPtrArray *own = g_ptr_array_new ();

  for (guint i = 0; i < facts->len; i++)
    if (((AccordRuleFact *) g_ptr_array_index (facts, i))->subject == organisation)
      g_ptr_array_add (own, g_ptr_array_index (facts, i));
  return own;
}

static void
judge (AccordFinding *finding, const AccordRuleFact *body, const AccordRuleFact *version, GPtrArray *facts)
{
  /* Translators: whom a copy was sent to, and the number of the version. */
  g_autofree char *who = version != NULL ? g_strdup_printf (_("%s, version %s"), body->title, version->title)
                                         : g_strdup (body->title);
  g_autoptr (GPtrArray) own = list_to (facts, body->id);
  AccordCheckRecords records = { SOURCE, own, own->len > 0, TRUE };

  accord_check_records_judge (finding, who, body->id, &records);
}

static gboolean
evaluate_version (const AccordCheckContext *context, AccordFinding *finding, GPtrArray *bodies,
                  const AccordRuleFact *version, gboolean is_one_of_many, GError **error)
{
  AccordRuleFactsQuestion question = {
    .source = SOURCE,
    .day = context->today,
    .plan = context->plan,
    .subject = version->id,
  };
  g_autoptr (GPtrArray) facts = accord_rule_facts_find (context->connection, &question, error);

  if (facts == NULL)
    return FALSE;
  for (guint i = 0; i < bodies->len; i++)
    judge (finding, g_ptr_array_index (bodies, i), is_one_of_many ? version : NULL, facts);
  return TRUE;
}

static gboolean
evaluate_all (const AccordCheckContext *context, AccordFinding *finding, GPtrArray *bodies, GPtrArray *versions,
              GError **error)
{
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();
  AccordCheckRecords records = { SOURCE, nothing, FALSE, TRUE };

  if (bodies->len == 0)
    accord_check_records_judge (finding, accord_check_get_text (finding->rule, "who"), 0, &records);
  for (guint i = 0; versions->len == 0 && i < bodies->len; i++)
    judge (finding, g_ptr_array_index (bodies, i), NULL, nothing);
  for (guint i = 0; i < versions->len; i++)
    if (!evaluate_version (context, finding, bodies, g_ptr_array_index (versions, i), versions->len > 1, error))
      return FALSE;
  return TRUE;
}

static gboolean
evaluate (const AccordCheckContext *context, AccordFinding *finding, GError **error)
{
  const AccordRule *rule = finding->rule;
  g_autoptr (GPtrArray) bodies = accord_check_records_list (context, rule, accord_check_get_text (rule, "over"),
                                                            accord_check_get_text (rule, "partner_kind"), error);
  g_autoptr (GPtrArray) versions = bodies != NULL
                                       ? accord_check_records_list (context, rule, "plan_version", NULL, error)
                                       : NULL;

  return versions != NULL && evaluate_all (context, finding, bodies, versions, error);
}

/* "dispatch_per": each version that was published was sent to each organisation of a kind that covers the area; with "over"
 * "partner", to each of "partner_kind" that does, or that one of "organisation_kind" names as its partner. */
const AccordCheckKind accord_check_dispatch_per = { "dispatch_per", ASKS, validate, evaluate };
