/* accord-find-plan.c: finds words in a whole strategy, and replaces them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <string.h>

#include "base/accord-error.h"
#include "model/accord-plan-state.h"
#include "model/accord-record.h"
#include "plans/accord-find-private.h"
#include "plans/accord-outline.h"

/* How much of the text around a place is shown with it; bytes. */
#define CONTEXT 60

typedef struct
{
  gint64 plan;
  AccordFind *find;
  char *replacement;
  GPtrArray *hits;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  accord_find_unref (job->find);
  g_free (job->replacement);
  g_clear_pointer (&job->hits, g_ptr_array_unref);
  g_free (job);
}

/**
 * accord_find_hit_free:
 * @hit: (transfer full): a place
 */
void
accord_find_hit_free (AccordFindHit *hit)
{
  g_free (hit->number);
  g_free (hit->heading);
  g_free (hit->before);
  g_free (hit->found);
  g_free (hit->after);
  g_ref_string_release (hit->source);
  g_clear_pointer (&hit->prose, accord_prose_unref);
  g_free (hit);
}

static AccordFindHit *
copy_hit (const AccordFindHit *hit)
{
  AccordFindHit *copy = g_memdup2 (hit, sizeof *hit);

  copy->number = g_strdup (hit->number);
  copy->heading = g_strdup (hit->heading);
  copy->before = g_strdup (hit->before);
  copy->found = g_strdup (hit->found);
  copy->after = g_strdup (hit->after);
  copy->source = g_ref_string_acquire (hit->source);
  copy->prose = hit->prose != NULL ? accord_prose_ref (hit->prose) : NULL;
  return copy;
}

/* --- finding --- */

typedef struct
{
  GPtrArray *hits;
  const AccordSection *section;
  GRefString *source;
  AccordProse *prose;
  guint ordinal;
} Collecting;

static char *
take_line (const char *start, const char *end)
{
  return g_strdelimit (g_strndup (start, (gsize) (end - start)), "\n\t", ' ');
}

/* The context begins and ends with whole words, if it has any. */
static const char *
skip_cut_word (const char *text, const char *first, const char *end)
{
  const char *space = first > text ? memchr (first, ' ', (gsize) (end - first)) : NULL;

  if (space != NULL)
    return space + 1;
  while (((guchar) *first & 0xc0) == 0x80)
    first++;
  return first;
}

static const char *
drop_cut_word (const char *start, const char *last)
{
  const char *end = last;

  while (*last != '\0' && end > start && *end != ' ')
    end--;
  if (end > start)
    return end;
  while (((guchar) *last & 0xc0) == 0x80)
    last--;
  return last;
}

static void
collect_cb (const char *text, const AccordFindRange *range, gboolean is_kept, gpointer data)
{
  Collecting *self = data;
  AccordFindHit *hit = g_new0 (AccordFindHit, 1);
  const char *first = text + (range->start > CONTEXT ? range->start - CONTEXT : 0);
  const char *last = text + range->end + strnlen (text + range->end, CONTEXT);

  first = skip_cut_word (text, first, text + range->start);
  last = drop_cut_word (text + range->end, last);
  *hit = (AccordFindHit) {
    .section = self->section->id,
    .number = g_strdup (self->section->number),
    .heading = g_strdup (self->section->heading),
    .in_heading = self->prose == NULL,
    .ordinal = self->ordinal++,
    .is_kept = is_kept,
    .before = take_line (first, text + range->start),
    .found = take_line (text + range->start, text + range->end),
    .after = take_line (text + range->end, last),
    .source = g_ref_string_acquire (self->source),
    .prose = self->prose != NULL ? accord_prose_ref (self->prose) : NULL,
  };
  g_ptr_array_add (self->hits, hit);
}

static void
collect_in_heading (AccordFind *find, const AccordSection *section, GPtrArray *hits)
{
  g_autoptr (GRefString) source = g_ref_string_new (section->heading);
  g_autoptr (GArray) ranges = accord_find_in_text (find, section->heading);
  Collecting collecting = { hits, section, source, NULL, 0 };

  for (guint i = 0; i < ranges->len; i++)
    collect_cb (section->heading, &g_array_index (ranges, AccordFindRange, i), FALSE, &collecting);
}

static void
collect_in_body (AccordFind *find, const AccordSection *section, GPtrArray *hits)
{
  g_autoptr (GRefString) source = g_ref_string_new (section->body);
  g_autoptr (AccordProse) prose = accord_prose_parse (section->body);
  Collecting collecting = { hits, section, source, prose, 0 };

  accord_find_visit_prose (find, prose, collect_cb, &collecting);
}

static gpointer
find_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autoptr (GPtrArray) sections = accord_outline_read (connection, job->plan, error);
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_find_hit_free);

  if (sections == NULL)
    return NULL;
  for (guint i = 0; i < sections->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      collect_in_heading (job->find, g_ptr_array_index (sections, i), hits);
      collect_in_body (job->find, g_ptr_array_index (sections, i), hits);
    }
  return g_steal_pointer (&hits);
}

/**
 * accord_find_in_plan:
 * @plan: a strategy
 * @find: what to look for
 *
 * Returns: (transfer full): a question whose answer is a #GPtrArray of #AccordFindHit, in the order of the text
 */
AccordRequest *
accord_find_in_plan (gint64 plan, AccordFind *find)
{
  Job *job = g_new0 (Job, 1);

  *job = (Job) { .plan = plan, .find = accord_find_ref (find) };
  return accord_request_read (find_cb, job, job_free, (GDestroyNotify) g_ptr_array_unref);
}

/* --- replacing --- */

/* The places of one heading or text, as answers to "is this one replaced?", and one of them; none if none is. */
typedef struct
{
  GArray *chosen;
  const AccordFindHit *any;
} Places;

static void
choose (Places *places, const AccordFindHit *hit)
{
  gboolean yes = TRUE;

  if (places->chosen->len <= hit->ordinal)
    g_array_set_size (places->chosen, hit->ordinal + 1);
  g_array_index (places->chosen, gboolean, hit->ordinal) = yes;
  places->any = hit;
}

static void
gather (GPtrArray *hits, gint64 section, Places *heading, Places *body)
{
  *heading = (Places) { g_array_new (FALSE, TRUE, sizeof (gboolean)), NULL };
  *body = (Places) { g_array_new (FALSE, TRUE, sizeof (gboolean)), NULL };
  for (guint i = 0; i < hits->len; i++)
    {
      const AccordFindHit *hit = g_ptr_array_index (hits, i);

      if (hit->section == section && !hit->is_kept)
        choose (hit->in_heading ? heading : body, hit);
    }
}

static gboolean
check_unchanged (const Places *places, const char *text, GError **error)
{
  if (g_str_equal (text, places->any->source))
    return TRUE;
  g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_CONFLICT, "The text has changed since it was searched");
  return FALSE;
}

static gboolean
write_text (AccordConnection *connection, gint64 section, const char *column, const char *text, GError **error)
{
  const char *columns[] = { column, NULL };
  const char *values[] = { text, NULL };

  return accord_record_write (connection, "section", section, columns, values, error);
}

static gboolean
replace_in_heading (AccordConnection *connection, Job *job, const AccordSection *section, const Places *places,
                    GError **error)
{
  g_autofree char *heading = NULL;

  if (places->any == NULL)
    return TRUE;
  if (!check_unchanged (places, section->heading, error))
    return FALSE;
  heading = accord_find_replace_in_text (job->find, section->heading, job->replacement,
                                         (const gboolean *) places->chosen->data, places->chosen->len);
  return write_text (connection, section->id, "heading", g_strstrip (heading), error);
}

static gboolean
replace_in_body (AccordConnection *connection, Job *job, const AccordSection *section, const Places *places,
                 GError **error)
{
  g_autoptr (AccordProse) replaced = NULL;
  g_autofree char *body = NULL;

  if (places->any == NULL)
    return TRUE;
  if (!check_unchanged (places, section->body, error))
    return FALSE;
  replaced = accord_find_replace_in_prose (job->find, places->any->prose, job->replacement,
                                           (const gboolean *) places->chosen->data, places->chosen->len);
  body = accord_prose_write (replaced);
  return write_text (connection, section->id, "body", body, error);
}

static gboolean
replace_in_section (AccordConnection *connection, Job *job, const AccordSection *section, guint *n_sections,
                    GError **error)
{
  Places heading, body;
  gboolean done;

  gather (job->hits, section->id, &heading, &body);
  done = replace_in_heading (connection, job, section, &heading, error) &&
         replace_in_body (connection, job, section, &body, error);
  if (heading.any != NULL || body.any != NULL)
    (*n_sections)++;
  g_array_unref (heading.chosen);
  g_array_unref (body.chosen);
  return done;
}

static guint
count_sections (GPtrArray *hits)
{
  g_autoptr (GHashTable) sections = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < hits->len; i++)
    if (!((AccordFindHit *) hits->pdata[i])->is_kept)
      g_hash_table_add (sections, &((AccordFindHit *) hits->pdata[i])->section);
  return g_hash_table_size (sections);
}

static gpointer
replace_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autoptr (GPtrArray) sections = NULL;
  guint n_sections = 0;

  if (!accord_plan_check_open (connection, job->plan, error) ||
      (sections = accord_outline_read (connection, job->plan, error)) == NULL)
    return NULL;
  for (guint i = 0; i < sections->len; i++)
    if (!replace_in_section (connection, job, g_ptr_array_index (sections, i), &n_sections, error))
      return NULL;
  if (n_sections == count_sections (job->hits))
    return NULL;
  g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_CONFLICT, "A section is not there any more");
  return NULL;
}

/**
 * accord_find_replace_in_plan:
 * @plan: a strategy
 * @find: what was looked for
 * @replacement: what comes in place of the words, on one line
 * @hits: (element-type AccordFindHit): those places of accord_find_in_plan() that are replaced
 *
 * Replaces words in as many sections as they are in. When one of those texts has changed since nothing is replaced.
 *
 * Returns: (transfer full): one edit; ACCORD_ERROR_CONFLICT when a text has changed since, ACCORD_ERROR_CLOSED when the
 *   strategy is published
 */
AccordRequest *
accord_find_replace_in_plan (gint64 plan, AccordFind *find, const char *replacement, GPtrArray *hits)
{
  guint n = count_sections (hits);
  Job *job = g_new0 (Job, 1);
  g_autofree char *label = g_strdup_printf (
      ngettext ("Replaced “%s” with “%s” in %u section", "Replaced “%s” with “%s” in %u sections", n),
      accord_find_get_words (find), replacement, n);

  *job = (Job) {
    .plan = plan,
    .find = accord_find_ref (find),
    .replacement = g_strdup (replacement),
    .hits = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_find_hit_free),
  };
  for (guint i = 0; i < hits->len; i++)
    g_ptr_array_add (job->hits, copy_hit (g_ptr_array_index (hits, i)));
  return accord_request_edit (label, replace_cb, job, job_free, NULL);
}
