/* accord-import-several.c: cells that hold several things
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/accord-import-activities-private.h"

#include <string.h>

#include "base/accord-fold.h"

/* No cell of a log names more; a longer one is a text that was pasted there. */
#define MAX_PARTS 64

/* A day stands among the first words of "Yes, by letter on 3 June 2024". */
#define MAX_WORDS 12

static AccordImportSeveral *
several_new (void)
{
  AccordImportSeveral *self = g_new0 (AccordImportSeveral, 1);

  self->terms = g_ptr_array_new ();
  self->sections = g_ptr_array_new ();
  self->plans = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

static void
several_free (gpointer data)
{
  AccordImportSeveral *self = data;

  g_ptr_array_unref (self->terms);
  g_ptr_array_unref (self->sections);
  g_array_unref (self->plans);
  g_free (self->rest);
  g_free (self);
}

static void
add_term (AccordImportSeveral *self, const AccordTerm *term)
{
  if (!g_ptr_array_find (self->terms, term, NULL))
    g_ptr_array_add (self->terms, (gpointer) term);
}

static void
add_rest (AccordImportSeveral *self, const char *text)
{
  char *longer = self->rest != NULL ? g_strconcat (self->rest, "; ", text, NULL) : g_strdup (text);

  g_free (self->rest);
  self->rest = longer;
}

static gboolean
is_nothing (const char *folded)
{
  static const char *const nothing[] = { "", "n a", "na", "none", "nil", "not applicable", "tbc", "not known", NULL };

  return g_strv_contains (nothing, folded);
}

static const AccordTerm *
find_exact (AccordImportPlan *plan, const char *const *vocabularies, const char *folded)
{
  for (guint i = 0; vocabularies[i] != NULL; i++)
    {
      const AccordTerm *term =
          accord_vocabulary_find_spelling (accord_known_get_vocabulary (plan->known, vocabularies[i]), folded);

      if (term != NULL)
        return term;
    }
  return NULL;
}

static const AccordTerm *
find_within (AccordImportPlan *plan, const char *const *vocabularies, const char *folded)
{
  const AccordTerm *term = NULL;

  for (guint i = 0; vocabularies[i] != NULL && term == NULL; i++)
    term = accord_vocabulary_recognise_folded (accord_known_get_vocabulary (plan->known, vocabularies[i]), folded);
  return term;
}

/* "Carers and patients" are two terms; %FALSE where not both are. */
static gboolean
read_halves (AccordImportPlan *plan, AccordImportSeveral *self, const char *const *vocabularies, const char *folded)
{
  g_auto (GStrv) halves = g_strsplit (folded, " and ", MAX_PARTS);

  if (g_strv_length (halves) < 2)
    return FALSE;
  for (guint i = 0; halves[i] != NULL; i++)
    if (find_exact (plan, vocabularies, halves[i]) == NULL)
      return FALSE;
  for (guint i = 0; halves[i] != NULL; i++)
    add_term (self, find_exact (plan, vocabularies, halves[i]));
  return TRUE;
}

/* A part with "and" in it may be one term ("children and young people") or two. */
static void
read_part (AccordImportPlan *plan, AccordImportSeveral *self, const char *const *vocabularies, const char *part,
           const char *folded)
{
  const AccordTerm *exact = find_exact (plan, vocabularies, folded);
  const AccordTerm *term = exact != NULL ? exact : find_within (plan, vocabularies, folded);

  if (term == NULL)
    add_rest (self, part);
  else if (exact != NULL || !read_halves (plan, self, vocabularies, folded))
    add_term (self, term);
}

static void
read_parts (AccordImportPlan *plan, AccordImportSeveral *self, const char *const *vocabularies, const char *text)
{
  g_autofree char *all = accord_fold (text);
  const AccordTerm *whole = find_exact (plan, vocabularies, all);
  g_auto (GStrv) parts = NULL;

  if (whole != NULL)
    {
      add_term (self, whole);
      return;
    }
  parts = g_strsplit_set (text, ";,/\n", MAX_PARTS);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *part = g_strstrip (parts[i]);
      g_autofree char *folded = accord_fold (part);

      if (!is_nothing (folded))
        read_part (plan, self, vocabularies, part, folded);
    }
}

typedef void (*ReadFunc) (AccordImportPlan *plan, AccordImportSeveral *self, const char *text);

static const AccordImportSeveral *
remember (AccordImportPlan *plan, const char *name, const char *text, ReadFunc read)
{
  GHashTable *memo;
  AccordImportSeveral *found;

  if (*text == '\0')
    return NULL;
  memo = accord_import_plan_get_memo (plan, name, several_free);
  found = g_hash_table_lookup (memo, text);
  if (found == NULL)
    {
      found = several_new ();
      read (plan, found, text);
      if (found->rest == NULL)
        found->rest = g_strdup ("");
      g_hash_table_insert (memo, (gpointer) text, found);
    }
  return found;
}

/* "All" and "everyone" are each audience. */
static void
read_audience (AccordImportPlan *plan, AccordImportSeveral *self, const char *text)
{
  static const char *const everyone[] = { "all", "everyone", "everybody", "all audiences", "all groups", NULL };
  AccordVocabulary *vocabulary = accord_known_get_vocabulary (plan->known, "audience");
  g_autofree char *folded = accord_fold (text);

  if (is_nothing (folded))
    return;
  if (g_strv_contains (everyone, folded))
    for (guint i = 0; i < accord_vocabulary_get_length (vocabulary); i++)
      add_term (self, accord_vocabulary_get (vocabulary, i));
  else
    read_parts (plan, self, (const char *const[]) { "audience", NULL }, text);
}

static void
read_groups (AccordImportPlan *plan, AccordImportSeveral *self, const char *text)
{
  read_parts (plan, self, (const char *const[]) { "group", "condition", NULL }, text);
}

static void
read_themes (AccordImportPlan *plan, AccordImportSeveral *self, const char *text)
{
  read_parts (plan, self, (const char *const[]) { "theme", NULL }, text);
}

/* A heading as it stands, or without what numbers it: "Priority 4", "Ageing well" for "Priority 4: ageing well". */
static gboolean
is_heading (const char *heading, const char *wanted)
{
  gsize length = strlen (wanted), whole = strlen (heading);

  if (strcmp (heading, wanted) == 0)
    return TRUE;
  if (whole <= length || length < 4)
    return FALSE;
  if (strncmp (heading, wanted, length) == 0 && heading[length] == ' ' && g_ascii_isdigit (wanted[length - 1]))
    return TRUE;
  return strcmp (heading + whole - length, wanted) == 0 && heading[whole - length - 1] == ' ' &&
         g_ascii_isdigit (heading[whole - length - 2]);
}

static const AccordKnownSection *
find_section (AccordImportPlan *plan, const char *text)
{
  g_autofree char *folded = accord_fold (text);
  const AccordKnownSection *found = NULL;

  for (guint i = 0; *folded != '\0' && i < plan->known->sections->len; i++)
    {
      const AccordKnownSection *section = g_ptr_array_index (plan->known->sections, i);

      if (!is_heading (section->heading, folded))
        continue;
      if (found != NULL)
        return NULL;
      found = section;
    }
  return found;
}

static void
read_sections (AccordImportPlan *plan, AccordImportSeveral *self, const char *text)
{
  const AccordKnownSection *whole = find_section (plan, text);
  g_auto (GStrv) parts = NULL;

  if (whole != NULL)
    {
      g_ptr_array_add (self->sections, (gpointer) whole);
      return;
    }
  parts = g_strsplit_set (text, ";\n", MAX_PARTS);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      const AccordKnownSection *section = find_section (plan, g_strstrip (parts[i]));

      if (section == NULL && parts[i][0] != '\0')
        add_rest (self, parts[i]);
      else if (section != NULL && !g_ptr_array_find (self->sections, section, NULL))
        g_ptr_array_add (self->sections, (gpointer) section);
    }
}

static void
read_plans (AccordImportPlan *plan, AccordImportSeveral *self, const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, ";\n", MAX_PARTS);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *folded = accord_fold (g_strstrip (parts[i]));
      const gint64 *id = g_hash_table_lookup (plan->known->plans, folded);

      if (id != NULL)
        g_array_append_val (self->plans, *id);
      else if (!is_nothing (folded))
        add_rest (self, parts[i]);
    }
}

/*
 * accord_import_read_audience:
 *
 * Returns: (nullable): the audiences that a cell names; NULL for an empty cell
 */
const AccordImportSeveral *
accord_import_read_audience (AccordImportPlan *plan, const char *text)
{
  return remember (plan, "audiences", text, read_audience);
}

const AccordImportSeveral *
accord_import_read_groups (AccordImportPlan *plan, const char *text)
{
  return remember (plan, "groups", text, read_groups);
}

const AccordImportSeveral *
accord_import_read_themes (AccordImportPlan *plan, const char *text)
{
  return remember (plan, "themes", text, read_themes);
}

const AccordImportSeveral *
accord_import_read_sections (AccordImportPlan *plan, const char *text)
{
  return remember (plan, "sections", text, read_sections);
}

const AccordImportSeveral *
accord_import_read_plans (AccordImportPlan *plan, const char *text)
{
  return remember (plan, "plans", text, read_plans);
}

/* "Yes 03/06/2024", "03/06/2024 by e-mail", "newsletter May 2023": the day, and how. "No" and "n/a" is not fed back. */
static AccordImportFedBack *
read_fed_back (const char *text)
{
  AccordImportFedBack *self = g_new0 (AccordImportFedBack, 1);
  g_autofree char *folded = accord_fold (text);
  g_auto (AccordVagueDate) date = { 0 };
  g_auto (GStrv) words = NULL;

  self->text = self->how = "";
  if (is_nothing (folded) || strcmp (folded, "n") == 0 || strcmp (folded, "no") == 0 || g_str_has_prefix (folded, "no ") ||
      g_str_has_prefix (folded, "not ") || g_str_has_prefix (folded, "planned"))
    return self;
  self->is_done = TRUE;
  self->text = text;
  words = g_strsplit_set (text, " \n", MAX_WORDS);
  for (guint first = 0; words[first] != NULL; first++)
    for (guint n = g_strv_length (words + first); n > 0; n--)
      {
        char *end = words[first + n];
        g_autofree char *joined = NULL;

        words[first + n] = NULL;
        joined = g_strjoinv (" ", words + first);
        words[first + n] = end;
        if (accord_vague_date_parse (joined, &date, NULL) && date.from[0] != '\0')
          {
            memcpy (self->from, date.from, sizeof self->from);
            memcpy (self->until, date.until, sizeof self->until);
            self->how = first == 0 && n == g_strv_length (words) ? "" : text;
            return self;
          }
        accord_vague_date_clear (&date);
      }
  self->how = text;
  return self;
}

const AccordImportFedBack *
accord_import_read_fed_back (AccordImportPlan *plan, const char *text)
{
  GHashTable *memo;
  AccordImportFedBack *found;

  if (*text == '\0')
    return NULL;
  memo = accord_import_plan_get_memo (plan, "fed_back", g_free);
  found = g_hash_table_lookup (memo, text);
  if (found == NULL)
    {
      found = read_fed_back (text);
      g_hash_table_insert (memo, (gpointer) text, found);
    }
  return found;
}
