/* accord-known.c: what an import has to know of a partnership
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/accord-known.h"

#include "base/accord-fold.h"
#include "store/accord-connection.h"

static const char *const VOCABULARIES[] = {
  "activity_state", "appointment_role", "audience", "condition",   "declaration_state", "group",           "level",
  "method",         "plan_state", "plan_type", "place_kind", "reach_unit", "response",          "sector", "stance",
  "statutory_basis", "theme",          "topic",            "voting",
};

typedef void (*RowFunc) (AccordKnown *self, AccordStatement *row);

static void
place_free (gpointer data)
{
  AccordKnownPlace *place = data;

  g_free (place->name);
  g_free (place->kind);
  g_free (place);
}

static void
section_free (gpointer data)
{
  AccordKnownSection *section = data;

  g_free (section->heading);
  g_free (section->hash);
  g_free (section);
}

static void
read_place (AccordKnown *self, AccordStatement *row)
{
  AccordKnownPlace *place = g_new0 (AccordKnownPlace, 1);

  place->id = accord_statement_int (row, 0);
  place->name = accord_fold (accord_statement_text (row, 1));
  place->kind = g_strdup (accord_statement_text (row, 2));
  g_ptr_array_add (self->places, place);
}

static void
read_section (AccordKnown *self, AccordStatement *row)
{
  AccordKnownSection *section = g_new0 (AccordKnownSection, 1);

  section->id = accord_statement_int (row, 0);
  section->heading = accord_fold (accord_statement_text (row, 1));
  section->hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, accord_statement_text (row, 2), -1);
  g_ptr_array_add (self->sections, section);
}

static void
read_seat (AccordKnown *self, AccordStatement *row)
{
  g_hash_table_add (self->seats, g_strdup (accord_statement_text (row, 0)));
}

static void
read_activity (AccordKnown *self, AccordStatement *row)
{
  g_hash_table_add (self->activities, g_strdup (accord_statement_text (row, 0)));
}

/* Of two activities that came from one row, as a copy does, the older one is it. */
static void
read_source (AccordKnown *self, AccordStatement *row)
{
  AccordKnownSource *source = g_new (AccordKnownSource, 1);

  *source = (AccordKnownSource) { accord_statement_int (row, 0), accord_statement_int (row, 1),
                                  accord_statement_int (row, 2) };
  if (!g_hash_table_contains (self->sources, &source->key))
    g_hash_table_insert (self->sources, &source->key, source);
  else
    g_free (source);
}

static void
read_plan (AccordKnown *self, AccordStatement *row)
{
  gint64 *id = g_new (gint64, 1);

  *id = accord_statement_int (row, 1);
  g_hash_table_insert (self->plans, accord_fold (accord_statement_text (row, 0)), id);
}

static void
read_mapping (AccordKnown *self, AccordStatement *row)
{
  g_hash_table_insert (self->mappings, g_strdup (accord_statement_text (row, 0)),
                       g_strdup (accord_statement_text (row, 1)));
}

static void
read_file (AccordKnown *self, AccordStatement *row)
{
  g_hash_table_insert (self->files, g_strdup (accord_statement_text (row, 0)), g_strdup (accord_statement_text (row, 1)));
}

static const struct
{
  const char *sql;
  RowFunc read;
} QUERIES[] = {
  { "SELECT id, name, kind FROM place ORDER BY id", read_place },
  { "SELECT id, heading, body FROM section WHERE heading <> '' ORDER BY id", read_section },
  { "SELECT number || char (10) || coalesce (organisation_id, 0) FROM seat WHERE until_on = ''", read_seat },
  { "SELECT ref || char (10) || title FROM activity", read_activity },
  { "SELECT source_key, source_digest, id FROM activity WHERE source_key <> 0 ORDER BY id", read_source },
  { "SELECT title, id FROM plan ORDER BY id DESC", read_plan },
  { "SELECT key, value FROM setting WHERE key >= 'import:' AND key < 'import;'", read_mapping },
  { "SELECT sha256, at FROM import_batch ORDER BY id", read_file },
};

static gboolean
run_query (AccordKnown *self, AccordConnection *connection, const char *sql, RowFunc read, GError **error)
{
  g_autoptr (AccordStatement) rows = accord_connection_query (connection, error, sql, "");
  GError *local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (accord_statement_step (rows, &local_error))
    read (self, rows);
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

static AccordKnown *
known_new (void)
{
  AccordKnown *self = g_new0 (AccordKnown, 1);

  self->vocabularies = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) accord_vocabulary_unref);
  self->places = g_ptr_array_new_with_free_func (place_free);
  self->sections = g_ptr_array_new_with_free_func (section_free);
  self->seats = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->activities = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->sources = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  self->plans = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->mappings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
accord_known_free (AccordKnown *self)
{
  g_clear_pointer (&self->bodies, accord_body_names_free);
  g_hash_table_unref (self->vocabularies);
  g_ptr_array_unref (self->places);
  g_ptr_array_unref (self->sections);
  g_hash_table_unref (self->seats);
  g_hash_table_unref (self->activities);
  g_hash_table_unref (self->sources);
  g_hash_table_unref (self->plans);
  g_hash_table_unref (self->mappings);
  g_hash_table_unref (self->files);
  g_free (self);
}

/**
 * accord_known_get_vocabulary:
 * @name: one that imports use
 *
 * Returns: (transfer none): the vocabulary
 */
AccordVocabulary *
accord_known_get_vocabulary (AccordKnown *self, const char *name)
{
  AccordVocabulary *vocabulary = g_hash_table_lookup (self->vocabularies, name);

  g_assert (vocabulary != NULL);
  return vocabulary;
}

/**
 * accord_known_set_mapping:
 * @connection: the token, in an edit
 * @key: the key of the setting, which begins with "import:"
 * @value: what the columns are read as
 *
 * Returns: whether it is kept
 */
gboolean
accord_known_set_mapping (AccordConnection *connection, const char *key, const char *value, GError **error)
{
  return accord_connection_run (connection, error,
                                "INSERT INTO setting (key, value) VALUES (?1, ?2)"
                                " ON CONFLICT (key) DO UPDATE SET value = ?2 WHERE value <> ?2",
                                "tt", key, value);
}

static gpointer
load_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (AccordKnown) self = known_new ();

  for (guint i = 0; i < G_N_ELEMENTS (VOCABULARIES); i++)
    {
      AccordVocabulary *vocabulary = accord_vocabulary_load (connection, VOCABULARIES[i], error);

      if (vocabulary == NULL)
        return NULL;
      g_hash_table_insert (self->vocabularies, (gpointer) VOCABULARIES[i], vocabulary);
    }
  self->bodies = accord_body_names_load (connection, error);
  if (self->bodies == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (QUERIES); i++)
    if (!run_query (self, connection, QUERIES[i].sql, QUERIES[i].read, error))
      return NULL;
  return g_steal_pointer (&self);
}

/**
 * accord_known_load:
 *
 * Returns: (transfer full): a question whose answer is an AccordKnown
 */
AccordRequest *
accord_known_load (void)
{
  return accord_request_read (load_cb, NULL, NULL, (GDestroyNotify) accord_known_free);
}
