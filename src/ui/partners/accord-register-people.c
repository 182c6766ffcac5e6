/* accord-register-people.c: the people, and whose data are to be erased
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "membership/accord-erasure.h"
#include "model/accord-record.h"
#include "ui/common/accord-shell.h"
#include "ui/partners/accord-registers.h"

static const char *const WATCHES[] = { "person", NULL };

static AccordRequest *
load (AccordRegister *self)
{
  return accord_record_load_all ("person", NULL, 0);
}

typedef struct
{
  AccordRegister *self;
  AccordRecord *person;
} Erasing;

static Erasing *
erasing_new (AccordRegister *self, AccordRecord *person)
{
  Erasing *erasing = g_new (Erasing, 1);

  *erasing = (Erasing) { g_object_ref (self), g_object_ref (person) };
  return erasing;
}

static void
erasing_free (Erasing *erasing)
{
  g_object_unref (erasing->self);
  g_object_unref (erasing->person);
  g_free (erasing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Erasing, erasing_free)

static void
chosen_cb (GObject *dialog, GAsyncResult *result, gpointer data)
{
  g_autoptr (Erasing) erasing = data;
  AccordRegister *self = erasing->self;

  if (g_str_equal (adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (dialog), result), "erase"))
    accord_shell_edit (GTK_WIDGET (self), accord_register_get_partnership (self),
                       accord_erasure_erase (accord_record_get_id (erasing->person)));
}

static void
erase_cb (AccordRegisterItem *person)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (
      _("Erase This Person’s Data?"),
      _("The name, the address and the number are taken out of every record, the history and the search. Seats, posts and"
        " counts stay. This cannot be undone, nor can the edits that held the name. Backups that were made before still hold"
        " it.")));

  adw_alert_dialog_add_responses (dialog, "cancel", _("_Cancel"), "erase", _("_Erase for Good"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "erase", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (dialog, "cancel");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_alert_dialog_choose (dialog, GTK_WIDGET (person->self), NULL, chosen_cb, erasing_new (person->self, person->item));
}

/* A post is enough; a name stands there where one is held. */
static const char *
name_person (AccordRecord *person)
{
  const char *name = accord_record_get (person, "name");
  const char *post = accord_record_get (person, "post");

  if (*name != '\0')
    return name;
  return *post != '\0' ? post : _("Person without a post");
}

static char *
describe (AccordRecord *person)
{
  const char *const parts[] = { "post", "email", "phone" };
  GString *words = g_string_new (NULL);

  if (*accord_record_get (person, "erased_on") != '\0')
    g_string_append (words, _("Data erased"));
  for (guint i = *accord_record_get (person, "name") != '\0' ? 0 : 1; i < G_N_ELEMENTS (parts); i++)
    {
      const char *value = accord_record_get (person, parts[i]);

      if (*value != '\0')
        g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", value);
    }
  return g_string_free_and_steal (words);
}

static void
fill (AccordRegister *self, GPtrArray *people)
{
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; i < people->len; i++)
    {
      AccordRecord *person = g_ptr_array_index (people, i);
      g_autofree char *words = describe (person);
      g_autofree char *tooltip = g_strdup_printf (_("Erase the data of %s"), name_person (person));
      GtkWidget *row;

      if (group == NULL)
        group = accord_register_add_group (self, "");
      row = accord_register_add_row (group, name_person (person), words);
      if (*accord_record_get (person, "erased_on") == '\0')
        accord_register_add_button (self, row, _("_Erase…"), tooltip, erase_cb, people, i);
    }
}

/**
 * accord_register_people:
 *
 * Whom the file knows, by post or by name.
 */
const AccordRegisterLook accord_register_people = {
  .title = N_("People"),
  .empty = N_("No people are recorded: seats are held by posts."),
  .watches = WATCHES,
  .load = load,
  .fill = fill,
};
