/* accord-prose-digest.c: what md4c makes of a source, as one string to compare
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "prose/accord-prose-private.h"

#include <md4c.h>

static void
append_attribute (GString *digest, const MD_ATTRIBUTE *attribute)
{
  g_string_append_len (digest, attribute->text, attribute->size);
  g_string_append_c (digest, '\1');
}

static int
enter_block_cb (MD_BLOCKTYPE type, void *detail, void *data)
{
  GString *digest = data;

  if (type == MD_BLOCK_DOC)
    return 0;

  g_string_append_printf (digest, "\2%d,", type);
  switch (type)
    {
    case MD_BLOCK_UL:
      g_string_append_printf (digest, "%d", ((MD_BLOCK_UL_DETAIL *) detail)->is_tight);
      break;

    case MD_BLOCK_OL:
      g_string_append_printf (digest, "%d,%u", ((MD_BLOCK_OL_DETAIL *) detail)->is_tight,
                              ((MD_BLOCK_OL_DETAIL *) detail)->start);
      break;

    case MD_BLOCK_LI:
      g_string_append_printf (digest, "%d", ((MD_BLOCK_LI_DETAIL *) detail)->is_task);
      break;

    case MD_BLOCK_H:
      g_string_append_printf (digest, "%u", ((MD_BLOCK_H_DETAIL *) detail)->level);
      break;

    case MD_BLOCK_CODE:
      append_attribute (digest, &((MD_BLOCK_CODE_DETAIL *) detail)->info);
      break;

    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
      g_string_append_printf (digest, "%d", ((MD_BLOCK_TD_DETAIL *) detail)->align);
      break;

    default:
      break;
    }

  return 0;
}

static int
leave_block_cb (MD_BLOCKTYPE type, void *detail, void *data)
{
  if (type != MD_BLOCK_DOC)
    g_string_append_printf (data, "\3%d", type);

  return 0;
}

static int
enter_span_cb (MD_SPANTYPE type, void *detail, void *data)
{
  g_string_append_printf (data, "\4%d,", type);

  if (type == MD_SPAN_A)
    {
      append_attribute (data, &((MD_SPAN_A_DETAIL *) detail)->href);
      append_attribute (data, &((MD_SPAN_A_DETAIL *) detail)->title);
    }
  else if (type == MD_SPAN_IMG)
    {
      append_attribute (data, &((MD_SPAN_IMG_DETAIL *) detail)->src);
      append_attribute (data, &((MD_SPAN_IMG_DETAIL *) detail)->title);
    }

  return 0;
}

static int
leave_span_cb (MD_SPANTYPE type, void *detail, void *data)
{
  g_string_append_printf (data, "\5%d", type);
  return 0;
}

static int
text_cb (MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *data)
{
  g_string_append_printf (data, "\6%d,", type);
  g_string_append_len (data, text, size);
  return 0;
}

/* Parses @source and lists all that was found. Two sources of equal digests mean the same; the
 * digest of two sources that do not bear on each other is that of the first followed by that of the
 * second.
 */
GString *
accord_prose_digest (const char *source, gsize length)
{
  const MD_PARSER parser = {
    .flags = ACCORD_PROSE_MD_FLAGS,
    .enter_block = enter_block_cb,
    .leave_block = leave_block_cb,
    .enter_span = enter_span_cb,
    .leave_span = leave_span_cb,
    .text = text_cb,
  };
  GString *digest = g_string_sized_new (length * 2);

  md_parse (source, length, &parser, digest);

  return digest;
}
