/* accord-quorum.c: whether enough are there, and why
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "membership/accord-quorum.h"

#include <glib/gi18n.h>

#include "membership/accord-quorum-private.h"
#include "model/accord-record.h"

/*
 * Section 116ZA of the Local Government and Public Involvement in Health Act 2007 leaves the procedure and the quorum to
 * the partnership itself, so the rule is data of its terms of reference.
 */

static const struct
{
  guint number;
  guint whole;
  const char *name;
} SHARES[] = {
  { 1, 2, N_("half") },       { 1, 3, N_("a third") },        { 2, 3, N_("two thirds") },
  { 1, 4, N_("a quarter") },  { 3, 4, N_("three quarters") }, { 1, 5, N_("a fifth") },
  { 1, 1, N_("all of them") },
};

static char *
name_share (const QuorumRule *rule)
{
  g_autofree char *plain = g_strdup_printf ("%u/%u", rule->number, rule->whole);
  const char *name = plain;

  for (guint i = 0; i < G_N_ELEMENTS (SHARES); i++)
    if (SHARES[i].number == rule->number && SHARES[i].whole == rule->whole)
      name = _(SHARES[i].name);
  /* Translators: of a quorum: "more than half". */
  return rule->more ? g_strdup_printf (_("more than %s"), name) : g_strdup (name);
}

/* --- counting --- */

static gboolean
is_meant (const QuorumRule *rule, AccordRecord *seat)
{
  for (guint i = 0; i < rule->tests->len; i++)
    {
      const QuorumTest *test = g_ptr_array_index (rule->tests, i);

      if (!g_strv_contains ((const char *const *) test->values, accord_record_get (seat, test->column)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_present (AccordQuorum *self, AccordRecord *seat)
{
  const char *state = accord_record_get (seat, "state");

  return g_str_equal (state, "present") || (self->deputies && g_str_equal (state, "deputy"));
}

/* A vacant seat that somebody sits on after all is not vacant. */
static gboolean
is_counted (AccordQuorum *self, AccordRecord *seat)
{
  return g_str_equal (accord_record_get (seat, "kind"), "member") &&
         (self->vacant || accord_record_get_int (seat, "appointment_id") != 0 || is_present (self, seat));
}

static void
count (AccordQuorum *self, const QuorumRule *rule, GPtrArray *seats, guint *n_seats, guint *n_present)
{
  *n_seats = *n_present = 0;
  for (guint i = 0; i < seats->len; i++)
    if (is_counted (self, seats->pdata[i]) && (rule == NULL || is_meant (rule, seats->pdata[i])))
      {
        *n_seats += 1;
        *n_present += is_present (self, seats->pdata[i]);
      }
}

/* --- reasons --- */

static gboolean
judge_share (const QuorumRule *rule, guint n_seats, guint n_present, char **words)
{
  g_autofree char *share = name_share (rule);
  guint part = n_seats * rule->number;
  guint needed = rule->more ? part / rule->whole + 1 : (part + rule->whole - 1) / rule->whole;

  if (*rule->called == '\0')
    /* Translators: of a quorum: "9 of 28 present, a third is 10". */
    *words = g_strdup_printf (_("%u of %u present, %s is %u"), n_present, n_seats, share, needed);
  else
    /* Translators: of a quorum: "council: 2 of 5 present, half is 3". */
    *words = g_strdup_printf (_("%s: %u of %u present, %s is %u"), rule->called, n_present, n_seats, share, needed);
  return n_seats > 0 && n_present >= needed;
}

static gboolean
judge_number (const QuorumRule *rule, guint n_seats, guint n_present, char **words)
{
  guint needed = rule->kind == QUORUM_EVERY ? n_seats : rule->number;
  gboolean is_met = n_seats > 0 && n_present >= needed;

  if (n_seats == 0)
    /* Translators: of a quorum: there is no seat of the kind that is needed, as "no seat of “council”". */
    *words = g_strdup_printf (_("no seat of “%s”"), rule->called);
  else if (needed == 1 && n_seats == 1)
    /* Translators: of a quorum: the one seat of its kind, as "the ICB is present". */
    *words = g_strdup_printf (is_met ? _("the %s is present") : _("the %s is not present"), rule->called);
  else if (needed == 1)
    /* Translators: of a quorum, where one of several is needed: "no council is present". */
    *words = g_strdup_printf (is_met ? _("at least one %s is present") : _("no %s is present"), rule->called);
  else
    /* Translators: of a quorum: "council: 1 present, 2 needed". */
    *words = g_strdup_printf (_("%s: %u present, %u needed"), rule->called, n_present, needed);
  return is_met;
}

static gboolean
judge (AccordQuorum *self, const QuorumRule *rule, GPtrArray *seats, char **words)
{
  gboolean is_met = rule->kind == QUORUM_ALL;
  g_autoptr (GStrvBuilder) reasons = NULL;
  g_auto (GStrv) all = NULL;
  guint n_seats, n_present;

  if (rule->kind != QUORUM_ALL && rule->kind != QUORUM_ANY)
    {
      count (self, rule, seats, &n_seats, &n_present);
      return rule->kind == QUORUM_SHARE ? judge_share (rule, n_seats, n_present, words)
                                        : judge_number (rule, n_seats, n_present, words);
    }
  reasons = g_strv_builder_new ();
  for (guint i = 0; i < rule->rules->len; i++)
    {
      char *reason = NULL;
      gboolean inner = judge (self, g_ptr_array_index (rule->rules, i), seats, &reason);

      is_met = rule->kind == QUORUM_ALL ? is_met && inner : is_met || inner;
      g_strv_builder_take (reasons, reason);
    }
  all = g_strv_builder_end (reasons);
  *words = g_strjoinv (rule->kind == QUORUM_ALL ? "; " : _(", or "), all);
  return is_met;
}

/**
 * accord_quorum_evaluate:
 * @seats: (element-type AccordRecord): the attendance, as accord_attendance_load() reads it
 *
 * Returns: (transfer full): whether the rule is met, and why. Any thread.
 */
AccordQuorumResult *
accord_quorum_evaluate (AccordQuorum *self, GPtrArray *seats)
{
  AccordQuorumResult *result = g_new0 (AccordQuorumResult, 1);

  count (self, NULL, seats, &result->n_seats, &result->n_present);
  result->is_met = judge (self, self->rule, seats, &result->words);
  return result;
}

/**
 * accord_quorum_result_free:
 * @self: (transfer full): a result
 */
void
accord_quorum_result_free (AccordQuorumResult *self)
{
  g_free (self->words);
  g_free (self);
}

/* --- the rule in words --- */

static char *
describe_number (AccordQuorum *self, const QuorumRule *rule, GPtrArray *seats)
{
  guint n_seats = 0, n_present;

  if (seats != NULL)
    count (self, rule, seats, &n_seats, &n_present);
  if (n_seats == 1 && (rule->kind == QUORUM_EVERY || rule->number == 1))
    /* Translators: of a rule of quorum, the one seat of its kind: "the ICB". */
    return g_strdup_printf (_("the %s"), rule->called);
  if (rule->kind == QUORUM_EVERY)
    return g_strdup_printf (_("every %s"), rule->called);
  if (rule->number == 1)
    return g_strdup_printf (_("at least one %s"), rule->called);
  /* Translators: of a rule of quorum: "at least 2 of council". */
  return g_strdup_printf (_("at least %u of “%s”"), rule->number, rule->called);
}

static char *
describe_share (const QuorumRule *rule)
{
  g_autofree char *share = name_share (rule);

  if (*rule->called == '\0')
    /* Translators: a rule of quorum: "a third of the seats". */
    return g_strdup_printf (_("%s of the seats"), share);
  return g_strdup_printf (_("%s of “%s”"), share, rule->called);
}

static char *
describe (AccordQuorum *self, const QuorumRule *rule, GPtrArray *seats)
{
  g_autoptr (GStrvBuilder) parts = NULL;
  g_auto (GStrv) all = NULL;

  if (rule->kind == QUORUM_SHARE)
    return describe_share (rule);
  if (rule->kind == QUORUM_COUNT || rule->kind == QUORUM_EVERY)
    return describe_number (self, rule, seats);
  parts = g_strv_builder_new ();
  for (guint i = 0; i < rule->rules->len; i++)
    g_strv_builder_take (parts, describe (self, g_ptr_array_index (rule->rules, i), seats));
  all = g_strv_builder_end (parts);
  return g_strjoinv (rule->kind == QUORUM_ALL ? _(", and ") : _(", or "), all);
}

/**
 * accord_quorum_describe:
 * @seats: (nullable) (element-type AccordRecord): the membership, so that the only seat of a kind is called "the"
 *
 * Returns: (transfer full): the rule in words: "a third of the seats, and the ICB, and at least one council". Any thread.
 */
char *
accord_quorum_describe (AccordQuorum *self, GPtrArray *seats)
{
  g_autofree char *rule = describe (self, self->rule, seats);

  if (!self->deputies && !self->vacant)
    return g_strdup_printf (_("%s; deputies and vacant seats are not counted"), rule);
  if (!self->deputies)
    return g_strdup_printf (_("%s; deputies are not counted"), rule);
  if (!self->vacant)
    return g_strdup_printf (_("%s; vacant seats are not counted"), rule);
  return g_steal_pointer (&rule);
}
