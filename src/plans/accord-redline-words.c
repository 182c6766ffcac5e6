/* accord-redline-words.c: what changed within a text, word by word
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "plans/accord-redline-private.h"
#include "prose/accord-diff.h"

/* A short word that stayed between two longer changes is read as part of them. */
#define SHORT_WORD 3
#define LONG_CHANGE 2

typedef struct
{
  const char *text;
  guint length;
  guint32 id;
  gboolean is_word;
} Token;

typedef struct
{
  guint start;
  AccordProseStyle style;
  const char *url;
} Segment;

struct _AccordRedlineWords
{
  GString *text;
  GArray *segments;             /* Segment */
  GArray *ids;                  /* guint32: identities of the tokens */
  GArray *starts;               /* guint: where each begins, and the end of the text */
  GArray *words;                /* guint32: identities of the words alone, sorted */
};

static void
words_free (gpointer data)
{
  AccordRedlineWords *self = data;

  g_string_free (self->text, TRUE);
  g_array_unref (self->segments);
  g_array_unref (self->ids);
  g_array_unref (self->starts);
  g_array_unref (self->words);
  g_free (self);
}

/* --- the context --- */

static guint
hash_token (gconstpointer data)
{
  const Token *token = data;
  guint hash = 5381;

  for (guint i = 0; i < token->length; i++)
    hash = hash * 33 + (guchar) token->text[i];
  return hash;
}

static gboolean
equal_tokens (gconstpointer a, gconstpointer b)
{
  const Token *one = a;
  const Token *other = b;

  return one->length == other->length && memcmp (one->text, other->text, one->length) == 0;
}

void
accord_redline_context_init (AccordRedlineContext *context, GStringChunk *strings, GPtrArray *arrays)
{
  context->strings = strings;
  context->arrays = arrays;
  context->tokens = g_hash_table_new_full (hash_token, equal_tokens, g_free, NULL);
  context->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  context->scraps = g_ptr_array_new_with_free_func (words_free);
}

void
accord_redline_context_clear (AccordRedlineContext *context)
{
  g_hash_table_unref (context->tokens);
  g_hash_table_unref (context->keys);
  g_ptr_array_unref (context->scraps);
}

guint32
accord_redline_get_key (AccordRedlineContext *context, const char *text)
{
  guint32 key = GPOINTER_TO_UINT (g_hash_table_lookup (context->keys, text));

  if (key != 0)
    return key;
  key = g_hash_table_size (context->keys) + 1;
  g_hash_table_insert (context->keys, g_strdup (text), GUINT_TO_POINTER (key));
  return key;
}

/* --- cutting --- */

AccordRedlineWords *
accord_redline_words_new (AccordRedlineContext *context)
{
  AccordRedlineWords *self = g_new0 (AccordRedlineWords, 1);

  self->text = g_string_new (NULL);
  self->segments = g_array_new (FALSE, FALSE, sizeof (Segment));
  self->ids = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->words = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_ptr_array_add (context->scraps, self);
  return self;
}

void
accord_redline_words_add (AccordRedlineWords *self, const char *text, AccordProseStyle style, const char *url)
{
  Segment segment = { (guint) self->text->len, style, url };

  if (*text == '\0')
    return;
  g_array_append_val (self->segments, segment);
  g_string_append (self->text, text);
}

void
accord_redline_words_add_text (AccordRedlineWords *self, const AccordProseText *text)
{
  for (guint i = 0; i < text->n_runs; i++)
    accord_redline_words_add (self, text->runs[i].text, text->runs[i].style, text->runs[i].url);
}

static const char *
find_token_end (const char *text, gboolean *is_word)
{
  gunichar c = g_utf8_get_char (text);
  gboolean is_space = g_unichar_isspace (c);

  *is_word = accord_prose_is_word_char (c);
  text = g_utf8_next_char (text);
  while (*text != '\0' && (*is_word || is_space))
    {
      c = g_utf8_get_char (text);
      if (*is_word ? !accord_prose_is_word_char (c) : !g_unichar_isspace (c))
        break;
      text = g_utf8_next_char (text);
    }
  return text;
}

static const Token *
intern_token (AccordRedlineContext *context, const Token *token)
{
  Token *known = g_hash_table_lookup (context->tokens, token);

  if (known != NULL)
    return known;
  known = g_memdup2 (token, sizeof *token);
  known->id = g_hash_table_size (context->tokens) + 1;
  g_hash_table_add (context->tokens, known);
  return known;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  guint32 one = *(const guint32 *) a;
  guint32 other = *(const guint32 *) b;

  return (one > other) - (one < other);
}

void
accord_redline_words_end (AccordRedlineWords *self, AccordRedlineContext *context)
{
  const char *text = self->text->str;
  guint end = (guint) self->text->len;

  while (*text != '\0')
    {
      Token token = { .text = text };
      guint start = (guint) (text - self->text->str);
      const Token *known;

      text = find_token_end (text, &token.is_word);
      token.length = (guint) (text - token.text);
      known = intern_token (context, &token);
      g_array_append_val (self->ids, known->id);
      g_array_append_val (self->starts, start);
      if (token.is_word)
        g_array_append_val (self->words, known->id);
    }
  g_array_append_val (self->starts, end);
  g_array_sort (self->words, compare_ids);
}

/* How much two texts are alike: twice what they share over what they have, words only; 0 to 1. */
double
accord_redline_words_compare (const AccordRedlineWords *a, const AccordRedlineWords *b)
{
  guint shared = 0;

  for (guint i = 0, k = 0; i < a->words->len && k < b->words->len;)
    {
      guint32 one = g_array_index (a->words, guint32, i);
      guint32 other = g_array_index (b->words, guint32, k);

      shared += one == other;
      i += one <= other;
      k += other <= one;
    }
  return shared == 0 ? 0 : 2.0 * shared / (a->words->len + b->words->len);
}

/* --- spans --- */

static const Segment *
find_segment (const AccordRedlineWords *words, guint at, guint *end)
{
  guint low = 0, high = words->segments->len;

  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (words->segments, Segment, middle).start <= at)
        low = middle;
      else
        high = middle;
    }
  *end = low + 1 < words->segments->len ? g_array_index (words->segments, Segment, low + 1).start
                                        : (guint) words->text->len;
  return &g_array_index (words->segments, Segment, low);
}

static gboolean
continues (const GArray *spans, const AccordRedlineSpan *span)
{
  const AccordRedlineSpan *last = spans->len > 0 ? &g_array_index (spans, AccordRedlineSpan, spans->len - 1) : NULL;

  return last != NULL && last->change == span->change && last->style == span->style && last->was_style == span->was_style &&
         g_strcmp0 (last->url, span->url) == 0 && g_strcmp0 (last->was_url, span->was_url) == 0;
}

static void
add_span (AccordRedlineContext *context, GArray *spans, AccordRedlineSpan span, const char *text, gsize length)
{
  span.url = span.url != NULL ? g_string_chunk_insert_const (context->strings, span.url) : NULL;
  span.was_url = span.was_url != NULL ? g_string_chunk_insert_const (context->strings, span.was_url) : NULL;
  if (continues (spans, &span))
    {
      AccordRedlineSpan *last = &g_array_index (spans, AccordRedlineSpan, spans->len - 1);
      g_autofree char *joined = g_strdup_printf ("%s%.*s", last->text, (int) length, text);

      last->text = g_string_chunk_insert (context->strings, joined);
      return;
    }
  span.text = g_string_chunk_insert_len (context->strings, text, (gssize) length);
  g_array_append_val (spans, span);
}

static void
add_range (AccordRedlineContext *context, GArray *spans, const AccordRedlineWords *words, guint start, guint end,
           AccordRedlineChange change)
{
  while (start < end)
    {
      guint stop;
      const Segment *segment = find_segment (words, start, &stop);

      stop = MIN (stop, end);
      add_span (context, spans, (AccordRedlineSpan) { change, segment->style, segment->style, NULL, segment->url, NULL },
                words->text->str + start, stop - start);
      start = stop;
    }
}

/* The same words on both sides, maybe in another style. */
static void
add_same (AccordRedlineContext *context, GArray *spans, const AccordRedlineWords *a, guint start_a,
          const AccordRedlineWords *b, guint start_b, guint length)
{
  for (guint done = 0; done < length;)
    {
      guint stop_a, stop_b;
      const Segment *was = find_segment (a, start_a + done, &stop_a);
      const Segment *is = find_segment (b, start_b + done, &stop_b);
      guint piece = MIN (MIN (stop_a - start_a, stop_b - start_b), length) - done;
      gboolean is_same = was->style == is->style && g_strcmp0 (was->url, is->url) == 0;

      add_span (context, spans,
                (AccordRedlineSpan) { is_same ? ACCORD_REDLINE_SAME : ACCORD_REDLINE_RESTYLED, is->style, was->style, NULL,
                                      is->url, is_same ? NULL : was->url },
                b->text->str + start_b + done, piece);
      done += piece;
    }
}

static AccordRedlineText
take_spans (AccordRedlineContext *context, GArray *spans)
{
  AccordRedlineText text = { .n_spans = spans->len };

  text.spans = (AccordRedlineSpan *) g_array_free (spans, FALSE);
  g_ptr_array_add (context->arrays, (gpointer) text.spans);
  return text;
}

AccordRedlineText
accord_redline_words_all (AccordRedlineContext *context, const AccordRedlineWords *words, AccordRedlineChange change)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (AccordRedlineSpan));

  add_range (context, spans, words, 0, (guint) words->text->len, change);
  return take_spans (context, spans);
}

/* --- a diff that can be read --- */

static guint
count_words (const AccordRedlineWords *words, guint start, guint n, guint *n_letters)
{
  guint count = 0;

  for (guint i = start; i < start + n; i++)
    {
      const char *token = words->text->str + g_array_index (words->starts, guint, i);

      if (!accord_prose_is_word_char (g_utf8_get_char (token)))
        continue;
      count++;
      if (n_letters != NULL)
        *n_letters += g_array_index (words->starts, guint, i + 1) - g_array_index (words->starts, guint, i);
    }
  return count;
}

static gboolean
is_long (const AccordRedlineWords *a, const AccordRedlineWords *b, const AccordDiffRun *run)
{
  return count_words (a, run->a, run->n_a, NULL) >= LONG_CHANGE || count_words (b, run->b, run->n_b, NULL) >= LONG_CHANGE;
}

/* Words that happen to stay between others that do not make a redline that nobody can read: "of", a comma, a space. */
static gboolean
is_to_be_folded (const AccordRedlineWords *a, const AccordRedlineWords *b, const GArray *runs, guint i)
{
  const AccordDiffRun *run = &g_array_index (runs, AccordDiffRun, i);
  guint n_letters = 0;
  guint n_words;

  if (!run->is_same || i == 0 || i + 1 >= runs->len)
    return FALSE;
  n_words = count_words (b, run->b, run->n_b, &n_letters);
  return n_words == 0 || (n_words == 1 && n_letters <= SHORT_WORD && is_long (a, b, run - 1) && is_long (a, b, run + 1));
}

/* " unpaid" before " carers" reads as "unpaid ": what was added or removed begins with a word rather than a space. */
static void
slide_runs (const AccordRedlineWords *a, const AccordRedlineWords *b, GArray *runs)
{
  for (guint i = 1; i + 1 < runs->len; i++)
    {
      AccordDiffRun *run = &g_array_index (runs, AccordDiffRun, i);
      const AccordRedlineWords *words = run->n_a > 0 ? a : b;
      guint first = run->n_a > 0 ? run->a : run->b;
      guint after = run->n_a > 0 ? run[1].a : run[1].b;
      const char *text;

      if (run->is_same || (run->n_a > 0 && run->n_b > 0))
        continue;
      text = words->text->str + g_array_index (words->starts, guint, first);
      if (!g_unichar_isspace (g_utf8_get_char (text)) ||
          g_array_index (words->ids, guint32, first) != g_array_index (words->ids, guint32, after))
        continue;
      run[-1].n_a++, run[-1].n_b++;
      run->a++, run->b++;
      run[1].a++, run[1].b++;
      run[1].n_a--, run[1].n_b--;
    }
}

static GArray *
fold_runs (const AccordRedlineWords *a, const AccordRedlineWords *b, const GArray *runs)
{
  GArray *folded = g_array_new (FALSE, FALSE, sizeof (AccordDiffRun));

  for (guint i = 0; i < runs->len; i++)
    {
      AccordDiffRun run = g_array_index (runs, AccordDiffRun, i);
      AccordDiffRun *last = folded->len > 0 ? &g_array_index (folded, AccordDiffRun, folded->len - 1) : NULL;

      run.is_same = run.is_same && !is_to_be_folded (a, b, runs, i);
      if (last != NULL && !last->is_same && !run.is_same)
        {
          last->n_a += run.n_a;
          last->n_b += run.n_b;
        }
      else
        g_array_append_val (folded, run);
    }
  return folded;
}

AccordRedlineText
accord_redline_words_diff (AccordRedlineContext *context, const AccordRedlineWords *a, const AccordRedlineWords *b)
{
  g_autoptr (GArray) runs = accord_diff ((const guint32 *) (void *) a->ids->data, a->ids->len,
                                         (const guint32 *) (void *) b->ids->data, b->ids->len);
  g_autoptr (GArray) joined = NULL;
  g_autoptr (GArray) folded = NULL;
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (AccordRedlineSpan));

  slide_runs (a, b, runs);
  /* How long a change is shows only when its words are together. */
  joined = fold_runs (a, b, runs);
  folded = fold_runs (a, b, joined);
  for (guint i = 0; i < folded->len; i++)
    {
      const AccordDiffRun *run = &g_array_index (folded, AccordDiffRun, i);
      guint start_a = g_array_index (a->starts, guint, run->a);
      guint end_a = g_array_index (a->starts, guint, run->a + run->n_a);
      guint start_b = g_array_index (b->starts, guint, run->b);
      guint end_b = g_array_index (b->starts, guint, run->b + run->n_b);

      if (run->is_same)
        {
          add_same (context, spans, a, start_a, b, start_b, end_b - start_b);
          continue;
        }
      add_range (context, spans, a, start_a, end_a, ACCORD_REDLINE_REMOVED);
      add_range (context, spans, b, start_b, end_b, ACCORD_REDLINE_ADDED);
    }
  return take_spans (context, spans);
}
