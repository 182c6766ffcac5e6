/* accord-error.h: what can go wrong, in codes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ACCORD_ERROR (accord_error_quark ())

/**
 * AccordError:
 * @ACCORD_ERROR_FAILED: something this program did not expect; the message is technical.
 * @ACCORD_ERROR_INVALID: a value that a person gave cannot be used; the message says which and why.
 * @ACCORD_ERROR_NOT_FOUND: the file or the record is not there (any more).
 * @ACCORD_ERROR_EXISTS: there is a file or a record of that name already.
 * @ACCORD_ERROR_READ_ONLY: the folder or the file cannot be written.
 * @ACCORD_ERROR_FULL: the disk is full.
 * @ACCORD_ERROR_IN_USE: another program, or another window, holds the file.
 * @ACCORD_ERROR_NOT_OURS: the file was not made by Accord.
 * @ACCORD_ERROR_NEWER: the file was made by a newer Accord.
 * @ACCORD_ERROR_DAMAGED: the file is an Accord file and is damaged.
 * @ACCORD_ERROR_CONFLICT: what was to be taken back has been changed since.
 * @ACCORD_ERROR_NOTHING: there is nothing to undo or to redo.
 * @ACCORD_ERROR_TOO_LARGE: a limit for foreign files was passed; the message says which.
 * @ACCORD_ERROR_FORMAT: a file that was brought in cannot be read; the message says where.
 * @ACCORD_ERROR_CLOSED: the strategy is published, and its text can no longer be changed.
 * @ACCORD_ERROR_ERASED: a person's data were erased from what was to be taken back or done again.
 *
 * The one error domain of the lower rooms. They give a code and a technical text in English; the words a
 * person reads are chosen in `base/accord-error-words.h`. Only `store` turns SQLite's result codes into these.
 * A cancelled operation is `G_IO_ERROR_CANCELLED`, as everywhere in GIO.
 */
typedef enum
{
  ACCORD_ERROR_FAILED,
  ACCORD_ERROR_INVALID,
  ACCORD_ERROR_NOT_FOUND,
  ACCORD_ERROR_EXISTS,
  ACCORD_ERROR_READ_ONLY,
  ACCORD_ERROR_FULL,
  ACCORD_ERROR_IN_USE,
  ACCORD_ERROR_NOT_OURS,
  ACCORD_ERROR_NEWER,
  ACCORD_ERROR_DAMAGED,
  ACCORD_ERROR_CONFLICT,
  ACCORD_ERROR_NOTHING,
  ACCORD_ERROR_TOO_LARGE,
  ACCORD_ERROR_FORMAT,
  ACCORD_ERROR_CLOSED,
  ACCORD_ERROR_ERASED,
} AccordError;

GQuark accord_error_quark (void);

G_END_DECLS
