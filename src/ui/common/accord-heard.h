/* accord-heard.h: something that was heard, on its way to another page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/**
 * AccordHeard:
 * @activity: where it was heard
 * @feedback: one thing that was heard there, or 0 for the activity as a whole
 */
typedef struct
{
  gint64 activity;
  gint64 feedback;
} AccordHeard;

#define ACCORD_TYPE_HEARD (accord_heard_get_type ())

GType accord_heard_get_type (void) G_GNUC_CONST;
GdkContentProvider *accord_heard_provide (gint64 activity, gint64 feedback, const char *text);

G_END_DECLS
