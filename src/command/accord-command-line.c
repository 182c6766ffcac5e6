/* accord-command-line.c: the program without its window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "command/accord-command-line.h"

#include <glib/gi18n.h>
#include <string.h>

#include "accord-config.h"
#include "command/accord-command-private.h"
#include "model/accord-record.h"
#include "base/accord-error-words.h"

static const AccordCommand *const COMMANDS[] = {
  &accord_command_new,    &accord_command_import, &accord_command_check,   &accord_command_report,
  &accord_command_export, &accord_command_version, &accord_command_undo,   &accord_command_history,
  &accord_command_search, &accord_command_trail,   &accord_command_orphans, &accord_command_lens,
  &accord_command_chase,  &accord_command_subject, &accord_command_erase,  &accord_command_verify,
  &accord_command_backup, &accord_command_imports, &accord_command_rules,   &accord_command_look,
  NULL,
};

static const AccordCommand *
find_among (const AccordCommand *const *commands, const char *name)
{
  for (; *commands != NULL; commands++)
    if (g_str_equal ((*commands)->name, name))
      return *commands;
  return NULL;
}

static const AccordCommand *
find_command (const char *name, const AccordCommand *const *more)
{
  const AccordCommand *command = find_among (COMMANDS, name);

  return command != NULL ? command : find_among (more, name);
}

static gboolean
is_question (const char *word)
{
  return g_str_equal (word, "--help") || g_str_equal (word, "-h") || g_str_equal (word, "help") ||
         g_str_equal (word, "--version");
}

/**
 * accord_command_line_wants:
 * @more: (array zero-terminated=1): commands besides those of this room, for what only the window's libraries know
 *
 * Returns: whether the arguments are for the command line. A word that is neither a command nor a file of ours is a
 *   misspelt command rather than a window.
 */
gboolean
accord_command_line_wants (int argc, char **argv, const AccordCommand *const *more)
{
  if (argc < 2)
    return FALSE;
  if (find_command (argv[1], more) != NULL || is_question (argv[1]))
    return TRUE;
  return argv[1][0] != '-' && !g_str_has_suffix (argv[1], ACCORD_PARTNERSHIP_SUFFIX);
}

static void
print_commands (const AccordCommand *const *commands)
{
  for (; *commands != NULL; commands++)
    g_print ("  accord %s %s\n      %s\n", (*commands)->name, (*commands)->synopsis, _((*commands)->summary));
}

static void
print_help (const AccordCommand *const *more)
{
  g_print ("%s\n\n", _("Usage: accord [FILE.accord]              opens the window"));
  g_print ("%s\n\n", _("       accord COMMAND FILE …             works without a window"));
  print_commands (COMMANDS);
  print_commands (more);
  g_print ("\n%s\n", _("FILE is a path ending in .accord, or the name of a partnership in Accord's own folder."));
  g_print ("%s\n", _("Exit status: 0 done, 1 could not be done, 2 wrong words, 3 checked and something is flagged."));
}

static AccordExit
run_command (const AccordCommand *command, int argc, char **argv)
{
  g_autofree char *parameters = g_strdup_printf ("%s %s", command->name, command->synopsis);
  g_autoptr (GOptionContext) context = g_option_context_new (command->synopsis);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) arguments = g_strdupv (argv + 1);
  g_autofree char *program = g_strdup_printf ("accord %s", command->name);
  int n;

  g_set_prgname (program);
  g_option_context_set_summary (context, _(command->summary));
  if (command->options != NULL)
    g_option_context_add_main_entries (context, command->options, ACCORD_GETTEXT_PACKAGE);
  if (!g_option_context_parse_strv (context, &arguments, &error))
    return accord_command_misused ("%s", error->message);

  n = (int) g_strv_length (arguments) - 1;
  if (n < command->min_arguments || n > command->max_arguments)
    return accord_command_misused (_("Usage: accord %s"), parameters);
  return command->run (arguments + 1);
}

/**
 * accord_command_line_run:
 * @more: (array zero-terminated=1): as for accord_command_line_wants()
 *
 * Runs a command. Answers go to the standard output, everything else to the standard error.
 *
 * Returns: the exit status
 */
int
accord_command_line_run (int argc, char **argv, const AccordCommand *const *more)
{
  const AccordCommand *command = find_command (argv[1], more);

  if (command != NULL)
    return run_command (command, argc, argv);
  if (!is_question (argv[1]))
    return accord_command_misused (_("There is no command “%s”. “accord --help” lists them."), argv[1]);
  if (g_str_equal (argv[1], "--version"))
    g_print ("Accord %s\n", ACCORD_VERSION);
  else
    print_help (more);
  return ACCORD_EXIT_DONE;
}

/* --- what the commands share --- */

/**
 * accord_command_open:
 * @file: a path ending in ".accord", or a partnership's name
 *
 * Opens it, and complains when it cannot be opened.
 *
 * Returns: (transfer full) (nullable): the partnership
 */
AccordPartnership *
accord_command_open (const char *file)
{
  g_autofree char *path = accord_partnership_find_path (file);
  g_autoptr (GError) error = NULL;
  AccordPartnership *partnership = accord_partnership_open (path, &error);

  if (partnership == NULL)
    accord_command_fail (error);
  return partnership;
}

/**
 * accord_command_find_strategy:
 * @title: (nullable): its title; may be left out when there is only one
 * @plan: (out): the strategy
 *
 * Returns: whether there is one, and only one; if not it has said so
 */
gboolean
accord_command_find_strategy (AccordPartnership *partnership, const char *title, gint64 *plan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) plans = accord_partnership_run (partnership, accord_record_load_all ("plan", NULL, 0), NULL,
                                                        &error);
  guint found = 0;

  if (plans == NULL)
    {
      accord_command_fail (error);
      return FALSE;
    }
  for (guint i = 0; i < plans->len; i++)
    {
      AccordRecord *record = g_ptr_array_index (plans, i);

      if (title != NULL && g_utf8_collate (accord_record_get (record, "title"), title) != 0)
        continue;
      *plan = accord_record_get_id (record);
      found++;
    }
  if (found == 1)
    return TRUE;

  if (title != NULL && found == 0)
    g_printerr (_("accord: There is no strategy “%s”\n"), title);
  else if (plans->len == 0)
    g_printerr ("accord: %s\n", _("There is no strategy yet"));
  else
    g_printerr ("accord: %s\n", _("There are several strategies: say which with --strategy TITLE"));
  for (guint i = 0; i < plans->len; i++)
    g_printerr ("        %s\n", accord_record_get (g_ptr_array_index (plans, i), "title"));
  return FALSE;
}

/**
 * accord_command_fail:
 *
 * Returns: always ACCORD_EXIT_FAILED, having said why: words for a person, and the technical text for who asks them
 */
AccordExit
accord_command_fail (const GError *error)
{
  g_autofree char *words = accord_error_words (error);

  if (g_str_equal (words, error->message) || strstr (words, error->message) != NULL)
    g_printerr ("accord: %s\n", words);
  else
    g_printerr ("accord: %s\n        %s\n", words, error->message);
  return ACCORD_EXIT_FAILED;
}

/**
 * accord_command_misused:
 *
 * Returns: always ACCORD_EXIT_USAGE, having said what is wrong with the words
 */
AccordExit
accord_command_misused (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_printerr ("accord: %s\n", text);
  return ACCORD_EXIT_USAGE;
}

/**
 * accord_command_print_json:
 *
 * Prints @node, indented, with a newline at the end.
 */
void
accord_command_print_json (JsonNode *node)
{
  g_autofree char *text = json_to_string (node, TRUE);

  g_print ("%s\n", text);
}

/**
 * accord_command_absolute:
 *
 * Returns: (transfer full): @path as seen from the folder where the command was typed
 */
char *
accord_command_absolute (const char *path)
{
  return g_canonicalize_filename (path, NULL);
}
