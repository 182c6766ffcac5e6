/* accord-filter-chip.h: narrows a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/accord-list.h"

G_BEGIN_DECLS

/**
 * AccordFilterChipWords:
 * @value: what a list is narrowed to
 *
 * Returns: (transfer full): what a person reads for it
 */
typedef char *(*AccordFilterChipWords) (const char *value);

GtkWidget *accord_filter_chip_new (AccordPartnership *partnership, AccordList *list, const char *key, const char *title,
                                   const char *vocabulary);
GtkWidget *accord_filter_chip_new_chooser (AccordPartnership *partnership, AccordList *list, const char *key,
                                           const char *title, const AccordField *field);
GtkWidget *accord_filter_chip_new_toggle (AccordList *list, const char *key, const char *value, const char *title);
GtkWidget *accord_filter_chip_new_given (AccordList *list, const char *key, const char *title, AccordFilterChipWords words);
void accord_filter_chip_clear (GtkWidget *chip);

G_END_DECLS
