/* accord-reference.c: new bodies and places, made where they are first named
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/accord-reference.h"

#include <glib/gi18n.h>

#include "base/accord-error.h"
#include "model/accord-record-write.h"
#include "store/accord-connection.h"

typedef struct
{
  const AccordField *field;
  gint64 owner;
  char *name;
} Naming;

static void
naming_free (gpointer data)
{
  Naming *naming = data;

  g_free (naming->name);
  g_free (naming);
}

/**
 * accord_reference_get_table:
 * @field: a field
 *
 * Returns: (transfer none) (nullable): the table whose records the field refers to, if a new one needs no more than a
 *   name: "organisation", "place" or "person"
 */
const char *
accord_reference_get_table (const AccordField *field)
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
    default:
      return NULL;
    }
}

static gboolean
refer (AccordConnection *connection, Naming *naming, gint64 id, GError **error)
{
  const AccordField *field = naming->field;
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autofree char *sql = NULL;

  if (!accord_field_is_link (field))
    return accord_record_write (connection, field->table, naming->owner, (const char *const[]) { field->name, NULL },
                                (const char *const[]) { value, NULL }, error);
  sql = g_strdup_printf ("INSERT INTO %s (%s_id, %s) VALUES (?1, ?2)", accord_record_link_table (field), field->table,
                         field->column);
  return accord_connection_run (connection, error, sql, "ii", naming->owner, id);
}

static gpointer
add_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Naming *naming = data;
  gint64 id = accord_record_insert (connection, accord_reference_get_table (naming->field),
                                    (const char *const[]) { "name", NULL },
                                    (const char *const[]) { naming->name, NULL }, error);

  if (id == 0 || !refer (connection, naming, id, error))
    return NULL;
  return g_memdup2 (&id, sizeof id);
}

/**
 * accord_reference_add:
 * @field: a field that refers to organisations, places or people, one or several
 * @owner: the record whose field it is
 * @name: of a body, a place or a person that is not known yet
 *
 * Makes the body, the place or the person and refers to it, as one edit. Any thread.
 *
 * Returns: (transfer full): an edit whose answer is the new id (`gint64 *`, to be freed); %NULL with ACCORD_ERROR_INVALID
 *   when @name is empty
 */
AccordRequest *
accord_reference_add (const AccordField *field, gint64 owner, const char *name, GError **error)
{
  g_autofree char *label = NULL;
  g_autofree char *trimmed = g_strstrip (g_strdup (name));
  Naming *naming;

  g_return_val_if_fail (accord_reference_get_table (field) != NULL, NULL);

  if (*trimmed == '\0')
    {
      g_set_error_literal (error, ACCORD_ERROR, ACCORD_ERROR_INVALID, _("A name is needed"));
      return NULL;
    }
  naming = g_new (Naming, 1);
  *naming = (Naming) { field, owner, g_steal_pointer (&trimmed) };
  /* Translators: names an edit where it can be undone, as "Organisation added". */
  label = g_strdup_printf (_("%s added"), accord_field_table_noun (accord_reference_get_table (field)));
  return accord_request_edit (label, add_cb, naming, naming_free, g_free);
}
