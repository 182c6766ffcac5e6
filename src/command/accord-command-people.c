/* accord-command-people.c: chase, erase, subject
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "command/accord-command-private.h"

#include <glib/gi18n.h>

#include "base/accord-save.h"
#include "base/accord-vague-date.h"
#include "membership/accord-chase.h"
#include "membership/accord-erasure.h"
#include "model/accord-json.h"
#include "model/accord-record.h"

static gboolean option_json;
static gboolean option_yes;
static char *option_person;
static char *option_output;

/* --- chase --- */

static const GOptionEntry CHASE_OPTIONS[] = {
  { "json", 0, 0, G_OPTION_ARG_NONE, &option_json, N_("Print JSON"), NULL },
  { NULL },
};

static void
add_item (JsonBuilder *builder, const AccordChaseItem *item)
{
  json_builder_begin_object (builder);
  accord_json_set_text (builder, "reason", accord_chase_reason_get_code (item->reason));
  accord_json_set_text (builder, "organisation", item->organisation);
  accord_json_set_text (builder, "subject", item->subject);
  accord_json_set_text (builder, "day", item->day);
  accord_json_set_text (builder, "email", item->email);
  accord_json_set_text (builder, "asked_on", item->asked_on);
  accord_json_set_text (builder, "asked_by", item->asked_by);
  accord_json_set_text (builder, "title", item->title);
  accord_json_set_text (builder, "text", item->text);
  json_builder_end_object (builder);
}

static void
print_items_json (GPtrArray *items)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < items->len; i++)
    add_item (builder, g_ptr_array_index (items, i));
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  accord_command_print_json (root);
}

static void
print_items (GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      const AccordChaseItem *item = g_ptr_array_index (items, i);
      g_autofree char *asked = *item->asked_on != '\0' ? accord_day_format (item->asked_on) : NULL;

      g_print ("%s: %s%s%s\n", accord_chase_reason_get_label (item->reason), item->subject,
               *item->organisation != '\0' ? ", " : "", item->organisation);
      if (asked != NULL)
        g_print (_("    asked on %s\n"), asked);
    }
  if (items->len == 0)
    g_print ("%s\n", _("Nobody has to be asked for anything."));
}

static AccordExit
run_chase (char **arguments)
{
  g_autoptr (AccordPartnership) partnership = accord_command_open (arguments[0]);
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;
  char today[11];

  if (partnership == NULL)
    return ACCORD_EXIT_FAILED;
  accord_day_today (today);
  items = accord_partnership_run (partnership, accord_chase_load (today), NULL, &error);
  if (items == NULL)
    return accord_command_fail (error);
  if (option_json)
    print_items_json (items);
  else
    print_items (items);
  return ACCORD_EXIT_DONE;
}

const AccordCommand accord_command_chase = {
  .name = "chase",
  .synopsis = "FILE [--json]",
  .summary = N_("List whom to ask for what; as JSON with the text of each e-mail."),
  .options = CHASE_OPTIONS,
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run_chase,
};

/* --- people by name --- */

static GPtrArray *
find_people (AccordPartnership *partnership, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = accord_partnership_run (partnership, accord_people_find (name), NULL, &error);

  if (people == NULL)
    {
      accord_command_fail (error);
      return NULL;
    }
  if (people->len > 0)
    return g_steal_pointer (&people);
  g_printerr ("accord: %s\n", _("There is nobody of that name"));
  return NULL;
}

/* --- erase --- */

static const GOptionEntry ERASE_OPTIONS[] = {
  { "person", 0, 0, G_OPTION_ARG_STRING, &option_person, N_("Whose data"), "NAME" },
  { "yes", 0, 0, G_OPTION_ARG_NONE, &option_yes, N_("Erase; without it nothing is changed"), NULL },
  { NULL },
};

static AccordExit
run_erase (char **arguments)
{
  g_autoptr (AccordPartnership) partnership = NULL;
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GError) error = NULL;
  gint64 records = 0;

  if (option_person == NULL)
    return accord_command_misused (_("Say whose data with --person NAME"));
  partnership = accord_command_open (arguments[0]);
  people = partnership != NULL ? find_people (partnership, option_person) : NULL;
  if (people == NULL)
    return ACCORD_EXIT_FAILED;
  if (!option_yes)
    return accord_command_misused (_("%u people of that name would be erased from the records, the history and the search,"
                                     " which cannot be undone. Say --yes to do it."),
                                   people->len);
  for (guint i = 0; i < people->len; i++)
    {
      g_autofree gint64 *n = accord_partnership_run (
          partnership, accord_erasure_erase (accord_record_get_id (people->pdata[i])), NULL, &error);

      if (n == NULL)
        return accord_command_fail (error);
      records += *n;
    }
  g_print (_("Erased from %" G_GINT64_FORMAT " records. Backups that were made before still hold the data.\n"), records);
  return ACCORD_EXIT_DONE;
}

const AccordCommand accord_command_erase = {
  .name = "erase",
  .synopsis = "FILE --person NAME --yes",
  .summary = N_("Take a person’s name and contact out of the file, for good; seats, posts and counts stay."),
  .options = ERASE_OPTIONS,
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run_erase,
};

/* --- subject --- */

static const GOptionEntry SUBJECT_OPTIONS[] = {
  { "person", 0, 0, G_OPTION_ARG_STRING, &option_person, N_("Whose data"), "NAME" },
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &option_output, N_("The file to write"), "FILE" },
  { NULL },
};

static gboolean
collect (AccordPartnership *partnership, GPtrArray *people, JsonArray *all, GError **error)
{
  for (guint i = 0; i < people->len; i++)
    {
      JsonNode *node = accord_partnership_run (
          partnership, accord_subject_load (accord_record_get_id (people->pdata[i])), NULL, error);

      if (node == NULL)
        return FALSE;
      json_array_add_element (all, node);
    }
  return TRUE;
}

static AccordExit
run_subject (char **arguments)
{
  g_autoptr (AccordPartnership) partnership = NULL;
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_ARRAY);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;
  char *text;

  if (option_person == NULL)
    return accord_command_misused (_("Say whose data with --person NAME"));
  if (option_output == NULL)
    return accord_command_misused (_("Say where to write with -o FILE"));
  partnership = accord_command_open (arguments[0]);
  people = partnership != NULL ? find_people (partnership, option_person) : NULL;
  if (people == NULL)
    return ACCORD_EXIT_FAILED;
  json_node_take_array (root, json_array_new ());
  if (!collect (partnership, people, json_node_get_array (root), &error))
    return accord_command_fail (error);
  text = json_to_string (root, TRUE);
  bytes = g_bytes_new_take (text, strlen (text));
  output = accord_command_absolute (option_output);
  return accord_save_bytes (output, bytes, NULL, &error) ? ACCORD_EXIT_DONE : accord_command_fail (error);
}

const AccordCommand accord_command_subject = {
  .name = "subject",
  .synopsis = "FILE --person NAME -o OUT.json",
  .summary = N_("Write everything that is held about a person, for who asks for it."),
  .options = SUBJECT_OPTIONS,
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run_subject,
};
