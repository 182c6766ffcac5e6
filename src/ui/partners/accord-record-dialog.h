/* accord-record-dialog.h: one record, field by field
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-partnership.h"

G_BEGIN_DECLS

/**
 * AccordRecordDialogLook:
 * @title: of the dialog; untranslated
 * @table: the record's
 * @fields: (array zero-terminated=1): what is shown of it
 *
 * What a dialog shows.
 */
typedef struct
{
  const char *title;
  const char *table;
  const char *const *fields;
} AccordRecordDialogLook;

extern const AccordRecordDialogLook accord_record_dialog_request;
extern const AccordRecordDialogLook accord_record_dialog_partnership;
extern const AccordRecordDialogLook accord_record_dialog_person;
extern const AccordRecordDialogLook accord_record_dialog_relation;

void accord_record_dialog_present (GtkWidget *parent, AccordPartnership *partnership, const AccordRecordDialogLook *look,
                                   gint64 id);

G_END_DECLS
