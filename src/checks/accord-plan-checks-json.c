/* accord-plan-checks-json.c: findings, for scripts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <json-glib/json-glib.h>

#include "checks/accord-evaluator.h"
#include "model/accord-json.h"

static void
begin_list (JsonBuilder *builder, const char *member)
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_array (builder);
}

static void
add_record (JsonBuilder *builder, const AccordFindingRecord *record)
{
  json_builder_begin_object (builder);
  accord_json_set_text (builder, "table", record->table);
  json_builder_set_member_name (builder, "id");
  json_builder_add_int_value (builder, record->id);
  accord_json_set_text (builder, "title", record->title);
  accord_json_set_text (builder, "when", record->when);
  json_builder_end_object (builder);
}

static void
add_part (JsonBuilder *builder, const AccordFindingPart *part)
{
  json_builder_begin_object (builder);
  accord_json_set_text (builder, "name", part->name);
  accord_json_set_text (builder, "state", accord_finding_state_get_code (part->state));
  begin_list (builder, "missing");
  for (guint i = 0; i < part->missing->len; i++)
    json_builder_add_string_value (builder, ((AccordFindingMissing *) g_ptr_array_index (part->missing, i))->key);
  json_builder_end_array (builder);
  begin_list (builder, "missing_words");
  if (part->text != NULL)
    json_builder_add_string_value (builder, part->text);
  for (guint i = 0; part->text == NULL && i < part->missing->len; i++)
    json_builder_add_string_value (builder, ((AccordFindingMissing *) g_ptr_array_index (part->missing, i))->text);
  json_builder_end_array (builder);
  begin_list (builder, "records");
  for (guint i = 0; i < part->records->len; i++)
    add_record (builder, g_ptr_array_index (part->records, i));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "more_records");
  json_builder_add_boolean_value (builder, part->more);
  json_builder_end_object (builder);
}

static void
add_source (JsonBuilder *builder, const AccordRule *rule)
{
  json_builder_set_member_name (builder, "source");
  json_builder_begin_object (builder);
  accord_json_set_text (builder, "title", rule->source_title);
  accord_json_set_text (builder, "address", rule->source_address);
  accord_json_set_text (builder, "confidence", rule->source_confidence);
  json_builder_end_object (builder);
}

static void
add_note (JsonBuilder *builder, const AccordFindingNote *note)
{
  json_builder_set_member_name (builder, "note");
  if (note == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  accord_json_set_text (builder, "state", accord_finding_state_get_code (note->state));
  accord_json_set_text (builder, "reason", note->reason);
  accord_json_set_text (builder, "author", note->author);
  accord_json_set_text (builder, "noted_on", note->noted_on);
  json_builder_end_object (builder);
}

static void
add_finding (JsonBuilder *builder, const AccordFinding *finding)
{
  const AccordRule *rule = finding->rule;

  json_builder_begin_object (builder);
  accord_json_set_text (builder, "requirement", rule->id);
  accord_json_set_text (builder, "title", rule->title);
  accord_json_set_text (builder, "strength", rule->strength);
  accord_json_set_text (builder, "strength_label", rule->strength_label);
  add_source (builder, rule);
  accord_json_set_text (builder, "state", accord_finding_state_get_code (finding->state));
  accord_json_set_text (builder, "evidence", accord_finding_state_get_code (finding->evidence));
  add_note (builder, finding->note);
  accord_json_set_text (builder, "advice", finding->advice);
  begin_list (builder, "parts");
  for (guint i = 0; i < finding->parts->len; i++)
    add_part (builder, g_ptr_array_index (finding->parts, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/**
 * accord_plan_checks_to_json:
 *
 * Gives a plan's findings as `accord check --json` prints them: title, state, approved_on, rule_pack, flagged (ids), and
 * findings (requirement, title, strength, strength_label, source, state, evidence: the state without a person's word,
 * note, advice, and parts: name, state, missing as the keys of the test and in words, records, and whether there are more).
 *
 * Returns: (transfer full): a JSON object
 */
JsonNode *
accord_plan_checks_to_json (AccordPlanChecks *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_object (builder);
  accord_json_set_text (builder, "title", self->title);
  accord_json_set_text (builder, "state", self->state);
  accord_json_set_text (builder, "approved_on", self->approved_on);
  accord_json_set_text (builder, "rule_pack", self->pack != NULL ? self->pack->id : "");
  begin_list (builder, "flagged");
  for (guint i = 0; self->flagged[i] != NULL; i++)
    json_builder_add_string_value (builder, self->flagged[i]);
  json_builder_end_array (builder);
  begin_list (builder, "findings");
  for (guint i = 0; i < self->findings->len; i++)
    add_finding (builder, g_ptr_array_index (self->findings, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}
