/* accord-command-trail.c: what was said and what changed, and where the trail is broken
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "command/accord-command-private.h"

#include <glib/gi18n.h>

#include "base/accord-error.h"
#include "base/accord-vague-date.h"
#include "engagement/accord-orphans.h"
#include "engagement/accord-trail.h"

static gboolean option_json;
static char *option_organisation;
static char *option_group;
static char *option_condition;
static char *option_theme;
static char *option_place;

/* --- trail --- */

static const GOptionEntry TRAIL_OPTIONS[] = {
  { "organisation", 0, 0, G_OPTION_ARG_STRING, &option_organisation, N_("From an organisation"), "NAME" },
  { "group", 0, 0, G_OPTION_ARG_STRING, &option_group, N_("From a group of people"), "NAME" },
  { "condition", 0, 0, G_OPTION_ARG_STRING, &option_condition, N_("From a condition"), "NAME" },
  { "theme", 0, 0, G_OPTION_ARG_STRING, &option_theme, N_("From a theme"), "NAME" },
  { "place", 0, 0, G_OPTION_ARG_STRING, &option_place, N_("From a place"), "NAME" },
  { "json", 0, 0, G_OPTION_ARG_NONE, &option_json, N_("Print JSON"), NULL },
  { NULL },
};

static AccordRequest *
ask_trail (void)
{
  const struct
  {
    const char *name;
    AccordTrailKind kind;
    const char *vocabulary;
  } beginnings[] = {
    { option_organisation, ACCORD_TRAIL_ORGANISATION, NULL }, { option_group, ACCORD_TRAIL_TERM, "group" },
    { option_condition, ACCORD_TRAIL_TERM, "condition" },     { option_theme, ACCORD_TRAIL_TERM, "theme" },
    { option_place, ACCORD_TRAIL_PLACE, NULL },
  };
  AccordRequest *request = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (beginnings[i].name != NULL)
      {
        if (request != NULL)
          {
            accord_request_free (request);
            return NULL;
          }
        request = accord_trail_find (beginnings[i].kind, beginnings[i].vocabulary, beginnings[i].name);
      }
  return request;
}

static void
print_links (GPtrArray *links)
{
  for (guint i = 0; i < links->len; i++)
    {
      AccordRecord *link = g_ptr_array_index (links, i);

      g_print ("    → %s, %s %s%s\n", accord_record_get (link, "plan_title"), accord_record_get (link, "number"),
               accord_record_get (link, "heading"),
               accord_record_get_int (link, "suspect") != 0 ? _(" (changed since: to be confirmed)") : "");
      if (*accord_record_get (link, "quote") != '\0')
        g_print ("      “%s”\n", accord_record_get (link, "quote"));
    }
}

static void
print_item (const AccordTrailItem *item)
{
  AccordRecord *activity = item->activity;
  g_autofree char *when = accord_vague_date_format (accord_record_get (activity, "happened_from"),
                                                    accord_record_get (activity, "happened_until"),
                                                    accord_record_get (activity, "happened_text"));

  g_print ("  %s, %s\n", accord_record_get (activity, "title"), when);
  if (item->feedback != NULL)
    {
      g_print ("    “%s”\n", accord_record_get (item->feedback, "text"));
      if (*accord_record_get (item->feedback, "response") != '\0' ||
          *accord_record_get (item->feedback, "response_text") != '\0')
        g_print ("    %s %s\n", accord_record_get (item->feedback, "response_label"),
                 accord_record_get (item->feedback, "response_text"));
      else
        g_print ("    %s\n", _("No response yet"));
    }
  print_links (item->links);
}

static void
print_items (const char *heading, GPtrArray *items)
{
  g_print ("%s\n", heading);
  for (guint i = 0; i < items->len; i++)
    print_item (g_ptr_array_index (items, i));
  if (items->len == 0)
    g_print ("  %s\n", _("Nothing is recorded."));
}

static AccordExit
run_trail (char **arguments)
{
  g_autoptr (AccordRequest) request = ask_trail ();
  g_autoptr (AccordPartnership) partnership = NULL;
  g_autoptr (AccordTrail) trail = NULL;
  g_autoptr (GError) error = NULL;

  if (request == NULL)
    return accord_command_misused (_("Say where the trail begins, with one of --organisation, --group, --condition, --theme "
                                     "and --place"));
  partnership = accord_command_open (arguments[0]);
  if (partnership == NULL)
    return ACCORD_EXIT_FAILED;
  trail = accord_partnership_run (partnership, g_steal_pointer (&request), NULL, &error);
  if (g_error_matches (error, ACCORD_ERROR, ACCORD_ERROR_NOT_FOUND))
    {
      g_printerr ("accord: %s\n", error->message);
      return ACCORD_EXIT_FAILED;
    }
  if (trail == NULL)
    return accord_command_fail (error);
  if (option_json)
    {
      g_autoptr (JsonNode) root = accord_trail_to_json (trail);

      accord_command_print_json (root);
      return ACCORD_EXIT_DONE;
    }
  g_print ("%s\n\n", trail->name);
  print_items (_("What was heard"), trail->heard);
  print_items (_("Activities"), trail->activities);
  return ACCORD_EXIT_DONE;
}

const AccordCommand accord_command_trail = {
  .name = "trail",
  .synopsis = "FILE --organisation|--group|--condition|--theme|--place NAME [--json]",
  .summary = N_("Follow everything that an organisation, group or place told the partnership to the passages it changed."),
  .options = TRAIL_OPTIONS,
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run_trail,
};

/* --- orphans --- */

static const GOptionEntry ORPHANS_OPTIONS[] = {
  { "json", 0, 0, G_OPTION_ARG_NONE, &option_json, N_("Print JSON"), NULL },
  { NULL },
};

static void
print_records (const char *heading, GPtrArray *records, const char *first, const char *second)
{
  g_print ("%s\n", heading);
  for (guint i = 0; i < records->len; i++)
    g_print ("  %s: %s\n", accord_record_get (records->pdata[i], first), accord_record_get (records->pdata[i], second));
  if (records->len == 0)
    g_print ("  %s\n", _("None."));
}

static AccordExit
run_orphans (char **arguments)
{
  g_autoptr (AccordPartnership) partnership = accord_command_open (arguments[0]);
  g_autoptr (AccordOrphans) orphans = NULL;
  g_autoptr (GError) error = NULL;

  if (partnership == NULL)
    return ACCORD_EXIT_FAILED;
  orphans = accord_partnership_run (partnership, accord_orphans_load (0), NULL, &error);
  if (orphans == NULL)
    return accord_command_fail (error);
  if (option_json)
    {
      g_autoptr (JsonNode) root = accord_orphans_to_json (orphans);

      accord_command_print_json (root);
      return ACCORD_EXIT_DONE;
    }
  print_records (_("Sections that nothing heard supports"), orphans->sections, "plan_title", "heading");
  print_records (_("What was heard and is linked to no section"), orphans->feedback, "title", "text");
  print_records (_("Links whose section has changed since"), orphans->suspect, "heading", "quote");
  return ACCORD_EXIT_DONE;
}

const AccordCommand accord_command_orphans = {
  .name = "orphans",
  .synopsis = "FILE [--json]",
  .summary = N_("List sections that nothing heard supports, what was heard and not used, and links to be confirmed."),
  .options = ORPHANS_OPTIONS,
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run_orphans,
};
