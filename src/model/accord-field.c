/* accord-field.c: what a person may fill in, described as data
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/accord-field.h"

#include <glib/gi18n.h>

/*
 * A form is a list of these, an edit names one of these, and a new column becomes editable by one more line here.
 * Table and column names come from here and from nowhere else when SQL is put together.
 */
static const AccordField FIELDS[] = {
  { "partnership", "name", N_("Name"), ACCORD_FIELD_TEXT, .required = TRUE },
  { "partnership", "established_on", N_("Established on"), ACCORD_FIELD_DAY },
  { "partnership", "minute", N_("Minute reference"), ACCORD_FIELD_TEXT },
  { "partnership", "threshold_level", N_("Involvement counts from"), ACCORD_FIELD_TERM, "level" },

  { "place", "name", N_("Name"), ACCORD_FIELD_TEXT, .required = TRUE },
  { "place", "kind", N_("Kind"), ACCORD_FIELD_TERM, "place_kind" },
  { "place", "parent_id", N_("Within"), ACCORD_FIELD_PLACE },
  { "place", "code", N_("Code"), ACCORD_FIELD_TEXT },
  { "place", "from_on", N_("From"), ACCORD_FIELD_DAY },
  { "place", "until_on", N_("Until"), ACCORD_FIELD_DAY },

  { "organisation", "name", N_("Name"), ACCORD_FIELD_TEXT, .required = TRUE },
  { "organisation", "short_name", N_("Short name"), ACCORD_FIELD_TEXT },
  { "organisation", "kind", N_("Kind"), ACCORD_FIELD_TERM, "organisation_kind" },
  { "organisation", "sector", N_("Sector"), ACCORD_FIELD_TERM, "sector" },
  { "organisation", "website", N_("Website"), ACCORD_FIELD_TEXT },
  { "organisation", "email", N_("E-mail"), ACCORD_FIELD_TEXT },
  { "organisation", "phone", N_("Telephone"), ACCORD_FIELD_TEXT },
  { "organisation", "from_on", N_("From"), ACCORD_FIELD_DAY },
  { "organisation", "until_on", N_("Until"), ACCORD_FIELD_DAY },
  { "organisation", "note", N_("Notes"), ACCORD_FIELD_LONG_TEXT },
  { "organisation", "organisation_alias", N_("Other spellings"), ACCORD_FIELD_WORDS, .column = "alias" },
  { "organisation", "organisation_place", N_("Places it covers"), ACCORD_FIELD_PLACES, .column = "place_id" },

  { "person", "name", N_("Name, where it may be held"), ACCORD_FIELD_TEXT },
  { "person", "post", N_("Post"), ACCORD_FIELD_TEXT },
  { "person", "organisation_id", N_("Organisation"), ACCORD_FIELD_ORGANISATION },
  { "person", "email", N_("E-mail"), ACCORD_FIELD_TEXT },
  { "person", "phone", N_("Telephone"), ACCORD_FIELD_TEXT },
  { "person", "basis", N_("Why it may be held"), ACCORD_FIELD_TEXT },

  { "organisation_relation", "kind", N_("Relation"), ACCORD_FIELD_TERM, "organisation_relation" },
  { "organisation_relation", "other_id", N_("Organisation"), ACCORD_FIELD_ORGANISATION },
  { "organisation_relation", "from_on", N_("From"), ACCORD_FIELD_DAY },
  { "organisation_relation", "until_on", N_("Until"), ACCORD_FIELD_DAY },
  { "organisation_relation", "note", N_("Notes"), ACCORD_FIELD_TEXT },

  { "seat", "number", N_("Seat number"), ACCORD_FIELD_TEXT },
  { "seat", "title", N_("Title"), ACCORD_FIELD_TEXT },
  { "seat", "sector", N_("Sector"), ACCORD_FIELD_TERM, "sector" },
  { "seat", "organisation_id", N_("Organisation"), ACCORD_FIELD_ORGANISATION },
  { "seat", "appointed_by", N_("Appointed by"), ACCORD_FIELD_TEXT },
  { "seat", "statutory_basis", N_("Statutory basis"), ACCORD_FIELD_TERM, "statutory_basis" },
  { "seat", "voting", N_("Voting"), ACCORD_FIELD_TERM, "voting" },
  { "seat", "quorum_class", N_("Counts for the quorum as"), ACCORD_FIELD_TERM, "quorum_class" },
  { "seat", "holder_kind", N_("To be held by"), ACCORD_FIELD_TERM, "holder_kind" },
  { "seat", "shared", N_("How many hold it"), ACCORD_FIELD_TERM, "seat_sharing", .required = TRUE },
  { "seat", "place_id", N_("Place"), ACCORD_FIELD_PLACE },
  { "seat", "from_on", N_("From"), ACCORD_FIELD_DAY },
  { "seat", "until_on", N_("Until"), ACCORD_FIELD_DAY },
  { "seat", "note", N_("Notes"), ACCORD_FIELD_LONG_TEXT },

  { "appointment", "post", N_("Post"), ACCORD_FIELD_TEXT },
  { "appointment", "person_id", N_("Person"), ACCORD_FIELD_PERSON },
  { "appointment", "organisation_id", N_("Organisation"), ACCORD_FIELD_ORGANISATION },
  { "appointment", "role", N_("Role"), ACCORD_FIELD_TERM, "appointment_role" },
  { "appointment", "holder_kind", N_("Kind of holder"), ACCORD_FIELD_TERM, "holder_kind" },
  { "appointment", "start", N_("Start"), ACCORD_FIELD_VAGUE_DATE },
  { "appointment", "end", N_("Term ends"), ACCORD_FIELD_VAGUE_DATE },
  { "appointment", "ended_on", N_("Ended on"), ACCORD_FIELD_DAY },
  { "appointment", "ended_reason", N_("Why it ended"), ACCORD_FIELD_TEXT },
  { "appointment", "minute", N_("Minute reference"), ACCORD_FIELD_TEXT },
  { "appointment", "note", N_("Notes"), ACCORD_FIELD_LONG_TEXT },

  { "declaration", "received", N_("Declaration received"), ACCORD_FIELD_TERM, "declaration_state" },
  { "declaration", "declared", N_("Declared on"), ACCORD_FIELD_VAGUE_DATE },
  { "declaration", "interest", N_("Interest"), ACCORD_FIELD_LONG_TEXT },
  { "declaration", "action", N_("Action taken"), ACCORD_FIELD_LONG_TEXT },
  { "declaration", "due_on", N_("Next one due on"), ACCORD_FIELD_DAY },

  { "joining_request", "organisation_id", N_("Organisation"), ACCORD_FIELD_ORGANISATION },
  { "joining_request", "applicant", N_("Who asks"), ACCORD_FIELD_TEXT },
  { "joining_request", "received_on", N_("Received on"), ACCORD_FIELD_DAY },
  { "joining_request", "sector", N_("Sector"), ACCORD_FIELD_TERM, "sector" },
  { "joining_request", "gap", N_("The gap it would fill"), ACCORD_FIELD_LONG_TEXT },
  { "joining_request", "state", N_("State"), ACCORD_FIELD_TERM, "joining_state" },
  { "joining_request", "decided_on", N_("Decided on"), ACCORD_FIELD_DAY },
  { "joining_request", "minute", N_("Minute reference"), ACCORD_FIELD_TEXT },
  { "joining_request", "answered_on", N_("Answer sent on"), ACCORD_FIELD_DAY },
  { "joining_request", "note", N_("Notes"), ACCORD_FIELD_LONG_TEXT },

  { "plan", "title", N_("Title"), ACCORD_FIELD_TEXT, .required = TRUE },
  { "plan", "plan_type", N_("Kind of plan"), ACCORD_FIELD_TERM, "plan_type" },
  { "plan", "owner", N_("Owner"), ACCORD_FIELD_TEXT },
  { "plan", "period_from", N_("From"), ACCORD_FIELD_DAY },
  { "plan", "period_until", N_("Until"), ACCORD_FIELD_DAY },
  { "plan", "state", N_("State"), ACCORD_FIELD_TERM, "plan_state" },
  { "plan", "approved_on", N_("Approved on"), ACCORD_FIELD_DAY },
  { "plan", "published_on", N_("Published on"), ACCORD_FIELD_DAY },
  { "plan", "address", N_("Published at"), ACCORD_FIELD_TEXT },
  { "plan", "note", N_("Notes"), ACCORD_FIELD_LONG_TEXT },

  { "section", "heading", N_("Heading"), ACCORD_FIELD_TEXT },
  { "section", "body", N_("Text"), ACCORD_FIELD_LONG_TEXT },
  { "section", "owner", N_("Owner"), ACCORD_FIELD_TEXT },
  { "section", "section_topic", N_("Topics"), ACCORD_FIELD_TERMS, "topic", "term_id" },

  { "activity", "ref", N_("Reference"), ACCORD_FIELD_TEXT },
  { "activity", "title", N_("What"), ACCORD_FIELD_TEXT },
  { "activity", "state", N_("State"), ACCORD_FIELD_TERM, "activity_state" },
  { "activity", "happened", N_("When"), ACCORD_FIELD_VAGUE_DATE },
  { "activity", "method", N_("Method"), ACCORD_FIELD_TERM, "method" },
  { "activity", "lead", N_("Who led"), ACCORD_FIELD_TEXT },
  { "activity", "lead_id", N_("Lead organisation"), ACCORD_FIELD_ORGANISATION },
  { "activity", "place_id", N_("Place"), ACCORD_FIELD_PLACE },
  { "activity", "place_text", N_("Where, in words"), ACCORD_FIELD_TEXT },
  { "activity", "reached", N_("Who was reached"), ACCORD_FIELD_TEXT },
  { "activity", "reach", N_("How many"), ACCORD_FIELD_VAGUE_COUNT },
  { "activity", "level", N_("Level of involvement"), ACCORD_FIELD_TERM, "level" },
  { "activity", "asked", N_("What was asked"), ACCORD_FIELD_LONG_TEXT },
  { "activity", "accessibility", N_("Accessibility offered"), ACCORD_FIELD_TEXT },
  { "activity", "consent_basis", N_("Consent or privacy notice"), ACCORD_FIELD_TEXT },
  { "activity", "sensitivity", N_("Sensitivity"), ACCORD_FIELD_TEXT },
  { "activity", "evidence", N_("Evidence (file name or address)"), ACCORD_FIELD_TEXT },
  { "activity", "note", N_("Notes"), ACCORD_FIELD_LONG_TEXT },
  { "activity", "activity_audience", N_("Audience"), ACCORD_FIELD_CODES, "audience", "audience" },
  { "activity", "activity_party", N_("Organisations that took part"), ACCORD_FIELD_ORGANISATIONS,
    .column = "organisation_id" },
  { "activity", "activity_group", N_("Groups"), ACCORD_FIELD_TERMS, "group", "term_id" },
  { "activity", "activity_condition", N_("Conditions"), ACCORD_FIELD_TERMS, "condition", "term_id" },
  { "activity", "activity_theme", N_("Themes"), ACCORD_FIELD_TERMS, "theme", "term_id" },
  { "activity", "activity_plan", N_("Serves only these strategies"), ACCORD_FIELD_PLANS, .column = "plan_id" },

  { "feedback", "text", N_("What was heard"), ACCORD_FIELD_LONG_TEXT },
  { "feedback", "said_by", N_("Who said it"), ACCORD_FIELD_TEXT },
  { "feedback", "organisation_id", N_("Organisation"), ACCORD_FIELD_ORGANISATION },
  { "feedback", "stance", N_("Position"), ACCORD_FIELD_TERM, "stance" },
  { "feedback", "response", N_("Response"), ACCORD_FIELD_TERM, "response" },
  { "feedback", "response_text", N_("What we did"), ACCORD_FIELD_LONG_TEXT },
  { "feedback", "responded_on", N_("Answered on"), ACCORD_FIELD_DAY },
  { "feedback", "fed_back", N_("Told them"), ACCORD_FIELD_VAGUE_DATE },
  { "feedback", "fed_back_how", N_("How they were told"), ACCORD_FIELD_TEXT },
  { "feedback", "feedback_term", N_("Themes"), ACCORD_FIELD_TERMS, "theme", "term_id" },

  { "approval", "organisation_id", N_("Body"), ACCORD_FIELD_ORGANISATION },
  { "approval", "asked_on", N_("Asked on"), ACCORD_FIELD_DAY },
  { "approval", "answer", N_("Answer"), ACCORD_FIELD_TERM, "approval_answer" },
  { "approval", "answered_on", N_("Answered on"), ACCORD_FIELD_DAY },
  { "approval", "minute", N_("Minute reference"), ACCORD_FIELD_TEXT },
  { "approval", "note", N_("Notes"), ACCORD_FIELD_LONG_TEXT },

  { "dispatch", "organisation_id", N_("Body"), ACCORD_FIELD_ORGANISATION },
  { "dispatch", "sent_on", N_("Sent on"), ACCORD_FIELD_DAY },
  { "dispatch", "how", N_("How it was sent"), ACCORD_FIELD_TEXT },
  { "dispatch", "note", N_("Notes"), ACCORD_FIELD_LONG_TEXT },

  { "plan_document", "kind", N_("Kind"), ACCORD_FIELD_TERM, "document_kind" },
  { "plan_document", "title", N_("Title"), ACCORD_FIELD_TEXT },
  { "plan_document", "address", N_("Address"), ACCORD_FIELD_TEXT },
  { "plan_document", "dated_on", N_("Dated"), ACCORD_FIELD_DAY },
  { "plan_document", "note", N_("Notes"), ACCORD_FIELD_LONG_TEXT },

  { "plan_response", "organisation_id", N_("Body"), ACCORD_FIELD_ORGANISATION },
  { "plan_response", "outcome", N_("What it does"), ACCORD_FIELD_TERM, "plan_response" },
  { "plan_response", "decided_on", N_("Decided on"), ACCORD_FIELD_DAY },
  { "plan_response", "minute", N_("Minute reference"), ACCORD_FIELD_TEXT },
  { "plan_response", "address", N_("Published at"), ACCORD_FIELD_TEXT },
  { "plan_response", "note", N_("Notes"), ACCORD_FIELD_LONG_TEXT },

  { "evidence_link", "quote", N_("Words of the strategy"), ACCORD_FIELD_LONG_TEXT },
  { "evidence_link", "note", N_("Note"), ACCORD_FIELD_LONG_TEXT },
  { "evidence_link", "confirmed_on", N_("Confirmed on"), ACCORD_FIELD_DAY },
  { "evidence_link", "confirmed_by", N_("Confirmed by"), ACCORD_FIELD_TEXT },
  { "evidence_link", "confirmed_why", N_("Why it still holds"), ACCORD_FIELD_TEXT },

  { "assessment", "title", N_("Title"), ACCORD_FIELD_TEXT, .required = TRUE },
  { "assessment", "organisation_id", N_("Whose assessment"), ACCORD_FIELD_ORGANISATION },
  { "assessment", "received_on", N_("Received on"), ACCORD_FIELD_DAY },
  { "assessment", "address", N_("Published at"), ACCORD_FIELD_TEXT },
  { "assessment", "note", N_("Notes"), ACCORD_FIELD_LONG_TEXT },

  { "need", "text", N_("Need"), ACCORD_FIELD_TEXT, .required = TRUE },
  { "need", "note", N_("Notes"), ACCORD_FIELD_LONG_TEXT },

  { "need_section", "function_of", N_("Whose functions meet it"), ACCORD_FIELD_TERM, "function_of" },
  { "need_section", "note", N_("How it is met"), ACCORD_FIELD_LONG_TEXT },

  { "meeting", "title", N_("Meeting"), ACCORD_FIELD_TEXT },
  { "meeting", "held_on", N_("Date"), ACCORD_FIELD_DAY },
  { "meeting", "starts_at", N_("Starts at"), ACCORD_FIELD_TIME },
  { "meeting", "ends_at", N_("Ends at"), ACCORD_FIELD_TIME },
  { "meeting", "kind", N_("Kind"), ACCORD_FIELD_TERM, "meeting_kind" },
  { "meeting", "place", N_("Place, or how to join"), ACCORD_FIELD_TEXT },
  { "meeting", "state", N_("State"), ACCORD_FIELD_TERM, "meeting_state", .required = TRUE },
  { "meeting", "is_public", N_("In public"), ACCORD_FIELD_TERM, "yes_no" },
  { "meeting", "papers", N_("Papers (address)"), ACCORD_FIELD_TEXT },
  { "meeting", "minutes", N_("Minutes (address)"), ACCORD_FIELD_TEXT },
  { "meeting", "note", N_("Notes"), ACCORD_FIELD_LONG_TEXT },

  { "attendance", "who", N_("Post"), ACCORD_FIELD_TEXT },
  { "attendance", "state", N_("Attendance"), ACCORD_FIELD_TERM, "attendance_state" },
  { "attendance", "note", N_("Notes"), ACCORD_FIELD_LONG_TEXT },

  { "agenda_item", "title", N_("Item"), ACCORD_FIELD_TEXT },
  { "agenda_item", "lead", N_("Lead"), ACCORD_FIELD_TEXT },
  { "agenda_item", "paper", N_("Paper (address)"), ACCORD_FIELD_TEXT },
  { "agenda_item", "note", N_("Notes"), ACCORD_FIELD_LONG_TEXT },

  { "decision", "text", N_("What was decided"), ACCORD_FIELD_LONG_TEXT },
  { "decision", "topic", N_("Topic"), ACCORD_FIELD_TERM, "decision_topic" },
  { "decision", "plan_id", N_("Strategy that it is about"), ACCORD_FIELD_PLAN },
  { "decision", "assessment_id", N_("Needs assessment that it answers"), ACCORD_FIELD_ASSESSMENT },
  { "decision", "decided_on", N_("Decided on, when not at the meeting"), ACCORD_FIELD_DAY },
  { "decision", "edition", N_("Edition that was considered"), ACCORD_FIELD_TEXT },
  { "decision", "outcome", N_("Outcome of a review"), ACCORD_FIELD_TERM, "decision_outcome" },
  { "decision", "minute", N_("Minute reference"), ACCORD_FIELD_TEXT },
  { "decision", "note", N_("Notes"), ACCORD_FIELD_LONG_TEXT },

  { "action_item", "text", N_("What is to be done"), ACCORD_FIELD_LONG_TEXT },
  { "action_item", "owner", N_("Owner (a post)"), ACCORD_FIELD_TEXT },
  { "action_item", "organisation_id", N_("Organisation"), ACCORD_FIELD_ORGANISATION },
  { "action_item", "due_on", N_("Due on"), ACCORD_FIELD_DAY },
  { "action_item", "done_on", N_("Done on"), ACCORD_FIELD_DAY },
  { "action_item", "note", N_("Notes"), ACCORD_FIELD_LONG_TEXT },

  { "terms_of_reference", "title", N_("Title"), ACCORD_FIELD_TEXT },
  { "terms_of_reference", "from_on", N_("In force from"), ACCORD_FIELD_DAY },
  { "terms_of_reference", "until_on", N_("In force until"), ACCORD_FIELD_DAY },
  { "terms_of_reference", "decision_rule", N_("How decisions are taken"), ACCORD_FIELD_LONG_TEXT },
  { "terms_of_reference", "adopted_on", N_("Adopted on"), ACCORD_FIELD_DAY },
  { "terms_of_reference", "minute", N_("Minute reference"), ACCORD_FIELD_TEXT },
  { "terms_of_reference", "review_due_on", N_("Review due on"), ACCORD_FIELD_DAY },
  { "terms_of_reference", "address", N_("Published at"), ACCORD_FIELD_TEXT },
  { "terms_of_reference", "note", N_("Notes"), ACCORD_FIELD_LONG_TEXT },
};

static const struct
{
  const char *table;
  const char *noun;
} NOUNS[] = {
  { "partnership", N_("Partnership") },   { "place", N_("Place") },
  { "organisation", N_("Organisation") }, { "seat", N_("Seat") },
  { "appointment", N_("Appointment") },   { "declaration", N_("Declaration of interest") },
  { "plan", N_("Strategy") },             { "section", N_("Section") },
  { "activity", N_("Activity") },         { "feedback", N_("Feedback") },
  { "evidence_link", N_("Link") },        { "finding_note", N_("Check") },
  { "assessment", N_("Assessment") },     { "need", N_("Need") },
  { "need_section", N_("Need met") },     { "approval", N_("Approval") },
  { "dispatch", N_("Copy sent") },        { "plan_version", N_("Version") },
  { "meeting", N_("Meeting") },           { "attendance", N_("Attendance") },
  { "agenda_item", N_("Agenda item") },   { "decision", N_("Decision") },
  { "action_item", N_("Action") },        { "terms_of_reference", N_("Terms of reference") },
  { "person", N_("Person") },             { "joining_request", N_("Request") },
  { "organisation_relation", N_("Relation") }, { "chase", N_("Reminder") },
  { "activity_party", N_("Taking part") }, { "organisation_alias", N_("Other spelling") },
  { "organisation_place", N_("Place covered") },
  { "plan_document", N_("Document") },    { "plan_response", N_("Response of a body") },
  { "highlight", N_("Coded words") },
};

/**
 * accord_field_find:
 * @table: a table of the model
 * @name: a field's name
 *
 * Returns: (transfer none) (nullable): the field. Any thread.
 */
const AccordField *
accord_field_find (const char *table, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (FIELDS); i++)
    if (g_str_equal (FIELDS[i].table, table) && g_str_equal (FIELDS[i].name, name))
      return &FIELDS[i];
  return NULL;
}

/**
 * accord_field_is_link:
 *
 * Returns: whether the field's values are rows of a table of links
 */
gboolean
accord_field_is_link (const AccordField *field)
{
  return field->column != NULL;
}

/**
 * accord_field_table_noun:
 * @table: a table of the model
 *
 * Returns: (transfer none): what one of its records is called, translated
 */
const char *
accord_field_table_noun (const char *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (NOUNS); i++)
    if (g_str_equal (NOUNS[i].table, table))
      return _(NOUNS[i].noun);
  g_return_val_if_reached (table);
}
