/* test-comments.c: a Word document comes back, and what was remarked in it is heard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "base/accord-error.h"
#include "engagement/accord-import-batch.h"
#include "engagement/accord-trail.h"
#include "exchange/accord-comments.h"
#include "import-support.h"
#include "model/accord-record.h"
#include "workbook.h"

#define REL "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define W " xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
#define RUN(text) "<w:r><w:t xml:space='preserve'>" text "</w:t></w:r>"
#define HEADING(text) "<w:p><w:pPr><w:pStyle w:val='berschrift1'/></w:pPr>" RUN (text) "</w:p>"
#define COMMENT(id, author, text) \
  "<w:comment w:id='" id "' w:author='" author "' w:date='2026-11-19T09:30:00Z'><w:p>" RUN (text) "</w:p></w:comment>"

static const char STRATEGY[] = "---\ntitle: Our strategy\n---\n\n# Our purpose\n\nWe join up **care** for everybody.\n\n"
                               "# How we listen\n\nWe ask, and we answer in public.\n";

/* A Word in another language names its styles in it. */
static const char STYLES[] = "<w:styles" W "><w:style w:styleId='berschrift1'><w:name w:val='heading 1'/></w:style></w:styles>";

static const char COMMENTS[]
    = "<w:comments" W ">" COMMENT ("1", "Policy &amp; plans", "Say for whom.") COMMENT ("2", "Reader", "Which heading?")
          COMMENT ("3", "Reader", "Nobody anchored this.") "</w:comments>";

static GBytes *
pack (const char *body)
{
  g_autofree char *document = g_strconcat ("<w:document" W "><w:body>", body, "</w:body></w:document>", NULL);

  return workbook_new ("_rels/.rels",
                       "<Relationships><Relationship Id='r' Type='" REL "/officeDocument' Target='word/document2.xml'/>"
                       "</Relationships>",
                       "xl/workbook.xml", NULL, "xl/_rels/workbook.xml.rels", NULL, "word/document2.xml", document,
                       "word/_rels/document2.xml.rels",
                       "<Relationships><Relationship Id='a' Type='" REL "/comments' Target='comments.xml'/>"
                       "<Relationship Id='b' Type='" REL "/styles' Target='styles.xml'/></Relationships>",
                       "word/comments.xml", COMMENTS, "word/styles.xml", STYLES, NULL);
}

static AccordReturned *
read_body (const char *body)
{
  g_autoptr (GBytes) bytes = pack (body);
  g_autoptr (GError) error = NULL;
  AccordReturned *returned = accord_returned_read_bytes (bytes, NULL, &error);

  g_assert_no_error (error);
  return returned;
}

static const AccordRemark *
get_remark (const AccordReturned *returned, guint index)
{
  g_assert_cmpuint (returned->remarks->len, >, index);
  return returned->remarks->pdata[index];
}

/* --- reading --- */

static void
test_comment (void)
{
  g_autoptr (AccordReturned) returned = read_body (
      HEADING ("Our purpose") "<w:p>" RUN ("We ") "<w:commentRangeStart w:id='1'/>" RUN ("join up ") RUN ("care")
          "<w:commentRangeEnd w:id='1'/><w:r><w:commentReference w:id='1'/></w:r>" RUN (" for everybody.") "</w:p>");
  const AccordRemark *remark = get_remark (returned, 0);

  g_assert_cmpuint (returned->remarks->len, ==, 1);
  g_assert_cmpstr (remark->author, ==, "Policy & plans");
  g_assert_cmpstr (remark->day, ==, "2026-11-19");
  g_assert_cmpstr (remark->heading, ==, "Our purpose");
  g_assert_cmpstr (remark->words, ==, "join up care");
  g_assert_cmpstr (remark->comment, ==, "Say for whom.");
}

/* Word cuts what one person changed into pieces, and leaves out of the text what was put in. */
static void
test_changes (void)
{
  g_autoptr (AccordReturned) returned = read_body (
      HEADING ("How we listen") "<w:p>" RUN ("We ask, and ")
          "<w:del w:author='Reader' w:date='2026-11-20T08:00:00Z'><w:r><w:delText>we </w:delText></w:r></w:del>"
          "<w:del w:author='Reader' w:date='2026-11-20T08:00:00Z'><w:r><w:delText>answer</w:delText></w:r></w:del>"
          "<w:ins w:author='Reader' w:date='2026-11-20T08:00:00Z'>" RUN ("reply") "</w:ins>" RUN (" in public")
          "<w:ins w:author='Other' w:date='soon'>" RUN (" and soon") "</w:ins>" RUN (".")
          "<w:del w:author='Other'><w:r><w:delText>Really.</w:delText></w:r></w:del></w:p>"
          "<w:p><w:pPr><w:rPr><w:ins w:author='Other'/></w:rPr></w:pPr></w:p>");
  const AccordRemark *replaced = get_remark (returned, 0);
  const AccordRemark *added = get_remark (returned, 1);
  const AccordRemark *removed = get_remark (returned, 2);

  g_assert_cmpuint (returned->remarks->len, ==, 3);
  g_assert_null (replaced->comment);
  g_assert_cmpstr (replaced->author, ==, "Reader");
  g_assert_cmpstr (replaced->day, ==, "2026-11-20");
  g_assert_cmpstr (replaced->deleted, ==, "we answer");
  g_assert_cmpstr (replaced->inserted, ==, "reply");
  g_assert_cmpstr (added->author, ==, "Other");
  g_assert_cmpstr (added->day, ==, "");
  g_assert_cmpstr (added->deleted, ==, "");
  g_assert_cmpstr (added->inserted, ==, "and soon");
  g_assert_cmpstr (added->words, ==, "We ask, and we answer in public");
  g_assert_cmpstr (removed->deleted, ==, "Really.");
}

/* What a text box holds for older programs as well is read once. */
static void
test_fallback (void)
{
  g_autoptr (AccordReturned) returned = read_body (
      "<w:p><w:ins w:author='A'>" RUN ("once") "</w:ins><mc:AlternateContent xmlns:mc='m'><mc:Fallback><w:p>"
          "<w:ins w:author='B'>" RUN ("twice") "</w:ins></w:p></mc:Fallback></mc:AlternateContent></w:p>");

  g_assert_cmpuint (returned->remarks->len, ==, 1);
  g_assert_cmpstr (get_remark (returned, 0)->inserted, ==, "once");
}

/* --- matching and storing --- */

static gint64
find_section (ImportFixture *fixture, const char *heading)
{
  g_autofree char *id = import_value (fixture, "section", "heading", heading, "id");

  return g_ascii_strtoll (id, NULL, 10);
}

static void
set_up (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (AccordImportPlan) plan = NULL;

  import_fixture_set_up (fixture, data);
  plan = import_text (fixture, ACCORD_IMPORT_STRATEGY, STRATEGY);
  import_apply (fixture, plan);
}

/* The first section is called otherwise now, and is known by its name; the second lost its name, and is known by its words. */
static AccordComments *
match (ImportFixture *fixture)
{
  g_autoptr (AccordReturned) returned = NULL;
  g_autofree char *body = g_strdup_printf (
      "<w:p><w:pPr><w:pStyle w:val='berschrift1'/></w:pPr><w:bookmarkStart w:id='0' w:name='_accord_section_%" G_GINT64_FORMAT
      "'/>" RUN ("What we are for") "<w:bookmarkEnd w:id='0'/></w:p><w:p>" RUN ("We ")
      "<w:commentRangeStart w:id='1'/>" RUN ("join up care") "<w:commentRangeEnd w:id='1'/><w:r><w:commentReference w:id='1'/>"
      "</w:r>" RUN (" for everybody.") "</w:p>" HEADING ("2  How we  LISTEN")
      "<w:p>" RUN ("We ask, and ") "<w:del w:author='R'><w:r><w:delText>we answer</w:delText></w:r></w:del> </w:p>"
      HEADING ("Of our own") "<w:p><w:commentRangeStart w:id='2'/>" RUN ("New words") "<w:commentRangeEnd w:id='2'/></w:p>",
      find_section (fixture, "Our purpose"));

  returned = read_body (body);
  return accord_test_run (fixture->partnership, accord_comments_match (returned, 0));
}

static void
test_match (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (AccordComments) comments = match (fixture);
  const AccordComment *first = comments->comments->pdata[0];
  const AccordComment *second = comments->comments->pdata[1];
  const AccordComment *third = comments->comments->pdata[2];

  g_assert_cmpuint (comments->comments->len, ==, 3);
  g_assert_cmpstr (comments->title, ==, "Our strategy");
  g_assert_cmpint (first->section, ==, find_section (fixture, "Our purpose"));
  g_assert_cmpstr (first->heading, ==, "1  Our purpose");
  g_assert_cmpstr (first->quote, ==, "join up care");
  g_assert_cmpstr (first->text, ==, "Say for whom.");
  g_assert_cmpint (second->section, ==, find_section (fixture, "How we listen"));
  g_assert_cmpstr (second->text, ==, "Leave out “we answer”");
  g_assert_cmpstr (second->quote, ==, "we answer");
  /* Under a heading of the partner's own it stays with the section above. */
  g_assert_cmpint (third->section, ==, find_section (fixture, "Our purpose"));
  g_assert_cmpstr (third->quote, ==, "");
  g_assert_cmpstr (third->text, ==, "On “New words”: Which heading?");
}

static gint64
store (ImportFixture *fixture, AccordComments *comments, gint64 body)
{
  g_autofree gint64 *activity = accord_test_run (fixture->partnership, accord_comments_store (comments, body));

  return *activity;
}

static void
test_store (ImportFixture *fixture, gconstpointer data)
{
  gint64 body = accord_test_add (fixture->partnership, "organisation", "name", "Norwold County Council", NULL);
  g_autofree char *before = import_dump (fixture);
  g_autoptr (AccordComments) comments = match (fixture);
  g_autoptr (GPtrArray) feedback = NULL;
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (GPtrArray) batches = NULL;
  g_autofree char *title = NULL;
  g_autofree char *after = NULL;

  ((AccordComment *) comments->comments->pdata[2])->is_left_out = TRUE;
  store (fixture, comments, body);
  feedback = accord_test_run (fixture->partnership, accord_record_load_all ("feedback", NULL, 0));
  links = accord_test_run (fixture->partnership, accord_record_load_all ("evidence_link", NULL, 0));
  g_assert_cmpuint (feedback->len, ==, 2);
  g_assert_cmpuint (links->len, ==, 2);
  for (guint i = 0; i < feedback->len; i++)
    {
      g_assert_cmpint (accord_record_get_int (feedback->pdata[i], "organisation_id"), ==, body);
      g_assert_cmpstr (accord_record_get (feedback->pdata[i], "said_by"), ==, "");
    }
  g_free (import_value (fixture, "evidence_link", "quote", "join up care", "id"));
  title = import_value (fixture, "activity", "title", "Comments on “Our strategy”", "happened_from");
  g_assert_cmpstr (title, ==, "2026-11-19");

  batches = accord_test_run (fixture->partnership, accord_import_batches_load ());
  g_assert_cmpstr (((AccordImportBatch *) batches->pdata[0])->kind, ==, "comments");
  g_assert_cmpuint (((AccordImportBatch *) batches->pdata[0])->present, ==, 1);
  g_free (accord_test_run (fixture->partnership, accord_import_batch_take_back (batches->pdata[0])));
  after = import_dump (fixture);
  g_assert_cmpstr (before, ==, after);
}

static const AccordTrailItem *
find_heard (const AccordTrail *trail, const char *text)
{
  for (guint i = 0; i < trail->heard->len; i++)
    {
      const AccordTrailItem *item = trail->heard->pdata[i];

      if (g_str_equal (accord_record_get (item->feedback, "text"), text))
        return item;
    }
  g_assert_not_reached ();
}

static void
answer (ImportFixture *fixture, const char *text, const char *column, const char *value)
{
  g_autofree char *id = import_value (fixture, "feedback", "text", text, "id");
  g_autoptr (GError) error = NULL;
  AccordRequest *request
      = accord_record_set (accord_field_find ("feedback", column), g_ascii_strtoll (id, NULL, 10), value, &error);

  g_assert_no_error (error);
  g_assert_true (accord_partnership_do (fixture->partnership, request, NULL, &error));
  g_assert_no_error (error);
}

/* A suggestion is accepted, and the text says so now: the partner finds what they said, what was done, and where. */
static void
test_answer (ImportFixture *fixture, gconstpointer data)
{
  static const char SAID[] = "Leave out “we answer”";
  gint64 body = accord_test_add (fixture->partnership, "organisation", "name", "Norwold County Council", NULL);
  g_autoptr (AccordComments) comments = match (fixture);
  g_autoptr (AccordTrail) trail = NULL;
  const AccordTrailItem *item;

  store (fixture, comments, body);
  answer (fixture, SAID, "response", "changed");
  answer (fixture, SAID, "response_text", "It says “reply” now.");
  trail = accord_test_run (fixture->partnership, accord_trail_load (ACCORD_TRAIL_ORGANISATION, body));
  g_assert_cmpuint (trail->heard->len, ==, 3);
  item = find_heard (trail, SAID);
  g_assert_cmpuint (item->ways & ACCORD_WAY_DIRECT, ==, ACCORD_WAY_DIRECT);
  g_assert_cmpstr (accord_record_get (item->feedback, "response_label"), ==, "Changed");
  g_assert_cmpstr (accord_record_get (item->feedback, "response_text"), ==, "It says “reply” now.");
  g_assert_cmpuint (item->links->len, ==, 1);
  g_assert_cmpint (accord_record_get_int (item->links->pdata[0], "section_id"), ==, find_section (fixture, "How we listen"));
  /* What nobody has answered yet says so by saying nothing. */
  g_assert_cmpstr (accord_record_get (find_heard (trail, "Say for whom.")->feedback, "response_label"), ==, "");
}

static void
assert_strategy (ImportFixture *fixture, const char *body, const char *title, AccordCommentsReason reason, guint n_matched)
{
  g_autoptr (AccordReturned) returned = read_body (body);
  g_autoptr (AccordComments) comments = accord_test_run (fixture->partnership, accord_comments_match (returned, 0));

  g_assert_cmpstr (comments->title, ==, title);
  g_assert_cmpint (comments->reason, ==, reason);
  g_assert_cmpuint (comments->n_matched, ==, n_matched);
}

/* Of two strategies: the one whose sections the document names, though it has the headings of the other; the one whose
 * headings it has; the newest. */
static void
test_which_strategy (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (AccordImportPlan) plan
      = import_text (fixture, ACCORD_IMPORT_STRATEGY, "---\ntitle: Another\n---\n\n# Something else\n\nWords.\n");
  g_autofree char *named = g_strdup_printf (
      "<w:p><w:bookmarkStart w:id='0' w:name='_accord_section_%" G_GINT64_FORMAT "'/>" RUN ("A title of their own") "</w:p>"
      HEADING ("Something else") "<w:p><w:ins w:author='A'>" RUN ("More") "</w:ins></w:p>"
      "<w:p><w:ins w:author='A'>" RUN ("Much more") "</w:ins></w:p>",
      find_section (fixture, "Our purpose"));

  import_apply (fixture, plan);
  assert_strategy (fixture, named, "Our strategy", ACCORD_COMMENTS_NAMED, 2);
  assert_strategy (fixture, HEADING ("How we listen") "<w:p><w:ins w:author='A'>" RUN ("More") "</w:ins></w:p>", "Our strategy",
                   ACCORD_COMMENTS_HEADINGS, 1);
  assert_strategy (fixture, "<w:p><w:ins w:author='A'>" RUN ("More") "</w:ins></w:p>", "Another", ACCORD_COMMENTS_NEWEST, 0);
}

/* What bears on no section is heard all the same, under the heading that it stands under. */
static void
test_no_section (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (AccordReturned) returned
      = read_body (HEADING ("Buses") "<w:p><w:ins w:author='A'>" RUN ("More") "</w:ins></w:p>");
  g_autoptr (AccordComments) comments = accord_test_run (fixture->partnership, accord_comments_match (returned, 0));
  g_autoptr (GPtrArray) feedback = NULL;
  g_autoptr (GPtrArray) links = NULL;

  g_assert_cmpuint (comments->n_matched, ==, 0);
  store (fixture, comments, 0);
  feedback = accord_test_run (fixture->partnership, accord_record_load_all ("feedback", NULL, 0));
  links = accord_test_run (fixture->partnership, accord_record_load_all ("evidence_link", NULL, 0));
  g_assert_cmpuint (feedback->len, ==, 1);
  g_assert_cmpstr (accord_record_get (feedback->pdata[0], "text"), ==, "Under “Buses”: Put in “More”");
  g_assert_cmpuint (links->len, ==, 0);
}

/* --- files made to do harm --- */

static void
assert_refused (GBytes *bytes, int code, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (accord_returned_read_bytes (bytes, NULL, &error));
  g_assert_error (error, ACCORD_ERROR, code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
}

static void
assert_text_refused (const char *text, int code, const char *words)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  assert_refused (bytes, code, words);
}

static void
assert_body_refused (const char *body, int code, const char *words)
{
  g_autoptr (GBytes) bytes = pack (body);

  assert_refused (bytes, code, words);
}

static void
test_hostile (void)
{
  g_autofree char *spaces = g_strnfill (64 << 20, ' ');
  g_autofree char *deep = g_malloc0 (3 * 100000 + 1);
  g_autoptr (GBytes) entities = workbook_new (
      "_rels/.rels", NULL, "xl/workbook.xml", NULL, "word/document.xml",
      "<!DOCTYPE w [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><w:document" W "><w:body>&b;</w:body></w:document>", NULL);
  g_autoptr (GBytes) workbook = workbook_new ("xl/worksheets/sheet1.xml", "<worksheet/>", NULL);
  g_autoptr (GBytes) odt = workbook_new ("_rels/.rels", NULL, "xl/workbook.xml", NULL, "mimetype", "x", "content.xml", "<x/>",
                                         NULL);

  for (guint i = 0; i < 100000; i++)
    memcpy (deep + 3 * i, "<a>", 3);
  assert_body_refused (spaces, ACCORD_ERROR_TOO_LARGE, "250 times its size");
  assert_body_refused (deep, ACCORD_ERROR_FORMAT, "nested more than 64 deep");
  assert_body_refused ("<w:p>&nothing;</w:p>", ACCORD_ERROR_FORMAT, "nothing");
  assert_body_refused ("<w:p>", ACCORD_ERROR_FORMAT, "word/document2.xml");
  assert_refused (entities, ACCORD_ERROR_FORMAT, "document type");
  assert_refused (workbook, ACCORD_ERROR_FORMAT, "no Word document");
  assert_refused (odt, ACCORD_ERROR_FORMAT, "OpenDocument");
  assert_text_refused ("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1...", ACCORD_ERROR_FORMAT, "password");
  assert_text_refused ("%PDF-1.7", ACCORD_ERROR_FORMAT, "PDF");
  assert_text_refused ("", ACCORD_ERROR_FORMAT, "no Word document");
  assert_text_refused ("PK\3\4 and no more", ACCORD_ERROR_FORMAT, "the file");
}

/* More changes than a strategy has words: so many are taken, and it says so. */
static void
test_many (void)
{
  g_autoptr (GString) body = g_string_new (NULL);
  g_autoptr (AccordReturned) returned = NULL;

  for (guint i = 0; i < 100100; i++)
    g_string_append_printf (body, "<w:p><w:ins w:author='A%u'>" RUN ("x") "</w:ins></w:p>", i);
  returned = read_body (body->str);
  g_assert_true (returned->is_cut);
  g_assert_cmpuint (returned->remarks->len, ==, 100000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/comments/comment", test_comment);
  g_test_add_func ("/comments/changes", test_changes);
  g_test_add_func ("/comments/fallback", test_fallback);
  g_test_add_func ("/comments/hostile", test_hostile);
  g_test_add_func ("/comments/many", test_many);
#define ADD(path, func) g_test_add (path, ImportFixture, NULL, set_up, func, import_fixture_tear_down)
  ADD ("/comments/match", test_match);
  ADD ("/comments/store", test_store);
  ADD ("/comments/answer", test_answer);
  ADD ("/comments/which-strategy", test_which_strategy);
  ADD ("/comments/no-section", test_no_section);
  return g_test_run ();
}
