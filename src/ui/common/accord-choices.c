/* accord-choices.c: what may be chosen in a field
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/common/accord-choices.h"

#include "membership/accord-organisations.h"
#include "model/accord-record.h"

/* One list for each vocabulary and each table, shared by all the fields of a partnership and kept up to date. */
typedef struct
{
  AccordPartnership *partnership;   /* owns this */
  const char *vocabulary;           /* or: */
  const char *table;
  GListStore *store;
} Source;

static void
source_free (gpointer data)
{
  Source *source = data;

  g_object_unref (source->store);
  g_free (source);
}

/* Nobody who looks at the list is disturbed when nothing in it changed. */
static gboolean
is_same (GListModel *old, GPtrArray *choices)
{
  if (g_list_model_get_n_items (old) != choices->len)
    return FALSE;
  for (guint i = 0; i < choices->len; i++)
    {
      g_autoptr (AccordChoice) one = g_list_model_get_item (old, i);

      if (!accord_choice_equal (one, choices->pdata[i]))
        return FALSE;
    }
  return TRUE;
}

static void
fill (GListStore *store, GPtrArray *choices)
{
  if (!is_same (G_LIST_MODEL (store), choices))
    g_list_store_splice (store, 0, g_list_model_get_n_items (G_LIST_MODEL (store)), choices->pdata, choices->len);
}

/* --- vocabularies --- */

static int
measure_depth (AccordVocabulary *vocabulary, const AccordTerm *term)
{
  int depth = 0;

  while (term->parent != 0 && (term = accord_vocabulary_find_id (vocabulary, term->parent)) != NULL && depth < 8)
    depth++;
  return depth;
}

/* A tree reads from the top: the children of a term follow it. */
static void
add_terms (GPtrArray *choices, AccordVocabulary *vocabulary, gint64 parent)
{
  for (guint i = 0; i < accord_vocabulary_get_length (vocabulary); i++)
    {
      const AccordTerm *term = accord_vocabulary_get (vocabulary, i);
      g_autofree char *words = NULL;

      if (term->parent != parent || term->id == parent)
        continue;
      words = g_strjoinv ("\n", term->words);
      if (!term->retired)
        g_ptr_array_add (choices, accord_choice_new (term->code, term->label, words, measure_depth (vocabulary, term)));
      add_terms (choices, vocabulary, term->id);
    }
}

static void
fill_terms (GListStore *store, AccordVocabulary *vocabulary)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);

  add_terms (choices, vocabulary, 0);
  fill (store, choices);
}

static gpointer
load_vocabulary_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return accord_vocabulary_load (connection, data, error);
}

static void
vocabulary_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GListStore) store = data;
  g_autoptr (AccordVocabulary) vocabulary = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, NULL);

  if (vocabulary != NULL)
    fill_terms (store, vocabulary);
}

/* --- tables --- */

/* What a record is found by beside its name: none but a body has any. */
static char *
list_words (AccordRecord *record)
{
  const char *short_name = accord_record_get (record, "short_name");
  const char *spellings = accord_record_get (record, "spellings");

  return g_strconcat (short_name, *short_name != '\0' && *spellings != '\0' ? "\n" : "", spellings, NULL);
}

/* A post is enough to know a person by. */
static const char *
name_record (AccordRecord *record)
{
  const char *name = accord_record_get (record, "name");

  if (g_str_equal (accord_record_get_table (record), "plan") || g_str_equal (accord_record_get_table (record), "assessment"))
    return accord_record_get (record, "title");
  if (*name == '\0' && g_str_equal (accord_record_get_table (record), "person"))
    return accord_record_get (record, "post");
  return name;
}

static void
records_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GListStore) store = data;
  g_autoptr (GPtrArray) records = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, NULL);
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);

  if (records == NULL)
    return;
  for (guint i = 0; i < records->len; i++)
    {
      AccordRecord *record = records->pdata[i];
      g_autofree char *words = list_words (record);

      g_ptr_array_add (choices, accord_choice_new (accord_record_get (record, "id"), name_record (record), words, 0));
    }
  fill (store, choices);
}

static gboolean
is_bodies (const Source *source)
{
  return g_strcmp0 (source->table, "organisation") == 0;
}

static void
load (Source *source)
{
  if (source->vocabulary != NULL)
    accord_partnership_run_async (source->partnership,
                                  accord_request_read (load_vocabulary_cb, (gpointer) source->vocabulary, NULL,
                                                       (GDestroyNotify) accord_vocabulary_unref),
                                  NULL, vocabulary_loaded_cb, g_object_ref (source->store));
  else
    accord_partnership_run_async (source->partnership,
                                  is_bodies (source) ? accord_organisations_load_names ()
                                                     : accord_record_load_all (source->table, NULL, 0),
                                  NULL, records_loaded_cb, g_object_ref (source->store));
}

static void
changed_cb (AccordPartnership *partnership, AccordChanges *changes, gpointer data)
{
  Source *source = data;

  if (accord_changes_touch (changes, source->vocabulary != NULL ? "term" : source->table) ||
      (is_bodies (source) && accord_changes_touch (changes, "organisation_alias")))
    load (source);
}

static const char *
choose_table (const AccordField *field)
{
  switch (field->kind)
    {
    case ACCORD_FIELD_ORGANISATION:
    case ACCORD_FIELD_ORGANISATIONS:
      return "organisation";
    case ACCORD_FIELD_PLACE:
    case ACCORD_FIELD_PLACES:
      return "place";
    case ACCORD_FIELD_PERSON:
      return "person";
    case ACCORD_FIELD_ASSESSMENT:
      return "assessment";
    case ACCORD_FIELD_PLAN:
    case ACCORD_FIELD_PLANS:
      return "plan";
    default:
      return NULL;
    }
}

/**
 * accord_choices_are_for:
 * @field: a field
 *
 * Returns: whether its value is one of those that are known
 */
gboolean
accord_choices_are_for (const AccordField *field)
{
  return choose_table (field) != NULL || field->vocabulary != NULL;
}

/**
 * accord_choices_get:
 * @partnership: whose
 * @field: a field whose value is chosen
 *
 * Returns: (transfer none): a list of #AccordChoice that is the partnership's and keeps itself up to date; terms are there
 *   at once, bodies, places and strategies a little later
 */
GListModel *
accord_choices_get (AccordPartnership *partnership, const AccordField *field)
{
  const char *table = choose_table (field);
  g_autofree char *key = g_strconcat ("accord-choices-", table != NULL ? table : field->vocabulary, NULL);
  Source *source = g_object_get_data (G_OBJECT (partnership), key);
  AccordVocabulary *vocabulary;

  if (source != NULL)
    return G_LIST_MODEL (source->store);

  source = g_new (Source, 1);
  *source = (Source) { partnership, table != NULL ? NULL : field->vocabulary, table, g_list_store_new (ACCORD_TYPE_CHOICE) };
  g_object_set_data_full (G_OBJECT (partnership), key, source, source_free);
  g_signal_connect (partnership, "changed", G_CALLBACK (changed_cb), source);
  vocabulary = table == NULL ? accord_partnership_get_vocabulary (partnership, field->vocabulary) : NULL;
  if (vocabulary != NULL)
    fill_terms (source->store, vocabulary);
  else
    load (source);
  return G_LIST_MODEL (source->store);
}

/**
 * accord_choices_find:
 * @choices: a list of #AccordChoice
 * @value: what is stored
 * @position: (out) (optional): where it is
 *
 * Returns: (transfer none) (nullable): the choice of that value; the list holds it
 */
AccordChoice *
accord_choices_find (GListModel *choices, const char *value, guint *position)
{
  for (guint i = 0; i < g_list_model_get_n_items (choices); i++)
    {
      g_autoptr (AccordChoice) choice = g_list_model_get_item (choices, i);

      if (!g_str_equal (accord_choice_get_value (choice), value))
        continue;
      if (position != NULL)
        *position = i;
      return choice;
    }
  return NULL;
}
