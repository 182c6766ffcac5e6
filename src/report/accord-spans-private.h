/* accord-spans-private.h: what a layout or a writer reads of a run of text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/accord-spans.h"

G_BEGIN_DECLS

/**
 * AccordSpan:
 * @start: first byte in the text
 * @end: the byte after the last one
 * @style: its styles
 * @address: (nullable): where it leads
 * @note: the number of the footnote that it leads to, from 1, or 0; a layout alone knows it
 *
 * Spans lie in order, do not overlap and cover the whole text.
 */
typedef struct
{
  guint start;
  guint end;
  AccordSpanStyle style;
  char *address;
  guint note;
} AccordSpan;

void accord_spans_append_note (AccordSpans *self, const char *mark, guint note);
const AccordSpan *accord_spans_get_spans (AccordSpans *self, guint *n_spans);

G_END_DECLS
