/* accord-command-lens.c: a condition or a group, everywhere
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "command/accord-command-private.h"

#include <glib/gi18n.h>

#include "base/accord-error.h"
#include "engagement/accord-lens.h"

static gboolean option_json;
static char *option_term;

static const GOptionEntry OPTIONS[] = {
  { "term", 0, 0, G_OPTION_ARG_STRING, &option_term, N_("The condition, group or theme"), "WORDS" },
  { "json", 0, 0, G_OPTION_ARG_NONE, &option_json, N_("Print JSON"), NULL },
  { NULL },
};

static void
print_ways (guint ways)
{
  const char *before = "  [";

  for (guint i = 0; i < ACCORD_N_WAYS; i++)
    if (ways & (1u << i))
      {
        g_print ("%s%s", before, accord_trail_way_get_code (1u << i));
        before = ", ";
      }
  g_print ("] ");
}

static void
print_items (const char *heading, GPtrArray *items)
{
  g_print ("%s\n", heading);
  for (guint i = 0; i < items->len; i++)
    {
      const AccordTrailItem *item = g_ptr_array_index (items, i);

      print_ways (item->ways);
      g_print ("%s%s%s\n", accord_record_get (item->activity, "title"), item->feedback != NULL ? ": " : "",
               item->feedback != NULL ? accord_record_get (item->feedback, "text") : "");
    }
}

static void
print_lens (AccordLens *lens)
{
  g_print ("%s\n\n", lens->trail->name);
  print_items (_("Activities"), lens->trail->activities);
  print_items (_("What was heard"), lens->trail->heard);
  g_print ("%s\n", _("Passages"));
  for (guint i = 0; i < lens->passages->len; i++)
    {
      const AccordLensPassage *passage = g_ptr_array_index (lens->passages, i);

      print_ways (passage->ways);
      g_print ("%s, %s %s\n", accord_record_get (passage->section, "plan_title"),
               accord_record_get (passage->section, "number"), accord_record_get (passage->section, "heading"));
      for (guint k = 0; k < passage->quotes->len; k++)
        g_print ("      “%s”\n", (const char *) passage->quotes->pdata[k]);
    }
  g_print ("%s\n", _("Needs"));
  for (guint i = 0; i < lens->needs->len; i++)
    {
      const AccordLensNeed *need = g_ptr_array_index (lens->needs, i);

      print_ways (need->ways);
      g_print ("%s (%s)\n", accord_record_get (need->need, "text"), accord_record_get (need->need, "assessment"));
    }
  g_print ("%s\n", _("What is missing"));
  for (guint i = 0; lens->gaps[i] != NULL; i++)
    g_print ("  %s\n", lens->gaps[i]);
}

static AccordExit
run_lens (char **arguments)
{
  g_autoptr (AccordPartnership) partnership = NULL;
  g_autoptr (AccordLens) lens = NULL;
  g_autoptr (GError) error = NULL;

  if (option_term == NULL)
    return accord_command_misused (_("Say which condition or group with --term WORDS"));
  partnership = accord_command_open (arguments[0]);
  if (partnership == NULL)
    return ACCORD_EXIT_FAILED;
  lens = accord_partnership_run (partnership, accord_lens_find (option_term), NULL, &error);
  if (g_error_matches (error, ACCORD_ERROR, ACCORD_ERROR_NOT_FOUND))
    {
      g_printerr ("accord: %s\n", error->message);
      return ACCORD_EXIT_FAILED;
    }
  if (lens == NULL)
    return accord_command_fail (error);
  if (option_json)
    {
      g_autoptr (JsonNode) root = accord_lens_to_json (lens);

      accord_command_print_json (root);
    }
  else
    print_lens (lens);
  return ACCORD_EXIT_DONE;
}

const AccordCommand accord_command_lens = {
  .name = "lens",
  .synopsis = "FILE --term WORDS [--json]",
  .summary = N_("Show what was heard about a condition or from a group, where it is written, and what is missing: direct hits, "
                "hits through the term above and hits by its words, told apart."),
  .options = OPTIONS,
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run_lens,
};
