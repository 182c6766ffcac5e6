/* test-list.c: a list tells exactly what changed, and reads only what is looked at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engagement/accord-activities.h"
#include "membership/accord-seats.h"
#include "support/accord-test.h"

typedef struct
{
  char *folder;
  AccordPartnership *partnership;
  AccordList *list;
  GPtrArray *mirror;            /* what a viewer that trusts items-changed believes */
} Fixture;

static gint64
id_at (AccordList *list, guint position)
{
  g_autoptr (AccordListRow) row = g_list_model_get_item (G_LIST_MODEL (list), position);

  return accord_list_row_get_id (row);
}

static void
mirror_cb (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  GPtrArray *mirror = data;

  g_assert_cmpuint (position + removed, <=, mirror->len);
  if (removed > 0)
    g_ptr_array_remove_range (mirror, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (mirror, (int) (position + i), g_list_model_get_item (model, position + i));
  g_assert_cmpuint (mirror->len, ==, g_list_model_get_n_items (model));
}

static void
assert_mirror_is_true (Fixture *fixture)
{
  g_assert_cmpuint (fixture->mirror->len, ==, g_list_model_get_n_items (G_LIST_MODEL (fixture->list)));
  for (guint i = 0; i < fixture->mirror->len; i++)
    {
      g_autoptr (AccordListRow) row = g_list_model_get_item (G_LIST_MODEL (fixture->list), i);
      guint position = G_MAXUINT;

      g_assert_true (row == g_ptr_array_index (fixture->mirror, i));
      g_assert_true (accord_list_find (fixture->list, accord_list_row_get_id (row), &position));
      g_assert_cmpuint (position, ==, i);
    }
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = accord_test_make_folder ();
  fixture->partnership = accord_test_create_partnership (fixture->folder);
  for (int i = 0; i < 200; i++)
    {
      g_autofree char *title = g_strdup_printf ("%s number %d", i % 2 ? "Survey" : "Forum", i);
      g_autofree char *day = g_strdup_printf ("2025-%02d-%02d", i % 12 + 1, i % 28 + 1);

      accord_test_add (fixture->partnership, "activity", "title", title, "happened_from", day, "happened_until", day,
                       "level", i % 3 ? "consult" : "inform", NULL);
    }
  fixture->list = accord_list_new (fixture->partnership, &accord_activities);
  fixture->mirror = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (mirror_cb), fixture->mirror);
  accord_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)) == 200);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->list);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_ptr_array_unref (fixture->mirror);
  g_clear_object (&fixture->partnership);
  accord_test_remove_folder (fixture->folder);
}

static AccordRecord *
record_at (Fixture *fixture, guint position)
{
  g_autoptr (AccordListRow) row = g_list_model_get_item (G_LIST_MODEL (fixture->list), position);

  accord_test_wait_until (accord_list_row_get_record (row) != NULL);
  return g_object_ref (accord_list_row_get_record (row));
}

static void
test_order_and_filters (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AccordRecord) first = record_at (fixture, 0);
  g_autoptr (AccordRecord) last = record_at (fixture, 199);
  g_autoptr (AccordRecord) sorted = NULL;

  g_assert_true (g_str_has_suffix (accord_record_get (first, "happened"), "/12/2025"));
  g_assert_true (g_str_has_suffix (accord_record_get (last, "happened"), "/01/2025"));

  accord_list_set_order (fixture->list, "title", TRUE);
  accord_test_wait_until (!accord_list_is_loading (fixture->list));
  assert_mirror_is_true (fixture);
  sorted = record_at (fixture, 0);
  g_assert_cmpstr (accord_record_get (sorted, "title"), ==, "Survey number 99");

  accord_list_set_filter (fixture->list, "level", "inform");
  accord_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)) == 67);
  assert_mirror_is_true (fixture);
  accord_list_set_filter (fixture->list, "level", NULL);
  accord_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)) == 200);
}

static const AccordListColumn *
find_column (const AccordListSource *source, const char *key)
{
  for (guint i = 0; i < source->n_columns; i++)
    if (g_str_equal (source->columns[i].key, key))
      return &source->columns[i];
  g_assert_not_reached ();
}

/* Every row is under the heading of its own value, and no heading comes twice. */
static void
assert_groups_are_true (Fixture *fixture)
{
  const char *key = accord_list_get_group (fixture->list)->key;
  guint place = 0;

  for (guint i = 0; i < accord_list_get_n_groups (fixture->list); i++)
    {
      const AccordListGroup *group = accord_list_get_nth_group (fixture->list, i);

      g_assert_cmpuint (group->start, ==, place);
      for (guint k = 0; !group->is_folded && k < group->n_rows; k++, place++)
        {
          g_autoptr (AccordRecord) record = record_at (fixture, place);

          g_assert_cmpstr (accord_record_get (record, key), ==, group->value);
          g_assert_cmpuint (accord_list_find_group (fixture->list, place), ==, i);
        }
      for (guint k = 0; k < i; k++)
        g_assert_cmpstr (accord_list_get_nth_group (fixture->list, k)->value, !=, group->value);
    }
  g_assert_cmpuint (place, ==, g_list_model_get_n_items (G_LIST_MODEL (fixture->list)));
}

static void
test_groups (Fixture *fixture, gconstpointer data)
{
  const AccordListColumn *level = find_column (&accord_activities, "level");
  const AccordListGroup *group;
  g_autofree char *id = NULL;

  accord_list_set_group (fixture->list, level);
  accord_test_wait_until (accord_list_get_n_groups (fixture->list) == 2);
  assert_mirror_is_true (fixture);
  assert_groups_are_true (fixture);
  group = accord_list_get_nth_group (fixture->list, 0);
  g_assert_cmpstr (group->value, ==, "inform");
  g_assert_cmpuint (group->n_rows, ==, 67);

  /* What is folded is counted, and found again where it was; an edit moves a row to another heading. */
  accord_list_fold (fixture->list, "inform", TRUE);
  assert_mirror_is_true (fixture);
  assert_groups_are_true (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 133);
  g_assert_cmpuint (accord_list_get_n_found (fixture->list), ==, 200);
  accord_test_run (fixture->partnership, accord_record_set (accord_field_find ("activity", "level"),
                                                            id_at (fixture->list, 5), "inform", NULL));
  accord_test_wait_until (accord_list_get_nth_group (fixture->list, 0)->n_rows == 68);
  assert_mirror_is_true (fixture);
  accord_list_set_search (fixture->list, "survey");
  accord_test_wait_until (!accord_list_is_loading (fixture->list));
  assert_mirror_is_true (fixture);
  assert_groups_are_true (fixture);
  accord_list_fold_all (fixture->list, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 0);
  g_assert_cmpuint (accord_list_get_n_groups (fixture->list), ==, 2);
  accord_list_set_search (fixture->list, NULL);
  accord_list_set_order (fixture->list, "title", TRUE);
  accord_list_fold_all (fixture->list, FALSE);
  accord_test_wait_until (!accord_list_is_loading (fixture->list));
  assert_mirror_is_true (fixture);
  assert_groups_are_true (fixture);

  accord_list_set_group (fixture->list, NULL);
  accord_test_wait_until (accord_list_get_n_groups (fixture->list) == 0);
  assert_mirror_is_true (fixture);
  g_assert_cmpuint (accord_list_find_group (fixture->list, 0), ==, G_MAXUINT);
}

static void
test_numbers (Fixture *fixture, gconstpointer data)
{
  const AccordListColumn *reach = find_column (&accord_activities, "reach");
  static const struct
  {
    const char *from;
    const char *until;
    guint n;
  } CASES[] = { { "10", "", 2 }, { "", "9", 1 }, { "9", "10", 2 }, { "31", "", 0 } };

  accord_test_run (fixture->partnership, accord_record_set (accord_field_find ("activity", "reach"),
                                                            id_at (fixture->list, 0), "9", NULL));
  accord_test_run (fixture->partnership, accord_record_set (accord_field_find ("activity", "reach"),
                                                            id_at (fixture->list, 1), "10", NULL));
  accord_test_run (fixture->partnership, accord_record_set (accord_field_find ("activity", "reach"),
                                                            id_at (fixture->list, 2), "about 30", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autoptr (AccordListCondition) condition = accord_list_condition_new_numbers (CASES[i].from, CASES[i].until);

      accord_list_set_condition (fixture->list, reach, condition);
      accord_test_wait_until (!accord_list_is_loading (fixture->list));
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, CASES[i].n);
    }
}

static void
test_words_find_rows_and_what_belongs_to_them (Fixture *fixture, gconstpointer data)
{
  gint64 id = id_at (fixture->list, 10);
  g_autofree char *id_text = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  accord_list_set_search (fixture->list, "surv");
  accord_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)) == 100);
  assert_mirror_is_true (fixture);

  accord_test_add (fixture->partnership, "feedback", "activity_id", id_text, "text", "Café staff waited for Siân", NULL);
  accord_list_set_search (fixture->list, "cafe sian");
  accord_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)) == 1);
  g_assert_cmpint (id_at (fixture->list, 0), ==, id);

  accord_list_set_search (fixture->list, "\" * ( NEAR");
  accord_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)) == 0);
  accord_list_set_search (fixture->list, " - ");
  accord_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)) == 200);
}

/* Random edits, undone now and then: a viewer that holds its rows and listens to items-changed always has the list. */
static void
test_a_viewer_never_goes_wrong (Fixture *fixture, gconstpointer data)
{
  for (int i = 0; i < 60; i++)
    {
      guint n = g_list_model_get_n_items (G_LIST_MODEL (fixture->list));
      int what = g_test_rand_int_range (0, 4);

      if (what == 0)
        accord_test_add (fixture->partnership, "activity", "title", "New", "happened_from", "2025-06-15", NULL);
      else if (what == 1)
        accord_test_run (fixture->partnership,
                         accord_record_delete ("activity",
                                               id_at (fixture->list,
                                                      (guint) g_test_rand_int_range (0, (gint32) n))));
      else if (what == 2)
        accord_test_run (fixture->partnership,
                         accord_record_set (accord_field_find ("activity", "happened"),
                                            id_at (fixture->list, (guint) g_test_rand_int_range (0, (gint32) n)),
                                            "01/02/2024", NULL));
      else
        g_free (accord_test_run (fixture->partnership, accord_request_undo ()));
      while (g_main_context_iteration (NULL, FALSE))
        ;
      accord_test_wait_until (!accord_list_is_loading (fixture->list));
      assert_mirror_is_true (fixture);
    }
}

static void
test_an_edit_reaches_a_row_that_is_shown (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AccordListRow) row = g_list_model_get_item (G_LIST_MODEL (fixture->list), 5);
  gint64 id = accord_list_row_get_id (row);

  accord_test_wait_until (accord_list_row_get_record (row) != NULL);
  accord_test_run (fixture->partnership,
                   accord_record_set (accord_field_find ("activity", "title"), id, "Renamed", NULL));
  accord_test_wait_until (g_str_equal (accord_record_get (accord_list_row_get_record (row), "title"), "Renamed"));
  g_assert_true (accord_list_find (fixture->list, id, NULL));
}

static void
test_seats_show_their_holders (Fixture *fixture, gconstpointer data)
{
  gint64 body = accord_test_add (fixture->partnership, "organisation", "name", "Norwold County Council", NULL);
  g_autofree char *body_text = g_strdup_printf ("%" G_GINT64_FORMAT, body);
  gint64 seat = accord_test_add (fixture->partnership, "seat", "number", "1", "organisation_id", body_text, NULL);
  g_autofree char *seat_text = g_strdup_printf ("%" G_GINT64_FORMAT, seat);
  gint64 appointment = accord_test_add (fixture->partnership, "appointment", "seat_id", seat_text, "post", "Leader", NULL);
  g_autoptr (AccordList) seats = accord_list_new (fixture->partnership, &accord_seats);
  g_autoptr (AccordListRow) row = NULL;

  accord_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (seats)) == 1);
  row = g_list_model_get_item (G_LIST_MODEL (seats), 0);
  accord_test_wait_until (accord_list_row_get_record (row) != NULL);
  g_assert_cmpstr (accord_record_get (accord_list_row_get_record (row), "post"), ==, "Leader");
  g_assert_cmpstr (accord_record_get (accord_list_row_get_record (row), "holding"), ==, "filled");
  g_assert_cmpstr (accord_record_get (accord_list_row_get_record (row), "organisation"), ==, "Norwold County Council");

  accord_test_run (fixture->partnership, accord_seat_end_appointment (appointment, "2026-11-01", "Election"));
  accord_test_wait_until (g_str_equal (accord_record_get (accord_list_row_get_record (row), "holding"), "vacant"));

  accord_list_set_search (seats, "county");
  accord_test_wait_until (!accord_list_is_loading (seats));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (seats)), ==, 1);
  accord_list_set_filter (seats, "vacant", "0");
  accord_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (seats)) == 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/model/list/order-and-filters", test_order_and_filters);
  ADD ("/model/list/groups", test_groups);
  ADD ("/model/list/numbers", test_numbers);
  ADD ("/model/list/words", test_words_find_rows_and_what_belongs_to_them);
  ADD ("/model/list/a-viewer-never-goes-wrong", test_a_viewer_never_goes_wrong);
  ADD ("/model/list/an-edit-reaches-a-row", test_an_edit_reaches_a_row_that_is_shown);
  ADD ("/model/list/seats-show-their-holders", test_seats_show_their_holders);
  return g_test_run ();
}
