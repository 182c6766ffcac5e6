/* accord-message.c: a message that somebody kept as a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/accord-message.h"

#include <gmime/gmime.h>
#include <string.h>

#include "base/accord-error.h"
#include "exchange/accord-encoding.h"
#include "exchange/accord-file.h"
#include "exchange/accord-prose-html.h"

/* With its attachments, which are passed over. */
#define MAX_FILE ((gsize) 64 << 20)

/* What somebody wrote is shorter; bytes. */
#define MAX_TEXT ((gsize) 256 << 10)

/* Parts within parts; a message forwarded a few times has fewer. */
#define MAX_DEPTH 20

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeMessage, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeParser, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeStream, g_object_unref)

typedef struct
{
  GString *plain;
  GString *html;
} Texts;

void
accord_message_free (AccordMessage *self)
{
  g_free (self->name);
  g_free (self->address);
  g_free (self->subject);
  g_free (self->text);
  g_free (self);
}

/**
 * accord_message_is_message:
 *
 * Returns: whether a file's name says that it is a message
 */
gboolean
accord_message_is_message (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *lower = name != NULL ? g_ascii_strdown (name, -1) : NULL;

  return lower != NULL && g_str_has_suffix (lower, ".eml");
}

/* Whatever GMime made of the bytes and of the charset that they claim to be in. */
static char *
clean (const char *text)
{
  AccordEncoding encoding;
  AccordTextFlags flags;
  gsize length;

  if (text == NULL)
    return g_strdup ("");
  return accord_encoding_prose_to_utf8 (text, strlen (text), &encoding, &flags, &length);
}

/* An address that reads backwards is another's. */
static char *
clean_line (const char *text)
{
  AccordEncoding encoding;
  AccordTextFlags flags;
  gsize length;
  char *line = text != NULL ? accord_encoding_to_utf8 (text, strlen (text), &encoding, &flags, &length) : g_strdup ("");

  return g_strstrip (g_strdelimit (line, "\r\n\t", ' '));
}

static void
add_text (GString *texts, GMimeTextPart *part)
{
  g_autofree char *text = g_mime_text_part_get_text (part);

  if (text == NULL || texts->len > MAX_TEXT)
    return;
  if (texts->len > 0)
    g_string_append (texts, "\n\n");
  g_string_append (texts, text);
}

static void collect (Texts *texts, GMimeObject *object, guint depth);

/* What is said in several forms is said once: both kinds are gathered, and the plain one is preferred at the end. */
static void
collect_parts (Texts *texts, GMimeMultipart *multipart, guint depth)
{
  for (int i = 0; i < g_mime_multipart_get_count (multipart); i++)
    collect (texts, g_mime_multipart_get_part (multipart, i), depth + 1);
}

static void
collect (Texts *texts, GMimeObject *object, guint depth)
{
  GMimeMessage *message;

  if (object == NULL || depth > MAX_DEPTH)
    return;
  if (GMIME_IS_MULTIPART (object))
    collect_parts (texts, GMIME_MULTIPART (object), depth);
  else if (GMIME_IS_MESSAGE_PART (object))
    {
      message = g_mime_message_part_get_message (GMIME_MESSAGE_PART (object));
      if (message != NULL && texts->plain->len == 0 && texts->html->len == 0)
        collect (texts, g_mime_message_get_mime_part (message), depth + 1);
    }
  else if (GMIME_IS_TEXT_PART (object) && !g_mime_part_is_attachment (GMIME_PART (object)))
    {
      GMimeContentType *type = g_mime_object_get_content_type (object);

      if (g_mime_content_type_is_type (type, "text", "html"))
        add_text (texts->html, GMIME_TEXT_PART (object));
      else if (g_mime_content_type_is_type (type, "text", "plain"))
        add_text (texts->plain, GMIME_TEXT_PART (object));
    }
}

/* Its words, without how they looked. */
static char *
read_html (const char *html)
{
  g_autoptr (AccordProse) prose = accord_prose_read_html (html, strlen (html));

  return prose != NULL ? accord_prose_plain_text (prose) : g_strdup ("");
}

static void
read_text (AccordMessage *self, GMimeMessage *message)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  g_autoptr (GString) html = g_string_new (NULL);
  Texts texts = { plain, html };
  g_autofree char *text = NULL;

  collect (&texts, g_mime_message_get_mime_part (message), 0);
  g_strchomp (plain->str);
  if (*plain->str != '\0')
    text = clean (plain->str);
  else
    {
      g_autofree char *cleaned = clean (html->str);

      text = read_html (cleaned);
    }
  self->is_cut = strlen (text) > MAX_TEXT;
  if (self->is_cut)
    {
      text[MAX_TEXT] = '\0';
      *(char *) g_utf8_find_prev_char (text, text + MAX_TEXT) = '\0';
    }
  self->text = g_strdup (g_strstrip (text));
}

static void
read_sender (AccordMessage *self, GMimeMessage *message)
{
  InternetAddressList *from = g_mime_message_get_from (message);
  InternetAddress *first =
      from != NULL && internet_address_list_length (from) > 0 ? internet_address_list_get_address (from, 0) : NULL;

  self->name = clean_line (first != NULL ? internet_address_get_name (first) : NULL);
  self->address = clean_line (first != NULL && INTERNET_ADDRESS_IS_MAILBOX (first)
                                  ? internet_address_mailbox_get_addr (INTERNET_ADDRESS_MAILBOX (first))
                                  : NULL);
}

static void
read_day (AccordMessage *self, GMimeMessage *message)
{
  GDateTime *date = g_mime_message_get_date (message);
  g_autofree char *day = date != NULL ? g_date_time_format (date, "%Y-%m-%d") : NULL;

  if (day != NULL && strlen (day) == sizeof self->day - 1)
    memcpy (self->day, day, sizeof self->day);
}

static GMimeMessage *
parse (GBytes *bytes)
{
  static gsize ready;
  g_autoptr (GMimeStream) stream = NULL;
  g_autoptr (GMimeParser) parser = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *copy = g_malloc (size + 1);

  /* GMime gives texts that end at a zero: what stands behind one would be lost without a word. */
  for (gsize i = 0; i < size; i++)
    copy[i] = data[i] != '\0' ? data[i] : ' ';
  if (g_once_init_enter (&ready))
    {
      g_mime_init ();
      g_once_init_leave (&ready, 1);
    }
  stream = g_mime_stream_mem_new_with_buffer (copy, size);
  parser = g_mime_parser_new_with_stream (stream);
  return g_mime_parser_construct_message (parser, NULL);
}

/**
 * accord_message_read_bytes:
 * @bytes: a message as RFC 5322 and MIME write it, maybe broken
 *
 * Any thread.
 *
 * Returns: (transfer full): the message; %NULL with ACCORD_ERROR_FORMAT when there is neither a sender nor a subject
 */
AccordMessage *
accord_message_read_bytes (GBytes *bytes, GError **error)
{
  g_autoptr (GMimeMessage) message = parse (bytes);
  g_autoptr (AccordMessage) self = g_new0 (AccordMessage, 1);

  if (message != NULL)
    {
      read_sender (self, message);
      self->subject = clean_line (g_mime_message_get_subject (message));
    }
  if (message == NULL || (*self->address == '\0' && *self->name == '\0' && *self->subject == '\0'))
    {
      g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_FORMAT, "This is no message: it has no sender and no subject");
      return NULL;
    }
  read_day (self, message);
  read_text (self, message);
  return g_steal_pointer (&self);
}

/**
 * accord_message_read:
 * @file: an .eml file
 * @cancellable: (nullable): stops it
 *
 * Blocks; any thread but the window's.
 *
 * Returns: (transfer full): the message; %NULL with the errors of accord_message_read_bytes(), ACCORD_ERROR_TOO_LARGE,
 *   ACCORD_ERROR_NOT_FOUND or G_IO_ERROR_CANCELLED
 */
AccordMessage *
accord_message_read (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = accord_file_load (file, MAX_FILE, cancellable, error);

  return bytes != NULL ? accord_message_read_bytes (bytes, error) : NULL;
}
