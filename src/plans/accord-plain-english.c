/* accord-plain-english.c: what would make a text easier to read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plans/accord-plain-english.h"

#include <json-glib/json-glib.h>

#include "base/accord-data.h"
#include "base/accord-error.h"
#include "plans/accord-outline.h"
#include "prose/accord-prose.h"
#include "store/accord-connection.h"

/* The longest beginning of a sentence that stands for it; characters. */
#define EXCERPT 60

/**
 * AccordPlainEnglish:
 *
 * Limits and words, which are data. Never changes, so that any thread may use it.
 */
struct _AccordPlainEnglish
{
  guint sentence_words;
  guint words_a_minute;
  GHashTable *no_ends;        /* words whose full stop ends no sentence */
  GHashTable *known;          /* abbreviations that everybody knows */
  GHashTable *plainer;        /* first word -> Plainer[] */
};

typedef struct
{
  char *words;                /* folded */
  char *instead;
} Plainer;

static void
plainer_free (gpointer data)
{
  Plainer *plainer = data;

  g_free (plainer->words);
  g_free (plainer->instead);
  g_free (plainer);
}

static void
hint_free (gpointer data)
{
  AccordHint *hint = data;

  g_free (hint->words);
  g_free (hint->instead);
  g_free (hint);
}

/* --- the data --- */

static GHashTable *
read_set (JsonObject *object, const char *name)
{
  GHashTable *set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  JsonArray *array = json_object_get_array_member (object, name);

  for (guint i = 0; i < json_array_get_length (array); i++)
    g_hash_table_add (set, g_strdup (json_array_get_string_element (array, i)));
  return set;
}

static void
read_plainer (JsonObject *object, const char *words, JsonNode *instead, gpointer data)
{
  AccordPlainEnglish *self = data;
  Plainer *plainer = g_new0 (Plainer, 1);
  char *first = g_strndup (words, strcspn (words, " "));
  GPtrArray *list = g_hash_table_lookup (self->plainer, first);

  *plainer = (Plainer) { g_utf8_strdown (words, -1), g_strdup (json_node_get_string (instead)) };
  if (list == NULL)
    {
      list = g_ptr_array_new_with_free_func (plainer_free);
      g_hash_table_insert (self->plainer, g_strdup (first), list);
    }
  g_ptr_array_add (list, plainer);
  g_free (first);
}

static gboolean
has_members (JsonObject *object)
{
  static const char *const NUMBERS[] = { "sentence_words", "words_a_minute" };
  static const char *const LISTS[] = { "no_ends", "known_abbreviations" };
  JsonNode *words = json_object_get_member (object, "words");

  for (guint i = 0; i < G_N_ELEMENTS (NUMBERS); i++)
    if (json_object_get_int_member_with_default (object, NUMBERS[i], 0) < 1)
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (LISTS); i++)
    {
      JsonNode *node = json_object_get_member (object, LISTS[i]);

      if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
        return FALSE;
    }
  return words != NULL && JSON_NODE_HOLDS_OBJECT (words);
}

/**
 * accord_plain_english_new:
 * @path: a file of limits and words
 * @error: return location for an error
 *
 * Returns: (transfer full): the rules, or %NULL with ACCORD_ERROR_FORMAT
 */
AccordPlainEnglish *
accord_plain_english_new (const char *path, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) local_error = NULL;
  AccordPlainEnglish *self;
  JsonObject *object;

  if (!json_parser_load_from_file (parser, path, &local_error) || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)) ||
      !has_members (json_node_get_object (json_parser_get_root (parser))))
    {
      g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_FORMAT, "%s: %s", path,
                   local_error != NULL ? local_error->message : "not the rules of plain English");
      return NULL;
    }
  object = json_node_get_object (json_parser_get_root (parser));
  self = g_new0 (AccordPlainEnglish, 1);
  self->sentence_words = (guint) json_object_get_int_member (object, "sentence_words");
  self->words_a_minute = (guint) json_object_get_int_member (object, "words_a_minute");
  self->no_ends = read_set (object, "no_ends");
  self->known = read_set (object, "known_abbreviations");
  self->plainer = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  json_object_foreach_member (json_object_get_object_member (object, "words"), read_plainer, self);
  return self;
}

/**
 * accord_plain_english_get_default:
 *
 * Returns: (transfer none) (nullable): the rules that the program brings; %NULL when they cannot be read
 */
AccordPlainEnglish *
accord_plain_english_get_default (void)
{
  static gsize initialised;
  static AccordPlainEnglish *rules;

  if (g_once_init_enter (&initialised))
    {
      g_autofree char *path = accord_data_path ("plain-english.json", NULL);

      rules = accord_plain_english_new (path, NULL);
      g_once_init_leave (&initialised, 1);
    }
  return rules;
}

/**
 * accord_plain_english_free:
 * @self: (transfer full): rules that accord_plain_english_new() read
 */
void
accord_plain_english_free (AccordPlainEnglish *self)
{
  g_hash_table_unref (self->no_ends);
  g_hash_table_unref (self->known);
  g_hash_table_unref (self->plainer);
  g_free (self);
}

/**
 * accord_plain_english_get_minutes:
 * @n_words: a number of words
 *
 * Returns: how many minutes most people need to read so many; never 0 for any words
 */
guint
accord_plain_english_get_minutes (const AccordPlainEnglish *self, guint n_words)
{
  return (n_words + self->words_a_minute - 1) / self->words_a_minute;
}

/* --- reading a text --- */

typedef struct
{
  const AccordPlainEnglish *rules;
  GHashTable *expanded;
  GHashTable *told;
  GPtrArray *hints;
  const char *text;
  const char *sentence;       /* where the sentence in hand begins; NULL before its first word */
  guint sentence_offset;
  const char *last;           /* where its last word ends */
  guint n_words;
  guint offset;               /* of @counted, in characters */
  const char *counted;
} Reading;

/* Counts on from where it was, so that a long text is gone through once. */
static guint
get_offset (Reading *self, const char *at)
{
  if (at == self->sentence)
    return self->sentence_offset;
  self->offset += (guint) g_utf8_strlen (self->counted, at - self->counted);
  self->counted = at;
  return self->offset;
}

/* Whole words from the start of @words, as many as fit. */
static char *
cut (const char *words)
{
  const char *end = g_utf8_offset_to_pointer (words, MIN (g_utf8_strlen (words, -1), EXCERPT));
  const char *space = *end != '\0' ? g_strrstr_len (words, end - words, " ") : NULL;

  return g_strndup (words, (gsize) ((space != NULL ? space : end) - words));
}

static void
add_hint (Reading *self, AccordHintKind kind, const char *start, const char *end, guint n_words, const char *instead)
{
  AccordHint *hint = g_new0 (AccordHint, 1);
  g_autofree char *words = g_strndup (start, (gsize) (end - start));

  *hint = (AccordHint) {
    .kind = kind,
    .start = get_offset (self, start),
    .n_words = n_words,
    .instead = g_strdup (instead),
  };
  hint->end = hint->start + (guint) g_utf8_strlen (words, -1);
  hint->words = cut (words);
  g_ptr_array_add (self->hints, hint);
}

static void
end_sentence (Reading *self)
{
  if (self->sentence != NULL && self->n_words > self->rules->sentence_words)
    add_hint (self, ACCORD_HINT_LONG_SENTENCE, self->sentence, self->last, self->n_words, NULL);
  self->sentence = NULL;
  self->n_words = 0;
}

static gboolean
is_word_char (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* Letters and digits, and what joins them within a word. */
static const char *
find_word_end (const char *p)
{
  for (;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean joins = c == '\'' || c == '-' || c == '.' || c == 0x2019;

      if (!is_word_char (c) && !(joins && is_word_char (g_utf8_get_char (g_utf8_next_char (p)))))
        return p;
    }
}

static gboolean
is_abbreviation (const char *word)
{
  gsize length = strlen (word);

  if (length > 2 && word[length - 1] == 's')
    length--;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isupper (word[i]))
      return FALSE;
  return length >= 2 && length <= 6;
}

static char *
drop_plural (const char *word)
{
  return g_str_has_suffix (word, "s") ? g_strndup (word, strlen (word) - 1) : g_strdup (word);
}

/* "integrated care board (ICB)" and "ICB (integrated care board)". */
static gboolean
is_written_out (Reading *self, const char *start, const char *end)
{
  return (start > self->text && start[-1] == '(' && *end == ')') || g_str_has_prefix (end, " (");
}

static void
read_abbreviation (Reading *self, const char *word, const char *start, const char *end)
{
  g_autofree char *stem = drop_plural (word);

  if (is_written_out (self, start, end))
    g_hash_table_add (self->expanded, g_steal_pointer (&stem));
  else if (self->hints != NULL && !g_hash_table_contains (self->expanded, stem) &&
           !g_hash_table_contains (self->rules->known, stem) && g_hash_table_add (self->told, g_strdup (stem)))
    add_hint (self, ACCORD_HINT_ABBREVIATION, start, end, 0, NULL);
}

/* Where the plainer words' long ones end, if they stand at @start. */
static const char *
match (const char *start, const char *words)
{
  const char *p = start;

  for (; *words != '\0'; words = g_utf8_next_char (words), p = g_utf8_next_char (p))
    if (g_unichar_tolower (g_utf8_get_char (p)) != g_utf8_get_char (words))
      return NULL;
  return is_word_char (g_utf8_get_char (p)) ? NULL : p;
}

static void
read_long_words (Reading *self, const char *word, const char *start)
{
  g_autofree char *folded = g_utf8_strdown (word, -1);
  GPtrArray *list = g_hash_table_lookup (self->rules->plainer, folded);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const Plainer *plainer = g_ptr_array_index (list, i);
      const char *end = match (start, plainer->words);

      if (end != NULL)
        {
          add_hint (self, ACCORD_HINT_LONG_WORD, start, end, 0, plainer->instead);
          return;
        }
    }
}

static const char *
read_word (Reading *self, const char *start)
{
  const char *end = find_word_end (start);
  g_autofree char *word = g_strndup (start, (gsize) (end - start));

  if (self->sentence == NULL)
    {
      self->sentence_offset = get_offset (self, start);
      self->sentence = start;
    }
  self->last = end;
  self->n_words++;
  if (is_abbreviation (word))
    read_abbreviation (self, word, start, end);
  else if (self->hints != NULL)
    read_long_words (self, word, start);
  if (*end == '.' && g_hash_table_contains (self->rules->no_ends, word))
    end++;
  return end;
}

static void
read_text (Reading *self)
{
  for (const char *p = self->text; *p != '\0';)
    {
      gunichar c = g_utf8_get_char (p);

      if (is_word_char (c))
        {
          p = read_word (self, p);
          continue;
        }
      if (self->hints != NULL && (c == '\n' || c == '\t' || c == '.' || c == '!' || c == '?'))
        end_sentence (self);
      p = g_utf8_next_char (p);
    }
  if (self->hints != NULL)
    end_sentence (self);
}

static GHashTable *
make_set (const char *const *words)
{
  GHashTable *set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    g_hash_table_add (set, g_strdup (words[i]));
  return set;
}

static int
compare_hints (gconstpointer a, gconstpointer b)
{
  const AccordHint *one = *(const AccordHint *const *) a, *other = *(const AccordHint *const *) b;

  return one->start != other->start ? (one->start < other->start ? -1 : 1) : (int) one->kind - (int) other->kind;
}

/**
 * accord_plain_english_check:
 * @text: a text as it is seen; a line is a paragraph, an item or a heading
 * @expanded: (nullable) (array zero-terminated=1): abbreviations that are written out before it
 *
 * Any thread.
 *
 * Returns: (transfer full) (element-type AccordHint): what could be plainer, in the order of the text
 */
GPtrArray *
accord_plain_english_check (const AccordPlainEnglish *self, const char *text, const char *const *expanded)
{
  g_autoptr (GHashTable) known = make_set (expanded);
  g_autoptr (GHashTable) told = make_set (NULL);
  Reading reading = { .rules = self, .expanded = known, .told = told, .text = text, .counted = text };

  reading.hints = g_ptr_array_new_with_free_func (hint_free);
  read_text (&reading);
  g_ptr_array_sort (reading.hints, compare_hints);
  return reading.hints;
}

/* --- the strategy around a section --- */

/**
 * accord_plan_words_free:
 * @words: (transfer full): the words of a strategy
 */
void
accord_plan_words_free (AccordPlanWords *words)
{
  g_strfreev (words->expanded);
  g_free (words);
}

/* Only which abbreviations it writes out, unless @expanded is %NULL, and how many words it has. */
static void
read_section (const AccordSection *section, AccordPlanWords *words, GHashTable *expanded)
{
  g_autoptr (AccordProse) prose = accord_prose_parse (section->body);
  g_autofree char *text = accord_prose_plain_text (prose);
  Reading reading = { .rules = accord_plain_english_get_default (), .expanded = expanded, .text = text, .counted = text };

  words->n_words += accord_prose_count_words (text);
  if (expanded != NULL && reading.rules != NULL)
    read_text (&reading);
}

static gpointer
load_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 *place = data;
  g_autoptr (GPtrArray) sections = NULL;
  g_autoptr (GHashTable) expanded = make_set (NULL);
  g_autofree char **names = NULL;
  AccordPlanWords *words;
  gboolean before = TRUE;
  gint64 plan;

  if (!accord_connection_get_int (connection, &plan, error, "SELECT plan_id FROM section WHERE id = ?1", "i", *place) ||
      (sections = accord_outline_read (connection, plan, error)) == NULL)
    return NULL;
  words = g_new0 (AccordPlanWords, 1);
  for (guint i = 0; i < sections->len; i++)
    {
      const AccordSection *section = g_ptr_array_index (sections, i);

      if (section->id == *place)
        before = FALSE;
      else
        read_section (section, words, before ? expanded : NULL);
    }
  names = (char **) g_hash_table_get_keys_as_array (expanded, NULL);
  words->expanded = g_strdupv (names);
  return words;
}

/**
 * accord_plan_words_load:
 * @section: a section
 *
 * Returns: (transfer full): a question whose answer is an #AccordPlanWords: the strategy around @section
 */
AccordRequest *
accord_plan_words_load (gint64 section)
{
  return accord_request_read (load_cb, g_memdup2 (&section, sizeof section), g_free, (GDestroyNotify) accord_plan_words_free);
}
