/* test-body-names.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/accord-body-names.h"
#include "support/accord-test.h"

static void
test_alike (void)
{
  static const char *const pairs[][2] = {
    { "Norwold County Council", "Norwold CC" },
    { "NHS Norwold & West Fenshire ICB", "NWF ICB" },
    { "NHS Norwold and West Fenshire Integrated Care Board", "West Fenshire & Norwold ICB" },
    { "Fenshire PFCC", "Fenshire Police, Fire and Crime Commissioner" },
    { "Healthwatch Norwold", "HW Norwold" },
    { "Healthwatch Norwold", "Norwold Local Healthwatch" },
    { "Dallow BC", "Dallow Borough Council" },
    { "Hallow Council", "Hallow Borough Council" },
    { "VCFSE Alliance (W Fenshire)", "West Fenshire VCSE Alliance" },
    { "NCC", "Norwold County Council" },
    { "Stennage Borough Council", "Stenange BC" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_test_message ("%s = %s", pairs[i][0], pairs[i][1]);
      g_assert_true (accord_body_name_is_alike (pairs[i][0], pairs[i][1]));
      g_assert_true (accord_body_name_is_alike (pairs[i][1], pairs[i][0]));
    }
}

static void
test_not_alike (void)
{
  static const char *const pairs[][2] = {
    { "Fenshire County Council", "Fenshire Care Association" },
    { "Fenshire County Council", "Fenshire PFCC" },
    { "Dallow BC", "Hallow Council" },
    { "East Norwold District Council", "North Norwold District Council" },
    { "Healthwatch Norwold", "Healthwatch Fenshire" },
    { "East & North Norwold HCP", "South & West Norwold HCP" },
    { "VCFSE Alliance (Norwold)", "VCFSE Alliance (W Fenshire)" },
    { "Norwold County Council", "Norwold Police & Crime Commissioner’s Office" },
    { "Healthwatch", "Healthwatch Norwold" },
    { "", "Norwold CC" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_test_message ("%s / %s", pairs[i][0], pairs[i][1]);
      g_assert_false (accord_body_name_is_alike (pairs[i][0], pairs[i][1]));
      g_assert_false (accord_body_name_is_alike (pairs[i][1], pairs[i][0]));
    }
}

static void
assert_healthwatch (const char *text, const char *expected)
{
  g_autofree char *name = accord_body_name_dup_healthwatch (text);

  g_assert_cmpstr (name, ==, expected);
}

static void
test_in_words (void)
{
  assert_healthwatch ("Targeted meeting with Healthwatch Nottingham & Nottinghamshire",
                      "Healthwatch Nottingham & Nottinghamshire");
  assert_healthwatch ("Healthwatch Norwold and carers", "Healthwatch Norwold");
  assert_healthwatch ("Healthwatch Norwold, VCSE leaders", "Healthwatch Norwold");
  assert_healthwatch ("Healthwatch Norwold and VCSE leaders", "Healthwatch Norwold");
  assert_healthwatch ("Healthwatch Isle of Wight (online)", "Healthwatch Isle of Wight");
  assert_healthwatch ("meeting with Healthwatch", NULL);
  assert_healthwatch ("Survey", NULL);

  g_assert_true (accord_body_name_is_general ("the ICB"));
  g_assert_false (accord_body_name_is_general ("NWF ICB"));
  g_assert_true (accord_body_name_is_proper ("Nottinghamshire CC"));
  g_assert_false (accord_body_name_is_proper ("ICB engagement team"));
  g_assert_false (accord_body_name_is_proper ("County council"));
}

static gpointer
load_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return accord_body_names_load (connection, error);
}

static void
test_known (void)
{
  char *folder = accord_test_make_folder ();
  AccordPartnership *partnership = accord_test_create_partnership (folder);
  g_autoptr (AccordBodyNames) names = NULL;
  g_autoptr (AccordBodyNames) copy = NULL;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  gint64 council = accord_test_add (partnership, "organisation", "name", "St Edric’s City & District Council",
                                    "short_name", "SECDC", "kind", "district_council", NULL);

  accord_test_add (partnership, "organisation", "name", "Healthwatch Norwold", "kind", "healthwatch", NULL);
  names = accord_test_run (partnership, accord_request_read (load_cb, NULL, NULL, NULL));
  g_assert_cmpint (accord_body_names_get (names, accord_body_names_find (names, "ST EDRICS CITY AND DISTRICT COUNCIL"))->id,
                   ==, council);
  g_assert_cmpuint (accord_body_names_find (names, "secdc"), ==, 0);
  g_assert_cmpuint (accord_body_names_find (names, "St Edric's DC"), ==, ACCORD_NO_BODY);
  g_assert_cmpuint (accord_body_names_find_alike (names, "St Edric's DC"), ==, 0);
  g_assert_cmpuint (accord_body_names_find_only (names, "healthwatch"), ==, 1);
  accord_body_names_find_in_text (names, "Walk with Healthwatch Norwold, healthwatch norwold and SECDC", found);
  g_assert_cmpuint (found->len, ==, 2);

  copy = accord_body_names_copy (names);
  accord_body_names_add (copy, 0, "Healthwatch Fenshire", NULL);
  g_assert_cmpuint (accord_body_names_find_only (copy, "healthwatch"), ==, ACCORD_NO_BODY);
  g_assert_cmpuint (accord_body_names_get_length (names), ==, 2);
  g_assert_cmpuint (accord_body_names_find (copy, "SECDC"), ==, 0);

  g_object_unref (partnership);
  accord_test_remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/body-names/alike", test_alike);
  g_test_add_func ("/model/body-names/not-alike", test_not_alike);
  g_test_add_func ("/model/body-names/in-words", test_in_words);
  g_test_add_func ("/model/body-names/known", test_known);
  return g_test_run ();
}
