/* accord-register.h: a dialog that lists what is asked of the partnership
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-partnership.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_REGISTER (accord_register_get_type ())
G_DECLARE_FINAL_TYPE (AccordRegister, accord_register, ACCORD, REGISTER, AdwBin)

/**
 * AccordRegisterLook:
 * @title: of the dialog or the tab; to be translated
 * @empty: what stands there when there is nothing; to be translated
 * @watches: (array zero-terminated=1): the tables whose changes change the list
 * @load: the question; @self has the day that is looked at
 * @fill: adds groups for its answer, which is a #GPtrArray
 * @add_top: (nullable): adds what stands above the list and stays when it is filled again
 *
 * What one register is. A constant.
 */
typedef struct
{
  const char *title;
  const char *empty;
  const char *const *watches;
  AccordRequest *(*load) (AccordRegister *self);
  void (*fill) (AccordRegister *self, GPtrArray *answer);
  void (*add_top) (AccordRegister *self, AdwPreferencesGroup *group);
} AccordRegisterLook;

/**
 * AccordRegisterItem:
 * @self: the list
 * @item: what a row of it shows; the list may have been filled again since
 *
 * What the button of a row is called with.
 */
typedef struct
{
  AccordRegister *self;
  gpointer item;

  /*< private >*/
  GPtrArray *answer;
} AccordRegisterItem;

typedef void (*AccordRegisterItemFunc) (AccordRegisterItem *item);

GtkWidget *accord_register_new (AccordPartnership *partnership, const AccordRegisterLook *look);
void accord_register_present (GtkWidget *parent, AccordPartnership *partnership, const AccordRegisterLook *look);
void accord_register_close (AccordRegister *self);
AccordPartnership *accord_register_get_partnership (AccordRegister *self);
const char *accord_register_get_day (AccordRegister *self);
void accord_register_set_day (AccordRegister *self, const char *day);
AdwPreferencesGroup *accord_register_add_group (AccordRegister *self, const char *title);
GtkWidget *accord_register_add_row (AdwPreferencesGroup *group, const char *title, const char *subtitle);
GtkWidget *accord_register_add_button (AccordRegister *self, GtkWidget *row, const char *label, const char *tooltip,
                                       AccordRegisterItemFunc func, GPtrArray *answer, guint index);

G_END_DECLS
