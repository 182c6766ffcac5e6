/* fuzz-returned.c: whatever a Word document has in it, reading it ends with its remarks or with an error
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * As a test it reads mutations of the parts below, the same ones each time. With files as arguments it reads those. Built with
 * -fsanitize=fuzzer and -DFUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION it is a libFuzzer target.
 */

#include <string.h>

#include "base/accord-error.h"
#include "exchange/accord-returned.h"
#include "exchange/workbook.h"
#include "mutate.h"

#ifdef __SANITIZE_ADDRESS__
#define N_MUTATIONS 500
#else
#define N_MUTATIONS 1500
#endif
#define REL "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static const char COMMENTS[]
    = "<w:comments xmlns:w='w'><w:comment w:id='1' w:author='A &amp; B' w:date='2026-11-20T10:00:00Z'><w:p><w:r><w:t>Why?"
      "</w:t><w:br/></w:r></w:p></w:comment><w:comment w:id='2'><w:p/></w:comment></w:comments>";
static const char TEXT[]
    = "<w:document xmlns:w='w'><w:body><w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr><w:bookmarkStart w:id='0'"
      " w:name='_accord_section_12'/><w:r><w:t>Purpose</w:t></w:r><w:bookmarkEnd w:id='0'/></w:p><w:p>"
      "<w:commentRangeStart w:id='1'/><w:r><w:t>One </w:t></w:r><w:del w:author='C' w:date='2026-11-20'><w:r><w:delText>old"
      "</w:delText></w:r></w:del><w:ins w:author='C'><w:r><w:t>new</w:t></w:r></w:ins><w:commentRangeEnd w:id='1'/>"
      "<w:r><w:commentReference w:id='1'/><mc:Fallback xmlns:mc='m'><w:t>again</w:t></mc:Fallback></w:r></w:p></w:body>"
      "</w:document>";
static const char RELATIONS[]
    = "<Relationships><Relationship Id='r1' Type='" REL "/comments' Target='comments.xml'/><Relationship Id='r2' Type='" REL
      "/styles' Target='./styles.xml'/></Relationships>";
static const char STYLES[]
    = "<w:styles xmlns:w='w'><w:style w:styleId='Heading1'><w:name w:val='heading 1'/></w:style></w:styles>";

static void
use_text (const char *text)
{
  g_assert_nonnull (text);
  g_assert_true (g_utf8_validate (text, -1, NULL));
}

static void
read_bytes (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordReturned) returned = accord_returned_read_bytes (bytes, NULL, &error);

  if (returned == NULL)
    {
      g_assert_nonnull (error);
      g_assert_true (error->domain == ACCORD_ERROR);
      g_assert_cmpstr (error->message, !=, "");
      return;
    }
  g_assert_no_error (error);
  for (guint i = 0; i < returned->remarks->len; i++)
    {
      const AccordRemark *remark = returned->remarks->pdata[i];

      use_text (remark->author);
      use_text (remark->heading);
      use_text (remark->words);
      use_text (remark->comment != NULL ? remark->comment : remark->deleted);
      use_text (remark->comment != NULL ? remark->comment : remark->inserted);
    }
}

/* The text in the place of each part, beside parts that are whole. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const char *const names[] = { "word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels",
                                       "word/styles.xml" };
  static const char *const whole[] = { TEXT, COMMENTS, RELATIONS, STYLES };
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autofree char *text = g_strndup ((const char *) data, size);

  read_bytes (bytes);
  for (guint i = 0; text[0] == '<' && i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GBytes) packed = workbook_new (
          "_rels/.rels", NULL, "xl/workbook.xml", NULL, "xl/_rels/workbook.xml.rels", NULL,
          names[0], i == 0 ? text : whole[0], names[1], i == 1 ? text : whole[1],
          names[2], i == 2 ? text : whole[2], names[3], i == 3 ? text : whole[3], NULL);

      read_bytes (packed);
    }
  return 0;
}

#ifndef FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION

static const char *const pieces[] = {
  "<", ">", "/>", "<w:p>", "</w:p>", "<w:ins w:author='X'>", "</w:ins>", "<w:del>", "</w:del>", "<w:t>", "</w:t>",
  "<w:commentRangeStart w:id='2'/>", "<w:commentRangeEnd w:id='1'/>", "<w:commentReference w:id='2'/>",
  "<w:bookmarkStart w:name='_accord_section_99999999999999999999'/>", "w:id='1'", "&amp;", "&#0;", "&x;", "<![CDATA[", "<!--",
  "<!DOCTYPE a>", "\xFF\xFE", "\xE2\x80\xAE", "PK\3\4", "2026-99-99",
};

static void
test_mutations (void)
{
  static const char *const seeds[] = { TEXT, COMMENTS, RELATIONS, STYLES };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261122);

  for (guint i = 0; i < N_MUTATIONS; i++)
    {
      const char *seed = seeds[i % G_N_ELEMENTS (seeds)];
      g_autoptr (GByteArray) bytes = g_byte_array_new ();

      g_byte_array_append (bytes, (const guint8 *) seed, (guint) strlen (seed));
      fuzz_mutate (rand, bytes, pieces, G_N_ELEMENTS (pieces));
      LLVMFuzzerTestOneInput (bytes->data, bytes->len);
    }
}

/* Bytes of the archive itself. */
static void
test_archives (void)
{
  g_autoptr (GBytes) whole = workbook_new ("_rels/.rels", NULL, "xl/workbook.xml", NULL, "xl/_rels/workbook.xml.rels", NULL,
                                           "word/document.xml", TEXT, "word/comments.xml", COMMENTS,
                                           "word/_rels/document.xml.rels", RELATIONS, "word/styles.xml", STYLES, NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261123);

  for (guint i = 0; i < N_MUTATIONS; i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();

      g_byte_array_append (bytes, g_bytes_get_data (whole, NULL), (guint) g_bytes_get_size (whole));
      fuzz_mutate (rand, bytes, pieces, G_N_ELEMENTS (pieces));
      LLVMFuzzerTestOneInput (bytes->data, bytes->len);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (int i = 1; i < argc; i++)
    {
      g_autofree char *content = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (argv[i], &content, &length, NULL));
      LLVMFuzzerTestOneInput ((const guint8 *) content, length);
    }
  if (argc > 1)
    return 0;
  g_test_add_func ("/fuzz/returned/mutations", test_mutations);
  g_test_add_func ("/fuzz/returned/archives", test_archives);
  return g_test_run ();
}

#endif
