/* accord-record-edit.c: one row, edited field by field
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#include "base/accord-error.h"
#include "base/accord-id.h"
#include "base/accord-vague-count.h"
#include "base/accord-vague-date.h"
#include "model/accord-highlight-rules.h"
#include "model/accord-plan-state.h"
#include "model/accord-record-write.h"

/* --- worker side: any columns of any table of the model --- */

static gboolean
is_reference (const char *column)
{
  return g_str_has_suffix (column, "_id");
}

/* References are numbers, "" and "0" are none; everything else is text, which STRICT tables turn into the integer that a
 * counting column wants. */
static void
bind_text_value (AccordStatement *statement, int index, const char *column, const char *text)
{
  g_auto (GValue) value = G_VALUE_INIT;

  if (!is_reference (column))
    {
      g_value_init (&value, G_TYPE_STRING);
      g_value_set_string (&value, text);
    }
  else if (*text != '\0' && !g_str_equal (text, "0"))
    {
      g_value_init (&value, G_TYPE_INT64);
      g_value_set_int64 (&value, g_ascii_strtoll (text, NULL, 10));
    }
  accord_statement_bind_value (statement, index, &value);
}

static gboolean
run_statement (AccordStatement *statement, GError **error)
{
  GError *local_error = NULL;

  while (accord_statement_step (statement, &local_error))
    ;
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

/**
 * accord_record_write:
 * @connection: the token, in an edit
 * @table: a table of the model; a constant
 * @id: the record
 * @columns: (array zero-terminated=1): column names; constants
 * @values: (array zero-terminated=1): as many values, as text; "" in a column that ends in "_id" is no reference
 *
 * Returns: whether they were written
 */
gboolean
accord_record_write (AccordConnection *connection, const char *table, gint64 id, const char *const *columns,
                     const char *const *values, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (AccordStatement) statement = NULL;
  guint i;

  g_string_printf (sql, "UPDATE %s SET ", table);
  for (i = 0; columns[i] != NULL; i++)
    g_string_append_printf (sql, "%s%s = ?%u", i > 0 ? ", " : "", columns[i], i + 2);
  g_string_append (sql, " WHERE id = ?1");

  statement = accord_connection_query (connection, error, sql->str, "i", id);
  if (statement == NULL)
    return FALSE;
  for (i = 0; columns[i] != NULL; i++)
    bind_text_value (statement, (int) i + 2, columns[i], values[i]);
  return run_statement (statement, error);
}

/**
 * accord_record_insert:
 * @connection: the token, in an edit
 * @table: a table of the model that has an id; a constant
 * @columns: (array zero-terminated=1): column names; constants
 * @values: (array zero-terminated=1): as many values, as text; "" in a column that ends in "_id" is no reference
 *
 * Returns: the new record's id, 0 with an error when it could not be made
 */
gint64
accord_record_insert (AccordConnection *connection, const char *table, const char *const *columns,
                      const char *const *values, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (AccordStatement) statement = NULL;
  gint64 id = accord_id_new ();
  guint i;

  g_string_printf (sql, "INSERT INTO %s (id", table);
  for (i = 0; columns[i] != NULL; i++)
    g_string_append_printf (sql, ", %s", columns[i]);
  g_string_append (sql, ") VALUES (?1");
  for (i = 0; columns[i] != NULL; i++)
    g_string_append_printf (sql, ", ?%u", i + 2);
  g_string_append_c (sql, ')');

  statement = accord_connection_query (connection, error, sql->str, "i", id);
  if (statement == NULL)
    return 0;
  for (i = 0; columns[i] != NULL; i++)
    bind_text_value (statement, (int) i + 2, columns[i], values[i]);
  return run_statement (statement, error) ? id : 0;
}

/* --- requests --- */

typedef struct
{
  const char *table;
  const AccordField *field;
  gint64 id;
  GStrv columns;
  GStrv values;
} Edit;

static void
edit_free (gpointer data)
{
  Edit *edit = data;

  g_strfreev (edit->columns);
  g_strfreev (edit->values);
  g_free (edit);
}

static Edit *
edit_new (const char *table, gint64 id)
{
  Edit *edit = g_new0 (Edit, 1);

  edit->table = g_intern_string (table);
  edit->id = id;
  return edit;
}

/* What an edit of one record asks of others: the sections of a published strategy stay as they are, with what they rest
 * on. */
static gboolean
is_allowed (AccordConnection *connection, const char *table, gint64 id, GError **error)
{
  if (g_str_equal (table, "section"))
    return accord_section_check_open (connection, id, error);
  if (g_str_equal (table, "evidence_link") || g_str_equal (table, "need_section"))
    return accord_section_check_part_open (connection, table, id, error);
  return TRUE;
}

/* What else an edit of one record changes. */
static gboolean
follow (AccordConnection *connection, const char *table, gint64 id, const char *const *columns, GError **error)
{
  if (g_str_equal (table, "plan"))
    return accord_plan_date_steps (connection, id, error);
  if (g_str_equal (table, "feedback") && g_strv_contains (columns, "text"))
    return accord_highlights_follow_text (connection, id, error);
  return TRUE;
}

/* Writes what a person entered: accord_record_write() with all that goes with it. */
gboolean
accord_record_enter (AccordConnection *connection, const char *table, gint64 id, const char *const *columns,
                     const char *const *values, GError **error)
{
  return is_allowed (connection, table, id, error) &&
         accord_record_write (connection, table, id, columns, values, error) &&
         accord_record_check (connection, table, id, columns, error) &&
         follow (connection, table, id, columns, error);
}

static gpointer
write_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Edit *edit = data;

  return GINT_TO_POINTER (accord_record_enter (connection, edit->table, edit->id, (const char *const *) edit->columns,
                                               (const char *const *) edit->values, error));
}

static char *
name_edit (const AccordField *field)
{
  /* Translators: names an edit where it can be undone, as "Seat: term ends changed". */
  return g_strdup_printf (_("%s: “%s” changed"), accord_field_table_noun (field->table), _(field->label));
}

static void
add_part (GStrvBuilder *columns, GStrvBuilder *values, const AccordField *field, const char *part, const char *value)
{
  g_strv_builder_take (columns, g_strconcat (field->name, part, NULL));
  g_strv_builder_add (values, value);
}

static gboolean
parse_vague_date (const AccordField *field, const char *text, GStrvBuilder *columns, GStrvBuilder *values,
                  GError **error)
{
  g_auto (AccordVagueDate) date = { 0 };

  if (!accord_vague_date_parse (text, &date, error))
    return FALSE;
  add_part (columns, values, field, "_from", date.from);
  add_part (columns, values, field, "_until", date.until);
  add_part (columns, values, field, "_text", date.text != NULL ? date.text : "");
  return TRUE;
}

static gboolean
parse_vague_count (const AccordField *field, const char *text, GStrvBuilder *columns, GStrvBuilder *values,
                   GError **error)
{
  AccordVagueCount count;
  g_autofree char *number = NULL;

  if (!accord_vague_count_parse (text, &count, error))
    return FALSE;
  number = g_strdup_printf ("%" G_GINT64_FORMAT, count.count);
  add_part (columns, values, field, "_count", number);
  add_part (columns, values, field, "_qualifier", count.qualifier);
  add_part (columns, values, field, "_unit", count.unit);
  add_part (columns, values, field, "_text", text);
  return TRUE;
}

/* "9:30", "9.30", "0930" and "9" all are a time of day. */
static gboolean
parse_time (const char *text, char time[6], GError **error)
{
  g_autoptr (GRegex) regex = g_regex_new ("^([01]?[0-9]|2[0-3])(?:[:.]?([0-5][0-9]))?$", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *hour = NULL;
  g_autofree char *minute = NULL;

  if (!g_regex_match (regex, text, 0, &match))
    {
      g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_INVALID, "“%s” is no time of day", text);
      return FALSE;
    }
  hour = g_match_info_fetch (match, 1);
  minute = g_match_info_fetch (match, 2);
  g_snprintf (time, 6, "%02u:%02u", (guint) g_ascii_strtoull (hour, NULL, 10) % 24,
              minute != NULL ? (guint) g_ascii_strtoull (minute, NULL, 10) % 60 : 0);
  return TRUE;
}

static gboolean
parse_value (const AccordField *field, const char *text, GStrvBuilder *columns, GStrvBuilder *values, GError **error)
{
  char day[11] = "";
  char time[6] = "";

  if (field->kind == ACCORD_FIELD_VAGUE_DATE)
    return parse_vague_date (field, text, columns, values, error);
  if (field->kind == ACCORD_FIELD_VAGUE_COUNT)
    return parse_vague_count (field, text, columns, values, error);
  if (field->kind == ACCORD_FIELD_DAY && *text != '\0' && !accord_day_parse (text, day, error))
    return FALSE;
  if (field->kind == ACCORD_FIELD_TIME && *text != '\0' && !parse_time (text, time, error))
    return FALSE;
  add_part (columns, values, field, "",
            field->kind == ACCORD_FIELD_DAY ? day : field->kind == ACCORD_FIELD_TIME ? time : text);
  return TRUE;
}

/* The columns that a value of a field is stored in, and what is stored in each. What cannot be used is ACCORD_ERROR_INVALID. */
gboolean
accord_record_parse (const AccordField *field, const char *text, GStrv *columns, GStrv *values, GError **error)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) contents = g_strv_builder_new ();
  g_autofree char *trimmed = g_strdup (text);

  if (field->kind != ACCORD_FIELD_LONG_TEXT)
    g_strstrip (trimmed);
  if (field->required && *trimmed == '\0')
    {
      g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_INVALID, "%s may not be empty", field->name);
      return FALSE;
    }
  if (!parse_value (field, trimmed, names, contents, error))
    return FALSE;
  *columns = g_strv_builder_end (names);
  *values = g_strv_builder_end (contents);
  return TRUE;
}

/**
 * accord_record_set:
 * @field: a field that is not a link
 * @id: the record
 * @text: the value as typed: a day or a vague date or count as people write them, a term's code, a reference's id
 *
 * Checks what was typed, at once, and makes the edit that stores it. Any thread.
 *
 * Returns: (transfer full): an edit, or %NULL with ACCORD_ERROR_INVALID when @text cannot be used. The edit fails with
 *   ACCORD_ERROR_INVALID when the value does not go with the record's others, see accord_record_check()
 */
AccordRequest *
accord_record_set (const AccordField *field, gint64 id, const char *text, GError **error)
{
  g_autofree char *label = name_edit (field);
  g_auto (GStrv) columns = NULL;
  g_auto (GStrv) values = NULL;
  Edit *edit;

  if (!accord_record_parse (field, text, &columns, &values, error))
    return NULL;

  edit = edit_new (field->table, id);
  edit->columns = g_steal_pointer (&columns);
  edit->values = g_steal_pointer (&values);
  return accord_request_edit (label, write_cb, edit, edit_free, NULL);
}

static char *
write_link_insert (const AccordField *field)
{
  const char *table = accord_record_link_table (field);

  if (field->kind == ACCORD_FIELD_TERMS)
    return g_strdup_printf ("INSERT INTO %s (%s_id, term_id) SELECT ?1, id FROM term WHERE vocabulary = '%s' AND code = ?2"
                            " ON CONFLICT DO NOTHING",
                            table, field->table, field->vocabulary);
  return g_strdup_printf ("INSERT INTO %s (%s_id, %s) VALUES (?1, ?2) ON CONFLICT DO NOTHING", table, field->table,
                          field->column);
}

/* What stays is left alone, for it may have more to it than the link: a body that took part has its role. */
static char *
write_link_delete (const AccordField *field)
{
  const char *table = accord_record_link_table (field);

  if (field->kind == ACCORD_FIELD_TERMS)
    return g_strdup_printf ("DELETE FROM %s WHERE %s_id = ?1 AND term_id IN (SELECT id FROM term WHERE vocabulary = '%s'"
                            " AND code NOT IN (SELECT value FROM json_each (?2)))",
                            table, field->table, field->vocabulary);
  return g_strdup_printf ("DELETE FROM %s WHERE %s_id = ?1 AND CAST (%s AS TEXT) NOT IN (SELECT value FROM json_each (?2))",
                          table, field->table, field->column);
}

static char *
write_json (const char *const *texts)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_array (builder);
  for (; *texts != NULL; texts++)
    json_builder_add_string_value (builder, *texts);
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/* Sees to it that these links are there, whichever others are. */
gboolean
accord_record_add_links (AccordConnection *connection, const AccordField *field, gint64 owner, const char *const *added,
                         GError **error)
{
  g_autofree char *insert = write_link_insert (field);
  gboolean is_number = is_reference (field->column) && field->kind != ACCORD_FIELD_TERMS;

  if (!is_allowed (connection, field->table, owner, error))
    return FALSE;
  for (guint i = 0; added[i] != NULL; i++)
    {
      gboolean done = is_number ? accord_connection_run (connection, error, insert, "ii", owner,
                                                         g_ascii_strtoll (added[i], NULL, 10))
                                : accord_connection_run (connection, error, insert, "it", owner, added[i]);

      if (!done)
        return FALSE;
    }
  return TRUE;
}

/* Leaves exactly these links. */
gboolean
accord_record_write_links (AccordConnection *connection, const AccordField *field, gint64 owner, const char *const *all,
                           GError **error)
{
  g_autofree char *delete = write_link_delete (field);
  g_autofree char *stays = write_json (all);

  return is_allowed (connection, field->table, owner, error) &&
         (!g_str_equal (field->name, "feedback_term") ||
          accord_highlights_uncode_others (connection, owner, stays, error)) &&
         accord_connection_run (connection, error, delete, "it", owner, stays) &&
         accord_record_add_links (connection, field, owner, all, error);
}

static gpointer
write_links_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Edit *edit = data;

  return GINT_TO_POINTER (accord_record_write_links (connection, edit->field, edit->id, (const char *const *) edit->values,
                                                     error));
}

/**
 * accord_record_set_links:
 * @field: a field that is a link
 * @owner: whose
 * @values: (array zero-terminated=1): all of its values: codes, ids or texts
 *
 * Returns: (transfer full): an edit after which exactly these links stand
 */
AccordRequest *
accord_record_set_links (const AccordField *field, gint64 owner, const char *const *values)
{
  Edit *edit = edit_new (field->table, owner);
  g_autofree char *label = name_edit (field);

  edit->field = field;
  edit->values = g_strdupv ((char **) values);
  return accord_request_edit (label, write_links_cb, edit, edit_free, NULL);
}

static gpointer
insert_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Edit *edit = data;
  gint64 id = accord_record_insert (connection, edit->table, (const char *const *) edit->columns,
                                    (const char *const *) edit->values, error);

  return id != 0 && accord_record_check (connection, edit->table, id, NULL, error) ? g_memdup2 (&id, sizeof id) : NULL;
}

/**
 * accord_record_add:
 * @table: a table of the model; a constant
 * @columns: (array zero-terminated=1): the columns that are known; constants
 * @values: (array zero-terminated=1): their values as stored
 *
 * Returns: (transfer full): an edit whose answer is the new id (`gint64 *`, to be freed)
 */
AccordRequest *
accord_record_add (const char *table, const char *const *columns, const char *const *values)
{
  Edit *edit = edit_new (table, 0);
  /* Translators: names an edit where it can be undone, as "Seat added". */
  g_autofree char *label = g_strdup_printf (_("%s added"), accord_field_table_noun (table));

  edit->columns = g_strdupv ((char **) columns);
  edit->values = g_strdupv ((char **) values);
  return accord_request_edit (label, insert_cb, edit, edit_free, g_free);
}

static gpointer
delete_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Edit *edit = data;
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE id = ?1", edit->table);

  return GINT_TO_POINTER (is_allowed (connection, edit->table, edit->id, error) &&
                          accord_connection_run (connection, error, sql, "i", edit->id));
}

/**
 * accord_record_delete:
 * @table: a table of the model; a constant
 * @id: the record
 *
 * Deleting is for mistakes; ending is for life. What belongs to the record goes with it and comes back with it.
 *
 * Returns: (transfer full): an edit
 */
AccordRequest *
accord_record_delete (const char *table, gint64 id)
{
  /* Translators: names an edit where it can be undone, as "Seat deleted". */
  g_autofree char *label = g_strdup_printf (_("%s deleted"), accord_field_table_noun (table));

  return accord_request_edit (label, delete_cb, edit_new (table, id), edit_free, NULL);
}

typedef struct
{
  const char *table;
  GArray *ids;
} Deleting;

static void
deleting_free (gpointer data)
{
  Deleting *deleting = data;

  g_array_unref (deleting->ids);
  g_free (deleting);
}

static gpointer
delete_several_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Deleting *deleting = data;
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE id = ?1", deleting->table);

  for (guint i = 0; i < deleting->ids->len; i++)
    {
      gint64 id = g_array_index (deleting->ids, gint64, i);

      if (!is_allowed (connection, deleting->table, id, error) ||
          !accord_connection_run (connection, error, sql, "i", id))
        return NULL;
    }
  return GINT_TO_POINTER (TRUE);
}

/**
 * accord_record_delete_several:
 * @table: a table of the model; a constant
 * @ids: (array length=n): records of it
 * @n: how many
 *
 * Deletes them all, with what belongs to them, as one step.
 *
 * Returns: (transfer full): an edit
 */
AccordRequest *
accord_record_delete_several (const char *table, const gint64 *ids, guint n)
{
  /* Translators: names an edit where it can be undone, as "Seat: 12 deleted". */
  g_autofree char *label = g_strdup_printf (g_dngettext (NULL, "%s: %'u deleted", "%s: %'u deleted", n),
                                            accord_field_table_noun (table), n);
  Deleting *deleting = g_new (Deleting, 1);

  *deleting = (Deleting) { g_intern_string (table), g_array_sized_new (FALSE, FALSE, sizeof (gint64), n) };
  g_array_append_vals (deleting->ids, ids, n);
  return accord_request_edit (label, delete_several_cb, deleting, deleting_free, NULL);
}
