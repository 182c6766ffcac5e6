/* accord-heard.c: something that was heard, on its way to another page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/common/accord-heard.h"

/* It is dragged or copied from where it is logged to where it is written down. Other programs get its words. */

static gpointer
copy_heard (gpointer heard)
{
  return g_memdup2 (heard, sizeof (AccordHeard));
}

G_DEFINE_BOXED_TYPE (AccordHeard, accord_heard, copy_heard, g_free)

/**
 * accord_heard_provide:
 * @activity: where it was heard
 * @feedback: one thing that was heard there, or 0 for the activity as a whole
 * @text: what it is for another program
 *
 * Returns: (transfer full): what to drag, or to put on the clipboard
 */
GdkContentProvider *
accord_heard_provide (gint64 activity, gint64 feedback, const char *text)
{
  AccordHeard heard = { activity, feedback };
  GdkContentProvider *providers[] = {
    gdk_content_provider_new_typed (ACCORD_TYPE_HEARD, &heard),
    gdk_content_provider_new_typed (G_TYPE_STRING, text),
  };

  return gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
}
