/* bench-words.c: text that is distributed as people's is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bench-words.h"

#include <math.h>

/**
 * BenchWords:
 *
 * Half of the words hold a sentence together, one in seven is of the subject, the most frequent of which is one word in a
 * hundred, and the others are from about 6,000 that follow Zipf's law. From one seed comes the same text everywhere.
 */
struct _BenchWords
{
  GRand *rand;
  GPtrArray *rare;
  double *ranks;             /* how probable a word of this rank or a lower one is */
};

static const char *const SMALL[] = {
  "the", "to", "and", "of", "a", "in", "that", "is", "was", "for", "it", "with", "on", "they", "not", "be", "are",
  "this", "we", "at", "have", "had", "from", "said", "were", "by", "or", "more", "an", "there",
};

/* The most frequent first. */
static const char *const SUBJECT[] = {
  "carers", "waiting", "appointment", "access", "care", "discharge", "hospital", "mental", "health", "community",
  "transport", "housing", "children", "young", "people", "older", "dementia", "pharmacy", "dental", "services",
  "support", "social", "isolation", "staff", "parents", "school", "interpreter", "language", "digital", "exclusion",
  "surgery", "referral", "clinic", "wellbeing", "loneliness", "volunteers", "funding", "healthwatch", "council",
  "neighbourhood", "prevention", "smoking", "diabetes", "cancer", "screening", "maternity", "autism", "learning",
  "disability", NULL,
};

static const char *const STEMS[] = {
  "absorb", "adapt", "advis", "answer", "arrang", "assist", "attend", "balanc", "begin", "bring", "build", "burden",
  "cater", "chang", "cheer", "clean", "climb", "collect", "comfort", "compar", "complain", "concern", "connect",
  "consider", "contact", "cook", "count", "cover", "craft", "danc", "decid", "deliver", "depend", "describ", "detail",
  "differ", "direct", "discuss", "doubt", "draft", "dream", "driv", "earn", "effort", "employ", "engag", "enjoy",
  "equal", "escort", "exercis", "expect", "explain", "extend", "farm", "fear", "field", "find", "follow", "forget",
  "form", "friend", "gain", "garden", "gather", "glean", "greet", "grow", "guard", "guid", "harbour", "harvest", "hear",
  "help", "honour", "hop", "improv", "inform", "inspect", "involv", "join", "judg", "kind", "knit", "labour", "laugh",
  "lead", "lift", "listen", "load", "market", "match", "measur", "meet", "mend", "mind", "mobil", "mov", "nurs",
  "object", "offer", "open", "order", "paint", "park", "part", "plan", "plant", "play", "point", "polish", "prefer",
  "prepar", "present", "press", "print", "profit", "protect", "provid", "publish", "question", "rais", "reach", "read",
  "record", "reduc", "refus", "regard", "relat", "remember", "repeat", "report", "respect", "rest", "return", "sail",
  "season", "serv", "shar", "shelter", "shift", "sing", "spend", "stand", "start", "station", "suggest", "talk",
  "teach", "tend", "test", "think", "train", "travel", "trust", "turn", "urg", "valu", "visit", "walk", "want", "wash",
  "watch", "weather", "wish", "wonder", "work", "writ",
};

static const char *const ENDINGS[] = {
  "e", "es", "ed", "ing", "er", "ers", "ings", "able", "ably", "ment", "ments", "ful", "fully", "less", "lessly",
  "ness", "ship", "ation", "ations", "ive", "ively", "or", "ors", "al", "ally", "ance", "ances", "ent", "ently", "ity",
  "ities", "ish", "hood", "wise", "ward",
};

BenchWords *
bench_words_new (guint32 seed)
{
  BenchWords *self = g_new0 (BenchWords, 1);
  double sum = 0;
  guint n;

  self->rand = g_rand_new_with_seed (seed);
  self->rare = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < G_N_ELEMENTS (STEMS); i++)
    for (guint k = 0; k < G_N_ELEMENTS (ENDINGS); k++)
      g_ptr_array_add (self->rare, g_strconcat (STEMS[i], ENDINGS[k], NULL));
  n = self->rare->len;
  for (guint i = n - 1; i > 0; i--)
    {
      guint other = bench_words_number (self, i + 1);
      gpointer word = self->rare->pdata[i];

      self->rare->pdata[i] = self->rare->pdata[other];
      self->rare->pdata[other] = word;
    }

  self->ranks = g_new (double, n);
  for (guint i = 0; i < n; i++)
    self->ranks[i] = sum += 1 / pow (i + 3, 1.02);
  for (guint i = 0; i < n; i++)
    self->ranks[i] /= sum;
  return self;
}

void
bench_words_free (BenchWords *self)
{
  g_rand_free (self->rand);
  g_ptr_array_unref (self->rare);
  g_free (self->ranks);
  g_free (self);
}

guint
bench_words_number (BenchWords *self, guint below)
{
  return (guint) g_rand_int_range (self->rand, 0, (gint32) below);
}

gboolean
bench_words_chance (BenchWords *self, guint percent)
{
  return bench_words_number (self, 100) < percent;
}

/* One of the 6,000. */
const char *
bench_words_word (BenchWords *self)
{
  double wanted = g_rand_double (self->rand);
  guint low = 0, high = self->rare->len - 1;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (self->ranks[middle] < wanted)
        low = middle + 1;
      else
        high = middle;
    }
  return g_ptr_array_index (self->rare, low);
}

static const char *
choose_word (BenchWords *self)
{
  guint kind = bench_words_number (self, 100);

  if (kind < 50)
    return SMALL[bench_words_number (self, G_N_ELEMENTS (SMALL))];
  if (kind >= 64)
    return bench_words_word (self);
  return SUBJECT[(guint) (pow (g_rand_double (self->rand), 1.5) * (G_N_ELEMENTS (SUBJECT) - 1))];
}

void
bench_words_sentence (BenchWords *self, GString *text, guint shortest, guint longest)
{
  guint n = shortest + bench_words_number (self, longest - shortest + 1);
  gsize start = text->len;

  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append (text, bench_words_chance (self, 7) ? ", " : " ");
      g_string_append (text, choose_word (self));
    }
  text->str[start] = g_ascii_toupper (text->str[start]);
}

/* Some sentences of 8 to 22 words. */
char *
bench_words_text (BenchWords *self, guint n_sentences)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_sentences; i++)
    {
      if (i > 0)
        g_string_append_c (text, ' ');
      bench_words_sentence (self, text, 8, 22);
      g_string_append_c (text, '.');
    }
  return g_string_free_and_steal (text);
}

/**
 * bench_words_get_common:
 *
 * Returns: (transfer none) (array zero-terminated=1): the words of the subject, the most frequent first
 */
const char *const *
bench_words_get_common (void)
{
  return SUBJECT;
}
