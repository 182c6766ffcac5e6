/* accord-details.c: what is shown of one record beside a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/common/accord-details.h"

G_DEFINE_INTERFACE (AccordDetails, accord_details, GTK_TYPE_WIDGET)

static void
accord_details_default_init (AccordDetailsInterface *iface)
{
}

/**
 * accord_details_show:
 * @id: a record, or 0 for none
 *
 * Shows a record; what was typed into the one before is stored.
 */
void
accord_details_show (AccordDetails *self, gint64 id)
{
  g_return_if_fail (ACCORD_IS_DETAILS (self));

  ACCORD_DETAILS_GET_IFACE (self)->show (self, id);
}

/**
 * accord_details_focus:
 *
 * Puts the focus where a record is begun, once it is read.
 */
void
accord_details_focus (AccordDetails *self)
{
  g_return_if_fail (ACCORD_IS_DETAILS (self));

  ACCORD_DETAILS_GET_IFACE (self)->focus (self);
}

/**
 * accord_details_flush:
 *
 * Stores what is typed and not stored yet.
 */
void
accord_details_flush (AccordDetails *self)
{
  g_return_if_fail (ACCORD_IS_DETAILS (self));

  ACCORD_DETAILS_GET_IFACE (self)->flush (self);
}
