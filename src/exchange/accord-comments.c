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

G_DEFINE_FINAL_TYPE (AccordComment, accord_comment, G_TYPE_OBJECT)

static void
accord_comment_finalize (GObject *object)
{
  AccordComment *self = ACCORD_COMMENT (object);

  g_free (self->heading);
  g_free (self->quote);
  g_free (self->text);

  G_OBJECT_CLASS (accord_comment_parent_class)->finalize (object);
}

static void
accord_comment_class_init (AccordCommentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_comment_finalize;
}

static void
accord_comment_init (AccordComment *self)
{
}

static void
clear_comments (gpointer data)
{
  AccordComments *self = data;

  g_clear_pointer (&self->comments, g_ptr_array_unref);
  g_clear_pointer (&self->returned, accord_returned_unref);
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

/* The sections of a strategy, as a document of many thousand remarks asks for them. */
typedef struct
{
  GPtrArray *outline;
  GHashTable *by_id;              /* gint64 -> AccordSection */
  GHashTable *by_heading;         /* simplified -> AccordSection */
  GHashTable *texts;              /* AccordSection -> its words; filled as they are asked for */
  guint n_named;                  /* whose names are in the document */
} Matcher;

static void
matcher_free (Matcher *self)
{
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->by_heading);
  g_hash_table_unref (self->texts);
  g_ptr_array_unref (self->outline);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Matcher, matcher_free)

/* A section whose name is in the document is found by that; the words of a heading are for those that lost theirs. */
static void
know_section (Matcher *self, GHashTable *anchors, AccordSection *section)
{
  g_autofree char *simple = simplify_heading (section->heading);

  g_hash_table_insert (self->by_id, &section->id, section);
  if (g_hash_table_contains (anchors, &section->id))
    self->n_named++;
  else if (*simple != '\0' && !g_hash_table_contains (self->by_heading, simple))
    g_hash_table_insert (self->by_heading, g_steal_pointer (&simple), section);
}

/* Takes @outline. */
static Matcher *
matcher_new (GPtrArray *outline, const AccordReturned *returned)
{
  g_autoptr (GHashTable) anchors = g_hash_table_new (g_int64_hash, g_int64_equal);
  Matcher *self = g_new0 (Matcher, 1);

  self->outline = outline;
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->by_heading = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->texts = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  for (guint i = 0; i < returned->anchors->len; i++)
    g_hash_table_add (anchors, &g_array_index (returned->anchors, gint64, i));
  for (guint i = 0; i < outline->len; i++)
    know_section (self, anchors, outline->pdata[i]);
  return self;
}

static const AccordSection *
find_by_heading (Matcher *self, const char *heading)
{
  g_autofree char *simple = simplify_heading (heading);

  return g_hash_table_lookup (self->by_heading, simple);
}

/* By the name that its heading has; by that heading's words; by the last name above it. */
static const AccordSection *
find_section (Matcher *self, const AccordRemark *remark)
{
  const AccordSection *found = remark->has_anchor ? g_hash_table_lookup (self->by_id, &remark->anchor) : NULL;

  if (found == NULL)
    found = find_by_heading (self, remark->heading);
  return found != NULL ? found : g_hash_table_lookup (self->by_id, &remark->anchor);
}

/* --- which words, and what is said --- */

static const char *
get_text (Matcher *self, const AccordSection *section)
{
  char *text = g_hash_table_lookup (self->texts, section);

  if (text == NULL)
    {
      g_autoptr (AccordProse) prose = accord_prose_parse (section->body);

      text = accord_prose_plain_text (prose);
      g_hash_table_insert (self->texts, (gpointer) section, text);
    }
  return text;
}

static gboolean
is_in_text (Matcher *self, const AccordSection *section, const char *words)
{
  AccordQuote quote = { (char *) words, (char *) "", (char *) "" };
  guint start, end;

  return *words != '\0' && accord_quote_find (&quote, get_text (self, section), &start, &end) != ACCORD_QUOTE_GONE;
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
match_remark (Matcher *matcher, const AccordRemark *remark)
{
  const AccordSection *section = find_section (matcher, remark);
  AccordComment *comment = g_object_new (ACCORD_TYPE_COMMENT, NULL);

  comment->remark = remark;
  comment->section = section != NULL ? section->id : 0;
  comment->heading = section != NULL ? g_strdup_printf ("%s  %s", section->number, section->heading)
                                     : g_strdup (remark->heading);
  comment->quote = g_strdup (section != NULL && is_in_text (matcher, section, remark->words) ? remark->words : "");
  comment->text = describe (comment);
  return comment;
}

/* --- which strategy --- */

static guint
count_matches (Matcher *matcher, const AccordReturned *returned)
{
  guint n = 0;

  for (guint i = 0; i < returned->remarks->len; i++)
    n += find_section (matcher, returned->remarks->pdata[i]) != NULL;
  return n;
}

static Matcher *
read_matcher (AccordConnection *connection, gint64 plan, const AccordReturned *returned, GError **error)
{
  GPtrArray *outline = accord_outline_read (connection, plan, error);

  return outline != NULL ? matcher_new (outline, returned) : NULL;
}

/* The one whose sections the document names; else the one that has most of its headings; else the newest. */
static gboolean
choose_plan (AccordConnection *connection, AccordComments *self, GError **error)
{
  g_autoptr (GPtrArray) plans = accord_record_read_all (connection, "plan", NULL, 0, error);
  guint most_named = 0, most = 0;

  if (plans == NULL)
    return FALSE;
  for (guint i = 0; i < plans->len; i++)
    {
      gint64 plan = accord_record_get_id (plans->pdata[i]);
      g_autoptr (Matcher) matcher = read_matcher (connection, plan, self->returned, error);
      guint n;

      if (matcher == NULL)
        return FALSE;
      n = count_matches (matcher, self->returned);
      if (matcher->n_named < most_named || (matcher->n_named == most_named && n < most))
        continue;
      self->plan = plan;
      most_named = matcher->n_named;
      most = n;
    }
  self->reason = most_named > 0 ? ACCORD_COMMENTS_NAMED : most > 0 ? ACCORD_COMMENTS_HEADINGS : ACCORD_COMMENTS_NEWEST;
  if (self->plan == 0)
    g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_NOT_FOUND, "There is no strategy");
  return self->plan != 0;
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

  accord_returned_unref (matching->returned);
  g_free (matching);
}

static gpointer
match_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Matching *matching = data;
  g_autoptr (AccordComments) self = g_atomic_rc_box_new0 (AccordComments);
  g_autoptr (AccordRecord) record = NULL;
  g_autoptr (Matcher) matcher = NULL;

  self->plan = matching->plan;
  self->returned = accord_returned_ref (matching->returned);
  self->comments = g_ptr_array_new_with_free_func (g_object_unref);
  if (self->plan == 0 && !choose_plan (connection, self, error))
    return NULL;
  record = accord_record_read (connection, "plan", self->plan, error);
  matcher = record != NULL ? read_matcher (connection, self->plan, self->returned, error) : NULL;
  if (matcher == NULL)
    return NULL;
  self->title = g_strdup (accord_record_get (record, "title"));
  for (guint i = 0; i < self->returned->remarks->len; i++)
    {
      AccordComment *comment = match_remark (matcher, self->returned->remarks->pdata[i]);

      self->n_matched += comment->section != 0;
      g_ptr_array_add (self->comments, comment);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * accord_comments_match:
 * @returned: a document that came back
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

  *matching = (Matching) { accord_returned_ref (returned), plan };
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
