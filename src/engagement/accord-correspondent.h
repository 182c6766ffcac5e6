/* accord-correspondent.h: who wrote, among those that are known
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-request.h"

G_BEGIN_DECLS

/**
 * AccordCorrespondent:
 * @post: the post of the one who wrote, "" when nobody has the address
 * @organisation: whose, 0 when none is known
 * @organisation_name: its name, ""
 */
typedef struct
{
  char *post;
  gint64 organisation;
  char *organisation_name;
} AccordCorrespondent;

/**
 * AccordHeard:
 * @activity: where it was heard; 0 for an activity that is made for it
 * @title: what a new activity is called
 * @day: when that was, ISO 8601, or ""
 * @text: what was heard
 * @said_by: who said it, in words: a post or a group, never a name; or ""
 * @organisation: whose words they are, 0 for none
 */
typedef struct
{
  gint64 activity;
  const char *title;
  const char *day;
  const char *text;
  const char *said_by;
  gint64 organisation;
} AccordHeard;

AccordRequest *accord_correspondent_find (const char *address);
void accord_correspondent_free (AccordCorrespondent *self);
AccordRequest *accord_heard_add (const AccordHeard *heard);
AccordRequest *accord_heard_offer_activities (const char *day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordCorrespondent, accord_correspondent_free)

G_END_DECLS
