/* accord-joining.h: requests to join the partnership
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-list.h"

G_BEGIN_DECLS

extern const AccordListSource accord_joining_requests;

AccordRequest *accord_joining_join (gint64 request);

G_END_DECLS
