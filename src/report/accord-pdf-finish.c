/* accord-pdf-finish.c: what cairo cannot write
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "report/accord-pdf-private.h"

#include "base/accord-error.h"

#include <qpdf/qpdf-c.h>
#include <string.h>

/* cairo 1.18 draws tagged content, and leaves out or gets wrong what this pass adds: ISO 14289-1 is
   the measure. Numbers * in comments are its clauses. The pass walks the file's structure in step
   with the record of what was drawn, and * refuses a file that differs, so that no alternative text
   can come to stand at the wrong figure. */
typedef struct
{
  qpdf_data qpdf;
  /* The names of elements that have one, with the elements. */
  qpdf_oh names;
  guint n_notes;
  GError *error;
} Finisher;

static void
finisher_clear (Finisher *self)
{
  g_clear_error (&self->error);
  if (self->qpdf != NULL)
    qpdf_cleanup (&self->qpdf);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Finisher, finisher_clear)

static void
put (Finisher *self, qpdf_oh dictionary, const char *key, qpdf_oh value)
{
  qpdf_oh_replace_key (self->qpdf, dictionary, key, value);
  qpdf_oh_release (self->qpdf, value);
}

static void
put_name (Finisher *self, qpdf_oh dictionary, const char *key, const char *name)
{
  g_autofree char *slashed = g_strconcat ("/", name, NULL);

  put (self, dictionary, key, qpdf_oh_new_name (self->qpdf, slashed));
}

static void
put_string (Finisher *self, qpdf_oh dictionary, const char *key, const char *string)
{
  put (self, dictionary, key, qpdf_oh_new_string (self->qpdf, string));
}

static void
put_words (Finisher *self, qpdf_oh dictionary, const char *key, const char *words)
{
  put (self, dictionary, key, qpdf_oh_new_unicode_string (self->qpdf, words));
}

/* -- Structure -- */

static gboolean
differs (Finisher *self, const char *what, const char *where)
{
  if (self->error == NULL)
    g_set_error (&self->error,
                 ACCORD_ERROR,
                 ACCORD_ERROR_FAILED,
                 "The structure of the PDF is not what was drawn: %s in %s",
                 what,
                 where);
  return FALSE;
}

static void
put_attribute (Finisher *self, qpdf_oh element, const char *owner, const char *key, const char *name)
{
  qpdf_oh attribute = qpdf_oh_new_dictionary (self->qpdf);

  put_name (self, attribute, "/O", owner);
  put_name (self, attribute, key, name);
  put (self, element, "/A", attribute);
}

static guint
count_kids (Finisher *self, qpdf_oh kids)
{
  if (qpdf_oh_is_array (self->qpdf, kids))
    return qpdf_oh_get_array_n_items (self->qpdf, kids);
  return qpdf_oh_is_null (self->qpdf, kids) ? 0 : 1;
}

static qpdf_oh
get_kid (Finisher *self, qpdf_oh kids, guint i)
{
  if (qpdf_oh_is_array (self->qpdf, kids))
    return qpdf_oh_get_array_item (self->qpdf, kids, i);
  return qpdf_oh_new_object (self->qpdf, kids);
}

/* 7.18.5: a link annotation says in words where it leads. */
static void
describe_annotation (Finisher *self, qpdf_oh kid, const AccordLink *link)
{
  qpdf_oh annotation = qpdf_oh_get_key (self->qpdf, kid, "/Obj");

  if (qpdf_oh_is_dictionary (self->qpdf, annotation))
    {
      put_words (self, annotation, "/Contents", link->contents);
      /* Printed with the page: ISO 32000-1, 12.5.3. */
      put (self, annotation, "/F", qpdf_oh_new_integer (self->qpdf, 4));
    }
  qpdf_oh_release (self->qpdf, annotation);
}

/* 7.9: every note has a name of its own. Names of one length come in the order that their tree wants. */
static void
name_note (Finisher *self, qpdf_oh element, guint number)
{
  char name[24];
  qpdf_oh string;

  g_snprintf (name, sizeof name, "note-%06u", number);
  put_string (self, element, "/ID", name);
  string = qpdf_oh_new_string (self->qpdf, name);
  qpdf_oh_append_item (self->qpdf, self->names, string);
  qpdf_oh_append_item (self->qpdf, self->names, element);
  qpdf_oh_release (self->qpdf, string);
  self->n_notes++;
}

static void
put_names (Finisher *self, qpdf_oh tree)
{
  qpdf_oh names = qpdf_oh_new_dictionary (self->qpdf);

  if (self->n_notes > 0)
    {
      qpdf_oh_replace_key (self->qpdf, names, "/Names", self->names);
      qpdf_oh_replace_key (self->qpdf, tree, "/IDTree", names);
    }
  qpdf_oh_release (self->qpdf, names);
}

static void
describe_element (Finisher *self, qpdf_oh element, const AccordElement *what)
{
  if (what->alternative != NULL)
    put_words (self, element, "/Alt", what->alternative);
  if (what->language != NULL)
    put_string (self, element, "/Lang", what->language);
  if (what->scope != NULL)
    put_attribute (self, element, "Table", "/Scope", what->scope);
  if (what->numbering != NULL)
    put_attribute (self, element, "List", "/ListNumbering", what->numbering);
  if (what->note > 0)
    name_note (self, element, what->note);
}

static gboolean match_element (Finisher *self, const AccordTag *tag, qpdf_oh element);

static gboolean
match_kids (Finisher *self, const AccordTag *tag, qpdf_oh parent, const char *where)
{
  qpdf_oh kids = qpdf_oh_get_key (self->qpdf, parent, "/K");
  guint n = count_kids (self, kids);
  guint next = 0;
  gboolean same = TRUE;

  for (guint i = 0; i < n && same; i++)
    {
      qpdf_oh kid = get_kid (self, kids, i);
      gboolean is_dictionary = qpdf_oh_is_dictionary (self->qpdf, kid);

      /* What is neither an element nor a reference to an object is a stretch of marked content. */
      if (is_dictionary && qpdf_oh_has_key (self->qpdf, kid, "/Obj") && tag->link != NULL)
        describe_annotation (self, kid, tag->link);
      else if (is_dictionary && qpdf_oh_has_key (self->qpdf, kid, "/S"))
        same = next < tag->children->len ? match_element (self,
                                                          g_ptr_array_index (tag->children, next++),
                                                          kid)
                                         : differs (self, "an element too many", where);
      qpdf_oh_release (self->qpdf, kid);
    }
  qpdf_oh_release (self->qpdf, kids);

  if (same && next != tag->children->len)
    return differs (self, "an element too few", where);
  return same;
}

static gboolean
match_element (Finisher *self, const AccordTag *tag, qpdf_oh element)
{
  qpdf_oh type = qpdf_oh_get_key (self->qpdf, element, "/S");
  const char *name = qpdf_oh_is_name (self->qpdf, type) ? qpdf_oh_get_name (self->qpdf, type) : "/";
  gboolean same = strcmp (name + 1, tag->element->tag) == 0;

  if (!same)
    differs (self, name, tag->element->tag);
  qpdf_oh_release (self->qpdf, type);
  if (!same)
    return FALSE;

  describe_element (self, element, tag->element);
  return match_kids (self, tag, element, tag->element->tag);
}

static gboolean
finish_structure (Finisher *self, qpdf_oh catalogue, const AccordTag *root)
{
  qpdf_oh tree = qpdf_oh_get_key (self->qpdf, catalogue, "/StructTreeRoot");
  gboolean same;

  self->names = qpdf_oh_new_array (self->qpdf);
  same = qpdf_oh_is_dictionary (self->qpdf, tree) ? match_kids (self, root, tree, "the root")
                                                  : differs (self, "no structure", "the root");
  if (same)
    put_names (self, tree);
  qpdf_oh_release (self->qpdf, self->names);
  qpdf_oh_release (self->qpdf, tree);
  return same;
}

/* -- The document -- */

static char *
make_metadata (AccordDocument *document)
{
  return g_markup_printf_escaped (
    "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
    "<dc:format>application/pdf</dc:format>\n"
    "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:title>\n"
    "<dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>\n"
    "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:description>\n"
    "<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>\n"
    "<pdfuaid:part>1</pdfuaid:part>\n"
    "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>",
    accord_document_get_title (document),
    accord_document_get_author (document),
    accord_document_get_subject (document),
    accord_document_get_language (document));
}

/* 7.1: metadata with a title. */
static void
put_metadata (Finisher *self, qpdf_oh catalogue, AccordDocument *document)
{
  g_autofree char *metadata = make_metadata (document);
  qpdf_oh stream = qpdf_oh_new_stream (self->qpdf);
  qpdf_oh dictionary = qpdf_oh_get_dict (self->qpdf, stream);
  qpdf_oh none = qpdf_oh_new_null (self->qpdf);

  put_name (self, dictionary, "/Type", "Metadata");
  put_name (self, dictionary, "/Subtype", "XML");
  qpdf_oh_replace_stream_data (self->qpdf,
                               stream,
                               (const unsigned char *) metadata,
                               strlen (metadata),
                               none,
                               none);
  qpdf_oh_release (self->qpdf, none);
  qpdf_oh_release (self->qpdf, dictionary);
  put (self, catalogue, "/Metadata", stream);
}

/* 7.1 and 7.2: readers show the title, know the language and trust the tags. */
static void
finish_catalogue (Finisher *self, qpdf_oh catalogue, AccordDocument *document)
{
  qpdf_oh preferences = qpdf_oh_new_dictionary (self->qpdf);
  qpdf_oh mark_info = qpdf_oh_new_dictionary (self->qpdf);

  put_string (self, catalogue, "/Lang", accord_document_get_language (document));
  put (self, preferences, "/DisplayDocTitle", qpdf_oh_new_bool (self->qpdf, QPDF_TRUE));
  put (self, catalogue, "/ViewerPreferences", preferences);
  put (self, mark_info, "/Marked", qpdf_oh_new_bool (self->qpdf, QPDF_TRUE));
  put (self, catalogue, "/MarkInfo", mark_info);
  put_metadata (self, catalogue, document);
}

/* The day of the report in place of the clock's, so that the same report is the same bytes. */
static void
finish_dates (Finisher *self, AccordDocument *document)
{
  qpdf_oh trailer = qpdf_get_trailer (self->qpdf);
  qpdf_oh info = qpdf_oh_get_key (self->qpdf, trailer, "/Info");
  int year;
  guint month;
  guint day;

  if (qpdf_oh_is_dictionary (self->qpdf, info))
    {
      qpdf_oh_remove_key (self->qpdf, info, "/ModDate");
      qpdf_oh_remove_key (self->qpdf, info, "/CreationDate");
      if (sscanf (accord_document_get_date (document), "%4d-%2u-%2u", &year, &month, &day) == 3
          && g_date_valid_dmy (day, month, year))
        {
          g_autofree char *date = g_strdup_printf ("D:%04d%02u%02u000000Z", year, month, day);

          put_string (self, info, "/CreationDate", date);
        }
    }
  qpdf_oh_release (self->qpdf, info);
  qpdf_oh_release (self->qpdf, trailer);
}

/* 7.21.3.2: glyphs of embedded TrueType fonts are found through a map, even where the map changes
   nothing. */
static void
finish_fonts (Finisher *self)
{
  qpdf_oh trailer = qpdf_get_trailer (self->qpdf);
  qpdf_oh size = qpdf_oh_get_key (self->qpdf, trailer, "/Size");
  int n = qpdf_oh_get_int_value_as_int (self->qpdf, size);

  for (int i = 1; i < n; i++)
    {
      qpdf_oh object = qpdf_get_object_by_id (self->qpdf, i, 0);

      if (qpdf_oh_is_dictionary_of_type (self->qpdf, object, "/Font", "/CIDFontType2")
          && !qpdf_oh_has_key (self->qpdf, object, "/CIDToGIDMap"))
        put_name (self, object, "/CIDToGIDMap", "Identity");
      qpdf_oh_release (self->qpdf, object);
    }
  qpdf_oh_release (self->qpdf, size);
  qpdf_oh_release (self->qpdf, trailer);
}

/* 7.18.3: Tab goes from link to link in the order of the structure. */
static void
finish_pages (Finisher *self)
{
  int n = qpdf_get_num_pages (self->qpdf);

  for (int i = 0; i < n; i++)
    {
      qpdf_oh page = qpdf_get_page_n (self->qpdf, i);

      put_name (self, page, "/Tabs", "S");
      qpdf_oh_release (self->qpdf, page);
    }
}

/* qpdf keeps its last error until it is asked for it. */
static gboolean
take_qpdf_error (Finisher *self)
{
  qpdf_error failure = qpdf_has_error (self->qpdf) ? qpdf_get_error (self->qpdf) : NULL;

  if (failure != NULL && self->error == NULL)
    g_set_error (&self->error,
                 ACCORD_ERROR,
                 ACCORD_ERROR_FAILED,
                 "Cannot finish the PDF: %s",
                 qpdf_get_error_full_text (self->qpdf, failure));
  return failure != NULL;
}

/* Objects that cairo reserved and never wrote, one for each artifact, go when the file is written
   anew. */
static GBytes *
write_file (Finisher *self)
{
  if ((qpdf_init_write_memory (self->qpdf) & QPDF_ERRORS) != 0)
    return NULL;

  qpdf_set_deterministic_ID (self->qpdf, QPDF_TRUE);
  qpdf_set_object_stream_mode (self->qpdf, qpdf_o_generate);
  qpdf_set_preserve_unreferenced_objects (self->qpdf, QPDF_FALSE);
  if ((qpdf_write (self->qpdf) & QPDF_ERRORS) != 0)
    return NULL;

  return g_bytes_new (qpdf_get_buffer (self->qpdf), qpdf_get_buffer_length (self->qpdf));
}

/**
 * accord_pdf_finish:
 * @drawn: the file as cairo wrote it
 * @document: what it shows
 * @root: the record of what was drawn
 * @error: return location
 *
 * Adds to a PDF what cairo cannot write. Any thread.
 *
 * Returns: (transfer full) (nullable): the finished file; %NULL when its structure is not what was
 *   drawn
 */
GBytes *
accord_pdf_finish (GBytes *drawn, AccordDocument *document, const AccordTag *root, GError **error)
{
  g_auto (Finisher) self = { .qpdf = qpdf_init () };
  GBytes *finished = NULL;
  qpdf_oh catalogue;
  gsize size;
  const char *data = g_bytes_get_data (drawn, &size);

  qpdf_silence_errors (self.qpdf);
  qpdf_set_suppress_warnings (self.qpdf, QPDF_TRUE);
  if ((qpdf_read_memory (self.qpdf, "report", data, size, NULL) & QPDF_ERRORS) == 0)
    {
      catalogue = qpdf_get_root (self.qpdf);
      finish_catalogue (&self, catalogue, document);
      finish_dates (&self, document);
      finish_fonts (&self);
      finish_pages (&self);
      if (finish_structure (&self, catalogue, root))
        finished = write_file (&self);
    }

  if (take_qpdf_error (&self))
    g_clear_pointer (&finished, g_bytes_unref);
  if (self.error != NULL)
    g_propagate_error (error, g_steal_pointer (&self.error));
  return finished;
}
