/* test-help.c: the manual is there, and fits the program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/accord-help.h"

static const AccordHelpTopic *
find (GPtrArray *topics, const char *name)
{
  for (guint i = 0; i < topics->len; i++)
    {
      const AccordHelpTopic *topic = g_ptr_array_index (topics, i);

      if (g_str_equal (topic->name, name))
        return topic;
    }
  return NULL;
}

/* F1 opens the topic of the page, and where none is open the first. */
static void
test_topics (void)
{
  g_autoptr (GPtrArray) topics = accord_help_load ();
  static const char *const NEEDED[] = {
    "start", "overview", "strategies", "partners", "engagement", "meetings", "checks",
  };

  for (guint i = 0; i < G_N_ELEMENTS (NEEDED); i++)
    g_assert_nonnull (find (topics, NEEDED[i]));
  g_assert_cmpstr (((AccordHelpTopic *) g_ptr_array_index (topics, 0))->name, ==, "start");
}

/* All of it is text that the editor's area can show: nothing is shown as source. */
static void
test_shown (void)
{
  g_autoptr (GPtrArray) topics = accord_help_load ();

  for (guint i = 0; i < topics->len; i++)
    {
      const AccordHelpTopic *topic = g_ptr_array_index (topics, i);

      g_assert_cmpuint (accord_prose_get_n_blocks (topic->prose), >, 1);
      for (guint k = 0; k < accord_prose_get_n_blocks (topic->prose); k++)
        g_assert_cmpint (accord_prose_get_block (topic->prose, k)->kind, !=, ACCORD_PROSE_KEPT);
    }
}

static void
test_words (void)
{
  g_autoptr (GPtrArray) topics = accord_help_load ();
  const AccordHelpTopic *meetings = find (topics, "meetings");

  g_assert_true (accord_help_topic_has (meetings, ""));
  g_assert_true (accord_help_topic_has (meetings, "QUOR terms"));
  g_assert_false (accord_help_topic_has (meetings, "quor gauges"));
  /* In the middle of a word is not found. */
  g_assert_false (accord_help_topic_has (meetings, "uorum"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/help/topics", test_topics);
  g_test_add_func ("/help/shown", test_shown);
  g_test_add_func ("/help/words", test_words);
  return g_test_run ();
}
