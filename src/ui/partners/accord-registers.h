/* accord-registers.h: the registers of the partners page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/partners/accord-register.h"

G_BEGIN_DECLS

extern const AccordRegisterLook accord_register_as_at;
extern const AccordRegisterLook accord_register_chase;
extern const AccordRegisterLook accord_register_declarations;
extern const AccordRegisterLook accord_register_duplicates;
extern const AccordRegisterLook accord_register_people;
extern const AccordRegisterLook accord_register_requests;

G_END_DECLS
