/* accord-inserter.c: many new rows of one table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/accord-inserter.h"

#include "base/accord-id.h"
#include "store/accord-connection-memory.h"
#include "store/accord-connection.h"

/**
 * AccordInserter:
 *
 * One prepared statement, held for as long as an import writes rows of one table, whose values are bound where they
 * lie. For a row now and then accord_record_insert() is simpler. On the store's thread, inside one edit.
 */
struct _AccordInserter
{
  AccordStatement *statement;
  gboolean has_id;
  guint n_texts;
  guint n_numbers;
  gboolean *is_reference;       /* n_numbers: 0 is no reference */
};

static char *
write_insert (const char *table, gboolean has_id, const char *const *texts, const char *const *numbers)
{
  g_autoptr (GString) names = g_string_new (has_id ? "id" : NULL);
  g_autoptr (GString) places = g_string_new (has_id ? "?" : NULL);

  for (guint group = 0; group < 2; group++)
    {
      const char *const *columns = group == 0 ? texts : numbers;

      for (guint i = 0; columns[i] != NULL; i++)
        {
          g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", columns[i]);
          g_string_append (places, places->len > 0 ? ", ?" : "?");
        }
    }
  return g_strdup_printf ("INSERT INTO %s (%s) VALUES (%s)%s", table, names->str, places->str,
                          has_id ? "" : " ON CONFLICT DO NOTHING");
}

static AccordInserter *
inserter_new (AccordConnection *connection, const char *table, gboolean has_id, const char *const *texts,
              const char *const *numbers, GError **error)
{
  g_autofree char *sql = write_insert (table, has_id, texts, numbers);
  AccordStatement *statement = accord_connection_query (connection, error, sql, "");
  AccordInserter *self;

  if (statement == NULL)
    return NULL;
  self = g_new0 (AccordInserter, 1);
  self->statement = statement;
  self->has_id = has_id;
  self->n_texts = g_strv_length ((char **) texts);
  self->n_numbers = g_strv_length ((char **) numbers);
  self->is_reference = g_new (gboolean, self->n_numbers + 1);
  for (guint i = 0; i < self->n_numbers; i++)
    self->is_reference[i] = g_str_has_suffix (numbers[i], "_id");
  return self;
}

/**
 * accord_inserter_expect_many:
 * @connection: the token, in an edit
 *
 * To be called before the first of many thousand rows is added: they are written with more memory.
 *
 * Returns: whether they can be
 */
gboolean
accord_inserter_expect_many (AccordConnection *connection, GError **error)
{
  return accord_connection_lend_memory (connection, error);
}

/**
 * accord_inserter_new:
 * @connection: the token, in an edit
 * @table: a table of the model that has an id; a constant
 * @texts: (array zero-terminated=1): its columns of text that will be given; constants
 * @numbers: (array zero-terminated=1): its columns of numbers that will be given; constants
 *
 * Returns: (transfer full): an inserter, to be freed before the edit ends; %NULL on error
 */
AccordInserter *
accord_inserter_new (AccordConnection *connection, const char *table, const char *const *texts,
                     const char *const *numbers, GError **error)
{
  return inserter_new (connection, table, TRUE, texts, numbers, error);
}

/**
 * accord_inserter_new_links:
 * @connection: the token, in an edit
 * @table: a table of links; a constant
 * @texts: (array zero-terminated=1): its columns of text
 * @numbers: (array zero-terminated=1): its columns of numbers
 *
 * Returns: (transfer full): an inserter that leaves a link that stands already as it is; %NULL on error
 */
AccordInserter *
accord_inserter_new_links (AccordConnection *connection, const char *table, const char *const *texts,
                           const char *const *numbers, GError **error)
{
  return inserter_new (connection, table, FALSE, texts, numbers, error);
}

/**
 * accord_inserter_add:
 * @texts: as many as there are columns of text; none is %NULL
 * @numbers: as many as there are columns of numbers; 0 in one that ends in "_id" is no reference
 *
 * Returns: the new row's id, for a link 1; 0 with an error
 */
gint64
accord_inserter_add (AccordInserter *self, const char *const *texts, const gint64 *numbers, GError **error)
{
  gint64 id = self->has_id ? accord_id_new () : 1;
  GError *local_error = NULL;
  int index = 1;

  if (self->has_id)
    accord_statement_bind_int (self->statement, index++, id);
  for (guint i = 0; i < self->n_texts; i++)
    accord_statement_bind_text (self->statement, index++, texts[i]);
  for (guint i = 0; i < self->n_numbers; i++, index++)
    if (numbers[i] != 0 || !self->is_reference[i])
      accord_statement_bind_int (self->statement, index, numbers[i]);

  accord_statement_step (self->statement, &local_error);
  accord_statement_reset (self->statement);
  if (local_error == NULL)
    return id;
  g_propagate_error (error, local_error);
  return 0;
}

void
accord_inserter_free (AccordInserter *self)
{
  accord_statement_release (self->statement);
  g_free (self->is_reference);
  g_free (self);
}
