/* test-message.c: messages that people kept as files, whole and broken
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "base/accord-error.h"
#include "exchange/accord-message.h"

#define HEAD                                                                                                           \
  "From: =?utf-8?Q?Patient_Participation_Lead?= <lead@norwold-mind.example>\r\n"                                       \
  "To: secretariat@norwold.example\r\n"                                                                               \
  "Subject: =?iso-8859-1?Q?Buses_to_the_caf=E9?=\r\n"                                                                 \
  "Date: Mon, 3 Mar 2025 23:30:00 -0500\r\n"                                                                          \
  "MIME-Version: 1.0\r\n"

static AccordMessage *
read_text (const char *text, gssize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length >= 0 ? (gsize) length : strlen (text));
  g_autoptr (GError) error = NULL;
  AccordMessage *message = accord_message_read_bytes (bytes, &error);

  g_assert_no_error (error);
  g_assert_true (g_utf8_validate (message->text, -1, NULL));
  g_assert_true (g_utf8_validate (message->subject, -1, NULL));
  return message;
}

static void
assert_text (const char *rest, const char *expected)
{
  g_autofree char *text = g_strconcat (HEAD, rest, NULL);
  g_autoptr (AccordMessage) message = read_text (text, -1);

  g_assert_cmpstr (message->text, ==, expected);
}

static void
test_heads (void)
{
  g_autoptr (AccordMessage) message = read_text (HEAD "\r\nThe last bus goes at six.\r\n", -1);

  g_assert_cmpstr (message->name, ==, "Patient Participation Lead");
  g_assert_cmpstr (message->address, ==, "lead@norwold-mind.example");
  g_assert_cmpstr (message->subject, ==, "Buses to the café");
  g_assert_cmpstr (message->day, ==, "2025-03-03");
  g_assert_cmpstr (message->text, ==, "The last bus goes at six.");
  g_assert_false (message->is_cut);
}

static void
test_bodies (void)
{
  assert_text ("Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
               "VGhlIGNhZsOpIGNsb3Nlcy4=\r\n",
               "The café closes.");
  assert_text ("Content-Type: text/plain; charset=windows-1252\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
               "The caf=E9 =96 closed=\r\n again.\r\n",
               "The café – closed again.");
  assert_text ("Content-Type: text/plain; charset=x-nobody-knows\r\n\r\nPlain words.\r\n", "Plain words.");
  assert_text ("Content-Type: text/html; charset=utf-8\r\n\r\n"
               "<html><head><style>p {}</style></head><body><p>First &amp; last.</p><script>alert(1)</script>"
               "<p>Second.</p></body></html>\r\n",
               "First & last.\nSecond.");
}

static void
test_parts (void)
{
  assert_text ("Content-Type: multipart/mixed; boundary=\"a\"\r\n\r\nPreamble\r\n--a\r\n"
               "Content-Type: multipart/alternative; boundary=\"b\"\r\n\r\n--b\r\n"
               "Content-Type: text/plain\r\n\r\nPlain.\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>Rich.</p>\r\n--b--\r\n"
               "--a\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=\"list.txt\"\r\n\r\n"
               "Attached.\r\n--a\r\nContent-Type: application/pdf\r\n\r\n%PDF\r\n--a--\r\n",
               "Plain.");
  assert_text ("Content-Type: message/rfc822\r\n\r\nFrom: other@norwold.example\r\nSubject: Inner\r\n\r\nForwarded.\r\n",
               "Forwarded.");
}

/* Cut anywhere, nothing breaks, and no part is made up. */
static void
test_truncated (void)
{
  static const char whole[] =
      HEAD "Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n"
           "Content-Transfer-Encoding: base64\r\n\r\nVGhlIGNhZsOpIGNsb3Nlcy4=\r\n--b--\r\n";

  for (gsize length = strlen ("From: a@b.example\r\n"); length < sizeof whole; length++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (whole, length);
      g_autoptr (AccordMessage) message = accord_message_read_bytes (bytes, NULL);

      if (message != NULL)
        g_assert_true (g_str_has_prefix ("The café closes.", message->text) || strlen (message->text) < 40);
    }
}

/* Parts in parts without end, and a text without end. */
static void
test_huge (void)
{
  g_autoptr (GString) nested = g_string_new (HEAD);
  g_autoptr (GString) letters = g_string_new (HEAD "\r\n");
  g_autoptr (AccordMessage) deep = NULL;
  g_autoptr (AccordMessage) great = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (nested, "Content-Type: multipart/mixed; boundary=\"b%u\"\r\n\r\n--b%u\r\n", i, i);
  g_string_append (nested, "Content-Type: text/plain\r\n\r\nDeep.\r\n");
  deep = read_text (nested->str, (gssize) nested->len);
  g_assert_cmpuint (strlen (deep->text), <, 100);

  for (guint i = 0; i < 200000; i++)
    g_string_append (letters, "é é é\n");
  great = read_text (letters->str, (gssize) letters->len);
  g_assert_true (great->is_cut);
  g_assert_cmpuint (strlen (great->text), <=, 256 << 10);
}

/* Controls and bytes of no charset never reach the log, and no address reads backwards. */
static void
test_hostile_text (void)
{
  static const char text[] = "From: =?utf-8?Q?Board=E2=80=AE=1B?= <a\xe2\x80\xae@b.example>\r\nSubject: \xe2\x80\xae One\r\n"
                             "Content-Type: text/plain; charset=utf-8\r\n\r\nA\0B\x1b[31m \xff end\r\n";
  g_autoptr (AccordMessage) message = read_text (text, sizeof text - 1);

  g_assert_null (strstr (message->text, "\x1b"));
  g_assert_cmpstr (message->name, ==, "Board");
  g_assert_null (strstr (message->address, "\xe2\x80\xae"));
  g_assert_cmpstr (message->subject, ==, "One");
  g_assert_true (g_str_has_suffix (message->text, "end"));
}

static void
test_no_message (void)
{
  static const char *const others[] = { "", "\n\n\n", "%PDF-1.7\n%\xff\xff", "Ref,Date\n1,2\n" };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (others[i], strlen (others[i]));
      g_autoptr (GError) error = NULL;

      g_assert_null (accord_message_read_bytes (bytes, &error));
      g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_FORMAT);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/message/heads", test_heads);
  g_test_add_func ("/exchange/message/bodies", test_bodies);
  g_test_add_func ("/exchange/message/parts", test_parts);
  g_test_add_func ("/exchange/message/truncated", test_truncated);
  g_test_add_func ("/exchange/message/huge", test_huge);
  g_test_add_func ("/exchange/message/hostile-text", test_hostile_text);
  g_test_add_func ("/exchange/message/no-message", test_no_message);
  return g_test_run ();
}
