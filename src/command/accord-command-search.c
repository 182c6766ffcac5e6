/* accord-command-search.c: anything, found by its words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "command/accord-command-private.h"

#include <glib/gi18n.h>

#include "model/accord-search-hits.h"

/* More of a kind is for a list that is filtered, not for reading. */
#define MAX_HITS 50

static gboolean option_json;

static const GOptionEntry OPTIONS[] = {
  { "json", 0, 0, G_OPTION_ARG_NONE, &option_json, N_("Print JSON"), NULL },
  { NULL },
};

static void
print_group (const AccordSearchGroup *group)
{
  g_print ("%s\n", group->label);
  for (guint i = 0; i < group->hits->len; i++)
    {
      const AccordSearchHit *hit = g_ptr_array_index (group->hits, i);

      g_print ("  %s\n", hit->title);
      if (*hit->where != '\0')
        g_print ("      %s\n", hit->where);
      if (*hit->quote != '\0')
        g_print ("      %s\n", hit->quote);
    }
  if (group->more)
    g_print ("  %s\n", _("… and more"));
}

static AccordExit
run_search (char **arguments)
{
  g_autoptr (AccordPartnership) partnership = accord_command_open (arguments[0]);
  g_autofree char *words = g_strjoinv (" ", arguments + 1);
  g_autoptr (GPtrArray) groups = NULL;
  g_autoptr (GError) error = NULL;

  if (partnership == NULL)
    return ACCORD_EXIT_FAILED;
  groups = accord_partnership_run (partnership, accord_search_ask (words, MAX_HITS), NULL, &error);
  if (groups == NULL)
    return accord_command_fail (error);
  if (option_json)
    {
      g_autoptr (JsonNode) root = accord_search_groups_to_json (groups);

      accord_command_print_json (root);
      return ACCORD_EXIT_DONE;
    }
  for (guint i = 0; i < groups->len; i++)
    print_group (g_ptr_array_index (groups, i));
  if (groups->len == 0)
    g_print ("%s\n", _("Nothing was found."));
  return ACCORD_EXIT_DONE;
}

const AccordCommand accord_command_search = {
  .name = "search",
  .synopsis = "FILE WORDS [--json]",
  .summary = N_("Find anything by its words: strategies, partners, people, activities, feedback, decisions. “\"words in "
                "quotes\"” must stand together."),
  .options = OPTIONS,
  .min_arguments = 2,
  .max_arguments = 100,
  .run = run_search,
};
