/* accord-import-members-write.c: a list of members made records, and counted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/accord-import-members-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "model/accord-json.h"

/* The statements of one import, held while it lasts. */
typedef struct
{
  AccordImportPlan *plan;
  AccordImportWriter *writer;
  AccordInserter *seats;
  AccordInserter *people;
  AccordInserter *appointments;
  AccordInserter *declarations;
  gint64 *seat_ids;             /* of each row that is a seat */
} Writing;

static void
writing_clear (Writing *writing)
{
  g_clear_pointer (&writing->seats, accord_inserter_free);
  g_clear_pointer (&writing->people, accord_inserter_free);
  g_clear_pointer (&writing->appointments, accord_inserter_free);
  g_clear_pointer (&writing->declarations, accord_inserter_free);
  g_clear_pointer (&writing->seat_ids, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Writing, writing_clear)

static gboolean
prepare (Writing *writing, GError **error)
{
  AccordConnection *connection = accord_import_writer_get_connection (writing->writer);

  writing->seats = accord_inserter_new (
      connection, "seat",
      (const char *const[]) { "number", "title", "kind", "sector", "appointed_by", "statutory_basis", "voting",
                              "vacant_since", "note", NULL },
      (const char *const[]) { "organisation_id", "position", NULL }, error);
  if (writing->seats == NULL)
    return FALSE;
  writing->people =
      accord_inserter_new (connection, "person", (const char *const[]) { "name", "post", "email", "phone", NULL },
                           (const char *const[]) { "organisation_id", NULL }, error);
  if (writing->people == NULL)
    return FALSE;
  writing->appointments = accord_inserter_new (
      connection, "appointment",
      (const char *const[]) { "post", "role", "start_from", "start_until", "start_text", "end_from", "end_until",
                              "end_text", "note", NULL },
      (const char *const[]) { "seat_id", "organisation_id", "person_id", NULL }, error);
  if (writing->appointments == NULL)
    return FALSE;
  writing->declarations = accord_inserter_new (
      connection, "declaration",
      (const char *const[]) { "received", "declared_from", "declared_until", "declared_text", NULL },
      (const char *const[]) { "appointment_id", NULL }, error);
  return writing->declarations != NULL;
}

static const char *
text_of (const AccordVagueDate *date)
{
  return date->text != NULL ? date->text : "";
}

static gint64
write_seat (Writing *writing, const AccordImportMember *member, guint position, gint64 organisation, GError **error)
{
  const char *texts[] = { member->number,       member->post,
                          member->part == ACCORD_MEMBER_SEAT ? "member" : "attendance",
                          member->sector,       member->appointed_by,
                          member->statutory_basis, member->voting,
                          member->vacant_since, member->is_vacant ? member->note : "" };

  return accord_inserter_add (writing->seats, texts, (const gint64[]) { organisation, position }, error);
}

static gboolean
write_declaration (Writing *writing, const AccordImportMember *member, gint64 appointment, GError **error)
{
  const char *texts[] = { member->declaration, member->declared.from, member->declared.until,
                          text_of (&member->declared) };

  return *member->declaration == '\0' || accord_inserter_add (writing->declarations, texts, &appointment, error) != 0;
}

static gboolean
write_appointment (Writing *writing, const AccordImportMember *member, gint64 seat, gint64 organisation, GError **error)
{
  static const char *const roles[] = { "member", "deputy", "observer" };
  gint64 person = 0, appointment;
  const char *texts[] = { member->post,           roles[member->part],
                          member->start.from,     member->start.until,
                          text_of (&member->start), member->end.from,
                          member->end.until,      text_of (&member->end),
                          member->note };

  if (*member->person != '\0' || *member->email != '\0' || *member->phone != '\0')
    {
      person = accord_inserter_add (writing->people,
                                    (const char *const[]) { member->person, member->post, member->email, member->phone },
                                    &organisation, error);
      if (person == 0)
        return FALSE;
    }
  appointment = accord_inserter_add (writing->appointments, texts,
                                     (const gint64[]) { seat, organisation, person }, error);
  return appointment != 0 && write_declaration (writing, member, appointment, error);
}

static gboolean
write_member (Writing *writing, guint index, GError **error)
{
  AccordImportMembers *content = writing->plan->content;
  const AccordImportMember *member = &g_array_index (content->members, AccordImportMember, index);
  gint64 organisation, seat;

  if (!accord_import_writer_find_body (writing->writer, member->body, &organisation, error))
    return FALSE;
  seat = member->part == ACCORD_MEMBER_DEPUTY ? writing->seat_ids[member->seat]
                                              : write_seat (writing, member, index, organisation, error);
  writing->seat_ids[index] = seat;
  return seat != 0 && (member->is_vacant || write_appointment (writing, member, seat, organisation, error));
}

gboolean
accord_import_members_write (AccordImportPlan *plan, AccordImportWriter *writer, GError **error)
{
  AccordImportMembers *content = plan->content;
  g_auto (Writing) writing = { plan, writer };

  if (!prepare (&writing, error))
    return FALSE;
  writing.seat_ids = g_new0 (gint64, content->members->len + 1);
  for (guint i = 0; i < content->members->len; i++)
    if (!accord_import_writer_step (writer, i, content->members->len, error) || !write_member (&writing, i, error))
      return FALSE;
  return TRUE;
}

/* --- the report --- */

static int
compare_kinds (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* A body is counted where it holds a seat of its own: a second spelling on a deputy's row makes no second council. */
static void
report_bodies (AccordImportPlan *plan, const AccordImportMembers *content, JsonBuilder *builder)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) kinds = NULL;

  for (guint i = 0; i < content->members->len; i++)
    {
      const AccordImportMember *member = &g_array_index (content->members, AccordImportMember, i);
      guint body = member->body != ACCORD_NO_BODY ? accord_import_plan_settle_body (plan, member->body) : ACCORD_NO_BODY;
      const char *kind;

      if (member->part != ACCORD_MEMBER_SEAT || body == ACCORD_NO_BODY ||
          !g_hash_table_add (seen, GUINT_TO_POINTER (body + 1)))
        continue;
      kind = accord_body_names_get (plan->names, body)->kind;
      g_hash_table_insert (counts, (gpointer) kind,
                           GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, kind)) + 1));
    }
  kinds = g_hash_table_get_keys_as_ptr_array (counts);
  g_ptr_array_sort (kinds, compare_kinds);
  json_builder_set_member_name (builder, "bodies");
  json_builder_begin_object (builder);
  for (guint i = 0; i < kinds->len; i++)
    accord_json_set_int (builder, kinds->pdata[i],
                         GPOINTER_TO_UINT (g_hash_table_lookup (counts, kinds->pdata[i])));
  json_builder_end_object (builder);
}

static void
report_duplicates (AccordImportPlan *plan, const AccordImportMembers *content, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "possible_duplicates");
  json_builder_begin_array (builder);
  for (guint i = 0; i < content->duplicates->len; i++)
    {
      const AccordImportDuplicate *duplicate = g_ptr_array_index (content->duplicates, i);

      json_builder_begin_object (builder);
      accord_json_set_text (builder, "what", "seat");
      accord_json_set_text (builder, "number", duplicate->number);
      json_builder_set_member_name (builder, "names");
      json_builder_begin_array (builder);
      for (guint j = 0; j < duplicate->names->len; j++)
        json_builder_add_string_value (builder, duplicate->names->pdata[j]);
      json_builder_end_array (builder);
      json_builder_set_member_name (builder, "rows");
      json_builder_begin_array (builder);
      for (guint j = 0; j < duplicate->rows->len; j++)
        json_builder_add_int_value (builder, g_array_index (duplicate->rows, guint, j));
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  accord_import_report_add_questions (plan, builder);
  json_builder_end_array (builder);
}

void
accord_import_members_report (AccordImportPlan *plan, JsonBuilder *builder)
{
  const AccordImportMembers *content = plan->content;
  guint seats = 0, vacant = 0, deputies = 0, observers = 0;

  for (guint i = 0; i < content->members->len; i++)
    {
      const AccordImportMember *member = &g_array_index (content->members, AccordImportMember, i);

      seats += member->part == ACCORD_MEMBER_SEAT;
      vacant += member->part == ACCORD_MEMBER_SEAT && member->is_vacant;
      deputies += member->part == ACCORD_MEMBER_DEPUTY;
      observers += member->part == ACCORD_MEMBER_OBSERVER;
    }
  accord_json_set_int (builder, "seats", seats);
  accord_json_set_int (builder, "vacant", vacant);
  accord_json_set_int (builder, "deputies", deputies);
  accord_json_set_int (builder, "observers", observers);
  report_bodies (plan, content, builder);
  report_duplicates (plan, content, builder);
}
