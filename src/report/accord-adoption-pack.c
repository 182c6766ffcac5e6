/* accord-adoption-pack.c: what was adopted, and what it stood on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <string.h>

#include "base/accord-vague-date.h"
#include "engagement/accord-heard-rows.h"
#include "model/accord-vocabulary.h"
#include "plans/accord-plan-version.h"
#include "report/accord-paper-private.h"
#include "report/accord-prose-blocks.h"

/* The text that is signed: the newest frozen version, or the text as it stands when none is frozen. */
typedef struct
{
  AccordRecord *plan;
  AccordRecord *version;
  AccordPlanContent *content;
  char *sha256;
  char day[11];
} Adopted;

static void
adopted_clear (Adopted *self)
{
  g_clear_object (&self->plan);
  g_clear_object (&self->version);
  g_clear_pointer (&self->content, accord_plan_content_unref);
  g_clear_pointer (&self->sha256, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Adopted, adopted_clear)

static gboolean
find_version (AccordConnection *connection, Adopted *self, GError **error)
{
  g_autoptr (GPtrArray) versions
      = accord_record_read_all (connection, "plan_version", "plan_id", accord_record_get_id (self->plan), error);

  for (guint i = 0; versions != NULL && i < versions->len; i++)
    if (self->version == NULL ||
        accord_record_get_int (versions->pdata[i], "number") > accord_record_get_int (self->version, "number"))
      g_set_object (&self->version, versions->pdata[i]);
  return versions != NULL;
}

static gboolean
read_adopted (AccordConnection *connection, Adopted *self, gint64 plan, GError **error)
{
  g_autofree char *json = NULL;
  const char *day;

  self->plan = accord_record_read (connection, "plan", plan, error);
  if (self->plan == NULL || !find_version (connection, self, error))
    return FALSE;
  self->content = self->version != NULL
                      ? accord_plan_version_read_content (connection, accord_record_get_id (self->version), error)
                      : accord_plan_content_read (connection, plan, error);
  if (self->content == NULL)
    return FALSE;
  json = self->version == NULL ? accord_plan_content_to_json (self->content) : NULL;
  self->sha256 = json != NULL ? g_compute_checksum_for_string (G_CHECKSUM_SHA256, json, -1)
                              : g_strdup (accord_record_get (self->version, "sha256"));

  /* Who was a member when it was adopted; until it is, when it was frozen, or today. */
  day = accord_record_get (self->plan, "approved_on");
  if (*day == '\0' && self->version != NULL)
    day = accord_record_get (self->version, "frozen_at");
  if (*day != '\0')
    g_strlcpy (self->day, day, sizeof self->day);
  else
    accord_day_today (self->day);
  return TRUE;
}

static void
add_opening (AccordDocument *document, const Adopted *adopted)
{
  accord_document_begin_facts (document);
  accord_paper_add_fact (document, _("Strategy"), accord_record_get (adopted->plan, "title"));
  accord_paper_add_day (document, _("Approved on"), accord_record_get (adopted->plan, "approved_on"));
  if (adopted->version != NULL)
    {
      accord_paper_add_number (document, _("Version"), (guint) accord_record_get_int (adopted->version, "number"));
      accord_paper_add_fact (document, _("Called"), accord_record_get (adopted->version, "label"));
      accord_paper_add_fact (document, _("Frozen at"), accord_record_get (adopted->version, "frozen_at"));
      accord_paper_add_fact (document, _("Frozen by"), accord_record_get (adopted->version, "author"));
    }
  accord_paper_add_fact (document, _("SHA-256"), adopted->sha256);
  accord_document_end (document);
  if (adopted->version == NULL)
    accord_document_add_status (document, ACCORD_MARK_NONE, _("Not frozen"),
                                accord_spans_new (_("this is the text as it stands today. Freeze a version before it is "
                                                    "put to the partnership, so that what is signed is what was read.")));
}

/* --- approvals and attendance --- */

static gboolean
add_approvals (AccordConnection *connection, AccordDocument *document, const Adopted *adopted, GError **error)
{
  g_autoptr (GPtrArray) approvals
      = adopted->version != NULL
            ? accord_record_read_all (connection, "approval", "version_id", accord_record_get_id (adopted->version), error)
            : g_ptr_array_new ();
  g_autoptr (AccordVocabulary) answers
      = approvals != NULL ? accord_vocabulary_load (connection, "approval_answer", error) : NULL;

  if (answers == NULL)
    return FALSE;
  if (approvals->len == 0)
    return TRUE;
  accord_document_add_heading (document, 2, _("Who was asked to approve it"));
  accord_document_begin_table (document, NULL, ACCORD_TABLE_HEADER_COLUMN);
  accord_document_add_column (document, accord_spans_new (_("Organisation")), 4, ACCORD_ALIGN_START);
  accord_document_add_column (document, accord_spans_new (_("Answer")), 3, ACCORD_ALIGN_START);
  accord_document_add_column (document, accord_spans_new (_("On")), 2, ACCORD_ALIGN_START);
  accord_document_add_column (document, accord_spans_new (_("Minute")), 3, ACCORD_ALIGN_START);
  for (guint i = 0; i < approvals->len; i++)
    {
      AccordRecord *approval = g_ptr_array_index (approvals, i);
      g_autoptr (AccordRecord) body
          = accord_record_read (connection, "organisation", accord_record_get_int (approval, "organisation_id"), NULL);
      g_autofree char *day = accord_day_format (accord_record_get (approval, "answered_on"));
      const char *answer = accord_record_get (approval, "answer");

      accord_document_add_cell_text (document, body != NULL ? accord_record_get (body, "name") : "");
      accord_document_add_cell_text (document, *answer != '\0' ? accord_vocabulary_get_label (answers, answer)
                                                               : _("No answer is recorded yet"));
      accord_document_add_cell_text (document, day);
      accord_document_add_cell_text (document, accord_record_get (approval, "minute"));
    }
  accord_document_end (document);
  return TRUE;
}

/* The last meeting that was held with the strategy on its agenda, or that decided on it. */
static gboolean
find_meeting (AccordConnection *connection, const char *table, gint64 plan, AccordRecord **latest, GError **error)
{
  g_autoptr (GPtrArray) items = accord_record_read_all (connection, table, "plan_id", plan, error);

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      gint64 id = accord_record_get_int (items->pdata[i], "meeting_id");
      g_autoptr (AccordRecord) meeting = id != 0 ? accord_record_read (connection, "meeting", id, NULL) : NULL;

      if (meeting != NULL && g_str_equal (accord_record_get (meeting, "state"), "held") &&
          (*latest == NULL || strcmp (accord_record_get (meeting, "held_on"), accord_record_get (*latest, "held_on")) > 0))
        g_set_object (latest, meeting);
    }
  return items != NULL;
}

static gboolean
add_attendance (AccordConnection *connection, AccordDocument *document, gint64 plan, GError **error)
{
  g_autoptr (AccordRecord) meeting = NULL;
  g_autofree char *day = NULL;
  g_autofree char *where = NULL;

  if (!find_meeting (connection, "decision", plan, &meeting, error) ||
      !find_meeting (connection, "agenda_item", plan, &meeting, error))
    return FALSE;
  accord_document_add_heading (document, 2, _("Attendance"));
  if (meeting == NULL)
    {
      accord_document_add_text (document, _("No meeting that was held had this strategy on its agenda."));
      return TRUE;
    }
  day = accord_day_format (accord_record_get (meeting, "held_on"));
  /* Translators: a meeting and its day. */
  where = g_strdup_printf (_("%s, %s"), accord_record_get (meeting, "title"), day);
  accord_document_add_text (document, where);
  return accord_paper_add_attendance (connection, document, meeting, error);
}

/* --- evidence and text --- */

static gboolean
add_evidence (AccordConnection *connection, AccordDocument *document, gint64 plan, GError **error)
{
  g_autoptr (GPtrArray) links = accord_heard_rows_of_plan (connection, plan, error);
  g_autoptr (GHashTable) listed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (links == NULL)
    return FALSE;
  accord_document_add_heading (document, 2, _("List of evidence"));
  if (links->len == 0)
    {
      accord_document_add_text (document, _("Nothing that was heard is linked to the strategy yet."));
      return TRUE;
    }
  accord_document_begin_table (document, NULL, ACCORD_TABLE_PLAIN);
  accord_document_add_column (document, accord_spans_new (_("Section")), 3, ACCORD_ALIGN_START);
  accord_document_add_column (document, accord_spans_new (_("Activity")), 4, ACCORD_ALIGN_START);
  accord_document_add_column (document, accord_spans_new (_("Evidence")), 3, ACCORD_ALIGN_START);
  for (guint i = 0; i < links->len; i++)
    {
      g_autofree char *activity = accord_paper_describe_activity (links->pdata[i]);
      const char *section = accord_record_get (links->pdata[i], "section");
      const char *evidence = accord_record_get (links->pdata[i], "evidence");

      /* Several things that were heard may be in one file. */
      if (!g_hash_table_add (listed, g_strjoin ("\n", section, activity, evidence, NULL)))
        continue;
      accord_document_add_cell_text (document, section);
      accord_document_add_cell_text (document, activity);
      accord_document_add_cell (document, accord_paper_link (evidence));
    }
  accord_document_end (document);
  return TRUE;
}

static void
add_text (AccordDocument *document, const AccordPlanContent *content)
{
  accord_document_add_page_break (document);
  accord_document_add_heading (document, 2, _("The text"));
  for (guint i = 0; i < accord_plan_content_get_n_sections (content); i++)
    {
      const AccordPlanSection *section = accord_plan_content_get_section (content, i);
      g_autoptr (AccordProse) prose = accord_prose_parse (section->body);
      g_autofree char *heading = g_strdup_printf ("%s  %s", section->number, section->heading);
      guint level = MIN (section->depth + 3, 4);

      accord_document_add_heading (document, level, heading);
      accord_document_add_prose (document, prose, level, 0);
    }
}

/**
 * accord_adoption_pack_write:
 * @connection: the token
 * @options: the subject is a strategy; whether people are named
 *
 * Returns: (transfer full): the frozen text with its fingerprint, who the members were, who came, what it rests on and what
 *   is recorded for each requirement
 */
AccordDocument *
accord_adoption_pack_write (AccordConnection *connection, const AccordReportOptions *options, GError **error)
{
  g_auto (Adopted) adopted = { 0 };
  g_autoptr (AccordDocument) document = NULL;
  g_autofree char *title = NULL;

  if (!read_adopted (connection, &adopted, options->subject, error))
    return NULL;
  /* Translators: the title of a document; %s is a strategy. */
  title = g_strdup_printf (_("%s: adoption pack"), accord_record_get (adopted.plan, "title"));
  document = accord_paper_begin (connection, options, title, _("Adoption pack"), error);
  if (document == NULL)
    return NULL;
  accord_document_set_contents (document, TRUE);
  add_opening (document, &adopted);
  accord_document_add_heading (document, 2, _("Membership"));
  if (!accord_paper_add_membership (connection, document, adopted.day, options, 3, error) ||
      !add_approvals (connection, document, &adopted, error) ||
      !add_attendance (connection, document, options->subject, error) ||
      !accord_paper_add_checks (connection, document, options->subject, FALSE, error) ||
      !add_evidence (connection, document, options->subject, error))
    return NULL;
  add_text (document, adopted.content);
  return g_steal_pointer (&document);
}
