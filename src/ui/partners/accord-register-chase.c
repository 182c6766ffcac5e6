/* accord-register-chase.c: whom to ask for what
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "base/accord-vague-date.h"
#include "membership/accord-chase.h"
#include "ui/common/accord-shell.h"
#include "ui/partners/accord-registers.h"

static const char *const WATCHES[] = { "seat",     "appointment", "declaration", "action_item", "activity_party", "feedback",
                                       "activity", "plan",        "chase",       "setting",     "organisation",   NULL };

static AccordRequest *
load (AccordRegister *self)
{
  return accord_chase_load (accord_register_get_day (self));
}

static void
copy_cb (AccordRegisterItem *chased)
{
  const AccordChaseItem *item = chased->item;
  g_autofree char *text = g_strdup_printf ("%s\n\n%s", item->title, item->text);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (chased->self)), text);
  accord_shell_say (GTK_WIDGET (chased->self), _("The text was copied. Paste it into an e-mail."));
}

static void
asked_cb (AccordRegisterItem *chased)
{
  char today[11];

  accord_day_today (today);
  accord_shell_edit (GTK_WIDGET (chased->self), accord_register_get_partnership (chased->self),
                     accord_chase_ask (chased->item, today));
}

static char *
describe (const AccordChaseItem *item)
{
  g_autofree char *day = *item->day != '\0' ? accord_day_format (item->day) : NULL;
  g_autofree char *asked = *item->asked_on != '\0' ? accord_day_format (item->asked_on) : NULL;
  GString *words = g_string_new (item->organisation);

  if (day != NULL)
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", day);
  if (asked != NULL)
    {
      g_string_append (words, words->len > 0 ? "\n" : "");
      g_string_append_printf (words, _("Asked on %s by %s"), asked, item->asked_by);
    }
  return g_string_free_and_steal (words);
}

static void
add_item (AccordRegister *self, AdwPreferencesGroup *group, GPtrArray *items, guint index)
{
  const AccordChaseItem *item = g_ptr_array_index (items, index);
  g_autofree char *words = describe (item);
  g_autofree char *copy = g_strdup_printf (_("Copy the e-mail about %s"), item->subject);
  g_autofree char *ask = g_strdup_printf (_("Note that they were asked today about %s"), item->subject);
  GtkWidget *row = accord_register_add_row (group, item->subject, words);

  accord_register_add_button (self, row, _("_Copy"), copy, copy_cb, items, index);
  accord_register_add_button (self, row, _("_Asked"), ask, asked_cb, items, index);
}

static void
fill (AccordRegister *self, GPtrArray *items)
{
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; i < items->len; i++)
    {
      const AccordChaseItem *item = g_ptr_array_index (items, i);
      const AccordChaseItem *last = i > 0 ? g_ptr_array_index (items, i - 1) : NULL;

      if (last == NULL || last->reason != item->reason)
        group = accord_register_add_group (self, accord_chase_reason_get_label (item->reason));
      add_item (self, group, items, i);
    }
}

/**
 * accord_register_chase:
 *
 * What the secretariat waits for, with the text of each e-mail.
 */
const AccordRegisterLook accord_register_chase = {
  .title = N_("Chase List"),
  .empty = N_("Nobody has to be asked for anything."),
  .watches = WATCHES,
  .load = load,
  .fill = fill,
};
