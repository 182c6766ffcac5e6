/* accord-saved-searches.h: a button that keeps what a list is narrowed to under names
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-list.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_SAVED_SEARCHES (accord_saved_searches_get_type ())
G_DECLARE_FINAL_TYPE (AccordSavedSearches, accord_saved_searches, ACCORD, SAVED_SEARCHES, AdwBin)

GtkWidget *accord_saved_searches_new (AccordPartnership *partnership, AccordList *list);

G_END_DECLS
