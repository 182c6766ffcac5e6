/* accord-error-words.h: what went wrong, in words for a person
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *accord_error_words (const GError *error);

G_END_DECLS
