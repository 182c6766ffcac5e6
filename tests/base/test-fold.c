/* test-fold.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/accord-fold.h"

static void
assert_folds (const char *text, const char *expected)
{
  g_autofree char *folded = accord_fold (text);

  g_assert_cmpstr (folded, ==, expected);
}

static void
test_fold (void)
{
  assert_folds ("St Edric’s City & District Council", "st edrics city and district council");
  assert_folds ("  Siân   Llŷr ", "sian llyr");
  assert_folds ("Norwold & West-Fenshire (ICB)", "norwold and west fenshire icb");
  assert_folds ("Straße", "strasse");
  assert_folds ("", "");
  assert_folds ("  Children's R&D, A-Z 24/25.", "childrens r and d a z 24 25");
  assert_folds ("  Children’s R&D, A–Z 24/25.", "childrens r and d a z 24 25");
  assert_folds (" - ", "");
  assert_folds ("اردو", "اردو");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/fold", test_fold);
  return g_test_run ();
}
