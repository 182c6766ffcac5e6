/* test-plan-template.c: what a new strategy begins with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "base/accord-error.h"
#include "plans/accord-plan-content.h"
#include "plans/accord-plan-template.h"
#include "support/accord-test.h"

typedef AccordTestFixture Fixture;

/* Every kind of plan has one, and every topic in it is one of the vocabulary. */
static void
test_the_programs_own (Fixture *fixture, gconstpointer data)
{
  AccordVocabulary *kinds = accord_partnership_get_vocabulary (fixture->partnership, "plan_type");
  AccordVocabulary *topics = accord_partnership_get_vocabulary (fixture->partnership, "topic");
  g_autoptr (GPtrArray) refused = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  g_autoptr (GPtrArray) templates = accord_plan_templates_read (refused);
  g_autoptr (GHashTable) answered = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpuint (refused->len, ==, 0);
  g_assert_cmpuint (templates->len, ==, accord_vocabulary_get_length (kinds));
  for (guint i = 0; i < templates->len; i++)
    {
      const AccordPlanTemplate *template = g_ptr_array_index (templates, i);

      g_assert_nonnull (accord_vocabulary_find_code (kinds, template->plan_type));
      for (guint k = 0; k < template->sections->len; k++)
        {
          const AccordPlanTemplateSection *section = g_ptr_array_index (template->sections, k);

          g_assert_cmpstr (section->guidance, !=, "");
          for (guint t = 0; section->topics[t] != NULL; t++)
            {
              g_assert_nonnull (accord_vocabulary_find_code (topics, section->topics[t]));
              if (g_str_equal (template->plan_type, "ics"))
                g_hash_table_add (answered, section->topics[t]);
            }
        }
    }
  g_assert_cmpuint (g_hash_table_size (answered), ==, accord_vocabulary_get_length (topics));
}

static void
test_begin (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "t.json", NULL);
  g_autoptr (AccordPlanTemplate) template = NULL;
  g_autoptr (AccordPlanContent) content = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *plan = NULL;
  const AccordPlanSection *section;

  g_file_set_contents (path,
                       "{\"format\":\"accord-template\",\"version\":1,\"plan_type\":\"nhp\",\"label\":\"Ours\",\"sections\":["
                       "{\"heading\":\"A\",\"guidance\":\"Say *what*.\",\"sections\":[{\"heading\":\"A1\"},{\"heading\":"
                       "\"A2\",\"topics\":[\"workforce\",\"gardening\"]}]},{\"heading\":\"B\"}]}",
                       -1, &error);
  g_assert_no_error (error);
  template = accord_plan_template_read (path, &error);
  g_assert_no_error (error);
  plan = accord_test_run (fixture->partnership, accord_plan_begin ("North", "nhp", template));
  content = accord_test_run (fixture->partnership, accord_plan_content_load (*plan));
  g_assert_cmpstr (accord_plan_content_get_fact (content, "plan_type"), ==, "nhp");
  g_assert_cmpuint (accord_plan_content_get_n_sections (content), ==, 4);
  g_assert_cmpstr (accord_plan_content_get_section (content, 0)->body, ==, "_Say \\*what\\*._\n");
  section = accord_plan_content_get_section (content, 2);
  g_assert_cmpstr (section->number, ==, "1.2");
  g_assert_cmpstr (section->heading, ==, "A2");
  g_assert_cmpuint (g_strv_length (section->topics), ==, 1);
  g_free (accord_test_run (fixture->partnership, accord_request_undo ()));
}

static void
test_what_is_wrong_is_said (Fixture *fixture, gconstpointer data)
{
#define HEAD "{\"format\":\"accord-template\",\"version\":1,\n\"plan_type\":\"ics\",\"label\":\"L\","
  static const struct
  {
    const char *text;
    const char *what;
  } CASES[] = {
    { "{", ":1" },
    { "[]", ":1: it must hold one object" },
    { "\n\n{}", ":3: “format” is missing" },
    { "{\"format\":\"accord-rule-pack\"}", ":1: “format” must be" },
    { "{\"format\":\"accord-template\",\"version\":2}", ":1: “version” must be 1" },
    { HEAD "\"sections\":[]}", ":1: “sections” is missing or empty" },
    { HEAD "\"sections\":[\n{\"heading\":\"A\"},\n{\"heading\":1}]}", ":4: “heading” must be text" },
    { HEAD "\"sections\":[\n{\"heading\":\"A\",\n\"sections\":[\n{\"header\":\"A\"}]}]}", ":5: there is no member “header”" },
    { HEAD "\"sections\":[\n{\"heading\":\"A\",\"topics\":\"workforce\"}]}", ":3: “topics” must be a list" },
    { HEAD "\"sections\":[\n{\"heading\":\"A\",\"topics\":[1]}]}", ":3: “topics” must hold codes" },
    { HEAD "\"sections\":[1]}", ":1: “sections” must hold objects" },
  };
  g_autofree char *path = g_build_filename (fixture->folder, "bad.json", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (path, CASES[i].text, -1, NULL));
      g_assert_null (accord_plan_template_read (path, &error));
      g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_FORMAT);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, path));
      g_assert_nonnull (strstr (error->message, CASES[i].what));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, accord_test_set_up, func, accord_test_tear_down)
  ADD ("/model/plan-template/own", test_the_programs_own);
  ADD ("/model/plan-template/begin", test_begin);
  ADD ("/model/plan-template/wrong", test_what_is_wrong_is_said);
  return g_test_run ();
}
