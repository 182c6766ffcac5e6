/* accord-command-check.c: what is recorded, and what is missing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "command/accord-command-private.h"

#include <glib/gi18n.h>

#include "checks/accord-evaluator.h"

static char *option_strategy;
static char *option_rules;
static gboolean option_json;

static const GOptionEntry OPTIONS[] = {
  { "strategy", 's', 0, G_OPTION_ARG_STRING, &option_strategy, N_("Only the strategy of this title"), "TITLE" },
  { "rules", 'r', 0, G_OPTION_ARG_STRING, &option_rules, N_("As if this rule pack applied today"), "ID" },
  { "json", 0, 0, G_OPTION_ARG_NONE, &option_json, N_("Print JSON"), NULL },
  { NULL },
};

static void
print_part (const AccordFindingPart *part)
{
  g_print ("      %s: %s\n", part->name, accord_finding_state_get_words (part->state));
  if (part->text != NULL)
    g_print ("        %s\n", part->text);
  for (guint i = 0; part->text == NULL && i < part->missing->len; i++)
    {
      const AccordFindingMissing *missing = g_ptr_array_index (part->missing, i);

      g_print ("        - %s\n          %s\n", missing->text, missing->advice);
    }
  if (part->advice != NULL)
    g_print ("        %s\n", part->advice);
}

static void
print_finding (const AccordFinding *finding)
{
  g_print ("  %s %s  %s\n      %s\n", finding->is_flagged ? "⚑" : " ", finding->rule->id, finding->rule->title,
           accord_finding_state_get_words (finding->state));
  if (finding->note != NULL)
    g_print ("      %s (%s, %s)\n", finding->note->reason, finding->note->author, finding->note->noted_on);
  for (guint i = 0; i < finding->parts->len; i++)
    print_part (g_ptr_array_index (finding->parts, i));
}

static void
print_words (GPtrArray *plans)
{
  for (guint i = 0; i < plans->len; i++)
    {
      const AccordPlanChecks *checks = g_ptr_array_index (plans, i);

      g_print ("%s\n", checks->title);
      if (checks->pack == NULL)
        g_print ("  %s\n", _("There is no rule pack for this kind of plan."));
      for (guint k = 0; k < checks->findings->len; k++)
        print_finding (g_ptr_array_index (checks->findings, k));
    }
}

static void
print_json (GPtrArray *plans)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < plans->len; i++)
    json_array_add_element (array, accord_plan_checks_to_json (g_ptr_array_index (plans, i)));
  json_node_take_array (root, array);
  accord_command_print_json (root);
}

static gboolean
is_flagged (GPtrArray *plans)
{
  for (guint i = 0; i < plans->len; i++)
    if (((AccordPlanChecks *) g_ptr_array_index (plans, i))->flagged[0] != NULL)
      return TRUE;
  return FALSE;
}

/* What is asked: each strategy by the pack of its day, or all by one; %NULL when there is no such pack. */
static AccordRequest *
ask (gint64 plan)
{
  AccordRulePack *pack;

  if (option_rules == NULL)
    return accord_checks_for_plan (plan);
  pack = accord_rule_packs_find (accord_rule_packs_get_default (), option_rules);
  if (pack != NULL)
    return accord_checks_for_plan_by (pack, plan, NULL);
  g_printerr (_("accord: There is no rule pack “%s”\n"), option_rules);
  return NULL;
}

static AccordExit
run_check (char **arguments)
{
  AccordRequest *request;
  g_autoptr (AccordPartnership) partnership = accord_command_open (arguments[0]);
  g_autoptr (GPtrArray) plans = NULL;
  g_autoptr (GError) error = NULL;
  gint64 plan = 0;

  if (partnership == NULL)
    return ACCORD_EXIT_FAILED;
  if (option_strategy != NULL && !accord_command_find_strategy (partnership, option_strategy, &plan))
    return ACCORD_EXIT_FAILED;
  request = ask (plan);
  if (request == NULL)
    return ACCORD_EXIT_FAILED;
  plans = accord_partnership_run (partnership, request, NULL, &error);
  if (plans == NULL)
    return accord_command_fail (error);
  if (option_json)
    print_json (plans);
  else
    print_words (plans);
  return is_flagged (plans) ? ACCORD_EXIT_FLAGGED : ACCORD_EXIT_DONE;
}

const AccordCommand accord_command_check = {
  .name = "check",
  .synopsis = "FILE [--strategy TITLE] [--rules ID] [--json]",
  .summary = N_("Say, for each strategy and each rule of the pack of its day, or of another, what is recorded, what is "
                "missing and what would close it; exit status 3 when something is flagged."),
  .options = OPTIONS,
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run_check,
};
