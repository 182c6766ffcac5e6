/* accord-package.c: the XML parts of an Office Open XML file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/accord-package.h"

#include "base/accord-error.h"

#include <libxml/parser.h>
#include <string.h>
#include <zip.h>

/* A foreign file is hostile until it is read. These bounds are far above what spreadsheet programs
 * write (a sheet of a million full rows is 1 GiB and packs 30 to 1) and far below what would hurt.
 * */
#define MAX_PARTS 20000
#define MAX_PART_SIZE (G_GUINT64_CONSTANT (2) << 30)
#define MAX_UNPACKED (G_GUINT64_CONSTANT (3) << 30)
#define MAX_RATIO 250
#define RATIO_FREE_SIZE (G_GUINT64_CONSTANT (32) << 20)
#define MAX_DEPTH 64
#define CHUNK_SIZE 65536

struct _AccordPackage
{
  GBytes *bytes;
  zip_t *zip;
  guint64 unpacked;             /* bytes that all parts read so far came to */
};

struct _AccordXmlAttributes
{
  const xmlChar **values;       /* name, prefix, namespace, begin, end */
  int n;
};

typedef struct
{
  const AccordXmlHandlers *handlers;
  gpointer data;
  xmlParserCtxtPtr parser;
  guint depth;
  GError *error;
} PartReader;

static gboolean
fail_zip (zip_error_t *zip_error, const char *part, GError **error)
{
  int code = zip_error_code_zip (zip_error);

  if (code == ZIP_ER_NOPASSWD || code == ZIP_ER_ENCRNOTSUPP || code == ZIP_ER_WRONGPASSWD)
    g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_FORMAT, "%s: the file has a password", part);
  else
    g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_FORMAT, "%s: %s", part, zip_error_strerror (zip_error));
  zip_error_fini (zip_error);
  return FALSE;
}

/**
 * accord_package_open:
 * @bytes: the file
 * @error: return location
 *
 * Returns: (transfer full): the package, or %NULL with `ACCORD_ERROR_FORMAT` or `ACCORD_ERROR_TOO_LARGE`
 */
AccordPackage *
accord_package_open (GBytes *bytes, GError **error)
{
  g_autoptr (AccordPackage) self = g_new0 (AccordPackage, 1);
  zip_error_t zip_error;
  zip_source_t *source;
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  xmlInitParser ();
  self->bytes = g_bytes_ref (bytes);
  zip_error_init (&zip_error);
  source = zip_source_buffer_create (data, size, 0, &zip_error);
  if (source != NULL)
    self->zip = zip_open_from_source (source, ZIP_RDONLY, &zip_error);
  if (self->zip == NULL)
    {
      g_clear_pointer (&source, zip_source_free);
      fail_zip (&zip_error, "the file", error);
      return NULL;
    }
  zip_error_fini (&zip_error);

  if (zip_get_num_entries (self->zip, 0) > MAX_PARTS)
    {
      g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_TOO_LARGE, "the file has more than %d parts",
                   MAX_PARTS);
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
accord_package_free (AccordPackage *self)
{
  if (self->zip != NULL)
    zip_discard (self->zip);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

/* Names of parts do not tell capitals from small letters (ECMA-376 part 2, 6.2.2.3). */
static zip_int64_t
find_part (AccordPackage *self, const char *part)
{
  zip_int64_t index = zip_name_locate (self->zip, part, 0);

  return index >= 0 ? index : zip_name_locate (self->zip, part, ZIP_FL_NOCASE);
}

/**
 * accord_package_has:
 * @self: a package
 * @part: the name of a part, without a slash at its beginning
 *
 * Returns: whether it is there
 */
gboolean
accord_package_has (AccordPackage *self, const char *part)
{
  return find_part (self, part) >= 0;
}

/**
 * accord_xml_get:
 * @attributes: the attributes of an element
 * @name: a name without prefix
 * @length: (out): the length of the value, which no NUL ends
 *
 * Returns: (transfer none) (nullable): the value
 */
const char *
accord_xml_get (const AccordXmlAttributes *attributes, const char *name, gsize *length)
{
  for (int i = 0; i < attributes->n; i++)
    {
      const xmlChar **attribute = attributes->values + 5 * i;

      if (strcmp ((const char *) attribute[0], name) == 0)
        {
          *length = attribute[4] - attribute[3];
          return (const char *) attribute[3];
        }
    }
  *length = 0;
  return NULL;
}

/**
 * accord_xml_dup:
 * @attributes: the attributes of an element
 * @name: a name without prefix
 *
 * Returns: (transfer full) (nullable): the value
 */
char *
accord_xml_dup (const AccordXmlAttributes *attributes, const char *name)
{
  gsize length;
  const char *value = accord_xml_get (attributes, name, &length);

  return value != NULL ? g_strndup (value, length) : NULL;
}

static void
start_element_cb (void *context,
                  const xmlChar *name,
                  const xmlChar *prefix,
                  const xmlChar *uri,
                  int n_namespaces,
                  const xmlChar **namespaces,
                  int n_attributes,
                  int n_defaulted,
                  const xmlChar **values)
{
  PartReader *reader = context;
  AccordXmlAttributes attributes = { values, n_attributes };

  if (reader->error != NULL)
    return;
  if (++reader->depth > MAX_DEPTH)
    g_set_error (&reader->error, ACCORD_ERROR, ACCORD_ERROR_FORMAT, "elements are nested more than %d deep",
                 MAX_DEPTH);
  else if (reader->handlers->start != NULL)
    reader->handlers->start (reader->data, (const char *) name, &attributes, &reader->error);
  if (reader->error != NULL)
    xmlStopParser (reader->parser);
}

static void
end_element_cb (void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  PartReader *reader = context;

  reader->depth--;
  if (reader->error == NULL && reader->handlers->end != NULL
      && !reader->handlers->end (reader->data, (const char *) name, &reader->error))
    xmlStopParser (reader->parser);
}

static void
characters_cb (void *context, const xmlChar *text, int length)
{
  PartReader *reader = context;

  if (reader->error == NULL && reader->handlers->text != NULL
      && !reader->handlers->text (reader->data, (const char *) text, length, &reader->error))
    xmlStopParser (reader->parser);
}

/* No part of such a file has a document type, and everything that a document type can do is harm. */
static void
doctype_cb (void *context, const xmlChar *name, const xmlChar *external_id, const xmlChar *system_id)
{
  PartReader *reader = context;

  if (reader->error == NULL)
    g_set_error_literal (&reader->error, ACCORD_ERROR, ACCORD_ERROR_FORMAT,
                         "it declares a document type, which no such file does");
  xmlStopParser (reader->parser);
}

/* What libxml2 hands over is constant since 2.12. */
#if LIBXML_VERSION >= 21200
typedef const xmlError *XmlError;
#else
typedef xmlError *XmlError;
#endif

static void
xml_error_cb (void *context, XmlError xml_error)
{
  PartReader *reader = context;
  g_autofree char *message = NULL;

  if (reader->error != NULL || xml_error->level < XML_ERR_ERROR || xml_error->domain == XML_FROM_NAMESPACE)
    return;
  message = g_strdup (xml_error->message != NULL ? xml_error->message : "");
  g_strchomp (message);
  g_set_error (&reader->error, ACCORD_ERROR, ACCORD_ERROR_FORMAT, "line %d: %s", xml_error->line, message);
}

static gboolean
check_size (AccordPackage *self, guint64 size, guint64 packed_size, GError **error)
{
  if (size > MAX_PART_SIZE || self->unpacked + size > MAX_UNPACKED)
    g_set_error_literal (error, ACCORD_ERROR, ACCORD_ERROR_TOO_LARGE, "it unpacks to more than 2 GiB");
  else if (size > RATIO_FREE_SIZE && size / MAX_RATIO > packed_size)
    g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_TOO_LARGE,
                 "it unpacks to more than %d times its size, as only a trap does", MAX_RATIO);
  else
    return TRUE;
  return FALSE;
}

static gboolean
feed_parser (AccordPackage *self,
             PartReader *reader,
             zip_file_t *file,
             const zip_stat_t *stat,
             AccordProgress *progress,
             GCancellable *cancellable,
             GError **error)
{
  g_autofree char *chunk = g_malloc (CHUNK_SIZE);
  guint64 size = 0;
  zip_int64_t n;

  /* What the directory says of sizes may be a lie, so what comes out is measured as well. */
  while ((n = zip_fread (file, chunk, CHUNK_SIZE)) > 0)
    {
      size += n;
      if (!check_size (self, size, stat->comp_size, error)
          || g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      xmlParseChunk (reader->parser, chunk, (int) n, 0);
      if (reader->error != NULL)
        break;
      accord_progress_set (progress, (double) size / MAX (stat->size, 1));
    }
  self->unpacked += size;

  if (reader->error == NULL && n < 0)
    g_set_error (&reader->error, ACCORD_ERROR, ACCORD_ERROR_FORMAT, "damaged: %s",
                 zip_error_strerror (zip_file_get_error (file)));
  if (reader->error == NULL)
    xmlParseChunk (reader->parser, chunk, 0, 1);
  if (reader->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reader->error));
      return FALSE;
    }
  return TRUE;
}

static gboolean
parse_file (AccordPackage *self,
            zip_file_t *file,
            const zip_stat_t *stat,
            const AccordXmlHandlers *handlers,
            gpointer data,
            AccordProgress *progress,
            GCancellable *cancellable,
            GError **error)
{
  PartReader reader = { .handlers = handlers, .data = data };
  xmlSAXHandler sax = {
    .initialized = XML_SAX2_MAGIC,
    .startElementNs = start_element_cb,
    .endElementNs = end_element_cb,
    .characters = characters_cb,
    .cdataBlock = characters_cb,
    .internalSubset = doctype_cb,
    .serror = xml_error_cb,
  };
  gboolean ok;

  reader.parser = xmlCreatePushParserCtxt (&sax, &reader, NULL, 0, NULL);
  /* NOENT, or the five entities that XML has of itself stay as they are in attributes; others
   * cannot be declared. */
  xmlCtxtUseOptions (reader.parser, XML_PARSE_NONET | XML_PARSE_NOENT);
  ok = feed_parser (self, &reader, file, stat, progress, cancellable, error);
  g_clear_error (&reader.error);
  xmlFreeParserCtxt (reader.parser);
  return ok;
}

/**
 * accord_package_parse:
 * @self: a package
 * @part: the name of a part, without a slash at its beginning
 * @handlers: what to call
 * @data: for @handlers
 * @progress: (nullable): told how far it has come
 * @cancellable: (nullable): stops the reading
 * @error: return location
 *
 * Reads a part from its beginning to its end, within bounds on its size, on how much it was packed
 * and on how deep its elements are nested. No entity is ever expanded and nothing is ever fetched.
 *
 * Blocks; any thread, one at a time for a package.
 *
 * Returns: %TRUE, or %FALSE with `ACCORD_ERROR_FORMAT`, `ACCORD_ERROR_TOO_LARGE`,
 * `G_IO_ERROR_CANCELLED` or what a handler said; the message begins with the name of the part
 */
gboolean
accord_package_parse (AccordPackage *self,
                      const char *part,
                      const AccordXmlHandlers *handlers,
                      gpointer data,
                      AccordProgress *progress,
                      GCancellable *cancellable,
                      GError **error)
{
  zip_int64_t index = find_part (self, part);
  zip_stat_t stat;
  zip_file_t *file = NULL;
  gboolean ok;

  if (index < 0 || zip_stat_index (self->zip, index, 0, &stat) != 0
      || (stat.valid & (ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE)) != (ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE))
    {
      g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_FORMAT, "%s is missing in the file", part);
      return FALSE;
    }
  if (!check_size (self, stat.size, stat.comp_size, error))
    {
      g_prefix_error (error, "%s: ", part);
      return FALSE;
    }

  file = zip_fopen_index (self->zip, index, 0);
  if (file == NULL)
    {
      zip_error_t zip_error;

      zip_error_init (&zip_error);
      zip_error_set (&zip_error, zip_error_code_zip (zip_get_error (self->zip)),
                     zip_error_code_system (zip_get_error (self->zip)));
      return fail_zip (&zip_error, part, error);
    }

  ok = parse_file (self, file, &stat, handlers, data, progress, cancellable, error);
  if (!ok && error != NULL && (*error)->domain == ACCORD_ERROR)
    g_prefix_error (error, "%s: ", part);
  zip_fclose (file);
  return ok;
}

/**
 * accord_package_resolve:
 * @base: the folder of the part that a relation is of, "" or ending in a slash
 * @target: where it leads
 *
 * Returns: (transfer full): the name of the part that it leads to
 */
char *
accord_package_resolve (const char *base, const char *target)
{
  g_autofree char *joined = target[0] == '/' ? g_strdup (target) : g_strconcat ("/", base, target, NULL);
  g_autofree char *canonical = g_canonicalize_filename (joined, "/");

  return g_strdup (canonical + 1);
}

typedef struct
{
  const char *type;
  char *base;
  char *found;
} Related;

static gboolean
start_relation_cb (gpointer data, const char *name, const AccordXmlAttributes *attributes, GError **error)
{
  Related *related = data;
  g_autofree char *type = NULL;
  g_autofree char *target = NULL;
  g_autofree char *mode = NULL;

  if (strcmp (name, "Relationship") != 0 || related->found != NULL)
    return TRUE;
  type = accord_xml_dup (attributes, "Type");
  target = accord_xml_dup (attributes, "Target");
  mode = accord_xml_dup (attributes, "TargetMode");
  if (type != NULL && target != NULL && g_strcmp0 (mode, "External") != 0 && g_str_has_suffix (type, related->type))
    related->found = accord_package_resolve (related->base, target);
  return TRUE;
}

/**
 * accord_package_find_related:
 * @self: a package
 * @part: a part, or "" for the package itself
 * @type: how the type of the relation ends, with a slash before it
 * @related: (out) (transfer full) (nullable): the first part that @part has in that relation, %NULL for none
 * @error: return location
 *
 * Returns: whether the relations could be read; a part without any is not an error
 */
gboolean
accord_package_find_related (AccordPackage *self,
                             const char *part,
                             const char *type,
                             char **related,
                             GCancellable *cancellable,
                             GError **error)
{
  static const AccordXmlHandlers handlers = { start_relation_cb, NULL, NULL };
  const char *slash = strrchr (part, '/');
  g_autofree char *base = slash != NULL ? g_strndup (part, slash + 1 - part) : g_strdup ("");
  g_autofree char *relations = g_strconcat (base, "_rels/", slash != NULL ? slash + 1 : part, ".rels", NULL);
  Related search = { type, base, NULL };

  *related = NULL;
  if (!accord_package_has (self, relations))
    return TRUE;
  if (!accord_package_parse (self, relations, &handlers, &search, NULL, cancellable, error))
    {
      g_free (search.found);
      return FALSE;
    }
  *related = search.found;
  return TRUE;
}
