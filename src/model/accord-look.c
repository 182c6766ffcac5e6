/* accord-look.c: how a partnership's documents look
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/accord-look.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "base/accord-error.h"
#include "store/accord-connection.h"

/* In the table "setting", so that the look is part of the partnership, travels with it and can be undone. */
static const char *const KEYS[ACCORD_LOOK_N_PARTS]
    = { "look:logo", "look:logo-words", "look:colour", "look:line-colour", "look:address", "look:disclaimer" };

/**
 * accord_look_free:
 * @self: (transfer full) (nullable): a look
 */
void
accord_look_free (AccordLook *self)
{
  for (guint i = 0; self != NULL && i < ACCORD_LOOK_N_PARTS; i++)
    g_free (self->parts[i]);
  g_free (self);
}

/**
 * accord_look_read:
 * @connection: the token
 *
 * Returns: (transfer full): the look; %NULL on error
 */
AccordLook *
accord_look_read (AccordConnection *connection, GError **error)
{
  g_autoptr (AccordStatement) rows = accord_connection_query (
      connection, error, "SELECT key, value FROM setting WHERE key >= 'look:' AND key < 'look;'", "");
  AccordLook *self;
  GError *local_error = NULL;

  if (rows == NULL)
    return NULL;
  self = g_new0 (AccordLook, 1);
  while (accord_statement_step (rows, &local_error))
    for (guint i = 0; i < ACCORD_LOOK_N_PARTS; i++)
      if (g_str_equal (KEYS[i], accord_statement_text (rows, 0)))
        g_set_str (&self->parts[i], accord_statement_text (rows, 1));
  for (guint i = 0; i < ACCORD_LOOK_N_PARTS; i++)
    if (self->parts[i] == NULL)
      self->parts[i] = g_strdup ("");
  if (local_error == NULL)
    return self;
  g_propagate_error (error, local_error);
  accord_look_free (self);
  return NULL;
}

static gpointer
load_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return accord_look_read (connection, error);
}

/**
 * accord_look_load:
 *
 * Returns: (transfer full): a question whose answer is an #AccordLook
 */
AccordRequest *
accord_look_load (void)
{
  return accord_request_read (load_cb, NULL, NULL, (GDestroyNotify) accord_look_free);
}

typedef struct
{
  AccordLookPart part;
  char *value;
} Edit;

static void
edit_free (gpointer data)
{
  Edit *edit = data;

  g_free (edit->value);
  g_free (edit);
}

static gpointer
set_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Edit *edit = data;
  const char *key = KEYS[edit->part];

  if (*edit->value == '\0')
    return GINT_TO_POINTER (accord_connection_run (connection, error, "DELETE FROM setting WHERE key = ?1", "t", key));
  if ((edit->part == ACCORD_LOOK_COLOUR || edit->part == ACCORD_LOOK_LINE_COLOUR)
      && !accord_look_check_colour (edit->part, edit->value, error))
    return NULL;
  if (strlen (edit->value) > ACCORD_LOOK_MAX_LOGO * 4 / 3 + 4)
    {
      g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_TOO_LARGE, "more than %d KiB", ACCORD_LOOK_MAX_LOGO / 1024);
      return NULL;
    }
  return GINT_TO_POINTER (accord_connection_run (connection, error,
                                                 "INSERT INTO setting (key, value) VALUES (?1, ?2)"
                                                 " ON CONFLICT (key) DO UPDATE SET value = ?2 WHERE value <> ?2",
                                                 "tt", key, edit->value));
}

/**
 * accord_look_set:
 * @part: what
 * @value: as #AccordLookPart says; "" for none
 *
 * Returns: (transfer full): an edit; it fails with ACCORD_ERROR_INVALID for a colour in which nobody could read or see,
 *   the ratio named, and with ACCORD_ERROR_TOO_LARGE
 */
AccordRequest *
accord_look_set (AccordLookPart part, const char *value)
{
  Edit *edit = g_new (Edit, 1);

  *edit = (Edit) { part, g_strdup (value) };
  /* Translators: names an edit where it can be undone. */
  return accord_request_edit (_("Look of the documents changed"), set_cb, edit, edit_free, NULL);
}

/* --- colours --- */

/**
 * accord_look_parse_colour:
 * @text: "#rrggbb"
 * @rgb: (out): red, green and blue, from 0 to 1
 *
 * Returns: whether it is a colour
 */
gboolean
accord_look_parse_colour (const char *text, double rgb[3])
{
  if (strlen (text) != 7 || *text != '#')
    return FALSE;
  for (guint i = 0; i < 3; i++)
    {
      int high = g_ascii_xdigit_value (text[1 + 2 * i]), low = g_ascii_xdigit_value (text[2 + 2 * i]);

      if (high < 0 || low < 0)
        return FALSE;
      rgb[i] = (high * 16 + low) / 255.0;
    }
  return TRUE;
}

static double
get_luminance (const double rgb[3])
{
  static const double WEIGHTS[] = { 0.2126, 0.7152, 0.0722 };
  double luminance = 0;

  for (guint i = 0; i < 3; i++)
    luminance += WEIGHTS[i] * (rgb[i] <= 0.04045 ? rgb[i] / 12.92 : pow ((rgb[i] + 0.055) / 1.055, 2.4));
  return luminance;
}

/**
 * accord_look_get_contrast:
 * @part: ACCORD_LOOK_COLOUR or ACCORD_LOOK_LINE_COLOUR
 * @rgb: a colour
 *
 * Headings and links stand on white paper; lines also on the tint that is under the titles of tables.
 *
 * Returns: its least contrast with what it stands on, from 1 to 21, as WCAG 2.2 defines it
 */
double
accord_look_get_contrast (AccordLookPart part, const double rgb[3])
{
  static const double TINT[] = ACCORD_LOOK_TINT;
  double paper = part == ACCORD_LOOK_LINE_COLOUR ? get_luminance (TINT) : 1;
  double luminance = get_luminance (rgb);

  return (MAX (paper, luminance) + 0.05) / (MIN (paper, luminance) + 0.05);
}

/**
 * accord_look_get_least_contrast:
 * @part: ACCORD_LOOK_COLOUR or ACCORD_LOOK_LINE_COLOUR
 *
 * Returns: what accord_look_get_contrast() must be at least: WCAG 2.2, success criteria 1.4.3 for text and 1.4.11 for lines
 */
double
accord_look_get_least_contrast (AccordLookPart part)
{
  return part == ACCORD_LOOK_LINE_COLOUR ? 3 : 4.5;
}

/**
 * accord_look_check_colour:
 * @part: ACCORD_LOOK_COLOUR or ACCORD_LOOK_LINE_COLOUR
 * @text: what a person gave
 *
 * Returns: whether it is dark enough to be read, or seen, on paper; else ACCORD_ERROR_INVALID says why, for a person,
 *   translated
 */
gboolean
accord_look_check_colour (AccordLookPart part, const char *text, GError **error)
{
  double rgb[3], contrast, least = accord_look_get_least_contrast (part);

  if (!accord_look_parse_colour (text, rgb))
    {
      g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_INVALID, _("“%s” is no colour: write it as #1a4f8b"), text);
      return FALSE;
    }
  contrast = accord_look_get_contrast (part, rgb);
  if (contrast >= least)
    return TRUE;
  contrast = floor (contrast * 10) / 10;
  if (part == ACCORD_LOOK_LINE_COLOUR)
    g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_INVALID,
                 _("%s has a contrast of only %.1f to 1 with the head of a table; lines need %.1f to 1"), text, contrast,
                 least);
  else
    g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_INVALID,
                 _("%s has a contrast of only %.1f to 1 with white paper; text needs %.1f to 1"), text, contrast, least);
  return FALSE;
}
