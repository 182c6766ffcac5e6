/* accord-error.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/accord-error.h"

G_DEFINE_QUARK (accord-error-quark, accord_error)
