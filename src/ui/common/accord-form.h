/* accord-form.h: edits records by the descriptions of their fields
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-partnership.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_FORM (accord_form_get_type ())
G_DECLARE_FINAL_TYPE (AccordForm, accord_form, ACCORD, FORM, AdwBin)

GtkWidget *accord_form_new (AccordPartnership *partnership);
AdwPreferencesGroup *accord_form_add_group (AccordForm *self, const char *title, const char *table,
                                            const char *const *fields);
void accord_form_show (AccordForm *self, const char *table, gint64 id);
GtkWidget *accord_form_get_row (AccordForm *self, const char *table, const char *field);
void accord_form_focus (AccordForm *self, const char *table, const char *field);
void accord_form_flush (AccordForm *self);

G_END_DECLS
