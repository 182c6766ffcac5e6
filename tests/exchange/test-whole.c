/* test-whole.c: out and in again without loss
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gio/gio.h>

#include "base/accord-data.h"
#include "base/accord-error.h"
#include "exchange/accord-whole.h"
#include "model/accord-record.h"
#include "support/accord-test.h"

typedef struct
{
  char *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = accord_test_make_folder ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  accord_test_remove_folder (fixture->folder);
}

static AccordPartnership *
restore (Fixture *fixture, const char *name, const char *json, GError **error)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  return accord_partnership_create (path, accord_whole_restore (json), error);
}

static char *
save (Fixture *fixture, AccordPartnership *partnership, const char *name)
{
  char *path = g_build_filename (fixture->folder, name, NULL);

  accord_test_run (partnership, accord_whole_save (path));
  return path;
}

static void
test_sample_survives (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sample = accord_data_path ("sample", "norwold-and-west-fenshire.json", NULL);
  g_autoptr (AccordPartnership) one = restore (fixture, "one.accord", sample, &error);
  g_autoptr (AccordPartnership) two = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *first_text = NULL;
  g_autofree char *second_text = NULL;
  g_autoptr (GPtrArray) seats = NULL;

  g_assert_no_error (error);
  first = save (fixture, one, "one.json");
  two = restore (fixture, "two.accord", first, &error);
  g_assert_no_error (error);
  second = save (fixture, two, "two.json");

  g_assert_true (g_file_get_contents (first, &first_text, NULL, NULL));
  g_assert_true (g_file_get_contents (second, &second_text, NULL, NULL));
  g_assert_cmpstr (first_text, ==, second_text);
  g_assert_cmpstr (accord_partnership_get_name (two), ==, accord_partnership_get_name (one));

  seats = accord_test_run (two, accord_record_load_all ("seat", NULL, 0));
  g_assert_cmpuint (seats->len, ==, 30);
}

static void
test_a_restored_partnership_has_nothing_to_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sample = accord_data_path ("sample", "norwold-and-west-fenshire.json", NULL);
  g_autoptr (AccordPartnership) partnership = restore (fixture, "one.accord", sample, &error);

  g_assert_no_error (error);
  g_assert_null (accord_partnership_run (partnership, accord_request_undo (), NULL, &error));
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_NOTHING);
}

/* Each of these is refused with words, and no file is left behind. */
static void
test_bad_files_are_refused (Fixture *fixture, gconstpointer data)
{
#define HEAD "{\"format\": \"accord-partnership\", \"version\": 1, \"tables\": "
  static const struct
  {
    const char *text;
    int code;
    const char *words;
  } CASES[] = {
    { "", ACCORD_ERROR_FORMAT, NULL },
    { "[1, 2", ACCORD_ERROR_FORMAT, NULL },
    { "[]", ACCORD_ERROR_FORMAT, "not a partnership" },
    { "{\"format\": \"accord-partnership\", \"version\": 2, \"tables\": {}}", ACCORD_ERROR_NEWER, "version 2" },
    { HEAD "{\"txn\": []}}", ACCORD_ERROR_FORMAT, "txn" },
    { HEAD "{\"seat\": 7}}", ACCORD_ERROR_FORMAT, "seat" },
    { HEAD "{\"seat\": [7]}}", ACCORD_ERROR_FORMAT, "seat, entry 1" },
    { HEAD "{\"seat\": [{\"id\": 1, \"colour\": \"red\"}]}}", ACCORD_ERROR_FORMAT, "colour" },
    { HEAD "{\"seat\": [{\"id\": 1, \"title\": [1]}]}}", ACCORD_ERROR_FORMAT, "title" },
    { HEAD "{\"seat\": [{\"id\": 1}, {\"id\": 1}]}}", ACCORD_ERROR_INVALID, "seat, entry 2" },
    { HEAD "{\"seat\": [{\"id\": 1, \"organisation_id\": 99}]}}", ACCORD_ERROR_INVALID, NULL },
    { HEAD "{\"activity\": [{\"id\": 1}], \"activity_term\": [{\"activity_id\": 1, \"term\": \"group:martians\"}]}}",
      ACCORD_ERROR_FORMAT, "martians" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autofree char *json = g_build_filename (fixture->folder, "bad.json", NULL);
      g_autofree char *file = g_build_filename (fixture->folder, "bad.accord", NULL);
      g_autoptr (GError) error = NULL;
      AccordPartnership *partnership;

      g_assert_true (g_file_set_contents (json, CASES[i].text, -1, NULL));
      partnership = restore (fixture, "bad.accord", json, &error);
      g_assert_null (partnership);
      g_assert_error (error, ACCORD_ERROR, CASES[i].code);
      if (CASES[i].words != NULL)
        g_assert_nonnull (strstr (error->message, CASES[i].words));
      g_assert_false (g_file_test (file, G_FILE_TEST_EXISTS));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/exchange/whole/sample-survives", test_sample_survives);
  ADD ("/exchange/whole/nothing-to-undo", test_a_restored_partnership_has_nothing_to_undo);
  ADD ("/exchange/whole/bad-files", test_bad_files_are_refused);
  return g_test_run ();
}
