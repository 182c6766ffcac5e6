/* accord-command-report.c: paper without a window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "command/accord-command-private.h"

#include <glib/gi18n.h>

#include "base/accord-vague-date.h"
#include "model/accord-record.h"
#include "report/accord-report.h"
#include "report/accord-web.h"

static char *option_strategy;
static char *option_meeting;
static char *option_term;
static char *option_from;
static char *option_on;
static gboolean option_names;
static gboolean option_suppress;
static gboolean option_large_print;
static char *option_contact;
static char *option_easy_read;
static char *option_output;

static const GOptionEntry OPTIONS[] = {
  { "strategy", 's', 0, G_OPTION_ARG_STRING, &option_strategy, N_("The strategy’s title, when there are several"), "TITLE" },
  { "meeting", 0, 0, G_OPTION_ARG_STRING, &option_meeting, N_("The meeting’s day; else the next, or the last"), "DAY" },
  { "term", 0, 0, G_OPTION_ARG_STRING, &option_term, N_("For a lens: the condition, group or theme"), "WORDS" },
  { "from", 0, 0, G_OPTION_ARG_STRING, &option_from, N_("The first day of a period; else a year before the last"), "DAY" },
  { "on", 0, 0, G_OPTION_ARG_STRING, &option_on, N_("The day, or the last day of a period; else today"), "DAY" },
  { "names", 0, 0, G_OPTION_ARG_NONE, &option_names, N_("Name people; else their posts stand for them"), NULL },
  { "suppress", 0, 0, G_OPTION_ARG_NONE, &option_suppress, N_("Write numbers of people below 5 as “fewer than 5”"), NULL },
  { "large-print", 0, 0, G_OPTION_ARG_NONE, &option_large_print, N_("No letter below 16 points"), NULL },
  { "contact", 0, 0, G_OPTION_ARG_STRING, &option_contact, N_("Whom to ask for another format"), "WORDS" },
  { "easy-read", 0, 0, G_OPTION_ARG_FILENAME, &option_easy_read, N_("A text in easy words, CommonMark"), "FILE" },
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &option_output, N_("The file to write"), "FILE" },
  { NULL },
};

/* The next meeting is the one whose pack is wanted; after the last it is that. */
static gboolean
find_meeting (AccordPartnership *partnership, const char *day, gint64 *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) meetings
      = accord_partnership_run (partnership, accord_record_load_all ("meeting", NULL, 0), NULL, &error);
  AccordRecord *found = NULL;
  char today[11];

  if (meetings == NULL)
    {
      accord_command_fail (error);
      return FALSE;
    }
  accord_day_today (today);
  for (guint i = 0; i < meetings->len; i++)
    {
      const char *held = accord_record_get (meetings->pdata[i], "held_on");
      const char *best = found != NULL ? accord_record_get (found, "held_on") : "";
      gboolean is_next = g_strcmp0 (held, today) >= 0;

      if (day != NULL ? g_str_equal (held, day)
                      : found == NULL || (is_next ? g_strcmp0 (best, today) < 0 || g_strcmp0 (held, best) < 0
                                                  : g_strcmp0 (held, best) > 0 && g_strcmp0 (best, today) < 0))
        found = meetings->pdata[i];
    }
  if (found != NULL)
    *id = accord_record_get_id (found);
  else
    g_printerr ("accord: %s\n", _("There is no such meeting"));
  return found != NULL;
}

static gboolean
find_subject (AccordPartnership *partnership, const AccordReport *report, const char *meeting_day, gint64 *id)
{
  if (report->flags & ACCORD_REPORT_OF_PLAN)
    return accord_command_find_strategy (partnership, option_strategy, id);
  if (report->flags & ACCORD_REPORT_OF_MEETING)
    return find_meeting (partnership, meeting_day, id);
  return TRUE;
}

/* A day as people write it. */
static gboolean
read_day (const char *text, char **day, GError **error)
{
  char iso[11];

  if (text == NULL)
    return TRUE;
  if (!accord_day_parse (text, iso, error))
    return FALSE;
  *day = g_strdup (iso);
  return TRUE;
}

static AccordReportOptions *
read_options (GError **error)
{
  g_autoptr (AccordReportOptions) options = g_new0 (AccordReportOptions, 1);

  options->words = g_strdup (option_term);
  options->names = option_names;
  options->suppress = option_suppress;
  options->large_print = option_large_print;
  options->contact = g_strdup (option_contact);
  if (!read_day (option_from, &options->first_day, error) || !read_day (option_on, &options->last_day, error))
    return NULL;
  if (option_easy_read != NULL && !g_file_get_contents (option_easy_read, &options->easy_read, NULL, error))
    return NULL;
  return g_steal_pointer (&options);
}

static AccordExit
write_report (const AccordReport *report, const char *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordReportOptions) options = read_options (&error);
  g_autofree char *meeting_day = NULL;
  g_autoptr (AccordPartnership) partnership = NULL;
  g_autoptr (AccordDocument) document = NULL;
  g_autofree char *output = NULL;

  if (options == NULL || !read_day (option_meeting, &meeting_day, &error))
    return accord_command_fail (error);
  partnership = accord_command_open (file);
  if (partnership == NULL || !find_subject (partnership, report, meeting_day, &options->subject))
    return ACCORD_EXIT_FAILED;
  document = accord_partnership_run (partnership, accord_report_load (report, options), NULL, &error);
  if (document == NULL)
    return accord_command_fail (error);
  output = accord_command_absolute (option_output);
  return accord_report_write (document, output, NULL, &error) ? ACCORD_EXIT_DONE : accord_command_fail (error);
}

static char *
list_names (void)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; accord_report_get (i) != NULL; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", accord_report_get (i)->name);
  return g_string_free_and_steal (names);
}

/* An option that changes nothing in a document was meant for another, or was misunderstood. */
static const char *
find_idle_option (const AccordReport *report)
{
  const struct
  {
    const char *name;
    gboolean is_set;
    AccordReportFlags flags;
  } needs[] = {
    { "--strategy", option_strategy != NULL, ACCORD_REPORT_OF_PLAN },
    { "--meeting", option_meeting != NULL, ACCORD_REPORT_OF_MEETING },
    { "--term", option_term != NULL, ACCORD_REPORT_OF_TERM },
    { "--from", option_from != NULL, ACCORD_REPORT_IN_PERIOD },
    { "--on", option_on != NULL, ACCORD_REPORT_IN_PERIOD | ACCORD_REPORT_ON_DAY },
    { "--names", option_names, ACCORD_REPORT_WITH_PEOPLE },
    { "--suppress", option_suppress, ACCORD_REPORT_WITH_NUMBERS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (needs); i++)
    if (needs[i].is_set && (report->flags & needs[i].flags) == 0)
      return needs[i].name;
  return NULL;
}

static AccordExit
run_report (char **arguments)
{
  const AccordReport *report = accord_report_find (arguments[1]);

  if (report == NULL)
    {
      g_autofree char *names = list_names ();

      return accord_command_misused (_("There is no report “%s”: try one of %s"), arguments[1], names);
    }
  if (find_idle_option (report) != NULL)
    return accord_command_misused (_("%s changes nothing in the report “%s”"), find_idle_option (report), report->name);
  if ((report->flags & ACCORD_REPORT_OF_TERM) && option_term == NULL)
    return accord_command_misused (_("Say which condition or group with --term WORDS"));
  if (option_output == NULL)
    return accord_command_misused (_("Say where to write with -o OUT.pdf"));
  return write_report (report, arguments[0]);
}

const AccordCommand accord_command_report = {
  .name = "report",
  .synopsis = "FILE summary|strategy|involvement|engagement|coverage|members|interests|meeting|lens|adoption"
              "  -o OUT.pdf|.html|.docx|.txt",
  .summary = N_("Write one of the partnership’s documents: as a tagged PDF, one web page, a Word document or plain text, "
                "by the name of OUT."),
  .options = OPTIONS,
  .min_arguments = 2,
  .max_arguments = 2,
  .run = run_report,
};
