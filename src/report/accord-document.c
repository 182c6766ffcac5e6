/* accord-document.c: what a report says, before it is paper or a web page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "report/accord-document-private.h"

#include <string.h>

#include "model/accord-look.h"

G_DEFINE_BOXED_TYPE (AccordDocument, accord_document, accord_document_ref, accord_document_unref)

/**
 * accord_document_new:
 * @title: the title, which readers show in place of the file's name
 * @date: the day on which the report speaks, ISO 8601
 *
 * Starts an empty document in British English.
 *
 * @date and not the clock is what the paper and the file carry, so that the same report on the same
 * day is the same bytes.
 *
 * Returns: (transfer full): a new document
 */
AccordDocument *
accord_document_new (const char *title, const char *date)
{
  AccordDocument *self;

  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (date != NULL, NULL);

  self = g_new0 (AccordDocument, 1);
  g_atomic_ref_count_init (&self->references);
  self->title = accord_text_make_plain (title);
  self->date = g_strdup (date);
  self->author = g_strdup ("");
  self->subject = g_strdup ("");
  self->language = g_strdup ("en-GB");
  self->root = accord_node_new (NULL, ACCORD_NODE_ROOT);
  self->open = self->root;
  return self;
}

/**
 * accord_document_ref:
 * @self: a document
 *
 * Returns: (transfer full): @self
 */
AccordDocument *
accord_document_ref (AccordDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

/**
 * accord_document_unref:
 * @self: (transfer full): a document
 */
void
accord_document_unref (AccordDocument *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;

  accord_node_free (self->root);
  g_free (self->title);
  g_free (self->author);
  g_free (self->subject);
  g_free (self->language);
  g_free (self->date);
  g_free (self);
}

static void
set_plain (char **property, const char *text)
{
  g_free (*property);
  *property = accord_text_make_plain (text);
}

/**
 * accord_document_set_author:
 * @self: a document
 * @author: (nullable): the partnership's name; it stands at the head of every page
 */
void
accord_document_set_author (AccordDocument *self, const char *author)
{
  g_return_if_fail (self != NULL);

  set_plain (&self->author, author);
}

/**
 * accord_document_set_subject:
 * @self: a document
 * @subject: (nullable): what kind of report it is, for the file's properties
 */
void
accord_document_set_subject (AccordDocument *self, const char *subject)
{
  g_return_if_fail (self != NULL);

  set_plain (&self->subject, subject);
}

/**
 * accord_document_set_language:
 * @self: a document
 * @language: a BCP 47 tag; "en-GB" unless set
 */
void
accord_document_set_language (AccordDocument *self, const char *language)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (language != NULL);

  g_set_str (&self->language, language);
}

/**
 * accord_document_set_contents:
 * @self: a document
 * @contents: whether a list of its headings with their pages comes before the second heading
 */
void
accord_document_set_contents (AccordDocument *self, gboolean contents)
{
  g_return_if_fail (self != NULL);

  self->contents = contents;
}

/**
 * accord_document_set_large_print:
 * @self: a document
 * @large_print: whether no letter on paper is smaller than 16 points
 */
void
accord_document_set_large_print (AccordDocument *self, gboolean large_print)
{
  g_return_if_fail (self != NULL);

  self->large_print = large_print;
}

/**
 * accord_document_get_large_print:
 * @self: a document
 *
 * Returns: whether no letter on paper is smaller than 16 points
 */
gboolean
accord_document_get_large_print (AccordDocument *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->large_print;
}

/**
 * accord_document_get_title:
 * @self: a document
 *
 * Returns: (transfer none): its title
 */
const char *
accord_document_get_title (AccordDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

/**
 * accord_document_get_date:
 * @self: a document
 *
 * Returns: (transfer none): its day, ISO 8601
 */
const char *
accord_document_get_date (AccordDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->date;
}

/**
 * accord_document_get_author:
 * @self: a document
 *
 * Returns: (transfer none): the partnership's name, or ""
 */
const char *
accord_document_get_author (AccordDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->author;
}

/**
 * accord_document_get_subject:
 * @self: a document
 *
 * Returns: (transfer none): what kind of report it is, or ""
 */
const char *
accord_document_get_subject (AccordDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->subject;
}

/**
 * accord_document_get_language:
 * @self: a document
 *
 * Returns: (transfer none): its language, a BCP 47 tag
 */
const char *
accord_document_get_language (AccordDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->language;
}

/**
 * accord_document_get_contents:
 * @self: a document
 *
 * Returns: whether it has a list of its headings
 */
gboolean
accord_document_get_contents (AccordDocument *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->contents;
}

/**
 * accord_document_set_ink:
 * @self: a document
 * @ink: what it is for
 * @rgb: red, green and blue, from 0 to 1; dark enough to be read
 */
void
accord_document_set_ink (AccordDocument *self, AccordInk ink, const double rgb[3])
{
  self->has_ink[ink] = TRUE;
  memcpy (self->inks[ink], rgb, sizeof self->inks[ink]);
}

/**
 * accord_document_get_ink:
 * @self: a document
 * @ink: what it is for
 *
 * Returns: (transfer none) (nullable): red, green and blue; %NULL for the program's own colour. Lines for which none was
 *   chosen are drawn in that of headings.
 */
const double *
accord_document_get_ink (AccordDocument *self, AccordInk ink)
{
  if (!self->has_ink[ink])
    ink = ACCORD_INK_HEADINGS;
  return self->has_ink[ink] ? self->inks[ink] : NULL;
}

/**
 * accord_document_format_ink:
 * @self: a document
 * @ink: what it is for
 *
 * Returns: (transfer full): accord_document_get_ink(), or the program's own colour, as "#rrggbb"
 */
char *
accord_document_format_ink (AccordDocument *self, AccordInk ink)
{
  const double *rgb = accord_document_get_ink (self, ink);

  return rgb != NULL ? g_strdup_printf ("#%02x%02x%02x", (guint) (rgb[0] * 255 + 0.5), (guint) (rgb[1] * 255 + 0.5),
                                        (guint) (rgb[2] * 255 + 0.5))
                     : g_strdup (ACCORD_LOOK_OWN_COLOUR);
}

/**
 * accord_document_get_root:
 * @self: a document
 *
 * Returns: (transfer none): the tree
 */
const AccordNode *
accord_document_get_root (AccordDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->root;
}

/**
 * accord_document_append_block:
 * @self: a document whose innermost container takes blocks
 * @kind: what to add
 *
 * Returns: (transfer none): a new block at the end of that container
 */
AccordNode *
accord_document_append_block (AccordDocument *self, AccordNodeKind kind)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (accord_node_takes_blocks (self->open), NULL);

  return accord_node_new (self->open, kind);
}
