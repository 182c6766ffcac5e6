/* accord-command-rules.c: the rule packs themselves
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "command/accord-command-private.h"

#include <glib/gi18n.h>

#include "checks/accord-rule-packs.h"

static const char *
get_label (GPtrArray *terms, const char *id)
{
  for (guint i = 0; i < terms->len; i++)
    {
      const AccordRuleTerm *term = g_ptr_array_index (terms, i);

      if (g_str_equal (term->id, id))
        return term->label;
    }
  return id;
}

static void
print_pack (const AccordRulePack *pack)
{
  g_print ("%s  %s\n", pack->id, pack->label);
  for (guint i = 0; i < pack->rules->len; i++)
    {
      const AccordRule *rule = g_ptr_array_index (pack->rules, i);

      g_print ("  %-8s  %s (%s)\n", rule->id, rule->title, rule->strength_label);
    }
}

/* The text names the file, the line and the rule: whoever writes a pack needs just that. */
static void
print_refusal (const GError *error)
{
  g_printerr ("accord: %s\n", error->message);
}

static AccordExit
list (void)
{
  AccordRulePacks *packs = accord_rule_packs_get_default ();

  for (guint i = 0; i < packs->packs->len; i++)
    print_pack (g_ptr_array_index (packs->packs, i));
  for (guint i = 0; i < packs->refused->len; i++)
    print_refusal (g_ptr_array_index (packs->refused, i));
  return packs->refused->len == 0 ? ACCORD_EXIT_DONE : ACCORD_EXIT_FAILED;
}

static void
print_line (const char *label, const char *text)
{
  if (*text != '\0')
    g_print ("  %s: %s\n", label, text);
}

static void
print_rule (const AccordRulePack *pack, const AccordRule *rule)
{
  g_print ("%s  %s\n  %s\n", rule->id, rule->title, rule->requirement);
  print_line (_("Rule pack"), pack->label);
  print_line (_("Group"), get_label (pack->groups, rule->group));
  print_line (_("Strength"), rule->strength_label);
  print_line (_("Duty of"), rule->duty_holder);
  print_line (_("Source"), rule->source_title);
  print_line (_("Address"), rule->source_address);
  print_line (_("How sure"), rule->source_confidence);
  print_line (_("In force from"), rule->in_force_from);
  print_line (_("In force until"), rule->in_force_until);
  print_line (_("Check"), rule->kind);
  print_line (_("What a good record holds"), rule->evidence_wanted);
  print_line (_("Not applicable"), rule->allow_not_applicable ? _("with a reason") : _("cannot be said"));
}

/* A rule, or all of a pack. */
static AccordExit
show (const char *id)
{
  AccordRulePacks *packs = accord_rule_packs_get_default ();
  gboolean found = FALSE;

  for (guint i = 0; i < packs->packs->len; i++)
    {
      AccordRulePack *pack = g_ptr_array_index (packs->packs, i);

      for (guint k = 0; k < pack->rules->len; k++)
        {
          const AccordRule *rule = g_ptr_array_index (pack->rules, k);

          if (!g_str_equal (rule->id, id) && !g_str_equal (pack->id, id))
            continue;
          print_rule (pack, rule);
          found = TRUE;
        }
    }
  if (found)
    return ACCORD_EXIT_DONE;
  g_printerr (_("accord: There is no rule and no rule pack “%s”\n"), id);
  return ACCORD_EXIT_FAILED;
}

static AccordExit
validate (const char *file)
{
  g_autofree char *path = accord_command_absolute (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordRulePack) pack = accord_rule_pack_load (path, &error);

  if (pack == NULL)
    {
      print_refusal (error);
      return ACCORD_EXIT_FAILED;
    }
  g_print (g_dngettext (NULL, "%s can be used: %u rule.\n", "%s can be used: %u rules.\n", pack->rules->len), pack->id,
           pack->rules->len);
  return ACCORD_EXIT_DONE;
}

static AccordExit
run_rules (char **arguments)
{
  gboolean has_name = arguments[1] != NULL;

  if (g_str_equal (arguments[0], "list") && !has_name)
    return list ();
  if (g_str_equal (arguments[0], "show") && has_name)
    return show (arguments[1]);
  if (g_str_equal (arguments[0], "validate") && has_name)
    return validate (arguments[1]);
  return accord_command_misused (_("Say list, show ID or validate FILE."));
}

const AccordCommand accord_command_rules = {
  .name = "rules",
  .synopsis = "list | show ID | validate PACK.json",
  .summary = N_("List the rule packs and their rules, show a rule or all of a pack, or say whether a file is a rule pack "
                "that can be used, and if not, in which line and which rule it is wrong."),
  .min_arguments = 1,
  .max_arguments = 2,
  .run = run_rules,
};
