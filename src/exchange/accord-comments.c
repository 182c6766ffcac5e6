/* accord-comments.c: what came back in a Word document, section by section
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/accord-comments.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/accord-error.h"
#include "base/accord-vague-date.h"
#include "engagement/accord-evidence.h"
#include "model/accord-inserter.h"
#include "model/accord-record.h"
#include "plans/accord-outline.h"
#include "prose/accord-prose.h"

static void
comment_free (gpointer data)
{
  AccordComment *comment = data;

  g_free (comment->heading);
  g_free (comment->quote);
  g_free (comment->text);
  g_free (comment);
}

static void
clear_comments (gpointer data)
{
  AccordComments *self = data;

  g_clear_pointer (&self->returned, accord_returned_free);
  g_clear_pointer (&self->comments, g_ptr_array_unref);
  g_free (self->title);
}

AccordComments *
accord_comments_ref (AccordComments *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
accord_comments_unref (AccordComments *self)
{
  g_atomic_rc_box_release_full (self, clear_comments);
}

/**
 * accord_comments_count_taken:
 *
 * Returns: how many are to be stored
 */
guint
accord_comments_count_taken (const AccordComments *self)
{
  guint n = 0;

  for (guint i = 0; i < self->comments->len; i++)
    n += !((const AccordComment *) self->comments->pdata[i])->is_left_out;
  return n;
}

/* --- which section --- */

/* As headings are compared: without the number before them, capitals and doubled spaces. */
static char *
simplify_heading (const char *heading)
{
  const char *after = heading + strspn (heading, "0123456789.");
  g_autofree char *folded = g_utf8_casefold (*after == ' ' ? after : heading, -1);
  g_auto (GStrv) words = g_strsplit_set (folded, " \t\n", -1);
  GString *simple = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (simple, "%s%s", simple->len > 0 ? " " : "", words[i]);
  return g_string_free_and_steal (simple);
}

static const AccordSection *
find_by_id (GPtrArray *outline, gint64 id)
{
  for (guint i = 0; i < outline->len && id != 0; i++)
    if (((const AccordSection *) outline->pdata[i])->id == id)
      return outline->pdata[i];
  return NULL;
}

static gboolean
has_anchor (const AccordReturned *returned, gint64 id)
{
  for (guint i = 0; i < returned->anchors->len; i++)
    if (g_array_index (returned->anchors, gint64, i) == id)
      return TRUE;
  return FALSE;
}

/* A section whose name is in the document is found by that; the words of a heading are for those that lost theirs. */
static const AccordSection *
find_by_heading (GPtrArray *outline, const AccordReturned *returned, const char *heading)
{
  g_autofree char *wanted = simplify_heading (heading);

  for (guint i = 0; i < outline->len && *wanted != '\0'; i++)
    {
      const AccordSection *section = outline->pdata[i];
      g_autofree char *simple = simplify_heading (section->heading);

      if (g_str_equal (simple, wanted) && !has_anchor (returned, section->id))
        return section;
    }
  return NULL;
}

static const AccordSection *
find_section (GPtrArray *outline, const AccordReturned *returned, const AccordRemark *remark)
{
  const AccordSection *found = remark->has_anchor ? NULL : find_by_heading (outline, returned, remark->heading);

  return found != NULL ? found : find_by_id (outline, remark->anchor);
}

/* --- which words, and what is said --- */

static gboolean
is_in_text (const char *words, const char *body)
{
  g_autoptr (AccordProse) prose = NULL;
  g_autofree char *plain = NULL;
  AccordQuote quote = { (char *) words, (char *) "", (char *) "" };
  guint start, end;

  if (*words == '\0')
    return FALSE;
  prose = accord_prose_parse (body);
  plain = accord_prose_plain_text (prose);
  return accord_quote_find (&quote, plain, &start, &end) != ACCORD_QUOTE_GONE;
}

static char *
describe_change (const AccordRemark *remark)
{
  if (*remark->deleted != '\0' && *remark->inserted != '\0')
    return g_strdup_printf (_("Write “%s” instead of “%s”"), remark->inserted, remark->deleted);
  if (*remark->deleted != '\0')
    return g_strdup_printf (_("Leave out “%s”"), remark->deleted);
  if (*remark->words != '\0')
    /* Translators: the first is new, the second is what stands before it. */
    return g_strdup_printf (_("Put in “%s” after “%s”"), remark->inserted, remark->words);
  return g_strdup_printf (_("Put in “%s”"), remark->inserted);
}

/* What cannot be said by a link is said in words. */
static char *
describe (const AccordComment *comment)
{
  const AccordRemark *remark = comment->remark;
  g_autofree char *said = NULL;

  if (remark->comment == NULL)
    said = describe_change (remark);
  else if (*comment->quote == '\0' && *remark->words != '\0')
    /* Translators: the first is what is commented on, the second is the comment. */
    said = g_strdup_printf (_("On “%s”: %s"), remark->words, remark->comment);
  else
    said = g_strdup (remark->comment);
  if (comment->section == 0 && *comment->heading != '\0')
    /* Translators: the first is a heading, the second is what is said. */
    return g_strdup_printf (_("Under “%s”: %s"), comment->heading, said);
  return g_steal_pointer (&said);
}

static AccordComment *
match_remark (GPtrArray *outline, const AccordReturned *returned, const AccordRemark *remark)
{
  const AccordSection *section = find_section (outline, returned, remark);
  AccordComment *comment = g_new0 (AccordComment, 1);

  comment->remark = remark;
  comment->section = section != NULL ? section->id : 0;
  comment->heading = section != NULL ? g_strdup_printf ("%s  %s", section->number, section->heading)
                                     : g_strdup (remark->heading);
  comment->quote = g_strdup (section != NULL && is_in_text (remark->words, section->body) ? remark->words : "");
  comment->text = describe (comment);
  return comment;
}

/* --- which strategy --- */

static guint
count_matches (GPtrArray *outline, const AccordReturned *returned)
{
  guint n = 0;

  for (guint i = 0; i < returned->remarks->len; i++)
    n += find_section (outline, returned, returned->remarks->pdata[i]) != NULL;
  for (guint i = 0; i < outline->len; i++)
    n += has_anchor (returned, ((const AccordSection *) outline->pdata[i])->id);
  return n;
}

/* The one with the most sections in the document; the newest of those that have as many. */
static gint64
choose_plan (AccordConnection *connection, const AccordReturned *returned, GError **error)
{
  g_autoptr (GPtrArray) plans = accord_record_read_all (connection, "plan", NULL, 0, error);
  gint64 chosen = 0;
  guint most = 0;

  for (guint i = 0; plans != NULL && i < plans->len; i++)
    {
      gint64 plan = accord_record_get_id (plans->pdata[i]);
      g_autoptr (GPtrArray) outline = accord_outline_read (connection, plan, error);
      guint n;

      if (outline == NULL)
        return 0;
      n = count_matches (outline, returned);
      if (chosen == 0 || n >= most)
        {
          chosen = plan;
          most = n;
        }
    }
  if (plans != NULL && chosen == 0)
    g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_NOT_FOUND, "There is no strategy");
  return chosen;
}

/* --- matching --- */

typedef struct
{
  AccordReturned *returned;
  gint64 plan;
} Matching;

static void
matching_free (gpointer data)
{
  Matching *matching = data;

  g_clear_pointer (&matching->returned, accord_returned_free);
  g_free (matching);
}

static gpointer
match_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Matching *matching = data;
  gint64 plan = matching->plan != 0 ? matching->plan : choose_plan (connection, matching->returned, error);
  g_autoptr (AccordRecord) record = plan != 0 ? accord_record_read (connection, "plan", plan, error) : NULL;
  g_autoptr (GPtrArray) outline = record != NULL ? accord_outline_read (connection, plan, error) : NULL;
  AccordComments *self;

  if (outline == NULL)
    return NULL;
  self = g_atomic_rc_box_new0 (AccordComments);
  self->plan = plan;
  self->title = g_strdup (accord_record_get (record, "title"));
  self->returned = g_steal_pointer (&matching->returned);
  self->comments = g_ptr_array_new_with_free_func (comment_free);
  for (guint i = 0; i < self->returned->remarks->len; i++)
    {
      AccordComment *comment = match_remark (outline, self->returned, self->returned->remarks->pdata[i]);

      self->n_matched += comment->section != 0;
      g_ptr_array_add (self->comments, comment);
    }
  return self;
}

/**
 * accord_comments_match:
 * @returned: (transfer full): a document that came back
 * @plan: the strategy that it is of, or 0 to find out
 *
 * Finds the section of each comment and change: by the name that the export gave to its heading, or by the heading's words.
 *
 * Returns: (transfer full): a question whose answer is an AccordComments; ACCORD_ERROR_NOT_FOUND when there is no strategy
 */
AccordRequest *
accord_comments_match (AccordReturned *returned, gint64 plan)
{
  Matching *matching = g_new (Matching, 1);

  *matching = (Matching) { returned, plan };
  return accord_request_read (match_cb, matching, matching_free, (GDestroyNotify) accord_comments_unref);
}

/* --- storing --- */

typedef struct
{
  AccordComments *comments;
  gint64 organisation;
} Storing;

static void
storing_free (gpointer data)
{
  Storing *storing = data;

  accord_comments_unref (storing->comments);
  g_free (storing);
}

static gboolean
add_pair (AccordConnection *connection, const char *table, const char *column, gint64 activity, gint64 other, GError **error)
{
  const char *const numbers[] = { "activity_id", column, NULL };
  const char *const texts[] = { NULL };
  const gint64 pair[] = { activity, other };
  g_autoptr (AccordInserter) inserter = NULL;

  if (other == 0)
    return TRUE;
  inserter = accord_inserter_new_links (connection, table, texts, numbers, error);
  return inserter != NULL && accord_inserter_add (inserter, texts, pair, error) != 0;
}

static gint64
write_batch (AccordConnection *connection, const AccordComments *comments, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *at = g_date_time_format_iso8601 (now);
  guint n = accord_comments_count_taken (comments);
  g_autofree char *read = g_strdup_printf ("%u", comments->comments->len);
  g_autofree char *taken = g_strdup_printf ("%u", n);
  g_autofree char *left = g_strdup_printf ("%u", comments->comments->len - n);

  return accord_record_insert (connection, "import_batch",
                               (const char *const[]) { "kind", "file_name", "sha256", "at", "rows_read", "imported", "skipped",
                                                       NULL },
                               (const char *const[]) { "comments", comments->returned->file_name, comments->returned->sha256,
                                                       at, read, taken, left, NULL },
                               error);
}

/* It was said on the last day that any of it was: today, where the document does not say. */
static void
find_day (const AccordComments *comments, char day[11])
{
  day[0] = '\0';
  for (guint i = 0; i < comments->comments->len; i++)
    {
      const AccordComment *comment = comments->comments->pdata[i];

      if (!comment->is_left_out && strcmp (comment->remark->day, day) > 0)
        memcpy (day, comment->remark->day, 11);
    }
  if (day[0] == '\0')
    accord_day_today (day);
}

static gint64
write_activity (AccordConnection *connection, const Storing *storing, gint64 batch, GError **error)
{
  const AccordComments *comments = storing->comments;
  g_autofree char *title = g_strdup_printf (_("Comments on “%s”"), comments->title);
  g_autofree char *of = g_strdup_printf ("%" G_GINT64_FORMAT, batch);
  char day[11];
  gint64 activity;

  find_day (comments, day);
  activity = accord_record_insert (connection, "activity",
                                   (const char *const[]) { "title", "happened_from", "happened_until", "method", "evidence",
                                                           "import_batch_id", NULL },
                                   (const char *const[]) { title, day, day, "written_submission",
                                                           comments->returned->file_name, of, NULL },
                                   error);
  if (activity == 0 || !add_pair (connection, "activity_party", "organisation_id", activity, storing->organisation, error) ||
      !add_pair (connection, "activity_plan", "plan_id", activity, comments->plan, error))
    return 0;
  return activity;
}

/* The name that Word gives to its user is a person's, and is not kept. */
static gboolean
write_comment (AccordConnection *connection, const Storing *storing, gint64 activity, guint index, GError **error)
{
  const AccordComment *comment = storing->comments->comments->pdata[index];
  g_autofree char *at = g_strdup_printf ("%" G_GINT64_FORMAT, activity);
  g_autofree char *position = g_strdup_printf ("%u", index);
  g_autofree char *from = g_strdup_printf ("%" G_GINT64_FORMAT, storing->organisation);
  AccordQuote quote = { comment->quote, (char *) "", (char *) "" };
  g_autoptr (GError) closed = NULL;
  gint64 feedback = accord_record_insert (connection, "feedback",
                                          (const char *const[]) { "activity_id", "position", "text", "organisation_id",
                                                                  "stance", NULL },
                                          (const char *const[]) { at, position, comment->text, from,
                                                                  comment->remark->comment == NULL ? "suggests" : "", NULL },
                                          error);

  if (feedback == 0)
    return FALSE;
  if (comment->section == 0 ||
      accord_evidence_write_link (connection, comment->section, activity, feedback, &quote, &closed) != 0)
    return TRUE;
  /* What comes too late for a published strategy is heard all the same; its trail stays as it was. */
  if (g_error_matches (closed, ACCORD_ERROR, ACCORD_ERROR_CLOSED))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&closed));
  return FALSE;
}

static gpointer
store_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Storing *storing = data;
  const AccordComments *comments = storing->comments;
  gint64 batch = write_batch (connection, comments, error);
  gint64 activity = batch != 0 ? write_activity (connection, storing, batch, error) : 0;

  if (activity == 0)
    return NULL;
  for (guint i = 0; i < comments->comments->len; i++)
    if (!((const AccordComment *) comments->comments->pdata[i])->is_left_out &&
        !write_comment (connection, storing, activity, i, error))
      return NULL;
  return g_memdup2 (&activity, sizeof activity);
}

/**
 * accord_comments_store:
 * @self: what came back
 * @organisation: the body whose comments they are, or 0
 *
 * Makes of them a written submission in the log, with a piece of feedback for each, linked to its section and the words there.
 * It is a batch that can be taken out again.
 *
 * Returns: (transfer full): an edit, one undo step, whose answer is the activity's id (`gint64 *`, to be freed)
 */
AccordRequest *
accord_comments_store (AccordComments *self, gint64 organisation)
{
  /* Translators: names a step that can be undone; %s is the name of the file that was brought in. */
  g_autofree char *label = g_strdup_printf (_("Comments of “%s” brought in"), self->returned->file_name);
  Storing *storing = g_new (Storing, 1);

  *storing = (Storing) { accord_comments_ref (self), organisation };
  return accord_request_edit (label, store_cb, storing, storing_free, g_free);
}
