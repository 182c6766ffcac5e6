/* accord-saved-search.c: what a list was narrowed to, kept under a name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/accord-saved-search.h"

#include <glib/gi18n.h>

#include "base/accord-error.h"
#include "store/accord-connection.h"

/* A setting each: "search:activity:Responses of the spring". What follows "search:activity:" sorts before this. */
#define PREFIX "search:%s:"
#define AFTER "search:%s;"

static void
saved_search_free (gpointer data)
{
  AccordSavedSearch *self = data;

  g_free (self->name);
  accord_narrowing_free (self->narrowing);
  g_free (self);
}

typedef struct
{
  char *key;
  char *other;      /* the key it shall have, or what is stored with it; NULL for neither */
} Edit;

static void
edit_free (gpointer data)
{
  Edit *edit = data;

  g_free (edit->key);
  g_free (edit->other);
  g_free (edit);
}

static char *
make_key (const char *table, const char *name)
{
  return g_strdup_printf (PREFIX "%s", table, name);
}

/* Takes @label and @other. */
static AccordRequest *
make_edit (char *label, AccordRequestFunc func, const char *table, const char *name, char *other)
{
  Edit *edit = g_new (Edit, 1);
  g_autofree char *words = label;

  *edit = (Edit) { make_key (table, name), other };
  return accord_request_edit (words, func, edit, edit_free, NULL);
}

/* --- loading --- */

static gpointer
load_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const char *table = data;
  g_autofree char *prefix = g_strdup_printf (PREFIX, table);
  g_autofree char *after = g_strdup_printf (AFTER, table);
  g_autoptr (AccordStatement) rows = accord_connection_query (
      connection, error, "SELECT key, value FROM setting WHERE key > ?1 AND key < ?2 ORDER BY key COLLATE NOCASE, key", "tt",
      prefix, after);
  g_autoptr (GPtrArray) searches = g_ptr_array_new_with_free_func (saved_search_free);
  GError *local_error = NULL;

  if (rows == NULL)
    return NULL;
  while (accord_statement_step (rows, &local_error))
    {
      AccordNarrowing *narrowing = accord_narrowing_parse (accord_statement_text (rows, 1), NULL);
      AccordSavedSearch *search;

      if (narrowing == NULL)
        continue;
      search = g_new (AccordSavedSearch, 1);
      *search = (AccordSavedSearch) { g_strdup (accord_statement_text (rows, 0) + strlen (prefix)), narrowing };
      g_ptr_array_add (searches, search);
    }
  if (local_error == NULL)
    return g_steal_pointer (&searches);
  g_propagate_error (error, local_error);
  return NULL;
}

/**
 * accord_saved_searches_load:
 * @table: whose records the list holds
 *
 * Returns: (transfer full): a question whose answer is a #GPtrArray of #AccordSavedSearch, by name
 */
AccordRequest *
accord_saved_searches_load (const char *table)
{
  return accord_request_read (load_cb, g_strdup (table), g_free, (GDestroyNotify) g_ptr_array_unref);
}

/* --- editing --- */

static gpointer
store_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Edit *edit = data;

  return GINT_TO_POINTER (accord_connection_run (connection, error,
                                                 "INSERT INTO setting (key, value) VALUES (?1, ?2)"
                                                 " ON CONFLICT (key) DO UPDATE SET value = ?2",
                                                 "tt", edit->key, edit->other));
}

/**
 * accord_saved_search_store:
 * @table: whose records the list holds
 * @name: what it is called; another of that name is replaced
 * @narrowing: what the list is narrowed to
 *
 * Returns: (transfer full): an edit
 */
AccordRequest *
accord_saved_search_store (const char *table, const char *name, const AccordNarrowing *narrowing)
{
  /* Translators: names an edit where it can be undone. */
  return make_edit (g_strdup_printf (_("Search “%s” saved"), name), store_cb, table, name, accord_narrowing_write (narrowing));
}

static gpointer
rename_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Edit *edit = data;
  gint64 n = 0;

  if (!accord_connection_get_int (connection, &n, error, "SELECT count (*) FROM setting WHERE key = ?1", "t", edit->other))
    return NULL;
  if (n > 0)
    {
      g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_EXISTS, "there is a setting “%s”", edit->other);
      return NULL;
    }
  return GINT_TO_POINTER (accord_connection_run (connection, error, "UPDATE setting SET key = ?2 WHERE key = ?1", "tt",
                                                 edit->key, edit->other));
}

/**
 * accord_saved_search_rename:
 * @table: whose records the list holds
 * @name: what it is called
 * @new_name: what it is to be called
 *
 * Returns: (transfer full): an edit; it fails with ACCORD_ERROR_EXISTS where another is called so
 */
AccordRequest *
accord_saved_search_rename (const char *table, const char *name, const char *new_name)
{
  /* Translators: names an edit where it can be undone. */
  return make_edit (g_strdup_printf (_("Search “%s” renamed"), name), rename_cb, table, name, make_key (table, new_name));
}

static gpointer
delete_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Edit *edit = data;

  return GINT_TO_POINTER (accord_connection_run (connection, error, "DELETE FROM setting WHERE key = ?1", "t", edit->key));
}

/**
 * accord_saved_search_delete:
 * @table: whose records the list holds
 * @name: what it is called
 *
 * Returns: (transfer full): an edit
 */
AccordRequest *
accord_saved_search_delete (const char *table, const char *name)
{
  /* Translators: names an edit where it can be undone. */
  return make_edit (g_strdup_printf (_("Search “%s” deleted"), name), delete_cb, table, name, NULL);
}
