/* accord-message-none.c: no messages, where Accord is built without GMime
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/accord-message.h"

#include "base/accord-error.h"

gboolean
accord_message_is_message (GFile *file)
{
  return FALSE;
}

AccordMessage *
accord_message_read (GFile *file, GCancellable *cancellable, GError **error)
{
  g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_FORMAT, "This Accord reads no messages");
  return NULL;
}

void
accord_message_free (AccordMessage *self)
{
  g_assert_not_reached ();
}
