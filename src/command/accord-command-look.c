/* accord-command-look.c: the look of a partnership's documents
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "command/accord-command-private.h"

#include <glib/gi18n.h>

#include "exchange/accord-file.h"
#include "model/accord-look.h"
#include "report/accord-logo.h"

static char *option_logo;
static char *option_words[ACCORD_LOOK_N_PARTS];

static const GOptionEntry OPTIONS[] = {
  { "logo", 0, 0, G_OPTION_ARG_FILENAME, &option_logo, N_("A picture above the title, PNG or SVG; \"\" for none"), "FILE" },
  { "logo-words", 0, 0, G_OPTION_ARG_STRING, &option_words[ACCORD_LOOK_LOGO_WORDS],
    N_("What the logo says, for people who do not see it"), "WORDS" },
  { "colour", 0, 0, G_OPTION_ARG_STRING, &option_words[ACCORD_LOOK_COLOUR], N_("The colour of headings and links, as #1a4f8b"),
    "COLOUR" },
  { "line-colour", 0, 0, G_OPTION_ARG_STRING, &option_words[ACCORD_LOOK_LINE_COLOUR],
    N_("The colour of lines, as #1a4f8b; \"\" for that of headings"), "COLOUR" },
  { "address", 0, 0, G_OPTION_ARG_STRING, &option_words[ACCORD_LOOK_ADDRESS], N_("Where the partnership is reached"),
    "WORDS" },
  { "disclaimer", 0, 0, G_OPTION_ARG_STRING, &option_words[ACCORD_LOOK_DISCLAIMER],
    N_("What stands at the end of every document"), "WORDS" },
  { NULL },
};

static const char *const LABELS[ACCORD_LOOK_N_PARTS]
    = { N_("Logo"), N_("What the logo says"), N_("Colour of headings"), N_("Colour of lines"), N_("Address"),
        N_("Disclaimer") };

static gboolean
read_logo (char **value, GError **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (option_logo == NULL || *option_logo == '\0')
    {
      *value = g_strdup (option_logo);
      return TRUE;
    }
  file = g_file_new_for_commandline_arg (option_logo);
  bytes = accord_file_load (file, ACCORD_LOOK_MAX_LOGO + 1, NULL, error);
  *value = bytes != NULL ? accord_logo_encode (bytes, error) : NULL;
  return *value != NULL;
}

static AccordExit
print_look (AccordPartnership *partnership)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordLook) look = accord_partnership_run (partnership, accord_look_load (), NULL, &error);

  if (look == NULL)
    return accord_command_fail (error);
  for (guint i = 0; i < ACCORD_LOOK_N_PARTS; i++)
    if (i == ACCORD_LOOK_LOGO)
      g_print ("%s: %s\n", _(LABELS[i]), *look->parts[i] != '\0' ? _("yes") : _("none"));
    else
      g_print ("%s: %s\n", _(LABELS[i]), look->parts[i]);
  return ACCORD_EXIT_DONE;
}

static AccordExit
run_look (char **arguments)
{
  g_autofree char *logo = NULL;
  g_autoptr (AccordPartnership) partnership = NULL;
  g_autoptr (GError) error = NULL;

  if (!read_logo (&logo, &error))
    return accord_command_fail (error);
  partnership = accord_command_open (arguments[0]);
  if (partnership == NULL)
    return ACCORD_EXIT_FAILED;
  for (guint i = 0; error == NULL && i < ACCORD_LOOK_N_PARTS; i++)
    {
      const char *value = i == ACCORD_LOOK_LOGO ? logo : option_words[i];

      if (value != NULL)
        accord_partnership_do (partnership, accord_look_set ((AccordLookPart) i, value), NULL, &error);
    }
  return error == NULL ? print_look (partnership) : accord_command_fail (error);
}

const AccordCommand accord_command_look = {
  .name = "look",
  .synopsis = "FILE [--logo FILE] [--logo-words WORDS] [--colour #RRGGBB] [--line-colour #RRGGBB] "
              "[--address WORDS] [--disclaimer WORDS]",
  .summary = N_("Say how the documents look: a logo above the title, the colours of headings and lines, what stands at "
                "their end. It is part of the partnership, and each change can be undone."),
  .options = OPTIONS,
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run_look,
};
