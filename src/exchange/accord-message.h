/* accord-message.h: a message that somebody kept as a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AccordMessage:
 * @name: what the sender is called there, "" for nothing
 * @address: the sender's address, "" for none
 * @day: when it was sent, ISO 8601, "" when it does not say
 * @subject: on one line
 * @text: what it says, without what is attached
 * @is_cut: whether more stood there than is taken
 *
 * Texts are UTF-8 without control characters; but for @text, where a language may need them, without characters that turn the
 * direction.
 */
typedef struct
{
  char *name;
  char *address;
  char day[11];
  char *subject;
  char *text;
  gboolean is_cut;
} AccordMessage;

gboolean accord_message_is_message (GFile *file);
AccordMessage *accord_message_read (GFile *file, GCancellable *cancellable, GError **error);
AccordMessage *accord_message_read_bytes (GBytes *bytes, GError **error);
void accord_message_free (AccordMessage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordMessage, accord_message_free)

G_END_DECLS
