/* accord-look.h: how a partnership's documents look
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-request.h"

G_BEGIN_DECLS

/* A logo's size at most, in bytes: it is in every document, and in the journal each time it changes. */
#define ACCORD_LOOK_MAX_LOGO (256 * 1024)

/* What headings, links and lines have where none was chosen. */
#define ACCORD_LOOK_OWN_COLOUR "#1a4f8b"

/* What stands under the titles of a table on paper: red, green and blue. */
#define ACCORD_LOOK_TINT { 0.933, 0.953, 0.976 }

/**
 * AccordLookPart:
 * @ACCORD_LOOK_LOGO: a PNG or SVG picture, in base64
 * @ACCORD_LOOK_LOGO_WORDS: what the logo says, for people who do not see it
 * @ACCORD_LOOK_COLOUR: of headings and links, "#rrggbb"
 * @ACCORD_LOOK_LINE_COLOUR: of the lines under titles of tables, beside quotations and over the title; "" for that of headings
 * @ACCORD_LOOK_ADDRESS: where the partnership is reached; lines
 * @ACCORD_LOOK_DISCLAIMER: what stands at the end of every document
 *
 * What a partnership may choose for its documents.
 */
typedef enum
{
  ACCORD_LOOK_LOGO,
  ACCORD_LOOK_LOGO_WORDS,
  ACCORD_LOOK_COLOUR,
  ACCORD_LOOK_LINE_COLOUR,
  ACCORD_LOOK_ADDRESS,
  ACCORD_LOOK_DISCLAIMER,
  ACCORD_LOOK_N_PARTS,
} AccordLookPart;

/**
 * AccordLook:
 * @parts: each as above; "" for what is not chosen
 *
 * The look of the documents of one partnership.
 */
typedef struct
{
  char *parts[ACCORD_LOOK_N_PARTS];
} AccordLook;

AccordLook *accord_look_read (AccordConnection *connection, GError **error);
AccordRequest *accord_look_load (void);
AccordRequest *accord_look_set (AccordLookPart part, const char *value);
void accord_look_free (AccordLook *self);

gboolean accord_look_parse_colour (const char *text, double rgb[3]);
double accord_look_get_contrast (AccordLookPart part, const double rgb[3]);
double accord_look_get_least_contrast (AccordLookPart part);
gboolean accord_look_check_colour (AccordLookPart part, const char *text, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordLook, accord_look_free)

G_END_DECLS
