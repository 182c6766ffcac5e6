/* accord-register-duplicates.c: organisations and people that may be one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "membership/accord-duplicates.h"
#include "ui/common/accord-shell.h"
#include "ui/partners/accord-merge-dialog.h"
#include "ui/partners/accord-registers.h"

static const char *const WATCHES[] = { "organisation", "organisation_alias", "person", "setting", NULL };

static AccordRequest *
load (AccordRegister *self)
{
  return accord_duplicates_load ();
}

static void
merge_cb (AccordRegisterItem *settling)
{
  const AccordDuplicate *duplicate = settling->item;

  accord_merge_dialog_present (GTK_WIDGET (settling->self), accord_register_get_partnership (settling->self),
                               duplicate->table, duplicate->keep, duplicate->other);
}

static void
keep_apart_cb (AccordRegisterItem *settling)
{
  const AccordDuplicate *duplicate = settling->item;

  accord_shell_edit (GTK_WIDGET (settling->self), accord_register_get_partnership (settling->self),
                     accord_duplicates_keep_apart (duplicate->table, duplicate->keep, duplicate->other));
}

static void
fill (AccordRegister *self, GPtrArray *duplicates)
{
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; i < duplicates->len; i++)
    {
      const AccordDuplicate *duplicate = g_ptr_array_index (duplicates, i);
      g_autofree char *merge = g_strdup_printf (_("Merge %s with %s"), duplicate->other_name, duplicate->keep_name);
      g_autofree char *apart = g_strdup_printf (_("Keep %s and %s apart"), duplicate->other_name, duplicate->keep_name);
      g_autofree char *words
          = g_strdup_printf (duplicate->reason == ACCORD_DUPLICATE_EMAIL ? _("%s has the same e-mail address")
                                                                         : _("may be %s, spelt differently"),
                             duplicate->other_name);
      GtkWidget *row;

      if (group == NULL)
        group = accord_register_add_group (self, "");
      row = accord_register_add_row (group, duplicate->keep_name, words);
      accord_register_add_button (self, row, _("_Merge…"), merge, merge_cb, duplicates, i);
      accord_register_add_button (self, row, _("_Keep Apart"), apart, keep_apart_cb, duplicates, i);
    }
}

/**
 * accord_register_duplicates:
 *
 * Pairs that may be one, to be merged or to be kept apart.
 */
const AccordRegisterLook accord_register_duplicates = {
  .title = N_("Possible Duplicates"),
  .empty = N_("No two organisations or people look like one."),
  .watches = WATCHES,
  .load = load,
  .fill = fill,
};
