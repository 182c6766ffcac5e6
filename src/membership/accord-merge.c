/* accord-merge.c: two records that are one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "membership/accord-merge.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/accord-error.h"
#include "base/accord-fold.h"
#include "model/accord-record-write.h"
#include "model/accord-schema-tables.h"

/* Which table is meant by which reference is asked of the file itself, so that what a later schema adds is moved as well. */

typedef struct
{
  const char *table;
  gint64 keep;
  gint64 other;
  GStrv from_other;             /* NULL: where the first is empty */
} Pair;

static void
pair_free (gpointer data)
{
  Pair *pair = data;

  g_strfreev (pair->from_other);
  g_free (pair);
}

static void
field_free (gpointer data)
{
  AccordMergeField *field = data;

  g_free (field->column);
  g_free (field->label);
  g_free (field->kept);
  g_free (field->other);
  g_free (field);
}

static void
link_free (gpointer data)
{
  AccordMergeLink *link = data;

  g_free (link->table);
  g_free (link->column);
  g_free (link);
}

void
accord_merge_free (AccordMerge *self)
{
  g_ptr_array_unref (self->fields);
  g_ptr_array_unref (self->links);
  g_strfreev (self->aliases);
  g_free (self);
}

/* --- the preview --- */

static char *
name_column (const char *table, const char *column)
{
  const AccordField *field = accord_field_find (table, column);

  if (field != NULL)
    return g_strdup (_(field->label));
  return g_strdup (g_str_equal (column, "contact_id")  ? _("Point of contact")
                   : g_str_equal (column, "erased_on") ? _("Erased on")
                                                       : column);
}

static char *
read_value (AccordConnection *connection, AccordRecord *record, const char *column, GError **error)
{
  const char *value = accord_record_get (record, column);
  gboolean is_person = g_str_equal (column, "contact_id");
  g_autoptr (AccordStatement) row = NULL;

  if ((!is_person && !g_str_equal (column, "organisation_id")) || *value == '\0')
    return g_strdup (value);
  row = accord_connection_query (connection, error,
                                 is_person ? "SELECT coalesce (nullif (post, ''), name) FROM person WHERE id = ?1"
                                           : "SELECT name FROM organisation WHERE id = ?1",
                                 "i", accord_record_get_int (record, column));
  if (row == NULL)
    return NULL;
  return g_strdup (accord_statement_step (row, NULL) ? accord_statement_text (row, 0) : "");
}

static gboolean
compare_fields (AccordConnection *connection, const Pair *pair, AccordRecord *keep, AccordRecord *other,
                AccordMerge *merge, GError **error)
{
  g_autoptr (GPtrArray) columns = accord_schema_list_columns (connection, pair->table, error);

  for (guint i = 0; columns != NULL && i < columns->len; i++)
    {
      const AccordSchemaColumn *column = g_ptr_array_index (columns, i);
      g_autofree char *kept = NULL;
      g_autofree char *theirs = NULL;
      AccordMergeField *field;

      if (column->key > 0)
        continue;
      kept = read_value (connection, keep, column->name, error);
      theirs = kept != NULL ? read_value (connection, other, column->name, error) : NULL;
      if (theirs == NULL)
        return FALSE;
      if (*kept == '\0' && *theirs == '\0')
        continue;
      field = g_new (AccordMergeField, 1);
      *field = (AccordMergeField) { g_strdup (column->name), name_column (pair->table, column->name), NULL, NULL,
                                    *kept == '\0' };
      field->kept = g_steal_pointer (&kept);
      field->other = g_steal_pointer (&theirs);
      g_ptr_array_add (merge->fields, field);
    }
  return columns != NULL;
}

static gboolean
count_links (AccordConnection *connection, const Pair *pair, AccordMerge *merge, GError **error)
{
  g_autoptr (GPtrArray) links = accord_schema_list_links (connection, pair->table, error);

  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      const AccordSchemaLink *link = g_ptr_array_index (links, i);
      g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s WHERE %s = ?1", link->table, link->column);
      gint64 count = 0;
      AccordMergeLink *found;

      if (!accord_connection_get_int (connection, &count, error, sql, "i", pair->other))
        return FALSE;
      if (count == 0)
        continue;
      found = g_new (AccordMergeLink, 1);
      *found = (AccordMergeLink) { g_strdup (link->table), g_strdup (link->column), (guint) count };
      g_ptr_array_add (merge->links, found);
    }
  return links != NULL;
}

/* Names are other spellings from now on, so that the next list finds the body under each. */
static GStrv
list_aliases (const Pair *pair, AccordRecord *keep, AccordRecord *other)
{
  static const char *const NAMES[] = { "name", "short_name" };
  g_autoptr (GStrvBuilder) aliases = g_strv_builder_new ();
  const char *name = accord_record_get (keep, "name");

  for (guint i = 0; g_str_equal (pair->table, "organisation") && i < G_N_ELEMENTS (NAMES); i++)
    {
      const char *alias = accord_record_get (other, NAMES[i]);

      if (*alias != '\0' && !g_str_equal (alias, name) && !g_str_equal (alias, accord_record_get (keep, "short_name")))
        g_strv_builder_add (aliases, alias);
    }
  return g_strv_builder_end (aliases);
}

static AccordMerge *
describe (AccordConnection *connection, const Pair *pair, GError **error)
{
  g_autoptr (AccordRecord) keep = accord_record_read (connection, pair->table, pair->keep, error);
  g_autoptr (AccordRecord) other = keep != NULL ? accord_record_read (connection, pair->table, pair->other, error) : NULL;
  g_autoptr (AccordMerge) merge = g_new0 (AccordMerge, 1);

  merge->fields = g_ptr_array_new_with_free_func (field_free);
  merge->links = g_ptr_array_new_with_free_func (link_free);
  if (other == NULL || !compare_fields (connection, pair, keep, other, merge, error) ||
      !count_links (connection, pair, merge, error))
    return NULL;
  merge->aliases = list_aliases (pair, keep, other);
  return g_steal_pointer (&merge);
}

static gpointer
preview_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return describe (connection, data, error);
}

/* --- the merge --- */

static gboolean
takes_other (const Pair *pair, const AccordMergeField *field)
{
  return pair->from_other != NULL ? g_strv_contains ((const char *const *) pair->from_other, field->column)
                                  : field->takes_other;
}

static gboolean
keep_fields (AccordConnection *connection, const Pair *pair, const AccordMerge *merge, GError **error)
{
  for (guint i = 0; i < merge->fields->len; i++)
    {
      const AccordMergeField *field = g_ptr_array_index (merge->fields, i);
      g_autofree char *sql = NULL;

      if (!takes_other (pair, field))
        continue;
      sql = g_strdup_printf ("UPDATE %s SET %s = (SELECT %s FROM %s WHERE id = ?2) WHERE id = ?1", pair->table,
                             field->column, field->column, pair->table);
      if (!accord_connection_run (connection, error, sql, "ii", pair->keep, pair->other))
        return FALSE;
    }
  return TRUE;
}

/* A link that the record that stays has already, as when both took part in one activity, is there once. */
static gboolean
move_links (AccordConnection *connection, const Pair *pair, const AccordMerge *merge, GError **error)
{
  for (guint i = 0; i < merge->links->len; i++)
    {
      const AccordMergeLink *link = g_ptr_array_index (merge->links, i);
      g_autofree char *move = g_strdup_printf ("UPDATE OR IGNORE %s SET %s = ?1 WHERE %s = ?2", link->table, link->column,
                                               link->column);
      g_autofree char *drop = g_strdup_printf ("DELETE FROM %s WHERE %s = ?1", link->table, link->column);

      if (!accord_connection_run (connection, error, move, "ii", pair->keep, pair->other) ||
          !accord_connection_run (connection, error, drop, "i", pair->other))
        return FALSE;
    }
  return accord_connection_run (connection, error,
                                "UPDATE chase SET row_id = ?1 WHERE table_name = ?3 AND row_id = ?2", "iit", pair->keep,
                                pair->other, pair->table) &&
         accord_connection_run (connection, error, "DELETE FROM organisation_relation WHERE organisation_id = other_id",
                                "");
}

static gboolean
keep_names (AccordConnection *connection, const Pair *pair, const AccordMerge *merge, GError **error)
{
  for (guint i = 0; merge->aliases[i] != NULL; i++)
    if (!accord_connection_run (connection, error,
                                "INSERT INTO organisation_alias (organisation_id, alias) VALUES (?1, ?2)"
                                " ON CONFLICT DO NOTHING",
                                "it", pair->keep, merge->aliases[i]))
      return FALSE;
  return TRUE;
}

static gboolean
forget (AccordConnection *connection, const Pair *pair, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE id = ?1", pair->table);

  return accord_connection_run (connection, error, sql, "i", pair->other);
}

/* A name that was not chosen is a spelling all the same. */
static gboolean
keep_own_name (AccordConnection *connection, const Pair *pair, const char *name, GError **error)
{
  return !g_str_equal (pair->table, "organisation") ||
         accord_connection_run (connection, error,
                                "INSERT INTO organisation_alias (organisation_id, alias) SELECT id, ?2 FROM organisation"
                                " WHERE id = ?1 AND name <> ?2 ON CONFLICT DO NOTHING",
                                "it", pair->keep, name);
}

static gpointer
merge_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Pair *pair = data;
  g_autoptr (AccordRecord) keep = accord_record_read (connection, pair->table, pair->keep, error);
  g_autoptr (AccordMerge) merge = keep != NULL ? describe (connection, pair, error) : NULL;

  return GINT_TO_POINTER (merge != NULL && keep_fields (connection, pair, merge, error) &&
                          move_links (connection, pair, merge, error) && keep_names (connection, pair, merge, error) &&
                          keep_own_name (connection, pair, accord_record_get (keep, "name"), error) &&
                          forget (connection, pair, error));
}

static Pair *
pair_new (const char *table, gint64 keep, gint64 other, const char *const *from_other, GError **error)
{
  Pair *pair;

  g_return_val_if_fail (g_str_equal (table, "organisation") || g_str_equal (table, "person"), NULL);

  if (keep == other)
    {
      g_set_error_literal (error, ACCORD_ERROR, ACCORD_ERROR_INVALID,
                           g_str_equal (table, "person") ? _("A person cannot be merged with themselves. Choose another one.")
                                                         : _("An organisation cannot be merged with itself. Choose another"
                                                             " one."));
      return NULL;
    }
  pair = g_new (Pair, 1);
  *pair = (Pair) { g_intern_string (table), keep, other, g_strdupv ((char **) from_other) };
  return pair;
}

/**
 * accord_merge_preview:
 * @table: "organisation" or "person"
 * @keep: the record that stays
 * @other: the one that goes
 *
 * Returns: (transfer full): a question whose answer is an #AccordMerge; %NULL with ACCORD_ERROR_INVALID when both are the
 *   same
 */
AccordRequest *
accord_merge_preview (const char *table, gint64 keep, gint64 other, GError **error)
{
  Pair *pair = pair_new (table, keep, other, NULL, error);

  return pair != NULL ? accord_request_read (preview_cb, pair, pair_free, (GDestroyNotify) accord_merge_free) : NULL;
}

/**
 * accord_merge:
 * @table: "organisation" or "person"
 * @keep: the record that stays
 * @other: the one that goes; whatever points at it will point at @keep, and its names become other spellings
 * @from_other: (nullable) (array zero-terminated=1): the columns whose value is taken from @other; %NULL: where that of
 *   @keep is empty
 *
 * Returns: (transfer full): an edit, one undo step; %NULL with ACCORD_ERROR_INVALID when both are the same
 */
AccordRequest *
accord_merge (const char *table, gint64 keep, gint64 other, const char *const *from_other, GError **error)
{
  Pair *pair = pair_new (table, keep, other, from_other, error);

  if (pair == NULL)
    return NULL;
  return accord_request_edit (g_str_equal (table, "person") ? _("People merged") : _("Organisations merged"), merge_cb,
                              pair, pair_free, NULL);
}
