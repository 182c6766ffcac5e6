/* test-pdf.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/accord-error.h"
#include "report/accord-pdf-private.h"
#include "report/accord-pdf.h"
#include "report-sample.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <string.h>
#include <time.h>

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("accord-pdf-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "report.pdf", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
}

/* Runs a program, whose name comes from the build, and returns what it says. */
static char *
run (int *exit_status, ...)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int wait_status;
  va_list list;

  va_start (list, exit_status);
  do
    g_ptr_array_add (arguments, va_arg (list, char *));
  while (g_ptr_array_index (arguments, arguments->len - 1) != NULL);
  va_end (list);

  g_spawn_sync (NULL,
                (char **) arguments->pdata,
                NULL,
                G_SPAWN_SEARCH_PATH,
                NULL,
                NULL,
                &output,
                NULL,
                &wait_status,
                &error);
  g_assert_no_error (error);
  *exit_status = g_spawn_check_wait_status (wait_status, NULL) ? 0 : 1;
  return output;
}

static gboolean
meets_conditions_saying (const char *path, char **output)
{
  g_autofree char *checker = g_test_build_filename (G_TEST_DIST, "support", "check-pdf.py", NULL);
  int exit_status;

  *output = run (&exit_status, "python3", checker, path, NULL);
  g_test_message ("%s", *output);
  g_assert_nonnull (strstr (*output, " met, "));
  return exit_status == 0;
}

static gboolean
meets_conditions (const char *path)
{
  g_autofree char *output = NULL;

  return meets_conditions_saying (path, &output);
}

static void
write_sample (const char *path)
{
  g_autoptr (AccordDocument) document = report_sample_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (accord_pdf_write (document, path, NULL, &error));
  g_assert_no_error (error);
}

static void
test_meets_conditions (Fixture *fixture, gconstpointer data)
{
  write_sample (fixture->path);
  g_assert_true (meets_conditions (fixture->path));
}

/* What makes links and notes of use to a screen reader is taken from a good file, and the checker names what it misses. */
static void
test_misses_what_is_taken (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *what;
    const char *missed;
  } ways[] = {
    { "words", "7.18.5 links say in words" },
    { "element", "7.18.5 links are in Link elements" },
    { "parent", "7.18.5 the tree of parents leads" },
    { "hidden", "7.18.1 links are not hidden" },
    { "nowhere", "links lead to a web page or to a place" },
    { "entry", "every entry of the list of contents is a link" },
    { "number", "the number of a note leads to the note" },
    { "back", "the number of a note leads to the note" },
    { "name", "7.9 every note has a name" },
    { "tab", "7.18.3 Tab follows" },
  };
  g_autofree char *breaker = g_test_build_filename (G_TEST_DIST, "support", "break-pdf.py", NULL);
  g_autofree char *broken = g_build_filename (fixture->folder, "broken.pdf", NULL);

  write_sample (fixture->path);
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autofree char *missed = g_strconcat ("not met: ", ways[i].missed, NULL);
      g_autofree char *said = NULL;
      int exit_status;

      g_free (run (&exit_status, "python3", breaker, fixture->path, ways[i].what, broken, NULL));
      g_assert_cmpint (exit_status, ==, 0);
      g_assert_false (meets_conditions_saying (broken, &said));
      if (strstr (said, missed) == NULL)
        g_error ("Without “%s” the checker says: %s", ways[i].what, said);
    }
  g_unlink (broken);
}

static void
test_smallest_meets_conditions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AccordDocument) document = accord_document_new ("Nothing but a title", "2025-06-19");
  g_autoptr (GError) error = NULL;

  accord_document_add_heading (document, 1, "Nothing but a title");
  g_assert_true (accord_pdf_write (document, fixture->path, NULL, &error));
  g_assert_true (meets_conditions (fixture->path));
}

static void
test_properties (Fixture *fixture, gconstpointer data)
{
  static const char *const lines[] = {
    "Title:           " REPORT_SAMPLE_TITLE "\n",
    "Author:          Norwold Integrated Care Partnership\n",
    "Tagged:          yes\n",
    "CreationDate:    Thu Jun 19 ",
    "(A4)\n",
  };
  g_autofree char *output = NULL;
  int exit_status;

  write_sample (fixture->path);
  output = run (&exit_status, "pdfinfo", fixture->path, NULL);
  g_assert_cmpint (exit_status, ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    g_assert_nonnull (strstr (output, lines[i]));
}

/* The order of the file is the order in which it is read aloud. */
static void
test_reading_order (Fixture *fixture, gconstpointer data)
{
  static const char *const phrases[] = {
    "Integrated care strategy 2025–2030:\nsummary",
    "Responsible local authorities\nand the integrated care board\nNorwold County Council; Kingsferry",
    "Contents\nWho was involved",
    "Partly recorded: each Local Healthwatch.",
    "Evidence recorded: the voluntary",
    "None recorded: people who live",
    "<b>not bold</b>, &amp;, %s, %n. But bold, italic and",
    "the guidance on the preparation of integrated care",
    "Nobody joins it up. I have told",
    "Cyfarfu’r cynghorydd â’r cleient; mae’r tŷ ger yr ŵydd wen",
    "Zażółć gęślą jaźń. Łódź",
    "9. written with the person;",
    "10. kept where",
    "• every six months",
    "Figure 1. Engagement activities",
    "Seats as at 19/06/2025",
    "Seat Organisation Since Involvement",
    "1 Body number 1 of the county and of its many districts 01/04/2023 Evidence recorded",
    "70 Body number 70 of the county",
    "You said We did",
    "Buses do not run. We asked the county.",
    "Last words\nThe end.",
  };
  g_autofree char *output = NULL;
  const char *at;
  int exit_status;

  write_sample (fixture->path);
  output = run (&exit_status, "pdftotext", "-raw", fixture->path, "-", NULL);
  g_assert_cmpint (exit_status, ==, 0);
  at = output;
  for (gsize i = 0; i < G_N_ELEMENTS (phrases); i++)
    {
      at = strstr (at, phrases[i]);
      if (at == NULL)
        g_error ("“%s” is not where it should be", phrases[i]);
      at += strlen (phrases[i]);
    }
}

/* Every letter, in the order in which it is read. Where lines run from the right Poppler guesses at words and marks the
 * direction, so spaces and marks are left out. */
static char *
keep_letters (const char *text)
{
  GString *letters = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && g_unichar_type (c) != G_UNICODE_FORMAT)
        g_string_append_unichar (letters, c);
    }
  return g_string_free_and_steal (letters);
}

static void
test_other_scripts (Fixture *fixture, gconstpointer data)
{
  static const char *const phrases[] = {
    "Cyfarfu’r cynghorydd â’r cleient; mae’r tŷ ger yr ŵydd wen a’r dŵr.",
    "Zażółć gęślą jaźń. Łódź, Świętokrzyskie, Żyrardów.",
    "مشیر نے مؤکل سے ملاقات کی اور کونسل کے خط پر بات کی۔ یہ رپورٹ اردو میں بھی دستیاب ہے۔",
    "التقى المستشار بالعميل وناقش الرسالة الواردة من المجلس. هذا نص عربي رقم ١٢٣.",
    "A name in two directions: جمعية الرعاية المجتمعية (Kingsferry), founded 2019.",
    "خدمات الرعاية للجميع في كل مكان",
  };
  g_autofree char *output = NULL;
  g_autofree char *letters = NULL;
  const char *at;
  int exit_status;

  write_sample (fixture->path);
  output = run (&exit_status, "pdftotext", "-raw", fixture->path, "-", NULL);
  g_assert_cmpint (exit_status, ==, 0);
  at = letters = keep_letters (output);
  for (gsize i = 0; i < G_N_ELEMENTS (phrases); i++)
    {
      g_autofree char *phrase = keep_letters (phrases[i]);

      at = strstr (at, phrase);
      if (at == NULL)
        g_error ("“%s” is not where it should be", phrases[i]);
    }
}

/* What is read: without marks of direction, and with one space wherever there is any. */
static char *
keep_words (const char *text)
{
  GString *words = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean follows_space = words->len > 0 && words->str[words->len - 1] == ' ';

      if (g_unichar_isspace (c))
        c = ' ';
      if (g_unichar_type (c) != G_UNICODE_FORMAT && !(c == ' ' && follows_space))
        g_string_append_unichar (words, c);
    }
  return g_string_free_and_steal (words);
}

/* Where a page is read from the left Poppler puts runs from the right in the order of the paper, so each is looked for. */
static void
test_whole_words (Fixture *fixture, gconstpointer data)
{
  static const char *const runs[] = {
    "مشیر نے مؤکل سے ملاقات کی اور کونسل کے خط پر بات کی۔ یہ رپورٹ اردو میں بھی دستیاب ہے۔",
    "التقى المستشار بالعميل وناقش الرسالة الواردة من المجلس",
    "هذا نص عربي رقم",
    "جمعية الرعاية المجتمعية",
    "خدمات الرعاية للجميع في كل مكان",
  };
  g_autofree char *output = NULL;
  g_autofree char *words = NULL;
  int exit_status;

  write_sample (fixture->path);
  output = run (&exit_status, "pdftotext", fixture->path, "-", NULL);
  g_assert_cmpint (exit_status, ==, 0);
  words = keep_words (output);
  for (gsize i = 0; i < G_N_ELEMENTS (runs); i++)
    if (strstr (words, runs[i]) == NULL)
      g_error ("“%s” is not whole", runs[i]);
}

/* Whose it is and what it is stand above every page but the first, which has its title, and are read on none. */
static void
test_running_header (Fixture *fixture, gconstpointer data)
{
  static const char AUTHOR[] = "Norwold Integrated Care Partnership";
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *structure = NULL;
  const char *end;
  int exit_status;

  write_sample (fixture->path);
  first = run (&exit_status, "pdftotext", "-layout", "-l", "1", fixture->path, "-", NULL);
  second = run (&exit_status, "pdftotext", "-layout", "-f", "2", "-l", "2", fixture->path, "-", NULL);
  structure = run (&exit_status, "pdfinfo", "-struct-text", fixture->path, NULL);

  end = strchr (g_strchug (first), '\n');
  g_assert_true (g_str_has_prefix (first, AUTHOR));
  g_assert_null (g_strstr_len (first, end - first, REPORT_SAMPLE_TITLE));
  end = strchr (g_strchug (second), '\n');
  g_assert_true (g_str_has_prefix (second, AUTHOR));
  g_assert_nonnull (g_strstr_len (second, end - second, REPORT_SAMPLE_TITLE));
  g_assert_nonnull (strstr (second, "Page 2 of "));
  g_assert_null (strstr (structure, "Page 2 of "));
}

static GBytes *
make_pdf (void)
{
  g_autoptr (AccordDocument) document = report_sample_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordPages) pages = accord_pages_new (document, NULL, &error);
  GBytes *bytes = accord_pdf_make (pages, NULL, &error);

  g_assert_no_error (error);
  return bytes;
}

static gpointer
make_pdf_in_thread (gpointer data)
{
  return make_pdf ();
}

/* Stands in front of the C library's, so that time can pass without waiting for it. */
static time_t days_on;

time_t
time (time_t *now)
{
  time_t shifted = g_get_real_time () / G_USEC_PER_SEC + days_on * 24 * 60 * 60;

  if (now != NULL)
    *now = shifted;
  return shifted;
}

/* The same report is the same bytes on another day. */
static void
test_same_bytes (void)
{
  g_autoptr (GBytes) first = make_pdf ();
  g_autoptr (GBytes) second = NULL;

  days_on = 400;
  second = make_pdf ();
  days_on = 0;
  g_assert_true (g_bytes_equal (first, second));
}

/* Four at once, none of which may disturb another. */
static void
test_threads (void)
{
  g_autoptr (GBytes) mine = NULL;
  GThread *threads[4];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("report", make_pdf_in_thread, NULL);
  mine = make_pdf ();
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr (GBytes) theirs = g_thread_join (threads[i]);

      g_assert_true (g_bytes_equal (mine, theirs));
    }
}

static gpointer
lay_out_in_thread (gpointer data)
{
  return accord_pages_new (data, NULL, NULL);
}

/* As the Print dialog does: laid out on the worker, drawn on the main thread. */
static void
test_pages_move_between_threads (void)
{
  g_autoptr (AccordDocument) document = report_sample_new ();
  g_autoptr (AccordPages) pages = g_thread_join (g_thread_new ("layout", lay_out_in_thread, document));
  g_autoptr (GBytes) moved = accord_pdf_make (pages, NULL, NULL);
  g_autoptr (GBytes) mine = make_pdf ();

  g_assert_true (g_bytes_equal (moved, mine));
}

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Draws pages as accord_pdf_make() does, without finishing the file. */
static GBytes *
draw_only (AccordPages *pages, AccordTagger **tagger)
{
  GByteArray *array = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_cb,
                                                                  array,
                                                                  ACCORD_PAGE_WIDTH,
                                                                  ACCORD_PAGE_HEIGHT);
  cairo_t *cr = cairo_create (surface);
  guint n_headings;

  *tagger = accord_tagger_new (cr, accord_pages_get_headings (pages, &n_headings), accord_pages_get_notes (pages));
  for (guint i = 0; i < accord_pages_get_n_pages (pages); i++)
    {
      accord_pages_draw_tagged (pages, i, cr, *tagger);
      cairo_show_page (cr);
    }
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (array);
}

static void
test_refuses_another_structure (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AccordDocument) one = report_sample_new ();
  g_autoptr (AccordDocument) two = report_sample_new_long (3);
  g_autoptr (AccordPages) pages_one = accord_pages_new (one, NULL, NULL);
  g_autoptr (AccordPages) pages_two = accord_pages_new (two, NULL, NULL);
  g_autoptr (AccordTagger) tagger_one = NULL;
  g_autoptr (AccordTagger) tagger_two = NULL;
  g_autoptr (GBytes) drawn_one = draw_only (pages_one, &tagger_one);
  g_autoptr (GBytes) drawn_two = draw_only (pages_two, &tagger_two);
  g_autoptr (GBytes) finished = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (accord_pdf_finish (drawn_one, one, accord_tagger_get_root (tagger_two), &error));
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_FAILED);
  finished = accord_pdf_finish (drawn_one, one, accord_tagger_get_root (tagger_one), NULL);
  g_assert_nonnull (finished);

  /* The conditions see what the pass adds. */
  g_assert_true (g_file_set_contents (fixture->path,
                                      g_bytes_get_data (drawn_one, NULL),
                                      g_bytes_get_size (drawn_one),
                                      NULL));
  g_assert_false (meets_conditions (fixture->path));
}

static void
test_refuses_what_is_no_pdf (void)
{
  g_autoptr (AccordDocument) document = report_sample_new ();
  g_autoptr (AccordPages) pages = accord_pages_new (document, NULL, NULL);
  g_autoptr (AccordTagger) tagger = NULL;
  g_autoptr (GBytes) drawn = draw_only (pages, &tagger);
  g_autoptr (GBytes) rubbish = g_bytes_new_static ("%PDF-1.7\nnothing", 16);
  g_autoptr (GError) error = NULL;

  g_assert_null (accord_pdf_finish (rubbish, document, accord_tagger_get_root (tagger), &error));
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_FAILED);
}

static void
test_cannot_write (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AccordDocument) document = report_sample_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *nowhere = g_build_filename (fixture->folder, "nowhere", "report.pdf", NULL);
  g_autoptr (GError) missing = NULL;
  g_autoptr (GError) cancelled = NULL;

  g_assert_false (accord_pdf_write (document, nowhere, NULL, &missing));
  g_assert_error (missing, ACCORD_ERROR, ACCORD_ERROR_NOT_FOUND);

  g_cancellable_cancel (cancellable);
  g_assert_false (accord_pdf_write (document, fixture->path, cancellable, &cancelled));
  g_assert_error (cancelled, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/report/pdf/conditions", Fixture, NULL, set_up, test_meets_conditions, tear_down);
  g_test_add ("/report/pdf/taken", Fixture, NULL, set_up, test_misses_what_is_taken, tear_down);
  g_test_add ("/report/pdf/smallest", Fixture, NULL, set_up, test_smallest_meets_conditions, tear_down);
  g_test_add ("/report/pdf/properties", Fixture, NULL, set_up, test_properties, tear_down);
  g_test_add ("/report/pdf/reading-order", Fixture, NULL, set_up, test_reading_order, tear_down);
  g_test_add ("/report/pdf/other-scripts", Fixture, NULL, set_up, test_other_scripts, tear_down);
  g_test_add ("/report/pdf/whole-words", Fixture, NULL, set_up, test_whole_words, tear_down);
  g_test_add ("/report/pdf/running-header", Fixture, NULL, set_up, test_running_header, tear_down);
  g_test_add_func ("/report/pdf/same-bytes", test_same_bytes);
  g_test_add_func ("/report/pdf/threads", test_threads);
  g_test_add_func ("/report/pdf/pages-move-between-threads", test_pages_move_between_threads);
  g_test_add ("/report/pdf/another-structure",
              Fixture,
              NULL,
              set_up,
              test_refuses_another_structure,
              tear_down);
  g_test_add_func ("/report/pdf/no-pdf", test_refuses_what_is_no_pdf);
  g_test_add ("/report/pdf/cannot-write", Fixture, NULL, set_up, test_cannot_write, tear_down);
  return g_test_run ();
}
