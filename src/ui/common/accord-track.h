/* accord-track.h: stretches of a line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ACCORD_TYPE_TRACK (accord_track_get_type ())
G_DECLARE_FINAL_TYPE (AccordTrack, accord_track, ACCORD, TRACK, GtkWidget)

GtkWidget *accord_track_new (void);
void accord_track_add (AccordTrack *self, double from, double to, gboolean is_solid);
void accord_track_set_mark (AccordTrack *self, double at);

G_END_DECLS
