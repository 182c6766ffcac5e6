/* accord-print.h: a report's pages on a printer, or in a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "report/accord-pages.h"

G_BEGIN_DECLS

GtkPrintOperation *accord_print_operation_new (AccordPages *pages, const char *name);
void accord_print_to_file (GtkWidget *widget, AccordDocument *document, const char *path, GAsyncReadyCallback callback);

G_END_DECLS
