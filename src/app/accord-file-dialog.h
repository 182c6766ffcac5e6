/* accord-file-dialog.h: what a file says, shown before any of it is stored
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-partnership.h"
#include "model/accord-record.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_FILE_DIALOG (accord_file_dialog_get_type ())
G_DECLARE_DERIVABLE_TYPE (AccordFileDialog, accord_file_dialog, ACCORD, FILE_DIALOG, AdwDialog)

/**
 * AccordFileDialogClass:
 * @read: reads the file; on a thread of its own, so it touches no widget. Its answer is for @show
 * @found_free: frees that answer
 * @show: takes the answer over, and shows it
 * @store: makes the edit that a person agreed to
 * @stored: does what is due after it, with its answer
 */
struct _AccordFileDialogClass
{
  AdwDialogClass parent_class;

  gpointer (*read) (AccordPartnership *partnership, GFile *file, GCancellable *cancellable, GError **error);
  GDestroyNotify found_free;
  void (*show) (AccordFileDialog *self, gpointer found);
  AccordRequest *(*store) (AccordFileDialog *self);
  void (*stored) (AccordFileDialog *self, gpointer answer);
};

void accord_file_dialog_present (AccordFileDialog *self, GtkWidget *parent, AccordPartnership *partnership, GFile *file);
void accord_file_dialog_choose (AccordFileDialog *self, GtkWidget *parent, AccordPartnership *partnership, const char *title,
                                const char *kind, const char *const *suffixes);
void accord_file_dialog_set_verb (AccordFileDialog *self, const char *verb);
void accord_file_dialog_set_ready (AccordFileDialog *self, gboolean ready);
AccordPartnership *accord_file_dialog_get_partnership (AccordFileDialog *self);
void accord_file_dialog_open_activity (AccordFileDialog *self, gpointer answer);

typedef char *(*AccordFileDialogName) (AccordRecord *record);

void accord_file_dialog_offer (AdwComboRow *row, const char *none, GPtrArray *records, AccordFileDialogName name,
                               gint64 chosen);
AccordRecord *accord_file_dialog_get_chosen (AdwComboRow *row, GPtrArray *records);

G_END_DECLS
