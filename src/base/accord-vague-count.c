/* accord-vague-count.c: a number of people that may not be known exactly
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/accord-vague-count.h"

#include "base/accord-error.h"

#include <glib/gi18n.h>
#include <string.h>

/* More than the people of the United Kingdom; a larger number is a telephone number or a slip. */
#define MAX_COUNT G_GINT64_CONSTANT (100000000)

#define QUALIFIER_EXACT "exact"
#define QUALIFIER_ABOUT "about"
#define QUALIFIER_MORE_THAN "more_than"
#define QUALIFIER_FEWER_THAN "fewer_than"
#define QUALIFIER_NOT_KNOWN "not_known"

#define UNIT_PEOPLE "people"
#define UNIT_RESPONSES "responses"
#define UNIT_GROUPS "groups"
#define UNIT_COMMENTS "comments"

typedef struct
{
  const char *word;             /* as it stands in normalised text: lower case, single spaces */
  const char *meaning;
} Word;

static const Word units[] = {
  { "people", UNIT_PEOPLE }, { "person", UNIT_PEOPLE }, { "persons", UNIT_PEOPLE },
  { "individuals", UNIT_PEOPLE }, { "individual", UNIT_PEOPLE }, { "residents", UNIT_PEOPLE },
  { "resident", UNIT_PEOPLE }, { "attendees", UNIT_PEOPLE }, { "attendee", UNIT_PEOPLE },
  { "attended", UNIT_PEOPLE }, { "participants", UNIT_PEOPLE }, { "participant", UNIT_PEOPLE },
  { "patients", UNIT_PEOPLE }, { "patient", UNIT_PEOPLE }, { "carers", UNIT_PEOPLE },
  { "carer", UNIT_PEOPLE }, { "staff", UNIT_PEOPLE }, { "members", UNIT_PEOPLE },
  { "member", UNIT_PEOPLE }, { "delegates", UNIT_PEOPLE }, { "children", UNIT_PEOPLE },
  { "adults", UNIT_PEOPLE }, { "volunteers", UNIT_PEOPLE }, { "young people", UNIT_PEOPLE },
  { "service users", UNIT_PEOPLE }, { "citizens", UNIT_PEOPLE }, { "stakeholders", UNIT_PEOPLE },
  { "parents", UNIT_PEOPLE }, { "students", UNIT_PEOPLE }, { "pupils", UNIT_PEOPLE },
  { "responses", UNIT_RESPONSES }, { "response", UNIT_RESPONSES }, { "surveys", UNIT_RESPONSES },
  { "survey", UNIT_RESPONSES }, { "survey responses", UNIT_RESPONSES },
  { "replies", UNIT_RESPONSES }, { "reply", UNIT_RESPONSES }, { "questionnaires", UNIT_RESPONSES },
  { "returns", UNIT_RESPONSES }, { "submissions", UNIT_RESPONSES },
  { "submission", UNIT_RESPONSES }, { "completed surveys", UNIT_RESPONSES },
  { "respondents", UNIT_RESPONSES }, { "respondent", UNIT_RESPONSES },
  { "groups", UNIT_GROUPS }, { "group", UNIT_GROUPS }, { "organisations", UNIT_GROUPS },
  { "organisation", UNIT_GROUPS }, { "organizations", UNIT_GROUPS }, { "orgs", UNIT_GROUPS },
  { "org", UNIT_GROUPS }, { "bodies", UNIT_GROUPS }, { "charities", UNIT_GROUPS },
  { "comments", UNIT_COMMENTS }, { "comment", UNIT_COMMENTS }, { "posts", UNIT_COMMENTS },
  { "pieces of feedback", UNIT_COMMENTS }, { "items of feedback", UNIT_COMMENTS },
};

/* A bound is loose, as people use it: "250+" and "at least 250" are "more than". */
static const Word qualifiers_before[] = {
  { "just under", QUALIFIER_FEWER_THAN }, { "under", QUALIFIER_FEWER_THAN },
  { "below", QUALIFIER_FEWER_THAN }, { "fewer than", QUALIFIER_FEWER_THAN },
  { "less than", QUALIFIER_FEWER_THAN }, { "up to", QUALIFIER_FEWER_THAN },
  { "at most", QUALIFIER_FEWER_THAN }, { "no more than", QUALIFIER_FEWER_THAN },
  { "<", QUALIFIER_FEWER_THAN }, { "<=", QUALIFIER_FEWER_THAN }, { "≤", QUALIFIER_FEWER_THAN },
  { "max", QUALIFIER_FEWER_THAN },
  { "just over", QUALIFIER_MORE_THAN }, { "well over", QUALIFIER_MORE_THAN },
  { "over", QUALIFIER_MORE_THAN }, { "more than", QUALIFIER_MORE_THAN },
  { "at least", QUALIFIER_MORE_THAN }, { "above", QUALIFIER_MORE_THAN },
  { "in excess of", QUALIFIER_MORE_THAN }, { "upwards of", QUALIFIER_MORE_THAN },
  { ">", QUALIFIER_MORE_THAN }, { ">=", QUALIFIER_MORE_THAN }, { "≥", QUALIFIER_MORE_THAN },
  { "min", QUALIFIER_MORE_THAN },
  { "about", QUALIFIER_ABOUT }, { "around", QUALIFIER_ABOUT },
  { "approximately", QUALIFIER_ABOUT }, { "approx", QUALIFIER_ABOUT },
  { "roughly", QUALIFIER_ABOUT }, { "circa", QUALIFIER_ABOUT }, { "ca", QUALIFIER_ABOUT },
  { "c", QUALIFIER_ABOUT }, { "~", QUALIFIER_ABOUT }, { "≈", QUALIFIER_ABOUT },
  { "some", QUALIFIER_ABOUT }, { "nearly", QUALIFIER_ABOUT }, { "almost", QUALIFIER_ABOUT },
  { "estimated", QUALIFIER_ABOUT }, { "est", QUALIFIER_ABOUT },
  { "an estimated", QUALIFIER_ABOUT },
  { "exactly", QUALIFIER_EXACT }, { "total", QUALIFIER_EXACT }, { "total of", QUALIFIER_EXACT },
  { "a total of", QUALIFIER_EXACT },
};

static const Word qualifiers_after[] = {
  { "+", QUALIFIER_MORE_THAN }, { "plus", QUALIFIER_MORE_THAN },
  { "or more", QUALIFIER_MORE_THAN },
  { "or so", QUALIFIER_ABOUT }, { "ish", QUALIFIER_ABOUT }, { "approx", QUALIFIER_ABOUT },
  { "approximately", QUALIFIER_ABOUT },
  { "or fewer", QUALIFIER_FEWER_THAN }, { "or less", QUALIFIER_FEWER_THAN },
  { "est", QUALIFIER_ABOUT }, { "estimated", QUALIFIER_ABOUT },
  { "max", QUALIFIER_FEWER_THAN },
  { "min", QUALIFIER_MORE_THAN },
};

static const char *const words_for_not_known[] = {
  "", "n/a", "na", "not applicable", "not known", "unknown", "not recorded", "not published",
  "not counted", "number not published", "number not known", "tbc", "to be confirmed", "tba", "-",
  "?", "several", "various", "many", "some", "a few", "few", "a number", "a number of", "numerous",
  "multiple", "lots", "lots of", "dozens", "dozens of", "hundreds", "hundreds of", "thousands",
  "thousands of", "a handful", "a handful of",
};

static const char *const small_numbers[] = {
  "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
};

/* Lower case, single spaces, one kind of dash, no full stop after a word ("approx."), what is in
 * brackets taken out unless it says "approx" or so. Numbers stay as they were written. */
static char *
normalise (const char *text)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);
  GString *out = g_string_sized_new (strlen (lower));

  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *close = c == '(' ? strchr (p, ')') : NULL;

      if (close != NULL)
        {
          if (g_str_has_prefix (p, "(approx") || g_str_has_prefix (p, "(est"))
            g_string_append (out, " approx");
          p = close;
          c = ' ';
        }
      else if (c >= 0x2010 && c <= 0x2015)
        c = '-';

      if (c == '.' && out->len > 0 && g_ascii_isalpha (out->str[out->len - 1]))
        c = ' ';
      if (g_unichar_isspace (c))
        {
          if (out->len > 0 && out->str[out->len - 1] != ' ')
            g_string_append_c (out, ' ');
        }
      else
        g_string_append_unichar (out, c);
    }

  while (out->len > 0 && strchr (" .;,", out->str[out->len - 1]) != NULL)
    g_string_truncate (out, out->len - 1);
  return g_string_free_and_steal (out);
}

static const char *
skip_space (const char *p)
{
  return p + strspn (p, " ");
}

/* Whether P begins with WORD and not with a longer word; gives what follows. */
static const char *
match_word (const char *p, const char *word)
{
  gsize length = strlen (word);

  if (strncmp (p, word, length) != 0)
    return NULL;
  if (g_ascii_isalpha (word[length - 1]) && g_unichar_isalpha (g_utf8_get_char (p + length)))
    return NULL;
  return skip_space (p + length);
}

/* The longest of WORDS at the beginning of P. */
static const char *
match_words (const char *p, const Word *words, gsize n, const char **meaning)
{
  const char *end = NULL;

  for (gsize i = 0; i < n; i++)
    {
      const char *after = match_word (p, words[i].word);

      if (after != NULL && (end == NULL || after > end))
        {
          end = after;
          *meaning = words[i].meaning;
        }
    }
  return end;
}

/* "1,204", "1 204", "750", "206.0" (as a spreadsheet hands numbers over), "2.5k", "1.2 million", "two". */
static const char *
read_number (const char *p, gint64 *value)
{
  const char *start = p;
  gint64 number = 0, fraction = 0, scale = 1, unit = 1;
  static const struct { const char *word; gint64 unit; } larger[] = {
    { "k", 1000 }, { "thousand", 1000 }, { "m", 1000000 }, { "million", 1000000 }, { "hundred", 100 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (small_numbers); i++)
    {
      const char *after = match_word (p, small_numbers[i]);

      if (after != NULL)
        {
          *value = (gint64) i;
          return after;
        }
    }

  if (!g_ascii_isdigit (*p))
    return NULL;
  for (; g_ascii_isdigit (*p); p++)
    number = MIN (number * 10 + (*p - '0'), MAX_COUNT * 10);
  while (p - start <= 16 && (*p == ',' || *p == ' ') && g_ascii_isdigit (p[1]) && g_ascii_isdigit (p[2])
         && g_ascii_isdigit (p[3]) && !g_ascii_isdigit (p[4]))
    {
      /* "1,204" but not "2022,204": the first group has three digits at most */
      const char *mark = p;

      if (start + 3 < mark && scale == 1 && memchr (start, *mark, mark - start) == NULL)
        return NULL;
      number = MIN (number * 1000 + (p[1] - '0') * 100 + (p[2] - '0') * 10 + (p[3] - '0'), MAX_COUNT * 10);
      p += 4;
    }

  if (*p == '.' && g_ascii_isdigit (p[1]))
    for (p++; g_ascii_isdigit (*p); p++)
      {
        if (scale == 1000000 && *p != '0')
          return NULL;
        if (scale < 1000000)
          {
            fraction = fraction * 10 + (*p - '0');
            scale *= 10;
          }
      }

  for (gsize i = 0; i < G_N_ELEMENTS (larger); i++)
    {
      const char *after = match_word (skip_space (p), larger[i].word);

      if (after != NULL)
        {
          unit = larger[i].unit;
          p = after;
          break;
        }
    }

  if (fraction * unit % scale != 0)
    return NULL;
  *value = MIN (number, MAX_COUNT * 10) * unit + fraction * unit / scale;
  return skip_space (p);
}

/* "60-70", "60 to 70", "between 60 and 70": about the lower one, so that nobody is counted who may
 * not have been there. */
static const char *
skip_upper_bound (const char *p, gint64 lower)
{
  static const char *const joins[] = { "-", "to", "and" };
  const char *after;
  gint64 upper;

  for (gsize i = 0; i < G_N_ELEMENTS (joins); i++)
    {
      after = match_word (p, joins[i]);
      if (after != NULL)
        {
          after = read_number (after, &upper);
          if (after != NULL && upper > lower)
            return after;
        }
    }
  return NULL;
}

static const char *
skip_filler (const char *p)
{
  static const char *const filler[] = {
    "in total", "total", "altogether", "overall", "in all", "attending", "took part", "online",
    "so far", "received",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (filler); i++)
    {
      const char *after = match_word (p, filler[i]);

      if (after != NULL)
        return after;
    }
  return NULL;
}

static gboolean
read_not_known (const char *text, AccordVagueCount *count)
{
  const char *best = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (words_for_not_known); i++)
    {
      const char *word = words_for_not_known[i];
      const char *after = word[0] == '\0' ? (text[0] == '\0' ? text : NULL) : match_word (text, word);

      if (after != NULL && (best == NULL || after > best))
        best = after;
    }
  if (best == NULL)
    return FALSE;
  if (*best != '\0')
    {
      const char *unit = "";

      best = match_words (best, units, G_N_ELEMENTS (units), &unit);
      if (best == NULL || *best != '\0')
        return FALSE;
      count->unit = unit;
    }
  count->qualifier = QUALIFIER_NOT_KNOWN;
  return TRUE;
}

static gboolean
read_count (const char *p, AccordVagueCount *count)
{
  gboolean has_number = FALSE;
  const char *between = match_word (p, "between");
  const char *after;

  if (between != NULL)
    p = between;
  while ((after = match_words (p, qualifiers_before, G_N_ELEMENTS (qualifiers_before),
                               &count->qualifier)) != NULL)
    p = after;

  after = read_number (p, &count->count);
  has_number = after != NULL;
  if (!has_number || count->count > MAX_COUNT)
    return FALSE;
  p = after;

  after = skip_upper_bound (p, count->count);
  if (after != NULL)
    {
      count->qualifier = QUALIFIER_ABOUT;
      p = after;
    }
  else if (between != NULL)
    return FALSE;

  while (*p != '\0')
    {
      const char *meaning = NULL;

      if ((after = match_words (p, qualifiers_after, G_N_ELEMENTS (qualifiers_after), &meaning)) != NULL)
        count->qualifier = meaning;
      else if ((after = match_words (p, units, G_N_ELEMENTS (units), &meaning)) != NULL)
        {
          if (count->unit[0] == '\0')
            count->unit = meaning;
        }
      else if ((after = skip_filler (p)) == NULL)
        return FALSE;
      p = after;
    }
  return TRUE;
}

/**
 * accord_vague_count_parse:
 * @text: (nullable): what a person wrote
 * @count: (out caller-allocates): the count; its strings are static
 * @error: return location
 *
 * Reads how many were reached, as people write it where a spreadsheet asks for a number: "161",
 * "250+", "about 60", "c.60", "~60", "1,204 responses", "just under 750", "over 250", "<5", "48
 * people", "2k". What it takes for granted:
 *
 *  - Bounds are loose: "250+", "at least 250" and "over 250" are all "more_than" 250; "up to 50"
 *    and "just under 50" are both "fewer_than" 50.
 *  - A range ("60-70", "between 60 and 70") is "about" its lower end, so that the log never claims
 *    more than was written.
 *  - Nothing written, "n/a", "not known" and words without a number ("several", "dozens of people")
 *    are "not_known" and 0. "none" is 0, exactly.
 *  - What stands in brackets after the number is not read; keep the text if it matters.
 *
 * The unit is "" when none was written; where it stands in a cell of its own, read that with
 * accord_vague_count_parse_unit().
 *
 * Any thread.
 *
 * Returns: %TRUE, or %FALSE with `ACCORD_ERROR_INVALID` when there is more in @text than one count
 */
gboolean
accord_vague_count_parse (const char *text, AccordVagueCount *count, GError **error)
{
  g_autofree char *plain = NULL;
  g_autofree char *shown = NULL;
  const char *start;

  *count = (AccordVagueCount) { 0, QUALIFIER_EXACT, "" };
  if (text == NULL)
    text = "";
  if (g_utf8_validate (text, -1, NULL))
    {
      plain = normalise (text);
      start = skip_space (plain);
      if (read_not_known (start, count) || read_count (start, count))
        return TRUE;
    }
  else
    text = "";

  *count = (AccordVagueCount) { 0, QUALIFIER_NOT_KNOWN, "" };
  shown = g_utf8_truncate_middle (text, 60);
  g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_INVALID, "“%s” is not a number of people", shown);
  return FALSE;
}

/**
 * accord_vague_count_parse_unit:
 * @text: (nullable): what a person wrote beside a count: "responses", "people (2 events total)",
 * "individuals"
 *
 * Finds what is counted: the first word of @text that names a unit.
 *
 * Any thread.
 *
 * Returns: (transfer none): "people", "responses", "groups", "comments", or "" when @text names none; static
 */
const char *
accord_vague_count_parse_unit (const char *text)
{
  g_autofree char *plain = NULL;
  const char *unit = "";

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return "";
  plain = normalise (text);
  for (const char *p = plain; *p != '\0'; p = g_utf8_next_char (p))
    if ((p == plain || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (p))))
        && match_words (p, units, G_N_ELEMENTS (units), &unit) != NULL)
      break;
  return unit;
}

static char *
group_thousands (gint64 count)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, count);
  GString *out = g_string_new (NULL);
  gsize length = strlen (digits);

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append_c (out, ',');
      g_string_append_c (out, digits[i]);
    }
  return g_string_free_and_steal (out);
}

static char *
add_unit (gint64 count, const char *unit)
{
  g_autofree char *number = group_thousands (count);
  gulong n = (gulong) CLAMP (count, 0, G_MAXINT);

  if (g_strcmp0 (unit, UNIT_PEOPLE) == 0)
    return g_strdup_printf (ngettext ("%s person", "%s people", n), number);
  if (g_strcmp0 (unit, UNIT_RESPONSES) == 0)
    return g_strdup_printf (ngettext ("%s response", "%s responses", n), number);
  if (g_strcmp0 (unit, UNIT_GROUPS) == 0)
    return g_strdup_printf (ngettext ("%s group", "%s groups", n), number);
  if (g_strcmp0 (unit, UNIT_COMMENTS) == 0)
    return g_strdup_printf (ngettext ("%s comment", "%s comments", n), number);
  return g_steal_pointer (&number);
}

/**
 * accord_vague_count_format:
 * @count: the number
 * @qualifier: (nullable): as in #AccordVagueCount
 * @unit: (nullable): as in #AccordVagueCount
 *
 * Writes a count for a screen or for paper: "161 people", "about 60", "more than 250 people", "not known".
 *
 * Any thread.
 *
 * Returns: (transfer full): the text
 */
char *
accord_vague_count_format (gint64 count, const char *qualifier, const char *unit)
{
  g_autofree char *number = add_unit (count, unit);

  if (g_strcmp0 (qualifier, QUALIFIER_NOT_KNOWN) == 0)
    return g_strdup (_("not known"));
  if (g_strcmp0 (qualifier, QUALIFIER_ABOUT) == 0)
    /* Translators: %s is a number, maybe with its unit: "60 people" */
    return g_strdup_printf (_("about %s"), number);
  if (g_strcmp0 (qualifier, QUALIFIER_MORE_THAN) == 0)
    /* Translators: %s is a number, maybe with its unit: "60 people" */
    return g_strdup_printf (_("more than %s"), number);
  if (g_strcmp0 (qualifier, QUALIFIER_FEWER_THAN) == 0)
    /* Translators: %s is a number, maybe with its unit: "60 people" */
    return g_strdup_printf (_("fewer than %s"), number);
  return g_steal_pointer (&number);
}
