/* accord-find-place.h: one place where words were found, as an item of a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "plans/accord-find.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_FIND_PLACE (accord_find_place_get_type ())
G_DECLARE_FINAL_TYPE (AccordFindPlace, accord_find_place, ACCORD, FIND_PLACE, GObject)

AccordFindPlace *accord_find_place_new (GPtrArray *hits, guint index);
AccordFindHit *accord_find_place_get_hit (AccordFindPlace *self);
gboolean accord_find_place_get_chosen (AccordFindPlace *self);

GtkListItemFactory *accord_find_place_factory_new (gboolean editable);

G_END_DECLS
