/* accord-redline.c: what changed between two versions of a strategy
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plans/accord-redline.h"

#include "plans/accord-plan-version.h"
#include "plans/accord-redline-private.h"

/**
 * AccordRedline:
 *
 * Two texts of one strategy read as one, with what was added, removed, moved and changed marked. Sections are matched by
 * their identity, so that one that was moved or renamed is not taken for another; within a text paragraphs are matched
 * first, then words. Never changes, so any thread may read it.
 */
struct _AccordRedline
{
  gatomicrefcount ref_count;
  AccordPlanContent *from;
  AccordPlanContent *to;
  GArray *facts;                /* AccordRedlineFact */
  GArray *sections;             /* AccordRedlineSection */
  GStringChunk *strings;
  GPtrArray *arrays;
};

G_DEFINE_BOXED_TYPE (AccordRedline, accord_redline, accord_redline_ref, accord_redline_unref)

AccordRedline *
accord_redline_ref (AccordRedline *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
accord_redline_unref (AccordRedline *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  accord_plan_content_unref (self->from);
  accord_plan_content_unref (self->to);
  g_array_unref (self->facts);
  g_array_unref (self->sections);
  g_string_chunk_free (self->strings);
  g_ptr_array_unref (self->arrays);
  g_free (self);
}

/* --- which sections were moved --- */

/* The sections of one parent that are under it on both sides, by their order before; @ranks is their order now. */
typedef struct
{
  GPtrArray *sections;          /* AccordPlanSection, in the order of now */
  GArray *places;               /* guint: where each stood */
} Siblings;

static guint
find_place (const AccordPlanContent *content, gint64 id)
{
  for (guint i = 0; i < accord_plan_content_get_n_sections (content); i++)
    if (accord_plan_content_get_section (content, i)->id == id)
      return i;
  return 0;
}

/* What is not in a longest run of places that rise was moved: of ten siblings of which one went first, that one. */
static void
add_out_of_order (const Siblings *siblings, GHashTable *moved)
{
  guint n = siblings->sections->len;
  g_autofree guint *length = g_new0 (guint, n + 1);
  g_autofree int *before = g_new0 (int, n + 1);
  int last = -1;

  for (guint i = 0; i < n; i++)
    {
      before[i] = -1;
      length[i] = 1;
      for (guint k = 0; k < i; k++)
        if (g_array_index (siblings->places, guint, k) < g_array_index (siblings->places, guint, i) &&
            length[k] + 1 > length[i])
          {
            length[i] = length[k] + 1;
            before[i] = (int) k;
          }
      if (last < 0 || length[i] > length[last])
        last = (int) i;
    }
  for (int i = (int) n - 1; i >= 0; i--)
    {
      const AccordPlanSection *section = g_ptr_array_index (siblings->sections, i);

      if (i == last)
        last = before[i];
      else
        g_hash_table_add (moved, (gpointer) &section->id);
    }
}

static void
siblings_free (gpointer data)
{
  Siblings *siblings = data;

  g_ptr_array_unref (siblings->sections);
  g_array_unref (siblings->places);
  g_free (siblings);
}

static Siblings *
get_siblings (GHashTable *families, const AccordPlanSection *section)
{
  Siblings *siblings = g_hash_table_lookup (families, &section->parent);

  if (siblings == NULL)
    {
      siblings = g_new (Siblings, 1);
      *siblings = (Siblings) { g_ptr_array_new (), g_array_new (FALSE, FALSE, sizeof (guint)) };
      g_hash_table_insert (families, (gpointer) &section->parent, siblings);
    }
  return siblings;
}

static GHashTable *
find_moved (AccordPlanContent *from, AccordPlanContent *to)
{
  GHashTable *moved = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) families = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, siblings_free);
  GHashTableIter iter;
  gpointer siblings;

  for (guint i = 0; i < accord_plan_content_get_n_sections (to); i++)
    {
      const AccordPlanSection *section = accord_plan_content_get_section (to, i);
      const AccordPlanSection *was = accord_plan_content_find_section (from, section->id);

      if (was == NULL)
        continue;
      if (was->parent != section->parent)
        g_hash_table_add (moved, (gpointer) &section->id);
      else
        {
          guint place = find_place (from, section->id);
          Siblings *family = get_siblings (families, section);

          g_ptr_array_add (family->sections, (gpointer) section);
          g_array_append_val (family->places, place);
        }
    }
  g_hash_table_iter_init (&iter, families);
  while (g_hash_table_iter_next (&iter, NULL, &siblings))
    add_out_of_order (siblings, moved);
  return moved;
}

/* --- sections --- */

typedef struct
{
  AccordRedline *redline;
  AccordRedlineContext context;
  GHashTable *moved;
} Comparison;

static const char *
get_parent_heading (AccordPlanContent *content, const AccordPlanSection *section)
{
  const AccordPlanSection *parent = accord_plan_content_find_section (content, section->parent);

  return parent != NULL ? parent->heading : NULL;
}

/* Those of @topics that are not in @others. */
static const char *const *
list_topics (Comparison *comparison, char *const *topics, char *const *others)
{
  GPtrArray *list = g_ptr_array_new_null_terminated (4, NULL, TRUE);
  gpointer *found;

  for (guint i = 0; topics != NULL && topics[i] != NULL; i++)
    if (others == NULL || !g_strv_contains ((const char *const *) others, topics[i]))
      g_ptr_array_add (list, topics[i]);
  found = g_ptr_array_free (list, FALSE);
  if (found == NULL)
    found = g_new0 (gpointer, 1);
  g_ptr_array_add (comparison->redline->arrays, found);
  return (const char *const *) found;
}

static void
compare_headings (Comparison *comparison, AccordRedlineSection *section)
{
  AccordRedlineWords *was = accord_redline_words_new (&comparison->context);
  AccordRedlineWords *is = accord_redline_words_new (&comparison->context);

  accord_redline_words_add (was, section->was_heading, ACCORD_PROSE_PLAIN, NULL);
  accord_redline_words_add (is, section->heading, ACCORD_PROSE_PLAIN, NULL);
  accord_redline_words_end (was, &comparison->context);
  accord_redline_words_end (is, &comparison->context);
  section->heading_text =
      section->change == ACCORD_REDLINE_CHANGED || section->change == ACCORD_REDLINE_SAME
          ? accord_redline_words_diff (&comparison->context, was, is)
          : accord_redline_words_all (&comparison->context, is, section->change);
}

static void
compare_section (Comparison *comparison, const AccordPlanSection *was, const AccordPlanSection *is)
{
  AccordRedline *redline = comparison->redline;
  const AccordPlanSection *shown = is != NULL ? is : was;
  AccordRedlineSection section = {
    .id = shown->id,
    .depth = shown->depth,
    .number = is != NULL ? is->number : "",
    .was_number = was != NULL ? was->number : "",
    .heading = shown->heading,
    .was_heading = was != NULL ? was->heading : "",
    .owner = is != NULL ? is->owner : "",
    .was_owner = was != NULL ? was->owner : "",
    .is_moved = was != NULL && is != NULL && g_hash_table_contains (comparison->moved, &shown->id),
    .is_renamed = was != NULL && is != NULL && !g_str_equal (was->heading, is->heading),
    .under = is != NULL ? get_parent_heading (redline->to, is) : NULL,
    .was_under = was != NULL ? get_parent_heading (redline->from, was) : NULL,
    .topics_added = list_topics (comparison, is != NULL ? is->topics : NULL, was != NULL ? was->topics : NULL),
    .topics_removed = list_topics (comparison, was != NULL ? was->topics : NULL, is != NULL ? is->topics : NULL),
  };

  if (was == NULL || is == NULL || !g_str_equal (was->body, is->body))
    accord_redline_compare_bodies (&comparison->context, was != NULL ? was->body : "", is != NULL ? is->body : "", &section);
  if (was == NULL || is == NULL)
    {
      section.change = was == NULL ? ACCORD_REDLINE_ADDED : ACCORD_REDLINE_REMOVED;
      section.is_rewritten = FALSE;
    }
  else if (section.is_moved || section.is_renamed || section.is_rewritten || *section.topics_added != NULL ||
           *section.topics_removed != NULL || !g_str_equal (section.owner, section.was_owner))
    section.change = ACCORD_REDLINE_CHANGED;
  compare_headings (comparison, &section);
  g_array_append_val (redline->sections, section);
}

/* What was removed is read where it stood: after the last section before it that is still there. */
static void
add_removed (Comparison *comparison, guint first)
{
  AccordRedline *redline = comparison->redline;

  for (guint i = first; i < accord_plan_content_get_n_sections (redline->from); i++)
    {
      const AccordPlanSection *was = accord_plan_content_get_section (redline->from, i);

      if (accord_plan_content_find_section (redline->to, was->id) != NULL)
        return;
      compare_section (comparison, was, NULL);
    }
}

static void
compare_sections (Comparison *comparison)
{
  AccordRedline *redline = comparison->redline;

  add_removed (comparison, 0);
  for (guint i = 0; i < accord_plan_content_get_n_sections (redline->to); i++)
    {
      const AccordPlanSection *is = accord_plan_content_get_section (redline->to, i);
      const AccordPlanSection *was = accord_plan_content_find_section (redline->from, is->id);

      compare_section (comparison, was, is);
      if (was != NULL)
        add_removed (comparison, find_place (redline->from, is->id) + 1);
    }
}

static void
compare_facts (AccordRedline *self)
{
  for (guint i = 0; ACCORD_PLAN_FACTS[i] != NULL; i++)
    {
      AccordRedlineFact fact = { ACCORD_PLAN_FACTS[i], accord_plan_content_get_fact (self->from, ACCORD_PLAN_FACTS[i]),
                                 accord_plan_content_get_fact (self->to, ACCORD_PLAN_FACTS[i]) };

      if (!g_str_equal (fact.was, fact.is))
        g_array_append_val (self->facts, fact);
    }
}

/**
 * accord_redline_new:
 * @from: a strategy, before
 * @to: the same strategy, after
 *
 * Compares two texts. Any thread; the time is bounded by their length, whatever is in them.
 *
 * Returns: (transfer full): what changed
 */
AccordRedline *
accord_redline_new (AccordPlanContent *from, AccordPlanContent *to)
{
  AccordRedline *self = g_new0 (AccordRedline, 1);
  g_autoptr (GHashTable) moved = find_moved (from, to);
  Comparison comparison = { .redline = self, .moved = moved };

  g_atomic_ref_count_init (&self->ref_count);
  self->from = accord_plan_content_ref (from);
  self->to = accord_plan_content_ref (to);
  self->facts = g_array_new (FALSE, FALSE, sizeof (AccordRedlineFact));
  self->sections = g_array_new (FALSE, FALSE, sizeof (AccordRedlineSection));
  self->strings = g_string_chunk_new (64 * 1024);
  self->arrays = g_ptr_array_new_with_free_func (g_free);
  accord_redline_context_init (&comparison.context, self->strings, self->arrays);
  compare_facts (self);
  compare_sections (&comparison);
  accord_redline_context_clear (&comparison.context);
  return self;
}

/* --- on the store's thread --- */

typedef struct
{
  gint64 plan;
  gint64 from;
  gint64 to;
} Ends;

static AccordPlanContent *
read_end (AccordConnection *connection, gint64 plan, gint64 version, GError **error)
{
  return version != 0 ? accord_plan_version_read_content (connection, version, error)
                      : accord_plan_content_read (connection, plan, error);
}

static gpointer
load_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Ends *ends = data;
  g_autoptr (AccordPlanContent) from = read_end (connection, ends->plan, ends->from, error);
  g_autoptr (AccordPlanContent) to = from != NULL ? read_end (connection, ends->plan, ends->to, error) : NULL;

  return to != NULL ? accord_redline_new (from, to) : NULL;
}

/**
 * accord_redline_load:
 * @plan: a strategy
 * @from: one of its versions, or 0 for today
 * @to: another, or 0 for today
 *
 * Returns: (transfer full): a question whose answer is the #AccordRedline
 */
AccordRequest *
accord_redline_load (gint64 plan, gint64 from, gint64 to)
{
  Ends *ends = g_new (Ends, 1);

  *ends = (Ends) { plan, from, to };
  return accord_request_read (load_cb, ends, g_free, (GDestroyNotify) accord_redline_unref);
}

/* --- what is in it --- */

/**
 * accord_redline_get_n_facts:
 *
 * Returns: how many facts of the strategy changed
 */
guint
accord_redline_get_n_facts (const AccordRedline *self)
{
  return self->facts->len;
}

/**
 * accord_redline_get_fact:
 *
 * Returns: (transfer none): a fact that changed
 */
const AccordRedlineFact *
accord_redline_get_fact (const AccordRedline *self, guint index)
{
  g_return_val_if_fail (index < self->facts->len, NULL);

  return &g_array_index (self->facts, AccordRedlineFact, index);
}

/**
 * accord_redline_get_n_sections:
 *
 * Returns: how many sections there are before and now taken together
 */
guint
accord_redline_get_n_sections (const AccordRedline *self)
{
  return self->sections->len;
}

/**
 * accord_redline_get_section:
 *
 * Returns: (transfer none): a section, changed or not, in the order of reading
 */
const AccordRedlineSection *
accord_redline_get_section (const AccordRedline *self, guint index)
{
  g_return_val_if_fail (index < self->sections->len, NULL);

  return &g_array_index (self->sections, AccordRedlineSection, index);
}

/**
 * accord_redline_count:
 *
 * Returns: what changed, in numbers
 */
AccordRedlineCounts
accord_redline_count (const AccordRedline *self)
{
  AccordRedlineCounts counts = { 0 };

  for (guint i = 0; i < self->sections->len; i++)
    {
      const AccordRedlineSection *section = &g_array_index (self->sections, AccordRedlineSection, i);

      counts.added += section->change == ACCORD_REDLINE_ADDED;
      counts.removed += section->change == ACCORD_REDLINE_REMOVED;
      counts.moved += section->is_moved;
      counts.renamed += section->is_renamed;
      counts.rewritten += section->is_rewritten;
      counts.changed += section->change != ACCORD_REDLINE_SAME;
    }
  return counts;
}
