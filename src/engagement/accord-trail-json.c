/* accord-trail-json.c: trails, for scripts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/accord-vague-date.h"
#include "engagement/accord-trail-private.h"
#include "model/accord-json.h"

static void
set_date (JsonBuilder *builder, const char *member, AccordRecord *record, const char *column)
{
  g_autofree char *from = g_strconcat (column, "_from", NULL);
  g_autofree char *until = g_strconcat (column, "_until", NULL);
  g_autofree char *text = g_strconcat (column, "_text", NULL);
  g_autofree char *words = accord_vague_date_format (accord_record_get (record, from), accord_record_get (record, until),
                                                     accord_record_get (record, text));

  accord_json_set_text (builder, member, words);
}

/**
 * accord_trail_way_get_code:
 * @way: one of #AccordTrailWays
 *
 * Returns: (transfer none): what files and scripts call it
 */
const char *
accord_trail_way_get_code (guint way)
{
  switch (way)
    {
    case ACCORD_WAY_DIRECT:
      return "direct";
    case ACCORD_WAY_ACTIVITY:
      return "activity";
    case ACCORD_WAY_WORDS:
      return "words";
    default:
      return "parent";
    }
}

void
accord_trail_add_ways (JsonBuilder *builder, guint ways)
{
  json_builder_set_member_name (builder, "how");
  json_builder_begin_array (builder);
  for (guint i = 0; i < ACCORD_N_WAYS; i++)
    if (ways & (1u << i))
      json_builder_add_string_value (builder, accord_trail_way_get_code (1u << i));
  json_builder_end_array (builder);
}

static void
add_passage (JsonBuilder *builder, AccordRecord *link)
{
  json_builder_begin_object (builder);
  accord_json_set_int (builder, "link", accord_record_get_id (link));
  accord_json_set_int (builder, "section", accord_record_get_int (link, "section_id"));
  accord_json_set_text (builder, "strategy", accord_record_get (link, "plan_title"));
  accord_json_set_text (builder, "number", accord_record_get (link, "number"));
  accord_json_set_text (builder, "heading", accord_record_get (link, "heading"));
  accord_json_set_text (builder, "quote", accord_record_get (link, "quote"));
  accord_json_set_text (builder, "quote_now", accord_record_get (link, "quote_now"));
  json_builder_set_member_name (builder, "suspect");
  json_builder_add_boolean_value (builder, accord_record_get_int (link, "suspect") != 0);
  json_builder_end_object (builder);
}

static void
add_feedback (JsonBuilder *builder, AccordRecord *feedback)
{
  accord_json_set_int (builder, "feedback", accord_record_get_id (feedback));
  accord_json_set_text (builder, "text", accord_record_get (feedback, "text"));
  accord_json_set_text (builder, "said_by", accord_record_get (feedback, "said_by"));
  accord_json_set_text (builder, "organisation", accord_record_get (feedback, "organisation"));
  accord_json_set_text (builder, "response", accord_record_get (feedback, "response"));
  accord_json_set_text (builder, "response_text", accord_record_get (feedback, "response_text"));
  set_date (builder, "fed_back", feedback, "fed_back");
}

void
accord_trail_add_item (JsonBuilder *builder, const AccordTrailItem *item)
{
  json_builder_begin_object (builder);
  accord_trail_add_ways (builder, item->ways);
  accord_json_set_int (builder, "activity", accord_record_get_id (item->activity));
  accord_json_set_text (builder, "title", accord_record_get (item->activity, "title"));
  accord_json_set_text (builder, "state", accord_record_get (item->activity, "state"));
  set_date (builder, "when", item->activity, "happened");
  accord_json_set_text (builder, "place", accord_record_get (item->activity, "place"));
  if (item->feedback != NULL)
    add_feedback (builder, item->feedback);
  json_builder_set_member_name (builder, "passages");
  json_builder_begin_array (builder);
  for (guint i = 0; i < item->links->len; i++)
    add_passage (builder, item->links->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_items (JsonBuilder *builder, const char *member, GPtrArray *items)
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_array (builder);
  for (guint i = 0; i < items->len; i++)
    accord_trail_add_item (builder, g_ptr_array_index (items, i));
  json_builder_end_array (builder);
}

/**
 * accord_trail_to_json:
 *
 * Gives a trail as `accord trail --json` prints it: kind (organisation, place or term), id, name, heard and activities.
 * Each has how (direct, activity), activity (its id), title, state, when, place and passages: link, section, strategy,
 * number, heading, quote (as linked), quote_now ("" when the words are gone) and suspect (the section has changed since the
 * link was confirmed). What was heard also has feedback (its id), text, said_by, organisation, response, response_text and
 * fed_back. Newest first; dates as a person reads them.
 *
 * Returns: (transfer full): a JSON object
 */
JsonNode *
accord_trail_to_json (AccordTrail *self)
{
  static const char *const KINDS[] = { "organisation", "place", "term" };
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_object (builder);
  accord_json_set_text (builder, "kind", KINDS[self->kind]);
  accord_json_set_int (builder, "id", self->id);
  accord_json_set_text (builder, "name", self->name);
  add_items (builder, "heard", self->heard);
  add_items (builder, "activities", self->activities);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}
