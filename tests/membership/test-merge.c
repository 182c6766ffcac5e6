/* test-merge.c: two records that are one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/accord-error.h"
#include "membership/accord-duplicates.h"
#include "membership/accord-merge.h"
#include "model/accord-record.h"
#include "support/accord-test.h"

typedef struct
{
  char *folder;
  AccordPartnership *partnership;
  gint64 keep;
  gint64 other;
  gint64 activity;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *keep = NULL;
  g_autofree char *other = NULL;

  fixture->folder = accord_test_make_folder ();
  fixture->partnership = accord_test_create_partnership (fixture->folder);
  fixture->keep = accord_test_add (fixture->partnership, "organisation", "name",
                                   "Fenshire Police, Fire and Crime Commissioner", "sector", "police", NULL);
  fixture->other = accord_test_add (fixture->partnership, "organisation", "name", "Fenshire PFCC", "sector", "other",
                                    "website", "https://example.org", NULL);
  keep = accord_test_id (fixture->keep);
  other = accord_test_id (fixture->other);
  accord_test_add (fixture->partnership, "seat", "title", "A", "organisation_id", keep, NULL);
  accord_test_add (fixture->partnership, "seat", "title", "B", "organisation_id", other, NULL);
  accord_test_add (fixture->partnership, "person", "post", "Officer", "organisation_id", other, NULL);
  accord_test_add (fixture->partnership, "organisation_relation", "organisation_id", keep, "other_id", other, "kind",
                   "successor", NULL);
  fixture->activity = accord_test_add (fixture->partnership, "activity", "title", "Forum", NULL);
  accord_test_run (fixture->partnership,
                   accord_record_set_links (accord_field_find ("activity", "activity_party"), fixture->activity,
                                            (const char *const[]) { keep, other, NULL }));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->partnership);
  accord_test_remove_folder (fixture->folder);
}

static guint
count (Fixture *fixture, const char *table, const char *column, gint64 id)
{
  g_autoptr (GPtrArray) found = accord_test_run (fixture->partnership, accord_record_load_all (table, column, id));

  return found->len;
}

static guint
count_links (Fixture *fixture, const char *table, const char *name, gint64 owner)
{
  g_autoptr (GPtrArray) found
      = accord_test_run (fixture->partnership, accord_record_load_links (accord_field_find (table, name), owner));

  return found->len;
}

static const AccordMergeField *
find_field (AccordMerge *merge, const char *column)
{
  for (guint i = 0; i < merge->fields->len; i++)
    if (g_str_equal (((AccordMergeField *) merge->fields->pdata[i])->column, column))
      return merge->fields->pdata[i];
  g_assert_not_reached ();
}

static void
test_preview (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AccordMerge) merge = accord_test_run (
      fixture->partnership, accord_merge_preview ("organisation", fixture->keep, fixture->other, NULL));
  guint n = 0;

  g_assert_cmpstr (find_field (merge, "sector")->kept, ==, "police");
  g_assert_cmpstr (find_field (merge, "sector")->other, ==, "other");
  g_assert_false (find_field (merge, "sector")->takes_other);
  g_assert_true (find_field (merge, "website")->takes_other);
  g_assert_cmpuint (merge->fields->len, ==, 4);
  g_assert_cmpstr (merge->aliases[0], ==, "Fenshire PFCC");
  for (guint i = 0; i < merge->links->len; i++)
    n += ((AccordMergeLink *) merge->links->pdata[i])->count;
  g_assert_cmpuint (n, ==, 4);
}

static void
test_merge_and_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AccordRecord) kept = NULL;
  g_autofree char *label = NULL;

  accord_test_run (fixture->partnership, accord_merge ("organisation", fixture->keep, fixture->other, NULL, NULL));
  kept = accord_test_run (fixture->partnership, accord_record_load ("organisation", fixture->keep));
  g_assert_cmpstr (accord_record_get (kept, "sector"), ==, "police");
  g_assert_cmpstr (accord_record_get (kept, "website"), ==, "https://example.org");
  g_assert_cmpuint (count (fixture, "seat", "organisation_id", fixture->keep), ==, 2);
  g_assert_cmpuint (count (fixture, "person", "organisation_id", fixture->keep), ==, 1);
  g_assert_cmpuint (count_links (fixture, "activity", "activity_party", fixture->activity), ==, 1);
  g_assert_cmpuint (count_links (fixture, "organisation", "organisation_alias", fixture->keep), ==, 1);
  g_assert_cmpuint (count (fixture, "organisation_relation", NULL, 0), ==, 0);
  g_assert_cmpuint (count (fixture, "organisation", NULL, 0), ==, 1);

  label = accord_test_run (fixture->partnership, accord_request_undo ());
  g_assert_cmpstr (label, ==, "Organisations merged");
  g_assert_cmpuint (count (fixture, "organisation", NULL, 0), ==, 2);
  g_assert_cmpuint (count (fixture, "seat", "organisation_id", fixture->other), ==, 1);
  g_assert_cmpuint (count_links (fixture, "activity", "activity_party", fixture->activity), ==, 2);
  g_assert_cmpuint (count (fixture, "organisation_relation", NULL, 0), ==, 1);
  g_assert_cmpuint (count_links (fixture, "organisation", "organisation_alias", fixture->keep), ==, 0);
}

/* What is chosen is kept, and the name that is not is a spelling. */
static void
test_choose (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AccordRecord) kept = NULL;

  accord_test_run (fixture->partnership, accord_merge ("organisation", fixture->keep, fixture->other,
                                                       (const char *const[]) { "name", "sector", NULL }, NULL));
  kept = accord_test_run (fixture->partnership, accord_record_load ("organisation", fixture->keep));
  g_assert_cmpstr (accord_record_get (kept, "name"), ==, "Fenshire PFCC");
  g_assert_cmpstr (accord_record_get (kept, "sector"), ==, "other");
  g_assert_cmpstr (accord_record_get (kept, "website"), ==, "");
  g_assert_cmpuint (count_links (fixture, "organisation", "organisation_alias", fixture->keep), ==, 2);
}

static void
test_itself_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (accord_merge ("organisation", fixture->keep, fixture->keep, NULL, &error));
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (accord_merge_preview ("person", 1, 1, &error));
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_INVALID);
}

/* Whatever points at an organisation is moved: no table is left with one that is gone. */
static void
test_no_link_is_forgotten (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = accord_test_id (fixture->other);
  gint64 appointment, request, item, need;
  g_autofree char *seat = accord_test_id (accord_test_add (fixture->partnership, "seat", "title", "C", NULL));

  appointment = accord_test_add (fixture->partnership, "appointment", "seat_id", seat, "organisation_id", other, NULL);
  request = accord_test_add (fixture->partnership, "joining_request", "organisation_id", other, NULL);
  item = accord_test_add (fixture->partnership, "action_item", "organisation_id", other, NULL);
  need = accord_test_add (fixture->partnership, "assessment", "title", "JSNA", "organisation_id", other, NULL);
  accord_test_run (fixture->partnership, accord_merge ("organisation", fixture->keep, fixture->other, NULL, NULL));
  {
    const struct
    {
      const char *table;
      gint64 id;
    } rows[] = { { "appointment", appointment }, { "joining_request", request }, { "action_item", item },
                 { "assessment", need } };

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autoptr (AccordRecord) record
            = accord_test_run (fixture->partnership, accord_record_load (rows[i].table, rows[i].id));

        g_assert_cmpint (accord_record_get_int (record, "organisation_id"), ==, fixture->keep);
      }
  }
}

static GPtrArray *
duplicates (Fixture *fixture)
{
  return accord_test_run (fixture->partnership, accord_duplicates_load ());
}

static void
test_duplicates (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) found = duplicates (fixture);
  const AccordDuplicate *duplicate;

  g_assert_cmpuint (found->len, ==, 1);
  duplicate = found->pdata[0];
  g_assert_cmpstr (duplicate->table, ==, "organisation");
  g_assert_cmpint (duplicate->keep + duplicate->other, ==, fixture->keep + fixture->other);

  accord_test_run (fixture->partnership,
                   accord_duplicates_keep_apart (duplicate->table, duplicate->other, duplicate->keep));
  g_clear_pointer (&found, g_ptr_array_unref);
  found = duplicates (fixture);
  g_assert_cmpuint (found->len, ==, 0);
}

static void
test_duplicates_by_address (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL;
  const AccordDuplicate *last;

  accord_test_add (fixture->partnership, "person", "post", "Clerk", "email", "clerk@example.org", NULL);
  accord_test_add (fixture->partnership, "person", "post", "Clerk to the board", "email", "Clerk@example.org", NULL);
  accord_test_add (fixture->partnership, "person", "post", "Nobody", NULL);
  found = duplicates (fixture);
  g_assert_cmpuint (found->len, ==, 2);
  last = found->pdata[1];
  g_assert_cmpstr (last->table, ==, "person");
  g_assert_cmpint (last->reason, ==, ACCORD_DUPLICATE_EMAIL);
  g_assert_cmpstr (last->keep_name, ==, "Clerk");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/model/merge/preview", test_preview);
  ADD ("/model/merge/merge-and-undo", test_merge_and_undo);
  ADD ("/model/merge/choose", test_choose);
  ADD ("/model/merge/itself-is-refused", test_itself_is_refused);
  ADD ("/model/merge/no-link-is-forgotten", test_no_link_is_forgotten);
  ADD ("/model/merge/duplicates", test_duplicates);
  ADD ("/model/merge/duplicates-by-address", test_duplicates_by_address);
  return g_test_run ();
}
