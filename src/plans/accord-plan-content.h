/* accord-plan-content.h: what a strategy says, at one moment
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "model/accord-request.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_PLAN_CONTENT (accord_plan_content_get_type ())

/**
 * AccordPlanSection:
 * @id: its identity, the same in every version
 * @parent: the section it is under, or 0
 * @depth: 0 for the top sections
 * @number: as printed: "2.1"
 * @heading: its heading
 * @body: its text, CommonMark
 * @owner: whose it is, or ""
 * @topics: (array zero-terminated=1): codes of the topics it answers
 */
typedef struct
{
  gint64 id;
  gint64 parent;
  guint depth;
  char *number;
  char *heading;
  char *body;
  char *owner;
  char **topics;
} AccordPlanSection;

typedef struct _AccordPlanContent AccordPlanContent;

extern const char *const ACCORD_PLAN_FACTS[];

GType accord_plan_content_get_type (void) G_GNUC_CONST;
AccordPlanContent *accord_plan_content_ref (AccordPlanContent *self);
void accord_plan_content_unref (AccordPlanContent *self);

AccordPlanContent *accord_plan_content_read (AccordConnection *connection, gint64 plan, GError **error);
AccordRequest *accord_plan_content_load (gint64 plan);
AccordPlanContent *accord_plan_content_from_json (const char *json, GError **error);
char *accord_plan_content_to_json (const AccordPlanContent *self);

gint64 accord_plan_content_get_plan (const AccordPlanContent *self);
const char *accord_plan_content_get_fact (const AccordPlanContent *self, const char *fact);
guint accord_plan_content_get_n_sections (const AccordPlanContent *self);
const AccordPlanSection *accord_plan_content_get_section (const AccordPlanContent *self, guint index);
const AccordPlanSection *accord_plan_content_find_section (const AccordPlanContent *self, gint64 id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordPlanContent, accord_plan_content_unref)

G_END_DECLS
