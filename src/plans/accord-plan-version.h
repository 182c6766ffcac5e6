/* accord-plan-version.h: the frozen versions of a strategy
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "plans/accord-plan-content.h"

G_BEGIN_DECLS

/**
 * AccordPlanVersion:
 * @id: the version
 * @plan: the strategy it is of
 * @number: 1 for the first
 * @label: what it was called, or ""
 * @state: the state the strategy was in: code of plan_state
 * @frozen_at: when, ISO 8601, UTC
 * @author: who froze it
 * @sha256: of its content, in hexadecimal
 * @n_asked: how many bodies were asked to approve it
 * @n_approved: how many of them did, with changes or without
 * @n_sent: how many copies were sent
 *
 * A version, as a list shows it.
 */
typedef struct
{
  gint64 id;
  gint64 plan;
  guint number;
  char *label;
  char *state;
  char *frozen_at;
  char *author;
  char *sha256;
  guint n_asked;
  guint n_approved;
  guint n_sent;
} AccordPlanVersion;

AccordRequest *accord_plan_version_freeze (gint64 plan, const char *label);
AccordRequest *accord_plan_versions_load (gint64 plan);
AccordRequest *accord_plan_version_load_content (gint64 version);

gint64 accord_plan_version_insert (AccordConnection *connection, gint64 plan, const char *label, GError **error);
AccordPlanContent *accord_plan_version_read_content (AccordConnection *connection, gint64 version, GError **error);

AccordRequest *accord_plan_version_restore (gint64 version);
AccordRequest *accord_plan_version_restore_section (gint64 version, gint64 section);

G_END_DECLS
