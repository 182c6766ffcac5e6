/* accord-error-words.c: what went wrong, in words for a person
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/accord-error-words.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

#include "base/accord-error.h"

/* What, and what to do. NULL where the technical text says more than we could. */
static const char *
choose_words (AccordError code)
{
  switch (code)
    {
    case ACCORD_ERROR_NOT_FOUND:
      return _("It is not there any more. Somebody may have moved or deleted it.");
    case ACCORD_ERROR_EXISTS:
      return _("There is one of that name already. Choose another name.");
    case ACCORD_ERROR_READ_ONLY:
      return _("It cannot be written there. Choose another folder, or ask your administrator for the right to write to it.");
    case ACCORD_ERROR_FULL:
      return _("The disk is full. Nothing was lost: make some room and try again.");
    case ACCORD_ERROR_IN_USE:
      return _("It is open in another window or program. Close it there first.");
    case ACCORD_ERROR_NOT_OURS:
      return _("This file was not made by Accord. It has not been changed.");
    case ACCORD_ERROR_NEWER:
      return _("This file was made by a newer version of Accord. It has not been changed. Update Accord to open it.");
    case ACCORD_ERROR_DAMAGED:
      return _("This file is damaged. It has not been changed. Open a backup instead.");
    case ACCORD_ERROR_CONFLICT:
      return _("It has been changed since. Undo the later changes first.");
    case ACCORD_ERROR_NOTHING:
      return _("There is nothing to undo or to redo.");
    case ACCORD_ERROR_ERASED:
      return _("A person’s data were erased, and what held them is gone from the history. It cannot be undone, so that the"
               " name does not come back.");
    case ACCORD_ERROR_CLOSED:
      return _("This strategy is published, so its text stays as it is. Prepare a revised strategy to change it.");
    default:
      return NULL;
    }
}

/**
 * accord_error_words:
 * @error: an error of the lower rooms, or of GIO
 *
 * Chooses the words that a person reads: what happened and what to do. Bad input keeps the lower room's text, which says
 * where and why.
 *
 * Returns: (transfer full): one or two sentences, without markup
 */
char *
accord_error_words (const GError *error)
{
  const char *words = error->domain == ACCORD_ERROR ? choose_words ((AccordError) error->code) : NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    words = _("Stopped. Nothing was changed.");
  if (g_error_matches (error, ACCORD_ERROR, ACCORD_ERROR_FAILED))
    return g_strdup_printf (_("Something went wrong that Accord did not expect. What was stored is safe. Details: %s"),
                            error->message);
  return g_strdup (words != NULL ? words : error->message);
}
