/* accord-command-comments.c: what partners wrote into a Word document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "command/accord-command-private.h"

#include <glib/gi18n.h>

#include "base/accord-fold.h"
#include "base/accord-vague-date.h"
#include "exchange/accord-comments.h"
#include "model/accord-json.h"
#include "model/accord-record.h"

static gboolean
is_called (AccordRecord *organisation, const char *name)
{
  static const char *const columns[] = { "name", "short_name" };
  g_autofree char *wanted = accord_fold (name);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *folded = accord_fold (accord_record_get (organisation, columns[i]));

      if (*folded != '\0' && g_str_equal (folded, wanted))
        return TRUE;
    }
  return FALSE;
}

static gboolean
find_body (AccordPartnership *partnership, const char *name, gint64 *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) organisations = NULL;

  *id = 0;
  if (name == NULL)
    return TRUE;
  organisations = accord_partnership_run (partnership, accord_record_load_all ("organisation", NULL, 0), NULL, &error);
  if (organisations == NULL)
    {
      accord_command_fail (error);
      return FALSE;
    }
  for (guint i = 0; i < organisations->len && *id == 0; i++)
    if (is_called (organisations->pdata[i], name))
      *id = accord_record_get_id (organisations->pdata[i]);
  if (*id == 0)
    accord_command_misused (_("No organisation is called “%s”"), name);
  return *id != 0;
}

static void
add_comment (JsonBuilder *builder, const AccordComment *comment)
{
  json_builder_begin_object (builder);
  accord_json_set_text (builder, "author", comment->remark->author);
  accord_json_set_text (builder, "day", comment->remark->day);
  accord_json_set_text (builder, "heading", comment->heading);
  json_builder_set_member_name (builder, "matched");
  json_builder_add_boolean_value (builder, comment->section != 0);
  accord_json_set_text (builder, "words", comment->remark->words);
  accord_json_set_text (builder, "quote", comment->quote);
  accord_json_set_text (builder, "text", comment->text);
  json_builder_end_object (builder);
}

static void
print_json (const AccordComments *comments)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  accord_json_set_text (builder, "strategy", comments->title);
  json_builder_set_member_name (builder, "comments");
  json_builder_begin_array (builder);
  for (guint i = 0; i < comments->comments->len; i++)
    add_comment (builder, comments->comments->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  accord_command_print_json (root);
}

static void
print_words (const AccordComments *comments, gboolean dry_run)
{
  const char *heading = NULL;

  g_print (dry_run ? _("Would bring in %u comments and changes on “%s”; %u have a section.\n")
                   : _("Brought in %u comments and changes on “%s”; %u have a section.\n"),
           comments->comments->len, comments->title, comments->n_matched);
  for (guint i = 0; i < comments->comments->len; i++)
    {
      const AccordComment *comment = comments->comments->pdata[i];
      g_autofree char *day = accord_day_format (comment->remark->day);

      if (g_strcmp0 (heading, comment->heading) != 0)
        g_print ("\n%s\n", comment->heading);
      heading = comment->heading;
      g_print ("  %s%s%s\n", comment->remark->author, *day != '\0' ? ", " : "", day);
      if (*comment->quote != '\0' && comment->remark->comment != NULL)
        g_print ("    “%s”\n", comment->quote);
      g_print ("    %s\n", comment->text);
    }
  if (comments->returned->is_cut)
    g_print ("%s\n", _("There are more: these are the first."));
}

static gboolean
store (AccordPartnership *partnership, AccordComments *comments, gint64 body, GError **error)
{
  g_autofree gint64 *activity = NULL;

  if (comments->comments->len == 0)
    return TRUE;
  if (!accord_partnership_backup_before (partnership, error))
    return FALSE;
  activity = accord_partnership_run (partnership, accord_comments_store (comments, body), NULL, error);
  return activity != NULL;
}

/*
 * accord_command_bring_in_comments:
 * @file: the partnership
 * @input: the document that came back
 * @from: (nullable): the body whose comments they are
 * @strategy: (nullable): the title of the strategy that it is of
 *
 * Returns: how the command ends
 */
AccordExit
accord_command_bring_in_comments (const char *file, const char *input, const char *from, const char *strategy,
                                  gboolean dry_run, gboolean json)
{
  g_autoptr (AccordPartnership) partnership = accord_command_open (file);
  g_autoptr (GFile) source = g_file_new_for_commandline_arg (input);
  g_autoptr (AccordComments) comments = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordReturned) returned = NULL;
  gint64 body, plan = 0;

  if (partnership == NULL || !find_body (partnership, from, &body) ||
      (strategy != NULL && !accord_command_find_strategy (partnership, strategy, &plan)))
    return ACCORD_EXIT_FAILED;
  returned = accord_returned_read (source, NULL, &error);
  if (returned == NULL)
    return accord_command_fail (error);
  comments = accord_partnership_run (partnership, accord_comments_match (returned, plan), NULL, &error);
  if (comments == NULL || (!dry_run && !store (partnership, comments, body, &error)))
    return accord_command_fail (error);
  if (json)
    print_json (comments);
  else
    print_words (comments, dry_run);
  return ACCORD_EXIT_DONE;
}
