/* make-schema-fixture.c: makes the file that stands for a landed schema
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "support/test-store.h"

/* Usage: make-schema-fixture FILE. Once a schema has landed its fixture is never made again: it is what people have. */
int
main (int argc, char *argv[])
{
  g_autoptr (AccordStore) store = NULL;

  if (argc != 2)
    {
      g_printerr ("Usage: %s FILE.accord\n", argv[0]);
      return 2;
    }
  store = test_store_open (argv[1], ACCORD_OPEN_CREATE);
  test_store_edit (store, "Rows", TEST_STORE_ROWS);
  test_store_edit (store, "Changed two settings", "UPDATE setting SET value = value || '.'");
  return 0;
}
