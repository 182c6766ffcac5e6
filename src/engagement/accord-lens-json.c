/* accord-lens-json.c: lenses, for scripts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engagement/accord-lens.h"
#include "engagement/accord-trail-private.h"
#include "model/accord-json.h"

static void
set_id (JsonBuilder *builder, const char *member, AccordRecord *record)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_int_value (builder, accord_record_get_id (record));
}

static void
begin_list (JsonBuilder *builder, const char *member)
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_array (builder);
}

static void
add_texts (JsonBuilder *builder, const char *member, char **texts)
{
  begin_list (builder, member);
  for (guint i = 0; texts[i] != NULL; i++)
    json_builder_add_string_value (builder, texts[i]);
  json_builder_end_array (builder);
}

static void
add_items (JsonBuilder *builder, const char *member, GPtrArray *items)
{
  begin_list (builder, member);
  for (guint i = 0; i < items->len; i++)
    accord_trail_add_item (builder, g_ptr_array_index (items, i));
  json_builder_end_array (builder);
}

static void
add_passage (JsonBuilder *builder, const AccordLensPassage *passage)
{
  json_builder_begin_object (builder);
  accord_trail_add_ways (builder, passage->ways);
  set_id (builder, "section", passage->section);
  accord_json_set_text (builder, "strategy", accord_record_get (passage->section, "plan_title"));
  accord_json_set_text (builder, "number", accord_record_get (passage->section, "number"));
  accord_json_set_text (builder, "heading", accord_record_get (passage->section, "heading"));
  begin_list (builder, "quotes");
  for (guint i = 0; i < passage->quotes->len; i++)
    json_builder_add_string_value (builder, passage->quotes->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_need (JsonBuilder *builder, const AccordLensNeed *need)
{
  json_builder_begin_object (builder);
  accord_trail_add_ways (builder, need->ways);
  set_id (builder, "need", need->need);
  accord_json_set_text (builder, "text", accord_record_get (need->need, "text"));
  accord_json_set_text (builder, "assessment", accord_record_get (need->need, "assessment"));
  accord_json_set_text (builder, "sections", accord_record_get (need->need, "sections"));
  json_builder_end_object (builder);
}

/**
 * accord_lens_to_json:
 *
 * Gives a lens as `accord lens --json` prints it: vocabulary, term (its label), id, parent (the label of the term above, or
 * ""), below (labels), heard and activities as accord_trail_to_json() gives them, passages (section, its id, strategy,
 * number, heading, quotes), needs (need, its id, text, assessment, sections), gaps (sentences) and more_by_words (whether
 * older records that only have the words are left out). Everything has how, any of direct, activity (heard at an activity
 * with them), words (has the term's words) and parent (marked with a term above).
 *
 * Returns: (transfer full): a JSON object
 */
JsonNode *
accord_lens_to_json (AccordLens *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_object (builder);
  accord_json_set_text (builder, "vocabulary", self->vocabulary);
  accord_json_set_text (builder, "term", self->trail->name);
  json_builder_set_member_name (builder, "id");
  json_builder_add_int_value (builder, self->trail->id);
  accord_json_set_text (builder, "parent", self->parent);
  add_texts (builder, "below", self->below);
  add_items (builder, "heard", self->trail->heard);
  add_items (builder, "activities", self->trail->activities);
  begin_list (builder, "passages");
  for (guint i = 0; i < self->passages->len; i++)
    add_passage (builder, g_ptr_array_index (self->passages, i));
  json_builder_end_array (builder);
  begin_list (builder, "needs");
  for (guint i = 0; i < self->needs->len; i++)
    add_need (builder, g_ptr_array_index (self->needs, i));
  json_builder_end_array (builder);
  add_texts (builder, "gaps", self->gaps);
  json_builder_set_member_name (builder, "more_by_words");
  json_builder_add_boolean_value (builder, self->is_cut);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}
