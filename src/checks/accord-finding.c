/* accord-finding.c: what one requirement comes to for one plan
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "checks/accord-finding-private.h"

#include <glib/gi18n.h>

#include "engagement/accord-involvement.h"

G_DEFINE_BOXED_TYPE (AccordFinding, accord_finding, accord_finding_ref, accord_finding_unref)

static const struct
{
  const char *code;
  const char *words;
} STATES[] = {
  [ACCORD_FINDING_RECORDED] = { "recorded", N_("Evidence recorded") },
  [ACCORD_FINDING_PARTLY] = { "partly", N_("Partly recorded") },
  [ACCORD_FINDING_INFORMED_ONLY] = { "informed_only", N_("Informed only") },
  [ACCORD_FINDING_NONE] = { "none", N_("None recorded") },
  [ACCORD_FINDING_NOT_APPLICABLE] = { "not_applicable", N_("Not applicable") },
  [ACCORD_FINDING_OVERRIDDEN] = { "overridden", N_("Overridden") },
  [ACCORD_FINDING_NOTHING_DUE] = { "nothing_due", N_("Nothing due") },
  [ACCORD_FINDING_NOT_CHECKED] = { "not_checked", N_("Not checked by this version") },
};

static void
missing_free (gpointer data)
{
  AccordFindingMissing *missing = data;

  g_free (missing->key);
  g_free (missing->label);
  g_free (missing->text);
  g_free (missing->advice);
  g_free (missing);
}

static void
record_free (gpointer data)
{
  AccordFindingRecord *record = data;

  g_free (record->title);
  g_free (record->when);
  g_free (record);
}

static void
part_free (gpointer data)
{
  AccordFindingPart *part = data;

  g_free (part->name);
  g_free (part->text);
  g_free (part->advice);
  g_ptr_array_unref (part->missing);
  g_ptr_array_unref (part->records);
  g_free (part->behind);
  g_clear_pointer (&part->basis, accord_involvement_unref);
  g_free (part);
}

void
accord_finding_note_free (AccordFindingNote *self)
{
  g_free (self->reason);
  g_free (self->author);
  g_free (self->noted_on);
  g_free (self);
}

AccordFinding *
accord_finding_new (AccordRulePack *pack, const AccordRule *rule)
{
  AccordFinding *self = g_new0 (AccordFinding, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->pack = accord_rule_pack_ref (pack);
  self->rule = rule;
  self->state = ACCORD_FINDING_NOT_CHECKED;
  self->evidence = ACCORD_FINDING_NOT_CHECKED;
  self->parts = g_ptr_array_new_with_free_func (part_free);
  return self;
}

AccordFinding *
accord_finding_ref (AccordFinding *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
accord_finding_unref (AccordFinding *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->parts);
  g_clear_pointer (&self->note, accord_finding_note_free);
  g_free (self->advice);
  accord_rule_pack_unref (self->pack);
  g_free (self);
}

/* Its state is the check's to set. */
AccordFindingPart *
accord_finding_add_part (AccordFinding *self, const char *name, gint64 organisation)
{
  AccordFindingPart *part = g_new0 (AccordFindingPart, 1);

  part->name = g_strdup (name);
  part->organisation = organisation;
  part->state = ACCORD_FINDING_NONE;
  part->missing = g_ptr_array_new_with_free_func (missing_free);
  part->records = g_ptr_array_new_with_free_func (record_free);
  g_ptr_array_add (self->parts, part);
  return part;
}

/* Takes @text and @advice. */
void
accord_finding_part_add_missing (AccordFindingPart *self, const char *key, const char *label, char *text, char *advice)
{
  AccordFindingMissing *missing = g_new (AccordFindingMissing, 1);

  *missing = (AccordFindingMissing) { g_strdup (key), g_strdup (label), text, advice };
  g_ptr_array_add (self->missing, missing);
}

void
accord_finding_part_add_record (AccordFindingPart *self, const AccordFindingRecord *record)
{
  AccordFindingRecord *copy = g_memdup2 (record, sizeof *record);

  copy->title = g_strdup (record->title);
  copy->when = g_strdup (record->when);
  g_ptr_array_add (self->records, copy);
}

/* Nothing that the part stands on has changed. */
void
accord_finding_copy_part (AccordFinding *self, const AccordFindingPart *part)
{
  AccordFindingPart *copy = accord_finding_add_part (self, part->name, part->organisation);

  copy->basis = part->basis != NULL ? accord_involvement_ref (part->basis) : NULL;
  copy->state = part->state;
  copy->text = g_strdup (part->text);
  copy->advice = g_strdup (part->advice);
  copy->more = part->more;
  copy->behind = g_strdup (part->behind);
  for (guint i = 0; i < part->missing->len; i++)
    {
      const AccordFindingMissing *missing = g_ptr_array_index (part->missing, i);

      accord_finding_part_add_missing (copy, missing->key, missing->label, g_strdup (missing->text),
                                       g_strdup (missing->advice));
    }
  for (guint i = 0; i < part->records->len; i++)
    accord_finding_part_add_record (copy, g_ptr_array_index (part->records, i));
}

/* Nothing it stands on has changed: the parts are those of @before. */
void
accord_finding_take_over (AccordFinding *self, const AccordFinding *before)
{
  g_ptr_array_unref (self->parts);
  self->parts = g_ptr_array_ref (before->parts);
}

static gboolean
is_missing_same (const AccordFindingMissing *a, const AccordFindingMissing *b)
{
  return g_str_equal (a->key, b->key) && g_str_equal (a->text, b->text) && g_str_equal (a->advice, b->advice);
}

static gboolean
is_record_same (const AccordFindingRecord *a, const AccordFindingRecord *b)
{
  return g_str_equal (a->table, b->table) && a->id == b->id && g_str_equal (a->title, b->title) &&
         g_str_equal (a->when, b->when);
}

/* What stands on involvement is the same when that is; the rest when it says the same. */
gboolean
accord_finding_part_is_same (const AccordFindingPart *a, const AccordFindingPart *b)
{
  if (a == b)
    return TRUE;
  if (a->basis != NULL || b->basis != NULL)
    return a->basis == b->basis;
  if (!g_str_equal (a->name, b->name) || a->organisation != b->organisation || a->state != b->state ||
      a->more != b->more || a->missing->len != b->missing->len || a->records->len != b->records->len)
    return FALSE;
  for (guint i = 0; i < a->missing->len; i++)
    if (!is_missing_same (g_ptr_array_index (a->missing, i), g_ptr_array_index (b->missing, i)))
      return FALSE;
  for (guint i = 0; i < a->records->len; i++)
    if (!is_record_same (g_ptr_array_index (a->records, i), g_ptr_array_index (b->records, i)))
      return FALSE;
  return TRUE;
}

static const AccordFindingPart *
get_part (const AccordFinding *self, guint index)
{
  return g_ptr_array_index (self->parts, index);
}

static guint
count_parts (const AccordFinding *self, AccordFindingState state)
{
  guint n = 0;

  for (guint i = 0; i < self->parts->len; i++)
    n += get_part (self, i)->state == state;
  return n;
}

/* All, or partly: of three organisations two are never "recorded", and one that was only told is not "none". A part of
 * which nothing is due counts for nothing. */
static AccordFindingState
combine_parts (const AccordFinding *self)
{
  guint n = self->parts->len - count_parts (self, ACCORD_FINDING_NOTHING_DUE);

  if (self->parts->len == 0)
    return ACCORD_FINDING_NOT_CHECKED;
  if (n == 0)
    return ACCORD_FINDING_NOTHING_DUE;
  if (count_parts (self, ACCORD_FINDING_RECORDED) == n)
    return ACCORD_FINDING_RECORDED;
  if (count_parts (self, ACCORD_FINDING_NONE) == n)
    return ACCORD_FINDING_NONE;
  if (count_parts (self, ACCORD_FINDING_NONE) + count_parts (self, ACCORD_FINDING_INFORMED_ONLY) == n)
    return ACCORD_FINDING_INFORMED_ONLY;
  return ACCORD_FINDING_PARTLY;
}

static void
add_advice (GString *advice, const AccordFinding *self, const AccordFindingPart *part)
{
  if (!accord_finding_state_is_open (part->state))
    return;
  if (advice->len > 0)
    g_string_append_c (advice, '\n');
  if (self->parts->len > 1)
    /* Translators: an organisation, then what would close what is missing for it. */
    g_string_append_printf (advice, C_("advice", "%s:"), part->name);
  if (part->advice != NULL)
    g_string_append_printf (advice, "%s%s", self->parts->len > 1 ? " " : "", part->advice);
  for (guint i = 0; part->advice == NULL && i < part->missing->len; i++)
    {
      const AccordFindingMissing *missing = g_ptr_array_index (part->missing, i);

      g_string_append_printf (advice, "%s%s", i > 0 || self->parts->len > 1 ? " " : "", missing->advice);
    }
}

/* Sums the parts up, and lets a person's word stand before them. Takes @note. */
void
accord_finding_settle (AccordFinding *self, AccordFindingNote *note)
{
  g_autoptr (GString) advice = g_string_new (NULL);

  self->note = note;
  self->evidence = combine_parts (self);
  self->state = note != NULL ? note->state : self->evidence;
  self->is_flagged = self->rule->severity == ACCORD_SEVERITY_HIGH && accord_finding_state_is_open (self->state);
  for (guint i = 0; note == NULL && i < self->parts->len; i++)
    add_advice (advice, self, get_part (self, i));
  self->advice = g_string_free_and_steal (g_steal_pointer (&advice));
}

/**
 * accord_finding_count_recorded:
 *
 * Returns: for how many of its parts evidence is recorded
 */
guint
accord_finding_count_recorded (const AccordFinding *self)
{
  return count_parts (self, ACCORD_FINDING_RECORDED);
}

/**
 * accord_finding_state_is_open:
 *
 * Returns: whether something is missing that a record, or a person's word, would close
 */
gboolean
accord_finding_state_is_open (AccordFindingState state)
{
  switch (state)
    {
    case ACCORD_FINDING_RECORDED:
    case ACCORD_FINDING_NOT_APPLICABLE:
    case ACCORD_FINDING_OVERRIDDEN:
    case ACCORD_FINDING_NOTHING_DUE:
      return FALSE;
    default:
      return TRUE;
    }
}

/**
 * accord_finding_state_get_code:
 *
 * Returns: (transfer none): the state as files and icons name it
 */
const char *
accord_finding_state_get_code (AccordFindingState state)
{
  return STATES[state].code;
}

/**
 * accord_finding_state_get_words:
 *
 * Returns: (transfer none): the state as a person reads it, translated
 */
const char *
accord_finding_state_get_words (AccordFindingState state)
{
  return _(STATES[state].words);
}
