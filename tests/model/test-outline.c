/* test-outline.c: the sections of a strategy, as a tree
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/accord-error.h"
#include "model/accord-outline.h"
#include "model/accord-record.h"
#include "support/accord-test.h"

typedef struct
{
  char *folder;
  AccordPartnership *partnership;
  gint64 plan;
  gint64 sections[6];
} Fixture;

static gint64
add (Fixture *fixture, gint64 parent, gint64 after, const char *heading)
{
  g_autofree gint64 *id = accord_test_run (fixture->partnership,
                                           accord_section_add (fixture->plan, parent, after, heading));

  return *id;
}

/* a, b (b1, b2), c */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = accord_test_make_folder ();
  fixture->partnership = accord_test_create_partnership (fixture->folder);
  fixture->plan = accord_test_add (fixture->partnership, "plan", "title", "Strategy", NULL);
  fixture->sections[0] = add (fixture, 0, 0, "a");
  fixture->sections[2] = add (fixture, 0, fixture->sections[0], "c");
  fixture->sections[1] = add (fixture, 0, fixture->sections[0], "b");
  fixture->sections[4] = add (fixture, fixture->sections[1], 0, "b2");
  fixture->sections[3] = add (fixture, fixture->sections[1], 0, "b1");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->partnership);
  accord_test_remove_folder (fixture->folder);
}

static void
assert_outline (Fixture *fixture, const char *expected)
{
  g_autoptr (GPtrArray) outline = accord_test_run (fixture->partnership, accord_outline_load (fixture->plan));
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < outline->len; i++)
    {
      const AccordSection *section = g_ptr_array_index (outline, i);

      g_string_append_printf (found, "%s%s %s", i > 0 ? ", " : "", section->number, section->heading);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
shift (Fixture *fixture, int section, AccordSectionShift how)
{
  accord_test_run (fixture->partnership, accord_section_shift (fixture->sections[section], how));
}

#define START "1 a, 2 b, 2.1 b1, 2.2 b2, 3 c"

static void
test_shift (Fixture *fixture, gconstpointer data)
{
  assert_outline (fixture, START);
  shift (fixture, 0, ACCORD_SECTION_UP);
  shift (fixture, 2, ACCORD_SECTION_DOWN);
  shift (fixture, 2, ACCORD_SECTION_OUT);
  shift (fixture, 0, ACCORD_SECTION_IN);
  assert_outline (fixture, START);
  shift (fixture, 2, ACCORD_SECTION_UP);
  assert_outline (fixture, "1 a, 2 c, 3 b, 3.1 b1, 3.2 b2");
  shift (fixture, 2, ACCORD_SECTION_UP);
  assert_outline (fixture, "1 c, 2 a, 3 b, 3.1 b1, 3.2 b2");
  shift (fixture, 2, ACCORD_SECTION_DOWN);
  shift (fixture, 2, ACCORD_SECTION_DOWN);
  assert_outline (fixture, START);
  shift (fixture, 2, ACCORD_SECTION_IN);
  assert_outline (fixture, "1 a, 2 b, 2.1 b1, 2.2 b2, 2.3 c");
  shift (fixture, 3, ACCORD_SECTION_OUT);
  assert_outline (fixture, "1 a, 2 b, 2.1 b2, 2.2 c, 3 b1");
  shift (fixture, 1, ACCORD_SECTION_IN);
  assert_outline (fixture, "1 a, 1.1 b, 1.1.1 b2, 1.1.2 c, 2 b1");
}

static void
test_move (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  accord_test_run (fixture->partnership,
                   accord_section_move (fixture->sections[2], fixture->sections[1], fixture->sections[3]));
  assert_outline (fixture, "1 a, 2 b, 2.1 b1, 2.2 c, 2.3 b2");
  accord_partnership_do (fixture->partnership,
                         accord_section_move (fixture->sections[1], fixture->sections[2], 0), NULL, &error);
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_INVALID);
  assert_outline (fixture, "1 a, 2 b, 2.1 b1, 2.2 c, 2.3 b2");
  g_free (accord_test_run (fixture->partnership, accord_request_undo ()));
  assert_outline (fixture, START);
}

static void
test_delete_takes_what_is_under_it (Fixture *fixture, gconstpointer data)
{
  accord_test_run (fixture->partnership, accord_record_delete ("section", fixture->sections[1]));
  assert_outline (fixture, "1 a, 2 c");
  g_free (accord_test_run (fixture->partnership, accord_request_undo ()));
  assert_outline (fixture, START);
}

/* Whatever is moved wherever: every section is there once, and undoing it all gives the beginning back. */
static void
test_random_moves (Fixture *fixture, gconstpointer data)
{
  int done = 0;

  for (int i = 0; i < 200; i++)
    {
      g_autoptr (GPtrArray) outline = NULL;
      g_autofree char *before = NULL;

      shift (fixture, g_test_rand_int_range (0, 5), g_test_rand_int_range (0, 4));
      outline = accord_test_run (fixture->partnership, accord_outline_load (fixture->plan));
      g_assert_cmpuint (outline->len, ==, 5);
    }
  for (;;)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *label = accord_partnership_run (fixture->partnership, accord_request_undo (), NULL, &error);

      if (label == NULL || !g_str_equal (label, "Section moved"))
        break;
      done++;
    }
  g_assert_cmpint (done, >, 50);
  g_free (accord_test_run (fixture->partnership, accord_request_redo ()));
  assert_outline (fixture, START);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/model/outline/shift", test_shift);
  ADD ("/model/outline/move", test_move);
  ADD ("/model/outline/delete", test_delete_takes_what_is_under_it);
  ADD ("/model/outline/random-moves", test_random_moves);
  return g_test_run ();
}
