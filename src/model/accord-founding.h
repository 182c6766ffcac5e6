/* accord-founding.h: what a new partnership begins with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-request.h"

G_BEGIN_DECLS

/**
 * AccordFounding:
 * @name: the partnership's name
 * @icb: (nullable): the integrated care board
 * @councils: (nullable) (array zero-terminated=1): the responsible local authorities
 * @healthwatch: (nullable) (array zero-terminated=1): the Local Healthwatch organisations
 * @places: (nullable) (array zero-terminated=1): the places
 *
 * Names as a person gives them; empty ones are left out.
 */
typedef struct
{
  const char *name;
  const char *icb;
  const char *const *councils;
  const char *const *healthwatch;
  const char *const *places;
} AccordFounding;

AccordRequest *accord_founding_fill (const AccordFounding *founding);

G_END_DECLS
