/* accord-svg-check.c: whether a drawing needs nothing but itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "report/accord-svg-check.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/accord-error.h"

/*
 * What draws an SVG loads nothing from outside, so such a drawing would be on paper without its parts and nobody told why;
 * and pictures and entities inside one are where a small file can grow without end. Both are refused here, before any of it
 * is unpacked.
 */

/* As much of an address as a message has room for. */
#define MAX_ADDRESS 60

static gboolean
fail (GError **error, const char *words)
{
  g_set_error_literal (error, ACCORD_ERROR, ACCORD_ERROR_FORMAT, words);
  return FALSE;
}

static const char *
get_local_name (const char *name)
{
  const char *colon = strrchr (name, ':');

  return colon != NULL ? colon + 1 : name;
}

static gboolean
refuse_address (const char *address, gsize length, GError **error)
{
  g_autofree char *text = g_strndup (address, length);
  g_autofree char *shown = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), MAX_ADDRESS));

  /* Translators: %s is an address or the name of a file. */
  g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_FORMAT,
               _("This SVG asks for another file, “%s”: save it with everything in it"), g_strstrip (shown));
  return FALSE;
}

/* In CSS: url() with anything but a part of the same drawing, and @import, which may name a file without it. */
static gboolean
check_style (const char *style, GError **error)
{
  const char *import = strstr (style, "@import");

  if (import != NULL)
    return refuse_address (import, strcspn (import, ";"), error);
  for (const char *at = strstr (style, "url("); at != NULL; at = strstr (at, "url("))
    {
      at += strlen ("url(");
      at += strspn (at, " \t\r\n\"'");
      if (*at != '#')
        return refuse_address (at, strcspn (at, ")\"'"), error);
    }
  return TRUE;
}

/* Without the namespace it is drawn on paper, but by no browser. */
static gboolean
is_svg (const char *element, const char **values)
{
  return g_str_equal (get_local_name (element), "svg") && g_strv_contains (values, "http://www.w3.org/2000/svg");
}

static void
start_cb (GMarkupParseContext *context, const char *element, const char **names, const char **values, gpointer data,
          GError **error)
{
  const char *name = get_local_name (element);

  if (g_markup_parse_context_get_element_stack (context)->next == NULL && !is_svg (element, values))
    {
      fail (error, _("This is no PNG or SVG picture: save the logo as one of these"));
      return;
    }
  if (g_str_equal (name, "image") || g_str_equal (name, "feImage"))
    {
      fail (error, _("There is a picture of another kind within this SVG: save the logo as PNG"));
      return;
    }
  for (guint i = 0; names[i] != NULL; i++)
    {
      gboolean is_address = g_str_equal (get_local_name (names[i]), "href") && !g_str_equal (name, "a");

      if (is_address && values[i][strspn (values[i], " \t\r\n")] != '#')
        {
          refuse_address (values[i], strlen (values[i]), error);
          return;
        }
      if (!check_style (values[i], error))
        return;
    }
}

static void
text_cb (GMarkupParseContext *context, const char *text, gsize size, gpointer data, GError **error)
{
  g_autofree char *style = g_strndup (text, size);

  if (g_str_equal (get_local_name (g_markup_parse_context_get_element (context)), "style"))
    check_style (style, error);
}

/* Another encoding would be read otherwise here than where it is drawn. */
static gboolean
is_utf8 (const char *declaration)
{
  return !g_regex_match_simple ("encoding", declaration, 0, 0)
         || g_regex_match_simple ("encoding\\s*=\\s*[\"']utf-?8[\"']", declaration, G_REGEX_CASELESS, 0);
}

static void
passthrough_cb (GMarkupParseContext *context, const char *text, gsize size, gpointer data, GError **error)
{
  g_autofree char *words = g_strndup (text, size);

  if (g_str_has_prefix (words, "<!DOCTYPE") && strchr (words, '[') != NULL)
    fail (error, _("This SVG defines entities of its own: save it as plain SVG"));
  else if (g_str_has_prefix (words, "<?xml-stylesheet"))
    refuse_address (words, size, error);
  else if (g_str_has_prefix (words, "<?xml ") && !is_utf8 (words))
    fail (error, _("This SVG is not in UTF-8: save it as plain SVG"));
}

/**
 * accord_svg_check:
 * @text: what may be an SVG
 * @size: in bytes
 *
 * Any thread.
 *
 * Returns: whether it is one that draws with what is in it; else ACCORD_ERROR_FORMAT says, for a person, translated, why not
 */
gboolean
accord_svg_check (const char *text, gsize size, GError **error)
{
  static const GMarkupParser PARSER = { .start_element = start_cb, .text = text_cb, .passthrough = passthrough_cb };
  g_autoptr (GMarkupParseContext) context = NULL;
  GError *local_error = NULL;

  if (!g_utf8_validate_len (text, size, NULL))
    return fail (error, _("This SVG is not in UTF-8: save it as plain SVG"));
  context = g_markup_parse_context_new (&PARSER, G_MARKUP_TREAT_CDATA_AS_TEXT, NULL, NULL);
  if (g_markup_parse_context_parse (context, text, (gssize) size, &local_error)
      && g_markup_parse_context_end_parse (context, &local_error))
    return TRUE;
  if (local_error->domain == ACCORD_ERROR)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  g_error_free (local_error);
  return fail (error, _("This picture is damaged"));
}
