/* accord-spans.h: a run of text with its styles and links
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * AccordSpanStyle:
 * @ACCORD_SPAN_PLAIN: as the paragraph around it
 * @ACCORD_SPAN_BOLD: strong
 * @ACCORD_SPAN_ITALIC: emphasised
 * @ACCORD_SPAN_CODE: in a fixed width
 */
typedef enum /*< flags >*/
{
  ACCORD_SPAN_PLAIN = 0,
  ACCORD_SPAN_BOLD = 1 << 0,
  ACCORD_SPAN_ITALIC = 1 << 1,
  ACCORD_SPAN_CODE = 1 << 2,
} AccordSpanStyle;

#define ACCORD_TYPE_SPANS (accord_spans_get_type ())
typedef struct _AccordSpans AccordSpans;

GType accord_spans_get_type (void);
AccordSpans *accord_spans_new (const char *text);
AccordSpans *accord_spans_ref (AccordSpans *self);
void accord_spans_unref (AccordSpans *self);

void accord_spans_append (AccordSpans *self, const char *text, AccordSpanStyle style);
void accord_spans_append_link (AccordSpans *self,
                               const char *text,
                               AccordSpanStyle style,
                               const char *address);
void accord_spans_append_break (AccordSpans *self);
void accord_spans_append_spans (AccordSpans *self, AccordSpans *other);
void accord_spans_set_language (AccordSpans *self, const char *language);

const char *accord_spans_get_text (AccordSpans *self);
const char *accord_spans_get_language (AccordSpans *self);

char *accord_text_make_plain (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordSpans, accord_spans_unref)

G_END_DECLS
