/* accord-main.c: window or command line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/accord-main.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "accord-config.h"
#include "app/accord-application.h"
#include "app/accord-support-command.h"
#include "command/accord-command-line.h"
#include "report/accord-fonts.h"

/* An uninstalled program finds its translations where it was built. */
static void
set_up_language (void)
{
  const char *override = g_getenv ("ACCORD_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (ACCORD_GETTEXT_PACKAGE, override != NULL ? override : ACCORD_LOCALE_DIR);
  bind_textdomain_codeset (ACCORD_GETTEXT_PACKAGE, "UTF-8");
  textdomain (ACCORD_GETTEXT_PACKAGE);
}

/**
 * accord_main:
 * @argc: how many arguments
 * @argv: (array length=argc): the arguments, the program's name first
 *
 * The program: `accord COMMAND …` is the command line and needs no display; anything else opens the window.
 *
 * Returns: the exit status
 */
int
accord_main (int argc, char **argv)
{
  static const AccordCommand *const OURS[] = { &accord_support_command, NULL };
  g_autoptr (GApplication) application = NULL;
  g_autoptr (GError) error = NULL;

  set_up_language ();
  g_set_prgname ("accord");
  if (accord_command_line_wants (argc, argv, OURS))
    return accord_command_line_run (argc, argv, OURS);

  if (!accord_fonts_check (&error))
    {
      g_printerr ("accord: %s\n", error->message);
      return 1;
    }
  g_set_application_name (_("Accord"));
  application = accord_application_new ();
  return g_application_run (application, argc, argv);
}
