/* accord-organisation-details.c: an organisation, how it belongs to others, and its people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/partners/accord-organisation-details.h"

#include <glib/gi18n.h>

#include "ui/common/accord-details.h"
#include "ui/common/accord-form.h"
#include "ui/partners/accord-people-group.h"
#include "ui/partners/accord-relations-group.h"

static const char *const FIELDS[] = { "name", "short_name", "organisation_alias", "kind", "sector", NULL };
static const char *const PLACES[] = { "organisation_place", "website", "email", "phone", "from_on", "until_on", "note",
                                      NULL };

/* The kinds of relation, as the vocabulary has them, and what each is called the other way round. */
static const AccordRelationLook RELATIONS[] = {
  { "partner_icb", N_("Partner Integrated Care Boards"), N_("Add a Partner ICB"), N_("Its partner ICB is this one") },
  { "alliance_member", N_("Alliance"), N_("Add an Alliance"), N_("Member of this alliance") },
  { "successor", N_("Succeeded By"), N_("Add a Successor"), N_("Succeeded by this one") },
};

/**
 * AccordOrganisationDetails:
 *
 * Everything about one organisation: itself, the places that it covers, its partner boards, alliance and successor, and its
 * people with the point of contact among them.
 */
struct _AccordOrganisationDetails
{
  AdwBin parent_instance;

  AccordPartnership *partnership;
  gint64 organisation;
  AccordForm *form;
  AccordForm *more;
  AccordRelationsGroup *relations[G_N_ELEMENTS (RELATIONS)];
  AccordPeopleGroup *people;
};

static void accord_organisation_details_details_init (AccordDetailsInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AccordOrganisationDetails, accord_organisation_details, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (ACCORD_TYPE_DETAILS, accord_organisation_details_details_init))

static void
flush (AccordDetails *details)
{
  AccordOrganisationDetails *self = ACCORD_ORGANISATION_DETAILS (details);

  accord_form_flush (self->form);
  accord_form_flush (self->more);
}

static void
show (AccordDetails *details, gint64 organisation)
{
  AccordOrganisationDetails *self = ACCORD_ORGANISATION_DETAILS (details);

  if (self->organisation == organisation)
    return;
  flush (details);
  self->organisation = organisation;
  accord_form_show (self->form, "organisation", organisation);
  accord_form_show (self->more, "organisation", organisation);
  for (guint i = 0; i < G_N_ELEMENTS (RELATIONS); i++)
    accord_relations_group_show (self->relations[i], organisation);
  accord_people_group_show (self->people, organisation);
}

static void
focus (AccordDetails *details)
{
  accord_form_focus (ACCORD_ORGANISATION_DETAILS (details)->form, "organisation", "name");
}

static void
accord_organisation_details_details_init (AccordDetailsInterface *iface)
{
  iface->show = show;
  iface->focus = focus;
  iface->flush = flush;
}

static void
accord_organisation_details_dispose (GObject *object)
{
  g_clear_object (&ACCORD_ORGANISATION_DETAILS (object)->partnership);

  G_OBJECT_CLASS (accord_organisation_details_parent_class)->dispose (object);
}

static void
accord_organisation_details_class_init (AccordOrganisationDetailsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_organisation_details_dispose;
}

static void
accord_organisation_details_init (AccordOrganisationDetails *self)
{
}

static AccordForm *
create_form (AccordOrganisationDetails *self, const char *title, const char *const *fields)
{
  GtkWidget *form = accord_form_new (self->partnership);

  accord_form_add_group (ACCORD_FORM (form), title, "organisation", fields);
  return ACCORD_FORM (form);
}

static void
trail_cb (AccordOrganisationDetails *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.trail", "(sx)", "organisation", self->organisation);
}

static GtkWidget *
make_trail_button (AccordOrganisationDetails *self)
{
  GtkWidget *button = gtk_button_new_with_label (_("What They Told Us…"));

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_object (button, "clicked", G_CALLBACK (trail_cb), self, G_CONNECT_SWAPPED);
  return button;
}

/**
 * accord_organisation_details_new:
 * @partnership: what is edited
 *
 * Returns: (transfer floating): details that show nothing yet; they lie in an #AccordBrowser
 */
GtkWidget *
accord_organisation_details_new (AccordPartnership *partnership)
{
  AccordOrganisationDetails *self = g_object_new (ACCORD_TYPE_ORGANISATION_DETAILS, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->partnership = g_object_ref (partnership);
  self->form = create_form (self, "", FIELDS);
  self->more = create_form (self, _("Where It Is"), PLACES);
  self->people = ACCORD_PEOPLE_GROUP (accord_people_group_new (partnership));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->form));
  gtk_box_append (GTK_BOX (box), make_trail_button (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->people));
  for (guint i = 0; i < G_N_ELEMENTS (RELATIONS); i++)
    {
      self->relations[i] = ACCORD_RELATIONS_GROUP (accord_relations_group_new (partnership, &RELATIONS[i]));
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->relations[i]));
    }
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->more));
  adw_bin_set_child (ADW_BIN (self), box);
  return GTK_WIDGET (self);
}
