/* main.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/accord-main.h"

int
main (int argc, char *argv[])
{
  return accord_main (argc, argv);
}
