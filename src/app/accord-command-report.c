/* accord-command-report.c: paper without a window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/accord-command-private.h"

#include <glib/gi18n.h>

#include "report/accord-coverage-report.h"
#include "report/accord-summary.h"
#include "report/accord-told.h"
#include "report/accord-web.h"

static char *option_strategy;
static char *option_output;
static char *option_term;

static const GOptionEntry OPTIONS[] = {
  { "strategy", 's', 0, G_OPTION_ARG_STRING, &option_strategy, N_("The strategy’s title, when there are several"), "TITLE" },
  { "term", 0, 0, G_OPTION_ARG_STRING, &option_term, N_("For a lens: the condition, group or theme"), "WORDS" },
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &option_output, N_("The file to write"), "FILE" },
  { NULL },
};

static AccordRequest *
ask (const char *report, gint64 plan)
{
  if (g_str_equal (report, "lens"))
    return accord_lens_letter_find (option_term);
  return g_str_equal (report, "coverage") ? accord_coverage_report_load (plan) : accord_summary_load (plan);
}

static AccordExit
run_report (char **arguments)
{
  gboolean is_lens = g_str_equal (arguments[1], "lens");
  g_autoptr (AccordPartnership) partnership = NULL;
  g_autoptr (AccordDocument) document = NULL;
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  gint64 plan = 0;

  if (!is_lens && !g_str_equal (arguments[1], "summary") && !g_str_equal (arguments[1], "coverage"))
    return accord_command_misused (_("There is no report “%s”: try summary, coverage or lens"), arguments[1]);
  if (is_lens && option_term == NULL)
    return accord_command_misused (_("Say which condition or group with --term WORDS"));
  if (option_output == NULL)
    return accord_command_misused (_("Say where to write with -o OUT.pdf"));
  partnership = accord_command_open (arguments[0]);
  if (partnership == NULL || (!is_lens && !accord_command_find_strategy (partnership, option_strategy, &plan)))
    return ACCORD_EXIT_FAILED;

  document = accord_partnership_run (partnership, ask (arguments[1], plan), NULL, &error);
  if (document == NULL)
    return accord_command_fail (error);
  output = accord_command_absolute (option_output);
  return accord_report_write (document, output, NULL, &error) ? ACCORD_EXIT_DONE : accord_command_fail (error);
}

const AccordCommand accord_command_report = {
  .name = "report",
  .synopsis = "FILE summary|coverage [--strategy TITLE] | lens --term WORDS  -o OUT.pdf|.html|.txt",
  .summary = N_("Write a strategy’s summary, who was reached for it and who was not, or the answer to how people with a "
                "condition or of a group inform it: as a "
                "tagged PDF, one web page or plain text, by the name of OUT."),
  .options = OPTIONS,
  .min_arguments = 2,
  .max_arguments = 2,
  .run = run_report,
};
