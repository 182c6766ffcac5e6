/* accord-id.c: identities of records
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/accord-id.h"

/* 2020-01-01T00:00:00Z in milliseconds since 1970. */
#define EPOCH_MS G_GINT64_CONSTANT (1577836800000)

/* 22 bits of counter under 41 bits of milliseconds: 4 million ids in a millisecond, and dates to 2089. */
#define COUNTER_BITS 22
#define COUNTER_MASK ((G_GINT64_CONSTANT (1) << COUNTER_BITS) - 1)

/**
 * accord_id_new:
 *
 * Makes the identity of a new record: milliseconds since 2020 in the high bits and, in the low bits, a counter
 * that starts at random. Ids made by one process rise strictly, so that rows lie in the file in the order in which
 * they were made; ids made on two desks do not collide in practice.
 *
 * Any thread.
 *
 * Returns: a positive number of at most 63 bits
 */
gint64
accord_id_new (void)
{
  static GMutex mutex;
  static gint64 last;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  gint64 now = (g_get_real_time () / 1000 - EPOCH_MS) << COUNTER_BITS;

  if (last == 0)
    last = MAX (now, 0) | g_random_int_range (0, 1 << (COUNTER_BITS - 1));

  /* In the same millisecond, or after the clock was set back, count on from the last one. */
  if ((now | COUNTER_MASK) > (last | COUNTER_MASK))
    last = now | (last & COUNTER_MASK);

  return ++last;
}
