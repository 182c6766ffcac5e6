/* accord-returned.c: what somebody remarked in a Word document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/accord-returned.h"

#include <string.h>

#include "base/accord-error.h"
#include "exchange/accord-encoding.h"
#include "exchange/accord-file.h"
#include "exchange/accord-package.h"
#include "plans/accord-outline.h"

/* With its pictures, which are passed over. */
#define MAX_FILE ((gsize) 128 << 20)

/* As many as the longest strategy has words, and longer than anyone remarks; bytes. */
#define MAX_REMARKS 100000
#define MAX_TEXT ((gsize) 16 << 10)
#define MAX_STYLES 20000
#define MAX_OPEN 64

/* Of the words before an insertion, so many characters are kept. */
#define MAX_BEFORE 60

typedef struct
{
  char *author;
  char day[11];
  GString *text;
} Comment;

/* A comment whose words are being read. */
typedef struct
{
  char *id;
  AccordRemark *remark;
  GString *words;
} Range;

/*
 * The text is read once, from its beginning to its end. A remark does not know where it stands before its paragraph ends:
 * only then is it clear whether the paragraph is a heading.
 */
typedef struct
{
  AccordReturned *returned;
  GHashTable *comments;         /* id -> Comment */
  GHashTable *headings;         /* ids of the styles of headings */
  Comment *comment;             /* while the comments are read */
  char *style;                  /* while the styles are read: the id of the one at hand */

  GPtrArray *open;              /* Range */
  GString *paragraph;           /* its words as they were before the changes */
  gboolean is_heading;
  gint64 next_anchor;           /* of the paragraph at hand, 0 for none */
  guint first_unplaced;         /* remarks from here on stand in the paragraph at hand */
  gint64 anchor;
  gboolean has_anchor;
  char *heading;

  gboolean in_text;             /* within w:t or w:delText */
  guint n_skipped;              /* open elements that hold another form of what was read */
  AccordRemark *change;         /* the last tracked change, as long as nothing came between */
  gboolean in_change;
  gboolean is_deletion;
} Reader;

/* --- texts --- */

static char *
clean (const char *text)
{
  AccordEncoding encoding;
  AccordTextFlags flags;
  gsize length;

  g_autofree char *valid = g_utf8_make_valid (text, -1);   /* it may be cut within a character */

  return accord_encoding_prose_to_utf8 (valid, strlen (valid), &encoding, &flags, &length);
}

static char *
clean_line (const char *text)
{
  AccordEncoding encoding;
  AccordTextFlags flags;
  gsize length;
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  char *line = accord_encoding_to_utf8 (valid, strlen (valid), &encoding, &flags, &length);

  return g_strstrip (g_strdelimit (line, "\r\n\t", ' '));
}

static void
append (GString *string, const char *text, gsize length)
{
  if (string->len < MAX_TEXT)
    g_string_append_len (string, text, (gssize) MIN (length, MAX_TEXT - string->len));
}

static void
take_day (char day[11], const char *date)
{
  gint64 year, month, number;

  day[0] = '\0';
  if (date == NULL || strlen (date) < 10 || date[4] != '-' || date[7] != '-')
    return;
  year = g_ascii_strtoll (date, NULL, 10);
  month = g_ascii_strtoll (date + 5, NULL, 10);
  number = g_ascii_strtoll (date + 8, NULL, 10);
  if (year > 0 && year < 10000 && month > 0 && month < 13 && number > 0 && number < 32 &&
      g_date_valid_dmy ((GDateDay) number, (GDateMonth) month, (GDateYear) year))
    g_snprintf (day, 11, "%04d-%02d-%02d", (int) year, (int) month, (int) number);
}

/* --- what is remembered --- */

static void
remark_free (gpointer data)
{
  AccordRemark *remark = data;

  if (remark == NULL)
    return;
  g_free (remark->author);
  g_free (remark->heading);
  g_free (remark->words);
  g_free (remark->comment);
  g_free (remark->deleted);
  g_free (remark->inserted);
  g_free (remark);
}

static void
clear_returned (gpointer data)
{
  AccordReturned *self = data;

  g_free (self->file_name);
  g_free (self->sha256);
  g_ptr_array_unref (self->remarks);
  g_array_unref (self->anchors);
}

AccordReturned *
accord_returned_ref (AccordReturned *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
accord_returned_unref (AccordReturned *self)
{
  g_atomic_rc_box_release_full (self, clear_returned);
}

static void
comment_free (gpointer data)
{
  Comment *comment = data;

  g_free (comment->author);
  g_string_free (comment->text, TRUE);
  g_free (comment);
}

static void
range_free (gpointer data)
{
  Range *range = data;

  g_free (range->id);
  g_string_free (range->words, TRUE);
  g_free (range);
}

static void
reader_clear (Reader *reader)
{
  g_clear_pointer (&reader->returned, accord_returned_unref);
  g_hash_table_unref (reader->comments);
  g_hash_table_unref (reader->headings);
  g_ptr_array_unref (reader->open);
  g_string_free (reader->paragraph, TRUE);
  g_free (reader->heading);
  g_free (reader->style);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

static void
reader_init (Reader *reader)
{
  reader->returned = g_atomic_rc_box_new0 (AccordReturned);
  reader->returned->remarks = g_ptr_array_new_with_free_func (remark_free);
  reader->returned->anchors = g_array_new (FALSE, FALSE, sizeof (gint64));
  reader->comments = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, comment_free);
  reader->headings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reader->open = g_ptr_array_new_with_free_func (range_free);
  reader->paragraph = g_string_new (NULL);
  reader->heading = g_strdup ("");
}

/* --- the comments --- */

static gboolean
start_comment_cb (gpointer data, const char *name, const AccordXmlAttributes *attributes, GError **error)
{
  Reader *reader = data;
  g_autofree char *date = NULL;

  if (strcmp (name, "t") == 0)
    reader->in_text = TRUE;
  if (strcmp (name, "comment") == 0 && g_hash_table_size (reader->comments) < MAX_REMARKS)
    {
      char *id = accord_xml_dup (attributes, "id");

      reader->comment = g_new0 (Comment, 1);
      reader->comment->author = accord_xml_dup (attributes, "author");
      reader->comment->text = g_string_new (NULL);
      date = accord_xml_dup (attributes, "date");
      take_day (reader->comment->day, date);
      g_hash_table_replace (reader->comments, id != NULL ? id : g_strdup (""), reader->comment);
    }
  else if (reader->comment != NULL && (strcmp (name, "br") == 0 || strcmp (name, "tab") == 0))
    append (reader->comment->text, name[0] == 'b' ? "\n" : " ", 1);
  return TRUE;
}

static gboolean
end_comment_cb (gpointer data, const char *name, GError **error)
{
  Reader *reader = data;

  if (strcmp (name, "t") == 0)
    reader->in_text = FALSE;
  else if (strcmp (name, "comment") == 0)
    reader->comment = NULL;
  else if (strcmp (name, "p") == 0 && reader->comment != NULL)
    append (reader->comment->text, "\n", 1);
  return TRUE;
}

static gboolean
comment_text_cb (gpointer data, const char *text, gsize length, GError **error)
{
  Reader *reader = data;

  if (reader->in_text && reader->comment != NULL)
    append (reader->comment->text, text, length);
  return TRUE;
}

/* --- which styles are of headings: their ids are in the language of the Word that wrote the file --- */

static gboolean
start_style_cb (gpointer data, const char *name, const AccordXmlAttributes *attributes, GError **error)
{
  Reader *reader = data;
  gboolean is_heading = strcmp (name, "outlineLvl") == 0;

  if (strcmp (name, "style") == 0)
    {
      g_free (reader->style);
      reader->style = accord_xml_dup (attributes, "styleId");
    }
  else if (strcmp (name, "name") == 0)
    {
      g_autofree char *value = accord_xml_dup (attributes, "val");

      is_heading = value != NULL && g_ascii_strncasecmp (value, "heading ", 8) == 0;
    }
  if (is_heading && reader->style != NULL && g_hash_table_size (reader->headings) < MAX_STYLES)
    g_hash_table_add (reader->headings, g_strdup (reader->style));
  return TRUE;
}

/* --- the text --- */

static AccordRemark *
add_remark (Reader *reader)
{
  AccordRemark *remark;

  if (reader->returned->remarks->len >= MAX_REMARKS)
    {
      reader->returned->is_cut = TRUE;
      return NULL;
    }
  remark = g_new0 (AccordRemark, 1);
  g_ptr_array_add (reader->returned->remarks, remark);
  return remark;
}

static AccordRemark *
add_comment (Reader *reader, const char *id)
{
  Comment *comment = id != NULL ? g_hash_table_lookup (reader->comments, id) : NULL;
  AccordRemark *remark = comment != NULL ? add_remark (reader) : NULL;
  g_autofree char *text = NULL;

  if (remark == NULL)
    return NULL;
  text = clean (comment->text->str);
  remark->author = clean_line (comment->author != NULL ? comment->author : "");
  memcpy (remark->day, comment->day, sizeof remark->day);
  remark->comment = g_strdup (g_strstrip (text));
  /* Each is remarked once, at its words or, where it has none, at its mark. */
  g_hash_table_remove (reader->comments, id);
  return remark;
}

static void
begin_range (Reader *reader, char *id)
{
  AccordRemark *remark = add_comment (reader, id);
  Range *range;

  if (remark == NULL || reader->open->len >= MAX_OPEN)
    {
      g_free (id);
      return;
    }
  range = g_new (Range, 1);
  *range = (Range) { id, remark, g_string_new (NULL) };
  g_ptr_array_add (reader->open, range);
}

static void
end_range (Reader *reader, guint index)
{
  Range *range = g_ptr_array_index (reader->open, index);

  g_free (range->remark->words);
  range->remark->words = clean_line (range->words->str);
  g_ptr_array_remove_index (reader->open, index);
}

static void
end_range_of (Reader *reader, const char *id)
{
  for (guint i = 0; i < reader->open->len; i++)
    if (g_strcmp0 (((Range *) reader->open->pdata[i])->id, id) == 0)
      {
        end_range (reader, i);
        return;
      }
}

/* The end of what was read, from the beginning of a word. */
static char *
take_before (const GString *paragraph)
{
  g_autofree char *line = clean_line (paragraph->str);
  glong length = g_utf8_strlen (line, -1);
  const char *start = g_utf8_offset_to_pointer (line, MAX (length - MAX_BEFORE, 0));
  const char *space = start > line ? strchr (start, ' ') : NULL;

  return g_strdup (space != NULL ? space + 1 : start);
}

/* Word cuts what one person changed into pieces: those with nothing between them are one change. */
static void
begin_change (Reader *reader, gboolean is_deletion, const AccordXmlAttributes *attributes)
{
  g_autofree char *given = accord_xml_dup (attributes, "author");
  g_autofree char *author = clean_line (given != NULL ? given : "");
  g_autofree char *date = accord_xml_dup (attributes, "date");

  reader->in_change = TRUE;
  reader->is_deletion = is_deletion;
  if (reader->change != NULL && g_str_equal (reader->change->author, author))
    return;
  reader->change = add_remark (reader);
  if (reader->change == NULL)
    return;
  reader->change->author = g_steal_pointer (&author);
  reader->change->words = take_before (reader->paragraph);
  reader->change->deleted = g_strdup ("");
  reader->change->inserted = g_strdup ("");
  take_day (reader->change->day, date);
}

static void
extend (char **text, const char *more, gsize length)
{
  gsize old = strlen (*text);
  gsize taken = MIN (length, MAX_TEXT - MIN (old, MAX_TEXT));

  *text = g_realloc (*text, old + taken + 1);
  memcpy (*text + old, more, taken);
  (*text)[old + taken] = '\0';
}

static void
add_text (Reader *reader, const char *text, gsize length)
{
  gboolean is_new = reader->in_change && !reader->is_deletion;

  if (reader->in_change && reader->change != NULL)
    extend (reader->is_deletion ? &reader->change->deleted : &reader->change->inserted, text, length);
  if (!reader->in_change)
    reader->change = NULL;
  if (!is_new)
    append (reader->paragraph, text, length);
  for (guint i = 0; i < reader->open->len; i++)
    append (((Range *) reader->open->pdata[i])->words, text, length);
}

static void
read_bookmark (Reader *reader, const AccordXmlAttributes *attributes)
{
  g_autofree char *name = accord_xml_dup (attributes, "name");
  gint64 id;

  if (name == NULL || !g_str_has_prefix (name, ACCORD_SECTION_ANCHOR))
    return;
  id = g_ascii_strtoll (name + strlen (ACCORD_SECTION_ANCHOR), NULL, 10);
  if (id <= 0 || reader->returned->anchors->len >= MAX_STYLES)
    return;
  reader->next_anchor = id;
  g_array_append_val (reader->returned->anchors, id);
}

static void
end_paragraph (Reader *reader)
{
  if (reader->is_heading || reader->next_anchor != 0)
    {
      g_free (reader->heading);
      reader->heading = clean_line (reader->paragraph->str);
      reader->has_anchor = reader->next_anchor != 0;
      if (reader->has_anchor)
        reader->anchor = reader->next_anchor;
    }
  for (; reader->first_unplaced < reader->returned->remarks->len; reader->first_unplaced++)
    {
      AccordRemark *remark = g_ptr_array_index (reader->returned->remarks, reader->first_unplaced);

      remark->anchor = reader->anchor;
      remark->heading = g_strdup (reader->heading);
      remark->has_anchor = reader->has_anchor;
    }
  for (guint i = 0; i < reader->open->len; i++)
    append (((Range *) reader->open->pdata[i])->words, " ", 1);
  g_string_truncate (reader->paragraph, 0);
  reader->is_heading = FALSE;
  reader->next_anchor = 0;
  reader->change = NULL;
}

static gboolean
start_text_cb (gpointer data, const char *name, const AccordXmlAttributes *attributes, GError **error)
{
  Reader *reader = data;

  /* What an older program is to show instead. */
  if (reader->n_skipped > 0 || strcmp (name, "Fallback") == 0)
    reader->n_skipped++;
  else if (strcmp (name, "t") == 0 || strcmp (name, "delText") == 0)
    reader->in_text = TRUE;
  else if (strcmp (name, "br") == 0 || strcmp (name, "tab") == 0)
    add_text (reader, " ", 1);
  else if (strcmp (name, "ins") == 0 || strcmp (name, "moveTo") == 0)
    begin_change (reader, FALSE, attributes);
  else if (strcmp (name, "del") == 0 || strcmp (name, "moveFrom") == 0)
    begin_change (reader, TRUE, attributes);
  else if (strcmp (name, "commentRangeStart") == 0)
    begin_range (reader, accord_xml_dup (attributes, "id"));
  else if (strcmp (name, "commentRangeEnd") == 0 || strcmp (name, "commentReference") == 0)
    {
      g_autofree char *id = accord_xml_dup (attributes, "id");

      end_range_of (reader, id);
      if (name[7] == 'R' && name[8] == 'e')
        add_comment (reader, id);
    }
  else if (strcmp (name, "bookmarkStart") == 0)
    read_bookmark (reader, attributes);
  else if (strcmp (name, "pStyle") == 0)
    {
      g_autofree char *style = accord_xml_dup (attributes, "val");

      reader->is_heading = style != NULL && g_hash_table_contains (reader->headings, style);
    }
  return TRUE;
}

static gboolean
end_text_cb (gpointer data, const char *name, GError **error)
{
  Reader *reader = data;

  if (reader->n_skipped > 0)
    reader->n_skipped--;
  else if (strcmp (name, "t") == 0 || strcmp (name, "delText") == 0)
    reader->in_text = FALSE;
  else if (strcmp (name, "ins") == 0 || strcmp (name, "moveTo") == 0 || strcmp (name, "del") == 0 ||
           strcmp (name, "moveFrom") == 0)
    reader->in_change = FALSE;
  else if (strcmp (name, "p") == 0)
    end_paragraph (reader);
  return TRUE;
}

static gboolean
text_cb (gpointer data, const char *text, gsize length, GError **error)
{
  Reader *reader = data;

  if (reader->in_text && reader->n_skipped == 0)
    add_text (reader, text, length);
  return TRUE;
}

/* --- the parts --- */

/* The mark of a paragraph, a row or a format can be changed as well: there are no words in that to answer. */
static gboolean
says_nothing (const AccordRemark *remark)
{
  return remark->comment != NULL ? *remark->comment == '\0' : *remark->deleted == '\0' && *remark->inserted == '\0';
}

static void
finish_remark (AccordRemark *remark)
{
  if (remark->comment == NULL)
    {
      char *deleted = clean_line (remark->deleted);
      char *inserted = clean_line (remark->inserted);

      g_free (remark->deleted);
      g_free (remark->inserted);
      remark->deleted = deleted;
      remark->inserted = inserted;
      if (*deleted != '\0')
        g_set_str (&remark->words, deleted);
    }
  if (remark->words == NULL)
    remark->words = g_strdup ("");
}

static void
finish (Reader *reader)
{
  g_autoptr (GPtrArray) all = NULL;

  end_paragraph (reader);
  while (reader->open->len > 0)
    end_range (reader, 0);
  all = g_steal_pointer (&reader->returned->remarks);
  reader->returned->remarks = g_ptr_array_new_with_free_func (remark_free);
  for (guint i = 0; i < all->len; i++)
    {
      AccordRemark *remark = g_steal_pointer (&all->pdata[i]);

      finish_remark (remark);
      if (says_nothing (remark))
        remark_free (remark);
      else
        g_ptr_array_add (reader->returned->remarks, remark);
    }
}

static gboolean
refuse (GError **error, const char *what)
{
  g_set_error_literal (error, ACCORD_ERROR, ACCORD_ERROR_FORMAT, what);
  return FALSE;
}

static gboolean
find_document (AccordPackage *package, char **document, GCancellable *cancellable, GError **error)
{
  if (!accord_package_find_related (package, "", "/officeDocument", document, cancellable, error))
    return FALSE;
  if (*document == NULL)
    *document = g_strdup ("word/document.xml");
  if (accord_package_has (package, "mimetype") && accord_package_has (package, "content.xml"))
    return refuse (error, "this is an OpenDocument file: save it as .docx");
  if (!accord_package_has (package, *document) || accord_package_has (package, "xl/workbook.xml") ||
      accord_package_has (package, "ppt/presentation.xml"))
    return refuse (error, "this is no Word document (.docx)");
  return TRUE;
}

static gboolean
read_related (Reader *reader, AccordPackage *package, const char *document, const char *type,
              const AccordXmlHandlers *handlers, GCancellable *cancellable, GError **error)
{
  g_autofree char *part = NULL;

  if (!accord_package_find_related (package, document, type, &part, cancellable, error))
    return FALSE;
  return part == NULL || !accord_package_has (package, part) ||
         accord_package_parse (package, part, handlers, reader, NULL, cancellable, error);
}

static gboolean
read_package (Reader *reader, AccordPackage *package, GCancellable *cancellable, GError **error)
{
  static const AccordXmlHandlers comments = { start_comment_cb, end_comment_cb, comment_text_cb };
  static const AccordXmlHandlers styles = { start_style_cb, NULL, NULL };
  static const AccordXmlHandlers text = { start_text_cb, end_text_cb, text_cb };
  g_autofree char *document = NULL;

  if (!find_document (package, &document, cancellable, error) ||
      !read_related (reader, package, document, "/comments", &comments, cancellable, error) ||
      !read_related (reader, package, document, "/styles", &styles, cancellable, error))
    return FALSE;
  reader->in_text = FALSE;
  return accord_package_parse (package, document, &text, reader, NULL, cancellable, error);
}

/* What is no package at all, by its first bytes: people send what they have. */
static gboolean
refuse_others (GBytes *bytes, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (size >= 8 && memcmp (data, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0)
    return refuse (error, "this document has a password, or is of Word 2003 and before: save it as .docx without one");
  if (size >= 5 && memcmp (data, "%PDF-", 5) == 0)
    return refuse (error, "this is a PDF file, not a Word document");
  if (size >= 5 && memcmp (data, "{\\rtf", 5) == 0)
    return refuse (error, "this is an RTF file: save it as .docx");
  if (size < 4 || memcmp (data, "PK", 2) != 0)
    return refuse (error, "this is no Word document (.docx)");
  return TRUE;
}

/**
 * accord_returned_read_bytes:
 * @bytes: a .docx file, maybe hostile
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Any thread.
 *
 * Returns: (transfer full): what was remarked in it; %NULL with ACCORD_ERROR_FORMAT, ACCORD_ERROR_TOO_LARGE or
 *   G_IO_ERROR_CANCELLED
 */
AccordReturned *
accord_returned_read_bytes (GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (AccordPackage) package = NULL;
  g_auto (Reader) reader = { 0 };

  reader_init (&reader);
  if (!refuse_others (bytes, error))
    return NULL;
  package = accord_package_open (bytes, error);
  if (package == NULL || !read_package (&reader, package, cancellable, error))
    return NULL;
  finish (&reader);
  reader.returned->file_name = g_strdup ("");
  reader.returned->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  return g_steal_pointer (&reader.returned);
}

/**
 * accord_returned_read:
 * @file: a .docx file
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Blocks; any thread but the window's.
 *
 * Returns: (transfer full): what was remarked in it; %NULL with the errors of accord_returned_read_bytes() and
 *   ACCORD_ERROR_NOT_FOUND
 */
AccordReturned *
accord_returned_read (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = accord_file_load (file, MAX_FILE, cancellable, error);
  AccordReturned *self = bytes != NULL ? accord_returned_read_bytes (bytes, cancellable, error) : NULL;

  if (self != NULL)
    {
      g_free (self->file_name);
      self->file_name = g_file_get_basename (file);
    }
  return self;
}
