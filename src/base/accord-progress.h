/* accord-progress.h: how far long work has come
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _AccordProgress AccordProgress;

AccordProgress *accord_progress_new (void);
AccordProgress *accord_progress_ref (AccordProgress *self);
void accord_progress_unref (AccordProgress *self);
void accord_progress_set (AccordProgress *self, double fraction);
double accord_progress_get (AccordProgress *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordProgress, accord_progress_unref)

G_END_DECLS
