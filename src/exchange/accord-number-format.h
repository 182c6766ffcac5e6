/* accord-number-format.h: what a number in a workbook looks like to a person
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AccordNumberKind:
 * @ACCORD_NUMBER_GENERAL: a number
 * @ACCORD_NUMBER_DAY: a date whose day is shown
 * @ACCORD_NUMBER_MONTH: a date of which only month and year are shown
 * @ACCORD_NUMBER_YEAR: a date of which only the year is shown
 * @ACCORD_NUMBER_TIME: a time of day
 */
typedef enum
{
  ACCORD_NUMBER_GENERAL,
  ACCORD_NUMBER_DAY,
  ACCORD_NUMBER_MONTH,
  ACCORD_NUMBER_YEAR,
  ACCORD_NUMBER_TIME,
} AccordNumberKind;

/* Longest text that accord_number_print() makes, with its NUL. */
#define ACCORD_NUMBER_SIZE 48

AccordNumberKind accord_number_kind_of_builtin (guint id);
AccordNumberKind accord_number_kind_of_code (const char *code);
gsize accord_number_print (const char *value,
                           gsize length,
                           AccordNumberKind kind,
                           gboolean since_1904,
                           char text[ACCORD_NUMBER_SIZE]);

G_END_DECLS
