/* accord-details.h: what is shown of one record beside a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ACCORD_TYPE_DETAILS (accord_details_get_type ())
G_DECLARE_INTERFACE (AccordDetails, accord_details, ACCORD, DETAILS, GtkWidget)

/**
 * AccordDetailsInterface:
 * @show: shows a record, or none for 0; what was typed into the one before is stored
 * @focus: puts the focus where a new record is begun
 * @flush: stores what is typed and not stored yet
 */
struct _AccordDetailsInterface
{
  GTypeInterface parent_iface;

  void (*show) (AccordDetails *self, gint64 id);
  void (*focus) (AccordDetails *self);
  void (*flush) (AccordDetails *self);
};

void accord_details_show (AccordDetails *self, gint64 id);
void accord_details_focus (AccordDetails *self);
void accord_details_flush (AccordDetails *self);

G_END_DECLS
