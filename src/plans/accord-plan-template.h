/* accord-plan-template.h: what a new strategy begins with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-request.h"

G_BEGIN_DECLS

/**
 * AccordPlanTemplate:
 * @path: its file
 * @plan_type: the kind of plan it is for
 * @label: what it is called
 * @sections: (element-type AccordPlanTemplateSection): each before those under it
 */
typedef struct
{
  char *path;
  char *plan_type;
  char *label;
  GPtrArray *sections;
} AccordPlanTemplate;

/**
 * AccordPlanTemplateSection:
 * @parent: index of the section it is under, -1 at the top
 * @heading: its heading
 * @guidance: what to write, or ""
 * @topics: (array zero-terminated=1): codes
 */
typedef struct
{
  int parent;
  char *heading;
  char *guidance;
  char **topics;
} AccordPlanTemplateSection;

AccordPlanTemplate *accord_plan_template_read (const char *path, GError **error);
void accord_plan_template_free (AccordPlanTemplate *self);
GPtrArray *accord_plan_templates_read (GPtrArray *refused);
AccordRequest *accord_plan_begin (const char *title, const char *plan_type, const AccordPlanTemplate *template);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordPlanTemplate, accord_plan_template_free)

G_END_DECLS
