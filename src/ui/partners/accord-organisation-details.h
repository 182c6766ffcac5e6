/* accord-organisation-details.h: an organisation, how it belongs to others, and its people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-partnership.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_ORGANISATION_DETAILS (accord_organisation_details_get_type ())
G_DECLARE_FINAL_TYPE (AccordOrganisationDetails, accord_organisation_details, ACCORD, ORGANISATION_DETAILS, AdwBin)

GtkWidget *accord_organisation_details_new (AccordPartnership *partnership);

G_END_DECLS
