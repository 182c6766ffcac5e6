/* accord-import-members-private.h: a list of members, between its reading and its writing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/accord-vague-date.h"
#include "exchange/accord-import-private.h"

G_BEGIN_DECLS

typedef enum
{
  ACCORD_MEMBER_NUMBER,
  ACCORD_MEMBER_SECTOR,
  ACCORD_MEMBER_ORGANISATION,
  ACCORD_MEMBER_POST,
  ACCORD_MEMBER_NAME,
  ACCORD_MEMBER_ROLE,
  ACCORD_MEMBER_VOTING,
  ACCORD_MEMBER_STATUTORY,
  ACCORD_MEMBER_APPOINTED_BY,
  ACCORD_MEMBER_START,
  ACCORD_MEMBER_END,
  ACCORD_MEMBER_DECLARATION,
  ACCORD_MEMBER_EMAIL,
  ACCORD_MEMBER_PHONE,
  ACCORD_MEMBER_NOTES,
  ACCORD_MEMBER_N_FIELDS,
} AccordMemberField;

/* What a row is a part of the membership as. An observer has a place at the table that is not a seat. */
typedef enum
{
  ACCORD_MEMBER_SEAT,
  ACCORD_MEMBER_DEPUTY,
  ACCORD_MEMBER_OBSERVER,
} AccordMemberPart;

/* One row. Texts live as long as the plan's content; terms are codes. */
typedef struct
{
  guint row;
  AccordMemberPart part;
  int seat;                     /* of a deputy: index of the seat's row among the members */
  gboolean is_vacant;
  const char *number;
  const char *sector;
  guint body;
  const char *post;
  const char *person;
  const char *email;
  const char *phone;
  const char *voting;
  const char *statutory_basis;
  const char *appointed_by;
  const char *vacant_since;
  AccordVagueDate start;
  AccordVagueDate end;
  const char *declaration;
  AccordVagueDate declared;
  const char *note;
  GString *note_text;           /* while the row is read */
} AccordImportMember;

/* One seat number that stands in two rows. */
typedef struct
{
  const char *number;
  GArray *rows;                 /* guint, as a person counts */
  GPtrArray *names;
} AccordImportDuplicate;

typedef struct
{
  GArray *members;              /* AccordImportMember */
  GPtrArray *duplicates;        /* AccordImportDuplicate */
} AccordImportMembers;

gboolean accord_import_members_write (AccordImportPlan *plan, AccordImportWriter *writer, GError **error);
void accord_import_members_report (AccordImportPlan *plan, JsonBuilder *builder);

G_END_DECLS
