/* accord-register-declarations.c: the declarations of interest
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "base/accord-vague-date.h"
#include "membership/accord-membership.h"
#include "ui/partners/accord-registers.h"

static const char *const WATCHES[] = { "declaration", "appointment", "seat", "person", "organisation", NULL };

static AccordRequest *
load (AccordRegister *self)
{
  return accord_membership_load_declarations ();
}

static char *
describe (AccordRegister *self, AccordRecord *declaration)
{
  AccordVocabulary *states = accord_partnership_get_vocabulary (accord_register_get_partnership (self),
                                                                "declaration_state");
  const char *received = accord_record_get (declaration, "received");
  const char *interest = accord_record_get (declaration, "interest");
  const char *action = accord_record_get (declaration, "action");
  g_autofree char *day = accord_vague_date_format (accord_record_get (declaration, "declared_from"),
                                                   accord_record_get (declaration, "declared_until"),
                                                   accord_record_get (declaration, "declared_text"));
  GString *words = g_string_new (accord_record_get (declaration, "organisation"));

  g_string_append (words, words->len > 0 ? "\n" : "");
  if (*received == '\0')
    g_string_append (words, _("No declaration recorded"));
  else
    g_string_append_printf (words, _("Declaration received: %s"), accord_vocabulary_get_label (states, received));
  if (day != NULL && *day != '\0')
    g_string_append_printf (words, ", %s", day);
  if (*interest != '\0')
    g_string_append_printf (words, "\n%s", interest);
  if (*action != '\0')
    g_string_append_printf (words, "\n%s", action);
  return g_string_free_and_steal (words);
}

static void
fill (AccordRegister *self, GPtrArray *declarations)
{
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; i < declarations->len; i++)
    {
      AccordRecord *declaration = g_ptr_array_index (declarations, i);
      const char *who = accord_record_get (declaration, "who");
      g_autofree char *words = describe (self, declaration);

      if (group == NULL)
        group = accord_register_add_group (self, "");
      accord_register_add_row (group, *who != '\0' ? who : _("Post not recorded"), words);
    }
}

/**
 * accord_register_declarations:
 *
 * What each who holds a seat now has declared, or that nothing is recorded.
 */
const AccordRegisterLook accord_register_declarations = {
  .title = N_("Register of Interests"),
  .empty = N_("Nobody holds a seat yet."),
  .watches = WATCHES,
  .load = load,
  .fill = fill,
};
