/* accord-package.h: the XML parts of an Office Open XML file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/accord-progress.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _AccordPackage AccordPackage;

/* The attributes of an element; they live as long as the call that gets them. */
typedef struct _AccordXmlAttributes AccordXmlAttributes;

/**
 * AccordXmlHandlers:
 * @start: an element begins; names are without their prefix
 * @end: an element ends
 * @text: characters of an element, maybe in several pieces
 *
 * Each returns %FALSE with an error to stop the reading. Any of them may be %NULL.
 */
typedef struct
{
  gboolean (*start) (gpointer data, const char *name, const AccordXmlAttributes *attributes, GError **error);
  gboolean (*end) (gpointer data, const char *name, GError **error);
  gboolean (*text) (gpointer data, const char *text, gsize length, GError **error);
} AccordXmlHandlers;

AccordPackage *accord_package_open (GBytes *bytes, GError **error);
void accord_package_free (AccordPackage *self);
gboolean accord_package_has (AccordPackage *self, const char *part);
gboolean accord_package_parse (AccordPackage *self,
                               const char *part,
                               const AccordXmlHandlers *handlers,
                               gpointer data,
                               AccordProgress *progress,
                               GCancellable *cancellable,
                               GError **error);

char *accord_package_resolve (const char *base, const char *target);
gboolean accord_package_find_related (AccordPackage *self,
                                      const char *part,
                                      const char *type,
                                      char **related,
                                      GCancellable *cancellable,
                                      GError **error);

const char *accord_xml_get (const AccordXmlAttributes *attributes, const char *name, gsize *length);
char *accord_xml_dup (const AccordXmlAttributes *attributes, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordPackage, accord_package_free)

G_END_DECLS
