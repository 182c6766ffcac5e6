/* accord-sheet-xlsx.c: the parts of a workbook, and which of its sheets is read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/accord-sheet-xlsx-private.h"

#include "base/accord-error.h"

#include <string.h>

/* The readers that exist (freexl, xlsxio) read only what they expect or are no longer kept; freexl
 * took 4.2 s for a million cells where this takes a third, and did not see inline strings. libzip
 * and libxml2 do the work that is dangerous. */

/* More formats than Excel itself allows. */
#define MAX_STYLES 70000
#define MAX_SHEETS 4096

typedef struct
{
  char *name;
  char *relation;               /* id in the relations of the workbook */
  char *part;
  gboolean hidden;
} SheetEntry;

typedef struct
{
  AccordPackage *package;
  AccordWorkbook workbook;
  GPtrArray *sheets;            /* SheetEntry */
  char *workbook_part;
  char *strings_part;
  char *styles_part;
  char *base;                   /* folder of the relations at hand, "" or ending in a slash */
  GHashTable *codes;            /* number format id -> AccordNumberKind + 1 */
  gboolean in_cell_formats;
} Workbook;

static void
free_sheet_entry (gpointer data)
{
  SheetEntry *entry = data;

  g_free (entry->name);
  g_free (entry->relation);
  g_free (entry->part);
  g_free (entry);
}

static void
clear_workbook (Workbook *self)
{
  g_clear_pointer (&self->package, accord_package_free);
  g_clear_pointer (&self->workbook.styles, g_array_unref);
  g_clear_pointer (&self->workbook.strings, g_array_unref);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  g_clear_pointer (&self->codes, g_hash_table_unref);
  g_clear_pointer (&self->workbook_part, g_free);
  g_clear_pointer (&self->strings_part, g_free);
  g_clear_pointer (&self->styles_part, g_free);
  g_clear_pointer (&self->base, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Workbook, clear_workbook)

static gboolean
has_suffix (const char *text, const char *suffix)
{
  return text != NULL && g_str_has_suffix (text, suffix);
}

static gboolean
start_relation_cb (gpointer data, const char *name, const AccordXmlAttributes *attributes, GError **error)
{
  Workbook *self = data;
  g_autofree char *type = NULL;
  g_autofree char *target = NULL;
  g_autofree char *id = NULL;
  g_autofree char *part = NULL;

  if (strcmp (name, "Relationship") != 0)
    return TRUE;
  type = accord_xml_dup (attributes, "Type");
  target = accord_xml_dup (attributes, "Target");
  id = accord_xml_dup (attributes, "Id");
  if (type == NULL || target == NULL || id == NULL)
    return TRUE;

  part = accord_package_resolve (self->base, target);
  if (has_suffix (type, "/officeDocument") && self->workbook_part == NULL)
    self->workbook_part = g_steal_pointer (&part);
  else if (has_suffix (type, "/sharedStrings") && self->strings_part == NULL)
    self->strings_part = g_steal_pointer (&part);
  else if (has_suffix (type, "/styles") && self->styles_part == NULL)
    self->styles_part = g_steal_pointer (&part);
  else if (has_suffix (type, "/worksheet"))
    for (guint i = 0; i < self->sheets->len; i++)
      {
        SheetEntry *entry = g_ptr_array_index (self->sheets, i);

        if (entry->part == NULL && g_strcmp0 (entry->relation, id) == 0)
          {
            entry->part = g_steal_pointer (&part);
            break;
          }
      }
  return TRUE;
}

static gboolean
is_true (const char *value)
{
  return g_strcmp0 (value, "1") == 0 || g_strcmp0 (value, "true") == 0 || g_strcmp0 (value, "on") == 0;
}

static gboolean
start_workbook_cb (gpointer data, const char *name, const AccordXmlAttributes *attributes, GError **error)
{
  Workbook *self = data;

  if (strcmp (name, "workbookPr") == 0)
    {
      g_autofree char *value = accord_xml_dup (attributes, "date1904");

      self->workbook.since_1904 = is_true (value);
    }
  else if (strcmp (name, "sheet") == 0)
    {
      SheetEntry *entry;
      g_autofree char *state = accord_xml_dup (attributes, "state");

      if (self->sheets->len >= MAX_SHEETS)
        {
          g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_TOO_LARGE, "it has more than %d sheets", MAX_SHEETS);
          return FALSE;
        }
      entry = g_new0 (SheetEntry, 1);
      entry->name = accord_xml_dup (attributes, "name");
      entry->relation = accord_xml_dup (attributes, "id");
      entry->hidden = g_strcmp0 (state, "hidden") == 0 || g_strcmp0 (state, "veryHidden") == 0;
      g_ptr_array_add (self->sheets, entry);
    }
  return TRUE;
}

static gboolean
start_style_cb (gpointer data, const char *name, const AccordXmlAttributes *attributes, GError **error)
{
  Workbook *self = data;

  if (strcmp (name, "cellXfs") == 0)
    self->in_cell_formats = TRUE;
  else if (strcmp (name, "numFmt") == 0)
    {
      g_autofree char *id = accord_xml_dup (attributes, "numFmtId");
      g_autofree char *code = accord_xml_dup (attributes, "formatCode");

      if (id != NULL && code != NULL && g_hash_table_size (self->codes) < MAX_STYLES)
        g_hash_table_insert (self->codes, GUINT_TO_POINTER ((guint) g_ascii_strtoull (id, NULL, 10)),
                             GUINT_TO_POINTER (accord_number_kind_of_code (code) + 1));
    }
  else if (strcmp (name, "xf") == 0 && self->in_cell_formats && self->workbook.styles->len < MAX_STYLES)
    {
      g_autofree char *text = accord_xml_dup (attributes, "numFmtId");
      guint id = text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : 0;
      guint known = GPOINTER_TO_UINT (g_hash_table_lookup (self->codes, GUINT_TO_POINTER (id)));
      AccordNumberKind kind = known != 0 ? known - 1 : accord_number_kind_of_builtin (id);

      g_array_append_val (self->workbook.styles, kind);
    }
  return TRUE;
}

static gboolean
end_style_cb (gpointer data, const char *name, GError **error)
{
  Workbook *self = data;

  if (strcmp (name, "cellXfs") == 0)
    self->in_cell_formats = FALSE;
  return TRUE;
}

/* The relations of PART; a part without any is not an error. */
static gboolean
read_relations (Workbook *self, const char *part, GCancellable *cancellable, GError **error)
{
  static const AccordXmlHandlers handlers = { start_relation_cb, NULL, NULL };
  const char *slash = strrchr (part, '/');
  g_autofree char *relations = NULL;

  g_free (self->base);
  self->base = slash != NULL ? g_strndup (part, slash + 1 - part) : g_strdup ("");
  relations = g_strconcat (self->base, "_rels/", slash != NULL ? slash + 1 : part, ".rels", NULL);
  if (!accord_package_has (self->package, relations))
    return TRUE;
  return accord_package_parse (self->package, relations, &handlers, self, NULL, cancellable, error);
}

static gboolean
refuse_other_packages (Workbook *self, GError **error)
{
  const char *what = "the file is packed as a workbook is, and has no workbook in it";

  if (accord_package_has (self->package, "xl/workbook.bin"))
    what = "this is a binary workbook (.xlsb): save it as .xlsx";
  else if (accord_package_has (self->package, "mimetype")
           && accord_package_has (self->package, "content.xml"))
    what = "this is an OpenDocument file: save it as .xlsx or as CSV";
  else if (accord_package_has (self->package, "word/document.xml"))
    what = "this is a text document, not a table";
  else if (accord_package_has (self->package, "ppt/presentation.xml"))
    what = "this is a presentation, not a table";
  g_set_error_literal (error, ACCORD_ERROR, ACCORD_ERROR_FORMAT, what);
  return FALSE;
}

static gboolean
read_workbook (Workbook *self, GCancellable *cancellable, GError **error)
{
  static const AccordXmlHandlers workbook_handlers = { start_workbook_cb, NULL, NULL };
  static const AccordXmlHandlers style_handlers = { start_style_cb, end_style_cb, NULL };

  if (!read_relations (self, "", cancellable, error))
    return FALSE;
  if (self->workbook_part == NULL || !accord_package_has (self->package, self->workbook_part))
    g_set_str (&self->workbook_part, "xl/workbook.xml");
  if (!accord_package_has (self->package, self->workbook_part)
      || g_str_has_suffix (self->workbook_part, "document.xml")
      || g_str_has_suffix (self->workbook_part, "presentation.xml"))
    return refuse_other_packages (self, error);

  if (!accord_package_parse (self->package, self->workbook_part, &workbook_handlers, self, NULL, cancellable,
                             error)
      || !read_relations (self, self->workbook_part, cancellable, error))
    return FALSE;
  return self->styles_part == NULL || !accord_package_has (self->package, self->styles_part)
         || accord_package_parse (self->package, self->styles_part, &style_handlers, self, NULL, cancellable,
                                  error);
}

static void
list_names (Workbook *self, AccordSheet *sheet)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < self->sheets->len; i++)
    {
      SheetEntry *entry = g_ptr_array_index (self->sheets, i);

      if (!entry->hidden)
        g_strv_builder_add (builder, entry->name != NULL ? entry->name : "");
    }
  g_strfreev (sheet->names);
  sheet->names = g_strv_builder_end (builder);
}

/* Reads the first visible sheet with something in it. */
gboolean
accord_sheet_read_xlsx (AccordSheet *self,
                        GBytes *bytes,
                        AccordProgress *progress,
                        GCancellable *cancellable,
                        GError **error)
{
  g_auto (Workbook) workbook = { .package = accord_package_open (bytes, error) };
  gboolean found = FALSE;

  if (workbook.package == NULL)
    return FALSE;
  workbook.workbook.styles = g_array_new (FALSE, FALSE, sizeof (AccordNumberKind));
  workbook.workbook.strings = g_array_new (FALSE, FALSE, sizeof (guint32));
  workbook.sheets = g_ptr_array_new_with_free_func (free_sheet_entry);
  workbook.codes = g_hash_table_new (NULL, NULL);

  if (!read_workbook (&workbook, cancellable, error))
    return FALSE;
  list_names (&workbook, self);
  if (workbook.strings_part != NULL && accord_package_has (workbook.package, workbook.strings_part)
      && !accord_xlsx_read_strings (workbook.package, workbook.strings_part, &workbook.workbook, self,
                                    cancellable, error))
    return FALSE;

  for (guint i = 0; i < workbook.sheets->len && self->n_rows == 0; i++)
    {
      SheetEntry *entry = g_ptr_array_index (workbook.sheets, i);

      if (entry->hidden || entry->part == NULL)
        continue;
      found = TRUE;
      accord_sheet_clear (self);
      g_set_str (&self->name, entry->name != NULL ? entry->name : "");
      if (!accord_xlsx_read_cells (workbook.package, entry->part, &workbook.workbook, self, progress,
                                   cancellable, error))
        return FALSE;
    }

  if (!found)
    g_set_error_literal (error, ACCORD_ERROR, ACCORD_ERROR_FORMAT, "the workbook has no sheet that is shown");
  return found;
}
